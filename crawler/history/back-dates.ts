/**
 * Pages that claim a day well before they were first met, although an inspection in between looked where they ought to have stood. Signs for a
 * person to follow: a list may have been put in order, or an old page linked anew.
 */
import { addDays } from '../../checks/calendar.ts';
import type { PageFacts, SiteFacts } from '../../checks/model/index.ts';
import { identityOf } from '../engine/identity.ts';
import type { Earlier, History } from './history.ts';

type FirstSeen = NonNullable<SiteFacts['firstSeen']>;

export interface BackDates {
  add(page: PageFacts): Promise<void>;
  /** By address; undefined when there was no inspection before. */
  finish(): FirstSeen | undefined;
}

/** Days that pass before what is dated is online, without anybody having set a date back. */
const slack = 3;
const mostListed = 100;
const lists: ReadonlySet<PageFacts['kind']> = new Set(['home', 'hub', 'column']);

interface Claim {
  url: string;
  title: string;
  shown: string;
  /** The list that shows it; null when the page itself does. */
  list: string | null;
}

export async function gatherBackDates(history: History, inspection: string): Promise<BackDates> {
  const before = await history.before(inspection);
  const found = new Map<string, FirstSeen[number]>();
  const looked = new Map<string, boolean>();

  /** Whether an earlier inspection looked at the place where a claim would have stood. */
  const lookedAt = async ({ id, complete }: Earlier, list: string | null): Promise<boolean> => {
    if (list === null) return complete;
    const key = `${id} ${list}`;
    let read = looked.get(key);
    if (read === undefined) {
      read = (await history.known(id, [list])).read.has(list);
      looked.set(key, read);
    }
    return read;
  };

  return {
    async add(page) {
      if (!before || found.size >= mostListed) return;
      const latest = addDays(before.day, -slack);
      const claims = claimsOf(page).filter(({ url, shown }) => shown <= latest && !found.has(url));
      if (claims.length === 0) return;
      const seen = await history.firstSeen(
        inspection,
        claims.map(({ url }) => url),
      );
      for (const { url, title, shown, list } of claims) {
        const met = seen.get(url);
        if (!met?.earlier || shown > addDays(met.earlier.day, -slack)) continue;
        // an inspection may be older than the notes of what was first met
        if ((await history.known(met.earlier.id, [url])).met.has(url)) continue;
        if (await lookedAt(met.earlier, list)) found.set(url, { url, title, shown, seen: met.day });
      }
    },
    finish: () => (before ? [...found.values()].sort((a, b) => (a.url < b.url ? -1 : 1)).slice(0, mostListed) : undefined),
  };
}

/** What a page says of the days of pages, without days that were worked out. */
function claimsOf({ url, kind, title, h1, published, items }: PageFacts): Claim[] {
  if (kind === 'article' && published && published.confidence !== 'low')
    return [{ url, title: h1 ?? title, shown: published.date, list: null }];
  if (!lists.has(kind)) return [];
  return items.flatMap(({ href, title: name, date, inferred }) =>
    date && !inferred && href !== '' ? [{ url: identityOf(href), title: name, shown: date, list: url }] : [],
  );
}
