/** Problem lists that come back filled in: what the organs wrote, row by row, and what could not be taken. Any bytes give a result. */
import { isDay } from '../../checks/calendar.ts';
import type { Bilingual } from '../../checks/model/index.ts';
import { documentLimits } from '../../crawler/documents/document.ts';
import { sniffType } from '../../crawler/documents/sniff.ts';
import { TooLarge } from '../../crawler/documents/unzip.ts';
import { readCells, type SheetCells } from '../../crawler/documents/xlsx.ts';
import { readKey } from './item-key.ts';
import { type ListColumn, metaSchema, metaSheet } from './problem-list.ts';
import { words } from './wording.ts';
import { readWrittenDay } from './written-day.ts';

/** What an organ wrote of one item. */
export interface FilledRow {
  /** Key of the item in the ledger. */
  item: string;
  /** 序号 in the list. */
  number: number;
  sheet: string;
  /** As the spreadsheet counts it, from 1. */
  row: number;
  organ: string;
  site: string;
  /** 整改情况 */
  answer: string;
  /** 完成时间 */
  done: string | null;
  /** 佐证: addresses or names of files, one a line. */
  proof: string[];
}

export interface ListProblem {
  /** null: of the whole file. */
  sheet: string | null;
  row: number | null;
  text: Bilingual;
}

export interface FilledList {
  /** What list it is, where the file still says it. */
  list: { round: string; asOf: string; organ: string | null; rows: number } | null;
  /** Rows in which something was written. */
  rows: FilledRow[];
  /** Rows in which nothing was written. */
  blank: number;
  /** By sheet and row; those of the whole file last. */
  problems: ListProblem[];
}

const most = { bytes: 30_000_000, cells: 2_000_000, rows: 100_000, problems: 200, headerRows: 30, text: 5000, proofs: 20 };

/** Reads a filled-in list. What cannot be read is a problem and never thrown. */
export function readFilledList(bytes: Uint8Array): FilledList {
  const result: FilledList = { list: null, rows: [], blank: 0, problems: [] };
  const sheets = openSheets(bytes);
  if (!Array.isArray(sheets)) {
    result.problems.push({ sheet: null, row: null, text: sheets });
    return result;
  }
  result.list = readMeta(sheets);
  const taken: Taken = { rows: new Map(), disputed: new Set() };
  const problem = (sheet: string | null, row: number | null, zh: string, en: string): void => {
    if (result.problems.length < most.problems) result.problems.push({ sheet, row, text: { 'zh-CN': zh, en } });
  };
  let headed = false;
  for (const sheet of sheets) {
    const header = findHeader(sheet);
    if (!header) continue;
    headed = true;
    if (sheet.truncated) problem(sheet.name, null, '表过大，超出部分没有读取。', 'the sheet is too large; the rest was not read');
    readRows(sheet, header, result, taken, problem);
  }
  result.rows = result.rows.filter((row) => !taken.disputed.has(row));
  if (!headed)
    problem(
      null,
      null,
      '没有找到表头：应有“条目编号”和“整改情况”两列。请使用下发的原表填写，不要复制到新表。',
      'no header was found: the columns “Item key” and “What was done” are needed; please fill in the list as it was sent',
    );
  const list = result.list;
  if (headed && list) {
    const missing = missingNumbers(list.rows, taken.rows);
    if (missing.count > 0)
      problem(
        null,
        null,
        `原表 ${list.rows} 条，缺 ${missing.count} 条（序号 ${missing.text}），缺少的条目未作处理。`,
        `the list had ${list.rows} rows; ${missing.count} are gone (no. ${missing.text}), and nothing was done about them`,
      );
  }
  return result;
}

/** Rows by number, null where nothing was written; those that stand there twice with different words. */
interface Taken {
  rows: Map<number, FilledRow | null>;
  disputed: Set<FilledRow>;
}
type Report = (sheet: string | null, row: number | null, zh: string, en: string) => void;
interface Header {
  row: number;
  at: Partial<Record<ListColumn, number>>;
}

function openSheets(bytes: Uint8Array): SheetCells[] | Bilingual {
  const refuse = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });
  if (bytes.length > most.bytes) return refuse('文件超过 30 MB，没有读取。', 'the file is larger than 30 MB and was not read');
  if (sniffType(bytes) === 'ole' || bytes[0] === 0xd0)
    return refuse(
      '文件是旧版 xls 或加了密码，请另存为不加密的 xlsx。',
      'the file is an old xls or protected by a password; save it as xlsx without one',
    );
  try {
    const sheets = readCells(bytes, documentLimits, most);
    return sheets.length > 0 ? sheets : refuse('文件里没有工作表。', 'the file holds no sheet');
  } catch (error) {
    if (error instanceof TooLarge) return refuse('文件展开后过大，没有读取。', 'the file unpacks to too much and was not read');
    return refuse('文件不是 xlsx 或已损坏，请重新保存后再报。', 'the file is no xlsx or is damaged; save it again');
  }
}

const cellOf = (sheet: SheetCells, row: number, column: number | undefined): string =>
  column === undefined
    ? ''
    : unescapeText(sheet.rows.get(row)?.get(column) ?? '')
        .slice(0, most.text)
        .trim();

/** `_x000D_` and its like, as spreadsheets write characters that XML cannot hold. */
const unescapeText = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '')
    .toWellFormed();

