/** Reports of rounds for bulletins: some sites of the sample city at two quarter ends, and rounds made of their results. */

import { optionsOf } from '../../../checks/index-file.ts';
import type { SiteResult } from '../../../checks/model/index.ts';
import { score } from '../../../checks/score.ts';
import { buildReport } from '../../../reports/round/build.ts';
import type { RoundReport } from '../../../reports/round/model.ts';
import { buildQuarters } from '../../city/quarters/quarters.ts';
import { judgeInMemory } from '../../city/walk.ts';
import { index, rosterOf, roundOf, sourceOf } from '../round/city-rounds.ts';
import { markLeaves } from './marks.ts';

const chosen = ['slj', 'czj', 'invest', 'qingxi', 'gjj'];
const quarters = buildQuarters().slice(-2);

/** What came of the chosen sites at a quarter end. `settled`: people marked all that a machine cannot judge. */
function resultsOf({ asOf, city }: (typeof quarters)[number], settled: boolean): SiteResult[] {
  return chosen.map((id): SiteResult => {
    const site = city.sites.find((one) => one.id === id)!;
    const { facts, judgement } = judgeInMemory(city, site, { options: optionsOf(index) });
    const input = { index, judgement, site: facts, ...(site.profile ? { profile: site.profile } : {}) };
    const open = score(input);
    return {
      ...{ site: rosterOf(site), sampled: true, status: 'done', error: null, inspection: `${asOf}-${id}` },
      scorecard: settled ? score({ ...input, marks: markLeaves(open) }) : open,
      findings: judgement.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'review' || outcome === 'error'),
    };
  });
}

export interface Made {
  report: RoundReport;
  results: SiteResult[];
  before: SiteResult[];
}

async function make(before: SiteResult[] | null, results: SiteResult[]): Promise<Made> {
  const [first, last] = quarters as [(typeof quarters)[number], (typeof quarters)[number]];
  const rounds = [
    ...(before ? [roundOf({ quarter: first.name, asOf: first.asOf, from: first.asOf, to: first.asOf }, before)] : []),
    roundOf({ quarter: last.name, asOf: last.asOf, from: '2026-09-14', to: last.asOf }, results),
  ];
  return { report: await buildReport(sourceOf(rounds)), results, before: before ?? [] };
}

const [then, now] = quarters.map((quarter) => ({ open: resultsOf(quarter, false), settled: resultsOf(quarter, true) }));

/** Five sites against the quarter before, all settled. */
export const settled = await make(then!.settled, now!.settled);
/** The same with what only people can judge left open. */
export const open = await make(then!.open, now!.open);
/** One site, nothing before it. */
export const single = await make(null, now!.settled.slice(0, 1));
/** Two sites of which nothing was found. */
export const clean = await make(
  null,
  now!.settled
    .filter(({ site }) => site.id === 'czj' || site.id === 'gjj')
    .map((result) => ({ ...result, findings: [], scorecard: spotless(result) })),
);
/** No site was inspected. */
export const none = await make(
  null,
  now!.settled.slice(0, 2).map((result) => ({ ...result, status: 'failed' as const, scorecard: null, findings: [] })),
);
/** Five hundred sites of 120 organs. */
export const many = await make(
  null,
  Array.from({ length: 500 }, (_, at) => another(now!.settled[at % chosen.length]!, at)),
);

function spotless({ scorecard }: SiteResult): SiteResult['scorecard'] {
  return { ...scorecard!, verdict: 'qualified', vetoes: [], score: { low: 96.5, high: 96.5 } };
}

function another({ site, ...result }: SiteResult, at: number): SiteResult {
  const name = `第${at}号网站`;
  return { ...result, site: { ...site, id: `site-${String(at).padStart(3, '0')}`, name, organ: `第${at % 120}号单位` } };
}
