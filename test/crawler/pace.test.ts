import { afterEach, describe, expect, test } from 'vitest';
import { page, type Served, serve, site } from '../hostile/serve.ts';
import { gathered } from './gathered.ts';

let servers: Served[] = [];
afterEach(async () => {
  for (const server of servers) await server.close();
  servers = [];
});

const many = Array.from({ length: 40 }, (_, number) => `/p${number}.html`);
const files = Array.from({ length: 40 }, (_, number) => `/f${number}.pdf`);
const answers = {
  '/': page('首页', ...many),
  ...Object.fromEntries(many.map((path) => [path, page(path, ...files)])),
  ...Object.fromEntries(files.map((path) => [path, { headers: { 'content-type': 'application/pdf' } }])),
};

/** A server that answers after a while, so that requests overlap. */
async function slow(after: number): Promise<Served> {
  const answer = site(answers);
  const server = await serve((request, response) => setTimeout(() => answer(request, response), after));
  servers.push(server);
  return server;
}

describe('requests', () => {
  test.each([1, 5])('no more than %i are in flight, as the server counts', async (concurrency) => {
    const server = await slow(10);
    const found = await gathered({ url: `${server.origin}/`, concurrency });
    expect(found.coverage?.targets).toBe(81);
    expect(server.peak()).toBe(concurrency);
  });

  test('over two hosts they are no more in all', async () => {
    const first = await slow(10);
    const second = await slow(10);
    let inFlight = 0;
    let peak = 0;
    const count = await serve((request, response) => {
      peak = Math.max(peak, ++inFlight);
      response.on('close', () => inFlight--);
      const other = request.headers.host!.startsWith('www.') ? 'http://img.lanchuan.gov.cn' : 'http://www.lanchuan.gov.cn';
      setTimeout(
        () => site({ ...answers, '/': page('首页', ...many, `${other}/x.html`, ...files.map((file) => other + file)) })(request, response),
        10,
      );
    });
    servers.push(count);
    expect([first.peak(), second.peak()]).toEqual([0, 0]);
    await gathered({
      url: 'http://www.lanchuan.gov.cn/',
      concurrency: 4,
      resolve: [{ pattern: '*', address: '127.0.0.1', port: count.port }],
    });
    expect(new Set(count.asked.map(({ headers }) => headers.host)).size).toBe(2);
    expect(peak).toBe(4);
  });

  test('to one host begin an interval apart', async () => {
    const server = await slow(1);
    await gathered({ url: `${server.origin}/`, concurrency: 5, interval: 100, maxPages: 20 });
    const { asked } = server;
    // a busy machine may hand requests over late, so that two come close together; over all of them the pace must hold
    const span = asked.at(-1)!.at - asked[0]!.at;
    expect(asked.length).toBeGreaterThan(10);
    expect(span).toBeGreaterThanOrEqual((asked.length - 1) * 100 * 0.8);
  });

  test('wait as long as a server asks for, and then get through', async () => {
    let refusals = 0;
    const server = await serve((request, response) => {
      if (request.url === '/a.html' && refusals++ === 0) response.writeHead(429, { 'retry-after': '1' }).end();
      else site({ '/': page('首页', '/a.html', '/b.html'), '/a.html': page('甲'), '/b.html': page('乙') })(request, response);
    });
    servers.push(server);
    const found = await gathered({ url: `${server.origin}/`, concurrency: 1 });
    expect((await found.stateOf(`${server.origin}/a.html`))?.state).toBe('ok');
    const tries = server.asked.filter(({ url }) => url === '/a.html');
    expect(tries.length).toBe(2);
    expect(tries[1]!.at - tries[0]!.at).toBeGreaterThanOrEqual(990);
  });

  test('end at once when a person stops them', async () => {
    const server = await slow(20);
    const stop = new AbortController();
    const run = gathered({ url: `${server.origin}/`, concurrency: 2, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.asked.length).toBeLessThan(12);
  });
});
