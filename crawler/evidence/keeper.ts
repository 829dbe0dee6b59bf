/** Keeps raw answers while a crawl runs. Copies and compression are the only cost: the file is written when the crawl's own results are. */
import { zstdCompressSync } from 'node:zlib';
import type { PageAnswer, PageRead } from '../engine/visit.ts';
import { type Exchange, responseHead } from './exchange.ts';
import { blockSize, packing } from './packing.ts';
import type { AnswerKind, Entry, Vault } from './vault.ts';

/** Bytes of a body that are kept; WARC marks the rest as truncated. */
const mostOfBody = 4_000_000;
/** Bytes of the whole file. Past it answers are noted and not kept; those that are quoted are asked for again after judging. */
const mostOfAll = 2_000_000_000;

export interface Keeper {
  keep(exchange: Exchange): void;
  /** Reads as `read` does, and keeps the documents that come from a browser. */
  reading(read: (page: PageAnswer) => Promise<PageRead>): (page: PageAnswer) => Promise<PageRead>;
  /** Writes everything kept so far into the file. */
  flush(): void;
}

/** `later`: what comes is asked for after judging. */
export function createKeeper(vault: Vault, { later = false, mostKept = mostOfAll } = {}): Keeper {
  // answers are copied here at once, so that what the network allocated is free again: holding on to it costs more than all the rest
  const room = Buffer.allocUnsafeSlow(blockSize);
  let length = 0;
  let blocks: Uint8Array[] = [];
  let entries: Entry[] = [];
  let full = vault.size() > mostKept;

  const cut = (): void => {
    if (length > 0) blocks.push(zstdCompressSync(room.subarray(0, length), packing));
    length = 0;
  };

  const add = (kind: AnswerKind, { request, response, body, ...rest }: Exchange): void => {
    if (full) {
      entries.push({ ...rest, kind, later, parts: null });
      return;
    }
    const kept = body.length > mostOfBody ? body.subarray(0, mostOfBody) : body;
    const heads = request + response;
    const total = heads.length + kept.length;
    if (length + total > room.length) cut();
    entries.push({
      ...{ ...rest, kind, later, truncated: rest.truncated || kept.length < body.length },
      parts: { block: blocks.length, offset: length, request: request.length, response: response.length, body: kept.length },
    });
    if (total > room.length) {
      blocks.push(zstdCompressSync(Buffer.concat([Buffer.from(heads, 'latin1'), kept]), packing));
      return;
    }
    room.write(heads, length, 'latin1');
    room.set(kept, length + heads.length);
    length += total;
  };

  return {
    keep: (exchange) => add('http', exchange),
    reading: (read) => (page) => {
      const { answer, finalUrl } = page;
      if (answer.rendered) {
        const response = responseHead(answer.status, '', Object.entries(answer.headers).flat());
        const { body, status, timing } = answer;
        add('rendered', {
          url: finalUrl,
          fetchedAt: timing.fetchedAt,
          status,
          location: null,
          request: '',
          response,
          body,
          truncated: false,
        });
      }
      return read(page);
    },
    flush() {
      cut();
      if (entries.length === 0) return;
      vault.add(blocks, entries);
      full ||= vault.size() > mostKept;
      blocks = [];
      entries = [];
    },
  };
}
