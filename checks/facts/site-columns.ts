/**
 * The columns of a site, found without its help: breadcrumbs say where a page stands (strongest), then the list page's own names and folder,
 * its metas, the navigation, and the headed blocks of the home page and of hubs. All of it is merged into one tree.
 */
import { passingHeadings } from '../knowledge/columns.ts';
import type { Column, PageFacts, PageKind } from '../model/index.ts';
import { fileKindOf, foldersAbove, listPlaceOf, placeOf, targetOf } from './address.ts';
import { isColumnName, namesOf, type Trail, tidyName, trailOf } from './column-names.ts';
import { createEntries, type Entries, type EntrySet } from './entries.ts';
import { fold } from './fold.ts';

/** What is kept of a page that shows lists. */
interface ListNote {
  url: string;
  /** Its address whatever page of its pager it is. */
  place: string;
  page: number;
  kind: PageKind;
  trail: Trail;
  /** Names the page goes by, surest first. */
  names: string[];
  fromMeta: boolean;
  /** Numbers of its entries. */
  rows: number[];
  /** Address that the block of each entry leads to. */
  blocks: (string | null)[];
  /** How many of the rows are this column's own or of columns below it; the rest are lists of others. */
  own: number;
  empty: boolean;
  emptyText: string | null;
  scripted: boolean;
}

/** What is kept of any page. */
export interface Brief {
  url: string;
  kind: PageKind;
  title: string;
  date: string | null;
}

/** A column in the making. */
export interface Node {
  name: string;
  parent: Node | null;
  children: Node[];
  source: Column['source'];
  lists: ListNote[];
  /** Addresses that lead here, surest first. */
  hrefs: string[];
  rows: EntrySet;
}

interface Lead {
  name: string;
  href: string;
  source: 'nav' | 'block';
  /** Place of the page that shows it, null for the home page. */
  from: string | null;
}

/** Everything columns are built from, as pages were added. */
export interface ColumnGathering {
  /** Says that what stands at an address is found at another. */
  redirect(from: string, to: string): void;
  add(page: PageFacts, isHome: boolean): void;
  /** The root of the tree; its children are the first level. */
  build(): Node;
  /** The page at an address, behind redirects and stubs. */
  visited(address: string): Brief | undefined;
  /** The page at a place, as `placeOf` writes it. */
  at(place: string): Brief | undefined;
}

const showsLists = new Set<PageKind>(['column', 'hub']);
/** Characters kept of a title. */
const titleLength = 200;
/** Most rows kept of one page, and most leads of a site. */
const rowsKept = 300;
const leadsKept = 5_000;
/** Addresses of single articles, as content systems name them. */
const articleAddress = /\/(?:t20\d{6}_\d+|content[_/]|content\.|art[_/]\d|article[_/]|detail|info[_/]\d|\d{4}-?\d{2}\/\d{2}\/|20\d{6})/i;

