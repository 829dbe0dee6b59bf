/** Requests at the pace that settings and servers set. */
import type { Answer, Fetcher, Request } from './answer.ts';
import { type Followed, follow, type May } from './follow.ts';
import { createPool, type PoolSettings } from './pool.ts';

export interface Asker {
  /** One answer; waits for its turn, and again where a server asks for patience. */
  ask(request: Request): Promise<Answer>;
  /** The answer at the end of all redirects; `may` says which of them may be followed. */
  follow(request: Request, may?: May): Promise<Followed>;
  /** Requests to a host begin at least so many milliseconds apart from now on. */
  space(host: string, milliseconds: number): void;
  /** Hosts that were silent get another chance. */
  forgive(): void;
}

export interface AskerSettings extends PoolSettings {
  /** Milliseconds that a host which answered before and no longer does is left alone, longer every time; 0 without it: not at all. */
  rest?: number;
  /** Resolves when requests may be made at all. */
  open?: () => Promise<void>;
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

/** Errors of a server, or of the network before it, that can bear no more or is away for a while. */
const strains = /TIMEOUT|^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EAI_AGAIN|ECONNREFUSED|CONNECTION_CLOSED)$/;
const isStrained = ({ status, error }: Answer): boolean =>
  status === 429 || status === 503 || (error !== undefined && strains.test(error.reason));

/** Requests in a row that fail before a host that answered before is left alone, and how often it is before it counts as gone. */
const breakAfter = 5;
const maxBreaks = 6;
const longestRest = 300_000;

export function createAsker(fetcher: Fetcher, settings: AskerSettings, signal?: AbortSignal): Asker {
  const pool = createPool(settings);
  const { rest = 0, open } = settings;
  /** Of every host that answered once: failures in a row, and breaks since it last answered. */
  const health = new Map<string, { failed: number; breaks: number }>();
  const noteStrain = (host: string, answer: Answer, begun: number): void => {
    const known = health.get(host);
    if (!isStrained(answer)) {
      pool.trust(host);
      if (known) known.failed = known.breaks = 0;
      else if (answer.status > 0) health.set(host, { failed: 0, breaks: 0 });
      return;
    }
    pool.ease(host, begun);
    if (!known || answer.status > 0) return;
    known.failed += 1;
    if (rest === 0 || known.failed < breakAfter || known.breaks >= maxBreaks) return;
    // the breaker: nothing is asked for a while, and then one request tries
    pool.pause(host, Math.min(longestRest, rest * 2 ** known.breaks));
    known.breaks += 1;
    known.failed = breakAfter - 1;
  };
  /** Whether a host that is silent is waited for rather than given up. */
  const isAwaited = (host: string): boolean => rest > 0 && (health.get(host)?.breaks ?? maxBreaks) < maxBreaks;
  const timeouts = new Map<string, { times: number; error: NonNullable<Answer['error']> }>();
  const note = (host: string, { error }: Answer): void => {
    if (error && silent.test(error.reason)) timeouts.set(host, { times: (timeouts.get(host)?.times ?? 0) + 1, error });
    else timeouts.delete(host);
  };
  const silenceOf = (url: string, host: string): Answer | undefined => {
    const known = timeouts.get(host);
    if (!known || known.times < silence || isAwaited(host)) return undefined;
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
        await open?.();
        const silenced = silenceOf(request.url, host);
        const begun = performance.now();
        const given = silenced ?? (await fetcher.ask(request, signal));
        note(host, given);
        if (!silenced) noteStrain(host, given, begun);
        const wait = waits < maxWaits ? waitOf(given, waits) : null;
        if (wait !== null) pool.pause(host, wait);
        return { given, again: wait !== null };
      });
      if (!answer.again) return answer.given;
    }
  };
  const forgive = (): void => {
    timeouts.clear();
    for (const known of health.values()) known.failed = known.breaks = 0;
  };
  return { ask, follow: (request, may) => follow(request, ask, may), space: pool.space, forgive };
}

/** Milliseconds that the server asks to wait (RFC 6585 4, RFC 9110 10.2.3); null when it does not. */
function waitOf({ status, headers }: Answer, waits: number): number | null {
  const wish = headers['retry-after'];
  if (status !== 429 && !(status === 503 && wish !== undefined)) return null;
  const seconds = /^\s*\d{1,9}\s*$/.test(wish ?? '') ? Number(wish) * 1000 : Date.parse(wish ?? '') - Date.now();
  return Math.min(longestWait, Math.max(0, Number.isNaN(seconds) ? firstWait * 2 ** waits : seconds));
}
