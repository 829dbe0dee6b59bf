/** The ledger from the command line, as an office works with it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { createFolders, run } from './run.ts';

const folders = createFolders();
afterAll(() => folders.clean());

/** A workspace, and a way to run commands of the group in it. */
function office() {
  const folder = folders.make();
  const ledger = (...args: string[]) => run(['ledger', ...args, '--workspace', join(folder, 'ws')]);
  const json = async (...args: string[]) => JSON.parse((await ledger(...args, '--json')).out);
  return { folder, ledger, json };
}
const by = ['--by', '张三'];
const on = (day: string): string[] => ['--at', day];
const order = (organ: string, title: string, ...more: string[]) => [
  'add',
  '--organ',
  organ,
  '--title',
  title,
  '--from',
  '局长办公会',
  ...by,
  ...more,
];

test('an order goes from deployment to closure, with who and when at every step', async () => {
  const { folder, ledger, json } = office();
  expect((await ledger(...order('市水务局', '公开指南复查', ...on('2026-09-01')))).out).toMatch(/已登记为第 1 项/);
  expect((await ledger(...order('市水务局', '公开指南复查', ...on('2026-09-01')))).out).toMatch(/已在台账中，第 1 项/);
  expect((await ledger('list', ...on('2026-09-01'))).out).toMatch(/1 {2}待部署 {2}市水务局 {2}公开指南复查 {2}2026-09-01 到期/);
  expect((await ledger('deploy', '1', '--to', '李工', ...by, ...on('2026-09-01'))).out).toMatch(/已登记 1 项：1。现为：已部署/);
  const proof = join(folder, '整改 报告..pdf');
  writeFileSync(proof, '佐证');
  await ledger('answer', '1', '--text', '已安排', ...by, ...on('2026-09-02'));
  await ledger('progress', '1', '--text', '已完成一半', ...by, ...on('2026-09-03'));
  expect(
    (await ledger('submit', '1', '--text', '已修订发布', '--done', '2026-09-03', '--file', proof, ...by, ...on('2026-09-04'))).code,
  ).toBe(0);
  await ledger('return', '1', '--why', '联系电话仍是旧的', ...by, ...on('2026-09-05'));
  await ledger('submit', '1', '--text', '电话已改', ...by, ...on('2026-09-06'));
  await ledger('close', '1', '--why', '经核对已改正', ...by, ...on('2026-09-07'));
  const shown = await json('show', '1', ...on('2026-09-08'));
  expect(shown).toMatchObject({ state: 'closed', returned: 1, closing: { on: '2026-09-07', by: '张三', appeal: false } });
  expect(shown.events.map(({ kind }: { kind: string }) => kind)).toEqual([
    'opened',
    'deployed',
    'answered',
    'progressed',
    'submitted',
    'rechecked',
    'submitted',
    'closed',
  ]);
  for (const event of shown.events)
    expect(event).toMatchObject({ by: '张三', at: expect.stringMatching(/^2026-09-0\dT04:00/), written: expect.any(String) });
  const text = (await ledger('show', '1', ...on('2026-09-08'), '--files', folder)).out;
  expect(text).toMatch(/2026-09-05 12:00 {2}张三 {2}复查 {2}仍存在、联系电话仍是旧的/);
  expect(text).toMatch(/\[整改 报告\.\.pdf\]/);
  expect(readFileSync(join(folder, '1-5-整改 报告..pdf'), 'utf8')).toBe('佐证');
  // as of an earlier day the item is what it was then
  expect((await json('show', '1', ...on('2026-09-03'))).state).toBe('mending');
}, 180_000);

