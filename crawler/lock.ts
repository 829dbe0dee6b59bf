/** One process at a time works on an inspection, or does what else must be done once. The lock is SQLite's own on an empty file: it is gone when its process is, however that ended. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CrawlError } from './errors.ts';

export interface Lock {
  release(): void;
}

/** Takes the lock of an inspection. Throws a CrawlError where another process has it. */
export function lockInspection(workspace: string, inspection: string): Lock {
  const lock = takeLock(workspace, inspection);
  if (lock) return lock;
  throw new CrawlError(
    'running-elsewhere',
    `检查 ${inspection} 正由另一进程进行。请等待其结束，或用 --workspace 另选目录。`,
    `inspection ${inspection} is being worked on by another process; wait for it to end, or name another folder with --workspace`,
  );
}

/** Takes the lock of a name; null where another process has it. */
export function takeLock(workspace: string, name: string): Lock | null {
  const folder = join(workspace, 'locks');
  mkdirSync(folder, { recursive: true });
  const file = new DatabaseSync(join(folder, `${name}.lock`), { timeout: 0 });
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (((error as { errcode?: number }).errcode ?? 0) % 256 !== 5) throw error;
    return null;
  }
  // the file stays: to remove it would let a third process lock another of its name
  return { release: () => file.close() };
}
