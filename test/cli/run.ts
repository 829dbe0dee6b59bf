/** Runs the command line as a person does: a process of its own, its output read as text. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Ends with the exit code and all that was printed. */
export function run(args: string[], { cwd = root, lang }: { cwd?: string; lang?: string } = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'cli.ts'), ...args], {
      cwd,
      env: { ...process.env, MINGCHA_LANG: lang ?? '', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      err += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
  });
}

/** A folder of its own for one test; `clean` removes all of them. */
export function createFolders(): { make(): string; clean(): void } {
  const folders: string[] = [];
  return {
    make() {
      const folder = mkdtempSync(join(tmpdir(), 'mingcha-cli-'));
      folders.push(folder);
      return folder;
    },
    clean() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}
