/** The time that a monitor lives by, so that tests need not wait. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds since 1970, as the machine believes; it may be set. */
  now(): number;
  /** Milliseconds that only ever grow. */
  elapsed(): number;
  /** Rejects when the signal comes. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, signal ? { signal } : {}),
};
