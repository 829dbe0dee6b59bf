/** How rounds fared one after the other. */
import type { Round, SiteResult } from '../../checks/model/index.ts';
import { comparableRounds } from '../comparison/scores.ts';
import type { TrendPoint } from './model.ts';
import { startPassing } from './totals.ts';

export interface TrendOf {
  /** Results of one site by the order of the rounds; null where it is not in one. */
  add(results: readonly (SiteResult | null)[]): void;
  finish(): TrendPoint[];
}

/** `rounds`: oldest first, the one that is reported last. */
export function startTrend(rounds: readonly Round[]): TrendOf {
  const last = rounds.at(-1)!;
  const points = rounds.map((round) => ({
    round,
    all: startPassing(),
    groups: new Map<string, ReturnType<typeof startPassing>>(),
    findings: 0,
  }));
  return {
    add(results) {
      for (const [at, result] of results.entries()) {
        if (!result) continue;
        const point = points[at]!;
        const group = point.groups.get(result.site.group) ?? startPassing();
        point.groups.set(result.site.group, group);
        point.all.add(result);
        group.add(result);
        for (const { outcome } of result.findings) if (outcome === 'fail') point.findings++;
      }
    },
    finish: () =>
      points.map(({ round, all, groups, findings }): TrendPoint => {
        const { id, quarter, asOf } = round;
        return {
          ...{ round: id, quarter, asOf },
          comparable: comparableRounds(round, last),
          ...all.finish(),
          findings,
          groups: [...groups]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([group, passing]) => {
              const { checked, passRate, mean } = passing.finish();
              return { group, checked, passRate, mean };
            }),
        };
      }),
  };
}
