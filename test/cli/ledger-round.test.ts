/** The ledger between rounds, organs and receivers: findings come in, lists go out and come back filled in, notices are sent. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import type { Finding, Judgement, RosterSite, SiteFacts } from '../../checks/model/index.ts';
import { checksVersion } from '../../checks/version.ts';
import { openStore } from '../../crawler/store.ts';
import { findingOf, resultOf, siteOf } from '../reports/ledger/results.ts';
import { serveMail } from '../reports/ledger/smtp.ts';
import { createFolders, run } from './run.ts';

const folders = createFolders();
afterAll(() => folders.clean());
const by = ['--by', '局办公室'];
const on = (day: string): string[] => ['--at', day];
const water = siteOf('sw', '市水务局');
const school = siteOf('jy', '市教育局');

/** Puts a round with these findings into a store, closed, as `round run` and `round close` leave it. */
async function holdRound(workspace: string, id: string, asOf: string, found: [RosterSite, Finding[], Finding[]?][]): Promise<void> {
  const store = await openStore(workspace);
  const at = `${asOf}T04:00:00.000Z`;
  const index = { id: 'gov-2019', version: '2019-04-01', hash: 'h', title: { 'zh-CN': '指标', en: 'index' } };
  await store.rounds.create(
    {
      ...{
        schema: 'mingcha-round-1',
        id,
        quarter: '2026Q3',
        from: asOf,
        to: asOf,
        asOf,
        index,
        checksVersion,
        seed: 's',
        share: 1,
        strata: [],
        createdAt: at,
      },
      settings: { maxPages: 1, maxDepth: 1, robots: 'respect', render: 'never', probes: 'none', attachments: 0 },
    } as Parameters<typeof store.rounds.create>[0],
    found.map(([site]) => ({ site, sampled: true })),
    { index: { file: 'gov-2019.yaml', text: '' }, parts: [] },
  );
  for (const [site, findings, vetoed = []] of found) {
    const { scorecard } = resultOf(site, findings, vetoed);
    const judged = { facts: {} as SiteFacts, judgements: [{ findings, tallies: {} } as Judgement], scorecard: scorecard! };
    await store.rounds.finish(id, { site, status: 'done', error: null, inspection: 'i', checksVersion, at, judged });
  }
  await store.rounds.revise(id, { at, by: '张三', why: '关闭', checksVersion });
  await store.close();
}

test('findings of a round become items; the list goes to the organ, comes back, and each line is told', async () => {
  const folder = folders.make();
  const workspace = join(folder, 'ws');
  const ledger = (...args: string[]) => run(['ledger', ...args, '--workspace', workspace]);
  const findings = ['a', 'b', 'c', 'd'].map((name) => findingOf(water, name));
  await holdRound(workspace, '2026Q3', '2026-08-31', [
    [water, findings],
    [school, [findingOf(school, 'x', 'home-stale')], [findingOf(school, 'x', 'home-stale')]],
  ]);
  const opened = await ledger('open', '--round', '2026Q3', ...by, ...on('2026-09-01'));
  expect([opened.code, opened.out]).toEqual([0, '2026Q3：新立项 5 项\n']);
  expect((await ledger('open', '--round', '2026Q3', ...by, ...on('2026-09-01'))).out).toBe('2026Q3：新立项 0 项，此前已列入 5 项\n');
  const list = await ledger('list', '--round', '2026Q3', ...on('2026-09-01'));
  expect(list.out).toMatch(/待部署 {2}市教育局 {2}首页.*（重大）/);
  expect((await ledger('open', '--round', '2026Q9', ...by)).code).not.toBe(0);

  const sheetFile = join(folder, 'list.xlsx');
  await ledger('export', '--organ', '市水务局', '--fill-in', '--out', sheetFile, ...on('2026-09-01'));
  await ledger('close', '4', '--why', 'x', ...by, ...on('2026-09-01'));
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(sheetFile);
  const sheet = book.worksheets[0]!;
  const head = 3;
  const columns = new Map<string, number>();
  sheet.getRow(head).eachCell((cell, at) => columns.set(String(cell.value), at));
  const fill = (line: number, answer: string, done: string, proof = '') => {
    sheet.getCell(head + line, columns.get('整改情况')!).value = answer;
    sheet.getCell(head + line, columns.get('完成时间')!).value = done;
    sheet.getCell(head + line, columns.get('佐证材料')!).value = proof;
  };
  fill(1, '已恢复链接', '2026-09-03', '../截图.png');
  fill(2, '正在联系建设单位', '');
  fill(3, '已改', '2026-12-31');
  writeFileSync(join(folder, '截图.png'), 'png');
  await book.xlsx.writeFile(sheetFile);
  const filled = ['import', sheetFile, '--files', folder, ...by, ...on('2026-09-04')];
  const trial = await ledger(...filled, '--dry-run');
  expect([trial.code, trial.out]).toEqual([1, expect.stringMatching(/试导入，未写入/)]);
  const came = await ledger(...filled);
  expect(came.code).toBe(1);
  expect(came.out).toMatch(/✓ .*第 4 行 台账第 2 项 {2}现为“待复查”，佐证 1 份/);
  expect(came.out).toMatch(/✓ .*第 5 行 台账第 3 项 {2}现为“已反馈”/);
  expect(came.out).toMatch(/✗ .*第 6 行 台账第 4 项 {2}完成时间 2026-12-31 晚于登记日 2026-09-04/);
  expect(came.out).toMatch(/登记 2 行，此前已登记 0 行，未填写 1 行，未导入 1 处\n$/);
  expect((await ledger(...filled)).out).toMatch(/登记 0 行，此前已登记 2 行/);
  const { events } = JSON.parse((await ledger('show', '2', '--json', ...on('2026-09-04'))).out);
  expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(['opened', 'deployed', 'answered', 'submitted']);
  expect(events[3].data).toMatchObject({ text: '已恢复链接\n佐证：../截图.png', done: '2026-09-03', files: [{ name: '截图.png' }] });
  const wrong = await ledger('import', sheetFile, '--organ', '市教育局', ...by, ...on('2026-09-05'));
  expect(wrong.out).toMatch(/承办单位是市水务局，不是市教育局/);
  expect((await ledger('import', join(folder, '截图.png'), ...by)).code).toBe(1);
}, 180_000);

