/** What earlier inspections of the same address left in the store. */
import type { Kysely } from 'kysely';
import { addDays, daysBetween } from '../../checks/calendar.ts';
import { hashText } from '../../checks/facts/hash.ts';
import { siteClock } from '../../checks/knowledge/sites.ts';
import { dayOf } from '../monitor/schedule.ts';
import type { Tables } from '../schema.ts';
import { siteNumber } from '../sites.ts';

/** An earlier inspection of the same address. */
export interface Earlier {
  id: string;
  asOf: string;
  /** The day it began, in the site's own time. */
  day: string;
  /** Nothing in scope was left out by a budget. */
  complete: boolean;
}

/** A page as an inspection stored it. */
export interface StoredPage {
  facts: Uint8Array;
  mark: string | null;
}

export interface History {
  /** The finished inspection of the same address before this one. */
  before(inspection: string): Promise<Earlier | undefined>;
  page(inspection: string, url: string): Promise<StoredPage | undefined>;
  /** Addresses of the pages of an inspection in their order, with their marks. */
  marks(inspection: string): AsyncIterable<{ url: string; mark: string | null }>;
  /** Which of the addresses an inspection knows: those of pages that it read, and of targets of any kind. */
  known(inspection: string, urls: readonly string[]): Promise<{ read: Set<string>; met: Set<string> }>;
  /** Notes the addresses of pages that an inspection met first. */
  noteSeen(inspection: string): Promise<void>;
  /** The day on which addresses were first met, and the inspection before that one, which did not meet them; null when there is none. */
  firstSeen(inspection: string, urls: readonly string[]): Promise<Map<string, { day: string; earlier: Earlier | null }>>;
}

const epoch = '1970-01-01';
const rowsAtOnce = 500;
/** Addresses remembered of one site. */
const mostSeen = 500_000;

export function createHistory(db: Kysely<Tables>, most = mostSeen): History {
  const rowOf = (id: string) =>
    db.selectFrom('inspections').select(['number', 'url', 'as_of', 'started_at']).where('id', '=', id).executeTakeFirstOrThrow();
  const doneBefore = async (url: string, number: number): Promise<Earlier | null> => {
    const row = await db
      .selectFrom('inspections')
      .select(['id', 'as_of', 'started_at', 'coverage'])
      .where('url', '=', url)
      .where('status', '=', 'done')
      .where('over', 'is', null)
      // one that did not reach the site looked at nothing
      .where('reached', 'like', '%"ok":true%')
      .where('number', '<', number)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row) return null;
    const complete = row.coverage !== null && (JSON.parse(row.coverage) as { complete: boolean }).complete;
    return { id: row.id, asOf: row.as_of, day: dayLooked(row), complete };
  };

  return {
    async before(inspection) {
      const { url, number } = await rowOf(inspection);
      return (await doneBefore(url, number)) ?? undefined;
    },

    async page(inspection, url) {
      const { number } = await rowOf(inspection);
      return await db
        .selectFrom('pages')
        .select(['facts', 'mark'])
        .where('inspection', '=', number)
        .where('url', '=', url)
        .executeTakeFirst();
    },

    async *marks(inspection) {
      const { number } = await rowOf(inspection);
      for (let after = ''; ; ) {
        const rows = await db
          .selectFrom('pages')
          .select(['url', 'mark'])
          .where('inspection', '=', number)
          .where('url', '>', after)
          .orderBy('url')
          .limit(rowsAtOnce)
          .execute();
        yield* rows;
        if (rows.length < rowsAtOnce) return;
        after = rows.at(-1)!.url;
      }
    },

    async known(inspection, urls) {
      const { number } = await rowOf(inspection);
      const read = new Set<string>();
      const met = new Set<string>();
      for (const some of chunks(urls)) {
        const pages = await db.selectFrom('pages').select('url').where('inspection', '=', number).where('url', 'in', some).execute();
        for (const { url } of pages) read.add(url);
        const targets = await db.selectFrom('targets').select('url').where('inspection', '=', number).where('url', 'in', some).execute();
        for (const { url } of targets) met.add(url);
      }
      return { read, met };
    },

    async noteSeen(inspection) {
      const row = await rowOf(inspection);
      const { number, url: start } = row;
      const site = await siteNumber(db, start);
      const day = daysBetween(epoch, dayLooked(row));
      const { count } = await db
        .selectFrom('first_seen')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('site', '=', site)
        .executeTakeFirstOrThrow();
      let room = most - count;
      for (let after = ''; room > 0; ) {
        const rows = await db
          .selectFrom('targets')
          .select('url')
          .where('inspection', '=', number)
          .where('kind', '=', 'page')
          .where('url', '>', after)
          .orderBy('url')
          .limit(rowsAtOnce)
          .execute();
        const met = rows.slice(0, room).map(({ url }) => ({ site, address: addressOf(url), day, inspection: number }));
        if (met.length > 0) {
          const added = await db
            .insertInto('first_seen')
            .values(met)
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst();
          room -= Number(added.numInsertedOrUpdatedRows ?? 0n);
        }
        if (rows.length < rowsAtOnce) return;
        after = rows.at(-1)!.url;
      }
    },

    async firstSeen(inspection, urls) {
      const { url: start } = await rowOf(inspection);
      const site = await siteNumber(db, start);
      const found = new Map<string, { day: string; earlier: Earlier | null }>();
      const earlier = new Map<number, Earlier | null>();
      for (const some of chunks(urls)) {
        const byAddress = new Map(some.map((url) => [addressOf(url), url]));
        const rows = await db
          .selectFrom('first_seen')
          .selectAll()
          .where('site', '=', site)
          .where('address', 'in', [...byAddress.keys()])
          .execute();
        for (const row of rows) {
          if (!earlier.has(row.inspection)) earlier.set(row.inspection, await doneBefore(start, row.inspection));
          found.set(byAddress.get(row.address)!, { day: addDays(epoch, row.day), earlier: earlier.get(row.inspection)! });
        }
      }
      return found;
    },
  };
}

/** The first 52 bits of the hash: whole numbers that JavaScript and SQLite both hold. Two of 500,000 addresses meet once in 36,000 sites. */
function addressOf(url: string): number {
  return Number.parseInt(hashText(url).slice(0, 13), 16);
}

/** The day that an inspection speaks of its site: the day it began, or an earlier one that its verdicts are to speak of. */
function dayLooked({ as_of: asOf, started_at: startedAt }: { as_of: string; started_at: string }): string {
  const begun = dayOf(Date.parse(startedAt) / 1000, siteClock);
  return asOf < begun ? asOf : begun;
}

function* chunks<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += rowsAtOnce) yield items.slice(at, at + rowsAtOnce);
}
