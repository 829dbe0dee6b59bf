/** Tables as comma-separated values (RFC 4180), with the mark by which spreadsheets know UTF-8. No cell can act as a formula. */
import { guardFormula, startsFormula } from '../checks/knowledge/formulas.ts';
import { makePlain } from './plain.ts';

export type Cell = string | number | null;

/** Spreadsheets cut a cell at 32,767 characters. */
const mostOfCell = 32_000;
/** Letters, digits and signs that need nothing: most cells. */
const harmless = /^[\p{Script=Han}\w:/.《》（）〔〕、，。；：“”#?&][\p{Script=Han}\w:/.《》（）〔〕、，。；：“”#?%&=+@-]*$/u;

/** The lines of a table, each with its line break, after the mark. */
export function* writeCsv(rows: Iterable<readonly Cell[]>): Generator<string> {
  let mark = '\ufeff';
  for (const row of rows) {
    yield `${mark}${writeRow(row)}`;
    mark = '';
  }
}

/** One line of a table with its line break. Numbers are ours and stay numbers, a minus before them too. */
export function writeRow(cells: readonly Cell[]): string {
  return `${cells.map((cell) => (typeof cell === 'string' ? writeCell(cell) : String(cell ?? ''))).join(',')}\r\n`;
}

/** A text as it stands in a line: quoted where it must be; one that begins like a formula gets an apostrophe, and spreadsheets show it as text. */
export function writeCell(text: string): string {
  if (text === '' || (text.length <= mostOfCell && harmless.test(text))) return text;
  const cut = text.length > mostOfCell ? `${text.slice(0, mostOfCell)}…` : text;
  const plain = cut
    .split(/\r\n|\n/)
    .map(makePlain)
    .join('\n');
  const safe = startsFormula(cut) ? `'${plain}` : guardFormula(plain);
  return /[",\n\r]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
