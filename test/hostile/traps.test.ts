/** Whole inspections of sites without end, of storms, and of pages that are heavy on purpose: each ends, bounded, and says what it met. */
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { gathered } from '../crawler/gathered.ts';
import { makeCertificate } from './certificate.ts';
import { type Canned, type Handler, page, type Served, serve, site } from './serve.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

const html = { 'content-type': 'text/html; charset=utf-8' };
const reasonsOf = (coverage: { leftOut: { reason: string }[] } | null): string[] => coverage!.leftOut.map(({ reason }) => reason);

/** A site whose pages are made by a function of their address; no robots.txt, no sitemap. */
const made =
  (pageOf: (url: URL) => string | null): Handler =>
  (request, response) => {
    const text = /^\/(?:robots\.txt|sitemap\.xml)/.test(request.url!) ? null : pageOf(new URL(request.url!, 'http://x'));
    if (text === null) response.writeHead(404, html).end('not here');
    else response.writeHead(200, html).end(text);
  };

describe('places without end', () => {
  /** Two lists of so many pages, by query and by path; each page leads on to the next two, whether they hold anything or not. */
  const lists = (entries: (number: number) => string[], words: (number: number) => string): Handler =>
    made((url) => {
      if (url.pathname === '/') return page('首页', '/list?page=1', '/news_1.html');
      if (url.pathname.startsWith('/art/')) return page(`文章${url.pathname}`);
      if (!/^\/(?:list|news_\d+\.html)$/.test(url.pathname)) return null;
      const number = Number(url.searchParams.get('page') ?? /\d+/.exec(url.pathname)?.[0]);
      const next = (by: number): string => (url.search ? `/list?page=${number + by}` : `/news_${number + by}.html`);
      return page(`第${number}页${words(number)}`, '/', ...entries(number), next(1), next(2));
    });

  test('a pager that always has a next page is left when its pages show nothing new, and nothing of the site is missed', async () => {
    const articles = (number: number): string[] => (number <= 6 ? [`/art/${number}a.html`, `/art/${number}b.html`] : []);
    served = await serve(lists(articles, () => ''));
    const { coverage } = await gathered({ url: `${served.origin}/`, maxDepth: 30 });
    expect(coverage).toMatchObject({ complete: true });
    expect(reasonsOf(coverage)).toEqual(['trap']);
    // six pages of articles in each of two lists, which share them; and a few pages more until it is certain
    expect(coverage!.pages).toBeGreaterThan(1 + 2 * 6 + 12);
    expect(coverage!.pages).toBeLessThan(1 + 2 * 14 + 12);
    for (let number = 1; number <= 6; number++) expect(served.asked.map(({ url }) => url)).toContain(`/art/${number}b.html`);
  });

  test('a long list is read to its end, whatever its pages have in common', async () => {
    served = await serve(
      lists(
        (number) => (number <= 40 ? [`/art/${number}.html`] : []),
        () => '',
      ),
    );
    const { coverage } = await gathered({ url: `${served.origin}/`, maxDepth: 60 });
    for (let number = 1; number <= 40; number++) expect(served.asked.map(({ url }) => url)).toContain(`/art/${number}.html`);
    expect(coverage).toMatchObject({ complete: true });
  });

  test('a list of letters that lead nowhere is told by its words, and read until the depth ends it', async () => {
    served = await serve(
      lists(
        () => [],
        (number) => '问'.repeat((number * 7) % 23),
      ),
    );
    const { coverage } = await gathered({ url: `${served.origin}/`, maxDepth: 12 });
    expect(coverage).toMatchObject({ pages: 1 + 2 * 23, complete: false });
    expect(reasonsOf(coverage)).toEqual(['depth']);
  });

  test('the same pages are left whatever the concurrency', async () => {
    const articles = (number: number): string[] => (number <= 3 ? [`/art/${number}.html`] : []);
    const pagesAt = async (concurrency: number): Promise<number> => {
      served = await serve(lists(articles, () => ''));
      const { coverage } = await gathered({ url: `${served.origin}/`, maxDepth: 30, concurrency });
      await served.close();
      return coverage!.pages;
    };
    const alone = await pagesAt(1);
    expect(await pagesAt(16)).toBe(alone);
  });

  test('lists that are filtered and sorted in every way are seen a share of', async () => {
    served = await serve(
      made((url) => {
        const all = { type: 0, topic: 0, sort: 0, from: 0, ...Object.fromEntries(url.searchParams) };
        const turned = Object.keys(all).flatMap((name) =>
          [1, 2, 3].map((by) => ({ ...all, [name]: (Number(all[name as 'type']) + by) % 12 })),
        );
        const links = turned.map((filters, at) => {
          const names = Object.entries(filters).map(([name, value]) => `${name}=${value}`);
          return `/search?${(at % 2 ? names : names.reverse()).join('&')}`;
        });
        return page(`筛选${url.search}`, ...links);
      }),
    );
    const { coverage } = await gathered({ url: `${served.origin}/`, maxPages: 3000, maxDepth: 100 });
    expect(coverage).toMatchObject({ pages: 201, complete: true });
    expect(reasonsOf(coverage)).toEqual(['trap']);
  });

  test('a name that every page has anew ends with the budget', async () => {
    let made1 = 0;
    served = await serve(
      made((url) => page(`页${url.pathname}`, ...Array.from({ length: 20 }, () => `/p/${(++made1).toString(36)}.html`))),
    );
    const { coverage } = await gathered({ url: `${served.origin}/`, maxPages: 200 });
    expect(coverage!.pages).toBe(200);
    expect(reasonsOf(coverage)).toEqual(['max-pages']);
    expect(served.asked.length).toBeLessThan(400);
  });
});

