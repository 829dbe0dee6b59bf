/**
 * The crawl: breadth first, a depth at a time, every depth in an order that a seed decides. Which pages are visited depends on the
 * site, the settings and the seed alone, never on which answer comes first; so any concurrency gives the same result.
 */
import { hashText } from '../../checks/facts/hash.ts';
import type { SiteProfile } from '../../checks/model/index.ts';
import type { Fetcher } from './answer.ts';
import { type Asker, createAsker } from './asking.ts';
import { createChecker } from './check.ts';
import type { Counts, Frontier, LeftOutReason, Result, StoredTarget } from './frontier.ts';
import { type Hours, untilOpen } from './hours.ts';
import { createLinkReader } from './links.ts';
import { createMissing } from './missing.ts';
import { createPagerWatch } from './pagers.ts';
import { resolveRedirects } from './resolve-redirects.ts';
import type { Robots } from './robots.ts';
import { createScope } from './scope.ts';
import { readSitemaps } from './sitemap.ts';
import { isFailing } from './states.ts';
import { createFormCounter, isTrap } from './traps.ts';
import { type Browse, createVisitor, type PageReader } from './visit.ts';

export interface CrawlSettings {
  url: string;
  profile?: SiteProfile;
  maxPages: number;
  maxDepth: number;
  concurrency: number;
  interval: number;
  /** Seconds before what failed is tried again. */
  confirmAfter: number;
  seed: string;
  /** Hours in which requests are made, by a clock so many minutes ahead of UTC; at all times without it. */
  hours?: Hours & { offset: number };
  /** Milliseconds after which nothing more is asked for in this run. */
  maxTime?: number;
  /** Bytes of answers after which nothing more is asked for in this run. */
  maxTraffic?: number;
}

export interface CrawlTools {
  fetcher: Fetcher;
  frontier: Frontier;
  /** Returns whether robots.txt lets an address be asked for; asks for it at the pace of all requests. */
  robots(asker: Asker): ((url: string) => Promise<boolean>) & Partial<Pick<Robots, 'sitemaps' | 'elsewhere'>>;
  readPage: PageReader;
  browse: Browse;
  signal?: AbortSignal;
  onProgress?: (phase: 'pages' | 'links' | 'confirm', counts: Counts) => void;
  /** The hours in which the site may be asked have not come. */
  onWaiting?: (counts: Counts) => void;
}

/** Observations that a failing target must have. */
const observations = 2;
const batch = 500;
/** Addresses asked for, times the budget of pages: where hardly any answers with a page, somebody makes addresses up. */
const askedPerPage = 10;
/** Results written at once, or after so many milliseconds: a killed process loses no more than these. */
const resultsAtOnce = 100;
const longestWait = 1000;
/** Pages asked for or being read beyond those in flight, so that none waits for the reading of another. */
const readAhead = 4;
/** Targets waiting for their turn, times the concurrency: so many hosts may be slow before others wait for them. */
const waitingAhead = 8;
/** A host that no longer answers is first left alone for this part of the time between two attempts: 15 seconds of 60. */
const restShare = 4;

