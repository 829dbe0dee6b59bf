import { z } from 'zod';
import { defineCheck, type RoundStatement } from '../../define.ts';
import { type ReadSketch, readSketch, shareOf } from '../../facts/sketch.ts';
import { basis } from '../../knowledge/sources.ts';
import type { SiteSummary } from '../../model/index.ts';
import { ofPlace, regionsOf, sameOrgan } from '../round.ts';

type Report = SiteSummary['reports'][number];

export default defineCheck({
  id: 'annual-report-sisters',
  title: { 'zh-CN': '同级单位年度报告雷同', en: 'Annual reports alike between organs' },
  theme: 'annual-report',
  scope: 'round',
  reviewOnly: true,
  basis: basis('reportProblems', 'reportForm'),
  options: z.strictObject({
    percent: z
      .number()
      .int()
      .min(1)
      .max(100)
      .default(60)
      .describe('share of the text found in another organ’s report from which a person must look'),
  }),
  messages: {
    alike: {
      'zh-CN': '《{title}》文字与“{other}”同年度报告《{otherTitle}》（{otherUrl}）重复率约{percent}%，是否雷同请人工判断。',
      en: 'Some {percent} % of the text of “{title}” stands in the report of {other}, “{otherTitle}” ({otherUrl}); a person must judge.',
    },
    own: {
      'zh-CN': '{region}{count}篇{year}年年度报告之间的文字重复率均低于{limit}%。',
      en: 'No two of the {count} reports of {region} on {year} share {limit} % of their text.',
    },
    none: {
      'zh-CN': '可以比对的同年度年度报告不足两篇，本项不适用。',
      en: 'There are not two reports to compare; this check does not apply.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '同一地区各单位网站上一年度报告第一、五部分文字的重复率（抽样估算，误差约4个百分点），只提请人工判断。',
      en: 'How much of parts one and five of an organ’s report stands in that of another organ of its region (an estimate, some 4 points off). Left to a person always.',
    },
    why: { 'zh-CN': '年度报告应当反映本机关实际，不得互相照搬。', en: 'A report speaks of its own organ; it is not copied from another.' },
    fails: { 'zh-CN': '两局年度报告文字九成相同（提请人工判断）。', en: 'Nine tenths of two bureaus’ reports agree (left to a person).' },
    passes: { 'zh-CN': '各单位年度报告重复率均在三成以下。', en: 'No two reports share a third of their text.' },
  },
  run(sites, { options, asOf }) {
    const year = Number(asOf.slice(0, 4)) - 1;
    return regionsOf(sites).flatMap(({ name: region, sites: those, anchor }): RoundStatement[] => {
      const reports = those.flatMap((site) => {
        const report = ownReport(site, year);
        return report ? [{ site, report, sketch: readSketch(report.sketch!) }] : [];
      });
      if (reports.length < 2) return [ofPlace(anchor, 'na', 'none')];
      const said = reports.flatMap((entry) => {
        const { site, report } = entry;
        const best = closest(entry, reports);
        if (best.percent < options.percent) return [];
        const { title, url } = report;
        const other = { other: best.site.place.organ, otherTitle: best.report.title, otherUrl: best.report.url };
        return [ofPlace(site, 'review', 'alike', { title, year, percent: best.percent, ...other }, { url, quote: title })];
      });
      return said.length > 0 ? said : [ofPlace(anchor, 'pass', 'own', { region, year, count: reports.length, limit: options.percent })];
    });
  },
});

/** The report of the site's own organ; one whose title names nobody counts where it is the only one. A portal gathers those of others too. */
function ownReport({ reports, place }: SiteSummary, year: number): Report | undefined {
  const those = reports.filter((report) => report.year === year && report.sketch !== null);
  const named = those.find(({ organ }) => organ !== null && sameOrgan(organ, place.organ));
  const unnamed = those.filter(({ organ }) => organ === null);
  return named ?? (unnamed.length === 1 ? unnamed[0] : undefined);
}

interface Entry {
  site: SiteSummary;
  report: Report;
  sketch: ReadSketch;
}

/** The other organ's report that holds most of this one's text. */
function closest(one: Entry, reports: readonly Entry[]): Entry & { percent: number } {
  let best = { ...one, percent: 0 };
  for (const other of reports) {
    // what stands at the same address is one report, shown twice
    if (other.site === one.site || other.report.url === one.report.url) continue;
    const percent = Math.round(100 * shareOf(one.sketch, other.sketch));
    if (percent > best.percent) best = { ...other, percent };
  }
  return best;
}
