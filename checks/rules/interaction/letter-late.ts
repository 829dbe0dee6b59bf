import { z } from 'zod';
import { addMonths, daysBetween, workingDaysBetween } from '../../calendar.ts';
import { defineCheck, type Statement } from '../../define.ts';
import { letterLimits } from '../../knowledge/letters.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'letter-late',
  title: { 'zh-CN': '公开留言答复超期', en: 'Public letters answered late' },
  theme: 'interaction',
  scope: 'site',
  needs: ['home', 'letters'],
  basis: basis('siteInteraction'),
  options: z.strictObject({
    simpleWorkdays: z.number().int().positive().default(letterLimits.simpleWorkdays).describe('working days for simple questions'),
    limitWorkdays: z.number().int().positive().optional().describe('working days that a local rule sets for any letter; later is a fault'),
  }),
  messages: {
    late: {
      'zh-CN': '公开留言“{title}”于{asked}提出，{answered}答复，相隔{days}个工作日，超过{limit}个工作日。',
      en: 'The public letter “{title}” of {asked} was answered on {answered}, {days} working days later; the limit is {limit}.',
    },
    slow: {
      'zh-CN':
        '近1年{total}封已答复的公开留言中有{count}封答复超过{limit}个工作日，最长{days}个工作日（“{title}”），是否属于简单常见问题请人工判断。',
      en: '{count} of {total} letters of the last year were answered after more than {limit} working days, the slowest after {days} (“{title}”); a person must say whether they were simple.',
    },
    quick: { 'zh-CN': '近1年{total}封公开留言的答复时间符合要求。', en: 'All {total} letters of the last year were answered in time.' },
    none: {
      'zh-CN': '近1年未见注明留言时间和答复时间的公开留言。',
      en: 'No letter of the last year shows when it was asked and answered.',
    },
  },
  docs: {
    looksFor: { 'zh-CN': '公开留言的留言时间与答复时间相隔的工作日数。', en: 'Working days from asking to answering.' },
    why: {
      'zh-CN': '简单常见问题一般5个工作日内答复；地方另有规定的从其规定。',
      en: 'Simple questions are answered within 5 working days; local rules may set more.',
    },
    fails: { 'zh-CN': '地方规定15个工作日，留言第20个工作日才答复。', en: 'A local limit of 15 working days, answered on the 20th.' },
    passes: { 'zh-CN': '三个工作日后答复。', en: 'Answered after three working days.' },
  },
  run(site, { options, asOf }) {
    const oldest = addMonths(asOf, -12);
    const answered = site
      .letters!.kept.filter(
        ({ asked, answered: day }) => asked !== null && day !== null && asked >= oldest && day >= asked && daysBetween(asked, day) < 1000,
      )
      .map((letter) => ({ ...letter, days: workingDaysBetween(letter.asked!, letter.answered!) }));
    const total = answered.length;
    if (total === 0) return [ofSite(site, 'na', 'none')];
    const limit = options.limitWorkdays;
    const statements: Statement[] = [];
    if (limit !== undefined) {
      for (const { title, href, asked, answered: day, days } of answered)
        if (days > limit)
          statements.push(
            ofSite(site, 'fail', 'late', { url: href, subject: `${asked} ${title}`, facts: { title, asked, answered: day, days, limit } }),
          );
    }
    const slow = answered.filter(({ days }) => days > options.simpleWorkdays && !(limit !== undefined && days > limit));
    if (slow.length > 0) {
      const worst = slow.reduce((a, b) => (b.days > a.days ? b : a));
      statements.push(
        ofSite(site, 'review', 'slow', {
          subject: 'slow',
          facts: { count: slow.length, total, limit: options.simpleWorkdays, days: worst.days, title: worst.title, example: worst.href },
        }),
      );
    }
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'quick', { facts: { total } })];
  },
});
