/** Errors of the network → what they say of a target. */
import type { LinkState } from '../checks/model/index.ts';
import { privateAddress } from './connect.ts';
import type { Fault } from './engine/answer.ts';

/** Codes of Node, OpenSSL, the resolver and undici. What is not listed is the server's failure. */
const states: Record<string, LinkState> = {
  [privateAddress]: 'intranet',
  ENOTFOUND: 'dead',
  ENODATA: 'dead',
  ECONNREFUSED: 'dead',
  ERR_INVALID_URL: 'malformed',
  UND_ERR_INVALID_ARG: 'malformed',
  // a resolver or a route that fails may be ours
  EAI_AGAIN: 'timeout',
  ENETUNREACH: 'timeout',
  EHOSTUNREACH: 'timeout',
  ETIMEDOUT: 'timeout',
  TIMEOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  EPROTO: 'tls',
  HOSTNAME_MISMATCH: 'tls',
  INVALID_CA: 'tls',
  INVALID_PURPOSE: 'tls',
  PATH_LENGTH_EXCEEDED: 'tls',
};
const tlsCode = /^(?:CERT_|ERR_TLS_|ERR_SSL_|CRL_|DEPTH_ZERO|UNABLE_TO_)/;

/** Codes of a handshake that newer TLS settings refuse and older ones may not: old protocol, small keys, old ciphers and signatures. */
const handshake = /^(?:EPROTO$|ERR_SSL_)/;

/** Codes of a connection that broke: on one kept open the server may just have closed it. */
const broken = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ECONNABORTED']);

/** The code of whatever was thrown, looking through wrappers; `UNKNOWN` when it bears none. */
export function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth++) {
    // Happy Eyeballs fails with the errors of every address it tried
    const inner = at instanceof AggregateError ? at.errors[0] : at.cause;
    const { code, name } = at as NodeJS.ErrnoException;
    if (name === 'TimeoutError') return 'TIMEOUT';
    if (typeof code === 'string' && !(code === 'UND_ERR_SOCKET' && inner)) return code;
    at = inner;
  }
  return 'UNKNOWN';
}

/** One name for a broken connection: which of its codes shows is a matter of milliseconds. */
const brokenName = 'CONNECTION_CLOSED';

export function faultOf(code: string): Fault {
  if (broken.has(code)) return { state: 'server-error', reason: brokenName };
  return { state: states[code] ?? (tlsCode.test(code) ? 'tls' : 'server-error'), reason: code };
}

export const isHandshake = (code: string): boolean => handshake.test(code);
export const isBroken = (code: string): boolean => broken.has(code);
