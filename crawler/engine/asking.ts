/** Requests at the pace that settings and servers set. */
import type { Answer, Fetcher, Request } from './answer.ts';
import { type Followed, follow } from './follow.ts';
import { createPool, type PoolSettings } from './pool.ts';

export interface Asker {
  /** One answer; waits for its turn, and again where a server asks for patience. */
  ask(request: Request): Promise<Answer>;
  /** The answer at the end of all redirects. */
  follow(request: Request): Promise<Followed>;
}

/** Times that a server may ask to come back later. */
const maxWaits = 3;
/** Longest time that a server's wish is granted, in milliseconds. */
const longestWait = 120_000;
const firstWait = 2000;

export function createAsker(fetcher: Fetcher, settings: PoolSettings, signal?: AbortSignal): Asker {
  const pool = createPool(settings);
  const ask = async (request: Request): Promise<Answer> => {
    const { host } = new URL(request.url);
    for (let waits = 0; ; waits++) {
      signal?.throwIfAborted();
      const answer = await pool.run(host, async () => {
        const given = await fetcher.ask(request, signal);
        const wait = waits < maxWaits ? waitOf(given, waits) : null;
        if (wait !== null) pool.pause(host, wait);
        return { given, again: wait !== null };
      });
      if (!answer.again) return answer.given;
    }
  };
  return { ask, follow: (request) => follow(request, ask) };
}

/** Milliseconds that the server asks to wait (RFC 6585 4, RFC 9110 10.2.3); null when it does not. */
function waitOf({ status, headers }: Answer, waits: number): number | null {
  const wish = headers['retry-after'];
  if (status !== 429 && !(status === 503 && wish !== undefined)) return null;
  const seconds = /^\s*\d{1,9}\s*$/.test(wish ?? '') ? Number(wish) * 1000 : Date.parse(wish ?? '') - Date.now();
  return Math.min(longestWait, Math.max(0, Number.isNaN(seconds) ? firstWait * 2 ** waits : seconds));
}
