import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { judgedReport, ofReport, yearsShape } from './judged.ts';

/** Places that a message names. */
const shown = 5;

export default defineCheck({
  id: 'annual-report-blanks',
  title: { 'zh-CN': '年度报告表格有空白项', en: 'Empty cells in the annual report' },
  theme: 'annual-report',
  scope: 'page',
  needs: ['annualReport'],
  basis: basis('reportTables'),
  options: z.strictObject(yearsShape),
  messages: {
    blank: {
      'zh-CN': '《{title}》表格有{count}处空白或者以“/”等符号代替数据：{blankRows}。',
      en: '{count} cells of the tables of “{title}” are empty or hold a sign for a number: {blankRows}.',
    },
    bare: {
      'zh-CN': '《{title}》表格共{count}处均未填写数据，可能由脚本填充，请人工确认。',
      en: 'All {count} cells of the tables of “{title}” are empty; script may fill them. A person must look.',
    },
    filled: { 'zh-CN': '《{title}》表格数据填写完整。', en: 'All cells of the tables of “{title}” are filled in.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '规定表格中有无空白单元格，或者以“/”“—”“无”代替数字。没有读到表格的不判定。',
      en: 'Cells of the prescribed tables that are empty or hold “/” or “—” for a number. A report without tables is not judged.',
    },
    why: { 'zh-CN': '表格数据应当填写完整，没有发生的填“0”。', en: 'Tables are filled in completely; what did not happen is zero.' },
    fails: { 'zh-CN': '表三“结转下年度继续办理”一行为“/”。', en: 'The row “carried over to next year” holds “/”.' },
    passes: { 'zh-CN': '没有发生的事项填写“0”。', en: 'What did not happen is written as 0.' },
  },
  run(page, { options, asOf }) {
    const report = judgedReport(page, asOf, options.years);
    if (!report) return [];
    const { blanks } = report;
    const figures = [...Object.values(report.disclosed), ...Object.values(report.applications), report.reviews ?? []].flat();
    if (figures.length === 0) return [];
    if (blanks.length === 0) return [ofReport(page, report, 'pass', 'filled')];
    const blankRows = [...new Set(blanks.map(({ table, row }) => `${table}|${row}`))].slice(0, shown);
    const bare = figures.every((figure) => figure === null);
    return [ofReport(page, report, bare ? 'review' : 'fail', bare ? 'bare' : 'blank', { count: blanks.length, blankRows })];
  },
});
