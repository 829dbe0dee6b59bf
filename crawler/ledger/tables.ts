/** Tables of the rectification ledger: items and their events. */
import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

// biome-ignore lint/complexity/noBannedTypes: tables follow
export type LedgerTables = {};

export async function addLedger(_db: Kysely<Tables>): Promise<void> {}
