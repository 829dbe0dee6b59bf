/**
 * Raw answers of one inspection, in a file of their own beside the store: it is written during the crawl, shrinks to what is quoted
 * afterwards, and goes with the inspection. Answers are packed many to a block, for pages of one site are largely the same.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Exchange } from './exchange.ts';
import { blockSize, packing } from './packing.ts';

/** `http`: an exchange; `rendered`: the document of a browser after script ran. */
export type AnswerKind = 'http' | 'rendered';

export interface KeptAnswer extends Pick<Exchange, 'url' | 'fetchedAt' | 'status' | 'location' | 'truncated'> {
  id: number;
  kind: AnswerKind;
  /** Its bytes are there. */
  kept: boolean;
  /** A finding says that it shows personal data. */
  personal: boolean;
  /** Asked for again after judging: the bytes are not those that were judged. */
  later: boolean;
  /** `sha256:` of the body; null before settling. */
  digest: string | null;
}

export interface Picture {
  /** `screenshots/….png` */
  file: string;
  url: string;
  fingerprint: string;
  takenAt: string;
  /** The spot was found and marked. */
  marked: boolean;
}

/** An answer on its way into the vault. */
export type Entry = Omit<Exchange, 'request' | 'response' | 'body'> & {
  kind: AnswerKind;
  later: boolean;
  /** Lengths of its three parts, which lie one after the other; null where it was not kept for want of room. */
  parts: { block: number; offset: number; request: number; response: number; body: number } | null;
};

/** What was done after judging. */
export interface Settled {
  scope: 'quoted' | 'all';
  at: string;
  /** Asked for again, and the seconds that it took. */
  again: number;
  seconds: number;
  pictures: { taken: number; failed: number; leftOut: number; reason: 'no-browser' | 'limit' | null };
}

export interface Quote {
  url: string;
  check: string;
  fingerprint: string;
}

const schema = `
  create table if not exists blocks (id integer primary key, bytes blob not null);
  create table if not exists answers (id integer primary key, kind text not null, url text not null, fetched_at text not null,
    status integer not null, location text, truncated integer not null, later integer not null, block integer, at integer,
    request integer, response integer, body integer, personal integer not null default 0, digest text);
  create index if not exists answers_url on answers (url);
  create table if not exists quotes (url text not null, check_id text not null, fingerprint text not null);
  create table if not exists pictures (file text primary key, url text not null, fingerprint text not null, taken_at text not null,
    marked integer not null, bytes blob not null);
  create table if not exists notes (name text primary key, value text not null);
`;

export type Vault = ReturnType<typeof openVault>;

const pathOf = (workspace: string, inspection: string): string => join(resolve(workspace), 'evidence', `${inspection}.sqlite`);

/** Whether an inspection has evidence. */
export function hasVault(workspace: string, inspection: string): boolean {
  return existsSync(pathOf(workspace, inspection));
}

/** Removes the evidence of an inspection that was none. */
export function removeVault(workspace: string, inspection: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(`${pathOf(workspace, inspection)}${part}`, { force: true });
}

