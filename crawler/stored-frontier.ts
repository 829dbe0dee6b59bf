/** The engine's frontier in the store. */
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { LinkState } from '../checks/model/index.ts';
import type { Counts, Frontier, Result, Seen, StoredTarget } from './engine/frontier.ts';
import { chainFaults } from './engine/resolve-redirects.ts';
import { isFailing } from './engine/states.ts';
import { stages, type Tables } from './schema.ts';

type Row = Tables['targets'];
/** Rows written by one statement. */
const rowsAtOnce = 500;

const failingStates = (['dead', 'server-error', 'timeout', 'tls', 'refused', 'soft-404'] satisfies LinkState[]).filter(isFailing);

export function storedFrontier(db: Kysely<Tables>, inspection: number): Frontier {
  const targets = () => db.selectFrom('targets').selectAll().where('inspection', '=', inspection);
  const beyond = (after: StoredTarget | null) => (eb: ExpressionBuilder<Tables, 'targets'>) =>
    after === null ? eb.lit(true) : sql<boolean>`(rank, url) > (${after.rank}, ${after.url})`;
  /** A fault of the target itself, not of what it redirects to. */
  const ownFault = (eb: ExpressionBuilder<Tables, 'targets'>) => eb.or([eb('redirect', 'is', null), eb('reason', 'in', chainFaults)]);

  const insert = async (on: Kysely<Tables>, seen: readonly Seen[]): Promise<void> => {
    for (const some of chunks(seen)) {
      await on
        .insertInto('targets')
        .values(some.map((one) => rowOf(inspection, one)))
        .onConflict((conflict) =>
          conflict
            .columns(['inspection', 'url'])
            .doUpdateSet((eb) => ({ kind: eb.ref('excluded.kind'), depth: eb.ref('excluded.depth') }))
            .where('targets.kind', '=', 'check')
            .where('targets.stage', '=', stages.seen)
            .where('excluded.kind' as never, '=', 'page' as never),
        )
        .execute();
    }
  };

  return {
    add: (seen) => insert(db, seen),

    record: (results) =>
      db.transaction().execute(async (on) => {
        const triedAt = Date.now();
        for (const some of chunks(results)) {
          await on
            .insertInto('targets')
            .values(some.map((result) => resultRow(inspection, result, triedAt)))
            .onConflict((conflict) =>
              conflict.columns(['inspection', 'url']).doUpdateSet((eb) => ({
                stage: eb.ref('excluded.stage'),
                left_out: eb.ref('excluded.left_out'),
                redirect: eb.ref('excluded.redirect'),
                redirect_status: eb.ref('excluded.redirect_status'),
                state: eb.ref('excluded.state'),
                status: eb.ref('excluded.status'),
                reason: eb.ref('excluded.reason'),
                attempts: eb.ref('excluded.attempts'),
                tried_at: eb.ref('excluded.tried_at'),
              })),
            )
            .execute();
        }
        const read = results.flatMap(({ url, page }) =>
          page
            ? [
                {
                  inspection,
                  url,
                  timing: page.timing && JSON.stringify(page.timing),
                  facts: page.facts,
                  mark: page.mark ?? null,
                  listed: page.listed ?? null,
                },
              ]
            : [],
        );
        for (const rows of chunks(read)) await on.insertInto('pages').orReplace().values(rows).execute();
        await insert(
          on,
          results.flatMap(({ seen }) => seen),
        );
      }),

    async lowestDepth() {
      // a depth at a time: the index answers each from its first entry
      const first = (stage: number) =>
        db
          .selectFrom('targets')
          .select((eb) => eb.fn.min('depth').as('depth'))
          .where('inspection', '=', inspection)
          .where('stage', '=', stage)
          .where('kind', '=', 'page')
          .executeTakeFirst();
      const depths = [(await first(stages.seen))?.depth, (await first(stages.chosen))?.depth].filter(
        (depth) => depth !== null && depth !== undefined,
      );
      return depths.length > 0 ? Math.min(...depths) : null;
    },

    async undecided(depth, limit) {
      const rows = await targets()
        .where('stage', '=', stages.seen)
        .where('kind', '=', 'page')
        .where('depth', '=', depth)
        .orderBy('rank')
        .orderBy('url')
        .limit(limit)
        .execute();
      return rows.map(targetOfRow);
    },

    decide: (decisions) =>
      db.transaction().execute(async (on) => {
        for (const some of chunks(decisions)) {
          await on
            .insertInto('targets')
            .values(
              some.map(({ target, leftOut }) => ({
                ...rowOf(inspection, { ...target, known: target.observation ?? undefined }),
                stage: leftOut === null ? stages.chosen : stages.leftOut,
                left_out: leftOut,
              })),
            )
            .onConflict((conflict) =>
              conflict
                .columns(['inspection', 'url'])
                .doUpdateSet((eb) => ({ stage: eb.ref('excluded.stage'), left_out: eb.ref('excluded.left_out') })),
            )
            .execute();
        }
      }),

    async chosen(depth, after, limit) {
      const rows = await targets()
        .where('stage', '=', stages.chosen)
        .where('kind', '=', 'page')
        .where('depth', '=', depth)
        .where(beyond(after))
        .orderBy('rank')
        .orderBy('url')
        .limit(limit)
        .execute();
      return rows.map(targetOfRow);
    },

    async unchecked(after, limit) {
      const rows = await targets()
        .where('stage', '=', stages.seen)
        .where('kind', '=', 'check')
        .where('depth', 'is', null)
        .where(beyond(after))
        .orderBy('rank')
        .orderBy('url')
        .limit(limit)
        .execute();
      return rows.map(targetOfRow);
    },

    async failing(attempts, after, limit) {
      const rows = await targets()
        .where('stage', '=', stages.done)
        .where('state', 'in', failingStates)
        .where(ownFault)
        .where('attempts', '<', attempts)
        .where('url', '>', after?.url ?? '')
        .orderBy('url')
        .limit(limit)
        .execute();
      return rows.map(targetOfRow);
    },

    async lastFailure(attempts) {
      const last = await db
        .selectFrom('targets')
        .select((eb) => eb.fn.max('tried_at').as('at'))
        .where('inspection', '=', inspection)
        .where('stage', '=', stages.done)
        .where('state', 'in', failingStates)
        .where(ownFault)
        .where('attempts', '<', attempts)
        .executeTakeFirst();
      return last?.at ?? null;
    },

    async redirected(after, limit) {
      const rows = await targets()
        .where('stage', '=', stages.done)
        .where('redirect', 'is not', null)
        .where('url', '>', after?.url ?? '')
        .orderBy('url')
        .limit(limit)
        .execute();
      return rows.map(targetOfRow);
    },

    async chosenQueries(after, limit) {
      const rows = await db
        .selectFrom('targets')
        .select('url')
        .where('inspection', '=', inspection)
        .where('kind', '=', 'page')
        .where('stage', 'in', [stages.chosen, stages.done])
        .where('url', '>', after)
        .where('url', 'like', '%?%')
        .orderBy('url')
        .limit(limit)
        .execute();
      return rows.map(({ url }) => url);
    },

    async listed(after, limit) {
      const rows = await db
        .selectFrom('pages')
        .innerJoin('targets', (join) => join.onRef('targets.inspection', '=', 'pages.inspection').onRef('targets.url', '=', 'pages.url'))
        .select(['pages.url', 'pages.listed', 'targets.depth'])
        .where('pages.inspection', '=', inspection)
        .where('pages.listed', 'is not', null)
        .where('pages.url', '>', after)
        .orderBy('pages.url')
        .limit(limit)
        .execute();
      return rows.map(({ url, listed, depth }) => ({ url, listed: listed!, depth: depth ?? 0 }));
    },

    async target(url) {
      const row = await targets().where('url', '=', url).executeTakeFirst();
      return row && targetOfRow(row);
    },

    async counts() {
      const { pages } = await db
        .selectFrom('pages')
        .select((eb) => eb.fn.countAll<number>().as('pages'))
        .where('inspection', '=', inspection)
        .executeTakeFirstOrThrow();
      const rows = await db
        .selectFrom('targets')
        .select((eb) => ['kind', 'stage', 'state', eb.fn.countAll<number>().as('count')])
        .where('inspection', '=', inspection)
        .groupBy(['kind', 'stage', 'state'])
        .execute();
      const counts: Counts = { pages, chosen: 0, targets: 0, checked: 0, failing: 0 };
      for (const { kind, stage, state, count } of rows) {
        counts.targets += count;
        if (kind === 'page' && (stage === stages.chosen || stage === stages.done)) counts.chosen += count;
        if (stage === stages.done) counts.checked += count;
        if (state !== null && isFailing(state as LinkState)) counts.failing += count;
      }
      return counts;
    },
  };
}

