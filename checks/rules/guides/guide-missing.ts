import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { entryMessages, judgeEntry } from '../disclosure/entry.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'guide-missing',
  title: { 'zh-CN': '缺少政府信息公开指南', en: 'No disclosure guide' },
  theme: 'guides',
  scope: 'site',
  needs: ['home', 'disclosure', 'guides', 'targets', 'coverage'],
  basis: basis('guideAndReport', 'guide', 'platformGuide'),
  options: noOptions,
  messages: {
    ...entryMessages('政府信息公开指南', 'disclosure guide'),
    found: { 'zh-CN': '已公开政府信息公开指南“{title}”：{href}。', en: 'The disclosure guide “{title}” is published: {href}.' },
    unread: {
      'zh-CN': '已设置政府信息公开指南入口“{words}”（{href}），但未读到指南正文，请人工确认。',
      en: 'The entry “{words}” to a disclosure guide leads to {href}, where no guide was read; a person must look.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '网站是否公开政府信息公开指南（页面或附件）。',
      en: 'Whether the site publishes a disclosure guide, as a page or as a file.',
    },
    why: {
      'zh-CN': '行政机关应当编制、公布政府信息公开指南，并及时更新。',
      en: 'Organs must compile and publish a disclosure guide and keep it up to date.',
    },
    fails: { 'zh-CN': '全站没有“政府信息公开指南”入口。', en: 'No page of the site leads to a guide.' },
    passes: { 'zh-CN': '“政府信息公开指南”链接到指南页面。', en: 'The entry leads to the page of the guide.' },
  },
  run(site) {
    const guide = site.guides[0];
    if (guide)
      return [ofSite(site, 'pass', 'found', { url: guide.url, quote: guide.title, facts: { title: guide.title, href: guide.url } })];
    const entry = judgeEntry(site, 'guide');
    return [entry.outcome === 'pass' ? { ...entry, outcome: 'review', message: 'unread' } : entry];
  },
});
