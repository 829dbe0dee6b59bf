/** Which reports a check judges, and how they are told apart: by year, by organ. */
import { z } from 'zod';
import type { Statement } from '../../define.ts';
import { fold } from '../../facts/fold.ts';
import { formYears } from '../../knowledge/annual-report.ts';
import type { AnnualReport, FactValue, Outcome, PageFacts, SiteFacts } from '../../model/index.ts';

export const yearsShape = {
  years: z.number().int().positive().default(1).describe('how many past years of reports are judged'),
};

/** The report that a page shows, where its year is judged and the forms bind it (reports on 2019 and later); else null. */
export function judgedReport(page: PageFacts, asOf: string, years: number): (AnnualReport & { year: number }) | null {
  const report = page.annualReport;
  return report && report.year !== null && isJudged(report.year, asOf, years) ? { ...report, year: report.year } : null;
}

function isJudged(year: number, asOf: string, years: number): boolean {
  const last = Number(asOf.slice(0, 4)) - 1;
  return year <= last && year > last - years && year >= formYears['2019'];
}

/** The form that binds the report on a year. */
export function formOf(year: number): '2019' | '2021' {
  return year >= formYears['2021'] ? '2021' : '2019';
}

/** A statement about the report that a page shows. */
export function ofReport(
  page: PageFacts,
  report: AnnualReport,
  outcome: Outcome,
  message: string,
  facts: Record<string, FactValue> = {},
  quote?: string,
): Statement {
  const title = page.h1 || page.title;
  return { outcome, message, url: page.url, subject: '', quote: quote ?? title, facts: { title, year: report.year, ...facts } };
}

/** One report as the whole site shows it. */
export interface SiteReport {
  url: string;
  title: string;
  year: number;
  organ: string | null;
  content: AnnualReport;
}

export interface Succession {
  report: SiteReport;
  /** The same organ's report on the year before, where it was read. */
  before: SiteReport | null;
  /** Reports of other organs on the same year. */
  sisters: SiteReport[];
}

/** The judged reports of a site, each with those it is compared with. Titles that do not say whose report it is are used only where there is one a year. */
export function successions(site: SiteFacts, asOf: string, years: number): Succession[] {
  const known = new Map<string, SiteReport>();
  const doubtful = new Set<string>();
  for (const { url, title, year, organ, content } of site.reports) {
    if (year === null || content === null) continue;
    const key = keyOf(organ, year);
    const first = known.get(key);
    if (!first) known.set(key, { url, title, year, organ, content });
    else if (first.content.sketch?.hashes !== content.sketch?.hashes) doubtful.add(key);
  }
  const sure = [...known].filter(([key]) => !doubtful.has(key));
  const byKey = new Map(sure);
  const byYear = Map.groupBy(byKey.values(), ({ year }) => year);
  return sure
    .filter(([, { year }]) => isJudged(year, asOf, years))
    .map(([, report]) => ({
      report,
      before: byKey.get(keyOf(report.organ, report.year - 1)) ?? null,
      sisters: byYear.get(report.year)!.filter((other) => other !== report),
    }));
}

function keyOf(organ: string | null, year: number): string {
  return `${organ === null ? '' : fold(organ)}|${year}`;
}

/** A statement about a report as the site shows it; its subject tells what it is compared with. */
export function ofSiteReport(
  { url, title, year, organ }: SiteReport,
  outcome: Outcome,
  message: string,
  facts: Record<string, FactValue> = {},
  subject = '',
): Statement {
  return { outcome, message, url, subject, quote: title, facts: { title, year, organ, ...facts } };
}
