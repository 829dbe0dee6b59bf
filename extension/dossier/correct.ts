/** Corrections of the machine: each lands in the site's profile and in the review record, with who and when. Pure but for the clock. */
import type { ColumnCategory, Finding, SiteProfile } from '../../checks/model/index.ts';
import type { Dossier, Review } from '../../crawler/packages/dossier.ts';

const now = (): string => new Date().toISOString();

/** A year on: a wrong finding is looked at again when the exemption ends. */
export function yearAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, 10);
}

export interface Verdict extends Pick<Review, 'verdict' | 'reason' | 'by'> {
  asOf: string;
  /** The correction in words, for the record. */
  what: string;
}

/** A finding confirmed, or dismissed with a reason: what is dismissed is exempt for a year; what is confirmed again is not. */
export function reviewFinding(dossier: Dossier, finding: Finding, { verdict, reason, by, asOf, what }: Verdict): Dossier {
  const { fingerprint, check, url } = finding;
  const at = now();
  const reviews = [
    ...dossier.reviews.filter((one) => one.fingerprint !== fingerprint),
    { fingerprint, check, url, verdict, reason, by, at },
  ];
  const others = (dossier.profile.exemptions ?? []).filter(({ match }) => match !== fingerprint);
  const exemptions = verdict === 'dismissed' ? [...others, { check, match: fingerprint, reason, until: yearAfter(asOf) }] : others;
  const corrections = verdict === 'dismissed' ? [...dossier.corrections, { what, by, at }] : dossier.corrections;
  return { ...dossier, reviews, corrections, profile: withList(dossier.profile, 'exemptions', exemptions) };
}

/** A column, or the page that it is, has another category than was read. */
export function correctColumn(dossier: Dossier, match: string, category: ColumnCategory, by: string, what: string): Dossier {
  const columns = [...(dossier.profile.columns ?? []).filter((one) => one.match !== match), { match, category }];
  return {
    ...dossier,
    profile: withList(dossier.profile, 'columns', columns),
    corrections: [...dossier.corrections, { what, by, at: now() }],
  };
}

function withList<Key extends 'columns' | 'exemptions'>(profile: SiteProfile, key: Key, list: NonNullable<SiteProfile[Key]>): SiteProfile {
  const { [key]: _, ...rest } = profile;
  return list.length > 0 ? { ...rest, [key]: list } : rest;
}
