/** The yearly self-report from the command line: over inspections, rounds and the ledger of a workspace. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadIndex } from '../../crawler/index-files.ts';
import { judgeInspection } from '../../crawler/judgement.ts';
import { openStore } from '../../crawler/store.ts';
import { buildCity } from '../city/city.ts';
import { type CityServer, serveCity } from '../city/serve.ts';
import { createFolders, type Ran, run } from './run.ts';

const folders = createFolders();
const folder = folders.make();
const workspace = join(folder, 'ws');
const url = 'http://czj.lanchuan.gov.cn/';
let served: CityServer;

const report = (...args: string[]): Promise<Ran> =>
  run(['self-report', '--workspace', workspace, '--out', join(folder, 'report'), ...args]);
const markdown = (): string => readFileSync(join(folder, 'report', 'self-report.md'), 'utf8');

beforeAll(async () => {
  served = await serveCity(buildCity());
  const resolve = served.resolve.flatMap(({ pattern, address, port }) => ['--resolve', `${pattern}=${address}:${port}`]);
  for (const day of ['2026-06-30', '2026-09-30']) {
    const quick = ['--interval', '0', '--confirm-after', '0', '--render', 'never', '--probes', 'none', '--attachments', '0'];
    const inspected = await run([
      'inspect',
      url,
      '--as-of',
      day,
      '--workspace',
      workspace,
      '--out',
      join(folder, 'out'),
      ...quick,
      ...resolve,
    ]);
    expect(inspected).toMatchObject({ code: 0, err: '' });
  }
}, 120_000);
afterAll(async () => {
  await served?.close();
  folders.clean();
});

test('is written in three forms from all inspections of the year, with the score of the last', { timeout: 60_000 }, async () => {
  const ran = await report('--site', url, '--year', '2026', '--as-of', '2026-10-10');
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toMatch(/依据 2 次检查写成，还有 \d+ 处待填/);
  for (const name of ['self-report.docx', 'self-report.md', 'self-report.html'])
    expect(existsSync(join(folder, 'report', name))).toBe(true);
  const store = await openStore(workspace);
  const { scorecard } = await judgeInspection(store, 'latest', { index: loadIndex('gov-2019') });
  await store.close();
  const { low, high } = scorecard.score;
  expect(markdown()).toContain(`网站得${low}–${high}分`);
  expect(markdown()).toContain('本年度共检查2次，首次为2026年6月30日，最近一次为2026年9月30日');
  const half = JSON.parse((await report('--site', url, '--year', '2026', '--as-of', '2026-07-01', '--json')).out);
  expect(half).toMatchObject({ year: 2026, results: 1 });
  expect(half.blanks).toBeGreaterThan(10);
});

test('of mistakes it is said what is wrong, and the template is one command away', { timeout: 60_000 }, async () => {
  expect(await report('--year', '2026')).toMatchObject({ code: 2, err: expect.stringContaining('--site') });
  expect(await report('--site', url, '--year', '2024')).toMatchObject({
    code: 2,
    err: expect.stringContaining('在 2024 年没有已完成的检查'),
  });
  expect(await report('--site', url, '--round', '2020Q1')).toMatchObject({ code: 3, err: expect.stringContaining('没有季度检查 2020Q1') });
  const template = await report('--print-template');
  expect(template.out).toContain('schema: mingcha-self-report-1');
});
