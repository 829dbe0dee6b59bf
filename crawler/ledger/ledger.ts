/** The ledger in the store: items and an append-only log of their events. What state an item is in is no matter of the store: its events tell. */
import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { eventData, type LedgerEvent, LedgerItem, type LoggedEvent } from '../../checks/model/ledger.ts';
import { CrawlError } from '../errors.ts';
import type { Tables } from '../schema.ts';
import { createOutbox, type Outbox } from './outbox.ts';

/** An item with all its events, oldest first. */
export interface Entry {
  number: number;
  item: LedgerItem;
  events: LoggedEvent[];
}

export interface EntryFilter {
  /** Items of the organ, and those that were ever handed to another. */
  organ?: string;
  kind?: LedgerItem['kind'];
  site?: string;
}

export interface Ledger {
  /** Entries in the order of their numbers. */
  entries(filter?: EntryFilter): AsyncIterable<Entry>;
  entry(number: number): Promise<Entry | undefined>;
  /** Those of the keys that have an item. */
  byKeys(keys: readonly string[]): Promise<Map<string, Entry>>;
  /** Writes new items, each with its first events; all or none. An item whose key is there already is left alone. Returns how many were written. */
  open(entries: readonly { item: LedgerItem; events: readonly LedgerEvent[] }[], written: string): Promise<number>;
  /**
   * Adds events to items; all or none. `after` is the last event that the caller knew of. Throws a CrawlError `ledger-moved` when
   * somebody wrote to an item meanwhile: what was decided may be no longer right.
   */
  append(additions: readonly { number: number; after: number; events: readonly LedgerEvent[] }[], written: string): Promise<void>;
  /** Keeps a JSON value, once; returns its id. */
  keepTerms(terms: unknown): Promise<string>;
  /** All terms that were kept, by id. */
  terms(): Promise<Map<string, unknown>>;
  outbox: Outbox;
}

const rowsAtOnce = 500;

export function createLedger(db: Kysely<Tables>): Ledger {
  async function withEvents(rows: { number: number; data: string }[]): Promise<Entry[]> {
    if (rows.length === 0) return [];
    const numbers = rows.map(({ number }) => number);
    const events = await db.selectFrom('ledger_events').selectAll().where('item', 'in', numbers).orderBy('item').orderBy('seq').execute();
    const byItem = new Map<number, LoggedEvent[]>(numbers.map((number) => [number, []]));
    for (const { item, seq, at, by, kind, data, written } of events)
      byItem.get(item)!.push({ seq, at, by, kind, data: JSON.parse(data), written } as LoggedEvent);
    return rows.map(({ number, data }) => ({ number, item: JSON.parse(data), events: byItem.get(number)! }));
  }

  return {
    async *entries({ organ, kind, site } = {}) {
      for (let after = 0; ; ) {
        let query = db.selectFrom('ledger_items').select(['number', 'data']).where('number', '>', after);
        // those handed to another organ may be of any now: their events tell
        if (organ !== undefined)
          query = query.where((eb) =>
            eb.or([
              eb('organ', '=', organ),
              eb.exists(
                eb.selectFrom('ledger_events').select('seq').whereRef('item', '=', 'ledger_items.number').where('kind', '=', 'transferred'),
              ),
            ]),
          );
        if (kind !== undefined) query = query.where('kind', '=', kind);
        if (site !== undefined) query = query.where('site', '=', site);
        const rows = await query.orderBy('number').limit(rowsAtOnce).execute();
        yield* await withEvents(rows);
        if (rows.length < rowsAtOnce) return;
        after = rows.at(-1)!.number;
      }
    },

    async entry(number) {
      const row = await db.selectFrom('ledger_items').select(['number', 'data']).where('number', '=', number).executeTakeFirst();
      return row && (await withEvents([row]))[0];
    },

    async byKeys(keys) {
      const found = new Map<string, Entry>();
      for (let at = 0; at < keys.length; at += rowsAtOnce) {
        const some = keys.slice(at, at + rowsAtOnce);
        const rows = await db.selectFrom('ledger_items').select(['number', 'data']).where('key', 'in', some).orderBy('number').execute();
        for (const entry of await withEvents(rows)) found.set(entry.item.key, entry);
      }
      return found;
    },

    open: (entries, written) =>
      db.transaction().execute(async (on) => {
        let count = 0;
        for (const { item, events } of entries) {
          const { key, kind, organ, site } = item;
          const row = { key, kind, organ, site: site?.id ?? null, data: JSON.stringify(LedgerItem.parse(item)) };
          const made = await on
            .insertInto('ledger_items')
            .values(row)
            .onConflict((conflict) => conflict.column('key').doNothing())
            .returning('number')
            .executeTakeFirst();
          if (!made) continue;
          await write(on, made.number, 0, events, written);
          count++;
        }
        return count;
      }),

    append: (additions, written) =>
      db.transaction().execute(async (on) => {
        for (const { number, after, events } of additions) {
          const { last } = await on
            .selectFrom('ledger_events')
            .select((eb) => eb.fn.max('seq').as('last'))
            .where('item', '=', number)
            .executeTakeFirstOrThrow();
          if (last !== after)
            throw new CrawlError(
              'ledger-moved',
              `台账第 ${number} 项刚被他人更新，本次登记未写入。请重新查看后再登记。`,
              `item ${number} of the ledger was changed by somebody else meanwhile; nothing was written: look at it again`,
            );
          await write(on, number, after, events, written);
        }
      }),

    async keepTerms(terms) {
      const data = JSON.stringify(terms);
      const id = createHash('sha256').update(data).digest('hex').slice(0, 16);
      await db
        .insertInto('ledger_terms')
        .values({ id, data })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return id;
    },

    async terms() {
      const rows = await db.selectFrom('ledger_terms').selectAll().execute();
      return new Map(rows.map(({ id, data }) => [id, JSON.parse(data)]));
    },

    outbox: createOutbox(db),
  };
}

async function write(on: Transaction<Tables>, item: number, after: number, events: readonly LedgerEvent[], written: string): Promise<void> {
  for (const [at, { kind, data, ...who }] of events.entries()) {
    const row = { ...who, item, seq: after + 1 + at, kind, data: JSON.stringify(eventData[kind].parse(data)), written };
    await on.insertInto('ledger_events').values(row).execute();
  }
}
