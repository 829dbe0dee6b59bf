/** The blue portal of the 2010s: a banner, a bar of columns, tabs, tables, month and day beside the titles. 1000 pixels wide. */
import type { Entry, Page, Site } from '../model.ts';
import { escapeHtml } from '../writing.ts';
import * as frame from './frame.ts';

const css = `*{box-sizing:border-box}body{margin:0;font:14px/1.8 "Microsoft YaHei","SimSun","Noto Sans CJK SC",sans-serif;color:#333;background:#e9f1f9}
a{color:#333;text-decoration:none}a:hover{color:#c00;text-decoration:underline}ul{list-style:none;margin:0;padding:0}h1,h2,h3{margin:0}
.w{width:1000px;margin:0 auto}.topbar{background:#f5f9fd;border-bottom:1px solid #cfe0f0;height:30px;line-height:30px;font-size:12px;color:#567}.topbar .r{float:right}.topbar a{color:#567}
.banner{height:170px;position:relative;background:#1b66b1;overflow:hidden}.banner>img{width:1000px;height:170px;display:block}.banner .shade{position:absolute;inset:0;background:linear-gradient(90deg,rgba(10,60,120,.78),rgba(10,60,120,.15))}
.banner .emblem{position:absolute;left:40px;top:38px;width:92px;height:92px}.banner .name{position:absolute;left:152px;top:34px;color:#fff;font-size:44px;font-weight:bold;letter-spacing:4px;text-shadow:2px 2px 4px rgba(0,0,0,.4)}.banner .domain{position:absolute;left:156px;top:112px;color:#e6f2ff;font-size:16px;letter-spacing:2px}
.nav{background:linear-gradient(#2f86d6,#1560ad);height:44px}.nav ul{display:flex}.nav li{flex:1;text-align:center}.nav a{display:block;line-height:44px;color:#fff;font-size:16px;font-weight:bold;border-right:1px solid #4f9be0}.nav a:hover{background:#0c4d92;text-decoration:none}
.strip{background:#fff;border:1px solid #cfe0f0;border-top:0;height:42px;line-height:40px;padding:0 12px;display:flex;justify-content:space-between;font-size:13px}.strip b{color:#c00}.strip form{display:inline}.search input{height:26px;border:1px solid #9fc1e3;padding:0 8px;width:190px}.search button{height:26px;border:0;background:#1f74c5;color:#fff;padding:0 14px;cursor:pointer}
.row{display:flex;gap:10px;margin-top:10px}.box{background:#fff;border:1px solid #bcd6ee}.box>h2,.hub-block h2{font-size:15px;line-height:34px;background:linear-gradient(#f4faff,#dcecfb);border-bottom:2px solid #2f86d6;padding:0 12px;color:#15539a}.box>h2 a,.hub-block h2 a{color:#15539a}.more{float:right;font-size:12px;font-weight:normal}
.list{padding:8px 12px}.list li{line-height:29px;height:29px;overflow:hidden;padding-left:12px;position:relative;border-bottom:1px dotted #cfdeec}.list li:before{content:"";position:absolute;left:0;top:12px;width:4px;height:4px;background:#2f86d6}.list .date{float:right;color:#8596a8;font-size:12px;margin-left:10px}
.pic{width:360px}.slides{position:relative;height:272px;overflow:hidden}.slide img{width:358px;height:272px;display:block;object-fit:cover}.slide p{position:absolute;bottom:0;left:0;right:0;margin:0;background:rgba(0,0,0,.55);line-height:34px;padding:0 10px;height:34px;overflow:hidden}.slide p a{color:#fff}
.tabs{flex:1}.tab-heads{display:flex;background:linear-gradient(#f4faff,#dcecfb);border-bottom:2px solid #2f86d6}.tab-heads li{padding:0 20px;line-height:34px;font-weight:bold}.tab-heads .on{background:#2f86d6}.tab-heads .on a{color:#fff}
.gk{width:240px}.gk ul{padding:8px}.gk li a{display:block;margin:6px 4px;line-height:34px;text-align:center;background:#eef6fe;border:1px solid #bcd6ee;color:#15539a;font-weight:bold;font-size:13px;border-radius:3px}.gk li a:hover{background:#2f86d6;color:#fff;text-decoration:none}
.third{flex:1;min-width:0}.strip-pic{display:block;margin-top:10px;height:70px;position:relative;overflow:hidden;border:1px solid #bcd6ee}.strip-pic img{width:1000px;height:70px;object-fit:cover;display:block}.strip-pic span{position:absolute;left:40px;top:8px;font-size:30px;font-weight:bold;color:#fff;text-shadow:1px 1px 4px #124}
.links{display:flex;flex-wrap:wrap;padding:8px 12px}.links a{width:25%;line-height:30px}.friends{background:#fff;border:1px solid #bcd6ee;margin-top:10px;padding:10px 14px}.friends span{font-weight:bold;color:#15539a;margin-right:16px}.friends select{width:280px;height:28px;margin-right:16px;border:1px solid #9fc1e3}
.footer{background:#fff;border-top:3px solid #2f86d6;margin-top:14px;padding:16px 0;text-align:center;font-size:13px;color:#555}.footer p{margin:2px}.footer .marks{display:flex;justify-content:center;gap:40px;align-items:center}.footer img{vertical-align:middle}
.crumbs{background:#fff;border:1px solid #bcd6ee;margin-top:10px;line-height:36px;padding:0 14px;font-size:13px}.main{display:flex;gap:10px;margin-top:10px;align-items:flex-start}.left-nav{width:220px;background:#fff;border:1px solid #bcd6ee}.left-nav h2{background:linear-gradient(#2f86d6,#1560ad);font-size:16px;line-height:42px;text-align:center}.left-nav h2 a{color:#fff}.left-nav li{border-bottom:1px solid #dcebf8}.left-nav li a{display:block;line-height:38px;padding-left:36px}.left-nav .on a,.left-nav li a:hover{background:#e5f1fd;color:#c00;font-weight:bold;text-decoration:none}
.content{flex:1;min-width:0;background:#fff;border:1px solid #bcd6ee;padding:14px 20px;min-height:520px}.content table.rows{width:100%;border-collapse:collapse}.content table.rows td{border-bottom:1px dashed #c5d8ea;line-height:34px;height:34px}.content table.rows td.d{width:110px;text-align:right;color:#8596a8}
.pager{text-align:center;margin:18px 0 6px;font-size:13px;color:#678}.pager a,.pager span,.pager b{padding:0 4px}.pager b{color:#c00}.hub-block{border:1px solid #d3e4f4;margin-bottom:12px}.hub-lead{margin:6px 12px}
.article h1,.text h1{font-size:24px;text-align:center;color:#13447d;line-height:1.5;padding:14px 30px 8px}.article-info{text-align:center;border-bottom:1px solid #d3e4f4;padding-bottom:8px;color:#789;font-size:13px}.article-info span{margin:0 12px}.article-body,.text{font-size:16px;line-height:2;padding:12px 10px}.article-body p,.text p{text-indent:2em;margin:8px 0}.article-body p[style],.text form p{text-indent:0}.article-body img{max-width:100%}.article-end{text-align:right;padding:10px}.article-end button{border:1px solid #9fc1e3;background:#eef6fe;padding:2px 14px}
.no-content{padding:60px;text-align:center;color:#999}.doc-head,.figures,.service,.letter{width:100%;border-collapse:collapse;margin:10px 0;font-size:14px;line-height:1.7}.doc-head th,.doc-head td,.figures th,.figures td,.service th,.service td,.letter th,.letter td{border:1px solid #bcd6ee;padding:6px 10px;text-align:left}.doc-head th,.service th,.letter th,.figures th{background:#eff6fd;width:110px;white-space:nowrap;font-weight:bold;color:#15539a}.figures th{width:auto;white-space:normal}.leader{display:flex;gap:20px;border-bottom:1px dashed #c5d8ea;padding:16px 0}.leader p{text-indent:0;margin:4px 0}.ask label{display:inline-block;margin:4px 12px 4px 0}.ask input,.ask textarea,.ask select{border:1px solid #9fc1e3;padding:4px;vertical-align:top}.ask button{background:#1f74c5;color:#fff;border:0;padding:6px 26px}.sitemap h3{color:#15539a;border-left:4px solid #2f86d6;padding-left:8px;margin-top:12px;font-size:16px}.sitemap p{text-indent:0!important}.sitemap a{margin-right:18px}
.wap-nav{display:none}@media(max-width:700px){.w,.banner>img,.strip-pic img{width:100%}.row,.main{flex-direction:column}.pic,.gk,.left-nav{width:100%}.nav{display:none}.wap-nav{display:block;background:#1560ad;padding:6px}.wap-nav a{color:#fff;margin-right:10px;display:inline-block}.banner .name{font-size:26px}}`;

