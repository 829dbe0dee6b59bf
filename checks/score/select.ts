/** Which findings bear on a leaf, and how many places each stands for. */
import type { FactValue, Finding, Judgement, Rule, Tally } from '../model/index.ts';

/** A rule that goes by the findings of checks. */
export type CheckRule = Extract<Rule, { check: string[] }>;
type Where = NonNullable<CheckRule['where']>;

/** What is known of a leaf before points are thought of. Counts may be Infinity where nothing bounds them. */
export interface Selection {
  failing: Finding[];
  fails: number;
  /** Findings to be reviewed or not measured. */
  open: Finding[];
  reviews: number;
  errors: number;
  passes: number;
  /** Some passes are only counted, so that those a filter asks for cannot be told. */
  unlisted: boolean;
  /** The check ran and said that it does not apply. */
  na: boolean;
  /** Checks of the leaf that gave no result at all. */
  silent: string[];
  /** Pages were left out that may hold more failing places. */
  beyond: boolean;
}

/** Findings by check, in their order; passes that are only counted stand in the tallies. */
export type FindingsByCheck = ReadonlyMap<string, readonly Finding[]>;

export function groupByCheck(findings: readonly Finding[]): FindingsByCheck {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.check);
    if (group) group.push(finding);
    else groups.set(finding.check, [finding]);
  }
  return groups;
}

const unbounded = Number.POSITIVE_INFINITY;

function isSilent(tally: Tally): boolean {
  return tally.pass + tally.fail + tally.review + tally.na + tally.error === 0;
}

/** Returns the findings and counts that a rule chooses. `partial`: some pages of the site were left out. */
export function select(rule: CheckRule, judgement: Judgement, byCheck: FindingsByCheck, partial: boolean): Selection {
  const chosen: Selection = {
    failing: [],
    fails: 0,
    open: [],
    reviews: 0,
    errors: 0,
    passes: 0,
    unlisted: false,
    na: true,
    silent: [],
    beyond: false,
  };
  for (const check of rule.check) {
    const tally = judgement.tallies[check];
    if (tally === undefined || isSilent(tally)) {
      chosen.silent.push(check);
      chosen.na = false;
      continue;
    }
    if (tally.na === 0 || tally.pass + tally.fail + tally.review + tally.error > 0) chosen.na = false;
    const findings = byCheck.get(check) ?? [];
    chosen.passes += countPasses(rule, tally, findings);
    if (rule.where !== undefined && countListedPasses(findings) < tally.pass) chosen.unlisted = true;
    for (const finding of findings) place(chosen, rule, finding);
  }
  chosen.beyond = partial && 'wholeSite' in rule && rule.wholeSite === true && chosen.silent.length < rule.check.length;
  return chosen;
}

function place(chosen: Selection, rule: CheckRule, finding: Finding): void {
  const { outcome, facts } = finding;
  if (outcome === 'fail') {
    if (!fits(rule.where, facts, false)) return;
    chosen.failing.push(finding);
    chosen.fails += placesOf(finding, rule, 1);
  } else if (outcome === 'review' || outcome === 'error') {
    if (!fits(rule.where, facts, true)) return;
    chosen.open.push(finding);
    if (outcome === 'review') chosen.reviews += placesOf(finding, rule, unbounded);
    else chosen.errors += unmeasuredPlaces(finding, rule);
  }
}

function countListedPasses(findings: readonly Finding[]): number {
  return findings.reduce((count, finding) => count + (finding.outcome === 'pass' ? 1 : 0), 0);
}

/** Passes of site checks are listed, those of page checks only counted: with a filter only listed ones can be told apart. */
function countPasses(rule: CheckRule, tally: Tally, findings: readonly Finding[]): number {
  if (rule.where === undefined) return tally.pass;
  return findings.filter((finding) => finding.outcome === 'pass' && fits(rule.where, finding.facts, false)).length;
}

/** An error says in `count` how many places it speaks of, if not of one; without facts it speaks of the whole check, and nothing bounds it. */
function unmeasuredPlaces(finding: Finding, rule: CheckRule): number {
  if (Object.keys(finding.facts).length === 0) return unbounded;
  if ('times' in rule && rule.times !== undefined) return placesOf(finding, rule, unbounded);
  const { count } = finding.facts;
  return typeof count === 'number' && count >= 0 ? count : 1;
}

/** Returns how many places a finding stands for; `otherwise` where the rule asks a fact that the finding does not give. */
function placesOf(finding: Finding, rule: CheckRule, otherwise: number): number {
  if (!('times' in rule) || rule.times === undefined) return 1;
  const value = finding.facts[rule.times];
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && value >= 0 ? value : otherwise;
}

/** Returns whether facts meet a filter; `unknown`: a fact that is missing or null might still turn out to fit. */
function fits(where: Where | undefined, facts: Finding['facts'], unknown: boolean): boolean {
  if (where === undefined) return true;
  return Object.entries(where).every(([name, wanted]) => {
    const value = facts[name];
    if (value === undefined || value === null) return unknown || (value === null && wanted === null);
    return meets(value, wanted);
  });
}

function meets(value: Exclude<FactValue, null>, wanted: Where[string]): boolean {
  if (Array.isArray(wanted)) {
    const values = Array.isArray(value) ? value : [String(value)];
    return values.some((one) => wanted.includes(one));
  }
  if (typeof wanted === 'object' && wanted !== null) return typeof value === 'number' && value >= wanted.atLeast;
  return Array.isArray(value) ? value.includes(String(wanted)) : value === wanted;
}
