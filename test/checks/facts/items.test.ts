import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLists } from '../../../checks/facts/items.ts';
import { readLinks } from '../../../checks/facts/links.ts';
import { readRecords } from '../../../checks/facts/records.ts';
import { readTree } from '../../../checks/facts/tree.ts';

const address = 'http://slj.lanchuan.gov.cn/zwgk/tzgg/';
const asOf = '2026-09-30';
const at = (path: string) => new URL(path, address).href;

function read(body: string, more: { head?: string; asOf?: string } = {}) {
  const tree = readTree(`<html><head>${more.head ?? ''}</head><body>${body}</body></html>`);
  return readLists(tree, readLinks(tree, address), address, more.asOf ?? asOf);
}
/** Rows as `date title`, `~` before an inferred date. */
const rows = (body: string) => read(body).items.map(({ title, date, inferred }) => `${inferred ? '~' : ''}${date ?? '-'} ${title}`);

const titles = ['关于做好防汛工作的通知', '关于公布河长名单的公告', '水库除险加固工程招标公告'];
const days = ['2026-09-21', '2026-09-03', '2026-08-17'];
const wanted = titles.map((title, n) => `${days[n]} ${title}`);
const list = (row: (title: string, day: string, href: string) => string) =>
  titles.map((title, n) => row(title, days[n]!, `t${n}.html`)).join('\n');
const short = (day: string) => day.slice(5);

