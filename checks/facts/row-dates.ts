/** The dates of list rows: beside the title, before it, in a box of their own, at the end of the link; with or without a year. */
import { isTag } from 'domhandler';
import { daysBetween } from '../calendar.ts';
import { endHeads } from '../knowledge/lists.ts';
import { dateOfAddress } from './claimed-dates.ts';
import { readBoxes } from './date-boxes.ts';
import { dateAlone, datesIn, type FoundDate, inferYear } from './dates.ts';
import { fold } from './fold.ts';
import type { Row, RowGroup } from './rows.ts';
import { elementAt, type PageTree, rawOf } from './tree.ts';

export interface RowDate {
  date: string;
  inferred?: true;
  /** The words that show it, and where they stand in the text. */
  from: number;
  to: number;
}

/** Characters of a row that are read for a date. */
const rowLength = 600;
/** Characters of a gap between rows that are read. */
const gapLength = 80;
/** Text beside the link that is a date and its label, not prose. */
const besideLength = 40;
/** Text of an element that is there for the date. */
const boxBeside = 24;
const amountUnit = /^\s?(?:[KMG]B?(?![a-z])|字节|万|亿|元|[%％]|倍|分|℃|米|公里|公斤|吨|亩|版)/i;
const fullYear = /(?:19|20)\d{2}/;
const anyDigits = /\d{4}|\d{1,2}\s?[-/.月]/;
const publicationLabel = /(?:发布|公开|发表|更新|上传|上网|添加)(?:日期|时间)?[\s:：]{0,3}$/;
/** Before the day something ends (意见征集, 招聘, 公示): the row is of the day before it, if it shows one. */
const endLabel = /(?:(?:结束|截止|截至|终止|到期)(?:日期|时间|到|至|日)?[\s:：]{0,3}|(?:至|到|[~～—–]|\s-{1,2})\s{0,2})$/;

/** The date of each row of a group, parallel to its rows; null where it shows none. */
export function readRowDates(tree: PageTree, group: RowGroup, asOf: string): (RowDate | null)[] {
  const { rows } = group;
  const dates: (RowDate | null)[] = [];
  let near: string | undefined;
  const keep = (found: RowDate | null): void => {
    dates.push(found);
    if (found) near = found.date;
  };
  const ends = endCells(tree, rows);
  for (const row of rows) keep(dateInRow(tree, row, asOf, near, ends));
  if (dates.some((date) => date !== null) || rows.length === 0) return dates;
  // bare links, or dt and dd: the date stands between this row and the next, or between this and the one before
  dates.length = 0;
  near = undefined;
  const spanAfter = (k: number): [number, number] => {
    const { element, parent, until } = rows[k]!;
    const from = tree.ends[element]!;
    return [from, Math.min(until, tree.ends[parent] ?? until, from + gapLength)];
  };
  const spanBefore = (k: number): [number, number] => {
    const { element, parent, since } = rows[k]!;
    const to = tree.starts[element]!;
    return [Math.max(since, tree.starts[parent] ?? 0, to - gapLength), to];
  };
  const last = dateInSpan(tree, ...spanAfter(rows.length - 1), asOf, undefined);
  const span = last ? spanAfter : dateInSpan(tree, ...spanBefore(0), asOf, undefined) ? spanBefore : null;
  for (let k = 0; k < rows.length; k++) keep(span ? dateInSpan(tree, ...span(k), asOf, near) : null);
  return dates;
}

/**
 * The date that a row shows; where that has no year, with the year that an attribute of its link gives the same day,
 * or of the day or month that the address of its link names.
 */
function dateInRow(tree: PageTree, row: Row, asOf: string, near: string | undefined, ends: EndCells): RowDate | null {
  const shown = dateShown(tree, row, asOf, near, ends);
  if (!shown?.inferred) return shown;
  for (const { link } of row.links) {
    if (!link.title || !fullYear.test(link.title)) continue;
    const told = datesIn(link.title.slice(0, rowLength), { asOf }).find(({ date }) => date.slice(5) === shown.date.slice(5));
    if (told) return { date: told.date, from: shown.from, to: shown.to };
  }
  const [, month, day] = shown.date.split('-').map(Number);
  for (const { link } of row.links) {
    const named = nearbyDay(link.href);
    const date = named && inferYear(month!, day!, asOf, named);
    if (date && Math.abs(daysBetween(date, named)) <= mostApart) return { ...shown, date };
  }
  return shown;
}

