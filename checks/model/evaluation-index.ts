/**
 * EvaluationIndex: data that turns findings into points. A tree of any depth; leaves name a check outcome with a rule, or are manual.
 * Every number that is not confirmed against the official text carries `verified: false`, and every report says so.
 */
import { z } from 'zod';
import { idOf, Rule, ScaleGrade, ScaleRange, Tier } from './rule.ts';
import { Sample, SampleMode } from './sampling.ts';
import { Bilingual, Day } from './text.ts';

/** How points are divided where those below state none: among the nodes right below, or so that every leaf below is worth the same. */
const Equal = z.enum(['children', 'leaves']);
export type Equal = z.infer<typeof Equal>;

const Attribute = z.union([z.string(), z.number(), z.boolean()]);
const AppliesTo = z.strictObject({
  level: z.array(z.string()).optional(),
  kind: z.array(z.string()).optional(),
  publicServices: z.boolean().optional(),
  attributes: z
    .record(z.string(), z.union([Attribute, z.array(Attribute).min(1)]))
    .optional()
    .describe('attributes of the site profile: a value, or a list of allowed values'),
});
type AppliesTo = z.infer<typeof AppliesTo>;

/** A leaf without points of its own takes from the points of the nearest node above that has some. */
export interface IndexNode {
  id: string;
  title: Bilingual;
  points?: number;
  weight?: number;
  equal?: Equal;
  cap?: number;
  min?: number;
  max?: number;
  verified?: boolean;
  source?: string;
  note?: Bilingual;
  appliesTo?: AppliesTo;
  modes?: SampleMode[];
  sample?: Sample;
  rule?: Rule;
  children?: IndexNode[];
}

const nodeShape = {
  id: idOf('unique in the index; marks, scorecards and comparisons go by it'),
  title: Bilingual,
  points: z.number().nonnegative().optional().describe('points this node is worth'),
  weight: z.number().positive().max(100).optional().describe('percent of the parent’s points'),
  equal: Equal.optional().describe('divides the points of this node equally among what stands below'),
  cap: z.number().positive().optional().describe('the most that this node and all below it can lose'),
  min: z.number().positive().optional().describe('points that this node always keeps'),
  max: z
    .number()
    .positive()
    .optional()
    .describe('points of this node that count: what stands below may be worth more, the node never earns more'),
  verified: z.boolean().optional().describe('false: a number of this node is not confirmed against the official text'),
  source: z.string().optional().describe('official document and article'),
  note: Bilingual.optional(),
  appliesTo: AppliesTo.optional().describe('sites the node is for; the points of the others are spread over what remains'),
  modes: z.array(SampleMode).min(1).optional().describe('where it is looked at; holds for what stands below too'),
  sample: Sample.optional().describe('how much of it is looked at; holds for what stands below too'),
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
  })
  .pipe(z.number());

/** What an office calls things: on its scorecards and tables these stand in place of our words. */
export const LocalNames = z.strictObject({
  levels: z.array(Bilingual).min(1).optional().describe('names of the levels of the tree: 一级指标, 二级指标 …'),
  total: Bilingual.optional(),
  pass: Bilingual.optional(),
  score: Bilingual.optional(),
  deduction: Bilingual.optional(),
  veto: Bilingual.optional(),
  bonus: Bilingual.optional(),
});
export type LocalNames = z.infer<typeof LocalNames>;

export const EvaluationIndex = z.strictObject({
  id: idOf('id of the index; files are named by it'),
  version: Day.describe('date of the edition'),
  title: Bilingual,
  source: z.array(z.string()).min(1),
  caveat: Bilingual.optional().describe(
    'what reports say of the numbers that are not verified; by default: not checked against the official text',
  ),
  note: Bilingual.optional(),
  names: LocalNames.optional(),
  total: z.number().positive().describe('full points before bonus'),
  equal: Equal.optional().describe('divides the total equally among what stands below'),
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
  names: Object.keys(LocalNames.shape),
  sample: ['count', 'percent', 'of'],
  tiers: Object.keys(Tier.shape),
  scale: [...Object.keys(ScaleGrade.shape)],
  range: [...Object.keys(ScaleRange.shape)],
  grades: Object.keys(EvaluationIndex.shape.grades.element.shape),
  pass: Object.keys(EvaluationIndex.shape.pass.shape),
  bonusGate: Object.keys(EvaluationIndex.shape.bonusGate.unwrap().shape),
  rescale: Object.keys(EvaluationIndex.shape.rescale.unwrap().shape),
  ...Object.fromEntries(Rule.options.map((rule) => [`rule.${rule.shape.kind.value}`, Object.keys(rule.shape)])),
};