function top(site: Site): string {
  const { prefix } = site.spec;
  const columns = site.columns;
  const items = columns.map((column) => `<li>${frame.link(column.path, column.name)}</li>`).join('');
  const omits = site.spec.faults?.omits ?? [];
  const corner = [
    !omits.includes('siteMap') && frame.link(`${prefix}/wzdt/`, '网站地图'),
    !omits.includes('contact') && frame.link(`${prefix}/lxwm/`, '联系我们'),
  ]
    .filter(Boolean)
    .join(' | ');
  return `<div class="topbar"><div class="w"><span class="r">${corner}</span>欢迎访问${escapeHtml(site.name)}网站</div></div>
<div class="header w"><div class="banner"><img src="${prefix}/images/banner.svg" alt=""><div class="shade"></div><img class="emblem" src="${prefix}/images/emblem.svg" alt=""><div class="name">${escapeHtml(site.name)}</div><div class="domain">${site.host}${prefix}</div></div></div>
<div class="nav w"><ul><li>${frame.link(`${prefix}/`, '首页')}</li>${items}</ul></div>
<div class="wap-nav">${frame.link(`${prefix}/`, '首页')}${columns.map((column) => frame.link(column.path, column.name)).join('')}</div>`;
}

function home(site: Site): string {
  const { prefix } = site.spec;
  const { news, notices, policy } = frame.homeLists(site);
  const pictures = news[0]?.entries.slice(0, 3) ?? [];
  const slides = pictures
    .map(
      (entry, at) =>
        `<div class="slide"${at === 0 ? '' : ' style="display:none"'}><a href="${entry.path}"><img src="${prefix}/images/news${at + 1}.svg" alt="${escapeHtml(entry.title)}"></a><p><a href="${entry.path}">${escapeHtml(entry.title)}</a></p></div>`,
    )
    .join('\n');
  const disclosure = site.spec.faults?.noPlatformEntry ? undefined : frame.findColumn(site, 'zfxxgk');
  const entrances = disclosure
    ? `<div class="box gk"><h2>${frame.link(disclosure.path, disclosure.name)}</h2><ul>${disclosure.children.map((column) => `<li>${frame.link(column.path, column.name)}</li>`).join('')}</ul></div>`
    : '';
  const third = (key: string): string => {
    const column = frame.findColumn(site, key);
    if (!column || column.entries.length === 0) return '';
    return `<div class="box third"><h2>${frame.link(column.path, column.name)}${frame.link(column.path, '更多>>', ' class="more"')}</h2><ul class="list">\n${frame.homeRows(column.entries, 6, { short: true, undated: column.plan.undated === true })}\n</ul></div>`;
  };
  const topic = frame.findColumn(site, 'ztzl')?.children[0];
  const hot = ['办事', '公告'].map((word) => `<a href="${prefix}/search?key=${word}">${word}</a>`).join(' ');
  const latest = news[0]?.entries[0];
  return `<div class="w">
<div class="strip"><span>${latest ? `<b>最新:</b><a href="${latest.path}">${escapeHtml(latest.title)}</a>` : ''}</span><span>热门搜索:${hot}　${frame.searchBox(site)}</span></div>
<div class="row"><div class="box pic"><div class="slides">${slides}</div></div><div class="box tabs-box" style="flex:1;min-width:0">${frame.writeTabs([...news, ...policy.slice(0, 1)].slice(0, 3), 8, { short: true })}</div></div>
<div class="row">${notices ? `<div class="box third"><h2>${frame.link(notices.path, notices.name)}${frame.link(notices.path, '更多>>', ' class="more"')}</h2><ul class="list">\n${frame.homeRows(notices.entries, 7, { short: true, undated: notices.plan.undated === true })}\n</ul></div>` : ''}${third('zcwj')}${entrances}</div>
${topic ? `<a class="strip-pic" href="${topic.path}"><img src="${prefix}/images/topic.svg" alt="${escapeHtml(topic.name)}"><span>${escapeHtml(topic.name)}</span></a>` : ''}
<div class="row">${third('bszn')}${third('jzxx')}${third('zcjd')}</div>
<div class="row"><div class="box third"><h2>便民链接</h2><div class="links">${writeQuick(site)}</div></div></div>
${frame.writeFriends(site)}
</div>`;
}

