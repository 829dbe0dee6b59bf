/**
 * The engine's frontier for a quick inspection: all in memory, and every change written to the database before it counts, so that a
 * worker that is killed goes on where it stood. Columns are handed out before other pages, whatever their depth, until they have had
 * their share: a small budget shall show the site's columns first and then a sample of the rest.
 */
import type { SiteFacts } from '../../checks/model/index.ts';
import type { Counts, Frontier, LeftOutReason, Result, Seen, StoredTarget } from '../../crawler/engine/frontier.ts';
import { chainFaults } from '../../crawler/engine/resolve-redirects.ts';
import { isFailing } from '../../crawler/engine/states.ts';
import { unmeasurable } from '../network/faults.ts';
import type { StoredPage } from '../store/database.ts';

export interface TargetRow extends StoredTarget {
  inspection: string;
  stage: 'seen' | 'chosen' | 'left-out' | 'done';
  leftOut: LeftOutReason | null;
  triedAt: number | null;
  /** Of a further page of a list: what it leads to and how much it shows. */
  listed?: string;
}

/** Where rows and pages are written; all or nothing. */
export type Keep = (rows: readonly TargetRow[], pages: readonly StoredPage[]) => Promise<void>;

export interface QuickFrontier extends Frontier {
  coverage(): SiteFacts['coverage'];
  rows(): IterableIterator<TargetRow>;
}

const examples = 10;
/** Reasons that leave a part of the site unseen; an address that repeats itself without end is no part. */
const leavesGaps = new Set<string>(['max-pages', 'depth', 'robots', 'too-large']);

export function quickFrontier(
  inspection: string,
  stored: readonly TargetRow[],
  storedPages: Iterable<string>,
  keep: Keep,
  columns: { has(url: string): boolean; share: number },
): QuickFrontier {
  const rows = new Map(stored.map((row) => [row.url, row]));
  const read = new Set(storedPages);

  /** Whether only columns are handed out; decided anew when a depth is done, for then the columns that it leads to are known. */
  let columnsOnly = false;
  const undecided = (): TargetRow[] => [...rows.values()].filter(({ kind, stage }) => kind === 'page' && stage === 'seen');
  const isColumn = ({ url }: TargetRow): boolean => columns.has(url);

  const admit = (seen: Seen, changed: Map<string, TargetRow>): void => {
    const known = rows.get(seen.url);
    const becomesPage = known?.kind === 'check' && known.stage === 'seen' && seen.kind === 'page';
    if (known && !becomesPage) return;
    const { known: observation = null, url, kind, depth, rank } = seen;
    const row: TargetRow = {
      ...{ inspection, url, kind, depth, rank, redirect: null, leftOut: null, triedAt: null },
      ...{ observation, attempts: observation ? 1 : 0, stage: observation ? 'done' : 'seen' },
    };
    rows.set(url, row);
    changed.set(url, row);
  };
  const list = (wanted: (row: TargetRow) => boolean, order: typeof byRank, after: StoredTarget | null, limit: number): StoredTarget[] =>
    [...rows.values()]
      .filter((row) => wanted(row) && (after === null || order(row, after) > 0))
      .sort(order)
      .slice(0, limit);
  const ownFault = ({ redirect, observation }: TargetRow): boolean => redirect === null || chainFaults.includes(observation?.reason ?? '');
  const isOpenFailure = (attempts: number) => (row: TargetRow) =>
    row.stage === 'done' && row.observation !== null && isFailing(row.observation.state) && row.attempts < attempts && ownFault(row);

  return {
    async add(seen) {
      const changed = new Map<string, TargetRow>();
      for (const one of seen) admit(one, changed);
      if (changed.size > 0) await keep([...changed.values()], []);
    },
    async record(results) {
      const triedAt = Date.now();
      const changed = new Map<string, TargetRow>();
      const pages: StoredPage[] = [];
      for (const result of results) {
        const row = rowOf(inspection, result, triedAt);
        rows.set(row.url, row);
        changed.set(row.url, row);
        if (!result.page) continue;
        const { facts, timing } = result.page;
        pages.push({ inspection, url: result.url, facts, timing });
        read.add(result.url);
      }
      for (const { seen } of results) for (const one of seen) admit(one, changed);
      await keep([...changed.values()], pages);
    },
    async lowestDepth() {
      const visited = [...rows.values()].filter(({ kind, stage }) => kind === 'page' && (stage === 'chosen' || stage === 'done'));
      columnsOnly = undecided().some(isColumn) && visited.filter(isColumn).length < columns.share;
      const open = columnsOnly ? undecided().filter(isColumn) : undecided();
      const depths = [...visited.filter(({ stage }) => stage === 'chosen'), ...open].map(({ depth }) => depth!);
      return depths.length === 0 ? null : Math.min(...depths);
    },
    async undecided(depth, limit) {
      return undecided()
        .filter((row) => row.depth === depth && (!columnsOnly || isColumn(row)))
        .sort(byRank)
        .slice(0, limit);
    },
    async decide(decisions) {
      const changed = decisions.map(({ target, leftOut }): TargetRow => {
        const row = { ...rows.get(target.url)!, stage: leftOut === null ? ('chosen' as const) : ('left-out' as const), leftOut };
        rows.set(row.url, row);
        return row;
      });
      await keep(changed, []);
    },
    async chosen(depth, after, limit) {
      return list((row) => row.stage === 'chosen' && row.kind === 'page' && row.depth === depth, byRank, after, limit);
    },
    async unchecked(after, limit) {
      return list((row) => row.stage === 'seen' && row.kind === 'check', byRank, after, limit);
    },
    async failing(attempts, after, limit) {
      return list(isOpenFailure(attempts), byAddress, after, limit);
    },
    async lastFailure(attempts) {
      const tries = [...rows.values()].filter(isOpenFailure(attempts)).map(({ triedAt }) => triedAt ?? 0);
      return tries.length === 0 ? null : Math.max(...tries);
    },
    async redirected(after, limit) {
      return list((row) => row.stage === 'done' && row.redirect !== null, byAddress, after, limit);
    },
    async chosenQueries(after, limit) {
      return [...rows.values()]
        .filter(({ kind, stage, url }) => kind === 'page' && (stage === 'chosen' || stage === 'done') && url.includes('?') && url > after)
        .map(({ url }) => url)
        .sort()
        .slice(0, limit);
    },
    async listed(after, limit) {
      const read = [...rows.values()].flatMap(({ url, depth, listed }) =>
        listed && url > after ? [{ url, depth: depth ?? 0, listed }] : [],
      );
      return read.sort((a, b) => (a.url < b.url ? -1 : 1)).slice(0, limit);
    },
    async target(url) {
      return rows.get(url);
    },
    async counts() {
      const counts: Counts = { pages: read.size, chosen: 0, targets: rows.size, checked: 0, failing: 0 };
      for (const { kind, stage, observation } of rows.values()) {
        if (kind === 'page' && (stage === 'chosen' || stage === 'done')) counts.chosen += 1;
        if (stage === 'done') counts.checked += 1;
        if (observation && isFailing(observation.state)) counts.failing += 1;
      }
      return counts;
    },
    coverage: () => coverageOf(rows.values(), read.size),
    rows: () => rows.values(),
  };
}

