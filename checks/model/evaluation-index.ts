/**
 * EvaluationIndex: data that turns findings into points. A tree of any depth; leaves name a check outcome with a rule, or are manual.
 * Every number that is not confirmed against the official text carries `verified: false`, and every report says so.
 */
import { z } from 'zod';
import { FactValue } from './finding.ts';
import { Bilingual } from './text.ts';

/** Chooses findings: all that the leaf's check made with this outcome and these facts. */
const where = z
  .record(z.string(), z.union([FactValue, z.strictObject({ atLeast: z.number() })]))
  .optional()
  .describe('facts a finding must have: a value, a list of allowed values, or { atLeast: n }');
const checks = z.union([z.string(), z.array(z.string()).min(1)]).transform((v) => (Array.isArray(v) ? v : [v]));
const options = z.record(z.string(), z.unknown()).optional().describe('handed to the check, e.g. { newsDays: 10 }');

export const Rule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('veto'),
    check: checks,
    where,
    options,
    atLeast: z.number().int().positive().default(1).describe('so many failing findings veto'),
  }),
  z.strictObject({
    kind: z.literal('deduct'),
    check: checks,
    where,
    options,
    per: z.number().positive().describe('points lost per failing finding'),
    cap: z.number().positive().optional(),
  }),
  z.strictObject({
    kind: z.literal('ratio'),
    check: checks,
    where,
    options,
    full: z.number().min(0).max(1).default(1).describe('share of passes that earns all points'),
    zero: z.number().min(0).max(1).default(0),
  }),
  z.strictObject({ kind: z.literal('bonus'), check: checks, where, options, points: z.number().positive() }),
  z.strictObject({ kind: z.literal('manual'), howTo: Bilingual, evidence: Bilingual.optional() }),
]);
export type Rule = z.infer<typeof Rule>;

export interface IndexNode {
  id: string;
  title: Bilingual;
  points?: number;
  weight?: number;
  verified?: boolean;
  source?: string;
  note?: Bilingual;
  appliesTo?: { level?: string[]; kind?: string[]; publicServices?: boolean };
  rule?: Rule;
  children?: IndexNode[];
}
export const IndexNode: z.ZodType<IndexNode> = z.lazy(() =>
  z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'an id is written in lower case letters, digits, dots and hyphens'),
    title: Bilingual,
    points: z.number().nonnegative().optional().describe('points this node is worth'),
    weight: z.number().positive().max(100).optional().describe('percent of the parent’s points'),
    verified: z.boolean().optional().describe('false: a number of this node is not confirmed against the official text'),
    source: z.string().optional().describe('official document and article'),
    note: Bilingual.optional(),
    appliesTo: z
      .strictObject({ level: z.array(z.string()).optional(), kind: z.array(z.string()).optional(), publicServices: z.boolean().optional() })
      .optional(),
    rule: Rule.optional(),
    children: z.array(IndexNode).optional(),
  }),
);

export const EvaluationIndex = z.strictObject({
  id: z.string(),
  version: z.string().describe('date of the edition, YYYY-MM-DD'),
  title: Bilingual,
  source: z.array(z.string()).min(1),
  total: z.number().positive().describe('full points before bonus'),
  grades: z
    .array(z.strictObject({ name: Bilingual, from: z.number(), verified: z.boolean().optional() }))
    .min(1)
    .describe('grade lines, best first; the last starts at 0'),
  pass: z.strictObject({ from: z.number(), verified: z.boolean().optional() }),
  bonusGate: z.strictObject({ above: z.number(), max: z.number(), verified: z.boolean().optional() }).optional(),
  rescale: z
    .strictObject({
      when: z.strictObject({ publicServices: z.literal(false) }),
      factor: z.number().positive(),
      verified: z.boolean().optional(),
    })
    .optional(),
  nodes: z.array(IndexNode).min(1),
});
export type EvaluationIndex = z.infer<typeof EvaluationIndex>;
