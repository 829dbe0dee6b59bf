/** One visit to a home page, as the rule of availability has it: open within the limit, redirects included. */
import type { Answer } from '../engine/answer.ts';
import type { Followed } from '../engine/follow.ts';
import { observe } from '../engine/states.ts';
import type { Clock } from './clock.ts';
import type { Visit } from './series.ts';

/** Milliseconds within which a home page must open (国办秘书函〔2019〕19号). */
export const openLimit = 15_000;
/** Milliseconds that the machine's clock may differ from the time that passed before it counts as set, or the machine as having slept. */
const leap = 2000;

/** Faults without a status that nevertheless came over the network. */
const spoke = new Set(['ECONNREFUSED', 'CONNECTION_CLOSED']);

/** Asks for an address and follows its redirects; rejects when the signal comes. */
export type Open = (url: string, signal: AbortSignal) => Promise<Followed>;

export interface Visited {
  visit: Visit;
  /** The page, when it opened. */
  page: Followed | null;
  /** Nobody answered: the fault may lie with this machine. */
  silent: boolean;
}

/** Visits a home page. What says nothing of the site is `unmeasured`: a refusal of programs, a bad certificate, a clock that was set. */
export async function visitHome(
  url: string,
  { open, clock, limit = openLimit, signal }: { open: Open; clock: Clock; limit?: number; signal?: AbortSignal },
): Promise<Visited> {
  const began = clock.now();
  const started = clock.elapsed();
  const timer = AbortSignal.timeout(limit);
  let page: Followed | null = null;
  try {
    page = await open(url, signal ? AbortSignal.any([signal, timer]) : timer);
  } catch (error) {
    if (!timer.aborted || signal?.aborted) throw error;
  }
  const took = Math.round(clock.elapsed() - started);
  const leapt = Math.abs(clock.now() - began - took) > leap;
  const { outcome, reason, status } = page ? judge(page) : { outcome: 'failed' as const, reason: 'TIMEOUT', status: null };
  const visit = { at: Math.floor(began / 1000), took, status };
  if (outcome === 'failed' && leapt) return { visit: { ...visit, outcome: 'unmeasured', reason: 'CLOCK_SET' }, page: null, silent: false };
  return {
    visit: { ...visit, outcome, reason },
    page: outcome === 'opened' ? page : null,
    silent: outcome === 'failed' && status === null && !spoke.has(reason ?? ''),
  };
}

function judge({ answer, redirects }: Followed): Pick<Visit, 'outcome' | 'reason' | 'status'> {
  const { state, status, reason } = observe(answer, redirects);
  if (state === 'ok' || state === 'moved') return { outcome: 'opened', status, reason: null };
  // readers may get another answer than programs; whether they click a warning away is for a person to say
  if (unsure(state, answer)) return { outcome: 'unmeasured', status, reason: reason ?? `HTTP_${status}` };
  return { outcome: 'failed', status, reason: reason ?? `HTTP_${status}` };
}

function unsure(state: ReturnType<typeof observe>['state'], { error }: Answer): boolean {
  return state === 'tls' || state === 'intranet' || (state === 'refused' && !error);
}
