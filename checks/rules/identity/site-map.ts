import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { judgeAbsence, markMessages, sayOfMark } from './mark.ts';

export default defineCheck({
  id: 'site-map',
  title: { 'zh-CN': '站点地图', en: 'Site map' },
  theme: 'identity',
  scope: 'site',
  needs: ['home', 'identity', 'targets'],
  basis: basis('marks', 'siteFooter'),
  options: noOptions,
  messages: {
    ...markMessages('站点地图', 'a site map'),
    dummy: { 'zh-CN': '首页“{value}”没有链接到任何页面。', en: 'The entry “{value}” on the home page leads nowhere.' },
    dead: { 'zh-CN': '首页“{value}”（{href}）无法打开。', en: 'The entry “{value}” on the home page ({href}) cannot be opened.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页底部是否有站点地图（网站地图、网站导航）入口且能打开。',
      en: 'Whether the home page has an entry to a site map that opens.',
    },
    why: { 'zh-CN': '网站底部功能区应当列明站点地图。', en: 'The footer of a government site must lead to a site map.' },
    fails: { 'zh-CN': '页脚没有“网站地图”。', en: 'A footer without a site map.' },
    passes: { 'zh-CN': '页脚“网站地图”链接可打开。', en: 'A footer whose site map opens.' },
  },
  run(site) {
    const absent = judgeAbsence(site, 'siteMap');
    if (absent) return [absent];
    const href = site.home!.identity.siteMap!.href;
    if (!href) return [sayOfMark(site, 'siteMap', 'fail', 'dummy')];
    const target = href.split('#')[0];
    const dead = site.targets.some(({ url, state }) => url === target && (state === 'dead' || state === 'soft-404'));
    return [dead ? sayOfMark(site, 'siteMap', 'fail', 'dead') : sayOfMark(site, 'siteMap', 'pass', 'shown')];
  },
});
