/** Findings as a table for a spreadsheet: RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. */

/** Spreadsheets cut a cell at 32,767 characters. */
const mostOfCell = 32_000;
/** What a spreadsheet may take for a formula, full width forms among it (OWASP, “CSV injection”). */
const formula = /^[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
/** Characters that act on what a reader sees: controls, and marks that turn the direction of writing. */
const acting = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

export function writeTable(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`;
}

function writeCell(text: string): string {
  const plain = text.slice(0, mostOfCell).toWellFormed().replace(acting, ' ');
  const safe = formula.test(text) || formula.test(plain) ? `'${plain}` : plain;
  return /[",\n\r]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