/** Crawls until nothing is left to do; what is in the frontier already is not done again. Rejects on abort and as the tools do. */
export async function crawl(settings: CrawlSettings, tools: CrawlTools): Promise<void> {
  const { url, profile, maxPages, maxDepth, concurrency, interval, confirmAfter, seed, hours } = settings;
  const { frontier, signal } = tools;
  const scope = createScope(url, profile);
  const budget = createBudget(tools.fetcher, settings);
  const asker = createAsker(budget.fetcher, { concurrency, interval, rest: (confirmAfter * 1000) / restShare, open: untilAllowed }, signal);
  const allows = tools.robots(asker);
  const rank = (address: string): number => Number.parseInt(hashText(`${seed} ${address}`).slice(0, 8), 16);
  const links = createLinkReader(scope, rank);
  const missing = createMissing(asker, tools.readPage, url, seed);
  const visit = createVisitor({ start: url, asker, scope, links, missing, readPage: tools.readPage, browse: tools.browse });
  const may = async (address: string): Promise<boolean> =>
    scope.own(address) ? await allows(address) : (await allows.elsewhere?.(address)) !== 'disallowed';
  const check = createChecker({ asker, scope, missing, readPage: tools.readPage, browse: tools.browse, may });

  const counts = await frontier.counts();
  const forms = createFormCounter();
  for await (const address of inBatches(frontier.chosenQueries, '', (one) => one)) forms.admit(address);
  const pagers = createPagerWatch();
  for await (const page of inBatches(frontier.listed, '', (one) => one.url)) pagers.note(page);
  await frontier.add([{ url, kind: 'page', depth: 0, rank: 0 }]);

  const write = createWriter(frontier, counts);
  const visited = async (target: StoredTarget, through: boolean): Promise<Result> => {
    const result = await visit(target, through);
    if (result.page?.listed) pagers.note({ url: result.url, depth: result.depth!, listed: result.page.listed });
    return result;
  };
  const open = createGauge();
  let orphansAdded = false;
  const progress = (phase: 'pages' | 'links' | 'confirm'): void => tools.onProgress?.(phase, counts);

  try {
    await crawlOn();
  } catch (error) {
    // what was gathered before a person stopped it is kept
    await write.flush();
    throw error;
  }

  async function crawlOn(): Promise<void> {
    for (;;) {
      await readPages();
      await addOrphans();
      await runAll(pagesThrough(frontier.unchecked), concurrency * waitingAhead, async (target) => {
        // what is not asked for stays unknown, and is counted as that
        if (budget.spent() !== null) return;
        await write(await checkOne(target));
        progress('links');
      });
      await write.flush();
      await resolveRedirects(frontier);
      if (budget.spent() !== null && (await frontier.lowestDepth()) === null) return;
      if (!(await confirm()) && (await frontier.lowestDepth()) === null) return;
    }
  }

  async function readPages(): Promise<void> {
    for (let depth = await frontier.lowestDepth(); depth !== null; depth = await frontier.lowestDepth()) {
      await runAll(pagesOf(depth), concurrency + readAhead, async (target) => {
        try {
          const leftOut = target.url === url ? null : budget.spent();
          await write(leftOut === null ? await visited(target, false) : unvisited(target, leftOut));
        } finally {
          open.leave();
        }
        progress('pages');
      });
      await write.flush();
      // links were counted as often as they were met
      Object.assign(counts, await frontier.counts());
    }
  }

  /**
   * Pages that only the site's own sitemap names, once all that links lead to is read: how far links lead, and which pages a budget takes
   * first, stays as it is. They stand a click from the home page, where the sitemap is.
   */
  async function addOrphans(): Promise<void> {
    if (orphansAdded || !allows.sitemaps || counts.pages === 0 || counts.pages >= maxPages || budget.spent() !== null) return;
    orphansAdded = true;
    const addresses = await readSitemaps(asker, scope, url, await allows.sitemaps(url));
    if (addresses.length === 0) return;
    await frontier.add(addresses.map((address) => links.target(address, 1)).filter(({ kind }) => kind === 'page'));
    await readPages();
  }

  /** The pages of a depth that are to be visited, decided batch by batch in their order. */
  async function* pagesOf(depth: number): AsyncGenerator<StoredTarget> {
    for await (const target of pagesThrough((after, limit) => frontier.chosen(depth, after, limit))) {
      open.enter();
      yield target;
    }
    for (;;) {
      // what is still being read may turn out to be no page: near the end of the budget its answer is waited for
      if (counts.pages + open.size() + batch > maxPages) await open.empty();
      const room = maxPages - counts.pages - open.size();
      const targets = await frontier.undecided(depth, room > 0 ? Math.min(batch, room) : batch);
      if (targets.length === 0) return;
      const decisions: { target: StoredTarget; leftOut: LeftOutReason | null }[] = [];
      for (const target of targets) decisions.push({ target, leftOut: await leaveOut(target, room > 0) });
      await frontier.decide(decisions);
      for (const { target, leftOut } of decisions) {
        if (leftOut !== null) continue;
        open.enter();
        yield target;
      }
    }
  }

  /** The budget counts pages that were read: a site with many dead links is not seen less of. */
  async function leaveOut({ url: address, depth }: StoredTarget, room: boolean): Promise<LeftOutReason | null> {
    if (address === url) {
      counts.chosen += 1;
      return null;
    }
    if (depth! > maxDepth) return 'depth';
    if (isTrap(address) || pagers.isEndless(address, depth!)) return 'trap';
    const spent = budget.spent();
    if (spent !== null) return spent;
    // what a person names is looked at; what it leads to is the robots' business
    if (!(await allows(address))) return 'robots';
    if (!room || counts.chosen >= maxPages * askedPerPage) return 'max-pages';
    if (!forms.admit(address)) return 'trap';
    counts.chosen += 1;
    return null;
  }

  /** Waits for the hours in which the site may be asked. */
  async function untilAllowed(): Promise<void> {
    if (!hours) return;
    for (let left = untilOpen(hours, Date.now(), hours.offset); left > 0; left = untilOpen(hours, Date.now(), hours.offset)) {
      tools.onWaiting?.(counts);
      // in steps: a clock may be set, and a machine may have slept
      await wait(Math.min(left, 60_000), signal);
    }
  }

  /** A target that robots.txt forbids stays unknown: it is never asked for, and so never a fault. */
  async function checkOne(target: StoredTarget): Promise<Result> {
    if (scope.own(target.url)) return (await allows(target.url)) ? await check(target) : unvisited(target, 'robots');
    const word = await allows.elsewhere?.(target.url);
    if (word === 'disallowed') return unvisited(target, 'robots-elsewhere');
    const result = await check(target);
    if (word !== 'unreached' || result.observation?.status == null) return result;
    // a host without any answer is at fault itself, and its targets share that; this one answers, so its robots.txt must be had first
    return (await allows.elsewhere!(target.url, true)) === 'allowed' ? result : unvisited(target, 'robots-elsewhere');
  }

  /** Tries again what failed; whether any page came back that leads on. */
  async function confirm(): Promise<boolean> {
    const last = await frontier.lastFailure(observations);
    if (last === null) return false;
    progress('confirm');
    const apart = confirmAfter * 1000;
    // a clock may have been set meanwhile: forward it must not bring the attempts together, back it must not hold them up
    await wait(Math.min(apart, Math.max(last + apart - Date.now(), write.failedAt() + apart - performance.now())), signal);
    asker.forgive();
    await runAll(
      pagesThrough((after, limit) => frontier.failing(observations, after, limit)),
      concurrency * waitingAhead,
      async (target) => {
        if (target.observation && isFailing(target.observation.state)) counts.failing -= 1;
        counts.checked -= 1;
        await write(target.kind === 'page' ? await visited(target, true) : await checkOne(target));
        progress('confirm');
      },
    );
    await write.flush();
    await resolveRedirects(frontier);
    return true;
  }
}

