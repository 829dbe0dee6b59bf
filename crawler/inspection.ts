/** One inspection over one site: gathers pages and link states into the store. */
import { createHash } from 'node:crypto';
import type { SiteFacts, SiteProfile } from '../checks/model/index.ts';
import type { Probes } from '../checks/model/probes.ts';
import { readAttachments } from './attachments.ts';
import { isPublicAddress, type ResolveRule } from './connect.ts';
import type { Frontier } from './engine/frontier.ts';
import type { Hours } from './engine/hours.ts';
import { identityOf } from './engine/identity.ts';
import { createScope } from './engine/scope.ts';
import { StartFault } from './engine/visit.ts';
import { CrawlError } from './errors.ts';
import { type PersonalMode, removeVault } from './evidence/vault.ts';
import { limits, startOf } from './fetch.ts';
import { openGatherer } from './gatherer.ts';
import { lockInspection } from './lock.ts';
import type { ProbeScope } from './probes/scopes.ts';
import { openStore, type Store } from './store.ts';
import { storeFault } from './store-faults.ts';

export interface InspectionSettings {
  url: string;
  /** The day the verdict speaks of, `YYYY-MM-DD`. */
  asOf: string;
  profile?: SiteProfile;
  /** Folder of the store. */
  workspace: string;
  maxPages: number;
  /** Requests in flight, to one host and in all. */
  concurrency: number;
  /** Milliseconds between two requests to one host. */
  interval: number;
  /** Clicks from the start address; 30 without it. */
  maxDepth?: number;
  /** Bytes of a page; 10 MB without it. */
  maxBytes?: number;
  /** Milliseconds; 15,000 without it. */
  timeout?: number;
  allowPrivate?: boolean;
  resolve?: ResolveRule[];
  robots?: 'respect' | 'ignore';
  /** `auto`: what HTTP cannot see is looked at in a browser where there is one; `never`: HTTP only. */
  render?: 'auto' | 'never';
  /** Attached files read at most; 40 without it. */
  attachments?: number;
  /** What is asked beside the pages; `network` without it. */
  probes?: ProbeScope;
  /** Seconds before what failed is tried again; 60 without it. */
  confirmAfter?: number;
  /** Hours in which the site may be asked, by its own clock; at all times without it. */
  hours?: Hours;
  /** Minutes that this run asks for, and megabytes that it takes in; what is left then is listed as left out. */
  maxTime?: number;
  maxTraffic?: number;
  /** Raw answers kept until judging says which are quoted, or for good, or not at all; `quoted` without it. */
  evidence?: 'none' | 'quoted' | 'all';
  /** What becomes of evidence that shows personal data, or that nobody can look into; `exclude` without it. `encrypt`: the passphrase is in the environment. */
  personalData?: PersonalMode;
  /** Contact address that the user agent names. */
  contact?: string;
  /** Decides which pages a budget takes. */
  seed?: string;
  signal?: AbortSignal;
  /** Told the id before anything is asked for, so that whoever waits knows what was begun should this process end. */
  onBegin?: (inspection: string) => Promise<void>;
  onProgress?: (progress: Progress) => void;
}

export interface Progress {
  /** `waiting`: the hours in which the site may be asked have not come. */
  phase: 'pages' | 'links' | 'confirm' | 'waiting';
  /** Pages read. */
  pages: number;
  /** Targets that nobody looked at yet. */
  queued: number;
  targets: number;
  checked: number;
  failing: number;
}

/**
 * Gathers a site; goes on with an unfinished inspection of the same address, day and settings. A site that does not answer is a result,
 * not an error. Throws a CrawlError for what a person can mend: no address, a private one, a workspace that cannot be written, an
 * address that is no page.
 */
export async function gather(given: InspectionSettings): Promise<{ inspection: string }> {
  const url = identityOf(startOf(given.url));
  refusePrivate(url, given);
  const settings = {
    maxDepth: 30,
    maxBytes: limits.maxBytes,
    robots: 'respect' as const,
    render: 'auto' as const,
    probes: 'network' as const,
    attachments: 40,
    allowPrivate: false,
    seed: '',
    ...withoutUndefined(given),
    url,
  };
  const { asOf, profile, maxPages, maxDepth, maxBytes, robots, render, probes, attachments, allowPrivate, seed } = settings;
  const bearing = { url, asOf, profile, maxPages, maxDepth, maxBytes, robots, render, probes, attachments, allowPrivate, seed };
  const fingerprint = createHash('sha256').update(JSON.stringify(bearing)).digest('hex');

  const store = await openStore(given.workspace);
  try {
    return { inspection: await gatherStored(store, settings, fingerprint, bearing) };
  } catch (error) {
    throw storeFault(error, given.workspace);
  } finally {
    await store.close();
  }
}

