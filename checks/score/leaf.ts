/** One leaf of an index judged: what it loses or adds, whether it vetoes, what of it is open, and why. */
import type { Bilingual, Finding, Judgement, LeafState, Mark, Rule, Scorecard } from '../model/index.ts';
import { judgeComponent } from './component.ts';
import { clamp, isSettled, nothing, type Span, scale, times, toHundredths } from './hundredths.ts';
import type { PlannedNode } from './plan.ts';
import * as say from './reasons.ts';
import { amountOf, type Counts, pointsOfMark, rangeOf, scaleOf, tierAt } from './scale.ts';
import { type CheckRule, type FindingsByCheck, type Selection, select } from './select.ts';

export interface LeafResult {
  /** Hundredths that a leaf of points takes; low is the least. */
  lost: Span;
  /** Hundredths that a leaf of bonus adds. */
  added: Span;
  veto: 'no' | 'possible' | 'yes';
  state: LeafState;
  reason: Bilingual;
  failing: readonly Finding[];
  open: readonly Finding[];
  mark?: Mark;
}

export interface Evidence {
  judgement: Judgement;
  byCheck: FindingsByCheck;
  /** Some pages of the site were left out. */
  partial: boolean;
  /** Scorecards of other indexes that leaves take over. */
  components: readonly Scorecard[];
}

const blank: LeafResult = {
  lost: nothing,
  added: nothing,
  veto: 'no',
  state: 'measured',
  reason: say.notApplicable,
  failing: [],
  open: [],
};

/**
 * Judges a leaf. A usable mark settles it whatever the machine found; what the machine found stays in the reason. `contested`: people
 * differ on it, so it is open whatever the machine found.
 */
export function judgeLeaf(planned: PlannedNode, evidence: Evidence, mark: Mark | undefined, contested = false): LeafResult {
  const rule = planned.node.rule;
  if (!planned.applies || rule === undefined) return { ...blank, state: 'na' };
  const result = judgeByKind(planned, rule, evidence);
  if (contested) return leaveOpen(planned, result);
  return mark !== undefined && isUsable(planned, mark) ? settle(planned, result, mark) : result;
}

function judgeByKind(planned: PlannedNode, rule: Rule, evidence: Evidence): LeafResult {
  if (rule.kind === 'manual') return awaitPerson(planned, rule);
  if (rule.kind === 'index') return { ...blank, ...judgeComponent(planned, rule, evidence.components) };
  return judgeRule(planned, rule, evidence);
}

/** Returns whether a mark can settle this leaf: a veto takes no points, and points must stand on its scale. */
export function isUsable({ role, node, bound }: PlannedNode, mark: Mark): boolean {
  return mark.result !== 'points' || (role !== 'veto' && pointsOfMark(node.rule, mark, bound) !== undefined);
}

function awaitPerson(planned: PlannedNode, rule: Extract<Rule, { kind: 'manual' }>): LeafResult {
  return { ...blank, ...allOpen(planned), reason: say.awaiting(planned, rule) };
}

function leaveOpen(planned: PlannedNode, machine: LeafResult): LeafResult {
  return { ...machine, ...allOpen(planned), reason: say.contested(planned.node.rule?.kind === 'manual' ? null : machine.reason) };
}

/** All that a person could decide. */
function allOpen(planned: PlannedNode): Pick<LeafResult, 'lost' | 'added' | 'veto' | 'state'> {
  const { role, bound } = planned;
  const { least, most } = rangeOf(scaleOf(planned.node.rule), bound);
  return {
    lost: role === 'points' ? { low: bound - most, high: bound - least } : nothing,
    added: role === 'bonus' ? { low: least, high: most } : nothing,
    veto: role === 'veto' ? 'possible' : 'no',
    state: 'manual',
  };
}

function settle(planned: PlannedNode, machine: LeafResult, mark: Mark): LeafResult {
  const { role, bound, node } = planned;
  const { least, most } = rangeOf(scaleOf(planned.node.rule), bound);
  const points = pointsOfMark(node.rule, mark, bound) ?? 0;
  const earned = { pass: most, fail: least, na: role === 'bonus' ? 0 : bound, points }[mark.result];
  const lost = role === 'points' ? bound - earned : 0;
  const added = role === 'bonus' ? earned : 0;
  return {
    ...machine,
    lost: { low: lost, high: lost },
    added: { low: added, high: added },
    veto: role === 'veto' && mark.result === 'fail' ? 'yes' : 'no',
    state: mark.result === 'na' ? 'na' : 'measured',
    reason: say.marked(role, mark, { lost, added }, planned.node.rule?.kind === 'manual' ? null : machine.reason),
    mark,
  };
}

