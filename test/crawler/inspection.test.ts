import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { gather } from '../../crawler/inspection.ts';
import { openStore } from '../../crawler/store.ts';
import { type Canned, page, type Served, serve, site } from '../hostile/serve.ts';
import { defaults, type Gathered, gathered, stored, withWorkspace } from './gathered.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

type Answers = Parameters<typeof site>[0];

async function inspect(answers: Answers, settings: Partial<Parameters<typeof gathered>[0]> = {}): Promise<Gathered> {
  served = await serve(site(answers));
  return await gathered({ url: `${served.origin}/`, ...settings });
}
const state = async (found: Gathered, path: string) => {
  const known = await found.stateOf(new URL(path, served!.origin).href);
  return known && [known.state, known.status, known.reason, known.attempts];
};
const paths = (found: Gathered): string[] => [...found.pages.keys()].sort();
const asked = (path: string): string[] => served!.asked.filter(({ url }) => url === path).map(({ method }) => method);

describe('a site', () => {
  test('is read page by page, each once', async () => {
    const found = await inspect({
      '/': page('首页', '/a.html', '/b.html#part', '/b.html'),
      '/a.html': page('甲', '/', '/b.html', '/c/'),
      '/b.html': page('乙', '/a.html'),
      '/c/': page('丙'),
    });
    expect(paths(found)).toEqual(['/', '/a.html', '/b.html', '/c/']);
    expect(found.reached).toEqual({ ok: true, state: 'ok', status: 200, reason: null });
    expect(found.coverage).toMatchObject({ pages: 4, targets: 4, unmeasuredTargets: 0, complete: true, leftOut: [] });
    expect(asked('/b.html')).toEqual(['GET']);
    expect(found.pages.get('/a.html')?.title).toBe('甲');
  });

  test('is not left: other hosts are only asked whether they are there', async () => {
    const other = await serve(site({ '/x.html': page('他站', '/y.html'), '/y.html': page('他站') }));
    try {
      const found = await inspect({ '/': page('首页', `${other.origin}/x.html`) });
      expect(paths(found)).toEqual(['/']);
      expect(other.asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /robots.txt', 'HEAD /x.html']);
    } finally {
      await other.close();
    }
  });

  test('ends at the paths that its profile names', async () => {
    const found = await inspect(
      { '/unit/': page('单位', '/unit/a.html', '/other/b.html'), '/unit/a.html': page('甲'), '/other/b.html': page('乙', '/other/c.html') },
      { profile: { scope: { hosts: [], paths: ['/unit/'] } } },
    );
    expect(paths(found)).toEqual([]);
    const unit = await gathered({ url: `${served!.origin}/unit/`, profile: { scope: { hosts: [], paths: ['/unit/'] } } });
    expect(paths(unit)).toEqual(['/unit/', '/unit/a.html']);
    expect(await state(unit, '/other/b.html')).toEqual(['ok', 200, null, 1]);
  });

  test('names itself and its contact', async () => {
    await inspect({ '/': page('首页') }, { contact: 'jiancha@lanchuan.gov.cn' });
    expect(served!.asked.at(-1)!.headers['user-agent']).toMatch(/^Mingcha\/\d+\.\d+\.\d+ \(\+jiancha@lanchuan\.gov\.cn\)$/);
  });
});

describe('the home page', () => {
  test('is read with the scripts of the site that write its footer, and with nobody else’s', async () => {
    const other = await serve(
      site({ '/count.js': { headers: { 'content-type': 'text/javascript' }, body: "document.write('京ICP备00000000号')" } }),
    );
    const footer = `<div class="footer"><script src="/foot.js"></script><script src="${other.origin}/count.js"></script></div></body>`;
    const script = "document.write('主办单位：澜川市人民政府办公室 政府网站标识码：1234560001 京ICP备12345678号')";
    try {
      const found = await inspect({
        '/': page('首页', '/a.html').replace('</body>', footer),
        '/a.html': page('甲').replace('</body>', footer),
        '/foot.js': { headers: { 'content-type': 'application/javascript' }, body: script },
      });
      expect(found.pages.get('/')?.identity).toMatchObject({
        siteCode: { value: '1234560001', where: 'script' },
        icp: { value: '京ICP备12345678号', where: 'script' },
      });
      expect(asked('/foot.js').filter((method) => method === 'GET')).toEqual(['GET']);
      expect(other.asked.filter(({ method }) => method === 'GET').map(({ url }) => url)).toEqual(['/robots.txt']);
    } finally {
      await other.close();
    }
  });
});

describe('what becomes of links', () => {
  test.each([
    [404, 'dead'],
    [410, 'dead'],
    [401, 'refused'],
    [403, 'refused'],
    [412, 'refused'],
    [521, 'refused'],
    [500, 'server-error'],
    [502, 'server-error'],
    [400, 'refused'],
  ])('a page that answers %i is %s, and was tried twice', async (status, said) => {
    const found = await inspect({ '/': page('首页', '/a.html'), '/a.html': { status, body: 'no' } });
    expect(await state(found, '/a.html')).toEqual([said, status, null, 2]);
    expect(asked('/a.html')).toEqual(['GET', 'GET']);
  });

  test('a file is asked for by HEAD, and by GET where HEAD fails', async () => {
    const file = { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.4' };
    const refuseHead =
      (status: number) =>
      (request: { method?: string }): Canned =>
        request.method === 'HEAD' ? { status } : file;
    const found = await inspect({
      '/': page('首页', '/a.pdf', '/b.pdf', '/c.pdf', '/d.pdf', '/e.pdf'),
      '/a.pdf': file,
      '/b.pdf': refuseHead(405),
      '/c.pdf': refuseHead(404),
      '/d.pdf': refuseHead(500),
    });
    for (const path of ['/a.pdf', '/b.pdf', '/c.pdf', '/d.pdf']) expect(await state(found, path)).toEqual(['ok', 200, null, 1]);
    expect(await state(found, '/e.pdf')).toEqual(['dead', 404, null, 2]);
    expect([asked('/a.pdf'), asked('/b.pdf')]).toEqual([['HEAD'], ['HEAD', 'GET']]);
    expect(found.coverage?.pages).toBe(1);
  });

  test('redirects: moved for good, moved for now, to a page that is gone, in a ring, off the site', async () => {
    const to = (location: string, status = 301): Canned => ({ status, headers: { location } });
    const found = await inspect({
      '/': page('首页', '/moved', '/found', '/lost', '/ring', '/outside', '/twice', '/new/'),
      '/moved': to('/new/'),
      '/found': to('/new/', 302),
      '/twice': to('/found', 308),
      '/lost': to('/nowhere/'),
      '/ring': to('/ring2'),
      '/ring2': to('/ring'),
      '/outside': to('http://127.0.0.1:1/'),
      '/new/': page('新'),
    });
    expect(await state(found, '/moved')).toEqual(['moved', 200, null, 1]);
    expect(await state(found, '/found')).toEqual(['ok', 200, null, 1]);
    expect(await state(found, '/twice')).toEqual(['moved', 200, null, 1]);
    expect(await state(found, '/lost')).toEqual(['dead', 404, null, 2]);
    expect(await state(found, '/ring')).toEqual(['dead', 301, 'REDIRECT_LOOP', 2]);
    expect((await state(found, '/outside'))?.[0]).toBe('dead');
    expect(paths(found)).toEqual(['/', '/new/']);
    expect(asked('/new/')).toEqual(['GET']);
  });

  test('pages that are not there and say 200', async () => {
    const gone = { body: page('提示信息', '/') };
    served = await serve((request, response) => {
      const answers: Answers = {
        '/': page('首页', '/a.html', '/b.html', '/old.html', '/c.doc'),
        '/robots.txt': { status: 404 },
        '/a.html': page('甲'),
        '/old.html': { status: 302, headers: { location: '/' } },
      };
      site(request.url! in answers ? answers : { [request.url!]: gone })(request, response);
    });
    const found = await gathered({ url: `${served.origin}/` });
    expect(await state(found, '/a.html')).toEqual(['ok', 200, null, 1]);
    expect(await state(found, '/b.html')).toEqual(['soft-404', 200, 'SAME_AS_MISSING', 2]);
    expect(await state(found, '/old.html')).toEqual(['soft-404', 200, 'REDIRECT_TO_HOME', 2]);
    expect(await state(found, '/c.doc')).toEqual(['soft-404', 200, 'SAME_AS_MISSING', 2]);
    expect(paths(found)).toEqual(['/', '/a.html']);
  });

  test('a site that answers every address with its one page has no pages that are missing', async () => {
    served = await serve((request, response) => site({ [request.url!]: page('单页应用', '/a.html', '/b.html') })(request, response));
    const found = await gathered({ url: `${served.origin}/`, robots: 'ignore' });
    expect(await state(found, '/a.html')).toEqual(['ok', 200, null, 1]);
  });

  test('what no request reaches', async () => {
    served = await serve(
      site({
        '/': page(
          '首页',
          'http://192.168.3.4/oa/',
          'http://localhost/x',
          'ftp://ftp.lanchuan.gov.cn/a.zip',
          'http://../x.html',
          'mailto:a@b.cn',
          'javascript:go()',
        ),
      }),
    );
    const found = await gathered({
      url: 'http://www.lanchuan.gov.cn/',
      allowPrivate: false,
      resolve: [{ pattern: 'www.lanchuan.gov.cn', address: '127.0.0.1', port: served.port }],
    });
    const states = async (url: string) => (await found.stateOf(url))?.state;
    expect(await states('http://192.168.3.4/oa/')).toBe('intranet');
    expect(await states('http://localhost/x')).toBe('intranet');
    expect(await states('ftp://ftp.lanchuan.gov.cn/a.zip')).toBe('unsupported');
    expect(found.pages.get('/')!.links.map(({ raw }) => raw)).toContain('mailto:a@b.cn');
    expect(await states('mailto:a@b.cn')).toBeUndefined();
  });

  test('what fails once and then works is fine, and a page among it is read with all it leads to', async () => {
    let times = 0;
    const found = await inspect({
      '/': page('首页', '/a.html'),
      '/a.html': () => (++times === 1 ? { status: 500 } : { body: page('甲', '/b.html') }),
      '/b.html': page('乙'),
    });
    expect(await state(found, '/a.html')).toEqual(['ok', 200, null, 2]);
    expect(paths(found)).toEqual(['/', '/a.html', '/b.html']);
  });

  test('session ids make no new pages', async () => {
    let visit = 0;
    const found = await inspect({
      '/': () => ({ body: page('首页', `/a.jsp;jsessionid=${++visit}F0`, '/a.jsp;jsessionid=77') }),
      '/a.jsp': () => ({ body: page('甲', `/?JSESSIONID=${++visit}`, `/a.jsp;jsessionid=${++visit}`) }),
    });
    expect(paths(found)).toEqual(['/', '/a.jsp']);
    expect(found.coverage?.targets).toBe(2);
  });
});

describe('what is left out', () => {
  test('by robots.txt, and said so', async () => {
    const answers: Answers = {
      '/': page('首页', '/a.html', '/private/b.html', '/private/c.pdf'),
      '/a.html': page('甲'),
      '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /private/' },
      '/private/b.html': page('乙'),
      '/private/c.pdf': { headers: { 'content-type': 'application/pdf' } },
    };
    const found = await inspect(answers);
    const origin = served!.origin;
    expect(found.coverage?.leftOut).toEqual([
      { reason: 'robots', count: 2, examples: [`${origin}/private/b.html`, `${origin}/private/c.pdf`] },
    ]);
    expect(found.coverage).toMatchObject({ complete: false, unmeasuredTargets: 2 });
    expect([asked('/private/b.html'), asked('/private/c.pdf')]).toEqual([[], []]);
    const all = await gathered({ url: `${origin}/`, robots: 'ignore' });
    expect(paths(all)).toEqual(['/', '/a.html', '/private/b.html']);
  });

  test('by the robots.txt of other hosts: asked for once each, and what it forbids stays unknown and is no fault', async () => {
    const text = (body: string): Canned => ({ headers: { 'content-type': 'text/plain' }, body });
    const other = await serve(
      site({
        '/robots.txt': text('User-agent: *\nDisallow: /gone/\nAllow: /gone/not.html'),
        '/a.html': page('甲'),
        '/to.html': { status: 302, headers: { location: '/gone/c.html' } },
      }),
    );
    const bare = await serve(site({ '/x.html': page('乙') }));
    const ill = await serve(site({ '/robots.txt': { status: 500 }, '/x.html': { status: 404 } }));
    const off = await serve(() => {});
    await off.close();
    const at = (path: string): string => `${other.origin}${path}`;
    try {
      const links = [...['/a.html', '/gone/a.html', '/gone/b.html', '/gone/not.html', '/to.html'].map(at)];
      const answers: Answers = {
        '/': page('首页', ...links, `${bare.origin}/x.html`, `${ill.origin}/x.html`, `${off.origin}/x.html`, '/moved.doc'),
        '/moved.doc': { status: 302, headers: { location: at('/gone/d.doc') } },
      };
      const found = await inspect(answers);
      const forbidden = [...['/gone/a.html', '/gone/b.html', '/to.html'].map(at), `${ill.origin}/x.html`, `${served!.origin}/moved.doc`];
      expect(found.coverage?.leftOut).toEqual([{ reason: 'robots-elsewhere', count: 5, examples: forbidden.sort() }]);
      expect(found.coverage).toMatchObject({ complete: true, unmeasuredTargets: 5 });
      for (const url of forbidden) expect(await found.stateOf(url)).toBeUndefined();
      expect(await state(found, at('/gone/not.html'))).toEqual(['dead', 404, null, 2]);
      expect(await state(found, `${bare.origin}/x.html`)).toEqual(['ok', 200, null, 1]);
      expect(await state(found, `${off.origin}/x.html`)).toEqual(['dead', null, 'ECONNREFUSED', 2]);
      const askedOf = ({ asked }: Served): string[] => [...new Set(asked.map(({ url }) => url))].sort();
      expect(other.asked.filter(({ url }) => url === '/robots.txt')).toHaveLength(1);
      expect(askedOf(other)).toEqual(['/a.html', '/gone/not.html', '/robots.txt', '/to.html']);
      expect(askedOf(ill)).toEqual(['/robots.txt']);
      const all = await gathered({ url: `${served!.origin}/`, robots: 'ignore' });
      expect(all.coverage).toMatchObject({ unmeasuredTargets: 0, leftOut: [] });
    } finally {
      await Promise.all([other, bare, ill].map((one) => one.close()));
    }
  });

  test('by the robots.txt of a host that drops that request and answers others', async () => {
    let drops = 0;
    const other = await serve((request, response) => {
      if (request.url !== '/robots.txt') return void response.writeHead(404).end();
      drops += 1;
      request.socket.destroy();
    });
    try {
      const found = await inspect({ '/': page('首页', ...Array.from({ length: 200 }, (_, number) => `${other.origin}/${number}.html`)) });
      expect(found.coverage?.leftOut).toMatchObject([{ reason: 'robots-elsewhere', count: 200 }]);
      // once, and once more when a target had an answer; a broken connection is tried twice
      expect(drops).toBe(4);
      expect(other.asked.filter(({ method }) => method === 'HEAD').length).toBeLessThan(100);
    } finally {
      await other.close();
    }
  });

  test('by a robots.txt that the server fails to give: only the page that was asked for is read', async () => {
    const found = await inspect({ '/': page('首页', '/a.html'), '/a.html': page('甲'), '/robots.txt': { status: 503 } });
    expect(paths(found)).toEqual(['/']);
    expect(found.coverage?.leftOut[0]).toMatchObject({ reason: 'robots', count: 1 });
  });

  test('by the budgets: the same pages whatever the concurrency, others with another seed', async () => {
    const many = Array.from({ length: 60 }, (_, number) => `/p${number}.html`);
    const answers = {
      '/': page('首页', ...many),
      ...Object.fromEntries(many.map((path) => [path, page(path, '/deep.html')])),
      '/deep.html': page('深'),
    };
    const one = await inspect(answers, { maxPages: 20, concurrency: 1 });
    const many20 = await gathered({ url: `${served!.origin}/`, maxPages: 20, concurrency: 20 });
    const other = await gathered({ url: `${served!.origin}/`, maxPages: 20, seed: 'other' });
    expect(one.pages.size).toBe(20);
    expect(paths(many20)).toEqual(paths(one));
    expect(paths(other)).not.toEqual(paths(one));
    expect(one.coverage?.leftOut).toMatchObject([{ reason: 'max-pages', count: 42 }]);
    const shallow = await gathered({ url: `${served!.origin}/`, maxDepth: 1 });
    expect(shallow.coverage?.leftOut).toMatchObject([{ reason: 'depth', count: 1 }]);
  });

  test('traps: a calendar without end, a path that repeats itself, addresses that grow', async () => {
    served = await serve((request, response) => {
      const url = new URL(request.url!, 'http://x');
      const day = Number(url.searchParams.get('date') ?? 0);
      const links = url.pathname === '/' ? ['/cal?date=1', '/list/'] : [];
      if (url.pathname === '/cal') links.push(`/cal?date=${day + 1}`, `/cal?date=${day + 2}`, `/cal?date=${day + 3}`);
      if (url.pathname.includes('/list')) links.push('list/', `${'a'.repeat(3000)}.html`);
      if (url.pathname === '/robots.txt') response.writeHead(404).end();
      else response.setHeader('content-type', 'text/html').end(page(`页${request.url!.slice(0, 50)}`, ...links));
    });
    const found = await gathered({ url: `${served.origin}/`, maxDepth: 200, maxPages: 5000 });
    expect(found.pages.size).toBeLessThan(220);
    expect(found.coverage?.leftOut.map(({ reason }) => reason)).toEqual(['trap']);
    expect(found.coverage?.complete).toBe(true);
  });

  test('a page too large to read is alive and not read', async () => {
    const found = await inspect({ '/': page('首页', '/a.html'), '/a.html': 'a'.repeat(200_000) }, { maxBytes: 100_000 });
    expect(await state(found, '/a.html')).toEqual(['ok', 200, 'BODY_OVER_LIMIT', 1]);
    expect(found.coverage?.leftOut).toMatchObject([{ reason: 'too-large', count: 1 }]);
  });
});

describe('a site that is not reached', () => {
  test.each([
    [503, 'server-error'],
    [404, 'dead'],
    [403, 'refused'],
  ])('answering %i is a result', async (status, said) => {
    const found = await inspect({ '/': { status } });
    expect(found.reached).toEqual({ ok: false, state: said, status, reason: null });
    expect(asked('/')).toEqual(['GET', 'GET']);
  });

  test('so is one that nobody serves, and one that redirects in a ring', async () => {
    const gone = await serve(() => {});
    await gone.close();
    const found = await gathered({ url: `${gone.origin}/` });
    expect(found.reached).toEqual({ ok: false, state: 'dead', status: null, reason: 'ECONNREFUSED' });
    const ring = await inspect({ '/': { status: 302, headers: { location: '/x' } }, '/x': { status: 302, headers: { location: '/' } } });
    expect(ring.reached).toMatchObject({ ok: false, reason: 'REDIRECT_LOOP' });
  });

  test('a home page behind a page that only leads on is the home page', async () => {
    const stub = '<html><head><meta http-equiv="refresh" content="0;url=/portal/index.html"></head><body></body></html>';
    const home = page('岚川市人民政府', '/a.html', '/portal/index.html');
    const found = await inspect({ '/': stub, '/portal/index.html': home, '/a.html': page('甲') });
    expect(found.pages.get('/')).toMatchObject({
      finalUrl: `${served!.origin}/portal/index.html`,
      title: '岚川市人民政府',
      redirects: [{ status: 200 }],
    });
    expect(paths(found)).toEqual(['/', '/a.html']);
    expect(asked('/portal/index.html')).toEqual(['GET']);
  });

  test('a home page behind a redirect is the home page', async () => {
    const found = await inspect({
      '/': { status: 302, headers: { location: '/portal/' } },
      '/portal/': page('首页', '/portal/', '/a.html'),
      '/a.html': page('甲'),
    });
    expect(found.reached?.ok).toBe(true);
    expect(found.pages.get('/')).toMatchObject({ finalUrl: `${served!.origin}/portal/`, title: '首页', redirects: [{ status: 302 }] });
    expect(asked('/portal/')).toEqual(['GET']);
  });
});

describe('what a person can mend', () => {
  const refused = async (code: string, answers: Answers, settings = {}) => {
    await expect(inspect(answers, settings)).rejects.toMatchObject({ code, text: { 'zh-CN': expect.any(String), en: expect.any(String) } });
  };

  test('a start address that is a file, empty, or too large', async () => {
    await refused('no-page', { '/': { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.4' } });
    await served!.close();
    await refused('no-page', { '/': '' });
    await served!.close();
    await refused('too-large', { '/': 'a'.repeat(200_000) }, { maxBytes: 100_000 });
  });

  test('a start address that leads to another site', async () => {
    const other = await serve(site({ '/': page('他站') }));
    try {
      await refused('leads-away', { '/': { status: 302, headers: { location: `${other.origin}/` } } });
    } finally {
      await other.close();
    }
  });

  test('a private address, written or by name, leaves nothing behind', async () => {
    await withWorkspace(async (workspace) => {
      for (const url of ['http://127.0.0.1:9/', 'http://[::1]/', 'http://localhost:9/']) {
        await expect(gather({ ...defaults, url, workspace })).rejects.toMatchObject({ code: 'private-address' });
      }
      const store = await openStore(workspace);
      expect(await store.listInspections()).toEqual([]);
      await store.close();
    });
  });

  test('no address', async () => {
    await expect(gathered({ url: 'gov' })).rejects.toMatchObject({ code: 'malformed' });
  });

  test('a workspace that is a file, one that is no database, one of a newer version', async () => {
    await withWorkspace(async (workspace) => {
      await writeFile(join(workspace, 'file'), '');
      await expect(gathered({ url: 'http://www.gov.cn/', workspace: join(workspace, 'file') })).rejects.toMatchObject({
        code: 'workspace-unwritable',
      });

      await mkdir(join(workspace, 'broken'));
      await writeFile(join(workspace, 'broken', 'mingcha.sqlite'), 'this is no database '.repeat(100));
      await expect(openStore(join(workspace, 'broken'))).rejects.toMatchObject({ code: 'workspace-unwritable' });

      const store = await openStore(join(workspace, 'new'));
      await store.close();
      const database = new DatabaseSync(join(workspace, 'new', 'mingcha.sqlite'));
      database.exec('pragma user_version = 99');
      database.close();
      await expect(openStore(join(workspace, 'new'))).rejects.toMatchObject({ code: 'workspace-newer' });
    });
  });
});

describe('the store', () => {
  test('finds inspections by id, by the beginning of one, and the latest; a second one of the same site is another', async () => {
    served = await serve(site({ '/': page('首页') }));
    await withWorkspace(async (workspace) => {
      const settings = { ...defaults, url: `${served!.origin}/`, allowPrivate: true, workspace };
      const first = (await gather(settings)).inspection;
      const second = (await gather(settings)).inspection;
      expect(second).not.toBe(first);
      const third = (await gather({ ...settings, asOf: '2026-10-01' })).inspection;
      const store = await openStore(workspace);
      expect((await store.listInspections()).map(({ id }) => id)).toEqual([third, second, first]);
      expect((await store.findInspection('latest'))?.id).toBe(third);
      expect((await store.findInspection(first))?.id).toBe(first);
      expect((await store.findInspection('20261001'))?.id).toBe(third);
      expect(await store.findInspection('2026')).toBeUndefined();
      expect(await store.findInspection('nothing')).toBeUndefined();
      await store.close();
    });
  });

  test('keeps one row of a target, however many pages lead to it', async () => {
    const many = Array.from({ length: 150 }, (_, number) => `/p${number}.html`);
    await withWorkspace(async (workspace) => {
      await inspect(
        { '/': page('首页', ...many), ...Object.fromEntries(many.map((path) => [path, page(path, '/dead.html')])) },
        { workspace },
      );
      const found = await stored(workspace);
      expect(found.coverage).toMatchObject({ pages: 151, targets: 152 });
      expect(await state(found, '/dead.html')).toEqual(['dead', 404, null, 2]);
      expect(asked('/dead.html').length).toBe(2);
    });
  });
});
