/** Word documents (ECMA-376 WordprocessingML): paragraphs and tables in order, merged cells resolved. Pure. */
import { type DocumentLimits, type ReadContent, unread } from './document.ts';
import { type Cell, escapeText, Markup, tableMarkup } from './markup.ts';
import { decodeXml, unpack } from './unzip.ts';
import { walkXml } from './xml.ts';

const part = 'word/document.xml';
const maxTableDepth = 8;
const maxColumns = 120;

interface OpenCell {
  columns: number;
  merge: 'none' | 'start' | 'continue';
  content: string;
}
interface OpenTable {
  rows: OpenCell[][];
  row: OpenCell[] | null;
  cell: OpenCell | null;
}

/** Reads a docx. Throws what the archive throws. */
export function readDocx(bytes: Uint8Array, limits: DocumentLimits): ReadContent {
  const xml = unpack(bytes, (name) => name.toLowerCase() === part, limits)
    .values()
    .next().value;
  if (!xml) return unread('damaged', `no ${part}`);
  const out = new Markup(limits.text);
  const tables: OpenTable[] = [];
  /** Elements inside which nothing is shown: fallbacks of what was shown already, instructions of fields. */
  let silent = 0;
  let paragraph = '';
  let shown = false;
  let hidden = false;
  let length = 0;

  const put = (markup: string, plain: string): void => {
    const cell = tables.at(-1)?.cell;
    if (cell) {
      if (length < limits.text) cell.content += markup;
      length += markup.length;
    } else out.paragraph(plain);
  };
  const endParagraph = (): void => {
    if (paragraph !== '') put(`<p>${escapeText(paragraph)}</p>`, paragraph);
    paragraph = '';
  };
  const endTable = (): void => {
    const table = tables.pop();
    if (!table) return;
    const rows = placeRows(table.rows);
    const outer = tables.at(-1);
    if (!outer) out.table(rows);
    else if (outer.cell && length < limits.text) outer.cell.content += tableMarkup(rows);
  };

  walkXml(decodeXml(xml), {
    onopentag(name, attributes) {
      if (silent > 0 || out.full) {
        if (silentElements.has(name)) silent++;
        return;
      }
      const value = attributes['w:val'];
      const table = tables.at(-1);
      switch (name) {
        case 'mc:Fallback':
        case 'w:del':
          silent++;
          break;
        case 'w:p':
          // the text of a frame stands inside the paragraph that it hangs on
          endParagraph();
          break;
        case 'w:r':
          hidden = false;
          break;
        case 'w:vanish':
          hidden = value !== '0' && value !== 'false';
          break;
        case 'w:t':
          shown = !hidden;
          break;
        case 'w:tab':
          if (!hidden) paragraph += ' ';
          break;
        case 'w:br':
        case 'w:cr':
          endParagraph();
          break;
        case 'w:drawing':
        case 'w:pict':
          put('<img alt="">', '');
          if (tables.length === 0) out.picture();
          break;
        case 'w:tbl':
          endParagraph();
          if (tables.length < maxTableDepth) tables.push({ rows: [], row: null, cell: null });
          else silent++;
          break;
        case 'w:tr':
          if (table) {
            table.row = [];
            table.rows.push(table.row);
          }
          break;
        case 'w:gridBefore':
          if (table?.row && Number(value) > 0) table.row.push({ columns: Math.min(Number(value), maxColumns), merge: 'none', content: '' });
          break;
        case 'w:tc':
          if (table?.row && table.row.length < maxColumns) {
            table.cell = { columns: 1, merge: 'none', content: '' };
            table.row.push(table.cell);
          }
          break;
        case 'w:gridSpan':
          if (table?.cell) table.cell.columns = Math.max(1, Math.min(Number(value) || 1, maxColumns));
          break;
        case 'w:vMerge':
          if (table?.cell) table.cell.merge = value === 'restart' ? 'start' : 'continue';
          break;
      }
    },
    ontext(text) {
      if (shown && silent === 0) paragraph += text;
    },
    onclosetag(name) {
      if (silent > 0) {
        if (silentElements.has(name)) silent--;
        return;
      }
      if (name === 'w:t') shown = false;
      else if (name === 'w:p') endParagraph();
      else if (name === 'w:tc') {
        endParagraph();
        const table = tables.at(-1);
        if (table) table.cell = null;
      } else if (name === 'w:tbl') endTable();
    },
  });
  endParagraph();
  while (tables.length > 0) endTable();
  const markup = out.toString();
  return {
    outcome: /[^\s<>/a-z"=0-9]/.test(markup) ? 'read' : 'blank',
    reason: null,
    markup,
    pages: null,
    truncated: out.truncated || length >= limits.text,
  };
}

const silentElements = new Set(['mc:Fallback', 'w:del', 'w:tbl']);

/** Rows with their cells that continue one above taken into its span. */
function placeRows(rows: readonly OpenCell[][]): Cell[][] {
  const placed = rows.map((row) => {
    let column = 0;
    return row.map((cell) => {
      const at = column;
      column += cell.columns;
      return { ...cell, at };
    });
  });
  return placed.map((row, y) =>
    row.flatMap((cell): Cell[] => {
      if (cell.merge === 'continue' && placed[y - 1]?.some((above) => above.at === cell.at && above.merge !== 'none')) return [];
      let height = 1;
      if (cell.merge === 'start') while (placed[y + height]?.some((below) => below.at === cell.at && below.merge === 'continue')) height++;
      return [{ content: cell.content, columns: cell.columns, rows: height }];
    }),
  );
}
