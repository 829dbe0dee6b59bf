/** A stored inspection → facts of the site, findings, scorecard. Pages are streamed: none is held whole but the home page. */
import { targetOf } from '../checks/facts/address.ts';
import { startSite, type TargetState } from '../checks/facts/site.ts';
import { notFetched } from '../checks/facts/site-links.ts';
import { optionsOf } from '../checks/index-file.ts';
import { startJudging } from '../checks/judge.ts';
import type { EvaluationIndex, Judgement, Marks, PageFacts, Scorecard, SiteFacts, SiteProfile } from '../checks/model/index.ts';
import type { Probes } from '../checks/model/probes.ts';
import { type ScoreInput, score } from '../checks/score.ts';
import { identityOf } from './engine/identity.ts';
import { createScope } from './engine/scope.ts';
import { CrawlError } from './errors.ts';
import { gatherBackDates } from './history/back-dates.ts';
import { availabilityOf } from './monitor/availability.ts';
import { noProbes } from './probes/run.ts';
import type { Store, StoredInspection } from './store.ts';

export interface JudgedInspection {
  site: SiteFacts;
  judgement: Judgement;
  /** Under the indexes that the index is made of, each with the options of its own. */
  parts: Judgement[];
  scorecard: Scorecard;
  /** Those that the inspection was made with. */
  settings: Record<string, unknown>;
}

/** Targets whose state was asked for and is remembered. */
const statesKept = 50_000;

/**
 * Judges a stored inspection under an index; `parts` are the indexes it is made of, each after its own. The profile given, else the one it was inspected with, corrects what was found.
 * Throws a CrawlError when there is no such inspection or it is not finished, an OptionsError when the index's options do not fit.
 */
export async function judgeInspection(
  store: Store,
  inspection: string,
  given: { index: EvaluationIndex; parts?: readonly EvaluationIndex[]; profile?: SiteProfile; marks?: Marks },
): Promise<JudgedInspection> {
  const stored = await store.findInspection(inspection);
  if (!stored) throw new CrawlError('no-inspection', `没有检查 ${inspection}`, `there is no inspection ${inspection}`);
  const { id, url, asOf, settings, reached, coverage } = stored;
  if (!reached || !coverage) {
    throw new CrawlError(
      'unfinished',
      `检查 ${id}（${url}）尚未完成。请用同样的命令继续检查。`,
      `inspection ${id} (${url}) is not finished; run the same command again to go on`,
    );
  }
  const profile = given.profile ?? (settings.profile as SiteProfile | undefined);
  const { index, parts = [], marks } = given;
  const asked = profile ? { profile } : {};

  const states = createStates(store, id);
  // each index hands its own options to the checks
  const judgings = [...parts, index].map((one) => startJudging({ asOf, options: optionsOf(one), ...asked }));
  const seen = { ...coverage, rendered: 0 };
  const probes = await addAvailability(store, stored);
  const gathering = startSite({
    url,
    asOf,
    ...asked,
    reached,
    coverage: seen,
    stateOf: states.of,
    ...(probes ? { probes } : {}),
  });
  const backDates = await gatherBackDates(store.history, id);
  const scope = createScope(url, profile);
  for await (const [from, to] of store.redirects(id)) if (scope.own(from)) gathering.redirect(from, to);
  for await (const page of store.pages(id)) {
    if (page.rendered) seen.rendered += 1;
    await states.prepare(page);
    await backDates.add(page);
    gathering.add(page);
    for (const judging of judgings) judging.page(page);
  }
  for await (const document of store.documentPages(id)) {
    gathering.add(document);
    for (const judging of judgings) judging.page(document);
  }
  const firstSeen = backDates.finish();
  const site: SiteFacts = { ...gathering.finish(), ...(firstSeen ? { firstSeen } : {}) };
  const judgements = judgings.map((judging) => {
    judging.site(site);
    return judging.finish();
  });
  const scorecard = scoreAll({ index, parts, judgements, site, ...asked, ...(marks ? { marks } : {}) });
  return { site, judgement: judgements.at(-1)!, parts: judgements.slice(0, -1), scorecard, settings };
}

/** The scorecard of what was judged under an index and its parts; `judgements` has those of the parts first. */
export function scoreAll({
  index,
  parts,
  judgements,
  ...given
}: Omit<ScoreInput, 'judgement' | 'components'> & { parts: readonly EvaluationIndex[]; judgements: readonly Judgement[] }): Scorecard {
  const components: Scorecard[] = [];
  for (const [at, part] of parts.entries()) components.push(score({ ...given, index: part, judgement: judgements[at]!, components }));
  return score({ ...given, index, judgement: judgements.at(-1)!, components });
}

/** What the probes of the inspection said, and the monitoring of the same home page in the same workspace. */
async function addAvailability(store: Store, { url, asOf, probes }: StoredInspection): Promise<Probes | null> {
  const availability = await availabilityOf(store.series, url, asOf);
  return availability ? { ...(probes ?? noProbes), availability } : probes;
}

/** States of the targets of a page, fetched before the page is read; null for those without. */
function createStates(store: Store, id: string): { prepare(page: PageFacts): Promise<void>; of(url: string): TargetState | undefined } {
  const known = new Map<string, TargetState | null>();
  return {
    async prepare({ links }) {
      const wanted = new Set<string>();
      for (const { href, noscript } of links) {
        // navigation repeats on every page
        if (known.has(href)) continue;
        if (href === '' || noscript || notFetched.test(href)) continue;
        const target = identityOf(targetOf(href));
        if (!known.has(target)) wanted.add(target);
      }
      if (wanted.size === 0) return;
      if (known.size + wanted.size > statesKept) {
        known.clear();
        for (const { href } of links) wanted.add(identityOf(targetOf(href)));
      }
      const found = await store.states(id, [...wanted]);
      for (const url of wanted) known.set(url, found.get(url) ?? null);
    },
    of: (url) => known.get(identityOf(url)) ?? undefined,
  };
}
