/** What makes a finding the same finding next quarter: check, host and subject or address; no dates, no counts. */

/**
 * Sixteen hexadecimal digits that depend on the check and the place alone, whatever the scheme of the address. The subject names the place by
 * itself where a check speaks of a site; a check of pages says with it what on the page it speaks of (`onPage`), and the same slip on two
 * pages is two findings.
 */
export function fingerprintOf(check: string, url: string, subject: string, onPage = false): string {
  const [, host = '', path = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)([^#]*)/i.exec(url)!;
  const place = onPage && subject ? `${path || '/'}\n${subject}` : subject || path || '/';
  return hash(`${check}\n${host.toLowerCase()}\n${place}`);
}

/** Two FNV-1a hashes of 32 bits from different starts; names places, protects nothing. */
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x1000193;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code ^ (at & 0xff), 0x01000193);
  }
  return [first, second].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