/** Links that stand on every home page, and the dead ones where some are planted. */
function writeQuick(site: Site): string {
  const keys = ['jgzn', 'ldxx', 'nsjg', 'bgxz', 'zxzx', 'yjzj', 'lcgk'];
  const columns = keys.map((key) => frame.findColumn(site, key)).filter((column) => column !== undefined);
  return [
    ...columns.map((column) => frame.link(column.path, column.name)),
    ...site.deadOnHome.map((dead) => frame.link(dead.path, dead.text)),
  ].join('');
}

function inner(site: Site, page: Page, content: string): string {
  return `<div class="w">${frame.writeCrumbs(site, page)}<div class="main">${frame.writeSideMenu(page)}<div class="content">\n${content}\n</div></div></div>`;
}

function rows(_site: Site, entries: readonly Entry[], undated: boolean): string {
  if (entries.length === 0) return '<table class="rows"></table>';
  return `<table class="rows">\n${entries.map((entry) => `<tr><td>·<a href="${entry.path}" title="${escapeHtml(entry.title)}">${escapeHtml(entry.title)}</a></td>${undated ? '' : `<td class="d">[${entry.day}]</td>`}</tr>`).join('\n')}\n</table>`;
}

function bottom(site: Site): string {
  const identity = frame.writeIdentity(site);
  return `<div class="footer"><div class="w"><div class="marks">${identity.partyMark}<div>${identity.lines.map((line) => `<p>${line}</p>`).join('')}</div>${identity.errorsMark}</div></div></div>
${frame.deadMarkup(site)}`;
}

export const classic: frame.Style = { css, top, home, inner, rows, bottom };
