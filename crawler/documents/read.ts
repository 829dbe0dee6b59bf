/** Reads attached files in a thread of its own: one that hangs, or asks for too much memory, is ended and costs nothing but its own result. */
import { Worker } from 'node:worker_threads';
import { type DocumentFacts, type DocumentLimits, documentLimits, unread } from './document.ts';
import { describe } from './parse.ts';
import { promisedType, sniffType } from './sniff.ts';
import type { Task } from './worker.ts';

export interface DocumentReader {
  /** What the file is and holds. Files are read one after the other; never rejects for what is in them. */
  readFile(bytes: Uint8Array, name: string, contentType: string | null): Promise<DocumentFacts>;
  /** Ends the thread; a file being read is given up. */
  close(): Promise<void>;
}

/** A reader with its thread, started when the first file comes. It does not keep the process alive. */
export function openDocuments(some: Partial<DocumentLimits> = {}): DocumentReader {
  const limits = { ...documentLimits, ...some };
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  const start = (): Worker => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
    });
    started.unref();
    return started;
  };
  const giveUp = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const read = (bytes: Uint8Array, name: string, contentType: string | null): Promise<DocumentFacts> =>
    new Promise((resolve) => {
      worker ??= start();
      const thread = worker;
      const id = ++count;
      const fail = (outcome: 'timeout' | 'damaged' | 'too-large', reason: string): void =>
        settle(describe(sniffType(bytes), bytes.length, promisedType(name, contentType), unread(outcome, reason)), true);
      const settle = (facts: DocumentFacts, broken = false): void => {
        clearTimeout(timer);
        thread.off('message', onMessage).off('error', onError).off('exit', onExit);
        thread.unref();
        if (broken) giveUp().then(() => resolve(facts));
        else resolve(facts);
      };
      const onMessage = (answer: { id: number; facts: DocumentFacts }): void => {
        if (answer.id === id) settle(answer.facts);
      };
      const onError = (error: Error & { code?: string }): void =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? fail('too-large', `needs more than ${limits.memory} MB of memory`)
          : fail('damaged', error.message.slice(0, 200));
      const onExit = (): void => fail('damaged', 'the reader ended');
      const timer = setTimeout(() => fail('timeout', `takes longer than ${limits.time} ms`), limits.time);
      thread.on('message', onMessage).on('error', onError).on('exit', onExit);
      thread.ref();
      thread.postMessage({ id, bytes, name, contentType, limits } satisfies Task);
    });

  return {
    readFile(bytes, name, contentType) {
      const result = last.then(() => read(bytes, name, contentType));
      last = result;
      return result;
    },
    close: giveUp,
  };
}
