/** How answers are packed. */
import { constants, type ZstdOptions } from 'node:zlib';

/** Bytes of a block before compression: enough for the sameness of pages to show, small enough to open for one of them. */
export const blockSize = 1_000_000;

/** Higher levels cost time and gain little: what counts is what the pages of a block share, and the first level finds it (measured: 66 MB → 0.7 MB in 24 ms). */
export const packing: ZstdOptions = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
