import { defineCheck } from '../../define.ts';
import { targetOf } from '../../facts/address.ts';
import { basis } from '../../knowledge/sources.ts';
import { homeIsUnread, noOptions, ofSite } from '../statement.ts';

/** Whole labels of entries to services; titles that speak of services are longer. */
const serviceName =
  /办事(?:服务|大厅|指南|中心|窗口|直通车)|网上办(?:事|理)|^(?:在线)?办事$|我要办|政务服务|一网通办|服务大厅|政务大厅|便民服务|在线服务|公共服务|服务事项/;
const labelLength = 14;
/** Popular words for the search box lead to no service. */
const toSearch = /search|sousuo|query|[?&](?:key|q|kw|keyword)s?=/i;
const isEntry = (text: string, href: string): boolean => text.length <= labelLength && serviceName.test(text) && !toSearch.test(href);

export default defineCheck({
  id: 'service-missing',
  title: { 'zh-CN': '未提供办事服务', en: 'No services offered' },
  theme: 'service',
  scope: 'site',
  needs: ['home', 'columns', 'targets', 'coverage'],
  basis: basis('serviceUseless', 'siteServices'),
  options: noOptions,
  messages: {
    missing: {
      'zh-CN': '首页和已检查的{pages}个页面未见办事服务栏目或者链接。',
      en: 'Neither the home page nor any of the {pages} pages seen offers services.',
    },
    unseen: {
      'zh-CN': '首页和已检查的{pages}个页面未见办事服务栏目或者链接，尚有页面未检查，请人工复核。',
      en: 'No services were seen on the {pages} pages looked at, and some were left out; a person must look.',
    },
    dead: {
      'zh-CN': '办事服务链接“{text}”（{href}）无法打开，未见其他办事服务入口。',
      en: 'The link “{text}” ({href}) to services cannot be opened, and there is no other.',
    },
    unread: {
      'zh-CN': '首页内容由脚本生成，未能读取，办事服务未检查。',
      en: 'The home page is filled by script and was not read; services were not measured.',
    },
    exempt: {
      'zh-CN': '站点档案注明本单位无对外服务职能，本项不适用。',
      en: 'The profile says that the organ offers no services to the public.',
    },
    offered: { 'zh-CN': '提供办事服务：“{text}”。', en: 'Services are offered: “{text}”.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '办事服务、政务服务类栏目或者首页链接，能否打开。',
      en: 'Columns or links of the home page for services, and whether they open.',
    },
    why: {
      'zh-CN': '未提供办事服务的单项否决；无对外服务职能的除外。',
      en: 'A site without services is vetoed, unless its organ has none.',
    },
    fails: { 'zh-CN': '网站没有任何办事服务入口。', en: 'No entry to services at all.' },
    passes: { 'zh-CN': '首页链接到省政务服务网本单位窗口。', en: 'The home page links to the provincial service platform.' },
  },
  run(site, { profile }) {
    if (profile.publicServices === false) return [ofSite(site, 'na', 'exempt')];
    const entries = [
      ...site
        .home!.links.map(({ href, text, alt, title, dummy }) => ({ href: dummy ? '' : href, text: text || alt || title || '' }))
        .filter(({ href, text }) => href !== '' && isEntry(text, href)),
      ...site.columns
        .filter(({ category, name }) => category === 'service' || isEntry(name, ''))
        .map(({ url, name }) => ({ href: url ?? site.site.url, text: name })),
    ];
    const dead = new Set(site.targets.filter(({ state }) => state === 'dead' || state === 'soft-404').map(({ url }) => url));
    const alive = entries.find(({ href }) => !dead.has(targetOf(href)));
    if (alive) return [ofSite(site, 'pass', 'offered', { facts: alive })];
    if (entries[0]) return [ofSite(site, 'fail', 'dead', { facts: entries[0] })];
    if (homeIsUnread(site)) return [ofSite(site, 'error', 'unread')];
    const { pages, complete } = site.coverage;
    return [ofSite(site, complete ? 'fail' : 'review', complete ? 'missing' : 'unseen', { facts: { pages } })];
  },
});
