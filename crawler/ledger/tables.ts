/** Tables of the rectification ledger: items, their events, the terms that bound them, and the outbox. Triggers hold that nothing is changed or deleted. */
import type { Generated, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../schema.ts';

export interface LedgerTables {
  ledger_items: {
    number: Generated<number>;
    key: string;
    kind: string;
    organ: string;
    site: string | null;
    /** JSON of a LedgerItem. */
    data: string;
  };
  ledger_events: {
    item: number;
    seq: number;
    /** When it happened; ISO 8601 in UTC. */
    at: string;
    by: string;
    kind: string;
    /** JSON, by kind. */
    data: string;
    /** When it was written down. */
    written: string;
  };
  /** Terms as they were when items were opened, by the digest of their text. */
  ledger_terms: {
    id: string;
    data: string;
  };
  /** Notices to be sent; what became of each is in its attempts. */
  ledger_notices: {
    number: Generated<number>;
    /** The same for the same news to the same receiver: none is made twice. */
    key: string;
    channel: string;
    receiver: string;
    /** JSON of subject and body. */
    data: string;
    made: string;
  };
  /** Which events a receiver was told of. */
  ledger_told: {
    receiver: string;
    item: number;
    seq: number;
    notice: number;
  };
  ledger_attempts: {
    notice: number;
    attempt: number;
    at: string;
    /** begun, before anything leaves the machine; then what came of it. */
    outcome: 'begun' | 'sent' | 'failed' | 'given-up';
    detail: string;
  };
}

/** Rows of these are written once. */
const kept = ['ledger_items', 'ledger_events', 'ledger_terms', 'ledger_notices', 'ledger_told', 'ledger_attempts'];

export async function addLedger(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('ledger_items')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('organ', 'text', (column) => column.notNull())
    .addColumn('site', 'text')
    .addColumn('data', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('ledger_items_organ').on('ledger_items').columns(['organ', 'number']).execute();
  await db.schema
    .createTable('ledger_events')
    .addColumn('item', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('written', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_events_key', ['item', 'seq'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createTable('ledger_terms')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('ledger_notices')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('receiver', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('made', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('ledger_told')
    .addColumn('receiver', 'text', (column) => column.notNull())
    .addColumn('item', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('notice', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_told_key', ['receiver', 'item', 'seq'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createTable('ledger_attempts')
    .addColumn('notice', 'integer', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_attempts_key', ['notice', 'attempt', 'outcome'])
    .modifyEnd(sql`without rowid`)
    .execute();
  for (const table of kept)
    for (const change of ['update', 'delete'])
      await sql`create trigger ${sql.id(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, 'the ledger is written once'); end`.execute(db);
}