/** Starts gathering columns; `inScope` tells whether an address belongs to the site. */
export function gatherColumns(home: string, inScope: (address: string) => boolean): ColumnGathering {
  const lists: ListNote[] = [];
  const briefs = new Map<string, Brief>();
  const aliases = new Map<string, string>();
  const entries = createEntries();
  const held = new Map<string, { trail: Trail; rows: number[] }>();
  const loose: number[] = [];
  const leads = new Map<string, Lead>();
  const anchors = new Map<string, string>();
  const homePlace = placeOf(home);

  const follow = (place: string): string => {
    let at = place;
    for (let hops = 0; hops < 5; hops++) {
      const next = aliases.get(at);
      if (next === undefined || next === at) break;
      at = next;
    }
    return at;
  };
  const atHome = (place: string): boolean => place === homePlace || place === follow(homePlace);
  const listPlace = (address: string): string => follow(listPlaceOf(address).place);

  /** The trail within the site: a unit's pages on a platform begin theirs at the platform. */
  const trailWithin = (page: PageFacts): Trail => {
    const { names, hrefs } = trailOf(page);
    const outside = hrefs.slice(0, -1).findLastIndex((href) => href !== null && (!inScope(href) || atHome(placeOf(href))));
    return { names: names.slice(outside + 1), hrefs: hrefs.slice(outside + 1) };
  };

  const noteLeads = (page: PageFacts, isHome: boolean): void => {
    const from = isHome ? null : listPlaceOf(page.url).place;
    const note = (words: string, href: string, source: Lead['source']): void => {
      if (leads.size >= leadsKept || !inScope(href)) return;
      const name = tidyName(words);
      if (!isColumnName(name)) return;
      const key = `${source} ${from ?? ''} ${name} ${targetOf(href)}`;
      if (!leads.has(key)) leads.set(key, { name, href: targetOf(href), source, from });
    };
    for (const link of page.links) {
      if (link.href === '' || (link.via !== 'a' && link.via !== 'area' && link.via !== 'onclick')) continue;
      const words = link.text || link.alt || link.title || '';
      if (words.length === 0 || words.length > 24) continue;
      if (!anchors.has(link.href) && isColumnName(words)) anchors.set(link.href, tidyName(words));
      if (isHome && link.area === 'nav') note(words, link.href, 'nav');
    }
    for (const block of page.blocks)
      if (block.href && block.heading && !passingHeadings.test(block.heading)) note(block.heading, block.href, 'block');
  };

  return {
    redirect(from, to) {
      if (placeOf(from) !== placeOf(to)) aliases.set(placeOf(from), placeOf(to));
    },
    add(page, isHome) {
      const place = placeOf(page.url);
      if (page.finalUrl !== page.url && placeOf(page.finalUrl) !== place) aliases.set(place, placeOf(page.finalUrl));
      if (page.kind === 'error' || page.status >= 400 || page.status === 0) return;
      if (page.kind === 'stub') {
        const target = page.links.find(({ via, href }) => via === 'meta-refresh' && href !== '');
        if (target) aliases.set(place, placeOf(target.href));
        return;
      }
      const date = page.published?.date ?? null;
      // of two spellings of one place the shorter stands for it
      if ((briefs.get(place)?.url.length ?? Number.POSITIVE_INFINITY) > page.url.length)
        briefs.set(place, { url: page.url, kind: page.kind, title: titleOf(page), date });
      if (isHome || showsLists.has(page.kind)) {
        noteLeads(page, isHome);
        lists.push(noteList(page, trailWithin(page), isHome, entries));
        return;
      }
      if (page.kind !== 'article' && page.kind !== 'guide' && page.kind !== 'report') return;
      const trail = trailWithin(page);
      const row = entries.add(page.url, titleOf(page), date);
      if (trail.names.length === 0) {
        loose.push(row);
        return;
      }
      const key = `${trail.names.join('\n')}\n${trail.hrefs.join('\n')}`;
      const known = held.get(key);
      if (known) known.rows.push(row);
      else held.set(key, { trail, rows: [row] });
    },

    visited: (address) => briefs.get(follow(placeOf(address))),
    at: (place) => briefs.get(follow(place)),

    build() {
      const nodeUnder = (parent: Node | null, name: string, source: Column['source']): Node => {
        const node: Node = { name, parent, children: [], source, lists: [], hrefs: [], rows: entries.createSet() };
        parent?.children.push(node);
        return node;
      };
      const root = nodeUnder(null, '', 'url');
      const places = new Map<string, Node>();
      const isAbove = (node: Node, other: Node): boolean => {
        for (let at: Node | null = other; at; at = at.parent) if (at === node) return true;
        return false;
      };
      /** Children by folded name, the first of several; children are only ever added, so each index catches up. */
      const indexes = new Map<Node, { byName: Map<string, Node>; indexed: number }>();
      const childNamed = (node: Node, name: string): Node | undefined => {
        const index = indexes.get(node) ?? { byName: new Map<string, Node>(), indexed: 0 };
        indexes.set(node, index);
        for (; index.indexed < node.children.length; index.indexed++) {
          const child = node.children[index.indexed]!;
          const folded = fold(child.name);
          if (!index.byName.has(folded)) index.byName.set(folded, child);
        }
        return index.byName.get(fold(name));
      };
      /** Walks down a trail; a name whose address is a known column goes there, wherever that stands. */
      const walk = (trail: Trail, source: Column['source'], depth = trail.names.length): Node => {
        let node = root;
        for (let i = 0; i < depth; i++) {
          const name = trail.names[i]!;
          const href = trail.hrefs[i] ?? null;
          const place = href === null ? '' : listPlace(href);
          const known = place === '' || atHome(place) ? undefined : places.get(place);
          if (known && !isAbove(known, node)) node = known;
          else node = childNamed(node, name) ?? nodeUnder(node, name, source);
          if (href !== null && !atHome(place) && inScope(href) && !node.hrefs.includes(href)) node.hrefs.push(href);
        }
        return node;
      };
      const nearest = (place: string): Node | undefined => {
        for (const folder of foldersAbove(place)) {
          const node = places.get(folder);
          if (node) return node;
        }
        return undefined;
      };

      const common = commonNames(lists);
      const notes = lists.filter((note) => note.kind !== 'home' && !atHome(follow(note.place)));
      const shown = new Set(notes.map(({ place }) => place));
      /** The trail that ends at the list page itself; some sites end it one level above. */
      const ownTrail = (note: ListNote): Trail => {
        const { names, hrefs } = note.trail;
        const lastHref = hrefs.at(-1) ?? null;
        if (lastHref === null || listPlace(lastHref) === note.place) return note.trail;
        const last = fold(names.at(-1)!);
        // a name that leads to another list is that list's; one that leads elsewhere may still be this page's
        if (!shown.has(listPlace(lastHref)) && note.names.some((name) => fold(name) === last)) return note.trail;
        const known = new Set(names.map(fold));
        const own = [...note.names, anchors.get(note.url) ?? ''].find(
          (name) => name !== '' && !common.has(fold(name)) && !known.has(fold(name)),
        );
        return own ? { names: [...names, own], hrefs: [...hrefs, note.url] } : note.trail;
      };
      const trailed = notes.filter((note) => note.trail.names.length > 0);
      for (const note of trailed) {
        note.trail = ownTrail(note);
      }
      trailed.sort((a, b) => a.trail.names.length - b.trail.names.length || a.page - b.page || compare(a.url, b.url));
      for (const note of trailed) {
        const known = places.get(note.place);
        if (known) {
          known.lists.push(note);
          continue;
        }
        const above = walk(note.trail, 'breadcrumb', note.trail.names.length - 1);
        const name = note.trail.names.at(-1)!;
        const node = childNamed(above, name) ?? nodeUnder(above, name, 'breadcrumb');
        node.lists.push(note);
        places.set(note.place, node);
      }

      const bare = notes.filter((note) => note.trail.names.length === 0);
      bare.sort((a, b) => a.place.length - b.place.length || a.page - b.page || compare(a.url, b.url));
      for (const note of bare) {
        const known = places.get(note.place);
        if (known) {
          known.lists.push(note);
          continue;
        }
        const name = note.names.find((candidate) => !common.has(fold(candidate))) ?? anchors.get(note.url) ?? note.names[0];
        if (!name) continue;
        const above = nearest(note.place) ?? root;
        const same = childNamed(above, name);
        const node = same && same.lists.length === 0 ? same : nodeUnder(above, name, note.fromMeta ? 'meta' : 'url');
        node.lists.push(note);
        places.set(note.place, node);
      }

      const trails = [...held.values()].sort(
        (a, b) =>
          a.trail.names.length - b.trail.names.length ||
          compare(a.trail.names.join('\n'), b.trail.names.join('\n')) ||
          compare(a.trail.hrefs.join('\n'), b.trail.hrefs.join('\n')),
      );
      for (const { trail, rows } of trails) {
        const node = walk(trail, 'breadcrumb');
        for (const row of rows) node.rows.put(row);
      }

      for (const lead of [...leads.values()].sort(
        (a, b) =>
          compare(a.source === 'nav' ? '0' : '1', b.source === 'nav' ? '0' : '1') ||
          a.href.length - b.href.length ||
          compare(a.href, b.href) ||
          compare(a.name, b.name),
      )) {
        const place = listPlace(lead.href);
        if (place === '' || atHome(place) || places.has(place) || fileKindOf(lead.href)) continue;
        const brief = briefs.get(place);
        const single = brief && !showsLists.has(brief.kind);
        if (brief && ['search', 'form', 'frame', 'home'].includes(brief.kind)) continue;
        if (lead.source === 'block' ? single : articleAddress.test(lead.href) && !isFolder(lead.href)) continue;
        const hub = lead.from === null ? root : (places.get(follow(lead.from)) ?? root);
        const above = nearest(place) ?? hub;
        const node = childNamed(above, lead.name) ?? childNamed(hub, lead.name) ?? nodeUnder(above, lead.name, lead.source);
        if (!node.hrefs.includes(lead.href)) node.hrefs.push(lead.href);
        places.set(place, node);
      }

      for (const note of lists) {
        const own = places.get(follow(note.place));
        for (const [at, row] of note.rows.entries()) {
          const block = note.blocks[at] ?? null;
          const blockPlace = block === null ? '' : listPlace(block);
          let node = (atHome(blockPlace) ? undefined : places.get(blockPlace)) ?? (note.kind === 'home' ? undefined : own);
          // a list headed by the column above is still the page's own
          if (own && node && node !== own && isAbove(node, own)) node = own;
          if (!node) continue;
          const { date, href } = entries.read(row);
          if (date === null && places.has(listPlace(href))) continue;
          node.rows.put(row, node === own ? date !== null : undefined);
          if (own && isAbove(own, node)) note.own += 1;
        }
      }
      for (const row of loose) {
        nearest(placeOf(entries.read(row).href))?.rows.put(row);
      }
      return root;
    },
  };
}

