/**
 * The `.mingcha` package: a zip of all that an inspector made of one site, and of what it was made from. manifest.json names every file
 * with its SHA-256; what does not match is refused, for a package is evidence.
 */
import { strFromU8, strToU8, Unzip, UnzipInflate } from 'fflate';
import { z } from 'zod';
import { checksVersion } from '../../checks/version.ts';
import { Dossier } from './dossier.ts';
import { joinBytes, zipFiles } from './zip.ts';

const schema = 'mingcha-package-1';
/** Bytes of a package once unpacked, and files in it: a bomb is stopped. */
const mostBytes = 300_000_000;
const mostFiles = 5000;
/** The first bytes of a PNG (ISO/IEC 15948, 5.2). */
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const path = /^(?:[a-z]+\.(?:json|jsonl|yaml)|evidence\/[0-9a-f-]{36}\.png)$/;

export const Manifest = z.object({
  schema: z.string(),
  host: z.string(),
  url: z.string(),
  createdAt: z.string(),
  checksVersion: z.string(),
  files: z.array(
    z.object({ path: z.string().regex(path), bytes: z.number().int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

export type Manifest = z.infer<typeof Manifest>;

/** Texts and pictures of a package. */
export interface Contents {
  dossier: Dossier;
  /** findings.json, scorecard.json, site.json (SiteFacts), inspection.json, pages.jsonl (PageFacts), targets.jsonl, profile.yaml. */
  findings?: string;
  scorecard?: string;
  site?: string;
  inspection?: string;
  pages?: string;
  targets?: string;
  profile?: string;
  /** By id of the evidence. */
  pictures: Map<string, Uint8Array>;
}

export type PackageFault = { fault: 'not-a-package' | 'damaged' | 'newer' | 'too-large'; detail: string };

const texts = {
  findings: 'findings.json',
  scorecard: 'scorecard.json',
  site: 'site.json',
  inspection: 'inspection.json',
  pages: 'pages.jsonl',
  targets: 'targets.jsonl',
  profile: 'profile.yaml',
} as const;

/** Returns the bytes of the package. */
export async function writePackage(contents: Contents, createdAt: string): Promise<Uint8Array> {
  const files = new Map<string, Uint8Array>([['dossier.json', strToU8(JSON.stringify(contents.dossier, null, 1))]]);
  for (const [key, name] of Object.entries(texts)) {
    const text = contents[key as keyof typeof texts];
    if (text !== undefined) files.set(name, strToU8(text));
  }
  for (const [id, picture] of contents.pictures) files.set(`evidence/${id}.png`, picture);
  const listed = [];
  for (const [name, bytes] of files) listed.push({ path: name, bytes: bytes.length, sha256: await sha256(bytes) });
  const { host, url } = contents.dossier;
  const manifest = { schema, host, url, createdAt, checksVersion, files: listed };
  return await zipFiles(new Map([['manifest.json', strToU8(JSON.stringify(manifest, null, 1))], ...files]));
}

/** Reads a package; never rejects: what is wrong with it is an answer. `most`: bytes that it may unpack to. */
export async function readPackage(bytes: Uint8Array, most = mostBytes): Promise<{ contents: Contents; manifest: Manifest } | PackageFault> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { fault: 'not-a-package', detail: '' };
  const files = unpack(bytes, most);
  if (!(files instanceof Map)) return files;
  const manifest = parse(files.get('manifest.json'), Manifest);
  if (!manifest) return { fault: 'not-a-package', detail: 'manifest.json' };
  if (manifest.schema !== schema)
    return { fault: manifest.schema.startsWith('mingcha-package-') ? 'newer' : 'not-a-package', detail: manifest.schema };
  for (const { path: name, sha256: wanted } of manifest.files) {
    const file = files.get(name);
    if (!file || (await sha256(file)) !== wanted) return { fault: 'damaged', detail: name };
  }
  // what the manifest does not vouch for is not there
  const vouched = new Set(manifest.files.map((file) => file.path));
  const of = (name: string): Uint8Array | undefined => (vouched.has(name) ? files.get(name) : undefined);
  const dossier = parse(of('dossier.json'), Dossier);
  if (!dossier) return { fault: 'damaged', detail: 'dossier.json' };
  const contents: Contents = { dossier, pictures: new Map() };
  for (const [key, name] of Object.entries(texts)) {
    const file = of(name);
    if (file) contents[key as keyof typeof texts] = strFromU8(file);
  }
  for (const { id } of dossier.evidence) {
    const picture = of(`evidence/${id}.png`);
    if (!picture) continue;
    if (!signature.every((byte, at) => picture[at] === byte)) return { fault: 'damaged', detail: `evidence/${id}.png` };
    contents.pictures.set(id, picture);
  }
  return { contents, manifest };
}

function parse<Schema extends z.ZodType>(bytes: Uint8Array | undefined, shape: Schema): z.infer<Schema> | undefined {
  if (!bytes) return undefined;
  try {
    const read = shape.safeParse(JSON.parse(strFromU8(bytes)));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** The files of a zip, bytes counted while they are unpacked. */
function unpack(bytes: Uint8Array, most: number): Map<string, Uint8Array> | PackageFault {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  let fault: PackageFault | undefined;
  const unzip = new Unzip((file) => {
    if (fault || !(path.test(file.name) || file.name === 'manifest.json')) return;
    if (files.size >= mostFiles) {
      fault = { fault: 'too-large', detail: file.name };
      return;
    }
    const parts: Uint8Array[] = [];
    file.ondata = (error, data, final) => {
      if (error) fault ??= { fault: 'damaged', detail: file.name };
      if (fault) return;
      total += data.length;
      if (total > most) {
        fault = { fault: 'too-large', detail: file.name };
        file.terminate();
        return;
      }
      parts.push(data.slice());
      if (final) files.set(file.name, joinBytes(parts));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    const step = 1 << 20;
    for (let at = 0; at < bytes.length && !fault; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    return { fault: 'damaged', detail: String(error) };
  }
  return fault ?? files;
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
