/** A file that a person made → its tables, whatever program saved it. Hostile input: sizes are bounded, and what is wrong is an answer. */
import { unguardFormula } from '../../../checks/knowledge/formulas.ts';
import type { Bilingual } from '../../../checks/model/index.ts';
import { documentLimits } from '../../documents/document.ts';
import { sniffType } from '../../documents/sniff.ts';
import { TooLarge } from '../../documents/unzip.ts';
import { readCells, type SheetCells } from '../../documents/xlsx.ts';
import { decodeText, parseCsv } from './csv.ts';

export interface Table {
  /** Of the sheet; null in a text file. */
  sheet: string | null;
  rows: { line: number; cells: string[] }[];
  truncated: boolean;
}

const most = { bytes: 30_000_000, cells: 1_000_000, rows: 20_000, columns: 200, text: 5000, fill: 100_000 };

/** The tables of an xlsx or csv file; or why there are none. */
export function readTables(bytes: Uint8Array): Table[] | { fault: Bilingual } {
  const refuse = (zh: string, en: string): { fault: Bilingual } => ({ fault: { 'zh-CN': zh, en } });
  if (bytes.length > most.bytes) return refuse('文件超过 30 MB，没有读取', 'the file is larger than 30 MB and was not read');
  const type = sniffType(bytes);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return refuse('文件是旧版 xls 或加了密码，请另存为 xlsx 或 csv', 'the file is an old xls or protected; save it as xlsx or csv');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    try {
      const tables = readCells(bytes, documentLimits, most).map(tableOf);
      return tables.length > 0 ? tables : refuse('文件里没有工作表', 'the file holds no sheet');
    } catch (error) {
      if (error instanceof TooLarge) return refuse('文件展开后过大，没有读取', 'the file unpacks to too much and was not read');
      return refuse('文件不是 xlsx 或已损坏，请重新保存', 'the file is no xlsx or is damaged; save it again');
    }
  }
  if (['pdf', 'jpeg', 'png', 'gif', 'rar', '7z', 'gzip'].includes(type))
    return refuse(`文件是 ${type}，不是表格`, `the file is ${type}, no table`);
  const { rows, truncated } = parseCsv(decodeText(bytes), most.rows);
  return [{ sheet: null, rows: rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, most.columns).map(readText) })), truncated }];
}

function tableOf({ name, rows, merges, truncated }: SheetCells): Table {
  const filled = new Map([...rows].map(([row, cells]) => [row, new Map(cells)]));
  let room = most.fill;
  // what is shown once over several rows is meant for each of them
  for (const { top, left, bottom, right } of merges) {
    const text = rows.get(top)?.get(left);
    if (!text) continue;
    for (let row = top; row <= bottom && room > 0; row++)
      for (let column = left; column <= right && room > 0; column++) {
        room--;
        const cells = filled.get(row);
        if (cells && !cells.has(column)) cells.set(column, text);
      }
  }
  const lines = [...filled]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const width = Math.min(most.columns, Math.max(-1, ...cells.keys()) + 1);
      return { line: row + 1, cells: Array.from({ length: width }, (_, at) => readText(unescapeCell(cells.get(at) ?? ''))) };
    });
  return { sheet: name, rows: lines.filter(({ cells }) => cells.some((cell) => cell !== '')), truncated };
}

/** `_x000D_` and its like, as spreadsheets write characters that XML cannot hold (ECMA-376 part 1, 22.4.2.4). */
const unescapeCell = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The text of a cell; a table that was written as csv and saved as a workbook still has the apostrophes of its formulas. */
const readText = (text: string): string => clean(unguardFormula(text.slice(0, most.text)));

/** What a person would call a text: no control characters, no white space at its ends. */
export function clean(text: string): string {
  return text
    .slice(0, most.text)
    .toWellFormed()
    .replace(/\r\n?|\n/g, '\n')
    .replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, ' ')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
}
