/** Tables as grids: every row with its cells at their columns, spans resolved as HTML does (WHATWG, “forming a table”). Bounded. */
import type { Element } from 'domhandler';
import { type PageTree, textOf } from './tree.ts';

/** One cell; where it spans several places, they all hold the same object. */
export interface Cell {
  /** Visible text; line breaks between its blocks kept. */
  text: string;
  row: number;
  column: number;
}

export interface Grid {
  /** Rows of equal length; null where no cell reaches. */
  rows: (Cell | null)[][];
  /** Slice of the text that the table shows. */
  start: number;
  end: number;
  /** Holds prose or other tables: it arranges the page, and is no table of data. */
  layout: boolean;
}

const maxGrids = 300;
const maxRows = 1000;
const maxColumns = 120;
const maxPlaces = 200_000;
/** A cell longer than this holds prose. */
const proseLength = 400;

/** All tables of a page in order, hidden ones left out. Never throws. */
export function readGrids(tree: PageTree): Grid[] {
  const grids: Grid[] = [];
  let places = 0;
  for (const index of tree.byTag.get('table') ?? []) {
    if (tree.hidden[index] || tree.noscript[index]) continue;
    if (grids.length >= maxGrids || places >= maxPlaces) break;
    const grid = readGrid(tree, index, maxPlaces - places);
    for (const row of grid.rows) places += row.length;
    if (grid.rows.length > 0) grids.push(grid);
  }
  return grids;
}

function readGrid(tree: PageTree, table: number, budget: number): Grid {
  const rows: (Cell | null)[][] = [];
  let layout = false;
  let at = -1;
  let places = 0;
  for (let index = table + 1; index < tree.afters[table]!; index++) {
    const { name } = tree.elements[index]!;
    if (name === 'table') {
      layout = true;
      index = tree.afters[index]! - 1;
    } else if (name === 'tr') {
      at++;
      if (at >= maxRows || places >= budget) break;
      rows[at] ??= [];
    } else if ((name === 'td' || name === 'th') && at >= 0) {
      const row = rows[at]!;
      let column = 0;
      while (row[column]) column++;
      if (column >= maxColumns) continue;
      const text = textOf(tree, index);
      if (text.length > proseLength) layout = true;
      const cell: Cell = { text: text.length > proseLength ? '' : text, row: at, column };
      const width = spanOf(tree.elements[index]!, 'colspan', maxColumns - column);
      // rows that a span reaches and no `tr` opens do not exist; they are cut off below
      const height = spanOf(tree.elements[index]!, 'rowspan', maxRows - at);
      places += width * height;
      for (let y = at; y < at + (places < budget ? height : 1); y++) {
        rows[y] ??= [];
        for (let x = column; x < column + width; x++) rows[y]![x] ??= cell;
      }
    }
  }
  const written = rows.slice(0, Math.min(at, maxRows - 1) + 1);
  const width = written.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    rows: written.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? null)),
    start: tree.starts[table]!,
    end: tree.ends[table]!,
    layout,
  };
}

function spanOf(element: Element, name: string, most: number): number {
  const span = Number.parseInt(element.attribs[name] ?? '1', 10);
  return Number.isFinite(span) && span >= 1 ? Math.max(1, Math.min(span, most)) : 1;
}

/** The cells of a row, each once, left to right. */
export function cellsOf(row: readonly (Cell | null)[]): Cell[] {
  return row.filter((cell, x): cell is Cell => cell !== null && cell !== row[x - 1]);
}

/** What a cell of figures holds: its number, nothing (empty, “/”, “—”, 无), or words. Signs, units and the commas of thousands are allowed. */
export function readAmount(text: string): { kind: 'number'; value: number } | { kind: 'blank' } | { kind: 'words' } {
  const shown = text
    .replace(/[\uff01-\uff5e]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
    .replace(/[^\S\n]+/g, '')
    .trim();
  if (/^[\s/\\_.*·—–-]*$/.test(shown) || shown === '无') return { kind: 'blank' };
  const match = /^([+-]?\d[\d,]{0,14}(?:\.\d{1,6})?)(?:件|条|个|次|份|项|宗|万元|元)?$/.exec(shown);
  if (!match) return { kind: 'words' };
  return { kind: 'number', value: Number(match[1]!.replaceAll(',', '')) };
}
