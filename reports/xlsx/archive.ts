/**
 * A zip file written piece by piece: what waits for the disk is one block, however large a part grows. The layout is fflate's, the compression
 * Node's zlib, which works beside the main thread. The same parts give the same bytes: every part bears the same date.
 */
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

export interface Archive {
  /** Begins a part; the one before it must have ended. */
  part(name: string): Part;
  /** Completes the file: it is there whole or not at all. */
  finish(): Promise<void>;
  /** Removes what was written. */
  abandon(): Promise<void>;
}

export interface Part {
  /** Bytes taken so far, before compression. */
  readonly bytes: number;
  /** Takes a piece of text; to be awaited, so that the disk keeps up. */
  write(text: string): Promise<void>;
  end(): Promise<void>;
}

/** Pieces are gathered to blocks of about this many characters before they are compressed. */
const blockLength = 1 << 18;
/** Fast, and a third larger than the best: tables of text shrink to a tenth either way. */
const level = 1;
let serial = 0;

/**
 * Opens `path` for writing, beside its place until it is complete; `direct`: the path is a draft already, whose owner gives it its name or takes it
 * away. Throws what the system throws.
 */
export async function createArchive(path: string, { direct = false } = {}): Promise<Archive> {
  const draft = direct ? path : join(dirname(path), `.${basename(path)}.${process.pid}-${++serial}.part`);
  const file = await open(draft, 'w');
  let waiting: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    waiting.push(data);
  });
  const save = async (): Promise<void> => {
    const pieces = waiting;
    waiting = [];
    for (const piece of pieces) await writeAll(file, piece);
  };
  return {
    part: (name) => startPart(zip, name, save),
    async finish() {
      zip.end();
      await save();
      if (!direct) await file.sync();
      await file.close();
      if (!direct) await rename(draft, path);
    },
    async abandon() {
      await file.close().catch(() => {});
      await rm(draft, { force: true });
    },
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}

function startPart(zip: Zip, filename: string, save: () => Promise<void>): Part {
  const deflate = createDeflateRaw({ level, chunkSize: 1 << 17 });
  // by the local clock, as zip files have it: the same on every machine
  const entry: ZipInputFile = { filename, compression: 8, crc: 0, size: 0, mtime: new Date(1980, 0, 1) };
  zip.add(entry);
  let failed: Error | null = null;
  deflate.on('data', (chunk: Buffer) => entry.ondata!(null, new Uint8Array(chunk), false));
  deflate.on('error', (error) => {
    failed = error;
  });
  let block = '';
  let taken: Promise<void> = Promise.resolve();
  const pass = async (): Promise<void> => {
    const bytes = Buffer.from(block, 'utf8');
    block = '';
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    // compressed on another thread while the next block is gathered here
    await taken;
    taken = new Promise((resolve) => deflate.write(bytes, () => resolve()));
    if (failed) throw failed;
    await save();
  };
  return {
    get bytes() {
      return entry.size + block.length;
    },
    async write(text) {
      block += text;
      if (block.length >= blockLength) await pass();
    },
    async end() {
      if (block !== '') await pass();
      await new Promise<void>((resolve, reject) => {
        deflate.on('end', resolve).on('error', reject);
        deflate.end();
      });
      if (failed) throw failed;
      entry.ondata!(null, new Uint8Array(), true);
      await save();
    },
  };
}
