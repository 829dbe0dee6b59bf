/** A zip file written piece by piece, nothing compressed: what goes into a WACZ is compressed already or small. By fflate. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { Zip, ZipPassThrough } from 'fflate';
import { CrawlError } from '../errors.ts';

export interface ZipFile {
  /** Adds a file; returns its size in bytes and its SHA-256. */
  add(name: string, pieces: Iterable<Uint8Array>): { bytes: number; hash: string };
  /** Completes the file: it is there whole or not at all. */
  finish(): void;
  /** Removes what was written. */
  abandon(): void;
}

/** Without zip64 no offset may be larger. */
const mostBytes = 2 ** 32 - 2 ** 24;

export function createZipFile(path: string, modified: Date): ZipFile {
  const part = `${path}.${process.pid}.part`;
  const file = openSync(part, 'wx', 0o600);
  let total = 0;
  const zip = new Zip((error, data) => {
    if (error) throw error;
    total += data.length;
    if (total > mostBytes)
      throw new CrawlError('too-large', '证据包超过 4 GB，无法写入单个文件。', 'the evidence is larger than one package may be (4 GB)');
    writeSync(file, data);
  });
  return {
    add(name, pieces) {
      const entry = new ZipPassThrough(name);
      entry.mtime = modified;
      zip.add(entry);
      const hash = createHash('sha256');
      let bytes = 0;
      for (const piece of pieces) {
        hash.update(piece);
        bytes += piece.length;
        entry.push(piece);
      }
      entry.push(new Uint8Array(), true);
      return { bytes, hash: `sha256:${hash.digest('hex')}` };
    },
    finish() {
      zip.end();
      fsyncSync(file);
      closeSync(file);
      renameSync(part, path);
    },
    abandon() {
      closeSync(file);
      rmSync(part, { force: true });
    },
  };
}
