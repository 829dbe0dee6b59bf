/** A daemon lives through years, restarts and clocks that are set; its time is simulated, its store is not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Child, type DaemonEvent, runDaemon } from '../../../crawler/schedule/daemon.ts';
import type { Job, Run } from '../../../crawler/schedule/jobs.ts';
import { openStore, type Store } from '../../../crawler/store.ts';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const hour = 3_600_000;
const day = 24 * hour;

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mingcha-schedule-'));
  store = await openStore(folder);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A machine: its clock, and processes that take their time. */
function machine(start: number, { takes = (_: Job): number => 1000, deaf = false } = {}) {
  let now = start;
  const alive = new Map<Child, { job: Job; run: Run; until: number; end(code: number | null): void }>();
  const began: { name: string; at: number; run: Run }[] = [];
  const events: DaemonEvent[] = [];
  let doubled = false;
  const settle = async (): Promise<void> => {
    for (let count = 0; count < 8; count++) await turn();
  };
  const advance = async (to: number): Promise<void> => {
    const ending = [...alive.values()].filter(({ until }) => until <= to).sort((a, b) => a.until - b.until);
    now = ending[0] ? Math.max(now, ending[0].until) : to;
    if (ending[0]) ending[0].end(0);
    await settle();
  };
  return {
    events,
    began,
    alive,
    now: () => now,
    set: (to: number) => {
      now = to;
    },
    wasDoubled: () => doubled,
    /** Runs the daemon until a moment, and kills or stops it then. */
    async live(until: number, { most = 5, grace = 10_000, end = 'stop' as 'stop' | 'kill', each = () => {} } = {}): Promise<void> {
      const stop = new AbortController();
      const dead = new Promise<never>(() => {});
      let killed = false;
      let die = (): void => {};
      const death = new Promise<void>((resolve) => {
        die = resolve;
      });
      const life = runDaemon(
        {
          schedule: store.schedule,
          clock: {
            now: () => now,
            elapsed: () => now,
            async wait(milliseconds, signal) {
              signal?.throwIfAborted();
              each();
              if (now >= until && !stop.signal.aborted) {
                if (end === 'kill') {
                  killed = true;
                  die();
                  await dead;
                }
                stop.abort();
                return;
              }
              await advance(stop.signal.aborted ? now + milliseconds : Math.min(until, now + milliseconds));
            },
          },
          start(job, run) {
            if ([...alive.values()].some((one) => one.job.number === job.number)) doubled = true;
            began.push({ name: job.name, at: now, run });
            let finish!: (how: { code: number | null; signal: string | null }) => void;
            const child: Child = {
              ended: new Promise((resolve) => {
                finish = resolve;
              }),
              stop: () => deaf || entry.end(null),
              kill: () => entry.end(null),
            };
            const entry = {
              job,
              run,
              until: now + takes(job),
              end(code: number | null) {
                alive.delete(child);
                // an orphan says itself how it ended
                void store.schedule
                  .end(run.number, now, code === null ? 'stopped' : 'done', code)
                  .then(() => killed || finish({ code, signal: null }));
              },
            };
            alive.set(child, entry);
            return child;
          },
          isBusy: (job) => [...alive.values()].some((one) => one.job.number === job.number),
          tell: (event) => events.push(event),
        },
        { most, grace, signal: stop.signal, lookEvery: 10 * 60_000 },
      );
      await Promise.race([life, death]);
      await settle();
    },
  };
}

const add = (name: string, cron: string, now: number, between: string | null = null): Promise<Job> =>
  store.schedule.add({ name, kind: 'warnings', args: [], cron, between }, now);

test('a weekly summary comes every Friday of a year at five, and nothing else', { timeout: 60_000 }, async () => {
  await add('周五', '0 17 * * 5', at('2026-10-01 00:00'));
  const one = machine(at('2026-10-01 00:00'));
  // days pass between looks, and the clock of the machine is looked at often near the hour
  for (let week = at('2026-10-02 16:59'); week < at('2027-10-01 00:00'); week += 7 * day) {
    one.set(week);
    await one.live(week + 5 * 60_000);
  }
  expect(one.began).toHaveLength(52);
  for (const { at: begun, run } of one.began) {
    expect(begun - run.due).toBeLessThanOrEqual(15_000);
    expect(new Date(run.due + 8 * hour).toISOString()).toMatch(/T17:00:00/);
    expect(new Date(run.due + 8 * hour).getUTCDay()).toBe(5);
    expect(run.missed).toBe(0);
  }
});

