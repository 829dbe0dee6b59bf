/** Texts put aside by a key, in a file that is gone when the process is: what waits in memory is where they lie. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

export interface Spool {
  /** Keys in the order in which they came. */
  keys(): string[];
  /** None of the texts may hold U+0003. */
  put(key: string, texts: readonly string[]): Promise<void>;
  /** The texts of a key in the order in which they came. */
  take(key: string): AsyncGenerator<string>;
  close(): Promise<void>;
}

const separator = '\u0003';

export async function openSpool(): Promise<Spool> {
  const path = join(tmpdir(), `mingcha-${randomBytes(8).toString('hex')}.spool`);
  const file: FileHandle = await open(path, 'wx+', 0o600);
  // without a name it goes when it is closed, whatever becomes of the process
  await rm(path, { force: true });
  const places = new Map<string, { at: number; length: number }[]>();
  let end = 0;
  return {
    keys: () => [...places.keys()],
    async put(key, texts) {
      if (texts.length === 0) return;
      const packed = zstdCompressSync(Buffer.from(texts.join(separator), 'utf8'), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
      for (let done = 0; done < packed.length; ) done += (await file.write(packed, done, packed.length - done, end + done)).bytesWritten;
      const known = places.get(key);
      if (known) known.push({ at: end, length: packed.length });
      else places.set(key, [{ at: end, length: packed.length }]);
      end += packed.length;
    },
    async *take(key) {
      for (const { at, length } of places.get(key) ?? []) {
        const packed = Buffer.allocUnsafe(length);
        for (let done = 0; done < length; ) {
          const { bytesRead } = await file.read(packed, done, length - done, at + done);
          if (bytesRead === 0) throw new Error('a spool ended early');
          done += bytesRead;
        }
        yield* zstdDecompressSync(packed).toString('utf8').split(separator);
      }
    },
    close: () => file.close(),
  };
}
