import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { fetchPage } from '../../crawler/fetch.ts';
import { type Handler, type Served, serve } from './serve.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

async function get(handler: Handler, limits: { maxBytes?: number; timeout?: number } = {}) {
  served = await serve(handler);
  return await fetchPage({ url: `${served.origin}/`, allowPrivate: true, ...limits });
}

const text = '政府信息公开'.repeat(500);
const codings = { gzip: gzipSync, 'x-gzip': gzipSync, deflate: deflateSync, br: brotliCompressSync, zstd: zstdCompressSync };

describe('compressed pages', () => {
  test.each(Object.entries(codings))('%s is undone', async (coding, compress) => {
    const page = await get((_, response) =>
      response.writeHead(200, { 'content-encoding': coding, 'content-type': 'text/html' }).end(compress(text)),
    );
    expect(Buffer.from(page.body).toString()).toBe(text);
  });

  test('raw deflate is undone as browsers do', async () => {
    const page = await get((_, response) => response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateRawSync(text)));
    expect(Buffer.from(page.body).toString()).toBe(text);
  });

  test('codings are undone in their order', async () => {
    const body = brotliCompressSync(gzipSync(text));
    const page = await get((_, response) => response.writeHead(200, { 'content-encoding': 'gzip, br' }).end(body));
    expect(Buffer.from(page.body).toString()).toBe(text);
  });

  test('what says it is compressed and is not is taken as it is', async () => {
    const page = await get((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(text));
    expect(Buffer.from(page.body).toString()).toBe(text);
  });

  test('codings stacked higher than anybody needs are left on', async () => {
    let body: Buffer = Buffer.from(text);
    for (let layer = 0; layer < 50; layer++) body = gzipSync(body);
    const page = await get((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': Array(50).fill('gzip').join(', ') }).end(body),
    );
    expect(page.body.length).toBe(body.length);
  });

  test('what is cut off is read as far as it goes', async () => {
    const whole = gzipSync(Buffer.from(text));
    const page = await get((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(whole.subarray(0, whole.length - 12)),
    );
    expect(Buffer.from(page.body).toString().startsWith('政府信息公开')).toBe(true);
  });

  test.each(Object.entries(codings))('a bomb in %s goes off at the limit', async (coding, compress) => {
    const bomb = compress(Buffer.alloc(20_000_000));
    const page = await get((_, response) => response.writeHead(200, { 'content-encoding': coding }).end(bomb), { maxBytes: 1_000_000 });
    expect(page.error).toMatchObject({ state: 'ok', reason: 'BODY_OVER_LIMIT' });
    expect(page.body.length).toBe(0);
  });
});

describe('servers that do not stop', () => {
  test('a page of 50 MB is not read to its end', async () => {
    const piece = Buffer.alloc(64 * 1024, 'a');
    let sent = 0;
    const page = await get(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const send = (): void => {
          while (sent < 50_000_000 && !response.destroyed) {
            sent += piece.length;
            if (!response.write(piece)) return void response.once('drain', send);
          }
          response.end();
        };
        send();
      },
      { maxBytes: 2_000_000 },
    );
    expect(page.error).toMatchObject({ state: 'ok', reason: 'BODY_OVER_LIMIT' });
    expect(sent).toBeLessThan(30_000_000);
  });

  test('of a film only the beginning is read', async () => {
    let sent = 0;
    const page = await get((_, response) => {
      response.writeHead(200, { 'content-type': 'video/mp4' });
      const send = (): void => {
        while (!response.destroyed) {
          sent += 65_536;
          if (!response.write(Buffer.alloc(65_536))) return void response.once('drain', send);
        }
      };
      send();
    });
    expect(page.error).toBeUndefined();
    expect(page.body.length).toBe(1024);
    expect(sent).toBeLessThan(20_000_000);
  });

  test('headers that never come time out', async () => {
    const page = await get(() => {}, { timeout: 300 });
    expect(page.error?.state).toBe('timeout');
  });

  test('a body that drips times out', async () => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const page = await get(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        timer = setInterval(() => response.write('a'), 50);
      },
      { timeout: 300 },
    );
    clearInterval(timer);
    expect(page.error?.state).toBe('timeout');
  });

  test('headers without end are refused', async () => {
    const page = await get((request) => {
      request.socket.write('HTTP/1.1 200 OK\r\n');
      for (let line = 0; line < 4000; line++) request.socket.write(`X-${line}: ${'a'.repeat(100)}\r\n`);
    });
    expect(page.error?.state).toBe('server-error');
    expect(page.status).toBe(0);
  });

  test('redirects that count up end', async () => {
    const page = await get((request, response) => response.writeHead(302, { location: `/${Number(request.url!.slice(1)) + 1}` }).end());
    expect(page.error).toMatchObject({ state: 'dead', reason: 'TOO_MANY_REDIRECTS' });
    expect(served!.asked.length).toBe(11);
  });

  test('redirects in a ring end', async () => {
    const page = await get((request, response) => response.writeHead(301, { location: request.url === '/' ? '/b' : '/' }).end());
    expect(page.error).toMatchObject({ state: 'dead', reason: 'REDIRECT_LOOP' });
    expect(page.error?.text['zh-CN']).toContain('重定向');
  });

  test('a redirect that waits for its cookie gets it', async () => {
    const page = await get((request, response) =>
      request.headers.cookie === 'pass=1'
        ? response.end('welcome')
        : response.writeHead(302, { location: '/', 'set-cookie': 'pass=1; Path=/; HttpOnly' }).end(),
    );
    expect(Buffer.from(page.body).toString()).toBe('welcome');
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'http://', 'ftp://127.0.0.1/'])(
    'a redirect to %s is followed by nobody',
    async (location) => {
      const page = await get((_, response) => response.writeHead(302, { location }).end());
      expect(page.error).toMatchObject({ state: 'dead', reason: 'BAD_REDIRECT' });
    },
  );
});

