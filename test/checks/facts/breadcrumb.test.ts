import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBreadcrumb } from '../../../checks/facts/breadcrumb.ts';
import { readLinks } from '../../../checks/facts/links.ts';
import { readTree } from '../../../checks/facts/tree.ts';

const base = 'http://slj.lanchuan.gov.cn/zwgk/tzgg/1.html';
const read = (html: string) => {
  const tree = readTree(html);
  return readBreadcrumb(tree, readLinks(tree, base));
};
const home = 'http://slj.lanchuan.gov.cn/';

describe('the breadcrumb of a page', () => {
  test('names from the home page down, with the addresses they lead to', () => {
    expect(
      read(
        '<div class=position>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="#">通知公告</a> &gt; 正文</div><h1>x</h1>',
      ),
    ).toEqual({
      names: ['首页', '政务公开', '通知公告', '正文'],
      hrefs: [home, `${home}zwgk/`, null, null],
    });
  });

  test.each([
    ['an arrow of ASCII', '当前位置：<a href="/">首页</a> --> <a href="/b/">通知公告</a> --> 列表', ['首页', '通知公告', '列表']],
    ['guillemets', '您的位置：<a href="/">首页</a> » <a href="/b/">通知公告</a> » 正文', ['首页', '通知公告', '正文']],
    ['single guillemets', '您现在的位置: <a href="/">网站首页</a>›<a href="/b/">通知公告</a>', ['网站首页', '通知公告']],
    ['slashes', '现在位置：<a href="/">首页</a> / <a href="/b/">通知公告</a> / 正文', ['首页', '通知公告', '正文']],
    ['bars', '您所在的位置：<a href="/">首页</a>|<a href="/b/">通知公告</a>', ['首页', '通知公告']],
    ['hyphens', '当前位置：<a href="/">首页</a> - <a href="/b/">通知公告</a> - 正文', ['首页', '通知公告', '正文']],
    ['right arrows', '位置：<a href="/">首页</a>→<a href="/b/">通知公告</a>', ['首页', '通知公告']],
    ['enumeration commas', '当前位置：<a href="/">首页</a>、<a href="/b/">通知公告</a>', ['首页', '通知公告']],
    ['full width signs', '当前位置：<a href="/">首页</a>＞<a href="/b/">通知公告</a>＞正文', ['首页', '通知公告', '正文']],
    [
      'pictures',
      '当前位置：<a href="/">首页</a><img src=j.png><a href="/b/">通知公告</a><img src=j.png>正文',
      ['首页', '通知公告', '正文'],
    ],
    ['double angle brackets', '您的位置：首页》通知公告》正文', ['首页', '通知公告', '正文']],
    ['plain text with hyphens', '当前位置:首页-通知公告-正文', ['首页', '通知公告', '正文']],
    [
      'the title of a document',
      '当前位置：<a href="/">首页</a> > <a href="/b/">通知公告</a> > 关于印发《岚川市水利、水务办法》的通知',
      ['首页', '通知公告', '关于印发《岚川市水利、水务办法》的通知'],
    ],
  ])('parted by %s', (_, html, names) => {
    expect(read(`<div>${html}</div><p>别的内容</p>`).names).toEqual(names);
  });

  test('a label in an element of its own', () => {
    expect(
      read('<div><span>当前位置：</span><a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/b/">公告</a></div><p>正文内容</p>').names,
    ).toEqual(['首页', '公告']);
    expect(read('<table><tr><td>当前位置：</td><td><a href="/">首页</a> &gt; <a href="/b/">公告</a></td></tr></table>').names).toEqual([
      '首页',
      '公告',
    ]);
  });

  test('a list, known by its class', () => {
    expect(
      read('<ul class="breadcrumb"><li><a href="/">首页</a></li><li><a href="/b/">公告</a></li><li>列表</li></ul><p>x</p>').names,
    ).toEqual(['首页', '公告', '列表']);
    expect(read('<div id="dqwz">首页 / <a href="/b/">公告</a> / 正文</div>').names).toEqual(['首页', '公告', '正文']);
  });

  test('home with an arrow behind it, without label or class', () => {
    expect(read('<div><a href="/">首页</a> &gt;&gt; <a href="/b/">公告</a> &gt;&gt; 正文</div>').names).toEqual(['首页', '公告', '正文']);
  });

  test('what is none', () => {
    expect(read('<p>水库位于城市的重要位置，当前位置良好。</p>').names).toEqual([]);
    expect(read('<div class="nav"><a href="/">首页</a> <a href="/b/">公告</a></div>').names).toEqual([]);
    expect(read('<div class="location">地址：岚川市人民路1号</div>').names).toEqual([]);
    expect(read('').names).toEqual([]);
  });
});

test('names and addresses stay parallel, whatever the page', () => {
  const piece = fc.constantFrom(
    '当前位置：',
    '<a href="/">首页</a>',
    '<a href="/b/">公告</a>',
    ' > ',
    '<div class=path>',
    '</div>',
    '<a>',
    '</a>',
    '》',
    '-',
    '<li>',
    '\n',
    'x',
    '<table><td>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { names, hrefs } = read(pieces.join(''));
      expect(hrefs).toHaveLength(names.length);
      expect(names.every((name) => name.trim() === name && name !== '')).toBe(true);
    }),
  );
});
