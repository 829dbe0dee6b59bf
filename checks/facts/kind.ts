/** What kind of page this is, and why. What is sure stands before what is likely: answers and redirects, then names, then shape. */

import { leafNames, passingHeadings } from '../knowledge/columns.ts';
import { scriptWrites } from '../knowledge/dates.ts';
import {
  aboutSite,
  articleAddress,
  articleEnd,
  articleLabel,
  errorAlert,
  errorLength,
  errorText,
  errorTitle,
  errorTitleLength,
  folderTitle,
  leadsBack,
  linksOfHub,
  loginTitle,
  proseOfArticle,
  proseOfLabelled,
  searchAddress,
  searchText,
  searchTitle,
} from '../knowledge/kinds.ts';
import type { PageFacts, PageKind } from '../model/index.ts';
import { fileKindOf, placeOf } from './address.ts';
import { datesIn } from './dates.ts';
import { fold } from './fold.ts';
import { isReportTitle } from './report-titles.ts';
import type { Shape } from './shape.ts';
import { titleZone } from './title-zone.ts';
import { matchesInLines, type PageTree } from './tree.ts';

export interface Kind {
  kind: PageKind;
  why: string;
}

/** What the kind is read from: facts that were read before it. */
export type KindFacts = Pick<
  PageFacts,
  | 'finalUrl'
  | 'status'
  | 'title'
  | 'h1'
  | 'breadcrumb'
  | 'breadcrumbHrefs'
  | 'meta'
  | 'items'
  | 'blocks'
  | 'pager'
  | 'links'
  | 'document'
  | 'guide'
  | 'forms'
> & { hasMarkup: boolean; home: boolean };

const stubLength = 300;
const frameLength = 60;
const textRead = 1500;

/** The kind of a page with the reason in plain words. */
export function readKind(tree: PageTree, facts: KindFacts, shape: Shape): Kind {
  const sure = byAnswer(tree, facts);
  if (sure) return sure;
  return byName(tree, facts, shape) ?? byShape(tree, facts, shape);
}

function byAnswer(tree: PageTree, facts: KindFacts): Kind | undefined {
  const { status, links, title, h1, forms, home } = facts;
  if (status === 0) return { kind: 'error', why: 'nothing answered' };
  if (status >= 400) return { kind: 'error', why: `HTTP status ${status}` };
  if (!facts.hasMarkup) return { kind: 'other', why: 'no page: a file or nothing' };
  const length = tree.text.length;
  const isError = errorOf(tree, title, h1, facts);
  if (isError) return { kind: 'error', why: isError };
  const frames = tree.byTag.get('frameset');
  if (frames && links.some(({ via }) => via === 'frame')) return { kind: 'frame', why: 'frameset' };
  const lead = links.find(({ via, href }) => via === 'meta-refresh' && href !== '');
  if (lead && length <= stubLength && placeOf(lead.href) !== placeOf(facts.finalUrl))
    return { kind: 'stub', why: `only leads on to ${lead.href.slice(0, 200)}` };
  if (
    length <= frameLength &&
    links.some(({ via, hidden }) => via === 'frame' && !hidden) &&
    !links.some(({ via, area }) => via === 'a' && area === 'main')
  )
    return { kind: 'frame', why: 'shows nothing but an inline frame' };
  if (
    forms.some(({ kind }) => kind === 'login') &&
    length < errorLength &&
    facts.items.length === 0 &&
    loginTitle.test(fold(`${title} ${h1 ?? ''}`.slice(0, 200)))
  )
    return { kind: 'error', why: 'a wall of login' };
  return home ? { kind: 'home', why: 'address of the home page' } : undefined;
}

function errorOf(tree: PageTree, title: string, h1: string | null, { items, document, breadcrumb }: KindFacts): string | undefined {
  const length = tree.text.length;
  if (length > errorTitleLength || items.length > 5 || document) return undefined;
  const alert = length === 0 ? alertOf(tree) : undefined;
  if (alert) return alert;
  const main = mainOf(tree, textRead);
  if (main.length > errorLength) return undefined;
  // what stands in a column and bears the labels of an article speaks of errors and is none
  const standing = breadcrumb.length > 1 && labelsOf(tree) > 0;
  if (standing) return undefined;
  for (const name of [title, h1 ?? '']) {
    const folded = fold(name.slice(0, 80));
    if (folded.length <= 40 && errorTitle.test(folded)) return `error page: ${name.slice(0, 80).trim()}`;
  }
  const found = errorText.exec(fold(main.slice(0, errorLength)));
  if (found && breadcrumb.length <= 1 && main.length <= errorLength / 2 && items.filter(({ date }) => date).length === 0)
    return `error page: ${found[0].slice(0, 60)}`;
  return undefined;
}

