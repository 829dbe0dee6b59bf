/** The links of one page, asked for from the background: HEAD, and GET where HEAD is not answered well; what fails is tried again later. */
import type { LinkState, PageFacts } from '../../checks/model/index.ts';
import { createAsker } from '../../crawler/engine/asking.ts';
import { createChecker } from '../../crawler/engine/check.ts';
import type { StoredTarget } from '../../crawler/engine/frontier.ts';
import { reachOf } from '../../crawler/engine/identity.ts';
import { createMissing } from '../../crawler/engine/missing.ts';
import { leadsOf } from '../../crawler/engine/reading.ts';
import { createScope } from '../../crawler/engine/scope.ts';
import { isFailing } from '../../crawler/engine/states.ts';
import { unmeasurable } from '../network/faults.ts';
import { createBrowserFetcher } from '../network/fetcher.ts';
import { createAllowance } from '../network/permission.ts';
import { announce } from '../store/changes.ts';
import { database } from '../store/database.ts';
import { createReader } from './reader.ts';

export interface LinkResult {
  state: LinkState;
  status: number | null;
  reason: string | null;
  attempts: number;
}

export interface LinkReport {
  /** Address of the page. */
  url: string;
  at: string;
  status: 'running' | 'stopped' | 'done';
  targets: string[];
  /** By target; null where the browser could not tell. */
  results: Record<string, LinkResult | null>;
  settings: VerifySettings;
}

export interface VerifySettings {
  asOf: string;
  concurrency: number;
  interval: number;
  confirmAfter: number;
  allowPrivate: boolean;
}

const timeout = 20_000;
const maxBytes = 2_000_000;
const tellEvery = 400;

/** Targets of a page that can be asked for, and the results known without asking. */
export function startReport(facts: Pick<PageFacts, 'links' | 'url'>, settings: VerifySettings): LinkReport {
  const targets = leadsOf(facts).map(({ url }) => url);
  const results: LinkReport['results'] = {};
  for (const url of targets) {
    const reach = reachOf(url);
    if (reach !== 'http') results[url] = { state: reach, status: null, reason: null, attempts: 1 };
  }
  return { url: facts.url, at: new Date().toISOString(), status: 'running', targets, results, settings };
}

export async function reportOf(url: string): Promise<LinkReport | undefined> {
  return (await database()).get('links', url);
}

export async function saveReport(report: LinkReport): Promise<void> {
  await (await database()).put('links', report);
  announce('links');
}

/** Asks until every target has a result; the signal stops it. What has one already is not asked for again. */
export async function runReport(report: LinkReport, signal: AbortSignal): Promise<void> {
  const { asOf, concurrency, interval, confirmAfter, allowPrivate } = report.settings;
  const fetcher = createBrowserFetcher({ timeout, maxBytes, allowPrivate, allowed: createAllowance() });
  const asker = createAsker(fetcher, { concurrency, interval }, signal);
  const readPage = createReader(asOf);
  const missing = createMissing(asker, readPage, report.url, '');
  const check = createChecker({ asker, scope: createScope(report.url), missing, readPage, browse: async () => null });
  let told = performance.now();
  const ask = async (url: string): Promise<void> => {
    const before = report.results[url];
    const target: StoredTarget = {
      ...{ url, kind: 'check', depth: null, rank: 0, observation: null, redirect: null },
      attempts: before?.attempts ?? 0,
    };
    const { observation, attempts } = await check(target);
    const known = observation && !unmeasurable.has(observation.reason ?? '');
    report.results[url] = known ? { ...observation, attempts } : null;
    if (performance.now() - told > tellEvery) {
      told = performance.now();
      await saveReport(report);
    }
  };
  try {
    await eachOf(
      report.targets.filter((url) => report.results[url] === undefined),
      concurrency * 4,
      ask,
    );
    const failing = report.targets.filter((url) => isOnceFailing(report.results[url]));
    if (failing.length > 0) {
      await saveReport(report);
      await pause(confirmAfter * 1000, signal);
      asker.forgive();
      await eachOf(failing, concurrency * 4, ask);
    }
    report.status = 'done';
  } catch (error) {
    report.status = 'stopped';
    if (!signal.aborted) throw error;
  } finally {
    fetcher.close();
    await saveReport(report);
  }
}

const isOnceFailing = (result: LinkReport['results'][string] | undefined): boolean =>
  result !== null && result !== undefined && result.attempts < 2 && isFailing(result.state);

async function eachOf<Item>(items: readonly Item[], width: number, task: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await task(next.value);
  };
  await Promise.all(Array.from({ length: width }, work));
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
