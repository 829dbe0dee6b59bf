import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Excel from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentLimits } from '../../../crawler/documents/document.ts';
import { readXlsx } from '../../../crawler/documents/xlsx.ts';
import { fileNameOf } from '../../../reports/xlsx/file-name.ts';
import { type Cell, createWorkbook, type SheetOptions } from '../../../reports/xlsx/workbook.ts';
import { makeFolder } from '../folder.ts';
import { brokenRelations, partsOf, xmlFaults } from '../packages.ts';

const folder = await makeFolder();
let serial = 0;

async function write(rows: readonly (readonly Cell[])[], options: Partial<SheetOptions> = {}): Promise<Uint8Array> {
  const path = join(folder, `${++serial}.xlsx`);
  const book = await createWorkbook(path, { title: '试 & <验>', day: '2026-10-09' });
  const width = Math.max(1, ...rows.map((row) => row.length));
  const sheet = await book.sheet({ name: '表', columns: Array.from({ length: width }, () => ({ width: 20 })), ...options });
  for (const row of rows) await sheet.row(row);
  await book.finish();
  return await readFile(path);
}

async function open(bytes: Uint8Array): Promise<Excel.Workbook> {
  const book = new Excel.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  return book;
}

const dangerous = [
  '=1+1',
  '+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠A1',
  ' =1',
  "　=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example","click")',
  '"=1',
  "'=1",
];

test('no text becomes a formula, and none changes when someone edits it', async () => {
  const bytes = await write(dangerous.map((text) => [text]));
  const sheet = (await open(bytes)).worksheets[0]!;
  for (const [at, text] of dangerous.entries()) {
    const cell = sheet.getCell(at + 1, 1);
    expect(cell.type, text).toBe(Excel.ValueType.String);
    expect(String(cell.value).trim(), text).toBe(text.trim());
  }
  const xml = partsOf(bytes).get('xl/worksheets/sheet1.xml')!;
  expect(xml).not.toContain('<f>');
  // the style of a text that begins like a formula keeps it text (quotePrefix)
  const styles = [
    ...partsOf(bytes)
      .get('xl/styles.xml')!
      .split('<cellXfs')[1]!
      .matchAll(/<xf [^>]*>/g),
  ].map(([xf]) => xf.includes('quotePrefix="1"'));
  for (const [at, text] of dangerous.entries()) {
    const style = Number(new RegExp(`<c r="A${at + 1}" s="(\\d+)"`).exec(xml)![1]);
    expect(styles[style], text).toBe(/^[\s\u3000]*[=+\-@＝＋－＠]/.test(text));
  }
});

test('any text comes back as it was, but for characters that act', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 8 }), async (texts) => {
      const bytes = await write(texts.map((text) => [text]));
      expect(xmlFaults(bytes)).toEqual([]);
      const sheet = (await open(bytes)).worksheets[0]!;
      for (const [at, text] of texts.entries()) {
        const back = sheet.getCell(at + 1, 1).value;
        if (/^[ -\ud7ff]+$/.test(text) && !/[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|_x/.test(text)) expect(back).toBe(text);
        expect(String(back ?? '')).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\u202e]/);
      }
    }),
    { numRuns: 25 },
  );
});

test('what looks like an escape of the format stays as written', async () => {
  const bytes = await write([['_x000D_', 'a_x0041_b', '<&">']]);
  const xml = partsOf(bytes).get('xl/worksheets/sheet1.xml')!;
  expect(xml).toContain('_x005F_x000D_');
  expect(xml).toContain('a_x005F_x0041_b');
  expect((await open(bytes)).worksheets[0]!.getCell('C1').value).toBe('<&">');
});

test('a cell holds 32,767 characters and says that there was more', async () => {
  const sheet = (await open(await write([['字'.repeat(40_000), '😀'.repeat(20_000)]]))).worksheets[0]!;
  const text = String(sheet.getCell('A1').value);
  expect(text).toHaveLength(32_767);
  expect(text.endsWith('字…')).toBe(true);
  const faces = String(sheet.getCell('B1').value);
  expect(faces.length).toBeLessThanOrEqual(32_767);
  expect(faces.isWellFormed()).toBe(true);
});

test('only addresses of the web are links; every other is shown as text', async () => {
  const addresses = [
    'http://a.gov.cn/x?a=1&b=2',
    'https://b.gov.cn/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    `http://a.cn/${'x'.repeat(3000)}`,
    'not one',
  ];
  const bytes = await write(addresses.map((href) => [{ value: href, href }]));
  const sheet = (await open(bytes)).worksheets[0]!;
  const links = addresses.map((_, at) => sheet.getCell(at + 1, 1).hyperlink);
  expect(links).toEqual(['http://a.gov.cn/x?a=1&b=2', 'https://b.gov.cn/', undefined, undefined, undefined, undefined]);
  expect(sheet.getCell('A3').text).toBe('javascript:alert(1)');
  const targets = partsOf(bytes).get('xl/worksheets/_rels/sheet1.xml.rels')!;
  expect(targets.match(/Target=/g)).toHaveLength(2);
});

