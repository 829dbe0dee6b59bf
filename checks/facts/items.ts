/**
 * What a page lists: rows with title, address and date, and the headed blocks they stand in. Found by shape (rows.ts);
 * dates, or titles long enough, tell a list from a menu.
 */
import { leadingOn, listClass } from '../knowledge/lists.ts';
import type { Block, Item, LinkArea } from '../model/index.ts';
import { fileKindOf, hostOf, placeOf } from './address.ts';
import { type EmptyPlace, findEmptyPlaces } from './empty-places.ts';
import { fold } from './fold.ts';
import { readHeading } from './headings.ts';
import type { PageLinks } from './links.ts';
import type { Records } from './records.ts';
import { type RowDate, readRowDates } from './row-dates.ts';
import { readTitle } from './row-titles.ts';
import { findRows, type Row, type RowGroup } from './rows.ts';
import type { PageTree } from './tree.ts';

export interface PageLists {
  items: Item[];
  blocks: Block[];
  /** Element that holds the list of each block, parallel to blocks. */
  places: number[];
}

interface Listed {
  row: Row;
  date: RowDate | null;
  title: string;
  href: string;
}

const maxItems = 5_000;
const maxBlocks = 500;
const systemName = /^[\w-]{8,80}\.\w{2,5}$/;
/** A title of so many characters is no name of a column. */
const titleLength = 9;
/** Words before the link of a row that say it is no entry of a list. */
const noEntry =
  /(?:上一[篇条页则个]|下一[篇条页则个]|前一[篇条]|后一[篇条]|附件|来源|链接|责任编辑|(?:文件|附件|正文|原文)下载)[^\n]{0,6}$/;
const inlineTags = new Set(['a', 'span', 'p', 'font', 'b', 'strong', 'em', 'i', 'u', 'br']);

/** A list as it was found: entries, or an empty place. */
interface Found {
  /** The first row, the script that carries the rows, the empty place. */
  start: number;
  place: number;
  entries: Listed[];
  empty?: EmptyPlace;
}

/** The rows and blocks of a page in document order; `asOf` gives dates without a year theirs, `records` are rows that script shows. */
export function readLists(tree: PageTree, found: PageLinks, address: string, asOf: string, records: Records[] = []): PageLists {
  const host = hostOf(address);
  const lists: Found[] = [];
  let total = 0;
  const gather = (groups: RowGroup[], of: PageTree, element?: number): void => {
    for (const group of groups) {
      if (total >= maxItems || lists.length >= maxBlocks) break;
      if (group.rows.length > maxItems - total) group.rows.length = maxItems - total;
      const entries = entriesOf(of, group, host, asOf);
      if (entries.length === 0) continue;
      lists.push({ start: element ?? entries[0]!.row.element, place: element ?? group.place, entries });
      total += entries.length;
    }
  };
  gather(findRows(tree, found), tree);
  for (const one of records) gather(findRows(one.tree, one.found), one.tree, one.element);
  const firstRowIn = createFinder(
    tree,
    lists.map(({ start }) => start),
  );
  for (const empty of findEmptyPlaces(tree, (element) => firstRowIn(element) >= 0))
    lists.push({ start: empty.element, place: empty.element, entries: [], empty });
  lists.sort((a, b) => a.start - b.start);

  const items: Item[] = [];
  const blocks: Block[] = [];
  for (const { start, place, entries, empty } of lists) {
    const { heading, href } = readHeading(tree, found, place, start, firstRowIn);
    const block: Block = { heading, href, items: entries.length, empty: empty !== undefined && !empty.scripted };
    if (empty?.scripted) block.scripted = true;
    else if (empty?.words !== undefined) block.emptyText = empty.words;
    for (const { title, href: target, date } of entries) {
      const item: Item = { title, href: target, block: blocks.length };
      if (date) {
        item.date = date.date;
        if (date.inferred) item.inferred = true;
      }
      items.push(item);
    }
    blocks.push(block);
  }
  return { items, blocks, places: lists.map(({ place }) => place) };
}

/** Returns what finds the first row of a list within an element, -1 when it holds none. */
function createFinder(tree: PageTree, firsts: number[]): (element: number) => number {
  const sorted = [...firsts].sort((a, b) => a - b);
  return (element) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < element) low = middle + 1;
      else high = middle;
    }
    return low < sorted.length && sorted[low]! < tree.afters[element]! ? sorted[low]! : -1;
  };
}

