/** What goes out of the extension: the same reports as from the command line, with what the inspector said; nothing of a page acts in them. */
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentLimits } from '../../crawler/documents/document.ts';
import { parseFile } from '../../crawler/documents/parse.ts';
import { emptyDossier } from '../../crawler/packages/dossier.ts';
import { reviewFinding } from '../../extension/dossier/correct.ts';
import { writeFindingTable, writeHtml, writeWorkbook } from '../../extension/dossier/reports.ts';
import { writeSpreadsheet } from '../../extension/dossier/spreadsheet.ts';
import { words } from '../../extension/wording/words.ts';
import { renderScorecard } from '../../reports/html/page.ts';
import { walkNodes } from '../../reports/reading.ts';
import { inspectCity, markManual } from '../reports/city-input.ts';
import { poison } from '../reports/hostile.ts';

const say = words['zh-CN'];
const plain = inspectCity('slj');
const input = inspectCity('slj', { marks: markManual(plain) });
const finding = input.judgement.findings.find(({ outcome }) => outcome === 'fail')!;
const empty = emptyDossier(input.site.site.url);
const dossier = reviewFinding(empty, finding, {
  ...{ verdict: 'dismissed', reason: '=已于九月整改', by: '王检查', asOf: '2026-09-30', what: '不成立' },
});

/** Cells of a sheet as another program reads them: texts, numbers; formulas as objects. */
async function read(bytes: Uint8Array): Promise<Map<string, ExcelJS.CellValue[][]>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return new Map(
    book.worksheets.map((sheet) => [
      sheet.name,
      sheet
        .getSheetValues()
        .slice(1)
        .map((row) => (row as ExcelJS.CellValue[]).slice(1)),
    ]),
  );
}

describe('the workbook', () => {
  test('has every finding with its number and review, every indicator with its mark, and the verdict', async () => {
    const sheets = await read(await writeWorkbook(input, dossier, say));
    expect([...sheets.keys()]).toEqual(['结论', '指标得分', '问题清单', '未检查的内容']);
    const findings = sheets.get('问题清单')!;
    expect(findings).toHaveLength(input.judgement.findings.length + 1);
    const row = findings.find((cells) => cells.includes(finding.fingerprint))!;
    expect(row).toContain(finding.url);
    expect(row.at(-1)).toMatch(/^已认定不成立，=已于九月整改，王检查/);
    const marked = sheets.get('指标得分')!.filter((cells) => cells.includes('检查员'));
    expect(marked).toHaveLength([...walkNodes(input.scorecard.nodes)].filter(({ mark }) => mark).length);
    expect(sheets.get('结论')!.flat()).toContain(input.site.site.url);
  });

  test('is read by the reader of attachments', async () => {
    const facts = await parseFile(await writeWorkbook(input, dossier, say), 'a.xlsx', null, documentLimits);
    expect(facts).toMatchObject({ type: 'xlsx', outcome: 'read', pages: 4, truncated: false });
    expect(facts.text).toContain(finding.text['zh-CN']);
  });

  test('what a page says is text in it, whatever it begins with', async () => {
    const texts = ['=1+1', "=cmd|'/c calc'!A1", '+1', '-1', '@SUM(1)', '<c><f>1</f></c>', ']]>&amp;', ' 前后 ', '12345678901234567890'];
    const sheets = await read(await writeSpreadsheet([{ name: 'a/b:c', widths: [9], rows: [texts, [1.5, Number.NaN, null]] }]));
    expect(sheets.get('a b c')).toEqual([texts, [1.5]]);
    const hostile = await read(await writeWorkbook(poison(input), empty, say));
    for (const cell of [...hostile.values()].flat(2)) {
      expect(typeof cell === 'object' && cell !== null, JSON.stringify(cell)).toBe(false);
      expect(String(cell)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/);
    }
  });

  test('any text comes out as it went in, but for what cannot be seen', async () => {
    const seen = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .filter((text) => /^[^\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]+$/.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(seen, { minLength: 1, maxLength: 6 }), async (row) => {
        const sheets = await read(await writeSpreadsheet([{ name: 'a', widths: [], rows: [row] }]));
        expect(sheets.get('a')).toEqual([row]);
      }),
      { numRuns: 50 },
    );
  });
});

test('the scorecard is that of the command line, byte by byte', async () => {
  expect(await writeHtml(input)).toBe(renderScorecard(input));
});

test('the table has what the inspector says of a finding, and none of it acts as a formula', () => {
  const table = writeFindingTable(input, dossier, say);
  const line = table.split('\r\n').find((one) => one.includes(finding.fingerprint))!;
  expect(line).toContain('=已于九月整改，王检查');
  expect(line).not.toMatch(/(?:^|,)"?[=+@]/);
  expect(table.split('\r\n')[0]).toMatch(/复核$/);
});
