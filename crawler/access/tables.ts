/** Tables of who may use the console: tokens, known by their digests alone, and what was done with them. */
import type { Generated, Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

export interface AccessTables {
  tokens: {
    number: Generated<number>;
    name: string;
    role: string;
    /** SHA-256 of the token, hexadecimal. The token itself is nowhere kept. */
    digest: string;
    created_at: string;
    revoked_at: string | null;
  };
  /** What was sent in with which token. */
  token_uses: {
    number: Generated<number>;
    token: number;
    at: string;
    what: string;
  };
}

export async function addAccess(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('tokens')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('revoked_at', 'text')
    .execute();
  await db.schema
    .createTable('token_uses')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('token', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .execute();
}
