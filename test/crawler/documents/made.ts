/** Documents that the tests make themselves. */
import * as docx from 'docx';
import ExcelJS from 'exceljs';
import { type Zippable, zipSync } from 'fflate';
import { chromium } from 'playwright';
import { readGrids } from '../../../checks/facts/tables.ts';
import { readTree } from '../../../checks/facts/tree.ts';
import { findBrowser } from '../../../crawler/browser.ts';

/** The tables and paragraphs of a page as a Word document, its spans as Word has them. */
export async function wordOf(html: string): Promise<Uint8Array> {
  const tree = readTree(html);
  const grids = readGrids(tree);
  const children: (docx.Paragraph | docx.Table)[] = [];
  let at = 0;
  const write = (end: number): void => {
    for (const line of tree.text.slice(at, end).split('\n')) if (line.trim() !== '') children.push(new docx.Paragraph(line.trim()));
  };
  for (const grid of grids) {
    write(grid.start);
    at = grid.end;
    const rows = grid.rows.map((row, y) => {
      const cells = row.flatMap((cell, x) => {
        if (!cell || cell.row !== y || row[x - 1] === cell) return [];
        const columns = row.filter((one) => one === cell).length;
        const height = grid.rows.filter((one) => one.includes(cell)).length;
        return [new docx.TableCell({ columnSpan: columns, rowSpan: height, children: [new docx.Paragraph(cell.text)] })];
      });
      return new docx.TableRow({ children: cells });
    });
    children.push(new docx.Table({ rows }));
  }
  write(tree.text.length);
  return docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] }));
}

/** A page as Chromium prints it. */
export async function printed(html: string): Promise<Uint8Array> {
  const browser = await chromium.launch({ executablePath: findBrowser()!, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.setContent(
      `<meta charset="utf-8"><style>table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:3px;font-size:12px}</style>${html}`,
    );
    return await page.pdf({ format: 'A4', margin: { top: '20mm', bottom: '20mm', left: '20mm', right: '20mm' } });
  } finally {
    await browser.close();
  }
}

export async function workbook(write: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  write(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A zip of texts and bytes. */
export function zipOf(entries: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(entries).map(([name, body]) => [name, typeof body === 'string' ? encode(body) : body])) as Zippable,
  );
}

/** A Word document with the given body, written by hand. */
export function rawWord(body: string): Uint8Array {
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
  });
}

/** A compound file whose directory holds these streams ([MS-CFB]). */
export function compound(...streams: string[]): Uint8Array {
  const bytes = new Uint8Array(2048);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 0, true);
  for (const [at, name] of ['Root Entry', ...streams].entries()) {
    for (let i = 0; i < name.length; i++) view.setUint16(512 + at * 128 + i * 2, name.charCodeAt(i), true);
    view.setUint16(512 + at * 128 + 64, (name.length + 1) * 2, true);
  }
  return bytes;
}
