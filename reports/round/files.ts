/** Files of a round, written while its sites stream by: there whole when all are complete, or not at all. */
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeFault } from '../save.ts';

/** Pieces are gathered to blocks of about this many characters before they are written. */
const blockLength = 1 << 18;
let serial = 0;

/** A file that text is added to. */
export interface TextFile {
  add(text: string): Promise<void>;
  /** Adds all pieces. */
  addAll(pieces: Iterable<string>): Promise<void>;
  end(): Promise<void>;
}

export interface RoundFiles {
  /** Opens a file of text by its name in the folder; a name may lead into folders below. */
  text(name: string): Promise<TextFile>;
  /** A path to write another kind of file to, which gets its name when all are complete. */
  place(name: string): Promise<string>;
  /** Gives all files their names and returns their paths. */
  finish(): Promise<string[]>;
  /** Takes away what was written. */
  abandon(): Promise<void>;
}

/** Starts writing into `folder`, made when missing. Throws ReportError when it cannot be written. */
export function startFiles(folder: string): RoundFiles {
  const mark = `${process.pid}-${++serial}.part`;
  const parts: { path: string; part: string }[] = [];
  const handles = new Set<FileHandle>();
  const described = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      throw describeFault(error, folder);
    }
  };
  const place = (name: string): Promise<string> =>
    described(async () => {
      const path = join(folder, name);
      const part = `${path}.${mark}`;
      await mkdir(dirname(path), { recursive: true });
      parts.push({ path, part });
      return part;
    });

  return {
    place,
    async text(name) {
      const path = await place(name);
      const file = await described(() => open(path, 'w'));
      handles.add(file);
      let block = '';
      const flush = async (): Promise<void> => {
        if (block !== '') await described(() => file.appendFile(block, 'utf8'));
        block = '';
      };
      const add = async (text: string): Promise<void> => {
        block += text;
        if (block.length >= blockLength) await flush();
      };
      return {
        add,
        async addAll(pieces) {
          for (const piece of pieces) {
            block += piece;
            if (block.length >= blockLength) await flush();
          }
        },
        async end() {
          await flush();
          handles.delete(file);
          await described(() => file.close());
        },
      };
    },
    async finish() {
      await described(async () => {
        for (const { part, path } of parts) await rename(part, path);
      });
      return parts.map(({ path }) => path);
    },
    async abandon() {
      await Promise.allSettled([...handles].map((file) => file.close()));
      await Promise.allSettled(parts.map(({ part }) => rm(part, { force: true })));
    },
  };
}
