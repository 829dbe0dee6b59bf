import { z } from 'zod';
import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';
import { ofSiteReport, type Succession, successions, yearsShape } from './judged.ts';

export default defineCheck({
  id: 'annual-report-carryover',
  title: { 'zh-CN': '年度报告数据与上年不衔接', en: 'Carry-over from the last annual report' },
  theme: 'annual-report',
  scope: 'site',
  needs: ['reports'],
  basis: basis('reportBalance', 'reportTables'),
  options: z.strictObject(yearsShape),
  messages: {
    broken: {
      'zh-CN': '《{title}》表三“上年结转”{applicant}为{carried}件，上一年度报告“结转下年度继续办理”为{left}件，数据不衔接。',
      en: '“{title}” carries over {carried} applications ({applicant}); the report before carried on {left}.',
    },
    documents: {
      'zh-CN':
        '《{title}》行政规范性文件现行有效{valid}件，按上年有效{last}件、本年制发{made}件、本年废止{repealed}件推算应为{expected}件，请人工核实。',
      en: '“{title}” counts {valid} normative documents in force; last year’s {last} with {made} made and {repealed} repealed give {expected}. A person must look.',
    },
    agrees: {
      'zh-CN': '《{title}》与上一年度报告数据衔接。',
      en: '“{title}” takes up the figures of the report before.',
    },
    unread: {
      'zh-CN': '《{title}》或者上一年度报告的有关数据未能识别，衔接情况请人工核对。',
      en: 'The figures of “{title}” or of the report before could not be read; a person must compare them.',
    },
    none: {
      'zh-CN': '未读到可以比对的相邻两年年度报告，本项不适用。',
      en: 'No reports of two years in a row were read; this check does not apply.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '同一机关相邻两年报告：“上年结转”是否等于上一年度的“结转下年度继续办理”；行政规范性文件现行有效件数是否等于上年有效加制发减废止（自然失效等情形由人工判断）。',
      en: 'In two reports in a row of one organ, whether what is carried over is what was carried on, and whether documents in force are last year’s plus made less repealed (a person judges what lapsed by itself).',
    },
    why: { 'zh-CN': '年度报告数据应当准确，相邻年度应当衔接。', en: 'Figures must be right, and take up those of the year before.' },
    fails: {
      'zh-CN': '2024年度报告结转下年度2件，2025年度报告上年结转0件。',
      en: 'The report of 2024 carries on 2, that of 2025 carries over none.',
    },
    passes: { 'zh-CN': '两年报告均为2件。', en: 'Both say 2.' },
  },
  run(site, { options, asOf }) {
    const statements = successions(site, asOf, options.years).flatMap(compare);
    return statements.length > 0 ? statements : [ofSite(site, 'na', 'none')];
  },
});

function compare({ report, before }: Succession): Statement[] {
  if (!before) return [];
  const carried = report.content.applications.carriedIn;
  const left = before.content.applications.carriedOut;
  if (!carried || !left) return [ofSiteReport(report, 'review', 'unread')];
  const said: Statement[] = [];
  // the total first: where it differs the columns follow
  const columns = [6, 0, 1, 2, 3, 4, 5];
  const at = columns.find((column) => carried[column] !== null && left[column] !== null && carried[column] !== left[column]);
  if (at !== undefined) {
    const facts = { carried: carried[at]!, left: left[at]!, applicant: String(at), before: before.url };
    said.push(ofSiteReport(report, 'fail', 'broken', facts));
  }
  const documents = judgeDocuments(report, before);
  if (documents) said.push(documents);
  return said.length > 0 ? said : [ofSiteReport(report, 'pass', 'agrees')];
}

function judgeDocuments(report: Succession['report'], before: NonNullable<Succession['before']>): Statement | null {
  if (report.content.version !== '2021' || before.content.version !== '2021') return null;
  const [made, repealed, valid] = report.content.disclosed.normative ?? [];
  const last = before.content.disclosed.normative?.[2];
  if (made == null || repealed == null || valid == null || last == null) return null;
  const expected = last + made - repealed;
  if (expected === valid) return null;
  return ofSiteReport(report, 'review', 'documents', { made, repealed, valid, last, expected, before: before.url }, 'documents');
}
