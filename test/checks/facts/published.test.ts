import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMetas } from '../../../checks/facts/metas.ts';
import { readDates } from '../../../checks/facts/published.ts';
import { readTree } from '../../../checks/facts/tree.ts';
import type { PageKind } from '../../../checks/model/index.ts';
import { PublishedDate } from '../../../checks/model/index.ts';

const asOf = '2018-07-28';
const address = 'http://www.lanchuan.gov.cn/xwzx/gzdt/1.html';
const title = '全市水库除险加固工作推进会召开';
const prose =
  '为进一步加强水利工程运行管理，保障度汛安全，现将有关事项通知如下。各单位要提高认识，落实责任，逐级排查隐患，建立台账，限期整改。';
const read = (body: string, { head = '', url = address, kind }: { head?: string; url?: string; kind?: PageKind } = {}) => {
  const tree = readTree(`<html><head><title>${title}-岚川市水利局</title>${head}</head><body>${body}</body></html>`);
  return readDates(tree, readMetas(tree), url, asOf, kind);
};
/** An article with a line under its title and something behind its text. */
const article = (info: string, more = '') => `<div class="nav"><a href="/">首页</a> <a href="/xwzx/">新闻中心</a></div>
<div>当前位置：<a href="/">首页</a> &gt; <a href="/xwzx/gzdt/">工作动态</a> &gt; 正文</div><h1>${title}</h1>${info}<div class="zoom"><p>${prose}</p><p>2018年3月1日，会议召开。</p>${more}</div>`;

