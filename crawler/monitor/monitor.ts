/** Visits home pages through days and weeks. All that must outlive the process is in the store: the same command goes on after a restart. */
import pLimit from 'p-limit';
import { siteClock } from '../../checks/knowledge/sites.ts';
import type { ConnectSettings } from '../connect.ts';
import type { Fetcher } from '../engine/answer.ts';
import { createAsker } from '../engine/asking.ts';
import { follow } from '../engine/follow.ts';
import type { Clock } from './clock.ts';
import { lookAtDay } from './day.ts';
import { dayOf, endOf, nextVisit, type Schedule } from './schedule.ts';
import type { Series, Visit } from './series.ts';
import { type Open, openLimit, type Visited, visitHome } from './visit.ts';
import { createWitness } from './witness.ts';

export interface MonitorSettings {
  urls: readonly string[];
  /** Visits a day. */
  perDay: number;
  /** Whole days; what is left of the first comes on top. */
  days: number;
  seed: string;
  /** One visit to each, now, and no more. */
  once: boolean;
  /** Addresses that show whether this machine has a network, where hardly anything else is monitored. */
  references: readonly string[];
  connect: ConnectSettings;
  /** Milliseconds for a home page to open; 15,000 without it. */
  limit?: number;
  signal?: AbortSignal;
  onVisit?: (url: string, visit: Visit) => void;
  /** Second since 1970 at which the next visit is due. */
  onWaiting?: (next: number) => void;
}

export interface MonitorTools {
  series: Series;
  fetcher: Fetcher;
  clock: Clock;
  /** Whether this machine has a network; asked where no other address can be. */
  network(): Promise<boolean>;
}

/** Home pages visited at a time. */
const atOnce = 8;
/** Milliseconds between two requests to one host: many units may live on one. */
const interval = 1000;
/** Milliseconds to wait at most before the clock is looked at again: it may be set, and a machine may sleep. */
const longestWait = 60_000;

/** Visits until the days are over, or once. Ends without an error when the signal comes: what was seen is stored. */
export async function monitor(settings: MonitorSettings, tools: MonitorTools): Promise<void> {
  try {
    await visitOn(settings, tools);
  } catch (error) {
    if (!settings.signal?.aborted) throw error;
  }
}

async function visitOn(settings: MonitorSettings, { series, fetcher, clock, network }: MonitorTools): Promise<void> {
  const { perDay, days, seed, once, references, connect, limit = openLimit, signal, onVisit, onWaiting } = settings;
  const schedule: Schedule = { perDay, seed, offset: siteClock };
  const urls = [...new Set(settings.urls)];
  const turn = pLimit(atOnce);
  const second = (): number => Math.floor(clock.now() / 1000);

  const hosts = new Map<string, Promise<unknown>>();
  // a visit is one request after the other; those to one host wait for each other, and the limit counts from its turn on
  const inTurn = <Result>(url: string, task: () => Promise<Result>): Promise<Result> => {
    const { host } = new URL(url);
    const before = hosts.get(host);
    const next = (before ? before.then(() => clock.wait(interval, signal)) : Promise.resolve()).then(() => turn(task));
    hosts.set(
      host,
      next.catch(() => {}),
    );
    return next;
  };
  const open: Open = (url, stop) => follow({ url, method: 'GET', read: 'page' }, (hop) => fetcher.ask(hop, stop));
  const witness = createWitness({ others: [...references, ...urls], open, clock, limit, ...(signal ? { signal } : {}) });

  const visit = async (url: string): Promise<void> => {
    const visited = await judgeSilence(url, await visitHome(url, { open, clock, limit, ...(signal ? { signal } : {}) }));
    if (visited.visit.status !== null) witness.saw(url);
    await series.record(url, visited.visit);
    onVisit?.(url, visited.visit);
    await oncePerDay(url, visited);
  };
  const judgeSilence = async (url: string, visited: Visited): Promise<Visited> => {
    if (!visited.silent) return visited;
    const online = (await witness.online(url)) ?? (await network());
    return online ? visited : { ...visited, visit: { ...visited.visit, outcome: 'unmeasured', reason: 'NO_NETWORK' } };
  };
  const oncePerDay = async (url: string, { page, visit: { at } }: Visited): Promise<void> => {
    const day = dayOf(at, siteClock);
    if (!page || (await series.days(url, day, day)).length > 0) return;
    const asker = createAsker(fetcher, { concurrency: 1, interval }, signal);
    const record = await lookAtDay({
      url,
      day,
      page,
      connect,
      ask: (address, read) => asker.follow({ url: address, method: 'GET', read }),
    });
    await series.saveDay(url, day, record);
  };

  if (once) {
    await Promise.all(urls.map((url) => inTurn(url, () => visit(url))));
    return;
  }

  const sites = new Map<string, { until: number; last: number | null }>();
  for (const url of urls) {
    const stored = await series.until(url);
    const until = stored !== null && stored > second() ? stored : endOf(days, second(), siteClock);
    await series.setUntil(url, until);
    sites.set(url, { until, last: (await series.last(url))?.at ?? null });
  }
  while (sites.size > 0) {
    signal?.throwIfAborted();
    const now = second();
    const due: string[] = [];
    let next = Number.POSITIVE_INFINITY;
    for (const [url, { until, last }] of sites) {
      const at = nextVisit(schedule, url, now, last);
      if (at >= until) sites.delete(url);
      else if (at <= now) due.push(url);
      else next = Math.min(next, at);
    }
    const visits: Promise<void>[] = [];
    for (const url of due) {
      // another process may have been there
      const last = (await series.last(url))?.at ?? null;
      const done = nextVisit(schedule, url, now, last) > now;
      sites.get(url)!.last = done ? last : now;
      if (!done) visits.push(inTurn(url, () => visit(url)));
    }
    await Promise.all(visits);
    if (due.length > 0 || sites.size === 0) continue;
    onWaiting?.(next);
    await clock.wait(Math.min(longestWait, Math.max(0, next * 1000 - clock.now())), signal);
  }
}