test('late items are warned once a level, listed for supervision, reminded of, and told of on Friday', async () => {
  const { folder, ledger, json } = office();
  await ledger(...order('市教育局', '年报发布', ...on('2026-09-07')));
  await ledger(...order('市水务局', '网站改版', '--grade', 'major', ...on('2026-09-07')));
  await ledger('deploy', '2', ...by, ...on('2026-09-07'));
  expect((await ledger('warn', ...by, ...on('2026-09-08'))).out).toMatch(/年报发布.*第 1 次（当天部署）\n第 1 次预警 1 件次/);
  expect((await ledger('warn', ...by, ...on('2026-09-08'))).out).toBe('没有需要预警或提醒的事项\n');
  expect((await ledger('warn', ...by, ...on('2026-09-10'))).out).toMatch(
    /第 2 次（当天部署）、须电话催办 {2}第 3 次（当天部署）、列入督查/,
  );
  expect((await ledger('remind', '1', '--whom', '赵科长', '--text', '答应今天办', ...by, ...on('2026-09-10'))).code).toBe(0);
  expect((await json('list', '--supervised', ...on('2026-09-11'))).map(({ number }: { number: number }) => number)).toEqual([1]);
  expect((await json('list', '--overdue', '--organ', '市水务局', ...on('2026-09-11'))).length).toBe(1);
  expect((await json('list', '--due-before', '2026-09-30', '--state', '待部署,已部署', ...on('2026-09-10'))).length).toBe(2);
  const out = join(folder, 'week');
  const week = await ledger('summary', ...on('2026-09-11'), '--out', out);
  expect(week.out).toMatch(/整改台账周汇总：2026-09-05 至 2026-09-11/);
  expect(week.out).toMatch(/本周新立项 2 项/);
  expect(week.out).toMatch(/列入督查的事项\n {2}1 {2}市教育局/);
  expect(readdirSync(out).sort()).toEqual(
    ['.csv', '.en.csv', '.en.html', '.en.txt', '.html', '.json', '.txt'].map((end) => `ledger-2026-09-11${end}`),
  );
  const english = readFileSync(join(out, 'ledger-2026-09-11.en.txt'), 'utf8');
  expect(english.replace(/市..局|年报发布|网站改版/g, '')).not.toMatch(/[\u4e00-\u9fff]/);
  expect(readFileSync(join(out, 'ledger-2026-09-11.csv'), 'utf8')).toMatch(/^\ufeff单位,新立项,/);
}, 180_000);

test('an extension is granted by another, an appeal is decided, and clocks follow', async () => {
  const { ledger, json } = office();
  await ledger(...order('市水务局', '甲', ...on('2026-09-01')));
  await ledger(...order('市水务局', '乙', ...on('2026-09-01')));
  expect((await ledger('deploy', '--organ', '市水务局', ...by, ...on('2026-09-01'))).out).toMatch(/已登记 2 项：1、2/);
  await ledger('extend', '1', '--until', '2026-09-20', '--plan', '分两步，先改数据后改页面', ...by, ...on('2026-09-02'));
  const own = await ledger('approve', '1', ...by, ...on('2026-09-03'));
  expect([own.code, own.err]).toEqual([2, expect.stringMatching(/申请人（张三）以外的人审批/)]);
  expect((await ledger('approve', '1', '--by', '王局长', ...on('2026-09-03'))).out).toMatch(/延期/);
  expect((await json('show', '1', ...on('2026-09-10'))).clocks.find(({ id }: { id: string }) => id === 'solve')).toMatchObject({
    due: '2026-09-20',
    state: 'running',
  });
  await ledger('appeal', '2', '--text', '栏目不属我局', ...by, ...on('2026-09-02'));
  expect((await json('show', '2', ...on('2026-09-30'))).clocks.find(({ id }: { id: string }) => id === 'solve')).toMatchObject({
    due: null,
    state: 'paused',
  });
  expect((await ledger('decide', '2', '--why', '属实', ...by, ...on('2026-10-08'))).err).toMatch(/--uphold.*--reject/);
  expect((await ledger('decide', '2', '--uphold', '--why', '职能已划转', ...by, ...on('2026-10-08'))).out).toMatch(/销号/);
  expect(await json('show', '2', ...on('2026-10-08'))).toMatchObject({ state: 'closed', closing: { appeal: true, text: '职能已划转' } });
}, 180_000);

