/** Scorecard: one site judged under one index. An interval where something is open; every point lost names its findings. */
import { z } from 'zod';
import { LocalNames } from './evaluation-index.ts';
import { Tally } from './finding.ts';
import { Scale } from './rule.ts';
import { Sample, SampleMode } from './sampling.ts';
import { Bilingual, Day } from './text.ts';

export const Interval = z.object({ low: z.number(), high: z.number() });
export type Interval = z.infer<typeof Interval>;

/** measured: judged in full · partial: some of it not measured or to be reviewed · manual: a person must mark it · unmeasured · na: does not apply. */
export const LeafState = z.enum(['measured', 'partial', 'manual', 'unmeasured', 'na']);
export type LeafState = z.infer<typeof LeafState>;

/** What a person decided of one leaf; settles it, whatever the machine found. */
export const Mark = z.strictObject({
  result: z.enum(['pass', 'fail', 'na', 'points']),
  points: z.number().nonnegative().optional().describe('with result points: what the leaf earns'),
  grade: z.string().optional().describe('with result points: the grade of the scale of the leaf, by its name in either language'),
  by: z.string().optional(),
  at: z.string().optional(),
  note: z.string().optional(),
});
export type Mark = z.infer<typeof Mark>;
/** Marks by id of the leaf. */
export const Marks = z.record(z.string(), Mark);
export type Marks = z.infer<typeof Marks>;

/** What a node decides: points of the total, a veto, or bonus above the total. A group is what its leaves are. */
export const NodeRole = z.enum(['points', 'veto', 'bonus']);
export type NodeRole = z.infer<typeof NodeRole>;

export const RuleName = z.enum(['group', 'veto', 'deduct', 'ratio', 'tiers', 'bonus', 'manual', 'index']);
export type RuleName = z.infer<typeof RuleName>;

/** What holds the score of a node beside its points. */
export const Limits = z.object({
  of: z.number().optional().describe('points that stand in the node; those above its `points` do not count'),
  cap: z.number().optional().describe('the most that it loses'),
  min: z.number().optional().describe('what it always keeps'),
});
export type Limits = z.infer<typeof Limits>;

/**
 * Score of a node with points: what is left of them. A node whose points are 0 takes from the node above: its score is 0 or less.
 * Lost is therefore always points − score. Score of a bonus node: what it adds. Score of a veto: 0.
 */
export interface ScoreNode {
  id: string;
  title: Bilingual;
  depth: number;
  rule: RuleName;
  role: NodeRole;
  checks: string[];
  points: number;
  limits?: Limits;
  score: Interval;
  state: LeafState;
  vetoed?: boolean;
  verified: boolean;
  source?: string;
  note?: Bilingual;
  modes?: SampleMode[];
  sample?: Sample;
  scale?: Scale;
  reason: Bilingual;
  findings: string[];
  findingCount: number;
  openFindings: string[];
  openCount: number;
  mark?: Mark;
  open: number;
  children: ScoreNode[];
}
export const ScoreNode: z.ZodType<ScoreNode> = z.lazy(() =>
  z.object({
    id: z.string(),
    title: Bilingual,
    depth: z.number().int(),
    rule: RuleName,
    role: NodeRole,
    checks: z.array(z.string()),
    points: z.number(),
    limits: Limits.optional(),
    score: Interval,
    state: LeafState,
    vetoed: z.boolean().optional(),
    verified: z.boolean(),
    source: z.string().optional(),
    note: Bilingual.optional(),
    modes: z.array(SampleMode).optional().describe('where it is looked at'),
    sample: Sample.optional().describe('how much of it is looked at'),
    scale: Scale.optional().describe('what a person may give, points already worked out'),
    reason: Bilingual,
    findings: z.array(z.string()).describe('fingerprints of the failing findings, the first 50'),
    findingCount: z.number().int(),
    openFindings: z.array(z.string()).describe('fingerprints of the findings to be reviewed or not measured, the first 50'),
    openCount: z.number().int(),
    mark: Mark.optional(),
    open: z.number().int().describe('leaves below that are not settled'),
    children: z.array(ScoreNode),
  }),
);

const Verdict = z.enum(['veto', 'unqualified', 'qualified', 'open']);

export const Scorecard = z.object({
  schema: z.literal('mingcha-scorecard-1'),
  site: z.object({ url: z.string(), host: z.string(), name: z.string(), organ: z.string().nullable(), siteCode: z.string().nullable() }),
  index: z.object({ id: z.string(), version: z.string(), title: Bilingual, source: z.array(z.string()) }),
  names: LocalNames.optional().describe('what the index calls things'),
  components: z
    .array(
      z.object({
        node: z.string(),
        index: z.string(),
        version: z.string(),
        asOf: Day,
        site: z.string(),
        total: z.number(),
        score: Interval,
        verdict: Verdict,
      }),
    )
    .optional()
    .describe('scorecards of other indexes that this one is made of'),
  asOf: Day,
  checksVersion: z.string(),
  total: z.number().describe('full points before bonus'),
  pass: z.number().describe('the line below which a site is unqualified'),
  verdict: Verdict.describe('open: the interval spans the pass line, or it lies above and a veto is not settled'),
  grade: Bilingual.nullable().describe('null when the interval spans a grade line, or a veto stands or is not settled above the pass line'),
  vetoes: z.array(
    z.object({ node: z.string(), title: Bilingual, reason: Bilingual, findings: z.array(z.string()), verified: z.boolean() }),
  ),
  possibleVetoes: z
    .array(z.object({ node: z.string(), title: Bilingual, reason: Bilingual }))
    .describe('veto leaves not settled: manual, unmeasured or to be reviewed'),
  score: Interval.describe('total − deductions + bonus'),
  deductions: Interval.describe('low: the least that is lost'),
  bonus: Interval,
  steps: z
    .object({
      applicable: z.number().describe('points of the nodes that apply to the site'),
      raw: Interval.describe('what is left of them'),
      factor: z.number().describe('raw × factor = base; 1 when nothing is rescaled'),
      base: Interval,
      gate: z.object({ above: z.number(), max: z.number(), state: z.enum(['open', 'closed', 'undecided']) }).nullable(),
    })
    .describe('the arithmetic from the tree to the score'),
  coverage: z.object({ leaves: z.number().int(), settled: z.number().int(), open: z.number().int(), ratio: z.number() }),
  unverified: z.array(z.object({ node: z.string(), title: Bilingual, what: Bilingual })),
  nodes: z.array(ScoreNode),
  tallies: z.record(z.string(), Tally),
  seen: z.object({
    pages: z.number().int(),
    rendered: z.number().int(),
    columns: z.number().int(),
    targets: z.number().int(),
    unmeasuredTargets: z.number().int(),
    complete: z.boolean(),
    leftOut: z.array(z.object({ reason: z.string(), count: z.number().int(), examples: z.array(z.string()) })),
  }),
  notMeasured: z.array(z.object({ what: Bilingual, why: Bilingual, count: z.number().int() })),
});
export type Scorecard = z.infer<typeof Scorecard>;
