/**
 * What the browser tells of our own requests beside the answer: where a redirect leads, why a request failed, from which address the
 * answer came. `fetch` keeps all of that to itself; webRequest says it, for hosts that a person allowed.
 */
import { type Browser, browser } from '../browser.ts';

export interface Note {
  status?: number;
  location?: string;
  error?: string;
  ip?: string;
}

export interface Notes {
  /** Begins to note a request; ask before it is sent. */
  expect(method: string, url: string): Expected;
  close(): void;
}

export interface Expected {
  /** What was noted so far once something was, or after a short wait. */
  note(): Promise<Note>;
  forget(): void;
}

/** Milliseconds that an event may come after the answer it belongs to. */
const grace = 300;

export function createNotes(): Notes {
  const open = new Map<string, { note: Note; settled: boolean; wake: () => void }>();
  const filter = { urls: ['<all_urls>'] };
  type Details = Pick<Browser.webRequest.WebRequestDetails, 'url' | 'method' | 'tabId'>;
  const noteOf = (details: Details) => (details.tabId === -1 ? open.get(`${details.method} ${withoutFragment(details.url)}`) : undefined);
  const settle = (details: Details, say: (note: Note) => void): undefined => {
    const one = noteOf(details);
    if (!one) return;
    say(one.note);
    one.settled = true;
    one.wake();
  };
  const onHeaders = (details: Browser.webRequest.OnHeadersReceivedDetails): undefined =>
    settle(details, (note) => {
      note.status = details.statusCode;
      const location = details.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location')?.value;
      if (location !== undefined) note.location = location;
    });
  const onIp = (details: Details & { ip?: string }): void => {
    if (details.ip) settle(details, (note) => Object.assign(note, { ip: details.ip }));
  };
  const onError = (details: Details & { error: string }): void => {
    settle(details, (note) => {
      note.error = details.error;
    });
  };
  const { webRequest } = browser;
  webRequest?.onHeadersReceived.addListener(onHeaders, filter, ['responseHeaders']);
  webRequest?.onBeforeRedirect.addListener(onIp, filter);
  webRequest?.onResponseStarted.addListener(onIp, filter);
  webRequest?.onErrorOccurred.addListener(onError, filter);

  return {
    expect(method, url) {
      const key = `${method} ${withoutFragment(url)}`;
      let wake = (): void => {};
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const one = { note: {} as Note, settled: false, wake };
      open.set(key, one);
      return {
        async note() {
          if (webRequest && !one.settled) await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, grace))]);
          return one.note;
        },
        forget: () => {
          if (open.get(key) === one) open.delete(key);
        },
      };
    },
    close() {
      webRequest?.onHeadersReceived.removeListener(onHeaders);
      webRequest?.onBeforeRedirect.removeListener(onIp);
      webRequest?.onResponseStarted.removeListener(onIp);
      webRequest?.onErrorOccurred.removeListener(onError);
    },
  };
}

const withoutFragment = (url: string): string => url.split('#', 1)[0]!;
