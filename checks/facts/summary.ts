/** SiteFacts → SiteSummary: what a round keeps of one site while it looks at all of them. */
import type { RosterSite, SiteFacts, SiteSummary } from '../model/index.ts';
import { disclosureKeys } from '../model/names.ts';
import { targetOf } from './address.ts';

const kept = { areas: 400, reports: 400, documents: 500, guides: 100, phones: 6 };
/** Years of annual reports that are laid beside each other. */
const reportYears = 2;
const titleLength = 120;

export interface SummaryInput {
  place: RosterSite;
  status: SiteSummary['status'];
  /** null: the site was not inspected, or did not answer. */
  facts: SiteFacts | null;
  /** What is kept of its inspections; left out where nobody asked. */
  record?: SiteSummary['record'];
}

/** The summary of one site of a round. Pure; bounded by the limits that the schema states. */
export function summariseSite({ place, status, facts, record = null }: SummaryInput): SiteSummary {
  const { id, url, name, siteCode, organ, level, kind, region, keyAreas, contacts } = place;
  const known = { id, url, name, organ, level, kind, region, keyAreas, contacts, ...(siteCode ? { siteCode } : {}) };
  const nothing = { complete: false, siteCode: null, columns: {}, areas: [], reports: [], documents: [], guides: [] };
  if (!facts) return { place: known, status, ...nothing, record };
  const dead = new Set(facts.targets.filter(({ state }) => state === 'dead' || state === 'soft-404').map((target) => target.url));
  const firstYear = Number(facts.asOf.slice(0, 4)) - reportYears;
  return {
    place: known,
    status,
    complete: facts.coverage.complete,
    siteCode: facts.identity.siteCode?.value.replace(/\s/g, '').toLowerCase() ?? null,
    columns: Object.fromEntries(disclosureKeys.map((key) => [key, facts.disclosure[key]?.state ?? 'absent'])),
    areas: (facts.areas ?? []).slice(0, kept.areas).map(({ area, href }) => ({ area, href, dead: dead.has(targetOf(href)) })),
    reports: facts.reports
      .flatMap(({ year, organ: whose, title, url: at, content }) =>
        year === null || year < firstYear
          ? []
          : [
              {
                organ: whose,
                year,
                title: title.slice(0, titleLength),
                url: at,
                received: content?.applications.received?.at(-1) ?? null,
                sketch: content?.sketch ?? null,
              },
            ],
      )
      .slice(0, kept.reports),
    documents: (facts.documents ?? [])
      .flatMap(({ number, title, url: at, mark }) =>
        number === null || mark === null ? [] : [{ number, title: title.slice(0, titleLength), url: at, mark }],
      )
      .slice(0, kept.documents),
    guides: facts.guides
      .map(({ title, url: at, elements }) => ({ title: title.slice(0, titleLength), url: at, phones: phonesIn(elements.phone ?? '') }))
      .filter(({ phones }) => phones.length > 0)
      .slice(0, kept.guides),
    record,
  };
}

/** Local parts of the telephone numbers in some words: seven or eight digits, area code left out. */
function phonesIn(words: string): string[] {
  const found = words.match(/(?<!\d)(?:0\d{2,3}[-—－ )）]{0,2})?\d{7,8}(?!\d)/g) ?? [];
  return [...new Set(found.map((one) => one.replace(/^0\d{2,3}[-—－ )）]{1,2}/, '').replace(/\D/g, '')))].slice(0, kept.phones);
}
