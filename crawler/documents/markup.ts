/** Markup of what documents hold: paragraphs, tables with their spans, pictures. Every text is escaped; the whole is bounded. */

export interface Cell {
  /** Markup of its content, already escaped. */
  content: string;
  columns: number;
  rows: number;
}

export function escapeText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Collects blocks until the limit of characters is reached; what comes after is counted as left out. */
export class Markup {
  truncated = false;
  #parts: string[] = [];
  #left: number;

  constructor(limit: number) {
    this.#left = limit;
  }

  get full(): boolean {
    return this.#left <= 0;
  }

  #put(block: string): void {
    if (this.#left <= 0) {
      this.truncated = true;
      return;
    }
    this.#left -= block.length;
    this.#parts.push(block);
  }

  paragraph(text: string): void {
    if (text.trim() !== '') this.#put(`<p>${escapeText(text)}</p>\n`);
  }

  heading(text: string): void {
    if (text.trim() !== '') this.#put(`<h2>${escapeText(text)}</h2>\n`);
  }

  picture(): void {
    this.#put('<p><img alt=""></p>\n');
  }

  table(rows: readonly (readonly Cell[])[]): void {
    this.#put(tableMarkup(rows));
  }

  toString(): string {
    return this.#parts.join('');
  }
}

export function tableMarkup(rows: readonly (readonly Cell[])[]): string {
  const spans = ({ columns, rows: height }: Cell): string =>
    `${columns > 1 ? ` colspan="${columns}"` : ''}${height > 1 ? ` rowspan="${height}"` : ''}`;
  const lines = rows.map((row) => `<tr>${row.map((cell) => `<td${spans(cell)}>${cell.content}</td>`).join('')}</tr>`);
  return `<table>\n${lines.join('\n')}\n</table>\n`;
}
