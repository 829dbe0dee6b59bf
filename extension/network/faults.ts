/** Errors as browsers name them → what they say of a target. */
import type { LinkState } from '../../checks/model/index.ts';
import type { Fault } from '../../crawler/engine/answer.ts';

/**
 * Names of Chromium (net/base/net_error_list.h) and Firefox (xpcom/base/ErrorList.py), with the codes that crawls give the same faults.
 * What is not listed is the server's failure.
 */
const known: Record<string, { state: LinkState; reason: string }> = {
  ERR_NAME_NOT_RESOLVED: { state: 'dead', reason: 'ENOTFOUND' },
  NS_ERROR_UNKNOWN_HOST: { state: 'dead', reason: 'ENOTFOUND' },
  ERR_CONNECTION_REFUSED: { state: 'dead', reason: 'ECONNREFUSED' },
  NS_ERROR_CONNECTION_REFUSED: { state: 'dead', reason: 'ECONNREFUSED' },
  ERR_INVALID_URL: { state: 'malformed', reason: 'ERR_INVALID_URL' },
  NS_ERROR_MALFORMED_URI: { state: 'malformed', reason: 'ERR_INVALID_URL' },
  // a resolver or a route that fails may be ours
  ERR_NAME_RESOLUTION_FAILED: { state: 'timeout', reason: 'EAI_AGAIN' },
  ERR_DNS_TIMED_OUT: { state: 'timeout', reason: 'EAI_AGAIN' },
  ERR_INTERNET_DISCONNECTED: { state: 'timeout', reason: 'ENETUNREACH' },
  ERR_NETWORK_CHANGED: { state: 'timeout', reason: 'ENETUNREACH' },
  ERR_ADDRESS_UNREACHABLE: { state: 'timeout', reason: 'EHOSTUNREACH' },
  ERR_CONNECTION_TIMED_OUT: { state: 'timeout', reason: 'ETIMEDOUT' },
  ERR_TIMED_OUT: { state: 'timeout', reason: 'ETIMEDOUT' },
  NS_ERROR_NET_TIMEOUT: { state: 'timeout', reason: 'ETIMEDOUT' },
  NS_ERROR_OFFLINE: { state: 'timeout', reason: 'ENETUNREACH' },
  TIMEOUT: { state: 'timeout', reason: 'TIMEOUT' },
  ERR_CERT_DATE_INVALID: { state: 'tls', reason: 'CERT_HAS_EXPIRED' },
  ERR_CERT_COMMON_NAME_INVALID: { state: 'tls', reason: 'ERR_TLS_CERT_ALTNAME_INVALID' },
  ERR_CERT_AUTHORITY_INVALID: { state: 'tls', reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
  ERR_CONNECTION_RESET: { state: 'server-error', reason: 'CONNECTION_CLOSED' },
  ERR_CONNECTION_CLOSED: { state: 'server-error', reason: 'CONNECTION_CLOSED' },
  ERR_EMPTY_RESPONSE: { state: 'server-error', reason: 'CONNECTION_CLOSED' },
  NS_ERROR_NET_RESET: { state: 'server-error', reason: 'CONNECTION_CLOSED' },
  NS_ERROR_NET_INTERRUPT: { state: 'server-error', reason: 'CONNECTION_CLOSED' },
};
const tls = /^(?:ERR_CERT_|ERR_SSL_|ERR_BAD_SSL_|SEC_ERROR_|SSL_ERROR_|MOZILLA_PKIX_|NS_ERROR_GENERATE_FAILURE|ERR_ECH_)/;

/**
 * Failures of the browser's own making: another extension, a policy, a missing permission, or an error the browser keeps to itself.
 * They say nothing of the target; what carries one of these reasons counts as not measured.
 */
export const unmeasurable: ReadonlySet<string> = new Set(['NO_PERMISSION', 'BLOCKED_BY_BROWSER', 'UNKNOWN_TO_BROWSER']);
const blocked = /^(?:ERR_BLOCKED_BY_|ERR_ABORTED|ERR_FAILED|NS_BINDING_ABORTED|NS_ERROR_ABORT|NS_ERROR_BLOCKED|NS_ERROR_DOM_)/;

/** The fault that an error of the browser stands for; `net::` and words around the name are passed over. */
export function faultOf(error: string): Fault {
  const name = /[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|TIMEOUT/.exec(error)?.[0] ?? '';
  if (Object.hasOwn(known, name)) return known[name]!;
  if (tls.test(name)) return { state: 'tls', reason: name };
  if (name === '' || name === 'UNKNOWN_TO_BROWSER') return { state: 'refused', reason: 'UNKNOWN_TO_BROWSER' };
  if (blocked.test(name)) return { state: 'refused', reason: 'BLOCKED_BY_BROWSER' };
  return { state: 'server-error', reason: name };
}
