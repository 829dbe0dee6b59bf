/** The units of a platform: which disclosure columns each of them leads to. */
import type { PageFacts, SiteFacts } from '../model/index.ts';
import { disclosureKeys } from '../model/names.ts';
import { hostOf } from './address.ts';

type Unit = NonNullable<SiteFacts['units']>[number];

export interface UnitGathering {
  add(page: PageFacts): void;
  finish(): Pick<SiteFacts, 'units'>;
}

/** `roster` names the units with the address that their pages begin with. */
export function gatherUnits(roster: Readonly<Record<string, string>> | undefined): UnitGathering {
  if (!roster) return { add() {}, finish: () => ({}) };
  const units = Object.entries(roster).map(([name, url]): Unit & { prefix: string; found: Set<string> } => ({
    name,
    url,
    prefix: prefixOf(url),
    pages: 0,
    has: [],
    found: new Set(),
  }));
  return {
    add(page) {
      const place = prefixOf(page.url);
      for (const unit of units) {
        if (!place.startsWith(unit.prefix)) continue;
        unit.pages += 1;
        if (page.kind === 'error' || page.kind === 'article') continue;
        for (const key of disclosureKeys) if (page.disclosure[key].state === 'linked') unit.found.add(key);
      }
    },
    finish() {
      return {
        units: units
          .map(({ name, url, pages, found }) => ({ name, url, pages, has: disclosureKeys.filter((key) => found.has(key)) as string[] }))
          .sort((a, b) => (a.url < b.url ? -1 : 1)),
      };
    },
  };
}

/** Host and path, scheme and `www.` apart. */
function prefixOf(address: string): string {
  const host = hostOf(address);
  const at = address.indexOf('/', address.indexOf('//') + 2);
  return `${host}${at < 0 ? '/' : address.slice(at)}`;
}
