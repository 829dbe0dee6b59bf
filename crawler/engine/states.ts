/** Answers → link states. */
import type { LinkState } from '../../checks/model/index.ts';
import type { Answer } from './answer.ts';

/** What is known of a target after one observation. */
export interface Observation {
  state: LinkState;
  status: number | null;
  reason: string | null;
}

/** Answers that a server gives to robots and not, or not always, to readers: they say nothing of the page. */
const refusing = new Set([401, 403, 407, 412, 418, 429, 451, 521]);

/** State that an HTTP status stands for. A client error that is neither “not found” nor “gone” (RFC 9110 15.5) proves no death: it counts as refused. */
export function stateOfStatus(status: number): LinkState {
  if (status >= 200 && status < 300) return 'ok';
  if (status === 404 || status === 410) return 'dead';
  if (refusing.has(status)) return 'refused';
  if (status >= 500) return 'server-error';
  return status >= 400 ? 'refused' : 'server-error';
}

/** Whether readers may get another answer: the server refuses, or answers as walls against programs do (503 and 5xx of their own with a page of script). */
export function mayRefusePrograms({ status, error }: Answer): boolean {
  return !error && (stateOfStatus(status) === 'refused' || status === 503 || status >= 520);
}

/** What an answer at the end of its redirects says of the address that was asked for. */
export function observe(answer: Answer, redirects: readonly { status: number }[]): Observation {
  const status = answer.status === 0 ? null : answer.status;
  if (answer.error) return { state: answer.error.state, status, reason: answer.error.reason };
  const state = stateOfStatus(answer.status);
  const moved = state === 'ok' && redirects.some((hop) => isPermanent(hop.status));
  return { state: moved ? 'moved' : state, status, reason: null };
}

/** 301 and 308 say that links should be changed (RFC 9110 15.4.2, 15.4.9). */
export function isPermanent(status: number): boolean {
  return status === 301 || status === 308;
}

/** States that another attempt may change. */
const unsettled = new Set<LinkState>(['dead', 'server-error', 'timeout', 'tls', 'refused', 'soft-404']);

/** Whether a state is a fault of the target that must be seen twice. */
export function isFailing(state: LinkState): boolean {
  return unsettled.has(state);
}
