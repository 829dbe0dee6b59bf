/** The workspace's store: inspections, their targets and the facts of their pages, in one SQLite file. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { fileKindOf } from '../checks/facts/address.ts';
import type { TargetState } from '../checks/facts/site.ts';
import type { LinkState, PageFacts, SiteFacts } from '../checks/model/index.ts';
import type { Probes } from '../checks/model/probes.ts';
import { type Access, createAccess } from './access/tokens.ts';
import type { Frontier } from './engine/frontier.ts';
import { CrawlError } from './errors.ts';
import { createHistory, type History } from './history/history.ts';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import { createSeries, type Series } from './monitor/series.ts';
import { unpackFacts } from './read.ts';
import { createRechecks, type Rechecks } from './recheck/rechecks.ts';
import { createRoster, type Roster } from './rounds/roster.ts';
import { createRounds, type Rounds } from './rounds/rounds.ts';
import { createSchedule, type Schedule } from './schedule/jobs.ts';
import { migrate, schemaVersion, type Tables } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { storeFault } from './store-faults.ts';
import { storedFrontier } from './stored-frontier.ts';

export interface StoredInspection {
  id: string;
  url: string;
  asOf: string;
  status: 'running' | 'done';
  startedAt: string;
  finishedAt: string | null;
  /** As `inspect` was asked, without what differs from machine to machine. */
  settings: Record<string, unknown>;
  reached: SiteFacts['reached'] | null;
  coverage: SiteFacts['coverage'] | null;
  /** What the network, DNS and a browser answered beside the pages; null when nothing was asked. */
  probes: Probes | null;
}

export interface Store {
  /** Newest first; rechecks are no inspections of a site. */
  listInspections(): Promise<StoredInspection[]>;
  /** By id (that of a recheck too), the beginning of one that fits no other, or `latest`. */
  findInspection(name: string): Promise<StoredInspection | undefined>;
  /** The unfinished inspection with these settings, else a new one. */
  openInspection(given: { url: string; asOf: string; fingerprint: string; settings: Record<string, unknown> }): Promise<StoredInspection>;
  finishInspection(id: string, found: Pick<SiteFacts, 'reached' | 'coverage'> & { probes: Probes | null }): Promise<void>;
  removeInspection(id: string): Promise<void>;
  frontier(id: string): Promise<Frontier>;
  /** Facts of all pages in order of their address. */
  pages(id: string): AsyncIterable<PageFacts>;
  /** Whether a link leads to a file that is there. */
  hasFiles(id: string): Promise<boolean>;
  /** Addresses of the attached files that were opened. */
  documents(id: string): Promise<Set<string>>;
  /** What was read of an attached file; null when nothing could be. */
  saveDocument(id: string, url: string, facts: Uint8Array | null): Promise<void>;
  /** Facts of attached files in order of their address. */
  documentPages(id: string): AsyncIterable<PageFacts>;
  /** Facts of some pages, chosen by the seed of the inspection, the start address first. */
  somePages(id: string, count: number): AsyncIterable<PageFacts>;
  /** States of those of the addresses that are known. */
  states(id: string, urls: readonly string[]): Promise<Map<string, TargetState>>;
  /** Addresses that redirect to another of the site, with where they lead. */
  redirects(id: string): AsyncIterable<[from: string, to: string]>;
  coverage(id: string): Promise<SiteFacts['coverage']>;
  /** Visits to home pages. */
  series: Series;
  /** What earlier inspections of an address saw. */
  history: History;
  /** What is run at which times, and what came of it. */
  schedule: Schedule;
  /** Who may use the console. */
  access: Access;
  /** Looks at findings of earlier inspections. */
  rechecks: Rechecks;
  /** What is to be mended, by whom, and what came of it. */
  ledger: Ledger;
  /** The sites that rounds take theirs from. */
  roster: Roster;
  /** Inspections of many sites under one index, with results by revision and what people marked. */
  rounds: Rounds;
  close(): Promise<void>;
}

/** File in the workspace folder. */
const fileName = 'mingcha.sqlite';
/** Pages and rows read at once. */
const pagesAtOnce = 50;
const rowsAtOnce = 500;
const examplesListed = 10;
/** Reasons that leave a part of the site unseen; an address that repeats itself without end is no part. */
const leavesGaps = new Set(['max-pages', 'max-time', 'max-bytes', 'depth', 'robots', 'too-large']);

/** Opens the store of a workspace folder, making both where there are none. Throws a CrawlError when it cannot be written or is of a newer version. */
export async function openStore(workspace: string): Promise<Store> {
  const { db, version } = openFile(workspace);
  if (version > schemaVersion) {
    await db.destroy();
    throw new CrawlError(
      'workspace-newer',
      `工作目录 ${resolve(workspace)} 由更新版本的明察写成，本版本无法打开。请升级，或用 --workspace 另选目录。`,
      `the workspace ${resolve(workspace)} was written by a newer version; upgrade, or name another with --workspace`,
    );
  }
  if (version < schemaVersion) {
    await db.transaction().execute(async (on) => {
      // another process may have taken the steps meanwhile
      const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(on);
      await migrate(on, rows[0]!.user_version);
      await sql`pragma user_version = ${sql.lit(schemaVersion)}`.execute(on);
    });
  }
  return createStore(db);
}

