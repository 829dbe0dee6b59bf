/** Breadcrumbs: where a page says it stands, from 首页 down, with the addresses its names lead to. */
import { breadcrumbClass, breadcrumbHome, breadcrumbLabel } from '../knowledge/breadcrumb.ts';
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

/** The breadcrumb of a page; no names when it shows none. Found by its label, by 首页 with an arrow behind it, or by its class. */
export function readBreadcrumb(tree: PageTree, links: PageLinks): Breadcrumb {
  return byLabel(tree, links) ?? byHomeLink(tree, links) ?? byClass(tree, links) ?? { names: [], hrefs: [] };
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
  const addText = (text: string): void => {
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
    addText(tree.text.slice(at, tree.starts[index]));
    const link = links.linkOf.get(index);
    add(tree.text.slice(tree.starts[index], tree.ends[index]).replace(/\s+/g, ' '), link && !link.dummy ? link.href : null);
    at = tree.ends[index]!;
  }
  addText(tree.text.slice(at, to));
  return found;
}

function trim(written: string): string {
  const name = written.replace(edges, '');
  return name.endsWith('》') && !name.includes('《') ? name.slice(0, -1).trimEnd() : name;
}
