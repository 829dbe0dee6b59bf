/** The index of a WACZ: CDXJ lines, sorted, by which replay software finds a record (specs.webrecorder.net/cdxj/0.1.0). */

export interface IndexLine {
  url: string;
  fetchedAt: string;
  mime: string;
  status: number;
  digest: string;
  offset: number;
  length: number;
  filename: string;
}

/** The index, a line break at the end of every line. */
export function writeIndex(lines: readonly IndexLine[]): string {
  return lines
    .map(writeLine)
    .sort(byBytes)
    .map((line) => `${line}\n`)
    .join('');
}

function writeLine({ url, fetchedAt, mime, status, digest, offset, length, filename }: IndexLine): string {
  const stamp = fetchedAt.replace(/\D/g, '').slice(0, 14);
  const fields = { url, mime, status: String(status), digest, length: String(length), offset: String(offset), filename };
  return `${surtOf(url)} ${stamp} ${JSON.stringify(fields)}`;
}

/** The sort-friendly form of an address, as pywb and wabac.js make it: host reversed, no `www`, all in lower case, arguments sorted. */
export function surtOf(address: string): string {
  const url = /^https?:/i.test(address) ? URL.parse(address.replace(/^(https?:\/\/)www\d*\./i, '$1').toLowerCase()) : null;
  if (!url) return address.replaceAll(' ', '%20');
  const host = url.hostname.split('.').reverse().join(',');
  const query = url.search ? `?${url.search.slice(1).split('&').sort().join('&')}` : '';
  return `${host}${url.port ? `:${url.port}` : ''})${url.pathname}${query}`;
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
