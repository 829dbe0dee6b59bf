/**
 * Findings + index (+ marks of a person) → Scorecard. Pure: the same inputs give the same bytes.
 *
 * A score is an interval: `high` when nothing is wrong in what is open (manual, not measured, to be reviewed), `low` when all of it is,
 * within the points and caps of each indicator and of the nodes above it. Points are counted in hundredths; every leaf is rounded once.
 */
import type { Bilingual, EvaluationIndex, Interval, Judgement, Marks, Scorecard, SiteFacts, SiteProfile, Tally } from './model/index.ts';
import { cardsFor } from './score/component.ts';
import { listNotMeasured, listUnverified } from './score/honesty.ts';
import { add, clamp, nothing, type Span, scale, subtract, toHundredths, toPoints } from './score/hundredths.ts';
import { isUsable, judgeLeaf, type LeafResult } from './score/leaf.ts';
import { type PlannedNode, planIndex, walk } from './score/plan.ts';
import * as say from './score/reasons.ts';
import { groupByCheck } from './score/select.ts';
import { isOpen, type Scored, scoreNode } from './score/tree.ts';
import { checksVersion } from './version.ts';

export { explain } from './score/explain.ts';

export interface ScoreInput {
  index: EvaluationIndex;
  judgement: Judgement;
  site: SiteFacts;
  profile?: SiteProfile;
  /** What people decided, by id of the leaf. */
  marks?: Marks;
  /** Leaves on which people differ: open until that is settled, whatever the machine found. */
  contested?: readonly string[];
  /** Scorecards of the indexes that this one is made of; of several for one index the mean counts. */
  components?: readonly Scorecard[];
}

/** Returns the scorecard of one site under one index. Never throws for a valid index; marks that fit no leaf are listed in `notMeasured`. */
export function score({ index, judgement, site, profile = {}, marks = {}, contested = [], components = [] }: ScoreInput): Scorecard {
  const plan = planIndex(index, profile);
  const evidence = { judgement, byCheck: groupByCheck(judgement.findings), partial: !site.coverage.complete, components };
  const leaves = [...walk(plan)].filter(({ node }) => node.rule !== undefined);
  const results = new Map(
    leaves.map((leaf) => [leaf, judgeLeaf(leaf, evidence, ownMark(marks, leaf.node.id), contested.includes(leaf.node.id))]),
  );

  const judged = plan.map((node) => scoreNode(node, (leaf) => results.get(leaf)!));
  const sums = addUp(index, judged, profile);
  const scored = sums.steps.gate?.state === 'closed' ? withoutBonus(plan, results, sums.steps.gate.above) : judged;
  const settled = count(scored);
  const vetoes = scoredLeaves(scored).filter(({ vetoes }) => vetoes > 0);
  const possible = scoredLeaves(scored).filter(({ possible }) => possible > 0);
  const verdict = judge(sums.score, toHundredths(index.pass.from), vetoes.length > 0, possible.length > 0);

  return {
    schema: 'mingcha-scorecard-1',
    site: {
      ...site.site,
      name: profile.name ?? site.site.name,
      organ: profile.organ ?? site.identity.organ?.value ?? null,
      siteCode: profile.siteCode ?? site.identity.siteCode?.value ?? null,
    },
    index: { id: index.id, version: index.version, title: index.title, source: index.source },
    ...(index.names ? { names: index.names } : {}),
    ...componentsOf(leaves, components),
    asOf: site.asOf,
    checksVersion,
    total: index.total,
    pass: index.pass.from,
    verdict,
    grade: verdict === 'veto' || verdict === 'open' ? null : gradeOf(index, sums.score),
    vetoes: vetoes.map(({ shown }) => ({
      node: shown.id,
      title: shown.title,
      reason: shown.reason,
      findings: shown.findings,
      verified: shown.verified,
    })),
    possibleVetoes: possible.map(({ shown }) => ({ node: shown.id, title: shown.title, reason: shown.reason })),
    score: toPoints(sums.score),
    deductions: toPoints(sums.deductions),
    bonus: toPoints(sums.bonus),
    steps: sums.steps,
    coverage: settled,
    unverified: listUnverified(index, plan, sums.steps.factor !== 1),
    nodes: scored.map(({ shown }) => shown),
    tallies: sortTallies(judgement.tallies),
    seen: { ...site.coverage, columns: site.columns.length },
    notMeasured: listNotMeasured(scored, judgement, site, profile, findUselessMarks(marks, leaves)),
  };
}

/** The scorecards that were taken over, as this one lists them. */
function componentsOf(leaves: PlannedNode[], components: readonly Scorecard[]): Pick<Scorecard, 'components'> {
  const used = leaves.flatMap(({ node, applies }) => {
    if (!applies || node.rule?.kind !== 'index') return [];
    return cardsFor(node.rule, components).map(({ index, asOf, site, total, score, verdict }) => ({
      node: node.id,
      index: index.id,
      version: index.version,
      asOf,
      site: site.url,
      total,
      score,
      verdict,
    }));
  });
  return used.length > 0 ? { components: used } : {};
}

