/** A quick inspection of one site from the browser: begun, paused, gone on with after the worker was killed. */
import type { SiteFacts } from '../../checks/model/index.ts';
import { crawl } from '../../crawler/engine/crawl.ts';
import type { Frontier } from '../../crawler/engine/frontier.ts';
import { identityOf } from '../../crawler/engine/identity.ts';
import { createRobots } from '../../crawler/engine/robots.ts';
import { createScope } from '../../crawler/engine/scope.ts';
import { StartFault } from '../../crawler/engine/visit.ts';
import { siteOf } from '../../crawler/packages/dossier.ts';
import { createBrowserFetcher } from '../network/fetcher.ts';
import { createAllowance } from '../network/permission.ts';
import { announce } from '../store/changes.ts';
import { database, type StoredPage } from '../store/database.ts';
import { quickFrontier, type TargetRow } from './frontier.ts';
import type { InspectionSettings, StoredInspection } from './model.ts';
import { columnsOf, createReader, unpackFacts } from './reader.ts';
import { createTabReader } from './tab.ts';

const timeout = 20_000;
const maxBytes = 10_000_000;
const maxDepth = 30;
/** Share of the budget that columns may take before other pages have their turn. */
const columnShare = 0.75;
/** Milliseconds between two tellings of how far it is. */
const tellEvery = 400;

/** Keeps a new inspection, in place of the last one of the same site. */
export async function createInspection(
  settings: InspectionSettings,
  status: StoredInspection['status'] = 'running',
): Promise<StoredInspection> {
  const url = identityOf(settings.url);
  const site = siteOf(url, settings.profile);
  for (const old of await listInspections()) if (old.site === site) await removeInspection(old.id);
  const inspection: StoredInspection = {
    ...{ id: crypto.randomUUID(), site, settings: { ...settings, url }, startedAt: new Date().toISOString() },
    ...{ status, phase: 'pages', counts: { pages: 0, chosen: 0, targets: 0, checked: 0, failing: 0 } },
  };
  await save(inspection);
  return inspection;
}

export async function listInspections(): Promise<StoredInspection[]> {
  return (await database()).getAll('inspections');
}

export async function inspectionOf(site: string): Promise<StoredInspection | undefined> {
  return (await listInspections()).find((one) => one.site === site);
}

export async function removeInspection(id: string): Promise<void> {
  const tx = (await database()).transaction(['inspections', 'targets', 'pages'], 'readwrite');
  await tx.objectStore('inspections').delete(id);
  for (const name of ['targets', 'pages'] as const) {
    for (const key of await tx.objectStore(name).index('inspection').getAllKeys(id)) await tx.objectStore(name).delete(key);
  }
  await tx.done;
  announce('inspection');
}

export async function save(inspection: StoredInspection): Promise<void> {
  await (await database()).put('inspections', inspection);
  announce('inspection');
}

/** Gathers until done, paused by the signal, or failed; what is kept already is not asked for again. */
export async function runInspection(inspection: StoredInspection, signal: AbortSignal): Promise<void> {
  const { id, settings } = inspection;
  const { url, asOf, profile, robots, allowPrivate, maxPages, concurrency, interval, confirmAfter } = settings;
  const db = await database();
  const columns = new Set<string>();
  const readPages = await db.getAllFromIndex('pages', 'inspection', id);
  for (const page of readPages) for (const column of columnsOf(unpackFacts(page.facts, null))) columns.add(column);
  const keep = async (rows: readonly TargetRow[], pages: readonly StoredPage[]): Promise<void> => {
    const tx = db.transaction(['targets', 'pages'], 'readwrite');
    for (const row of rows) void tx.objectStore('targets').put(row);
    for (const page of pages) void tx.objectStore('pages').put(page);
    await tx.done;
  };
  const rows = await db.getAllFromIndex('targets', 'inspection', id);
  const frontier = quickFrontier(
    id,
    rows,
    readPages.map((page) => page.url),
    keep,
    { has: (address) => columns.has(address), share: Math.ceil(maxPages * columnShare) },
  );
  const allowed = createAllowance();
  const fetcher = createBrowserFetcher({ timeout, maxBytes, allowPrivate, allowed });
  const tabs = createTabReader(allowed);
  let told = 0;
  let current = inspection;
  try {
    await crawl(
      { url, profile, maxPages, maxDepth, concurrency, interval, confirmAfter, seed: '' },
      {
        fetcher,
        frontier,
        robots: (asker) => (robots === 'ignore' ? async () => true : createRobots({ asker, own: createScope(url, profile).own })),
        readPage: createReader(asOf, tabs, (facts) => {
          for (const column of columnsOf(facts)) columns.add(column);
        }),
        browse: tabs.show,
        signal,
        onProgress: (phase, counts) => {
          current = { ...current, phase, counts: { ...counts } };
          if (performance.now() - told < tellEvery) return;
          told = performance.now();
          void save(current);
        },
      },
    );
    const counts = await frontier.counts();
    await save({ ...current, status: 'done', counts, reached: await reachedOf(frontier, url), coverage: frontier.coverage() });
  } catch (error) {
    const counts = await frontier.counts();
    if (signal.aborted) await save({ ...current, status: 'paused', counts });
    else await save({ ...current, status: 'failed', counts, fault: faultOf(error) });
  } finally {
    fetcher.close();
  }
}

function faultOf(error: unknown): NonNullable<StoredInspection['fault']> {
  if (error instanceof StartFault) return { code: error.code, detail: error.finalUrl };
  return { code: 'unexpected', detail: error instanceof Error ? error.message : String(error) };
}

/** Whether the start address gave a page, at its last attempt. */
async function reachedOf(frontier: Frontier, url: string): Promise<SiteFacts['reached']> {
  const observation = (await frontier.target(url))?.observation;
  const { state, status, reason } = observation ?? { state: 'refused' as const, status: null, reason: 'NO_PERMISSION' };
  return { ok: state === 'ok' || state === 'moved', state, status, reason };
}
