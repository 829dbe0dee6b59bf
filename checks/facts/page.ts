/** One page → PageFacts. Everything that is read of a page is read here, once, from one tree. */
import type { WordingTerm } from '../knowledge/wording.ts';
import type { PageFacts, PageKind } from '../model/index.ts';
import { readReportPage } from './annual-report.ts';
import { readBreadcrumb } from './breadcrumb.ts';
import { type Decoded, decode } from './decode.ts';
import { readDisclosure } from './disclosure.ts';
import { readDocument } from './document.ts';
import { readDuties } from './duties.ts';
import { queryEncoder } from './encode.ts';
import { readForms } from './forms.ts';
import { readGuide } from './guide.ts';
import { hashText } from './hash.ts';
import { readIdentity } from './identity.ts';
import { type PageLists, readLists } from './items.ts';
import { readKind } from './kind.ts';
import { readLinks } from './links.ts';
import { readMetas } from './metas.ts';
import { readPager } from './pager.ts';
import { readPersonalData } from './personal-data.ts';
import { readDates } from './published.ts';
import { readRecords } from './records.ts';
import { readScripted } from './scripted.ts';
import { readShape } from './shape.ts';
import { readSurface } from './surface.ts';
import { type PageTree, readTree, textOf } from './tree.ts';

/** A page as it was gathered. */
export interface PageInput {
  /** The address that was asked for. */
  url: string;
  /** The address that answered, after redirects; `url` without it. */
  finalUrl?: string;
  /** HTTP status; 200 without it. */
  status?: number;
  redirects?: { url: string; status: number }[];
  /** Headers of the answer, names in lower case. */
  headers?: Record<string, string>;
  /** Bytes after decompression, or the text of a page that a browser holds. */
  body: Uint8Array | string;
  /** The day the facts speak of, `YYYY-MM-DD`. */
  asOf: string;
  /** True for the home page of its site. */
  home?: boolean;
  /** True when read from a browser after script ran. */
  rendered?: boolean;
  timing?: { fetchedAt: string; totalMs: number };
  /** Texts of external scripts that write footers, where they were fetched. */
  scripts?: string[];
  /** Words of an office to look for beside the list that ships; one array for all pages. */
  words?: readonly WordingTerm[];
}

const excerptLength = 200;

/** All facts of one page. Never throws, whatever the bytes; what is no page (a document, a picture) gives facts without content. */
export function readPage(input: PageInput): PageFacts {
  const { url, asOf, body, rendered = false } = input;
  const address = input.finalUrl ?? url;
  const contentType = input.headers?.['content-type'] ?? null;
  const { text: html, charset } = markupOf(body, contentType);
  const tree = readTree(html);
  const found = readLinks(tree, address, queryEncoder(charset.used));
  const { links } = found;
  const meta = readMetas(tree);
  const h1 = headingOf(tree);
  const breadcrumb = readBreadcrumb(tree, found, address);
  const names = { title: tree.title, h1: h1 === null ? null : textOf(tree, h1), breadcrumb: breadcrumb.names };
  const personal = readPersonalData(tree, asOf);
  const guide = readGuide(tree, names);
  const records = readRecords(tree, address, queryEncoder(charset.used));
  const lists = readLists(tree, found, address, asOf, records);
  if (rendered) settleScripted(lists.blocks);
  for (const one of records) links.push(...one.found.links);
  const pager = readPager(tree, found);
  sayEmpty(lists, pager);
  const shape = readShape(tree, lists.places);
  if (shape.prose >= proseBesideList) leaveOutBare(lists);
  const document = readDocument(tree);
  const forms = readForms(tree, found.resolve, address);
  const status = input.status ?? 200;
  const { kind, why } = readKind(
    tree,
    {
      ...{ ...names, breadcrumbHrefs: breadcrumb.hrefs, finalUrl: address, status, meta, links, document, guide, forms, pager },
      ...{ items: lists.items, blocks: lists.blocks, hasMarkup: html.trim() !== '', home: input.home ?? false },
    },
    shape,
  );
  const { published, dates } = readDates(tree, meta, address, asOf, kind);
  const facts: PageFacts = {
    url,
    finalUrl: address,
    status,
    redirects: input.redirects ?? [],
    contentType,
    bytes: typeof body === 'string' ? new TextEncoder().encode(body).length : body.length,
    timing: input.timing ?? null,
    charset,
    title: names.title,
    h1: names.h1,
    language: languageOf(tree),
    breadcrumb: breadcrumb.names,
    breadcrumbHrefs: breadcrumb.hrefs,
    meta,
    kind,
    why,
    // a list has many dates and none of its own
    published: undatedKinds.has(kind) ? null : published,
    dates,
    items: lists.items,
    blocks: lists.blocks,
    pager,
    links,
    disclosure: readDisclosure(tree, links, found.linkOf),
    identity: readIdentity(tree, links, meta, input.scripts),
    document,
    guide,
    forms,
    personalData: personal.data,
    scripted: !rendered && readScripted(tree, links, lists.items, lists.blocks),
    rendered,
    text: { length: tree.text.length, hash: hashText(tree.text), excerpt: excerptOf(tree, h1) },
    annualReport: readReportPage(tree, names),
    ...readSurface(tree, { address, names, meta, found, words: input.words }),
    ...readDuties(tree, { address, asOf, names, kind, links, document, platform: guide !== null }),
  };
  if (personal.mask) hide(facts, personal.mask);
  facts.text.excerpt = facts.text.excerpt.slice(0, excerptLength);
  return facts;
}

