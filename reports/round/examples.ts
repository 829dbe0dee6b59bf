/** Findings as a report names them, and which of thousands it names. */
import type { Finding, RosterSite } from '../../checks/model/index.ts';
import type { ComparedFinding } from '../comparison/model.ts';
import { clip } from '../plain.ts';
import { type Example, limits } from './model.ts';

/** Facts that hold the day of what a finding speaks of, in the order in which they tell most. */
const dayFacts = ['newest', 'published', 'date', 'shown', 'asked', 'due'] as const;

/** The day that a finding speaks of, where it knows one. */
export function dayOf({ facts }: Finding): string | null {
  const day = dayFacts.map((key) => facts[key]).find((value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value));
  return typeof day === 'string' ? day : null;
}

/** The column that a finding speaks of, as the site names it. */
export function columnOf({ facts }: Finding): string | null {
  const column = facts.category === undefined ? undefined : (facts.path ?? facts.name);
  return typeof column === 'string' && column !== '' ? column : null;
}

export function exampleOf(finding: Finding, site: RosterSite, course: ComparedFinding | undefined): Example {
  const { check, outcome, url, text, locator, fingerprint } = finding;
  const column = columnOf(finding);
  return {
    site: site.id,
    name: clip(site.name, 120),
    organ: clip(site.organ, 120),
    check,
    outcome: outcome === 'fail' ? 'fail' : 'review',
    column: column === null ? null : clip(column, 120),
    date: dayOf(finding),
    url: clip(url, limits.address),
    text: { 'zh-CN': clip(text['zh-CN'], limits.text), en: clip(text.en, limits.text) },
    quote: clip(locator?.quote ?? '', limits.quote),
    fingerprint,
    word: course?.word ?? null,
    since: course?.since ?? null,
  };
}

/** Keeps the examples of the sites that have most, a few of each site; the order of the sites decides between equals. */
export function keepExamples(
  most: number,
  ofSite: number,
): { offer(count: number, make: (at: number) => Example): void; list(): Example[] } {
  const sites = Math.ceil(most / ofSite);
  const kept: { count: number; examples: Example[] }[] = [];
  return {
    offer(count, make) {
      if (kept.length >= sites && kept.at(-1)!.count >= count) return;
      const at = kept.findLastIndex((one) => one.count >= count) + 1;
      kept.splice(at, 0, { count, examples: Array.from({ length: Math.min(count, ofSite) }, (_, number) => make(number)) });
      if (kept.length > sites) kept.pop();
    },
    list: () => kept.flatMap(({ examples }) => examples).slice(0, most),
  };
}
