/** What heads a list: words inside it, before it, on the tab that opens it; and where the heading or its “more” link leads. */
import type { ChildNode } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { breadcrumbLabel } from '../knowledge/breadcrumb.ts';
import { noColumns } from '../knowledge/columns.ts';
import { moreLink, tableHeadLine, tableHeads } from '../knowledge/lists.ts';
import { fold } from './fold.ts';
import type { PageLinks } from './links.ts';
import type { PageTree } from './tree.ts';

export interface Heading {
  heading: string;
  href: string | null;
}

const maxHeading = 30;
/** Text before a list that may hold its heading, its tabs and its “more” link. */
const headLength = 90;
const levels = 6;
const siblings = 16;
const dated = /\d{4}\s?[-/.年]\s?\d{1,2}/;
const crumbs = /[>＞»›→]\s?\S|::/;

interface Label {
  words: string;
  href: string | null;
  /** Marked as the chosen one of several. */
  chosen: boolean;
  /** Stands in an entry of a list, as tabs do. */
  tab: boolean;
}
/** Class words of the chosen tab. */
const chosenClass = /(?:^|[^a-z])(?:on|cur(?:rent)?|active|act|sel(?:ected)?|hover|now|this|checked)(?![a-z])/i;

/**
 * The heading of the list at `place`, whose first row is the element `first` (the place itself where it is empty).
 * `firstRowIn` gives the first row of any list that an element holds, -1 when it holds none.
 */
export function readHeading(
  tree: PageTree,
  found: PageLinks,
  place: number,
  first: number,
  firstRowIn: (element: number) => number,
): Heading {
  const above = headingAbove(tree, found, place, first, firstRowIn);
  if (above.heading === '' || above.href !== null) return above;
  return { ...above, href: moreBelow(tree, found, place, firstRowIn) };
}

/** Where a “more” link right behind a list leads. */
function moreBelow(tree: PageTree, found: PageLinks, place: number, firstRowIn: (element: number) => number): string | null {
  const leads = (index: number): string | null => {
    if (tree.elements[index]!.name !== 'a') return null;
    const link = found.linkOf.get(index);
    return link && !link.dummy && moreLink.test(fold(link.text || link.alt || link.title || '')) ? link.href : null;
  };
  for (let index = tree.afters[place]! - 1; index > place && index > tree.afters[place]! - 4; index--) {
    const href = leads(index);
    if (href) return href;
  }
  let at = place;
  for (let level = 0; level < 2 && at >= 0; level++) {
    let looked = 0;
    for (let node: ChildNode | null = tree.elements[at]!.next; node && looked < 2; node = node.next) {
      if (!isTag(node)) continue;
      looked += 1;
      const index = tree.indexOf.get(node);
      if (index === undefined) continue;
      if (firstRowIn(index) >= 0 || tree.ends[index]! - tree.starts[index]! > 20) return null;
      for (let inner = index; inner < Math.min(tree.afters[index]!, index + 8); inner++) {
        const href = leads(inner);
        if (href) return href;
      }
    }
    at = tree.parents[at]!;
  }
  return null;
}

