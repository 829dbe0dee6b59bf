/** Content codings (RFC 9110 8.4), undone with the size counted after every step. */
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** Codings that one answer may stack. */
const maxCodings = 3;

/** The plain bytes; undefined when they would be more than `limit`. What is cut off or not compressed at all is taken as far as it reads, as browsers do. */
export function decompress(bytes: Uint8Array, encoding: string | undefined, limit: number): Uint8Array | undefined {
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > maxCodings) return bytes;
  let plain = bytes;
  for (const coding of codings.reverse()) {
    if (plain.length === 0) return plain;
    try {
      plain = undo(coding, plain, limit);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
      return plain;
    }
  }
  return plain;
}

function undo(coding: string, bytes: Uint8Array, limit: number): Uint8Array {
  const zlib = { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH };
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(bytes, zlib);
    case 'deflate':
      // RFC 9110 means zlib; some servers send raw deflate, whose first byte is not 0x.8
      return (bytes[0]! & 0x0f) === 8 ? inflateSync(bytes, zlib) : inflateRawSync(bytes, zlib);
    case 'br':
      return brotliDecompressSync(bytes, { maxOutputLength: limit, finishFlush: constants.BROTLI_OPERATION_FLUSH });
    case 'zstd':
      return zstdDecompressSync(bytes, { maxOutputLength: limit, finishFlush: constants.ZSTD_e_flush });
    default:
      return bytes;
  }
}
