/** Whether the site answers over HTTPS with a certificate that a browser accepts. */
import { isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls';
import { dialBy } from '../render/proxy.ts';
import type { Probe } from './context.ts';

const timeout = 15_000;

/** Looks at the certificate even where it is not to be trusted: what is wrong with it is what an agency must know. */
export const probeHttps: Probe<'https'> = async ({ url, connect, ask }) => {
  const { hostname, protocol, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const at = protocol === 'https:' && port !== '' ? Number(port) : 443;
  let socket: TLSSocket;
  try {
    socket = await handshake(await dialBy(connect)(host, at), host);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    return { reached: false, reason: String(reason).slice(0, 80), certificate: null, redirects: null };
  }
  const certificate = socket.getPeerCertificate();
  const authorization = socket.authorizationError as Error | string | null | undefined;
  socket.destroy();
  const fault = authorization ? ((authorization as NodeJS.ErrnoException).code ?? String(authorization)) : null;
  const hostMatches = certificate.subject !== undefined && checkServerIdentity(host, certificate) === undefined;
  const https = new URL(url);
  https.protocol = 'https:';
  if (at !== 443) https.port = String(at);
  const secure = await ask(https.href, 'page');
  const reached = secure.answer.status >= 200 && secure.answer.status < 400;
  return {
    reached,
    reason: reached ? null : (secure.answer.error?.reason ?? `HTTP ${secure.answer.status}`),
    certificate: describe(certificate, hostMatches, fault === null || fault === 'ERR_TLS_CERT_ALTNAME_INVALID'),
    redirects: await leadsToHttps(url, ask),
  };
};

async function leadsToHttps(url: string, ask: Parameters<typeof probeHttps>[0]['ask']): Promise<boolean | null> {
  const plain = new URL(url);
  if (plain.protocol === 'https:' && plain.port !== '') return null;
  plain.protocol = 'http:';
  const { answer, finalUrl } = await ask(plain.href, 'page');
  return answer.error || answer.status === 0 ? null : finalUrl.startsWith('https:');
}

function handshake(socket: Socket, host: string): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = connectTls({
      socket,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
    });
    secured.setTimeout(timeout, () => secured.destroy(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })));
    secured.once('secureConnect', () => resolve(secured));
    secured.once('error', reject);
    secured.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
}

function describe(certificate: PeerCertificate, hostMatches: boolean, trusted: boolean) {
  const day = (text: string): string => {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? '1970-01-01' : date.toISOString().slice(0, 10);
  };
  if (!certificate.valid_from) return null;
  const issuer = [certificate.issuer?.O, certificate.issuer?.CN].flat().filter(Boolean).join(' / ');
  return { issuer: issuer.slice(0, 200), validFrom: day(certificate.valid_from), validTo: day(certificate.valid_to), hostMatches, trusted };
}
