/** One sheet of a workbook, written row by row. */
import { makePlain } from '../plain.ts';
import type { Archive } from './archive.ts';
import { type Cell, columnLetters, escapeXml, writeCell } from './cells.ts';
import { relationsPart } from './relations.ts';
import type { StyleName } from './styles.ts';

export interface Column {
  /** In characters of half width. */
  width: number;
  /** How its cells look when they say nothing of their own. */
  style?: StyleName;
  hidden?: boolean;
}

export interface SheetOptions {
  name: string;
  columns: readonly Column[];
  /** Rows at the top and columns on the left that stay when the rest is scrolled; the rows are printed on every page. */
  frozen?: { rows: number; columns?: number };
  /** The row, counted from 1, whose cells filter those below. */
  filterRow?: number;
  hidden?: boolean;
  /** Printed upright; across when left out. */
  upright?: boolean;
  /** Printed on A3; on A4 when left out. */
  large?: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows written so far. */
  readonly rows: number;
  /** Bytes written so far, before compression. */
  readonly bytes: number;
  /** The cells that are filtered, `A2:C9`. */
  readonly range: string | null;
  readonly titleRows: number;
  /** Writes the next row. To be awaited. `height` in points; as high as its text when left out. */
  row(cells: readonly Cell[], look?: { style?: StyleName; height?: number }): Promise<void>;
  /** Writes the next row of cells that were rendered before. To be awaited. */
  put(parts: readonly Rendered[]): Promise<void>;
  /** Shows cells of written or coming rows as one; rows and columns are counted from 1. */
  merge(top: number, left: number, bottom: number, right: number): void;
  /** Offers the values of a list in a column, from a row on. The values are told apart by commas. */
  choose(column: number, fromRow: number, values: readonly string[]): void;
  end(): Promise<void>;
}

/** Rows of a sheet (Excel specifications and limits). */
export const mostRows = 1_048_576;
/** Links of a sheet; with more of them Excel calls the workbook damaged. Later addresses are shown and not linked. */
const mostLinks = 65_530;

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export async function startSheet(archive: Archive, number: number, options: SheetOptions): Promise<Sheet> {
  const { name, columns, frozen = { rows: 0 }, filterRow, hidden = false, upright = false, large = false } = options;
  const last = columns.length > 0 ? columnLetters(columns.length - 1) : null;
  const part = archive.part(`xl/worksheets/sheet${number}.xml`);
  const links: { reference: string; href: string }[] = [];
  const merges: string[] = [];
  const choices: string[] = [];
  let rows = 0;
  let ended = false;
  const range = (): string | null => (filterRow && last ? `A${filterRow}:${last}${Math.max(rows, filterRow)}` : null);
  await part.write(opening(columns, frozen, upright));
  const put = async (parts: readonly Rendered[], height: string | null): Promise<void> => {
    const row = String(++rows);
    let xml = '';
    let tall = 1;
    for (const one of parts) {
      xml += one.xml.replaceAll(rowMark, row);
      tall = Math.max(tall, one.lines);
      for (const { column, href } of one.links) if (links.length < mostLinks) links.push({ reference: column + row, href });
    }
    // not as a custom height: it grows when people write more
    const own = height ?? (tall > 1 ? ` ht="${tall * lineHeight + 3}"` : '');
    await part.write(`<row r="${row}"${own}>${xml}</row>`);
  };

  return {
    name,
    hidden,
    titleRows: frozen.rows,
    get rows() {
      return rows;
    },
    get bytes() {
      return part.bytes;
    },
    get range() {
      return range();
    },
    async row(cells, look = {}) {
      await put([renderCells(cells, columns, 0, look.style)], look.height ? ` ht="${look.height}" customHeight="1"` : null);
    },
    put: (parts) => put(parts, null),
    merge(top, left, bottom, right) {
      if (top !== bottom || left !== right) merges.push(`${columnLetters(left - 1)}${top}:${columnLetters(right - 1)}${bottom}`);
    },
    choose(column, fromRow, values) {
      const letter = columnLetters(column - 1);
      choices.push(
        `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${letter}${fromRow}:${letter}${mostRows}">` +
          `<formula1>"${escapeXml(values.map((value) => value.replaceAll(/[",]/g, '')).join(','))}"</formula1></dataValidation>`,
      );
    },
    async end() {
      if (ended) return;
      ended = true;
      const filter = range();
      await part.write(
        `</sheetData>${filter ? `<autoFilter ref="${filter}"/>` : ''}${count('mergeCells', merges, (ref) => `<mergeCell ref="${ref}"/>`)}` +
          `${count('dataValidations', choices, (one) => one)}`,
      );
      if (links.length > 0) {
        await part.write('<hyperlinks>');
        for (const [at, { reference }] of links.entries()) await part.write(`<hyperlink ref="${reference}" r:id="rId${at + 1}"/>`);
        await part.write('</hyperlinks>');
      }
      await part.write(
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
          `<pageSetup paperSize="${large ? 8 : 9}" orientation="${upright ? 'portrait' : 'landscape'}" fitToWidth="1" fitToHeight="0"/>` +
          '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>' +
          // codes of digits are meant as text
          `${rows > 0 && last ? `<ignoredErrors><ignoredError sqref="A1:${last}${rows}" numberStoredAsText="1"/></ignoredErrors>` : ''}</worksheet>`,
      );
      await part.end();
      if (links.length > 0) {
        const targets = archive.part(`xl/worksheets/_rels/sheet${number}.xml.rels`);
        await targets.write(
          relationsPart(links.map(({ href }, at) => ({ id: `rId${at + 1}`, type: `${relations}/hyperlink`, target: href, outside: true }))),
        );
        await targets.end();
      }
    },
  };
}

