/** Lists in one cell: `a；b`, and inside of an entry parts by `|`. A mark that belongs to the text stands behind a backslash. Pure. */

const between = /[;；、,，\n]/;
const inside = /[|｜]/;

export const splitList = (text: string): string[] =>
  split(text, between)
    .map(unescapePart)
    .filter((part) => part !== '');
export const joinList = (parts: readonly string[]): string => parts.map((part) => escapePart(part, /[\\;；、,，\n]/g)).join('；');

/** Entries of several parts each; only `；`, `;` and line breaks stand between entries. */
export const splitEntries = (text: string): string[][] =>
  split(text, /[;；\n]/)
    .filter((entry) => entry.trim() !== '')
    .map((entry) => split(entry, inside).map(unescapePart));
export const joinEntries = (entries: readonly (readonly string[])[]): string =>
  entries.map((parts) => parts.map((part) => escapePart(part, /[\\|｜;；\n]/g)).join(' | ')).join('；');

const escapePart = (part: string, marks: RegExp): string => part.replace(marks, (mark) => (mark === '\n' ? ' ' : `\\${mark}`));
const unescapePart = (part: string): string => part.replace(/\\([\\|｜;；、,，])/g, '$1').trim();

function split(text: string, marks: RegExp): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '\\' && at + 1 < text.length) {
      parts[parts.length - 1] += character + text[at + 1]!;
      at++;
    } else if (marks.test(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}
