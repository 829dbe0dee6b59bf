import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Excel from 'exceljs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createProblemList, type ListOptions, listColumns, type Problem } from '../../../reports/xlsx/problem-list.ts';
import { readFilledList } from '../../../reports/xlsx/read-back.ts';
import { readWrittenDay } from '../../../reports/xlsx/written-day.ts';
import { makeFolder } from '../folder.ts';
import { brokenRelations, xmlFaults } from '../packages.ts';

const folder = await makeFolder();
let serial = 0;

const problem = (at: number, more: Partial<Problem> = {}): Problem => ({
  item: `finding:www.a.gov.cn/x:${String(at).padStart(16, '0')}`,
  organ: '市水利局',
  site: { name: '水利局网站', siteCode: '0000000012' },
  indicator: '栏目不更新',
  check: '栏目不更新',
  text: `“通知公告”栏目第${at}条`,
  url: `http://www.a.gov.cn/tzgg/${at}`,
  found: '2026-09-30',
  evidence: { text: 'screenshots/a.png', href: 'https://evidence.example/1/screenshots/a.png' },
  deadline: '2026-10-22',
  state: '待部署',
  course: 'new',
  ...more,
});

async function write(problems: readonly Problem[], more: Partial<ListOptions> = {}): Promise<Uint8Array> {
  const path = join(folder, `${++serial}.xlsx`);
  const list = await createProblemList(path, {
    ...{ language: 'zh-CN', organ: '市水利局', deadline: '2026-10-22' },
    round: { id: '2026Q3', title: '2026年第三季度', asOf: '2026-09-30' },
    ...more,
  });
  for (const one of problems) await list.add(one);
  await list.finish();
  return await readFile(path);
}

const five = [1, 2, 3, 4, 5].map((at) => problem(at));
const columnOf = (name: (typeof listColumns)[number]): number => listColumns.indexOf(name) + 1;
const firstRow = 4;

