/** Memory of the process while it crawls. */
import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap near what is alive. By itself V8 lets garbage pile up to several times that before it collects: 400 MB for a crawl
 * that needs 50. The flags are read anew at every collection and for every thread, so they may be set late; they cost no time that could
 * be measured. The young generation stays large enough for a few pages, or half-read pages would be carried into the old one.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--min-semi-space-size=8');
  setFlagsFromString('--heap-growing-percent=30');
}