test('tasks of a plan: dates, counts, organs of one’s own', async () => {
  const { folder, ledger, json } = office();
  const map = join(folder, 'organs.yaml');
  writeFileSync(map, '各处室: [规划处, 工程处]\n局办公室: 市水务局办公室\n法规处: 政策法规处\n信息中心: 网信中心\n');
  const add = ['tasks', 'add', 'water-bureau', '--year', '2026', '--organ-map', map, ...by, ...on('2026-08-20')];
  expect((await ledger(...add)).out).toBe('已列入 18 项\n');
  expect((await ledger(...add)).out).toBe('已列入 0 项，18 项早已在台账中\n');
  const items = (await json('list', ...on('2026-08-20'))) as {
    number: number;
    title: Record<string, string>;
    organ: string;
    due: string;
    task: { need: number | null };
  }[];
  expect(new Set(items.map(({ due }) => due))).toEqual(
    new Set([
      '2026-08-31',
      '2026-09-10',
      '2026-09-17',
      '2026-09-20',
      '2026-09-30',
      '2026-10-20',
      '2026-10-31',
      '2026-11-30',
      '2026-12-31',
      '2027-01-31',
    ]),
  );
  const meeting = items.find(({ title }) => title['zh-CN']!.includes('局长办公会议题'))!;
  expect(meeting).toMatchObject({ organ: '市水务局办公室', task: { need: 3 } });
  const number = String(meeting.number);
  await ledger('deploy', number, ...by, ...on('2026-08-20'));
  await ledger('answer', number, '--text', '已列入计划', ...by, ...on('2026-08-21'));
  for (const day of ['2026-09-01', '2026-10-12'])
    await ledger('count', number, '--on', day, '--text', '局长办公会第几次', ...by, ...on(day));
  const short = await ledger('submit', number, '--text', '完成', ...by, ...on('2026-11-01'));
  expect([short.code, short.err]).toEqual([2, expect.stringMatching(/应不少于 3 次，已登记 2 次，还差 1 次/)]);
  await ledger('count', number, '--on', '2026-11-02', '--text', '第三次', ...by, ...on('2026-11-02'));
  expect((await ledger('submit', number, '--text', '完成', ...by, ...on('2026-11-03'))).out).toMatch(/待复查/);
  expect((await run(['ledger', 'tasks', 'show', 'huanggang-2020', '--year', '2026'])).out).toMatch(
    /2026-10-31 {2}市政府办公室 {2}建成政府信息公开平台/,
  );
}, 180_000);

test('exports: nothing that an organ writes acts as a formula', async () => {
  const { folder, ledger } = office();
  const titles = ['=HYPERLINK("http://evil.example","点我")', '+1+1', '-2', '@SUM(A1)', '\t=1'];
  for (const title of titles) await ledger(...order('市水务局', title, ...on('2026-09-01')));
  const [csv, xlsx] = [join(folder, 'l.csv'), join(folder, 'l.xlsx')];
  await ledger('export', '--out', csv, ...on('2026-09-01'));
  await ledger('export', '--out', xlsx, ...on('2026-09-01'));
  for (const line of readFileSync(csv, 'utf8').split('\r\n').slice(1))
    for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+\-@\t]/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(xlsx);
  const sheet = book.worksheets[0]!;
  expect(sheet.rowCount).toBe(titles.length + 1);
  sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)));
  expect(String(sheet.getCell('E2').value)).toMatch(/HYPERLINK/);
}, 180_000);

describe('wrong use', () => {
  test.each([
    [['deploy', '1'], 2, /--by/],
    [['deploy', ...by], 2, /请写明事项序号/],
    [['deploy', '9', ...by], 2, /没有第 9 项/],
    [['deploy', 'x', ...by], 2, /应写作 12 或 3-8/],
    [['list', '--state', '办结'], 2, /没有这个状态：办结/],
    [['list', '--at', '2026-02-30'], 2, /--at/],
    [['answer', '1', ...by], 2, /--text/],
    [['appeal', '1', '--text', 'x', '--file', 'nowhere.pdf', ...by], 3, /没有这个文件/],
    [['tasks', 'add', 'water-burau', '--year', '2026', ...by], 2, /是否指 water-bureau/],
    [['tasks', 'add', 'water-bureau', ...by], 2, /--year/],
    [['notify'], 2, /notices/],
    [['open', ...by], 2, /--round/],
    [['export', '--out', 'x.doc'], 2, /\.xlsx/],
  ])('%j', async (args, code, words) => {
    const { ledger } = office();
    const ran = await ledger(...args);
    expect([ran.code, ran.err]).toEqual([code, expect.stringMatching(words)]);
  });

  test('a mistake in the settings is told with line and column', async () => {
    const { folder, ledger } = office();
    mkdirSync(join(folder, 'ws'));
    writeFileSync(join(folder, 'ws', 'ledger.yaml'), 'terms: "12340"\ngrades:\n  - { when: { veto: true }, grade: 严重 }\n');
    const ran = await ledger(...order('市水务局', '甲'));
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(/ledger\.yaml:3:\d+: grades\.0\.grade/)]);
  });

  test('help is in both languages', async () => {
    const [chinese, english] = [await run(['ledger', '--help']), await run(['ledger', '--help', '--lang', 'en'])];
    for (const name of [
      'open',
      'add',
      'list',
      'show',
      'deploy',
      'answer',
      'submit',
      'close',
      'extend',
      'approve',
      'appeal',
      'decide',
      'warn',
      'remind',
      'summary',
      'import',
      'export',
      'notify',
      'tasks',
    ])
      for (const { out } of [chinese, english]) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect(english.out).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
