/** Judged leaves → the tree of a scorecard, sums going up. */
import type { LeafState, Limits, ScoreNode } from '../model/index.ts';
import { add, clamp, nothing, type Span, subtract, toPoints } from './hundredths.ts';
import type { LeafResult } from './leaf.ts';
import { hold, type PlannedNode } from './plan.ts';
import * as say from './reasons.ts';
import { scaleOf, writtenOut } from './scale.ts';

const listed = 50;

/** A node of the scorecard beside the exact amounts that it was made from. */
export interface Scored {
  planned: PlannedNode;
  lost: Span;
  added: Span;
  /** The leaf’s result; undefined for a group. */
  result?: LeafResult;
  vetoes: number;
  possible: number;
  shown: ScoreNode;
  children: Scored[];
}

/** Builds the node of a planned node and of all below it; `resultOf` gives the judged leaves. */
export function scoreNode(planned: PlannedNode, resultOf: (leaf: PlannedNode) => LeafResult): Scored {
  return planned.node.rule === undefined ? scoreGroup(planned, resultOf) : scoreLeaf(planned, resultOf(planned));
}

function scoreLeaf(planned: PlannedNode, result: LeafResult): Scored {
  const rule = planned.node.rule!;
  const scale = scaleOf(rule);
  const failing = result.failing.map((finding) => finding.fingerprint);
  const open = result.open.map((finding) => finding.fingerprint);
  const lost = planned.role === 'points' ? hold(planned, result.lost) : result.lost;
  return {
    planned,
    lost,
    added: result.added,
    result,
    vetoes: result.veto === 'yes' ? 1 : 0,
    possible: result.veto === 'possible' ? 1 : 0,
    children: [],
    shown: {
      ...commonParts(planned, lost, result.added),
      rule: rule.kind,
      checks: 'check' in rule ? rule.check : [],
      state: result.state,
      ...(planned.role === 'veto' || rule.kind === 'index' ? { vetoed: result.veto === 'yes' } : {}),
      ...(scale ? { scale: writtenOut(scale, planned.bound) } : {}),
      reason: result.reason,
      findings: failing.slice(0, listed),
      findingCount: failing.length,
      openFindings: open.slice(0, listed),
      openCount: open.length,
      ...(result.mark ? { mark: result.mark } : {}),
      open: isOpen(result.state) ? 1 : 0,
      children: [],
    },
  };
}

function scoreGroup(planned: PlannedNode, resultOf: (leaf: PlannedNode) => LeafResult): Scored {
  const children = planned.children.map((child) => scoreNode(child, resultOf));
  const all = children.map((child) => child.lost).reduce(add, nothing);
  const gains = children.map((child) => child.added).reduce(add, nothing);
  const lost = hold(planned, all);
  const added = planned.role === 'bonus' && planned.points > 0 ? clamp(gains, planned.points) : gains;
  const vetoes = total(children, (child) => child.vetoes);
  const possible = total(children, (child) => child.possible);
  const findings = children.flatMap((child) => child.shown.findings);
  const openFindings = children.flatMap((child) => child.shown.openFindings);
  return {
    planned,
    lost,
    added,
    vetoes,
    possible,
    children,
    shown: {
      ...commonParts(planned, lost, added),
      rule: 'group',
      checks: [],
      state: stateOf(children.map((child) => child.shown.state)),
      ...(planned.role === 'veto' ? { vetoed: vetoes > 0 } : {}),
      reason: planned.applies ? say.group(planned, { lost, all, added, vetoes, possible }) : say.notApplicable,
      findings: [...new Set(findings)].slice(0, listed),
      findingCount: total(children, (child) => child.shown.findingCount),
      openFindings: [...new Set(openFindings)].slice(0, listed),
      openCount: total(children, (child) => child.shown.openCount),
      open: total(children, (child) => child.shown.open),
      children: children.map((child) => child.shown),
    },
  };
}

function limitsOf({ node, points, slack }: PlannedNode): { limits?: Limits } {
  const { cap, min } = node;
  if (slack === 0 && cap === undefined && min === undefined) return {};
  return {
    limits: {
      ...(slack > 0 ? { of: (points + slack) / 100 } : {}),
      ...(cap === undefined ? {} : { cap }),
      ...(min === undefined ? {} : { min }),
    },
  };
}

function commonParts(planned: PlannedNode, lost: Span, added: Span) {
  const { node, depth, role, points, modes, sample } = planned;
  const isLeaf = node.rule !== undefined;
  return {
    id: node.id,
    title: node.title,
    depth,
    role,
    points: points / 100,
    ...limitsOf(planned),
    score: toPoints(role === 'bonus' ? added : role === 'veto' ? nothing : subtract(points, lost)),
    verified: node.verified !== false,
    ...(node.source === undefined ? {} : { source: node.source }),
    ...(node.note === undefined ? {} : { note: node.note }),
    ...(isLeaf && modes ? { modes } : {}),
    ...(isLeaf && sample ? { sample } : {}),
  };
}

/** A group is what its leaves agree on; else partly measured. */
function stateOf(states: LeafState[]): LeafState {
  const judged = new Set(states.filter((state) => state !== 'na'));
  if (judged.size === 0) return 'na';
  return judged.size === 1 ? [...judged][0]! : 'partial';
}

export const isOpen = (state: LeafState): boolean => state === 'manual' || state === 'partial' || state === 'unmeasured';

function total(children: Scored[], of: (child: Scored) => number): number {
  return children.reduce((sum, child) => sum + of(child), 0);
}
