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
    const place = placeOf(tree, sought) ?? placeOf(tree, broken(sought));
    if (place !== null) return place;
  }
  const main = headings.find(({ index, words }) => tree.areas[index] === 'main' && words.length >= shortestTitle);
  return main ? tree.ends[main.index]! : null;
}

/** The name as it stands where templates break or space it out. */
function broken(name: string): RegExp {
  const letters = [...name.replace(/\s/g, '')].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&'));
  return new RegExp(letters.join('\\s{0,3}'), 'g');
}

/** The end of the line that shows a name, unless it leads somewhere or is the end of a breadcrumb. */
function placeOf(tree: PageTree, name: string | RegExp): number | null {
  const { text } = tree;
  let from = 0;
  for (let k = 0; k < maxPlaces; k++) {
    let at: number;
    if (typeof name === 'string') {
      at = text.indexOf(name, from);
      if (at < 0) return null;
      from = at + name.length;
    } else {
      name.lastIndex = from;
      const match = name.exec(text);
      if (!match) return null;
      at = match.index;
      from = at + match[0].length;
    }
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
