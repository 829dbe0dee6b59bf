/** Tables as comma-separated values (RFC 4180), with the mark by which spreadsheets know UTF-8. No cell can act as a formula. */
import { makePlain } from '../plain.ts';

export type Cell = string | number | null;

/** The lines of a table, each with its line break. */
export function* writeCsv(rows: Iterable<readonly Cell[]>): Generator<string> {
  let mark = '\ufeff';
  for (const row of rows) {
    yield `${mark}${row.map(writeCell).join(',')}\r\n`;
    mark = '';
  }
}

/** A text that begins like a formula (CWE-1236) gets an apostrophe before it; spreadsheets then show it as text. */
function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const plain = makePlain(cell);
  const safe = /^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(plain) || /^[\t\r\n]/.test(cell) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
