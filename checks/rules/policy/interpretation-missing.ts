import { z } from 'zod';
import { addDays, addMonths } from '../../calendar.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';
import { pairsOf } from './pairs.ts';

/** Documents that set rules or plans; notices of meetings and the like need no interpretation. */
const normative = /办法|规定|细则|意见|方案|规划|条例|规则|措施|行动计划/;

export default defineCheck({
  id: 'interpretation-missing',
  title: { 'zh-CN': '政策文件未解读', en: 'Documents without interpretation' },
  theme: 'policy',
  scope: 'site',
  needs: ['home', 'documents', 'interpretations', 'coverage'],
  basis: basis('interpretation', 'siteInterpretation'),
  reviewOnly: true,
  options: z.strictObject({
    documents: z.number().int().positive().default(3).describe('newest documents looked at (an unconfirmed number)'),
    graceDays: z.number().int().nonnegative().default(7).describe('days that a document may wait'),
  }),
  messages: {
    missing: {
      'zh-CN': '最近发布的{total}件规定、方案类文件中有{count}件未见解读：{titles}，是否涉及面广、应当解读请人工判断。',
      en: '{count} of the {total} newest documents that set rules or plans have no interpretation: {titles}. A person must say whether they need one.',
    },
    interpreted: {
      'zh-CN': '最近发布的{total}件规定、方案类文件均有解读。',
      en: 'All {total} newest documents that set rules or plans have an interpretation.',
    },
    none: { 'zh-CN': '近一年未见规定、方案类政策文件。', en: 'No document that sets rules or plans was published within a year.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '最近发布的若干件办法、规定、意见、方案类文件是否有解读（链接或名称对应）。',
      en: 'Whether the newest documents that set rules or plans have an interpretation, by link or name.',
    },
    why: { 'zh-CN': '涉及面广、社会关注度高的政策文件应当解读。', en: 'Documents that concern many must be interpreted.' },
    fails: { 'zh-CN': '三件文件均无解读。', en: 'Three documents, none interpreted.' },
    passes: { 'zh-CN': '三件文件均有解读链接。', en: 'Three documents, each with its interpretation.' },
  },
  run(site, { options, asOf }) {
    const recent = site
      .documents!.filter(
        ({ title, published }) =>
          published !== null &&
          published <= addDays(asOf, -options.graceDays) &&
          published >= addMonths(asOf, -12) &&
          normative.test(title),
      )
      .sort((a, b) => (a.published! < b.published! ? 1 : a.published! > b.published! ? -1 : a.url < b.url ? -1 : 1))
      .slice(0, options.documents);
    if (recent.length === 0) return [ofSite(site, 'na', 'none')];
    const interpreted = new Set(pairsOf(site).map(({ document }) => document.url));
    const missing = recent.filter(({ url }) => !interpreted.has(url));
    const total = recent.length;
    if (missing.length === 0) return [ofSite(site, 'pass', 'interpreted', { facts: { total } })];
    return [
      ofSite(site, 'review', 'missing', {
        facts: { count: missing.length, total, titles: missing.map(({ title }) => `“${title}”`), urls: missing.map(({ url }) => url) },
      }),
    ];
  },
});
