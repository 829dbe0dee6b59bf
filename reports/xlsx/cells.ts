/** The one place where a value becomes a cell. Nothing that a page, an organ or a file says is ever written as a formula. */
import { daysBetween, isDay } from '../../checks/calendar.ts';
import { startsFormula } from '../../checks/knowledge/formulas.ts';
import { makePlain, safeHref } from '../plain.ts';
import { type StyleName, styleNumber } from './styles.ts';

/** Text, a number, a day (`YYYY-MM-DD`), or nothing. An address that is not http or https is shown and not linked. */
export type Cell = CellValue | { value: CellValue; style?: StyleName; href?: string | null };
export type CellValue = string | number | null | { day: string };

/** What a cell holds at most: 32,767 characters (Excel specifications and limits). */
export const mostOfCell = 32_767;
/** What Excel takes as the address of a link; with a longer one the workbook is called damaged. */
const mostOfLink = 2079;

/** Characters for which a text must be looked at: those that act, and halves of pairs. */
const special = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/;

/** Text as a cell holds it: line breaks kept, other control characters named in their place, cut with `…`, no character in two. */
export function cellText(text: string): string {
  if (text.length <= mostOfCell && !special.test(text)) return text;
  const plain = text
    .slice(0, mostOfCell + 1)
    .split(/\r\n|\r|\n/)
    .map(makePlain)
    .join('\n');
  if (plain.length <= mostOfCell && text.length <= mostOfCell) return plain;
  const end = /[\ud800-\udbff]/.test(plain[mostOfCell - 2] ?? '') ? mostOfCell - 2 : mostOfCell - 1;
  return `${plain.slice(0, end)}…`;
}

/** XML of a cell, and the address that it links to. `reference`: `B7`. */
export function writeCell(reference: string, cell: Cell, fallback: StyleName): { xml: string; link: string | null } {
  const { value, style = fallback, href = null } = isStyled(cell) ? cell : { value: cell };
  const link = href === null ? null : linkOf(href);
  const look = link && style === fallback ? 'link' : style;
  if (typeof value === 'number' && Number.isFinite(value))
    return { xml: `<c r="${reference}" s="${styleNumber(look)}"><v>${value}</v></c>`, link };
  const serial = typeof value === 'object' && value !== null ? serialOf(value.day) : null;
  if (serial !== null) return { xml: `<c r="${reference}" s="${styleNumber(look)}"><v>${serial}</v></c>`, link };
  const text = typeof value === 'string' ? cellText(value) : typeof value === 'object' && value !== null ? cellText(value.day) : '';
  if (text === '') return { xml: `<c r="${reference}" s="${styleNumber(look)}"/>`, link: null };
  const s = styleNumber(look, startsFormula(text));
  const kept = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return { xml: `<c r="${reference}" s="${s}" t="inlineStr"><is><t${kept}>${escapeXml(text)}</t></is></c>`, link };
}

const serials = new Map<string, number | null>();

/** Number of a day as spreadsheets count them; null where it is none, or one that they count wrongly (before March 1900). */
function serialOf(day: string): number | null {
  let serial = serials.get(day);
  if (serial !== undefined) return serial;
  serial = isDay(day) && day >= '1900-03-01' ? daysBetween('1899-12-30', day) : null;
  if (serials.size < 10_000) serials.set(day, serial);
  return serial;
}

const isStyled = (cell: Cell): cell is Exclude<Cell, CellValue> => typeof cell === 'object' && cell !== null && 'value' in cell;

function linkOf(address: string): string | null {
  const href = safeHref(address);
  return href !== null && href.length <= mostOfLink ? href : null;
}

/** Text for an element or an attribute. `_x000D_` and its like, which spreadsheets read as characters (ECMA-376 part 1, 22.4.2.4), stay as written. */
export function escapeXml(text: string): string {
  if (!/[&<>"_\n\ufffe\uffff]/.test(text)) return text;
  return text
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const letters: string[] = [];

/** `A`, `Z`, `AA` …: the letters of a column, counted from 0. */
export function columnLetters(column: number): string {
  letters[column] ??= spell(column);
  return letters[column];
}

function spell(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? spell(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
