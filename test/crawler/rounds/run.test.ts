import { execFileSync, spawn } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { RosterSite } from '../../../checks/model/index.ts';
import { closeRound, countRuns } from '../../../crawler/rounds/close.ts';
import { createRound } from '../../../crawler/rounds/create.ts';
import { readResults, readRound } from '../../../crawler/rounds/read.ts';
import { runRound } from '../../../crawler/rounds/run.ts';
import { workOn } from '../../../crawler/rounds/site-work.ts';
import { openStore, type Store } from '../../../crawler/store.ts';
import { createFolders } from '../../cli/run.ts';
import { page, type Served, serve } from '../../hostile/serve.ts';
import { siteOf } from './sites.ts';

const folders = createFolders();
const servers: Served[] = [];
const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const server of servers.splice(0)) await server.close();
  folders.clean();
});

const send = (response: ServerResponse, ...links: string[]): void =>
  void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page('网站', ...links));

/** A small site under a path: a home page with three pages. `slow`: milliseconds that each page takes. */
async function serveSites(slow = 0): Promise<Served> {
  const server = await serve((request, response) => {
    const folder = /^\/[a-z]*\//.exec(request.url!)?.[0] ?? '/';
    setTimeout(() => send(response, ...[1, 2, 3].map((number) => `${folder}${number}.html`)), slow);
  });
  servers.push(server);
  return server;
}

const settings = { maxPages: 50, maxDepth: 10, robots: 'respect', render: 'never', probes: 'none', attachments: 0 } as const;
const network = { concurrency: 2, interval: 0, timeout: 3000, confirmAfter: 0, allowPrivate: true, evidence: 'none' } as const;
const minutes = 60_000;

async function openRound(sites: RosterSite[]): Promise<{ store: Store; workspace: string; id: string }> {
  const workspace = folders.make();
  const store = await openStore(workspace);
  stores.push(store);
  const { id } = await createRound(store, {
    ...{ quarter: '2026Q3', asOf: '2026-09-30', index: 'gov-2019', sites, share: 1, seed: 's', settings, small: false },
    createdAt: '2026-09-30T00:00:00.000Z',
  });
  return { store, workspace, id };
}

async function statusesOf(store: Store, id: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { site, status } of readResults(store, id)) found[site.id] = status;
  return found;
}

describe('a run over sites of all kinds', () => {
  test(
    'asks sites of one host one after another, and others meanwhile',
    async () => {
      const [one, other] = [await serveSites(40), await serveSites(40)];
      const under = (folder: string, server: Served) =>
        siteOf(folder, { url: `${server.origin}/${folder}/`, kind: 'platform-unit', scope: { hosts: [], paths: [`/${folder}/`] } });
      const { store, workspace, id } = await openRound([under('a', one), under('b', one), under('c', one), under('d', other)]);
      const summary = await runRound(store, { workspace, round: id, network, sitesAtOnce: 3 });
      expect(summary).toEqual({ done: 4, unreached: 0, failed: [] });
      // which unit was asked, in order: each came to its end before the next began
      const folderOf = (url: string): string => /^\/([abc])\//.exec(url)?.[1] ?? '';
      const order = one.asked.map(({ url }) => folderOf(url)).filter((folder) => folder !== '');
      expect(order.filter((folder, at) => folder !== order[at - 1])).toHaveLength(3);
      expect(other.asked.length).toBeGreaterThan(3);
    },
    4 * minutes,
  );

  test(
    'notes what cannot be inspected, why, and goes on: no host, a page elsewhere, no page at all',
    async () => {
      const server = await serveSites();
      const odd = await serve((request, response) => {
        if (request.url === '/away') response.writeHead(302, { location: `${server.origin.replace('127.0.0.1', 'localhost')}/` }).end();
        else response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7');
      });
      servers.push(odd);
      const sites = [
        siteOf('away', { url: `${odd.origin}/away` }),
        siteOf('closed', { url: 'http://127.0.0.1:1/' }),
        siteOf('file', { url: `${odd.origin}/file` }),
        siteOf('good', { url: `${server.origin}/good/` }),
      ];
      const { store, workspace, id } = await openRound(sites);
      const summary = await runRound(store, { workspace, round: id, network, sitesAtOnce: 2 });
      expect(await statusesOf(store, id)).toEqual({ away: 'failed', closed: 'unreached', file: 'failed', good: 'done' });
      expect(summary.failed.map(({ site, code }) => [site.id, code]).sort()).toEqual([
        ['away', 'leads-away'],
        ['file', 'no-page'],
      ]);
      for await (const { site, error, scorecard } of readResults(store, id)) {
        if (site.id !== 'good') expect(error!['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
        expect(scorecard === null).toBe(site.id === 'away' || site.id === 'file');
      }
      // nothing waits any more; what failed is tried again when asked
      expect(await runRound(store, { workspace, round: id, network, sitesAtOnce: 2 })).toMatchObject({ done: 0, failed: [] });
      const again = await runRound(store, { workspace, round: id, network, sitesAtOnce: 2, failed: true });
      expect(again.failed.map(({ site }) => site.id).sort()).toEqual(['away', 'file']);
    },
    4 * minutes,
  );

  test(
    'outlives the process of a site that is killed, and goes on with that site when asked',
    async () => {
      const quiet = await serveSites();
      let pid: number | undefined;
      let killed = false;
      const deadly = await serve((request, response) => {
        if (request.url!.endsWith('2.html') && !killed) {
          killed = true;
          const [child] = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)])
            .toString()
            .trim()
            .split(/\s+/);
          process.kill(Number(child), 'SIGKILL');
        }
        send(response, '/1.html', '/2.html', '/3.html');
      });
      servers.push(deadly);
      const { store, workspace, id } = await openRound([
        siteOf('a', { url: `${deadly.origin}/` }),
        siteOf('b', { url: `${quiet.origin}/` }),
      ]);
      const arguments_ = ['round', 'run', id, '--workspace', workspace, '--allow-private', '--interval', '0', '--sites-at-once', '1'];
      const runIt = (...more: string[]) =>
        new Promise<{ code: number | null; out: string }>((resolve) => {
          const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', '..', 'cli.ts'), ...arguments_, ...more], {
            stdio: ['ignore', 'pipe', 'inherit'],
          });
          pid = child.pid;
          let out = '';
          child.stdout.on('data', (data: Buffer) => {
            out += data.toString();
          });
          child.on('close', (code) => resolve({ code, out }));
        });
      const first = await runIt('--json');
      expect(first.code).toBe(3);
      expect(JSON.parse(first.out)).toMatchObject({ done: 1, failed: [{ site: 'a', code: 'process' }] });
      expect(await statusesOf(store, id)).toEqual({ a: 'failed', b: 'done' });
      const second = await runIt('--json', '--failed');
      expect([second.code, JSON.parse(second.out).done]).toEqual([0, 1]);
      expect(await statusesOf(store, id)).toEqual({ a: 'done', b: 'done' });
      // the page that it was killed at was asked for again; those read before were not
      const asked = deadly.asked.map(({ url }) => url);
      expect(asked.filter((url) => url === '/')).toHaveLength(1);
    },
    4 * minutes,
  );

  test(
    'ends a site that takes longer than it may',
    async () => {
      const slow = await serve(() => {});
      servers.push(slow);
      const { workspace, id } = await openRound([siteOf('a', { url: `${slow.origin}/` })]);
      const job = { round: id, site: siteOf('a', { url: `${slow.origin}/` }), begun: null };
      const ended = await workOn(
        { ...job, settings: { ...network, ...settings, timeout: 60_000, url: `${slow.origin}/`, asOf: '2026-09-30', workspace, seed: '' } },
        { most: 4000, onProgress: () => {} },
      );
      expect(ended).toMatchObject({ status: 'failed', code: 'time' });
    },
    2 * minutes,
  );
});

