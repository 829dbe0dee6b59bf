/** Sitemaps (sitemaps.org): addresses that a site names itself, for pages that no link leads to. */
import type { Asker } from './asking.ts';
import type { Scope } from './scope.ts';

/** Files of one site that are read, and addresses taken from all of them. */
const maxFiles = 30;
const maxAddresses = 50_000;
const maxText = 50_000_000;

/** Addresses of a sitemap: of other sitemaps where it is an index, else of pages. A plain text names one a line. Linear in the text. */
export function parseSitemap(text: string): { kind: 'index' | 'pages'; addresses: string[] } {
  const addresses: string[] = [];
  if (!/^\s*</.test(text.slice(0, 1000))) {
    for (const line of text.split(/[\r\n]+/, maxAddresses)) if (/^\s*https?:\/\//i.test(line)) addresses.push(line.trim());
    return { kind: 'pages', addresses };
  }
  const kind = /<(?:[a-z]{1,20}:)?sitemapindex[\s>]/i.test(text.slice(0, 5000)) ? 'index' : 'pages';
  for (const match of text.matchAll(/<loc>\s{0,50}(?:<!\[CDATA\[)?([^<\]]{1,3000})/gi)) {
    if (addresses.length >= maxAddresses) break;
    addresses.push(plain(match[1]!).trim());
  }
  return { kind, addresses };
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]!);

/**
 * The pages that the sitemaps of a site name, in scope, each once, in order of their addresses: those that robots.txt names, else
 * /sitemap.xml. Never rejects for what is in them; files that do not come or are too large name nothing.
 */
export async function readSitemaps(asker: Asker, scope: Scope, start: string, named: readonly string[]): Promise<string[]> {
  const waiting =
    named.length > 0 ? named.flatMap((address) => URL.parse(address, start)?.href ?? []) : [new URL('/sitemap.xml', start).href];
  const asked = new Set<string>();
  const found = new Set<string>();
  for (let url = waiting.shift(); url !== undefined && asked.size < maxFiles; url = waiting.shift()) {
    if (asked.has(url) || !scope.own(url) || !/^https?:/.test(url)) continue;
    asked.add(url);
    const { answer } = await asker.follow({ url, method: 'GET', read: 'file' });
    if (answer.error || answer.status !== 200) continue;
    const text = await textOf(answer.body);
    if (text === null || /^\s*<(?:!doctype\s+html|html)/i.test(text.slice(0, 500))) continue;
    const { kind, addresses } = parseSitemap(text);
    for (const address of addresses) {
      const href = URL.parse(address, url)?.href.replace(/#.*$/, '');
      if (href === undefined) continue;
      if (kind === 'index') waiting.push(href);
      else if (found.size < maxAddresses && scope.belongs(href)) found.add(href);
    }
  }
  return [...found].sort();
}

/** The text, unpacked where it is gzip (RFC 1952); null where it is damaged or larger than is read. */
async function textOf(body: Uint8Array): Promise<string | null> {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return new TextDecoder().decode(body);
  const decoder = new TextDecoder();
  let text = '';
  try {
    const packed = new Blob([body as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
    for await (const part of packed as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(part, { stream: true });
      if (text.length > maxText) return null;
    }
  } catch {
    return null;
  }
  return text;
}
