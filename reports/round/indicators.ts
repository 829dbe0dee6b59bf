/** What each site earned at each node of the index, as shares: what a heat map shows. */
import type { EvaluationIndex, IndexNode, Scorecard, ScoreNode } from '../../checks/model/index.ts';
import type { IndicatorChange } from '../comparison/model.ts';
import type { Indicator } from './model.ts';
import { listSites } from './sites.ts';
import { round } from './totals.ts';

type Cell = Indicator['cells'][number];

export function startIndicators(index: EvaluationIndex): {
  add(site: string, scorecard: Scorecard | null, changes: readonly IndicatorChange[]): void;
  finish(compared: boolean): Indicator[];
} {
  const nodes = new Map<string, ReturnType<typeof startNode>>();
  let sites = 0;
  return {
    add(site, scorecard, changes) {
      if (scorecard) {
        for (const [node, bound] of withBounds(scorecard.nodes, scorecard.total)) {
          const there = nodes.get(node.id) ?? startNode(node);
          nodes.set(node.id, there);
          there.add(site, sites, node, bound);
        }
      }
      for (const { node, delta } of changes) if (delta) nodes.get(node)?.move(site, delta);
      sites++;
    },
    finish(compared) {
      const order = new Map([...idsOf(index.nodes)].map((id, at) => [id, at]));
      const place = (id: string): number => order.get(id) ?? order.size;
      return [...nodes].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1)).map(([, node]) => node.finish(sites, compared));
    },
  };
}

function* idsOf(nodes: readonly IndexNode[]): Generator<string> {
  for (const { id, children = [] } of nodes) {
    yield id;
    yield* idsOf(children);
  }
}

/** Every node with the points that it takes from: its own, or those of the nearest node above that has some. */
function* withBounds(nodes: readonly ScoreNode[], above: number): Generator<[node: ScoreNode, bound: number]> {
  for (const node of nodes) {
    const bound = node.points > 0 ? node.points : above;
    yield [node, bound];
    yield* withBounds(node.children, bound);
  }
}

function startNode({ id, title, depth, role, children }: ScoreNode) {
  const cells: Cell[] = [];
  const lost = listSites();
  const moved = { up: listSites(), down: listSites() };
  let [points, open, applying] = [0, 0, 0];
  const sum = { low: 0, high: 0 };
  return {
    add(site: string, at: number, node: ScoreNode, bound: number): void {
      while (cells.length < at) cells.push(null);
      const [low, high] = shareOf(node, bound);
      cells.push([low, high, node.state]);
      points = Math.max(points, node.points);
      if (node.state === 'na') return;
      applying++;
      sum.low += low;
      sum.high += high;
      if (node.open > 0) open++;
      if (role !== 'bonus' && high < 1) lost.add(site);
    },
    move(site: string, delta: number): void {
      moved[delta > 0 ? 'up' : 'down'].add(site);
    },
    finish(sites: number, compared: boolean): Indicator {
      while (cells.length < sites) cells.push(null);
      const mean = applying === 0 ? null : { low: round(sum.low / applying), high: round(sum.high / applying) };
      return {
        node: id,
        title,
        depth,
        leaf: children.length === 0,
        role,
        points,
        mean,
        lost: lost.list(),
        open,
        moved: compared ? { up: moved.up.list(), down: moved.down.list() } : null,
        cells,
      };
    },
  };
}

/** The share of its points that a node earned; all of them for a veto that does not stand. */
function shareOf({ role, state, vetoed, open, points, score }: ScoreNode, bound: number): [low: number, high: number] {
  if (state === 'na') return [0, 0];
  if (vetoed) return [0, 0];
  if (role === 'veto') return [open > 0 ? 0 : 1, 1];
  if (bound === 0) return [1, 1];
  const share = (value: number): number => round(Math.min(1, Math.max(0, (points > 0 ? value : bound + value) / bound)));
  return [share(score.low), share(score.high)];
}
