/**
 * Articles and lists woven from the habits of templates: every way to show a title, with every way to show a day, in every kind of frame.
 * What a page is and when it was published must not depend on which of them a template chose.
 */
import { expect, test } from 'vitest';
import { readPage } from '../../../../checks/facts/page.ts';

const title = '关于做好冬春农田水利建设的通知';
const day = '2019-11-05';

const titles = [
  (t: string) => `<h1>${t}</h1>`,
  (t: string) => `<div class="title">${t}</div>`,
  (t: string) => `<p align="center"><b><font size="5" color="red">${t}</font></b></p>`,
  (t: string) => `<table width="100%"><tr><td align="center" class="STYLE1"><strong>${t}</strong></td></tr></table>`,
  (t: string) => `<h3 class="art_tit"><span>${t.slice(0, 6)}<br/>${t.slice(6)}</span></h3>`,
  (t: string) => `<dl class="tit"><dt>${t}</dt></dl>`,
];

const days = [
  '发布时间：2019-11-05',
  '发布日期：2019年11月05日 10:22',
  '日期：2019-11-05&nbsp;&nbsp;来源：水利局',
  '时间:2019/11/5 10:22:01  点击:12次',
  '[2019-11-05]',
  '2019-11-05 10:22　　来源：水利局　　字体：[大 中 小]',
  '来源：水利局&nbsp;&nbsp;2019-11-05&nbsp;&nbsp;浏览次数：<span id="c"></span>',
  '2019年11月5日 &nbsp; 星期二',
  '（2019-11-05）',
  '作者：张华　发布于：2019-11-05　阅读：33',
  '信息来源：水利局 | 发稿时间：2019.11.05 | 编辑：李明',
  '【 发布日期: 2019-11-05 】【 字号 大 中 小 】',
  '上传日期：2019-11-05 作者:办公室',
  '二〇一九年十一月五日',
  '公开日期： 2019-11-05　　公开机构： 水利局',
  '发表时间：２０１９－１１－０５',
  '<span>2019-11-05 10∶22</span><span>水利局</span>',
  '<i class="icon-clock"></i> 2019-11-05 <i class="icon-eye"></i> 120',
  'Time：2019-11-05 Source：水利局',
  '添加时间：2019-11-05 | 责任编辑：admin | 来源：本站',
  '稿件来源: 水利局   发布时间: 2019-11-05 10:22:33   访问次数: 20',
  '录入时间：2019-11-05 [打印] [关闭]',
  '發佈日期：2019-11-05　來源：水利局',
  '<script>document.write("2019-11-05 10:22")</script>',
];

const text = `<p>各乡镇人民政府：</p><p>为切实做好今冬明春农田水利建设，经研究，定于2019年11月20日前完成方案编制，2020年3月31日前完成建设任务，现将有关事项通知如下。</p><p>一、提高认识。各乡镇要加强领导，落实责任。</p><p align="right">青岭县水利局</p><p align="right">2019年11月1日</p>`;

const frames = [
  (inner: string) =>
    `<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div><div class="bread">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/tz/">通知公告</a></div><div class="article">${inner}</div><div class="footer">主办：青岭县水利局 <a href="/">陕ICP备08100123号</a></div>`,
  (inner: string) =>
    `<table width="778" align="center"><tr><td><a href="/">首页</a> | <a href="/a.asp">概况</a> | <a href="/b.asp">动态</a> | <a href="/c.asp">公告</a></td></tr><tr><td>${inner}</td></tr><tr><td align="center" bgcolor="#003399">版权所有：青岭县水利局　陕ICP备08100123号　建站时间：2005年3月1日</td></tr></table>`,
  (inner: string) =>
    `<div class="top">今天是2026年6月30日 星期二</div><div class="left"><h3>最新文章</h3><ul><li><a href="9.html">县水利局召开防汛会商会议</a><span>2026-06-02</span></li><li><a href="8.html">县水利局开展河道清淤行动</a><span>2026-06-01</span></li><li><a href="7.html">县水利局举办业务知识培训</a><span>2026-05-30</span></li></ul></div><div class="right"><div class="dqwz">您的位置：<a href="/">首页</a> >> <a href="/tz/">通知公告</a> >> 正文</div>${inner}<div>上一篇：<a href="6.html">关于水费收缴的通知</a></div><div>下一篇：<a href="5.html">关于水库蓄水的公告</a></div></div>`,
  // a window of its own, a telephone, and a page whose menu stands at the left with columns
  (inner: string) => `<div align="right"><a href="javascript:window.close()">关闭</a></div>${inner}`,
  (inner: string) => `<header><a href="javascript:history.back()">返回</a><span>通知公告</span></header><section>${inner}</section>`,
  (inner: string) =>
    `<div class="top"><a href="/">首页</a></div><div class="side"><h2>政务公开</h2><ul><li><a href="/zc/">政策文件</a></li><li><a href="/tz/">通知公告</a></li><li><a href="/rs/">人事信息</a></li><li><a href="/gh/">规划计划</a></li></ul></div><div class="cont">${inner}</div>`,
];

const bodies = [
  (t: string) => `<div id="zoom" class="content">${t}</div>`,
  (t: string) => t,
  (t: string) => `<table><tr><td>${t}</td></tr></table>`,
];

