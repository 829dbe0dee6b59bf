/**
 * The one tree of a page and the one walk over it. Every reader works on what this walk wrote down:
 * the live elements in document order, the area each stands in, and one visible text in which each element is a slice.
 */
import { type AnyNode, type Document, DomHandler, type Element, isTag, isText } from 'domhandler';
import { Parser } from 'htmlparser2';
import type { LinkArea } from '../model/index.ts';
import { markMenus } from './menus.ts';

/** Elements nested deeper than this are not walked: browsers stop at 512 too. */
const maxDepth = 512;
const maxElements = 400_000;
/** Where this many elements stand open nobody wrote a page: the parser's work grows with the square of them. Looked at after every chunk. */
const maxOpen = 5000;
const chunkLength = 65_536;

const rawText = new Set(['script', 'style', 'template', 'textarea', 'title', 'object', 'svg', 'math']);
const inline = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'code',
  'data',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'img',
  'ins',
  'kbd',
  'label',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
  'input',
  'ucapcontent',
  'ucaptitle',
  'publishtime',
]);

/** Class and id words by which templates name their areas; tested on whole words of the attribute. */
const footerWords = /(^|[^a-z])(foot(er)?\w*|copyright|copy|bottom(er|bar|box|nav|info)?|banquan|yejiao|page-?foot)([^a-z]|$)/;
const navWords =
  /(^|[^a-z])((main|top|sub|head|side|left|site|global|pc|wap|mobile|m)?-?_?(nav|menu)(s|bar|box|list|igation|slide|con|wrap|main)?|daohang|header|top-?bar|page-?head)([^a-z]|$)/;
const asideWords = /(^|[^a-z])(aside|side(bar|box)?|float\w*|piaochuang|duilian)([^a-z]|$)/;

/** The walk's record of one page. Arrays are parallel: `elements[i]` has `areas[i]`, `starts[i]` … */
export interface PageTree {
  root: Document;
  /** Live elements in document order; what stands in `template` is not among them. */
  elements: Element[];
  areas: LinkArea[];
  /** Hidden by attribute or inline style, itself or an ancestor. */
  hidden: boolean[];
  /** Inside `noscript`. */
  noscript: boolean[];
  /** Slice of `text` that element i shows: `text.slice(starts[i], ends[i])`. */
  starts: number[];
  ends: number[];
  /** Index after the last descendant of element i: descendants are i+1 … afters[i]-1. */
  afters: number[];
  /** Index of the parent element, -1 at the top. */
  parents: number[];
  /** Index of every element that the walk saw. */
  indexOf: Map<Element, number>;
  /** Indexes of the elements by tag name, lower case. */
  byTag: Map<string, number[]>;
  /** Visible text: white space folded, one line break between blocks, one tab between table cells. */
  text: string;
  /** Texts of inline scripts, in order. */
  scripts: string[];
  /** Text of `title`, folded. */
  title: string;
}

/** Parses HTML as browsers do where portals need it, and walks it once. Never throws; bounded in depth and elements. */
export function readTree(html: string): PageTree {
  const root = parse(html);
  const tree: PageTree = {
    root,
    elements: [],
    areas: [],
    hidden: [],
    noscript: [],
    starts: [],
    ends: [],
    afters: [],
    parents: [],
    indexOf: new Map(),
    byTag: new Map(),
    text: '',
    scripts: [],
    title: '',
  };
  const parts: string[] = [];
  let length = 0;
  /** What stands between the last character and the next: '' nothing, ' ' a space, '\t' a cell, '\n' a block. */
  let gap = '';

  const write = (data: string): void => {
    const folded = hasSpace(data) ? data.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, ' ') : data;
    if (folded === ' ') {
      if (gap === '') gap = ' ';
      return;
    }
    if (folded === '') return;
    let words = folded;
    if (words.startsWith(' ')) {
      if (gap === '') gap = ' ';
      words = words.slice(1);
    }
    const trailing = words.endsWith(' ');
    if (trailing) words = words.slice(0, -1);
    if (gap !== '' && length > 0) {
      parts.push(gap);
      length += 1;
    }
    parts.push(words);
    length += words.length;
    gap = trailing ? ' ' : '';
  };
  const separate = (mark: '\t' | '\n'): void => {
    if (gap !== '\n') gap = mark;
  };

  const walk = (nodes: AnyNode[], depth: number, parent: number, area: LinkArea, hidden: boolean, noscript: boolean): void => {
    for (const node of nodes) {
      if (isText(node)) {
        if (!noscript) write(node.data);
        continue;
      }
      if (!isTag(node)) continue;
      if (depth > maxDepth || tree.elements.length >= maxElements) continue;
      const name = node.name;
      const index = tree.elements.length;
      const ownArea = areaOf(node, area);
      const ownHidden = hidden || isHidden(node);
      tree.elements.push(node);
      tree.areas.push(ownArea);
      tree.hidden.push(ownHidden);
      tree.noscript.push(noscript);
      tree.parents.push(parent);
      tree.indexOf.set(node, index);
      const same = tree.byTag.get(name);
      if (same) same.push(index);
      else tree.byTag.set(name, [index]);

      const isInline = inline.has(name);
      const cell = name === 'td' || name === 'th';
      if (cell) separate('\t');
      else if (!isInline) separate('\n');
      // the slice of an element starts after the gap before its own first character
      tree.starts.push(length + (gap !== '' && length > 0 ? 1 : 0));
      tree.ends.push(0);
      tree.afters.push(0);
      if (name === 'script') tree.scripts.push(rawOf(node));
      else if (name === 'title') tree.title ||= rawOf(node).replace(/\s+/g, ' ').trim();
      else if (!rawText.has(name)) walk(node.children, depth + 1, index, ownArea, ownHidden, noscript || name === 'noscript');
      tree.ends[index] = Math.max(length, tree.starts[index]!);
      tree.afters[index] = tree.elements.length;
      if (cell) separate('\t');
      else if (!isInline) separate('\n');
    }
  };
  walk(root.children, 0, -1, 'main', false, false);
  tree.text = parts.join('');
  markMenus(tree);
  return tree;
}

