/** The red and white portal of the 2020s: a wide head, a large picture beside the news, cards and icons, a dark foot. 1200 pixels wide. */

import type { Entry, Page, Site } from '../model.ts';
import { glyphNames } from '../pictures.ts';
import { escapeHtml } from '../writing.ts';
import * as frame from './frame.ts';

const css = `*{box-sizing:border-box}body{margin:0;font:16px/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#333;background:#f6f6f7}a{color:#333;text-decoration:none}a:hover{color:#c7161d}ul{list-style:none;margin:0;padding:0}h1,h2,h3{margin:0}
.w{width:1200px;margin:0 auto}.header{background:#fff;position:relative;overflow:hidden}.header .scene{position:absolute;right:0;top:0;width:760px;height:132px;object-fit:cover;opacity:.38;-webkit-mask-image:linear-gradient(90deg,transparent,#000 45%)}.header .w{display:flex;align-items:center;height:132px;position:relative;gap:20px}.header .emblem{width:78px;height:78px}.header .name{font-size:38px;font-weight:700;color:#b8141b;letter-spacing:3px;line-height:1.2}.header .domain{font-size:13px;color:#8b8b90;letter-spacing:1px}.header .grow{flex:1}
.search{display:flex;background:#fff;border:2px solid #c7161d;border-radius:24px;overflow:hidden;height:44px;width:330px}.search input{flex:1;border:0;padding:0 18px;font-size:15px;outline:none;min-width:0}.search button{border:0;background:#c7161d;color:#fff;padding:0 22px;font-size:15px}
.nav{background:#c7161d}.nav ul{display:flex}.nav li{flex:1}.nav a{display:block;text-align:center;color:#fff;font-size:18px;line-height:54px}.nav a:hover{background:#a30f15}
.hero{display:flex;background:#fff;margin-top:20px;border-radius:6px;overflow:hidden;box-shadow:0 2px 10px rgba(0,0,0,.05)}.slides{width:640px;height:400px;position:relative;overflow:hidden;flex:none}.slide img{width:640px;height:400px;object-fit:cover;display:block}.slide p{position:absolute;left:0;right:0;bottom:0;margin:0;padding:24px 20px 12px;background:linear-gradient(transparent,rgba(0,0,0,.75));font-size:18px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.slide p a{color:#fff}.hero .tabs{flex:1;min-width:0;padding:16px 24px}
.tab-heads{display:flex;gap:26px;border-bottom:1px solid #e6e6e9;margin-bottom:8px}.tab-heads li{line-height:42px;font-size:19px;font-weight:600;position:relative}.tab-heads .on a{color:#c7161d}.tab-heads .on:after{content:"";position:absolute;left:0;right:0;bottom:-1px;height:3px;background:#c7161d}
.list li{display:flex;flex-direction:row-reverse;justify-content:space-between;gap:16px;line-height:40px}.list li a{flex:1;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;padding-left:16px;position:relative}.list li a:before{content:"";position:absolute;left:0;top:17px;width:6px;height:6px;border-radius:50%;background:#e2b6b8}.list .date{color:#9a9aa0;font-size:14px;flex:none}
.section{margin-top:24px;background:#fff;border-radius:6px;padding:18px 26px 22px;box-shadow:0 2px 10px rgba(0,0,0,.05)}.section>h2{font-size:24px;color:#222;border-left:6px solid #c7161d;padding-left:14px;line-height:1.3;margin-bottom:14px}.section>h2 .more,.hub-block .more{float:right;font-size:14px;color:#9a9aa0;font-weight:400}.two{display:flex;gap:30px}.two>*{flex:1;min-width:0}.two h3{font-size:18px;border-bottom:2px solid #f0d4d5;line-height:40px;color:#b8141b}.two h3 a{color:#b8141b}
.cards{display:grid;grid-template-columns:repeat(5,1fr);gap:16px}.cards a{display:block;background:linear-gradient(135deg,#fdf3f2,#fbe7e5);border:1px solid #f3d6d4;border-radius:6px;text-align:center;padding:18px 8px;font-weight:600}.cards a:hover{background:#c7161d;color:#fff}.cards img{width:52px;height:52px;display:block;margin:0 auto 8px}.icons{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:10px;text-align:center}.icons img{width:56px;height:56px;display:block;margin:6px auto}
.band{display:block;position:relative;height:96px;border-radius:6px;overflow:hidden;margin-top:24px}.band img{width:100%;height:96px;object-fit:cover;display:block}.band span{position:absolute;left:60px;top:18px;font-size:34px;font-weight:700;color:#fff;text-shadow:0 2px 6px rgba(0,0,0,.5);letter-spacing:4px}
.friends{margin-top:24px;background:#fff;border-radius:6px;padding:16px 26px;display:flex;gap:20px;align-items:center}.friends select{flex:1;height:38px;border:1px solid #ddd;font-size:15px;color:#555;padding:0 8px}
.footer{background:#3b3b40;color:#cfcfd4;margin-top:30px;padding:28px 0;font-size:14px}.footer a{color:#e6e6ea}.footer .w{display:flex;align-items:center;gap:40px}.footer .who{flex:1;text-align:center}.footer p{margin:4px 0}.footer img{vertical-align:middle}
.crumbs{margin-top:18px;font-size:15px;color:#777}.crumbs a{color:#777}.main{display:flex;gap:20px;margin-top:14px;align-items:flex-start}.left-nav{width:250px;background:#fff;border-radius:6px;overflow:hidden;flex:none;box-shadow:0 2px 10px rgba(0,0,0,.05)}.left-nav h2{background:#c7161d;font-size:20px;line-height:60px;padding-left:26px}.left-nav h2 a{color:#fff}.left-nav li a{display:block;line-height:50px;padding-left:26px;border-bottom:1px solid #f0f0f2}.left-nav .on a{color:#c7161d;font-weight:600;background:#fdf3f2;border-left:4px solid #c7161d;padding-left:22px}.content{flex:1;min-width:0;background:#fff;border-radius:6px;padding:20px 34px;min-height:560px;box-shadow:0 2px 10px rgba(0,0,0,.05)}.content .list li{border-bottom:1px dashed #e8e8eb;line-height:50px}.content .list li a:before{top:22px}
.pager{text-align:center;margin:26px 0 8px;font-size:15px;color:#888}.pager a,.pager span,.pager b{display:inline-block;padding:0 9px;border:1px solid #e2e2e6;margin:0 2px;line-height:30px}.pager b{background:#c7161d;color:#fff;border-color:#c7161d}.hub-block{margin-bottom:24px}.hub-block h2{font-size:19px;border-bottom:2px solid #f0d4d5;line-height:44px}.hub-block h2 a{color:#b8141b}.hub-lead{color:#888;margin:8px 0}
.article h1,.text h1{font-size:30px;text-align:center;line-height:1.4;padding:20px 40px 14px;color:#1c1c20}.article-info{display:flex;justify-content:center;gap:30px;color:#8b8b90;font-size:15px;border-bottom:1px solid #e6e6e9;padding-bottom:14px}.article-body,.text{font-size:18px;line-height:2;padding:16px 20px}.article-body p,.text p{text-indent:2em;margin:12px 0}.article-body p[style],.text form p{text-indent:0}.article-body img{max-width:100%}.article-end{text-align:right}.article-end button{border:1px solid #ddd;background:#fafafa;padding:6px 20px;border-radius:4px}
.no-content{padding:90px;text-align:center;color:#999}.doc-head,.figures,.service,.letter{width:100%;border-collapse:collapse;margin:14px 0;font-size:16px;line-height:1.7}.doc-head{background:#fdf6f5}.doc-head th,.doc-head td,.figures th,.figures td,.service th,.service td,.letter th,.letter td{border:1px solid #ecd9d8;padding:9px 14px;text-align:left}.doc-head th,.service th,.letter th{width:120px;white-space:nowrap;color:#8a2b2f;background:#fbeeed}.figures th{background:#fbeeed}.leader{display:flex;gap:26px;border-bottom:1px solid #eee;padding:20px 0}.leader p{text-indent:0!important;margin:4px 0}.ask label{display:inline-block;margin:6px 16px 6px 0}.ask input,.ask textarea,.ask select{border:1px solid #ccc;padding:7px;font-size:15px;vertical-align:top}.ask button{background:#c7161d;color:#fff;border:0;padding:9px 36px;font-size:16px;border-radius:4px}.sitemap h3{margin-top:18px;color:#b8141b}.sitemap p{text-indent:0!important}.sitemap a{margin-right:22px}
.wap{display:none}@media(max-width:800px){.w{width:100%;padding:0 12px}.hero,.two,.main,.footer .w{flex-direction:column}.slides,.left-nav{width:100%}.nav{display:none}.wap{display:block}.cards,.icons{grid-template-columns:repeat(2,1fr)}.header .name{font-size:24px}.search{display:none}}`;

