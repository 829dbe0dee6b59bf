/**
 * Tables of a bulletin as WordprocessingML (ECMA-376 part 1, 17.4). The document library keeps some twenty objects of each cell until all is
 * written, 250 MB for the tables of 500 sites; so it gets a paragraph in the place of a table, and the table comes in when it is done.
 */
import { Paragraph } from 'docx';
import { escapeXml } from '../xml.ts';
import type { Fonts } from './page.ts';
import { paper, sizes } from './paper.ts';
import type { TableColumn } from './pieces.ts';

/** Height of a line in tables, whose paragraphs stand off the grid. */
const lineHeight = 320;
/** Room between the rules and the text of a cell, in twips. */
const margin = { top: 30, left: 60, bottom: 30, right: 60 };

const sides = (names: readonly string[], write: (name: string) => string): string => names.map(write).join('');
const rules = sides(
  ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'],
  (side) => `<w:${side} w:val="single" w:color="000000" w:sz="4"/>`,
);
const margins = sides(Object.keys(margin), (side) => `<w:${side} w:type="dxa" w:w="${margin[side as keyof typeof margin]}"/>`);

/** The table across the type area; its head is repeated on every page, its rows are not torn. Texts may have lines. */
export function writeTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[], fonts: Fonts): string {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const whole = paper.width - paper.left - paper.right;
  const widths = columns.map(({ width }) => Math.round((width / total) * whole));
  const heading = runProperties(fonts.heading, fonts.heading);
  const body = runProperties(fonts.latin, fonts.body);
  const cell = (text: string, at: number, run: string, align: 'left' | 'center'): string => {
    const properties = `<w:tcW w:type="dxa" w:w="${widths[at]}"/><w:tcMar>${margins}</w:tcMar><w:vAlign w:val="center"/>`;
    const lines = text.split('\n').map((part) => writeLine(part, run, align));
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${lines.join('')}</w:tc>`;
  };
  const head = columns.map(({ title }, at) => cell(title, at, heading, 'center')).join('');
  const written = rows.map((cells) => {
    const row = columns.map(({ align }, at) => cell(cells[at] ?? '', at, body, align)).join('');
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row}</w:tr>`;
  });
  return (
    `<w:tbl><w:tblPr><w:tblW w:type="dxa" w:w="${whole}"/><w:tblBorders>${rules}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${written.join('')}</w:tbl>`
  );
}

function runProperties(latin: string, chinese: string): string {
  const [ascii, eastAsia] = [escapeXml(latin), escapeXml(chinese)];
  const size = sizes.五号;
  return (
    `<w:rFonts w:ascii="${ascii}" w:cs="${ascii}" w:eastAsia="${eastAsia}" w:hAnsi="${ascii}" w:hint="eastAsia"/>` +
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`
  );
}

function writeLine(text: string, run: string, align: 'left' | 'center'): string {
  const properties = `<w:snapToGrid w:val="0"/><w:spacing w:after="0" w:before="0" w:line="${lineHeight}" w:lineRule="exact"/><w:jc w:val="${align}"/>`;
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}

/** Style by which the place of a table is known: no text of a document can look like it. */
const placeStyle = 'mingcha-table-';

/** A paragraph in the place of the table with a number. */
export const tablePlace = (number: number): Paragraph => new Paragraph({ style: `${placeStyle}${number}` });

/** The document with the tables in their places. */
export function fillTables(xml: string, tables: readonly string[]): string {
  return xml.replace(new RegExp(`<w:p><w:pPr><w:pStyle w:val="${placeStyle}(\\d+)"/></w:pPr></w:p>`, 'g'), (_, number) => tables[number]!);
}