function rowOf(inspection: number, { url, kind, depth, rank, known }: Seen): Row {
  return {
    inspection,
    url,
    kind,
    depth,
    rank,
    stage: known ? stages.done : stages.seen,
    left_out: null,
    redirect: null,
    redirect_status: null,
    state: known?.state ?? null,
    status: known?.status ?? null,
    reason: known?.reason ?? null,
    attempts: known ? 1 : 0,
    tried_at: null,
  };
}

function resultRow(inspection: number, result: Result, triedAt: number): Row {
  const { observation, redirect, attempts, leftOut } = result;
  return {
    ...rowOf(inspection, result),
    stage: stages.done,
    left_out: leftOut ?? null,
    redirect: redirect?.to ?? null,
    redirect_status: redirect?.status ?? null,
    state: observation?.state ?? null,
    status: observation?.status ?? null,
    reason: observation?.reason ?? null,
    attempts,
    tried_at: triedAt,
  };
}

function targetOfRow(row: Row): StoredTarget {
  const { url, kind, depth, rank, state, status, reason, attempts, redirect, redirect_status } = row;
  return {
    url,
    kind,
    depth,
    rank,
    attempts,
    observation: state === null ? null : { state: state as LinkState, status, reason },
    redirect: redirect === null ? null : { to: redirect, status: redirect_status ?? 0 },
  };
}

function* chunks<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += rowsAtOnce) yield items.slice(at, at + rowsAtOnce);
}
