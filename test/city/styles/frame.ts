/** What the three styles share: the head of a page, the pieces of a footer, crumbs, lists, pagers, and the content between. */
import { daysBefore } from '../chance.ts';
import type { Column, Entry, Page, Site } from '../model.ts';
import { sheetPath } from '../surface-faults.ts';
import { escapeHtml, setPunctuation } from '../writing.ts';

export interface Style {
  css: string;
  /** Banner and navigation. */
  top(site: Site): string;
  /** Everything between banner and footer on the home page. */
  home(site: Site): string;
  /** Everything between banner and footer on another page. */
  inner(site: Site, page: Page, content: string): string;
  /** Rows of a list page. */
  rows(site: Site, entries: readonly Entry[], undated: boolean): string;
  bottom(site: Site): string;
}

export const link = (href: string, text: string, more = ''): string => `<a href="${href}"${more}>${escapeHtml(text)}</a>`;

export function findColumn(site: Site, key: string): Column | undefined {
  const search = (columns: readonly Column[]): Column | undefined => {
    for (const column of columns) {
      const found = column.key === key ? column : search(column.children);
      if (found) return found;
    }
    return undefined;
  };
  return search(site.columns);
}

/** The whole document of a page, from doctype to the closing tag. */
export function writeDocument(site: Site, page: Page, style: Style): string {
  const home = page.shape === 'home';
  const content = home ? style.home(site) : style.inner(site, page, writeContent(site, page, style));
  return setPunctuation(`<!DOCTYPE html>
<html lang="zh-CN">
<head>
${writeHead(site, page)}
</head>
<body class="${site.spec.style}${home ? ' at-home' : ''}">
${site.front.aid ? '<div class="aid"><a href="javascript:void(0)">无障碍浏览</a></div>' : ''}
${style.top(site)}
${content}
${home ? site.front.foot.join('\n') : ''}
${style.bottom(site)}
<script src="${site.spec.prefix}/js/site.js"></script>
</body>
</html>
`);
}

function writeHead(site: Site, page: Page): string {
  const { encoding, faults = {}, prefix } = site.spec;
  const lacks = faults.metas ?? [];
  const tags: string[] = [];
  if (encoding.declared === 'meta' || encoding.declared === 'both') {
    tags.push(
      encoding.charset === 'utf-8'
        ? '<meta charset="utf-8">'
        : `<meta http-equiv="Content-Type" content="text/html; charset=${encoding.charset}">`,
    );
  }
  const crumbs = page.column ? [...page.column.parents, page.column].map((column) => column.name) : [];
  const names =
    page.shape === 'home'
      ? [site.name]
      : [page.title, ...(page.column && page.column.name !== page.title ? [page.column.name] : []), site.name];
  tags.push(`<title>${escapeHtml(page.headTitle ?? names.join('_'))}</title>`);
  const meta = (name: string, content: string): void => void tags.push(`<meta name="${name}" content="${escapeHtml(content)}">`);
  if (!lacks.includes('site')) {
    meta('SiteName', site.name);
    meta('SiteDomain', site.host);
    meta('SiteIDCode', siteCodeIn(site, 'meta'));
  }
  if (page.column && !lacks.includes('column')) {
    meta('ColumnName', page.column.name);
    meta('ColumnDescription', `${site.name}${page.column.name}栏目`);
    meta('ColumnKeywords', crumbs.join(','));
    meta('ColumnType', page.column.name);
  }
  if ((page.shape === 'article' || page.shape === 'text') && !lacks.includes('article')) {
    meta('ArticleTitle', page.title);
    meta('PubDate', page.pubDate ?? `${page.day ?? daysBefore(site.asOf, 268)} 09:30`);
    meta('ContentSource', page.source ?? site.spec.organ);
  }
  if (site.front.viewport) tags.push('<meta name="viewport" content="width=device-width, initial-scale=1">');
  tags.push(`<link rel="shortcut icon" href="${prefix}/images/emblem.svg">`, `<link rel="stylesheet" href="${prefix}/css/site.css">`);
  return tags.join('\n');
}

/** The identification code as the footer, the page tags and the 找错 link carry it; '' where it is to be missing. */
function siteCodeIn(site: Site, place: 'footer' | 'meta' | 'link'): string {
  const { siteCode: code, faults } = site.spec;
  if (faults?.siteCode === 'missing') return '';
  // twelve digits: the typing error that real footers show
  if (faults?.siteCode === 'malformed') return `${code.slice(0, 6)}00${code.slice(6)}`;
  if (faults?.siteCode === 'disagreeing' && place === 'meta') return `${code.slice(0, -1)}${(Number(code.at(-1)) + 7) % 10}`;
  return code;
}

