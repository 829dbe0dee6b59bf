/**
 * RoundReport: the one model that bulletin, ranking, tables, charts and data of a round are written from. Every number carries the ids of the
 * sites or the fingerprints of the findings behind it; long lists are cut at the limits below and say how many there are.
 */
import { z } from 'zod';
import {
  Bilingual,
  Disagreement,
  EvaluationIndex,
  Interval,
  LeafState,
  LocalNames,
  NodeRole,
  RosterSite,
  Round,
  Scorecard,
  SiteStatus,
} from '../../checks/model/index.ts';
import { Comparable, CourseCounts, CourseWord } from '../comparison/model.ts';

/** What the lists of a report hold at most. */
export const limits = {
  /** Sites behind one number. */
  sites: 20_000,
  /** Fingerprints behind one number. */
  fingerprints: 50,
  /** Named examples of one kind of problem. */
  examples: 40,
  /** Examples of one site under one kind of problem. */
  ofSite: 2,
  /** Examples of one organ. */
  ofOrgan: 12,
  /** Characters of a message, a quote, an address. */
  text: 400,
  quote: 160,
  address: 500,
} as const;

const count = z.number().int().nonnegative();

/** Sites behind a number. */
export const Sites = z.object({ count, ids: z.array(z.string()) });
export type Sites = z.infer<typeof Sites>;

/** How the sites of a set fared. unreached ones are judged too, and stand among the vetoed, unqualified or open ones as well. */
export const Totals = z.object({
  inOperation: count.nullable().describe('sites of the roster that were in operation; null: the roster of the time is not known'),
  checked: Sites.describe('judged: done or unreached'),
  share: z.number().nullable().describe('checked ÷ inOperation'),
  qualified: Sites,
  unqualified: Sites.describe('vetoed or below the pass line'),
  vetoed: Sites.describe('those of the unqualified that a veto made so'),
  open: Sites.describe('not settled: neither qualified nor unqualified yet'),
  unreached: Sites,
  failed: Sites.describe('could not be inspected: no verdict'),
  pending: Sites.describe('waiting or running: the round is not complete'),
  passRate: Interval.nullable().describe('qualified ÷ checked, 0 to 1; high counts the open ones as qualified; null: none checked'),
  score: z
    .object({ mean: Interval, median: Interval, highest: z.number(), lowest: z.number() })
    .nullable()
    .describe('of the sites with a score; highest and lowest by the low end'),
  findings: z.object({ fail: count, review: count, error: count }),
  grades: z.array(z.object({ name: Bilingual, sites: Sites })).describe('sites whose grade is settled'),
  before: z
    .object({ checked: count, qualified: count, passRate: Interval.nullable(), mean: Interval.nullable() })
    .nullable()
    .describe('the same set in the round before'),
});
export type Totals = z.infer<typeof Totals>;

export const NamedTotals = z.object({ key: z.string(), totals: Totals });
export type NamedTotals = z.infer<typeof NamedTotals>;

/** The round that this one is compared with. */
export const Against = z.object({
  id: z.string(),
  quarter: z.string(),
  asOf: z.string(),
  revision: z.number().int(),
  index: Round.shape.index,
  comparable: Comparable.describe('same: points are compared'),
  checksVersion: z.string(),
  sites: count.describe('in both rounds'),
});
export type Against = z.infer<typeof Against>;

/** One site of the round. */
export const SiteRow = z.object({
  ...RosterSite.pick({ id: true, url: true, name: true, siteCode: true, organ: true, level: true, kind: true, region: true, group: true })
    .shape,
  sampled: z.boolean(),
  status: SiteStatus,
  error: Bilingual.nullable(),
  inspection: z.string().nullable(),
  verdict: Scorecard.shape.verdict.nullable(),
  grade: Bilingual.nullable(),
  score: Interval.nullable(),
  leaves: count,
  open: count.describe('leaves that are not settled'),
  provisional: z.boolean().describe('something is open: the rank may change'),
  vetoes: count,
  rank: count.nullable().describe('within the group; equal ones share a rank (并列), the next is counted on; null: no score'),
  tied: z.boolean(),
  of: count.describe('ranked sites of the group'),
  before: z
    .object({
      verdict: Scorecard.shape.verdict.nullable(),
      score: Interval.nullable(),
      rank: count.nullable(),
      of: count,
      up: z.number().int().nullable().describe('ranks gained since the round before; null: not ranked in the same group then'),
      delta: z.number().nullable().describe('points gained at the low end; null: another index or edition, or no score'),
    })
    .nullable()
    .describe('null: not in the round before'),
  counts: z.object({ fail: count, review: count, error: count }),
  course: CourseCounts.nullable().describe('of failing findings, against the round before'),
  yearCourse: CourseCounts.nullable().describe('against the same quarter of the year before'),
  complete: z.boolean().describe('nothing in scope was left out'),
  pages: count,
});
export type SiteRow = z.infer<typeof SiteRow>;