/** The day that an address names, or the middle of the month of one that sorts by months: /202107/, /2021/7/, /2021-07/. */
function nearbyDay(address: string): string | undefined {
  const day = dateOfAddress(address)?.date;
  if (day) return day;
  const month = monthFolder.exec(address);
  return month ? `${month[1]}-${month[2] ?? month[3]!.padStart(2, '0')}-15` : undefined;
}

const monthFolder = /\/((?:19|20)\d{2})(?:[-_]?(0[1-9]|1[0-2])|[/]([1-9]|1[0-2]))\//;
/** Days between what a row shows and what the address of its page names: it may have waited, or been moved. */
const mostApart = 62;

function dateShown(tree: PageTree, { element, links }: Row, asOf: string, near: string | undefined, ends: EndCells): RowDate | null {
  const start = tree.starts[element]!;
  const end = Math.min(tree.ends[element]!, start + rowLength);
  let own = tree.text.slice(start, end);
  for (const [from, to] of endSpans(tree, element, ends)) {
    if (from >= start && to <= end) own = own.slice(0, from - start) + ' '.repeat(to - from) + own.slice(to - start);
  }
  if (!anyDigits.test(own)) return writtenByScript(tree, element, asOf);
  // the row without its links, positions kept
  let outside = '';
  let at = start;
  for (const { at: index } of links) {
    const from = Math.max(at, tree.starts[index]!);
    const to = Math.min(end, tree.ends[index]!);
    if (to <= from) continue;
    outside += own.slice(at - start, from - start) + '\n'.repeat(to - from);
    at = to;
  }
  outside += own.slice(at - start);
  const beside = choose(tree, outside, start, asOf, near, outside.replace(/\s+/g, '').length <= besideLength);
  if (beside) return beside;
  // inside the link: in an element of its own, or set apart at either end
  for (const { at: index } of links) {
    const from = tree.starts[index]!;
    const words = tree.text.slice(from, Math.min(tree.ends[index]!, from + rowLength));
    if (!anyDigits.test(words)) continue;
    const inside = choose(tree, words, from, asOf, near, false, index);
    if (inside) return inside;
  }
  return writtenByScript(tree, element, asOf);
}

/** Which cells of the rows of a list, counted from nought, stand under a head that names the end of something; null for none. */
type EndCells = { cells: number; at: Set<number> } | null;

/** Reads the head above the rows: the row before them, or in the part of the table before, of as many cells and without a day. */
function endCells(tree: PageTree, rows: Row[]): EndCells {
  const top = rows[0] && lineOf(tree, rows[0].element);
  if (top === undefined) return null;
  const count = cellsOf(tree, top).length;
  if (count < 2) return null;
  const heads: number[] = [];
  for (const at of [top, tree.parents[top]!]) {
    if (at < 0) continue;
    let looked = 0;
    for (let node = tree.elements[at]!.prev; node && looked < lookedForHead; node = node.prev) {
      const index = isTag(node) ? tree.indexOf.get(node) : undefined;
      if (index === undefined) continue;
      looked += 1;
      heads.push(index);
      const [only] = cellsOf(tree, index);
      if (only !== undefined) heads.push(only);
    }
  }
  for (const head of heads) {
    if (tree.ends[head]! - tree.starts[head]! > headLength) continue;
    const cells = cellsOf(tree, head);
    if (cells.length !== count) continue;
    const at = new Set<number>();
    for (const [k, cell] of cells.entries()) if (endHeads.test(fold(tree.text.slice(tree.starts[cell], tree.ends[cell])))) at.add(k);
    if (at.size > 0) return { cells: count, at };
  }
  return null;
}

const headLength = 120;
const lookedForHead = 6;

