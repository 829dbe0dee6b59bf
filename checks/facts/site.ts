/** PageFacts of one inspection → SiteFacts. Keeps small summaries only: no page is held whole but the home page. */
import { addDays } from '../calendar.ts';
import type { Column, LinkState, PageFacts, Probes, SiteFacts, SiteProfile } from '../model/index.ts';
import { hostOf, placeOf } from './address.ts';
import { readColumns } from './column-facts.ts';
import { gatherAreas } from './site-areas.ts';
import { gatherColumns } from './site-columns.ts';
import { gatherDisclosure } from './site-disclosure.ts';
import { gatherDuties } from './site-duties.ts';
import { gatherEmbeds } from './site-embeds.ts';
import { gatherIdentity } from './site-identity.ts';
import { gatherLinks } from './site-links.ts';
import { gatherOffers } from './site-offers.ts';
import { gatherUnits } from './site-units.ts';

/** What is known of one link target. */
export interface TargetState {
  state: LinkState;
  status: number | null;
  reason: string | null;
  attempts: number;
}

export interface SiteInput {
  url: string;
  /** The day the facts speak of, `YYYY-MM-DD`. */
  asOf: string;
  profile?: SiteProfile;
  reached: SiteFacts['reached'];
  coverage: SiteFacts['coverage'];
  /** What the network, DNS and a browser said of the site, where probes ran. */
  probes?: Probes;
  /** State of a target by its address without fragment; undefined when it was not visited. */
  stateOf(url: string): TargetState | undefined;
}

export interface SiteGathering {
  /** Says that an address of the site leads to another; before the pages are added. */
  redirect(from: string, to: string): void;
  add(page: PageFacts): void;
  finish(): SiteFacts;
}

/** Starts gathering the facts of a site. Pages are added in order of their address; nothing but their content decides the result. */
export function startSite(input: SiteInput): SiteGathering {
  const hosts = new Set([
    hostOf(input.url),
    ...(input.profile?.scope?.hosts ?? []).map((host) => host.toLowerCase().replace(/^www\./, '')),
  ]);
  const paths = input.profile?.scope?.paths ?? [];
  const own = (host: string) => hosts.has(host);
  const inScope = (address: string): boolean => {
    const host = hostOf(address);
    if (!hosts.has(host)) return false;
    return paths.length === 0 || host !== hostOf(input.url) || paths.some((path) => pathOf(address).startsWith(path));
  };

  let home: PageFacts | null = null;
  const kinds: SiteFacts['kinds'] = {};
  const columns = gatherColumns(input.url, inScope);
  const links = gatherLinks(input.stateOf, own);
  const identity = gatherIdentity();
  const disclosure = gatherDisclosure();
  const embeds = gatherEmbeds(own);
  const areas = gatherAreas(inScope, Object.keys(input.profile?.keyAreas ?? {}));
  const units = gatherUnits(input.profile?.units);
  const offers = gatherOffers();
  const duties = gatherDuties(input.asOf);

  return {
    redirect: columns.redirect,
    add(page) {
      const isHome = page.kind === 'home' && (home === null || placeOf(page.url) === placeOf(input.url));
      if (isHome) home = page;
      kinds[page.kind] = (kinds[page.kind] ?? 0) + 1;
      links.add(page);
      columns.add(page, page.kind === 'home');
      identity.add(page);
      disclosure.add(page);
      for (const gathering of [embeds, areas, units, offers, duties]) gathering.add(page);
    },
    finish() {
      const found = readColumns(columns.build(), {
        asOf: input.asOf,
        profile: input.profile,
        inScope,
        visited: columns.visited,
        firstPage: columns.at,
      });
      return {
        site: { url: input.url, host: new URL(input.url).host, name: nameOf(input, home) },
        asOf: input.asOf,
        reached: input.reached,
        coverage: input.coverage,
        kinds: Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => (a < b ? -1 : 1))),
        home,
        columns: found,
        ...links.finish(),
        identity: identity.finish(),
        ...disclosure.finish(),
        ...embeds.finish(),
        ...areas.finish(),
        ...units.finish(),
        ...offers.finish(),
        ...duties.finish(),
        ...(input.probes ? { probes: input.probes } : {}),
        updates: readUpdates(home, found, input.asOf),
      };
    },
  };
}

function pathOf(address: string): string {
  try {
    return new URL(address).pathname;
  } catch {
    return '';
  }
}

/** The site's name: as the profile says, as the page's metas say, else the part of the title that names a site. */
function nameOf(input: SiteInput, home: PageFacts | null): string {
  const parts = (home?.title ?? '').split(/[-_|—–]+/).map((part) => part.trim());
  const named = parts.find((part) => /(?:政府|局|委|厅|部|办|网|网站)$/.test(part)) ?? parts.find((part) => part !== '' && part !== '首页');
  return input.profile?.name ?? (home?.meta.SiteName?.trim() || named || home?.identity.organ?.value || hostOf(input.url));
}

/** Newest dated information of the home page; where it shows no date at all, of the columns of the first two levels. */
function readUpdates(home: PageFacts | null, columns: Column[], asOf: string): SiteFacts['updates'] {
  const lastDay = addDays(asOf, 1);
  const none: SiteFacts['updates'] = { newest: null, url: null, title: null };
  if (!home) return none;
  let best = none;
  for (const { date, href, title } of home.items) {
    if (date && date <= lastDay && (best.newest === null || date > best.newest)) best = { newest: date, url: href, title };
  }
  if (best.newest !== null) return best;
  for (const { level, newest, newestItem } of columns) {
    if (level > 2 || newest === null || newestItem === null || (best.newest !== null && newest <= best.newest)) continue;
    best = { newest, url: newestItem.href, title: newestItem.title };
  }
  return best;
}
