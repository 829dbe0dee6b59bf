/** Tables of the store and how they came about. */
import type { Generated, Kysely } from 'kysely';
import { sql } from 'kysely';

export interface Tables {
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
  };
}

/** What became of a target: seen, chosen to be visited, done, left out. */
export const stages = { seen: 0, chosen: 1, done: 2, leftOut: 3 } as const;

/** Version that a store bears once every step of `migrations` was taken. */
const migrations: ((db: Kysely<Tables>) => Promise<void>)[] = [createTables, addProbes, addDocuments];
export const schemaVersion = migrations.length;

/** Takes the steps that a store of this version lacks. */
export async function migrate(db: Kysely<Tables>, version: number): Promise<void> {
  for (const step of migrations.slice(version)) await step(db);
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