describe('rows with dates, however they are written', () => {
  test.each([
    ['li, date in a span behind', `<ul class="list">${list((t, d, h) => `<li><a href="${h}">${t}</a><span>${d}</span></li>`)}</ul>`],
    ['li, date before in brackets', `<ul>${list((t, d, h) => `<li>[${d}] <a href="${h}">${t}</a></li>`)}</ul>`],
    ['li, date floated before', `<ul>${list((t, d, h) => `<li><span class="date">${d}</span><a href="${h}">${t}</a></li>`)}</ul>`],
    [
      'li with a category link',
      `<ul>${list((t, d, h) => `<li>[<a href="/zwgk/">政务公开</a>] <a href="${h}">${t}</a><em>${d}</em></li>`)}</ul>`,
    ],
    ['li, date inside the link', `<ul>${list((t, d, h) => `<li><a href="${h}">${t}<span>${d}</span></a></li>`)}</ul>`],
    ['li, date inside the link, before', `<ul>${list((t, d, h) => `<li><a href="${h}"><i>${d}</i><em>${t}</em></a></li>`)}</ul>`],
    ['ol with slashes', `<ol>${list((t, d, h) => `<li><a href="${h}">${t}</a> (${d.replace(/-/g, '/')})</li>`)}</ol>`],
    ['dl with dt and dd', `<dl>${list((t, d, h) => `<dt><a href="${h}">${t}</a></dt><dd>${d}</dd>`)}</dl>`],
    ['dd alone', `<dl>${list((t, d, h) => `<dd><a href="${h}">${t}</a><span>${d}</span></dd>`)}</dl>`],
    ['table rows', `<table>${list((t, d, h) => `<tr><td>·<a href="${h}">${t}</a></td><td>${d}</td></tr>`)}</table>`],
    [
      'table with a head and numbers',
      `<table><tr><th>序号</th><th>标题</th><th>发布日期</th></tr>${list((t, d, h) => `<tr><td>1</td><td><a href="${h}">${t}</a></td><td>${d}</td></tr>`)}</table>`,
    ],
    [
      'each row a table of its own, as in 2008',
      list(
        (t, d, h) =>
          `<table width="98%"><tr><td width="10"><img src="dot.gif"></td><td><a href="${h}">${t}</a></td><td>[${d}]</td></tr></table>`,
      ),
    ],
    [
      'layout tables within tables',
      `<table><tr><td><table>${list((t, d, h) => `<tr><td><table><tr><td><a href="${h}">${t}</a></td></tr></table></td><td>${d}</td></tr>`)}</table></td></tr></table>`,
    ],
    [
      'div rows',
      `<div class="news">${list((t, d, h) => `<div class="row"><div><a href="${h}">${t}</a></div><div class="d">${d}</div></div>`)}</div>`,
    ],
    ['bare links and spans', `<div class="news">${list((t, d, h) => `<a href="${h}">${t}</a><span class="date">${d}</span><br>`)}</div>`],
    [
      'bare spans before links',
      `<div class="news">${list((t, d, h) => `<span class="date">${d}</span><a href="${h}">${t}</a><br>`)}</div>`,
    ],
    ['paragraphs', `<div class="list">${list((t, d, h) => `<p><a href="${h}">${t}</a> <span>${d}</span></p>`)}</div>`],
    [
      'cards with summaries',
      `<ul>${list((t, d, h) => `<li><h3><a href="${h}">${t}</a></h3><p>${'为做好今年的防汛工作，现将有关事项通知如下。'.repeat(4)}<a href="${h}">[详细]</a></p><span>发布时间：${d}</span></li>`)}</ul>`,
    ],
    [
      'cards that are links',
      `<div>${list((t, d, h) => `<a class="card" href="${h}"><img src="x.jpg"><h4>${t}</h4><p>${'现将有关事项通知如下。'.repeat(6)}</p><span>${d}</span></a>`)}</div>`,
    ],
    [
      'day and month in boxes',
      `<ul>${list((t, d, h) => `<li><div class="d"><b>${d.slice(8)}</b><i>${d.slice(0, 7)}</i></div><a href="${h}">${t}</a></li>`)}</ul>`,
    ],
    [
      'month and day over the year',
      `<ul>${list((t, d, h) => `<li><div class="d"><p>${d.slice(5)}</p><p>${d.slice(0, 4)}</p></div><div><a href="${h}">${t}</a></div></li>`)}</ul>`,
    ],
    [
      'two columns in one table row',
      `<table><tr>${titles.map((t, n) => `<td><a href="t${n}.html">${t}</a></td><td>${days[n]}</td>`).join('')}</tr></table>`,
    ],
    [
      'links that script opens',
      `<ul>${list((t, d, h) => `<li><a href="javascript:void(0)" onclick="show('${h}')">${t}</a><span>${d}</span></li>`)}</ul>`,
    ],
    ['rows that are clicked', `<table>${list((t, d, h) => `<tr onclick="window.open('${h}')"><td>${t}</td><td>${d}</td></tr>`)}</table>`],
    [
      'Chinese dates',
      `<ul>${list((t, d, h) => `<li><a href="${h}">${t}</a><span>${d.replace('-', '年').replace('-', '月')}日</span></li>`)}</ul>`,
    ],
    ['date and time', `<ul>${list((t, d, h) => `<li><a href="${h}">${t}</a><span>${d} 10:08:33</span></li>`)}</ul>`],
  ])('%s', (_, body) => {
    expect(rows(`<div class="main">${body}</div>`)).toEqual(wanted);
  });

  test('in a page without a body around it', () => {
    const tree = readTree(list((t, d, h) => `<p><a href="${h}">${t}</a> ${d}</p>`));
    expect(readLists(tree, readLinks(tree, address), address, asOf).items.map(({ title, date }) => `${date} ${title}`)).toEqual(wanted);
  });

  test('addresses are absolute', () => {
    expect(read(`<ul>${list((t, d, h) => `<li><a href="${h}">${t}</a><span>${d}</span></li>`)}</ul>`).items[0]).toEqual({
      title: titles[0],
      href: at('t0.html'),
      date: days[0],
      block: 0,
    });
  });

  test('a row without a year takes its year from the clock, and says so', () => {
    expect(rows(`<ul>${list((t, d, h) => `<li><a href="${h}">${t}</a><span>${short(d)}</span></li>`)}</ul>`)).toEqual(
      titles.map((title, n) => `~${days[n]} ${title}`),
    );
    expect(rows(`<ul><li>[12-28] <a href="1.html">${titles[0]}</a></li><li>[12-25] <a href="2.html">${titles[1]}</a></li></ul>`)).toEqual([
      `~2025-12-28 ${titles[0]}`,
      `~2025-12-25 ${titles[1]}`,
    ]);
  });

  test('a date in the title is not the date of the row', () => {
    expect(rows('<ul><li><a href="1.html">2026年7月25日 水利新闻</a><span>2026-07-27</span></li></ul>')).toEqual([
      '2026-07-27 2026年7月25日 水利新闻',
    ]);
  });

  test('nor is the size of a file', () => {
    const body = '<div class="list"><table><tr><td><a href="1.xlsx">公益性岗位汇总表.xlsx</a>&nbsp;(12.21 KB)</td></tr></table></div>';
    for (const item of read(body).items) expect(item).not.toHaveProperty('date');
  });

  test('nor is one in round brackets at its end', () => {
    expect(read('<ul class="list"><li><a href="1.html">水利工作简报第166期（2018.12.04）</a></li></ul>').items).toMatchObject([
      { title: '水利工作简报第166期（2018.12.04）' },
    ]);
    expect(read('<ul class="list"><li><a href="1.html">水利工作简报第166期（2018.12.04）</a></li></ul>').items[0]).not.toHaveProperty(
      'date',
    );
  });

  test.each([
    ['<span>开始时间：2026-01-02</span><span>结束时间：2026-02-02</span>'],
    ['<span>结束时间：2026-02-02</span><span>开始时间：2026-01-02</span>'],
    ['<em>2026-01-02 至 2026-02-02</em>'],
    ['<em>2026-01-02</em> <em>截止日期：2026-02-02</em>'],
  ])('the day a solicitation ends is not the day of its row: %s', (shown) => {
    expect(rows(`<ul><li><a href="1.html">河道管理办法征求意见</a>${shown}</li></ul>`)).toEqual(['2026-01-02 河道管理办法征求意见']);
  });
  test('of several dates the one of publication', () => {
    const body =
      '<table><tr><td><a href="1.html">关于印发河长制办法的通知</a></td><td>成文日期：2026-01-02</td><td>发布日期：2026-01-09</td></tr></table>';
    expect(read(body).items[0]?.date).toBe('2026-01-09');
  });

  test('one row alone', () => {
    expect(rows('<div class="news_list"><ul><li><a href="1.html">政府信息公开指南</a><span>2026-03-02</span></li></ul></div>')).toEqual([
      '2026-03-02 政府信息公开指南',
    ]);
  });
});

