/** Files → one zip, in this thread: the policy of the extension's pages allows no workers made of text, which is what asynchronous zipping makes. */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** Bytes that are packed between two breaths, so that a view stays awake. */
const stretch = 1 << 18;

/** Returns the zip. Files that are packed already, pictures, are stored as they are. */
export async function zipFiles(files: ReadonlyMap<string, Uint8Array | string>, at?: Date): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let fault: Error | undefined;
  const zip = new Zip((error, part) => {
    if (error) fault = error;
    else parts.push(part);
  });
  for (const [name, content] of files) {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    const file = /\.(?:png|jpg)$/.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    if (at) file.mtime = at;
    zip.add(file);
    for (let from = 0; from === 0 || from < bytes.length; from += stretch) {
      file.push(bytes.subarray(from, from + stretch), from + stretch >= bytes.length);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  zip.end();
  if (fault) throw fault;
  return joinBytes(parts);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
