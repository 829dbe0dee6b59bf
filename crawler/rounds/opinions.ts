/** What evaluators said of leaves → what counts, and where they differ. Pure. */
import type { Disagreement, Mark, Marks, RoundMark } from '../../checks/model/index.ts';

/** One entry of the record of marks. */
export type Opinion = RoundMark & {
  /** Grows with every entry that is written. */
  number: number;
  kind: 'mark' | 'settlement';
  /** Of a settlement. */
  why?: string;
  source: string;
  written: string;
};

/** What stands of one leaf of one site: the newest mark of each evaluator, how they were settled, what counts (null: they differ). */
export interface Standing {
  site: string;
  leaf: string;
  marks: Opinion[];
  settled: Opinion | null;
  counts: Mark | null;
}

const same = (a: Mark, b: Mark): boolean =>
  a.result === b.result && (a.points ?? null) === (b.points ?? null) && (a.grade ?? null) === (b.grade ?? null);
/** Newest last; of two marks of one moment the one written later. */
const byTime = (a: Opinion, b: Opinion): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number);

/**
 * What stands of each leaf that anybody marked. A settlement counts until an evaluator says something else after it: then the leaf is open
 * again. Of each evaluator the mark that was decided last counts.
 */
export function standingsOf(opinions: readonly Opinion[]): Standing[] {
  const places = new Map<string, Opinion[]>();
  for (const opinion of opinions) {
    const key = JSON.stringify([opinion.site, opinion.leaf]);
    const list = places.get(key);
    if (list) list.push(opinion);
    else places.set(key, [opinion]);
  }
  const standings = [...places.values()].map(standingOf);
  return standings.sort((a, b) => order(a.site, b.site) || order(a.leaf, b.leaf));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function standingOf(opinions: Opinion[]): Standing {
  const { site, leaf } = opinions[0]!;
  const settlement = opinions
    .filter(({ kind }) => kind === 'settlement')
    .sort((a, b) => a.number - b.number)
    .at(-1);
  const latest = new Map<string, Opinion>();
  for (const opinion of opinions.filter(({ kind }) => kind === 'mark').sort(byTime)) latest.set(opinion.by, opinion);
  const marks = [...latest.values()].sort(byTime);
  const since = settlement ? marks.filter(({ number }) => number > settlement.number) : marks;
  const settled = settlement && since.every((mark) => same(mark, settlement)) ? settlement : null;
  if (settled) return { site, leaf, marks, settled, counts: markOf(settled, settled.by) };
  const last = marks.at(-1)!;
  const agreed = marks.every((mark) => same(mark, last));
  return { site, leaf, marks, settled: null, counts: agreed ? markOf(last, marks.map(({ by }) => by).join('、')) : null };
}

function markOf({ result, points, grade, note, why, at }: Opinion, by: string): Mark {
  const words = why ?? note;
  return {
    result,
    ...(points === undefined ? {} : { points }),
    ...(grade === undefined ? {} : { grade }),
    by,
    at,
    ...(words === undefined ? {} : { note: words }),
  };
}

/** The marks that count, by site. A leaf on which evaluators differ has none: it stays open. */
export function marksThatCount(standings: readonly Standing[]): Map<string, Marks> {
  const marks = new Map<string, Marks>();
  for (const { site, leaf, counts } of standings) if (counts) marks.set(site, { ...marks.get(site), [leaf]: counts });
  return marks;
}

/** Leaves that evaluators marked differently (不一致清单), settled ones too. */
export function disagreementsOf(standings: readonly Standing[]): Disagreement[] {
  return standings.flatMap(({ site, leaf, marks, settled, counts }) => {
    if (!settled && counts) return [];
    return [{ site, leaf, marks: marks.map(plain), settled: settled ? { ...plain(settled), why: settled.why ?? '' } : null }];
  });
}

function plain({ number: _, kind: __, source: ___, written: ____, why: _____, ...mark }: Opinion): RoundMark {
  return mark;
}