describe('titles', () => {
  const one = (link: string) =>
    read(`<ul><li>${link}<span>2026-09-01</span></li><li><a href="z">另外一条信息</a><span>2026-09-01</span></li></ul>`).items[0]?.title;
  test('the attribute wins where the text is cut short', () => {
    expect(one('<a href="1.html" title="关于做好全市防汛抗旱工作的通知">关于做好全市防汛…</a>')).toBe('关于做好全市防汛抗旱工作的通知');
    expect(one('<a href="1.html" title="关于做好全市防汛抗旱工作的通知">关于做好全市防汛...</a>')).toBe('关于做好全市防汛抗旱工作的通知');
    expect(one('<a href="1.html" title="关于做好全市防汛抗旱工作的通知">关于做好全市防汛</a>')).toBe('关于做好全市防汛抗旱工作的通知');
  });
  test('but not with another text', () => {
    expect(one('<a href="1.html" title="点击查看全文">关于做好防汛工作的通知</a>')).toBe('关于做好防汛工作的通知');
  });
  test('bullets are no part of it, pictures have theirs in alt', () => {
    expect(one('<a href="1.html">· 关于做好防汛工作的通知</a>')).toBe('关于做好防汛工作的通知');
    expect(one('<a href="1.html"><img src="a.jpg" alt="市领导检查防汛工作"></a>')).toBe('市领导检查防汛工作');
  });
});

describe('what is no list', () => {
  test.each([
    [
      'a menu',
      '<div class="main"><ul><li><a href="/a/">新闻中心</a></li><li><a href="/b/">政务公开</a></li><li><a href="/c/">办事服务</a></li></ul></div>',
    ],
    [
      'a menu of columns with long names',
      '<ul><li><a href="/zn/">政府信息公开工作指南</a></li><li><a href="/nb/">政府信息公开工作年度报告</a></li></ul>',
    ],
    [
      'navigation with titles',
      '<div class="nav"><ul><li><a href="1.html">关于做好防汛工作的通知</a></li><li><a href="2.html">关于公布河长名单的公告</a></li></ul></div>',
    ],
    [
      'a breadcrumb',
      '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政府信息公开</a> &gt; <a href="./">法定主动公开内容</a></div>',
    ],
    [
      'friend links',
      '<div><a href="http://www.mwr.gov.cn/">中华人民共和国水利部</a><a href="http://www.lanchuan.gov.cn/">岚川市人民政府网站</a><a href="http://slt.example.gov.cn/">省水利厅门户网站</a></div>',
    ],
    [
      'a footer',
      '<div class="footer"><ul><li><a href="1.html">网站标识码说明及备案信息</a> 2026-01-01</li><li><a href="2.html">关于本网站的说明文字</a> 2026-01-02</li></ul></div>',
    ],
    [
      'links in a text',
      `<div class="article"><p>${'各县区要落实责任。'.repeat(20)}<a href="1.html">关于做好防汛工作的通知</a>${'加强值守。'.repeat(20)}</p></div>`,
    ],
    [
      'the articles before and after',
      '<div><p>上一篇：<a href="1.html">关于做好防汛工作的通知</a></p><p>下一篇：<a href="2.html">关于公布河长名单的公告</a></p></div>',
    ],
    [
      'a pager',
      '<div><a href="1.html">首页</a><a href="1.html">上一页</a><a href="2.html">2</a><a href="3.html">下一页</a><a href="9.html">尾页</a></div>',
    ],
  ])('%s', (_, body) => {
    expect(read(body).items).toEqual([]);
  });
});

