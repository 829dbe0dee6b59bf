import { describe, expect, test } from 'vitest';
import { readIdentity } from '../../../checks/facts/identity.ts';
import { readTree } from '../../../checks/facts/tree.ts';
import type { Link } from '../../../checks/model/index.ts';

const link = (href: string, text: string, more: Partial<Link> = {}): Link => ({ href, raw: href, text, area: 'footer', via: 'a', ...more });
const read = (html: string, links: Link[] = [], meta: Record<string, string> = {}, scripts: string[] = []) =>
  readIdentity(readTree(html), links, meta, scripts);

const footer = `<div class="footer"><p>主办单位：岚川市水利局 承办：局办公室</p><p>地址：岚川市滨河路8号　电话：0999-1234567</p>
<p>网站标识码：9901000012 <a href="https://beian.miit.gov.cn">豫ICP备15021526号-1</a> 豫公网安备 41142402000535号</p></div>`;

describe('marks in the footer', () => {
  const marks = read(`<p>正文</p>${footer}`, [link('https://beian.miit.gov.cn/', '豫ICP备15021526号-1')]);
  test('code, filings, organ and contact', () => {
    expect(marks.siteCode).toEqual({ value: '9901000012', where: 'text' });
    expect(marks.icp).toEqual({ value: '豫ICP备15021526号-1', where: 'text', href: 'https://beian.miit.gov.cn/' });
    expect(marks.police).toEqual({ value: '豫公网安备 41142402000535号', where: 'text' });
    expect(marks.organ).toEqual({ value: '岚川市水利局', where: 'text' });
    expect(marks.contact).toEqual({ value: '0999-1234567', where: 'text' });
  });
  test('what is not there is null', () => {
    expect(marks.partyEmblem).toBeNull();
    expect(marks.reportErrors).toBeNull();
    expect(marks.siteMap).toBeNull();
  });
});

describe('wordings', () => {
  test.each([
    ['网站标识码：bm23000001', 'bm23000001'],
    ['网站标识码 9901000012', '9901000012'],
    ['政府网站标识码：\n9901000012', '9901000012'],
    ['標識碼:９９０１００００１２', '9901000012'],
    ['网站标识码：990100001212', '990100001212'],
  ])('site code in %j', (text, value) => {
    expect(read(`<div class="footer">${text}</div>`).siteCode?.value).toBe(value);
  });
  test.each([
    ['备案号：豫ICP备05012345号', '豫ICP备05012345号'],
    ['京ICP备 15021526 号-2', '京ICP备15021526号-2'],
    ['ICP备15021526号', 'ICP备15021526号'],
  ])('ICP filing in %j', (text, value) => {
    expect(read(`<div class="footer">${text}</div>`).icp?.value).toBe(value);
  });
  test.each([
    '岚川市水利局主办　局办公室承办',
    '岚川市水利局主办<span>网站技术维护电话：0999-1234567</span>',
    '主办：岚川市水利局 版权所有',
    '主 办：岚川市水利局|承办：局办公室',
  ])('organ in %j', (text) => {
    expect(read(`<div class="footer">${text}</div>`).organ?.value).toBe('岚川市水利局');
  });
});

test('a filing that only the picture of its badge names, a telephone whose label is spaced out', () => {
  const marks = read('<div class="footer"><img alt="豫公网安备41142402000535号"><span>电 话：0999-1234567</span></div>');
  expect(marks.police).toEqual({ value: '豫公网安备41142402000535号', where: 'text' });
  expect(marks.contact).toEqual({ value: '0999-1234567', where: 'text' });
});

test('a code quoted in an article is not the site’s own', () => {
  const quoted = '<div class="article"><p>原网站（网站标识码：9901000099）予以关停。</p></div>';
  expect(read(quoted + footer).siteCode).toEqual({ value: '9901000012', where: 'text' });
  expect(read(`${quoted}<div class="footer">主办单位：岚川市水利局</div>`).siteCode).toBeNull();
});

test('a footer without a telling class is known by its words', () => {
  const marks = read('<div class="main"><p>正文</p></div><div class="wb">版权所有 岚川市水利局 网站标识码：9901000012</div>');
  expect(marks.siteCode?.value).toBe('9901000012');
});

test('values that disagree are kept beside the one shown', () => {
  const report = link('https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=9901000077&url=x', '');
  expect(read(footer, [report], { SiteIDCode: '9901000066' }).siteCode).toEqual({
    value: '9901000012',
    where: 'text',
    others: [
      { value: '9901000066', where: 'meta' },
      { value: '9901000077', where: 'link' },
    ],
  });
  expect(read(footer, [], { SiteIDCode: '9901000012' }).siteCode?.others).toBeUndefined();
});

test('meta and scripts stand in where the page shows nothing', () => {
  expect(read('', [], { SiteIDCode: '9901000012' }).siteCode).toEqual({ value: '9901000012', where: 'meta' });
  const script = String.raw`document.write('<p>\u7f51\u7ad9\u6807\u8bc6\u7801\uff1a<b>9901000012</b> 豫ICP备15021526号</p>')`;
  const marks = read('<p>正文</p>', [], {}, [script]);
  expect(marks.siteCode).toEqual({ value: '9901000012', where: 'script' });
  expect(marks.icp).toEqual({ value: '豫ICP备15021526号', where: 'script' });
});

test('police number by the link alone', () => {
  const marks = read('', [link('http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=41142402000535', '')]);
  expect(marks.police).toMatchObject({ value: '41142402000535', where: 'link' });
});

describe('emblem and 找错', () => {
  test('by link', () => {
    const emblem = 'http://bszs.conac.cn/sitename?method=show&id=08A8';
    const report = 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=9901000012';
    const marks = read('', [link(emblem, '', { alt: '党政机关' }), link(report, '', { alt: '政府网站找错' })]);
    expect(marks.partyEmblem).toEqual({ value: emblem, where: 'link', href: emblem });
    expect(marks.reportErrors).toEqual({ value: report, where: 'link', href: report });
  });
  test('by script', () => {
    const html = `<script>document.write(unescape("%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript src='http://dcs.conac.cn/js/17/256/0000/60/CA172.js'%3E%3C/script%3E"));</script>
      <span id="_span_jiucuo"></span>`;
    const marks = read(html);
    expect(marks.partyEmblem).toEqual({
      value: 'https://dcs.conac.cn/js/17/256/0000/60/CA172.js',
      where: 'script',
      href: 'https://dcs.conac.cn/js/17/256/0000/60/CA172.js',
    });
    expect(marks.reportErrors).toEqual({ value: '_span_jiucuo', where: 'script' });
  });
  test('by a local picture that leads to the old address', () => {
    const old = 'http://121.43.68.40/exposure/jiucuo.html?site_code=9901000012&url=x';
    expect(read('', [link(old, '')]).reportErrors?.value).toBe(old);
  });
});

test('site map and contact by their links, and a label that leads nowhere is text', () => {
  const marks = read('', [link('http://a.gov.cn/wzdt/', '网站地图'), link('', '联系我们', { dummy: true })]);
  expect(marks.siteMap).toEqual({ value: '网站地图', where: 'link', href: 'http://a.gov.cn/wzdt/' });
  expect(marks.contact).toEqual({ value: '联系我们', where: 'text' });
});

test('a mobile number is stored masked', () => {
  expect(read('<div class="footer">联系电话：13812345678</div>').contact?.value).toBe('138****5678');
});
