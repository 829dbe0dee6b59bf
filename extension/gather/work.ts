/** What runs in the worker: one job a name, stopped by name, begun again where the worker was killed in the middle of it. */
import { browser } from '../browser.ts';

/** Browsers stop a worker after 30 seconds without a call to their API. */
const wakefulness = 20_000;
/** Browsers wake a worker by alarms, at least half a minute apart. */
const revival = 0.5;
const alarm = 'revive';

export interface Work {
  start(name: string, job: (signal: AbortSignal) => Promise<void>): void;
  stop(name: string): boolean;
  runs(name: string): boolean;
}

export function createWork(): Work {
  const running = new Map<string, AbortController>();
  let awake: ReturnType<typeof setInterval> | undefined;
  const stayAwake = (): void => {
    awake ??= setInterval(() => void browser.runtime.getPlatformInfo(), wakefulness);
    void browser.alarms.create(alarm, { periodInMinutes: revival });
  };
  const rest = (): void => {
    if (running.size > 0) return;
    clearInterval(awake);
    awake = undefined;
    void browser.alarms.clear(alarm);
  };
  return {
    start(name, job) {
      if (running.has(name)) return;
      const control = new AbortController();
      running.set(name, control);
      stayAwake();
      job(control.signal)
        .catch((error: unknown) => console.error(name, error))
        .finally(() => {
          running.delete(name);
          rest();
        });
    },
    stop(name) {
      const control = running.get(name);
      control?.abort(new DOMException('stopped', 'AbortError'));
      return control !== undefined;
    },
    runs: (name) => running.has(name),
  };
}
