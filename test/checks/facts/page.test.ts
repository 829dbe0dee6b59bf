import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PageInput, readPage } from '../../../checks/facts/page.ts';
import { PageFacts } from '../../../checks/model/index.ts';
import { encodeGbk } from '../../city/bytes.ts';

const url = 'http://slj.lanchuan.gov.cn/zwgk/tzgg/202606/t1.html';
const read = (body: string | Uint8Array, more: Partial<PageInput> = {}) =>
  readPage({ url, body, asOf: '2026-06-30', headers: { 'content-type': 'text/html' }, ...more });

const article = `<!doctype html><html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>关于做好防汛工作的通知_岚川市水利局</title>
<meta name="sitename" content="岚川市水利局"><meta name="SiteIDCode" content="4199990012"><meta name="PubDate" content="2026-06-02 09:10"></head><body>
<div class="header"><h1><a href="/">岚川市水利局</a></h1><form action="/search"><input name="key" placeholder="请输入关键字"><button>搜索</button></form></div>
<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/zwgk/zfxxgkzn/">政府信息公开指南</a></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/tzgg/">通知公告</a> &gt; 正文</div>
<div class="article"><h1>关于做好防汛工作的通知</h1><div>发布日期：2026-06-02 来源：岚川市水利局</div>
<p>${'各县区水利局要落实防汛责任，加强值班值守和巡查。'.repeat(12)}</p><p><a href="附件.doc?名=防汛">附件</a></p></div>
<div class="footer">主办单位：岚川市水利局 网站标识码：4199990012</div></body></html>`;

test('an article, from the bytes to all its facts', () => {
  const facts = read(encodeGbk(article), {
    finalUrl: `${url}?x=1`,
    redirects: [{ url, status: 302 }],
    timing: { fetchedAt: '2026-06-30T01:02:03Z', totalMs: 12 },
  });
  expect(PageFacts.parse(facts)).toEqual(facts);
  expect(facts).toMatchObject({
    url,
    finalUrl: `${url}?x=1`,
    status: 200,
    redirects: [{ url, status: 302 }],
    contentType: 'text/html',
    bytes: encodeGbk(article).length,
    charset: { declared: 'gb2312', used: 'gbk', from: 'meta' },
    title: '关于做好防汛工作的通知_岚川市水利局',
    h1: '关于做好防汛工作的通知',
    language: 'zh-CN',
    breadcrumb: ['首页', '政务公开', '通知公告', '正文'],
    breadcrumbHrefs: ['http://slj.lanchuan.gov.cn/', 'http://slj.lanchuan.gov.cn/zwgk/', 'http://slj.lanchuan.gov.cn/zwgk/tzgg/', null],
    meta: { SiteName: '岚川市水利局', SiteIDCode: '4199990012', PubDate: '2026-06-02 09:10' },
    kind: 'article',
    published: { date: '2026-06-02', source: 'label' },
    disclosure: { guide: { state: 'linked', href: 'http://slj.lanchuan.gov.cn/zwgk/zfxxgkzn/' }, annual: { state: 'absent' } },
    identity: { siteCode: { value: '4199990012', where: 'text' }, icp: null },
    forms: [{ kind: 'search', action: 'http://slj.lanchuan.gov.cn/search' }],
    personalData: [],
    guide: null,
    scripted: false,
    rendered: false,
  });
  expect(facts.why).not.toBe('');
  expect(facts.links.map((link) => link.href)).toContain(
    'http://slj.lanchuan.gov.cn/zwgk/tzgg/202606/%E9%99%84%E4%BB%B6.doc?%C3%FB=%B7%C0%D1%B4',
  );
  expect(facts.text.excerpt).toMatch(/^关于做好防汛工作的通知 发布日期：2026-06-02/);
  expect(facts.text.excerpt.length).toBeLessThanOrEqual(200);
});

test('a column: its rows, its pager, its kind', () => {
  const rows = Array.from(
    { length: 10 },
    (_, n) => `<li><a href="t${n}.html">关于第${n}批水利工程的公告</a><span>2026-06-${20 - n}</span></li>`,
  ).join('\n');
  const facts = read(
    `<html><head><title>通知公告</title></head><body><div class=crumbs>当前位置：<a href="/">首页</a> &gt; <a href="./">通知公告</a></div><ul class="list">${rows}</ul><div class=page>共31条 <a href="index_1.html">下一页</a></div></body></html>`,
    { url: 'http://slj.lanchuan.gov.cn/tzgg/index.html' },
  );
  expect(facts.kind).toBe('column');
  expect(facts.items).toHaveLength(10);
  expect(facts.items[0]).toMatchObject({
    title: '关于第0批水利工程的公告',
    href: 'http://slj.lanchuan.gov.cn/tzgg/t0.html',
    date: '2026-06-20',
  });
  expect(facts.pager?.next).toBe('http://slj.lanchuan.gov.cn/tzgg/index_1.html');
});

