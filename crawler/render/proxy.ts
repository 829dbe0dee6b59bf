/**
 * The browser's only way out: an HTTP proxy on loopback through which every request of a rendered page goes. It opens connections by the same
 * rules as our own requests, so a page can no more reach private addresses by script than by redirect or by a changed DNS answer.
 */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectSettings, createConnector } from '../connect.ts';

/** Opens a connection to a host by the rules for addresses; rejects with a `code` when they forbid it. */
export type Dial = (host: string, port: number) => Promise<Socket>;

/** Connections by the rules that our own requests obey. */
export function dialBy(settings: ConnectSettings): Dial {
  const connect = createConnector(settings);
  return (hostname, port) =>
    new Promise((resolve, reject) => {
      // as plain HTTP, whatever is spoken over it: the browser does its own TLS
      connect({ hostname, host: `${hostname}:${port}`, protocol: 'http:', port: String(port) }, (error, socket) =>
        error ? reject(error) : resolve(socket as Socket),
      );
    });
}

export interface BrowserProxy {
  port: number;
  /** Starts counting bytes and failures anew. */
  reset(): void;
  /** Why a host could not be reached since the last reset: the code that `Dial` gave, undefined when it could. */
  failure(host: string): string | undefined;
  close(): Promise<void>;
}

const idleTimeout = 30_000;

/** Starts the proxy on a free port. Past `maxBytes` since the last reset it cuts every connection: no page needs so much. */
export async function startProxy(dial: Dial, maxBytes: number): Promise<BrowserProxy> {
  const open = new Set<Duplex>();
  const failures = new Map<string, string>();
  let received = 0;
  const reach = async (host: string, port: number): Promise<Socket> => {
    try {
      return keep(await dial(host, port));
    } catch (error) {
      failures.set(host, (error as NodeJS.ErrnoException).code ?? 'failed');
      throw error;
    }
  };
  const keep = <T extends Duplex>(socket: T): T => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const count = (chunk: Buffer): void => {
    received += chunk.length;
    if (received > maxBytes) for (const socket of open) socket.destroy();
  };

  const server = createServer((request, response) => void forward(request, response));
  server.on('connection', keep);
  server.on('clientError', (_, socket) => socket.destroy());
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => void tunnel(request, keep(client), head));
  // web sockets over plain HTTP come as upgrades; they show nothing that a visitor reads
  server.on('upgrade', (_, socket: Duplex) => socket.destroy());

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = URL.parse(request.url ?? '');
    if (target?.protocol !== 'http:') return refuse(response, 400);
    let socket: Socket;
    try {
      socket = await reach(unbracket(target.hostname), Number(target.port || 80));
    } catch {
      return refuse(response, 502);
    }
    const { 'proxy-connection': _ignored, ...headers } = request.headers;
    const upstream = httpRequest({
      method: request.method,
      path: target.pathname + target.search,
      headers: { ...headers, host: target.host, connection: 'close' },
      createConnection: () => socket,
    });
    upstream.setTimeout(idleTimeout, () => upstream.destroy());
    upstream.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
      answer.on('data', count);
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    });
    upstream.on('error', () => (response.headersSent ? response.destroy() : refuse(response, 502)));
    response.on('close', () => socket.destroy());
    request.pipe(upstream);
  }

  async function tunnel(request: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
    const target = URL.parse(`http://${request.url ?? ''}`);
    if (!target) return void client.destroy();
    try {
      const socket = await reach(unbracket(target.hostname), Number(target.port || 80));
      socket.setTimeout(idleTimeout, () => socket.destroy());
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) socket.write(head);
      socket.on('data', count);
      socket.pipe(client);
      client.pipe(socket);
      client.once('close', () => socket.destroy());
      socket.once('close', () => client.destroy());
    } catch {
      client.end('HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n');
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    reset: () => {
      received = 0;
      failures.clear();
    },
    failure: (host) => failures.get(unbracket(host)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

const unbracket = (host: string): string => host.replace(/^\[|\]$/g, '');