function writeContent(site: Site, page: Page, style: Style): string {
  if (page.shape === 'article') return writeArticle(site, page);
  if (page.shape === 'list') {
    const { blank, undated } = page.column?.plan ?? {};
    if (blank === 'words') return '<div class="no-content">此栏目暂无任何新增信息</div>';
    return `${style.rows(site, page.rows ?? [], undated === true)}\n${writePager(page)}`;
  }
  if (page.shape === 'scripted') {
    return `<ul class="list" id="ajax-list" data-src="${page.path}list.json"></ul>\n<script src="${site.spec.prefix}/js/list.js"></script>`;
  }
  if (page.shape === 'hub') {
    // the classic style has its search box on the home page only
    const search = page.column!.key === 'zfxxgk' && site.spec.style === 'classic' && site.front.platformSearch;
    return `${search ? `${searchBox(site)}\n` : ''}${page.column!.children.map((child) => writeHubBlock(child)).join('\n')}`;
  }
  return `<div class="text">\n${page.shape === 'text' ? `<h1>${escapeHtml(page.title)}</h1>\n` : ''}${page.body}\n</div>`;
}

function writeArticle(site: Site, page: Page): string {
  return `<div class="article">
<h1>${escapeHtml(page.title)}</h1>
<div class="article-info"><span>发布日期:${page.day}</span><span>来源:${escapeHtml(page.source ?? site.spec.organ)}</span><span>字体:[大 中 小]</span></div>
<div class="article-body" id="zoom">
${page.body}
</div>
<div class="article-end"><button type="button" onclick="window.print()">打印</button> <button type="button" onclick="window.close()">关闭</button></div>
</div>`;
}

function writeHubBlock(column: Column): string {
  if (column.entries.length === 0)
    return `<div class="hub-block"><h2>${link(column.path, column.name)}</h2><p class="hub-lead">${link(column.path, `进入${column.name}`)}</p></div>`;
  const rows = column.entries
    .slice(0, 5)
    .map((entry) => `<li>${column.plan.undated ? '' : `<span class="date">${entry.day}</span>`}${link(entry.path, entry.title)}</li>`)
    .join('\n');
  return `<div class="hub-block"><h2>${link(column.path, column.name)}${link(column.path, '更多>>', ' class="more"')}</h2>\n<ul class="list">\n${rows}\n</ul></div>`;
}

export function writePager(page: Page): string {
  if (!page.pager || page.pager.pages < 2) return '';
  const { page: at, pages, total } = page.pager;
  const base = page.column!.path;
  const path = (number: number): string => (number === 1 ? `${base}index.html` : `${base}index_${number - 1}.html`);
  const step = (number: number, text: string): string =>
    number < 1 || number > pages || number === at ? `<span>${text}</span>` : `<a href="${path(number)}">${text}</a>`;
  const numbers = Array.from({ length: pages }, (_, index) =>
    index + 1 === at ? `<b>${index + 1}</b>` : `<a href="${path(index + 1)}">${index + 1}</a>`,
  ).join(' ');
  return `<div class="pager">共${total}条 第${at}/${pages}页 ${step(1, '首页')} ${step(at - 1, '上一页')} ${numbers} ${step(at + 1, '下一页')} ${step(pages, '尾页')}</div>`;
}

export function writeCrumbs(site: Site, page: Page): string {
  const columns = page.column ? [...page.column.parents, page.column] : [];
  const steps = [link(`${site.spec.prefix}/`, '首页'), ...columns.map((column) => link(column.path, column.name))];
  if (!page.column) steps.push(escapeHtml(page.title));
  else if (page.shape === 'article') steps.push('正文');
  return `<div class="crumbs">当前位置:${steps.join(' &gt; ')}</div>`;
}

/** Menu beside the content: the brothers of the column, under their parent. */
export function writeSideMenu(page: Page): string {
  if (!page.column) return '';
  const parent = page.column.parents.at(-1);
  const brothers = page.column.children.length > 0 ? page.column.children : (parent?.children ?? [page.column]);
  const head = page.column.children.length > 0 ? page.column : (parent ?? page.column);
  return `<div class="left-nav"><h2>${link(head.path, head.name)}</h2>\n<ul>\n${brothers
    .map((column) => `<li${column === page.column ? ' class="on"' : ''}>${link(column.path, column.name)}</li>`)
    .join('\n')}\n</ul></div>`;
}

export const searchBox = (site: Site): string =>
  `<form class="search" action="${site.spec.prefix}/search" method="get"><input type="text" name="key" placeholder="请输入关键字"><button type="submit">搜索</button></form>`;

/** Friend links as menus; their targets are other sites of the city. */
export function writeFriends(site: Site): string {
  const menu = (head: string, list: readonly { name: string; url: string }[]): string =>
    `<select onchange="if(this.value)window.open(this.value)"><option value="">${head}</option>${list.map((one) => `<option value="${one.url}">${one.name}</option>`).join('')}</select>`;
  const half = Math.ceil(site.neighbours.length / 2);
  const sheet =
    site.front.sheet === null ? '' : `<p class="sheet">${link(sheetPath(site), `政府网站工作年度报表(${site.front.sheet}年度)`)}</p>`;
  return `<div class="friends"><span>友情链接</span>${menu('——市直部门网站——', site.neighbours.slice(0, half))}${menu('——县区及其他网站——', site.neighbours.slice(half))}</div>${sheet}`;
}

