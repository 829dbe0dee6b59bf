/** What became of addresses that redirect: known once everything they lead to is. */
import { maxRedirects } from './follow.ts';
import type { Frontier, Result, StoredTarget } from './frontier.ts';
import { isPermanent, type Observation } from './states.ts';

const batch = 500;
/** Faults of a chain as such; another attempt, with cookies, may get through. */
export const chainFaults = ['REDIRECT_LOOP', 'TOO_MANY_REDIRECTS'];

/** Settles every address that redirects by what stands at the end of its chain. May be called again when ends have changed. */
export async function resolveRedirects(frontier: Frontier): Promise<void> {
  let after: StoredTarget | null = null;
  for (;;) {
    const targets: StoredTarget[] = await frontier.redirected(after, batch);
    const results: Result[] = [];
    for (const target of targets) {
      const { observation, attempts } = await endOf(target, frontier);
      results.push({ ...target, redirect: target.redirect!, observation, attempts, seen: [] });
    }
    if (results.length > 0) await frontier.record(results);
    if (targets.length < batch) return;
    after = targets.at(-1)!;
  }
}

async function endOf(target: StoredTarget, frontier: Frontier): Promise<{ observation: Observation | null; attempts: number }> {
  const { status } = target.redirect!;
  const seen = new Set<string>();
  let permanent = false;
  let at = target;
  while (at.redirect) {
    if (seen.has(at.url)) return { observation: { state: 'dead', status, reason: 'REDIRECT_LOOP' }, attempts: 1 };
    if (seen.size >= maxRedirects) return { observation: { state: 'dead', status, reason: 'TOO_MANY_REDIRECTS' }, attempts: 1 };
    seen.add(at.url);
    permanent ||= isPermanent(at.redirect.status);
    const next = await frontier.target(at.redirect.to);
    if (!next) return { observation: null, attempts: 1 };
    at = next;
  }
  if (!at.observation) return { observation: null, attempts: 1 };
  const { state, ...rest } = at.observation;
  return { observation: { ...rest, state: permanent && state === 'ok' ? 'moved' : state }, attempts: at.attempts };
}
