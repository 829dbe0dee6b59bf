/** What is new, changed and gone on a site since the inspection before. It is told, and never bears on the verdict. */
import type { LinkState } from '../../checks/model/index.ts';
import { unpackFacts } from '../read.ts';
import type { Store } from '../store.ts';
import type { Earlier, History } from './history.ts';
import { readMark } from './mark.ts';

export interface Changed {
  count: number;
  /** The first by address. */
  examples: string[];
}

export interface Changes {
  since: Earlier;
  /** Pages that the inspection before had not met at all. */
  new: Changed;
  /** Pages whose text is another. */
  changed: Changed;
  /** Pages that do not open any more, or that nothing leads to any more where the whole site was looked at. */
  gone: Changed;
  /** Pages that read the same. */
  unchanged: number;
}

const mostExamples = 10;
const rowsAtOnce = 500;
const lost = new Set<LinkState>(['dead', 'soft-404', 'server-error', 'timeout', 'tls', 'refused']);

/** Compares a finished inspection with the one of the same address before; null when there is none. */
export async function changesOf(store: Store, inspection: string): Promise<Changes | null> {
  const { history } = store;
  const since = await history.before(inspection);
  if (!since) return null;
  const complete = (await store.findInspection(inspection))?.coverage?.complete === true;
  const changes: Changes = { since, new: none(), changed: none(), gone: none(), unchanged: 0 };
  const appeared = createBatch(async (urls) => {
    const { met } = await history.known(since.id, urls);
    for (const url of urls) if (!met.has(url)) note(changes.new, url);
  });
  const vanished = createBatch(async (urls) => {
    const states = await store.states(inspection, urls);
    const { met } = await history.known(inspection, urls);
    for (const url of urls) if (lost.has(states.get(url)?.state ?? 'ok') || (complete && !met.has(url))) note(changes.gone, url);
  });
  for await (const { url, before, now } of pairs(history.marks(since.id), history.marks(inspection))) {
    if (before === undefined) await appeared.add(url);
    else if (now === undefined) await vanished.add(url);
    else if (before === now || (await textOf(history, since.id, url, before)) === (await textOf(history, inspection, url, now)))
      changes.unchanged += 1;
    else note(changes.changed, url);
  }
  await appeared.flush();
  await vanished.flush();
  return changes;
}

const none = (): Changed => ({ count: 0, examples: [] });

function note(changed: Changed, url: string): void {
  changed.count += 1;
  if (changed.examples.length < mostExamples) changed.examples.push(url);
}

/** The text's fingerprint from the mark, or from the facts where an older version left no mark. */
async function textOf(history: History, inspection: string, url: string, mark: string | null): Promise<string> {
  const known = readMark(mark);
  return known ? known.text : unpackFacts((await history.page(inspection, url))!.facts, null).text.hash;
}

type Marked = { url: string; mark: string | null };

/** Two lists in order of their addresses, side by side; undefined where an address is only in one. */
async function* pairs(
  before: AsyncIterable<Marked>,
  now: AsyncIterable<Marked>,
): AsyncGenerator<{ url: string; before: string | null | undefined; now: string | null | undefined }> {
  const left = before[Symbol.asyncIterator]();
  const right = now[Symbol.asyncIterator]();
  let [a, b] = [await left.next(), await right.next()];
  while (!a.done || !b.done) {
    // the store sorts by bytes of UTF-8; addresses are ASCII
    const order = a.done ? 1 : b.done ? -1 : a.value.url < b.value.url ? -1 : a.value.url > b.value.url ? 1 : 0;
    const url = order <= 0 ? a.value!.url : b.value!.url;
    yield { url, before: order <= 0 ? a.value!.mark : undefined, now: order >= 0 ? b.value!.mark : undefined };
    if (order <= 0) a = await left.next();
    if (order >= 0) b = await right.next();
  }
}

/** Hands addresses on many at a time. */
function createBatch(handle: (urls: string[]) => Promise<void>): { add(url: string): Promise<void>; flush(): Promise<void> } {
  let urls: string[] = [];
  const flush = async (): Promise<void> => {
    const some = urls;
    urls = [];
    if (some.length > 0) await handle(some);
  };
  return {
    flush,
    async add(url) {
      urls.push(url);
      if (urls.length >= rowsAtOnce) await flush();
    },
  };
}