/** The ranking of one group. Sites with a veto come after those without, whatever their score; then by the low end, high to low. */
export const Ranking = z.object({
  group: z.string(),
  ids: z.array(z.string()).describe('ranked sites in order'),
  unranked: z.array(z.string()).describe('without a score'),
});
export type Ranking = z.infer<typeof Ranking>;

/** A problem that a report may name. Texts are cut, never escaped. */
export const Example = z.object({
  site: z.string(),
  name: z.string(),
  organ: z.string(),
  check: z.string(),
  outcome: z.enum(['fail', 'review']),
  column: z.string().nullable(),
  date: z.string().nullable().describe('of the newest information, where the finding knows it'),
  url: z.string(),
  text: Bilingual,
  quote: z.string(),
  fingerprint: z.string(),
  word: CourseWord.nullable().describe('against the round before; null: nothing to compare with'),
  since: z.string().nullable().describe('round in which it was first found'),
});
export type Example = z.infer<typeof Example>;

/** All findings of one check. */
export const ProblemKind = z.object({
  check: z.string(),
  theme: z.string(),
  title: Bilingual,
  sites: Sites.describe('with failing findings'),
  findings: count.describe('failing'),
  reviews: count,
  unmeasured: Sites.describe('where it could not be measured'),
  fingerprints: z.array(z.string()),
  course: CourseCounts.nullable(),
  organs: z.array(z.object({ organ: z.string(), findings: count, sites: count })).describe('most findings first'),
  examples: z.array(Example).describe('of the sites with most of them'),
});
export type ProblemKind = z.infer<typeof ProblemKind>;

/** All findings of one theme. */
export const Theme = z.object({
  theme: z.string(),
  title: Bilingual,
  sites: Sites,
  findings: count,
  reviews: count,
  checks: z.array(z.string()).describe('with findings or reviews, most findings first'),
});
export type Theme = z.infer<typeof Theme>;

export const Veto = z.object({
  site: z.string(),
  name: z.string(),
  organ: z.string(),
  node: z.string(),
  title: Bilingual,
  reason: Bilingual,
  verified: z.boolean(),
  findings: z.array(z.string()).describe('fingerprints'),
  possible: z.boolean().describe('not settled: a person must decide'),
});
export type Veto = z.infer<typeof Veto>;

export const OrganRow = z.object({
  organ: z.string(),
  sites: z.array(z.string()),
  findings: count,
  reviews: count,
  vetoes: count,
  course: CourseCounts.nullable(),
  checks: z.array(z.object({ check: z.string(), findings: count, reviews: count })).describe('most findings first'),
  examples: z.array(Example),
});
export type OrganRow = z.infer<typeof OrganRow>;

/** A node of the index with what the sites earned there. `cells` goes by the order of `sites` of the report. */
export const Indicator = z.object({
  node: z.string(),
  title: Bilingual,
  depth: z.number().int(),
  leaf: z.boolean(),
  role: NodeRole,
  points: z.number().describe('the most that any site could earn here'),
  mean: Interval.nullable().describe('share earned, over the sites that it applies to'),
  lost: Sites.describe('sites that lost points here for certain'),
  open: count.describe('sites where it is not settled'),
  moved: z
    .object({ up: Sites, down: Sites })
    .nullable()
    .describe('sites whose points at the low end rose or fell since the round before; null: not compared'),
  cells: z
    .array(z.tuple([z.number(), z.number(), LeafState]).nullable())
    .describe('share earned (low, high; 0 to 1) and state; a veto that stands is 0; null: no scorecard, or not in it'),
});
export type Indicator = z.infer<typeof Indicator>;