/** Identity of the site as a footer shows it, less what is to be missing. */
export function writeIdentity(site: Site): { partyMark: string; errorsMark: string; lines: string[] } {
  const { spec } = site;
  const omits = spec.faults?.omits ?? [];
  const has = (what: (typeof omits)[number]): boolean => !omits.includes(what);
  const image = `${spec.prefix}/images`;
  const lines: string[] = [];
  const shortcuts = [
    has('siteMap') && link(`${spec.prefix}/wzdt/`, '网站地图'),
    has('contact') && link(`${spec.prefix}/lxwm/`, '联系我们'),
    link(`${spec.prefix}/wzsm/`, '网站声明'),
    spec.prefix !== '' && link(`http://${spec.host}/`, '平台首页'),
  ].filter(Boolean);
  lines.push(shortcuts.join(' | '));
  const who = [
    has('organ') && `主办单位:${spec.organ}`,
    has('contact') && `联系电话:${site.phone}`,
    has('contact') && `地址:${site.address}`,
  ].filter(Boolean);
  if (who.length > 0) lines.push(who.join('　'));
  const records: string[] = [];
  if (siteCodeIn(site, 'footer') !== '') records.push(`网站标识码:${siteCodeIn(site, 'footer')}`);
  if (has('icp')) records.push(link('http://beian.miit.gov.cn/', site.icp));
  if (has('police')) {
    records.push(
      `<img src="${image}/police.svg" alt="" width="16" height="16"> ${link(`http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=${/\d{14}/.exec(site.police)![0]}`, site.police)}`,
    );
  }
  if (records.length > 0) lines.push(records.join('　'));
  return {
    partyMark: has('partyEmblem')
      ? `<a href="http://bszs.conac.cn/sitename?method=show&amp;id=${spec.siteCode}A" target="_blank"><img src="${image}/party.svg" alt="党政机关网站标识" width="50" height="60"></a>`
      : '',
    errorsMark: has('reportErrors')
      ? `<a href="http://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${siteCodeIn(site, 'link')}&amp;url=${encodeURIComponent(site.url)}" target="_blank"><img src="${image}/errors.svg" alt="政府网站找错" width="110" height="51"></a>`
      : '',
    lines,
  };
}

/** Markup that no visitor sees and no inspection may count: commented out and templated links lead nowhere. */
export const deadMarkup = (site: Site): string =>
  `<!-- <a href="${site.spec.prefix}/old/zt2019/index.html">2019年专题(已下线)</a> -->
<template id="card"><div class="card"><a href="${site.spec.prefix}/tpl/none.html">模板</a></div></template>`;

/** Dated rows of the home page; old-fashioned portals show month and day only. */
export function homeRows(entries: readonly Entry[], count: number, options: { short?: boolean; undated?: boolean } = {}): string {
  return entries
    .slice(0, count)
    .map(
      (entry) =>
        `<li>${options.undated ? '' : `<span class="date">${options.short ? entry.day.slice(5) : entry.day}</span>`}<a href="${entry.path}" title="${escapeHtml(entry.title)}">${escapeHtml(entry.title)}</a></li>`,
    )
    .join('\n');
}

/** Tabs: heads that name columns, panes with their rows; all panes but the first are hidden until clicked. */
export function writeTabs(columns: readonly (Column | undefined)[], count: number, options: { short?: boolean } = {}): string {
  const shown = columns.filter((column): column is Column => column !== undefined && column.plan.shape !== 'scripted');
  const heads = shown.map((column, at) => `<li${at === 0 ? ' class="on"' : ''}>${link(column.path, column.name)}</li>`).join('');
  const panes = shown
    .map(
      (column, at) =>
        `<div class="tab-pane"${at === 0 ? '' : ' style="display:none"'}><ul class="list">\n${homeRows(column.entries, count, { ...options, undated: column.plan.undated === true })}\n</ul></div>`,
    )
    .join('\n');
  return `<div class="tabs"><ul class="tab-heads">${heads}</ul>\n${panes}\n</div>`;
}

/** Keys of the columns whose rows stand on the home page. */
export const homeLists = (site: Site): { news: Column[]; notices: Column | undefined; policy: Column[] } => {
  const present = (...keys: string[]): Column[] =>
    keys.map((key) => findColumn(site, key)).filter((column): column is Column => column !== undefined && column.entries.length > 0);
  return { news: present('lcyw', 'gzdt', 'bmdt', 'xqdt', 'lyzx'), notices: present('tzgg')[0], policy: present('zcwj', 'zcjd') };
};
