/** Work at the ledger: reads items with what their clocks say, writes events that the rules allow, opens items from a round, gives warnings. */
import type { SiteResult } from '../../checks/model/index.ts';
import type { EventData, LedgerEvent, LedgerItem } from '../../checks/model/ledger.ts';
import { CrawlError } from '../../crawler/errors.ts';
import type { Entry, EntryFilter, Ledger } from '../../crawler/ledger/ledger.ts';
import { type Reading, readItem, warn } from './deadlines.ts';
import { eventsUntil, foldEvents, type Standing, step } from './fold.ts';
import { dayOfMoment } from './moments.ts';
import { failuresOf, type Known, keyOf, type Opening, type Plan, planSite } from './opening.ts';
import { Refusal } from './refusal.ts';
import { Terms } from './terms.ts';

/** An item with its state, its clocks and its log. */
export interface Opened extends Reading {
  entry: Entry;
}

/** Why items were left as they are. */
export interface Refused {
  number: number;
  item: LedgerItem;
  why: Refusal;
}

export interface Desk {
  /** Items as they stood in the evening of a day, in the order of their numbers; those opened later are left out. */
  items(day: string, filter?: EntryFilter): AsyncIterable<Opened>;
  /** One item. Throws a Refusal when there is none, or none yet on that day. */
  item(number: number, day: string): Promise<Opened>;
  /**
   * Writes an event to each of some items: to all, or, when it may not come somewhere, to none; then says where and why.
   * Throws the store's `ledger-moved` when somebody else wrote meanwhile.
   */
  record(
    numbers: readonly number[],
    event: (standing: Standing) => LedgerEvent[],
    written: string,
  ): Promise<{ done: Standing[]; refused: Refused[] }>;
  /** Opens items from the results of a round; what is known already is not opened twice. May be run again. */
  open(results: AsyncIterable<SiteResult>, opening: Opening, written: string): Promise<Plan['counts']>;
  /** Writes new items, each with its beginning; returns how many there were not yet. */
  add(
    items: readonly LedgerItem[],
    beginning: (item: LedgerItem) => EventData['opened'],
    by: string,
    at: string,
    written: string,
  ): Promise<number>;
  /** Gives the warnings and the reminders before a deadline that are due at a moment; running it again gives none twice. */
  warn(
    at: string,
    by: string,
    written: string,
  ): AsyncIterable<{ opened: Opened; given: EventData['warned'][]; foretold: EventData['due-soon'][] }>;
}

/** Times that work is done again from the beginning when somebody else wrote meanwhile. */
const tries = 3;

async function again<Result>(work: (first: boolean) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt === 1);
    } catch (error) {
      if (attempt === tries || !(error instanceof CrawlError) || error.code !== 'ledger-moved') throw error;
    }
  }
}

export function createDesk(ledger: Ledger): Desk {
  let known: Map<string, Terms> | undefined;
  async function termsOf(id: string): Promise<Terms> {
    if (!known?.has(id)) known = new Map([...(await ledger.terms())].map(([key, terms]) => [key, Terms.parse(terms)]));
    const terms = known.get(id);
    if (!terms) throw new Error(`the store holds no terms ${id}`);
    return terms;
  }
  async function readEntry(entry: Entry, day: string): Promise<Opened | undefined> {
    const events = eventsUntil(entry.events, day);
    if (events.length === 0) return undefined;
    const standing = foldEvents(entry.item, events);
    return { ...readItem(entry.number, standing, await termsOf(standing.beginning.terms), day), entry: { ...entry, events } };
  }
  async function find(number: number): Promise<Entry> {
    const entry = await ledger.entry(number);
    if (!entry) throw new Refusal(`台账中没有第 ${number} 项。`, `the ledger has no item ${number}`);
    return entry;
  }
  function mayCome({ item, events }: Entry, more: readonly LedgerEvent[]): boolean {
    try {
      more.reduce((so, one) => step(item, so, one), foldEvents(item, events));
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
  const lastOf = ({ events }: Entry): number => events.at(-1)!.seq;

  return {
    async *items(day, filter) {
      for await (const entry of ledger.entries(filter)) {
        const opened = await readEntry(entry, day);
        if (opened) yield opened;
      }
    },

    async item(number, day) {
      const opened = await readEntry(await find(number), day);
      if (!opened) throw new Refusal(`台账第 ${number} 项在 ${day} 之后才立项。`, `item ${number} was opened after ${day}`);
      return opened;
    },

    async record(numbers, event, written) {
      const done: Standing[] = [];
      const refused: Refused[] = [];
      const additions: { number: number; after: number; events: LedgerEvent[] }[] = [];
      for (const number of new Set(numbers)) {
        const entry = await find(number);
        const { item } = entry;
        const standing = foldEvents(item, entry.events);
        try {
          const events = event(standing);
          done.push(events.reduce((so, one) => step(item, so, one), standing));
          additions.push({ number, after: lastOf(entry), events });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          refused.push({ number, item, why: error });
        }
      }
      if (refused.length > 0) return { done: [], refused };
      await ledger.append(additions, written);
      return { done, refused };
    },

    async open(results, opening, written) {
      const counts: Plan['counts'] = { opened: 0, reopened: 0, known: 0, returned: 0, upheld: 0, before: 0 };
      for await (const result of results) {
        await again(() => take(result));
      }
      return counts;

      async function take(result: SiteResult): Promise<void> {
        const keys = failuresOf(result).map(({ fingerprint }) => keyOf(result.site.id, fingerprint));
        const there = new Map<string, Known>();
        const byNumber = new Map<number, { item: LedgerItem; standing: Standing }>();
        for (const [key, { number, item, events }] of await ledger.byKeys(keys)) {
          const standing = foldEvents(item, events);
          there.set(key, { number, last: events.at(-1)!.seq, standing });
          byNumber.set(number, { item, standing });
        }
        const plan = planSite(result, there, opening);
        for (const { number, events } of plan.additions) {
          // a moment before the last of its events would spoil the log: refused here, with nothing written
          const { standing, item } = byNumber.get(number)!;
          events.reduce((so, one) => step(item, so, one), standing);
        }
        await ledger.open(plan.fresh, written);
        await ledger.append(plan.additions, written);
        for (const [name, count] of Object.entries(plan.counts)) counts[name as keyof typeof counts] += count;
      }
    },

    async add(items, beginning, by, at, written) {
      return await ledger.open(
        items.map((item) => ({ item, events: [{ at, by, kind: 'opened' as const, data: beginning(item) }] })),
        written,
      );
    },

    async *warn(at, by, written) {
      const day = dayOfMoment(at);
      for await (const met of ledger.entries()) {
        const told = await again(async (first) => await warnOne(first ? met : await find(met.number)));
        if (told) yield told;
      }

      async function warnOne(
        entry: Entry,
      ): Promise<{ opened: Opened; given: EventData['warned'][]; foretold: EventData['due-soon'][] } | null> {
        const opened = await readEntry(entry, day);
        if (!opened) return null;
        const events = warn(opened, at, by);
        // of a day long past: the item may have moved on since
        if (events.length === 0 || (opened.entry.events.length < entry.events.length && !mayCome(entry, events))) return null;
        await ledger.append([{ number: entry.number, after: lastOf(entry), events }], written);
        const given = events.flatMap(({ kind, data }) => (kind === 'warned' ? [data] : []));
        const foretold = events.flatMap(({ kind, data }) => (kind === 'due-soon' ? [data] : []));
        return { opened, given, foretold };
      }
    },
  };
}
