/** Jobs and their runs in the store. What is due is decided elsewhere; here it is claimed, once, whoever asks. */
import type { Kysely } from 'kysely';
import { CrawlError } from '../errors.ts';
import type { Tables } from '../schema.ts';
import type { KindName } from './kinds.ts';

export interface Job {
  number: number;
  name: string;
  kind: KindName;
  args: string[];
  cron: string;
  between: string | null;
  paused: boolean;
  created: number;
  settled: number;
}

/**
 * claimed: to be started · running · done: the command ended, its code says how · stopped: ended from outside, goes on at the next start of the
 * daemon · lost: nobody saw its end, goes on likewise · skipped: the run before was still going on.
 */
export type RunState = 'claimed' | 'running' | 'done' | 'stopped' | 'lost' | 'skipped';

export interface Run {
  number: number;
  job: number;
  due: number;
  missed: number;
  state: RunState;
  claimed: number;
  started: number | null;
  ended: number | null;
  code: number | null;
  note: string | null;
}

export interface Schedule {
  /** In the order of their names. */
  jobs(): Promise<Job[]>;
  find(name: string): Promise<Job | undefined>;
  /** Throws a CrawlError when there is a job of that name. */
  add(job: Pick<Job, 'name' | 'kind' | 'args' | 'cron' | 'between'>, now: number): Promise<Job>;
  /** What was due while a job was paused is not made up for. */
  pause(name: string, paused: boolean, now: number): Promise<boolean>;
  remove(name: string): Promise<boolean>;
  /** Notes that every due moment up to one was dealt with. */
  settle(job: number, moment: number): Promise<void>;
  /** Claims the run for a due moment and settles it, all or nothing; null when another process has dealt with it. */
  claim(job: Job, due: number, missed: number, now: number, state?: 'claimed' | 'skipped', note?: string): Promise<Run | null>;
  run(number: number): Promise<Run | undefined>;
  /** Newest first. */
  runs(filter: { job?: number; state?: RunState; limit?: number }): Promise<Run[]>;
  /** Marks a claimed run as begun; false when it is not to be begun. */
  begin(run: number, now: number): Promise<boolean>;
  /** Says how a run ended; what was said already stays. */
  end(run: number, now: number, state: Exclude<RunState, 'claimed' | 'running'>, code: number | null, note?: string): Promise<boolean>;
}

/** Runs of one job that are remembered. */
const runsKept = 300;

export function createSchedule(db: Kysely<Tables>): Schedule {
  const readJob = ({ args, paused, kind, ...row }: Tables['jobs'] & { number: unknown }): Job =>
    ({ ...row, kind: kind as KindName, args: JSON.parse(args), paused: paused === 1 }) as unknown as Job;
  const readRun = (row: object): Run => row as Run;
  const all = () => db.selectFrom('jobs').selectAll();

  return {
    async jobs() {
      return (await all().orderBy('name').execute()).map((row) => readJob(row as never));
    },
    async find(name) {
      const row = await all().where('name', '=', name).executeTakeFirst();
      return row && readJob(row as never);
    },
    async add({ name, kind, args, cron, between }, now) {
      const row = { name, kind, args: JSON.stringify(args), cron, between, paused: 0, created: now, settled: now };
      const made = await db
        .insertInto('jobs')
        .values(row)
        .onConflict((conflict) => conflict.column('name').doNothing())
        .returningAll()
        .executeTakeFirst();
      if (made) return readJob(made as never);
      throw new CrawlError(
        'job-exists',
        `已有名为 ${name} 的任务。请另取名，或先用 schedule remove 删除。`,
        `there is a job ${name}; choose another name, or remove it first`,
      );
    },
    async pause(name, paused, now) {
      const { numUpdatedRows } = await db
        .updateTable('jobs')
        .set({ paused: Number(paused), ...(paused ? {} : { settled: now }) })
        .where('name', '=', name)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    remove: (name) =>
      db.transaction().execute(async (on) => {
        const job = await on.selectFrom('jobs').select('number').where('name', '=', name).executeTakeFirst();
        if (!job) return false;
        await on.deleteFrom('job_runs').where('job', '=', job.number).execute();
        await on.deleteFrom('jobs').where('number', '=', job.number).execute();
        return true;
      }),
    async settle(job, moment) {
      await db.updateTable('jobs').set({ settled: moment }).where('number', '=', job).execute();
    },
    claim: (job, due, missed, now, state = 'claimed', note) =>
      db.transaction().execute(async (on) => {
        const { numUpdatedRows } = await on
          .updateTable('jobs')
          .set({ settled: due })
          .where('number', '=', job.number)
          .where('settled', '=', job.settled)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return null;
        const row = {
          job: job.number,
          due,
          missed,
          state,
          claimed: now,
          started: null,
          ended: state === 'skipped' ? now : null,
          code: null,
          note: note ?? null,
        };
        const made = await on.insertInto('job_runs').values(row).returningAll().executeTakeFirstOrThrow();
        const kept = on.selectFrom('job_runs').select('number').where('job', '=', job.number).orderBy('number', 'desc').limit(runsKept);
        await on.deleteFrom('job_runs').where('job', '=', job.number).where('number', 'not in', kept).execute();
        return readRun(made);
      }),
    async run(number) {
      const row = await db.selectFrom('job_runs').selectAll().where('number', '=', number).executeTakeFirst();
      return row && readRun(row);
    },
    async runs({ job, state, limit = 1000 }) {
      let query = db.selectFrom('job_runs').selectAll();
      if (job !== undefined) query = query.where('job', '=', job);
      if (state !== undefined) query = query.where('state', '=', state);
      return (await query.orderBy('number', 'desc').limit(limit).execute()).map(readRun);
    },
    async begin(run, now) {
      const { numUpdatedRows } = await db
        .updateTable('job_runs')
        .set({ state: 'running', started: now })
        .where('number', '=', run)
        .where('state', '=', 'claimed')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async end(run, now, state, code, note) {
      const { numUpdatedRows } = await db
        .updateTable('job_runs')
        .set({ state, ended: now, code, ...(note === undefined ? {} : { note }) })
        .where('number', '=', run)
        .where('state', 'in', ['claimed', 'running'])
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