/** Where a row shows the end of something. */
function endSpans(tree: PageTree, element: number, ends: EndCells): [number, number][] {
  const line = ends && lineOf(tree, element);
  const cells = line === null || line === undefined ? [] : cellsOf(tree, line);
  if (!ends || cells.length !== ends.cells) return [];
  return cells.flatMap((cell, k): [number, number][] => (ends.at.has(k) ? [[tree.starts[cell]!, tree.ends[cell]!]] : []));
}

/** The element whose children are the cells of a row: the row, or the line of a table around it. */
function lineOf(tree: PageTree, element: number): number {
  const parent = tree.parents[element]!;
  const { name } = tree.elements[element]!;
  return (name === 'td' || name === 'th') && parent >= 0 ? parent : element;
}

function cellsOf(tree: PageTree, line: number): number[] {
  const cells: number[] = [];
  for (const child of tree.elements[line]!.children) {
    const index = isTag(child) ? tree.indexOf.get(child) : undefined;
    if (index !== undefined && cells.push(index) > mostCells) break;
  }
  return cells;
}

const mostCells = 30;

/** A full date that a script in the row writes: `document.write(formatDate('2026-06-30 10:08'))`. */
function writtenByScript(tree: PageTree, element: number, asOf: string): RowDate | null {
  if (!tree.byTag.has('script')) return null;
  const last = Math.min(tree.afters[element]!, element + 30);
  for (let at = element + 1; at < last; at++) {
    if (tree.elements[at]!.name !== 'script') continue;
    const [found] = datesIn(rawOf(tree.elements[at]!).slice(0, rowLength), { asOf });
    if (found) return { date: found.date, from: tree.starts[at]!, to: tree.starts[at]! };
  }
  return null;
}

function dateInSpan(tree: PageTree, from: number, to: number, asOf: string, near: string | undefined): RowDate | null {
  const words = tree.text.slice(from, to);
  return anyDigits.test(words) ? choose(tree, words, from, asOf, near, words.replace(/\s+/g, '').length <= besideLength) : null;
}

/** Of the dates in a piece of text the one that is the row's: after a label of publication, else the last one that stands apart. */
function choose(
  tree: PageTree,
  words: string,
  offset: number,
  asOf: string,
  near: string | undefined,
  isShort: boolean,
  link?: number,
): RowDate | null {
  const alone = dateAlone(words);
  const boxed = alone ? null : readBoxes(words, asOf, near);
  if (boxed && (link === undefined || standsApart(tree, offset + boxed.from, boxed.to - boxed.from, link)))
    return { ...boxed, from: offset + boxed.from, to: offset + boxed.to };
  const found = alone ? [alone] : datesIn(words, { asOf, yearless: true, ...(near ? { near } : {}) });
  let best: FoundDate | undefined;
  for (const one of found) {
    if (!isShort && !standsApart(tree, offset + one.index, one.length, link)) continue;
    // sizes and amounts have points too: 12.21 KB
    if (one.inferred && amountUnit.test(words.slice(one.index + one.length, one.index + one.length + 6))) continue;
    const before = words.slice(Math.max(0, one.index - 12), one.index);
    if (publicationLabel.test(before)) {
      best = one;
      break;
    }
    if (best && !best.inferred && endLabel.test(before)) continue;
    // a year beats none
    if (!best || !one.inferred || best.inferred) best = one;
  }
  if (!best) return null;
  return {
    date: best.date,
    ...(best.inferred ? { inferred: true } : {}),
    from: offset + best.index,
    to: offset + best.index + best.length,
  };
}

/** Whether the element that shows a date is there for it; within a link, also a date behind white space or in brackets at its end. */
function standsApart(tree: PageTree, offset: number, length: number, link: number | undefined): boolean {
  const element = elementAt(tree, offset);
  if (element < 0) return false;
  if (element !== link) return tree.ends[element]! - tree.starts[element]! <= length + boxBeside;
  const before = tree.text.slice(Math.max(tree.starts[link]!, offset - 1), offset);
  const after = tree.text.slice(offset + length, Math.min(tree.ends[link]!, offset + length + 2));
  // round brackets at the end of a title are the title's: 简报第3期（2018.12.04）
  return /^[\]】]?$/.test(after) && /[\s[【]$/.test(before);
}
