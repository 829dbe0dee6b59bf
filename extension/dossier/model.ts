/** What an inspector makes of one site: marks, corrections, reviews, evidence. Kept by host; goes in and out as a package. */
import { z } from 'zod';
import { Finding, Mark, SiteProfile } from '../../checks/model/index.ts';

/** A picture of what was seen, and where and when. The picture itself is kept beside it, under the same id. */
export const Evidence = z.strictObject({
  id: z.string().regex(/^[0-9a-f-]{36}$/),
  url: z.string().max(8000),
  at: z.string(),
  by: z.string(),
  note: z.string().max(2000),
  /** Leaf of the index or finding that it shows. */
  leaf: z.string().optional(),
  fingerprint: z.string().optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** What a person says of a finding. */
export const Review = z.strictObject({
  fingerprint: z.string(),
  check: z.string(),
  url: z.string().max(8000),
  verdict: z.enum(['confirmed', 'dismissed']),
  reason: z.string().max(2000),
  by: z.string(),
  at: z.string(),
});
export type Review = z.infer<typeof Review>;

/** A correction of what the machine read, as the review record keeps it; the profile has what follows from it. */
export const Correction = z.strictObject({ what: z.string().max(2000), by: z.string(), at: z.string() });
export type Correction = z.infer<typeof Correction>;

/** Whether a finding is still there, looked at again. */
export const Recheck = z.strictObject({ fingerprint: z.string(), at: z.string(), state: z.enum(['there', 'gone', 'unknown']) });
export type Recheck = z.infer<typeof Recheck>;

export const Dossier = z.strictObject({
  host: z.string().max(300),
  url: z.string().max(8000),
  profile: SiteProfile,
  /** Marks by id of the index, then of the leaf. */
  marks: z.record(z.string(), z.record(z.string(), Mark)),
  reviews: z.array(Review),
  corrections: z.array(Correction),
  evidence: z.array(Evidence),
  rechecks: z.array(Recheck),
  /** Findings of a crawl that are walked through, and where the walk stands. */
  walk: z.strictObject({ findings: z.array(Finding), at: z.number().int().nonnegative(), asOf: z.string() }).nullable(),
});
export type Dossier = z.infer<typeof Dossier>;

export const emptyDossier = (host: string, url: string): Dossier => ({
  host,
  url,
  profile: {},
  marks: {},
  reviews: [],
  corrections: [],
  evidence: [],
  rechecks: [],
  walk: null,
});
