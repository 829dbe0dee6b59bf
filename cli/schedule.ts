/** `schedule`: what is run at which times. */
import type { Bilingual, Language } from '../checks/model/index.ts';
import { readHours } from '../crawler/engine/hours.ts';
import { CrawlError } from '../crawler/errors.ts';
import { faultOf, isOpen, nextStarts, sayCron, sayMoment } from '../crawler/schedule/cron.ts';
import type { Job, Run, RunState } from '../crawler/schedule/jobs.ts';
import { argsOf, type KindName, kinds } from '../crawler/schedule/kinds.ts';
import { logOf } from '../crawler/schedule/logs.ts';
import { type Store, withStore } from '../crawler/store.ts';
import { exitCodes, Failure, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { buildProgram } from './program.ts';

export interface ScheduleCommand {
  workspace: string;
  language: Language;
  json: boolean;
}

/** Next runs that are shown of a job. */
const shown = 3;

/** Opens the store; a job that is there already is told as wrong use. */
async function withJobs<Result>(workspace: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  try {
    return await withStore(workspace, work);
  } catch (error) {
    if (error instanceof CrawlError && error.code === 'job-exists') throw usage(error.text['zh-CN'], error.text.en);
    throw error;
  }
}

/** Adds a job and shows in words when it will run. Throws a Failure for terms that are none, and for arguments that its command does not take. */
export async function addJob(
  job: { name: string; kind: KindName; cron: string; between: string | null; args: string[] },
  { workspace, language, json }: ScheduleCommand,
): Promise<number> {
  const { name, kind, cron, between, args } = job;
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(name))
    throw usage(
      `任务名应为 1 至 40 个文字、数字、点、横线，现为：${name}`,
      `a name has 1 to 40 letters, digits, dots and hyphens, not: ${name}`,
    );
  const fault = faultOf(cron);
  if (fault) throw usage(`--cron 有误（${cron}）：${fault['zh-CN']}`, `--cron is not right (${cron}): ${fault.en}`);
  if (args.some((arg) => arg === '--workspace' || arg.startsWith('--workspace=')))
    throw usage(
      '任务使用本计划所在的工作目录，不必再写 --workspace。',
      'a job works in the workspace of its schedule: leave out --workspace',
    );
  try {
    await buildProgram(language).check(argsOf(job, workspace));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const command = kinds[kind].command.join(' ');
    throw usage(
      `任务的参数有误（${command}）：${error.text['zh-CN']}`,
      `the arguments of the job are not right (${command}): ${error.text.en}`,
    );
  }
  return await withJobs(workspace, async ({ schedule }) => {
    const now = Date.now();
    const added = await schedule.add({ name, kind, args, cron, between }, now);
    if (json) process.stdout.write(`${JSON.stringify(describeJob(added, now, undefined), null, 2)}\n`);
    else process.stdout.write(`${tidy(sayJob(added, now, undefined, language))}\n`);
    return exitCodes.done;
  });
}

/** Lists the jobs with their last and next runs. */
export async function listJobs({ workspace, language, json }: ScheduleCommand): Promise<number> {
  return await withJobs(workspace, async ({ schedule }) => {
    const now = Date.now();
    const jobs: { job: Job; last: Run | undefined }[] = [];
    for (const job of await schedule.jobs()) jobs.push({ job, last: (await schedule.runs({ job: job.number, limit: 1 }))[0] });
    if (json)
      process.stdout.write(
        `${JSON.stringify(
          jobs.map(({ job, last }) => describeJob(job, now, last)),
          null,
          2,
        )}\n`,
      );
    else if (jobs.length === 0)
      process.stdout.write(`${both('没有任务。用 schedule add 添加。', 'there are no jobs; add one with schedule add')[language]}\n`);
    else for (const { job, last } of jobs) process.stdout.write(`${tidy(sayJob(job, now, last, language))}\n`);
    return exitCodes.done;
  });
}

/** Pauses or resumes a job, or removes it with what is known of its runs. */
export async function changeJob(name: string, change: 'pause' | 'resume' | 'remove', command: ScheduleCommand): Promise<number> {
  const { workspace, language, json } = command;
  return await withJobs(workspace, async ({ schedule }) => {
    const known = change === 'remove' ? await schedule.remove(name) : await schedule.pause(name, change === 'pause', Date.now());
    if (!known) throw await noJob(schedule, name);
    const said = {
      pause: both(`已暂停：${name}。暂停期间的各次不补。`, `paused: ${name}; what falls due meanwhile is not made up for`),
      resume: both(`已恢复：${name}`, `resumed: ${name}`),
      remove: both(`已删除：${name}`, `removed: ${name}`),
    }[change];
    if (json) process.stdout.write(`${JSON.stringify({ name, change })}\n`);
    else process.stdout.write(`${tidy(said[language])}\n`);
    return exitCodes.done;
  });
}

