/** Scorecard: one site judged under one index. An interval where something is open; every point lost names its findings. */
import { z } from 'zod';
import { Tally } from './finding.ts';
import { Bilingual, Day } from './text.ts';

export const Interval = z.object({ low: z.number(), high: z.number() });
export type Interval = z.infer<typeof Interval>;

/** measured: judged in full · partial: some of it not measured or to be reviewed · manual: a person must mark it · unmeasured · na: does not apply. */
export const LeafState = z.enum(['measured', 'partial', 'manual', 'unmeasured', 'na']);
export type LeafState = z.infer<typeof LeafState>;

export interface ScoreNode {
  id: string;
  title: Bilingual;
  depth: number;
  rule: 'group' | 'veto' | 'deduct' | 'ratio' | 'bonus' | 'manual';
  checks: string[];
  points: number;
  score: Interval;
  state: LeafState;
  vetoed?: boolean;
  verified: boolean;
  source?: string;
  reason: Bilingual;
  findings: string[];
  findingCount: number;
  open: number;
  children: ScoreNode[];
}
export const ScoreNode: z.ZodType<ScoreNode> = z.lazy(() =>
  z.object({
    id: z.string(),
    title: Bilingual,
    depth: z.number().int(),
    rule: z.enum(['group', 'veto', 'deduct', 'ratio', 'bonus', 'manual']),
    checks: z.array(z.string()),
    points: z.number(),
    score: Interval,
    state: LeafState,
    vetoed: z.boolean().optional(),
    verified: z.boolean(),
    source: z.string().optional(),
    reason: Bilingual,
    findings: z.array(z.string()).describe('fingerprints, the first 50'),
    findingCount: z.number().int(),
    open: z.number().int().describe('leaves below that are not settled'),
    children: z.array(ScoreNode),
  }),
);

export const Scorecard = z.object({
  schema: z.literal('mingcha-scorecard-1'),
  site: z.object({ url: z.string(), host: z.string(), name: z.string(), organ: z.string().nullable(), siteCode: z.string().nullable() }),
  index: z.object({ id: z.string(), version: z.string(), title: Bilingual, source: z.array(z.string()) }),
  asOf: Day,
  checksVersion: z.string(),
  verdict: z.enum(['veto', 'unqualified', 'qualified', 'open']).describe('open: the interval spans the pass line'),
  grade: Bilingual.nullable().describe('null when the interval spans a grade line or a veto stands'),
  vetoes: z.array(
    z.object({ node: z.string(), title: Bilingual, reason: Bilingual, findings: z.array(z.string()), verified: z.boolean() }),
  ),
  possibleVetoes: z
    .array(z.object({ node: z.string(), title: Bilingual, reason: Bilingual }))
    .describe('veto leaves not settled: manual, unmeasured or to be reviewed'),
  score: Interval,
  deductions: Interval,
  bonus: Interval,
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