/** A page that is nothing but a script that says what is wrong and leads back. */
function alertOf(tree: PageTree): string | undefined {
  for (const script of tree.scripts.slice(0, 5)) {
    const code = script.slice(0, textRead);
    const said = leadsBack.test(code) ? errorAlert.exec(code)?.[1] : undefined;
    if (said) return `script says: ${said}`;
  }
  return undefined;
}

function byName(tree: PageTree, facts: KindFacts, shape: Shape): Kind | undefined {
  const { guide, forms, title, h1, items, finalUrl } = facts;
  if (folderTitle.test(title)) return { kind: 'other', why: 'a folder that the server lists' };
  if (guide !== null) return { kind: 'guide', why: 'a disclosure guide with its elements' };
  const names = [h1 ?? '', title.split(/[-_|—–]+/)[0]!, facts.breadcrumb.at(-1) ?? ''].map((name) => fold(name.slice(0, 60)).slice(0, 40));
  const searched = searchAddress.test(finalUrl) || searchText.test(mainOf(tree, textRead));
  const dated = items.filter(({ date }) => date).length;
  // a column may be called a search and be a list all the same
  const searches = searched
    ? searchAddress.test(finalUrl) || names.some((name) => searchTitle.test(name))
    : dated < 3 && names.some((name) => searchTitle.test(name));
  if (searches && !isArticle(tree, facts, shape)) return { kind: 'search', why: 'goes by the name of a search' };
  const sent = forms.find(({ kind, fields }) => (kind === 'application' || kind === 'consultation') && fields.length >= 3);
  if (sent && dated < 3) return { kind: 'form', why: `a form of ${sent.kind}` };
  const own = facts.breadcrumb.at(-1) ?? h1 ?? title.split(/[-_|—–]+/)[0]!;
  if (aboutSite.test(fold(own.slice(0, 40))) && dated < 3) return { kind: 'other', why: `about the site itself: ${own.slice(0, 40)}` };
  const report = [h1, title].find((name) => name && isReportTitle(name));
  if (report && ownRows(facts).length < 3) return { kind: 'report', why: `title of an annual report: ${report.slice(0, 80)}` };
  return undefined;
}

function byShape(tree: PageTree, facts: KindFacts, shape: Shape): Kind {
  const { blocks, pager } = facts;
  const rows = ownRows(facts);
  const dated = rows.filter(({ date }) => date).length;
  const article = isArticle(tree, facts, shape);
  if (article) return { kind: 'article', why: article };
  const headed = blocks.filter(({ heading, href, items }) => heading !== '' && href !== null && items > 0);
  const targets = new Set(headed.map(({ href }) => placeOf(href!)));
  targets.delete(placeOf(facts.finalUrl));
  if (targets.size >= 2 && (pager === null || targets.size > 2)) return { kind: 'hub', why: `lists of ${targets.size} columns` };
  if (rows.length > 0) return { kind: 'column', why: `a list of ${rows.length} rows, ${dated} dated` };
  const { prose } = shape;
  if (prose >= 2 * proseOfArticle) return { kind: 'article', why: `${prose} characters of text` };
  if (hasCards(tree)) return { kind: 'other', why: 'cards with pictures' };
  const empty = blocks.find((block) => block.empty && !passingHeadings.test(fold(block.heading)));
  if (empty) return { kind: 'column', why: empty.emptyText ? `an empty list: ${empty.emptyText}` : 'an empty list' };
  if (blocks.some(({ scripted }) => scripted)) return { kind: 'column', why: 'a list that script fills' };
  if (pager?.items === 0) return { kind: 'column', why: 'a pager of no entries' };
  if (prose >= proseOfArticle) return { kind: 'article', why: `${prose} characters of text` };
  const leads = facts.links.filter(
    ({ via, area, href, text }) =>
      via === 'a' && (area === 'main' || area === 'aside') && href !== '' && text.length <= 20 && !fileKindOf(href),
  );
  if (leads.length >= linksOfHub) return { kind: 'hub', why: `leads to ${leads.length} pages` };
  if (prose >= proseOfLabelled && facts.breadcrumb.length > 1) return { kind: 'article', why: 'one page of a column' };
  if (blocks.some(({ items }) => items > 0)) return { kind: 'column', why: 'lists only' };
  return { kind: 'other', why: 'nothing that tells' };
}

/** Rows of lists that are the page's own: not those that gather from elsewhere. */
function ownRows({ items, blocks }: KindFacts): KindFacts['items'] {
  return items.filter(({ block }) => block === null || !passingHeadings.test(fold(blocks[block]!.heading)));
}