const ownMark = (marks: Marks, id: string) => (Object.hasOwn(marks, id) ? marks[id] : undefined);

interface Sums {
  score: Span;
  deductions: Span;
  bonus: Span;
  steps: Scorecard['steps'];
}

/** Adds up the first level: points left, rescaled to the total where nodes do not apply, and the bonus above its gate. */
function addUp(index: EvaluationIndex, judged: Scored[], profile: SiteProfile): Sums {
  const total = toHundredths(index.total);
  const applicable = sumOf(judged, ({ planned }) => (planned.role === 'points' ? planned.points : 0));
  const raw = subtract(applicable, clamp(judged.map(({ lost }) => lost).reduce(add, nothing), applicable));
  const factor = factorOf(index, judged, applicable, profile);
  const base = applicable === 0 ? { low: total, high: total } : mapSpan(raw, (points) => Math.min(total, scale(points, factor)));
  const gains = judged.map(({ added }) => added).reduce(add, nothing);
  const gate = index.bonusGate;
  const passes = (points: number): boolean => gate === undefined || points > toHundredths(gate.above);
  const held = gate === undefined ? gains : clamp(gains, toHundredths(gate.max));
  const bonus = { low: passes(base.low) ? held.low : 0, high: passes(base.high) ? held.high : 0 };
  const state = passes(base.low) ? 'open' : passes(base.high) ? 'undecided' : 'closed';
  return {
    score: add(base, bonus),
    deductions: subtract(total, base),
    bonus,
    steps: {
      applicable: applicable / 100,
      raw: toPoints(raw),
      factor,
      base: toPoints(base),
      gate: gate === undefined ? null : { above: gate.above, max: gate.max, state },
    },
  };
}

/** The index’s own factor where it states one for this site; whatever else does not apply is spread over what remains. */
function factorOf(index: EvaluationIndex, judged: Scored[], applicable: number, profile: SiteProfile): number {
  if (applicable === 0) return 1;
  const total = toHundredths(index.total);
  if (index.rescale === undefined || profile.publicServices !== false) return total / applicable;
  const services = sumOf(
    topmost(
      judged.map(({ planned }) => planned),
      isService,
    ),
    ({ full }) => full,
  );
  return (index.rescale.factor * (total - services)) / applicable;
}

const isService = ({ node, role }: PlannedNode): boolean => role === 'points' && node.appliesTo?.publicServices === true;

function topmost(nodes: PlannedNode[], wanted: (node: PlannedNode) => boolean): PlannedNode[] {
  return nodes.flatMap((node) => (wanted(node) ? [node] : topmost(node.children, wanted)));
}

/** The same tree once the gate of the bonus is known to stay closed: its bonus leaves no longer matter. */
function withoutBonus(plan: PlannedNode[], results: Map<PlannedNode, LeafResult>, above: number): Scored[] {
  const closed = (result: LeafResult): LeafResult => ({ ...result, added: nothing, state: 'na', reason: say.gateClosed(above) });
  return plan.map((node) =>
    scoreNode(node, (leaf) => (leaf.role === 'bonus' && leaf.applies ? closed(results.get(leaf)!) : results.get(leaf)!)),
  );
}

function judge(points: Span, pass: number, vetoed: boolean, vetoPossible: boolean): Scorecard['verdict'] {
  if (vetoed) return 'veto';
  if (points.high < pass) return 'unqualified';
  return points.low < pass || vetoPossible ? 'open' : 'qualified';
}

function gradeOf(index: EvaluationIndex, points: Interval): Bilingual | null {
  const at = (value: number) => index.grades.findIndex(({ from }) => value >= toHundredths(from));
  const [worst, best] = [at(points.low), at(points.high)];
  return worst === best && worst >= 0 ? index.grades[worst]!.name : null;
}

function scoredLeaves(scored: Scored[]): Scored[] {
  return [...walk(scored)].filter(({ result }) => result !== undefined);
}

function count(scored: Scored[]): Scorecard['coverage'] {
  const applying = scoredLeaves(scored).filter(({ planned }) => planned.applies);
  const open = applying.filter(({ shown }) => isOpen(shown.state)).length;
  const leaves = applying.length;
  return { leaves, settled: leaves - open, open, ratio: leaves === 0 ? 1 : Math.round(((leaves - open) / leaves) * 10_000) / 10_000 };
}

function findUselessMarks(marks: Marks, leaves: PlannedNode[]): string[] {
  const byId = new Map(leaves.map((leaf) => [leaf.node.id, leaf]));
  return Object.entries(marks)
    .filter(([id, mark]) => {
      const leaf = byId.get(id);
      return leaf === undefined || !leaf.applies || !isUsable(leaf, mark);
    })
    .map(([id]) => id)
    .sort();
}

function sortTallies(tallies: Record<string, Tally>): Record<string, Tally> {
  return Object.fromEntries(Object.entries(tallies).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function sumOf<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((sum, one) => sum + of(one), 0);
}

function mapSpan(span: Span, change: (points: number) => number): Span {
  return { low: change(span.low), high: change(span.high) };
}
