import { describe, expect, test } from 'vitest';
import { readLinks } from '../../../checks/facts/links.ts';
import { readScripted } from '../../../checks/facts/scripted.ts';
import { readTree } from '../../../checks/facts/tree.ts';
import type { Block, Item } from '../../../checks/model/index.ts';

const frame = (main: string) =>
  `<html><body><div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开</a> <a href="/hd/">互动交流</a></div><div class="main"><div class="crumbs">当前位置：首页 > 通知公告</div>${main}</div><div class="footer">主办单位：岚川市水利局 备案号：岚ICP备00000000号</div></body></html>`;
const read = (html: string, items: Item[] = [], blocks: Block[] = []) => {
  const tree = readTree(html);
  return readScripted(tree, readLinks(tree, 'http://slj.lanchuan.gov.cn/x/').links, items, blocks);
};
const item = (n: number): Item => ({ title: `通知${n}`, href: `http://slj.lanchuan.gov.cn/x/${n}.html`, date: '2026-01-02', block: null });

describe('a page that only script fills', () => {
  test.each([
    ['an application root', '<html><body><div id="app"></div><script src="/js/chunk.js"></script></body></html>'],
    ['nothing at all but script', '<html><head><script>var a=1;go(a)</script></head><body></body></html>'],
    [
      'moustaches',
      frame('<ul><li v-for="x in rows"><a href="#">{{x.title}}</a><span>{{x.date}}</span></li></ul><script src="/js/vue.js"></script>'),
    ],
    [
      'an avalon template',
      frame('<div ms-controller="list"><ul><li ms-repeat="rows"></li></ul></div><script src="/js/avalon.js"></script>'),
    ],
    [
      'an empty list that names its source',
      frame('<ul class="list" id="ajax-list" data-src="/x/list.json"></ul><script src="/js/list.js"></script>'),
    ],
    [
      'an empty list and a request',
      frame(`<ul id="newslist"></ul><script>$.post('/api', {}, function (d) { $('#newslist').html(d) })</script>`),
    ],
    ['a table body and fetch', frame(`<table><tbody id="rows"></tbody></table><script>fetch('/api').then(r => fill('rows', r))</script>`)],
    [
      'records kept in a script',
      frame(
        '<div id="1"><script type="text/xml"><datastore><recordset><record><![CDATA[<li>x</li>]]></record></recordset></datastore></script></div>',
      ),
    ],
  ])('%s', (_, html) => {
    expect(read(html)).toBe(true);
  });
});

describe('a page with substance of its own', () => {
  test('a list', () => {
    expect(read(frame(`<ul id="hot"></ul><script>$.get('/hot', d => $('#hot').html(d))</script>`), [item(1), item(2), item(3)])).toBe(
      false,
    );
  });

  test('an article, whatever else its scripts fill', () => {
    expect(
      read(
        frame(
          `<p>${'全市水利工作会议召开，部署全年重点任务。'.repeat(20)}</p><ul id="hot"></ul><script>$.get('/hot', d => $('#hot').html(d))</script>`,
        ),
      ),
    ).toBe(false);
  });

  test('titles without dates', () => {
    const titles = Array.from({ length: 6 }, (_, n) => `<li><a href="${n}.html">关于做好第${n}批水利工程建设的通知</a></li>`).join('');
    expect(read(frame(`<ul>${titles}</ul><div id="list"></div><script>$.get('/x', f)</script>`))).toBe(false);
  });

  test('a column that says it is empty', () => {
    const blocks: Block[] = [{ heading: '', href: null, items: 0, empty: true, emptyText: '此栏目暂无任何新增信息' }];
    expect(read(frame(`<ul class="list"></ul><div>此栏目暂无任何新增信息</div><script>$.get('/x', f)</script>`), [], blocks)).toBe(false);
  });

  test('no script, no promise', () => {
    expect(read(frame('<ul class="list" data-src="/x.json"></ul>'))).toBe(false);
  });

  test('a page that leads on, a page of frames', () => {
    expect(read('<html><head><script>location.href="index.html"</script></head></html>')).toBe(false);
    expect(read('<html><head><script src=a.js></script></head><frameset><frame src=a.html></frameset></html>')).toBe(false);
  });
});
