/** 一般 or 重大: by rules that an office can write, and by what the scorecard says of vetoes. */
import { z } from 'zod';
import type { Finding, Scorecard, ScoreNode } from '../../checks/model/index.ts';
import { Grade } from '../../checks/model/ledger.ts';

export const GradeRule = z.strictObject({
  when: z
    .strictObject({
      veto: z.boolean().optional().describe('the finding is one that a veto rests on'),
      checks: z.array(z.string()).optional(),
      basis: z.array(z.string()).optional().describe('the finding stands on one of these places of the law'),
    })
    .describe('all that is named must hold'),
  grade: Grade,
});
export type GradeRule = z.infer<typeof GradeRule>;

/** Findings that a veto rests on. A node lists at most 50 of its findings; where there are more, those of its checks are taken. */
export function vetoFindings(card: Scorecard | null): (finding: Finding) => boolean {
  if (!card) return () => false;
  const named = new Set(card.vetoes.flatMap(({ findings }) => findings));
  const checks = new Set<string>();
  const visit = (node: ScoreNode): void => {
    if (node.vetoed && node.rule !== 'group') {
      for (const fingerprint of node.findings) named.add(fingerprint);
      if (node.findingCount > node.findings.length) for (const check of node.checks) checks.add(check);
    }
    node.children.forEach(visit);
  };
  card.nodes.forEach(visit);
  return ({ fingerprint, check }) => named.has(fingerprint) || checks.has(check);
}

/** The grade of the first rule that fits; ordinary where none does. */
export function gradeOf(finding: Finding, veto: boolean, rules: readonly GradeRule[]): Grade {
  const fits = ({ when }: GradeRule): boolean =>
    (when.veto === undefined || when.veto === veto) &&
    (when.checks === undefined || when.checks.includes(finding.check)) &&
    (when.basis === undefined || when.basis.some((place) => finding.basis.includes(place)));
  return rules.find(fits)?.grade ?? 'ordinary';
}