type Ranked = Pick<StoredTarget, 'rank' | 'url'>;
const byAddress = (a: Ranked, b: Ranked): number => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0);
const byRank = (a: Ranked, b: Ranked): number => a.rank - b.rank || byAddress(a, b);

function rowOf(inspection: string, { url, kind, depth, rank, ...result }: Result, triedAt: number): TargetRow {
  const { observation, attempts, redirect = null, leftOut = null } = result;
  // what the browser could not tell is not known; it is neither dead nor refused
  const measured = observation && !unmeasurable.has(observation.reason ?? '') ? observation : null;
  const listed = result.page?.listed;
  return {
    ...{ inspection, url, kind, depth, rank, observation: measured, attempts, redirect, leftOut, triedAt, stage: 'done' },
    ...(listed ? { listed } : {}),
  };
}

function coverageOf(rows: Iterable<TargetRow>, pages: number): SiteFacts['coverage'] {
  const reasons = new Map<string, string[]>();
  let targets = 0;
  let unmeasuredTargets = 0;
  for (const { url, observation, leftOut } of rows) {
    if (observation === null) unmeasuredTargets += 1;
    else targets += 1;
    if (leftOut !== null) reasons.set(leftOut, [...(reasons.get(leftOut) ?? []), url]);
  }
  const leftOut = [...reasons].sort().map(([reason, urls]) => ({ reason, count: urls.length, examples: urls.sort().slice(0, examples) }));
  return { pages, rendered: 0, targets, unmeasuredTargets, complete: !leftOut.some(({ reason }) => leavesGaps.has(reason)), leftOut };
}
