/** A quick inspection as it is kept → facts of the site, findings and scorecard; may be asked for while it still runs. */
import { startSite, type TargetState } from '../../checks/facts/site.ts';
import { optionsOf } from '../../checks/index-file.ts';
import { startJudging } from '../../checks/judge.ts';
import type { EvaluationIndex, Judgement, Marks, Scorecard, SiteFacts, SiteProfile } from '../../checks/model/index.ts';
import { score } from '../../checks/score.ts';
import { identityOf } from '../../crawler/engine/identity.ts';
import { createScope } from '../../crawler/engine/scope.ts';
import { database } from '../store/database.ts';
import type { StoredInspection } from './model.ts';
import { unpackFacts } from './reader.ts';

export interface Judged {
  site: SiteFacts;
  judgement: Judgement;
  /** Those of the indexes that the index is made of, each after its own parts: each hands its own options to the checks. */
  parts: { index: EvaluationIndex; judgement: Judgement }[];
}

/** Judges what was gathered, with the options of the index. Yields between pages, so that a view stays awake. */
export async function judgeInspection(
  inspection: StoredInspection,
  profile: SiteProfile,
  index: EvaluationIndex,
  parts: readonly EvaluationIndex[],
): Promise<Judged | undefined> {
  const { id, settings, reached, coverage } = inspection;
  if (!reached || !coverage) return undefined;
  const { url, asOf } = settings;
  const db = await database();
  const rows = await db.getAllFromIndex('targets', 'inspection', id);
  const states = new Map<string, TargetState>();
  for (const { url: address, observation, attempts } of rows) if (observation) states.set(address, { ...observation, attempts });
  const seen = { ...coverage, rendered: 0 };
  const gathering = startSite({ url, asOf, profile, reached, coverage: seen, stateOf: (address) => states.get(identityOf(address)) });
  const judgings = [...parts, index].map((one) => startJudging({ asOf, profile, options: optionsOf(one) }));
  const scope = createScope(url, profile);
  for (const { url: from, redirect } of rows) if (redirect && scope.own(from)) gathering.redirect(from, redirect.to);
  const pages = await db.getAllFromIndex('pages', 'inspection', id);
  let awake = performance.now();
  for (const { facts, timing } of pages) {
    const page = unpackFacts(facts, timing);
    if (page.rendered) seen.rendered += 1;
    gathering.add(page);
    for (const judging of judgings) judging.page(page);
    if (performance.now() - awake > 20) {
      await new Promise((resolve) => setTimeout(resolve));
      awake = performance.now();
    }
  }
  const site = gathering.finish();
  const judgements = judgings.map((judging) => {
    judging.site(site);
    return judging.finish();
  });
  return { site, judgement: judgements.at(-1)!, parts: parts.map((one, at) => ({ index: one, judgement: judgements[at]! })) };
}

/** Nothing was gathered: what an index looks like before anybody looked, so that manual marks can be given all the same. */
export function judgeNothing(url: string, host: string, asOf: string): Judged {
  const reached = { ok: false, state: 'refused', status: null, reason: 'NOT_INSPECTED' } as const;
  const coverage = { pages: 0, rendered: 0, targets: 0, unmeasuredTargets: 0, complete: false, leftOut: [] };
  const gathering = startSite({ url, asOf, reached, coverage, stateOf: () => undefined });
  return { site: { ...gathering.finish(), site: { url, host, name: host } }, judgement: { findings: [], tallies: {} }, parts: [] };
}

export function scoreUnder(index: EvaluationIndex, judged: Judged, profile: SiteProfile, marks: Marks): Scorecard {
  const { site, judgement, parts } = judged;
  const components: Scorecard[] = [];
  for (const part of parts) components.push(score({ ...part, site, profile, marks, components }));
  return score({ index, judgement, site, profile, marks, components });
}
