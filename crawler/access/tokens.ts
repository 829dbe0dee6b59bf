/** Tokens by which people's tools speak for them: made once, shown once, kept as digests, revoked by name. */
import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { CrawlError } from '../errors.ts';
import type { Tables } from '../schema.ts';

export const roles = ['supervisor', 'inspector', 'evaluator'] as const;
export type Role = (typeof roles)[number];

export interface TokenHolder {
  number: number;
  name: string;
  role: Role;
  createdAt: string;
  revokedAt: string | null;
}

export interface Access {
  /** Makes a token for a person and returns it; it cannot be shown again. Throws a CrawlError `token-exists` while the person has one. */
  create(name: string, role: Role, at: string): Promise<string>;
  /** Those who have or had one, in the order in which they got it. */
  list(): Promise<TokenHolder[]>;
  /** Ends the token of a person; answers whether there was one. */
  revoke(name: string, at: string): Promise<boolean>;
  /** Whose token it is; undefined for one that is unknown or was revoked. */
  holder(token: string): Promise<TokenHolder | undefined>;
  noteUse(holder: TokenHolder, at: string, what: string): Promise<void>;
}

/** 256 bits, as letters that survive mail and chat. */
const tokenBytes = 32;
const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export function createAccess(db: Kysely<Tables>): Access {
  const toHolder = (row: { number: number; name: string; role: string; created_at: string; revoked_at: string | null }): TokenHolder => ({
    number: row.number,
    name: row.name,
    role: row.role as Role,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  });
  return {
    async create(name, role, at) {
      const held = await db
        .selectFrom('tokens')
        .select('number')
        .where('name', '=', name)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (held)
        throw new CrawlError(
          'token-exists',
          `${name} 已有访问令牌。请先用 token revoke 收回，再重新发放。`,
          `${name} has a token already; revoke it with token revoke first`,
        );
      const token = `mc_${randomBytes(tokenBytes).toString('base64url')}`;
      await db
        .insertInto('tokens')
        .values({ name, role, digest: digestOf(token), created_at: at, revoked_at: null })
        .execute();
      return token;
    },
    async list() {
      return (await db.selectFrom('tokens').selectAll().orderBy('number').execute()).map(toHolder);
    },
    async revoke(name, at) {
      const { numUpdatedRows } = await db
        .updateTable('tokens')
        .set({ revoked_at: at })
        .where('name', '=', name)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async holder(token) {
      // the digest is looked up, so how long that takes says nothing of the token
      const row = await db
        .selectFrom('tokens')
        .selectAll()
        .where('digest', '=', digestOf(token))
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return row && toHolder(row);
    },
    async noteUse({ number }, at, what) {
      await db.insertInto('token_uses').values({ token: number, at, what }).execute();
    },
  };
}