async function gatherStored(store: Store, settings: Filled, fingerprint: string, bearing: Record<string, unknown>): Promise<string> {
  const { url, asOf, workspace } = settings;
  const { id } = await store.openInspection({ url, asOf, fingerprint, settings: bearing });
  const lock = lockInspection(workspace, id);
  try {
    await settings.onBegin?.(id);
    const frontier = await store.frontier(id);
    let answers: Probes | null;
    try {
      answers = await gatherInto(frontier, settings, store, id);
    } catch (error) {
      if (!(error instanceof StartFault)) throw error;
      await store.removeInspection(id);
      removeVault(workspace, id);
      throw describeStart(error, url);
    }
    await store.history.noteSeen(id);
    await store.finishInspection(id, { reached: await reachedOf(frontier, url), coverage: await store.coverage(id), probes: answers });
    return id;
  } finally {
    lock.release();
  }
}

/** Settings with nothing that bears on the result left open. */
export type Filled = InspectionSettings &
  Required<Pick<InspectionSettings, 'maxDepth' | 'maxBytes' | 'robots' | 'render' | 'probes' | 'attachments' | 'allowPrivate' | 'seed'>>;

/** Pages and targets into the frontier; returns what the probes answered. */
async function gatherInto(frontier: Frontier, settings: Filled, store: Store, inspection: string): Promise<Probes | null> {
  const { asOf, url, seed, profile, attachments: most } = settings;
  const gatherer = openGatherer(settings, store, inspection, { earlier: (await store.history.before(inspection))?.id, orphans: true });
  try {
    await gatherer.crawl(frontier);
    const { own } = createScope(url, profile);
    await readAttachments({ asOf, seed, most, own }, { store, inspection, asker: gatherer.asker, onRead: gatherer.documentRead });
    return await gatherer.probe();
  } finally {
    await gatherer.close();
  }
}

/** Whether the start address gave a page, at its last attempt. */
export async function reachedOf(frontier: Frontier, url: string): Promise<SiteFacts['reached']> {
  const observation = (await frontier.target(url))?.observation;
  if (!observation) throw new Error(`the start address ${url} was not visited`);
  const { state, status, reason } = observation;
  return { ok: state === 'ok' || state === 'moved', state, status, reason };
}

/** What to tell a person who gave an address that is no site. */
function describeStart({ code, finalUrl }: StartFault, url: string): CrawlError {
  switch (code) {
    case 'private-address':
      return privateError(finalUrl);
    case 'too-large':
      return new CrawlError(code, `首页过大，超过单页上限，无法检查：${finalUrl}`, `the home page is larger than is read: ${finalUrl}`);
    case 'leads-away':
      return new CrawlError(
        code,
        `${url} 跳转到另一站点：${finalUrl}。请直接检查该网址；如只检查其中一个单位，请用站点档案写明路径范围。`,
        `${url} leads to another site, ${finalUrl}: inspect that address; for one unit of it, name its paths in a site profile`,
      );
    case 'no-page':
      return new CrawlError(
        code,
        `该网址不是网页（是文件或内容为空）：${finalUrl}。请给出网站首页的网址。`,
        `${finalUrl} is no page (a file, or empty); give the address of the site’s home page`,
      );
  }
}

/** A private address given as such is refused before anything is stored; one that a name resolves to, when it is connected to. */
function refusePrivate(url: string, { allowPrivate, resolve = [] }: InspectionSettings): void {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const literal = /^[\d.]+$/.test(host) || host.includes(':');
  if (allowPrivate || !literal || isPublicAddress(host) || resolve.some(({ pattern }) => pattern === host || pattern === '*')) return;
  throw privateError(url);
}

function privateError(url: string): CrawlError {
  const { host } = new URL(url);
  return new CrawlError(
    'private-address',
    `${host} 是内网或本机地址，默认不访问。确需检查的，请加 --allow-private。`,
    `${host} is a private or loopback address, which is not visited; to inspect it all the same, add --allow-private`,
  );
}

function withoutUndefined<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;
}