function headingAbove(tree: PageTree, found: PageLinks, place: number, first: number, firstRowIn: (element: number) => number): Heading {
  const inside = first > place ? labelsIn(tree, found, place, first, tree.starts[place]!, tree.starts[first]!) : null;
  const insidePicked = inside && pick(inside, 0, 1);
  if (insidePicked) return insidePicked;
  let at = place;
  let pane = 0;
  let panes = 1;
  for (let level = 0; level < levels; level++) {
    const parent = tree.parents[at]!;
    if (parent < 0 || tree.elements[at]!.name === 'body') break;
    const own = tree.elements[at]!;
    const held = firstRowIn(at);
    // a larger part that begins with another list has a heading of its own
    if (held >= 0 && held < first && panes === 1) return none;
    let before = 0;
    let looked = 0;
    for (let node: ChildNode | null = own.prev; node && looked < siblings; node = node.prev) {
      if (isText(node)) {
        const words = node.data.trim();
        if (words === '') continue;
        if (words.length > maxHeading || !isHeading(words)) return none;
        return { heading: tidy(words), href: null };
      }
      if (!isTag(node)) continue;
      looked += 1;
      const index = tree.indexOf.get(node);
      if (index === undefined) continue;
      const length = tree.ends[index]! - tree.starts[index]!;
      const filled = firstRowIn(index) >= 0;
      if (node.name === own.name && (length === 0 || filled) && sameClass(node.attribs.class, own.attribs.class)) {
        before += 1;
        continue;
      }
      const area = tree.areas[index];
      if (length > headLength || filled || (area !== 'main' && area !== 'aside' && level > 1)) return none;
      const labels = labelsIn(tree, found, index, tree.afters[index]!, tree.starts[index]!, tree.ends[index]!, panes > 1 || before > 0);
      // the first of several panes stands right under their tabs
      const first = before === 0 && panes === 1 && labels !== null && labels.length > 1 && leadsPanes(tree, at, firstRowIn);
      const picked = labels && pick(labels, before > 0 ? before : pane, first ? 2 : Math.max(panes, before + 1));
      if (picked) return picked;
      if (length > 0) return none;
    }
    if (before > 0 || followed(tree, at, firstRowIn)) {
      // a pane among panes: the tabs above open it by its number
      if (panes > 1 && before > 0) return none;
      if (panes === 1) {
        pane = before;
        panes = before + 2;
      }
    }
    at = parent;
  }
  return none;
}

const none: Heading = { heading: '', href: null };

/** Whether a brother of the same make follows. */
function followed(tree: PageTree, at: number, firstRowIn: (element: number) => number): boolean {
  const own = tree.elements[at]!;
  let looked = 0;
  for (let node: ChildNode | null = own.next; node && looked < siblings; node = node.next) {
    if (!isTag(node)) continue;
    looked += 1;
    if (node.name !== own.name || !sameClass(node.attribs.class, own.attribs.class)) continue;
    const index = tree.indexOf.get(node);
    if (index !== undefined && (firstRowIn(index) >= 0 || tree.ends[index] === tree.starts[index])) return true;
  }
  return false;
}

/** Whether the next element is a brother of the same make that shows a list too. */
function leadsPanes(tree: PageTree, at: number, firstRowIn: (element: number) => number): boolean {
  const own = tree.elements[at]!;
  let node: ChildNode | null = own.next;
  while (node && !isTag(node)) {
    if (isText(node) && node.data.trim() !== '') return false;
    node = node.next;
  }
  if (!node || node.name !== own.name || !sameClass(node.attribs.class, own.attribs.class)) return false;
  const index = tree.indexOf.get(node);
  return index !== undefined && firstRowIn(index) >= 0;
}

/** Classes are alike when their first words are. */
function sameClass(a = '', b = ''): boolean {
  return a.trim().split(/\s+/, 1)[0] === b.trim().split(/\s+/, 1)[0];
}

