/** Finding: what one check says of one place, with all that is needed to dispute or confirm it. */
import { z } from 'zod';

export const outcomes = ['pass', 'fail', 'review', 'na', 'error'] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

/** Values that a message may name; also the facts that an index may filter on. */
export const FactValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export type FactValue = z.infer<typeof FactValue>;

export const Finding = z.object({
  check: z.string(),
  outcome: Outcome,
  url: z.string(),
  message: z.string().describe('key into the messages of the check'),
  text: z.object({ 'zh-CN': z.string(), en: z.string() }).describe('the message with its values filled in'),
  locator: z.object({ selector: z.string().nullable(), quote: z.string() }).nullable(),
  facts: z.record(z.string(), FactValue),
  basis: z.array(z.string()),
  fingerprint: z.string().describe('stable from quarter to quarter: check, place and subject; no dates, no counts'),
  evidence: z.array(z.string()),
});
export type Finding = z.infer<typeof Finding>;

/** How often each outcome was reached; passes of page checks are counted here and not listed one by one. */
export const Tally = z.object({
  pass: z.number().int(),
  fail: z.number().int(),
  review: z.number().int(),
  na: z.number().int(),
  error: z.number().int(),
});
export type Tally = z.infer<typeof Tally>;

export const Judgement = z.object({
  findings: z.array(Finding).describe('all fail, review and error; pass and na of site checks; sorted by check, url, fingerprint'),
  tallies: z.record(z.string(), Tally),
});
export type Judgement = z.infer<typeof Judgement>;
