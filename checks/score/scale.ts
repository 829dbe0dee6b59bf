/** What steps earn: the tiers of a rule and the grades that a person may give. Points in hundredths. */
import type { Mark, Rule, Scale, Tier } from '../model/index.ts';
import { scale as multiply, toHundredths } from './hundredths.ts';

const usual: Record<'all' | 'some' | 'none', number> = { all: 100, some: 50, none: 0 };

/** Returns what a step earns of the points of its node, never more than those. */
export function amountOf(step: { points?: number; percent?: number; when?: Tier['when'] }, bound: number): number {
  if (step.points !== undefined) return Math.min(bound, toHundredths(step.points));
  const percent = step.percent ?? (typeof step.when === 'string' ? usual[step.when] : 0);
  return multiply(bound, percent / 100);
}

/** Counts that a tier is chosen by; either may be Infinity. */
export interface Counts {
  passes: number;
  fails: number;
}

function holds({ when }: Tier, { passes, fails }: Counts): boolean {
  if (when === 'all') return fails === 0 && passes > 0;
  if (when === 'some') return passes > 0;
  if (when === 'none') return true;
  if ('fails' in when) return fails <= when.fails;
  if (fails === Number.POSITIVE_INFINITY) return when.share === 0;
  if (passes === Number.POSITIVE_INFINITY) return true;
  return passes + fails > 0 && passes / (passes + fails) >= when.share;
}

/** Returns the first tier whose condition holds. One more failure never leads to an earlier one. */
export function tierAt(tiers: readonly Tier[], counts: Counts): Tier | undefined {
  return tiers.find((tier) => holds(tier, counts));
}

/** Returns what a person may give: the scale of a manual leaf, or the named tiers of a leaf that the machine grades by the same steps. */
export function scaleOf(rule: Rule | undefined): Scale | undefined {
  if (rule?.kind === 'manual') return rule.scale;
  if (rule?.kind !== 'tiers') return undefined;
  const grades = rule.tiers.flatMap(({ name, points, percent, when }) => {
    if (!name) return [];
    const amount = points === undefined ? { percent: percent ?? (typeof when === 'string' ? usual[when] : 0) } : { points };
    return [{ name, ...amount }];
  });
  return grades.length === rule.tiers.length && grades.length > 1 ? grades : undefined;
}

/** Returns the least and the most that a person may give. */
export function rangeOf(scale: Scale | undefined, bound: number): { least: number; most: number } {
  if (scale === undefined) return { least: 0, most: bound };
  if (!Array.isArray(scale)) return { least: Math.min(bound, toHundredths(scale.from)), most: Math.min(bound, toHundredths(scale.to)) };
  const amounts = scale.map((grade) => amountOf(grade, bound));
  return { least: Math.min(...amounts), most: Math.max(...amounts) };
}

/** Returns the points of a mark, or undefined when the leaf does not take it: no number, a grade it has not, a number off its scale. */
export function pointsOfMark(rule: Rule | undefined, mark: Mark, bound: number): number | undefined {
  const scale = scaleOf(rule);
  const given = mark.points === undefined ? undefined : toHundredths(mark.points);
  if (scale === undefined) return given && Math.min(bound, given);
  if (Array.isArray(scale)) {
    const grade = scale.find((one) =>
      mark.grade === undefined ? amountOf(one, bound) === given : one.name['zh-CN'] === mark.grade || one.name.en === mark.grade,
    );
    // the machine's own steps bind nobody who gives points
    if (!grade && rule?.kind === 'tiers' && mark.grade === undefined) return given && Math.min(bound, given);
    return grade && amountOf(grade, bound);
  }
  if (given === undefined || given < toHundredths(scale.from) || given > toHundredths(scale.to)) return undefined;
  return scale.step === undefined || (given - toHundredths(scale.from)) % toHundredths(scale.step) === 0 ? given : undefined;
}

/** Returns the scale with the points of each grade worked out, as scorecards show it. */
export function writtenOut(scale: Scale, bound: number): Scale {
  return Array.isArray(scale) ? scale.map((grade) => ({ name: grade.name, points: amountOf(grade, bound) / 100 })) : scale;
}