describe('the date beside the title', () => {
  test.each([
    ['a label', '<p>发布时间：2018-07-26 09:12 来源：岚川市水利局</p>', '发布时间：2018-07-26 09:12'],
    ['a label in brackets', '<p>【发布时间：2018-07-26】【来源：市水利局】</p>', '发布时间：2018-07-26'],
    ['a label spaced out', '<p>发 布 日 期 ： 2018年07月26日</p>', '发 布 日 期 ： 2018年07月26日'],
    [
      'a label in its own cell',
      '<table><tr><td>发布日期</td><td>2018-07-26</td><td>来源</td><td>市水利局</td></tr></table>',
      '发布日期 2018-07-26',
    ],
    ['dt and dd', '<dl><dt>发布时间</dt><dd>2018/7/26</dd></dl>', '发布时间 2018/7/26'],
    ['发布于', '<p>市水利局 发布于 2018.07.26</p>', '发布于 2018.07.26'],
    ['日期 alone', '<p>作者：张三 日期：2018年7月26日 点击：12</p>', '日期：2018年7月26日'],
    ['时间 alone', '<p>【时间：2018年07月26日 16:43】</p><p><a href="a.doc">申请书请在此处取得</a></p>', '时间：2018年07月26日 16:43'],
    ['信息时间', '<p>信息来源：市水利局 信息时间：2018-07-26 阅读次数：</p>', '信息时间：2018-07-26'],
    ['录入时间', '<p>录入时间:2018-07-26 录入者:admin</p>', '录入时间:2018-07-26'],
    ['添加日期', '<p>添加日期：2018-7-26</p>', '添加日期：2018-7-26'],
    ['a ratio sign and full width', '<p>发表时间：２０１８－０７－２６ １０∶０８</p>', '发表时间：２０１８－０７－２６ １０∶０８'],
    ['time glued to day', '<p><span>发布时间：2018-07-26</span><span>09:12</span></p>', '发布时间：2018-07-2609:12'],
    ['no label, a source', '<p>2018-07-26 09:12 来源： 岚川市水利局 浏览次数： </p>', '2018-07-26 09:12'],
    ['no label, an author', '<p>作者：张三 2018/7/26</p>', '2018/7/26'],
    ['no label, words in other blocks', '<div>2018年7月26日 星期四</div><div>来源：岚川日报</div>', '2018年7月26日'],
    ['nothing but the day', '<p class="info">2018-07-26</p>', '2018-07-26'],
    ['the day in brackets', '<p>(2018-07-26 09:12:33)</p>', '2018-07-26 09:12:33'],
    ['behind the day', '<p>2018年7月26日发布</p>', '2018年7月26日'],
    ['characters', '<p>发布日期：二〇一八年七月二十六日</p>', '发布日期：二〇一八年七月二十六日'],
    ['traditional script', '<p>發佈時間：民國107年7月26日</p>', '發佈時間：民國107年7月26日'],
    ['an update where nothing else is', '<p>更新时间：2018-07-26</p>', '更新时间：2018-07-26'],
    ['eight figures', '<p>发布日期：20180726</p>', '发布日期：20180726'],
    ['the day beside who published', '<p>岚川市水利局 2018-07-26</p>', '2018-07-26'],
    ['the day before who published', '<p>2018-07-26 星期四 岚川市水利局</p>', '2018-07-26'],
    ['a label in brackets of its own', '<ol><li>[发布机构] 市水利局</li><li>[发布日期] 2018-07-26</li></ol>', '发布日期] 2018-07-26'],
    ['English', '<p>Updated: July 26, 2018 Source: Lanchuan Daily</p>', 'Updated: July 26, 2018'],
  ])('%s', (_, info, text) => {
    const { published } = read(article(info));
    expect(published).toMatchObject({ date: '2018-07-26', text });
    expect(published?.confidence).toBeUndefined();
    expect(PublishedDate.parse(published)).toEqual(published);
  });

  test('tells label from bare text', () => {
    expect(read(article('<p>发布时间：2018-07-26</p>')).published?.source).toBe('label');
    expect(read(article('<p>2018-07-26 来源：市水利局</p>')).published?.source).toBe('text');
  });

  test('the line under the title tells more than the head above it', () => {
    const head =
      '<table><tr><td>索引号：A1</td><td>名称：通知</td></tr><tr><td>成文日期：2018-07-02</td><td>发布日期：2018-07-26</td></tr></table>';
    expect(read(head + article('<p>发布时间：2018-07-26 17:26:11</p>')).published?.time).toBe('17:26:11');
  });

  test('publication wins over update, whichever comes first', () => {
    expect(read(article('<p>更新时间：2018-07-27 发布时间：2018-07-26</p>')).published?.date).toBe('2018-07-26');
  });

  test('what the page shows wins over what it claims to machines', () => {
    const head = '<meta name="PubDate" content="2018-07-01 10:00">';
    expect(read(article('<p>发布时间：2018-07-26</p>'), { head }).published).toMatchObject({ date: '2018-07-26', source: 'label' });
    expect(read(article(''), { head }).published).toMatchObject({ date: '2018-07-01', time: '10:00', source: 'meta' });
  });

  test('a day of the future is given as read', () => {
    expect(read(article('<p>发布时间：2028-07-26</p>')).published?.date).toBe('2028-07-26');
  });

  test('1970-01-01 is no date', () => {
    expect(read(article('<p>发布时间：1970-01-01 08:00</p>')).published).toBeNull();
  });

  test('a title that no heading marks', () => {
    const body = `<div><a href="/">首页</a> &gt; 正文</div><table><tr><td><b>${title}</b></td></tr><tr><td>2018-07-26</td></tr><tr><td>${prose}</td></tr></table>`;
    expect(read(body).published).toMatchObject({ date: '2018-07-26', source: 'text' });
  });

  test.each([
    ['the name of the site in a heading', `<h1>岚川市水利局</h1><h2>${title}</h2><p>2018-07-26</p><p>${prose}</p>`],
    ['a title broken over lines', `<h1>全市水库<br>除险加固工作推进会召开</h1><p>2018-07-26</p><p>${prose}</p>`],
  ])('%s', (_, body) => {
    expect(read(body).published?.date).toBe('2018-07-26');
  });

  test('title and day on one line', () => {
    expect(read(`<div><span class="t">${title}</span> <span>2018-07-26</span></div><p>${prose}</p>`).published?.date).toBe('2018-07-26');
  });

  test('a label below the text', () => {
    expect(read(article('', '</div><div><p>发布日期：2018-07-26 责任编辑：李四</p>')).published?.date).toBe('2018-07-26');
  });

  test('the head of a document above the title', () => {
    const head =
      '<table><tr><td>索引号</td><td>A1</td><td>成文日期</td><td>2018-07-02</td></tr><tr><td>发布日期</td><td>2018-07-26</td></tr></table>';
    const { published, dates } = read(head + article(''));
    expect(published).toMatchObject({ date: '2018-07-26', source: 'label' });
    expect(dates).toContainEqual({ date: '2018-07-02', role: 'written', text: '成文日期 2018-07-02', source: 'label' });
  });
});

