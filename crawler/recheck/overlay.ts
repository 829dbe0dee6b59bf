/** The store as if the earlier inspection had been made anew where the recheck looked: what judges an inspection judges both as one. */
import type { PageFacts, SiteFacts } from '../../checks/model/index.ts';
import type { Probes } from '../../checks/model/probes.ts';
import type { StoredTarget } from '../engine/frontier.ts';
import type { Store, StoredInspection } from '../store.ts';

export interface Over {
  earlier: StoredInspection;
  /** Id of the recheck. */
  recheck: string;
  asOf: string;
  reached: SiteFacts['reached'];
  /** Of the recheck, where they were asked for. */
  probes: Probes | null;
  /** What the recheck visited, by address. */
  visited: ReadonlyMap<string, StoredTarget>;
  /** New pages were left unvisited: what is not found may be there all the same. */
  cut: boolean;
}

/** Whether what was seen stands for the address now: an answer that may be another one tomorrow tells nothing. */
export function isSettled({ observation }: StoredTarget): boolean {
  return observation !== null && lasting.has(observation.state);
}
const lasting: ReadonlySet<string> = new Set(['ok', 'moved', 'dead', 'soft-404', 'malformed', 'unsupported', 'intranet']);

export function overlay(store: Store, over: Over): Store {
  const { earlier, recheck, asOf, reached, probes, visited, cut } = over;
  const replaced = (url: string): boolean => {
    const target = visited.get(url);
    return target !== undefined && isSettled(target);
  };
  const both = async function* (read: (id: string) => AsyncIterable<PageFacts>): AsyncIterable<PageFacts> {
    yield* merged(
      read(earlier.id),
      read(recheck),
      ({ url }) => url,
      ({ url }) => !replaced(url),
    );
  };
  return {
    ...store,
    async findInspection() {
      const coverage = earlier.coverage && { ...earlier.coverage, complete: earlier.coverage.complete && !cut };
      return { ...earlier, asOf, reached, coverage, probes: probes ?? earlier.probes };
    },
    pages: () => both(store.pages),
    documentPages: () => both(store.documentPages),
    async states(_, urls) {
      const states = await store.states(earlier.id, urls);
      for (const [url, state] of await store.states(recheck, urls)) states.set(url, state);
      return states;
    },
    async *redirects() {
      yield* merged(
        store.redirects(earlier.id),
        store.redirects(recheck),
        ([from]) => from,
        ([from]) => !replaced(from),
      );
    },
  };
}

/** Two lists in order of their keys as one; of the first only what still holds. Where both have a key, the second has it. */
async function* merged<Item>(
  first: AsyncIterable<Item>,
  second: AsyncIterable<Item>,
  keyOf: (item: Item) => string,
  holds: (item: Item) => boolean,
): AsyncIterable<Item> {
  const fresh = second[Symbol.asyncIterator]();
  let next = await fresh.next();
  for await (const item of first) {
    while (!next.done && keyOf(next.value) < keyOf(item)) {
      yield next.value;
      next = await fresh.next();
    }
    const same = !next.done && keyOf(next.value) === keyOf(item);
    if (!same && holds(item)) yield item;
  }
  while (!next.done) {
    yield next.value;
    next = await fresh.next();
  }
}
