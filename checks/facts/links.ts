/**
 * Every link of a page and everything else a browser would request for it, resolved as a browser resolves it
 * (URL Standard; HTML: base, srcset, declarative refresh).
 */
import { type Element, isText } from 'domhandler';
import type { Link, LinkVia } from '../model/index.ts';
import { type PageTree, rawOf } from './tree.ts';

/** No page is stored with more links than this. */
const maxLinks = 50_000;
/** Characters kept of a text, title or alt. */
const maxText = 500;
/** Characters kept of an address that nobody requests: data:, javascript: and the like. */
const maxRaw = 2000;
/** Elements searched inside a link for pictures. */
const maxInside = 200;
/** Characters of a style sheet searched for addresses. */
const maxCss = 200_000;

export interface PageLinks {
  links: Link[];
  /** The link that an element makes (`a`, `area`, `option`, …), by its index in the tree; of several the first. */
  linkOf: Map<number, Link>;
  /** Any address of this page, as written, to an absolute one. */
  resolve: (raw: string) => string;
}

/** Elements that load something, with the attributes that name it. */
const sources: Record<string, readonly [attribute: string, via: LinkVia][]> = {
  img: [['src', 'src']],
  input: [['src', 'src']],
  script: [['src', 'src']],
  iframe: [['src', 'frame']],
  frame: [['src', 'frame']],
  embed: [['src', 'src']],
  object: [['data', 'src']],
  video: [
    ['src', 'src'],
    ['poster', 'src'],
  ],
  audio: [['src', 'src']],
  source: [['src', 'src']],
  track: [['src', 'src']],
  body: [['background', 'src']],
  table: [['background', 'src']],
  thead: [['background', 'src']],
  tbody: [['background', 'src']],
  tfoot: [['background', 'src']],
  tr: [['background', 'src']],
  td: [['background', 'src']],
  th: [['background', 'src']],
};
const loadedRel = /(?:^|\s)(?:stylesheet|icon|preload|modulepreload|prefetch)(?:\s|$)/i;