describe('without a year', () => {
  test.each([
    ['the latest such day', '07-26', {}, '2018-07-26'],
    ['of last year', '12-30', {}, '2017-12-30'],
    ['the year of the address', '12-30', { url: 'http://www.lanchuan.gov.cn/gzdt/201512/t20151231_1.html' }, '2015-12-30'],
    ['the year of the tag', '01-02', { head: '<meta name="PubDate" content="2016-12-31">' }, '2017-01-02'],
  ])('%s', (_, day, more, date) => {
    expect(read(article(`<p>发布时间：${day} 来源：市水利局</p>`), more).published).toMatchObject({
      date,
      source: 'label',
      confidence: 'low',
    });
  });
});

describe('written by script or markup', () => {
  test.each([
    ['a script behind the label', "<p>发布日期：<script>document.write('2018年7月26日')</script> 来源：市水利局</p>", 'script'],
    ['a named value', "<p id=d></p><script>var pubdata='2018年07月26日';</script>", 'script'],
    ['a value of JSON', '<script>var page={"publishTime":"2018-07-26 09:12:33","id":1}</script>', 'script'],
    ['publishtime', '<p>发布时间：<publishtime>2018-07-26 09:12</publishtime></p>', 'label'],
    ['time', '<p><time datetime="2018-07-26T09:12:00+08:00">2天前</time></p>', 'text'],
  ])('%s', (_, info, source) => {
    expect(read(article(info)).published).toMatchObject({ date: '2018-07-26', source });
  });
});

describe('only the address', () => {
  test.each([
    ['/zwgk/201807/t20180726_123.html', '2018-07-26'],
    ['/zwgk/2018-07/26/content_1.htm', '2018-07-26'],
    ['/art/2018/7/26/art_1_2.html', '2018-07-26'],
    ['/zwgk/2018-07-26/298.html', '2018-07-26'],
  ])('%s', (path, date) => {
    expect(read(article(''), { url: `http://www.lanchuan.gov.cn${path}` }).published).toMatchObject({
      date,
      source: 'url',
      confidence: 'low',
    });
  });

  test.each(['/zwgk/201807/1.html', '/zwgk/123456789.html', '/zwgk/20181399.html', '/1532567890123.html'])('%s names no day', (path) => {
    expect(read(article(''), { url: `http://www.lanchuan.gov.cn${path}` }).published).toBeNull();
  });
});

