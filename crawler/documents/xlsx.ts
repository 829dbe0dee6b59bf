/** Workbooks (ECMA-376 SpreadsheetML): every sheet, hidden ones too, as a table; dates as dates. Pure. */
import { type DocumentLimits, type ReadContent, unread } from './document.ts';
import { type Cell, escapeText, Markup } from './markup.ts';
import { decodeXml, unpack } from './unzip.ts';
import { walkXml } from './xml.ts';

const maxSheets = 100;
const maxRows = 20_000;
const maxColumns = 200;
const maxCells = 300_000;
const maxMerges = 2_000;

/** Reads an xlsx. Throws what the archive throws. */
export function readXlsx(bytes: Uint8Array, limits: DocumentLimits): ReadContent {
  const book = openBook(bytes, limits);
  const { sheets } = book;
  if (sheets.length === 0) return unread('damaged', 'no sheets');
  const out = new Markup(limits.text);
  let cells = 0;
  let truncated = sheets.length > maxSheets;
  let filled = false;
  for (const { name, path } of sheets.slice(0, maxSheets)) {
    const sheet = book.read(path, { cells: maxCells - cells, rows: maxRows });
    const { lines, cut } = placeSheet(sheet.rows, sheet.merges);
    cells += sheet.cells;
    truncated ||= sheet.truncated || cut;
    filled ||= sheet.cells > 0;
    out.heading(name);
    if (lines.length > 0) out.table(lines);
  }
  return {
    outcome: filled ? 'read' : 'blank',
    reason: null,
    markup: out.toString(),
    pages: sheets.length,
    truncated: truncated || out.truncated,
  };
}

/** The cells of a sheet as text, by row and column from 0; dates as `YYYY-MM-DD`. */
export interface SheetCells {
  name: string;
  rows: ReadonlyMap<number, ReadonlyMap<number, string>>;
  /** Cells shown as one; the first of them holds the text. */
  merges: readonly Merge[];
  /** It holds more than the limits allow. */
  truncated: boolean;
}

/** The sheets of a workbook, hidden ones too, cell by cell; of formulas what they last came to. Throws what the archive throws. */
export function readCells(bytes: Uint8Array, limits: DocumentLimits, most: { cells: number; rows: number }): SheetCells[] {
  const book = openBook(bytes, limits);
  let left = most.cells;
  return book.sheets.slice(0, maxSheets).map(({ name, path }) => {
    const { cells, ...sheet } = book.read(path, { cells: left, rows: most.rows });
    left -= cells;
    return { name, ...sheet };
  });
}

