/** The roster in the store: sites with what files and people said of them, and the record of who changed what. */
import type { Kysely, Transaction } from 'kysely';
import { RosterSite } from '../../checks/model/index.ts';
import { CrawlError } from '../errors.ts';
import type { Tables } from '../schema.ts';
import { type Field, isSame, mergeSite, type Stated } from './merge.ts';

/** A site that a file names. */
export interface NamedSite {
  id: string;
  stated: Stated;
  /** What a new site gets where the file is silent. */
  otherwise: Stated;
}

/** What became of a site of a file. */
export interface Taken {
  id: string;
  what: 'added' | 'changed' | 'unchanged';
  changed: Field[];
  /** The file says otherwise, and what a person corrected was kept. */
  kept: Field[];
}

export interface RosterChange {
  site: string;
  kind: Tables['roster_changes']['kind'];
  at: string;
  by: string;
  before: RosterSite | null;
  after: RosterSite | null;
}

export interface Who {
  by: string;
  /** ISO 8601. */
  at: string;
}

export interface Roster {
  /** By id. */
  list(): Promise<RosterSite[]>;
  find(id: string): Promise<RosterSite | undefined>;
  /** Takes in what a file says; all or nothing. Sites that it does not name stay. */
  take(sites: readonly NamedSite[], who: Who): Promise<Taken[]>;
  /** Corrects fields of a site; undefined takes a value away. Throws a CrawlError `no-site`. Returns what is different now. */
  edit(id: string, change: Partial<Record<Field, unknown>>, who: Who): Promise<{ site: RosterSite; changed: Field[] }>;
  /** Throws a CrawlError `no-site`. Rounds that had the site keep it. */
  remove(id: string, who: Who): Promise<void>;
  /** Oldest first. */
  changes(id: string): Promise<RosterChange[]>;
}

export function createRoster(db: Kysely<Tables>): Roster {
  const log = async (on: Transaction<Tables>, kind: RosterChange['kind'], before: RosterSite | null, after: RosterSite | null, who: Who) =>
    await on
      .insertInto('roster_changes')
      .values({ site: (after ?? before)!.id, kind, ...who, data: JSON.stringify({ before, after }) })
      .execute();
  const rowOf = async (on: Transaction<Tables>, id: string) => {
    const row = await on.selectFrom('roster').selectAll().where('id', '=', id).executeTakeFirst();
    if (row) return row;
    throw new CrawlError(
      'no-site',
      `站点名录中没有 ${id}。全部站点见 sites list。`,
      `there is no site ${id} in the roster; sites list names all of them`,
    );
  };

  return {
    async list() {
      const rows = await db.selectFrom('roster').select('data').orderBy('id').execute();
      return rows.map(({ data }) => JSON.parse(data) as RosterSite);
    },

    async find(id) {
      const row = await db.selectFrom('roster').select('data').where('id', '=', id).executeTakeFirst();
      return row && (JSON.parse(row.data) as RosterSite);
    },

    take: (sites, who) =>
      db.transaction().execute(async (on) => {
        const taken: Taken[] = [];
        for (const { id, stated, otherwise } of sites) {
          const row = await on.selectFrom('roster').selectAll().where('id', '=', id).executeTakeFirst();
          if (!row) {
            const said = { ...otherwise, ...stated };
            const site = RosterSite.parse({ id, ...said });
            await on
              .insertInto('roster')
              .values({ id, data: JSON.stringify(site), imported: JSON.stringify(said) })
              .execute();
            await log(on, 'added', null, site, who);
            taken.push({ id, what: 'added', changed: [], kept: [] });
            continue;
          }
          const before = JSON.parse(row.data) as RosterSite;
          const { site, imported, changed, kept } = mergeSite(before, JSON.parse(row.imported), stated);
          await on
            .updateTable('roster')
            .set({ data: JSON.stringify(site), imported: JSON.stringify(imported) })
            .where('id', '=', id)
            .execute();
          if (changed.length > 0) await log(on, 'changed', before, site, who);
          taken.push({ id, what: changed.length > 0 ? 'changed' : 'unchanged', changed, kept });
        }
        return taken;
      }),

    edit: (id, change, who) =>
      db.transaction().execute(async (on) => {
        const before = JSON.parse((await rowOf(on, id)).data) as RosterSite;
        const site = RosterSite.parse(JSON.parse(JSON.stringify({ ...before, ...change })));
        const changed = (Object.keys(change) as Field[]).filter((field) => !isSame(before[field], site[field]));
        if (changed.length > 0) {
          await on
            .updateTable('roster')
            .set({ data: JSON.stringify(site) })
            .where('id', '=', id)
            .execute();
          await log(on, 'edited', before, site, who);
        }
        return { site, changed };
      }),

    remove: (id, who) =>
      db.transaction().execute(async (on) => {
        const before = JSON.parse((await rowOf(on, id)).data) as RosterSite;
        await on.deleteFrom('roster').where('id', '=', id).execute();
        await log(on, 'removed', before, null, who);
      }),

    async changes(id) {
      const rows = await db.selectFrom('roster_changes').selectAll().where('site', '=', id).orderBy('number').execute();
      return rows.map(({ site, kind, at, by, data }) => ({ site, kind, at, by, ...JSON.parse(data) }));
    },
  };
}
