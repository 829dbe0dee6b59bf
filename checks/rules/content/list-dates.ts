import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';

export default defineCheck({
  id: 'list-dates',
  title: { 'zh-CN': '列表日期格式', en: 'Dates of lists' },
  theme: 'content',
  scope: 'page',
  reviewOnly: true,
  needs: ['kind', 'items'],
  basis: basis('siteLists'),
  options: z.strictObject({ rows: z.number().int().positive().default(3).describe('rows without a year that make a finding') }),
  messages: {
    noYear: {
      'zh-CN': '列表中{count}条信息的日期没有年份（如“{title}”），应为“YYYY-MM-DD”，请人工确认。',
      en: 'The dates of {count} rows, such as that of “{title}”, show no year; they read YYYY-MM-DD. A person must look.',
    },
    proper: { 'zh-CN': '列表日期写明了年份。', en: 'The dates of the list show the year.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '栏目列表页的日期是否写明年份。首页的简略日期不计。',
      en: 'Whether the dates of a column’s list show the year. Short dates on the home page do not count.',
    },
    why: {
      'zh-CN': '发布时间格式应当统一为“YYYY-MM-DD HH:MM”；没有年份的，读者无法判断信息是否过期。',
      en: 'Dates of publication have one form, YYYY-MM-DD HH:MM; without the year readers cannot tell whether something is old.',
    },
    fails: { 'zh-CN': '列表仅显示“09-27”。（由人工确认。）', en: 'A list that shows 09-27. (A person decides.)' },
    passes: { 'zh-CN': '列表显示“2026-09-27”。', en: 'A list that shows 2026-09-27.' },
  },
  run({ kind, items, url }, { options }) {
    if (kind !== 'column') return [];
    const dated = items.filter(({ date }) => date !== undefined);
    const short = dated.filter(({ inferred }) => inferred);
    if (dated.length < options.rows) return [];
    const place = { url, subject: '' };
    if (short.length < options.rows || short.length * 2 < dated.length) return [{ ...place, outcome: 'pass', message: 'proper' }];
    return [{ ...place, outcome: 'review', message: 'noYear', facts: { count: short.length, title: short[0]!.title.slice(0, 60) } }];
  },
});
