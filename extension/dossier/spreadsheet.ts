/**
 * Tables → a workbook (ECMA-376 SpreadsheetML, the least that Excel, WPS and LibreOffice open). Texts stand in the cells as texts with the
 * mark that keeps them texts when they are edited (`quotePrefix`): none can act as a formula.
 */

import { zipFiles } from '../../crawler/packages/zip.ts';
import { makePlain } from '../../reports/plain.ts';

export type Cell = string | number | null;

export interface Sheet {
  name: string;
  /** Widths of the columns, in characters. */
  widths: readonly number[];
  /** The first row is the head: it stays in sight. */
  rows: Iterable<readonly Cell[]>;
}

/** Characters of a cell and rows of a sheet that spreadsheets take. */
const mostOfCell = 32_000;
const mostRows = 1_048_576;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Returns the bytes of the xlsx. */
export async function writeSpreadsheet(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const numbered = sheets.map((sheet, at) => ({ ...sheet, number: at + 1 }));
  const files = new Map<string, string>([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${numbered.map(({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbered.map(({ name, number }) => `<sheet name="${escapeXml(nameSheet(name))}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...numbered.map(({ number }): [string, string] => ['worksheet', `worksheets/sheet${number}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
    ...numbered.map((sheet): [string, string] => [`xl/worksheets/sheet${sheet.number}.xml`, writeSheet(sheet)]),
  ]);
  return await zipFiles(files);
}

const relations = (targets: readonly [string, string][]): string =>
  `${head}<Relationships xmlns="${packaged}/relationships">${targets.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

/** Cell styles by place: 0 none, 1 text, 2 head. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" fontId="1" applyFont="1" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

function writeSheet({ widths, rows }: Sheet): string {
  const lines: string[] = [];
  for (const row of rows) {
    if (lines.length === mostRows) break;
    const number = lines.length + 1;
    const style = number === 1 ? 2 : 1;
    lines.push(`<row r="${number}">${row.map((cell, at) => writeCell(cell, `${nameColumn(at)}${number}`, style)).join('')}</row>`);
  }
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  const view = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>';
  return `${head}<worksheet xmlns="${main}">${view}<cols>${columns}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** A, B … Z, AA … */
const nameColumn = (at: number): string => (at < 26 ? '' : nameColumn(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

function writeCell(cell: Cell, place: string, style: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : '';
  return `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(plainCell(cell))}</t></is></c>`;
}

/** What `_x000A_` stands for to spreadsheets is written so that it stays what it says (ECMA-376 part 1, 22.9.2.19). */
const coded = /_(?=x[0-9A-Fa-f]{4}_)/g;

function plainCell(text: string): string {
  const cut = text.length > mostOfCell ? `${text.slice(0, mostOfCell)}…` : text;
  const lines = cut.split(/\r\n|\n/).map(makePlain);
  return lines
    .join('\n')
    .replace(coded, '_x005F_')
    .replace(/[\ufffe\uffff]/g, '\ufffd');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!);

/** Names of sheets have at most 31 characters and none of these. */
const nameSheet = (name: string): string =>
  makePlain(name)
    .replace(/[[\]:*?/\\']/g, ' ')
    .slice(0, 31);
