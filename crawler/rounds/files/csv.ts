/** Tables as text: comma, semicolon or tab between cells (RFC 4180), in the encodings that spreadsheets save. Pure. */

export interface TextRow {
  /** Of the file, from 1, where the row begins. */
  line: number;
  cells: string[];
}

/** Cells of a row that are kept. */
const mostCells = 500;

/** Text of a file: by its byte order mark, else UTF-8 where all of it is, else GB18030, which Excel writes on Chinese systems. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Rows in their order, blank ones left out. `most`: rows read; what is beyond is cut off. */
export function parseCsv(text: string, most: number): { rows: TextRow[]; truncated: boolean } {
  const plain = text.replace(/^\ufeff/, '');
  const separator = separatorOf(plain);
  const rows: TextRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begun, cells });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < plain.length; at++) {
    const character = plain[at]!;
    if (quoted) {
      if (character !== '"') {
        cell += character;
        if (character === '\n') line++;
      } else if (plain[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === separator) {
      if (cells.length < mostCells) cells.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && plain[at + 1] === '\n') at++;
      endRow();
      line++;
      begun = line;
      if (rows.length >= most) return { rows, truncated: at + 1 < plain.length };
    } else cell += character;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return { rows, truncated: false };
}

/** What stands most often in the first lines. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4000);
  const count = (one: string): number => head.split(one).length;
  return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
