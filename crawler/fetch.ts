/** One page from the network, redirects followed; and what to tell a person when there is none. */
import type { Bilingual, LinkState } from '../checks/model/index.ts';
import { checksVersion } from '../checks/version.ts';
import type { ResolveRule } from './connect.ts';
import type { Answer } from './engine/answer.ts';
import { follow } from './engine/follow.ts';
import { observe } from './engine/states.ts';
import { CrawlError } from './errors.ts';
import { bodyOverLimit, createHttp } from './http.ts';

export const limits = { maxBytes: 10_000_000, timeout: 15_000 } as const;

export interface PageRequest {
  url: string;
  /** Bytes of the body after decompression; 10 MB without it. */
  maxBytes?: number;
  /** Milliseconds to the connection, to the headers, and between two pieces of the body; 15,000 without it. */
  timeout?: number;
  allowPrivate?: boolean;
  resolve?: readonly ResolveRule[];
  contact?: string;
  signal?: AbortSignal;
}

export interface Fetched {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
  redirects: { url: string; status: number }[];
  finalUrl: string;
  timing: { fetchedAt: string; totalMs: number };
  /** `legacy`: only TLS settings that browsers refuse today got through. */
  tls?: 'legacy';
  /** Why there is no page: no answer, or none that could be read. An answer 404 is a page, not an error. */
  error?: { state: LinkState; reason: string; text: Bilingual };
}

/** Names the program, its version and whom to turn to (RFC 9110 10.1.5). */
export function userAgentOf(contact?: string): string {
  const words = (contact ?? '').replace(/[^\x20-\x7e]/g, '').replace(/[()\\]/g, '');
  return `Mingcha/${checksVersion} (${words ? `+${words}` : 'government website inspection'})`;
}

/** Gets one page. Rejects only on abort, and with a CrawlError for what is no HTTP address. */
export async function fetchPage(request: PageRequest): Promise<Fetched> {
  const { url, maxBytes = limits.maxBytes, timeout = limits.timeout, allowPrivate = false, resolve = [], contact, signal } = request;
  const start = startOf(url);
  const http = createHttp({ userAgent: userAgentOf(contact), concurrency: 1, timeout, maxBytes, allowPrivate, resolve });
  try {
    const { answer, finalUrl, redirects } = await follow({ url: start, method: 'GET', read: 'page' }, (hop) => http.ask(hop, signal));
    const { status, headers, body, timing, tls } = answer;
    const error = answer.error && { ...answer.error, text: describeFault(answer, finalUrl) };
    return { status, headers, body, redirects, finalUrl, timing, ...(tls ? { tls } : {}), ...(error ? { error } : {}) };
  } finally {
    await http.close();
  }
}

/** The address as a browser would ask for it, without fragment. Throws a CrawlError for what is no HTTP address. */
export function startOf(address: string): string {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new CrawlError(
      'malformed',
      `不是可访问的网址：${address}。应为 http:// 或 https:// 开头的完整地址。`,
      `not an address: ${address}; an http:// or https:// address is wanted`,
    );
  }
  url.hash = '';
  return url.href;
}

/** What an answer that is no page says to a person: what happened, where, and what to do. */
function describeFault(answer: Answer, url: string): Bilingual {
  return describeState({ ...observe(answer, []), status: answer.status }, url);
}

/** The same for a state that was recorded. */
export function describeState(
  { state, reason, status }: { state: LinkState; reason: string | null; status: number | null },
  url: string,
): Bilingual {
  const code = reason ?? `HTTP ${status}`;
  const { host } = new URL(url);
  const say = (zh: string, en: string): Bilingual => ({ 'zh-CN': `${zh}（${code}）`, en: `${en} (${code})` });
  if (reason === bodyOverLimit) return say(`页面过大，超过单页上限，未读取：${url}`, `the page is larger than is read: ${url}`);
  if (reason === 'REDIRECT_LOOP' || reason === 'TOO_MANY_REDIRECTS' || reason === 'BAD_REDIRECT')
    return say(
      `网址一再重定向，没有到达任何页面：${url}。请检查服务器的重定向设置。`,
      `redirects never arrive at a page: ${url}; check the server’s redirects`,
    );
  if (code === 'ENOTFOUND' || code === 'ENODATA')
    return say(
      `域名不存在：${host}。请检查网址是否写错，或域名解析是否有效。`,
      `there is no host ${host}; check the address and its DNS record`,
    );
  if (code === 'EAI_AGAIN')
    return say(`无法解析域名：${host}。请检查本机的网络和 DNS 设置。`, `cannot resolve ${host}; check this machine’s network and DNS`);
  if (code === 'ECONNREFUSED')
    return say(
      `服务器拒绝连接：${host}。请检查端口和服务是否开启。`,
      `${host} refuses the connection; check the port and whether the server runs`,
    );
  if (state === 'intranet')
    return say(
      `${host} 是内网或本机地址。确需检查的，请加 --allow-private。`,
      `${host} is a private or loopback address; to inspect it all the same, add --allow-private`,
    );
  if (state === 'tls')
    return say(
      `与 ${host} 的加密连接失败。请检查证书的有效期、域名和颁发机构。`,
      `the secure connection to ${host} failed; check its certificate: dates, names, issuer`,
    );
  if (state === 'timeout')
    return say(`访问超时：${url}。请稍后再试，或用 --timeout 放宽时限。`, `${url} timed out; try again later or raise --timeout`);
  return say(`无法打开：${url}`, `cannot open ${url}`);
}