/** Lists runs of a job, or of all, newest first. */
export async function listRuns(name: string | undefined, limit: number, { workspace, language, json }: ScheduleCommand): Promise<number> {
  return await withJobs(workspace, async ({ schedule }) => {
    const job = name === undefined ? undefined : await schedule.find(name);
    if (name !== undefined && !job) throw await noJob(schedule, name);
    const names = new Map((await schedule.jobs()).map((one) => [one.number, one.name]));
    const runs = await schedule.runs({ ...(job ? { job: job.number } : {}), limit });
    if (json) {
      const rows = runs.map((run) => ({ ...run, name: names.get(run.job), log: logOf(workspace, run), ...momentsOf(run) }));
      process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    } else if (runs.length === 0) process.stdout.write(`${both('还没有运行过。', 'nothing has run yet')[language]}\n`);
    else
      for (const run of runs)
        process.stdout.write(`${tidy(`${run.number}  ${names.get(run.job)}  ${sayRun(run, language)}  ${logOf(workspace, run)}`)}\n`);
    return exitCodes.done;
  });
}

async function noJob(schedule: Store['schedule'], name: string): Promise<Failure> {
  const names = (await schedule.jobs()).map((job) => job.name);
  return usage(
    `没有名为 ${name} 的任务。${names.length > 0 ? `已有：${names.join('、')}` : '还没有任务。'}`,
    `there is no job ${name}. ${names.length > 0 ? `There are ${names.join(', ')}` : 'There are none.'}`,
  );
}

const hoursOf = ({ between }: Pick<Job, 'between'>) => (between === null ? null : readHours(between));
const iso = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString());
const momentsOf = ({ due, claimed, started, ended }: Run) => ({
  due: iso(due),
  claimed: iso(claimed),
  started: iso(started),
  ended: iso(ended),
});

function describeJob(job: Job, now: number, last: Run | undefined): Record<string, unknown> {
  const { name, kind, args, cron, between, paused } = job;
  return {
    ...{ name, kind, command: [...kinds[kind].command, ...args], cron, words: sayCron(cron), between, paused },
    next: paused ? [] : nextStarts(cron, hoursOf(job), now, shown).map(iso),
    last: last ? { ...last, ...momentsOf(last) } : null,
  };
}

function sayJob(job: Job, now: number, last: Run | undefined, language: Language): string {
  const { name, kind, args, cron, between, paused } = job;
  const window = between === null ? both('', '') : both(`，仅在 ${between} 之间开始`, `, begun only between ${between}`);
  const head = `${name}  ${kinds[kind].title[language]}  ${both(`${sayCron(cron)['zh-CN']}${window['zh-CN']}`, `${sayCron(cron).en}${window.en}`)[language]}`;
  const next = nextStarts(cron, hoursOf(job), now, shown).map((at) => sayMoment(at)[language]);
  const open = isOpen(hoursOf(job), now);
  const lines = [
    `${head}${paused ? both('  （已暂停）', '  (paused)')[language] : ''}`,
    `    ${[...kinds[kind].command, ...args].join(' ')}`,
    paused
      ? ''
      : `    ${both('接下来', 'next')[language]}  ${next.join(both('，', '; ')[language])}${open ? '' : both('（现不在时段内）', ' (outside its hours now)')[language]}`,
    last ? `    ${both('上次', 'last')[language]}  ${sayRun(last, language)}` : '',
  ];
  return lines.filter((line) => line !== '').join('\n');
}

const stateNames: Record<RunState, Bilingual> = {
  claimed: both('即将开始', 'about to begin'),
  running: both('正在运行', 'running'),
  done: both('结束', 'ended'),
  stopped: both('被中止，下次启动后接着做', 'stopped; goes on when the schedule is started again'),
  lost: both('未见其结束', 'its end was not seen'),
  skipped: both('上一次尚未结束，本次跳过', 'skipped: the run before was still going on'),
};

/** How a run went, with its exit code. */
export function sayRun({ due, missed, state, code, ended, started }: Run, language: Language): string {
  const took =
    started !== null && ended !== null
      ? both(`，用时 ${seconds(ended - started)} 秒`, `, took ${seconds(ended - started)} s`)
      : both('', '');
  const exit = code === null ? both('', '') : both(`，退出码 ${code}`, `, exit code ${code}`);
  const more = missed > 0 ? both(`，此前错过 ${missed} 次`, `, ${missed} missed before it`) : both('', '');
  return `${sayMoment(due)[language]}  ${stateNames[state][language]}${exit[language]}${took[language]}${more[language]}`;
}
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