describe('a round that is closed', () => {
  test(
    'refuses while sites wait, says which, and leaves them without a verdict when it is forced; what comes later is a revision',
    async () => {
      const server = await serveSites();
      const { store, workspace, id } = await openRound([
        siteOf('a', { url: `${server.origin}/a/` }),
        siteOf('b', { url: `${server.origin}/b/` }),
      ]);
      const change = { by: '王某', at: '2026-10-08T01:00:00.000Z', why: '定稿' };
      await expect(closeRound(store, workspace, id, { ...change, force: false })).rejects.toMatchObject({
        code: 'sites-wait',
        text: { 'zh-CN': expect.stringContaining('a、b') },
      });
      expect(await closeRound(store, workspace, id, { ...change, force: true })).toMatchObject({ revision: 1, waiting: ['a', 'b'] });
      expect(await statusesOf(store, id)).toEqual({ a: 'waiting', b: 'waiting' });
      await runRound(store, { workspace, round: id, network, sitesAtOnce: 2, again: ['a'] });
      expect(await countRuns(store, workspace, id, { ...change, why: '补查' })).toBe(2);
      expect(await statusesOf(store, id)).toEqual({ a: 'done', b: 'waiting' });
      const first: Record<string, string> = {};
      for await (const { site, status } of readResults(store, id, 1)) first[site.id] = status;
      expect(first).toEqual({ a: 'waiting', b: 'waiting' });
      await expect(readRound(store, id, 7)).rejects.toMatchObject({ code: 'no-revision' });
    },
    4 * minutes,
  );

  test(
    'keeps what was found when a site cannot be inspected again',
    async () => {
      let gone = false;
      const server = await serve((_, response) => {
        if (gone) response.writeHead(200, { 'content-type': 'application/zip' }).end('PK');
        else send(response, '/1.html');
      });
      servers.push(server);
      const { store, workspace, id } = await openRound([siteOf('a', { url: `${server.origin}/` })]);
      await runRound(store, { workspace, round: id, network, sitesAtOnce: 1 });
      gone = true;
      const again = await runRound(store, { workspace, round: id, network, sitesAtOnce: 1, again: ['a'] });
      expect(again.failed).toHaveLength(1);
      expect(await statusesOf(store, id)).toEqual({ a: 'done' });
    },
    4 * minutes,
  );
});
