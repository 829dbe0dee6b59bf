/** Lists of sites behind numbers, and the row of a site. */
import type { Finding, SiteResult } from '../../checks/model/index.ts';
import type { SiteComparison } from '../comparison/model.ts';
import { limits, type SiteRow, type Sites } from './model.ts';

/** Counts sites and keeps their ids. */
export function listSites(): { add(id: string): void; list(): Sites } {
  const ids: string[] = [];
  let count = 0;
  return {
    add(id) {
      count++;
      if (ids.length < limits.sites) ids.push(id);
    },
    list: () => ({ count, ids }),
  };
}

export const countOutcomes = (findings: readonly Finding[]): SiteRow['counts'] => {
  const counts = { fail: 0, review: 0, error: 0 };
  for (const { outcome } of findings) if (outcome === 'fail' || outcome === 'review' || outcome === 'error') counts[outcome]++;
  return counts;
};

/** The row of a site; its rank is not known before all sites are. */
export function rowOf(result: SiteResult, before: SiteComparison | undefined, yearBefore: SiteComparison | undefined): SiteRow {
  const { site, sampled, status, error, inspection, scorecard, findings } = result;
  const { id, url, name, siteCode, organ, level, kind, region, group } = site;
  const open = scorecard?.coverage.open ?? 0;
  return {
    ...{ id, url, name, ...(siteCode === undefined ? {} : { siteCode }), organ, level, kind, region, group },
    ...{ sampled, status, error, inspection },
    verdict: scorecard?.verdict ?? null,
    grade: scorecard?.grade ?? null,
    score: scorecard?.score ?? null,
    leaves: scorecard?.coverage.leaves ?? 0,
    open,
    provisional: open > 0,
    vetoes: scorecard?.vetoes.length ?? 0,
    ...{ rank: null, tied: false, of: 0, before: null },
    counts: countOutcomes(findings),
    course: before?.counts.fail ?? null,
    yearCourse: yearBefore?.counts.fail ?? null,
    complete: scorecard?.seen.complete ?? false,
    pages: scorecard?.seen.pages ?? 0,
  };
}
