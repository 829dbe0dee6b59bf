import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { judgedReport, ofReport, yearsShape } from './judged.ts';

export default defineCheck({
  id: 'annual-report-fee',
  title: { 'zh-CN': '年度报告未报告信息处理费情况', en: 'Information processing fee in the annual report' },
  theme: 'annual-report',
  scope: 'page',
  needs: ['annualReport'],
  basis: basis('reportFees'),
  options: z.strictObject(yearsShape),
  messages: {
    charged: {
      'zh-CN': '《{title}》“其他需要报告的事项”未报告信息处理费收取情况，而报告其他部分显示发生收费（{evidence}）。',
      en: 'Part six of “{title}” does not report the information processing fee, though the report shows that one was asked for ({evidence}).',
    },
    unpaid: {
      'zh-CN': '《{title}》“其他需要报告的事项”未报告信息处理费收取情况，而表三“逾期未按收费通知要求缴纳费用”为{unpaid}件。',
      en: 'Part six of “{title}” does not report the information processing fee, though {unpaid} applications were dropped for a fee not paid in time.',
    },
    income: {
      'zh-CN': '《{title}》表二列有行政事业性收费{fees}万元，“其他需要报告的事项”未提及信息处理费，是否收取请人工确认。',
      en: 'Table 2 of “{title}” has fee income of {fees} (10,000 yuan) and part six says nothing of the information processing fee; a person must say whether one was charged.',
    },
    reported: { 'zh-CN': '《{title}》已报告信息处理费收取情况。', en: '“{title}” reports the information processing fee.' },
    free: { 'zh-CN': '《{title}》未显示收取信息处理费。', en: '“{title}” shows no information processing fee.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '报告显示有收费（逾期不缴费的申请、收取信息处理费的文字、行政事业性收费）而第六部分未提及信息处理费。没有第六部分的不判定。',
      en: 'A report that shows fees (applications dropped for an unpaid fee, words, fee income) while part six says nothing of the information processing fee.',
    },
    why: {
      'zh-CN': '收取信息处理费的情况在“其他需要报告的事项”部分报告。',
      en: 'The information processing fee is reported in part six.',
    },
    fails: {
      'zh-CN': '表三“逾期未按收费通知要求缴纳费用”为1件，第六部分只写“无”。',
      en: 'One application was dropped for an unpaid fee; part six says “none”.',
    },
    passes: { 'zh-CN': '第六部分写明“本年度收取信息处理费300元”。', en: 'Part six says that 300 yuan were charged.' },
  },
  run(page, { options, asOf }) {
    const report = judgedReport(page, asOf, options.years);
    if (!report?.parts.some(({ part }) => part === 6)) return [];
    if (report.fees.mentioned) return [ofReport(page, report, 'pass', 'reported')];
    const unpaid = report.applications.unpaid?.[6] ?? 0;
    if (report.fees.charged) return [ofReport(page, report, 'fail', 'charged', { evidence: report.fees.charged }, report.fees.charged)];
    if (unpaid > 0) return [ofReport(page, report, 'fail', 'unpaid', { unpaid })];
    const fees = report.version === '2021' ? (report.disclosed.fees?.[0] ?? 0) : 0;
    return [fees > 0 ? ofReport(page, report, 'review', 'income', { fees }) : ofReport(page, report, 'pass', 'free')];
  },
});
