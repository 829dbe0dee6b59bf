/** The series of visits to home pages in the store, and what is looked at once a day. */
import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { siteNumber } from '../sites.ts';

/** Codes of the store. */
const outcomes = ['opened', 'failed', 'unmeasured'] as const;

/** One visit to a home page. */
export interface Visit {
  /** Second since 1970. */
  at: number;
  /** `unmeasured`: it says nothing of the site, for the fault may be the machine's or the refusal may be meant for programs. */
  outcome: (typeof outcomes)[number];
  /** Milliseconds. */
  took: number;
  /** HTTP status at the end of the redirects; null when nothing answered. */
  status: number | null;
  /** Error code; null when it opened. */
  reason: string | null;
}

/** What is looked at once a day. Null where it could not be measured. */
export interface DayRecord {
  /** Day on which the certificate ends, `YYYY-MM-DD`. */
  certificateEnds: string | null;
  /** Whether browsers trust it for this host. */
  certificateTrusted: boolean | null;
  /** Number of AAAA records. */
  ipv6: number | null;
  /** Newest date that the home page shows. */
  newest: string | null;
}

export interface Series {
  record(url: string, visit: Visit): Promise<void>;
  /** The last visit, by the clock of its time. */
  last(url: string): Promise<Visit | undefined>;
  /** Visits from one second up to and without another, in their order. */
  between(url: string, from: number, to: number): Promise<Visit[]>;
  saveDay(url: string, day: string, record: DayRecord): Promise<void>;
  /** Records of days from one to another, both included. */
  days(url: string, from: string, to: string): Promise<{ day: string; record: DayRecord }[]>;
  /** Second until which an address is monitored; null when nobody said. */
  until(url: string): Promise<number | null>;
  setUntil(url: string, second: number): Promise<void>;
}

export function createSeries(db: Kysely<Tables>): Series {
  const numbers = new Map<string, number>();
  const numberOf = async (url: string): Promise<number> => {
    let number = numbers.get(url);
    if (number === undefined) {
      number = await siteNumber(db, url);
      numbers.set(url, number);
    }
    return number;
  };
  const visitsOf = async (url: string) =>
    db
      .selectFrom('visits')
      .selectAll()
      .where('site', '=', await numberOf(url));

  return {
    async record(url, { outcome, ...visit }) {
      const row = { site: await numberOf(url), ...visit, outcome: outcomes.indexOf(outcome) };
      await db.insertInto('visits').orReplace().values(row).execute();
    },
    async last(url) {
      const row = await (await visitsOf(url)).orderBy('at', 'desc').limit(1).executeTakeFirst();
      return row && readVisit(row);
    },
    async between(url, from, to) {
      return (await (await visitsOf(url)).where('at', '>=', from).where('at', '<', to).orderBy('at').execute()).map(readVisit);
    },
    async saveDay(url, day, record) {
      await db
        .insertInto('days')
        .orReplace()
        .values({ site: await numberOf(url), day, record: JSON.stringify(record) })
        .execute();
    },
    async days(url, from, to) {
      const rows = await db
        .selectFrom('days')
        .selectAll()
        .where('site', '=', await numberOf(url))
        .where('day', '>=', from)
        .where('day', '<=', to)
        .orderBy('day')
        .execute();
      return rows.map(({ day, record }) => ({ day, record: JSON.parse(record) }));
    },
    async until(url) {
      const row = await db
        .selectFrom('sites')
        .select('monitored_until')
        .where('number', '=', await numberOf(url))
        .executeTakeFirst();
      return row?.monitored_until ?? null;
    },
    async setUntil(url, second) {
      await db
        .updateTable('sites')
        .set({ monitored_until: second })
        .where('number', '=', await numberOf(url))
        .execute();
    },
  };
}

function readVisit({ at, outcome, took, status, reason }: Tables['visits']): Visit {
  return { at, outcome: outcomes[outcome]!, took, status, reason };
}