/** Whether a text holds anything that is folded; paragraphs of Chinese hold nothing of it, and to look is cheaper than to replace. */
function hasSpace(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || unit === 0xa0 || (unit >= 0x1680 && unit <= 0x3000 && space.test(text[at]!)) || unit === 0xfeff) return true;
  }
  return false;
}
const space = /[\s\u200b]/;

class BoundedHandler extends DomHandler {
  get open(): number {
    return this.tagStack.length;
  }
}

function parse(html: string): Document {
  const handler = new BoundedHandler();
  const parser = new Parser(handler, {
    lowerCaseTags: true,
    lowerCaseAttributeNames: true,
    decodeEntities: true,
    recognizeSelfClosing: false,
  });
  for (let at = 0; at < html.length && handler.open <= maxOpen; at += chunkLength) parser.write(html.slice(at, at + chunkLength));
  parser.end();
  return handler.root;
}

/** Visible text of element `index`, folded. */
export function textOf(tree: PageTree, index: number): string {
  return tree.text.slice(tree.starts[index], tree.ends[index]);
}

/** Characters of a line above which it is prose: labels, pagers and what a list says of itself stand in shorter ones. */
export const proseLine = 300;

/** Every match of a global pattern in the lines of the visible text that are no prose, with its place in the text. */
export function* matchesInLines(tree: PageTree, pattern: RegExp): Generator<{ index: number; words: string }> {
  // `matchAll` would copy the pattern for every line
  const own = new RegExp(pattern);
  let from = 0;
  while (from < tree.text.length) {
    const found = tree.text.indexOf('\n', from);
    const end = found < 0 ? tree.text.length : found;
    if (end - from <= proseLine) {
      const line = tree.text.slice(from, end);
      own.lastIndex = 0;
      for (let match = own.exec(line); match; match = own.exec(line)) {
        yield { index: from + match.index, words: match[0] };
        if (match[0] === '') own.lastIndex += 1;
      }
    }
    from = end + 1;
  }
}

/** Index of the innermost element that shows the character of `text` at `offset`; -1 when none does. */
export function elementAt(tree: PageTree, offset: number): number {
  let low = 0;
  let high = tree.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tree.starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  // starts never decrease, so the one sought is the last that starts before, or an ancestor of it
  let index = low - 1;
  while (index >= 0 && tree.ends[index]! <= offset) index = tree.parents[index]!;
  return index;
}

/** Whether an element within a line begins with the character at `offset`: templates part words by elements that style sets apart. */
export function startsElement(tree: PageTree, offset: number): boolean {
  const element = elementAt(tree, offset);
  return element >= 0 && tree.starts[element] === offset;
}

/** Text of a raw element (`script`, `style`, `textarea`), as written. */
export function rawOf(element: Element): string {
  let text = '';
  for (const child of element.children) if (isText(child)) text += child.data;
  return text;
}

function areaOf(element: Element, inherited: LinkArea): LinkArea {
  const name = element.name;
  if (name === 'head') return 'head';
  if (name === 'body') return 'main';
  // what stands in a footer stays there: footers hold menus of their own
  if (inherited === 'footer' || inherited === 'head') return inherited;
  if (name === 'footer') return 'footer';
  if (name === 'nav' || name === 'header') return 'nav';
  if (name === 'aside') return 'aside';
  const { class: cls, id, role } = element.attribs;
  if (role === 'navigation') return 'nav';
  if (role === 'contentinfo') return 'footer';
  if (cls === undefined && id === undefined) return inherited;
  const words = `${cls ?? ''} ${id ?? ''}`.toLowerCase();
  if (footerWords.test(words)) return 'footer';
  if (navWords.test(words)) return 'nav';
  if (asideWords.test(words)) return 'aside';
  return inherited;
}

function isHidden(element: Element): boolean {
  const { hidden, style } = element.attribs;
  if (hidden !== undefined) return true;
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}
