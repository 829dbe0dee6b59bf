/** Rounds in the store: what they are, how far their sites are, results by revision, and the record of marks. */
import type { Kysely, Transaction } from 'kysely';
import type { Bilingual, Finding, Judgement, RosterSite, Round, Scorecard, SiteFacts, SiteResult } from '../../checks/model/index.ts';
import { CrawlError } from '../errors.ts';
import type { Tables } from '../schema.ts';
import { createMarkRecord, type MarkRecord } from './mark-record.ts';
import { pack, unpack } from './packed.ts';

/** How the sites of a round are inspected; bears on what is found, so it is the same for all of them. */
export interface RoundSettings {
  maxPages: number;
  maxDepth: number;
  robots: 'respect' | 'ignore';
  render: 'auto' | 'never';
  probes: 'none' | 'network' | 'all';
  attachments: number;
}

/** What stands of a round from the day it is made. */
export type StoredRound = Omit<Round, 'status' | 'revision' | 'closedAt' | 'revisions'> & { settings: RoundSettings };

/** YAML of the index and of those it is made of, each after its own parts, as they were when the round was made. */
export interface IndexTexts {
  index: { file: string; text: string };
  parts: { id: string; file: string; text: string }[];
}

/** What came of one site, before marks. */
export interface RunOutcome {
  site: RosterSite;
  status: 'done' | 'unreached' | 'failed';
  error: Bilingual | null;
  inspection: string | null;
  checksVersion: string;
  at: string;
  /** null: no verdict. */
  judged: { facts: SiteFacts; judgements: Judgement[]; scorecard: Scorecard } | null;
}

export interface RoundSite {
  site: RosterSite;
  sampled: boolean;
  /** Inspection that was begun and has not ended in a run. */
  begun: string | null;
  /** Second since 1970; null: nobody works on it. */
  running: number | null;
  /** Status of the newest run; null: there is none. */
  status: RunOutcome['status'] | null;
}

/** The newest run of a site with what it was judged from. */
export interface StoredRun {
  run: number;
  outcome: Omit<RunOutcome, 'judged'>;
  judged: { facts: SiteFacts; judgements: Judgement[] } | null;
  scorecard: Scorecard | null;
  beside: Finding[];
}

/** What counts of a site from the next revision on. */
export interface Recount {
  site: string;
  run: number;
  scorecard: Scorecard | null;
  beside: Finding[];
}

export interface Rounds extends MarkRecord {
  /** Newest first, each at its newest revision. */
  list(): Promise<Round[]>;
  /** At its newest revision, or at one that is named. */
  find(id: string, revision?: number): Promise<Round | undefined>;
  stored(id: string): Promise<StoredRound>;
  texts(id: string): Promise<IndexTexts>;
  /** Throws a CrawlError `round-exists`. */
  create(round: StoredRound, sites: readonly { site: RosterSite; sampled: boolean }[], texts: IndexTexts): Promise<void>;
  /** By id. */
  sites(id: string): Promise<RoundSite[]>;
  /** One site at a time, by id. */
  results(id: string, revision?: number): AsyncIterable<SiteResult>;
  /** The run that counts, with all that it takes to score it again. */
  run(id: string, site: string): Promise<StoredRun | undefined>;
  /** Nobody works on any site. */
  rest(id: string): Promise<void>;
  markRunning(id: string, site: string, since: number): Promise<void>;
  markBegun(id: string, site: string, inspection: string): Promise<void>;
  /** Keeps what came of a site; on a closed round it counts from the next revision on, which `revise` makes. */
  finish(id: string, outcome: RunOutcome): Promise<void>;
  /** What counts of sites from now on, or from the next revision on. */
  recount(id: string, recounts: readonly Recount[]): Promise<void>;
  /** Makes the next revision of what was finished, recounted and marked since; returns its number. */
  revise(id: string, given: { at: string; by: string; why: string; checksVersion: string }): Promise<number>;
}

type Db = Kysely<Tables> | Transaction<Tables>;

