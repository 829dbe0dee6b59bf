/** How answers are packed. */
import { constants, type ZstdOptions } from 'node:zlib';

/** Bytes of a block before compression: enough for the sameness of pages to show, small enough to open for one of them. */
export const blockSize = 1_000_000;

const level = (value: number): ZstdOptions => ({ params: { [constants.ZSTD_c_compressionLevel]: value } });

/** During the crawl speed counts: the fastest level already finds what pages share. Of what stays, size. */
export const packing = { crawl: level(1), kept: level(9) } as const;
