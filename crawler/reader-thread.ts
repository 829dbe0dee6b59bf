/** A second thread that reads pages; see readers.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PageAnswer } from './engine/visit.ts';
import { readAnswer } from './read.ts';

const { asOf } = workerData as { asOf: string };

parentPort!.on('message', ({ id, page }: { id: number; page: PageAnswer }) => {
  const read = readAnswer(page, asOf);
  const facts = new Uint8Array(read.facts);
  parentPort!.postMessage({ id, read: { ...read, facts } }, [facts.buffer]);
});