/** Opens the file, made where it is missing; only its owner may read it, for pages hold what they hold. */
export function openVault(workspace: string, inspection: string) {
  const path = pathOf(workspace, inspection);
  mkdirSync(join(resolve(workspace), 'evidence'), { recursive: true });
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { timeout: 10_000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -4000');
  database.exec(schema);

  const insertBlock = database.prepare('insert into blocks (bytes) values (?)');
  const insertAnswer = database.prepare(
    `insert into answers (kind, url, fetched_at, status, location, truncated, later, block, at, request, response, body)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectBlock = database.prepare('select bytes from blocks where id = ?');
  const all = 'select id, kind, url, fetched_at, status, location, truncated, later, block, personal, digest from answers';

  const whole = <Result>(work: () => Result): Result => {
    database.exec('begin immediate');
    try {
      const result = work();
      database.exec('commit');
      return result;
    } catch (error) {
      database.exec('rollback');
      throw error;
    }
  };
  const blockOf = (bytes: Uint8Array): number => Number(insertBlock.run(bytes).lastInsertRowid);
  // answers are read in the order of their blocks
  let open: { id: number; bytes: Uint8Array } | undefined;
  const openBlock = (id: number): Uint8Array => {
    if (open?.id !== id) open = { id, bytes: zstdDecompressSync((selectBlock.get(id) as { bytes: Uint8Array }).bytes) };
    return open.bytes;
  };
  type Place = { block: number; at: number; request: number; response: number; body: number };
  const placeOf = (id: number): Place =>
    database.prepare('select block, at, request, response, body from answers where id = ?').get(id) as unknown as Place;

  return {
    /** Bytes in the file. */
    size(): number {
      const { pages } = database.prepare('select page_count * page_size as pages from pragma_page_count, pragma_page_size').get() as {
        pages: number;
      };
      return pages;
    },

    /** Blocks, compressed, and the answers in them; `block` of an answer is the position in `blocks`. All or nothing. */
    add(blocks: readonly Uint8Array[], entries: readonly Entry[]): void {
      whole(() => {
        const ids = blocks.map(blockOf);
        for (const { kind, url, fetchedAt, status, location, truncated, later, parts } of entries) {
          const place = parts
            ? [ids[parts.block]!, parts.offset, parts.request, parts.response, parts.body]
            : [null, null, null, null, null];
          insertAnswer.run(kind, url, fetchedAt, status, location, Number(truncated), Number(later), ...place);
        }
      });
    },

    /** Everything that is known of the answers, without their bytes, in the order in which they came. */
    answers(): KeptAnswer[] {
      return database.prepare(`${all} order by id`).all().map(readAnswer);
    },

    /** The exchange with its bytes. Throws where they were not kept. */
    exchange({ id, url, fetchedAt, status, location, truncated }: KeptAnswer): Exchange {
      const { block, at, request, response, body } = placeOf(id);
      const bytes = openBlock(block);
      const text = (from: number, length: number): string => Buffer.from(bytes.subarray(from, from + length)).toString('latin1');
      return {
        ...{ url, fetchedAt, status, location, truncated },
        request: text(at, request),
        response: text(at + request, response),
        body: bytes.slice(at + request + response, at + request + response + body),
      };
    },

    /** Removes every answer but these, and gives the room back. */
    keepOnly(ids: ReadonlySet<number>): void {
      type Packed = Place & { id: number };
      whole(() => {
        const move = database.prepare('update answers set block = ?, at = ? where id = ?');
        const remove = database.prepare('delete from answers where id = ?');
        const drop = database.prepare('delete from blocks where id = ?');
        let parts: Uint8Array[] = [];
        let places: { id: number; at: number }[] = [];
        let length = 0;
        const cut = (): void => {
          if (places.length === 0) return;
          const block = blockOf(zstdCompressSync(Buffer.concat(parts), packing));
          for (const { id, at } of places) move.run(block, at, id);
          [parts, places, length] = [[], [], 0];
        };
        const rows = database.prepare('select id, block, at, request, response, body from answers order by block, at').all();
        for (const [block, packed] of Map.groupBy(rows as unknown as (Packed | { id: number; block: null })[], (row) => row.block)) {
          const wanted = packed.filter(({ id }) => ids.has(id));
          for (const { id } of packed) if (!ids.has(id)) remove.run(id);
          // a block that is wanted as it is stays as it is
          if (block === null || wanted.length === packed.length) continue;
          for (const { id, at, request, response, body } of wanted as Packed[]) {
            const total = request + response + body;
            parts.push(openBlock(block).slice(at, at + total));
            places.push({ id, at: length });
            length += total;
            if (length >= blockSize) cut();
          }
          drop.run(block);
        }
        cut();
      });
      open = undefined;
      database.exec('vacuum');
    },

    describe(id: number, { personal, digest }: Pick<KeptAnswer, 'personal' | 'digest'>): void {
      database.prepare('update answers set personal = ?, digest = ? where id = ?').run(Number(personal), digest, id);
    },

    setQuotes(quotes: readonly Quote[]): void {
      whole(() => {
        database.exec('delete from quotes');
        const insert = database.prepare('insert into quotes (url, check_id, fingerprint) values (?, ?, ?)');
        for (const { url, check, fingerprint } of quotes) insert.run(url, check, fingerprint);
      });
    },
    quotes(): Quote[] {
      return database
        .prepare('select url, check_id as "check", fingerprint from quotes order by check_id, fingerprint, url')
        .all() as unknown as Quote[];
    },

    addPicture({ file, url, fingerprint, takenAt, marked }: Picture, bytes: Uint8Array): void {
      database
        .prepare('insert or replace into pictures (file, url, fingerprint, taken_at, marked, bytes) values (?, ?, ?, ?, ?, ?)')
        .run(file, url, fingerprint, takenAt, Number(marked), bytes);
    },
    pictures(): Picture[] {
      const rows = database.prepare('select file, url, fingerprint, taken_at, marked from pictures order by file').all();
      return rows.map(({ file, url, fingerprint, taken_at: takenAt, marked }) => ({
        ...{ file: String(file), url: String(url), fingerprint: String(fingerprint), takenAt: String(takenAt) },
        marked: marked === 1,
      }));
    },
    pictureBytes(file: string): Uint8Array {
      return (database.prepare('select bytes from pictures where file = ?').get(file) as { bytes: Uint8Array }).bytes;
    },

    settled(): Settled | null {
      const row = database.prepare(`select value from notes where name = 'settled'`).get() as { value: string } | undefined;
      return row ? JSON.parse(row.value) : null;
    },
    settle(settled: Settled): void {
      database.prepare(`insert or replace into notes (name, value) values ('settled', ?)`).run(JSON.stringify(settled));
    },

    close(): void {
      database.close();
    },
  };
}

function readAnswer(row: Record<string, unknown>): KeptAnswer {
  return {
    id: row.id as number,
    kind: row.kind as AnswerKind,
    url: row.url as string,
    fetchedAt: row.fetched_at as string,
    status: row.status as number,
    location: row.location as string | null,
    truncated: row.truncated === 1,
    later: row.later === 1,
    kept: row.block !== null,
    personal: row.personal === 1,
    digest: row.digest as string | null,
  };
}

/** The digest by which findings, WARC records and the manifest speak of bytes. */
export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
