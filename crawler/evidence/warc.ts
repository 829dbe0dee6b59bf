/**
 * WARC 1.1 records (ISO 28500:2017), each a gzip member of its own so that an index can point at it. Written here and not by warcio: its header
 * model decodes and re-encodes what servers sent, and evidence is bytes; the tests read these files with warcio.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { decompress } from '../decompress.ts';
import { type Exchange, fieldsOf } from './exchange.ts';
import { digestOf } from './vault.ts';

export interface WarcRecord {
  /** The gzip member. */
  bytes: Uint8Array;
  /** What an index says of it; null for records that nobody looks up. */
  entry: { url: string; fetchedAt: string; mime: string; status: number; digest: string } | null;
}

interface Fields {
  type: 'warcinfo' | 'request' | 'response' | 'resource';
  id: string;
  date: string;
  contentType: string;
  more: [name: string, value: string][];
}

/** Codings that replay software undoes by itself. */
const replayed = /^(?:gzip|x-gzip|deflate|br|identity)$/i;

/** Bytes that a body may have unpacked. */
const mostUnpacked = 50_000_000;

/** The first record of a file: who wrote it, and why. */
export function infoRecord(fields: Readonly<Record<string, string>>, seed: string, date: string): WarcRecord {
  const block = Buffer.from(
    Object.entries(fields)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join(''),
  );
  return {
    bytes: write({ type: 'warcinfo', id: idOf(`info ${seed}`), date, contentType: 'application/warc-fields', more: [] }, block),
    entry: null,
  };
}

/** The answer and the request of an exchange. `seed` makes their ids: the same evidence has the same records. */
export function exchangeRecords(exchange: Exchange, seed: string): [response: WarcRecord, request: WarcRecord] {
  const { url, fetchedAt: date, status, truncated } = exchange;
  const { head, body } = plainTransfer(exchange);
  const id = idOf(`response ${seed}`);
  const digest = digestOf(body);
  const target: [string, string] = ['WARC-Target-URI', url];
  const more: Fields['more'] = [
    target,
    ['WARC-Payload-Digest', digest],
    ...(truncated ? [['WARC-Truncated', 'length'] as [string, string]] : []),
  ];
  const response = write({ type: 'response', id, date, contentType: 'application/http; msgtype=response', more }, join(head, body));
  const asked: Fields['more'] = [target, ['WARC-Concurrent-To', id], ['WARC-Payload-Digest', digestOf('')]];
  const request = write(
    { type: 'request', id: idOf(`request ${seed}`), date, contentType: 'application/http; msgtype=request', more: asked },
    Buffer.from(exchange.request, 'latin1'),
  );
  const mime = mimeOf(exchange.response);
  return [
    { bytes: response, entry: { url, fetchedAt: date, mime, status, digest } },
    { bytes: request, entry: null },
  ];
}

/** What did not come over the wire as it is: a document after script ran, a picture. */
export function resourceRecord(url: string, date: string, mime: string, body: Uint8Array, seed: string): WarcRecord {
  const digest = digestOf(body);
  const more: Fields['more'] = [
    ['WARC-Target-URI', url],
    ['WARC-Payload-Digest', digest],
  ];
  const bytes = write({ type: 'resource', id: idOf(`resource ${seed}`), date, contentType: mime, more }, body);
  return { bytes, entry: { url, fetchedAt: date, mime, status: 200, digest } };
}

/**
 * Head and body that fit each other: chunks are undone already, and what replay software cannot unpack (zstd) is unpacked. The fields that said
 * otherwise stay readable under another name, as Browsertrix writes them.
 */
function plainTransfer({ response, body }: Exchange): { head: string; body: Uint8Array } {
  const coding = fieldsOf(response).get('content-encoding') ?? '';
  const undone = coding === '' || replayed.test(coding.trim()) ? undefined : decompress(body, coding, mostUnpacked);
  const renamed = undone ? /^(transfer-encoding|content-encoding|content-length)(?=:)/i : /^transfer-encoding(?=:)/i;
  const head = response
    .split('\r\n')
    .map((line) => line.replace(renamed, (name) => `X-Crawler-${name}`))
    .join('\r\n');
  return { head, body: undone ?? body };
}

function write({ type, id, date, contentType, more }: Fields, block: Uint8Array): Uint8Array {
  const fields: [string, string][] = [
    ['WARC-Type', type],
    ['WARC-Record-ID', id],
    ['WARC-Date', date],
    ...more,
    ['WARC-Block-Digest', digestOf(block)],
    ['Content-Type', contentType],
    ['Content-Length', String(block.length)],
  ];
  const head = `WARC/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return gzipSync(Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')]), { level: 9 });
}

const join = (head: string, body: Uint8Array): Uint8Array => Buffer.concat([Buffer.from(head, 'latin1'), body]);

function mimeOf(head: string): string {
  const mime = (fieldsOf(head).get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
  return /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/.test(mime) ? mime : 'unk';
}

/** A UUID made of a name (RFC 9562, version 8). */
function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}>`;
}
