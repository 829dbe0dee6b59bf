/** Rechecks in the store. */
import type { Kysely } from 'kysely';
import { RecheckAnswer, type Sight } from '../../checks/model/recheck.ts';
import { CrawlError } from '../errors.ts';
import { unpackFacts } from '../read.ts';
import type { Tables } from '../schema.ts';

export interface StoredRecheck {
  id: string;
  /** Id of the inspection whose findings were looked at again. */
  over: string;
  url: string;
  asOf: string;
  status: 'running' | 'done';
  startedAt: string;
  finishedAt: string | null;
}

export interface Rechecks {
  /** The unfinished recheck that was asked for like this, else a new one. */
  open(given: { over: string; url: string; asOf: string; fingerprint: string; settings: Record<string, unknown> }): Promise<StoredRecheck>;
  /** Notes what came of each finding; what was noted before is replaced. */
  record(id: string, answers: readonly RecheckAnswer[]): Promise<void>;
  answers(id: string): Promise<RecheckAnswer[]>;
  /** How an inspection or a recheck saw an address. */
  sight(id: string, url: string): Promise<Omit<Sight, 'url' | 'digest'>>;
  /** Finished rechecks, newest first; of an address, or of all. */
  list(url?: string): Promise<StoredRecheck[]>;
  remove(id: string): Promise<void>;
}

export function createRechecks(db: Kysely<Tables>): Rechecks {
  const numberOf = async (id: string): Promise<number> => {
    const row = await db.selectFrom('inspections').select('number').where('id', '=', id).executeTakeFirst();
    if (!row) throw new CrawlError('no-inspection', `没有检查 ${id}`, `there is no inspection ${id}`);
    return row.number;
  };
  const rows = () =>
    db
      .selectFrom('inspections as recheck')
      .innerJoin('inspections as before', 'before.number', 'recheck.over')
      .select([
        'recheck.id',
        'before.id as over',
        'recheck.url',
        'recheck.as_of as asOf',
        'recheck.status',
        'recheck.started_at as startedAt',
        'recheck.finished_at as finishedAt',
      ]);

  return {
    async open({ over, url, asOf, fingerprint, settings }) {
      const number = await numberOf(over);
      const id = await db.transaction().execute(async (on) => {
        const same = await on.selectFrom('inspections').select(['id', 'status']).where('fingerprint', '=', fingerprint).execute();
        const running = same.find(({ status }) => status === 'running');
        if (running) return running.id;
        const made = `recheck-${asOf.replaceAll('-', '')}-${fingerprint.slice(0, 8)}${same.length > 0 ? `-${same.length + 1}` : ''}`;
        const row = {
          ...{ id: made, url, as_of: asOf, fingerprint, settings: JSON.stringify(settings), over: number },
          ...{ status: 'running' as const, started_at: new Date().toISOString() },
        };
        await on.insertInto('inspections').values(row).execute();
        return made;
      });
      return await rows().where('recheck.id', '=', id).executeTakeFirstOrThrow();
    },

    async record(id, answers) {
      const recheck = await numberOf(id);
      await db.transaction().execute(async (on) => {
        await on.deleteFrom('recheck_answers').where('recheck', '=', recheck).execute();
        for (const answer of answers) {
          const { check, fingerprint } = answer;
          const row = { recheck, check, fingerprint, data: JSON.stringify(RecheckAnswer.parse(answer)) };
          await on
            .insertInto('recheck_answers')
            .values(row)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
      });
    },

    async answers(id) {
      const found = await db
        .selectFrom('recheck_answers')
        .select('data')
        .where('recheck', '=', await numberOf(id))
        .orderBy('check')
        .orderBy('fingerprint')
        .execute();
      return found.map(({ data }) => JSON.parse(data) as RecheckAnswer);
    },

    async sight(id, url) {
      const number = await numberOf(id);
      const target = await db
        .selectFrom('targets')
        .select(['state', 'status', 'tried_at'])
        .where('inspection', '=', number)
        .where('url', '=', url)
        .executeTakeFirst();
      const page = await db
        .selectFrom('pages')
        .select(['timing', 'facts'])
        .where('inspection', '=', number)
        .where('url', '=', url)
        .executeTakeFirst();
      const fetched: string | null = page?.timing ? JSON.parse(page.timing).fetchedAt : null;
      const tried = target?.tried_at ? new Date(target.tried_at).toISOString() : null;
      return {
        state: (target?.state ?? null) as Sight['state'],
        status: target?.status ?? null,
        at: fetched ?? tried,
        hash: page ? unpackFacts(page.facts, null).text.hash : null,
      };
    },

    async list(url) {
      const done = rows().where('recheck.status', '=', 'done').orderBy('recheck.number', 'desc');
      return await (url === undefined ? done : done.where('recheck.url', '=', url)).execute();
    },

    async remove(id) {
      const number = await numberOf(id);
      await db.transaction().execute(async (on) => {
        await on.deleteFrom('recheck_answers').where('recheck', '=', number).execute();
        for (const table of ['documents', 'pages', 'targets'] as const)
          await on.deleteFrom(table).where('inspection', '=', number).execute();
        await on.deleteFrom('inspections').where('number', '=', number).execute();
      });
    },
  };
}
