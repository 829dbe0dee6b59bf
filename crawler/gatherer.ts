/** What pages are gathered with: the crawl and its tools, opened once for an inspection, or for a recheck of parts of one. */
import { siteClock } from '../checks/knowledge/sites.ts';
import type { Probes } from '../checks/model/probes.ts';
import { findBrowser } from './browser.ts';
import { type Asker, createAsker } from './engine/asking.ts';
import { type CrawlTools, crawl } from './engine/crawl.ts';
import type { Counts, Frontier } from './engine/frontier.ts';
import { createScope } from './engine/scope.ts';
import { createKeeper, type Keeper } from './evidence/keeper.ts';
import { openVault } from './evidence/vault.ts';
import { limits, userAgentOf } from './fetch.ts';
import { factsVersion } from './history/facts-version.ts';
import { createRevisit } from './history/revisit.ts';
import { createHttp } from './http.ts';
import type { Filled, Progress } from './inspection.ts';
import { keepHeapSmall } from './memory.ts';
import { gatherProbes } from './probes/gather.ts';
import { createReaders } from './readers.ts';
import { createRobots } from './robots.ts';
import { createSecondTier } from './second-tier.ts';
import type { Store } from './store.ts';

/** Pages looked at in a browser at most, about 14 a second. */
const maxRendered = 500;
/** A day later than any that pages are read on. */
const farDay = '2099-12-31';

/** Requests in flight, without any pause, from which on pages come in faster than one thread reads them. */
const busyFrom = 16;

export interface Gatherer {
  /** Visits what the frontier names and, as far as it takes them, what pages lead to. */
  crawl(frontier: Frontier): Promise<void>;
  /** One request after the other, at the pace of the settings. */
  asker: Asker;
  /** To be told what was read of an attached file, before that is stored. */
  documentRead: Keeper['documentRead'];
  probe(): Promise<Probes | null>;
  close(): Promise<void>;
}

/** `earlier`: the inspection whose pages need not be read again where nothing has changed; `orphans`: pages that only the sitemap names are visited too. */
export function openGatherer(
  settings: Filled,
  store: Store,
  inspection: string,
  { earlier, orphans }: { earlier: string | undefined; orphans: boolean },
): Gatherer {
  const { url, asOf, profile, maxPages, maxDepth, maxBytes, concurrency, interval, allowPrivate, seed, signal, onProgress } = settings;
  const { timeout = limits.timeout, resolve = [], confirmAfter = 60, contact } = settings;
  const vault = settings.evidence === 'none' ? undefined : openVault(settings.workspace, inspection, settings.personalData ?? 'exclude');
  const keeper = vault && createKeeper(vault, { asOf });
  const onAnswer = keeper ? { onAnswer: keeper.keep } : {};
  const http = createHttp({ userAgent: userAgentOf(contact), concurrency, timeout, maxBytes, allowPrivate, resolve, ...onAnswer });
  const readers = createReaders(asOf, interval === 0 && concurrency >= busyFrom);
  // where requests are paced there is time to see whether a page speaks of the day it is read on
  const later = interval > 0 ? createReaders(farDay, false) : undefined;
  const revisit = createRevisit(http, store.history, {
    ...{ earlier, asOf, version: factsVersion() },
    ...(later ? { readLater: later.read } : {}),
  });
  const tier = createSecondTier({
    browser: settings.render === 'never' ? undefined : findBrowser(),
    agent: userAgentOf(contact),
    timeout,
    allowPrivate,
    resolve,
    maxRendered,
  });
  keepHeapSmall();
  const tell = (phase: Progress['phase'], { pages, targets, checked, failing }: Counts): void =>
    onProgress?.({ phase, pages, queued: Math.max(0, targets - checked), targets, checked, failing });
  const robots: CrawlTools['robots'] = (asker) => {
    const read = createRobots({ asker, own: createScope(url, profile).own });
    const { elsewhere } = read;
    const allows = settings.robots === 'respect' ? Object.assign((address: string) => read(address), { elsewhere }) : async () => true;
    return orphans ? Object.assign(allows, { sitemaps: read.sitemaps }) : allows;
  };

  return {
    crawl: (frontier) =>
      crawl(
        {
          ...{ url, ...(profile ? { profile } : {}), maxPages, maxDepth, concurrency, interval, confirmAfter, seed },
          ...(settings.hours ? { hours: { ...settings.hours, offset: siteClock } } : {}),
          ...(settings.maxTime === undefined ? {} : { maxTime: settings.maxTime * 60_000 }),
          ...(settings.maxTraffic === undefined ? {} : { maxTraffic: settings.maxTraffic * 1_000_000 }),
        },
        {
          fetcher: revisit.fetcher,
          frontier: keeper ? keptBefore(frontier, keeper.flush) : frontier,
          robots,
          readPage: tier.readPage(revisit.readPage(keeper ? keeper.reading(readers.read) : readers.read)),
          browse: tier.browse,
          ...(signal ? { signal } : {}),
          onProgress: tell,
          onWaiting: (counts) => tell('waiting', counts),
        },
      ),
    asker: createAsker(http, { concurrency: 1, interval }, signal),
    documentRead: (address, facts) => keeper?.documentRead(address, facts),
    probe: () =>
      gatherProbes(
        { url, asOf, seed, scope: settings.probes, interval, connect: { allowPrivate, resolve, timeout }, ...(signal ? { signal } : {}) },
        { store, inspection, fetcher: http, tier },
      ),
    async close() {
      await Promise.all([readers.close(), later?.close(), tier.close(), http.close()]);
      keeper?.flush();
      vault?.close();
    },
  };
}

/** A result is recorded after the answer that it rests on: a process that is killed leaves no page without its evidence. */
function keptBefore(frontier: Frontier, flush: () => void): Frontier {
  return {
    ...frontier,
    async record(results) {
      flush();
      await frontier.record(results);
    },
  };
}
