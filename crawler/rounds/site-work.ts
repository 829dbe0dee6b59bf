/** Has one site inspected by a process of its own, and says how that ended; never rejects. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bilingual } from '../../checks/model/index.ts';
import type { Progress } from '../inspection.ts';
import type { Job, Message } from './site-process.ts';

export type Ended = { status: 'done' | 'unreached' } | { status: 'failed'; code: string | null; text: Bilingual };

export interface Watch {
  /** Milliseconds that the site may take in all; none without it. */
  most?: number;
  onProgress(progress: Progress | 'judging'): void;
}

const program = join(import.meta.dirname, 'site-process.ts');
/** Milliseconds without a word after which a process is taken to hang. */
const silence = 60 * 60_000;
/** A process that was killed lets go of its lock within moments. */
const lockTries = { times: 20, every: 500 };

export async function workOn(job: Job, watch: Watch): Promise<Ended> {
  for (let tries = 1; ; tries++) {
    const ended = await once(job, watch);
    if (!('code' in ended) || ended.code !== 'running-elsewhere' || tries >= lockTries.times) return ended;
    await sleep(lockTries.every);
  }
}

function once(job: Job, { most, onProgress }: Watch): Promise<Ended> {
  return new Promise((resolve) => {
    const child = fork(program, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
    let last = '';
    let ended: Ended | undefined;
    const stop = (code: string, zh: string, en: string): void => {
      ended ??= { status: 'failed', code, text: { 'zh-CN': zh, en } };
      child.kill('SIGKILL');
    };
    const minutes = (most ?? 0) / 60_000;
    const whole = most && setTimeout(() => stop('time', `超过 ${minutes} 分钟未完成`, `not finished after ${minutes} minutes`), most);
    let hush: NodeJS.Timeout | undefined;
    const listen = (quiet = silence): void => {
      clearTimeout(hush);
      hush = setTimeout(() => stop('silent', '长时间没有进展，已中止', 'no progress for an hour; stopped'), quiet);
    };
    listen();
    child.stderr!.on('data', (data: Buffer) => {
      last = (last + data.toString()).slice(-8000);
    });
    child.on('message', (message: Message) => {
      // the hours in which a site may be asked can be a day away
      listen(message.kind === 'progress' && message.progress.phase === 'waiting' ? 25 * silence : silence);
      if (message.kind === 'progress') onProgress(message.progress);
      else if (message.kind === 'judging') onProgress('judging');
      else if (message.kind === 'end') ended ??= { status: message.status };
      else ended ??= { status: 'failed', code: message.code, text: message.text };
    });
    child.on('error', (error) => stop('process', `检查进程无法启动：${error.message}`, `its process cannot be started: ${error.message}`));
    child.on('close', (code, signal) => {
      clearTimeout(hush);
      if (whole) clearTimeout(whole);
      const how = signal ?? `exit ${code}`;
      const lines = last.trim().split('\n');
      const words = (lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? '').slice(0, 300);
      resolve(
        ended ?? {
          ...{ status: 'failed', code: 'process' },
          text: { 'zh-CN': `检查进程意外结束（${how}）：${words}`, en: `its process ended unexpectedly (${how}): ${words}` },
        },
      );
    });
    child.send(job);
  });
}
