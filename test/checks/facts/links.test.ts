import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queryEncoder } from '../../../checks/facts/encode.ts';
import { readLinks, refreshTarget } from '../../../checks/facts/links.ts';
import { readTree } from '../../../checks/facts/tree.ts';
import { encodeGbkQuery } from '../../city/bytes.ts';

const base = 'http://www.lanchuan.gov.cn/xxgk/index.html';
const read = (html: string, charset = 'utf-8', address = base) => readLinks(readTree(html), address, queryEncoder(charset)).links;
const hrefs = (html: string, charset?: string) => read(html, charset).map((link) => link.href);
const only = (html: string) => {
  const links = read(html);
  expect(links).toHaveLength(1);
  return links[0]!;
};

describe('addresses as a browser resolves them', () => {
  test.each([
    ['a.html', 'http://www.lanchuan.gov.cn/xxgk/a.html'],
    ['/a.html', 'http://www.lanchuan.gov.cn/a.html'],
    ['../b/./c/../d.html', 'http://www.lanchuan.gov.cn/b/d.html'],
    ['//slj.lanchuan.gov.cn', 'http://slj.lanchuan.gov.cn/'],
    ['  \n /a\t.ht\nml  ', 'http://www.lanchuan.gov.cn/a.html'],
    ['\\xxgk\\a.html', 'http://www.lanchuan.gov.cn/xxgk/a.html'],
    ['HTTP://WWW.Lanchuan.GOV.cn:80/A', 'http://www.lanchuan.gov.cn/A'],
    ['http:/a.html', 'http://www.lanchuan.gov.cn/a.html'],
    ['?page=2', 'http://www.lanchuan.gov.cn/xxgk/index.html?page=2'],
    ['a.html#第一章', 'http://www.lanchuan.gov.cn/xxgk/a.html#%E7%AC%AC%E4%B8%80%E7%AB%A0'],
    ['/附件/表 1.doc', 'http://www.lanchuan.gov.cn/%E9%99%84%E4%BB%B6/%E8%A1%A8%201.doc'],
    ['http://中国.中国/', 'http://xn--fiqs8s.xn--fiqs8s/'],
    ['mailto:a@b.cn', 'mailto:a@b.cn'],
    ['tel:0370-1234567', 'tel:0370-1234567'],
    ['file:///C:/Users/a.doc', 'file:///C:/Users/a.doc'],
  ])('%j', (written, href) => {
    expect(only(`<a href="${written}">x</a>`).href).toBe(href);
  });

  test('an address that cannot be parsed stays as written', () => {
    expect(only('<a href="http://[::1/x">x</a>')).toMatchObject({ href: 'http://[::1/x', raw: 'http://[::1/x' });
  });

  test('a query is encoded in the charset of the page, a path always in UTF-8', () => {
    expect(hrefs('<a href="/搜索?word=公开指南&x=1">x</a>', 'gbk')).toEqual([
      `http://www.lanchuan.gov.cn/%E6%90%9C%E7%B4%A2?word=${encodeGbkQuery('公开指南')}&x=1`,
    ]);
    expect(hrefs('<a href="?q=中文">x</a>', 'gbk')).toEqual([`${base}?q=%D6%D0%CE%C4`]);
    expect(hrefs('<a href="?q=中文">x</a>')).toEqual([`${base}?q=%E4%B8%AD%E6%96%87`]);
    expect(hrefs('<a href="?q=中文">x</a>', 'big5')).toEqual([`${base}?q=%A4%A4%A4%E5`]);
    // outside GBK: a numeric reference; GB18030 has four bytes for it
    expect(hrefs('<a href="?q=😀">x</a>', 'gbk')).toEqual([`${base}?q=%26%23128512%3B`]);
    expect(hrefs('<a href="?q=😀">x</a>', 'gb18030')).toEqual([`${base}?q=%949%FC6`]);
    // 丂 is 81 40 in GBK: a second byte that is ASCII stays as it is
    expect(hrefs('<a href="?q=丂">x</a>', 'gbk')).toEqual([`${base}?q=%81@`]);
    expect(hrefs('<a href="a#?q=中">x</a><a href="mailto:a@b.cn?subject=中">x</a>', 'gbk')).toEqual([
      'http://www.lanchuan.gov.cn/xxgk/a#?q=%E4%B8%AD',
      'mailto:a@b.cn?subject=%E4%B8%AD',
    ]);
  });

  test('the first base with a href counts, and only if a browser would use it', () => {
    expect(hrefs('<base target=_blank><base href="/col/"><base href="/x/"><a href="a.html">x</a>')).toEqual([
      'http://www.lanchuan.gov.cn/col/a.html',
    ]);
    expect(hrefs('<base href="data:text/html,x"><a href="a.html">x</a>')).toEqual(['http://www.lanchuan.gov.cn/xxgk/a.html']);
    expect(hrefs('<template><base href="/x/"></template><a href="a.html">x</a>')).toEqual(['http://www.lanchuan.gov.cn/xxgk/a.html']);
  });
});

describe('links that lead nowhere', () => {
  test.each([
    '',
    ' ',
    '#',
    '##',
    'javascript:;',
    'javascript:void(0)',
    'JavaScript:void(0);',
    ' java\nscript:history.back()',
    'about:blank',
  ])('%j is a dummy', (written) => {
    expect(only(`<a href="${written}">政府信息公开指南</a>`)).toEqual({
      href: '',
      raw: written,
      text: '政府信息公开指南',
      area: 'main',
      via: 'a',
      dummy: true,
    });
  });

  test('a place on the same page is no dummy', () => {
    expect(only('<a href="#fj">附件</a>')).toMatchObject({ href: `${base}#fj` });
    expect(only('<a href="#fj">附件</a>').dummy).toBeUndefined();
  });

  test('no link: an anchor without address, comments, templates, the text of scripts', () => {
    expect(
      read(
        '<a name=top>x</a><!-- <a href=/a>a</a> --><template><a href=/b>b</a></template><script>"<a href=/c>"</script><textarea><a href=/d></textarea>',
      ),
    ).toEqual([]);
  });
});

