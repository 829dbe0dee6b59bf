/** Lists whose pager has a next page without end: sooner or later its pages show the same again and again. */
import { listPlaceOf } from '../../checks/facts/address.ts';

/** A further page of a list that was read. */
export interface ListedPage {
  url: string;
  depth: number;
  /** What it leads to and how much text it shows; see `listedOf`. */
  listed: string;
}

export interface PagerWatch {
  note(page: ListedPage): void;
  /**
   * Whether the pages before an address show that nothing new comes any more. Only pages nearer to the start address count: they are all read
   * when those of a depth are decided on, so which answer came first decides nothing.
   */
  isEndless(url: string, depth: number): boolean;
}

/** Pages in a row that are alike. Two may be so by chance. */
const alikeInRow = 3;
/** Characters by which they may differ: the number of the page, the time of day. */
const mayDiffer = 4;
const placesKept = 20_000;
const pagesKept = 5000;

/** A cheap look whether an address may be that of a further page. */
const mayBeFurther = /[_-]\d{1,3}\.|(?:index|default|home|main)\d|\?/i;

/** The place and number of a further page of a list; undefined for other pages. */
function furtherPageOf(url: string): { place: string; page: number } | undefined {
  if (!mayBeFurther.test(url)) return undefined;
  const found = listPlaceOf(url);
  return found.page > 1 ? found : undefined;
}

/**
 * What a further page of a list leads to, beside the pages of the same list, and how many characters it shows, as one text; undefined for
 * any other page. `hash` makes a fingerprint of a text.
 */
export function listedOf(url: string, leads: readonly string[], length: number, hash: (text: string) => string): string | undefined {
  const place = furtherPageOf(url)?.place;
  if (place === undefined) return undefined;
  const others = leads.filter((lead) => furtherPageOf(lead)?.place !== place);
  return `${hash(others.join('\n'))} ${length}`;
}

export function createPagerWatch(): PagerWatch {
  interface Known {
    leads: string;
    length: number;
    depth: number;
  }
  const lists = new Map<string, { pages: Map<number, Known>; ends: { page: number; depth: number }[] }>();

  const alike = (row: readonly (Known | undefined)[]): row is Known[] => {
    if (!row.every((one) => one !== undefined && one.leads === row[0]?.leads)) return false;
    const lengths = row.map((one) => one!.length);
    return Math.max(...lengths) - Math.min(...lengths) <= mayDiffer;
  };

  return {
    note({ url, depth, listed }) {
      const found = furtherPageOf(url);
      if (!found) return;
      let list = lists.get(found.place);
      if (!list) {
        if (lists.size >= placesKept) return;
        list = { pages: new Map(), ends: [] };
        lists.set(found.place, list);
      }
      const { pages, ends } = list;
      if (pages.size >= pagesKept) return;
      const [leads = '', length] = listed.split(' ');
      pages.set(found.page, { leads, length: Number(length), depth });
      for (let last = found.page; last < found.page + alikeInRow; last++) {
        const row = Array.from({ length: alikeInRow }, (_, back) => pages.get(last - back));
        if (!alike(row)) continue;
        const end = { page: last, depth: Math.max(...row.map((one) => one.depth)) };
        if (!ends.some(({ page, depth }) => page <= end.page && depth <= end.depth)) ends.push(end);
      }
    },
    isEndless(url, depth) {
      if (lists.size === 0) return false;
      const found = furtherPageOf(url);
      return found !== undefined && (lists.get(found.place)?.ends ?? []).some((end) => end.page < found.page && end.depth < depth);
    },
  };
}