describe('storms of 429', () => {
  test('that pass cost no page', async () => {
    const names = Array.from({ length: 40 }, (_, number) => `/p${number}.html`);
    const answer = site({ '/': page('首页', ...names), ...Object.fromEntries(names.map((name) => [name, page(name)])) });
    const tries = new Map<string, number>();
    served = await serve((request, response) => {
      const before = tries.get(request.url!) ?? 0;
      tries.set(request.url!, before + 1);
      if (before < 2 && request.url !== '/') response.writeHead(429, { 'retry-after': '0' }).end();
      else answer(request, response);
    });
    const { coverage } = await gathered({ url: `${served.origin}/` });
    expect(coverage).toMatchObject({ pages: 41, complete: true, unmeasuredTargets: 0 });
  });

  test('that do not pass leave every page refused, none dead, each asked for a few times', async () => {
    const names = Array.from({ length: 40 }, (_, number) => `/p${number}.html`);
    served = await serve((request, response) => {
      if (request.url === '/') response.writeHead(200, html).end(page('首页', ...names));
      else if (request.url === '/robots.txt') response.writeHead(404).end();
      else response.writeHead(429, { 'retry-after': '0' }).end('slow down');
    });
    const found = await gathered({ url: `${served.origin}/` });
    for (const name of names) expect(await found.stateOf(`${served.origin}${name}`)).toMatchObject({ state: 'refused', status: 429 });
    for (const name of names) expect(served.asked.filter(({ url }) => url === name).length).toBeLessThanOrEqual(8);
  });

  test('that name a date are waited for until then', async () => {
    let until = 0;
    served = await serve((request, response) => {
      if (request.url === '/a.html' && until === 0) {
        // dates have no parts of seconds
        until = Math.ceil(Date.now() / 1000) * 1000 + 1000;
        response.writeHead(503, { 'retry-after': new Date(until).toUTCString() }).end();
      } else {
        if (request.url === '/a.html' && Date.now() < until - 50) response.writeHead(500).end();
        else site({ '/': page('首页', '/a.html'), '/a.html': page('甲') })(request, response);
      }
    });
    const found = await gathered({ url: `${served.origin}/` });
    expect(await found.stateOf(`${served.origin}/a.html`)).toMatchObject({ state: 'ok', attempts: 1 });
  });
});

