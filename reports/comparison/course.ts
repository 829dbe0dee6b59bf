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

/** The open findings that are not among those that are here: whether their places were looked at decides what they are. */
export function missingFrom(memory: Memory, here: ReadonlyMap<string, Finding>): Finding[] {
  const missing: Finding[] = [];
  for (const [fingerprint, { state, last }] of memory) if (state === 'open' && !here.has(fingerprint)) missing.push(last);
  return missing;
}

/** Answers why the place of an earlier finding was not looked at; null when it was. */
export type Unseen = (before: Finding) => UnseenReason | null;

/** What is known after one more round, of which `here` are the problems. */
export function remember(memory: Memory, here: ReadonlyMap<string, Finding>, round: string, unseen: Unseen): Memory {
  const after = new Map(memory);
  for (const [fingerprint, last] of here) {
    const known = memory.get(fingerprint);
    after.set(fingerprint, { state: 'open', last, since: known?.state === 'open' ? known.since : round });
  }
  for (const last of missingFrom(memory, here)) {
    if (unseen(last) === null) after.set(last.fingerprint, { ...memory.get(last.fingerprint)!, state: 'mended' });
  }
  return after;
}

/** What became of each finding that is known or here, by check and fingerprint. */
export function follow(
  memory: Memory,
  here: ReadonlyMap<string, Finding>,
  round: string,
  unseen: Unseen,
  names: CheckNames,
): ComparedFinding[] {
  const findings: ComparedFinding[] = [];
  for (const [fingerprint, now] of here) {
    const known = memory.get(fingerprint);
    const word = known === undefined ? 'new' : known.state === 'open' ? 'still' : 'back';
    const since = word === 'still' ? known!.since : round;
    findings.push({ fingerprint, check: names.current(now.check), word, before: known?.last ?? null, now, reason: null, since });
  }
  for (const last of missingFrom(memory, here)) {
    const { fingerprint } = last;
    const { since } = memory.get(fingerprint)!;
    const reason = unseen(last);
    const word = reason === null ? 'mended' : 'unseen';
    findings.push({ fingerprint, check: names.current(last.check), word, before: last, now: null, reason, since });
  }
  return findings.sort((a, b) => compare(a.check, b.check) || compare(a.fingerprint, b.fingerprint));
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
