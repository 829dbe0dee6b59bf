/**
 * Zip archives, with their sizes known before anything is unpacked. By fflate (small, kept up, no dependencies), which reads the central directory
 * and never writes past the size that it declares.
 */
import { unzipSync } from 'fflate';
import type { DocumentLimits } from './document.ts';

/** Thrown where an archive asks for more than the limits allow. */
export class TooLarge extends Error {}

/** Names of all entries. Throws when the archive cannot be read, TooLarge when it has too many. */
export function listEntries(bytes: Uint8Array, limits: DocumentLimits): string[] {
  const names: string[] = [];
  unzipSync(bytes, {
    filter({ name }) {
      if (names.length >= limits.entries) throw new TooLarge(`more than ${limits.entries} entries`);
      names.push(name);
      return false;
    },
  });
  return names;
}

/** The wanted entries, unpacked. Throws TooLarge before unpacking more than the limits allow. */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean, limits: DocumentLimits): Map<string, Uint8Array> {
  let unpacked = 0;
  let seen = 0;
  const entries = unzipSync(bytes, {
    filter({ name, size, originalSize }) {
      if (++seen > limits.entries) throw new TooLarge(`more than ${limits.entries} entries`);
      if (!wanted(name)) return false;
      unpacked += originalSize;
      if (unpacked > limits.unpacked) throw new TooLarge(`unpacks to more than ${limits.unpacked} bytes`);
      if (originalSize > 1_000_000 && originalSize > size * limits.ratio) throw new TooLarge(`grows more than ${limits.ratio} times`);
      return true;
    },
  });
  return new Map(Object.entries(entries));
}

/** The text of an XML part: UTF-8, or UTF-16 where a byte order mark says so. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const label = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}
