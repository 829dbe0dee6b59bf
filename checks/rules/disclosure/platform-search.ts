import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'platform-search',
  title: { 'zh-CN': '信息公开平台检索', en: 'Search on the disclosure platform' },
  theme: 'disclosure',
  scope: 'site',
  reviewOnly: true,
  needs: ['home', 'offers'],
  basis: basis('platform'),
  options: noOptions,
  messages: {
    missing: {
      'zh-CN': '政府信息公开平台的页面（如 {page}）未见检索框，请人工确认。',
      en: 'No search box was seen on pages of the disclosure platform, such as {page}; a person must look.',
    },
    there: { 'zh-CN': '政府信息公开平台设有检索框（{page}）。', en: 'The disclosure platform has a search box ({page}).' },
    none: { 'zh-CN': '未检查到政府信息公开平台的页面。', en: 'No page of a disclosure platform was seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '政府信息公开平台的页面是否有检索框。检索是否有效由“站内搜索”检查。',
      en: 'Whether pages of the disclosure platform have a search box. Whether the search works is for site-search.',
    },
    why: {
      'zh-CN': '政府信息公开平台应当具备信息检索、查阅、下载等功能。',
      en: 'Disclosure platforms must let people search, read and download.',
    },
    fails: { 'zh-CN': '平台各页面均无检索框。（由人工确认。）', en: 'No page of the platform has a search box. (A person decides.)' },
    passes: { 'zh-CN': '平台页面顶部有检索框。', en: 'A search box on top of its pages.' },
  },
  run(site) {
    const { search, platforms } = site.offers!;
    if (search.platform) return [ofSite(site, 'pass', 'there', { facts: { page: search.platform } })];
    if (platforms.length === 0) return [ofSite(site, 'error', 'none')];
    return [ofSite(site, 'review', 'missing', { url: platforms[0]!, facts: { page: platforms[0]! } })];
  },
});
