/** `schedule run`: the daemon, and `schedule exec`, the process that does one run. */
import { spawn } from 'node:child_process';
import type { Bilingual, Language } from '../checks/model/index.ts';
import { type Lock, takeLock } from '../crawler/lock.ts';
import { realClock } from '../crawler/monitor/clock.ts';
import { sayMoment } from '../crawler/schedule/cron.ts';
import { type Child, type DaemonEvent, lateAfter, runDaemon } from '../crawler/schedule/daemon.ts';
import type { Job, Run } from '../crawler/schedule/jobs.ts';
import { argsOf, kinds } from '../crawler/schedule/kinds.ts';
import { boundOutput, openLog } from '../crawler/schedule/logs.ts';
import { openStore, type Store } from '../crawler/store.ts';
import { storeFault } from '../crawler/store-faults.ts';
import { exitCodes, Failure, tidy } from './failure.ts';
import { both } from './language.ts';
import { perform } from './perform.ts';
import { sayRun } from './schedule.ts';

export interface ScheduleRunCommand {
  workspace: string;
  most: number;
  /** Seconds that runs have to end. */
  grace: number;
  language: Language;
  json: boolean;
}

const jobLock = (job: number): string => `job-${job}`;

/** Runs jobs until a person or the system stops it; a second signal ends runs at once. */
export async function runSchedule({ workspace, most, grace, language, json }: ScheduleRunCommand): Promise<number> {
  const store = await openStore(workspace);
  const lock = takeLock(workspace, 'schedule');
  const stop = new AbortController();
  const children = new Set<Child>();
  const onSignal = (): void => {
    if (stop.signal.aborted) for (const child of children) child.kill();
    stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    if (!lock)
      throw new Failure(
        `工作目录 ${workspace} 的计划已由另一进程运行。`,
        `the schedule of the workspace ${workspace} is run by another process already`,
      );
    const tell = (event: DaemonEvent): void => {
      const at = Date.now();
      if (json) process.stdout.write(`${JSON.stringify({ at: new Date(at).toISOString(), ...plain(event) })}\n`);
      else process.stdout.write(`${tidy(`${sayMoment(at)[language]}  ${sayEvent(event, language)}`)}\n`);
    };
    if (!json) {
      const jobs = await store.schedule.jobs();
      const said = both(
        `计划开始运行，共 ${jobs.length} 项任务；按 Ctrl-C 停止`,
        `the schedule runs, ${jobs.length} jobs; Ctrl-C stops it`,
      );
      process.stdout.write(`${said[language]}\n`);
    }
    await runDaemon(
      {
        schedule: store.schedule,
        clock: realClock,
        start: (_, run) => {
          const child = startRun(workspace, run, language);
          children.add(child);
          child.ended.then(() => children.delete(child));
          return child;
        },
        isBusy: ({ number }) => {
          const taken = takeLock(workspace, jobLock(number));
          taken?.release();
          return taken === null;
        },
        tell,
      },
      { most, grace: grace * 1000, signal: stop.signal },
    );
    return exitCodes.done;
  } catch (error) {
    throw storeFault(error, workspace);
  } finally {
    process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
    lock?.release();
    await store.close();
  }
}

/** A run in a process of its own, which writes into its log and outlives the daemon when that is killed. */
function startRun(workspace: string, run: Run, language: Language): Child {
  const log = openLog(workspace, run);
  const command = [
    ...process.execArgv,
    process.argv[1]!,
    'schedule',
    'exec',
    String(run.number),
    '--workspace',
    workspace,
    '--lang',
    language,
  ];
  // a group of its own: Ctrl-C at the terminal reaches the daemon, which stops runs in order
  const child = spawn(process.execPath, command, { stdio: ['ignore', log.descriptor, log.descriptor], detached: true });
  log.close();
  const kill = (signal: 'SIGTERM' | 'SIGKILL') => () => {
    child.kill(signal);
  };
  return {
    ended: new Promise((resolve) => {
      child.on('error', (error) => resolve({ code: null, signal: error.message }));
      child.on('exit', (code, signal) => resolve({ code, signal }));
    }),
    stop: kill('SIGTERM'),
    kill: kill('SIGKILL'),
  };
}