/** Addresses that lead nowhere: nothing, `#` alone and the fragments that stand for nothing. */
const nowhere = /^(?:#+(?:none|void|null|this)?|about:blank)?$/i;
const scriptScheme = /^j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:/i;
/** Addresses that a browser shows without asking anyone. */
const inlineScheme = /^(?:data|blob|about|javascript|vbscript):/i;

/** Script that leads to a literal address: `window.open('…')`, `location='…'`, `location.href='…'`, `location.replace('…')`. */
const scriptLeads =
  /(?:\bopen\s{0,9}\(|\blocation(?:\.href)?\s{0,9}=(?!=)|\blocation\.(?:assign|replace)\s{0,9}\()\s{0,9}(?:'([^'\\\n]{1,2000})'|"([^"\\\n]{1,2000})")\s{0,9}(?!\s|\+)/;
/** Words of an `onchange` that takes the visitor to the chosen value. */
const goesToChoice = /open|location|href|jump|goto/i;

/**
 * The links of a page in document order.
 * `base` is the address the page was read from; `encodeQuery` percent-encodes queries in the page's charset (undefined: UTF-8).
 */
export function readLinks(tree: PageTree, base: string, encodeQuery?: (query: string) => string): PageLinks {
  const from = baseOf(tree, base);
  const resolve = createResolver(from, encodeQuery);
  // style sheets know no charset but UTF-8 for their addresses
  const resolveCss = createResolver(from);
  const links: Link[] = [];
  const linkOf = new Map<number, Link>();

  const add = (index: number, raw: string, via: LinkVia, names?: Pick<Link, 'text' | 'title' | 'alt'>): void => {
    if (links.length >= maxLinks) return;
    const href = via === 'css' ? resolveCss(raw) : resolve(raw);
    const link: Link = { href, raw: raw.length > maxRaw ? raw.slice(0, maxRaw) : raw, text: '', area: tree.areas[index]!, via };
    if (names) {
      link.text = names.text;
      if (names.title) link.title = names.title;
      if (names.alt) link.alt = names.alt;
    }
    if (href === '') link.dummy = true;
    if (tree.hidden[index]) link.hidden = true;
    if (tree.noscript[index]) link.noscript = true;
    if (via === 'src' && tree.elements[index]!.name === 'script') link.script = true;
    links.push(link);
    if (!linkOf.has(index)) linkOf.set(index, link);
  };
  /** What loads by itself: nothing to load, nothing to say. */
  const addSource = (index: number, raw: string | undefined, via: LinkVia): void => {
    const clean = raw?.trim();
    if (clean && !inlineScheme.test(clean)) add(index, raw!, via);
  };

  for (let index = 0; index < tree.elements.length && links.length < maxLinks; index++) {
    const element = tree.elements[index]!;
    const attributes = element.attribs;
    const name = element.name;
    if (name === 'a' || name === 'area') {
      const led = attributes.onclick === undefined ? undefined : leadOf(attributes.onclick);
      const raw = attributes.href;
      if (raw !== undefined || led !== undefined) {
        const names = name === 'a' ? namesOf(tree, index) : namesOfArea(element);
        const scripted = raw === undefined || !scriptScheme.test(raw) ? undefined : leadOf(raw);
        if (scripted !== undefined) add(index, scripted, 'onclick', names);
        else if (raw !== undefined && (led === undefined || resolve(raw) !== '')) add(index, raw, name, names);
        if (led !== undefined && led !== raw && led !== scripted) add(index, led, 'onclick', names);
      }
    } else if (attributes.onclick !== undefined) {
      const led = leadOf(attributes.onclick);
      if (led !== undefined) add(index, led, 'onclick', namesOf(tree, index));
    }
    if (attributes.style?.includes('url(')) for (const raw of addressesIn(attributes.style)) addSource(index, raw, 'css');
    const loads = sources[name];
    if (loads) {
      for (const [attribute, via] of loads) {
        if (name !== 'input' || attributes.type?.trim().toLowerCase() === 'image') addSource(index, attributes[attribute], via);
      }
    }
    if ((name === 'img' || name === 'source') && attributes.srcset) {
      for (const raw of candidatesOf(attributes.srcset)) addSource(index, raw, 'src');
    } else if (name === 'link') {
      if (loadedRel.test(attributes.rel ?? '')) addSource(index, attributes.href, 'src');
    } else if (name === 'style') {
      for (const raw of addressesIn(rawOf(element))) addSource(index, raw, 'css');
    } else if (name === 'meta') {
      if (attributes['http-equiv']?.trim().toLowerCase() === 'refresh')
        addSource(index, refreshTarget(attributes.content ?? ''), 'meta-refresh');
    } else if (name === 'select') {
      addOptions(index);
    }
  }

  function addOptions(select: number): void {
    const goes = goesToChoice.test(tree.elements[select]!.attribs.onchange ?? '');
    for (let index = select + 1; index < tree.afters[select]!; index++) {
      const element = tree.elements[index]!;
      if (element.name !== 'option') continue;
      const value = element.attribs.value?.trim() ?? '';
      if (/^https?:\/\//i.test(value) || (goes && /^(?:\/|\.{1,2}\/|[\w./-]{1,200}\.(?:s?html?|jhtml|aspx?|jsp|php|do)\b)/i.test(value))) {
        add(index, value, 'option', { text: oneLine(tree, index) });
      }
    }
  }

  const target = scriptRedirect(tree);
  if (target) addSource(target.index, target.raw, 'meta-refresh');
  return { links, linkOf, resolve };
}

/** The first `base` with a usable href, else the page's own address. */
function baseOf(tree: PageTree, address: string): string {
  for (const index of tree.byTag.get('base') ?? []) {
    const href = tree.elements[index]!.attribs.href;
    if (href === undefined) continue;
    const base = URL.parse(href, address);
    // only the first base with a href counts, whether it can be used or not
    return base && base.protocol !== 'data:' && base.protocol !== 'javascript:' ? base.href : address;
  }
  return address;
}

/**
 * Returns what turns an address as written into the one a browser would request. Empty for one that leads nowhere;
 * an address that no URL parser accepts, and one that holds its own data, comes back as written.
 */
export function createResolver(base: string, encodeQuery?: (query: string) => string): (raw: string) => string {
  const known = new Map<string, string>();
  return (raw) => {
    const before = known.get(raw);
    if (before !== undefined) return before;
    const href = resolveOne(raw, base, encodeQuery);
    known.set(raw, href);
    return href;
  };
}

const outsideAscii = /[^\x00-\x7f]/;
const otherScheme = /^\s*(?!https?:|ftp:|file:)[a-z][a-z0-9+.-]*:/i;

function resolveOne(raw: string, base: string, encodeQuery: ((query: string) => string) | undefined): string {
  let written = raw;
  if (raw.length > maxRaw && inlineScheme.test(raw.trimStart())) return raw.trimStart().slice(0, maxRaw);
  // the URL parser strips controls and spaces around an address and drops tabs and line breaks within
  const bare = raw.replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, '');
  if (nowhere.test(bare) || scriptScheme.test(bare)) return '';
  if (encodeQuery && outsideAscii.test(raw) && !otherScheme.test(raw)) {
    const hash = written.indexOf('#');
    const end = hash < 0 ? written.length : hash;
    const start = written.indexOf('?');
    if (start >= 0 && start < end) written = written.slice(0, start) + encodeQuery(written.slice(start, end)) + written.slice(end);
  }
  const url = URL.parse(written, base);
  return url ? url.href : bare.slice(0, maxRaw);
}

/** The words of an element: its visible text on one line, its title, and the alt of the pictures inside. */
function namesOf(tree: PageTree, index: number): Pick<Link, 'text' | 'title' | 'alt'> {
  const names: Pick<Link, 'text' | 'title' | 'alt'> = { text: oneLine(tree, index) };
  const title = clean(tree.elements[index]!.attribs.title);
  if (title) names.title = title;
  const last = Math.min(tree.afters[index]!, index + maxInside);
  let alt = '';
  for (let at = index + 1; at < last && alt.length < maxText; at++) {
    const { name, attribs } = tree.elements[at]!;
    if (name !== 'img') continue;
    const words = clean(attribs.alt) || clean(attribs.title);
    if (words) alt = alt === '' ? words : `${alt} ${words}`;
  }
  if (alt) names.alt = alt;
  return names;
}

function namesOfArea(element: Element): Pick<Link, 'text' | 'title' | 'alt'> {
  return { text: '', title: clean(element.attribs.title), alt: clean(element.attribs.alt) };
}

function oneLine(tree: PageTree, index: number): string {
  const start = tree.starts[index]!;
  const text = tree.text.slice(start, Math.min(tree.ends[index]!, start + maxText));
  return /[\n\t]/.test(text) ? text.replace(/[\n\t]+/g, ' ').trim() : text;
}

function clean(written: string | undefined): string {
  return written
    ? written
        .slice(0, 2 * maxText)
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, maxText)
    : '';
}

