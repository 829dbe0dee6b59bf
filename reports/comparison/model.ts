/** Comparison of rounds: what became of sites, indicators and findings from one to the next. */
import { z } from 'zod';
import { Bilingual, type Finding, Interval } from '../../checks/model/index.ts';

/**
 * new: not seen before · still: there before and now · back: mended once, here again · mended: there before, looked for now and not found ·
 * unseen: there before, and its place was not looked at now. Unseen is never mended.
 */
export const courseWords = ['new', 'still', 'back', 'mended', 'unseen'] as const;
export const CourseWord = z.enum(courseWords);
export type CourseWord = z.infer<typeof CourseWord>;

/** How many findings took each course. new + still + back are there now; still + mended + unseen were open before. */
export const CourseCounts = z.object({
  new: z.number().int(),
  still: z.number().int(),
  back: z.number().int(),
  mended: z.number().int(),
  unseen: z.number().int(),
});
export type CourseCounts = z.infer<typeof CourseCounts>;

/** Why a place counts as not looked at. */
export const unseenReasons = ['absent', 'failed', 'unreached', 'check', 'place', 'exempt'] as const;
export const UnseenReason = z.enum(unseenReasons);
export type UnseenReason = z.infer<typeof UnseenReason>;

/** One finding in both rounds; findings of one fingerprint are one. */
export interface ComparedFinding {
  fingerprint: string;
  /** Id of the check as it is called now. */
  check: string;
  word: CourseWord;
  /** As it was last seen before; null when new. */
  before: Finding | null;
  /** As it is; null when mended or unseen. */
  now: Finding | null;
  /** With unseen. */
  reason: UnseenReason | null;
  /** Id of the round in which it was first found, since when it was not mended; the round itself when new or back. */
  since: string;
}

/** What an indicator earned before and now, as the points of the node; null where it did not apply. */
export const IndicatorChange = z.object({
  node: z.string(),
  title: Bilingual,
  before: Interval.nullable(),
  now: Interval.nullable(),
  delta: z.number().nullable().describe('of the low ends; null where it applied only once'),
});
export type IndicatorChange = z.infer<typeof IndicatorChange>;

/** same: both rounds used one edition of one index · version, index: they did not, so points are not compared · missing: no score on one side. */
export const Comparable = z.enum(['same', 'version', 'index', 'missing']);
export type Comparable = z.infer<typeof Comparable>;

/** One site against an earlier round. */
export interface SiteComparison {
  site: string;
  /** Id of the earlier round. */
  against: string;
  comparable: Comparable;
  /** Of the low and the high ends; null unless comparable is same. */
  score: { before: Interval; now: Interval; delta: number } | null;
  /** Leaves whose points changed; empty unless comparable is same. */
  indicators: IndicatorChange[];
  /** By check and fingerprint. */
  findings: ComparedFinding[];
  /** By the outcome now, else by the outcome before. */
  counts: { fail: CourseCounts; review: CourseCounts };
}
