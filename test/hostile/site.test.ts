/** Whole inspections of servers that misbehave: each ends, and says of every address what it met. */
import { connect, createServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { createConnector, type Lookup } from '../../crawler/connect.ts';
import { codeOf } from '../../crawler/faults.ts';
import { fetchPage } from '../../crawler/fetch.ts';
import { gathered } from '../crawler/gathered.ts';
import { makeCertificate } from './certificate.ts';
import { serveNames } from './resolver.ts';
import { page, type Served, serve, site } from './serve.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

describe('an inspection among faults', () => {
  test('ends, and names every one of them', async () => {
    const html = { 'content-type': 'text/html; charset=utf-8' };
    let cookies = 0;
    const timers: ReturnType<typeof setInterval>[] = [];
    const faults: Record<string, Parameters<typeof serve>[0]> = {
      '/half': (request, response) => {
        response.writeHead(200, { ...html, 'content-length': 5000 });
        response.write('<h1>半页</h1>', () => request.socket.destroy());
      },
      '/reset-head': (request) => request.socket.resetAndDestroy(),
      '/reset-body': (request, response) => {
        response.writeHead(200, html);
        response.write('<h1>断</h1>', () => request.socket.resetAndDestroy());
      },
      '/too-short-length': (request) =>
        void request.socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 4\r\n\r\n<h1>long</h1>`),
      '/no-http': (request) => void request.socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
      '/bad-chunk': (request) => void request.socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n'),
      '/two-lengths': (request) => void request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello!'),
      '/silent': () => {},
      // one letter of the head after the other: none of them is ever late
      '/loris': (request) => {
        const letters = [...`HTTP/1.1 200 OK\r\nx-pad: ${'x'.repeat(5000)}`];
        timers.push(setInterval(() => request.socket.write(letters.shift() ?? 'x'), 30));
      },
      '/drip': (_, response) => {
        response.writeHead(200, html);
        timers.push(setInterval(() => response.write('a'), 30));
      },
      '/cookie-trap': (_, response) =>
        void response.writeHead(302, { location: '/cookie-trap', 'set-cookie': `visit=${++cookies}; Path=/` }).end(),
      '/cookie-flood': (_, response) =>
        void response
          .writeHead(200, { ...html, 'set-cookie': Array.from({ length: 100 }, (_, number) => `c${number}=${'x'.repeat(300)}`) })
          .end(page('饼干')),
      '/head-lies': (request, response) => void response.writeHead(request.method === 'HEAD' ? 404 : 200, html).end(page('在')),
      '/storm': (_, response) => void response.writeHead(429, { 'retry-after': '0' }).end(),
      '/busy': (_, response) => void response.writeHead(503).end(),
      '/charset': (_, response) =>
        void response.writeHead(200, { 'content-type': 'text/html; charset=no-such-charset' }).end(Buffer.from(page('字符集'))),
      '/nul': (_, response) => void response.writeHead(200, html).end(`\0\0<h1>零\0</h1>${'\0'.repeat(1000)}`),
    };
    const paths = Object.keys(faults);
    served = await serve((request, response) => {
      const fault = faults[request.url!];
      if (fault) fault(request, response);
      else site({ '/': page('首页', ...paths, '/last.html'), '/last.html': page('末页') })(request, response);
    });
    const found = await gathered({ url: `${served.origin}/`, timeout: 400 });
    for (const timer of timers) clearInterval(timer);
    const states: Record<string, unknown> = {};
    for (const path of paths) states[path] = (await found.stateOf(`${served.origin}${path}`))?.state;
    expect(states).toEqual({
      '/half': 'server-error',
      '/reset-head': 'server-error',
      '/reset-body': 'server-error',
      '/too-short-length': 'ok',
      '/no-http': 'server-error',
      '/bad-chunk': 'server-error',
      '/two-lengths': 'server-error',
      '/silent': 'timeout',
      '/loris': 'timeout',
      '/drip': 'timeout',
      '/cookie-trap': 'dead',
      '/cookie-flood': 'ok',
      '/head-lies': 'ok',
      '/storm': 'refused',
      '/busy': 'server-error',
      '/charset': 'ok',
      '/nul': 'ok',
    });
    expect(found.pages.get('/charset')?.title).toBe('字符集');
    expect(found.pages.has('/last.html')).toBe(true);
    expect(cookies).toBeLessThan(50);
  });
});

describe('certificates', () => {
  const usual = getCACertificates('default');
  afterEach(() => setDefaultCACertificates(usual));
  const day = 86_400_000;
  const host = 'www.lanchuan.gov.cn';

  test.each([
    ['expired', -30, -1, host, true, 'CERT_HAS_EXPIRED'],
    ['not yet good', 1, 30, host, true, 'CERT_NOT_YET_VALID'],
    ['of another host', -1, 30, 'www.other.gov.cn', true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['signed by itself', -1, 30, host, false, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['as it should be', -1, 30, host, true, undefined],
  ])('%s', async (_, from, to, named, trusted, reason) => {
    const { cert, key } = makeCertificate({ host: named, from: new Date(Date.now() + from * day), to: new Date(Date.now() + to * day) });
    if (trusted) setDefaultCACertificates([...usual, cert]);
    served = await serve((_, response) => response.end('secure'), { cert, key });
    const { error } = await fetchPage({ url: `https://${host}/`, resolve: [{ pattern: '*', address: '127.0.0.1', port: served.port }] });
    expect(error && { state: error.state, reason: error.reason }).toEqual(reason && { state: 'tls', reason });
  });
});

describe('names that turn to another address', () => {
  /** Connects by a name server of the test to a server on loopback; how often it was asked, and whether anybody came. */
  async function dial(answers: string[][], times: number): Promise<{ asked: number; came: number; codes: (string | undefined)[] }> {
    let came = 0;
    const inside = createServer((socket) => {
      came += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    const { port } = inside.address() as { port: number };
    const { lookup, asked, close } = await serveNames(answers);
    const dialOne = createConnector({ allowPrivate: false, resolve: [], timeout: 150, lookup });
    const codes: (string | undefined)[] = [];
    for (let time = 0; time < times; time++) {
      codes.push(
        await new Promise((resolve) => {
          const wanted = { hostname: 'rebind.lanchuan.gov.cn', protocol: 'http:', port: String(port), host: '' };
          dialOne(wanted, (error, socket) => {
            socket?.destroy();
            resolve(error ? codeOf(error) : undefined);
          });
        }),
      );
    }
    // somebody does come when they may
    await new Promise((resolve) => connect(port, '127.0.0.1').on('close', resolve).resume());
    await new Promise((resolve) => inside.close(resolve));
    close();
    return { asked: asked(), came: came - 1, codes };
  }

  test.each([
    [true, 'ENOTFOUND'],
    [false, 'EAI_AGAIN'],
  ])('a name is gone only where the name server knows the world (%s)', async (known, code) => {
    const lookup: Lookup = (_, __, done) => setImmediate(() => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []));
    const dialOne = createConnector({ allowPrivate: false, resolve: [], timeout: 150, lookup, namesKnown: async () => known });
    const wanted = { hostname: 'gone.lanchuan.gov.cn', protocol: 'http:', port: '80', host: '' };
    expect(await new Promise((resolve) => dialOne(wanted, (...[error]) => resolve(error && codeOf(error))))).toBe(code);
  });

  test('the address that was looked at is the one connected to, also the second time', async () => {
    const { asked, came, codes } = await dial([['198.51.101.1'], ['127.0.0.1']], 2);
    expect({ asked, came }).toEqual({ asked: 1, came: 0 });
    expect(codes).not.toContain('PRIVATE_ADDRESS');
  });

  test('of several addresses only those of the public internet are tried', async () => {
    expect((await dial([['127.0.0.1', '10.0.0.1', '198.51.101.1']], 1)).came).toBe(0);
  });

  test('one that is private from the start is refused unasked', async () => {
    expect(await dial([['127.0.0.1']], 1)).toEqual({ asked: 1, came: 0, codes: ['PRIVATE_ADDRESS'] });
  });
});

describe('walls against programs', () => {
  /** A wall that script passes: it sets a cookie and loads the page again. */
  const wall = `<!doctype html><meta charset="utf-8"><title>安全验证</title><script>document.cookie='passed=1; path=/';location.reload()</script>`;

  const walls: [path: string, status: number, headers: Record<string, string>][] = [
    ['/412.html', 412, {}],
    ['/403.html', 403, {}],
    ['/429.html', 429, { 'retry-after': '0' }],
    ['/503.html', 503, {}],
    ['/521.html', 521, {}],
    // a wall that says that all is well
    ['/200.html', 200, {}],
  ];

  test('pages behind challenges of every kind are read by the browser; one that nobody passes is refused, not dead', async () => {
    served = await serve((request, response) => {
      const passed = (request.headers.cookie ?? '').includes('passed=1');
      const found = walls.find(([path]) => path === request.url);
      if (found && !passed) response.writeHead(found[1], { 'content-type': 'text/html; charset=utf-8', ...found[2] }).end(wall);
      else
        site({
          '/': page('首页', ...walls.map(([path]) => path), '/shut.html'),
          ...Object.fromEntries(walls.map(([path]) => [path, page(`墙后${path}`, `/behind${path}`)])),
          ...Object.fromEntries(walls.map(([path]) => [`/behind${path}`, page(`后${path}`)])),
          '/shut.html': { status: 403, body: 'no' },
        })(request, response);
    });
    const found = await gathered({ url: `${served.origin}/`, render: 'auto' });
    for (const [path, status] of walls) {
      expect(await found.stateOf(`${served.origin}${path}`)).toMatchObject({ state: 'ok', attempts: status === 200 ? 1 : 2 });
      expect(found.pages.get(path)?.title).toBe(`墙后${path}`);
      expect(found.pages.has(`/behind${path}`)).toBe(true);
    }
    expect(await found.stateOf(`${served.origin}/shut.html`)).toMatchObject({ state: 'refused' });
  });
});
