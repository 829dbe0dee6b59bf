import { createHash } from 'node:crypto';
import { request as ask, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { changesOf } from '../../../crawler/history/changes.ts';
import { loadIndex } from '../../../crawler/index-files.ts';
import { gather, type InspectionSettings } from '../../../crawler/inspection.ts';
import { judgeInspection } from '../../../crawler/judgement.ts';
import { openStore } from '../../../crawler/store.ts';
import { buildCity } from '../../city/city.ts';
import { type CityServer, serveCity } from '../../city/serve.ts';
import { type Canned, page, type Served, serve } from '../../hostile/serve.ts';
import { defaults, stored, withWorkspace } from '../gathered.ts';

/** All that is judged of the newest inspection, as text. */
async function verdictOf(workspace: string): Promise<{ scorecard: string; site: string; findings: string }> {
  const store = await openStore(workspace);
  try {
    const { id } = (await store.findInspection('latest'))!;
    const { scorecard, site, judgement } = await judgeInspection(store, id, { index: loadIndex('gov-2019') });
    // what history alone can say, and how long the network took
    const { firstSeen: _, home, ...rest } = site;
    return {
      scorecard: JSON.stringify(scorecard),
      site: JSON.stringify({ ...rest, home: home && { ...home, timing: null } }),
      findings: JSON.stringify(judgement.findings),
    };
  } finally {
    await store.close();
  }
}

describe('the sample city, looked at a second time', () => {
  const city = buildCity();
  let served: CityServer;
  let front: Server;
  let resolve: NonNullable<InspectionSettings['resolve']>;
  const answered = new Map<number, number>();

  /** The city's server with validators before it, as portals have them. */
  beforeAll(async () => {
    served = await serveCity(city);
    front = createServer((request, response) => {
      const { method, url, headers } = request;
      const passed = ask({ port: served.port, host: '127.0.0.1', method: method!, path: url!, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const body = Buffer.concat(parts);
          const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
          const same = answer.statusCode === 200 && headers['if-none-match'] === etag;
          const status = same ? 304 : answer.statusCode!;
          answered.set(status, (answered.get(status) ?? 0) + 1);
          response.writeHead(status, { ...answer.headers, ...(answer.statusCode === 200 && method === 'GET' ? { etag } : {}) });
          response.end(same ? undefined : body);
        });
      });
      passed.on('error', () => request.socket.destroy());
      passed.end();
    });
    await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
    const { port } = front.address() as AddressInfo;
    resolve = served.resolve.map((rule) => ({ ...rule, port }));
  });
  afterAll(async () => {
    front?.close();
    front?.closeAllConnections();
    await served?.close();
  });

  const site = city.sites.find(({ id }) => id === 'www')!;
  const settingsOf = (workspace: string, asOf: string, interval = 0): InspectionSettings => ({
    ...{ ...defaults, url: site.url, asOf, workspace, interval, maxPages: 150, resolve },
    ...(site.profile ? { profile: site.profile } : {}),
  });

  test('on the same day takes over what has not changed; the verdict is that of a look from scratch', { timeout: 120_000 }, async () => {
    await withWorkspace(async (workspace) => {
      await gather(settingsOf(workspace, city.asOf));
      const scratch = await verdictOf(workspace);
      const { pages } = await stored(workspace);
      answered.clear();
      await gather(settingsOf(workspace, city.asOf));
      expect(answered.get(304)).toBeGreaterThan(pages.size / 2);
      expect(await verdictOf(workspace)).toEqual(scratch);
      expect([...(await stored(workspace)).pages]).toEqual([...pages]);
    });
  });

  test('on a later day reads again what speaks of the day, and comes to the verdict of a look from scratch', {
    timeout: 120_000,
  }, async () => {
    const later = '2027-04-15';
    const scratch = await withWorkspace(async (workspace) => {
      await gather(settingsOf(workspace, later, 1));
      return await verdictOf(workspace);
    });
    await withWorkspace(async (workspace) => {
      await gather(settingsOf(workspace, city.asOf, 1));
      answered.clear();
      await gather(settingsOf(workspace, later, 1));
      expect(answered.get(304)).toBeGreaterThan(20);
      expect(await verdictOf(workspace)).toEqual(scratch);
    });
  });
});