/** The literal address that a piece of script leads to; undefined without one (a text that is added to is no address). */
function leadOf(script: string): string | undefined {
  const found = scriptLeads.exec(script.slice(0, 4000));
  const raw = found?.[1] ?? found?.[2];
  return raw === undefined || nowhere.test(raw.trim()) || scriptScheme.test(raw.trim()) ? undefined : raw;
}

/** Addresses of `url(…)` and `@import "…"` in CSS; comments are no CSS. */
function addressesIn(css: string): string[] {
  const found: string[] = [];
  for (const match of withoutComments(css.slice(0, maxCss)).matchAll(cssAddress)) {
    const raw = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5];
    if (raw) found.push(raw.trim());
  }
  return found;
}

function withoutComments(css: string): string {
  let live = '';
  let at = 0;
  for (let open = css.indexOf('/*'); open >= 0; open = css.indexOf('/*', at)) {
    const close = css.indexOf('*/', open + 2);
    live += `${css.slice(at, open)} `;
    if (close < 0) return live;
    at = close + 2;
  }
  return live + css.slice(at);
}

const cssAddress =
  /\burl\(\s{0,50}(?:"([^"\n]{0,5000})"|'([^'\n]{0,5000})'|([^\s"'()]{1,5000}))\s{0,50}\)|@import\s{1,50}(?:"([^"\n]{1,5000})"|'([^'\n]{1,5000})')/gi;

/** Addresses of a `srcset`: candidates are parted by commas after white space or a descriptor. */
function candidatesOf(srcset: string): string[] {
  const found: string[] = [];
  for (const match of srcset.slice(0, 20_000).matchAll(/[\s,]*([^\s,]\S*)(?:\s[^,]*)?/g)) {
    const raw = match[1]!.replace(/,+$/, '');
    if (raw) found.push(raw);
  }
  return found;
}

/** The address of a refresh: `0; url='…'`, `0;…`, `5,url=…`; undefined where the page only reloads itself (HTML, shared declarative refresh steps). */
export function refreshTarget(content: string): string | undefined {
  const found = /^\s*[\d.][\d.]*(?:\s*[;,]\s*|\s+)(.+)$/s.exec(content.slice(0, 5000));
  if (!found) return undefined;
  let target = found[1]!.replace(/^url\s*=\s*/i, '');
  const quote = target[0];
  if (quote === '"' || quote === "'") {
    const end = target.indexOf(quote, 1);
    target = end < 0 ? target.slice(1) : target.slice(1, end);
  }
  return target.trim() === '' ? undefined : target;
}

/** A page that shows nothing and whose script only sends the visitor on: the address it names. */
function scriptRedirect(tree: PageTree): { index: number; raw: string } | undefined {
  if (tree.text.length > 100) return undefined;
  for (const index of tree.byTag.get('script') ?? []) {
    const script = tree.elements[index]!;
    const code = script.children.length === 1 && isText(script.children[0]!) ? script.children[0].data : '';
    if (code.length === 0 || code.length > 3000 || !/location/.test(code) || /\bfunction\b|=>|\bif\b/.test(code)) continue;
    const raw = /open\s{0,9}\(/.test(code) ? undefined : leadOf(code);
    if (raw !== undefined) return { index, raw };
  }
  return undefined;
}