function readMeta(sheets: readonly SheetCells[]): FilledList['list'] {
  const sheet = sheets.find(({ name }) => name === metaSheet);
  if (!sheet) return null;
  const facts = new Map([...sheet.rows.keys()].slice(0, 50).map((row) => [cellOf(sheet, row, 0), cellOf(sheet, row, 1)]));
  const rows = Number(facts.get('rows'));
  const asOf = facts.get('as of') ?? '';
  if (facts.get('schema') !== metaSchema || !Number.isInteger(rows) || rows < 0 || !isDay(asOf)) return null;
  return { round: facts.get('round') ?? '', asOf, organ: facts.get('organ') || null, rows: Math.min(rows, 10_000_000) };
}

/** Spaces, brackets with what is in them, and case do not matter in the head of a column. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([^)]{0,40}\)/g, '')
    .replace(/\s/g, '')
    .toLowerCase();

const names = new Map<string, ListColumn>();
for (const { list } of Object.values(words)) {
  for (const [column, title] of Object.entries(list.columns)) names.set(fold(title), column as ListColumn);
  for (const [column, others] of Object.entries(list.known)) for (const other of others) names.set(fold(other), column as ListColumn);
}

function findHeader(sheet: SheetCells): Header | null {
  for (const row of [...sheet.rows.keys()].sort((a, b) => a - b).slice(0, most.headerRows)) {
    const at: Header['at'] = {};
    for (const [column, text] of sheet.rows.get(row)!) {
      const name = names.get(fold(text.slice(0, 100)));
      if (name && at[name] === undefined) at[name] = column;
    }
    if (at.key !== undefined && at.answer !== undefined) return { row, at };
  }
  return null;
}

function readRows(sheet: SheetCells, header: Header, result: FilledList, { rows: taken, disputed }: Taken, problem: Report): void {
  const { at } = header;
  const fill = spreadMerges(sheet, [at.answer, at.done, at.proof]);
  for (const row of [...sheet.rows.keys()].sort((a, b) => a - b)) {
    if (row <= header.row) continue;
    const line = row + 1;
    const written = (column: number | undefined): string => cellOf(sheet, fill(row, column), column);
    const [answer, doneText, proof] = [written(at.answer), written(at.done), written(at.proof)];
    const filled = answer !== '' || doneText !== '' || proof !== '';
    const keyText = cellOf(sheet, row, at.key);
    const key = readKey(keyText);
    if (!key) {
      if (filled || keyText !== '')
        problem(
          sheet.name,
          line,
          `条目编号${keyText === '' ? '缺失' : '被改动'}，本行未导入。请从下发的原表恢复编号。`,
          `the item key is ${keyText === '' ? 'missing' : 'changed'}; the row was not taken. Restore it from the list as it was sent`,
        );
      continue;
    }
    const before = taken.get(key.number);
    if (!filled) {
      if (before === undefined) taken.set(key.number, null);
      result.blank++;
      continue;
    }
    const done = doneText === '' ? null : readWrittenDay(doneText, result.list?.asOf ?? null);
    if (doneText !== '' && done === null) {
      taken.set(key.number, before ?? null);
      problem(
        sheet.name,
        line,
        `完成时间“${clip(doneText)}”不是日期，本行未导入。请写成 2026-10-20 的样子。`,
        `“${clip(doneText)}” is no date; the row was not taken. Write it as 2026-10-20`,
      );
      continue;
    }
    const proofs = proof
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean)
      .slice(0, most.proofs);
    const own = { organ: cellOf(sheet, row, at.organ), site: cellOf(sheet, row, at.site) };
    const entry: FilledRow = { item: key.item, number: key.number, sheet: sheet.name, row: line, ...own, answer, done, proof: proofs };
    if (before) {
      // the same words twice are one answer
      if (before.answer === answer && before.done === done && before.proof.join('\n') === proofs.join('\n')) continue;
      disputed.add(before);
      problem(
        sheet.name,
        line,
        `与“${before.sheet}”第 ${before.row} 行是同一条目，内容不同，两行均未导入。请只留一行。`,
        `the same item as row ${before.row} of “${before.sheet}”, with other words; neither was taken. Keep one of them`,
      );
      continue;
    }
    taken.set(key.number, entry);
    result.rows.push(entry);
  }
}

/** For cells that people merged over several rows: the row that holds what was written for all of them. */
function spreadMerges(sheet: SheetCells, columns: readonly (number | undefined)[]): (row: number, column: number | undefined) => number {
  const first = new Map<string, number>();
  for (const { top, left, bottom, right } of sheet.merges)
    for (const column of columns)
      if (column !== undefined && left <= column && column <= right)
        for (let row = top; row <= Math.min(bottom, top + most.rows) && first.size < most.cells; row++) first.set(`${row} ${column}`, top);
  return (row, column) => first.get(`${row} ${column}`) ?? row;
}

function missingNumbers(rows: number, taken: ReadonlyMap<number, unknown>): { count: number; text: string } {
  const spans: string[] = [];
  let count = 0;
  let from = 0;
  const most = 10;
  for (let number = 1; number <= rows + 1; number++) {
    const gone = number <= rows && !taken.has(number);
    if (gone) {
      count++;
      from ||= number;
    } else if (from > 0) {
      if (spans.length < most) spans.push(from === number - 1 ? String(from) : `${from}–${number - 1}`);
      else if (spans.length === most) spans.push('…');
      from = 0;
    }
  }
  return { count, text: spans.join('、') };
}

const clip = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text).replaceAll('\n', ' ');