describe('what was missed', () => {
  test('is made up for once, and it is said how much was', async () => {
    await add('每小时', '0 * * * *', at('2026-10-01 00:30'));
    const one = machine(at('2026-10-01 00:30'));
    await one.live(at('2026-10-01 01:30'));
    one.set(at('2026-10-04 01:10'));
    await one.live(at('2026-10-04 01:50'));
    expect(one.began.map(({ at: begun, run }) => [begun - run.due > 60_000, run.missed])).toEqual([
      [false, 0],
      [true, 71],
    ]);
    expect(one.events.filter(({ kind }) => kind === 'began')).toMatchObject([
      { late: expect.any(Number) },
      { late: 10 * 60_000, run: { missed: 71 } },
    ]);
  });

  test('while a job was paused is not', async () => {
    await add('任务', '0 * * * *', at('2026-10-01 00:30'));
    await store.schedule.pause('任务', true, at('2026-10-01 00:31'));
    const one = machine(at('2026-10-01 00:31'));
    await one.live(at('2026-10-01 02:10'));
    expect(one.began).toEqual([]);
    await store.schedule.pause('任务', false, one.now());
    await one.live(at('2026-10-01 03:10'));
    expect(one.began.map(({ run }) => [run.due, run.missed])).toEqual([[at('2026-10-01 03:00'), 0]]);
  });

  test('a run that was cut off with its machine goes on at the next start', async () => {
    await add('夜间', '0 1 * * *', at('2026-10-01 00:00'));
    const one = machine(at('2026-10-01 00:00'), { takes: () => 5 * hour });
    await one.live(at('2026-10-01 02:00'), { end: 'kill' });
    // the power went: no process is left
    one.alive.clear();
    one.set(at('2026-10-01 09:00'));
    await one.live(at('2026-10-01 09:10'));
    expect(one.began.map(({ at: begun }) => begun)).toEqual([at('2026-10-01 01:00'), at('2026-10-01 09:00')]);
    expect(one.events).toContainEqual(expect.objectContaining({ kind: 'lost' }));
    expect(one.events).toContainEqual(expect.objectContaining({ kind: 'began', resumes: true }));
    const runs = await store.schedule.runs({});
    expect(runs.map(({ state }) => state)).toEqual(['stopped', 'lost']);
  });
});

