/** Requests in flight: so many in all and to one host, an interval between two to one host, and pauses and fewer at a time where a host asks for it. */

export interface PoolSettings {
  /** Requests in flight, to one host and in all. */
  concurrency: number;
  /** Milliseconds from the beginning of one request to a host to the beginning of the next. */
  interval: number;
}

export interface Pool {
  /** Runs the task when its host's turn has come. Rejects as the task does. */
  run<Result>(host: string, task: () => Promise<Result>): Promise<Result>;
  /** No request to the host begins within so many milliseconds. */
  pause(host: string, milliseconds: number): void;
  /** The interval of a host is at least so many milliseconds from now on. */
  space(host: string, milliseconds: number): void;
  /** Half as many requests to the host at a time, one at least; those that began before the last halving say nothing new. */
  ease(host: string, begun: number): void;
  /** A request went well: after as many as prove it the host gets one more at a time again. */
  trust(host: string): void;
}

interface Line {
  waiting: (() => void)[];
  inFlight: number;
  readyAt: number;
  interval: number;
  /** Requests in flight that the host bears. */
  limit: number;
  easedAt: number;
  /** Requests that went well since the limit last changed. */
  well: number;
}

/** Requests that must go well before a host that was overloaded is asked for one more at a time. */
const proof = 20;

/** Lines of hosts with nothing to do are dropped when there are more than this. */
const linesKept = 1000;

export function createPool({ concurrency, interval }: PoolSettings): Pool {
  const lines = new Map<string, Line>();
  let inFlight = 0;
  let timer: { id: ReturnType<typeof setTimeout>; at: number } | undefined;

  const lineOf = (host: string): Line => {
    let line = lines.get(host);
    if (!line) {
      if (lines.size > linesKept) dropIdle();
      line = { waiting: [], inFlight: 0, readyAt: 0, interval, limit: concurrency, easedAt: 0, well: 0 };
      lines.set(host, line);
    }
    return line;
  };
  const dropIdle = (): void => {
    const now = performance.now();
    for (const [host, line] of lines) {
      const idle = line.waiting.length === 0 && line.inFlight === 0 && line.readyAt <= now;
      if (idle && line.limit === concurrency && line.interval === interval) lines.delete(host);
    }
  };
  const wakeAt = (at: number): void => {
    if (timer && timer.at <= at) return;
    if (timer) clearTimeout(timer.id);
    const id = setTimeout(
      () => {
        timer = undefined;
        pump();
      },
      Math.max(0, at - performance.now()),
    );
    timer = { id, at };
  };
  /** Starts what may start; hosts take turns. */
  const pump = (): void => {
    let earliest = Number.POSITIVE_INFINITY;
    let started = true;
    while (started && inFlight < concurrency) {
      started = false;
      earliest = Number.POSITIVE_INFINITY;
      for (const [host, line] of lines) {
        if (inFlight >= concurrency) break;
        if (line.waiting.length === 0 || line.inFlight >= line.limit) continue;
        const now = performance.now();
        if (line.readyAt > now) {
          earliest = Math.min(earliest, line.readyAt);
          continue;
        }
        line.readyAt = now + line.interval;
        line.inFlight += 1;
        inFlight += 1;
        started = true;
        // to the end of the order: the next turn is another host's
        lines.delete(host);
        lines.set(host, line);
        line.waiting.shift()!();
        break;
      }
    }
    if (inFlight < concurrency && earliest !== Number.POSITIVE_INFINITY) wakeAt(earliest);
  };

  return {
    async run(host, task) {
      const line = lineOf(host);
      await new Promise<void>((start) => {
        line.waiting.push(start);
        pump();
      });
      try {
        return await task();
      } finally {
        line.inFlight -= 1;
        inFlight -= 1;
        pump();
      }
    },
    pause(host, milliseconds) {
      const line = lineOf(host);
      line.readyAt = Math.max(line.readyAt, performance.now() + milliseconds);
    },
    space(host, milliseconds) {
      const line = lineOf(host);
      line.interval = Math.max(line.interval, milliseconds);
    },
    ease(host, begun) {
      const line = lineOf(host);
      if (begun < line.easedAt) return;
      line.limit = Math.max(1, Math.floor(line.limit / 2));
      line.easedAt = performance.now();
      line.well = 0;
    },
    trust(host) {
      const line = lineOf(host);
      if (line.limit >= concurrency) return;
      line.well += 1;
      if (line.well < proof) return;
      line.limit += 1;
      line.well = 0;
    },
  };
}
