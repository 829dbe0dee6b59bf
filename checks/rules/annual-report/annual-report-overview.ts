import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { judgedReport, ofReport, yearsShape } from './judged.ts';

export default defineCheck({
  id: 'annual-report-overview',
  title: { 'zh-CN': '年度报告“总体情况”篇幅', en: 'Length of the overview of the annual report' },
  theme: 'annual-report',
  scope: 'page',
  needs: ['annualReport'],
  basis: basis('reportOverview'),
  options: z.strictObject({
    ...yearsShape,
    most: z.number().int().positive().default(1000).describe('most words of part one; a Chinese character is one'),
  }),
  messages: {
    long: {
      'zh-CN': '《{title}》“总体情况”部分约{words}字，超过{most}字的篇幅要求。',
      en: 'Part one of “{title}” has some {words} words; the form asks for {most} at most.',
    },
    fits: { 'zh-CN': '《{title}》“总体情况”部分约{words}字。', en: 'Part one of “{title}” has some {words} words.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '第一部分“总体情况”的字数（汉字、标点各计一字，连续的数字计一字，不含表格）。没有这一部分的不判定。',
      en: 'The words of part one, tables left out. A report without that part is not judged.',
    },
    why: { 'zh-CN': '“总体情况”篇幅原则上不超过一千字。', en: 'Part one is in principle not longer than a thousand words.' },
    fails: { 'zh-CN': '“总体情况”有一千八百字。', en: 'Part one has 1,800 words.' },
    passes: { 'zh-CN': '“总体情况”有八百字。', en: 'Part one has 800 words.' },
  },
  run(page, { options, asOf }) {
    const report = judgedReport(page, asOf, options.years);
    const part = report?.parts.find((one) => one.part === 1);
    // without part two nobody knows where part one ends
    if (!report || !part || !report.parts.some((one) => one.part === 2)) return [];
    const long = part.length > options.most;
    const facts = { words: part.length, most: options.most };
    return [ofReport(page, report, long ? 'fail' : 'pass', long ? 'long' : 'fits', facts, part.heading)];
  },
});
