/**
 * Reads pages on two cores. Reading takes most of the time of a fast crawl; so where pages come in faster than this thread reads them,
 * a second one helps. A crawl at a polite pace never starts it.
 */
import { Worker } from 'node:worker_threads';
import type { PageAnswer, PageRead } from './engine/visit.ts';
import { readAnswer } from './read.ts';

export interface Readers {
  read(page: PageAnswer): Promise<PageRead>;
  close(): Promise<void>;
}

interface Job {
  page: PageAnswer;
  resolve(read: PageRead): void;
  reject(error: unknown): void;
}

/** Pages waiting that call for the second thread. */
const crowd = 4;
/** Pages handed to it at once, so that it need not wait while this thread has its turn. */
const handedOver = 8;

/** Milliseconds that pages are read before the network has its turn: answers that come in together are taken in together. */
const turn = 8;

/**
 * Starts the thread with what Node compiled before at hand. As a text, not a file: stripping the types of but one file loads a compiler of
 * 20 MB into the thread.
 */
const launcher = `require('node:module').enableCompileCache(); import(require('node:worker_threads').workerData.module)`;

/** `busy`: the pages will come in faster than one thread reads them; the second starts at once. */
export function createReaders(asOf: string, busy: boolean): Readers {
  const waiting: Job[] = [];
  const away = new Map<number, Job>();
  let thread: Worker | undefined;
  let lastId = 0;
  let scheduled = false;

  const schedule = (): void => {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    // between two pages the network has its turn
    setImmediate(() => {
      scheduled = false;
      if (waiting.length >= crowd) thread ??= start();
      if (thread) handOver(thread);
      const until = performance.now() + turn;
      do {
        const job = waiting.shift();
        if (!job) break;
        try {
          job.resolve(readAnswer(job.page, asOf));
        } catch (error) {
          job.reject(error);
        }
        if (thread) handOver(thread);
      } while (performance.now() < until);
      schedule();
    });
  };

  const handOver = (to: Worker): void => {
    while (away.size < handedOver && waiting.length > 0) {
      const job = waiting.shift()!;
      lastId += 1;
      away.set(lastId, job);
      const body = new Uint8Array(job.page.answer.body);
      to.postMessage({ id: lastId, page: { ...job.page, answer: { ...job.page.answer, body } } }, [body.buffer]);
    }
  };

  const start = (): Worker => {
    const module = new URL('./reader-thread.ts', import.meta.url).href;
    const worker = new Worker(launcher, { eval: true, workerData: { module, asOf } });
    worker.on('message', ({ id, read }: { id: number; read: PageRead }) => {
      const job = away.get(id)!;
      away.delete(id);
      handOver(worker);
      job.resolve(read);
    });
    worker.on('error', (error) => {
      for (const job of away.values()) job.reject(error);
      away.clear();
    });
    return worker;
  };

  if (busy) thread = start();

  return {
    read: (page) =>
      new Promise((resolve, reject) => {
        waiting.push({ page, resolve, reject });
        schedule();
      }),
    async close() {
      await thread?.terminate();
    },
  };
}