describe('lists without dates', () => {
  test('titles with what can be done', () => {
    const links = '<a href="/zn/1.html">办事指南</a><a href="/zx/1.html">在线办理</a>';
    expect(rows(`<ul>${list((t, _, h) => `<li><a href="${h}">${t}</a>${links}</li>`)}</ul>`)).toEqual(titles.map((title) => `- ${title}`));
  });
  test('titles are entries', () => {
    expect(rows(`<ul class="list">${list((t, _, h) => `<li><a href="${h}">${t}</a></li>`)}</ul>`)).toEqual(
      titles.map((title) => `- ${title}`),
    );
  });
});

describe('blocks', () => {
  const ul = `<ul>${list((t, d, h) => `<li><a href="${h}">${t}</a><span>${d}</span></li>`)}</ul>`;
  const block = (body: string) => read(body).blocks[0];
  test.each([
    ['a heading with a link', `<div><h3><a href="/tzgg/">通知公告</a></h3>${ul}</div>`],
    [
      'a heading and more',
      `<div class="box"><div class="tit"><span>通知公告</span><a class="more" href="/tzgg/">更多&gt;&gt;</a></div>${ul}</div>`,
    ],
    [
      'more before the heading',
      `<div class="box"><div class="hd"><a class="more" href="/tzgg/">MORE+</a><h2>通知公告</h2></div><div class="bd">${ul}</div></div>`,
    ],
    [
      'a table with a head row',
      `<table><tr><td class="t">通知公告</td><td><a href="/tzgg/">更多</a></td></tr>${list((t, d, h) => `<tr><td><a href="${h}">${t}</a></td><td>${d}</td></tr>`)}</table>`,
    ],
    [
      'a table above a table',
      `<table><tr><td><table><tr><td>通知公告</td><td><a href="/tzgg/"><img src="more.gif" alt="更多"></a></td></tr></table></td></tr><tr><td><table>${list((t, d, h) => `<tr><td><a href="${h}">${t}</a></td><td>${d}</td></tr>`)}</table></td></tr></table>`,
    ],
    ['more below the list', `<div><h3>通知公告</h3>${ul}<p class="more"><a href="/tzgg/">查看更多</a></p></div>`],
    ['a heading in two languages', `<div><h3><a href="/tzgg/">通知公告<span>NOTICE</span></a></h3>${ul}</div>`],
    [
      'a heading above the heads of a table',
      `<div><h3><a href="/tzgg/">通知公告</a></h3><table><tr><td>序号</td><td>标题</td><td>发布日期</td></tr>${list((t, d, h) => `<tr><td>1</td><td><a href="${h}">${t}</a></td><td>${d}</td></tr>`)}</table></div>`,
    ],
    ['a dt', `<dl><dt><a href="/tzgg/">通知公告</a></dt>${list((t, d, h) => `<dd><a href="${h}">${t}</a><span>${d}</span></dd>`)}</dl>`],
  ])('%s', (_, body) => {
    expect(block(body)).toEqual({ heading: '通知公告', href: 'http://slj.lanchuan.gov.cn/tzgg/', items: 3, empty: false });
  });

  test('tabs open their panes', () => {
    const body = `<div class="tabs"><div class="hd"><ul><li class="on"><a href="/gzdt/">工作动态</a></li><li><a href="/tzgg/">通知公告</a></li></ul></div><div class="bd"><div class="pane">${ul}</div><div class="pane" style="display:none">${ul}</div></div></div>`;
    expect(read(body).blocks.map(({ heading, href }) => `${heading} ${href}`)).toEqual([
      `工作动态 ${at('/gzdt/')}`,
      `通知公告 ${at('/tzgg/')}`,
    ]);
  });

  test('an attribute that labels title and time gives the whole title and the year', () => {
    const row = (day: string, date: string, title: string, cut: string) =>
      `<li><span class="date">${day}</span><a href="${date}.html" title="标题：${title}发表时间：${date}">${cut}</a></li>`;
    const body = `<h3>人事信息</h3><ul>${row('02-23', '2026-02-23', '岚川市水利局关于拟安置公益性岗位人员的公示', '岚川市水利局关于拟安置公…')}${row('12-24', '2024-12-24', '岚川市水利局任职名单', '岚川市水利局任职名单')}</ul>`;
    expect(read(body).items.map(({ date, inferred, title }) => [date, inferred, title])).toEqual([
      ['2026-02-23', undefined, '岚川市水利局关于拟安置公益性岗位人员的公示'],
      ['2024-12-24', undefined, '岚川市水利局任职名单'],
    ]);
  });

  test('tabs right above their panes, each leading to its column', () => {
    const hidden = ul.replace('<ul', '<ul style="display:none"');
    const body = `<div class="right"><div class="title"><a href="/zfwj/">市政府文件</a> <a href="/bgswj/">市政府办公室文件</a> <a href="/zfl/">市政府令</a> <a href="/zfwj/">更多&gt;&gt;</a></div>${ul}${hidden}${hidden}</div>`;
    expect(read(body).blocks.map(({ heading, href }) => `${heading} ${href}`)).toEqual([
      `市政府文件 ${at('/zfwj/')}`,
      `市政府办公室文件 ${at('/bgswj/')}`,
      `市政府令 ${at('/zfl/')}`,
    ]);
  });

  test('tabs without links', () => {
    const body = `<div class="tab"><div class="hd"><span class="on">工作动态</span><span>通知公告</span></div><div class="bd"><div class="pane">${ul}</div><div class="pane" style="display:none">${ul}</div></div></div>`;
    expect(read(body).blocks.map(({ heading }) => heading)).toEqual(['工作动态', '通知公告']);
  });

  test('neither a breadcrumb nor a side menu heads a list', () => {
    const body = `<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div><div class="w"><div class="left"><ul><li><a href="/a/">政策文件</a></li><li><a href="/b/">规划计划</a></li></ul></div><div class="right">${ul}</div></div>`;
    expect(block(body)).toMatchObject({ heading: '', href: null, items: 3 });
  });

  test('blocks of one row each are blocks', () => {
    const one = '<ul><li><a href="1.html">关于做好防汛工作的通知</a><span>2026-09-01</span></li></ul>';
    const two = one.replace('1.html', '2.html');
    expect(read(`<div><h3>工作动态</h3>${one}</div><div><h3>通知公告</h3>${two}</div>`).blocks.map(({ heading }) => heading)).toEqual([
      '工作动态',
      '通知公告',
    ]);
    expect(read(`<h3>工作动态</h3>${one}<h3>通知公告</h3>${two}`).blocks.map(({ heading }) => heading)).toEqual(['工作动态', '通知公告']);
  });

  test('rows say which block they stand in', () => {
    const { items, blocks } = read(`<div><h3>工作动态</h3>${ul}</div><div><h3>通知公告</h3>${ul}</div>`);
    expect(blocks.map(({ heading }) => heading)).toEqual(['工作动态', '通知公告']);
    expect(items.map(({ block }) => block)).toEqual([0, 0, 0, 1, 1, 1]);
  });
});

