/** Monitoring from the command line: one visit, a stop by Ctrl-C, the report; and what an inspection says of the one before. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { page, type Served, serve, site } from '../hostile/serve.ts';
import { createFolders, run } from './run.ts';

const folders = createFolders();
let served: Served | undefined;
afterAll(() => folders.clean());
afterEach(async () => {
  await served?.close();
  served = undefined;
});

describe('probe', () => {
  test('run --once visits every address of a list, and report tells of the visit', async () => {
    served = await serve((request, response) => {
      if (request.headers.host?.startsWith('shut.')) return void response.writeHead(500).end();
      site({ '/': page('首页') })(request, response);
    });
    const folder = folders.make();
    const workspace = ['--workspace', join(folder, 'ws')];
    const list = join(folder, 'sites.txt');
    writeFileSync(list, '# 市级\nhttp://open.lanchuan.gov.cn/\n\nshut.lanchuan.gov.cn # 已关停\n');
    const rules = ['--resolve', `*=127.0.0.1:${served.port}`];
    const ran = await run(['probe', 'run', '--sites', list, '--once', ...workspace, ...rules]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/ 打开 .*http:\/\/open\.lanchuan\.gov\.cn\/$/m);
    expect(ran.out).toMatch(/ 打不开 HTTP_500 .*http:\/\/shut\.lanchuan\.gov\.cn\/$/m);
    const shut = await run(['probe', 'report', 'http://shut.lanchuan.gov.cn/', '--json', ...workspace]);
    expect(JSON.parse(shut.out)).toMatchObject({ attempts: 1, failures: 1, percent: 100, verdict: 'too-few', reasons: { HTTP_500: 1 } });
    expect(JSON.parse(shut.out).thin).toHaveLength(7);
    const open = await run(['probe', 'report', 'open.lanchuan.gov.cn', '--lang', 'en', ...workspace]);
    expect(open.out).toMatch(/1 visits, 0 did not open, 0%: too little was monitored to tell/);
    expect(open.out).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test('run goes on until Ctrl-C, and what was seen is kept', async () => {
    served = await serve(site({ '/': page('首页') }));
    const folder = folders.make();
    const root = join(import.meta.dirname, '..', '..');
    const args = ['probe', 'run', `${served.origin}/`, '--allow-private', '--workspace', folder];
    const child = spawn(process.execPath, [join(root, 'cli.ts'), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    let seen = '';
    child.stdout.on('data', (data: Buffer) => {
      seen += data;
    });
    // it says when the next visit is due, once it has nothing else to do
    const waiting = await new Promise<string>((resolve) => child.stderr.once('data', (data: Buffer) => resolve(String(data))));
    expect(waiting).toMatch(/下一次访问 .*Ctrl-C/);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    const ran = await run(['probe', 'report', `${served.origin}/`, '--json', '--workspace', folder]);
    expect(JSON.parse(ran.out).attempts).toBe(seen.split('\n').filter((line) => line.includes('打开')).length);
  });

  test.each([
    [['probe', 'run'], /缺少网址/],
    [['probe', 'run', 'http://a.cn/', '--per-day', '5'], /--per-day/],
    [['probe', 'run', '--sites', 'nowhere.txt'], /nowhere\.txt/],
    [['probe', 'report', 'http://a.cn/', '--as-of', '2026-02-30'], /--as-of/],
  ])('wrong use: %j', async (args, words) => {
    const ran = await run([...args, '--workspace', folders.make()]);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(words);
  });
});

test('inspect says what is new since the inspection before', async () => {
  const pages: Record<string, string> = { '/': page('首页', '/a.html'), '/a.html': page('甲') };
  served = await serve((request, response) => site(pages)(request, response));
  const folder = folders.make();
  const inspect = (...more: string[]) =>
    run([
      ...['inspect', `${served!.origin}/`, '--allow-private', '--interval', '0', '--render', 'never', '--probes', 'none'],
      ...['--as-of', '2026-09-30', '--workspace', join(folder, 'ws'), '--out', join(folder, 'out'), ...more],
    ]);
  expect((await inspect()).out).not.toMatch(/与上次检查/);
  pages['/'] = page('首页', '/a.html', '/b.html');
  pages['/b.html'] = page('乙');
  expect((await inspect()).out).toMatch(/与上次检查（.*相比\n {2}新增 1 页 http:\S+\/b\.html/);
  const { changes } = JSON.parse((await inspect('--json')).out);
  expect(changes).toMatchObject({ new: { count: 0 }, gone: { count: 0 }, unchanged: 3 });
}, 60_000);
