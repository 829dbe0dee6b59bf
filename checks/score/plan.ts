/** Index + profile of a site → the tree with every node’s points worked out and what does not apply left out. */
import type { EvaluationIndex, IndexNode, NodeRole, SiteProfile } from '../model/index.ts';
import { divide, toHundredths } from './hundredths.ts';

/** A node of the index, ready to be judged. Points in hundredths. */
export interface PlannedNode {
  node: IndexNode;
  depth: number;
  role: NodeRole;
  /** Points of its own; 0 when it takes from the node above. */
  full: number;
  /** Those of them that apply to the site. */
  points: number;
  /** The most a leaf may take or add. */
  bound: number;
  applies: boolean;
  children: PlannedNode[];
}

/** Returns what a node decides: what its leaves decide when they agree, else points. */
export function roleOf(node: IndexNode): NodeRole {
  const { rule, children } = node;
  if (rule !== undefined) {
    if (rule.kind === 'manual') return rule.as;
    return rule.kind === 'veto' || rule.kind === 'bonus' ? rule.kind : 'points';
  }
  const roles = new Set((children ?? []).map(roleOf));
  return roles.size === 1 ? [...roles][0]! : 'points';
}

/** Returns whether a node is for this site. What the profile does not say counts as fitting; sites have public services unless it says no. */
function appliesTo(node: IndexNode, profile: SiteProfile): boolean {
  const wanted = node.appliesTo;
  if (wanted === undefined) return true;
  if (wanted.publicServices !== undefined && wanted.publicServices !== (profile.publicServices ?? true)) return false;
  if (wanted.level && profile.level !== undefined && !wanted.level.includes(profile.level)) return false;
  return !(wanted.kind && profile.kind !== undefined && !wanted.kind.includes(profile.kind));
}

/** Returns the points of sibling nodes in hundredths: as written, by weight of the parent’s, or the sum of what stands below; 0 when none. */
function pointsOf(nodes: readonly IndexNode[], whole: number): number[] {
  const weighted = nodes.filter((node) => node.points === undefined && node.weight !== undefined);
  const shares = divide(
    // Weights that do not reach 100 % leave the rest to nobody.
    Math.round((whole * Math.min(100, sum(weighted.map((node) => node.weight!)))) / 100),
    weighted.map((node) => node.weight!),
  );
  return nodes.map((node) => {
    if (node.points !== undefined) return toHundredths(node.points);
    if (node.weight !== undefined) return shares[weighted.indexOf(node)]!;
    if (node.rule?.kind === 'bonus') return toHundredths(node.rule.points);
    const role = roleOf(node);
    return sum(
      pointsOf(
        (node.children ?? []).filter((child) => roleOf(child) === role),
        0,
      ),
    );
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function planLevel(
  nodes: readonly IndexNode[],
  above: { whole: number; bound: number; depth: number; applies: boolean },
  profile: SiteProfile,
): PlannedNode[] {
  const points = pointsOf(nodes, above.whole);
  return nodes.map((node, at) => {
    const role = roleOf(node);
    const applies = above.applies && appliesTo(node, profile);
    const own = role === 'veto' ? 0 : points[at]!;
    const bound = own > 0 ? own : above.bound;
    const children = planLevel(node.children ?? [], { whole: own, bound, depth: above.depth + 1, applies }, profile);
    return leaveOut({ node, depth: above.depth, role, full: own, points: own, bound, applies, children });
  });
}

/** A group applies when something in it does; points of children that do not apply are no longer its own. */
function leaveOut(planned: PlannedNode): PlannedNode {
  const { children, role, full } = planned;
  const applies = children.length === 0 ? planned.applies : children.some((child) => child.applies);
  if (!applies) return { ...planned, applies, points: 0 };
  const gone = sum(children.filter((child) => child.role === role).map((child) => child.full - child.points));
  return { ...planned, points: Math.max(0, full - gone) };
}

/** Returns the tree of an index for a site. */
export function planIndex(index: EvaluationIndex, profile: SiteProfile): PlannedNode[] {
  const whole = toHundredths(index.total);
  return planLevel(index.nodes, { whole, bound: whole, depth: 0, applies: true }, profile);
}

/** Returns the nodes of a forest, parents before children. */
export function* walk<T extends { children: T[] }>(nodes: readonly T[]): Generator<T> {
  for (const node of nodes) {
    yield node;
    yield* walk(node.children);
  }
}