test('rows that a page carries as data for its own script', () => {
  const record = (row: string) => `<record><![CDATA[${row}]]></record>`;
  const store = (rows: string) =>
    `<div><h2>通知公告</h2><div id="20313"><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1"></a>]]></nextgroup><recordset>${rows}</recordset></datastore></script></div></div>`;
  for (const rows of [
    list((t, d, h) => record(`<li><a href="${h}">${t}</a><span>${d}</span></li>`)),
    list((t, d, h) => record(`<tr><td><a href='${h}' title='${t}'>${t}</a></td><td>${d}</td></tr>`)),
  ]) {
    const tree = readTree(`<html><body>${store(rows)}</body></html>`);
    const records = readRecords(tree, address);
    const { items, blocks } = readLists(tree, readLinks(tree, address), address, asOf, records);
    expect(items.map(({ title, date }) => `${date} ${title}`)).toEqual(wanted);
    expect(blocks).toEqual([{ heading: '通知公告', href: null, items: 3, empty: false }]);
    expect(records[0]!.found.links.map(({ href }) => href)).toEqual([at('t0.html'), at('t1.html'), at('t2.html')]);
  }
});

describe('places that hold nothing', () => {
  test.each([
    '此栏目暂无任何新增信息',
    '暂无信息',
    '暂无数据！',
    '暂无内容',
    '无相关记录',
    '没有找到相关信息',
    '该栏目下暂时没有内容',
    '栏目正在建设中...',
    '正在建设中，敬请期待',
    '资料整理中',
    '敬请期待',
    '对不起，暂无相关信息！',
    '共0条',
  ])('%s', (words) => {
    expect(read(`<div class="list"><h2>规划计划</h2><ul>${words}</ul></div>`).blocks).toEqual([
      { heading: '规划计划', href: null, items: 0, empty: true, emptyText: words },
    ]);
  });

  test.each([
    '<p>以人民为中心的发展思想在法治建设中的实践研究</p>',
    '<p>截至目前，全市没有发现新的险情，各项工作有序推进，请各单位继续加强值班值守和巡查工作</p>',
    '<div style="display:none">暂无数据</div>',
    '<select><option>暂无数据</option></select>',
  ])('%s says nothing of a list', (body) => {
    expect(read(`<div class="text">${body}</div>`).blocks).toEqual([]);
  });

  test('a bare list', () => {
    expect(read('<div class="list"><h2>规划计划</h2><ul></ul></div>').blocks).toEqual([
      { heading: '规划计划', href: null, items: 0, empty: true },
    ]);
  });

  test('ornaments are no lists, and pictures are something', () => {
    expect(read('<div class="slide"><div class="hd"><ul></ul></div></div><div class="share"><ul></ul></div>').blocks).toEqual([]);
    expect(read('<div class="list"><ul></ul><img src="map.jpg"></div>').blocks).toEqual([]);
  });

  test.each([
    ['a script that asks for it', '<ul id="list"></ul><script>$.get("/api",function(d){$("#list").html(d)})</script>'],
    ['an address in the list', '<ul class="list" data-url="/api/list"></ul>'],
    ['an application of its own', '<ul id="newsData"></ul><script src="/js/app.8f1c2.js"></script>'],
    ['a template', '<ul class="list" v-if="rows.length"></ul>'],
    [
      'words that wait for script',
      '<ul id="list">暂无数据</ul><script>$.ajax({url:"/api",success:function(d){$("#list").html(d)}})</script>',
    ],
    ['a script inside', '<ul class="list"><script>document.write(rows)</script></ul>'],
  ])('%s: never blank', (_, body) => {
    const { blocks } = read(`<div class="main">${body}</div>`);
    expect(blocks).toMatchObject([{ items: 0, empty: false, scripted: true }]);
    expect(blocks[0]).not.toHaveProperty('emptyText');
  });
});

