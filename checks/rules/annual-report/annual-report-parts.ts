import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { reportParts } from '../../knowledge/annual-report.ts';
import { basis } from '../../knowledge/sources.ts';
import { judgedReport, ofReport, yearsShape } from './judged.ts';

/** Parts that say something in words; the others are tables, and in part six there may be nothing to report. */
const worded = [1, 5];

export default defineCheck({
  id: 'annual-report-parts',
  title: { 'zh-CN': '年度报告内容缺项', en: 'Parts of the annual report' },
  theme: 'annual-report',
  scope: 'page',
  needs: ['annualReport'],
  basis: basis('reportContent', 'reportForm', 'reportForm2019'),
  options: z.strictObject(yearsShape),
  messages: {
    missing: {
      'zh-CN': '《{title}》缺少规定内容{count}项：{reportParts}。',
      en: '“{title}” lacks {count} of the six parts: {reportParts}.',
    },
    empty: {
      'zh-CN': '《{title}》的“{reportParts}”部分没有实质内容。',
      en: 'A part of “{title}” says nothing: {reportParts}.',
    },
    unrecognised: {
      'zh-CN': '《{title}》未识别到规定的六部分标题，是否按规定格式编制请人工确认。',
      en: 'The headings of the six parts were not found in “{title}”; a person must say whether it follows the form.',
    },
    complete: { 'zh-CN': '《{title}》六部分内容齐全。', en: '“{title}” has all six parts.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '报告是否有规定的六部分；“总体情况”和“存在的主要问题及改进情况”是否为空或者只写“无”。',
      en: 'Whether the report has the six parts of the form, and whether parts one and five say something.',
    },
    why: {
      'zh-CN': '年度报告应当按照全国统一格式编制，六部分不能遗漏；问题及改进情况不得敷衍。',
      en: 'Reports follow one national form whose six parts must not be left out; problems and improvement must not be glossed over.',
    },
    fails: { 'zh-CN': '报告没有“其他需要报告的事项”。', en: 'A report without “other matters to report”.' },
    passes: { 'zh-CN': '报告六部分齐全，均有内容。', en: 'A report with all six parts.' },
  },
  run(page, { options, asOf }) {
    const report = judgedReport(page, asOf, options.years);
    if (!report) return [];
    const found = new Map(report.parts.map((part) => [part.part, part]));
    const list = (parts: readonly number[]) => ({ count: parts.length, reportParts: parts.map(String) });
    // one heading may stand in any page about such reports: two are a report in the form
    if (found.size < 2) return [ofReport(page, report, 'review', 'unrecognised')];
    const missing = reportParts.map(({ part }) => part).filter((part) => !found.has(part));
    if (missing.length > 0) return [ofReport(page, report, 'fail', 'missing', list(missing))];
    const empty = worded.filter((part) => found.get(part)!.length === 0 || found.get(part)!.none);
    if (empty.length > 0) return [ofReport(page, report, 'fail', 'empty', list(empty), found.get(empty[0]!)!.heading)];
    return [ofReport(page, report, 'pass', 'complete')];
  },
});
