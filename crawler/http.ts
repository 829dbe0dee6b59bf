/** HTTP by undici: one request, one answer, every size and time bounded. Redirects are the engine's. */
import { constants } from 'node:crypto';
import { Agent } from 'undici';
import { createConnector, type ResolveRule } from './connect.ts';
import { decompress } from './decompress.ts';
import { type Answer, type Fetcher, isPageType, type Request } from './engine/answer.ts';
import { type Exchange, requestHead, responseHead } from './evidence/exchange.ts';
import { codeOf, faultOf, isBroken, isHandshake } from './faults.ts';
import { receive } from './receive.ts';

export interface HttpSettings {
  userAgent: string;
  /** Connections to one host. */
  concurrency: number;
  /** Milliseconds to the connection, to the headers, and between two pieces of a body. */
  timeout: number;
  /** Bytes of a page, before and after decompression. */
  maxBytes: number;
  allowPrivate: boolean;
  resolve: readonly ResolveRule[];
  /** Gets every answer as it came over the wire, but those that only say that a target is there. */
  onAnswer?: (exchange: Exchange) => void;
}

export interface HttpFetcher extends Fetcher {
  close(): Promise<void>;
}

/** Code for a page larger than is read. The address is alive; what it holds was not looked at. */
export const bodyOverLimit = 'BODY_OVER_LIMIT';
/** Bytes that show that a file is there. */
const startBytes = 1024;
/** Times the timeout that a whole answer may take: a server that drips bytes is stopped. */
const patience = 3;
const maxHeaderSize = 64 * 1024;
/** What servers of the 2000s still speak and browsers no longer do; OpenSSL's level 0 allows their keys and ciphers. */
const legacyTls = {
  minVersion: 'TLSv1',
  ciphers: 'DEFAULT@SECLEVEL=0',
  secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
} as const;

export function createHttp(settings: HttpSettings): HttpFetcher {
  const { userAgent, concurrency, timeout, maxBytes, allowPrivate, resolve, onAnswer } = settings;
  const createAgent = (tls?: object): Agent =>
    new Agent({
      // HTTP/1.1 on purpose: portals hardly speak HTTP/2, and requests in flight are then connections, which a server can bound
      allowH2: false,
      connections: concurrency,
      pipelining: 1,
      headersTimeout: timeout,
      bodyTimeout: timeout,
      maxHeaderSize,
      keepAliveTimeout: 4000,
      connect: createConnector({ allowPrivate, resolve, timeout, ...(tls ? { tls } : {}) }),
    });
  const modern = createAgent();
  let legacy: Agent | undefined;
  /** Hosts that only the legacy agent reaches. */
  const old = new Set<string>();

  const attempt = async (request: Request, agent: Agent, signal: AbortSignal | undefined): Promise<Answer> => {
    const begun = performance.now();
    const fetchedAt = new Date().toISOString();
    const { url, method, read, cookie, unless } = request;
    const answer: Answer = { url, status: 0, headers: {}, body: new Uint8Array(), timing: { fetchedAt, totalMs: 0 } };
    try {
      const fields = {
        'user-agent': userAgent,
        accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
        'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
        'accept-encoding': 'gzip, deflate, br, zstd',
        ...(cookie ? { cookie } : {}),
        ...(unless?.etag ? { 'if-none-match': unless.etag } : {}),
        ...(unless?.modified ? { 'if-modified-since': unless.modified } : {}),
      };
      const { origin, pathname, search } = new URL(url);
      let whole = false;
      const { status, statusText, lines, bytes, over } = await receive(
        agent,
        { origin, path: `${pathname}${search}`, method, headers: fields },
        {
          limitOf(lines) {
            answer.headers = joinHeaders(gatherLines(lines));
            whole = method !== 'HEAD' && (read === 'file' || (read === 'page' && isPageType(answer.headers['content-type'])));
            return whole ? maxBytes : startBytes;
          },
          patience: timeout * patience,
          signal,
        },
      );
      answer.status = status;
      const plain = !whole ? bytes : over ? undefined : decompress(bytes, answer.headers['content-encoding'], maxBytes);
      if (plain === undefined) answer.error = { state: 'ok', reason: bodyOverLimit };
      else answer.body = plain;
      if (onAnswer && (method !== 'HEAD' || status >= 400)) {
        const location = answer.headers.location ?? null;
        const response = responseHead(status, statusText, lines);
        onAnswer({ url, fetchedAt, status, location, request: requestHead(method, url, fields), response, body: bytes, truncated: over });
      }
    } finally {
      answer.timing.totalMs = Math.round(performance.now() - begun);
    }
    return answer;
  };

  const tryOnce = async (request: Request, signal: AbortSignal | undefined): Promise<Answer> => {
    const { host } = new URL(request.url);
    if (old.has(host)) return { ...(await attempt(request, legacy!, signal)), tls: 'legacy' };
    try {
      return await attempt(request, modern, signal);
    } catch (error) {
      if (!isHandshake(codeOf(error))) throw error;
      legacy ??= createAgent(legacyTls);
      const answer = await attempt(request, legacy, signal);
      old.add(host);
      return { ...answer, tls: 'legacy' };
    }
  };

  return {
    async ask(request, signal) {
      const begun = performance.now();
      const fetchedAt = new Date().toISOString();
      for (let again = false; ; again = true) {
        try {
          return await tryOnce(request, signal);
        } catch (error) {
          if (signal?.aborted) throw error;
          const code = codeOf(error);
          // a connection kept open may have been closed under the request: ask once more
          if (!again && isBroken(code)) continue;
          const timing = { fetchedAt, totalMs: Math.round(performance.now() - begun) };
          return { url: request.url, status: 0, headers: {}, body: new Uint8Array(), timing, error: faultOf(code) };
        }
      }
    },
    async close() {
      await Promise.all([modern.destroy(), legacy?.destroy()]);
    },
  };
}

type Headers = Record<string, string | string[] | undefined>;

/** Names in lower case, each with its value or values. */
function gatherLines(lines: readonly string[]): Headers {
  const headers: Headers = Object.create(null);
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const name = lines[at]!.toLowerCase();
    const before = headers[name];
    headers[name] = before === undefined ? lines[at + 1] : [before, lines[at + 1]!].flat();
  }
  return headers;
}

function joinHeaders(headers: Headers): Record<string, string> {
  const joined: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    joined[name] = Array.isArray(value) ? value.join(name === 'set-cookie' ? '\n' : ', ') : value;
  }
  // a second location or content type is no list: browsers take the first
  for (const name of ['location', 'content-type']) {
    const value = headers[name];
    if (Array.isArray(value)) joined[name] = value[0] ?? '';
  }
  return joined;
}