const undatedKinds = new Set<PageKind>(['home', 'hub', 'column', 'search', 'error', 'stub', 'frame']);

/** Characters of text of its own that a page with a bare list may show: with more the text is what it holds. */
const proseBesideList = 60;

/** Lists that are bare without saying so prove nothing where the page holds something else. */
function leaveOutBare(lists: PageLists): void {
  const kept = lists.blocks.map((block) => !block.empty || block.emptyText !== undefined);
  if (kept.every(Boolean)) return;
  const numbers = new Map<number, number>();
  kept.forEach((keep, number) => {
    if (keep) numbers.set(number, numbers.size);
  });
  lists.blocks = lists.blocks.filter((_, number) => kept[number]);
  lists.places = lists.places.filter((_, number) => kept[number]);
  for (const item of lists.items) if (item.block !== null) item.block = numbers.get(item.block) ?? null;
}

/** A pager that counts no entries says that the list is empty. */
function sayEmpty({ items, blocks, places }: PageLists, pager: PageFacts['pager']): void {
  if (pager?.items !== 0 || items.length > 0 || blocks.some((block) => block.emptyText !== undefined || block.scripted)) return;
  const bare = blocks.find((block) => block.empty);
  if (bare) bare.emptyText = '共0条';
  else {
    blocks.push({ heading: '', href: null, items: 0, empty: true, emptyText: '共0条' });
    places.push(0);
  }
}

/** After script ran, a list that it was to fill and that holds nothing is what a reader sees: an empty list. */
function settleScripted(blocks: PageLists['blocks']): void {
  for (const block of blocks) {
    if (!block.scripted) continue;
    delete block.scripted;
    block.empty = block.items === 0;
  }
}

const markup = /^(?:text\/html|application\/xhtml\+xml|text\/xml|application\/xml|text\/vnd\.wap\.wml)?$/;
const none: Decoded = { text: '', charset: { declared: null, used: 'utf-8', from: 'detected' } };

/** The text that a browser would parse as a page; empty for anything else, plain text as text. */
function markupOf(body: Uint8Array | string, contentType: string | null): Decoded {
  const type = (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (typeof body !== 'string' && isBinary(body)) return none;
  if (markup.test(type)) return decode(body, contentType);
  if (type !== 'text/plain') return none;
  const plain = decode(body, contentType);
  return { ...plain, text: plain.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') };
}

/** Beginnings of files that servers hand out under any type: PDF, ZIP and its documents, old Office, JPEG, PNG, GIF, gzip, RAR. */
const signatures = ['%PDF-', 'PK\x03\x04', '\xd0\xcf\x11\xe0', '\xff\xd8\xff', '\x89PNG', 'GIF8', '\x1f\x8b', 'Rar!'];

function isBinary(body: Uint8Array): boolean {
  const start = String.fromCharCode(...body.subarray(0, 8));
  return signatures.some((signature) => start.startsWith(signature));
}

/** The main heading: the first `h1` with words in the main part, else the first with words anywhere. */
function headingOf(tree: PageTree): number | null {
  const headings = (tree.byTag.get('h1') ?? []).filter((index) => tree.ends[index]! > tree.starts[index]! && !tree.hidden[index]);
  // where each row of a list is set as one, or a breadcrumb is, they head no page
  const rows = headings.filter((index) => isLink(tree, index));
  const own = headings.filter((index) => !(rows.length >= severalRows && rows.includes(index)) && !crumbs.test(textOf(tree, index)));
  return own.find((index) => tree.areas[index] === 'main') ?? own[0] ?? null;
}

const severalRows = 3;
const crumbs = /^\s?(?:网站)?(?:首\s?页|主\s?页)\s?[>＞»›→/]/;

/** Whether all that a heading shows is a link. */
function isLink(tree: PageTree, heading: number): boolean {
  for (let at = heading + 1; at < tree.afters[heading]!; at++)
    if (tree.elements[at]!.name === 'a' && tree.elements[at]!.attribs.href !== undefined)
      return tree.ends[at]! - tree.starts[at]! >= (tree.ends[heading]! - tree.starts[heading]!) * wholly;
  return false;
}
const wholly = 0.9;

function languageOf(tree: PageTree): string | null {
  const html = tree.byTag.get('html')?.[0];
  return (html === undefined ? undefined : tree.elements[html]!.attribs.lang?.trim()) || null;
}

/** Facts that are addresses: they stay as they are, for they are what was asked for. */
const addresses = new Set(['url', 'finalUrl', 'redirects', 'href', 'raw', 'action', 'next', 'breadcrumbHrefs']);

/** Hides personal data in every text of the facts, in place. */
function hide(facts: object, mask: (text: string) => string): void {
  const values = facts as Record<string, unknown>;
  for (const key of Object.keys(values)) {
    const value = values[key];
    if (addresses.has(key)) continue;
    if (typeof value === 'string') values[key] = mask(value);
    else if (value !== null && typeof value === 'object') hide(value, mask);
  }
}

/** The first words from the main heading on, else from the start; longer than is kept, so that what is hidden is hidden whole. */
function excerptOf(tree: PageTree, h1: number | null): string {
  const start = h1 === null ? 0 : tree.starts[h1]!;
  return tree.text.slice(start, start + 2 * excerptLength).replace(/\s+/g, ' ');
}
