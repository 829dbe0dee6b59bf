/** The thread that opens files. It knows nothing but the bytes handed to it, and is ended when it takes too long. */
import { parentPort } from 'node:worker_threads';
import type { DocumentLimits } from './document.ts';
import { parseFile } from './parse.ts';

export interface Task {
  id: number;
  bytes: Uint8Array;
  name: string;
  contentType: string | null;
  limits: DocumentLimits;
}

// a library's words about a broken file are no output of ours
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => {};

parentPort!.on('message', async ({ id, bytes, name, contentType, limits }: Task) => {
  parentPort!.postMessage({ id, facts: await parseFile(bytes, name, contentType, limits) });
});
