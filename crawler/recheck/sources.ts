/** What a finding rests on: the addresses that must be looked at again before anything may be said of it. Read from the facts themselves, for every check alike. */
import type { Check } from '../../checks/define.ts';
import type { Finding, SiteFacts } from '../../checks/model/index.ts';
import { identityOf } from '../engine/identity.ts';

/** A finding as a ledger names it, or as a judgement has it. */
export type Named = Pick<Finding, 'check' | 'fingerprint' | 'url'> & Partial<Pick<Finding, 'facts'>>;

export interface Sources {
  /** The address that the finding speaks of. */
  subject: string;
  /** What else it was read from, where the facts name it. */
  places: string[];
  /** Where what is missing may have been put meanwhile. */
  hints: string[];
  /** The subject is a target of links: whether it answers decides, whoever links to it. */
  target: boolean;
  /** The check asks whether the home page answers at all. */
  reach: boolean;
  /** The check counts over the whole site: no part of it can settle the finding. */
  whole: boolean;
  /** It is counted over pages of a kind: that those known are right says nothing of new ones. */
  tallied: boolean;
  /** The check needs what the network, DNS or a browser say beside pages. */
  probes: boolean;
  /** What is missing may have come as a page that the inspection before did not know. */
  news: boolean;
}

/** Facts that are counted over all pages. */
const counted = new Set<keyof SiteFacts>(['linkHealth', 'kinds']);
/** Facts of pages of a kind, over which a finding at the home page is counted. */
const tallies = new Set<keyof SiteFacts>(['documents', 'interpretations', 'letters', 'consultations', 'dateSigns', 'firstSeen']);
/** Facts that name no place, or only the home page, which is always visited. */
const placeless = new Set<keyof SiteFacts>(['site', 'asOf', 'reached', 'coverage', 'kinds', 'home', 'linkHealth', 'probes']);
/** Facts that pages unknown so far cannot add to what is asked. */
const closed = new Set<keyof SiteFacts>([...placeless, 'targets', 'identity']);

/** Places of one finding: a portal names a page a thousand times. */
const mostPlaces = 60;
const mostHints = 20;
/** Values looked through of one fact, and how deep. */
const mostValues = 5000;
const deepest = 6;

/** What the finding rests on, by the facts that it was found in. */
export function sourcesOf(finding: Named, check: Check | undefined, site: SiteFacts, start: string): Sources {
  const subject = identityOf(finding.url);
  const sources: Sources = {
    subject,
    places: [],
    hints: [],
    target: false,
    reach: false,
    whole: false,
    tallied: false,
    probes: false,
    news: false,
  };
  if (check?.scope !== 'site') return sources;
  const needs = check.needs as (keyof SiteFacts)[];
  const named = new Set([subject, ...addressesIn(finding.facts ?? {}, mostPlaces)]);
  // the home page is named by much: it tells nothing apart
  named.delete(start);
  const places = new Set(named);
  const hints = new Set<string>();
  for (const need of needs) {
    if (placeless.has(need)) continue;
    const elements = elementsOf(site[need]);
    const about = named.size === 0 ? [] : elements.filter((element) => addressesIn(element, mostPlaces).some((url) => named.has(url)));
    for (const url of about.flatMap((element) => addressesIn(element, mostPlaces))) places.add(url);
    if (need === 'targets') sources.target = about.some((element) => identityOf((element as { url: string }).url) === subject);
    else if (about.length === 0) for (const url of addressesIn(ordered(elements), mostHints)) hints.add(url);
  }
  places.delete(subject);
  return {
    ...sources,
    places: [...places].slice(0, mostPlaces),
    hints: [...hints].filter((url) => !places.has(url) && url !== subject),
    reach: needs.includes('reached'),
    whole: needs.some((need) => counted.has(need)),
    tallied: subject === start && needs.some((need) => tallies.has(need)),
    probes: needs.includes('probes'),
    news: needs.some((need) => !closed.has(need)),
  };
}

/** The parts that a fact is made of: the entries of a list or of a record, or the fact itself. */
function elementsOf(fact: unknown): unknown[] {
  if (Array.isArray(fact)) return fact;
  if (typeof fact !== 'object' || fact === null) return [];
  const values = Object.values(fact);
  return values.every((value) => typeof value === 'object') ? values.filter((value) => value !== null) : [fact];
}

/** First levels first: what a site lacks is most likely to be put there. */
const ordered = (elements: unknown[]): unknown[] => elements.toSorted((a, b) => levelOf(a) - levelOf(b));
const levelOf = (element: unknown): number => (element as { level?: number } | null)?.level ?? 0;

/** Addresses anywhere in a value, each once, in their order. */
export function addressesIn(value: unknown, most: number): string[] {
  const found = new Set<string>();
  let left = mostValues;
  const walk = (one: unknown, depth: number): void => {
    if (found.size >= most || left-- <= 0 || depth > deepest) return;
    if (typeof one === 'string') {
      if (/^https?:\/\//i.test(one) && URL.canParse(one)) found.add(identityOf(one));
    } else if (Array.isArray(one)) for (const part of one) walk(part, depth + 1);
    else if (typeof one === 'object' && one !== null) for (const part of Object.values(one)) walk(part, depth + 1);
  };
  walk(value, 0);
  return [...found];
}
