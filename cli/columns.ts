/** Rows as lined-up columns for a terminal; Chinese characters take two places. */
import { tidy } from './failure.ts';

const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one >= '\u2e80' && one <= '\uffe6' ? 2 : 1), 0);

/** One line for each row, its cells on one line each and two spaces apart. */
export function lineUp(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map((cell) => tidy(cell).replaceAll('\n', ' ')));
  const widths: number[] = [];
  for (const row of clean) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  return clean
    .map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : cell + ' '.repeat(widths[at]! - widthOf(cell)))).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** The first characters of a text. */
export const cut = (text: string, most: number): string => {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
};
