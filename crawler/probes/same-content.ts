/** Whether a home page says the same over both internet protocols. */
import { readPage } from '../../checks/facts/page.ts';
import type { PageFacts } from '../../checks/model/index.ts';
import { type ConnectSettings, isPublicAddress, privateAddress } from '../connect.ts';
import { follow } from '../engine/follow.ts';
import { limits } from '../fetch.ts';
import { createHttp } from '../http.ts';

/** The home page as one address of its host serves it; redirects within the host stay at that address. */
export async function homeAt(
  address: string,
  { url, asOf, connect, userAgent }: { url: string; asOf: string; connect: ConnectSettings; userAgent: string },
): Promise<{ facts: PageFacts | null; status: number | null; reason: string | null }> {
  // an address told by hand is trusted; this one comes from the name server
  if (!connect.allowPrivate && !isPublicAddress(address)) return { facts: null, status: null, reason: privateAddress };
  const pattern = new URL(url).hostname;
  const resolve = [{ pattern, address }, ...connect.resolve];
  const http = createHttp({ ...connect, resolve, userAgent, concurrency: 1, maxBytes: limits.maxBytes });
  try {
    const { answer, finalUrl } = await follow({ url, method: 'GET', read: 'page' }, (hop) => http.ask(hop));
    const { status, headers, body } = answer;
    const usable = !answer.error && status >= 200 && status < 400;
    if (!usable) return { facts: null, status: status || null, reason: answer.error?.reason ?? `HTTP ${status}` };
    return { facts: readPage({ url, finalUrl, status, headers, body, asOf, home: true }), status, reason: null };
  } finally {
    await http.close();
  }
}

/** Share of the titles and link texts of the page that says more which the other page says too, 0 to 1; 1 for two pages without words. */
export function sharedWords(one: PageFacts, other: PageFacts): number {
  const [fewer, more] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.size - b.size) as [Set<string>, Set<string>];
  return more.size === 0 ? 1 : [...fewer].filter((words) => more.has(words)).length / more.size;
}

const wordsOf = ({ title, h1, links }: PageFacts): Set<string> =>
  new Set([title, h1 ?? '', ...links.map(({ text }) => text)].map((words) => words.trim()).filter((words) => words !== ''));
