/**
 * EvaluationIndex: data that turns findings into points. A tree of any depth; leaves name a check outcome with a rule, or are manual.
 * Every number that is not confirmed against the official text carries `verified: false`, and every report says so.
 */
import { z } from 'zod';
import { FactValue } from './finding.ts';
import { Bilingual, Day } from './text.ts';

/** Chooses findings: all that the leaf's check made with this outcome and these facts. */
const where = z
  .record(z.string(), z.union([FactValue, z.strictObject({ atLeast: z.number() })]))
  .optional()
  .describe('facts a finding must have: a value, a list of allowed values, or { atLeast: n }');
const checks = z.union([z.string(), z.array(z.string()).min(1)]).transform((v) => (Array.isArray(v) ? v : [v]));
const options = z.record(z.string(), z.unknown()).optional().describe('handed to the check, e.g. { newsDays: 10 }');
const noun = Bilingual.optional().describe('what is counted, as reasons name it: 失效链接 / dead links');
const times = z
  .string()
  .optional()
  .describe('fact of a finding that says how many it stands for: a number, or a list that is counted; without it a finding is one');
const wholeSite = z
  .boolean()
  .optional()
  .describe('true: pages left out of the inspection may hold more of these; while some were left out the leaf stays open');

export const Rule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('veto'),
    check: checks,
    where,
    options,
    noun,
    times,
    wholeSite,
    atLeast: z.number().int().positive().default(1).describe('so many failing findings veto'),
  }),
  z.strictObject({
    kind: z.literal('deduct'),
    check: checks,
    where,
    options,
    noun,
    times,
    wholeSite,
    per: z.number().positive().describe('points lost per failing finding'),
    cap: z.number().positive().optional().describe('the most this leaf takes; the points of the node bound it too'),
  }),
  z.strictObject({
    kind: z.literal('ratio'),
    check: checks,
    where,
    options,
    noun,
    wholeSite,
    full: z.number().min(0).max(1).default(1).describe('share of passes that earns all points'),
    zero: z.number().min(0).max(1).default(0),
  }),
  z.strictObject({ kind: z.literal('bonus'), check: checks, where, options, points: z.number().positive() }),
  z.strictObject({
    kind: z.literal('manual'),
    as: z.enum(['points', 'veto', 'bonus']).default('points').describe('what the mark of a person decides'),
    howTo: Bilingual,
    evidence: Bilingual.optional(),
  }),
]);
export type Rule = z.infer<typeof Rule>;

/** A leaf without points of its own takes from the points of the nearest node above that has some. */
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
const AppliesTo = z.strictObject({
  level: z.array(z.string()).optional(),
  kind: z.array(z.string()).optional(),
  publicServices: z.boolean().optional(),
});

const nodeShape = {
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'an id is written in lower case letters, digits, dots and hyphens'),
  title: Bilingual,
  points: z.number().nonnegative().optional().describe('points this node is worth'),
  weight: z.number().positive().max(100).optional().describe('percent of the parent’s points'),
  verified: z.boolean().optional().describe('false: a number of this node is not confirmed against the official text'),
  source: z.string().optional().describe('official document and article'),
  note: Bilingual.optional(),
  appliesTo: AppliesTo.optional().describe('sites the node is for; the points of the others are spread over what remains'),
  rule: Rule.optional(),
};
export const IndexNode: z.ZodType<IndexNode> = z.lazy(() => z.strictObject({ ...nodeShape, children: z.array(IndexNode).optional() }));

/** A factor as a number or as an exact fraction, `4/3`. */
const Factor = z
  .union([z.number().positive(), z.string().regex(/^[1-9]\d{0,5}\/[1-9]\d{0,5}$/, 'a fraction is written 4/3')])
  .transform((value) => {
    if (typeof value === 'number') return value;
    const [above, below] = value.split('/').map(Number);
    return above! / below!;
  });

export const EvaluationIndex = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'an id is written in lower case letters, digits, dots and hyphens'),
  version: Day.describe('date of the edition'),
  title: Bilingual,
  source: z.array(z.string()).min(1),
  caveat: Bilingual.optional().describe(
    'what reports say of the numbers that are not verified; by default: not checked against the official text',
  ),
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
      factor: Factor,
      verified: z.boolean().optional(),
    })
    .optional(),
  nodes: z.array(IndexNode).min(1),
});
export type EvaluationIndex = z.infer<typeof EvaluationIndex>;

/** Names of the keys that may stand in each kind of object of an index file, for suggestions. */
export const indexKeys: Record<string, string[]> = {
  index: Object.keys(EvaluationIndex.shape),
  node: [...Object.keys(nodeShape), 'children'],
  appliesTo: Object.keys(AppliesTo.shape),
  text: Object.keys(Bilingual.shape),
  grades: Object.keys(EvaluationIndex.shape.grades.element.shape),
  pass: Object.keys(EvaluationIndex.shape.pass.shape),
  bonusGate: Object.keys(EvaluationIndex.shape.bonusGate.unwrap().shape),
  rescale: Object.keys(EvaluationIndex.shape.rescale.unwrap().shape),
  ...Object.fromEntries(Rule.options.map((rule) => [`rule.${rule.shape.kind.value}`, Object.keys(rule.shape)])),
};