/** Does one run that the daemon claimed: its command in this process, its output bounded, its end noted whether the daemon lives or not. */
export async function execRun(number: number, { workspace, language }: { workspace: string; language: Language }): Promise<number> {
  const { job, lock } = await beginRun(workspace, number);
  if (!job || !lock) return exitCodes.failed;
  boundOutput([process.stdout, process.stderr]);
  let stopped = false;
  const onStop = (): void => {
    stopped = true;
    // a command that ends in order when asked does so; any other loses nothing by ending now
    if (process.listenerCount('SIGTERM') > 1) return;
    void endRun(workspace, number, 'stopped', null).finally(() => process.exit(exitCodes.failed));
  };
  process.on('SIGTERM', onStop);
  try {
    process.stdout.write(`${tidy(argsOf(job, workspace).join(' '))}\n`);
    const code = await perform(argsOf(job, workspace), language);
    await endRun(workspace, number, stopped ? 'stopped' : 'done', code);
    return code;
  } finally {
    process.removeListener('SIGTERM', onStop);
    lock.release();
  }
}

async function beginRun(workspace: string, number: number): Promise<{ job?: Job; lock?: Lock }> {
  return await withSchedule(workspace, async (schedule) => {
    const run = await schedule.run(number);
    const job = run && (await schedule.jobs()).find((one) => one.number === run.job);
    if (!run || !job) return {};
    const lock = takeLock(workspace, jobLock(job.number));
    if (!lock) {
      await schedule.end(number, Date.now(), 'skipped', null);
      return {};
    }
    if (await schedule.begin(number, Date.now())) return { job, lock };
    lock.release();
    return {};
  });
}

const endRun = (workspace: string, number: number, state: 'done' | 'stopped', code: number | null): Promise<boolean> =>
  withSchedule(workspace, (schedule) => schedule.end(number, Date.now(), state, code));

async function withSchedule<Result>(workspace: string, work: (schedule: Store['schedule']) => Promise<Result>): Promise<Result> {
  const store = await openStore(workspace);
  try {
    return await work(store.schedule);
  } finally {
    await store.close();
  }
}

function plain(event: DaemonEvent): Record<string, unknown> {
  const { kind, ...rest } = event;
  return { kind, ...rest, ...('job' in event ? { job: event.job.name } : {}) };
}

function sayEvent(event: DaemonEvent, language: Language): string {
  const said = ((): Bilingual => {
    switch (event.kind) {
      case 'began': {
        const { job, run, late, resumes } = event;
        const title = kinds[job.kind].title;
        const [zh, en] = resumes
          ? ['接着做上次未完成的', 'goes on with what was not finished']
          : run.missed > 0 || late > lateAfter
            ? [
                `补跑 ${sayMoment(run.due)['zh-CN']} 的一次${run.missed > 0 ? `（此前另错过 ${run.missed} 次，不再补）` : ''}`,
                `makes up for ${sayMoment(run.due).en}${run.missed > 0 ? ` (${run.missed} more were missed and are not made up for)` : ''}`,
              ]
            : ['开始', 'begins'];
        return both(`${job.name}（${title['zh-CN']}）${zh}`, `${job.name} (${title.en}) ${en}`);
      }
      case 'ended':
        return both(`${event.job.name}  ${sayRun(event.run, 'zh-CN')}`, `${event.job.name}  ${sayRun(event.run, 'en')}`);
      case 'skipped':
        return both(
          `${event.job.name}  上一次尚未结束，跳过 ${sayMoment(event.due)['zh-CN']} 的一次`,
          `${event.job.name} is still running: ${sayMoment(event.due).en} is skipped`,
        );
      case 'clock-set-back':
        return both(
          `${event.job.name}  系统时钟被拨回，按现在的时间重新计算`,
          `${event.job.name}: the clock was set back; its times are counted anew`,
        );
      case 'lost':
        return both(
          `${event.job.name}  ${sayMoment(event.run.due)['zh-CN']} 的一次未见结束`,
          `${event.job.name}: the end of the run of ${sayMoment(event.run.due).en} was not seen`,
        );
      case 'stopping':
        return both(`正在停止，等待 ${event.running} 项任务结束`, `stopping; ${event.running} runs are given time to end`);
      case 'killed':
        return both(`${event.job.name}  超时未结束，强行中止`, `${event.job.name} did not end in time and is killed`);
    }
  })();
  return said[language];
}
