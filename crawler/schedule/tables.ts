/** Tables of schedules and their runs. */
import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

// biome-ignore lint/complexity/noBannedTypes: tables follow
export type ScheduleTables = {};

export async function addSchedules(_db: Kysely<Tables>): Promise<void> {}
