/** A scorecard made ready to be read: findings numbered, checks and indicators by name, all in one language. */
import type { Check } from '../checks/define.ts';
import { terms } from '../checks/knowledge/terms.ts';
import type { Finding, Interval, Language, Scorecard, ScoreNode, SiteFacts } from '../checks/model/index.ts';
import { checks } from '../checks/rules/index.ts';
import type { ReportInput } from './input.ts';
import { type Words, words } from './wording.ts';

/** Kinds of findings in the order in which a reader meets them. */
export const kinds = ['fail', 'review', 'error', 'exempt', 'na', 'pass'] as const;
export type FindingKind = (typeof kinds)[number];

export interface Numbered {
  /** The same in every report of the inspection. */
  number: number;
  kind: FindingKind;
  finding: Finding;
}

export interface Reading {
  language: Language;
  say: Words;
  card: Scorecard;
  site: SiteFacts;
  input: ReportInput;
  findings: Record<FindingKind, Numbered[]>;
  /** The first finding of a fingerprint. */
  numbered(fingerprint: string): Numbered | undefined;
  check(id: string): Check | undefined;
  titleOf(check: string): string;
  /** Leaves of the index that count this check. */
  leavesOf(check: string): ScoreNode[];
}

export function readInput(input: ReportInput): Reading {
  const language = input.language ?? 'zh-CN';
  const byId = new Map(checks.map((check) => [check.id, check]));
  const findings = numberFindings(input.judgement.findings);
  const byFingerprint = new Map<string, Numbered>();
  for (const kind of kinds) {
    for (const one of findings[kind]) {
      if (!byFingerprint.has(one.finding.fingerprint)) byFingerprint.set(one.finding.fingerprint, one);
    }
  }
  const leaves = new Map<string, ScoreNode[]>();
  for (const leaf of walkNodes(input.scorecard.nodes)) {
    for (const id of leaf.checks) leaves.set(id, [...(leaves.get(id) ?? []), leaf]);
  }
  return {
    language,
    say: wordsFor(input.scorecard, language),
    card: input.scorecard,
    site: input.site,
    input,
    findings,
    numbered: (fingerprint) => byFingerprint.get(fingerprint),
    check: (id) => byId.get(id),
    titleOf: (id) => byId.get(id)?.title[language] ?? id,
    leavesOf: (id) => leaves.get(id) ?? [],
  };
}

/** Our words, with what the index calls things in their place. */
function wordsFor({ names = {} }: Scorecard, language: Language): Words {
  const own = words[language];
  const { score, deduction, bonus, veto, pass } = names;
  return {
    ...own,
    passLine: pass?.[language] ?? own.passLine,
    sections: { ...own.sections, vetoes: veto?.[language] ?? own.sections.vetoes },
    step: {
      ...own.step,
      lost: deduction?.[language] ?? own.step.lost,
      bonus: bonus?.[language] ?? own.step.bonus,
      score: score?.[language] ?? own.step.score,
    },
  };
}

/** Findings by kind, numbered through; within a kind they keep the order of the judgement (check, address, fingerprint). */
function numberFindings(findings: readonly Finding[]): Reading['findings'] {
  const grouped: Record<FindingKind, Numbered[]> = { fail: [], review: [], error: [], exempt: [], na: [], pass: [] };
  for (const finding of findings) {
    const kind = kindOf(finding);
    grouped[kind].push({ number: 0, kind, finding });
  }
  let number = 0;
  for (const kind of kinds) for (const one of grouped[kind]) one.number = ++number;
  return grouped;
}

const kindOf = ({ outcome, facts }: Finding): FindingKind => (outcome === 'na' && facts.exempted !== undefined ? 'exempt' : outcome);

/** What a finding is called: its outcome, or that it is exempt. */
export function nameKind(kind: FindingKind, say: Words): string {
  return kind === 'exempt' ? say.exempted : say.outcomes[kind];
}

export function* walkNodes(nodes: readonly ScoreNode[]): Generator<ScoreNode> {
  for (const node of nodes) {
    yield node;
    yield* walkNodes(node.children);
  }
}

/** Points with two decimals at most. */
export function writeNumber(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}

/** `82` or `82–90`. */
export function writeInterval({ low, high }: Interval): string {
  return low === high ? writeNumber(low) : `${writeNumber(low)}–${writeNumber(high)}`;
}

/** “82–90 分，61 项指标中 4 项待定”. */
export function writeScore({ card, say }: Reading): { score: string; coverage: string } {
  const { leaves, open } = card.coverage;
  return { score: say.points(writeInterval(card.score)), coverage: open === 0 ? say.allSettled(leaves) : say.ofIndicators(leaves, open) };
}

/** Why the verdict is what it is, and what could still change it, as sentences. */
export function explainVerdict(reading: Reading): string[] {
  const { card, site, say } = reading;
  const { verdict, vetoes, possibleVetoes, pass, score } = card;
  const lines: string[] = [];
  const spans = score.low < pass && score.high >= pass;
  if (verdict === 'veto') lines.push(say.whyVeto(vetoes.length));
  else if (verdict === 'unqualified') lines.push(say.whyUnqualified(pass));
  else if (verdict === 'qualified') lines.push(say.whyQualified(pass));
  else lines.push(spans ? say.whyOpenScore(pass) : say.whyOpenVeto(possibleVetoes.length));
  if (verdict !== 'veto' && possibleVetoes.length > 0 && (verdict !== 'open' || spans)) lines.push(say.possibleToo(possibleVetoes.length));
  if (!site.reached.ok) lines.push(say.notReached(describeReached(reading)));
  if (vetoes.length > 0 && vetoes.every((veto) => !veto.verified)) lines.push(say.unverifiedVerdict);
  return lines;
}

function describeReached({ site: { reached }, language, say }: Reading): string {
  const words = terms.state?.[reached.state]?.[language] ?? reached.state;
  return [words, reached.status, reached.reason].filter((part) => part !== null).join(say.comma);
}

/** How much was looked at, and whether that was all. */
export function describeSeen({ card: { seen }, site, say }: Reading): string {
  const parts = [say.seen(seen.pages, seen.columns, seen.targets)];
  if (seen.rendered > 0) parts.push(say.rendered(seen.rendered));
  if (seen.unmeasuredTargets > 0) parts.push(say.unmeasuredTargets(seen.unmeasuredTargets));
  const rest = seen.complete ? (site.reached.ok ? say.complete : '') : say.incomplete;
  return `${parts.join(say.semicolon)}${say.stop}${rest}`;
}

/** The reason why pages were left out, in words where it is a code of ours. */
export function nameLeftOut(reason: string, say: Words): string {
  return Object.hasOwn(say.leftOutReasons, reason) ? say.leftOutReasons[reason]! : reason;
}
