/** How a matter that must be disclosed is looked for: entries by its name, the columns behind them, and dated titles. */
import { daysBetween } from '../../calendar.ts';
import { placeOf, targetOf } from '../../facts/address.ts';
import { undecorate } from '../../facts/disclosure.ts';
import { fold } from '../../facts/fold.ts';
import type { Matter } from '../../knowledge/matters.ts';
import type { Column, FactValue, SiteFacts } from '../../model/index.ts';

export interface Sighting {
  /** dead: every address that leads to it is; blank: its columns hold nothing; absent: neither entry nor title was seen. */
  state: 'absent' | 'dead' | 'blank' | 'seen';
  url: string;
  /** Dates of what is published of it, newest first; null where nothing of it was read. */
  days: string[] | null;
  facts: Record<string, FactValue>;
}

/** What the site shows of a matter. */
export function lookFor(site: SiteFacts, matter: Matter, asOf: string): Sighting {
  const found = site.matters?.find(({ id }) => id === matter.id);
  const columns = columnsOf(site, matter, found?.entries.map(({ href }) => href) ?? []);
  const hrefs = [...(found?.entries.map(({ href }) => href) ?? []), ...columns.flatMap(({ url }) => url ?? [])];
  const facts = (href: string | null, newest: string | null): Record<string, FactValue> => ({
    area: matter.id,
    href,
    newest,
    days: newest === null ? null : daysBetween(newest, asOf),
    pages: site.coverage.pages,
  });
  if (hrefs.length === 0 && !found?.count) return { state: 'absent', url: site.site.url, days: null, facts: facts(null, null) };
  const alive = hrefs.filter((href) => !isDead(site, href));
  if (alive.length === 0 && !found?.count) return { state: 'dead', url: hrefs[0]!, days: null, facts: facts(hrefs[0]!, null) };
  const read = columns.filter((column) => column.visited && !column.scripted);
  const filled = read.filter(({ blank }) => blank !== true);
  if (read.length > 0 && filled.length === 0 && !found?.count) {
    const url = read[0]!.url ?? site.site.url;
    return { state: 'blank', url, days: null, facts: facts(url, null) };
  }
  const dates = [...(found?.days ?? []), ...filled.flatMap(({ newest }) => newest ?? [])]
    .filter((day) => day <= asOf)
    .sort()
    .reverse();
  const url = filled.find(({ newest }) => newest === dates[0])?.url ?? alive[0] ?? found?.example ?? site.site.url;
  return { state: 'seen', url, days: dates.length > 0 ? dates : null, facts: facts(url, dates[0] ?? null) };
}

/** Columns that go by the matter's name, and those at the addresses that lead to it. */
function columnsOf(site: SiteFacts, matter: Matter, hrefs: readonly string[]): Column[] {
  const places = new Set(hrefs.map(placeOf));
  return site.columns.filter(({ name, url }) => matter.label.test(undecorate(fold(name))) || (url !== null && places.has(placeOf(url))));
}

function isDead(site: SiteFacts, href: string): boolean {
  const target = targetOf(href);
  return site.targets.some(({ url, state }) => url === target && (state === 'dead' || state === 'soft-404'));
}
