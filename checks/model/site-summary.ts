/** SiteSummary: the little of one site that checks of a whole round lay beside that of others. Bounded, so that hundreds fit into memory at once. */
import { z } from 'zod';
import { DisclosureEntry, disclosureKeys } from './page-facts.ts';
import { RosterSite } from './roster.ts';
import { Day } from './text.ts';

export const SiteSummary = z.object({
  place: RosterSite.pick({
    id: true,
    url: true,
    name: true,
    siteCode: true,
    organ: true,
    level: true,
    kind: true,
    region: true,
    keyAreas: true,
    contacts: true,
  }).describe('the site as the roster knows it'),
  status: z.enum(['done', 'unreached', 'failed', 'waiting']).describe('anything but done: nothing below was seen'),
  complete: z.boolean().describe('nothing in scope was left out by a budget'),
  siteCode: z.string().nullable().describe('the code that the site shows'),
  columns: z.partialRecord(z.enum(disclosureKeys), DisclosureEntry.shape.state),
  areas: z
    .array(z.object({ area: z.string(), href: z.string(), dead: z.boolean() }))
    .describe('entries by the name of a key area, at most 400'),
  reports: z
    .array(
      z.object({
        organ: z.string().nullable(),
        year: z.number().int(),
        title: z.string(),
        url: z.string(),
        received: z.number().nullable().describe('new applications of the year; null: not read'),
        sketch: z.object({ shingles: z.number().int(), hashes: z.string() }).nullable(),
      }),
    )
    .describe('annual reports on the last two years, at most 400'),
  documents: z
    .array(z.object({ number: z.string(), title: z.string(), url: z.string(), mark: z.enum(['valid', 'repealed']) }))
    .describe('documents that the site marks as valid or repealed, at most 500'),
  guides: z
    .array(z.object({ title: z.string(), url: z.string(), phones: z.array(z.string()) }))
    .describe('guides to disclosure with the numbers to call, digits only, at most 100'),
  record: z
    .object({
      inspected: Day,
      evidence: z.enum(['kept', 'none']).describe('the answers of the server, sealed by digests'),
      earlier: z
        .array(z.object({ inspected: Day, evidence: z.enum(['kept', 'removed', 'none']) }))
        .describe('of the same site, newest first'),
    })
    .nullable()
    .describe('what is kept of its inspections; null: whoever closes the round did not say'),
});
export type SiteSummary = z.infer<typeof SiteSummary>;
