/** The schedule as it stands on a server: real processes, killed and started again, terms of seconds. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { page, type Served, serve, site } from '../hostile/serve.ts';
import { createFolders, run } from './run.ts';

const folders = createFolders();
const children = new Set<ChildProcess>();
let served: Served | undefined;
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await served?.close();
  served = undefined;
});
afterAll(() => folders.clean());

interface Event {
  kind: string;
  job: string;
  run: { number: number; state: string; code: number | null; missed: number };
  resumes?: boolean;
}

/** A daemon of a workspace, and what it said so far. */
function daemon(
  workspace: string,
  ...args: string[]
): { child: ChildProcess; events: Event[]; until(test: (events: Event[]) => boolean): Promise<void>; errors(): string } {
  const cli = join(import.meta.dirname, '..', '..', 'cli.ts');
  const child = spawn(process.execPath, [cli, 'schedule', 'run', '--workspace', workspace, '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const events: Event[] = [];
  let text = '';
  let errors = '';
  child.stderr!.on('data', (data: Buffer) => {
    errors += data.toString();
  });
  child.stdout!.on('data', (data: Buffer) => {
    text += data.toString();
    const lines = text.split('\n');
    text = lines.pop()!;
    for (const line of lines) events.push(JSON.parse(line));
  });
  return {
    child,
    events,
    errors: () => errors,
    async until(condition) {
      while (!condition(events)) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the daemon ended: ${errors}`);
        await sleep(50);
      }
    },
  };
}
const stop = async ({ child }: { child: ChildProcess }, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  children.delete(child);
  return code;
};
const schedule = async (workspace: string, ...args: string[]) => await run(['schedule', ...args, '--workspace', workspace]);
const add = async (workspace: string, name: string, kind: string, cron: string, ...args: string[]): Promise<void> => {
  const added = await run(['schedule', 'add', name, '--kind', kind, '--cron', cron, '--workspace', workspace, '--', ...args]);
  expect(added).toMatchObject({ code: 0, err: '' });
};
const runsOf = async (workspace: string, name: string): Promise<{ number: number; state: string; code: number | null; log: string }[]> =>
  JSON.parse((await schedule(workspace, 'runs', name, '--json')).out);

/** A site that is monitored until somebody stops it: a job that takes its time. */
async function endless(): Promise<string[]> {
  served = await serve(site({ '/': page('首页') }));
  return [`${served.origin}/`, '--allow-private', '--days', '7'];
}

describe('jobs', () => {
  test('are added, listed with their next runs in words, paused, resumed and removed', { timeout: 60_000 }, async () => {
    const workspace = folders.make();
    const added = await schedule(workspace, 'add', '周五汇总', '--kind', 'friday-summary', '--cron', '0 17 * * 5');
    expect(added.out).toMatch(/周五汇总 {2}周五汇总 {2}每周五 17:00\n.*\n +接下来 {2}\d{4}-\d\d-\d\d（周五）17:00，/);
    const twice = await schedule(workspace, 'add', '周五汇总', '--kind', 'notices', '--cron', '0 9 * * *');
    expect(twice).toMatchObject({ code: 2, err: expect.stringContaining('已有名为 周五汇总 的任务') });
    expect((await schedule(workspace, 'pause', '周五汇总')).out).toContain('已暂停');
    const [job] = JSON.parse((await schedule(workspace, 'list', '--json')).out);
    expect(job).toMatchObject({ name: '周五汇总', paused: true, next: [], words: { en: 'every Friday at 17:00' }, last: null });
    expect((await schedule(workspace, 'resume', '周五汇总')).code).toBe(0);
    expect((await schedule(workspace, 'list', '--lang', 'en')).out).toMatch(/next {2}Fri .* 17:00/);
    expect((await schedule(workspace, 'remove', '周五汇总')).code).toBe(0);
    expect(await schedule(workspace, 'remove', '周五汇总')).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有名为 周五汇总 的任务'),
    });
  });

  test('with mistakes are refused when they are added, not at night', { timeout: 60_000 }, async () => {
    const workspace = folders.make();
    const refused = async (...args: string[]): Promise<string> => {
      const { code, err } = await schedule(workspace, 'add', ...args);
      expect(code).toBe(2);
      return err;
    };
    expect(await refused('a', '--kind', 'inspect', '--cron', '0 25 * * *')).toContain('--cron 有误（0 25 * * *）');
    expect(await refused('a', '--kind', 'inspect', '--cron', '0 1 * * *')).toContain('缺少参数：url');
    expect(await refused('a', '--kind', 'inspecd', '--cron', '0 1 * * *')).toContain('--kind');
    expect(await refused('a/b', '--kind', 'notices', '--cron', '0 1 * * *')).toContain('任务名');
    const args = ['--workspace', workspace, '--kind', 'inspect', '--cron', '0 1 * * *', '--', 'http://x.gov.cn', '--max-page', '3'];
    expect(await run(['schedule', 'add', 'a', ...args])).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有这个选项：--max-page'),
    });
    expect(JSON.parse((await schedule(workspace, 'list', '--json')).out)).toEqual([]);
  });
});

describe('the daemon', () => {
  test('runs jobs as commands of their own, with their exit codes and logs', { timeout: 60_000 }, async () => {
    const workspace = folders.make();
    await add(workspace, '预警', 'warnings', '* * * * * *');
    await add(workspace, '无此站', 'recheck', '* * * * * *', '--site', 'http://nowhere.gov.cn/');
    const one = daemon(workspace);
    await one.until((events) => ['预警', '无此站'].every((name) => events.some(({ kind, job }) => kind === 'ended' && job === name)));
    expect(await stop(one)).toBe(0);
    const done = (await runsOf(workspace, '预警')).find(({ state }) => state === 'done')!;
    expect(done.code).toBe(0);
    expect(readFileSync(done.log, 'utf8')).toMatch(/ledger warn .*\n没有需要预警/);
    expect(statSync(done.log).mode & 0o077).toBe(0);
    const wrong = (await runsOf(workspace, '无此站')).find(({ state }) => state === 'done')!;
    expect(wrong.code).toBe(2);
    expect(readFileSync(wrong.log, 'utf8')).toContain('请先用 inspect');
  });

  test('is one: a second one is refused', { timeout: 60_000 }, async () => {
    const workspace = folders.make();
    await add(workspace, '预警', 'warnings', '* * * * * *');
    const one = daemon(workspace);
    await one.until((events) => events.length > 0);
    expect(await schedule(workspace, 'run')).toMatchObject({ code: 3, err: expect.stringContaining('已由另一进程运行') });
    expect(await stop(one)).toBe(0);
  });

  test('that is killed leaves its run alone; the next one does not begin it again until it ended', { timeout: 90_000 }, async () => {
    const workspace = folders.make();
    await add(workspace, '监测', 'probe', '* * * * * *', ...(await endless()));
    const first = daemon(workspace);
    await first.until((events) => events.some(({ kind }) => kind === 'began'));
    // the run is well under way
    await underWay(workspace);
    await stop(first, 'SIGKILL');
    const second = daemon(workspace);
    await second.until((events) => events.some(({ kind }) => kind === 'skipped'));
    expect(second.events.filter(({ kind }) => kind === 'began' || kind === 'lost')).toEqual([]);
    expect((await runsOf(workspace, '监测')).filter(({ state }) => state === 'running')).toHaveLength(1);
    // the run ends, killed too: now it is due again
    const listed = pidsOf(workspace);
    expect(listed).toHaveLength(1);
    process.kill(listed[0]!, 'SIGKILL');
    await second.until((events) => events.some(({ kind }) => kind === 'began'));
    expect(await stop(second)).toBe(0);
  });

  test('stops in order: runs are asked to end, noted as stopped, and go on at the next start', { timeout: 90_000 }, async () => {
    const workspace = folders.make();
    await add(workspace, '监测', 'probe', '* * * * * *', ...(await endless()));
    const first = daemon(workspace);
    await first.until((events) => events.some(({ kind }) => kind === 'began'));
    await underWay(workspace);
    expect(await stop(first)).toBe(0);
    expect(first.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['stopping', 'ended']));
    expect(first.events.at(-1)).toMatchObject({ kind: 'ended', run: { state: 'stopped' } });
    expect(pidsOf(workspace)).toEqual([]);
    const second = daemon(workspace);
    await second.until((events) => events.some(({ kind }) => kind === 'began'));
    expect(second.events.find(({ kind }) => kind === 'began')!.resumes).toBe(true);
    expect(await stop(second)).toBe(0);
  });

  test('makes up for one run of those that were missed, and says so', { timeout: 60_000 }, async () => {
    const workspace = folders.make();
    await add(workspace, '预警', 'warnings', '* * * * * *');
    await sleep(3200);
    const one = daemon(workspace);
    await one.until((events) => events.some(({ kind }) => kind === 'began'));
    expect(one.events[0]!.run.missed).toBeGreaterThanOrEqual(2);
    expect(await stop(one)).toBe(0);
    expect(existsSync(join(workspace, 'logs', 'schedule'))).toBe(true);
  });
});

/** Waits until the run tells in its log what it waits for. */
async function underWay(workspace: string): Promise<void> {
  const said = (): boolean => {
    const folder = join(workspace, 'logs', 'schedule');
    return existsSync(folder) && readdirSync(folder).some((name) => readFileSync(join(folder, name), 'utf8').split('\n').length > 2);
  };
  while (!said()) await sleep(50);
}

/** Processes that do a run of a workspace. */
function pidsOf(workspace: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
        return words.includes('exec') && words.includes(workspace);
      } catch {
        return false;
      }
    })
    .map(Number);
}
