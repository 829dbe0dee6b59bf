/** Requests at the pace that settings and servers set. */
import type { Answer, Fetcher, Request } from './answer.ts';
import { type Followed, follow } from './follow.ts';
import { createPool, type PoolSettings } from './pool.ts';

export interface Asker {
  /** One answer; waits for its turn, and again where a server asks for patience. */
  ask(request: Request): Promise<Answer>;
  /** The answer at the end of all redirects. */
  follow(request: Request): Promise<Followed>;
  /** Hosts that were silent get another chance. */
  forgive(): void;
}

/**
 * Connections to a host that may time out one after the other; further requests get the same answer at once, until hosts are forgiven.
 * A portal may link a thousand times to a host that has been switched off: waiting for each would take hours and tell nothing new.
 */
const silence = 3;
const silent = /^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;

/** Times that a server may ask to come back later. */
const maxWaits = 3;
/** Longest time that a server's wish is granted, in milliseconds. */
const longestWait = 120_000;
const firstWait = 2000;

export function createAsker(fetcher: Fetcher, settings: PoolSettings, signal?: AbortSignal): Asker {
  const pool = createPool(settings);
  const timeouts = new Map<string, { times: number; error: NonNullable<Answer['error']> }>();
  const note = (host: string, { error }: Answer): void => {
    if (error && silent.test(error.reason)) timeouts.set(host, { times: (timeouts.get(host)?.times ?? 0) + 1, error });
    else timeouts.delete(host);
  };
  const silenceOf = (url: string, host: string): Answer | undefined => {
    const known = timeouts.get(host);
    if (!known || known.times < silence) return undefined;
    const timing = { fetchedAt: new Date().toISOString(), totalMs: 0 };
    return { url, status: 0, headers: {}, body: new Uint8Array(), timing, error: known.error };
  };
  const ask = async (request: Request): Promise<Answer> => {
    const { host } = new URL(request.url);
    for (let waits = 0; ; waits++) {
      signal?.throwIfAborted();
      const known = silenceOf(request.url, host);
      if (known) return known;
      const answer = await pool.run(host, async () => {
        const given = silenceOf(request.url, host) ?? (await fetcher.ask(request, signal));
        note(host, given);
        const wait = waits < maxWaits ? waitOf(given, waits) : null;
        if (wait !== null) pool.pause(host, wait);
        return { given, again: wait !== null };
      });
      if (!answer.again) return answer.given;
    }
  };
  return { ask, follow: (request) => follow(request, ask), forgive: () => timeouts.clear() };
}

/** Milliseconds that the server asks to wait (RFC 6585 4, RFC 9110 10.2.3); null when it does not. */
function waitOf({ status, headers }: Answer, waits: number): number | null {
  const wish = headers['retry-after'];
  if (status !== 429 && !(status === 503 && wish !== undefined)) return null;
  const seconds = /^\s*\d{1,9}\s*$/.test(wish ?? '') ? Number(wish) * 1000 : Date.parse(wish ?? '') - Date.now();
  return Math.min(longestWait, Math.max(0, Number.isNaN(seconds) ? firstWait * 2 ** waits : seconds));
}
