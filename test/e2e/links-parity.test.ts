/** The same page, read by Chromium and by us: both must request the same addresses and know the same links. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decode } from '../../checks/facts/decode.ts';
import { queryEncoder } from '../../checks/facts/encode.ts';
import { readLinks } from '../../checks/facts/links.ts';
import { readTree } from '../../checks/facts/tree.ts';
import { findBrowser } from '../../crawler/browser.ts';
import { encodeGbk } from '../city/bytes.ts';

const browserPath = findBrowser();

const anchors = [
  'a.html',
  '/a.html',
  './b/../c.html',
  '../../up.html',
  '//slj.lanchuan.gov.cn/x',
  'HTTP://WWW.LANCHUAN.GOV.CN:80/A?B',
  'https://www.lanchuan.gov.cn:443',
  'http:\\\\www.lanchuan.gov.cn\\a\\b.html',
  '\\xxgk\\a.html',
  ' \n /white\tspa\nce.html \n',
  '?page=2',
  '#top',
  'a.html#第一章',
  '/附件/表 1.doc',
  '/搜索/?关键词=公开指南&类型=通知&x=1',
  '?q=a b"c\'d<e>|f`{g}',
  '?q=丂乗亊&euro=€&smile=😀',
  '?already=%D6%D0&bad=%',
  'list.jsp?urltype=tree.TreeTempUrl&amp;wbtreeid=1001',
  'http://www.lanchuan.gov.cn/a/./b/../c//d/%2e%2e/e',
  'http://用户@例子.中国/路径',
  'http://www.lanchuan.gov.cn:99999/',
  'http://[::1/x',
  'http://',
  'mailto:a@b.cn?subject=中文',
  'tel:0370-1234567',
  'file:///C:/Users/a.doc',
  'ftp://ftp.lanchuan.gov.cn/文件',
  'thunder://QUFodHRw',
  'a.html?x=1?y=2#z?中',
  ';jsessionid=1',
  'www.lanchuan.gov.cn/forgot-scheme.html',
  'http：//www.lanchuan.gov.cn/full-width-colon',
  '&#x4e2d;.html?&#x6587;',
];

const body = `${anchors.map((href) => `<a href='${href.replaceAll("'", '&#39;')}'>链接</a>`).join('\n')}
<a>no address</a><!-- <a href="/comment">x</a> --><template><a href="/template">x</a></template>
<map name=m><area href="/area?区=1" shape=rect coords="0,0,1,1"></map>
<img src="/img/图 1.png?尺=大"><img src="  ../img/2.png\n"><img src="">
<table background="/img/bg.png"><tr><td background="/img/td.png">x</td></tr></table>
<div style="background-image:url('/img/css.png?层=1')">x</div>
<style>.used{background:url( /img/sheet.png )} /* url(/img/comment.png) */</style><div class=used>x</div>
<iframe src="/frame.html?框=1"></iframe><input type=image src="/img/button.png">
<script src="/js/a.js?版=1"></script><p><a href="/unclosed">x<p><a href="/next">y</a>
<select><option value="http://slj.lanchuan.gov.cn/">水利局</option></select>
<noscript><a href="/noscript">x</a></noscript>`;

const page = (head: string): string =>
  `<!doctype html><html><head>${head}<title>链接</title><link rel=stylesheet href="/css/a.css?色=红"><link rel=icon href="data:,"></head><body>${body}</body></html>`;

const cases: { name: string; path: string; type: string; bytes: Uint8Array }[] = [
  { name: 'UTF-8 by meta', path: '/utf8/x/p.html', type: 'text/html', bytes: Buffer.from(page('<meta charset="utf-8">')) },
  { name: 'GBK by header', path: '/gbk-header/x/p.html', type: 'text/html; charset=GBK', bytes: encodeGbk(page('')) },
  {
    name: 'GB2312 by meta',
    path: '/gbk-meta/x/p.html',
    type: 'text/html',
    bytes: encodeGbk(page('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')),
  },
  {
    name: 'GB18030 by meta, with a base',
    path: '/gb18030/x/p.html',
    type: 'text/html',
    bytes: encodeGbk(page('<meta charset=gb18030><base href="/base/dir/">')),
  },
  {
    name: 'GB2312 undeclared',
    path: '/undeclared/x/p.html',
    type: 'text/html',
    bytes: encodeGbk(page(`<meta name=description content="${'岚川市水利局主动公开的政府信息和通知公告。'.repeat(20)}">`)),
  },
  { name: 'UTF-8 with a lying meta', path: '/lying/x/p.html', type: 'text/html', bytes: Buffer.from(page('<meta charset="gbk">')) },
  {
    name: 'a declaration after a long head',
    path: '/late/x/p.html',
    type: 'text/html',
    bytes: encodeGbk(page(`<script>${'//'.padEnd(3000, 'x')}</script><meta charset=gbk>`)),
  },
  {
    name: 'Windows-1252',
    path: '/latin/x/p.html',
    type: 'text/html; charset=iso-8859-1',
    bytes: Buffer.from('<a href="?q=\xe9\x80">x</a><a href="/\xe9">y</a>', 'latin1'),
  },
];

describe.runIf(browserPath)('links as Chromium sees them', () => {
  let browser: Browser;
  let server: http.Server;
  let origin: string;
  let requested: string[] = [];

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      const found = cases.find((one) => one.path === request.url);
      if (found) response.writeHead(200, { 'content-type': found.type }).end(found.bytes);
      else {
        if (request.url !== '/favicon.ico') requested.push(request.url!);
        response.writeHead(404, { 'content-type': 'text/plain' }).end();
      }
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: browserPath!, args: ['--no-sandbox', '--disable-gpu'] });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test.each(cases)('$name', { timeout: 60_000 }, async ({ path, type, bytes }) => {
    requested = [];
    const tab = await browser.newPage();
    await tab.goto(origin + path, { waitUntil: 'load' });
    const theirs = await tab.evaluate(() => {
      const of = (selector: string, name: string): string[] =>
        [...document.querySelectorAll(selector)].map((element) => (element as unknown as Record<string, string>)[name]!);
      return { links: of('a[href], area[href]', 'href'), charset: document.characterSet };
    });
    await tab.close();

    const { text, charset } = decode(bytes, type);
    const { links } = readLinks(readTree(text), origin + path, queryEncoder(charset.used));
    const ours = links.filter((link) => (link.via === 'a' || link.via === 'area') && !link.noscript);
    expect(ours.map((link) => link.href)).toEqual(theirs.links);

    const loads = links.filter((link) => link.via === 'src' || link.via === 'css' || link.via === 'frame');
    expect([...new Set(loads.map((link) => link.href))].sort()).toEqual([...new Set(requested.map((url) => origin + url))].sort());
  });
});