/** The entries of a group that is a list; none where it is a menu, a heading, links in a text. */
function entriesOf(tree: PageTree, group: RowGroup, host: string, asOf: string): Listed[] {
  const area = tree.areas[group.rows[0]!.element]!;
  // without dates only the main part holds lists: what stands beside it are menus
  if (area !== 'main' && !mayShowDate(tree, group)) return [];
  const dates = readRowDates(tree, group, asOf);
  const entries: Listed[] = [];
  group.rows.forEach((row, k) => {
    const date = dates[k]!;
    const { title, href } = readTitle(tree, row, date);
    // what leads nowhere is an entry only where a date says so; what leads to a folder is a column
    if (date === null && (href === '' || (title.length < titleLength && isFolder(href)))) return;
    if (title === '' || (title.length <= 14 && leadingOn.test(fold(title))) || isNoEntry(tree, row)) return;
    entries.push({ row, date, title, href });
  });
  return isList(tree, group, entries, area, host) ? entries : [];
}

function mayShowDate(tree: PageTree, { place, rows }: RowGroup): boolean {
  const start = tree.starts[rows[0]!.element]!;
  return /\d{1,2}\s?[-/.月]\s?\d{1,2}/.test(tree.text.slice(start, Math.min(tree.ends[place]!, start + 400)));
}

function isNoEntry(tree: PageTree, { element, links }: Row): boolean {
  const start = tree.starts[links[0]!.at]!;
  const before = tree.text.slice(Math.max(Math.min(tree.starts[element]!, start), start - 12), start);
  return noEntry.test(before.slice(before.lastIndexOf('\n') + 1));
}

function isList(tree: PageTree, group: RowGroup, entries: Listed[], area: LinkArea, host: string): boolean {
  const count = entries.length;
  if (count === 0) return false;
  const dated = entries.filter(({ date }) => date !== null).length;
  const tag = tree.elements[entries[0]!.row.element]!.name;
  if (/^h\d$/.test(tag) && dated === 0 && count < 3) return false;
  // templates call parts of their main content nav and bottom: what is dated there is a list for all that
  if (area !== 'main') return dated >= (area === 'footer' ? 3 : 2) && dated >= 0.8 * count;
  if (dated > 0 && dated >= count / 2) return count > 1 || !inlineTags.has(tag) || isLone(tree, group, entries[0]!);
  if (dated >= 3) return true;
  return isUndatedList(tree, group, entries, tag, host);
}

/** One dated link in a line of its own. */
function isLone(tree: PageTree, { place }: RowGroup, { row }: Listed): boolean {
  const start = tree.starts[row.element]!;
  const length = tree.ends[row.element]! - start;
  return length <= 120 && isListNamed(tree, place);
}

function isListNamed(tree: PageTree, place: number): boolean {
  let at = place;
  for (let level = 0; level < 3 && at >= 0; level++) {
    const { class: cls = '', id = '' } = tree.elements[at]!.attribs;
    if (listClass.test(`${cls} ${id}`)) return true;
    at = tree.parents[at]!;
  }
  return false;
}

/** Titles rather than names of columns, to pages rather than folders, and little text but titles. */
function isUndatedList(tree: PageTree, { place }: RowGroup, entries: Listed[], tag: string, host: string): boolean {
  const count = entries.length;
  const inline = inlineTags.has(tag);
  if (inline && count < 3) return false;
  if (count === 1 && tag !== 'li' && tag !== 'tr' && tag !== 'dd' && !isListNamed(tree, place)) return false;
  const named = isListNamed(tree, place);
  const enough = named ? titleLength - 2 : titleLength;
  const long = entries.filter(({ title }) => title.length >= enough).length;
  if (long < count / 2) return false;
  if (entries.filter(({ href }) => isFolder(href)).length > count / 2) return false;
  const average = entries.reduce((sum, { title }) => sum + title.length, 0) / count;
  if (average < 14 && entries.filter(({ href }) => hostOf(href) !== host).length > count / 2) return false;
  const files = entries.every(({ href }) => fileKindOf(href) !== undefined);
  // what is attached to a text; a name that the system gave is no title
  if (files && (inline || entries.every(({ title }) => systemName.test(title)))) return false;
  let shown = 0;
  let linked = 0;
  for (const { row } of entries) {
    shown += tree.ends[row.element]! - tree.starts[row.element]!;
    for (const { at } of row.links) linked += tree.ends[at]! - tree.starts[at]!;
  }
  if (inline) {
    const start = tree.starts[entries[0]!.row.element]!;
    shown = Math.max(shown, tree.ends[entries.at(-1)!.row.element]! - start);
  }
  return linked >= shown * (named ? 0.3 : 0.5);
}

function isFolder(address: string): boolean {
  const path = placeOf(address).replace(/^[^/?]*/, '');
  return !path.includes('?') && !/\.[a-z]{2,6}$/i.test(path) && !/\d{3}/.test(path);
}