export function createRounds(db: Kysely<Tables>): Rounds {
  const rowOf = async (id: string, on: Db = db): Promise<{ number: number; round: StoredRound }> => {
    const row = await on.selectFrom('rounds').select(['number', 'data']).where('id', '=', id).executeTakeFirst();
    if (row) return { number: row.number, round: JSON.parse(row.data) };
    const known = await on.selectFrom('rounds').select('id').orderBy('number', 'desc').limit(20).execute();
    const list = known.map((one) => one.id).join('、');
    throw new CrawlError(
      'no-round',
      `没有季度检查 ${id}。${list ? `已有：${list}` : '先用 round create 建立。'}`,
      `there is no round ${id}; ${list ? `there are: ${list}` : 'make one with round create'}`,
    );
  };
  const revisionsOf = (round: number, on: Db = db) =>
    on.selectFrom('round_revisions').selectAll().where('round', '=', round).orderBy('revision').execute();
  const lastOf = async (round: number, on: Db = db): Promise<number> => (await revisionsOf(round, on)).at(-1)?.revision ?? 0;
  /** The revision that is being worked on: 0 while the round is open, else the one after the last. */
  const nextOf = async (round: number, on: Db): Promise<number> => {
    const last = await lastOf(round, on);
    return last === 0 ? 0 : last + 1;
  };
  const counting = (round: number, site: string, revision: number, on: Db = db) =>
    on
      .selectFrom('round_results')
      .innerJoin('round_runs', 'round_runs.number', 'round_results.run')
      .selectAll('round_runs')
      .select(['round_results.scorecard', 'round_results.beside'])
      .where('round_results.round', '=', round)
      .where('round_results.site', '=', site)
      .where('round_results.revision', '<=', revision)
      .orderBy('round_results.revision', 'desc')
      .limit(1);

  const describe = async (number: number, { settings: _, ...round }: StoredRound, revision?: number): Promise<Round | undefined> => {
    const all = await revisionsOf(number);
    const known = revision === undefined ? all : all.filter((one) => one.revision <= revision);
    const last = known.at(-1);
    if (revision !== undefined && last?.revision !== revision) return undefined;
    return {
      ...round,
      checksVersion: last?.checks_version ?? round.checksVersion,
      status: last ? 'closed' : 'open',
      revision: last?.revision ?? 0,
      closedAt: known[0]?.at ?? null,
      revisions: known.map(({ revision: which, at, by, why, checks_version: checksVersion }) => ({
        ...{ revision: which, at, by, why, checksVersion },
      })),
    };
  };

  async function write(on: Db, round: number, { site, run, scorecard, beside }: Recount): Promise<void> {
    const row = {
      ...{ round, site, run, revision: await nextOf(round, on) },
      scorecard: scorecard && pack(scorecard),
      beside: beside.length > 0 ? pack(beside) : null,
    };
    await on
      .insertInto('round_results')
      .values(row)
      .onConflict((conflict) => conflict.columns(['round', 'site', 'revision']).doUpdateSet(row))
      .execute();
  }

  return {
    async list() {
      const rows = await db.selectFrom('rounds').select(['number', 'data']).orderBy('number', 'desc').execute();
      const rounds: Round[] = [];
      for (const { number, data } of rows) rounds.push((await describe(number, JSON.parse(data)))!);
      return rounds;
    },

    async find(id, revision) {
      const row = await db.selectFrom('rounds').select(['number', 'data']).where('id', '=', id).executeTakeFirst();
      return row && (await describe(row.number, JSON.parse(row.data), revision));
    },

    stored: async (id) => (await rowOf(id)).round,

    async texts(id) {
      const { number } = await rowOf(id);
      const row = await db.selectFrom('rounds').select('index_texts').where('number', '=', number).executeTakeFirstOrThrow();
      return unpack(row.index_texts);
    },

    create: (round, sites, texts) =>
      db.transaction().execute(async (on) => {
        const made = await on
          .insertInto('rounds')
          .values({ id: round.id, data: JSON.stringify(round), index_texts: pack(texts) })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('number')
          .executeTakeFirst();
        if (!made)
          throw new CrawlError(
            'round-exists',
            `季度检查 ${round.id} 已经建立。请用 --id 另起编号。`,
            `there is a round ${round.id} already; name another with --id`,
          );
        for (const { site, sampled } of sites)
          await on
            .insertInto('round_sites')
            .values({
              ...{ round: made.number, site: site.id, data: JSON.stringify(site), sampled: Number(sampled) },
              ...{ begun: null, running: null },
            })
            .execute();
      }),

    async sites(id) {
      const { number } = await rowOf(id);
      const rows = await db.selectFrom('round_sites').selectAll().where('round', '=', number).orderBy('site').execute();
      const runs = await db.selectFrom('round_runs').select(['site', 'status']).where('round', '=', number).orderBy('number').execute();
      const newest = new Map(runs.map(({ site, status }) => [site, status]));
      return rows.map(({ site, data, sampled, begun, running }) => ({
        ...{ site: JSON.parse(data), sampled: sampled === 1, begun, running, status: newest.get(site) ?? null },
      }));
    },

    async *results(id, revision) {
      const { number } = await rowOf(id);
      const last = await lastOf(number);
      const read = revision ?? last;
      const sites = await db.selectFrom('round_sites').selectAll().where('round', '=', number).orderBy('site').execute();
      for (const { site, data, sampled, running } of sites) {
        const row = await counting(number, site, read).executeTakeFirst();
        const common = { site: JSON.parse(row?.data ?? data) as RosterSite, sampled: sampled === 1 };
        if (!row) {
          const status = running !== null && last === 0 ? 'running' : 'waiting';
          yield { ...common, status, error: null, inspection: null, scorecard: null, findings: [] };
          continue;
        }
        const judgements = row.judgements ? unpack<Judgement[]>(row.judgements) : [];
        const found = judgements.at(-1)?.findings ?? [];
        const beside = row.beside ? unpack<Finding[]>(row.beside) : [];
        yield {
          ...common,
          status: row.status,
          error: row.error === null ? null : JSON.parse(row.error),
          inspection: row.inspection,
          scorecard: row.scorecard && unpack<Scorecard>(row.scorecard),
          findings: [...found, ...beside].filter(({ outcome }) => outcome !== 'pass' && outcome !== 'na'),
        };
      }
    },

    async run(id, site) {
      const { number } = await rowOf(id);
      const row = await counting(number, site, Number.MAX_SAFE_INTEGER).executeTakeFirst();
      if (!row) return undefined;
      const { status, inspection, checks_version: checksVersion, at } = row;
      const error = row.error === null ? null : JSON.parse(row.error);
      return {
        run: row.number,
        outcome: { site: JSON.parse(row.data), status, error, inspection, checksVersion, at },
        judged: row.facts && row.judgements ? { facts: unpack(row.facts), judgements: unpack(row.judgements) } : null,
        scorecard: row.scorecard && unpack(row.scorecard),
        beside: row.beside ? unpack(row.beside) : [],
      };
    },

    async rest(id) {
      const { number } = await rowOf(id);
      await db.updateTable('round_sites').set({ running: null }).where('round', '=', number).execute();
    },

    async markRunning(id, site, since) {
      const { number } = await rowOf(id);
      await db.updateTable('round_sites').set({ running: since }).where('round', '=', number).where('site', '=', site).execute();
    },

    async markBegun(id, site, inspection) {
      const { number } = await rowOf(id);
      await db.updateTable('round_sites').set({ begun: inspection }).where('round', '=', number).where('site', '=', site).execute();
    },

    finish: (id, { site, status, error, inspection, checksVersion, at, judged }) =>
      db.transaction().execute(async (on) => {
        const { number: round } = await rowOf(id, on);
        const revision = await nextOf(round, on);
        const before = await on
          .selectFrom('round_results')
          .select('run')
          .where('round', '=', round)
          .where('site', '=', site.id)
          .where('revision', '=', revision)
          .executeTakeFirst();
        const made = await on
          .insertInto('round_runs')
          .values({
            ...{ round, site: site.id, data: JSON.stringify(site), status, inspection, at, checks_version: checksVersion },
            error: error && JSON.stringify(error),
            facts: judged && pack(judged.facts),
            judgements: judged && pack(judged.judgements),
          })
          .returning('number')
          .executeTakeFirstOrThrow();
        await write(on, round, { site: site.id, run: made.number, scorecard: judged?.scorecard ?? null, beside: [] });
        if (before) await deleteUnused(on, before.run);
        await on
          .updateTable('round_sites')
          .set({ begun: null, running: null })
          .where('round', '=', round)
          .where('site', '=', site.id)
          .execute();
      }),

    recount: (id, recounts) =>
      db.transaction().execute(async (on) => {
        const { number } = await rowOf(id, on);
        for (const recount of recounts) await write(on, number, recount);
      }),

    revise: (id, { at, by, why, checksVersion }) =>
      db.transaction().execute(async (on) => {
        const { number: round } = await rowOf(id, on);
        const revision = (await lastOf(round, on)) + 1;
        const { last } = await on
          .selectFrom('round_marks')
          .select((eb) => eb.fn.max('number').as('last'))
          .where('round', '=', round)
          .executeTakeFirstOrThrow();
        await on
          .insertInto('round_revisions')
          .values({ round, revision, at, by, why, checks_version: checksVersion, marks: last ?? 0 })
          .execute();
        return revision;
      }),

    ...createMarkRecord(db, { numberOf: async (id, on) => (await rowOf(id, on)).number, revisionsOf }),
  };
}

/** A run that no result points to any more. */
async function deleteUnused(on: Db, run: number): Promise<void> {
  const used = await on.selectFrom('round_results').select('run').where('run', '=', run).executeTakeFirst();
  if (!used) await on.deleteFrom('round_runs').where('number', '=', run).execute();
}
