/** The county portal: a landscape over the whole width, a search in the middle of it, a row of large icons, news below. */

import type { Entry, Page, Site } from '../model.ts';
import { glyphNames } from '../pictures.ts';
import { escapeHtml } from '../writing.ts';
import * as frame from './frame.ts';

const css = `*{box-sizing:border-box}body{margin:0;font:16px/1.75 "Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#2c3a42;background:#f2f8f6}a{color:#2c3a42;text-decoration:none}a:hover{color:#0b7d6b}ul{list-style:none;margin:0;padding:0}h1,h2,h3{margin:0}
.w{width:1200px;margin:0 auto}.header{position:relative;height:190px;overflow:hidden}.at-home .header{height:400px}.header .scene{width:100%;height:100%;object-fit:cover;display:block}.header .over{position:absolute;inset:0;background:linear-gradient(rgba(0,60,60,.35),rgba(0,60,60,.05) 70%)}.header .brand{position:absolute;left:0;right:0;top:40px;display:flex;justify-content:center;align-items:center;gap:18px;color:#fff}.at-home .header .brand{top:84px}.header .emblem{width:84px;height:84px}.header .name{font-size:46px;font-weight:700;letter-spacing:6px;text-shadow:0 3px 10px rgba(0,0,0,.45);line-height:1.2}.header .domain{font-size:15px;text-shadow:0 1px 4px rgba(0,0,0,.5)}
.search{position:absolute;left:50%;margin-left:-320px;top:216px;width:640px;height:54px;display:none;background:#fff;border-radius:28px;overflow:hidden;box-shadow:0 4px 14px rgba(0,0,0,.2)}.at-home .search{display:flex}.search input{flex:1;border:0;font-size:17px;padding:0 26px;outline:none}.search button{border:0;background:#0f9c86;color:#fff;font-size:18px;padding:0 36px}
.nav{background:#0f8f7b;position:relative}.nav ul{display:flex}.nav li{flex:1;text-align:center}.nav a{display:block;color:#fff;line-height:56px;font-size:18px}.nav a:hover{background:#0a6f60}
.gates{display:grid;grid-template-columns:repeat(6,1fr);background:#fff;border-radius:12px;margin-top:24px;padding:22px 10px;box-shadow:0 3px 14px rgba(15,120,100,.1)}.gates a{text-align:center;font-size:18px;font-weight:600}.gates img{display:block;width:78px;height:78px;margin:0 auto 8px}
.row{display:flex;gap:22px;margin-top:24px}.panel{background:#fff;border-radius:12px;padding:16px 24px;flex:1;min-width:0;box-shadow:0 3px 14px rgba(15,120,100,.1)}.panel>h2{font-size:21px;color:#0b6f60;border-bottom:2px solid #d5ece7;line-height:48px}.panel>h2 a,.hub-block h2 a{color:#0b6f60}.more{float:right;font-size:14px;font-weight:400}.slides{width:560px;height:370px;position:relative;overflow:hidden;border-radius:12px;flex:none}.slide img{width:560px;height:370px;object-fit:cover;display:block}.slide p{position:absolute;left:0;right:0;bottom:0;margin:0;background:rgba(6,70,60,.72);padding:8px 18px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.slide p a{color:#fff}
.tab-heads{display:flex;gap:8px;border-bottom:2px solid #d5ece7}.tab-heads li{line-height:46px;padding:0 16px;font-size:18px;font-weight:600}.tab-heads .on{background:#0f9c86;border-radius:8px 8px 0 0}.tab-heads .on a{color:#fff}.list li{line-height:40px;height:40px;overflow:hidden;border-bottom:1px dashed #dfece9}.list .date{float:right;color:#8aa09b;font-size:14px;margin-left:14px}.list li a:before{content:"› ";color:#0f9c86;font-weight:700}
.tiles{display:grid;grid-template-columns:repeat(2,1fr);gap:12px;padding-top:14px}.tiles a{background:#e8f6f2;border-radius:8px;line-height:1.4;padding:16px 6px;display:flex;align-items:center;justify-content:center;text-align:center;font-weight:600;color:#0b6f60}.tiles a:hover{background:#0f9c86;color:#fff}.band{display:block;position:relative;height:100px;border-radius:12px;overflow:hidden;margin-top:24px}.band img{width:100%;height:100px;object-fit:cover;display:block}.band span{position:absolute;left:0;right:0;top:20px;text-align:center;font-size:36px;font-weight:700;color:#fff;text-shadow:0 2px 8px rgba(0,50,40,.7);letter-spacing:8px}
.friends{background:#fff;border-radius:12px;margin-top:24px;padding:18px 24px;display:flex;gap:18px;align-items:center}.friends select{flex:1;height:40px;border:1px solid #cfe3de;font-size:15px;padding:0 8px}.footer{background:#0b5f53;color:#d5ece7;margin-top:30px;padding:26px 0;text-align:center;font-size:14px}.footer a{color:#fff}.footer p{margin:4px 0}.footer .marks{display:flex;justify-content:center;gap:50px;align-items:center}.footer img{vertical-align:middle}
.crumbs{margin-top:18px;color:#5f7772}.main{display:flex;gap:22px;margin-top:14px;align-items:flex-start}.left-nav{width:240px;background:#fff;border-radius:12px;overflow:hidden;flex:none}.left-nav h2{background:#0f9c86;line-height:58px;font-size:19px;text-align:center}.left-nav h2 a{color:#fff}.left-nav li a{display:block;line-height:48px;text-align:center;border-bottom:1px solid #edf5f3}.left-nav .on a{background:#e8f6f2;color:#0b7d6b;font-weight:600}.content{flex:1;min-width:0;background:#fff;border-radius:12px;padding:20px 32px;min-height:540px}.content .list li{height:48px;line-height:48px}.pager{text-align:center;margin:24px 0 6px;color:#6b837d}.pager a,.pager span,.pager b{margin:0 5px}.pager b{color:#0f9c86}.hub-block{margin-bottom:22px}.hub-block h2{font-size:19px;line-height:46px;border-bottom:2px solid #d5ece7}.hub-lead{margin:8px 0}
.article h1,.text h1{font-size:28px;text-align:center;line-height:1.4;padding:18px 30px 12px;color:#0b4d43}.article-info{text-align:center;color:#7c928d;border-bottom:1px solid #dfece9;padding-bottom:12px}.article-info span{margin:0 14px}.article-body,.text{font-size:17px;line-height:2;padding:14px 16px}.article-body p,.text p{text-indent:2em;margin:10px 0}.article-body p[style],.text form p{text-indent:0}.article-body img{max-width:100%}.article-end{text-align:right}.article-end button{border:1px solid #cfe3de;background:#f2f8f6;padding:5px 18px}
.no-content{padding:80px;text-align:center;color:#9aa}.doc-head,.figures,.service,.letter{width:100%;border-collapse:collapse;margin:12px 0;font-size:15px;line-height:1.7}.doc-head th,.doc-head td,.figures th,.figures td,.service th,.service td,.letter th,.letter td{border:1px solid #cfe3de;padding:8px 12px;text-align:left}.doc-head th,.service th,.letter th{background:#eaf6f3;width:115px;white-space:nowrap;color:#0b6f60}.figures th{background:#eaf6f3}.leader{display:flex;gap:24px;border-bottom:1px dashed #cfe3de;padding:18px 0}.leader p{text-indent:0!important;margin:4px 0}.ask label{display:inline-block;margin:6px 14px 6px 0}.ask input,.ask textarea,.ask select{border:1px solid #bcd8d1;padding:6px;font-size:15px;vertical-align:top}.ask button{background:#0f9c86;color:#fff;border:0;padding:8px 34px;font-size:16px;border-radius:20px}.sitemap h3{margin-top:16px;color:#0b6f60}.sitemap p{text-indent:0!important}.sitemap a{margin-right:20px}
@media(max-width:800px){.w{width:100%;padding:0 12px}.row,.main{flex-direction:column}.slides,.left-nav{width:100%}.gates{grid-template-columns:repeat(3,1fr)}.search{width:90%;left:5%;margin-left:0}}`;

