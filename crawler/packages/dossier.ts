/** What inspectors make of one site: marks, corrections, reviews, evidence. Kept by site; goes in and out as a package. */
import { z } from 'zod';
import { hostOf } from '../../checks/facts/address.ts';
import { Finding, Mark, SiteProfile } from '../../checks/model/index.ts';
import { createScope } from '../engine/scope.ts';

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

const marksOf = <One extends z.ZodType>(one: One) => z.record(z.string(), z.record(z.string(), one));

export const Dossier = z
  .strictObject({
    site: z.string().max(9000).optional(),
    host: z.string().max(300),
    url: z.string().max(8000),
    profile: SiteProfile,
    /** Marks by id of the index, then of the leaf: the one that counts. */
    marks: marksOf(Mark),
    /** The last marks of other inspectors on the same leaves. */
    otherMarks: marksOf(z.array(Mark)).default({}),
    reviews: z.array(Review),
    corrections: z.array(Correction),
    evidence: z.array(Evidence),
    rechecks: z.array(Recheck),
    /** Findings of a crawl that are walked through, and where the walk stands. */
    walk: z.strictObject({ findings: z.array(Finding), at: z.number().int().nonnegative(), asOf: z.string() }).nullable(),
  })
  .transform((dossier) => {
    const url = homeOf(dossier.url, dossier.profile);
    return { ...dossier, url, site: siteOf(url, dossier.profile) };
  });
export type Dossier = z.infer<typeof Dossier>;

/** By what a site is known: its host, and where many units live on one host, the path that is the unit's (`www.example.gov.cn/slj/`). */
export function siteOf(url: string, { scope }: SiteProfile): string {
  const path = URL.parse(url)?.pathname ?? '/';
  const paths = [...(scope?.paths ?? [])].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return hostOf(url) + (paths.find((prefix) => path.startsWith(prefix)) ?? paths[0] ?? '');
}

/** The address that stands for a site: as given, or where the profile names paths and it is none of theirs, the first of them. */
export function homeOf(url: string, { url: own, scope }: SiteProfile): string {
  const paths = scope?.paths ?? [];
  const inside = (address: string): boolean => paths.some((prefix) => URL.parse(address)?.pathname.startsWith(prefix));
  if (paths.length === 0 || inside(url)) return url;
  return own && inside(own) ? own : (URL.parse(paths[0]!, url)?.href ?? url);
}

/** The dossier that a page belongs to: of those whose site it is a page of, the one with the narrowest; undefined where there is none. */
export function dossierFor(url: string, dossiers: readonly Dossier[]): Dossier | undefined {
  const own = dossiers.filter((dossier) => createScope(dossier.url, dossier.profile).belongs(url));
  return own.reduce<Dossier | undefined>((best, one) => (best && best.site.length >= one.site.length ? best : one), undefined);
}

/** Nothing is known yet of the site at an address; a profile may say which paths are its. */
export const emptyDossier = (url: string, profile: SiteProfile = {}): Dossier => ({
  site: siteOf(url, profile),
  host: hostOf(url),
  url: homeOf(url, profile),
  profile,
  marks: {},
  otherMarks: {},
  reviews: [],
  corrections: [],
  evidence: [],
  rechecks: [],
  walk: null,
});

/** Whether two marks say the same of a leaf. */
export const sameMark = (a: Mark, b: Mark): boolean => a.result === b.result && a.points === b.points && a.grade === b.grade;

/** Marks of others that say something else than the one that counts (不一致), by leaf. */
export function disagreements({ marks, otherMarks }: Dossier, index: string): Map<string, Mark[]> {
  const found = new Map<string, Mark[]>();
  for (const [leaf, others] of Object.entries(otherMarks[index] ?? {})) {
    const own = marks[index]?.[leaf];
    const different = own ? others.filter((other) => !sameMark(own, other)) : [];
    if (different.length > 0) found.set(leaf, different);
  }
  return found;
}