test('a sheet has no more links than spreadsheets take', async () => {
  const rows = Array.from({ length: 66_000 }, (_, at) => [{ value: `http://a.cn/${at}`, href: `http://a.cn/${at}` }]);
  const bytes = await write(rows);
  expect(
    partsOf(bytes)
      .get('xl/worksheets/sheet1.xml')!
      .match(/<hyperlink /g),
  ).toHaveLength(65_530);
  expect(partsOf(bytes).get('xl/worksheets/sheet1.xml')).toContain('http://a.cn/65999');
});

test('numbers are numbers, days are days, codes keep their zeros', async () => {
  const bytes = await write([
    [12.5, { value: { day: '2026-10-09' }, style: 'day' }, '0000000012', { value: { day: 'soon' } }, Number.NaN, null],
  ]);
  const row = (await open(bytes)).worksheets[0]!.getRow(1);
  expect(row.getCell(1).value).toBe(12.5);
  expect(row.getCell(2).value).toEqual(new Date('2026-10-09T00:00:00Z'));
  expect(row.getCell(3).value).toBe('0000000012');
  expect(row.getCell(4).value).toBe('soon');
  expect(row.getCell(5).value).toBeNull();
});

test('head frozen, filtered and printed on every page; columns as wide as asked; the reader of documents agrees', async () => {
  const bytes = await write(
    [
      ['甲', '乙'],
      ['1', '2'],
      ['3', '4'],
    ],
    { frozen: { rows: 1, columns: 1 }, filterRow: 1, columns: [{ width: 12 }, { width: 34, hidden: true }] },
  );
  const sheet = (await open(bytes)).worksheets[0]!;
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 1 });
  expect(sheet.autoFilter).toBe('A1:B3');
  expect(sheet.getColumn(1).width).toBe(12);
  expect(sheet.getColumn(2).hidden).toBe(true);
  expect(partsOf(bytes).get('xl/workbook.xml')).toContain("'表'!$1:$1");
  const { markup, outcome } = readXlsx(bytes, documentLimits);
  expect(outcome).toBe('read');
  expect(markup.match(/<tr>/g)).toHaveLength(3);
  expect(markup).toContain('甲');
});

test('every part is XML, every relation leads somewhere, and the same rows give the same bytes', async () => {
  const rows: Cell[][] = [['a', { value: 'b', href: 'http://a.cn/' }, 3, { value: { day: '2026-01-02' } }]];
  const [one, other] = [await write(rows), await write(rows)];
  expect(xmlFaults(one)).toEqual([]);
  expect(brokenRelations(one)).toEqual([]);
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
});

test('names of sheets are made fit and unique', async () => {
  const path = join(folder, 'names.xlsx');
  const book = await createWorkbook(path, { title: 't', day: '2026-10-09' });
  const wanted = ['a/b:c*?[]\\', "'quoted'", 'x'.repeat(60), 'x'.repeat(61), 'History', '', '表', '表'];
  for (const name of wanted) await (await book.sheet({ name, columns: [{ width: 9 }] })).row(['1']);
  await book.finish();
  const names = (await open(await readFile(path))).worksheets.map(({ name }) => name);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
  for (const name of names) {
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/);
  }
  expect(names.slice(-2)).toEqual(['表', '表 (2)']);
});

test('names of files never leave their folder, and no two texts share one', () => {
  expect(fileNameOf('市水利局')).toBe('市水利局');
  for (const text of [
    '../../etc/passwd',
    '..',
    '.',
    '',
    'CON',
    'nul.txt',
    'a/b',
    'a\\b',
    'C:\\x',
    'a\u0000b',
    '\u202Etxt',
    'A',
    'x'.repeat(500),
    '~$a',
    ' a ',
    'a.',
  ]) {
    const name = fileNameOf(text);
    expect(name, text).toMatch(/^[^<>:"/\\|?*\u0000-\u001f]{1,80}$/);
    expect(name, text).not.toMatch(/^\.|[. ]$|^(con|nul|aux|prn)(\.|$)/i);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      if (a.normalize('NFC') !== b.normalize('NFC')) expect(fileNameOf(a).toLowerCase()).not.toBe(fileNameOf(b).toLowerCase());
    }),
  );
});
