/** How a crawl treats hosts that can bear no more, and what bounds it. */
import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Answer, Fetcher } from '../../crawler/engine/answer.ts';
import { createAsker } from '../../crawler/engine/asking.ts';
import { readHours, untilOpen } from '../../crawler/engine/hours.ts';
import { createRobots } from '../../crawler/engine/robots.ts';
import { parseSitemap } from '../../crawler/engine/sitemap.ts';
import { page, type Served, serve, site } from '../hostile/serve.ts';
import { gathered } from './gathered.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

/** A fetcher that answers as told and notes how many requests are under way. */
function fetcherOf(statusOf: (asked: number) => number): { fetcher: Fetcher; peaks: number[] } {
  let asked = 0;
  let inFlight = 0;
  const peaks: number[] = [];
  const fetcher: Fetcher = {
    async ask({ url }) {
      const status = statusOf(asked++);
      peaks.push(++inFlight);
      await new Promise((resolve) => setTimeout(resolve, 2));
      inFlight -= 1;
      const answer: Answer = { url, status, headers: {}, body: new Uint8Array(), timing: { fetchedAt: '', totalMs: 0 } };
      if (status === 0) answer.error = { state: 'dead', reason: 'ECONNREFUSED' };
      return answer;
    },
  };
  return { fetcher, peaks };
}

const askMany = (asker: ReturnType<typeof createAsker>, count: number): Promise<Answer[]> =>
  Promise.all(Array.from({ length: count }, (_, number) => asker.ask({ url: `http://a.cn/${number}`, method: 'GET', read: 'page' })));

describe('a strained host', () => {
  test('is asked for half as much at a time, and slowly for more again', async () => {
    const { fetcher, peaks } = fetcherOf((asked) => (asked >= 8 && asked < 12 ? 503 : 200));
    const answers = await askMany(createAsker(fetcher, { concurrency: 8, interval: 0 }), 200);
    expect(answers.length).toBe(200);
    expect(Math.max(...peaks.slice(0, 20))).toBe(8);
    const after = peaks.slice(24, 40);
    expect(Math.max(...after)).toBeLessThanOrEqual(5);
    expect(Math.max(...peaks.slice(150))).toBeGreaterThan(Math.max(...after));
  });

  test('that falls silent rests and comes back: of a thousand requests a handful is lost', async () => {
    const { fetcher } = fetcherOf((asked) => (asked >= 50 && asked < 58 ? 0 : 200));
    const answers = await askMany(createAsker(fetcher, { concurrency: 4, interval: 0, rest: 5 }), 1000);
    expect(answers.filter(({ error }) => error).length).toBe(8);
  });

  test('that stays away is given up in the end, and asked anew when forgiven', async () => {
    let away = false;
    const { fetcher } = fetcherOf(() => (away ? 0 : 200));
    const asker = createAsker(fetcher, { concurrency: 2, interval: 0, rest: 1 });
    await askMany(asker, 3);
    away = true;
    expect((await askMany(asker, 100)).every(({ error }) => error)).toBe(true);
    away = false;
    asker.forgive();
    expect((await askMany(asker, 3)).every(({ status }) => status === 200)).toBe(true);
  });

  test('a server that is gone for a while costs no page', async () => {
    const many = Array.from({ length: 60 }, (_, number) => `/p${number}.html`);
    const answer = site({ '/': page('首页', ...many), ...Object.fromEntries(many.map((path) => [path, page(path)])) });
    let count = 0;
    let port = 0;
    let server: Server;
    const open = (): Promise<void> =>
      new Promise((resolve) => {
        server = createServer((request, response) => {
          answer(request, response);
          if (++count !== 30) return;
          server.close();
          server.closeAllConnections();
          setTimeout(() => void open(), 1500);
        }).listen(port, '127.0.0.1', () => {
          port = (server.address() as { port: number }).port;
          resolve();
        });
      });
    await open();
    try {
      const found = await gathered({ url: `http://127.0.0.1:${port}/`, concurrency: 2, confirmAfter: 2 });
      expect(found.coverage).toMatchObject({ pages: 61, complete: true });
    } finally {
      server!.close();
      server!.closeAllConnections();
    }
  });
});

describe('robots.txt', () => {
  test('sets the pace by Crawl-delay', async () => {
    const spaced: [string, number][] = [];
    const body = new TextEncoder().encode('User-agent: *\nCrawl-delay: 1.5\nDisallow: /x\nSitemap: /s.xml');
    const answer: Answer = { url: '', status: 200, headers: {}, body, timing: { fetchedAt: '', totalMs: 0 } };
    const asker = {
      ask: async () => answer,
      follow: async () => ({ answer, finalUrl: '', redirects: [] }),
      space: (host: string, milliseconds: number) => spaced.push([host, milliseconds]),
      forgive: () => {},
    };
    const robots = createRobots({ asker, own: () => true });
    expect(await robots('http://a.cn:81/x')).toBe(false);
    expect(spaced).toEqual([['a.cn:81', 1500]]);
    expect(await robots.sitemaps('http://a.cn:81/')).toEqual(['/s.xml']);
  });
});

