/**
 * Serves the city on loopback, every host of it on one port. `node test/city/serve.ts [--port 4600]` prints the addresses.
 * Requests by `<name>.lanchuan.localhost:PORT` get the same sites with the city's addresses rewritten to that form:
 * a browser resolves names under localhost to this machine by itself, so a person can walk the city without settings.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { buildCity, type City } from './city.ts';

export interface CityServer {
  port: number;
  /** For `--resolve` and for Chromium's host resolver rules. */
  resolve: { pattern: string; address: string; port: number }[];
  close(): Promise<void>;
}

/** Serves until `close`. Port 0 (the default) takes a free one. */
export async function serveCity(city: City, { port = 0 }: { port?: number } = {}): Promise<CityServer> {
  const server = createServer((request, response) => respond(city, request, response, (server.address() as AddressInfo).port));
  server.keepAliveTimeout = 1000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  const patterns = [...new Set(city.hosts.map((host) => (host.endsWith('.lanchuan.gov.cn') ? '*.lanchuan.gov.cn' : host)))];
  return {
    port: bound,
    resolve: patterns.map((pattern) => ({ pattern, address: '127.0.0.1', port: bound })),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function respond(city: City, request: IncomingMessage, response: ServerResponse, port: number): void {
  const asked = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const walking = asked.endsWith('.localhost') || asked === 'localhost' || asked === '127.0.0.1';
  const host = walking ? (hostOfName(city, asked) ?? 'www.lanchuan.gov.cn') : asked;
  const answer = city.answer(host, request.method ?? 'GET', request.url ?? '/', {});
  request.resume();
  if (answer.status === 0) {
    request.socket.destroy();
    return;
  }
  const readable = /^(?:text|application\/(?:javascript|json))/.test(answer.headers['content-type'] ?? '');
  const body = walking && readable ? rewrite(city, answer.body, port) : answer.body;
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
  for (const host of city.hosts) text = text.replaceAll(`http://${host}/`, `http://${nameOfHost(host)}.lanchuan.localhost:${port}/`);
  return Buffer.from(text, 'latin1');
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4600' } } });
  const city = buildCity();
  const served = await serveCity(city, { port: Number(values.port) });
  const lines = city.sites.map(
    (site) => `  http://${nameOfHost(site.host)}.lanchuan.localhost:${served.port}${new URL(site.url).pathname}  ${site.name}`,
  );
  console.log(
    `岚川市(示例)as of ${city.asOf}\n${lines.join('\n')}\n${served.resolve.map((rule) => `--resolve '${rule.pattern}=${rule.address}:${rule.port}'`).join(' ')}`,
  );
}
