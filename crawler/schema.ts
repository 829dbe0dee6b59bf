/** Tables of the store and how they came about. */
import type { Generated, Kysely } from 'kysely';
import { sql } from 'kysely';
import { type AccessTables, addAccess } from './access/tables.ts';
import { addLedger, type LedgerTables } from './ledger/tables.ts';
import { addRechecks, type RecheckTables } from './recheck/tables.ts';
import { addRounds, type RoundTables } from './rounds/tables.ts';
import { addSchedules, type ScheduleTables } from './schedule/tables.ts';

export interface Tables extends RoundTables, LedgerTables, ScheduleTables, RecheckTables, AccessTables {
  inspections: {
    number: Generated<number>;
    id: string;
    url: string;
    as_of: string;
    /** Hash of all settings that bear on the result. */
    fingerprint: string;
    settings: string;
    status: 'running' | 'done';
    started_at: string;
    finished_at: string | null;
    reached: string | null;
    coverage: string | null;
    probes: string | null;
    /** Number of the inspection that this one is a recheck of. */
    over: number | null;
  };
  targets: {
    inspection: number;
    url: string;
    kind: 'page' | 'check';
    depth: number | null;
    rank: number;
    stage: number;
    left_out: string | null;
    redirect: string | null;
    redirect_status: number | null;
    state: string | null;
    status: number | null;
    reason: string | null;
    attempts: number;
    tried_at: number | null;
  };
  /** Attached files that were opened. */
  documents: {
    inspection: number;
    url: string;
    /** As in `pages`; null where the file could not be read. */
    facts: Uint8Array | null;
  };
  pages: {
    inspection: number;
    url: string;
    timing: string | null;
    /** JSON of PageFacts without timing, compressed by zstd. */
    facts: Uint8Array;
    /** JSON of what tells whether the page has changed since; see history/mark.ts. */
    mark: string | null;
    /** Of a further page of a list: what it leads to and how much it shows; see engine/pagers.ts. */
    listed: string | null;
  };
  /** Addresses that inspections begin at and that are monitored. */
  sites: {
    number: Generated<number>;
    url: string;
    /** Second since 1970 until which the home page is to be visited. */
    monitored_until: number | null;
  };
  /** Visits to home pages. */
  visits: {
    site: number;
    /** Second since 1970. */
    at: number;
    /** 0 opened, 1 did not open, 2 not measured. */
    outcome: number;
    /** Milliseconds. */
    took: number;
    status: number | null;
    reason: string | null;
  };
  /** What is looked at once a day beside the visits. */
  days: {
    site: number;
    day: string;
    /** JSON of a DayRecord. */
    record: string;
  };
  /** When addresses of pages were first met. */
  first_seen: {
    site: number;
    /** 52 bits of the address's hash: a tenth of its size. */
    address: number;
    /** Days since 1970, in the site's own time. */
    day: number;
    inspection: number;
  };
}

/** What became of a target: seen, chosen to be visited, done, left out. */
export const stages = { seen: 0, chosen: 1, done: 2, leftOut: 3 } as const;

/** Version that a store bears once every step of `migrations` was taken. */
const migrations: ((db: Kysely<Tables>) => Promise<void>)[] = [
  createTables,
  addProbes,
  addDocuments,
  addMonitor,
  addHistory,
  addRounds,
  addLedger,
  addSchedules,
  addRechecks,
  addAccess,
  addListed,
];
export const schemaVersion = migrations.length;

/** Takes the steps that a store of this version lacks. */
export async function migrate(db: Kysely<Tables>, version: number): Promise<void> {
  for (const step of migrations.slice(version)) await step(db);
}

async function addListed(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('pages').addColumn('listed', 'text').execute();
}

async function addMonitor(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('sites')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('url', 'text', (column) => column.notNull().unique())
    .addColumn('monitored_until', 'integer')
    .execute();
  await db.schema
    .createTable('visits')
    .addColumn('site', 'integer', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'integer', (column) => column.notNull())
    .addColumn('took', 'integer', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('visits_key', ['site', 'at'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createTable('days')
    .addColumn('site', 'integer', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('days_key', ['site', 'day'])
    .modifyEnd(sql`without rowid`)
    .execute();
}

async function addHistory(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('pages').addColumn('mark', 'text').execute();
  await db.schema
    .createTable('first_seen')
    .addColumn('site', 'integer', (column) => column.notNull())
    .addColumn('address', 'integer', (column) => column.notNull())
    .addColumn('day', 'integer', (column) => column.notNull())
    .addColumn('inspection', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('first_seen_key', ['site', 'address'])
    .modifyEnd(sql`without rowid`)
    .execute();
}

async function addDocuments(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('documents')
    .addColumn('inspection', 'integer', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('facts', 'blob')
    .addPrimaryKeyConstraint('documents_key', ['inspection', 'url'])
    .execute();
}

async function addProbes(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('inspections').addColumn('probes', 'text').execute();
}

async function createTables(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('inspections')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('as_of', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('reached', 'text')
    .addColumn('coverage', 'text')
    .execute();
  await db.schema
    .createTable('targets')
    .addColumn('inspection', 'integer', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('depth', 'integer')
    .addColumn('rank', 'integer', (column) => column.notNull())
    .addColumn('stage', 'integer', (column) => column.notNull())
    .addColumn('left_out', 'text')
    .addColumn('redirect', 'text')
    .addColumn('redirect_status', 'integer')
    .addColumn('state', 'text')
    .addColumn('status', 'integer')
    .addColumn('reason', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('tried_at', 'integer')
    .addPrimaryKeyConstraint('targets_key', ['inspection', 'url'])
    // the table is its own index by address
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema.createIndex('targets_order').on('targets').columns(['inspection', 'stage', 'kind', 'depth', 'rank', 'url']).execute();
  await db.schema
    .createTable('pages')
    .addColumn('inspection', 'integer', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('timing', 'text')
    .addColumn('facts', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('pages_key', ['inspection', 'url'])
    .execute();
}
