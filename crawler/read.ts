/** One answer → what the engine goes on with, and the facts as they are stored. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { readPage } from '../checks/facts/page.ts';
import type { PageFacts } from '../checks/model/index.ts';
import { pageReadOf } from './engine/reading.ts';
import type { PageAnswer, PageRead } from './engine/visit.ts';

/** Reads a page. The facts come packed: what waits to be stored takes a tenth of the memory, and threads hand it over at no cost. */
export function readAnswer({ url, finalUrl, answer, redirects, home, scripts }: PageAnswer, asOf: string): PageRead {
  const { status, headers, body } = answer;
  const facts = readPage({
    url,
    finalUrl,
    status,
    redirects,
    headers,
    body,
    asOf,
    home,
    ...(answer.rendered ? { rendered: true } : {}),
    ...(scripts ? { scripts } : {}),
  });
  return pageReadOf(facts, packFacts(facts));
}

/** A fast level, and a window no larger than facts of a page mostly are: what is put aside for a larger one takes longer than the packing. */
const packing = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 17 } };

/** Facts without timing, which differs from run to run and is stored beside them. */
export function packFacts(facts: PageFacts): Uint8Array {
  const { timing: _, ...rest } = facts;
  return zstdCompressSync(JSON.stringify(rest), packing);
}

export function unpackFacts(packed: Uint8Array, timing: PageFacts['timing']): PageFacts {
  return { ...(JSON.parse(zstdDecompressSync(packed).toString()) as Omit<PageFacts, 'timing'>), timing };
}
