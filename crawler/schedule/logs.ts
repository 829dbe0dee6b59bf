/** Logs of runs: what a command printed, bounded, and the oldest of a job removed. */
import { closeSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Bytes of one log. */
export const mostOfLog = 1_000_000;
/** Logs kept of one job. */
export const logsKept = 30;

const folderOf = (workspace: string): string => join(resolve(workspace), 'logs', 'schedule');
const prefixOf = (job: number): string => `job-${job}-run-`;

export function logOf(workspace: string, run: { job: number; number: number }): string {
  return join(folderOf(workspace), `${prefixOf(run.job)}${run.number}.log`);
}

/** Opens the log of a run, only for its owner; the caller closes it. Logs of earlier runs beyond those kept are removed. */
export function openLog(workspace: string, run: { job: number; number: number }): { descriptor: number; close(): void } {
  const folder = folderOf(workspace);
  mkdirSync(folder, { recursive: true });
  const prefix = prefixOf(run.job);
  const numberOf = (name: string): number => Number(name.slice(prefix.length, -'.log'.length));
  const logs = readdirSync(folder).filter((name) => name.startsWith(prefix) && name.endsWith('.log'));
  const old = logs
    .map(numberOf)
    .filter((number) => number !== run.number)
    .sort((a, b) => b - a)
    .slice(logsKept - 1);
  for (const number of old) rmSync(logOf(workspace, { job: run.job, number }), { force: true });
  const descriptor = openSync(logOf(workspace, run), 'a', 0o600);
  return { descriptor, close: () => closeSync(descriptor) };
}

/** Lets a process write so many bytes to its output and errors, and then only says that there was more. */
export function boundOutput(streams: readonly NodeJS.WriteStream[], most: number = mostOfLog): void {
  let left = most;
  for (const stream of streams) {
    const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
    stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      const size = Buffer.byteLength(chunk as string);
      if (left <= 0) {
        const callback = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
        callback?.();
        return true;
      }
      left -= size;
      if (left > 0) return write(chunk, ...rest);
      const whole = Buffer.from(chunk as string);
      return write(Buffer.concat([whole.subarray(0, Math.max(0, left + size)), Buffer.from('\n[…]\n')]));
    }) as typeof stream.write;
  }
}