function top(site: Site): string {
  const { prefix } = site.spec;
  return `<div class="header"><img class="scene" src="${prefix}/images/banner.svg" alt=""><div class="over"></div><div class="brand"><img class="emblem" src="${prefix}/images/emblem.svg" alt=""><div><div class="name">${escapeHtml(site.name)}</div><div class="domain">${site.host}${prefix}</div></div></div>${frame.searchBox(site)}</div>
<div class="nav"><div class="w"><ul><li>${frame.link(`${prefix}/`, '首页')}</li>${site.columns
    .map((column) => `<li>${frame.link(column.path, column.name)}</li>`)
    .join('')}</ul></div></div>`;
}

function home(site: Site): string {
  const { prefix } = site.spec;
  const { news, notices, policy } = frame.homeLists(site);
  const gates = site.columns
    .slice(0, 6)
    .map(
      (column, at) =>
        `<a href="${column.path}"><img src="${prefix}/images/icon-${glyphNames[at % glyphNames.length]}.svg" alt="">${escapeHtml(column.name)}</a>`,
    )
    .join('');
  const slides = (news[0]?.entries ?? [])
    .slice(0, 3)
    .map(
      (entry, at) =>
        `<div class="slide"${at === 0 ? '' : ' style="display:none"'}><a href="${entry.path}"><img src="${prefix}/images/news${at + 1}.svg" alt="${escapeHtml(entry.title)}"></a><p><a href="${entry.path}">${escapeHtml(entry.title)}</a></p></div>`,
    )
    .join('\n');
  const panel = (key: string, count = 7): string => {
    const column = frame.findColumn(site, key);
    if (!column || column.entries.length === 0) return '';
    return `<div class="panel"><h2>${frame.link(column.path, column.name)}${frame.link(column.path, '更多 >', ' class="more"')}</h2><ul class="list">\n${frame.homeRows(column.entries, count, { short: true, undated: column.plan.undated === true })}\n</ul></div>`;
  };
  const disclosure = site.spec.faults?.noPlatformEntry ? undefined : frame.findColumn(site, 'zfxxgk');
  const tiles = [
    ...(disclosure?.children ?? []).map((column) => frame.link(column.path, column.name)),
    ...site.deadOnHome.map((dead) => frame.link(dead.path, dead.text)),
  ].join('');
  const topic = frame.findColumn(site, 'ztzl')?.children[0];
  return `<div class="w">
<div class="gates">${gates}</div>
<div class="row"><div class="slides">${slides}</div><div class="panel">${frame.writeTabs(news.slice(0, 3), 7, { short: true })}</div></div>
<div class="row">${notices ? panel(notices.key) : ''}${policy.map((column) => panel(column.key)).join('')}</div>
${topic ? `<a class="band" href="${topic.path}"><img src="${prefix}/images/topic.svg" alt="${escapeHtml(topic.name)}"><span>${escapeHtml(topic.name)}</span></a>` : ''}
<div class="row">${tiles ? `<div class="panel"><h2>${disclosure ? frame.link(disclosure.path, disclosure.name) : '便民链接'}</h2><div class="tiles">${tiles}</div></div>` : ''}${panel('bszn', 6)}${panel('jzxx', 6)}</div>
${frame.writeFriends(site)}
</div>`;
}

function inner(site: Site, page: Page, content: string): string {
  return `<div class="w">${frame.writeCrumbs(site, page)}<div class="main">${frame.writeSideMenu(page)}<div class="content">\n${content}\n</div></div></div>`;
}

function rows(_site: Site, entries: readonly Entry[], undated: boolean): string {
  return `<ul class="list">\n${entries.map((entry) => `<li>${undated ? '' : `<span class="date">${entry.day}</span>`}<a href="${entry.path}" title="${escapeHtml(entry.title)}">${escapeHtml(entry.title)}</a></li>`).join('\n')}\n</ul>`;
}

function bottom(site: Site): string {
  const identity = frame.writeIdentity(site);
  return `<div class="footer"><div class="w"><div class="marks">${identity.partyMark}<div>${identity.lines.map((line) => `<p>${line}</p>`).join('')}</div>${identity.errorsMark}</div></div></div>
${frame.deadMarkup(site)}`;
}

export const county: frame.Style = { css, top, home, inner, rows, bottom };
