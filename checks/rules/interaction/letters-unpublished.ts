import { z } from 'zod';
import { addMonths, daysBetween } from '../../calendar.ts';
import { defineCheck } from '../../define.ts';
import { letterLimits } from '../../knowledge/letters.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'letters-unpublished',
  title: { 'zh-CN': '留言及答复未及时公开', en: 'Letters and answers not published in time' },
  theme: 'interaction',
  scope: 'site',
  needs: ['home', 'letters', 'channels'],
  basis: basis('letters'),
  options: z.strictObject({ months: z.number().int().positive().default(letterLimits.publishedMonths) }),
  messages: {
    stale: {
      'zh-CN': '最近公开的留言答复为{newest}（“{title}”），至{asOf}已{days}天，超过{months}个月未公开留言及答复。',
      en: 'The newest published answer is of {newest} (“{title}”), {days} days before {asOf}; more than {months} months without any.',
    },
    unseen: {
      'zh-CN': '网站有咨询建言渠道，未见公开的留言及答复，请人工核实。',
      en: 'The site takes letters, but no published letter with an answer was seen; a person must look.',
    },
    fresh: { 'zh-CN': '最近公开的留言答复为{newest}。', en: 'The newest published answer is of {newest}.' },
    none: {
      'zh-CN': '未见咨询建言渠道和公开留言，按“未提供网上咨询建言渠道”判定。',
      en: 'There is neither a channel nor a letter; the check for a channel judges that.',
    },
  },
  docs: {
    looksFor: { 'zh-CN': '公开的留言及答复中最近一封的答复时间。', en: 'The day of the newest published answer.' },
    why: { 'zh-CN': '超过2个月未公开留言及答复的扣分。', en: 'Two months without a published letter and answer cost points.' },
    fails: { 'zh-CN': '最近一封答复为五个月前。', en: 'The newest answer is five months old.' },
    passes: { 'zh-CN': '上周公开了留言答复。', en: 'An answer was published last week.' },
  },
  run(site, { options, asOf }) {
    const { newest: letter } = site.letters!;
    const day = letter?.answered ?? letter?.asked ?? null;
    if (!letter || day === null) {
      const channel = site.channels!.forms.length + site.channels!.links.length > 0;
      return [ofSite(site, channel ? 'review' : 'na', channel ? 'unseen' : 'none')];
    }
    const facts = { newest: day, title: letter.title, days: daysBetween(day, asOf), months: options.months };
    const stale = day < addMonths(asOf, -options.months);
    return [ofSite(site, stale ? 'fail' : 'pass', stale ? 'stale' : 'fresh', { facts })];
  },
});
