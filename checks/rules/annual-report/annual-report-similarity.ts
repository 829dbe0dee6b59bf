import { z } from 'zod';
import { defineCheck, type Statement } from '../../define.ts';
import { shareIn } from '../../facts/sketch.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';
import { ofSiteReport, type SiteReport, successions, yearsShape } from './judged.ts';

export default defineCheck({
  id: 'annual-report-similarity',
  title: { 'zh-CN': '年度报告文字重复率', en: 'Similarity of annual reports' },
  theme: 'annual-report',
  reviewOnly: true,
  scope: 'site',
  needs: ['reports'],
  basis: basis('reportProblems', 'reportForm'),
  options: z.strictObject({
    ...yearsShape,
    percent: z
      .number()
      .int()
      .min(1)
      .max(100)
      .default(60)
      .describe('share of the text found in another report from which a person must look'),
  }),
  messages: {
    lastYear: {
      'zh-CN': '《{title}》文字与上一年度报告《{other}》（{otherUrl}）重复率约{percent}%，是否雷同请人工判断。',
      en: 'Some {percent} % of the text of “{title}” stands in the report before, “{other}” ({otherUrl}); a person must judge.',
    },
    sister: {
      'zh-CN': '《{title}》文字与同年度《{other}》（{otherUrl}）重复率约{percent}%，是否雷同请人工判断。',
      en: 'Some {percent} % of the text of “{title}” stands in “{other}” ({otherUrl}) of the same year; a person must judge.',
    },
    own: {
      'zh-CN': '《{title}》与其他报告的文字重复率最高约{percent}%。',
      en: 'At most {percent} % of the text of “{title}” stands in another report.',
    },
    none: { 'zh-CN': '未读到可以比对的年度报告，本项不适用。', en: 'No reports to compare were read; this check does not apply.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '第一、五部分文字与本机关上一年度报告、与同年度其他机关报告的重复率（抽样估算，误差约4个百分点），只提请人工判断。',
      en: 'How much of parts one and five stands in last year’s report or in another organ’s (an estimate, some 4 points off). Left to a person always.',
    },
    why: { 'zh-CN': '年度报告不得年年雷同、敷衍塞责。', en: 'Reports must not be the same year after year.' },
    fails: {
      'zh-CN': '2025年度报告文字九成与2024年度报告相同（提请人工判断）。',
      en: 'Nine tenths of the text of 2025 stand in that of 2024 (left to a person).',
    },
    passes: { 'zh-CN': '两年报告文字两成相同。', en: 'A fifth of the text is the same.' },
  },
  run(site, { options, asOf }) {
    const statements = successions(site, asOf, options.years).flatMap(({ report, before, sisters }) => {
      const last = before ? closest(report, [before]) : null;
      const sister = closest(report, sisters);
      if (!last && !sister) return [];
      const said: Statement[] = [];
      const say = (found: Close, message: string, subject: string): void => {
        const { title: other, url: otherUrl } = found.other;
        said.push(ofSiteReport(report, 'review', message, { percent: found.percent, other, otherUrl }, subject));
      };
      if (last && last.percent >= options.percent) say(last, 'lastYear', '');
      if (sister && sister.percent >= options.percent) say(sister, 'sister', 'sister');
      const percent = Math.max(last?.percent ?? 0, sister?.percent ?? 0);
      return said.length > 0 ? said : [ofSiteReport(report, 'pass', 'own', { percent })];
    });
    return statements.length > 0 ? statements : [ofSite(site, 'na', 'none')];
  },
});

interface Close {
  other: SiteReport;
  percent: number;
}

/** The report that holds most of the text of another; null when there is none to compare. */
function closest(report: SiteReport, others: readonly SiteReport[]): Close | null {
  const own = report.content.sketch;
  if (!own) return null;
  let best: Close | null = null;
  for (const other of others) {
    if (!other.content.sketch) continue;
    const percent = Math.round(100 * shareIn(own, other.content.sketch));
    if (!best || percent > best.percent) best = { other, percent };
  }
  return best;
}
