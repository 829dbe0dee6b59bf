/**
 * Rows of lists, by shape alone: what of a page repeats around links. A row is the largest element that leads to one address only;
 * rows that stand side by side under one parent are a list, be it of li, tr, dd, div or bare links.
 */
import { isTag } from 'domhandler';
import { leadingOn } from '../knowledge/lists.ts';
import type { Link } from '../model/index.ts';
import { fold } from './fold.ts';
import type { PageLinks } from './links.ts';
import type { PageTree } from './tree.ts';

export interface Row {
  /** The element that is the row, and the links in it that lead to its address, in document order. */
  element: number;
  links: { at: number; link: Link }[];
  /** The parent in which it stands beside others; -1 where a page has no body around it. */
  parent: number;
  /** Where in the text the row before ends and the next begins, of whatever list. */
  since: number;
  until: number;
}

export interface RowGroup {
  /** The element that holds all rows. */
  place: number;
  rows: Row[];
}

const maxClimb = 40;
const maxRows = 10_000;
/** A text that parts the names of a breadcrumb, right behind a link. */
const crumbAfter = /^ ?(?:[-=]{0,3}[>＞]|[»›→])/;
/** The same before the last of them; a mark at the start of a line is a bullet. */
const crumbBefore = /[^\n\t] ?[>＞»›→] ?$/;
const headingTag = /^h[1-4]$/;
const blockTags = new Set(['div', 'ul', 'ol', 'dl', 'table', 'section', 'article', 'td', 'li']);
const rowTags = new Set(['li', 'tr', 'dd', 'dt', 'p']);
const listTags = new Set(['ul', 'ol', 'dl', 'table', 'tbody', 'body']);
/** Elements that are never one row. */
const bounds = new Set(['body', 'html', 'form']);

interface Candidate {
  at: number;
  link: Link;
}

/** Groups of rows in document order. Linear in the size of the page. */
export function findRows(tree: PageTree, { linkOf }: PageLinks): RowGroup[] {
  const candidates = candidatesOf(tree, linkOf);
  const count = candidates.length;
  if (count === 0) return [];
  /** before[i]: how many candidates stand before element i. */
  const before = new Int32Array(tree.elements.length + 1);
  for (const { at } of candidates) before[at + 1]! += 1;
  for (let i = 1; i < before.length; i++) before[i]! += before[i - 1]!;
  /** sameTo[k]: the candidates k … sameTo[k]-1 lead to one address. */
  const sameTo = new Int32Array(count);
  for (let k = count - 1; k >= 0; k--) sameTo[k] = k + 1 < count && leadAlike(candidates[k]!, candidates[k + 1]!) ? sameTo[k + 1]! : k + 1;
  const countIn = (element: number): number => before[tree.afters[element]!]! - before[element]!;
  const leadsToOne = (element: number): boolean => sameTo[before[element]!]! >= before[tree.afters[element]!]!;

  const climbed: Row[] = [];
  for (let k = 0; k < count; ) {
    let top = candidates[k]!.at;
    for (let steps = 0; steps < maxClimb; steps++) {
      const parent = tree.parents[top]!;
      if (parent < 0 || bounds.has(tree.elements[parent]!.name) || !leadsToOne(parent)) break;
      top = parent;
    }
    const end = Math.max(k + 1, before[tree.afters[top]!]!);
    climbed.push({
      element: top,
      links: candidates.slice(k, Math.min(end, k + 8)),
      parent: tree.parents[top]!,
      since: 0,
      until: tree.text.length,
    });
    k = end;
  }
  const rows = collapse(tree, climbed, countIn);
  for (const [k, row] of rows.entries()) {
    const before = rows[k - 1];
    if (!before) continue;
    row.since = tree.ends[before.element]!;
    before.until = tree.starts[row.element]!;
  }
  return group(tree, rows);
}

/** Links that script makes lead somewhere are told apart by what is written in them. */
function leadAlike(a: Candidate, b: Candidate): boolean {
  return a.link.href === b.link.href && (a.link.href !== '' || a.link.text === b.link.text);
}

/** Links that may be titles, in document order. */
function candidatesOf(tree: PageTree, linkOf: Map<number, Link>): Candidate[] {
  const found: Candidate[] = [];
  for (const [at, link] of linkOf) {
    if (found.length >= maxRows) break;
    if (link.noscript || (link.via !== 'a' && link.via !== 'onclick')) continue;
    if (link.area === 'head' || !/^(?:(?:https?|ftp|file):|$)/i.test(link.href)) continue;
    const words = link.text || link.title || link.alt || '';
    if (words === '' || (words.length <= 14 && leadingOn.test(fold(words)))) continue;
    const end = tree.ends[at]!;
    const start = tree.starts[at]!;
    if (crumbAfter.test(tree.text.slice(end, end + 5)) || crumbBefore.test(tree.text.slice(Math.max(0, start - 5), start))) continue;
    found.push({ at, link });
  }
  return found;
}

