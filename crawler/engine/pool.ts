/** Requests in flight: so many in all and to one host, an interval between two to one host, and pauses where a host asks for one. */

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
}

interface Line {
  waiting: (() => void)[];
  inFlight: number;
  readyAt: number;
}

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
      line = { waiting: [], inFlight: 0, readyAt: 0 };
      lines.set(host, line);
    }
    return line;
  };
  const dropIdle = (): void => {
    const now = performance.now();
    for (const [host, line] of lines) if (line.waiting.length === 0 && line.inFlight === 0 && line.readyAt <= now) lines.delete(host);
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
        if (line.waiting.length === 0 || line.inFlight >= concurrency) continue;
        const now = performance.now();
        if (line.readyAt > now) {
          earliest = Math.min(earliest, line.readyAt);
          continue;
        }
        line.readyAt = now + interval;
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
  };
}