describe('never twice at once', () => {
  test('a run longer than its period lets others pass, told once', async () => {
    await add('慢', '*/10 * * * *', at('2026-10-01 00:05'));
    const one = machine(at('2026-10-01 00:05'), { takes: () => 35 * 60_000 });
    await one.live(at('2026-10-01 02:00'));
    expect(one.wasDoubled()).toBe(false);
    expect(one.began.map(({ at: begun }) => (begun - at('2026-10-01 00:00')) / 60_000)).toEqual([10, 50, 90]);
    expect(one.events.filter(({ kind }) => kind === 'skipped')).toHaveLength(3);
  });

  test('not even one that a daemon before began, which was killed', async () => {
    await add('慢', '*/10 * * * *', at('2026-10-01 00:05'));
    const one = machine(at('2026-10-01 00:05'), { takes: () => 35 * 60_000 });
    await one.live(at('2026-10-01 00:12'), { end: 'kill' });
    expect(one.alive.size).toBe(1);
    await one.live(at('2026-10-01 01:00'));
    expect(one.wasDoubled()).toBe(false);
    expect(one.began.map(({ at: begun }) => (begun - at('2026-10-01 00:00')) / 60_000)).toEqual([10, 50]);
    expect((await store.schedule.runs({ state: 'done' })).length).toBeGreaterThan(0);
  });

  test('whatever the terms, the lengths and the ends of the daemon', { timeout: 120_000 }, async () => {
    const life = fc.record({
      length: fc.integer({ min: 1, max: 4 * 60 }),
      end: fc.constantFrom('stop' as const, 'kill' as const),
      off: fc.integer({ min: 0, max: 300 }),
      power: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 3, maxLength: 3 }),
        async (lives, lengths) => {
          for (const job of await store.schedule.jobs()) await store.schedule.remove(job.name);
          const start = at('2026-10-01 00:00');
          await add('a', '*/20 * * * *', start);
          await add('b', '15 */2 * * *', start);
          await add('c', '0 * * * *', start, '03:00-05:00');
          const one = machine(start, { takes: ({ name }) => lengths['abc'.indexOf(name)]! * 60_000 });
          for (const { length, end, off, power } of lives) {
            await one.live(one.now() + length * 60_000, { end, most: 2 });
            if (power) one.alive.clear();
            one.set(one.now() + off * 60_000);
          }
          expect(one.wasDoubled()).toBe(false);
          const runs = (await store.schedule.runs({})).filter(({ note, state }) => note !== 'resumes' && state !== 'skipped');
          // no due moment is run for twice
          expect(new Set(runs.map(({ job, due }) => `${job} ${due}`)).size).toBe(runs.length);
          for (const { name, at: begun } of one.began) {
            const local = new Date(begun + 8 * hour).getUTCHours();
            if (name === 'c') expect(local === 3 || local === 4 || begun === at('2026-10-01 05:00')).toBe(true);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('the clock', () => {
  test('that jumps ahead makes a job due once', async () => {
    await add('每小时', '0 * * * *', at('2026-10-01 00:30'));
    const one = machine(at('2026-10-01 00:30'));
    let jumped = false;
    await one.live(at('2026-10-03 12:10'), {
      each: () => {
        if (!jumped && one.now() > at('2026-10-01 01:10')) {
          jumped = true;
          one.set(at('2026-10-03 12:05'));
        }
      },
    });
    expect(one.began.map(({ run }) => run.missed)).toEqual([0, 58]);
  });

  test('that is set back a little runs nothing twice', async () => {
    await add('每小时', '0 * * * *', at('2026-10-01 00:30'));
    const one = machine(at('2026-10-01 00:30'));
    await one.live(at('2026-10-01 01:05'));
    one.set(at('2026-10-01 00:50'));
    await one.live(at('2026-10-01 02:05'));
    expect(one.began.map(({ run }) => run.due)).toEqual([at('2026-10-01 01:00'), at('2026-10-01 02:00')]);
  });

  test('that was years ahead and is put right does not silence a job for years', async () => {
    await add('每小时', '0 * * * *', at('2031-10-01 00:30'));
    const one = machine(at('2031-10-01 00:30'));
    await one.live(at('2031-10-01 01:05'));
    one.set(at('2026-10-01 00:50'));
    await one.live(at('2026-10-01 02:05'));
    expect(one.events).toContainEqual(expect.objectContaining({ kind: 'clock-set-back' }));
    expect(one.began.map(({ run }) => run.due)).toEqual([at('2031-10-01 01:00'), at('2026-10-01 01:00'), at('2026-10-01 02:00')]);
  });
});

describe('windows and room', () => {
  test('what falls due by day begins at night', async () => {
    await add('夜间', '0 12 * * *', at('2026-10-01 11:00'), '20:00-07:00');
    const one = machine(at('2026-10-01 11:00'));
    await one.live(at('2026-10-02 11:00'));
    expect(one.began.map(({ at: begun }) => begun - at('2026-10-01 20:00'))).toEqual([expect.closeTo(0, -5)]);
    expect(one.began[0]!.run.missed).toBe(0);
  });

  test('a window that passed while the machine was off is waited for again', async () => {
    await add('夜间', '0 12 * * *', at('2026-10-01 11:00'), '20:00-07:00');
    const one = machine(at('2026-10-03 09:00'));
    await one.live(at('2026-10-03 20:30'));
    expect(one.began).toHaveLength(1);
    expect(one.began[0]!.at).toBeGreaterThanOrEqual(at('2026-10-03 20:00'));
  });

  test('no more run at once than was asked, and none is forgotten', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await add(name, '0 1 * * *', at('2026-10-01 00:00'));
    const one = machine(at('2026-10-01 00:00'), { takes: () => 10 * 60_000 });
    let most = 0;
    await one.live(at('2026-10-01 02:00'), {
      most: 2,
      each: () => {
        most = Math.max(most, one.alive.size);
      },
    });
    expect(most).toBe(2);
    expect(one.began.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('its end', () => {
  test('gives runs time, then ends those that do not', async () => {
    await add('聋', '0 1 * * *', at('2026-10-01 00:00'));
    const one = machine(at('2026-10-01 00:00'), { takes: () => 5 * hour, deaf: true });
    await one.live(at('2026-10-01 02:00'), { grace: 30_000 });
    expect(one.events.map(({ kind }) => kind)).toEqual(['began', 'stopping', 'killed', 'ended']);
    expect(one.alive.size).toBe(0);
  });
});

test('a name is given once, and removed with its runs', async () => {
  await add('任务', '0 1 * * *', at('2026-10-01 00:00'));
  await expect(add('任务', '0 2 * * *', 0)).rejects.toMatchObject({ code: 'job-exists' });
  const one = machine(at('2026-10-01 00:00'));
  await one.live(at('2026-10-01 01:10'));
  expect(await store.schedule.remove('任务')).toBe(true);
  expect(await store.schedule.remove('任务')).toBe(false);
  expect(await store.schedule.runs({})).toEqual([]);
});