function judgeRule(planned: PlannedNode, rule: CheckRule, evidence: Evidence): LeafResult {
  const chosen = select(rule, evidence.judgement, evidence.byCheck, evidence.partial);
  const found = { ...blank, failing: chosen.failing, open: chosen.open };
  if (chosen.na) return { ...found, state: 'na', reason: say.notConcerned };
  switch (rule.kind) {
    case 'veto':
      return judgeVeto(rule, chosen, found);
    case 'deduct':
      return judgeDeduction(planned, rule, chosen, found);
    case 'ratio':
      return judgeRatio(planned, rule, chosen, found);
    case 'tiers':
      return judgeTiers(planned, rule, chosen, found);
    case 'bonus':
      return judgeBonus(planned, chosen, found);
  }
}

/** Returns how many more failing places the open part could hold. */
function openPlaces({ reviews, errors, silent, beyond }: Selection): number {
  return silent.length > 0 || beyond ? Number.POSITIVE_INFINITY : reviews + errors;
}

function stateOf(settled: boolean, { fails, passes, reviews, silent }: Selection): LeafState {
  if (settled) return 'measured';
  return fails === 0 && passes === 0 && reviews === 0 ? 'unmeasured' : silent.length === 0 || fails + passes > 0 ? 'partial' : 'unmeasured';
}

function judgeVeto(rule: Extract<Rule, { kind: 'veto' }>, chosen: Selection, found: LeafResult): LeafResult {
  const reached = chosen.fails >= rule.atLeast;
  const possible = !reached && chosen.fails + openPlaces(chosen) >= rule.atLeast;
  const veto = reached ? 'yes' : possible ? 'possible' : 'no';
  return { ...found, veto, state: stateOf(!possible, chosen), reason: say.veto(rule, chosen, veto) };
}

function judgeDeduction({ bound }: PlannedNode, rule: Extract<Rule, { kind: 'deduct' }>, chosen: Selection, found: LeafResult): LeafResult {
  const most = rule.cap === undefined ? bound : Math.min(bound, toHundredths(rule.cap));
  const costOf = (fails: number): number => {
    const counted = Math.max(0, fails - (rule.free ?? 0));
    return rule.per === 'all' ? (counted > 0 ? most : 0) : times(rule.per, counted);
  };
  const full = { low: costOf(chosen.fails), high: costOf(chosen.fails + openPlaces(chosen)) };
  const lost = clamp(full, most);
  return { ...found, lost, state: stateOf(isSettled(lost), chosen), reason: say.deduction(rule, chosen, full.low, lost, most) };
}

function judgeRatio({ bound }: PlannedNode, rule: Extract<Rule, { kind: 'ratio' }>, chosen: Selection, found: LeafResult): LeafResult {
  const { passes, fails } = chosen;
  const counted = openPlaces(chosen);
  // Where nothing was judged there is no share: all of it is open.
  const open = chosen.unlisted || passes + fails + counted === 0 ? Number.POSITIVE_INFINITY : counted;
  const earn = (good: number, all: number): number => {
    return scale(bound, Math.min(1, Math.max(0, (good / all - rule.zero) / (rule.full - rule.zero))));
  };
  const worst = open === Number.POSITIVE_INFINITY ? earn(0, 1) : earn(passes, passes + fails + open);
  const best = open === Number.POSITIVE_INFINITY ? earn(1, 1) : earn(passes + open, passes + fails + open);
  const lost = { low: bound - best, high: bound - worst };
  return { ...found, lost, state: stateOf(isSettled(lost), chosen), reason: say.ratio(rule, chosen, lost, bound) };
}

/** Every condition of a tier can only be lost by one more failure, so the ends are: all that is open passes, all of it fails. */
function judgeTiers({ bound }: PlannedNode, rule: Extract<Rule, { kind: 'tiers' }>, chosen: Selection, found: LeafResult): LeafResult {
  const { passes, fails } = chosen;
  const counted = openPlaces(chosen);
  const open = passes + fails + counted === 0 ? Number.POSITIVE_INFINITY : counted;
  // A finding may stand for less than one place, yet pass as one.
  const better = chosen.unlisted ? Number.POSITIVE_INFINITY : Math.max(open, chosen.open.length);
  const best = tierAt(rule.tiers, { passes: passes + better, fails });
  const worst = tierAt(rule.tiers, { passes, fails: fails + open });
  const earn = (tier: typeof best): number => (tier ? amountOf(tier, bound) : 0);
  const lost = { low: bound - earn(best), high: bound - earn(worst) };
  const reached = best === worst ? best : null;
  const counts: Counts = { passes, fails };
  return { ...found, lost, state: stateOf(isSettled(lost), chosen), reason: say.tiers(rule, chosen, counts, reached, lost, bound) };
}

function judgeBonus({ bound }: PlannedNode, chosen: Selection, found: LeafResult): LeafResult {
  const open = chosen.unlisted || openPlaces(chosen) > 0;
  const high = chosen.fails > 0 || (chosen.passes === 0 && !open) ? 0 : bound;
  const added = { low: open ? 0 : high, high };
  return { ...found, added, state: stateOf(isSettled(added), chosen), reason: say.bonus(chosen, added, bound) };
}