/** Rows of one list often carry a second link, to a category or a file: two or three links in one li or tr with one long text among them are one row. */
function collapse(tree: PageTree, rows: Row[], countIn: (element: number) => number): Row[] {
  const whole: Row[] = [];
  for (let k = 0; k < rows.length; ) {
    const { parent } = rows[k]!;
    let end = k + 1;
    while (end < rows.length && end - k < 5 && rows[end]!.parent === parent) end += 1;
    const several = rows.slice(k, end);
    const main = parent >= 0 && end - k > 1 && end - k < 5 && countIn(parent) <= 12 ? mainOf(tree, parent, several) : undefined;
    if (main) {
      whole.push({ ...main, element: parent, parent: tree.parents[parent]! });
      k = end;
    } else {
      whole.push(rows[k]!);
      k += 1;
    }
  }
  return whole;
}

const wordsOf = (row: Row): number => Math.max(...row.links.map(({ link }) => link.text.length));

function mainOf(tree: PageTree, parent: number, rows: Row[]): Row | undefined {
  const { name } = tree.elements[parent]!;
  if (!rowTags.has(name) && name !== 'div' && name !== 'a') return undefined;
  const text = tree.text.slice(tree.starts[parent], tree.ends[parent]);
  if (text.length > 400) return undefined;
  const dates = text.match(/\d{1,4}\s?[-/.年月]\s?\d{1,2}/g)?.length ?? 0;
  const main = rows.reduce((best, row) => (wordsOf(row) > wordsOf(best) ? row : best));
  if (wordsOf(main) < 6) return undefined;
  const others = rows.filter((row) => row !== main);
  if (others.some((row) => wordsOf(row) > Math.max(4, wordsOf(main) / 2) || wordsOf(row) > 12)) return undefined;
  const dated = /\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}\s?[-/.月]\s?\d{1,2}/g;
  if ((text.match(dated)?.length ?? 0) > 1 && dates > 2) return undefined;
  const bracketed = /^[^\w\u4e00-\u9fff]{0,3}[[【(（〔]/.test(text);
  // a title and what can be done with it: 办事指南, 在线办理
  if (rows[0] === main && wordsOf(main) >= 9 && name !== 'div' && name !== 'p' && name !== 'a') return main;
  // without a date it takes brackets to tell a category from a neighbour
  return (dates > 0 && name !== 'p') || bracketed ? main : undefined;
}

/** Rows under one parent with one tag are one group; cells of one table too. */
function group(tree: PageTree, rows: Row[]): RowGroup[] {
  const groups = new Map<string, RowGroup>();
  for (const row of rows) {
    const place = placeOf(tree, row.parent);
    const key = `${place} ${tree.elements[row.element]!.name}`;
    const known = groups.get(key);
    if (known) known.rows.push(row);
    else groups.set(key, { place: place < 0 ? row.element : place, rows: [row] });
  }
  return [...groups.values()].flatMap((one) => {
    const parts = isOfBlocks(tree, one) ? one.rows.map((row) => ({ place: row.element, rows: [row] })) : [one];
    for (const part of parts) if (part.rows.length === 1) shrink(tree, part);
    return parts;
  });
}

/** Blocks of one row each, side by side, are lists under headings of their own and no list together. */
function isOfBlocks(tree: PageTree, { rows }: RowGroup): boolean {
  if (rows.length > 50 || !blockTags.has(tree.elements[rows[0]!.element]!.name)) return false;
  return rows.every(({ element, links }) => {
    const link = links[0]!.at;
    for (let at = element; at < link; at++)
      if (headingTag.test(tree.elements[at]!.name) && tree.afters[at]! <= link && tree.ends[at]! > tree.starts[at]!) return true;
    let before = tree.elements[element]!.prev;
    while (before && !isTag(before)) before = before.prev;
    return before !== null && headingTag.test(before.name);
  });
}

/** A row alone climbed as far as it could: it is the innermost li, tr or block around its link. */
function shrink(tree: PageTree, one: RowGroup): void {
  const row = one.rows[0]!;
  const top = row.element;
  let at = row.links[0]!.at;
  let last = at;
  while (at !== top && !rowTags.has(tree.elements[at]!.name)) {
    const parent = tree.parents[at]!;
    if (parent < 0 || listTags.has(tree.elements[parent]!.name) || tree.ends[parent]! - tree.starts[parent]! > 600) break;
    last = at;
    at = parent;
  }
  // a block that holds only the list is the list, not the row
  if (at === top && !rowTags.has(tree.elements[at]!.name) && at !== row.links[0]!.at && tree.elements[last]!.name !== 'a') at = last;
  row.element = at;
  row.parent = tree.parents[at]!;
  const place = placeOf(tree, row.parent);
  one.place = place < 0 ? row.element : place;
}

/** The list that a parent of rows belongs to: of cells and rows of a table the table. */
function placeOf(tree: PageTree, parent: number): number {
  let at = parent;
  if (at < 0) return -1;
  if (tree.elements[at]!.name === 'tr') at = tree.parents[at]!;
  if (at >= 0 && /^t(?:body|head|foot)$/.test(tree.elements[at]!.name)) at = tree.parents[at]!;
  return at < 0 ? parent : at;
}
