/** From the tree of columns to the facts of each: where it stands, what it holds, how fresh it is, whether it is blank. */
import { addDays } from '../calendar.ts';
import type { Column, SiteProfile } from '../model/index.ts';
import { fileKindOf, placeOf } from './address.ts';
import { categoryOf, isColumnName } from './column-names.ts';
import type { Row } from './entries.ts';
import { fold } from './fold.ts';
import type { Brief, Node } from './site-columns.ts';

/** Dates before this stand for “no date” (1970-01-01) or for what the page is about, not for its publication. */
const firstDay = '1990-01-01';

interface Dates {
  newest: Row | null;
  oldest: string | null;
}

export interface ColumnContext {
  asOf: string;
  profile: SiteProfile | undefined;
  inScope(address: string): boolean;
  visited(address: string): Brief | undefined;
  /** The visited page at the place of a list: its first, where only later ones read as lists. */
  firstPage(place: string): Brief | undefined;
}

/** The columns under the root, in order of their paths. */
export function readColumns(root: Node, context: ColumnContext): Column[] {
  const columns: Column[] = [];
  // a site east of the reader may already write tomorrow
  const lastDay = addDays(context.asOf, 1);

  const read = (node: Node, above: string[]): { dates: Dates; visited: boolean; kept: boolean } => {
    const path = [...above, node.name];
    let dates = datesOf(node.rows.values(), lastDay);
    let children = 0;
    let childVisited = false;
    const at = columns.length;
    for (const child of node.children) {
      const below = read(child, path);
      dates = newer(dates, below.dates);
      if (below.kept) children += 1;
      if (below.visited) childVisited = true;
    }
    const place = placeOfNode(node, context);
    const correction = correctionOf(context.profile, path, place.url);
    const kept =
      (place.url !== null || node.rows.size > 0 || children > 0) && (children > 0 || isColumnName(node.name)) && !correction?.ignore;
    if (!kept) return { dates, visited: place.visited || childVisited, kept };

    const all = [...node.rows.values()];
    if (place.brief !== null && all.length === 0) {
      // a column that is one page: the page is what it holds
      all.push({ href: place.brief.url, title: place.brief.title, date: place.brief.date });
      dates = newer(dates, datesOf(all, lastDay));
    }
    // rows in the page's own source say that script fills something else
    const scripted = node.lists.some((list) => list.scripted) && node.lists.every(({ own }) => own === 0);
    const empty = node.lists.some((list) => list.empty) || node.lists.every((list) => list.kind === 'column');
    const category = correction?.category ? { category: correction.category, why: 'site profile' } : categoryOf(path);
    let blank: boolean | null = null;
    if (place.visited)
      blank = all.length === 0 && !childVisited && node.lists.length > 0 && empty && node.lists.every(({ own }) => own === 0);
    const blankText = node.lists.find(({ emptyText }) => emptyText)?.emptyText ?? null;
    if (blank && scripted && blankText === null) blank = null;
    columns.splice(at, 0, {
      path,
      name: node.name,
      url: place.url,
      level: path.length,
      category: category.category,
      why: category.why,
      source: correction?.category ? 'profile' : node.source,
      visited: place.visited,
      items: all.length,
      dated: datedOf(all),
      newest: dates.newest?.date ?? null,
      oldest: dates.oldest,
      newestItem: dates.newest ? { title: dates.newest.title, href: dates.newest.href } : null,
      blank,
      blankText: blank === true ? blankText : null,
      scripted,
      children,
      exempt: exemptionOf(context, path, place.url),
    });
    return { dates, visited: place.visited || childVisited, kept };
  };

  for (const child of root.children) read(child, []);
  return columns.sort((a, b) => compare(a.path.join('\n'), b.path.join('\n')) || compare(a.url ?? '', b.url ?? ''));
}

/** How many rows show a date; none where the column's own list shows none, whatever the pages behind it say. */
function datedOf(rows: readonly Row[]): number {
  const listed = rows.filter(({ shown }) => shown !== undefined);
  if (listed.length > 0 && !listed.some(({ shown }) => shown)) return 0;
  return rows.filter(({ date }) => date !== null && date >= firstDay).length;
}

/** The page of a column: its own list, else a visited page that names lead to, else an address nobody went to. */
function placeOfNode(node: Node, context: ColumnContext): { url: string | null; visited: boolean; brief: Brief | null } {
  const list = [...node.lists].sort((a, b) => a.page - b.page || a.url.length - b.url.length || compare(a.url, b.url))[0];
  if (list) return { url: list.page > 1 ? (context.firstPage(list.place)?.url ?? list.url) : list.url, visited: true, brief: null };
  const hrefs = node.hrefs.filter((href) => context.inScope(href) && !fileKindOf(href));
  for (const href of hrefs) {
    const brief = context.visited(href);
    if (brief && brief.kind !== 'home' && brief.kind !== 'search') return { url: brief.url, visited: true, brief };
  }
  const open = hrefs.find((href) => !context.visited(href));
  return { url: open ?? null, visited: false, brief: null };
}

function datesOf(rows: Iterable<Row>, lastDay: string): Dates {
  let newest: Row | null = null;
  let oldest: string | null = null;
  for (const row of rows) {
    if (row.date === null || row.date < firstDay || row.date > lastDay) continue;
    if (newest === null || row.date > newest.date! || (row.date === newest.date && row.href < newest.href)) newest = row;
    if (oldest === null || row.date < oldest) oldest = row.date;
  }
  return { newest, oldest };
}

function newer(a: Dates, b: Dates): Dates {
  const newest = !a.newest || (b.newest && b.newest.date! > a.newest.date!) ? b.newest : a.newest;
  const oldest = a.oldest === null || (b.oldest !== null && b.oldest < a.oldest) ? b.oldest : a.oldest;
  return { newest, oldest };
}

/** Whether a profile's `match` (name, “a/b” path or address) means this column. */
function matchesColumn(match: string, path: string[], url: string | null): boolean {
  if (/^https?:/i.test(match)) return url !== null && placeOf(url) === placeOf(match);
  const wanted = match.split('/').map(fold).filter(Boolean);
  const own = path.map(fold);
  return wanted.length > 0 && wanted.every((name, i) => name === own[own.length - wanted.length + i]);
}

function correctionOf(profile: SiteProfile | undefined, path: string[], url: string | null) {
  const fitting = (profile?.columns ?? []).filter(({ match }) => matchesColumn(match, path, url));
  if (fitting.length === 0) return undefined;
  return {
    category: fitting.find(({ category }) => category)?.category,
    ignore: fitting.some(({ ignore }) => ignore),
  };
}

/** The reason of an exemption from checks of columns that still holds; addresses exempt all below them. */
function exemptionOf(context: ColumnContext, path: string[], url: string | null): string | null {
  for (const { check, match, reason, until } of context.profile?.exemptions ?? []) {
    if (match === undefined || until < context.asOf || !/^(?:column-|\*)/.test(check)) continue;
    const below = /^https?:/i.test(match) && url !== null && `${placeOf(url)}/`.startsWith(`${placeOf(match)}/`);
    if (below || matchesColumn(match, path, url)) return reason;
  }
  return null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
