/** Whether a package is as it was written. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { names } from './package.ts';
import { digestOf } from './vault.ts';

/**
 * What is wrong, and with which file of the package: `not-zip` no zip file · `damaged` a zip file that cannot be read to its end · `missing` named
 * in datapackage.json and not there · `added` there and not named · `changed` other bytes than were written · `unreadable` not what such a file
 * holds · `other` not the package whose digest was given · `record` a WARC record that differs from its digests or from the index.
 */
export interface Problem {
  code: 'not-zip' | 'damaged' | 'missing' | 'added' | 'changed' | 'unreadable' | 'other' | 'record';
  path: string;
  detail: string;
}

export interface Verified {
  problems: Problem[];
  files: number;
  records: number;
  /** SHA-256 of datapackage.json as it is. */
  digest: string | null;
}

const mostUnpacked = 4_000_000_000;
const mostEntries = 20_000;
const mostOfRecord = 100_000_000;

const Package = z.looseObject({
  resources: z.array(z.looseObject({ path: z.string(), hash: z.string(), bytes: z.number() })).max(mostEntries),
});
const Digest = z.looseObject({ path: z.literal(names.package), hash: z.string() });
const Line = z.looseObject({
  url: z.string(),
  digest: z.string(),
  offset: z.coerce.number().int().nonnegative(),
  length: z.coerce.number().int().positive(),
  filename: z.string(),
});

/** Checks every byte that counts. `expected` is the digest that was noted when the package was made. Throws the system's error where the file cannot be read. */
export function verifyPackage(file: string, expected?: string): Verified {
  const bytes = readFileSync(file);
  const verified: Verified = { problems: [], files: 0, records: 0, digest: null };
  const note = (code: Problem['code'], path: string, detail = ''): void => {
    verified.problems.push({ code, path, detail });
  };
  const entries = openZip(bytes, note);
  if (!entries) return verified;
  verified.files = entries.size;

  const packageBytes = entries.get(names.package);
  const digestBytes = entries.get(names.digest);
  if (!packageBytes) note('missing', names.package);
  else verified.digest = digestOf(packageBytes);
  if (!digestBytes) note('missing', names.digest);
  else {
    const said = read(Digest, digestBytes);
    if (!said) note('unreadable', names.digest);
    else if (verified.digest && said.hash !== verified.digest) note('changed', names.package, said.hash);
  }
  if (expected !== undefined && verified.digest !== null && expected !== verified.digest) note('other', names.package, expected);
  const described = packageBytes && read(Package, packageBytes);
  if (packageBytes && !described) note('unreadable', names.package);
  if (!described) return verified;

  const named = new Set<string>([names.package, names.digest]);
  for (const { path, hash, bytes: size } of described.resources) {
    named.add(path);
    const found = entries.get(path);
    if (!found) note('missing', path);
    else if (found.length !== size || digestOf(found) !== hash) note('changed', path, hash);
  }
  for (const path of entries.keys()) if (!named.has(path)) note('added', path);
  verified.records = verifyRecords(entries, note);
  return verified;
}

type Note = (code: Problem['code'], path: string, detail?: string) => void;

function openZip(bytes: Uint8Array, note: Note): Map<string, Uint8Array> | null {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  let total = 0;
  const seen = new Set<string>();
  try {
    const entries = unzipSync(bytes, {
      filter({ name, originalSize }) {
        total += originalSize;
        if (total > mostUnpacked || seen.size >= mostEntries) throw new Error('too large');
        if (seen.has(name)) note('added', name, 'twice');
        seen.add(name);
        return true;
      },
    });
    return new Map(Object.entries(entries));
  } catch {
    note(isZip ? 'damaged' : 'not-zip', '');
    return null;
  }
}

/** Every line of the index leads to a whole record whose bytes have the digests that it bears. Returns how many. */
function verifyRecords(entries: ReadonlyMap<string, Uint8Array>, note: Note): number {
  const index = entries.get(names.index);
  if (!index) return 0;
  let records = 0;
  for (const text of new TextDecoder().decode(index).split('\n')) {
    if (text === '') continue;
    const line = read(Line, text.slice(text.indexOf('{')));
    if (!line) {
      note('unreadable', names.index, text.slice(0, 200));
      continue;
    }
    const archive = entries.get(`archive/${line.filename}`);
    const fault = archive ? faultOf(archive.subarray(line.offset, line.offset + line.length), line) : 'missing';
    if (fault) note('record', `archive/${line.filename}`, `${line.url}: ${fault}`);
    records += 1;
  }
  return records;
}

function faultOf(member: Uint8Array, { url, digest }: { url: string; digest: string }): string | undefined {
  let record: Buffer;
  try {
    record = gunzipSync(member, { maxOutputLength: mostOfRecord });
  } catch {
    return 'gzip';
  }
  const end = record.indexOf('\r\n\r\n');
  const fields = new Map(
    record
      .subarray(0, Math.max(0, end))
      .toString()
      .split('\r\n')
      .map((line): [string, string] => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const length = Number(fields.get('content-length'));
  if (end < 0 || !Number.isSafeInteger(length) || record.length !== end + 4 + length + 4) return 'length';
  if (fields.get('warc-target-uri') !== url) return 'WARC-Target-URI';
  const block = record.subarray(end + 4, end + 4 + length);
  if (fields.get('warc-block-digest') !== digestOf(block)) return 'WARC-Block-Digest';
  const body = fields.get('warc-type') === 'response' ? block.subarray(block.indexOf('\r\n\r\n') + 4) : block;
  if (fields.get('warc-payload-digest') !== digestOf(body) || digestOf(body) !== digest) return 'WARC-Payload-Digest';
  return undefined;
}

function read<Schema extends z.ZodType>(schema: Schema, json: Uint8Array | string): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(typeof json === 'string' ? json : new TextDecoder().decode(json))).data;
  } catch {
    return undefined;
  }
}
