/** Rounds of given results, as a report reads them, and the roster entries of the sites of the city. */
import type { EvaluationIndex, RosterSite, Round, SiteResult } from '../../../checks/model/index.ts';
import { checksVersion } from '../../../checks/version.ts';
import { loadIndex } from '../../../crawler/index-files.ts';
import { compareIds, type RoundReader } from '../../../reports/comparison/order.ts';
import type { RoundSource } from '../../../reports/round/source.ts';
import type { CitySite } from '../../city/city.ts';

export const index: EvaluationIndex = loadIndex('gov-2019');

/** A round of the given results, by the ids of their sites. */
export function roundOf(
  given: Partial<Round> & { quarter: string },
  results: readonly SiteResult[],
  under = index,
): RoundReader & { all: SiteResult[] } {
  const all = results.toSorted((a, b) => compareIds(a.site.id, b.site.id));
  const { quarter } = given;
  const round: Round = {
    schema: 'mingcha-round-1',
    id: quarter,
    from: `${quarter.slice(0, 4)}-01-01`,
    to: `${quarter.slice(0, 4)}-12-31`,
    asOf: `${quarter.slice(0, 4)}-12-31`,
    index: { id: under.id, version: under.version, hash: `${under.id}-${under.version}`, title: under.title },
    checksVersion,
    seed: 'seed',
    share: 1,
    strata: [],
    status: 'closed',
    revision: 1,
    createdAt: '2026-01-01T00:00:00Z',
    closedAt: '2026-01-01T00:00:00Z',
    ...given,
  };
  return {
    round,
    all,
    async *results() {
      yield* all;
    },
  };
}

/** The roster entry of a site of the city. */
export function rosterOf({ id, url, name, profile = {} }: CitySite): RosterSite {
  const { organ = name, level = 'city', kind = 'department', siteCode } = profile;
  const group = kind === 'portal' || level === 'county' ? '县市区' : '市直部门';
  return {
    ...{ id, url, name, organ, level, kind, region: '岚川市', group, running: true, keyAreas: [], contacts: [] },
    ...(siteCode === undefined ? {} : { siteCode }),
    exemptions: profile.exemptions ?? [],
  } as RosterSite;
}

/** The last of some rounds against those before it. */
export function sourceOf(rounds: readonly RoundReader[], more: Partial<RoundSource> = {}): RoundSource {
  const [now, ...before] = rounds.toReversed();
  return {
    now: now!,
    earlier: before.toReversed(),
    previous: before[0]?.round.id ?? null,
    yearBefore: null,
    index,
    roster: null,
    disagreements: [],
    ...more,
  };
}
