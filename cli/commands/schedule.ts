/** `schedule add|list|pause|resume|remove|runs|run`: what is run at which times. */
import { kindNames, kinds } from '../../crawler/schedule/kinds.ts';
import { usage } from '../failure.ts';
import type { Common, Terms } from '../terms.ts';
import { readChoice, readNumber, readWindow } from '../values.ts';

interface Given extends Common {
  workspace: string;
}

export function addSchedule({ t, language, command, workspace, group, done }: Terms): void {
  const schedule = group(
    'schedule',
    '计划任务：按 cron 时间自动检查、监测、复查、预警、汇总和通知',
    'jobs that run at their times: inspections, monitoring, rechecks, warnings, summaries, notices',
  );
  const make = (name: string, zh: string, en: string) => workspace(command(name, zh, en, schedule));
  const shared = ({ workspace: folder, json }: Given) => ({ workspace: folder, language, json: json === true });
  const listed = kindNames.map((name) => `${name} ${kinds[name].title[language]}`).join(t('、', ', '));

  make('add <name> [args...]', '添加任务；“--”之后写该任务命令的网址和选项', 'add a job; what its command is to be given comes after “--”')
    .option('--kind <kind>', t(`任务种类：${listed}`, `kind: ${listed}`))
    .option(
      '--cron <terms>',
      t(
        '时间，北京时间：分 时 日 月 周（"0 17 * * 5" 为每周五 17:00）',
        'times, Beijing time: minute hour day month weekday ("0 17 * * 5": every Friday at 17:00)',
      ),
    )
    .option(
      '--between <hours>',
      t(
        '只在这一时段开始（如 20:00-07:00），到点不在时段内的等到时段开始',
        'hours in which runs may begin (20:00-07:00); what falls due outside waits for them',
      ),
    )
    .action(async (name: string, args: string[], given: Given & { kind?: string; cron?: string; between?: string }) => {
      const { addJob } = await import('../schedule.ts');
      if (given.kind === undefined) throw usage(`请用 --kind 写明任务种类：${listed}`, `name the kind of the job with --kind: ${listed}`);
      if (given.cron === undefined)
        throw usage(
          '请用 --cron 写明时间，如 "0 17 * * 5"（每周五 17:00）。',
          'say when with --cron, like "0 17 * * 5" (every Friday at 17:00)',
        );
      if (given.between !== undefined) readWindow('--between', given.between);
      const job = {
        name,
        kind: readChoice('--kind', given.kind, kindNames),
        cron: given.cron.trim(),
        between: given.between?.trim() ?? null,
        args,
      };
      done(await addJob(job, shared(given)));
    });
  make('list', '列出任务：时间、上次和接下来的运行', 'list jobs with their times, last and next runs').action(async (given: Given) => {
    const { listJobs } = await import('../schedule.ts');
    done(await listJobs(shared(given)));
  });
  const change = (name: 'pause' | 'resume' | 'remove', zh: string, en: string): void => {
    make(`${name} <name>`, zh, en).action(async (job: string, given: Given) => {
      const { changeJob } = await import('../schedule.ts');
      done(await changeJob(job, name, shared(given)));
    });
  };
  change('pause', '暂停任务', 'pause a job');
  change('resume', '恢复任务', 'resume a job');
  change('remove', '删除任务及其运行记录', 'remove a job and the record of its runs');
  make('runs [name]', '列出运行记录和日志', 'list runs and their logs')
    .option('--last <n>', t('最近几次', 'the newest so many'), '20')
    .action(async (name: string | undefined, given: Given & { last: string }) => {
      const { listRuns } = await import('../schedule.ts');
      done(await listRuns(name, readNumber('--last', given.last, 1, 10_000), shared(given)));
    });
  make('run', '运行计划（常驻）：到点执行，错过的补一次，同一任务不重复进行', 'run the jobs at their times until stopped')
    .option('--most <n>', t('同时进行的任务数', 'runs at once'), '2')
    .option('--grace <seconds>', t('停止时给任务多少秒结束', 'seconds that runs have to end when it is stopped'), '30')
    .action(async (given: Given & { most: string; grace: string }) => {
      const { runSchedule } = await import('../schedule-run.ts');
      const most = readNumber('--most', given.most, 1, 50);
      done(await runSchedule({ ...shared(given), most, grace: readNumber('--grace', given.grace, 0, 3600) }));
    });
  // what the daemon starts; no command for people
  workspace(schedule.command('exec <run>', { hidden: true }))
    .option('--lang <language>')
    .action(async (run: string, given: Given) => {
      const { execRun } = await import('../schedule-run.ts');
      done(await execRun(readNumber('run', run, 1, Number.MAX_SAFE_INTEGER), { workspace: given.workspace, language }));
    });
}