/** Opens the store for one piece of work and closes it whatever comes of that. Throws as `openStore`; faults of the store are told as a person can mend them. */
export async function withStore<Result>(workspace: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(workspace);
  try {
    return await work(store);
  } catch (error) {
    throw storeFault(error, workspace);
  } finally {
    await store.close();
  }
}

function openFile(workspace: string): { db: Kysely<Tables>; version: number } {
  const folder = resolve(workspace);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    const { db, database } = openSqlite<Tables>(join(folder, fileName));
    const { user_version: version } = database.prepare('pragma user_version').get() as { user_version: number };
    return { db, version };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const words = code === 'ERR_SQLITE_ERROR' ? message : (code ?? message);
    throw new CrawlError(
      'workspace-unwritable',
      `工作目录无法使用：${folder}（${words}）。请用 --workspace 指定可写的目录。`,
      `the workspace ${folder} cannot be used (${words}); name a folder that can be written with --workspace`,
    );
  }
}

function createStore(db: Kysely<Tables>): Store {
  const numberOf = async (id: string): Promise<number> => {
    const row = await db.selectFrom('inspections').select('number').where('id', '=', id).executeTakeFirst();
    if (!row) throw new CrawlError('no-inspection', `没有检查 ${id}`, `there is no inspection ${id}`);
    return row.number;
  };
  const all = () => db.selectFrom('inspections').selectAll();
  /** Without rechecks, which see a few pages only. */
  const whole = () => all().where('over', 'is', null);

  return {
    async listInspections() {
      return (await whole().orderBy('number', 'desc').execute()).map(readInspection);
    },

    async findInspection(name) {
      if (name === 'latest') {
        const row = await whole().orderBy('number', 'desc').limit(1).executeTakeFirst();
        return row && readInspection(row);
      }
      const rows = await all().where('id', '>=', name).where('id', '<', `${name}\uffff`).orderBy('id').limit(2).execute();
      const row = rows.find(({ id }) => id === name) ?? (rows.length === 1 ? rows[0] : undefined);
      return row && readInspection(row);
    },

    openInspection: ({ url, asOf, fingerprint, settings }) =>
      db.transaction().execute(async (on) => {
        const same = await on
          .selectFrom('inspections')
          .selectAll()
          .where('fingerprint', '=', fingerprint)
          .orderBy('number', 'desc')
          .execute();
        const running = same.find(({ status }) => status === 'running');
        if (running) return readInspection(running);
        const row = {
          id: `${asOf.replaceAll('-', '')}-${fingerprint.slice(0, 8)}${same.length > 0 ? `-${same.length + 1}` : ''}`,
          url,
          as_of: asOf,
          fingerprint,
          settings: JSON.stringify(settings),
          status: 'running' as const,
          started_at: new Date().toISOString(),
        };
        const made = await on.insertInto('inspections').values(row).returningAll().executeTakeFirstOrThrow();
        return readInspection(made);
      }),

    async finishInspection(id, { reached, coverage, probes }) {
      await db
        .updateTable('inspections')
        .set({
          status: 'done',
          finished_at: new Date().toISOString(),
          reached: JSON.stringify(reached),
          coverage: JSON.stringify(coverage),
          probes: probes && JSON.stringify(probes),
        })
        .where('id', '=', id)
        .execute();
    },

    async removeInspection(id) {
      const number = await numberOf(id);
      await db.transaction().execute(async (on) => {
        await on.deleteFrom('documents').where('inspection', '=', number).execute();
        await on.deleteFrom('pages').where('inspection', '=', number).execute();
        await on.deleteFrom('targets').where('inspection', '=', number).execute();
        await on.deleteFrom('inspections').where('number', '=', number).execute();
      });
    },

    frontier: async (id) => storedFrontier(db, await numberOf(id)),

    async *pages(id) {
      const number = await numberOf(id);
      for (let after = ''; ; ) {
        const rows = await db
          .selectFrom('pages')
          .select(['url', 'timing', 'facts'])
          .where('inspection', '=', number)
          .where('url', '>', after)
          .orderBy('url')
          .limit(pagesAtOnce)
          .execute();
        for (const { timing, facts } of rows) yield unpackFacts(facts, timing === null ? null : JSON.parse(timing));
        if (rows.length < pagesAtOnce) return;
        after = rows.at(-1)!.url;
      }
    },

    async hasFiles(id) {
      const number = await numberOf(id);
      for (let after = ''; ; ) {
        const rows = await db
          .selectFrom('targets')
          .select('url')
          .where('inspection', '=', number)
          .where('kind', '=', 'check')
          .where('state', 'in', ['ok', 'moved'])
          .where('url', '>', after)
          .orderBy('url')
          .limit(rowsAtOnce)
          .execute();
        if (rows.some(({ url }) => fileKindOf(url) === 'attachment')) return true;
        if (rows.length < rowsAtOnce) return false;
        after = rows.at(-1)!.url;
      }
    },

    async documents(id) {
      const rows = await db
        .selectFrom('documents')
        .select('url')
        .where('inspection', '=', await numberOf(id))
        .execute();
      return new Set(rows.map(({ url }) => url));
    },

    async saveDocument(id, url, facts) {
      await db
        .insertInto('documents')
        .values({ inspection: await numberOf(id), url, facts })
        .execute();
    },

    async *documentPages(id) {
      const rows = await db
        .selectFrom('documents')
        .select('facts')
        .where('inspection', '=', await numberOf(id))
        .orderBy('url')
        .execute();
      for (const { facts } of rows) if (facts) yield unpackFacts(facts, null);
    },

    async *somePages(id, count) {
      const number = await numberOf(id);
      const rows = await db
        .selectFrom('targets')
        .innerJoin('pages', (join) => join.onRef('pages.inspection', '=', 'targets.inspection').onRef('pages.url', '=', 'targets.url'))
        .select(['pages.timing', 'pages.facts'])
        .where('targets.inspection', '=', number)
        .orderBy('targets.rank')
        .orderBy('targets.url')
        .limit(count)
        .execute();
      for (const { timing, facts } of rows) yield unpackFacts(facts, timing === null ? null : JSON.parse(timing));
    },

    async states(id, urls) {
      const number = await numberOf(id);
      const found = new Map<string, TargetState>();
      for (let at = 0; at < urls.length; at += rowsAtOnce) {
        const rows = await db
          .selectFrom('targets')
          .select(['url', 'state', 'status', 'reason', 'attempts'])
          .where('inspection', '=', number)
          .where('url', 'in', urls.slice(at, at + rowsAtOnce))
          .where('state', 'is not', null)
          .execute();
        for (const { url, state, status, reason, attempts } of rows)
          found.set(url, { state: state as LinkState, status, reason, attempts });
      }
      return found;
    },

    async *redirects(id) {
      const number = await numberOf(id);
      for (let after = ''; ; ) {
        const rows = await db
          .selectFrom('targets')
          .select(['url', 'redirect'])
          .where('inspection', '=', number)
          .where('url', '>', after)
          .where('redirect', 'is not', null)
          .orderBy('url')
          .limit(rowsAtOnce)
          .execute();
        for (const { url, redirect } of rows) yield [url, redirect!];
        if (rows.length < rowsAtOnce) return;
        after = rows.at(-1)!.url;
      }
    },

    async coverage(id) {
      const number = await numberOf(id);
      const { pages } = await db
        .selectFrom('pages')
        .select((eb) => eb.fn.countAll<number>().as('pages'))
        .where('inspection', '=', number)
        .executeTakeFirstOrThrow();
      const targets = db.selectFrom('targets').where('inspection', '=', number);
      const { known, unknown } = await targets
        .select((eb) => [eb.fn.count<number>('state').as('known'), sql<number>`count(*) - count(state)`.as('unknown')])
        .executeTakeFirstOrThrow();
      const reasons = await targets
        .select((eb) => ['left_out', eb.fn.countAll<number>().as('count')])
        .where('left_out', 'is not', null)
        .groupBy('left_out')
        .orderBy('left_out')
        .execute();
      const leftOut: SiteFacts['coverage']['leftOut'] = [];
      for (const { left_out: reason, count } of reasons) {
        const examples = await targets.select('url').where('left_out', '=', reason).orderBy('url').limit(examplesListed).execute();
        leftOut.push({ reason: reason!, count, examples: examples.map(({ url }) => url) });
      }
      const complete = !leftOut.some(({ reason }) => leavesGaps.has(reason));
      return { pages, rendered: 0, targets: known, unmeasuredTargets: unknown, complete, leftOut };
    },

    series: createSeries(db),
    history: createHistory(db),
    schedule: createSchedule(db),
    access: createAccess(db),
    rechecks: createRechecks(db),
    ledger: createLedger(db),
    roster: createRoster(db),
    rounds: createRounds(db),

    close: () => db.destroy(),
  };
}

function readInspection(row: Omit<Tables['inspections'], 'number'>): StoredInspection {
  return {
    id: row.id,
    url: row.url,
    asOf: row.as_of,
    status: row.status,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    settings: JSON.parse(row.settings),
    reached: row.reached === null ? null : JSON.parse(row.reached),
    coverage: row.coverage === null ? null : JSON.parse(row.coverage),
    probes: row.probes === null ? null : JSON.parse(row.probes),
  };
}
