/** The course of the findings of one site from round to round. Pure. */
import type { Finding, SiteResult } from '../../checks/model/index.ts';
import type { ComparedFinding, CourseCounts, CourseWord, SiteComparison, UnseenReason } from './model.ts';
import type { CheckNames } from './names.ts';

/** What is known of one finding from the rounds so far. */
interface Known {
  state: 'open' | 'mended';
  /** As it was last seen. */
  last: Finding;
  /** Id of the round in which it was found first, or found again after it was mended. */
  since: string;
}

/** What is known of the findings of one site, by fingerprint. */
export type Memory = ReadonlyMap<string, Known>;

/** Problems of a result: failing ones and those to be reviewed, one for each fingerprint; a failing one counts before a review. */
export function problemsOf(result: SiteResult | null): Map<string, Finding> {
  const problems = new Map<string, Finding>();
  for (const finding of result?.findings ?? []) {
    if (finding.outcome !== 'fail' && finding.outcome !== 'review') continue;
    const there = problems.get(finding.fingerprint);
    if (!there || (there.outcome === 'review' && finding.outcome === 'fail')) problems.set(finding.fingerprint, finding);
  }
  return problems;
}

/** The open findings that a result does not show: whether their places were looked at decides what they are. */
export function missingFrom(memory: Memory, result: SiteResult | null): Finding[] {
  const here = problemsOf(result);
  return [...memory].flatMap(([fingerprint, { state, last }]) => (state === 'open' && !here.has(fingerprint) ? [last] : []));
}

/**
 * What became of each finding, by check and fingerprint, and what is known afterwards. `unseen` answers why the place of an earlier finding
 * was not looked at, null when it was.
 */
export function follow(
  memory: Memory,
  result: SiteResult | null,
  round: string,
  unseen: (before: Finding) => UnseenReason | null,
  names: CheckNames,
): { findings: ComparedFinding[]; memory: Memory } {
  const after = new Map(memory);
  const findings: ComparedFinding[] = [];
  for (const [fingerprint, now] of problemsOf(result)) {
    const known = memory.get(fingerprint);
    const word = known === undefined ? 'new' : known.state === 'open' ? 'still' : 'back';
    const since = word === 'still' ? known!.since : round;
    findings.push({ fingerprint, check: names.current(now.check), word, before: known?.last ?? null, now, reason: null, since });
    after.set(fingerprint, { state: 'open', last: now, since });
  }
  for (const last of missingFrom(memory, result)) {
    const { fingerprint } = last;
    const { since } = memory.get(fingerprint)!;
    const reason = unseen(last);
    const word = reason === null ? 'mended' : 'unseen';
    findings.push({ fingerprint, check: names.current(last.check), word, before: last, now: null, reason, since });
    if (word === 'mended') after.set(fingerprint, { state: 'mended', last, since });
  }
  findings.sort((a, b) => compare(a.check, b.check) || compare(a.fingerprint, b.fingerprint));
  return { findings, memory: after };
}

/** How many took each course: by the outcome now, else by the outcome before. */
export function countCourse(findings: readonly ComparedFinding[]): SiteComparison['counts'] {
  const counts = { fail: noCourse(), review: noCourse() };
  for (const { word, now, before } of findings) counts[(now ?? before)!.outcome === 'fail' ? 'fail' : 'review'][word]++;
  return counts;
}

export const noCourse = (): CourseCounts => ({ new: 0, still: 0, back: 0, mended: 0, unseen: 0 });

export function addCourse(to: CourseCounts, more: CourseCounts): void {
  for (const word of Object.keys(to) as CourseWord[]) to[word] += more[word];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
