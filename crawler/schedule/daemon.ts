/**
 * Runs jobs at their times, each in a process of its own. Everything that must outlive the daemon is in the store: which moments were dealt with, and
 * which runs began. So a daemon that was killed and started again knows what it owes, makes up for one run of a job however many were missed, and
 * never begins a job whose last run is still going on, even one that a daemon before it began.
 */
import { readHours } from '../engine/hours.ts';
import type { Clock } from '../monitor/clock.ts';
import { isOpen, nextDue, opening, owedBetween } from './cron.ts';
import type { Job, Run, Schedule } from './jobs.ts';

/** A process that does a run. */
export interface Child {
  /** How it ended; never rejects. */
  ended: Promise<{ code: number | null; signal: string | null }>;
  /** Asks it to end. */
  stop(): void;
  kill(): void;
}

export interface DaemonTools {
  schedule: Schedule;
  clock: Clock;
  start(job: Job, run: Run): Child;
  /** Whether a run of the job goes on in any process. */
  isBusy(job: Job): boolean;
  tell(event: DaemonEvent): void;
}

export interface DaemonSettings {
  /** Runs at once. */
  most: number;
  /** Milliseconds that runs have to end when the daemon is stopped. */
  grace: number;
  signal: AbortSignal;
  /** Milliseconds after which jobs that were added or changed meanwhile are seen at the latest; 15,000 without it. */
  lookEvery?: number;
}

export type DaemonEvent =
  | { kind: 'began'; job: Job; run: Run; late: number; resumes: boolean }
  | { kind: 'ended'; job: Job; run: Run }
  | { kind: 'skipped'; job: Job; due: number }
  | { kind: 'clock-set-back'; job: Job }
  | { kind: 'lost'; job: Job; run: Run }
  | { kind: 'stopping'; running: number }
  | { kind: 'killed'; job: Job; run: Run };

/** A run that begins so much after its time is told as made up for. */
export const lateAfter = 60_000;
/** A clock that went back further is taken to have been wrong before; within it nothing is run twice. */
export const setBack = 3_600_000;
const shortestWait = 50;

/** Works until the signal comes, then lets runs end. */
export async function runDaemon(tools: DaemonTools, { most, grace, signal, lookEvery = 15_000 }: DaemonSettings): Promise<void> {
  const { schedule, clock, tell } = tools;
  const running = new Map<number, { job: Job; run: Run; child: Child; over: Promise<void> }>();
  /** Jobs whose due moment came while they ran, by the run that was going on. */
  const skipped = new Map<number, number>();
  /** Runs that did not see their end, by job: they go on now. */
  const owed = await takeOver(tools);

  while (!signal.aborted) {
    const jobs = (await schedule.jobs()).filter(({ paused }) => !paused);
    for (const job of jobs) if (!signal.aborted) await look(job);
    const wake = new AbortController();
    const next = Math.min(...jobs.map((job) => nextLook(job)));
    const wait = clock.wait(Math.max(shortestWait, Math.min(lookEvery, next - clock.now())), AbortSignal.any([signal, wake.signal]));
    await Promise.race([wait.catch(() => {}), ...[...running.values()].map(({ over }) => over)]);
    wake.abort();
  }
  await stopAll();

  async function look(job: Job): Promise<void> {
    const now = clock.now();
    if (now < job.settled - setBack) {
      await schedule.settle(job.number, now);
      tell({ kind: 'clock-set-back', job });
      return;
    }
    const hours = hoursOf(job);
    const due = owedBetween(job.cron, hours, job.settled, now);
    const resumed = owed.get(job.number);
    if ((!due && !resumed) || !isOpen(hours, now)) return;
    if (running.has(job.number) || tools.isBusy(job)) {
      if (due) await skip(job, due.due, now);
      return;
    }
    skipped.delete(job.number);
    if (running.size >= most) return;
    owed.delete(job.number);
    const run = due
      ? await schedule.claim(job, due.due, due.missed, now)
      : await schedule.claim(job, job.settled, 0, now, 'claimed', 'resumes');
    if (!run) return;
    begin(job, run, { late: due ? now - due.start : 0, resumes: resumed !== undefined });
  }

  function begin(job: Job, run: Run, { late, resumes }: { late: number; resumes: boolean }): void {
    tell({ kind: 'began', job, run, late, resumes });
    const child = tools.start(job, run);
    const over = child.ended.then(async ({ code, signal: by }) => {
      const state = signal.aborted ? 'stopped' : code === null ? 'lost' : 'done';
      // the process itself says how it ended, unless it could not
      await schedule.end(run.number, clock.now(), state, code, by ?? undefined);
      running.delete(job.number);
      tell({ kind: 'ended', job, run: (await schedule.run(run.number)) ?? run });
    });
    running.set(job.number, { job, run, child, over });
  }

  async function skip(job: Job, due: number, now: number): Promise<void> {
    const last = running.get(job.number)?.run.number ?? 0;
    if (skipped.get(job.number) === last) {
      await schedule.settle(job.number, due);
      return;
    }
    skipped.set(job.number, last);
    if (await schedule.claim(job, due, 0, now, 'skipped')) tell({ kind: 'skipped', job, due });
  }

  async function stopAll(): Promise<void> {
    if (running.size === 0) return;
    tell({ kind: 'stopping', running: running.size });
    for (const { child } of running.values()) child.stop();
    const all = Promise.all([...running.values()].map(({ over }) => over));
    const patience = new AbortController();
    const timeout = clock.wait(grace, patience.signal).then(
      () => true,
      () => false,
    );
    if (await Promise.race([all.then(() => false), timeout]))
      for (const { job, run, child } of running.values()) {
        tell({ kind: 'killed', job, run });
        child.kill();
      }
    patience.abort();
    await all;
  }

  /** When there may be something to do for a job. */
  function nextLook(job: Job): number {
    const hours = hoursOf(job);
    const now = clock.now();
    const due = nextDue(job.cron, Math.max(job.settled, now));
    const soon = owedBetween(job.cron, null, job.settled, now);
    // what waits for its window is looked for when that opens
    const waiting = soon ? opening(Math.max(soon.due, now), hours) : Number.POSITIVE_INFINITY;
    return Math.min(due === null ? Number.POSITIVE_INFINITY : opening(due, hours), waiting > now ? waiting : Number.POSITIVE_INFINITY);
  }
}

const hoursOf = ({ between }: Job) => (between === null ? null : readHours(between));

/** Runs whose end nobody saw, or that were stopped with the daemon before: the last of a job goes on. */
async function takeOver({ schedule, clock, isBusy, tell }: DaemonTools): Promise<Map<number, Run>> {
  const owed = new Map<number, Run>();
  for (const job of await schedule.jobs()) {
    if (isBusy(job)) continue;
    const last = (await schedule.runs({ job: job.number, limit: 20 })).find(({ state }) => state !== 'skipped');
    if (!last) continue;
    if (last.state === 'claimed' || last.state === 'running') {
      await schedule.end(last.number, clock.now(), 'lost', null);
      tell({ kind: 'lost', job, run: last });
    }
    if (last.state !== 'done') owed.set(job.number, last);
  }
  return owed;
}
