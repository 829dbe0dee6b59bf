/** What happens to an inspection when the machine under it fails. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import type { CrawlError } from '../../crawler/errors.ts';
import { gather } from '../../crawler/inspection.ts';
import { openStore } from '../../crawler/store.ts';
import { storeFault } from '../../crawler/store-faults.ts';
import { page, type Served, serve, site } from '../hostile/serve.ts';
import { defaults, stored, withWorkspace } from './gathered.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

const many = Array.from({ length: 300 }, (_, number) => `/p${number}.html`);
/** Words that do not compress away. */
const words = (path: string): string =>
  Array.from({ length: 300 }, (_, number) => `${Math.imul(number + 1, path.length * 2654435761 + path.charCodeAt(2) * 97)}`).join(' ');
const answers = {
  '/': page('首页', ...many),
  ...Object.fromEntries(
    many.map((path) => [path, `${page(path)}<ul>${words(path).replace(/(\S+)/g, '<li><a href="/#$1">$1</a></li>')}</ul>`]),
  ),
};

/** Runs a child that gathers; with so many blocks of 512 bytes that a file may grow to. */
function child(settings: object, blocks?: number): Promise<{ code: number | null; errors: string }> {
  const command = `${blocks === undefined ? '' : `ulimit -f ${blocks}; `}exec "$0" "$1" "$2" 1000000`;
  const args = ['-c', command, process.execPath, join(import.meta.dirname, 'gather-child.ts'), JSON.stringify(settings)];
  const started = spawn('sh', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  started.stderr.on('data', (data) => {
    errors += data;
  });
  return new Promise((resolve) => started.on('exit', (code) => resolve({ code, errors })));
}

describe('an inspection', () => {
  test('is worked on by one process at a time; the other is told', { timeout: 120_000 }, async () => {
    let second: Promise<unknown> | undefined;
    await withWorkspace(async (workspace) => {
      // the answer that waits for the other process must not time out, however long that takes to begin
      const settings = { ...defaults, allowPrivate: true, workspace, timeout: 100_000 };
      served = await serve((request, response) => {
        // another process begins while this one works, and the first page is held back until that one has ended
        const held = second === undefined && request.url!.startsWith('/p');
        if (held) second = child({ ...settings, url: `${served!.origin}/` });
        Promise.resolve(held ? second : undefined).then(() => site(answers)(request, response));
      });
      await gather({ ...settings, url: `${served.origin}/`, concurrency: 4 });
      expect(await second).toMatchObject({ code: 1, errors: expect.stringContaining('is being worked on by another process') });
      expect((await stored(workspace)).coverage).toMatchObject({ pages: 301, complete: true });
    });
  });

  test('ends with a clear message where no more can be written, and goes on from there', async () => {
    served = await serve(site(answers));
    await withWorkspace(async (workspace) => {
      const settings = { ...defaults, allowPrivate: true, workspace, url: `${served!.origin}/` };
      const { code, errors } = await child(settings, 800);
      expect(code).toBe(1);
      expect(errors).toMatch(/workspace .* cannot be used/);
      const file = new DatabaseSync(join(workspace, 'mingcha.sqlite'));
      expect(file.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
      file.close();
      const store = await openStore(workspace);
      expect((await store.listInspections()).map(({ status }) => status)).toEqual(['running']);
      await store.close();
      await gather(settings);
      const { coverage } = await stored(workspace);
      expect(coverage).toMatchObject({ pages: 301, complete: true });
    });
  });
});

describe('a clock that is set while a site is inspected', () => {
  /** Milliseconds between the two looks at a page that is gone, though the clock jumped so many milliseconds after the first was kept. */
  const apart = (jump: number): Promise<number> =>
    withWorkspace(async (workspace) => {
      const looks: number[] = [];
      const held: (() => void)[] = [];
      served = await serve((request, response) => {
        const answer = (): void =>
          site({ '/': page('首页', '/gone.html', '/mid.html', '/end.html'), '/mid.html': page('中'), '/end.html': page('末') })(
            request,
            response,
          );
        if (request.url === '/gone.html') looks.push(performance.now());
        // what comes after a second has the failure written; then the clock is set; then the rest goes on
        if (request.url === '/mid.html') setTimeout(answer, 1300);
        else if (request.url === '/end.html') held.push(answer);
        else answer();
      });
      const settings = { ...defaults, allowPrivate: true, workspace, url: `${served.origin}/`, confirmAfter: 4 };
      const clock = `let ahead = 0; const now = Date.now; Date.now = () => now() + ahead; process.on('SIGUSR2', () => { ahead = ${jump}; });`;
      const args = ['--import', `data:text/javascript,${encodeURIComponent(clock)}`, join(import.meta.dirname, 'gather-child.ts')];
      const started = spawn(process.execPath, [...args, JSON.stringify(settings), '1000000'], { stdio: 'ignore' });
      const ended = new Promise<number | null>((resolve) => started.on('exit', resolve));
      while (looks.length === 0 || held.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      await new Promise((resolve) => setTimeout(resolve, 2000));
      started.kill('SIGUSR2');
      await new Promise((resolve) => setTimeout(resolve, 200));
      for (const go of held) go();
      expect(await ended).toBe(0);
      expect((await (await stored(workspace)).stateOf(`${served.origin}/gone.html`))?.attempts).toBe(2);
      await served.close();
      return looks[1]! - looks[0]!;
    });

  test('forward: the second look is as far from the first as it was to be', { timeout: 60_000 }, async () => {
    expect(await apart(3_600_000)).toBeGreaterThanOrEqual(3900);
  });

  test('back: the second look does not wait for the clock to catch up', { timeout: 60_000 }, async () => {
    expect(await apart(-3_600_000)).toBeLessThan(30_000);
  });
});

describe('a store that another program holds', () => {
  test('is waited for; one that is not let go ends the inspection with a clear message, and it goes on later', {
    timeout: 120_000,
  }, async () => {
    served = await serve(site(answers));
    await withWorkspace(async (workspace) => {
      const settings = { ...defaults, allowPrivate: true, workspace, url: `${served!.origin}/`, interval: 10 };
      const hold = async (begin: () => boolean): Promise<DatabaseSync> => {
        while (!begin()) await new Promise((resolve) => setTimeout(resolve, 20));
        const holder = new DatabaseSync(join(workspace, 'mingcha.sqlite'), { timeout: 5000 });
        holder.exec('begin immediate');
        return holder;
      };
      let ended = false;
      const first = child(settings).finally(() => {
        ended = true;
      });
      const short = await hold(() => served!.asked.length > 20);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      short.exec('rollback');
      const then = served!.asked.length;
      const long = await hold(() => ended || served!.asked.length > then + 20);
      expect(ended).toBe(false);
      const { code, errors } = await first;
      expect({ code, errors }).toEqual({ code: 1, errors: expect.stringContaining('another program holds it') });
      long.exec('rollback');
      expect(long.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
      long.close();
      short.close();
      await gather({ ...settings, interval: 0 });
      expect((await stored(workspace)).coverage).toMatchObject({ pages: 301, complete: true });
    });
  });
});

describe('errors of the store', () => {
  const codeOf = (task: () => unknown): string | undefined => {
    try {
      task();
    } catch (error) {
      return (storeFault(error, 'w') as CrawlError).code;
    }
    return 'none';
  };

  test('a full disk, a database that another holds, one that is none', async () => {
    await withWorkspace(async (workspace) => {
      const path = join(workspace, 'x.sqlite');
      const file = new DatabaseSync(path, { timeout: 0 });
      file.exec('pragma max_page_count = 3; create table t (x)');
      expect(codeOf(() => file.prepare('insert into t values (?)').run('x'.repeat(100_000)))).toBe('workspace-full');
      const other = new DatabaseSync(path, { timeout: 0 });
      other.exec('begin exclusive');
      expect(codeOf(() => file.exec('insert into t values (1)'))).toBe('workspace-busy');
      other.exec('rollback');
      file.exec('insert into t values (1)');
      expect(file.prepare('select count(*) as n from t').get()).toEqual({ n: 1 });
      file.close();
      other.close();
      const text = new DatabaseSync(':memory:');
      expect(codeOf(() => text.exec(`attach '${join(import.meta.dirname, 'faults.test.ts')}' as t; select * from t.sqlite_master`))).toBe(
        'workspace-damaged',
      );
      text.close();
      expect(codeOf(() => JSON.parse('{'))).toBeUndefined();
    });
  });
});