/** The list as an organ hands it back: written by another program. */
async function fill(bytes: Uint8Array, edit: (sheet: Excel.Worksheet, book: Excel.Workbook) => void): Promise<Uint8Array> {
  const book = new Excel.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  edit(book.worksheets[0]!, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test('a list shows what was found, links and filters, and says what to fill in', async () => {
  const bytes = await write(five);
  expect(xmlFaults(bytes)).toEqual([]);
  expect(brokenRelations(bytes)).toEqual([]);
  const book = new Excel.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  const [sheet, meta] = book.worksheets as [Excel.Worksheet, Excel.Worksheet];
  expect(sheet.getCell('A1').value).toBe('市水利局　2026年第三季度检查问题清单');
  expect(sheet.getRow(3).getCell(columnOf('answer')).value).toBe('整改情况');
  const row = sheet.getRow(firstRow);
  expect(row.getCell(columnOf('page')).hyperlink).toBe('http://www.a.gov.cn/tzgg/1');
  expect(row.getCell(columnOf('evidence')).hyperlink).toBe('https://evidence.example/1/screenshots/a.png');
  expect(row.getCell(columnOf('siteCode')).value).toBe('0000000012');
  expect(row.getCell(columnOf('deadline')).value).toEqual(new Date('2026-10-22T00:00:00Z'));
  expect(sheet.autoFilter).toBe(`A3:Q${firstRow + 4}`);
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
  expect(sheet.getColumn(columnOf('key')).hidden).toBe(true);
  expect(meta.state).toBe('hidden');
});

test('a list without problems says so', async () => {
  const book = new Excel.Workbook();
  await book.xlsx.load(Buffer.from(await write([])) as never);
  expect(book.worksheets[0]!.getRow(firstRow).getCell(1).value).toBe('本期未发现需要整改的问题。');
});

test('what an organ wrote comes back under the keys of the items, whatever the form of the day', async () => {
  const days: [unknown, string][] = [
    [new Date('2026-10-20T00:00:00Z'), '2026-10-20'],
    [46_315, '2026-10-20'],
    ['2026年10月20日', '2026-10-20'],
    ['2026/10/20', '2026-10-20'],
    ['10月20日', '2026-10-20'],
  ];
  const bytes = await fill(await write(five), (sheet) => {
    for (const [at, [day]] of days.entries()) {
      const row = sheet.getRow(firstRow + at);
      row.getCell(columnOf('answer')).value = `已更新第${at + 1}条`;
      row.getCell(columnOf('done')).value = day as never;
      row.getCell(columnOf('proof')).value = 'http://www.a.gov.cn/new\n截图.png';
    }
  });
  const { list, rows, blank, problems } = readFilledList(bytes);
  expect(problems).toEqual([]);
  expect(list).toEqual({ round: '2026Q3', asOf: '2026-09-30', organ: '市水利局', rows: 5 });
  expect(blank).toBe(0);
  expect(rows.map(({ item, answer, done }) => [item, answer, done])).toEqual(
    days.map(([, day], at) => [five[at]!.item, `已更新第${at + 1}条`, day]),
  );
  expect(rows[0]).toMatchObject({ row: firstRow, number: 1, organ: '市水利局', proof: ['http://www.a.gov.cn/new', '截图.png'] });
});

test('an untouched list has nothing to say', async () => {
  const { rows, blank, problems } = readFilledList(await write(five));
  expect([rows, blank, problems]).toEqual([[], 5, []]);
});

test('lines that cannot be taken are told by sheet and row, the others are taken', async () => {
  const bytes = await fill(await write(five), (sheet) => {
    const cell = (at: number, name: (typeof listColumns)[number]) => sheet.getRow(firstRow + at).getCell(columnOf(name));
    for (let at = 0; at < 5; at++) cell(at, 'answer').value = '已整改';
    cell(1, 'key').value = String(cell(1, 'key').value).replace('2 finding', '3 finding');
    cell(2, 'done').value = '2026-02-30';
    cell(3, 'key').value = null;
    sheet.spliceRows(firstRow + 4, 1);
  });
  const { rows, problems } = readFilledList(bytes);
  expect(rows.map(({ number }) => number)).toEqual([1]);
  expect(problems.map(({ row }) => row)).toEqual([firstRow + 1, firstRow + 2, firstRow + 3, null]);
  expect(problems.map(({ text }) => text['zh-CN'])).toEqual([
    expect.stringContaining('条目编号被改动'),
    expect.stringContaining('“2026-02-30”不是日期'),
    expect.stringContaining('条目编号缺失'),
    '原表 5 条，缺 3 条（序号 2、4–5），缺少的条目未作处理。',
  ]);
});

test('a row that stands twice: the same words are one answer, other words are none', async () => {
  const copy = (answer: string) => (sheet: Excel.Worksheet) => {
    const row = sheet.getRow(firstRow);
    row.getCell(columnOf('answer')).value = '已整改';
    sheet.addRow((row.values as Excel.CellValue[]).slice(1));
    sheet.getRow(sheet.rowCount).getCell(columnOf('answer')).value = answer;
  };
  const same = readFilledList(await fill(await write(five), copy('已整改')));
  expect([same.rows.length, same.problems.length]).toEqual([1, 0]);
  const other = readFilledList(await fill(await write(five), copy('没有整改')));
  expect(other.rows).toEqual([]);
  expect(other.problems[0]!.text['zh-CN']).toContain('内容不同');
});

test('an answer in cells merged over rows counts for each of them; sorted rows and renamed heads are known again', async () => {
  const bytes = await fill(await write(five), (sheet) => {
    sheet.getRow(3).getCell(columnOf('answer')).value = '整改措施（必填）';
    sheet.getRow(firstRow).getCell(columnOf('answer')).value = '均已更新';
    const letter = sheet.getColumn(columnOf('answer')).letter;
    sheet.mergeCells(`${letter}${firstRow}:${letter}${firstRow + 2}`);
    const [first, last] = [sheet.getRow(firstRow + 3), sheet.getRow(firstRow + 4)];
    [first.values, last.values] = [last.values, first.values];
    first.getCell(columnOf('answer')).value = '已删除';
  });
  const { rows, problems } = readFilledList(bytes);
  expect(problems).toEqual([]);
  expect(rows.map(({ number, answer }) => [number, answer])).toEqual([
    [1, '均已更新'],
    [2, '均已更新'],
    [3, '均已更新'],
    [5, '已删除'],
  ]);
});

test('a list of several sheets comes back whole', async () => {
  const bytes = await write(five, { rowsOfSheet: 5 });
  const book = new Excel.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['问题清单', '问题清单 (2)', '问题清单 (3)', 'mingcha']);
  expect(book.worksheets[1]!.getRow(3).getCell(1).value).toBe('序号');
  const { blank, problems } = readFilledList(bytes);
  expect([blank, problems]).toEqual([5, []]);
});

test('the English list is read as well', async () => {
  const bytes = await fill(await write(five, { language: 'en' }), (sheet) => {
    sheet.getRow(firstRow).getCell(columnOf('answer')).value = 'mended';
  });
  expect(readFilledList(bytes).rows).toMatchObject([{ answer: 'mended', number: 1 }]);
});

test('any file gives a result', async () => {
  const good = await write(five);
  const said = (bytes: Uint8Array): string =>
    readFilledList(bytes)
      .problems.map(({ text }) => text['zh-CN'])
      .join();
  expect(said(new Uint8Array())).toContain('不是 xlsx');
  expect(said(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toContain('旧版 xls');
  expect(said(zipSync({ 'a.txt': Uint8Array.of(1) }))).toContain('没有工作表');
  expect(said(zipSync({ 'xl/workbook.xml': new Uint8Array(90_000_000) }))).toContain('过大');
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }), (at, noise) => {
      const bytes = Uint8Array.from(good);
      bytes.set(noise.subarray(0, bytes.length - at), at);
      const { rows, problems } = readFilledList(bytes);
      expect(rows.length + problems.length).toBeLessThan(300);
    }),
    { numRuns: 300 },
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => void readFilledList(bytes)));
});

test('days as people write them', () => {
  const read = (text: string) => readWrittenDay(text, '2026-09-30');
  for (const text of [
    '2026-10-09',
    '2026/10/9',
    '2026.10.9',
    '2026年10月9日',
    '20261009',
    '2026 年 10 月 9 日',
    '２０２６年１０月９日',
    '二〇二六年十月九日',
    '2026-10-09 08:30:00',
    '10月9日',
    '10/9',
    '46304',
    '46304.5',
  ])
    expect(read(text), text).toBe('2026-10-09');
  expect(read('1月5日')).toBe('2027-01-05');
  expect(read('二〇二六年十二月三十一日')).toBe('2026-12-31');
  for (const text of ['', '已完成', '2026-13-01', '2026-02-30', '2026年10月', '12', '999999', '10月中旬', 'x'.repeat(10_000)])
    expect(read(text), text).toBeNull();
  expect(readWrittenDay('10月9日', null)).toBeNull();
});