function top(site: Site): string {
  const { prefix } = site.spec;
  return `<div class="header"><img class="scene" src="${prefix}/images/banner.svg" alt=""><div class="w"><img class="emblem" src="${prefix}/images/emblem.svg" alt=""><div><div class="name">${escapeHtml(site.name)}</div><div class="domain">${site.host}${prefix}</div></div><div class="grow"></div>${frame.searchBox(site)}</div></div>
<div class="nav"><div class="w"><ul><li>${frame.link(`${prefix}/`, '首页')}</li>${site.columns
    .map((column) => `<li>${frame.link(column.path, column.name)}</li>`)
    .join('')}</ul></div></div>`;
}

function home(site: Site): string {
  const { prefix } = site.spec;
  const { news, notices, policy } = frame.homeLists(site);
  const lead = news[0]?.entries ?? [];
  const slides = lead
    .slice(0, 4)
    .map(
      (entry, at) =>
        `<div class="slide"${at === 0 ? '' : ' style="display:none"'}><a href="${entry.path}"><img src="${prefix}/images/news${at + 1}.svg" alt="${escapeHtml(entry.title)}"></a><p><a href="${entry.path}">${escapeHtml(entry.title)}</a></p></div>`,
    )
    .join('\n');
  const disclosure = site.spec.faults?.noPlatformEntry ? undefined : frame.findColumn(site, 'zfxxgk');
  const cards = disclosure
    ? `<div class="section"><h2>${frame.link(disclosure.path, disclosure.name)}${frame.link(disclosure.path, '更多', ' class="more"')}</h2><div class="cards">${disclosure.children.map((column, at) => `<a href="${column.path}"><img src="${prefix}/images/icon-${glyphNames[at % glyphNames.length]}.svg" alt="">${escapeHtml(column.name)}</a>`).join('')}</div></div>`
    : '';
  const half = (key: string): string => {
    const column = frame.findColumn(site, key);
    if (!column || column.entries.length === 0) return '';
    return `<div><h3>${frame.link(column.path, column.name)}</h3><ul class="list">\n${frame.homeRows(column.entries, 6, { undated: column.plan.undated === true })}\n</ul></div>`;
  };
  const topic = frame.findColumn(site, 'ztzl')?.children[0];
  const service = ['bszn', 'bgxz', 'zxzx', 'jzxx', 'yjzj', 'ldxx']
    .map((key) => frame.findColumn(site, key))
    .filter((column) => column !== undefined);
  const icons = [
    ...service.map(
      (column, at) =>
        `<a href="${column.path}"><img src="${prefix}/images/icon-${glyphNames[(at + 2) % glyphNames.length]}.svg" alt="">${escapeHtml(column.name)}</a>`,
    ),
    ...site.deadOnHome.map(
      (dead) => `<a href="${dead.path}"><img src="${prefix}/images/icon-star.svg" alt="">${escapeHtml(dead.text)}</a>`,
    ),
  ].join('');
  const mobile = lead
    .slice(0, 5)
    .map((entry) => `<li><span class="date">${entry.day}</span><a href="${entry.path}">${escapeHtml(entry.title)}</a></li>`)
    .join('\n');
  return `<div class="w">
<div class="wap"><ul class="list">\n${mobile}\n</ul></div>
<div class="hero"><div class="slides">${slides}</div>${frame.writeTabs([...news, notices].slice(0, 4), 8, { short: true })}</div>
${cards}
<div class="section"><h2>政策与解读</h2><div class="two">${policy.map((column) => half(column.key)).join('')}</div></div>
${topic ? `<a class="band" href="${topic.path}"><img src="${prefix}/images/topic.svg" alt="${escapeHtml(topic.name)}"><span>${escapeHtml(topic.name)}</span></a>` : ''}
<div class="section"><h2>服务与互动</h2><div class="icons">${icons}</div></div>
<div class="section"><h2>公开与回应</h2><div class="two">${half('jzxx')}${half('yjzj')}</div></div>
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
  return `<footer class="footer"><div class="w">${identity.partyMark}<div class="who">${identity.lines.map((line) => `<p>${line}</p>`).join('')}</div>${identity.errorsMark}</div></footer>
${frame.deadMarkup(site)}`;
}

export const modern: frame.Style = { css, top, home, inner, rows, bottom };
