/** What people said of the leaves of a round: entries that are written once. */
import type { Kysely, Transaction } from 'kysely';
import type { Mark } from '../../checks/model/index.ts';
import type { Tables } from '../schema.ts';
import type { Opinion } from './opinions.ts';

export type NewOpinion = Omit<Opinion, 'number' | 'written'>;

export interface MarkRecord {
  /** Entries of the record that a revision knew of; all without one. */
  opinions(id: string, revision?: number): Promise<Opinion[]>;
  /** Sites with entries that the newest revision does not know; all with entries while there is no revision. */
  uncounted(id: string): Promise<string[]>;
  /** Adds entries; those that are there already are left out. Returns how many are new. */
  addOpinions(id: string, opinions: readonly NewOpinion[], written: string): Promise<number>;
}

type Db = Kysely<Tables> | Transaction<Tables>;

/** `numberOf`: of a round by its id. `revisionsOf`: oldest first. */
export function createMarkRecord(
  db: Kysely<Tables>,
  { numberOf, revisionsOf }: { numberOf(id: string, on?: Db): Promise<number>; revisionsOf(round: number): Promise<{ marks: number }[]> },
): MarkRecord {
  return {
    async opinions(id, revision) {
      const round = await numberOf(id);
      let query = db.selectFrom('round_marks').selectAll().where('round', '=', round);
      if (revision !== undefined && revision > 0) {
        const { marks } = await db
          .selectFrom('round_revisions')
          .select('marks')
          .where('round', '=', round)
          .where('revision', '=', revision)
          .executeTakeFirstOrThrow();
        query = query.where('number', '<=', marks);
      }
      return (await query.orderBy('number').execute()).map(readOpinion);
    },

    async uncounted(id) {
      const round = await numberOf(id);
      const known = (await revisionsOf(round)).at(-1)?.marks ?? 0;
      const rows = await db
        .selectFrom('round_marks')
        .select('site')
        .distinct()
        .where('round', '=', round)
        .where('number', '>', known)
        .orderBy('site')
        .execute();
      return rows.map(({ site }) => site);
    },

    addOpinions: (id, opinions, written) =>
      db.transaction().execute(async (on) => {
        const round = await numberOf(id, on);
        let added = 0;
        for (const { site, leaf, kind, by, at, source, ...said } of opinions) {
          const data = JSON.stringify(said);
          const same = await on
            .selectFrom('round_marks')
            .select('data')
            .where('round', '=', round)
            .where('site', '=', site)
            .where('leaf', '=', leaf)
            .where('kind', '=', kind)
            .where('by', '=', by)
            .where('at', '=', at)
            .execute();
          if (same.some((one) => one.data === data)) continue;
          await on.insertInto('round_marks').values({ round, site, leaf, kind, by, at, data, source, written }).execute();
          added++;
        }
        return added;
      }),
  };
}

function readOpinion({
  number,
  site,
  leaf,
  kind,
  by,
  at,
  data,
  source,
  written,
}: Omit<Tables['round_marks'], 'number'> & { number: number }): Opinion {
  const said = JSON.parse(data) as Omit<Mark, 'by' | 'at'> & { why?: string };
  return { ...said, ...{ number, site, leaf, kind, by, at, source, written } };
}
