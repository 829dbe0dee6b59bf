/** Tables of the roster, of rounds with their results by revision, and of what people marked. Triggers hold that what was said or closed stays. */
import type { Generated, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../schema.ts';

export interface RoundTables {
  roster: {
    id: string;
    /** JSON of a RosterSite. */
    data: string;
    /** JSON of what files said of it last, field by field: what differs from it in `data` was corrected by people. */
    imported: string;
  };
  /** Who changed what of the roster; written once. */
  roster_changes: {
    number: Generated<number>;
    site: string;
    kind: 'added' | 'changed' | 'edited' | 'removed';
    at: string;
    by: string;
    /** JSON: the site before and after. */
    data: string;
  };
  rounds: {
    number: Generated<number>;
    id: string;
    /** JSON of a StoredRound. */
    data: string;
    /** JSON of the texts of the index and of those it is made of, compressed by zstd. */
    index_texts: Uint8Array;
  };
  round_sites: {
    round: number;
    site: string;
    /** JSON of the RosterSite when the round was made. */
    data: string;
    sampled: number;
    /** An inspection was begun; null when none was, or when it has ended in a run. */
    begun: string | null;
    /** Second since 1970 at which work on it began; null while nobody works on it. */
    running: number | null;
  };
  /** What was gathered and judged of a site, without marks. */
  round_runs: {
    number: Generated<number>;
    round: number;
    site: string;
    /** JSON of the RosterSite that it was inspected as. */
    data: string;
    status: 'done' | 'unreached' | 'failed';
    /** JSON of a Bilingual. */
    error: string | null;
    inspection: string | null;
    checks_version: string;
    at: string;
    /** JSON of SiteFacts and of judgements (those of parts first), compressed by zstd; null without a verdict. */
    facts: Uint8Array | null;
    judgements: Uint8Array | null;
  };
  /** What counts of a site from this revision on; revision 0 while the round is open. */
  round_results: {
    round: number;
    site: string;
    revision: number;
    run: number;
    /** JSON of a Scorecard, compressed by zstd. */
    scorecard: Uint8Array | null;
    /** JSON of the findings that only show beside other sites, compressed by zstd. */
    beside: Uint8Array | null;
  };
  round_revisions: {
    round: number;
    revision: number;
    at: string;
    by: string;
    why: string;
    checks_version: string;
    /** Number of the last mark that counts. */
    marks: number;
  };
  /** What evaluators said of leaves, and how differences were settled; written once. */
  round_marks: {
    number: Generated<number>;
    round: number;
    site: string;
    leaf: string;
    kind: 'mark' | 'settlement';
    by: string;
    /** When it was decided. */
    at: string;
    /** JSON of the Mark; of a settlement, with why. */
    data: string;
    /** Where it came from: `typed`, or the name of a file. */
    source: string;
    /** When it was written down. */
    written: string;
  };
}

/** Rows of these are written once. */
const kept = ['roster_changes', 'round_marks', 'round_revisions'];

export async function addRounds(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('roster')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('imported', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('roster_changes')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('rounds')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('index_texts', 'blob', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('round_sites')
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('sampled', 'integer', (column) => column.notNull())
    .addColumn('begun', 'text')
    .addColumn('running', 'integer')
    .addPrimaryKeyConstraint('round_sites_key', ['round', 'site'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createTable('round_runs')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('error', 'text')
    .addColumn('inspection', 'text')
    .addColumn('checks_version', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('facts', 'blob')
    .addColumn('judgements', 'blob')
    .execute();
  await db.schema
    .createTable('round_results')
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('run', 'integer', (column) => column.notNull())
    .addColumn('scorecard', 'blob')
    .addColumn('beside', 'blob')
    .addPrimaryKeyConstraint('round_results_key', ['round', 'site', 'revision'])
    .execute();
  await db.schema
    .createTable('round_revisions')
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .addColumn('checks_version', 'text', (column) => column.notNull())
    .addColumn('marks', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('round_revisions_key', ['round', 'revision'])
    .execute();
  await db.schema
    .createTable('round_marks')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('leaf', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('written', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('round_marks_place').on('round_marks').columns(['round', 'site', 'leaf']).execute();
  for (const table of kept)
    for (const change of ['update', 'delete'])
      await sql`create trigger ${sql.id(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, 'the record is written once'); end`.execute(db);
  // a revision that was handed out is what it was
  for (const change of ['update', 'delete'])
    await sql`create trigger ${sql.id(`round_results_no_${change}`)} before ${sql.raw(change)} on round_results
      when exists (select 1 from round_revisions where round = old.round and revision >= old.revision)
      begin select raise(abort, 'a closed revision stays as it is'); end`.execute(db);
  for (const change of ['update', 'delete'])
    await sql`create trigger ${sql.id(`round_runs_no_${change}`)} before ${sql.raw(change)} on round_runs
      when exists (select 1 from round_revisions join round_results using (round)
        where round = old.round and run = old.number and round_results.revision <= round_revisions.revision)
      begin select raise(abort, 'a closed revision stays as it is'); end`.execute(db);
}
