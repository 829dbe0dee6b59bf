/** Tables of rosters, rounds and marks. */
import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

// biome-ignore lint/complexity/noBannedTypes: tables follow
export type RoundTables = {};

export async function addRounds(_db: Kysely<Tables>): Promise<void> {}
