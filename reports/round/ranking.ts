/** Ranks within groups: sites without a veto first, then by the low end of the score; equal ones share a rank. */
import type { Interval, Scorecard } from '../../checks/model/index.ts';
import type { Ranking, SiteRow } from './model.ts';

/** What a rank depends on. */
export interface Ranked {
  id: string;
  group: string;
  verdict: Scorecard['verdict'] | null;
  score: Interval | null;
}

export interface Rank {
  rank: number;
  tied: boolean;
  of: number;
  group: string;
}

/** The groups by name, and the rank of each site that has a score. A rank counts those before it: 1, 2, 2, 4. */
export function rank(sites: readonly Ranked[]): { groups: Ranking[]; ranks: Map<string, Rank> } {
  const members = Map.groupBy(sites, ({ group }) => group);
  const ranks = new Map<string, Rank>();
  const groups = [...members]
    .sort(([a], [b]) => compare(a, b))
    .map(([group, all]): Ranking => {
      const scored = all.filter(({ score }) => score !== null).sort((a, b) => before(a, b) || compare(a.id, b.id));
      for (const [at, site] of scored.entries()) {
        const equal = (other: Ranked | undefined): boolean => other !== undefined && before(site, other) === 0;
        const above = equal(scored[at - 1]) ? ranks.get(scored[at - 1]!.id)!.rank : at + 1;
        ranks.set(site.id, { rank: above, tied: equal(scored[at - 1]) || equal(scored[at + 1]), of: scored.length, group });
      }
      const unranked = all.filter(({ score }) => score === null).map(({ id }) => id);
      return { group, ids: scored.map(({ id }) => id), unranked: unranked.sort(compare) };
    });
  return { groups, ranks };
}

/** A veto makes a site unqualified whatever its score, so it never stands before one without. */
function before(a: Ranked, b: Ranked): number {
  return Number(a.verdict === 'veto') - Number(b.verdict === 'veto') || b.score!.low - a.score!.low;
}

/** Gives each row its rank and what it was in the round before. */
export function placeRows(
  rows: readonly SiteRow[],
  earlier: readonly Ranked[] | null,
  samePoints: boolean,
): { rows: SiteRow[]; groups: Ranking[] } {
  const { groups, ranks } = rank(rows);
  const before = earlier && rank(earlier).ranks;
  const earlierById = new Map((earlier ?? []).map((one) => [one.id, one]));
  const placed = rows.map((row): SiteRow => {
    const now = ranks.get(row.id);
    const was = earlierById.get(row.id);
    const wasRank = before?.get(row.id);
    const up = now && wasRank && wasRank.group === now.group ? wasRank.rank - now.rank : null;
    return {
      ...row,
      rank: now?.rank ?? null,
      tied: now?.tied ?? false,
      of: now?.of ?? 0,
      before: was
        ? {
            verdict: was.verdict,
            score: was.score,
            rank: wasRank?.rank ?? null,
            of: wasRank?.of ?? 0,
            up,
            delta: samePoints && was.score && row.score ? Math.round((row.score.low - was.score.low) * 100) / 100 : null,
          }
        : null,
    };
  });
  return { rows: placed, groups };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
