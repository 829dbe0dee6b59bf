/** Where the title of a page ends and its text has not begun: there templates show when, by whom and from where. */
import { siteEnd } from '../knowledge/dates.ts';
import { elementAt, type PageTree } from './tree.ts';

export interface TitleZone {
  /** Offsets in the text of the page. */
  start: number;
  end: number;
}

/** Characters after the title that are looked at, and the length of a line that is text. */
const zoneLength = 500;
const proseLine = 90;
/** So much of a title is looked for: titles are broken over lines. */
const soughtLength = 14;
const shortestTitle = 4;
const longestTitle = 120;
const maxPlaces = 6;
/** Blanks that may stand between two letters of a title that is spaced out. */
const mostBlanks = 3;
const blank = /\s/;

/** The zone behind the title that names the page; null where no title is found in the text. */
export function titleZone(tree: PageTree, meta: Record<string, string>): TitleZone | null {
  const start = titleEnd(tree, meta);
  if (start === null) return null;
  const { text } = tree;
  const last = Math.min(text.length, start + zoneLength);
  let at = start;
  while (at < last) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(at, Math.min(end, last));
    if (at > start && isProse(line, end - at)) break;
    at = end + 1;
  }
  return { start, end: Math.min(at, last) };
}

function isProse(line: string, length: number): boolean {
  if (/[:：]/.test(line) && /(?:19|20)\d\d/.test(line) && length <= 2 * proseLine) return false;
  return length > proseLine || (length > 20 && line.includes('。'));
}

function titleEnd(tree: PageTree, meta: Record<string, string>): number | null {
  const headings = ['ucaptitle', 'h1']
    .flatMap((name) => tree.byTag.get(name) ?? [])
    .filter((index) => !tree.hidden[index] && tree.areas[index] !== 'footer' && tree.ends[index]! > tree.starts[index]!)
    .map((index) => ({
      index,
      words: tree.text.slice(tree.starts[index], Math.min(tree.ends[index]!, tree.starts[index]! + longestTitle)),
    }));
  const parts = tree.title.split(/[_|]|\s?[-—–]+\s?(?=[^-—–]{1,40}$)/).map((part) => part.trim());
  // the name of the site stands first or last; it is not what the page is called
  const names = [
    meta.ArticleTitle?.trim() ?? '',
    ...parts.filter((part) => !siteEnd.test(part)),
    ...parts.filter((part) => siteEnd.test(part)),
  ];
  for (const name of names) {
    const sought = name.replace(/\s+/g, ' ').slice(0, soughtLength).trim();
    if (sought.length < 2) continue;
    const heading = headings.find(({ words }) => words.replace(/\s/g, '').includes(sought.replace(/\s/g, '')));
    if (heading) return tree.ends[heading.index]!;
    if (sought.length < shortestTitle) continue;
    const place = placeOf(tree, sought, false) ?? placeOf(tree, sought.replace(/\s/g, ''), true);
    if (place !== null) return place;
  }
  const main = headings.find(({ index, words }) => tree.areas[index] === 'main' && words.length >= shortestTitle);
  return main ? tree.ends[main.index]! : null;
}

/** Where a name stands, also where templates break or space it out. A search by hand: an expression made for one page costs more than the page. */
function find(text: string, name: string, from: number, spaced: boolean): { at: number; end: number } | null {
  for (let at = text.indexOf(spaced ? name[0]! : name, from); at >= 0; at = text.indexOf(name[0]!, at + 1)) {
    if (!spaced) return { at, end: at + name.length };
    let end = at + 1;
    let letter = 1;
    while (letter < name.length) {
      let blanks = 0;
      while (blanks < mostBlanks && blank.test(text[end + blanks] ?? '')) blanks += 1;
      if (text[end + blanks] !== name[letter]) break;
      end += blanks + 1;
      letter += 1;
    }
    if (letter === name.length) return { at, end };
  }
  return null;
}

/** The end of the line that shows a name, unless it leads somewhere or is the end of a breadcrumb. `spaced`: its letters may stand apart. */
function placeOf(tree: PageTree, name: string, spaced: boolean): number | null {
  const { text } = tree;
  let from = 0;
  for (let k = 0; k < maxPlaces; k++) {
    const found = find(text, name, from, spaced);
    if (!found) return null;
    const { at } = found;
    from = found.end;
    const lead = text.slice(Math.max(0, at - 30), at);
    const element = elementAt(tree, at);
    if (lead.slice(lead.lastIndexOf('\n') + 1).length > 4 || tree.areas[element] === 'footer' || isLinked(tree, element)) continue;
    // the title ends with its element where that holds nothing more, else with its line or cell
    const end = tree.ends[element] ?? 0;
    if (end - at <= longestTitle) return Math.max(end, from);
    const stop = text.slice(from, from + longestTitle).search(/[\n\t]/);
    return from + Math.max(stop, 0);
  }
  return null;
}

function isLinked(tree: PageTree, element: number): boolean {
  for (let at = element, level = 0; at >= 0 && level < 8; at = tree.parents[at]!, level++) if (tree.elements[at]!.name === 'a') return true;
  return false;
}
