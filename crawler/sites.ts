/** Numbers of the addresses that inspections begin at and that are monitored. */
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** The number of an address, given when it has none. */
export async function siteNumber(db: Kysely<Tables>, url: string): Promise<number> {
  const find = () => db.selectFrom('sites').select('number').where('url', '=', url).executeTakeFirst();
  const known = await find();
  if (known) return known.number;
  await db
    .insertInto('sites')
    .values({ url, monitored_until: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find())!.number;
}
