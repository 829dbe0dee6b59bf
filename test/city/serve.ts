/**
 * Serves the city on loopback, every host of it on one port. `node test/city/serve.ts [--port 4600]` prints the addresses;
 * `--quarter 2026Q1` serves it as it stood at the end of that quarter, `--roster FILE` writes its roster for `sites import`.
 * Requests by `<name>.lanchuan.localhost:PORT` get the same sites with the city's addresses rewritten to that form:
 * a browser resolves names under localhost to this machine by itself, so a person can walk the city without settings.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createListener, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { parseArgs } from 'node:util';
import { buildCity, type City } from './city.ts';

export interface CityServer {
  port: number;
  /** For `--resolve` and for Chromium's host resolver rules. */
  resolve: { pattern: string; address: string; port: number }[];
  close(): Promise<void>;
}

const tlsFile = (name: string): string => readFileSync(new URL(`./tls/${name}`, import.meta.url), 'utf8');
/** The authority that vouches for the good certificates of the city, as PEM. */
export const cityAuthority = tlsFile('ca.pem');

/** Serves until `close`, HTTP and HTTPS on one port. Port 0 (the default) takes a free one. */
export async function serveCity(city: City, { port = 0 }: { port?: number } = {}): Promise<CityServer> {
  const answer = (request: IncomingMessage, response: ServerResponse): void => void respond(city, request, response, bound);
  const server = createServer(answer);
  const secure = createSecureServer({ SNICallback: (host, done) => done(...certificateOf(city, host)) }, answer);
  server.keepAliveTimeout = 1000;
  secure.keepAliveTimeout = 1000;
  // what cannot be read of a connection is the visitor's to say
  for (const one of [server, secure]) one.on('clientError', (_, socket) => socket.destroy());
  secure.on('tlsClientError', (_, socket) => socket.destroy());
  const open = new Set<Socket>();
  const listener = createListener((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
    socket.once('data', (start) => {
      socket.pause();
      socket.unshift(start);
      // the first byte of a TLS handshake (RFC 8446, 5.1)
      (start[0] === 0x16 ? secure : server).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, '127.0.0.1', resolve);
  });
  const bound = (listener.address() as AddressInfo).port;
  const patterns = [...new Set(city.hosts.map((host) => (host.endsWith('.lanchuan.gov.cn') ? '*.lanchuan.gov.cn' : host)))];
  return {
    port: bound,
    resolve: patterns.map((pattern) => ({ pattern, address: '127.0.0.1', port: bound })),
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** The certificate that a host shows; an error where it shows none. */
function certificateOf(city: City, host: string): [Error | null, ReturnType<typeof createSecureContext>?] {
  const name = city.sites.find((site) => site.host === host)?.certificate;
  if (!name) return [new Error(`${host} has no certificate`)];
  return [null, createSecureContext({ cert: tlsFile(`${name}.pem`), key: tlsFile('site.key') })];
}

async function respond(city: City, request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
  const asked = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const walking = asked.endsWith('.localhost') || asked === 'localhost' || asked === '127.0.0.1';
  const host = walking ? (hostOfName(city, asked) ?? 'www.lanchuan.gov.cn') : asked;
  const answer = city.answer(host, request.method ?? 'GET', request.url ?? '/', {
    secure: walking || 'encrypted' in request.socket,
  });
  request.resume();
  if (answer.status === 0) {
    request.socket.destroy();
    return;
  }
  const readable = /^(?:text|application\/(?:javascript|json))/.test(answer.headers['content-type'] ?? '');
  const body = walking && readable ? rewrite(city, answer.body, port) : answer.body;
  if (answer.delayMs !== undefined) await new Promise((done) => setTimeout(done, answer.delayMs));
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(body.length) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** `slj` for slj.lanchuan.gov.cn, `www.lanchuan-tour` for a host elsewhere. */
const nameOfHost = (host: string): string =>
  host.endsWith('.lanchuan.gov.cn') ? host.slice(0, -'.lanchuan.gov.cn'.length) : host.replace(/\./g, '-');
const hostOfName = (city: City, asked: string): string | undefined =>
  city.hosts.find((host) => asked === `${nameOfHost(host)}.lanchuan.localhost`);

/** Addresses are ASCII in every encoding of the city, so bytes can be rewritten without decoding. */
function rewrite(city: City, body: Buffer, port: number): Buffer {
  let text = body.toString('latin1');
  for (const host of city.hosts)
    for (const scheme of ['http', 'https'])
      text = text.replaceAll(`${scheme}://${host}/`, `http://${nameOfHost(host)}.lanchuan.localhost:${port}/`);
  return Buffer.from(text, 'latin1');
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4600' }, quarter: { type: 'string' }, roster: { type: 'string' } },
  });
  const { buildQuarters } = await import('./quarters/quarters.ts');
  const { rosterOf, writeRoster } = await import('./quarters/roster.ts');
  const states = buildQuarters();
  const at = values.quarter === undefined ? states.length - 1 : states.findIndex(({ name }) => name === values.quarter);
  if (at < 0) throw new Error(`--quarter wants one of ${states.map(({ name }) => name).join(', ')}`);
  const city = values.quarter === undefined ? buildCity() : states[at]!.city;
  if (values.roster !== undefined) writeFileSync(values.roster, writeRoster(rosterOf(states, at)));
  const served = await serveCity(city, { port: Number(values.port) });
  const lines = city.sites.map(
    (site) => `  http://${nameOfHost(site.host)}.lanchuan.localhost:${served.port}${new URL(site.url).pathname}  ${site.name}`,
  );
  console.log(
    `岚川市(示例)as of ${city.asOf}\n${lines.join('\n')}\n${served.resolve.map((rule) => `--resolve '${rule.pattern}=${rule.address}:${rule.port}'`).join(' ')}`,
  );
}
