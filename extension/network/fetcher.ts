/** Requests by the browser, with the inspector's own session: one request, one answer, sizes and times bounded. Redirects are the engine's. */
import { type Answer, type Fetcher, isPageType, type Request } from '../../crawler/engine/answer.ts';
import { faultOf } from './faults.ts';
import { createNotes, type Note } from './notes.ts';
import { isPrivateHost, isPublicAddress } from './private.ts';

export interface BrowserFetcherSettings {
  /** Milliseconds for a whole answer. */
  timeout: number;
  /** Bytes of a page that are read. */
  maxBytes: number;
  allowPrivate: boolean;
  /** Whether a person allowed the extension to ask this host. */
  allowed(url: string): Promise<boolean>;
}

export interface BrowserFetcher extends Fetcher {
  close(): void;
}

/** Bytes that show that a file is there. */
const startBytes = 1024;

export function createBrowserFetcher(settings: BrowserFetcherSettings): BrowserFetcher {
  const { timeout, maxBytes, allowPrivate, allowed } = settings;
  const notes = createNotes();

  const ask = async (request: Request, signal?: AbortSignal): Promise<Answer> => {
    const { url, method, read } = request;
    const begun = performance.now();
    const fetchedAt = new Date().toISOString();
    const answer: Answer = { url, status: 0, headers: {}, body: new Uint8Array(), timing: { fetchedAt, totalMs: 0 } };
    if (!allowPrivate && isPrivateHost(url)) return { ...answer, error: { state: 'intranet', reason: 'PRIVATE_ADDRESS' } };
    if (!(await allowed(url))) return { ...answer, error: { state: 'refused', reason: 'NO_PERMISSION' } };

    const expected = notes.expect(method, url);
    const limit = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        credentials: 'include',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      if (response.type === 'opaqueredirect') Object.assign(answer, await redirectOf(url, await expected.note(), request, signal));
      else {
        answer.status = response.status;
        answer.headers = Object.fromEntries(response.headers);
        const whole = read === 'file' || (read === 'page' && isPageType(answer.headers['content-type']));
        const { bytes, over } = await readBody(response, whole ? maxBytes : startBytes);
        if (whole && over) answer.error = { state: 'ok', reason: 'BODY_OVER_LIMIT' };
        else answer.body = bytes;
      }
      const { ip } = await expected.note();
      if (ip && !allowPrivate && !isPublicAddress(ip)) answer.error = { state: 'intranet', reason: 'PRIVATE_ADDRESS' };
    } catch (error) {
      signal?.throwIfAborted();
      if (limit.aborted) answer.error = faultOf('TIMEOUT');
      else if (error instanceof TypeError) answer.error = faultOf((await expected.note()).error ?? '');
      else throw error;
    } finally {
      expected.forget();
      answer.timing.totalMs = Math.round(performance.now() - begun);
    }
    return answer;
  };

  /** A redirect as the browser noted it; where it noted nothing, the end of the chain, with a status that promises nothing. */
  async function redirectOf(url: string, note: Note, request: Request, signal?: AbortSignal): Promise<Pick<Answer, 'status' | 'headers'>> {
    if (note.location !== undefined && note.status) return { status: note.status, headers: { location: note.location } };
    const limit = AbortSignal.timeout(timeout);
    const response = await fetch(url, {
      method: request.method,
      credentials: 'include',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    await response.body?.cancel();
    return { status: 302, headers: { location: response.url } };
  }

  return { ask, close: notes.close };
}

async function readBody(response: Response, limit: number): Promise<{ bytes: Uint8Array; over: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  if (!reader) return { bytes: new Uint8Array(), over: false };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length >= limit) {
      // closing the connection is the only way to stop a server
      await reader.cancel();
      break;
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes: bytes.subarray(0, limit), over: length > limit };
}