/** Points of a line, and the most that a row may be high (Excel specifications and limits: 409). */
const lineHeight = 15;
const mostLines = 27;
/** Styles of cells that are merged over several rows, and those that do not wrap. */
const unmeasured: readonly StyleName[] = ['group', 'groupPoints', 'title', 'note', 'plain', 'points', 'number', 'day', 'fillDay', 'lost'];

/** Cells side by side as XML, to be put into any row of sheets of the same columns. */
export interface Rendered {
  /** `rowMark` stands where the number of the row will. */
  xml: string;
  links: { column: string; href: string }[];
  /** Lines that the tallest cell takes. */
  lines: number;
}

/** No text of a cell holds this character. */
const rowMark = '\u0001';

/** Renders cells from a column (counted from 0) on. */
export function renderCells(cells: readonly Cell[], columns: readonly Column[], from: number, look?: StyleName): Rendered {
  const links: Rendered['links'] = [];
  let xml = '';
  let lines = 1;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? null;
    const column = columns[from + at];
    const letters = columnLetters(from + at);
    const style = look ?? column?.style ?? 'text';
    const written = writeCell(letters + rowMark, cell, style);
    xml += written.xml;
    if (written.link) links.push({ column: letters, href: written.link });
    if (column && lines < mostLines) lines = Math.max(lines, heightOf(cell, column, style));
  }
  return { xml, links, lines };
}

/** Lines that a cell takes, as far as that can be told without its font: not every program works the height of rows out by itself. */
function heightOf(cell: Cell, { width, hidden }: Column, style: StyleName): number {
  const styled = typeof cell === 'object' && cell !== null && 'value' in cell ? cell : null;
  const text = styled ? styled.value : cell;
  if (typeof text !== 'string' || hidden || unmeasured.includes(styled?.style ?? style)) return 1;
  return text.length * 2 > width || text.includes('\n') ? linesOf(text, width - 1) : 1;
}

/** Lines of a text in a column of so many characters of half width. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (let at = 0; at < text.length && lines < mostLines; at++) {
    const code = text.charCodeAt(at);
    const step = code > 0x2e7f ? 2 : 1;
    if (code === 10 || used + step > width) {
      lines++;
      used = code === 10 ? 0 : step;
    } else used += step;
  }
  return lines;
}

function opening(columns: readonly Column[], { rows, columns: left = 0 }: { rows: number; columns?: number }, upright: boolean): string {
  const corner = `${columnLetters(left)}${rows + 1}`;
  const pane = rows > 0 && left > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const split = `${left > 0 ? ` xSplit="${left}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  const frozen = rows > 0 || left > 0 ? `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` : '';
  const widths = columns.map(
    ({ width, hidden }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView workbookViewId="0"${upright ? '' : ' zoomScale="90"'}>${frozen}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/>${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`
  );
}

const count = (name: string, parts: readonly string[], write: (part: string) => string): string =>
  parts.length > 0 ? `<${name} count="${parts.length}">${parts.map(write).join('')}</${name}>` : '';

/** A name that a sheet may bear (31 characters, none of `[]:*?/\`, no apostrophe at an end), and that no other sheet has. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const fit = makePlain(wanted)
    .replace(/[[\]:*?/\\]/g, '_')
    .replace(/^'+|'+$/g, '')
    .trim();
  const base = fit === '' || fit.toLowerCase() === 'history' ? 'Sheet' : fit;
  for (let serial = 1; ; serial++) {
    const end = serial === 1 ? '' : ` (${serial})`;
    const name = cutAt(base, 31 - end.length) + end;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

const cutAt = (text: string, length: number): string =>
  text
    .slice(0, length)
    .toWellFormed()
    .replace(/\ufffd$/, '');
