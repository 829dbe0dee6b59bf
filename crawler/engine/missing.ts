/** What a site shows for an address that does not exist: the yardstick for pages that say “not found” with status 200. */
import { hostOf, placeOf } from '../../checks/facts/address.ts';
import { hashText } from '../../checks/facts/hash.ts';
import { isPageType } from './answer.ts';
import type { Asker } from './asking.ts';
import type { PageRead, PageReader } from './visit.ts';

export interface Missing {
  /** The host's way with missing pages is asked for once, by an address that nobody has made. */
  learn(url: string): Promise<void>;
  /** What the home page is: a site that answers every address with it shows nothing by that. */
  noteHome(page: PageRead): void;
  /** Why a page that answered 200 is none; undefined when it is one. */
  pageFault(page: PageRead): string | undefined;
  /** Why a redirect leads away from what was asked for; undefined when it may well lead to it. */
  redirectFault(from: string, to: string): string | undefined;
}

interface Habit {
  hash: string | null;
  redirect: string | null;
}

/** Letters of a text that is compared at all: two empty pages are not the same page. */
const leastText = 10;

export function createMissing(asker: Asker, readPage: PageReader, start: string, seed: string): Missing {
  const habits = new Map<string, Promise<Habit>>();
  const known = new Map<string, Habit>();
  let home: { hash: string; place: string } | undefined;

  const ask = async (origin: string): Promise<Habit> => {
    const url = `${origin}/${hashText(`${seed} ${origin}`)}.html`;
    const { answer, finalUrl } = await asker.follow({ url, method: 'GET', read: 'page' });
    if (answer.error || answer.status !== 200) return { hash: null, redirect: null };
    if (finalUrl !== url) return { hash: null, redirect: placeOf(finalUrl) };
    if (!isPageType(answer.headers['content-type'])) return { hash: null, redirect: null };
    const { text } = await readPage({ url, finalUrl, answer, redirects: [], home: false });
    return { hash: text.length >= leastText ? text.hash : null, redirect: null };
  };

  return {
    async learn(url) {
      const { origin } = new URL(url);
      let habit = habits.get(origin);
      if (!habit) {
        habit = ask(origin);
        habits.set(origin, habit);
      }
      known.set(origin, await habit);
    },
    noteHome(page) {
      home = { hash: page.text.hash, place: placeOf(page.finalUrl) };
    },
    pageFault(page) {
      if (page.kind === 'error') return page.h1 || page.title || page.why || 'ERROR_PAGE';
      const habit = known.get(new URL(page.finalUrl).origin);
      if (!habit?.hash || habit.hash === home?.hash) return undefined;
      return page.text.hash === habit.hash ? 'SAME_AS_MISSING' : undefined;
    },
    redirectFault(from, to) {
      const place = placeOf(to);
      if (placeOf(from) === place || from === start) return undefined;
      const homes = [hostOf(from), home?.place, placeOf(start)];
      if (homes.includes(place) && isDocument(from)) return 'REDIRECT_TO_HOME';
      const habit = known.get(new URL(from).origin);
      return habit?.redirect === place && isDocument(from) ? 'REDIRECT_AS_MISSING' : undefined;
    },
  };
}

/** Whether an address names one document: its last segment has an ending. */
function isDocument(url: string): boolean {
  return /\.[a-z0-9]{1,5}$/i.test(new URL(url).pathname) && !/\/(?:index|default|main|home)\.[a-z]{2,5}$/i.test(new URL(url).pathname);
}