/** A target that is not asked for stays unknown. */
const unvisited = (target: StoredTarget, leftOut: LeftOutReason): Result => ({
  ...target,
  redirect: undefined,
  observation: null,
  leftOut,
  seen: [],
});

/** What a run may spend, and the fetcher that counts it. */
function createBudget(
  fetcher: Fetcher,
  { maxTime, maxTraffic }: Pick<CrawlSettings, 'maxTime' | 'maxTraffic'>,
): { fetcher: Fetcher; spent(): 'max-time' | 'max-bytes' | null } {
  const begun = performance.now();
  let bytes = 0;
  return {
    fetcher: {
      async ask(request, given) {
        const answer = await fetcher.ask(request, given);
        bytes += answer.body.length;
        return answer;
      },
    },
    spent() {
      if (maxTime !== undefined && performance.now() - begun >= maxTime) return 'max-time';
      return maxTraffic !== undefined && bytes >= maxTraffic ? 'max-bytes' : null;
    },
  };
}

/** Everything that a list holds, asked for in batches, each after the place of the last of the one before. */
async function* inBatches<Row, Place>(
  list: (after: Place, limit: number) => Promise<Row[]>,
  begin: Place,
  placeOf: (row: Row) => Place,
): AsyncGenerator<Row, void, undefined> {
  for (let after = begin; ; ) {
    const rows = await list(after, batch);
    yield* rows;
    if (rows.length < batch) return;
    after = placeOf(rows.at(-1)!);
  }
}

const pagesThrough = (list: (after: StoredTarget | null, limit: number) => Promise<StoredTarget[]>) =>
  inBatches(list, null as StoredTarget | null, (target) => target);

/** Runs a task for every item, so many at a time. The first failure ends all. */
async function runAll<Item>(items: AsyncGenerator<Item>, width: number, task: (item: Item) => Promise<void>): Promise<void> {
  let failed = false;
  const work = async (): Promise<void> => {
    // an async generator answers one `next` after the other
    for (let next = await items.next(); !next.done && !failed; next = await items.next()) await task(next.value);
  };
  const workers = Array.from({ length: width }, () =>
    work().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const ends = await Promise.allSettled(workers);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Gathers results and writes them many at a time, one writing after the other. */
function createWriter(
  frontier: Frontier,
  counts: Counts,
): {
  (result: Result): Promise<void>;
  flush(): Promise<void>;
  /** When the last target of this run failed, by the clock that nobody sets. */
  failedAt(): number;
} {
  let waiting: Result[] = [];
  let writing: Promise<void> = Promise.resolve();
  let written = performance.now();
  let failedAt = Number.NEGATIVE_INFINITY;
  const flush = async (): Promise<void> => {
    const results = waiting;
    waiting = [];
    written = performance.now();
    writing = writing.then(async () => {
      if (results.length > 0) await frontier.record(results);
    });
    await writing;
  };
  const write = async (result: Result): Promise<void> => {
    counts.checked += 1;
    counts.targets += result.seen.length;
    if (result.page) counts.pages += 1;
    if (result.observation && isFailing(result.observation.state)) {
      counts.failing += 1;
      failedAt = performance.now();
    }
    waiting.push(result);
    if (waiting.length >= resultsAtOnce || performance.now() - written > longestWait) await flush();
  };
  return Object.assign(write, { flush, failedAt: () => failedAt });
}

/** Counts what is under way and tells when nothing is. */
function createGauge(): { enter(): void; leave(): void; size(): number; empty(): Promise<void> } {
  let size = 0;
  let waiting: (() => void)[] = [];
  return {
    enter: () => {
      size += 1;
    },
    leave: () => {
      size -= 1;
      if (size > 0) return;
      for (const go of waiting) go();
      waiting = [];
    },
    size: () => size,
    empty: () => (size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  if (milliseconds <= 0) return;
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal!.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