describe('connections that fail', () => {
  test('a connection that breaks is tried once more', async () => {
    const page = await get((request, response) => (served!.asked.length === 1 ? request.socket.destroy() : response.end('here')));
    expect(Buffer.from(page.body).toString()).toBe('here');
  });

  test('one that always breaks is the server’s failure', async () => {
    const page = await get((request) => request.socket.destroy());
    expect(page.error).toMatchObject({ state: 'server-error', reason: 'CONNECTION_CLOSED' });
    expect(served!.asked.length).toBe(2);
  });

  test('nobody listens', async () => {
    const gone = await serve(() => {});
    await gone.close();
    const { error } = await fetchPage({ url: gone.origin, allowPrivate: true });
    expect(error).toMatchObject({ state: 'dead', reason: 'ECONNREFUSED' });
    expect(error?.text['zh-CN']).toContain('拒绝连接');
  });

  test('there is no such host', async () => {
    const { error } = await fetchPage({ url: 'http://no-such-host.invalid/' });
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(error?.reason);
  });

  test.each(['not an address', 'ftp://www.gov.cn/', 'http://'])('%s is no address', async (url) => {
    await expect(fetchPage({ url })).rejects.toMatchObject({ code: 'malformed', text: { 'zh-CN': expect.stringContaining('网址') } });
  });
});

describe('secure connections', () => {
  const key = readFileSync(join(import.meta.dirname, 'fixtures', 'key.pem'));
  const cert = readFileSync(join(import.meta.dirname, 'fixtures', 'cert.pem'), 'utf8');
  const usual = getCACertificates('default');
  afterEach(() => setDefaultCACertificates(usual));
  const open = async (host: string, tls: object = {}) => {
    served = await serve((_, response) => response.end('secure'), { key, cert, ...tls });
    return await fetchPage({ url: `https://${host}/`, resolve: [{ pattern: '*', address: '127.0.0.1', port: served.port }] });
  };

  test('a certificate that nobody vouches for is said by its name', async () => {
    const { error } = await open('secure.lanchuan.gov.cn');
    expect(error).toMatchObject({ state: 'tls', reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(error?.text['zh-CN']).toContain('证书');
  });

  test('so is one for another host', async () => {
    setDefaultCACertificates([...usual, cert]);
    const { error } = await open('www.lanchuan.gov.cn');
    expect(error).toMatchObject({ state: 'tls', reason: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  test('a good one is nothing to speak of', async () => {
    setDefaultCACertificates([...usual, cert]);
    const page = await open('secure.lanchuan.gov.cn');
    expect({ status: page.status, tls: page.tls }).toEqual({ status: 200, tls: undefined });
  });

  test('a server of the old days is read, and that it is one is recorded', async () => {
    setDefaultCACertificates([...usual, cert]);
    const page = await open('secure.lanchuan.gov.cn', { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
    expect({ error: page.error, body: Buffer.from(page.body).toString(), tls: page.tls }).toEqual({
      error: undefined,
      body: 'secure',
      tls: 'legacy',
    });
  });
});