function openBook(bytes: Uint8Array, limits: DocumentLimits) {
  const entries = unpack(
    bytes,
    (name) => /^xl\/(?:workbook|sharedStrings|styles|worksheets\/[^/]+|_rels\/workbook)\.xml(?:\.rels)?$/i.test(name),
    limits,
  );
  const part = (name: string): string => {
    const entry = [...entries].find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
    return entry ? decodeXml(entry) : '';
  };
  const strings = readStrings(part('xl/sharedStrings.xml'), limits.text);
  const styles = readStyles(part('xl/styles.xml'));
  return {
    sheets: readSheets(part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels')),
    read: (path: string, most: { cells: number; rows: number }) => readSheet(part(path), strings, styles, most),
  };
}

/** Names without their prefix: some writers put one before every element. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function readSheets(workbook: string, relations: string): { name: string; path: string }[] {
  const targets = new Map<string, string>();
  walkXml(relations, {
    onopentag(name, { Id, Target }) {
      if (local(name) === 'Relationship' && Id && Target) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: { name: string; path: string }[] = [];
  walkXml(workbook, {
    onopentag(name, attributes) {
      const path = local(name) === 'sheet' ? targets.get(attributes['r:id'] ?? '') : undefined;
      if (path) sheets.push({ name: attributes.name ?? '', path });
    },
  });
  return sheets;
}

function readStrings(xml: string, limit: number): string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  let length = 0;
  walkXml(xml, {
    onopentag(name) {
      const element = local(name);
      if (element === 'si') text = '';
      else if (element === 'rPh') phonetic++;
      else if (element === 't') inText = phonetic === 0;
    },
    ontext(data) {
      if (inText && length < limit) {
        text += data;
        length += data.length;
      }
    },
    onclosetag(name) {
      const element = local(name);
      if (element === 't') inText = false;
      else if (element === 'rPh') phonetic--;
      else if (element === 'si') strings.push(text);
    },
  });
  return strings;
}

/** Whether each cell style shows a date (ECMA-376 part 1, 18.8.30). */
function readStyles(xml: string): boolean[] {
  const formats = new Map<number, string>();
  const dates: boolean[] = [];
  let inCells = false;
  walkXml(xml, {
    onopentag(name, attributes) {
      const element = local(name);
      if (element === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (element === 'cellXfs') inCells = true;
      else if (element === 'xf' && inCells) {
        const id = Number(attributes.numFmtId);
        const code = (formats.get(id) ?? '').replace(/"[^"]*"|\[[^\]]*\]/g, '');
        dates.push(
          (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || /[ymd年月日]/i.test(code.replace(/General/i, '')),
        );
      }
    },
    onclosetag(name) {
      if (local(name) === 'cellXfs') inCells = false;
    },
  });
  return dates;
}

/** `2026-01-20` from the serial number of the 1900 system; null where it is none. */
function dateOf(serial: number): string | null {
  if (!(serial >= 1 && serial < 2_958_466)) return null;
  return new Date(Math.round((serial - 25_569) * 86_400_000)).toISOString().slice(0, 10);
}

interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}
interface Sheet {
  rows: Map<number, Map<number, string>>;
  merges: Merge[];
  cells: number;
  truncated: boolean;
}

function readSheet(xml: string, strings: readonly string[], dates: readonly boolean[], most: { cells: number; rows: number }): Sheet {
  const sheet: Sheet = { rows: new Map(), merges: [], cells: 0, truncated: false };
  const { rows, merges } = sheet;
  let row = -1;
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let taking = false;
  const end = (): void => {
    if (value === '') return;
    const serial = type === 'n' && dates[style] ? dateOf(Number(value)) : null;
    const text = type === 's' ? (strings[Number(value)] ?? '') : type === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : (serial ?? value);
    if (sheet.cells >= most.cells || column >= maxColumns || rows.size > most.rows) {
      sheet.truncated = true;
      return;
    }
    sheet.cells++;
    let cells = rows.get(row);
    if (!cells) {
      cells = new Map();
      rows.set(row, cells);
    }
    cells.set(column, text);
  };
  walkXml(xml, {
    onopentag(name, attributes) {
      switch (local(name)) {
        case 'row':
          row = attributes.r ? Number(attributes.r) - 1 : row + 1;
          column = -1;
          break;
        case 'c': {
          const place = placeOf(attributes.r ?? '');
          column = place ? place.column : column + 1;
          type = attributes.t ?? 'n';
          style = Number(attributes.s ?? 0);
          value = '';
          break;
        }
        case 'v':
        case 't':
          taking = true;
          break;
        case 'mergeCell': {
          const [from, to] = (attributes.ref ?? '').split(':').map(placeOf);
          if (from && to && merges.length < maxMerges) merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
          break;
        }
      }
    },
    ontext(text) {
      if (taking) value += text;
    },
    onclosetag(name) {
      const element = local(name);
      if (element === 'v' || element === 't') taking = false;
      else if (element === 'c') end();
    },
  });
  return sheet;
}

function placeOf(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!match) return null;
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]) - 1, column };
}

function placeSheet(rows: ReadonlyMap<number, ReadonlyMap<number, string>>, merges: readonly Merge[]): { lines: Cell[][]; cut: boolean } {
  const all = [...rows.keys()].sort((a, b) => a - b);
  let width = 0;
  for (const cells of rows.values()) for (const column of cells.keys()) width = Math.max(width, column + 1);
  // a sheet with little in many far columns would be written out as millions of empty cells
  const numbers = all.slice(0, Math.ceil(maxCells / Math.max(width, 1)));
  const position = new Map(numbers.map((number, at) => [number, at]));
  const covered = new Set<string>();
  const spans = new Map<string, { columns: number; rows: number }>();
  for (const { top, left, bottom, right } of merges) {
    const first = position.get(top);
    // merges do not overlap: a file that says they do is not followed
    if (first === undefined || left >= width || covered.has(`${first} ${left}`) || spans.has(`${first} ${left}`)) continue;
    // rows that hold nothing are not written, so a merge spans those that are
    const height = numbers.slice(first).filter((number) => number <= bottom).length;
    const columns = Math.min(right, width - 1) - left + 1;
    spans.set(`${first} ${left}`, { columns, rows: height });
    for (let y = first; y < first + height; y++)
      for (let x = left; x < left + columns; x++) if (y !== first || x !== left) covered.add(`${y} ${x}`);
    if (covered.size > maxCells) break;
  }
  const lines = numbers.map((number, y) => {
    const cells = rows.get(number)!;
    const line: Cell[] = [];
    for (let x = 0; x < width; x++) {
      if (covered.has(`${y} ${x}`)) continue;
      line.push({ content: escapeText(cells.get(x) ?? ''), columns: 1, rows: 1, ...spans.get(`${y} ${x}`) });
    }
    return line;
  });
  return { lines, cut: numbers.length < all.length };
}