/** What is wrong with the columns of one unit. Numbers of findings; null: the site was not judged. */
export const MatrixCell = z.object({ fail: count, review: count, error: count, fingerprints: z.array(z.string()) });
export type MatrixCell = z.infer<typeof MatrixCell>;
export const Matrix = z.object({
  columns: z.array(z.object({ key: z.string(), title: Bilingual })),
  rows: z.array(
    z.object({
      site: z.string(),
      unit: z.string().describe('name of the site, or of a unit that lives on its platform'),
      judged: z.boolean(),
      cells: z.array(MatrixCell.nullable()).describe('null: no problem was found there'),
    }),
  ),
});
export type Matrix = z.infer<typeof Matrix>;

/** One round of the trend. */
export const TrendPoint = z.object({
  round: z.string(),
  quarter: z.string(),
  asOf: z.string(),
  comparable: Comparable.describe('same: its points stand on the same scale as those of this round'),
  checked: count,
  qualified: count,
  passRate: Interval.nullable(),
  mean: Interval.nullable(),
  findings: count,
  groups: z.array(z.object({ group: z.string(), checked: count, passRate: Interval.nullable(), mean: Interval.nullable() })),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** What became of the failing findings of the round before (上期问题整改情况). */
export const FollowUp = z.object({
  round: z.string(),
  sent: count.describe('failing findings of the round before, and older ones that were not looked at since'),
  mended: count,
  still: count,
  unseen: count.describe('not looked at: neither mended nor not'),
  share: z.number().nullable().describe('mended ÷ sent'),
  back: count.describe('mended once and here again'),
  open: z.array(z.object({ site: z.string(), name: z.string(), organ: z.string(), still: count, unseen: count })).describe('most first'),
  unseenBy: z.record(z.string(), count).describe('by the reason why it was not looked at'),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** What was not looked at, over all sites. */
export const NotLookedAt = z.object({
  failed: z.array(z.object({ site: z.string(), name: z.string(), error: Bilingual.nullable() })),
  unreached: z.array(z.object({ site: z.string(), name: z.string(), error: Bilingual.nullable() })),
  pending: z.array(z.object({ site: z.string(), name: z.string() })),
  incomplete: Sites.describe('pages in scope were left out'),
  what: z.array(z.object({ what: Bilingual, why: Bilingual, count, sites: Sites })).describe('as the scorecards say it, added up'),
  openLeaves: z.array(z.object({ node: z.string(), title: Bilingual, sites: Sites })).describe('indicators that are not settled'),
  notSampled: count.nullable().describe('sites in operation that were not in the sample'),
});
export type NotLookedAt = z.infer<typeof NotLookedAt>;

export const RoundReport = z.object({
  schema: z.literal('mingcha-round-report-1'),
  round: Round,
  index: z.object({
    ...EvaluationIndex.pick({ id: true, version: true, title: true, source: true, total: true, grades: true, pass: true }).shape,
    names: LocalNames.optional(),
    unverified: z.array(Bilingual).describe('numbers that were not checked against the official text'),
  }),
  method: z.object({
    pages: count,
    targets: count,
    rendered: count,
    checks: count.describe('checks that said something'),
    manual: count.describe('leaves that people marked'),
    evaluators: z.array(z.string()),
    rankedBy: z.literal('veto-last-then-low-end'),
  }),
  previous: Against.nullable(),
  yearBefore: Against.nullable(),
  totals: Totals,
  byLevel: z.array(NamedTotals),
  byKind: z.array(NamedTotals),
  byGroup: z.array(NamedTotals),
  byRegion: z.array(NamedTotals),
  sites: z.array(SiteRow).describe('by id'),
  ranking: z.array(Ranking).describe('by group'),
  vetoes: z.array(Veto),
  themes: z.array(Theme).describe('most findings first'),
  problems: z.array(ProblemKind).describe('most sites first'),
  organs: z.array(OrganRow).describe('most findings first'),
  indicators: z.array(Indicator).describe('in the order of the index'),
  matrix: Matrix,
  course: CourseCounts.nullable().describe('of failing findings, against the round before'),
  yearCourse: CourseCounts.nullable(),
  trend: z.array(TrendPoint).describe('oldest first, this round last'),
  followUp: FollowUp.nullable(),
  disagreements: z.array(Disagreement),
  notLookedAt: NotLookedAt,
});
export type RoundReport = z.infer<typeof RoundReport>;
