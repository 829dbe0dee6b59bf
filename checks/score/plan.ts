/** Index + profile of a site → the tree with every node’s points worked out and what does not apply left out. */
import type { Equal, EvaluationIndex, IndexNode, NodeRole, Sample, SampleMode, SiteProfile } from '../model/index.ts';
import { clamp, divide, type Span, toHundredths } from './hundredths.ts';

/** A node of the index, ready to be judged. Points in hundredths. */
export interface PlannedNode {
  node: IndexNode;
  depth: number;
  role: NodeRole;
  /** Points of its own that count; 0 when it takes from the node above. */
  full: number;
  /** Those of them that apply to the site. */
  points: number;
  /** Points that stand in it beyond those that count: so much may be lost without loss. */
  slack: number;
  /** The most that it loses; Infinity when only the nodes above bound it. */
  most: number;
  /** The most a leaf may take or add. */
  bound: number;
  applies: boolean;
  modes?: SampleMode[];
  sample?: Sample;
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
  if (wanted.kind && profile.kind !== undefined && !wanted.kind.includes(profile.kind)) return false;
  return Object.entries(wanted.attributes ?? {}).every(([name, allowed]) => {
    const has = profile.attributes?.[name];
    if (has === undefined) return true;
    const values: unknown[] = Array.isArray(has) ? has : [has];
    return (Array.isArray(allowed) ? allowed : [allowed]).some((value) => values.includes(value));
  });
}

/** Returns those of a node’s points that count. */
const counting = ({ max }: IndexNode, own: number): number => (max === undefined ? own : Math.min(own, toHundredths(max)));

/** Returns the points of sibling nodes in hundredths: as written, by weight of the parent’s, or the sum of what stands below; 0 when none. */
function pointsOf(nodes: readonly IndexNode[], whole: number, equal?: Equal): number[] {
  if (equal) {
    const parts = nodes.map((node) => (roleOf(node) !== 'points' ? 0 : equal === 'leaves' ? countLeaves(node) : 1));
    const shares = divide(whole, parts);
    return nodes.map((node, at) => (parts[at] === 0 ? pointsOf([node], whole)[0]! : shares[at]!));
  }
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
    const below = (node.children ?? []).filter((child) => roleOf(child) === role);
    return sum(pointsOf(below, 0).map((own, at) => counting(below[at]!, own)));
  });
}

const countLeaves = ({ children }: IndexNode): number =>
  children ? sum(children.filter((child) => roleOf(child) === 'points').map(countLeaves)) : 1;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

interface Above {
  whole: number;
  equal?: Equal;
  bound: number;
  depth: number;
  applies: boolean;
  modes?: SampleMode[];
  sample?: Sample;
}

function planLevel(nodes: readonly IndexNode[], above: Above, profile: SiteProfile): PlannedNode[] {
  const points = pointsOf(nodes, above.whole, above.equal);
  return nodes.map((node, at) => {
    const role = roleOf(node);
    const applies = above.applies && appliesTo(node, profile);
    const own = role === 'veto' ? 0 : points[at]!;
    const bound = own > 0 ? own : above.bound;
    const modes = node.modes ?? above.modes;
    const sample = node.sample ?? above.sample;
    const sampling = { ...(modes ? { modes } : {}), ...(sample ? { sample } : {}) };
    const cap = node.cap === undefined ? Number.POSITIVE_INFINITY : toHundredths(node.cap);
    const equal = node.equal ?? (above.equal === 'leaves' ? above.equal : undefined);
    const below = { whole: own, ...(equal ? { equal } : {}), bound: Math.min(bound, cap), depth: above.depth + 1, applies, ...sampling };
    const children = planLevel(node.children ?? [], below, profile);
    return leaveOut({ node, depth: above.depth, role, full: 0, points: own, slack: 0, most: cap, bound, applies, ...sampling, children });
  });
}

/** A group applies when something in it does; points of children that do not apply are no longer its own. */
function leaveOut(planned: PlannedNode): PlannedNode {
  const { node, children, role, points: own, most: cap } = planned;
  const full = counting(node, own);
  const applies = children.length === 0 ? planned.applies : children.some((child) => child.applies);
  if (!applies) return { ...planned, applies, full, points: 0 };
  const gone = sum(children.filter((child) => child.role === role).map((child) => child.full - child.points));
  const stands = Math.max(0, own - gone);
  const points = counting(node, stands);
  const kept = Math.min(points, toHundredths(node.min ?? 0));
  const most = points > 0 ? Math.min(cap, points - kept) : cap;
  return { ...planned, full, points, slack: stands - points, most };
}

/** Returns what a node loses when so much is lost in it: nothing up to its slack, never more than its cap and its points leave. */
export function hold({ slack, most }: PlannedNode, lost: Span): Span {
  return clamp({ low: lost.low - slack, high: lost.high - slack }, most);
}

/** Returns the tree of an index for a site. */
export function planIndex(index: EvaluationIndex, profile: SiteProfile): PlannedNode[] {
  const whole = toHundredths(index.total);
  return planLevel(index.nodes, { whole, bound: whole, depth: 0, applies: true, ...(index.equal ? { equal: index.equal } : {}) }, profile);
}

/** Returns the nodes of a forest, parents before children. */
export function* walk<T extends { children: T[] }>(nodes: readonly T[]): Generator<T> {
  for (const node of nodes) {
    yield node;
    yield* walk(node.children);
  }
}