describe('heavy pages', () => {
  test('a million links on a page are read within bounds', { timeout: 120_000 }, async () => {
    const links = Array.from({ length: 1_000_000 }, (_, number) => `<a href=/n/${number}>n</a>`).join('');
    const answers = site({ '/': page('首页', '/many.html'), '/many.html': page('多') + links });
    served = await serve((request, response) =>
      request.url!.startsWith('/n/') ? site({ [request.url!]: page('小') })(request, response) : answers(request, response),
    );
    const whole = { url: `${served.origin}/`, maxPages: 20 };
    const usual = await gathered(whole);
    expect(reasonsOf(usual.coverage)).toEqual(['too-large']);
    const found = await gathered({ ...whole, maxBytes: 40_000_000 });
    expect(found.pages.get('/many.html')!.links.length).toBe(50_000);
    expect(found.coverage).toMatchObject({ pages: 20 });
    expect(reasonsOf(found.coverage)).toEqual(['max-pages']);
  });

  test('pages of 100 MB, bombs, and markup that is nested or stretched without end', { timeout: 120_000 }, async () => {
    const piece = Buffer.alloc(65_536, '<p>岚川</p>');
    let sent = 0;
    const pour: Handler = (_, response) => {
      response.writeHead(200, html);
      let left = 100_000_000;
      const send = (): void => {
        for (; left > 0 && !response.destroyed; left -= piece.length) {
          sent += piece.length;
          if (!response.write(piece)) return void response.once('drain', send);
        }
        response.end();
      };
      send();
    };
    const bomb = (times: number): Canned => {
      let body: Buffer = Buffer.alloc(30_000_000, '<p>a</p>');
      for (let at = 0; at < times; at++) body = gzipSync(body);
      return { headers: { ...html, 'content-encoding': Array(times).fill('gzip').join(', ') }, body };
    };
    const heavy: Record<string, string | Canned> = {
      '/bomb.html': bomb(1),
      '/bomb-in-bomb.html': bomb(2),
      '/nested.html': `${page('深')}${'<div>'.repeat(300_000)}`,
      '/unclosed.html': `${page('开')}${'<table><tr><td><b><a href=x>'.repeat(50_000)}`,
      '/attribute.html': `${page('长')}<a href="/${'x'.repeat(3_000_000)}" title="${'y'.repeat(3_000_000)}">z</a>`,
      '/attributes.html': `${page('多')}<a ${Array.from({ length: 200_000 }, (_, number) => `a${number}=1`).join(' ')}>z</a>`,
      '/comment.html': `${page('注')}<!--${'-'.repeat(3_000_000)}`,
      '/entities.html': `${page('号')}${'&amp;&#x4e00;&nbsp;'.repeat(200_000)}`,
      '/spaces.html': `${page('空')}<p>${' \n\t　'.repeat(500_000)}</p>`,
      '/digits.html': `${page('数')}<p>${'2026-09-'.repeat(300_000)}</p>`,
    };
    const answers = site({ '/': page('首页', '/flood.html', ...Object.keys(heavy)), ...heavy });
    served = await serve((request, response) => (request.url === '/flood.html' ? pour(request, response) : answers(request, response)));
    const before = process.memoryUsage().rss;
    const found = await gathered({ url: `${served.origin}/`, timeout: 30_000 });
    const states: Record<string, unknown> = {};
    for (const name of ['/flood.html', ...Object.keys(heavy)]) {
      const { state, reason } = (await found.stateOf(`${served.origin}${name}`)) ?? {};
      states[name] = reason ?? state;
    }
    const { '/flood.html': flood, '/bomb.html': one, '/bomb-in-bomb.html': two, ...read } = states;
    expect([flood, one, two]).toEqual(Array(3).fill('BODY_OVER_LIMIT'));
    expect(new Set(Object.values(read))).toEqual(new Set(['ok']));
    expect(found.coverage).toMatchObject({ pages: Object.keys(read).length + 1 });
    expect(sent).toBeLessThan(60_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000);
  });
});

