/** Tables of rechecks: a recheck is kept as an inspection of a few pages that lies over the one it looks at again. */
import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

export interface RecheckTables {
  recheck_answers: {
    /** Number of the recheck among the inspections. */
    recheck: number;
    check: string;
    fingerprint: string;
    /** JSON of an Answer. */
    data: string;
  };
}

export async function addRechecks(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('inspections').addColumn('over', 'integer').execute();
  await db.schema
    .createTable('recheck_answers')
    .addColumn('recheck', 'integer', (column) => column.notNull())
    .addColumn('check', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('recheck_answers_key', ['recheck', 'check', 'fingerprint'])
    .execute();
}
