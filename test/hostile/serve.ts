/** Servers on loopback that note what they are asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TlsOptions } from 'node:tls';

export interface Served {
  port: number;
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** What was asked, in order: method, path, milliseconds since the server began. */
  asked: { method: string; url: string; at: number; headers: IncomingMessage['headers'] }[];
  /** Most requests in flight at one moment. */
  peak(): number;
  close(): Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves until `close`, on a free port; with `tls` over HTTPS. */
export async function serve(handler: Handler, tls?: TlsOptions): Promise<Served> {
  const begun = performance.now();
  const asked: Served['asked'] = [];
  let inFlight = 0;
  let peak = 0;
  const listener: Handler = (request, response) => {
    asked.push({ method: request.method!, url: request.url!, at: performance.now() - begun, headers: request.headers });
    inFlight += 1;
    peak = Math.max(peak, inFlight);
    response.on('close', () => {
      inFlight -= 1;
    });
    handler(request, response);
  };
  const server: Server = tls ? createSecureServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    asked,
    peak: () => peak,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface Canned {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** A handler for a site of fixed answers by path; anything else is 404. A function answers anew every time. */
export function site(answers: Record<string, string | Canned | ((request: IncomingMessage) => Canned)>): Handler {
  return (request, response) => {
    const found = answers[request.url!];
    const canned = typeof found === 'function' ? found(request) : found;
    const {
      status = 200,
      headers = {},
      body = '',
    } = typeof canned === 'string' ? { body: canned } : (canned ?? { status: 404, body: 'not here' });
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(body), ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

/** A page with links. */
export function page(title: string, ...hrefs: string[]): string {
  const rows = hrefs.map((href, number) => `<li><a href="${href}">关于${title}的第${number + 1}条消息</a></li>`).join('');
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${title}的内容，供检查。</p><ul>${rows}</ul></body></html>`;
}