describe('robots.txt and sitemaps that misbehave', () => {
  const answers = { '/': page('首页', '/a.html'), '/a.html': page('甲') };
  const drip: Handler = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write('#')), 50);
  };

  test.each<[string, Handler, number]>([
    ['in a ring of redirects allows everything', (_, response) => void response.writeHead(302, { location: '/robots.txt' }).end(), 2],
    ['that drips allows nothing', drip, 1],
    ['that breaks off allows nothing', (request) => void request.socket.destroy(), 1],
    [
      'larger than is read allows nothing',
      (_, response) =>
        void response.writeHead(200, { 'content-type': 'text/plain' }).end(`User-agent: *\n${'#'.repeat(300_000)}\nDisallow: /`),
      1,
    ],
  ])('a robots.txt %s', async (_, robots, pages) => {
    served = await serve((request, response) =>
      request.url === '/robots.txt' ? robots(request, response) : site(answers)(request, response),
    );
    const { coverage } = await gathered({ url: `${served.origin}/`, timeout: 300, maxBytes: 200_000 });
    expect(coverage!.pages).toBe(pages);
    expect(reasonsOf(coverage)).toEqual(pages === 1 ? ['robots'] : []);
  });

  test('sitemaps that name each other, explode or lie', async () => {
    const xml = { 'content-type': 'application/xml' };
    const indexOf = (...names: string[]): string =>
      `<sitemapindex>${names.map((name) => `<sitemap><loc>${name}</loc></sitemap>`).join('')}</sitemapindex>`;
    const ring = Object.fromEntries(
      Array.from({ length: 200 }, (_, number): [string, Canned] => [
        `/m${number}.xml`,
        { headers: xml, body: indexOf(`/m${number + 1}.xml`, '/sitemap.xml', `/m${number}.xml`) },
      ]),
    );
    served = await serve(
      site({
        ...answers,
        ...ring,
        '/sitemap.xml': {
          headers: xml,
          body: indexOf('/bomb.xml.gz', '/m0.xml', 'javascript:alert(1)', 'http://127.0.0.1:1/x.xml', '/real.xml'),
        },
        '/bomb.xml.gz': { headers: { 'content-type': 'application/gzip' }, body: gzipSync(Buffer.alloc(80_000_000, '<loc>/x</loc>')) },
        '/real.xml': { headers: xml, body: '<urlset><url><loc>/only-here.html</loc></url></urlset>' },
        '/only-here.html': page('独'),
      }),
    );
    const found = await gathered({ url: `${served.origin}/` });
    expect([...found.pages.keys()].sort()).toEqual(['/', '/a.html', '/only-here.html']);
    expect(served.asked.filter(({ url }) => url.endsWith('.xml')).length).toBeLessThanOrEqual(30);
  });
});

describe('links to servers whose certificate is no good', () => {
  test('are said to be that, and not dead', async () => {
    const host = 'www.lanchuan.gov.cn';
    const day = 86_400_000;
    const { cert, key } = makeCertificate({ host, from: new Date(Date.now() - day), to: new Date(Date.now() + day) });
    const secure = await serve((_, response) => response.end('secure'), { cert, key });
    served = await serve(site({ '/': page('首页', `https://${host}/a.html`) }));
    try {
      const found = await gathered({ url: `${served.origin}/`, resolve: [{ pattern: host, address: '127.0.0.1', port: secure.port }] });
      expect(await found.stateOf(`https://${host}/a.html`)).toMatchObject({
        state: 'tls',
        reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        attempts: 2,
      });
    } finally {
      await secure.close();
    }
  });
});
