import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { resultGroups } from '../../knowledge/annual-report.ts';
import { basis } from '../../knowledge/sources.ts';
import type { AnnualReport, ApplicationRow, StatedQuantity } from '../../model/index.ts';
import { judgedReport, ofReport, yearsShape } from './judged.ts';

/** Differences that a message writes out. */
const shown = 4;

export default defineCheck({
  id: 'annual-report-text-numbers',
  title: { 'zh-CN': '年度报告正文与表格数据不一致', en: 'Numbers in the text of the annual report' },
  theme: 'annual-report',
  reviewOnly: true,
  scope: 'page',
  needs: ['annualReport'],
  basis: basis('reportTables', 'reportContent'),
  options: z.strictObject(yearsShape),
  messages: {
    differs: {
      'zh-CN': '《{title}》正文数据与表格不一致{count}处，请人工核实：{stated}。',
      en: 'Numbers in the text of “{title}” differ from its tables in {count} places; a person must look: {stated}.',
    },
    agrees: {
      'zh-CN': '《{title}》正文中可比对的{count}项数据与表格一致。',
      en: 'The {count} numbers in the text of “{title}” that can be compared agree with its tables.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '正文所述收到申请、办结、结转、各类办理结果、行政复议和诉讼、规范性文件数量与表格是否一致。统计口径由人工判断。',
      en: 'Whether the text and the tables agree on applications, results, reviews, lawsuits and documents. A person judges what a number counts.',
    },
    why: {
      'zh-CN': '年度报告内容应当准确，正文与表格数据应当一致。',
      en: 'A report must be accurate: its text and its tables must agree.',
    },
    fails: {
      'zh-CN': '正文写“收到政府信息公开申请15件”，表三总计为12件（提请人工核实）。',
      en: 'The text says 15 applications, table 3 says 12 (left to a person).',
    },
    passes: { 'zh-CN': '正文和表三均为12件。', en: 'Text and table 3 both say 12.' },
  },
  run(page, { options, asOf }) {
    const report = judgedReport(page, asOf, options.years);
    if (!report) return [];
    const compared = report.statements.flatMap(({ about, value, quote }) => {
      const values = valuesOf(report, about);
      return values.length === 0 ? [] : [{ value, quote, table: values[0]!, agrees: values.includes(value) }];
    });
    if (compared.length === 0) return [];
    const wrong = compared.filter(({ agrees }) => !agrees);
    if (wrong.length === 0) return [ofReport(page, report, 'pass', 'agrees', { count: compared.length })];
    const facts = {
      count: wrong.length,
      stated: wrong.slice(0, shown).map(({ quote, table }) => `${quote}|${table}`),
    };
    return [ofReport(page, report, 'review', 'differs', facts, wrong[0]!.quote)];
  },
});

/** What the tables say of a quantity: the values that a sentence may mean, the plainest first; none when the tables do not tell. */
function valuesOf(report: AnnualReport, about: StatedQuantity): number[] {
  const { applications, disclosed, reviews } = report;
  const row = (id: ApplicationRow): number | null => applications[id]?.[6] ?? null;
  const sum = (...values: (number | null)[]): number[] =>
    values.length === 0 || values.includes(null) ? [] : [values.reduce<number>((all, value) => all + value!, 0)];
  const review = (...at: number[]): number[] => (reviews ? sum(...at.map((index) => reviews[index]!)) : []);
  const document = (at: number): number[] => (report.version === '2021' && disclosed.normative ? sum(disclosed.normative[at] ?? null) : []);
  switch (about) {
    case 'received':
      return [...sum(row('received')), ...sum(row('received'), row('carriedIn'))];
    case 'carriedIn':
      return sum(row('carriedIn'));
    case 'handled':
      return sum(row('total'));
    case 'carriedOut':
      return sum(row('carriedOut'));
    case 'granted':
      return [...sum(row('granted')), ...sum(row('granted'), row('partly'))];
    case 'partly':
      return sum(row('partly'));
    case 'denied':
      return sum(...resultGroups.denied.map(row));
    case 'unavailable':
      return sum(...resultGroups.unavailable.map(row));
    case 'refused':
      return sum(...resultGroups.refused.map(row));
    case 'reviews':
      return review(4);
    case 'lawsuits':
      return review(9, 14);
    case 'normativeMade':
      return document(0);
    case 'normativeRepealed':
      return document(1);
    case 'normativeValid':
      return document(2);
  }
}
