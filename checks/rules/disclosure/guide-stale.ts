import { z } from 'zod';
import { addMonths, daysBetween } from '../../calendar.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'guide-stale',
  title: { 'zh-CN': '公开指南长期未更新', en: 'Disclosure guide long not updated' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'guides'],
  basis: basis('guide'),
  reviewOnly: true,
  options: z.strictObject({
    months: z.number().int().positive().default(12).describe('months after which a person looks (a local number)'),
  }),
  messages: {
    old: {
      'zh-CN': '政府信息公开指南“{title}”标注的日期为{published}，至{asOf}已{days}天，超过{months}个月，内容是否仍然准确请人工核实。',
      en: 'The disclosure guide “{title}” is dated {published}, {days} days before {asOf}, more than {months} months; a person must say whether it still holds.',
    },
    fresh: { 'zh-CN': '政府信息公开指南“{title}”标注的日期为{published}。', en: 'The disclosure guide “{title}” is dated {published}.' },
    undated: { 'zh-CN': '政府信息公开指南“{title}”未注明日期，无法判断更新情况。', en: 'The disclosure guide “{title}” shows no date.' },
    none: { 'zh-CN': '未见公开指南，按“公开指南缺失”判定。', en: 'There is no guide; the check for a missing guide judges that.' },
  },
  docs: {
    looksFor: { 'zh-CN': '公开指南页面注明的发布或更新日期。', en: 'The date that the guide shows.' },
    why: { 'zh-CN': '行政机关编制、公布的政府信息公开指南应当及时更新。', en: 'Guides must be kept up to date.' },
    fails: { 'zh-CN': '指南标注的日期为四年前。', en: 'A guide dated four years ago.' },
    passes: { 'zh-CN': '指南标注的日期为今年。', en: 'A guide dated this year.' },
  },
  run(site, { options, asOf }) {
    const guides = site.guides.filter(({ attachment }) => !attachment);
    if (guides.length === 0) return [ofSite(site, 'na', 'none')];
    return guides.map(({ url, title, published }) => {
      if (published === null) return ofSite(site, 'na', 'undated', { url, subject: url, facts: { title } });
      const old = published < addMonths(asOf, -options.months);
      const facts = { title, published, days: daysBetween(published, asOf), months: options.months };
      return ofSite(site, old ? 'review' : 'pass', old ? 'old' : 'fresh', { url, subject: url, facts });
    });
  },
});
