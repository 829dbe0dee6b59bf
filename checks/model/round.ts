/** Round (季度检查): many sites, one index, one period. What it is, what came of each site, and what people marked. */
import { z } from 'zod';
import { Finding } from './finding.ts';
import { RosterSite } from './roster.ts';
import { Mark, Scorecard } from './scorecard.ts';
import { Bilingual, Day } from './text.ts';

/** Which sites of one level and region were taken. */
export const Stratum = z.object({
  level: RosterSite.shape.level,
  region: z.string(),
  of: z.number().int().describe('sites in operation'),
  taken: z.array(z.string()).describe('ids of those in the sample'),
});
export type Stratum = z.infer<typeof Stratum>;

export const Round = z.object({
  schema: z.literal('mingcha-round-1'),
  id: z.string().describe('2026Q3, or as it was named'),
  quarter: z.string().regex(/^\d{4}Q[1-4]$/),
  from: Day,
  to: Day,
  asOf: Day.describe('the day the verdicts speak of'),
  index: z.object({ id: z.string(), version: z.string(), hash: z.string(), title: Bilingual }),
  checksVersion: z.string(),
  seed: z.string(),
  share: z.number().describe('of the sites of each stratum, 0 to 1'),
  strata: z.array(Stratum),
  status: z.enum(['open', 'closed']),
  revision: z.number().int().describe('1 when first closed; every later change of a closed round makes the next'),
  createdAt: z.string(),
  closedAt: z.string().nullable(),
  revisions: z
    .array(z.object({ revision: z.number().int(), at: z.string(), by: z.string(), why: z.string(), checksVersion: z.string() }))
    .optional()
    .describe('up to the one that is read'),
});
export type Round = z.infer<typeof Round>;

/** waiting · running · done · unreached: the site did not answer, judged as such · failed: could not be inspected, no verdict. */
export const SiteStatus = z.enum(['waiting', 'running', 'done', 'unreached', 'failed']);
export type SiteStatus = z.infer<typeof SiteStatus>;

/** One site of a round with all that came of it. Read one at a time: a round has hundreds of them, each with thousands of findings. */
export const SiteResult = z.object({
  site: RosterSite,
  sampled: z.boolean(),
  status: SiteStatus,
  error: Bilingual.nullable(),
  inspection: z.string().nullable(),
  scorecard: Scorecard.nullable().describe('marks of people flown in'),
  findings: z.array(Finding).describe('fail, review and error, in the order of the judgement'),
});
export type SiteResult = z.infer<typeof SiteResult>;

/** What one evaluator decided of one leaf of one site; never overwritten, the newest of each evaluator counts. */
export const RoundMark = Mark.extend({ site: z.string(), leaf: z.string(), by: z.string().min(1), at: z.string() });
export type RoundMark = z.infer<typeof RoundMark>;

/** A leaf that two evaluators marked differently (不一致清单), and how it was settled. */
export const Disagreement = z.object({
  site: z.string(),
  leaf: z.string(),
  marks: z.array(RoundMark),
  settled: RoundMark.extend({ why: z.string().min(1) }).nullable(),
});
export type Disagreement = z.infer<typeof Disagreement>;
