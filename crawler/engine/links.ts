/** Links of a page → targets of the inspection. */
import { fileKindOf } from '../../checks/facts/address.ts';
import type { Seen } from './frontier.ts';
import { identityOf, reachOf } from './identity.ts';
import type { Scope } from './scope.ts';
import type { PageRead } from './visit.ts';

export interface LinkReader {
  /** The targets that a page at a depth leads to; those that were handed out lately are left out. */
  targets(leads: PageRead['leads'], depth: number): Seen[];
  /** The target that an address is. */
  target(address: string, depth: number): Seen;
}

/** Addresses remembered as handed out: navigation repeats on every page, and asking the store for each costs more than all else. */
const remembered = 50_000;

export function createLinkReader(scope: Scope, rank: (url: string) => number): LinkReader {
  const recent = new Set<string>();

  const targetOf = (url: string, depth: number, loaded: boolean): Seen => {
    const reach = reachOf(url);
    const check = { url, kind: 'check' as const, depth: null, rank: rank(url) };
    if (reach !== 'http') return { ...check, known: { state: reach, status: null, reason: null } };
    const isPage = !loaded && fileKindOf(url) === undefined && scope.belongs(url);
    return isPage ? { ...check, kind: 'page', depth } : check;
  };

  return {
    target: (address, depth) => targetOf(identityOf(address), depth, false),
    targets(leads, depth) {
      const found: Seen[] = [];
      for (const { url, loaded } of leads) {
        const key = loaded ? `${url} loaded` : url;
        if (recent.has(url) || recent.has(key)) continue;
        if (recent.size >= remembered) recent.clear();
        recent.add(key);
        found.push(targetOf(url, depth, loaded));
      }
      return found;
    },
  };
}
