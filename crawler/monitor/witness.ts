/** Whether this machine can reach anybody at all, asked when a home page kept silent: its own outage must not count against a site. */
import { hostOf } from '../../checks/facts/address.ts';
import type { Clock } from './clock.ts';
import { type Open, visitHome } from './visit.ts';

/** Milliseconds for which an answer stands: a hundred silent sites are no reason to ask a hundred times. */
const stands = 60_000;
/** Addresses asked before the network counts as gone. */
const asked = 3;

export interface Witness {
  /** Some other address opened just now. */
  saw(url: string): void;
  /** True when an address of another host answers; null when there is no other to ask. */
  online(besides: string): Promise<boolean | null>;
}

export interface WitnessSettings {
  /** Addresses of other hosts: those that are monitored too, and references that a person names. */
  others: readonly string[];
  open: Open;
  clock: Clock;
  limit: number;
  signal?: AbortSignal;
}

/** Anybody's answer will do, also an error page: it came over the network. */
export function createWitness({ others, open, clock, limit, signal }: WitnessSettings): Witness {
  const seen = new Map<string, number>();
  const silent = new Map<string, number>();
  const recent = (times: Map<string, number>, host: string): boolean => clock.elapsed() - (times.get(host) ?? -Infinity) < stands;

  const answers = async (url: string): Promise<boolean> => {
    const host = hostOf(url);
    if (recent(silent, host)) return false;
    const { silent: nobody, visit } = await visitHome(url, { open, clock, limit, ...(signal ? { signal } : {}) });
    const came = !nobody && visit.reason !== 'CLOCK_SET';
    (came ? seen : silent).set(host, clock.elapsed());
    return came;
  };

  return {
    saw: (url) => void seen.set(hostOf(url), clock.elapsed()),
    async online(besides) {
      const own = hostOf(besides);
      silent.set(own, clock.elapsed());
      const hosts = new Map(others.map((url) => [hostOf(url), url] as const).filter(([host]) => host !== own));
      if (hosts.size === 0) return null;
      // who failed since has not answered for it
      for (const host of hosts.keys()) if (recent(seen, host) && (seen.get(host) ?? 0) > (silent.get(host) ?? -Infinity)) return true;
      for (const [, url] of [...hosts].slice(0, asked)) if (await answers(url)) return true;
      return false;
    },
  };
}
