/** Which annual report is the last one due, and by when: what both checks of annual reports start from. */
import { otherPowers, type ReportingBody, reportDue, reportingBodyOf } from '../../knowledge/deadlines.ts';
import type { SiteFacts, SiteProfile } from '../../model/index.ts';

export interface Due {
  /** The day from which the report is late for certain is the day after. */
  date: string;
  /** Earlier day that binds when the publisher is a department: only a person can say which it is. */
  doubtfulFrom: string | null;
  rule: { 'zh-CN': string; en: string };
}

/** Due day of the report on a year by the organ that a name and the profile tell of; null when no rule was in force, or none binds the organ. */
export function dueOf(year: number, name: string, profile: SiteProfile): Due | null {
  if (otherPowers.test(name.trim())) return null;
  const body: ReportingBody | null = reportingBodyOf(name, profile);
  const latest = reportDue(year, body ?? 'government');
  if (!latest) return null;
  const earliest = body === null ? reportDue(year, 'department') : undefined;
  const doubtfulFrom = earliest && earliest.date < latest.date ? earliest.date : null;
  return { ...latest, doubtfulFrom };
}

/** Name of the organ that runs the site, as far as it is known. */
export function organOf(site: SiteFacts, profile: SiteProfile): string {
  return profile.organ ?? profile.name ?? (site.site.name || site.identity.organ?.value || '');
}
