import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { formOf, judgedReport, ofReport, yearsShape } from './judged.ts';

export default defineCheck({
  id: 'annual-report-version',
  title: { 'zh-CN': '年度报告使用旧格式', en: 'Form of the annual report' },
  theme: 'annual-report',
  scope: 'page',
  needs: ['annualReport'],
  basis: basis('reportForm', 'reportForm2019'),
  options: z.strictObject(yearsShape),
  messages: {
    outdated: {
      'zh-CN': '《{title}》使用{version}年格式的表格，{year}年度报告应当使用{wanted}年格式。',
      en: '“{title}” uses the tables of the form of {version}; the report of {year} must use the form of {wanted}.',
    },
    unknown: {
      'zh-CN': '《{title}》的表格既不是2019年格式，也不是2021年格式，请人工确认。',
      en: 'The tables of “{title}” are neither of the form of 2019 nor of 2021; a person must look.',
    },
    current: { 'zh-CN': '《{title}》使用{version}年格式。', en: '“{title}” uses the form of {version}.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '按表二的列名识别报告所用格式：2021年格式为“本年制发件数、本年废止件数、现行有效件数”，2019年格式为“本年新制作数量、本年新公开数量、对外公开总数量”。没有表二的不判定。',
      en: 'The form, told by the columns of table two. A report without table two is not judged.',
    },
    why: { 'zh-CN': '2021年度及以后的报告使用2021年修订的格式。', en: 'Reports on 2021 and later use the form as revised in 2021.' },
    fails: { 'zh-CN': '2025年度报告仍列“对外公开总数量”和“政府集中采购”。', en: 'The report of 2025 still has the columns of 2019.' },
    passes: { 'zh-CN': '2025年度报告列“现行有效件数”。', en: 'The report of 2025 has the columns of 2021.' },
  },
  run(page, { options, asOf }) {
    const report = judgedReport(page, asOf, options.years);
    if (!report || Object.keys(report.disclosed).length === 0) return [];
    const { version } = report;
    const wanted = formOf(report.year);
    if (version === null) return [ofReport(page, report, 'review', 'unknown', { wanted })];
    // the revised form used before it had to be is no fault
    if (version === '2019' && wanted === '2021') return [ofReport(page, report, 'fail', 'outdated', { version, wanted })];
    return [ofReport(page, report, 'pass', 'current', { version, wanted })];
  },
});