describe('sitemaps', () => {
  const urls = (...paths: string[]): string =>
    `<?xml version="1.0"?><urlset>${paths.map((path) => `<url><loc>${served!.origin}${path}</loc></url>`).join('')}</urlset>`;

  test('lead to pages that no link leads to: indexes, gzip, plain text; nothing out of scope', async () => {
    served = await serve((request, response) =>
      site({
        '/': page('首页', '/a.html'),
        '/a.html': page('甲'),
        '/robots.txt': `User-agent: *\nDisallow: /secret/\nSitemap: ${served!.origin}/index.xml\nSitemap: http://other.example/s.xml`,
        '/index.xml': `<sitemapindex><sitemap><loc>${served!.origin}/one.xml.gz</loc></sitemap><sitemap><loc>${served!.origin}/two.txt</loc></sitemap><sitemap><loc>${served!.origin}/index.xml</loc></sitemap></sitemapindex>`,
        '/one.xml.gz': { headers: { 'content-type': 'application/gzip' }, body: gzipSync(urls('/a.html', '/b.html', '/secret/x.html')) },
        '/two.txt': { headers: { 'content-type': 'text/plain' }, body: `${served!.origin}/c.html\nhttp://other.example/d.html\nnonsense` },
        '/b.html': page('乙', '/e.html'),
        '/c.html': page('丙'),
        '/e.html': page('戊'),
      })(request, response),
    );
    const found = await gathered({ url: `${served.origin}/` });
    expect([...found.pages.keys()].sort()).toEqual(['/', '/a.html', '/b.html', '/c.html', '/e.html']);
    expect(found.coverage?.leftOut).toMatchObject([{ reason: 'robots', count: 1 }]);
  });

  test('take nothing from pages that links lead to', async () => {
    served = await serve((request, response) =>
      site({ '/': page('首页', '/a.html'), '/a.html': page('甲'), '/sitemap.xml': urls('/z.html'), '/z.html': page('末') })(
        request,
        response,
      ),
    );
    const found = await gathered({ url: `${served.origin}/`, maxPages: 2 });
    expect([...found.pages.keys()].sort()).toEqual(['/', '/a.html']);
  });

  test('are read whatever stands in them', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseSitemap(text)));
    expect(parseSitemap('<urlset><url><loc><![CDATA[http://a.cn/?a=1&amp;b=2]]></loc></url></urlset>').addresses).toEqual([
      'http://a.cn/?a=1&b=2',
    ]);
    expect(parseSitemap('<loc>'.repeat(100_000)).addresses).toEqual([]);
  });
});

describe('hours', () => {
  const minute = 60_000;
  const at = (hours: number, minutes = 0): number => Date.UTC(2026, 0, 5, hours - 8, minutes);

  test.each([
    ['20:00-07:00', at(21), 0],
    ['20:00-07:00', at(6, 59), 0],
    ['20:00-07:00', at(7), 13 * 60],
    ['20:00-07:00', at(19, 59), 1],
    ['9:30-11:00', at(9), 30],
    ['9:30-11:00', at(11), 22 * 60 + 30],
  ])('%s, seen at %i: %i minutes to wait', (text, now, minutes) => {
    expect(untilOpen(readHours(text)!, now, 480)).toBe(minutes * minute);
  });

  test.each(['20:00', '24:00-07:00', '7:00-7:00', '20-7', ''])('“%s” is no window', (text) => expect(readHours(text)).toBeNull());

  test('outside them nothing is asked for, and the waiting can be ended', async () => {
    served = await serve(site({ '/': page('首页') }));
    const now = new Date(Date.now() + 8 * 60 * minute);
    const clock = (later: number): number => (now.getUTCHours() * 60 + now.getUTCMinutes() + later) % (24 * 60);
    const stop = new AbortController();
    const run = gathered({
      url: `${served.origin}/`,
      hours: { from: clock(120), to: clock(180) },
      signal: stop.signal,
      onProgress: ({ phase }) => phase === 'waiting' && setTimeout(() => stop.abort(), 50),
    });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(served.asked.length).toBe(0);
  });
});

describe('budgets', () => {
  test('of traffic: what is left is listed, and nothing of it is asked for', async () => {
    const many = Array.from({ length: 200 }, (_, number) => `/p${number}.html`);
    const long = `<p>${'x'.repeat(100_000)}</p>`;
    served = await serve(site({ '/': page('首页', ...many), ...Object.fromEntries(many.map((path) => [path, page(path) + long])) }));
    const found = await gathered({ url: `${served.origin}/`, concurrency: 2, maxTraffic: 2 });
    const pages = found.coverage!.pages;
    expect(pages).toBeGreaterThan(10);
    expect(pages).toBeLessThan(30);
    expect(found.coverage?.leftOut).toMatchObject([{ reason: 'max-bytes', count: 201 - pages }]);
    expect(found.coverage?.complete).toBe(false);
  });

  test('of time: a server that answers slowly is left when the time is up, and the rest is listed', async () => {
    const many = Array.from({ length: 500 }, (_, number) => `/p${number}.html`);
    const answer = site({ '/': page('首页', ...many), ...Object.fromEntries(many.map((path) => [path, page(path)])) });
    served = await serve((request, response) => void setTimeout(() => answer(request, response), 50));
    // a twentieth of a minute: at two in flight some hundred of the pages
    const found = await gathered({ url: `${served.origin}/`, concurrency: 2, maxTime: 0.05 });
    const pages = found.coverage!.pages;
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThan(501);
    expect(found.coverage?.leftOut).toMatchObject([{ reason: 'max-time', count: 501 - pages }]);
    expect(found.coverage?.complete).toBe(false);
  });
});
