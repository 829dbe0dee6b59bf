/** Breadcrumbs: where a page says it stands, from 首页 down, with the addresses its names lead to. */
import { breadcrumbClass, breadcrumbHome, breadcrumbLabel, breadcrumbStart } from '../knowledge/breadcrumb.ts';
import { fold } from './fold.ts';
import type { PageLinks } from './links.ts';
import { elementAt, type PageTree } from './tree.ts';

export interface Breadcrumb {
  names: string[];
  /** Absolute addresses, parallel to names; null for a name without a link that leads somewhere. */
  hrefs: (string | null)[];
}

/** Breadcrumbs stand at the top: no label is looked for further down. */
const searched = 60_000;
const maxNames = 12;
const maxName = 200;
/** A part of a page with more text than this behind the label is more than a breadcrumb; only its first line is read. */
const wholeLength = 200;
const lineLength = 400;

/** What parts two names wherever it stands. */
const strong = /\s?(?:[-=]{1,3}[>＞]|[>＞»›→⟩]+)\s?/;
const strongAfter = /^\s?(?:[-=]{1,3}[>＞]|[>＞»›→⟩》]|&gt;)/;
/** What parts names of plain text: the above, line and cell ends, and lone marks with space around. */
const between = /\s?(?:[-=]{1,3}[>＞]|[>＞»›→⟩]+)\s?|[\n\t]+|\s[-–—|｜/\\·]\s/;
const edges = /^[\s】\]）)>＞»›→⟩|｜/\\、·•:：∶=–—》〉─-]+|[\s>＞»›→⟩|｜/\\、·•:：∶=–—─-]+$/g;

/**
 * The breadcrumb of a page; no names when it shows none. Found by its label, by 首页 with an arrow behind it, by its class, or without
 * any sign by links that lead from the home page step by step down to `address`, where the page was read from.
 */
export function readBreadcrumb(tree: PageTree, links: PageLinks, address = ''): Breadcrumb {
  return (
    byLabel(tree, links) ??
    byHomeLink(tree, links) ??
    byClass(tree, links) ??
    byDescent(tree, links, address) ??
    byHomeWord(tree, links) ?? { names: [], hrefs: [] }
  );
}

function byLabel(tree: PageTree, links: PageLinks): Breadcrumb | undefined {
  let tried = 0;
  for (const match of tree.text.slice(0, searched).matchAll(breadcrumbLabel)) {
    const end = match.index + match[0].length;
    let place = elementAt(tree, match.index);
    if (place < 0 || tree.areas[place] === 'footer') continue;
    tried += 1;
    if (tried > 5) return undefined;
    // the label may stand in an element of its own: what follows it is then beside it
    for (let climbed = 0; climbed < 4 && place >= 0; climbed++) {
      const found = readLine(tree, links, place, end, tree.ends[place]!);
      if (found.names.length > 0) return found.names.length > 1 || isHome(found.names[0]!) || found.hrefs[0] !== null ? found : undefined;
      place = tree.parents[place]!;
    }
  }
  return undefined;
}

function byHomeLink(tree: PageTree, links: PageLinks): Breadcrumb | undefined {
  for (const index of tree.byTag.get('a') ?? []) {
    const end = tree.ends[index]!;
    if (end - tree.starts[index]! > 20 || tree.areas[index] === 'footer') continue;
    if (!strongAfter.test(tree.text.slice(end, end + 6))) continue;
    if (!isHome(tree.text.slice(tree.starts[index], end))) continue;
    const place = tree.parents[index]!;
    if (place < 0) continue;
    const found = readLine(tree, links, place, tree.starts[index]!, tree.ends[place]!);
    if (found.names.length > 1) return found;
  }
  return undefined;
}

