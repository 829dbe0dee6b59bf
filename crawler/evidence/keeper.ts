/**
 * Keeps raw answers while a crawl runs. Copies and compression are the only cost: the file is written when the crawl's own results are, and
 * only with what is known to show no personal data; what does is kept out or encrypted before it is written.
 */
import { zstdCompressSync } from 'node:zlib';
import type { PageFacts } from '../../checks/model/index.ts';
import type { PageAnswer, PageRead } from '../engine/visit.ts';
import { type Exchange, responseHead } from './exchange.ts';
import { look } from './look.ts';
import { blockSize, packing } from './packing.ts';
import type { AnswerKind, Block, Entry, Vault } from './vault.ts';

/** Bytes of a body that are kept; WARC marks the rest as truncated. */
const mostOfBody = 4_000_000;
/** Bytes of the whole file. Past it answers are noted and not kept; those that are quoted are asked for again after judging. */
const mostOfAll = 2_000_000_000;
/** Bytes that wait to be written. */
const mostWaiting = 8_000_000;

export interface Keeper {
  keep(exchange: Exchange): void;
  /** Reads as `read` does, learns from it whether the page shows personal data, and keeps the documents that come from a browser. */
  reading(read: (page: PageAnswer) => Promise<PageRead>): (page: PageAnswer) => Promise<PageRead>;
  /** What was read of an attached file, null when nothing could be; writes what is kept so far. */
  documentRead(url: string, facts: Pick<PageFacts, 'personalData'> | null): void;
  /** Writes everything kept so far into the file, but what is just being read. */
  flush(): void;
}

/** An answer that waits to be written. */
interface Waiting {
  entry: Omit<Entry, 'personal' | 'parts'>;
  request: string;
  response: string;
  body: Uint8Array;
  /** Whether it shows personal data; undefined: nobody has looked; `reading`: somebody does. */
  personal: boolean | 'unknown' | 'reading' | undefined;
}

/** `later`: what comes is asked for after judging. `asOf`: the day that pages are read as of. */
export function createKeeper(vault: Vault, { asOf, later = false, mostKept = mostOfAll }: KeeperSettings): Keeper {
  const room = Buffer.allocUnsafeSlow(blockSize);
  let waiting: Waiting[] = [];
  let bytes = 0;
  let full = vault.size() > mostKept;

  const add = (kind: AnswerKind, { request, response, body, ...rest }: Exchange, personal: Waiting['personal']): Waiting => {
    // answers are copied at once, so that what the network allocated is free again: holding on to it costs more than all the rest
    const kept = full ? new Uint8Array() : Buffer.from(body.subarray(0, mostOfBody));
    const entry = { ...rest, kind, later, truncated: rest.truncated || (!full && kept.length < body.length) };
    const one = { entry, request, response, body: kept, personal };
    waiting.push(one);
    bytes += kept.length;
    if (bytes > mostWaiting) flush();
    return one;
  };
  const lastOf = (url: string): Waiting | undefined => waiting.findLast(({ entry }) => entry.url === url);

  const flush = (): void => {
    const ready = waiting.filter(({ personal }) => personal !== 'reading');
    if (ready.length === 0) return;
    waiting = waiting.filter(({ personal }) => personal === 'reading');
    bytes = waiting.reduce((sum, { body }) => sum + body.length, 0);
    const blocks: Block[] = [];
    const entries: Entry[] = [];
    const looked = ready.map((one): Waiting => {
      const { entry, response, body, personal } = one;
      return personal === undefined ? { ...one, personal: look({ ...entry, response, body }, asOf).personal } : one;
    });
    const [open, closed] = [looked.filter(({ personal }) => personal === false), looked.filter(({ personal }) => personal !== false)];
    pack(open, false, blocks, entries);
    if (vault.mode === 'encrypt') pack(closed, true, blocks, entries);
    else for (const { entry, personal } of closed) entries.push({ ...entry, personal: personal === true, parts: null });
    vault.add(blocks, entries);
    full ||= vault.size() > mostKept;
  };

  const pack = (list: readonly Waiting[], sealed: boolean, blocks: Block[], entries: Entry[]): void => {
    let length = 0;
    const cut = (): void => {
      if (length > 0) blocks.push({ bytes: zstdCompressSync(room.subarray(0, length), packing), sealed });
      length = 0;
    };
    for (const { entry, request, response, body, personal } of list) {
      if (full) {
        entries.push({ ...entry, personal: personal === true, parts: null });
        continue;
      }
      const heads = request + response;
      const total = heads.length + body.length;
      if (length + total > room.length) cut();
      const parts = { block: blocks.length, offset: length, request: request.length, response: response.length, body: body.length };
      entries.push({ ...entry, personal: personal === true, parts });
      if (total > room.length) {
        blocks.push({ bytes: zstdCompressSync(Buffer.concat([Buffer.from(heads, 'latin1'), body]), packing), sealed });
        continue;
      }
      room.write(heads, length, 'latin1');
      room.set(body, length + heads.length);
      length += total;
    }
    cut();
  };

  return {
    keep: (exchange) => void add('http', exchange, undefined),
    reading: (read) => async (page) => {
      const { answer, finalUrl } = page;
      const one = answer.rendered ? add('rendered', documentOf(page), 'reading') : lastOf(finalUrl);
      if (one) one.personal = 'reading';
      try {
        const found = await read(page);
        if (one) one.personal = found.personal;
        return found;
      } finally {
        if (one?.personal === 'reading') one.personal = undefined;
      }
    },
    documentRead(url, facts) {
      const one = lastOf(url);
      if (one) one.personal = facts ? facts.personalData.length > 0 : 'unknown';
      flush();
    },
    flush,
  };
}

interface KeeperSettings {
  asOf: string;
  later?: boolean;
  mostKept?: number;
}

/** The document of a browser after script ran, as an answer. */
function documentOf({ answer: { status, headers, body, timing }, finalUrl }: PageAnswer): Exchange {
  const response = responseHead(status, '', Object.entries(headers).flat());
  return { url: finalUrl, fetchedAt: timing.fetchedAt, status, location: null, request: '', response, body, truncated: false };
}
