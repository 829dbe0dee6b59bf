/** What inspections did with addresses, from the store that holds them. */
import { identityOf } from '../../crawler/engine/identity.ts';
import type { Store } from '../../crawler/store.ts';
import type { Visit, Visits } from '../comparison/sight.ts';

/** Nothing is there any more: the answer itself says so. */
const gone = new Set(['dead', 'soft-404', 'malformed']);

/** Asks the store; an inspection that is no longer there knows nothing. */
export function visitsOf(store: Pick<Store, 'history' | 'states' | 'findInspection'>): Visits {
  return async ({ inspection }, addresses) => {
    const visits = new Map<string, Visit>();
    if (inspection === null || !(await store.findInspection(inspection))) return visits;
    const keys = new Map(addresses.map((address) => [address, identityOf(address)]));
    const asked = [...new Set(keys.values())];
    const { read } = await store.history.known(inspection, asked);
    const states = await store.states(inspection, asked);
    for (const [address, key] of keys) {
      const state = states.get(key)?.state;
      visits.set(address, read.has(key) ? 'read' : state === undefined ? 'unknown' : gone.has(state) ? 'gone' : 'tried');
    }
    return visits;
  };
}