function byClass(tree: PageTree, links: PageLinks): Breadcrumb | undefined {
  for (const [index, element] of tree.elements.entries()) {
    const { class: cls, id } = element.attribs;
    if ((cls === undefined && id === undefined) || tree.areas[index] === 'footer') continue;
    const length = tree.ends[index]! - tree.starts[index]!;
    if (length < 2 || length > lineLength || !breadcrumbClass.test(`${cls ?? ''} ${id ?? ''}`)) continue;
    const found = readLine(tree, links, index, tree.starts[index]!, tree.ends[index]!);
    if (found.names.length > 0 && isHome(found.names[0]!)) return found;
    if (found.names.length > 1 && strong.test(tree.text.slice(tree.starts[index], tree.ends[index]))) return found;
  }
  return undefined;
}

/** Links side by side of which each leads to a folder within the one before, the last to a folder that holds the page: a menu never does. */
function byDescent(tree: PageTree, links: PageLinks, address: string): Breadcrumb | undefined {
  const own = pathOf(address);
  if (own === undefined) return undefined;
  const anchors = tree.byTag.get('a') ?? [];
  for (let k = 0; k < anchors.length && tree.starts[anchors[k]!]! < searched; k++) {
    const first = anchors[k]!;
    const start = tree.starts[first]!;
    if (tree.ends[first]! - start > 20 || tree.areas[first] === 'footer' || !isHome(tree.text.slice(start, tree.ends[first]))) continue;
    const found: Breadcrumb = { names: [], hrefs: [] };
    let reached = pathOf(links.linkOf.get(first)?.href ?? '');
    let end = start;
    for (let n = k; n < anchors.length && found.names.length < maxNames; n++) {
      const index = anchors[n]!;
      const link = links.linkOf.get(index);
      const path = pathOf(link?.href ?? '');
      const isNext =
        path !== undefined && reached !== undefined && own.startsWith(path) && (n === k || (path.startsWith(reached) && path !== reached));
      if (!isNext || /\S/.test(tree.text.slice(end, tree.starts[index]).replace(edges, ''))) break;
      found.names.push(trim(tree.text.slice(tree.starts[index], tree.ends[index]).replace(/\s+/g, ' ')).slice(0, maxName));
      found.hrefs.push(link!.href);
      reached = path;
      end = tree.ends[index]!;
    }
    if (found.names.length === descent - 1) addLast(tree, found, first, end);
    // two links may stand in a menu by chance, home and the part that the page belongs to
    if (found.names.length >= descent && found.names.every((name) => name !== '')) return found;
  }
  return undefined;
}

const descent = 3;

/** Adds the plain name behind the last link, where it is all that its place holds besides the links. */
function addLast(tree: PageTree, found: Breadcrumb, first: number, end: number): void {
  let place = tree.parents[first]!;
  while (place >= 0 && tree.ends[place]! <= end) place = tree.parents[place]!;
  if (place < 0 || tree.starts[place]! < tree.starts[first]! - lineName || tree.ends[place]! > end + lineName) return;
  const name = trim(tree.text.slice(end, tree.ends[place]));
  if (name === '' || /\n/.test(name)) return;
  for (const index of tree.byTag.get('a') ?? []) if (index > place && index < tree.afters[place]! && tree.starts[index]! >= end) return;
  found.names.push(name);
  found.hrefs.push(null);
}

