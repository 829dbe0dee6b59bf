/** A folder that is gone when the tests of a file are over. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingcha-reports-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
