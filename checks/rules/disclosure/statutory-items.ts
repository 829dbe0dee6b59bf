import { z } from 'zod';
import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { reportingBodyOf } from '../../knowledge/deadlines.ts';
import { basis, inForceOn } from '../../knowledge/sources.ts';
import { statutoryItems } from '../../knowledge/statutory-items.ts';
import { ofSite } from '../statement.ts';
import { lookFor } from './matter.ts';

const ids = statutoryItems.map(({ id }) => id);

export default defineCheck({
  id: 'statutory-items',
  title: { 'zh-CN': '法定主动公开事项', en: 'Items to be disclosed by law' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'columns', 'matters', 'targets', 'coverage'],
  basis: basis('statutory', 'local'),
  options: z.strictObject({
    items: z
      .array(z.enum(ids as [string, ...string[]]))
      .optional()
      .describe('items that the organ’s duties bring; 20-01 is article 20 (1), 21-… are those of article 21'),
    days: z
      .partialRecord(z.enum(ids as [string, ...string[]]), z.number().int().positive())
      .default({})
      .describe('days an item may stand still (local numbers)'),
  }),
  messages: {
    missing: {
      'zh-CN': '已检查的{pages}个页面未见“{area}”（{item}）的栏目或入口，是否属于本单位职责、有无其他名称，请人工确认。',
      en: 'None of the {pages} pages seen shows “{area}” ({item}); a person must say whether it is among the organ’s duties or goes by another name.',
    },
    dead: { 'zh-CN': '“{area}”（{item}）的链接 {href} 无法打开。', en: 'The link {href} to “{area}” ({item}) cannot be opened.' },
    blank: { 'zh-CN': '“{area}”（{item}）的栏目 {href} 没有内容。', en: 'The column {href} of “{area}” ({item}) holds nothing.' },
    stale: {
      'zh-CN': '“{area}”（{item}）最近更新于{newest}，至{asOf}已{days}天，超过规定的{limit}天。',
      en: '“{area}” ({item}) was last updated on {newest}, {days} days before {asOf}; the limit is {limit}.',
    },
    quiet: {
      'zh-CN': '“{area}”（{item}）最近更新于{newest}，至{asOf}已{days}天，超过参考值{limit}天（非国家规定），请人工确认。',
      en: '“{area}” ({item}) was last updated on {newest}, {days} days before {asOf}, more than the usual {limit} (no national rule); a person must look.',
    },
    disclosed: { 'zh-CN': '“{area}”（{item}）已公开。', en: '“{area}” ({item}) is disclosed.' },
    early: {
      'zh-CN': '检查日早于2019年修订的条例施行日，本项不适用。',
      en: 'The Regulation of 2019 was not in force on the day of inspection.',
    },
    otherDuties: {
      'zh-CN': '“{area}”（{item}）按职责公开，部门网站未指定本项，不作判定。',
      en: '“{area}” ({item}) depends on the duties of the organ and is not asked of this department.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '《条例》第二十条第（一）至（十四）项和第二十一条各项是否设有栏目或入口，能否打开，是否空白，多久未更新。政府网站逐项查，部门网站查（一）（二）（七）项和指定的事项。',
      en: 'For each item of articles 20 and 21 whether there is an entry, whether it opens, holds anything and how old it is. Governments are asked for all, departments for (1), (2), (7) and what an index names.',
    },
    why: {
      'zh-CN': '行政机关应当主动公开本行政机关的下列政府信息。',
      en: 'Organs must disclose these kinds of information on their own account.',
    },
    fails: { 'zh-CN': '“财政预决算”栏目点开后没有内容。', en: 'The column of budgets holds nothing.' },
    passes: { 'zh-CN': '“财政预决算”栏目有本年度内容。', en: 'The column of budgets holds this year’s.' },
  },
  run(site, { options, profile, asOf }) {
    if (!inForceOn('statutory', asOf)) return [ofSite(site, 'na', 'early')];
    const government = reportingBodyOf(site.site.name, profile) === 'government' || profile.level === 'township';
    const level = profile.level;
    const statements: Statement[] = [];
    for (const one of statutoryItems) {
      if (one.levels && !one.levels.some((wanted) => wanted === level)) continue;
      if (one.levels && !government) continue;
      const asked = options.items ? options.items.includes(one.id) : government || one.always === true;
      const item = one.id;
      const say = (outcome: Statement['outcome'], message: string, more: Partial<Statement> = {}) =>
        statements.push(ofSite(site, outcome, message, { subject: one.id, ...more }));
      if (!asked) {
        if (!options.items) say('na', 'otherDuties', { facts: { area: one.id, item } });
        continue;
      }
      const { state, url, facts: seen } = lookFor(site, one, asOf);
      const facts = { ...seen, item };
      if (state === 'absent') say('review', 'missing', { facts });
      else if (state === 'dead' || state === 'blank') say('fail', state, { url, facts });
      else {
        const named = options.days[one.id];
        const limit = named ?? one.days;
        const late = typeof seen.days === 'number' && seen.days > limit;
        say(late ? (named === undefined ? 'review' : 'fail') : 'pass', late ? (named === undefined ? 'quiet' : 'stale') : 'disclosed', {
          url,
          facts: { ...facts, limit },
        });
      }
    }
    return statements;
  },
});
