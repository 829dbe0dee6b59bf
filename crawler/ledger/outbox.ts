/**
 * Notices on their way. An attempt is written down before anything leaves the machine, so that a notice whose fate is unknown (the process died
 * between sending and noting it) is not sent again by itself, and two processes never send the same one.
 */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../schema.ts';

export interface EventName {
  item: number;
  seq: number;
}

export interface NewNotice {
  key: string;
  channel: 'mail' | 'webhook';
  /** Mail address, or address of the webhook. */
  receiver: string;
  data: { subject: string; text: string; payload?: unknown };
  /** What it tells of: a receiver is told of an event once. */
  tells: readonly EventName[];
}

export interface Attempt {
  attempt: number;
  at: string;
  outcome: 'begun' | 'sent' | 'failed' | 'given-up';
  detail: string;
}

export interface Notice extends Omit<NewNotice, 'tells'> {
  number: number;
  made: string;
  /** Oldest first; the newest word of each. */
  attempts: Attempt[];
}

export interface Outbox {
  /** Those of the events that the receiver was not told of, by any notice sent or waiting. */
  untold(receiver: string, events: readonly EventName[]): Promise<EventName[]>;
  /** Puts a notice in; false when it is there already, or another one tells of one of its events. */
  add(notice: NewNotice, made: string): Promise<boolean>;
  /** Notices neither sent nor given up, oldest first. */
  waiting(): Promise<Notice[]>;
  /** All notices, oldest first. */
  all(): Promise<Notice[]>;
  /** Claims the next attempt; false when another process has it. */
  begin(notice: number, attempt: number, at: string): Promise<boolean>;
  settle(notice: number, attempt: number, at: string, outcome: Exclude<Attempt['outcome'], 'begun'>, detail: string): Promise<void>;
}

const eventsAtOnce = 300;
/** Later words about the same attempt stand for it. */
const order: Record<Attempt['outcome'], number> = { begun: 0, failed: 1, sent: 2, 'given-up': 2 };

export function createOutbox(db: Kysely<Tables>): Outbox {
  const told = async (on: Kysely<Tables>, receiver: string, events: readonly EventName[]): Promise<Set<string>> => {
    const names = new Set<string>();
    for (let at = 0; at < events.length; at += eventsAtOnce) {
      const some = events.slice(at, at + eventsAtOnce);
      const rows = await on
        .selectFrom('ledger_told')
        .select(['item', 'seq'])
        .where('receiver', '=', receiver)
        .where((eb) => eb.or(some.map(({ item, seq }) => eb.and({ item, seq }))))
        .execute();
      for (const { item, seq } of rows) names.add(`${item}:${seq}`);
    }
    return names;
  };
  const read = async (onlyWaiting: boolean): Promise<Notice[]> => {
    let query = db.selectFrom('ledger_notices').selectAll();
    if (onlyWaiting)
      query = query.where(
        sql<boolean>`not exists (select 1 from ledger_attempts where notice = number and outcome in ('sent', 'given-up'))`,
      );
    const notices: Notice[] = [];
    for (const { data, channel, ...row } of await query.orderBy('number').execute()) {
      const rows = await db.selectFrom('ledger_attempts').selectAll().where('notice', '=', row.number).orderBy('attempt').execute();
      const last = new Map<number, Attempt>();
      for (const { notice: _, ...attempt } of rows)
        if (order[attempt.outcome] >= order[last.get(attempt.attempt)?.outcome ?? 'begun']) last.set(attempt.attempt, attempt);
      notices.push({ ...row, channel: channel as Notice['channel'], data: JSON.parse(data), attempts: [...last.values()] });
    }
    return notices;
  };

  return {
    async untold(receiver, events) {
      const names = await told(db, receiver, events);
      return events.filter(({ item, seq }) => !names.has(`${item}:${seq}`));
    },

    add: ({ key, channel, receiver, data, tells }, made) =>
      db.transaction().execute(async (on) => {
        if ((await told(on, receiver, tells)).size > 0) return false;
        const row = { key, channel, receiver, data: JSON.stringify(data), made };
        const added = await on
          .insertInto('ledger_notices')
          .values(row)
          .onConflict((conflict) => conflict.column('key').doNothing())
          .returning('number')
          .executeTakeFirst();
        if (!added) return false;
        for (const { item, seq } of tells)
          await on.insertInto('ledger_told').values({ receiver, item, seq, notice: added.number }).execute();
        return true;
      }),

    waiting: () => read(true),
    all: () => read(false),

    async begin(notice, attempt, at) {
      const added = await db
        .insertInto('ledger_attempts')
        .values({ notice, attempt, at, outcome: 'begun', detail: '' })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows ?? 0n) === 1;
    },

    async settle(notice, attempt, at, outcome, detail) {
      await db
        .insertInto('ledger_attempts')
        .values({ notice, attempt, at, outcome, detail })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