test('what is mended and found again comes back, and is counted', async () => {
  const folder = folders.make();
  const workspace = join(folder, 'ws');
  const ledger = (...args: string[]) => run(['ledger', ...args, '--workspace', workspace]);
  const [one, two] = [findingOf(water, 'a'), findingOf(water, 'b')];
  await holdRound(workspace, '2026Q3', '2026-08-31', [[water, [one, two]]]);
  await ledger('open', '--round', '2026Q3', ...by, ...on('2026-09-01'));
  await ledger('deploy', '1', '2', ...by, ...on('2026-09-01'));
  await ledger('answer', '1', '2', '--text', '已办', ...by, ...on('2026-09-02'));
  await ledger('submit', '1', '2', '--text', '已改', ...by, ...on('2026-09-02'));
  await ledger('close', '1', '--why', '已改正', ...by, ...on('2026-09-03'));
  await holdRound(workspace, '2026Q4', '2026-11-30', [[water, [one, two]]]);
  const again = await ledger('open', '--round', '2026Q4', ...by, ...on('2026-12-01'));
  expect(again.out).toBe('2026Q4：新立项 0 项，销号后再次发现、重新立项 1 项，待复查的仍存在、退回 1 项\n');
  expect((await ledger('list', '--open', ...on('2026-12-01'))).out).toMatch(/1 {2}待部署 .*反弹 1 次[\s\S]*2 {2}整改中 .*退回 1 次/);
}, 180_000);

test('two processes that open or warn at the same time do everything once', async () => {
  const folder = folders.make();
  const workspace = join(folder, 'ws');
  const ledger = (...args: string[]) => run(['ledger', ...args, '--workspace', workspace]);
  const sites: [RosterSite, Finding[]][] = Array.from({ length: 12 }, (_, at) => {
    const site = siteOf(`s${at}`, `第${at}局`);
    return [site, Array.from({ length: 20 }, (_, which) => ({ ...findingOf(site, `p${which}`), fingerprint: `${at}-${which}` }))];
  });
  await holdRound(workspace, '2026Q3', '2026-08-31', sites);
  const twice = async (...args: string[]) => await Promise.all([ledger(...args), ledger(...args)]);
  const opened = await twice('open', '--round', '2026Q3', ...by, ...on('2026-09-01'));
  const warned = await twice('warn', ...by, ...on('2026-09-02'));
  for (const { code, err } of [...opened, ...warned]) expect([code, err]).toEqual([0, '']);
  expect(warned.map(({ out }) => out.match(/第 1 次（当天部署）/g)?.length ?? 0).reduce((sum, count) => sum + count)).toBe(240);
  const items = JSON.parse((await ledger('list', '--json', ...on('2026-09-02'))).out) as { warnings: unknown[] }[];
  expect(items.map(({ warnings }) => warnings.length)).toEqual(Array(240).fill(1));
}, 180_000);

test('notices go out once, and what failed goes out next time', async () => {
  const folder = folders.make();
  const workspace = join(folder, 'ws');
  const ledger = (...args: string[]) => run(['ledger', ...args, '--workspace', workspace]);
  await holdRound(workspace, '2026Q3', '2026-08-31', [[water, [findingOf(water, 'a')]]]);
  let busy = true;
  const server = await serveMail({ answer: () => (busy ? '451 later' : undefined) });
  writeFileSync(
    join(workspace, 'ledger.yaml'),
    `notices:\n  mail: { host: 127.0.0.1, port: ${server.port}, secure: false, requireTLS: false, from: ledger@lanchuan.gov.cn, organs: { 市水务局: [sw@lanchuan.gov.cn] } }\n`,
  );
  await ledger('open', '--round', '2026Q3', ...by, ...on('2026-09-01'));
  const failed = await ledger('notify', ...on('2026-09-01'));
  expect([failed.code, failed.out]).toEqual([
    3,
    expect.stringMatching(/整改通知：市水务局 1 项问题待部署 {2}未发出（.*451.*），下次再发\n新通知 1 份，发出 0 份，未发出 1 份/),
  ]);
  busy = false;
  expect((await ledger('notify', ...on('2026-09-01'))).out).toMatch(/已发出\n新通知 0 份，发出 1 份\n$/);
  expect((await ledger('notify', ...on('2026-09-01'))).out).toBe('新通知 0 份，发出 0 份\n');
  expect(server.letters).toHaveLength(1);
  expect((await ledger('outbox')).out).toMatch(/1 .*sw@lanchuan\.gov\.cn.*已发出/);
  await server.close();
}, 180_000);