describe('a site of a few pages', () => {
  let served: Served | undefined;
  afterEach(async () => {
    await served?.close();
    served = undefined;
  });

  /** Serves pages with the validators that the test gives them; a page that is asked for on condition and is the same is not sent. */
  async function start(pages: () => Record<string, Canned>): Promise<string> {
    served = await serve((request, response) => {
      const { body = '', headers = {}, status = 200 } = pages()[request.url!] ?? { status: 404, body: '没有' };
      const { 'if-none-match': etag, 'if-modified-since': since } = request.headers;
      const same = (headers.etag && headers.etag === etag) || (headers['last-modified'] && headers['last-modified'] === since);
      response.writeHead(same ? 304 : status, { 'content-type': 'text/html; charset=utf-8', ...headers });
      response.end(same ? undefined : body);
    });
    return `${served.origin}/`;
  }
  const conditional = (path: string): (string | undefined)[] =>
    served!.asked.filter(({ url }) => url === path).map(({ headers }) => headers['if-none-match'] ?? headers['if-modified-since']);
  const look = (workspace: string, url: string, given: Partial<InspectionSettings> = {}) =>
    gather({ ...defaults, allowPrivate: true, workspace, url, ...given });

  test('is asked by ETag and by date, the home page never, and a page without either is known by its bytes', async () => {
    const date = 'Tue, 01 Sep 2026 08:00:00 GMT';
    const url = await start(() => ({
      '/': { body: page('首页', '/a.html', '/b.html', '/c.html'), headers: { etag: '"home"' } },
      '/a.html': { body: page('甲'), headers: { etag: 'W/"a1"' } },
      '/b.html': { body: page('乙'), headers: { 'last-modified': date } },
      '/c.html': { body: page('丙') },
    }));
    await withWorkspace(async (workspace) => {
      await look(workspace, url);
      const first = await stored(workspace);
      await look(workspace, url);
      expect([conditional('/'), conditional('/a.html'), conditional('/b.html'), conditional('/c.html')]).toEqual([
        [undefined, undefined],
        [undefined, 'W/"a1"'],
        [undefined, date],
        [undefined, undefined],
      ]);
      expect([...(await stored(workspace)).pages]).toEqual([...first.pages]);
      // validators go on from look to look
      await look(workspace, url);
      expect(conditional('/a.html')).toEqual([undefined, 'W/"a1"', 'W/"a1"']);
    });
  });

  test('is read anew where other programs read it before', async () => {
    const url = await start(() => ({
      '/': { body: page('首页', '/a.html') },
      '/a.html': { body: page('甲'), headers: { etag: '"a"' } },
    }));
    await withWorkspace(async (workspace) => {
      await look(workspace, url);
      const database = new DatabaseSync(join(workspace, 'mingcha.sqlite'));
      database.exec(`update pages set mark = json_set(mark, '$.same.version', 'older') where mark like '%"same"%'`);
      database.close();
      await look(workspace, url);
      expect(conditional('/a.html')).toEqual([undefined, undefined]);
    });
  });

  test('a page whose rows show no year is read anew on another day', async () => {
    const rows = ['09-28', '09-21', '09-14', '09-07', '08-31'].map(
      (day, at) => `<li><a href="/n/${at}.html">关于检查的第${at}号通知</a><span>${day}</span></li>`,
    );
    const url = await start(() => ({
      '/': { body: page('首页', '/list/', '/plain.html') },
      '/list/': { body: `<title>通知公告</title><h1>通知公告</h1><ul>${rows.join('')}</ul>`, headers: { etag: '"l"' } },
      '/plain.html': { body: page('甲'), headers: { etag: '"p"' } },
    }));
    await withWorkspace(async (workspace) => {
      await look(workspace, url, { interval: 1 });
      await look(workspace, url, { interval: 1, asOf: '2027-10-08' });
      expect(conditional('/list/')).toEqual([undefined, undefined]);
      expect(conditional('/plain.html')).toEqual([undefined, '"p"']);
      expect((await stored(workspace)).pages.get('/list/')!.items[0]).toMatchObject({ date: '2027-09-28', inferred: true });
    });
  });

  test('what is new, changed and gone is told', async () => {
    let pages: Record<string, Canned> = {
      '/': { body: page('首页', '/a.html', '/b.html', '/c.html', '/d.html') },
      '/a.html': { body: page('甲') },
      '/b.html': { body: page('乙') },
      '/c.html': { body: page('丙') },
      '/d.html': { body: page('丁') },
    };
    const url = await start(() => pages);
    await withWorkspace(async (workspace) => {
      const changes = async () => {
        const { inspection } = await look(workspace, url);
        const store = await openStore(workspace);
        const found = await changesOf(store, inspection);
        await store.close();
        return found;
      };
      expect(await changes()).toBeNull();
      expect(await changes()).toMatchObject({ new: { count: 0 }, changed: { count: 0 }, gone: { count: 0 }, unchanged: 5 });
      // a differs in what nobody sees, b is written anew, c is gone, d is not linked any more, e is new
      pages = {
        '/': { body: page('首页', '/a.html', '/b.html', '/c.html', '/e.html') },
        '/a.html': { body: `${page('甲')}<!-- 2 -->` },
        '/b.html': { body: page('乙二') },
        '/d.html': { body: page('丁') },
        '/e.html': { body: page('戊') },
      };
      const path = (name: string): string => `${url}${name}.html`;
      expect(await changes()).toMatchObject({
        new: { count: 1, examples: [path('e')] },
        changed: { count: 1, examples: [path('b')] },
        gone: { count: 2, examples: [path('c'), path('d')] },
        unchanged: 2,
      });
    });
  });
});