/** Why a page is an article; undefined where nothing says so. */
function isArticle(tree: PageTree, facts: KindFacts, { prose, body }: Shape): string | undefined {
  const { meta, breadcrumb, document, finalUrl } = facts;
  const rows = ownRows(facts);
  const dated = rows.filter(({ date }) => date).length;
  const titled = (meta.ArticleTitle ?? '').trim() !== '' || /article/i.test(meta['og:type'] ?? '');
  const leaf = breadcrumb.length > 1 && leafNames.has(fold(breadcrumb.at(-1)!)) && !/列表/.test(breadcrumb.at(-1)!);
  if (titled && (prose >= proseOfLabelled || dated < 3)) return 'tag ArticleTitle';
  if (document !== null && prose >= proseOfLabelled && dated < 5) return 'metadata of a document';
  if (leaf && (dated < 3 || prose >= proseOfArticle)) return `breadcrumb ends in ${breadcrumb.at(-1)}`;
  const labels = labelsOf(tree);
  const ends = countOf(tree.text, articleEnd);
  const address = articleAddress.test(finalUrl.split(/[?#]/, 1)[0]!);
  if (address && (labels > 0 || ends > 1) && (dated < 3 || prose >= proseOfLabelled)) return 'address and labels of an article';
  if (labels >= 2 && (dated < 3 || prose >= proseOfArticle) && (facts.pager?.next ?? null) === null) return 'labels of an article';
  if ((labels > 0 || ends > 1) && prose >= proseOfLabelled && dated === 0 && rows.length < 3) return 'a label of articles and text';
  if (body >= proseOfArticle && dated < 3) return `a body of ${body} characters`;
  if (address && prose >= proseOfLabelled && rows.length === 0 && breadcrumb.length > 1) return 'address of an article';
  if (address && prose >= proseOfArticle && dated < 5) return 'address of an article and text';
  if (rows.length === 0 && prose >= proseOfLabelled && isDatedTitle(tree, meta)) return 'a day below the title and text';
  if (labels > 0 && rows.length === 0 && isDatedTitle(tree, meta)) return 'a labelled day below the title';
  if (hasCards(tree)) return undefined;
  if (prose >= 2 * proseOfArticle && prose > 8 * rows.length * 20 && dated < 3) return `${prose} characters of text`;
  return undefined;
}

/** Whether the line below the title shows a day and little else. */
function isDatedTitle(tree: PageTree, meta: PageFacts['meta']): boolean {
  const zone = titleZone(tree, meta);
  if (!zone) return false;
  const line = tree.text.slice(zone.start, zone.end).trimStart().split('\n', 1)[0]!;
  if (line.length <= dayLine && datesIn(line).length === 1) return true;
  // or a script that writes one there
  return (tree.byTag.get('script') ?? []).some((index, k) => {
    const at = tree.starts[index]!;
    const script = tree.scripts[k] ?? '';
    const isBeside = at >= zone.start && at <= zone.start + dayLine;
    return isBeside && script.length <= shortScript && scriptWrites.test(script) && datesIn(script).length > 0;
  });
}
const dayLine = 40;
const shortScript = 800;

/** Kinds of labels in the main part, outside of lists. */
function labelsOf(tree: PageTree): number {
  const kinds = new Set<string>();
  let seen = 0;
  for (const { words } of matchesInLines(tree, articleLabel)) {
    seen += 1;
    kinds.add(words.replace(/\s/g, '').slice(0, 2));
    if (seen > 12) return 0;
  }
  return kinds.size;
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.slice(-4000).matchAll(pattern)) if (++count >= 4) break;
  return count;
}

/** Whether the main part shows persons or things side by side, each with its picture and words and no link. */
function hasCards(tree: PageTree): boolean {
  const cards = new Map<string, number>();
  for (const index of (tree.byTag.get('img') ?? []).slice(0, 500)) {
    if (tree.areas[index] !== 'main') continue;
    let card = tree.parents[index]!;
    for (let level = 0; level < 2 && card >= 0; level++) {
      const { name, attribs } = tree.elements[card]!;
      const length = tree.ends[card]! - tree.starts[card]!;
      if (name === 'a' || name === 'p') break;
      if (attribs.class && length >= 4 && length <= 400) {
        const key = `${tree.parents[card]} ${attribs.class}`;
        const count = (cards.get(key) ?? 0) + 1;
        if (count >= 2) return true;
        cards.set(key, count);
        break;
      }
      card = tree.parents[card]!;
    }
  }
  return false;
}

function mainOf(tree: PageTree, length: number): string {
  let text = '';
  let from = 0;
  for (let index = 0; index < tree.elements.length && text.length < length; index++) {
    if (tree.areas[index] === 'main') continue;
    if (tree.starts[index]! > from) text += `${tree.text.slice(from, Math.min(tree.starts[index]!, from + length))}\n`;
    from = Math.max(from, tree.ends[index]!);
    index = tree.afters[index]! - 1;
  }
  return (text + tree.text.slice(from, from + length)).slice(0, length).trim();
}