describe('what is no publication date', () => {
  test.each([
    [
      'days in the text',
      article('', '<p>时间：2018年7月20日上午9:00，地点：三楼会议室。</p><p>报名日期：2018年7月10日至2018年7月20日</p>'),
    ],
    ['a signature', article('', '<p>岚川市水利局</p><p>2018年7月20日</p>')],
    ['the clock of the page', `<div>今天是2018年7月28日 星期六</div>${article('')}`],
    ['a credit at the end', article('', '<p>（来源：岚川日报 2018年7月20日）</p>')],
    [
      'days of a letter and its answer',
      article('<table><tr><td>来信时间</td><td>2018-07-20</td></tr><tr><td>回复时间</td><td>2018-07-26</td></tr></table>'),
    ],
    [
      'labels within the text',
      article('<p>一、招标公告发布日期：2018年7月1日</p>', '<p>一、招标公告发布日期：2018年7月1日</p><p>二、开标日期：2018年7月20日</p>'),
    ],
    ['a number of eight figures', article('<p>文件号 20180726</p>')],
    ['a note under the title', article('<p>（2018年7月20日市政府第3次常务会议通过）</p>')],
    ['related rows', article('', '</div><ul><li><a href="2.html">关于防汛工作的另一则消息</a><span>2018-07-20</span></li></ul>')],
    ['the footer', `${article('')}<div class="footer">网站更新日期：2018-07-27</div>`],
    ['a hidden line', article('<p style="display:none">发布时间：2018-07-20</p>')],
  ])('%s', (_, body) => {
    expect(read(body).published).toBeNull();
  });

  const rows = (beside: (day: number) => string) =>
    `<h2>工作动态</h2><ul>${Array.from({ length: 9 }, (_, k) => `<li><a href="${k}.html">关于第${k}批水利工程的公告</a>${beside(26 - k)}</li>`).join('\n')}</ul>`;
  test.each([
    ['days of rows', rows((day) => `<span>2018-07-${day}</span>`)],
    ['days of rows in blocks', rows((day) => `<div>2018-07-${day}</div>`)],
    ['labelled days of rows', rows((day) => `<p>发布时间：2018-07-${day}</p>`)],
    ['days of rows with their sources', rows((day) => `<p>来源：市水利局 2018-07-${day}</p>`)],
  ])('%s', (_, body) => {
    const head = '<meta name="PubDate" content="2018-07-01">';
    for (const kind of [undefined, 'column', 'hub'] as const) expect(read(body, { head, ...(kind ? { kind } : {}) }).published).toBeNull();
  });

  test('the tag of a home page', () => {
    expect(
      read('<p>欢迎</p>', { head: '<meta name="PubDate" content="2018-07-01">', url: 'http://www.lanchuan.gov.cn/' }).published,
    ).toBeNull();
  });
});

test('every date has its role', () => {
  const { dates } = read(
    article(
      '<p>成文日期：2018年3月5日 发布日期：2018-03-20 更新时间：2018-03-21</p>',
      '<p>本办法自2018年4月1日起施行，有效期至2023年3月31日。原办法（2010年5月1日印发）自2018年4月2日起废止。</p><p>岚川市水利局</p><p>2018年3月6日</p>',
    ),
  );
  expect(dates.map(({ role, date }) => `${role} ${date}`)).toEqual([
    'written 2018-03-05',
    'published 2018-03-20',
    'updated 2018-03-21',
    'unknown 2018-03-01',
    'effective 2018-04-01',
    'expires 2023-03-31',
    'written 2010-05-01',
    'expires 2018-04-02',
    'written 2018-03-06',
  ]);
});

test('a day alone under the text is the day it was written', () => {
  expect(read(article('', '<p>特此通知。</p><p>2018年3月6日</p>')).dates).toContainEqual({
    date: '2018-03-06',
    role: 'written',
    text: '2018年3月6日',
    source: 'text',
  });
});

test('whatever the markup, it ends and never throws', () => {
  const piece = fc.constantFrom(
    '发布时间：',
    '2018-07-26',
    '07-26',
    '<p>',
    '</p>',
    '<a href=x>',
    '</a>',
    '<time datetime="2018">',
    '<publishtime>',
    '来源：',
    title,
    '<h1>',
    '</h1>',
    "<script>document.write('2018-01-01')</script>",
    '\n',
    '（',
    '年',
    '二〇一八年',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (parts) => {
      const { published, dates } = read(parts.join(''));
      if (published) PublishedDate.parse(published);
      expect(dates.length).toBeLessThanOrEqual(60);
    }),
  );
});

test('a page of nothing but dates is read in bounds', () => {
  const { dates } = read('发布时间：2018-07-26 '.repeat(20_000));
  expect(dates.length).toBeLessThanOrEqual(60);
  for (const { text } of dates) expect(text.length).toBeLessThanOrEqual(80);
});