describe('what is no page', () => {
  test.each([
    ['a PDF', 'application/pdf', '%PDF-1.4\n<a href="/x">x</a>'],
    ['a PDF under a wrong name', 'text/html', '%PDF-1.4\n<a href="/x">x</a>'],
    ['JSON', 'application/json', '{"a":"<a href=/x>x</a>"}'],
  ])('%s gives facts without content', (_, type, body) => {
    const facts = read(new TextEncoder().encode(body), { headers: { 'content-type': type } });
    expect(PageFacts.parse(facts)).toEqual(facts);
    expect(facts).toMatchObject({ title: '', links: [], items: [], text: { length: 0 }, contentType: type, bytes: body.length });
  });

  test('plain text is text, and holds no links', () => {
    const facts = read('岚川市 <a href="/x">水利局</a>', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
    expect(facts.links).toEqual([]);
    expect(facts.text.excerpt).toBe('岚川市 <a href="/x">水利局</a>');
  });

  test('nothing at all', () => {
    const facts = readPage({ url, body: '', asOf: '2026-06-30' });
    expect(PageFacts.parse(facts)).toEqual(facts);
    expect(facts).toMatchObject({ contentType: null, bytes: 0, h1: null, language: null, published: null });
  });
});

test('personal data is masked wherever the facts repeat it', () => {
  const number = '110000194901010016';
  const facts = read(`<title>公示${number}</title><h1>公示${number}</h1><p>身份证号${number}</p><a href="/x/${number}">查看${number}</a>`);
  expect(facts.personalData).toHaveLength(1);
  const { links, ...rest } = facts;
  expect(JSON.stringify(rest)).not.toContain(number);
  expect(links[0]).toMatchObject({ text: '查看1100************16', href: `http://slj.lanchuan.gov.cn/x/${number}` });
});

test('what a browser holds was not left to script', () => {
  const empty = '<html><body><div id="app"></div><script src="/a.js"></script></body></html>';
  expect(read(empty).scripted).toBe(true);
  expect(read(empty, { rendered: true })).toMatchObject({ scripted: false, rendered: true });
});

test('equal pages have equal facts; another text has another fingerprint', () => {
  expect(JSON.stringify(read(article))).toBe(JSON.stringify(read(article)));
  expect(read('<p>甲</p>').text.hash).not.toBe(read('<p>乙</p>').text.hash);
});

test('no bytes and no charset make it throw, and the contract holds', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<a href="/x.html">',
      '</a>',
      '<ul><li>',
      '2026-06-01',
      '当前位置：首页 > ',
      '<meta name="PubDate" content="',
      '">',
      '<table><tr><td>',
      '发布日期：2026年13月45日',
      '<h1>',
      '<form><input type=password>',
      '<script>$.get("x")</script>',
      '索引号：',
      '政府信息公开指南',
      '110000194901010016',
      '共9999999999999999999页',
      '<template>',
      '<!--',
      '<base href="',
    ),
  );
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc.array(piece, { maxLength: 60 }).map((pieces) => new TextEncoder().encode(pieces.join(''))),
    fc.array(piece, { maxLength: 60 }).map((pieces) => encodeGbk(pieces.join(''))),
  );
  const type = fc.constantFrom(
    'text/html',
    'text/html; charset=gbk',
    'text/html; charset=utf-16',
    'text/html; charset=big5',
    'text/html; charset=?',
    'text/plain',
    '',
  );
  const address = fc.constantFrom(url, 'http://slj.lanchuan.gov.cn/', 'file:///x/index.html', 'x', '');
  fc.assert(
    fc.property(body, type, address, fc.boolean(), (bytes, contentType, from, home) => {
      const facts = readPage({ url: from, body: bytes, asOf: '2026-06-30', home, headers: { 'content-type': contentType } });
      expect(PageFacts.parse(facts)).toEqual(facts);
    }),
    { numRuns: 300 },
  );
});
