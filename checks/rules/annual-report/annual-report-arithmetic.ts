import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { addUp } from './equations.ts';
import { judgedReport, ofReport, yearsShape } from './judged.ts';

/** Broken equations that a message writes out. */
const shown = 4;

export default defineCheck({
  id: 'annual-report-arithmetic',
  title: { 'zh-CN': '年度报告表格数据不符合勾稽关系', en: 'Arithmetic of the annual report' },
  theme: 'annual-report',
  scope: 'page',
  needs: ['annualReport'],
  basis: basis('reportBalance', 'reportTables'),
  options: z.strictObject(yearsShape),
  messages: {
    wrong: {
      'zh-CN': '《{title}》表格数据不符合勾稽关系，共{count}处：{equations}。',
      en: 'The tables of “{title}” do not add up in {count} places: {equations}.',
    },
    doubtful: {
      'zh-CN': '《{title}》表格有空白单元格，按空白为零计算不符合勾稽关系，共{count}处：{equations}，请人工核实。',
      en: 'Cells of “{title}” are empty; taken as zero, {count} sums do not add up: {equations}. A person must look.',
    },
    partly: {
      'zh-CN': '《{title}》表三、表四部分行列未能识别，已核对的{read}组数据相符，其余请人工核对。',
      en: 'Some rows of tables 3 and 4 of “{title}” could not be read; the {read} sums that could be checked add up. A person must check the rest.',
    },
    unread: {
      'zh-CN': '《{title}》未读取到表三、表四数据，勾稽关系未检查。',
      en: 'No figures of tables 3 and 4 were read in “{title}”; the arithmetic was not checked.',
    },
    right: { 'zh-CN': '《{title}》表格数据符合勾稽关系。', en: 'The tables of “{title}” add up.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '表三每列“本年新收”加“上年结转”是否等于“办理结果总计”加“结转下年度”，各项办理结果之和是否等于总计，每行各类申请人之和是否等于总计；表四每组结果之和是否等于总计。',
      en: 'In table 3, whether new and carried-over applications equal those handled and carried on, results add up to their total and applicants to theirs; in table 4, whether results add up.',
    },
    why: {
      'zh-CN': '报告格式规定表三“第一项加第二项之和，等于第三项加第四项之和”；数据应当准确。',
      en: 'The form demands of table 3 that items 1 and 2 together equal items 3 and 4; figures must be right.',
    },
    fails: {
      'zh-CN': '本年新收12件、上年结转1件，办理结果总计12件、结转下年度0件。',
      en: '12 new and 1 carried over, 12 handled and none carried on.',
    },
    passes: {
      'zh-CN': '本年新收12件、上年结转1件，办理结果总计12件、结转下年度1件。',
      en: '12 new and 1 carried over, 12 handled and 1 carried on.',
    },
  },
  run(page, { options, asOf }) {
    const report = judgedReport(page, asOf, options.years);
    if (!report) return [];
    const { broken, read, unread } = addUp(report);
    const certain = broken.filter((one) => one.certain);
    const said = certain.length > 0 ? certain : broken;
    const of = (kind: string): number => said.filter((one) => one.kind === kind).length;
    const facts = {
      count: said.length,
      balance: of('balance'),
      results: of('results'),
      rows: of('row'),
      reviews: of('reviews'),
      read,
      equations: said.slice(0, shown).map(({ code }) => code),
    };
    if (certain.length > 0) return [ofReport(page, report, 'fail', 'wrong', facts)];
    if (broken.length > 0) return [ofReport(page, report, 'review', 'doubtful', facts)];
    if (read === 0) return [ofReport(page, report, 'error', 'unread')];
    return [unread > 0 ? ofReport(page, report, 'review', 'partly', facts) : ofReport(page, report, 'pass', 'right', facts)];
  },
});
