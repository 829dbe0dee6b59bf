import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { fileKindOf } from '../../facts/address.ts';
import { resultRows } from '../../facts/annual-report.ts';
import { basis } from '../../knowledge/sources.ts';
import type { AnnualReport } from '../../model/index.ts';
import { judgedReport, ofReport, yearsShape } from './judged.ts';

/** Rows that a message names. */
const shown = 5;

export default defineCheck({
  id: 'annual-report-tables',
  title: { 'zh-CN': '年度报告缺少规定表格', en: 'Tables of the annual report' },
  theme: 'annual-report',
  scope: 'page',
  needs: ['annualReport', 'links'],
  basis: basis('reportTables', 'reportForm2019'),
  options: z.strictObject(yearsShape),
  messages: {
    missing: { 'zh-CN': '《{title}》缺少规定表格：{reportTables}。', en: '“{title}” lacks prescribed tables: {reportTables}.' },
    pictured: {
      'zh-CN': '《{title}》未读取到{reportTables}，报告中有{pictures}处图片或者嵌入内容，表格可能以图片等形式公布，请人工确认。',
      en: 'No {reportTables} was read in “{title}”, which shows {pictures} pictures or frames; the tables may be among them. A person must look.',
    },
    attached: {
      'zh-CN': '《{title}》正文未读取到{reportTables}，页面附有文件“{file}”，表格可能在附件中，请人工确认。',
      en: 'No {reportTables} was read in “{title}”; the tables may be in the attached file “{file}”. A person must look.',
    },
    unrecognised: {
      'zh-CN': '《{title}》未识别到规定的标题和表格，是否按规定格式编制请人工确认。',
      en: 'Neither headings nor tables of the form were found in “{title}”; a person must look.',
    },
    incomplete: {
      'zh-CN': '《{title}》的表格有{count}行未能识别（{blankRows}），请人工核对。',
      en: '{count} rows of the tables of “{title}” could not be read ({blankRows}); a person must look.',
    },
    complete: { 'zh-CN': '《{title}》规定表格齐全。', en: '“{title}” has all prescribed tables.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '第二、三、四部分的规定表格是否齐全，行列是否能够识别。',
      en: 'Whether the tables of parts two, three and four are there, with their rows.',
    },
    why: { 'zh-CN': '报告第二、三、四部分以规定表格公布数据。', en: 'Parts two, three and four give their figures in prescribed tables.' },
    fails: { 'zh-CN': '第三部分只有文字，没有表格。', en: 'Part three is words without a table.' },
    passes: { 'zh-CN': '三张表格齐全。', en: 'All three tables are there.' },
  },
  run(page, { options, asOf }) {
    const report = judgedReport(page, asOf, options.years);
    if (!report) return [];
    const missing = ([2, 3, 4] as const).filter((table) => !isShown(report, table));
    const facts = {
      reportTables: missing.map(String),
      count: missing.length,
      pictures: report.pictures,
    };
    if (missing.length > 0 && report.pictures > 0) return [ofReport(page, report, 'review', 'pictured', facts)];
    const file = page.links.find(({ area, href }) => area === 'main' && fileKindOf(href) === 'attachment');
    if (missing.length > 0 && file) return [ofReport(page, report, 'review', 'attached', { ...facts, file: file.text || file.href })];
    if (missing.length === 3 && report.parts.length < 2) return [ofReport(page, report, 'review', 'unrecognised')];
    if (missing.length > 0) return [ofReport(page, report, 'fail', 'missing', facts)];
    const wanted = ['received', 'carriedIn', ...resultRows(report.version, report.applications), 'total', 'carriedOut'] as const;
    const missed = wanted.filter((row) => !report.applications[row]).map((row) => `3|${row}`);
    const count = Math.max(missed.length, report.unread.length);
    if (count === 0) return [ofReport(page, report, 'pass', 'complete')];
    const torn = [...new Set(report.unread.map(({ table }) => `${table}|`))];
    return [ofReport(page, report, 'review', 'incomplete', { count, blankRows: missed.length > 0 ? missed.slice(0, shown) : torn })];
  },
});

function isShown(report: AnnualReport, table: 2 | 3 | 4): boolean {
  const read = { 2: Object.keys(report.disclosed).length > 0, 3: Object.keys(report.applications).length > 0, 4: report.reviews !== null };
  return read[table] || report.unread.some((row) => row.table === table);
}
