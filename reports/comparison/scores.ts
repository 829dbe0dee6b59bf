/** Scores of one site in two rounds. Points are compared only where both rounds used one edition of one index. */
import type { Interval, Round, Scorecard, ScoreNode } from '../../checks/model/index.ts';
import type { Comparable, IndicatorChange, SiteComparison } from './model.ts';

/** Whether points of two rounds stand on one scale. */
export function comparableRounds(before: Pick<Round, 'index'>, now: Pick<Round, 'index'>): Comparable {
  if (before.index.id !== now.index.id) return 'index';
  return before.index.version === now.index.version && before.index.hash === now.index.hash ? 'same' : 'version';
}

/** The change of the score and of every leaf whose points changed. */
export function compareScores(
  before: Scorecard | null,
  now: Scorecard | null,
  rounds: Comparable,
): Pick<SiteComparison, 'comparable' | 'score' | 'indicators'> {
  if (!before || !now) return { comparable: 'missing', score: null, indicators: [] };
  if (rounds !== 'same') return { comparable: rounds, score: null, indicators: [] };
  return {
    comparable: 'same',
    score: { before: before.score, now: now.score, delta: difference(now.score, before.score) },
    indicators: compareLeaves(before.nodes, now.nodes),
  };
}

function compareLeaves(before: readonly ScoreNode[], now: readonly ScoreNode[]): IndicatorChange[] {
  const earlier = new Map([...leavesOf(before)].map((leaf) => [leaf.id, leaf]));
  const changes: IndicatorChange[] = [];
  const note = (node: ScoreNode, was: Interval | null, is: Interval | null): void => {
    if (isSame(was, is)) return;
    changes.push({ node: node.id, title: node.title, before: was, now: is, delta: was && is ? difference(is, was) : null });
  };
  for (const leaf of leavesOf(now)) {
    const there = earlier.get(leaf.id);
    earlier.delete(leaf.id);
    note(leaf, there ? pointsOf(there) : null, pointsOf(leaf));
  }
  for (const leaf of earlier.values()) note(leaf, pointsOf(leaf), null);
  return changes;
}

/** What a leaf earned; a veto that stands takes everything, so that it shows as a change. Null where it does not apply. */
function pointsOf({ state, role, vetoed, open, score }: ScoreNode): Interval | null {
  if (state === 'na') return null;
  if (role !== 'veto') return score;
  return vetoed ? { low: -1, high: -1 } : { low: open > 0 ? -1 : 0, high: 0 };
}

export function* leavesOf(nodes: readonly ScoreNode[]): Generator<ScoreNode> {
  for (const node of nodes) {
    if (node.children.length === 0) yield node;
    else yield* leavesOf(node.children);
  }
}

const isSame = (a: Interval | null, b: Interval | null): boolean => a?.low === b?.low && a?.high === b?.high;
const difference = (a: Interval, b: Interval): number => Math.round((a.low - b.low) * 100) / 100;
