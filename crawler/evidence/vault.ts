/**
 * Raw answers of one inspection, in a file of their own beside the store: it is written during the crawl, shrinks to what is quoted
 * afterwards, and goes with the inspection. Answers are packed many to a block, for pages of one site are largely the same. Those that show
 * personal data are kept out, or lie in blocks of their own that only a passphrase opens, as the operator chose.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { CrawlError } from '../errors.ts';
import type { Exchange } from './exchange.ts';
import { blockSize, packing } from './packing.ts';
import { passphraseName, readPassphrase } from './passphrase.ts';
import { lock, newKey, seal, unlock, unseal } from './sealed.ts';

/** `http`: an exchange; `rendered`: the document of a browser after script ran. */
export type AnswerKind = 'http' | 'rendered';

/** What becomes of answers and pictures that show personal data, or that nobody can look into: kept out, or encrypted. */
export type PersonalMode = 'exclude' | 'encrypt';

export interface KeptAnswer extends Pick<Exchange, 'url' | 'fetchedAt' | 'status' | 'location' | 'truncated'> {
  id: number;
  kind: AnswerKind;
  /** Its bytes are there. */
  kept: boolean;
  /** It shows personal data. */
  personal: boolean;
  /** Its bytes are encrypted. */
  sealed: boolean;
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
  sealed: boolean;
}

/** An answer on its way into the vault. */
export type Entry = Omit<Exchange, 'request' | 'response' | 'body'> & {
  kind: AnswerKind;
  later: boolean;
  personal: boolean;
  /** Lengths of its three parts, which lie one after the other; null where it was not kept, for want of room or for what it shows. */
  parts: { block: number; offset: number; request: number; response: number; body: number } | null;
};

/** Answers compressed together. */
export interface Block {
  bytes: Uint8Array;
  /** To be encrypted. */
  sealed: boolean;
}

/** What was done after judging. */
export interface Settled {
  scope: 'quoted' | 'all';
  at: string;
  /** Asked for again, and the seconds that it took. */
  again: number;
  seconds: number;
  /** `personal`: not taken for what the page shows. */
  pictures: { taken: number; failed: number; leftOut: number; reason: 'no-browser' | 'limit' | null; personal: number };
}

export interface Quote {
  url: string;
  check: string;
  fingerprint: string;
}

