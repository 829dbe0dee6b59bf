/** Recheck (复查): what came of findings when the pages that they rest on were visited again. */
import { z } from 'zod';
import { Outcome } from './finding.ts';
import { LinkState } from './site-facts.ts';
import { Bilingual, Day } from './text.ts';

/** mended: looked at again, and the check no longer says it · present: it still does · unclear: a person must look, `why` says for what reason. */
export const RecheckResult = z.enum(['mended', 'present', 'unclear']);
export type RecheckResult = z.infer<typeof RecheckResult>;

/** One address as an inspection or a recheck saw it. */
export const Sight = z.object({
  url: z.string(),
  state: LinkState.nullable().describe('null: not asked for'),
  status: z.number().int().nullable(),
  at: z.string().nullable().describe('when it was fetched; ISO 8601'),
  hash: z.string().nullable().describe('of the text of the page'),
  digest: z.string().nullable().describe('of the bytes kept as evidence; null where none were kept'),
});
export type Sight = z.infer<typeof Sight>;

/** What one side saw: the inspection before, or the recheck. */
export const Sighting = z.object({
  inspection: z.string(),
  asOf: Day,
  outcome: Outcome.nullable().describe('null: the check says nothing of it'),
  text: Bilingual.nullable(),
  quote: z.string().nullable(),
  sights: z.array(Sight),
});
export type Sighting = z.infer<typeof Sighting>;

export const RecheckAnswer = z.object({
  check: z.string(),
  fingerprint: z.string(),
  url: z.string(),
  result: RecheckResult,
  reason: z.string().describe('a key of crawler/recheck/reasons.ts'),
  why: Bilingual,
  certain: z.boolean().describe('mended by what a fresh page shows; not, for example, because the page was withdrawn'),
  before: Sighting,
  after: Sighting,
});
export type RecheckAnswer = z.infer<typeof RecheckAnswer>;
