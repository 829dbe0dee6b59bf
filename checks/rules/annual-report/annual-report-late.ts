import { z } from 'zod';
import { daysBetween } from '../../calendar.ts';
import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import type { SiteFacts } from '../../model/index.ts';
import { ofSite } from '../statement.ts';
import { type Due, dueOf, organOf } from './due.ts';

type Report = SiteFacts['reports'][number];

export default defineCheck({
  id: 'annual-report-late',
  title: { 'zh-CN': '政府信息公开工作年度报告未按期公布', en: 'Annual disclosure report published late' },
  theme: 'annual-report',
  scope: 'site',
  needs: ['home', 'reports', 'identity'],
  basis: basis('annual2019', 'annual2007'),
  options: z.strictObject({
    years: z.number().int().positive().default(1).describe('how many past years of reports are judged'),
  }),
  messages: {
    late: {
      'zh-CN': '{year}年政府信息公开工作年度报告“{title}”于{published}公布，应于{due}前公布（{rule}），逾期{days}天。',
      en: 'The annual disclosure report of {year}, “{title}”, was published on {published}, {days} days after {due} ({rule}).',
    },
    inTime: {
      'zh-CN': '{year}年政府信息公开工作年度报告“{title}”于{published}公布，期限为{due}。',
      en: 'The annual disclosure report of {year}, “{title}”, was published on {published}; it was due by {due}.',
    },
    undated: {
      'zh-CN': '{year}年政府信息公开工作年度报告“{title}”未注明发布时间，是否按期（{due}前）公布请人工确认。',
      en: 'The annual disclosure report of {year}, “{title}”, shows no date; a person must say whether it was published by {due}.',
    },
    doubtful: {
      'zh-CN':
        '{year}年政府信息公开工作年度报告“{title}”于{published}公布；如为政府部门已过1月31日期限，如为政府门户期限为{due}，请人工确认。',
      en: 'The annual disclosure report of {year}, “{title}”, was published on {published}: late if it is a department’s, in time if it is a government’s (by {due}); a person must say.',
    },
    early: {
      'zh-CN': '{year}年政府信息公开工作年度报告“{title}”标注的发布日期{published}早于报告年度结束，请人工核实。',
      en: 'The annual disclosure report of {year}, “{title}”, is dated {published}, before the year ended; a person must look.',
    },
    none: { 'zh-CN': '未读到应判定的年度报告，本项不适用。', en: 'No annual report to judge was read; this check does not apply.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '上一年度报告标注的发布日期是否在期限内，期限按发布时有效的规定和机关类型确定。',
      en: 'Whether the report on the previous year was published in time, by the rule in force and the kind of organ.',
    },
    why: {
      'zh-CN': '县级以上人民政府部门每年1月31日前公布上一年度报告，县级以上地方人民政府每年3月31日前公布（2007年条例均为3月31日前）。',
      en: 'Departments publish by 31 January, governments from county level up by 31 March (under the Regulation of 2007, all by 31 March).',
    },
    fails: { 'zh-CN': '市教育局2025年度报告发布于2026年3月5日。', en: 'A bureau’s report on 2025 dated 5 March 2026.' },
    passes: { 'zh-CN': '市教育局2025年度报告发布于2026年1月20日。', en: 'A bureau’s report on 2025 dated 20 January 2026.' },
  },
  run(site, { options, asOf, profile }) {
    const lastYear = Number(asOf.slice(0, 4)) - 1;
    const statements = firstOfEach(site.reports).flatMap((report) => {
      const { year } = report;
      if (year === null || year > lastYear || year <= lastYear - options.years) return [];
      const due = report.organ ? dueOf(year, report.organ, {}) : dueOf(year, organOf(site, profile), profile);
      return due ? [judgeReport(report, year, due)] : [];
    });
    return statements.length > 0 ? statements : [ofSite(site, 'na', 'none')];
  },
});

/** One report of each organ and year, the earliest dated: the same report often stands in two columns. */
function firstOfEach(reports: readonly Report[]): Report[] {
  const first = new Map<string, Report>();
  for (const report of reports) {
    const key = `${report.organ ?? ''}|${report.year}`;
    const known = first.get(key);
    if (!known || (report.published !== null && (known.published === null || report.published < known.published))) first.set(key, report);
  }
  return [...first.values()];
}

function judgeReport(report: Report, year: number, due: Due): Statement {
  const { url, title, published, organ } = report;
  const say = (outcome: Statement['outcome'], message: string, days: number | null = null): Statement => ({
    outcome,
    message,
    url,
    subject: '',
    quote: title,
    facts: { year, title, published, organ, due: due.date, rule: due.rule['zh-CN'], days },
  });
  if (published === null) return say('review', 'undated');
  if (published <= `${year}-12-31`) return say('review', 'early');
  if (published > due.date) return say('fail', 'late', daysBetween(due.date, published));
  return due.doubtfulFrom !== null && published > due.doubtfulFrom ? say('review', 'doubtful') : say('pass', 'inTime');
}
