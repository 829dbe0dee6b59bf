import { describe, expect, test } from 'vitest';
import { type PageInput, readPage } from '../../../checks/facts/page.ts';

const read = (body: string, more: Partial<PageInput> & { title?: string; head?: string } = {}) => {
  const { title = '岚川市水利局', head = '', ...input } = more;
  return readPage({
    url: 'http://slj.lanchuan.gov.cn/zwgk/tzgg/',
    asOf: '2026-09-30',
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>${title}</title>${head}</head>${body.includes('<frameset') ? body : `<body>${body}</body>`}</html>`,
    ...input,
  });
};
const kind = (...input: Parameters<typeof read>) => {
  const { kind, why } = read(...input);
  expect(why).not.toBe('');
  return kind;
};

const menu = '<div class="nav"><a href="/">首页</a><a href="/xwzx/">新闻中心</a><a href="/zwgk/">政务公开</a></div>';
const crumbs = (...names: string[]) =>
  `<div class="crumbs">当前位置：<a href="/">首页</a>${names.map((name) => ` &gt; <a href="./">${name}</a>`).join('')}</div>`;
const footer = '<div class="footer"><p>主办单位：岚川市水利局 网站标识码：5199000012 川ICP备05012345号</p></div>';
const prose = `<p>${'各县区水利局要落实防汛责任，加强值班值守和巡查。'.repeat(12)}</p>`;
const rows = (count: number, folder = '') =>
  Array.from(
    { length: count },
    (_, n) => `<li><a href="${folder}t${n}.html">关于第${n}批水利工程建设的公告</a><span>2026-09-${20 - n}</span></li>`,
  ).join('');
const page = (content: string) => `${menu}${content}${footer}`;

describe('lists', () => {
  test('a column', () => {
    expect(kind(page(`${crumbs('通知公告')}<ul class="list">${rows(10)}</ul><div>共31条 <a href="index_1.html">下一页</a></div>`))).toBe(
      'column',
    );
  });
  test('a column of one row', () => expect(kind(page(`${crumbs('指南')}<ul class="list">${rows(1)}</ul>`))).toBe('column'));
  test('a column that says it is empty', () =>
    expect(kind(page(`${crumbs('规划计划')}<div class="list"><ul>暂无信息</ul></div>`))).toBe('column'));
  test('a column with a bare list', () => expect(kind(page(`${crumbs('规划计划')}<div class="list"><ul></ul></div>`))).toBe('column'));
  test('a column that script fills', () => {
    expect(kind(page(`${crumbs('规划计划')}<ul id="list" data-url="/api"></ul><script>$.get("/api")</script>`))).toBe('column');
  });
  test('a hub of lists', () => {
    const block = (name: string, path: string) => `<div class="box"><h3><a href="${path}">${name}</a></h3><ul>${rows(4, path)}</ul></div>`;
    expect(kind(page(crumbs('政务公开') + block('政策文件', '/zwgk/zcwj/') + block('规划计划', '/zwgk/ghjh/')))).toBe('hub');
  });
  test('a hub of names', () => {
    const names = ['政策文件', '规划计划', '人事信息', '统计数据', '政府采购'];
    expect(
      kind(page(`${crumbs('政务公开')}<ul>${names.map((name, n) => `<li><a href="/zwgk/${n}/">${name}</a></li>`).join('')}</ul>`)),
    ).toBe('hub');
  });
  test('the home page by its address', () => expect(kind(page(`<ul>${rows(5)}</ul>`), { home: true })).toBe('home'));
});

describe('articles', () => {
  const article = (more = '') =>
    `${crumbs('通知公告')}<div class="article"><h1>关于做好防汛工作的通知</h1><div>发布日期：2026-06-02 来源：岚川市水利局</div>${prose}${more}</div>`;
  test('with a label and text', () => expect(kind(page(article()))).toBe('article'));
  test('that lists attachments', () => {
    const files =
      '<p>附件：<a href="1.doc">防汛物资清单汇总表.doc</a></p><p><a href="2.doc">防汛值班安排一览表.doc</a></p><p><a href="3.xls">水库名录（第二批）.xls</a></p>';
    expect(kind(page(article(files)))).toBe('article');
  });
  test('with a list of others beside it', () => {
    expect(kind(page(`${article()}<div class="related"><h3>相关信息</h3><ul>${rows(8)}</ul></div>`))).toBe('article');
  });
  test('that is a picture with a label', () => {
    const body = `${crumbs('图片新闻')}<h1>市领导检查防汛</h1><div>发布时间：2026-06-02 浏览次数：12</div><img src="1.jpg">`;
    expect(kind(page(body), { url: 'http://slj.lanchuan.gov.cn/xwzx/202606/t20260602_1234.html' })).toBe('article');
  });
  test('a column that is one page', () =>
    expect(kind(page(`${crumbs('机构概况', '机构职能')}<div class="text"><h1>机构职能</h1>${prose}</div>`))).toBe('article'));
  test('a short page beside a bare list', () => {
    const body = `${crumbs('机构概况', '联系方式')}<div class="left"><ul class="list"></ul></div><div class="text">${'<p>办公室地址：岚川市临江区岚江大道100号，电话：0899-8510001</p>'.repeat(2)}</div>`;
    expect(read(page(body))).toMatchObject({ kind: 'article', blocks: [] });
  });
  test('by its tags', () => {
    expect(
      kind(page(`${crumbs('通知公告')}<p>全市防汛工作会议于今日召开。</p>`), {
        head: '<meta name="ArticleTitle" content="全市防汛工作会议召开">',
      }),
    ).toBe('article');
  });
  test('an annual report', () => {
    expect(kind(page(`${crumbs('年度报告')}<h1>岚川市水利局2025年政府信息公开工作年度报告</h1>${prose}`))).toBe('report');
    expect(kind(page(`${crumbs('年度报告')}<ul>${rows(6)}</ul>`), { title: '政府信息公开工作年度报告' })).toBe('column');
  });
});

test('portraits side by side are neither an article nor an empty list', () => {
  const card = (name: string) => `<div class="leader"><img src="${name}.jpg"><h3>${name}</h3><p>职务：副局长</p></div>`;
  const body = `${crumbs('领导信息')}<div class="leaders">${card('甲某某')}${card('乙某某')}</div><div class="aside"><h4>公示</h4><ul>暂无信息</ul></div>`;
  expect(kind(page(body))).toBe('other');
});

describe('forms and searches', () => {
  const field = (name: string, n: number) => `<label for="f${n}">${name}</label><input id="f${n}" name="f${n}">`;
  test('an application', () => {
    const form = `<form action="/apply">${['申请人姓名', '有效身份证件号码', '联系电话', '通信地址'].map(field).join('')}<textarea name="c"></textarea><button>提交申请</button></form>`;
    expect(kind(page(`${crumbs('依申请公开')}<p>申请人填写申请表，可以当面提交或者在线提交。</p>${form}`))).toBe('form');
  });
  test('results of a search', () => {
    const body = `<form action="/search"><input name="key"></form><p>共找到3条结果</p><ul>${rows(3)}</ul>`;
    expect(kind(page(body), { title: '站内搜索_岚川市水利局', url: 'http://slj.lanchuan.gov.cn/search?key=x' })).toBe('search');
  });
});

describe('pages that are none', () => {
  test.each([
    ['a soft 404', '<h1>页面不存在</h1><p>您访问的页面不存在或已删除。</p><a href="/">返回首页</a>', '页面不存在'],
    ['a soft 404 under the name of the site', '<div>对不起，您要访问的页面不存在！</div>', '岚川市水利局'],
    ['404 in the title', '<p>3秒后返回首页</p>', '404'],
    ['a saved answer of nginx', '<center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.18.0</center>', '502 Bad Gateway'],
    ['a firewall', '<p>您的请求可能存在威胁，已被拦截。</p><p>Event_ID: 12345</p>', '访问被拦截'],
    ['a wall of login', '<form><input name="user"><input type="password" name="pass"><button>登录</button></form>', '统一身份认证平台登录'],
  ])('%s', (_, body, title) => {
    expect(kind(body, { title })).toBe('error');
    expect(kind(body, { title, home: true })).toBe('error');
  });
  test('an answer that is an error', () => {
    expect(kind(page(prose), { status: 404 })).toBe('error');
    expect(kind('', { status: 0 })).toBe('error');
  });
  test('a text about errors is none', () => {
    expect(kind(page(`${crumbs('常见问题')}<h1>网站出现404错误怎么办</h1><div>发布日期：2026-06-02 来源：信息中心</div>${prose}`))).toBe(
      'article',
    );
    expect(kind(page(`<h1>504名干部下沉一线</h1><div>发布日期：2026-06-02</div>${prose}`), { title: '504名干部下沉一线' })).toBe('article');
  });
  test('neither is one that tells of a loss or of maintenance', () => {
    const short = (title: string) =>
      page(`${crumbs('通知公告')}<h1>${title}</h1><div>发布日期：2026-06-02 来源：信息中心</div><p>请周知。</p><img src="1.jpg">`);
    for (const title of ['关于政务服务系统升级维护的公告', '关于居民身份证信息丢失的公告', '关于取水许可文件不存在的情况说明'])
      expect(kind(short(title), { title, url: 'http://slj.lanchuan.gov.cn/zwgk/tzgg/202606/t20260602_1.html' })).toBe('article');
  });
  test('stubs', () => {
    expect(kind('', { head: '<meta http-equiv="refresh" content="0; url=./gzdt/">' })).toBe('stub');
    expect(kind('<script>location.href="/gzdt/"</script>', { title: '', home: true })).toBe('stub');
    expect(kind(page(`${crumbs('通知公告')}<ul>${rows(9)}</ul>`), { head: '<meta http-equiv="refresh" content="600">' })).toBe('column');
  });
  test('frames', () => {
    expect(kind('<frameset rows="100,*"><frame src="top.htm"><frame src="main.htm"></frameset>', { home: true })).toBe('frame');
    expect(kind('<iframe src="http://www.lanchuan.gov.cn/zt/" width="100%"></iframe>')).toBe('frame');
  });
  test('files and nothing', () => {
    expect(kind('x', { headers: { 'content-type': 'application/pdf' } })).toBe('other');
    expect(readPage({ url: 'http://slj.lanchuan.gov.cn/', body: '', asOf: '2026-09-30' }).kind).toBe('other');
  });
  test('pages about the site itself', () => {
    expect(kind(page(`${crumbs('网站声明')}${prose}`), { title: '网站声明' })).toBe('other');
  });
});

test('a page that lists things has no date of its own', () => {
  expect(read(page(`${crumbs('通知公告')}<ul class="list">${rows(10)}</ul>`)).published).toBeNull();
});

test('a pager that counts nothing says that the list is empty', () => {
  expect(read(page(`${crumbs('规划计划')}<div class="list"><ul></ul></div><div class="page">共0条 0/0页</div>`))).toMatchObject({
    kind: 'column',
    blocks: expect.arrayContaining([expect.objectContaining({ empty: true, emptyText: expect.stringContaining('共0条') })]),
  });
});
