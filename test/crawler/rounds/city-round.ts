/** A round over the sample city, worked by the command line in processes of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { RosterSite, SiteResult } from '../../../checks/model/index.ts';
import { readResults } from '../../../crawler/rounds/read.ts';
import { openStore, type Store } from '../../../crawler/store.ts';
import { run } from '../../cli/run.ts';

export const id = '2026Q3';
const program = join(import.meta.dirname, '..', '..', '..', 'cli.ts');

export async function withStore<Result>(workspace: string, task: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(workspace);
  try {
    return await task(store);
  } finally {
    await store.close();
  }
}

/** Puts the sites on the roster and makes a round of them all. */
export async function makeRound(workspace: string, sites: readonly RosterSite[], ...more: string[]): Promise<void> {
  await withStore(workspace, (store) =>
    store.roster.take(
      sites.map(({ id: site, ...stated }) => ({ id: site, stated, otherwise: {} })),
      { by: '李某', at: '2026-09-30T01:00:00.000Z' },
    ),
  );
  const settings = ['--as-of', '2026-09-30', '--render', 'never', '--probes', 'none', '--attachments', '0', '--max-pages', '40'];
  const made = await run(['round', 'create', '--quarter', id, '--sample', '1', ...settings, ...more, '--workspace', workspace]);
  if (made.code !== 0) throw new Error(made.err);
}

/** The arguments of a run against a city on loopback. */
export const runArgs = (workspace: string, port: number): string[] => [
  ...['round', 'run', id, '--workspace', workspace, '--allow-private', '--resolve', `*=127.0.0.1:${port}`],
  ...['--interval', '0', '--concurrency', '8', '--sites-at-once', '3', '--timeout', '5'],
];

/** Runs a round and kills it, without a word to it, when the line that fits was printed for the nth time. Returns what was printed. */
export function killAfter(args: string[], line: RegExp, times: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.split('\n').filter((one) => line.test(one)).length >= times) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}

/** What came of each site, without what differs from run to run. */
export function resultsOf(workspace: string, revision?: number): Promise<SiteResult[]> {
  return withStore(workspace, async (store) => {
    const results: SiteResult[] = [];
    for await (const result of readResults(store, id, revision)) results.push({ ...result, inspection: null });
    return results;
  });
}
