/** One request by undici → one answer, bounded in bytes and time. Its streams and signals would cost more than the rest of the request. */
import type { Agent, Dispatcher } from 'undici';

export interface Received {
  status: number;
  statusText: string;
  /** Names and values in turn, as they came; values are bytes (RFC 9110 5.5), read as Latin-1. */
  lines: string[];
  /** The body as it came over the wire, cut at the limit; empty for HEAD. */
  bytes: Buffer;
  /** There was more than the limit. */
  over: boolean;
}

export interface Bounds {
  /** Bytes of the body that are taken, by the header lines; more closes the connection, for there is no other way to stop a server. */
  limitOf(lines: readonly string[]): number;
  /** Milliseconds for the whole answer: a server that drips bytes is stopped. */
  patience: number;
  signal: AbortSignal | undefined;
}

/** Resolves with the answer; rejects as undici does, with a TimeoutError when patience runs out, and with the signal's reason. */
export function receive(agent: Agent, options: Dispatcher.DispatchOptions, { limitOf, patience, signal }: Bounds): Promise<Received> {
  return new Promise((resolve, reject) => {
    let running: Dispatcher.DispatchController | undefined;
    let stopped: Error | undefined;
    let settled = false;
    let limit = 0;
    let length = 0;
    const parts: Buffer[] = [];
    const received: Received = { status: 0, statusText: '', lines: [], bytes: Buffer.alloc(0), over: false };

    const settle = (): boolean => {
      if (settled) return false;
      settled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      return true;
    };
    const succeed = (): void => {
      if (!settle()) return;
      received.bytes = (parts.length === 1 ? parts[0]! : Buffer.concat(parts)).subarray(0, limit);
      resolve(received);
    };
    const fail = (error: Error): void => {
      if (settle()) reject(error);
    };
    const stop = (reason: Error): void => {
      stopped = reason;
      fail(reason);
      running?.abort(reason);
    };
    const onAbort = (): void => stop(signal!.reason as Error);
    const timer = setTimeout(() => stop(new DOMException('the answer took too long', 'TimeoutError')), patience);
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();

    agent.dispatch(options, {
      onRequestStart(controller) {
        running = controller;
        if (stopped) controller.abort(stopped);
      },
      onResponseStart({ rawHeaders }, status, _headers, statusText = '') {
        // what comes before the answer (103 and the like) says nothing
        if (status < 200) return;
        const lines = (rawHeaders as Buffer[]).map((part) => part.toString('latin1'));
        Object.assign(received, { status, statusText, lines });
        limit = limitOf(lines);
        if (options.method === 'HEAD') succeed();
      },
      onResponseData(controller, part) {
        parts.push(part);
        length += part.length;
        if (length <= limit || received.over) return;
        received.over = true;
        succeed();
        controller.abort(new Error('the rest of the body is not wanted'));
      },
      onResponseEnd: succeed,
      onResponseError: (_, error) => fail(error),
    });
  });
}
