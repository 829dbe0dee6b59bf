import { z } from 'zod';
import { addMonths, daysBetween } from '../../calendar.ts';
import { defineCheck, type Statement } from '../../define.ts';
import { letterLimits } from '../../knowledge/letters.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'letter-unanswered',
  title: { 'zh-CN': '公开留言长期未回应', en: 'Public letters left unanswered' },
  theme: 'interaction',
  scope: 'site',
  needs: ['home', 'letters'],
  basis: basis('interactionPoor'),
  options: z.strictObject({
    months: z.number().int().positive().default(letterLimits.openMonths),
    lookBackYears: z.number().int().positive().default(letterLimits.lookBackYears),
  }),
  messages: {
    open: {
      'zh-CN': '公开留言“{title}”于{asked}提出，至{asOf}已{days}天，超过{months}个月未回应。',
      en: 'The public letter “{title}” of {asked} is unanswered after {days} days on {asOf}; the limit is {months} months.',
    },
    unsure: {
      'zh-CN': '公开留言“{title}”于{asked}提出，至{asOf}已{days}天，页面未见答复，请人工核实是否为有效留言、是否已回应。',
      en: 'No answer was seen to the public letter “{title}” of {asked}, {days} days before {asOf}; a person must look.',
    },
    answered: {
      'zh-CN': '近{years}年的{total}封公开留言未见超过{months}个月未回应的。',
      en: 'None of the {total} public letters of the last {years} year waited longer than {months} months.',
    },
    none: { 'zh-CN': '未见注明留言时间的公开留言。', en: 'No public letter with the day it was asked was seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '近1年的公开留言中，提出超过3个月且答复为空或者状态为未办结的。',
      en: 'Public letters of the last year, asked more than 3 months ago, whose answer is empty or whose state says so.',
    },
    why: {
      'zh-CN': '监测时间点前1年内，政务咨询类栏目存在超过3个月未回应有效留言的，单项否决。',
      en: 'A letter of the last year that waited longer than three months is a veto.',
    },
    fails: { 'zh-CN': '留言时间4月1日，9月30日答复时间、答复内容均为空。', en: 'Asked on 1 April; on 30 September the answer is empty.' },
    passes: { 'zh-CN': '所有留言均已答复。', en: 'All letters are answered.' },
  },
  run(site, { options, asOf }) {
    const oldest = addMonths(asOf, -12 * options.lookBackYears);
    const recent = site.letters!.kept.filter(({ asked }) => asked !== null && asked >= oldest && asked <= asOf);
    const { months } = options;
    if (recent.length === 0) return [ofSite(site, 'na', 'none')];
    const limit = addMonths(asOf, -months);
    const statements = recent
      .filter(({ asked, state }) => asked! < limit && state !== 'answered')
      .map(({ title, href, asked, state }): Statement => {
        const facts = { title, asked, days: daysBetween(asked!, asOf), months };
        return ofSite(site, state === 'open' ? 'fail' : 'review', state === 'open' ? 'open' : 'unsure', {
          url: href,
          subject: `${asked} ${title}`,
          facts,
        });
      });
    return statements.length > 0
      ? statements
      : [ofSite(site, 'pass', 'answered', { facts: { total: recent.length, months, years: options.lookBackYears } })];
  },
});