describe('where links hide', () => {
  test('script that names its target', () => {
    expect(read(`<a href="javascript:window.open('/a.html')">甲</a>`)).toMatchObject([
      { via: 'onclick', raw: '/a.html', href: 'http://www.lanchuan.gov.cn/a.html', text: '甲' },
    ]);
    expect(read(`<a href="#" onclick="location.href='/b.html';return false">乙</a>`)).toMatchObject([
      { via: 'onclick', raw: '/b.html', text: '乙' },
    ]);
    expect(read(`<div onclick='window.location="c.html"'>丙</div>`)).toMatchObject([{ via: 'onclick', raw: 'c.html', text: '丙' }]);
    expect(read(`<a href="/d.html" onclick="window.open('/e.html')">丁</a>`).map((link) => [link.via, link.raw])).toEqual([
      ['a', '/d.html'],
      ['onclick', '/e.html'],
    ]);
    expect(read(`<a href="javascript:void(0)" onclick="open('/x?id=' + id)">戊</a>`)).toMatchObject([{ via: 'a', dummy: true }]);
    expect(read(`<li onclick="if(location.href=='/x'){}">己</li>`)).toEqual([]);
  });

  test('choices of a menu', () => {
    const menu =
      '<select onchange="if(this.value)window.open(this.value)"><option value="">请选择</option><option value="http://slj.lanchuan.gov.cn/">水利局</option><option value="/zwgk/">公开</option></select>';
    expect(read(menu)).toMatchObject([
      { via: 'option', href: 'http://slj.lanchuan.gov.cn/', text: '水利局' },
      { via: 'option', href: 'http://www.lanchuan.gov.cn/zwgk/', text: '公开' },
    ]);
    expect(read('<select name=type><option value="/1/">甲</option><option value="2">乙</option></select>')).toEqual([]);
  });

  test.each([
    ['0;url=/a', '/a'],
    ["0; URL='/a b'", '/a b'],
    ['5,url="/a"; x', '/a'],
    ['0 /a', '/a'],
    ['0.5;/a', '/a'],
    ['3', undefined],
    ['x;url=/a', undefined],
    ['0;url=', undefined],
  ])('a refresh: %j', (content, target) => {
    expect(refreshTarget(content)).toBe(target);
  });

  test('a page whose script only sends the visitor on', () => {
    expect(read(`<html><head><script>window.location.href = "col/index.html";</script></head></html>`)).toMatchObject([
      { via: 'meta-refresh', href: 'http://www.lanchuan.gov.cn/xxgk/col/index.html' },
    ]);
    expect(read(`<script>if (isMobile) location.href = "m/";</script>`)).toEqual([]);
  });

  test('everything a page loads', () => {
    const html = `<link rel="shortcut icon" href="i.ico"><link rel=stylesheet href=s.css><link rel=canonical href=no>
      <style>@import "t.css"; /* url(no.png) */ .a{background:url( 'u.png' )} .b{background:url(data:image/png;base64,AA)}</style>
      <body background=b.png><img src="p.png" srcset="p2.png 2x, p3.png 3x"><img src=""><div style="background:url(&quot;q.png&quot;)"></div>
      <iframe src=f.html></iframe><iframe src="about:blank"></iframe><script src=j.js></script><embed src=e.swf><object data=o.pdf></object>
      <video src=v.mp4 poster=v.jpg><source src=w.mp4><track src=x.vtt></video><audio src=y.mp3></audio><input type=image src=z.gif><input type=text src=no>
      <map><area href=m.html alt=地图></map>`;
    expect(read(html).map((link) => `${link.via} ${link.raw}`)).toEqual([
      'src i.ico',
      'src s.css',
      'css t.css',
      'css u.png',
      'src b.png',
      'src p.png',
      'src p2.png',
      'src p3.png',
      'css q.png',
      'frame f.html',
      'src j.js',
      'src e.swf',
      'src o.pdf',
      'src v.mp4',
      'src v.jpg',
      'src w.mp4',
      'src x.vtt',
      'src y.mp3',
      'src z.gif',
      'area m.html',
    ]);
  });
});

test('names: text over lines, title, alt of pictures inside; hidden and noscript are said', () => {
  expect(only('<a href=/x title=" 信息公开 "> 信 息\n<br>公 开 <img src="data:x" alt="公开  指南"></a>')).toMatchObject({
    text: '信 息 公 开',
    title: '信息公开',
    alt: '公开 指南',
  });
  expect(only('<div style="display: none"><a href=/x>x</a></div>').hidden).toBe(true);
  expect(only('<noscript><a href=/x>x</a></noscript>').noscript).toBe(true);
});

test('a page of a hundred thousand links is cut, not choked on', () => {
  expect(read('<a href=/a>x</a>'.repeat(60_000))).toHaveLength(50_000);
});

test('no page makes it throw, and every link that is no dummy has an address', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<a href="',
      "<a href='",
      '">',
      "'>",
      '</a>',
      '<base href=',
      '<option value=',
      '<style>url(',
      'javascript:',
      '<meta http-equiv=refresh content="',
      '%',
      '\\',
      '中文?中文',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('utf-8', 'gbk', 'big5', 'gb18030', 'shift_jis'), (pieces, charset) => {
      for (const link of read(pieces.join(''), charset)) expect(link.href === '').toBe(link.dummy === true);
    }),
  );
});
