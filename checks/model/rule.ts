/** Rule: what a leaf of an index makes of findings, of the mark of a person, or of the scorecard of another index. */
import { z } from 'zod';
import { FactValue } from './finding.ts';
import { Bilingual } from './text.ts';

/** An id of an index or a node. */
export const idOf = (what: string) =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/, 'an id is written in lower case letters, digits, dots and hyphens')
    .describe(what);

/** Chooses findings: all that the leaf's check made with this outcome and these facts. */
const where = z
  .record(z.string(), z.union([FactValue, z.strictObject({ atLeast: z.number() })]))
  .optional()
  .describe('facts a finding must have: a value, a list of allowed values, or { atLeast: n }');
const checks = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((given) => (Array.isArray(given) ? given : [given]))
  .pipe(z.array(z.string()));
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

/** What a step earns: points, or percent of the points of its node. */
const amount = {
  points: z.number().nonnegative().optional(),
  percent: z.number().min(0).max(100).optional().describe('of the points of the node'),
};

/** One step of tiers. The first whose condition holds is earned. Without points or percent: all 100 %, some 50 %, none 0. */
export const Tier = z.strictObject({
  when: z
    .union([
      z.enum(['all', 'some', 'none']),
      z.strictObject({ share: z.number().min(0).max(1).describe('at least this share passes') }),
      z.strictObject({ fails: z.number().int().nonnegative().describe('no more than so many fail') }),
    ])
    .describe('all: nothing fails · some: something passes · none: whatever is left'),
  name: Bilingual.optional(),
  ...amount,
});
export type Tier = z.infer<typeof Tier>;

/** One grade that a person may give: 优 10, 良 8, 一般 6, 差 0. */
export const ScaleGrade = z.strictObject({ name: Bilingual, ...amount });
export type ScaleGrade = z.infer<typeof ScaleGrade>;
export const ScaleRange = z.strictObject({
  from: z.number().nonnegative(),
  to: z.number().positive(),
  step: z.number().positive().optional().describe('points are given in steps of this'),
});
/** What a person may give: named grades, best first, or any points in a range. */
export const Scale = z.union([z.array(ScaleGrade).min(2).max(20), ScaleRange]);
export type Scale = z.infer<typeof Scale>;

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
    per: z
      .union([z.number().positive(), z.literal('all')])
      .describe('points lost per failing finding; all: one takes everything that the leaf can lose'),
    free: z.number().int().positive().optional().describe('so many failing findings cost nothing'),
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
  z.strictObject({
    kind: z.literal('tiers'),
    check: checks,
    where,
    options,
    noun,
    times,
    wholeSite,
    tiers: z.array(Tier).min(1).max(20).describe('best first; what fits none of them earns nothing'),
  }),
  z.strictObject({ kind: z.literal('bonus'), check: checks, where, options, points: z.number().positive() }),
  z.strictObject({
    kind: z.literal('manual'),
    as: z.enum(['points', 'veto', 'bonus']).default('points').describe('what the mark of a person decides'),
    howTo: Bilingual,
    evidence: Bilingual.optional(),
    scale: Scale.optional().describe('what may be given; without it anything from 0 to the points of the node'),
  }),
  z.strictObject({
    kind: z.literal('index'),
    index: idOf('id of the index whose scorecard is taken over, as its share of its own total; bonus never counts beyond 100 %'),
    veto: z
      .enum(['carry', 'zero', 'ignore'])
      .default('carry')
      .describe('a vetoed scorecard vetoes this one too, earns nothing here, or counts with its points'),
  }),
]);
export type Rule = z.infer<typeof Rule>;
export type RuleKind = Rule['kind'];
