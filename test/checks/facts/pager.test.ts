import { describe, expect, test } from 'vitest';
import { readLinks } from '../../../checks/facts/links.ts';
import { readPager } from '../../../checks/facts/pager.ts';
import { readTree } from '../../../checks/facts/tree.ts';

const address = 'http://slj.lanchuan.gov.cn/zwgk/tzgg/index.html';
const at = (path: string) => new URL(path, address).href;
function read(body: string) {
  const tree = readTree(`<html><body>${body}</body></html>`);
  return readPager(tree, readLinks(tree, address));
}
const links = '<a href="index.html">首页</a> <a href="index_1.html">下一页</a> <a href="index_11.html">尾页</a>';

describe('pagers as portals write them', () => {
  test.each([
    ['words and links', `<div class="page">共12页 ${links}</div>`, { pages: 12, items: null, next: at('index_1.html') }],
    ['entries and pages', `<div>共230条 第1/12页 ${links}</div>`, { pages: 12, items: 230, next: at('index_1.html') }],
    ['a fraction', `<div>1/12 ${links}</div>`, { pages: 12, items: null, next: at('index_1.html') }],
    ['totals by label', `<div>总记录数：230 总页数：12 ${links}</div>`, { pages: 12, items: 230, next: at('index_1.html') }],
    ['页次', `<div>页次：1/12 每页20条 共230条记录 ${links}</div>`, { pages: 12, items: 230, next: at('index_1.html') }],
    ['the number of the last page only', `<div>${links}</div>`, { pages: 12, items: null, next: at('index_1.html') }],
    [
      'a script of TRS',
      '<div class="page"><script>createPageHTML(12, 0, "index", "html");</script></div>',
      { pages: 12, items: null, next: at('index_1.html') },
    ],
    [
      'a script with the place of the pager',
      "<script>createPageHTML('page_div', 12, 1, 'list', 'shtml', 230);</script>",
      { pages: 12, items: null, next: at('list_2.shtml') },
    ],
    ['the last page of such a script', '<script>createPageHTML(12, 11, "index", "html");</script>', { pages: 12, items: null, next: null }],
    [
      'a component',
      '<div id="pager"></div><script>Pager({ size: 20, pageCount: 12, totalCount: 230, current: 1 });</script>',
      { pages: 12, items: 230, next: null },
    ],
    [
      'signs for words',
      '<div class="page"><a href="index_0.html">&lt;</a><b>1</b><a href="index_1.html">2</a><a href="index_1.html">&gt;</a></div>',
      {
        pages: null,
        items: null,
        next: at('index_1.html'),
      },
    ],
    [
      'a query',
      '<div><a href="list.jsp?id=3&page=2">下一页</a><a href="list.jsp?id=3&page=9">末页</a></div>',
      {
        pages: 9,
        items: null,
        next: at('list.jsp?id=3&page=2'),
      },
    ],
    ['nothing at all', '<div class="page">共0条记录</div>', { pages: null, items: 0, next: null }],
  ])('%s', (_, body, wanted) => {
    expect(read(body)).toEqual(wanted);
  });
});

describe('no pagers', () => {
  test.each([
    ['prose', '<p>全文共12条，自公布之日起施行。全市共有230个行政村，受理率1/3。</p>'],
    ['a count of articles in a text', '<p>本办法共五章，共38条规定。</p>'],
    ['arrows that are not of a pager', '<a href="/ztzl/">&gt;&gt;</a><a href="/gzdt/">更多&gt;&gt;</a>'],
    ['the next article', '<p>下一篇：<a href="2.html">关于公布河长名单的公告</a></p>'],
    ['a number no list has', '<p>共9999999999999999999页</p>'],
  ])('%s', (_, body) => {
    expect(read(body)).toBeNull();
  });
});