function noteList(page: PageFacts, trail: Trail, isHome: boolean, entries: Entries): ListNote {
  const { place, page: number } = listPlaceOf(page.url);
  const passing = page.blocks.map((block) => passingHeadings.test(fold(block.heading)));
  const empties = page.blocks.filter((block, i) => block.empty && !passing[i]);
  // a list under such a heading is the page's own where the page has no other, not where its own is empty
  const onlyPassing = empties.length === 0 && page.items.every((item) => item.block !== null && passing[item.block]);
  const items = page.items.filter((item) => onlyPassing || item.block === null || !passing[item.block]).slice(0, rowsKept);
  return {
    url: page.url,
    place,
    page: number,
    kind: isHome ? 'home' : page.kind,
    trail,
    names: namesOf(page),
    fromMeta: !!page.meta.ColumnName?.trim(),
    rows: items.map(({ href, title, date }) => entries.add(href, title.slice(0, titleLength), date ?? null)),
    blocks: items.map(({ block }) => (block === null ? null : (page.blocks[block]?.href ?? null))),
    own: 0,
    empty: empties.length > 0,
    emptyText: empties.find(({ emptyText }) => emptyText)?.emptyText ?? null,
    scripted: page.scripted || page.blocks.some(({ scripted }) => scripted),
  };
}

/** The page's own title: its main heading, but not one that only names the site at the end of the title. */
function titleOf({ h1, title }: PageFacts): string {
  if (!h1 || (title.length > h1.length + 3 && title.endsWith(h1))) return title.slice(0, titleLength);
  return h1.slice(0, titleLength);
}

/** Folded names that so many lists go by that they must be the site's own. */
function commonNames(lists: ListNote[]): Set<string> {
  const places = new Map<string, Set<string>>();
  for (const note of lists) {
    for (const name of note.names) {
      const folded = fold(name);
      const known = places.get(folded);
      if (known) known.add(note.place);
      else places.set(folded, new Set([note.place]));
    }
  }
  const limit = Math.max(4, lists.length / 5);
  return new Set([...places].filter(([, at]) => at.size > limit).map(([name]) => name));
}

function isFolder(address: string): boolean {
  return !/\.[a-z]{2,5}$/i.test(
    placeOf(address)
      .split('?')[0]!
      .replace(/^[^/]*/, ''),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