test('whatever is written, every row stands in a block and every block counts its rows', () => {
  const piece = fc.constantFrom(
    ...[
      '<ul>',
      '</ul>',
      '<li>',
      '</li>',
      '<table>',
      '<tr>',
      '<td>',
      '</td>',
      '</tr>',
      '</table>',
      '<div class="list">',
      '</div>',
      '<dl>',
      '<dt>',
      '<dd>',
      '<h3>',
      '</h3>',
    ],
    ...[
      '<a href="1.html">关于做好防汛工作的通知</a>',
      '<a href="2.html">更多</a>',
      '<a href="/a/">通知公告',
      '</a>',
      '<span>2026-09-01</span>',
      '09-12',
      ' &gt; ',
      '暂无信息',
    ],
    ...['<script>$.get("x")</script>', '<img alt="通知">', '<span>', '</span>', '首页', '<p>', '共0条', '26', '2026-07'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { items, blocks, places } = read(pieces.join(''));
      expect(places).toHaveLength(blocks.length);
      blocks.forEach((block, n) => {
        expect(items.filter((item) => item.block === n)).toHaveLength(block.items);
        if (block.scripted || block.items > 0) expect(block.empty).toBe(false);
      });
      for (const { block, title } of items) {
        expect(blocks[block!]).toBeDefined();
        expect(title).not.toBe('');
      }
    }),
    { numRuns: 300 },
  );
});