/** The folder that an address of the web leads to, from its host on; undefined for no such address. */
function pathOf(address: string): string | undefined {
  return /^https?:(\/\/[^?#]{1,2000})/i
    .exec(address)?.[1]
    ?.replace(/^(\/\/[^/]+)$/, '$1/')
    .replace(/[^/]*$/, '')
    .toLowerCase();
}

/** 首页 without a link and with an arrow behind it, at the start of a line. */
function byHomeWord(tree: PageTree, links: PageLinks): Breadcrumb | undefined {
  for (const match of tree.text.slice(0, searched).matchAll(breadcrumbStart)) {
    const at = match.index + match[0].length - match[1]!.length;
    const place = elementAt(tree, at);
    const length = tree.ends[place]! - at;
    if (place < 0 || tree.areas[place] === 'footer' || length > wholeLength) continue;
    const found = readLine(tree, links, place, at, tree.ends[place]!);
    if (found.names.length > 1 && isHome(found.names[0]!) && found.names.every((name) => name.length <= lineName)) return found;
  }
  return undefined;
}

/** Names in a line that nothing says is a breadcrumb are short. */
const lineName = 40;

const isHome = (name: string): boolean => breadcrumbHome.test(fold(name));

/** Names from `from` to the end of their line; where they stand in lines of their own (list items), to the end of the element. */
function readLine(tree: PageTree, links: PageLinks, place: number, from: number, to: number): Breadcrumb {
  const rest = tree.text.slice(from, Math.min(to, from + lineLength));
  const start = /^[\s:：∶]*/.exec(rest)![0].length;
  const lineEnd = rest.indexOf('\n', start);
  const line = readNames(tree, links, place, from + start, from + (lineEnd < 0 ? rest.length : lineEnd));
  if (line.names.length > 1 || lineEnd < 0 || to - from > wholeLength) return line;
  return readNames(tree, links, place, from + start, to);
}

function readNames(tree: PageTree, links: PageLinks, place: number, from: number, to: number): Breadcrumb {
  const found: Breadcrumb = { names: [], hrefs: [] };
  const add = (written: string, href: string | null): void => {
    const name = trim(written);
    if (name === '' || found.names.length >= maxNames) return;
    found.names.push(name.slice(0, maxName));
    found.hrefs.push(href);
  };
  const isMarked = strong.test(tree.text.slice(from, to));
  const addText = (start: number, end: number): void => {
    const borders = isMarked ? [] : bordersIn(tree, place, start, end);
    let begun = start;
    for (const border of [...borders, end]) {
      addWords(tree.text.slice(begun, border));
      begun = border;
    }
  };
  const addWords = (text: string): void => {
    const mark = text.length < lineLength ? /^[\s:：∶]*.{0,6}(?:首页|主页)\s?([-–—|｜/\\·、])/.exec(text)?.[1] : undefined;
    if (mark) {
      for (const name of text.split(mark)) add(name, null);
      return;
    }
    for (const part of text.split(between)) {
      // 》 parts names too, but not where it closes the title of a document
      if (part.includes('》') && !part.includes('《')) for (const name of part.split('》')) add(name, null);
      else add(part, null);
    }
  };
  let at = from;
  for (let index = place; index < tree.afters[place]!; index++) {
    if (tree.starts[index]! >= to) break;
    if (tree.elements[index]!.name !== 'a' || tree.starts[index]! < at || tree.ends[index]! > to) continue;
    addText(at, tree.starts[index]!);
    const link = links.linkOf.get(index);
    add(tree.text.slice(tree.starts[index], tree.ends[index]).replace(/\s+/g, ' '), link && !link.dummy ? link.href : null);
    at = tree.ends[index]!;
  }
  addText(at, to);
  return found;
}

/** Where one of several elements of a kind begins right behind another: style alone parts the names in them. */
function bordersIn(tree: PageTree, place: number, start: number, end: number): number[] {
  const borders: number[] = [];
  let last = -1;
  for (let index = place + 1; index < tree.afters[place]! && borders.length < maxNames; index++) {
    if (tree.starts[index]! >= end) break;
    if (tree.elements[index]!.name !== 'span' || tree.starts[index]! < start || tree.ends[index]! > end) continue;
    if (
      last >= 0 &&
      tree.parents[last] === tree.parents[index] &&
      tree.ends[last] === tree.starts[index] &&
      tree.ends[index]! > tree.starts[index]!
    )
      borders.push(tree.starts[index]!);
    if (tree.ends[index]! > tree.starts[index]!) last = index;
  }
  return borders;
}

function trim(written: string): string {
  const name = written.replace(edges, '');
  return name.endsWith('》') && !name.includes('《') ? name.slice(0, -1).trimEnd() : name;
}
