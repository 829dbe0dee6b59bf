/** One request and its answer as they went over the wire: what a WARC record is made of. */

export interface Exchange {
  url: string;
  /** When it was asked, ISO 8601 in UTC. */
  fetchedAt: string;
  status: number;
  /** Where a redirect leads, as the server wrote it. */
  location: string | null;
  /** Request line and fields as sent, with the empty line at the end (RFC 9112). Characters are bytes (latin1). */
  request: string;
  /** Status line and fields as received, likewise. */
  response: string;
  /** As received: content codings (gzip and so on) left on, transfer coding undone. */
  body: Uint8Array;
  /** There was more of the body than was read. */
  truncated: boolean;
}

/** The head of a request as undici writes it. */
export function requestHead(method: string, url: string, fields: Readonly<Record<string, string>>): string {
  // taken apart here, for addresses are in normal form already and this is done for every request
  const [, host, path] = /^https?:\/\/(?:[^@/?#]*@)?([^/?#]*)([^#]*)/.exec(url) ?? ['', '', ''];
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n${lines.join('')}\r\n`;
}

/** The head of an answer, from names and values in turn. */
export function responseHead(status: number, phrase: string, fields: readonly string[]): string {
  let head = `HTTP/1.1 ${status} ${phrase}\r\n`;
  for (let at = 0; at + 1 < fields.length; at += 2) head += `${fields[at]}: ${fields[at + 1]}\r\n`;
  return `${head}\r\n`;
}

/** The fields of a head, names in lower case; of a repeated one the first. */
export function fieldsOf(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.split('\r\n').slice(1)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
