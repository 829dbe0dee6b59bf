/** JSON values as they are stored: compressed, for they are large and alike. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

export function pack(value: unknown): Uint8Array {
  return zstdCompressSync(JSON.stringify(value));
}

export function unpack<Value>(packed: Uint8Array): Value {
  return JSON.parse(zstdDecompressSync(packed).toString()) as Value;
}
