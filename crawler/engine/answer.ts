/** What one request asks and what comes back: the border between the engine and whatever does the network. */
import type { LinkState } from '../../checks/model/index.ts';

export interface Request {
  url: string;
  method: 'GET' | 'HEAD';
  /** `page`: markup is read whole, of anything else only the start; `start`: only the first bytes of anything; `file`: anything is read whole. */
  read: 'page' | 'start' | 'file';
  /** Sent as the `cookie` header; only within one chain of redirects. */
  cookie?: string;
  /** What an earlier inspection read of it will do where nothing has changed. */
  recall?: true;
  /** Validators of what is known: only something else is wanted (RFC 9110 13.1). */
  unless?: { etag?: string; modified?: string };
}

/** Why there is no answer, or none that can be used. */
export interface Fault {
  state: LinkState;
  /** An error code as the network or the standard names it: ENOTFOUND, CERT_HAS_EXPIRED, REDIRECT_LOOP … */
  reason: string;
}

/** One answer; redirects are not followed. */
export interface Answer {
  url: string;
  /** HTTP status; 0 when nothing answered. */
  status: number;
  /** Names in lower case; of a repeated header the values joined as RFC 9110 5.3 has it, `set-cookie` by line breaks. */
  headers: Record<string, string>;
  /** After decompression; what was read of it. */
  body: Uint8Array;
  /** `legacy`: the connection came about only with TLS settings that browsers refuse today. */
  tls?: 'legacy';
  /** The body is the document of a browser after script ran. */
  rendered?: true;
  /** The server says that nothing has changed: the body is the facts that an earlier inspection read, as the store keeps them. */
  recalled?: true;
  timing: { fetchedAt: string; totalMs: number };
  error?: Fault;
}

export interface Fetcher {
  /** Never rejects but on abort: what goes wrong is in `error`. */
  ask(request: Request, signal?: AbortSignal): Promise<Answer>;
}

/** Whether an answer leads on to another address (RFC 9110 15.4). */
export function isRedirect({ status, headers }: Answer): boolean {
  return (status === 301 || status === 302 || status === 303 || status === 307 || status === 308) && headers.location !== undefined;
}

const markup = /^(?:text\/html|application\/xhtml\+xml|text\/xml|application\/xml|text\/vnd\.wap\.wml|text\/plain)?$/;

/** Whether a content type is one that is read as a page; none at all is, as in browsers. */
export function isPageType(contentType: string | undefined): boolean {
  return markup.test((contentType ?? '').split(';', 1)[0]!.trim().toLowerCase());
}
