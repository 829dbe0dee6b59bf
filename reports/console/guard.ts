/** Shuts out who tries tokens: a token has 256 bits and cannot be guessed, but a log full of tries hides everything else. */

export interface Guard {
  /** Whether an address is to be refused unheard. */
  isShut(address: string): boolean;
  /** An address came with a token that is none. */
  note(address: string): void;
}

const tries = 20;
const span = 60_000;
const mostAddresses = 10_000;

/** `now`: milliseconds that only ever grow. */
export function createGuard(now: () => number): Guard {
  const noted = new Map<string, { since: number; count: number }>();
  const current = (address: string): { since: number; count: number } | undefined => {
    const known = noted.get(address);
    if (known && now() - known.since < span) return known;
    noted.delete(address);
    return undefined;
  };
  return {
    isShut: (address) => (current(address)?.count ?? 0) >= tries,
    note(address) {
      const known = current(address);
      if (known) known.count += 1;
      else {
        if (noted.size >= mostAddresses) noted.clear();
        noted.set(address, { since: now(), count: 1 });
      }
    },
  };
}
