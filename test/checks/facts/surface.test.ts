import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPage } from '../../../checks/facts/page.ts';
import { advertises, isSpamHost } from '../../../checks/facts/site-embeds.ts';
import type { PageFacts } from '../../../checks/model/index.ts';

const url = 'http://slj.lanchuan.gov.cn/xwzx/1.html';
const read = (body: string): PageFacts => readPage({ url, body, asOf: '2026-09-30', headers: { 'content-type': 'text/html' } });

describe('code and links of others', () => {
  test('hosts that scripts come from are told once, the page’s own is not', () => {
    const { scripts } = read(
      '<script src="/a.js"></script><script src="//x.example/b.js"></script><script src="http://x.example/c.js"></script>',
    );
    expect(scripts.hosts).toEqual(['x.example']);
  });
  test.each([
    ['search-redirect', 'var r=document.referrer;if(r.indexOf("baidu")>0){location.href="http://x.example/"}', 1],
    ['a referrer that is only counted', 'var r=document.referrer;if(r.indexOf("baidu")>0){count++}', 0],
    ['written-encoded', "document.write(unescape('%3Cscript src=x%3E'))", 1],
    ['a word written plainly', "document.write('<p>您好</p>')", 0],
    ['title-rewritten', 'document.title="\\u6fb3\\u95e8\\u65b0\\u8461"', 1],
    ['a title that counts messages', 'document.title="新消息("+n+")"', 0],
  ])('%s', (_, code, count) => {
    expect(read(`<script>${code}</script>`).scripts.signs).toHaveLength(count);
  });
  test('links that no reader sees are told when they leave the government', () => {
    const { concealed } = read(
      '<div style="display:none"><a href="http://shop.example/">门窗</a><a href="/tab/">选项卡</a><a href="http://www.gov.cn/">国务院</a></div><p style="text-indent:-9999px"><a href="http://seo.example/">推广</a></p><p style="text-indent:2em"><a href="http://seen.example/">看得见</a></p>',
    );
    expect(concealed.map(({ href, how }) => `${how} ${href}`)).toEqual(['hidden http://shop.example/', 'shifted http://seo.example/']);
  });
  test.each([
    ['时时彩平台', true],
    ['警方打击时时彩犯罪团伙', false],
    ['市民热线平台', false],
  ])('“%s” advertises: %s', (words, expected) => {
    expect(advertises(words)).toBe(expected);
  });
  test('a host goes by the name of a gambling site only as a whole label', () => {
    expect(['www.bet365-x.com', 'alphabet365.com', 'yabo88.example'].map(isSpamHost)).toEqual([true, false, true]);
  });
});

describe('private numbers, maps, applications, catalogues', () => {
  test.each([
    ['138****5678', 0],
    ['1381234*678', 1],
    ['5199**********0012', 0],
    ['51990019800101*012', 1],
    ['2026*****1234', 0],
  ])('%s', (value, count) => {
    const { weakMasks } = read(`<p>林某 ${value}</p>`);
    expect(weakMasks).toHaveLength(count);
    expect(JSON.stringify(weakMasks)).not.toContain(value);
  });
  test('a map is told by the caption of its picture, with its approval number', () => {
    expect(read('<p><img src="/m.jpg" alt="清溪县行政区划图">审图号：GS（2019）1234号</p>').map).toEqual({
      title: '清溪县行政区划图',
      approval: 'GS（2019）1234号',
    });
    expect(read('<h1>清溪县召开行政区划图编制工作会议</h1><p><img src="/m.jpg" alt="会场"></p>').map).toBeNull();
  });
  test('no page makes the readers fail or say more than they keep', () => {
    const piece = fc.constantFrom(
      '<a href="http://x.example/">',
      '<div style="left:-9999px">',
      '1381234*678 ',
      '<script>document.referrer',
      '</script>',
      '审图号',
      '图',
      '★秘密',
      '<img alt="地图" src=x>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 80 }), (parts) => {
        const { concealed, weakMasks, scripts, wording } = read(parts.join(''));
        expect(concealed.length).toBeLessThanOrEqual(20);
        expect(weakMasks.length).toBeLessThanOrEqual(20);
        expect(scripts.hosts.length).toBeLessThanOrEqual(50);
        expect(wording.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