/** The labels that elements `from` … `to` show between two places of the text; null when they show none, or something else than headings. */
function labelsIn(tree: PageTree, found: PageLinks, from: number, to: number, start: number, end: number, split = false): Label[] | null {
  const labels: Label[] = [];
  let more: string | null = null;
  if (end - start > headLength) return null;
  const shown = tree.text.slice(start, end);
  if (isCrumbs(shown)) return null;
  const taken = new Set<string>();
  const add = (written: string, href: string | null, chosen: boolean, at?: number): void => {
    const words = tidy(written);
    if (words === '' || !isHeading(words) || taken.has(words)) return;
    taken.add(words);
    labels.push({ words, href, chosen, tab: at !== undefined && isEntry(tree, at) });
  };
  let at = start;
  for (let index = from; index < to && index < from + 120; index++) {
    const { name } = tree.elements[index]!;
    // tabs without links stand in one line, each an element of its own
    const isLeaf = split && name !== 'a' && tree.afters[index] === index + 1 && tree.ends[index]! > tree.starts[index]!;
    if (isLeaf && tree.starts[index]! >= at && tree.ends[index]! <= end) {
      for (const line of tree.text.slice(at, tree.starts[index]).split(/[\n\t]/)) add(line, null, false);
      add(tree.text.slice(tree.starts[index], tree.ends[index]), null, isChosen(tree, index), index);
      at = tree.ends[index]!;
      continue;
    }
    if (name !== 'a' || tree.starts[index]! < at || (tree.ends[index]! > end && tree.ends[index]! > tree.starts[index]!)) continue;
    const link = found.linkOf.get(index);
    const linkEnd = Math.min(tree.ends[index]!, end);
    for (const line of tree.text.slice(at, Math.min(tree.starts[index]!, end)).split(/[\n\t]/)) add(line, null, false);
    const words = tree.text.slice(tree.starts[index], tree.ends[index]).replace(/\s+/g, ' ');
    at = Math.max(at, linkEnd);
    const href = link && !link.dummy ? link.href : null;
    if (words === '' ? link?.alt === undefined || moreLink.test(fold(link.alt)) : moreLink.test(fold(words))) more ??= href;
    else add(words || link!.alt!, href, isChosen(tree, index), index);
  }
  for (const line of tree.text.slice(at, end).split(/[\n\t]/)) add(line, null, false);
  if (labels.length === 0) return null;
  if (more !== null && labels.length === 1) labels[0]!.href ??= more;
  return labels;
}

/** The label of a pane; of several over one list the chosen one. Several and none chosen are a menu, no heading. */
function pick(labels: Label[], pane: number, panes: number): Heading | null {
  let label = labels[0]!;
  if (labels.length > 1) {
    const chosen = labels.filter((one) => one.chosen);
    const tabs = tabsOf(labels);
    if (panes > 1 && pane < tabs.length) label = tabs[pane]!;
    else if (chosen.length === 1) label = chosen[0]!;
    else return null;
  }
  return { heading: label.words, href: label.href };
}

/** The tabs among labels: those in entries of a list where what stands before them, in none, names the whole. */
function tabsOf(labels: Label[]): Label[] {
  const first = labels.findIndex(({ tab }) => tab);
  const rest = labels.slice(first);
  return first > 0 && rest.length > 1 && rest.every(({ tab }) => tab) ? rest : labels;
}

function isEntry(tree: PageTree, index: number): boolean {
  for (let at = index, level = 0; at >= 0 && level < 3; at = tree.parents[at]!, level++)
    if (tree.elements[at]!.name === 'li' || tree.elements[at]!.name === 'dd') return true;
  return false;
}

function isChosen(tree: PageTree, index: number): boolean {
  const parent = tree.parents[index]!;
  return [index, parent].some((at) => at >= 0 && chosenClass.test(tree.elements[at]!.attribs.class ?? ''));
}

/** Whether a short text is a breadcrumb. */
function isCrumbs(text: string): boolean {
  return isCrumbLabel(text) || /(?:首页|主页)\s?(?:[-=]{0,3}[>＞]|[»›→/|])/.test(text);
}

function isHeading(words: string): boolean {
  return (
    words.length <= maxHeading &&
    /[\u4e00-\u9fffA-Za-z]/.test(words) &&
    !dated.test(words) &&
    !crumbs.test(words) &&
    !noColumns.has(fold(words)) &&
    !tableHeads.test(fold(words)) &&
    !tableHeadLine.test(fold(words)) &&
    // a sentence is none
    !/[。；]/.test(words)
  );
}

function isCrumbLabel(words: string): boolean {
  breadcrumbLabel.lastIndex = 0;
  const found = breadcrumbLabel.test(words);
  breadcrumbLabel.lastIndex = 0;
  return found;
}

function tidy(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/^[\s·•|｜>＞»:：\-—]+|[\s·•|｜>＞»:：\-—]+$/g, '')
    .replace(/(?<=[\u4e00-\u9fff]{2}) ?[A-Za-z][A-Za-z &/]{3,30}$/, '')
    .replace(/[[(（【]?(?:更多|more)[\s>＞».…+]{0,6}[\])）】]?$/i, '')
    .trim();
}
