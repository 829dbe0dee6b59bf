/** Tables of schedules and their runs. */
import type { Generated, Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

export interface ScheduleTables {
  jobs: {
    number: Generated<number>;
    name: string;
    /** One of the kinds of kinds.ts. */
    kind: string;
    /** JSON list of the arguments that the command is given. */
    args: string;
    /** Cron terms, by the clock of the office. */
    cron: string;
    /** `20:00-07:00`, in which runs may begin; null at all times. */
    between: string | null;
    paused: number;
    /** Moments are milliseconds since 1970. */
    created: number;
    /** Every due moment up to this one was dealt with. */
    settled: number;
  };
  job_runs: {
    number: Generated<number>;
    job: number;
    /** The moment of the terms that it was run for. */
    due: number;
    /** Due moments before it that passed without a run: the machine or the program was not there. */
    missed: number;
    state: string;
    claimed: number;
    started: number | null;
    ended: number | null;
    code: number | null;
    /** Why it did not run, or not to its end. */
    note: string | null;
  };
}

export async function addSchedules(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('jobs')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('args', 'text', (column) => column.notNull())
    .addColumn('cron', 'text', (column) => column.notNull())
    .addColumn('between', 'text')
    .addColumn('paused', 'integer', (column) => column.notNull())
    .addColumn('created', 'integer', (column) => column.notNull())
    .addColumn('settled', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('job_runs')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('job', 'integer', (column) => column.notNull())
    .addColumn('due', 'integer', (column) => column.notNull())
    .addColumn('missed', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('claimed', 'integer', (column) => column.notNull())
    .addColumn('started', 'integer')
    .addColumn('ended', 'integer')
    .addColumn('code', 'integer')
    .addColumn('note', 'text')
    .execute();
  await db.schema.createIndex('job_runs_job').on('job_runs').columns(['job', 'number']).execute();
}