const schema = `
  create table if not exists blocks (id integer primary key, bytes blob not null, sealed integer not null default 0);
  create table if not exists answers (id integer primary key, kind text not null, url text not null, fetched_at text not null,
    status integer not null, location text, truncated integer not null, later integer not null, block integer, at integer,
    request integer, response integer, body integer, personal integer not null default 0, digest text);
  create index if not exists answers_url on answers (url);
  create table if not exists quotes (url text not null, check_id text not null, fingerprint text not null);
  create table if not exists pictures (file text primary key, url text not null, fingerprint text not null, taken_at text not null,
    marked integer not null, bytes blob not null, sealed integer not null default 0);
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

/**
 * Opens the file, made where it is missing; only its owner may read it. `personal` is noted for whoever opens it later; `encrypt` wants the
 * passphrase in the environment, of a file that has one already the same. Throws a CrawlError where it is missing or another.
 */
export function openVault(workspace: string, inspection: string, personal?: PersonalMode) {
  const path = pathOf(workspace, inspection);
  mkdirSync(join(resolve(workspace), 'evidence'), { recursive: true });
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { timeout: 10_000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -4000; pragma secure_delete = on');
  database.exec(schema);
  // files of before there was anything sealed
  for (const table of ['blocks', 'pictures']) {
    const columns = database.prepare('select name from pragma_table_info(?)').all(table);
    if (!columns.some(({ name }) => name === 'sealed')) database.exec(`alter table ${table} add column sealed integer not null default 0`);
  }

  const noted = (name: string): string | undefined =>
    (database.prepare('select value from notes where name = ?').get(name) as { value: string } | undefined)?.value;
  const note = (name: string, value: string): void => {
    database.prepare('insert or replace into notes (name, value) values (?, ?)').run(name, value);
  };
  let opened: Uint8Array | undefined;
  /** The key of what is sealed, which the passphrase opens; made with the first. */
  const key = (): Uint8Array => {
    if (opened) return opened;
    const passphrase = readPassphrase();
    const sealed = noted('key');
    opened = (sealed === undefined ? newKey() : unseal(Buffer.from(sealed, 'base64'), passphrase)) ?? undefined;
    if (!opened) throw wrongPassphrase(inspection);
    if (sealed === undefined) note('key', Buffer.from(seal(opened, passphrase)).toString('base64'));
    return opened;
  };
  try {
    if (personal === 'encrypt') key();
  } catch (error) {
    database.close();
    throw error;
  }
  if (personal) note('personal', personal);
  /** What becomes of what shows personal data; null in a file of before there was a choice. */
  const mode = (noted('personal') as PersonalMode | undefined) ?? null;

  const insertBlock = database.prepare('insert into blocks (bytes, sealed) values (?, ?)');
  const insertAnswer = database.prepare(
    `insert into answers (kind, url, fetched_at, status, location, truncated, later, personal, block, at, request, response, body)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectBlock = database.prepare('select bytes, sealed from blocks where id = ?');
  const all = `select answers.id, kind, url, fetched_at, status, location, truncated, later, block, personal, digest, sealed
    from answers left join blocks on blocks.id = answers.block`;

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
  const blockOf = ({ bytes, sealed }: Block): number =>
    Number(insertBlock.run(sealed ? lock(bytes, key()) : bytes, Number(sealed)).lastInsertRowid);
  // answers are read in the order of their blocks
  let open: { id: number; bytes: Uint8Array } | undefined;
  const openBlock = (id: number): Uint8Array => {
    if (open?.id === id) return open.bytes;
    const { bytes, sealed } = selectBlock.get(id) as { bytes: Uint8Array; sealed: number };
    open = { id, bytes: zstdDecompressSync(sealed ? unlock(bytes, key()) : bytes) };
    return open.bytes;
  };
  type Place = { block: number; at: number; request: number; response: number; body: number };
  const placeOf = (id: number): Place =>
    database.prepare('select block, at, request, response, body from answers where id = ?').get(id) as unknown as Place;

  const withholdPictures = (url: string): void => {
    if (mode === 'exclude') database.prepare('delete from pictures where url = ? and sealed = 0').run(url);
    if (mode !== 'encrypt') return;
    const shown = database.prepare('select file, bytes from pictures where url = ? and sealed = 0').all(url);
    const close = database.prepare('update pictures set bytes = ?, sealed = 1 where file = ?');
    for (const { file, bytes } of shown) close.run(lock(bytes as Uint8Array, key()), file as string);
  };

  return {
    mode,

    /** Bytes in the file. */
    size(): number {
      const { pages } = database.prepare('select page_count * page_size as pages from pragma_page_count, pragma_page_size').get() as {
        pages: number;
      };
      return pages;
    },

    /** Blocks, compressed, and the answers in them; `block` of an answer is the position in `blocks`. All or nothing. */
    add(blocks: readonly Block[], entries: readonly Entry[]): void {
      whole(() => {
        const ids = blocks.map(blockOf);
        for (const { kind, url, fetchedAt, status, location, truncated, later, personal: shows, parts } of entries) {
          const place = parts
            ? [ids[parts.block]!, parts.offset, parts.request, parts.response, parts.body]
            : [null, null, null, null, null];
          insertAnswer.run(kind, url, fetchedAt, status, location, Number(truncated), Number(later), Number(shows), ...place);
        }
      });
    },

    /** Everything that is known of the answers, without their bytes, in the order in which they came. */
    answers(): KeptAnswer[] {
      return database.prepare(`${all} order by answers.id`).all().map(readAnswer);
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

    /**
     * Removes every answer but these; of these, takes the `withheld` out of the open, with the pictures of the same addresses: removed or
     * encrypted, as was chosen. Nothing of them is left in the file, and the room is given back.
     */
    keepOnly(ids: ReadonlySet<number>, withheld: ReadonlySet<number> = new Set()): void {
      type Packed = Place & { id: number };
      whole(() => {
        const move = database.prepare('update answers set block = ?, at = ? where id = ?');
        const empty = database.prepare(
          'update answers set block = null, at = null, request = null, response = null, body = null where id = ?',
        );
        const remove = database.prepare('delete from answers where id = ?');
        const drop = database.prepare('delete from blocks where id = ?');
        const piles = [false, true].map((sealed) => {
          let parts: Uint8Array[] = [];
          let places: { id: number; at: number }[] = [];
          let length = 0;
          const cut = (): void => {
            if (places.length === 0) return;
            const block = blockOf({ bytes: zstdCompressSync(Buffer.concat(parts), packing), sealed });
            for (const { id, at } of places) move.run(block, at, id);
            [parts, places, length] = [[], [], 0];
          };
          const put = ({ id, at, request, response, body }: Packed, bytes: Uint8Array): void => {
            const total = request + response + body;
            parts.push(bytes.slice(at, at + total));
            places.push({ id, at: length });
            length += total;
            if (length >= blockSize) cut();
          };
          return { put, cut };
        });
        const rows = database
          .prepare(
            `select answers.id, block, at, request, response, body, sealed
             from answers left join blocks on blocks.id = answers.block order by block, at`,
          )
          .all() as unknown as ((Packed & { sealed: number }) | { id: number; block: null; sealed: null })[];
        for (const [block, packed] of Map.groupBy(rows, (row) => row.block)) {
          const wanted = packed.filter(({ id }) => ids.has(id));
          for (const { id } of packed) if (!ids.has(id)) remove.run(id);
          const turns = packed[0]!.sealed === 0 && packed.some(({ id }) => withheld.has(id));
          // a block that is wanted as it is stays as it is
          if (block === null || (wanted.length === packed.length && !turns)) continue;
          for (const answer of wanted as (Packed & { sealed: number })[]) {
            const closed = withheld.has(answer.id);
            if (closed && mode !== 'encrypt' && !answer.sealed) empty.run(answer.id);
            else piles[closed || answer.sealed ? 1 : 0]!.put(answer, openBlock(block));
          }
          drop.run(block);
        }
        for (const { cut } of piles) cut();
        const addresses = database.prepare('select url from answers where id = ?');
        for (const url of new Set([...withheld].map((id) => (addresses.get(id) as { url: string }).url))) withholdPictures(url);
      });
      open = undefined;
      database.exec('vacuum; pragma wal_checkpoint(truncate)');
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

    addPicture({ file, url, fingerprint, takenAt, marked, sealed }: Picture, bytes: Uint8Array): void {
      database
        .prepare('insert or replace into pictures (file, url, fingerprint, taken_at, marked, bytes, sealed) values (?, ?, ?, ?, ?, ?, ?)')
        .run(file, url, fingerprint, takenAt, Number(marked), sealed ? lock(bytes, key()) : bytes, Number(sealed));
    },
    pictures(): Picture[] {
      const rows = database.prepare('select file, url, fingerprint, taken_at, marked, sealed from pictures order by file').all();
      return rows.map(({ file, url, fingerprint, taken_at: takenAt, marked, sealed }) => ({
        ...{ file: String(file), url: String(url), fingerprint: String(fingerprint), takenAt: String(takenAt) },
        ...{ marked: marked === 1, sealed: sealed === 1 },
      }));
    },
    pictureBytes(file: string): Uint8Array {
      const { bytes, sealed } = database.prepare('select bytes, sealed from pictures where file = ?').get(file) as {
        bytes: Uint8Array;
        sealed: number;
      };
      return sealed ? unlock(bytes, key()) : bytes;
    },

    settled(): Settled | null {
      const value = noted('settled');
      return value === undefined ? null : JSON.parse(value);
    },
    settle(settled: Settled): void {
      note('settled', JSON.stringify(settled));
    },

    close(): void {
      database.close();
    },
  };
}

function wrongPassphrase(inspection: string): CrawlError {
  return new CrawlError(
    'wrong-passphrase',
    `口令不符：检查 ${inspection} 的证据是用另一口令加密的。请在环境变量 ${passphraseName} 中设置原来的口令。`,
    `the passphrase is another one: the evidence of inspection ${inspection} is encrypted under the one given first; set that in ${passphraseName}`,
  );
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
    sealed: row.sealed === 1,
    digest: row.digest as string | null,
  };
}

/** The digest by which findings, WARC records and the manifest speak of bytes. */
export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