test('an article is an article, and its day its day, whatever the template', () => {
  const wrong: string[] = [];
  for (const [i, frame] of frames.entries())
    for (const [j, head] of titles.entries())
      for (const line of days)
        for (const [k, body] of bodies.entries()) {
          const html = `<html><head><meta charset="utf-8"><title>${title}_青岭县水利局</title></head><body>${frame(`${head(title)}<div>${line}</div>${body(text)}`)}</body></html>`;
          const facts = readPage({
            url: 'http://slj.qingling.gov.cn/tz/887.html',
            asOf: '2026-06-30',
            headers: { 'content-type': 'text/html; charset=utf-8' },
            body: html,
          });
          const signed = facts.dates.find(({ role }) => role === 'written')?.date;
          if (facts.kind !== 'article' || facts.published?.date !== day || signed !== '2019-11-01')
            wrong.push(`frame ${i}, title ${j}, body ${k}, ${line}: ${facts.kind} ${facts.published?.date} ${signed}`);
        }
  expect(wrong).toEqual([]);
});

const rowTitles = ['县水利局召开防汛工作会商会议', '关于做好水库安全度汛工作的通知', '县水利局开展节水宣传进校园活动'];
const rowDays = ['2026-06-12', '2026-06-02', '2026-05-30'];
const dates = [
  (d: string) => d,
  (d: string) => `[${d}]`,
  (d: string) => `（${d}）`,
  (d: string) => d.replaceAll('-', '/'),
  (d: string) => d.replaceAll('-', '.'),
  (d: string) => `${d.slice(0, 4)}年${d.slice(5, 7)}月${d.slice(8)}日`,
  (d: string) => `${d} 10:22:01`,
  (d: string) => d.slice(5),
  (d: string) => `[${d.slice(5)}]`,
  (d: string) => d.slice(5).replace('-', '/'),
  (d: string) => `${Number(d.slice(5, 7))}月${Number(d.slice(8))}日`,
  (d: string) => d.slice(2),
  (d: string) => `发布时间：${d}`,
];
const rows = [
  (t: string, d: string, n: number) => `<li><a href="${n}.html">${t}</a><span>${d}</span></li>`,
  (t: string, d: string, n: number) => `<li><span class="date">${d}</span><a href="${n}.html" title="${t}" target="_blank">${t}</a></li>`,
  (t: string, d: string, n: number) => `<li><a href="${n}.html">${t}</a> ${d}</li>`,
  (t: string, d: string, n: number) => `<li><a href="${n}.html"><span>${t}</span><em>${d}</em></a></li>`,
  (t: string, d: string, n: number) => `<li><a href="${n}.html">${t}</a><img src="new.gif"><span>${d}</span></li>`,
  (t: string, d: string, n: number) =>
    `<div class="item"><h4><a href="${n}.html">${t}</a></h4><p>会议传达了有关精神，部署了下一步工作。</p><p class="t">${d}</p></div>`,
  (t: string, d: string, n: number) => `<tr><td width="10"><img src="dot.gif"></td><td><a href="${n}.html">${t}</a></td><td>${d}</td></tr>`,
  (t: string, d: string, n: number) => `<tr><td>${n}</td><td><a href="${n}.html">${t}</a></td><td>水利局</td><td>${d}</td></tr>`,
  (t: string, d: string, n: number) => `<p>·<a href="${n}.html">${t}</a>&nbsp;${d}</p>`,
  (t: string, d: string, n: number) => `<dd><span>${d}</span>[<a href="./">通知</a>]<a href="${n}.html">${t}</a></dd>`,
  (t: string, d: string, n: number) => `<a href="${n}.html">${t}</a> <font color="gray">${d}</font><br>`,
];
const lists = [
  (inner: string) =>
    inner.startsWith('<li')
      ? `<ul class="list">${inner}</ul>`
      : inner.startsWith('<tr')
        ? `<table class="list">${inner}</table>`
        : inner.startsWith('<dd')
          ? `<dl class="list">${inner}</dl>`
          : `<div class="list">${inner}</div>`,
  (inner: string) =>
    inner.startsWith('<li')
      ? `<ul>${inner}</ul>`
      : inner.startsWith('<tr')
        ? `<table>${inner}</table>`
        : inner.startsWith('<dd')
          ? `<dl>${inner}</dl>`
          : `<td>${inner}</td>`,
];

test('a list is a list, and its rows have their titles and days, whatever the template', () => {
  const wrong: string[] = [];
  for (const [i, list] of lists.entries())
    for (const [j, row] of rows.entries())
      for (const [k, date] of dates.entries()) {
        const inner = rowTitles.map((words, n) => row(words, date(rowDays[n]!), n + 1)).join('\n');
        const html = `<html><head><meta charset="utf-8"><title>工作动态</title></head><body><div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div><div class="bread">当前位置：<a href="/">首页</a> &gt; <a href="/dt/">工作动态</a></div>${list(inner)}<div class="page">共3条 1/1页</div></body></html>`;
        const facts = readPage({
          url: 'http://slj.qingling.gov.cn/dt/',
          asOf: '2026-06-30',
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: html,
        });
        const found = facts.items.map(({ title, date }) => `${title} ${date}`);
        if (facts.kind !== 'column' || found.join() !== rowTitles.map((words, n) => `${words} ${rowDays[n]}`).join())
          wrong.push(`list ${i}, row ${j}, date ${k}: ${facts.kind} ${found.join()}`);
      }
  expect(wrong).toEqual([]);
});
