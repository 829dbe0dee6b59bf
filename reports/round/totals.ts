/** How a set of sites fared, added up site by site. */
import type { Bilingual, EvaluationIndex, Interval, RosterSite, SiteResult } from '../../checks/model/index.ts';
import type { NamedTotals, SiteRow, Totals } from './model.ts';
import { listSites } from './sites.ts';

type Before = NonNullable<Totals['before']>;

export interface TotalsOf {
  add(row: SiteRow): void;
  addBefore(result: SiteResult): void;
  finish(inOperation: number | null): Totals;
}

/** Starts adding up. `compared`: there is a round before. */
export function startTotals(index: EvaluationIndex, compared: boolean): TotalsOf {
  const lists = {
    ...{ checked: listSites(), qualified: listSites(), unqualified: listSites(), vetoed: listSites(), open: listSites() },
    ...{ unreached: listSites(), failed: listSites(), pending: listSites() },
  };
  const findings = { fail: 0, review: 0, error: 0 };
  const scores: Interval[] = [];
  const grades = index.grades.map(({ name }) => ({ name, sites: listSites() }));
  const before = startPassing();
  return {
    add(row) {
      const { id, status, verdict, score, grade } = row;
      if (status === 'unreached') lists.unreached.add(id);
      if (isJudged(row)) {
        lists.checked.add(id);
        lists[listOf(verdict!)].add(id);
        if (verdict === 'veto') lists.vetoed.add(id);
      } else if (status === 'failed') lists.failed.add(id);
      else if (status === 'waiting' || status === 'running') lists.pending.add(id);
      if (score) scores.push(score);
      for (const outcome of ['fail', 'review', 'error'] as const) findings[outcome] += row.counts[outcome];
      if (grade) grades.find(({ name }) => isSame(name, grade))?.sites.add(id);
    },
    addBefore: (result) => before.add(result),
    finish(inOperation) {
      const sites = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.list()])) as Record<
        keyof typeof lists,
        Totals['checked']
      >;
      const checked = sites.checked.count;
      return {
        inOperation,
        ...sites,
        share: inOperation ? round(checked / inOperation) : null,
        passRate: rateOf(checked, sites.qualified.count, sites.open.count),
        score: describeScores(scores),
        findings,
        grades: grades.map(({ name, sites }) => ({ name, sites: sites.list() })),
        before: compared ? before.finish() : null,
      };
    },
  };
}

/** A site with a verdict: inspected, or judged as not reached. */
export const isJudged = ({ status, verdict }: Pick<SiteRow, 'status' | 'verdict'>): boolean =>
  (status === 'done' || status === 'unreached') && verdict !== null;

const listOf = (verdict: NonNullable<SiteRow['verdict']>): 'qualified' | 'unqualified' | 'open' =>
  verdict === 'veto' ? 'unqualified' : verdict;

/** The few numbers that an earlier round is remembered by. */
export function startPassing(): { add(result: Pick<SiteResult, 'status' | 'scorecard'>): void; finish(): Before } {
  let [checked, qualified, open] = [0, 0, 0];
  const sum = { low: 0, high: 0 };
  return {
    add({ status, scorecard }) {
      if (!scorecard || !isJudged({ status, verdict: scorecard.verdict })) return;
      checked++;
      if (scorecard.verdict === 'qualified') qualified++;
      if (scorecard.verdict === 'open') open++;
      sum.low += scorecard.score.low;
      sum.high += scorecard.score.high;
    },
    finish: () => ({
      checked,
      qualified,
      passRate: rateOf(checked, qualified, open),
      mean: checked === 0 ? null : { low: cents(sum.low / checked), high: cents(sum.high / checked) },
    }),
  };
}

function rateOf(checked: number, qualified: number, open: number): Interval | null {
  return checked === 0 ? null : { low: round(qualified / checked), high: round((qualified + open) / checked) };
}

function describeScores(scores: readonly Interval[]): Totals['score'] {
  if (scores.length === 0) return null;
  const ends = (['low', 'high'] as const).map((end) => scores.map((score) => score[end]).sort((a, b) => a - b));
  const [lows, highs] = ends as [number[], number[]];
  return {
    mean: { low: meanOf(lows), high: meanOf(highs) },
    median: { low: medianOf(lows), high: medianOf(highs) },
    highest: lows.at(-1)!,
    lowest: lows[0]!,
  };
}

const meanOf = (sorted: readonly number[]): number => cents(sorted.reduce((sum, one) => sum + one, 0) / sorted.length);
function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : cents((sorted[middle - 1]! + sorted[middle]!) / 2);
}

const cents = (value: number): number => Math.round(value * 100) / 100;
/** Shares to a hundredth of a percent. */
export const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const isSame = (a: Bilingual, b: Bilingual): boolean => a['zh-CN'] === b['zh-CN'] && a.en === b.en;

type Placed = Pick<RosterSite, 'level' | 'kind' | 'group' | 'region'>;

/** Totals by something that sites have, in the order in which `keys` names them and then by name. */
export function startNamed(
  keyOf: (of: Placed) => string,
  keys: readonly string[],
  start: () => TotalsOf,
): { of(one: Placed): TotalsOf; finish(inOperation: (key: string) => number | null): NamedTotals[] } {
  const named = new Map<string, TotalsOf>();
  const place = (key: string): number => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return {
    of(one) {
      const key = keyOf(one);
      const there = named.get(key) ?? start();
      named.set(key, there);
      return there;
    },
    finish: (inOperation) =>
      [...named]
        .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
        .map(([key, totals]) => ({ key, totals: totals.finish(inOperation(key)) })),
  };
}
