/** The evidence of an inspection as one file that ReplayWeb.page opens: WACZ 1.1.1 (specs.webrecorder.net/wacz/1.1.1). */
import { checksVersion } from '../../checks/version.ts';
import { type IndexLine, writeIndex } from './cdxj.ts';
import { look } from './look.ts';
import { seal } from './sealed.ts';
import { digestOf, type KeptAnswer, type Settled, type Vault } from './vault.ts';
import { exchangeRecords, infoRecord, resourceRecord, type WarcRecord } from './warc.ts';
import { createZipFile, type ZipFile } from './zip-file.ts';

export interface PackageSettings {
  /** Path of the file to write. */
  out: string;
  inspection: string;
  url: string;
  asOf: string;
  /** When it is made. */
  now: Date;
  /** Pages that show personal data: kept out, or put in encrypted. */
  personal: { mode: 'exclude' } | { mode: 'encrypt'; passphrase: string };
}

export interface Packaged {
  pages: number;
  screenshots: number;
  /** Addresses kept out or sealed for personal data. */
  personal: number;
  /** Addresses whose bytes were not kept. */
  missing: number;
  /** SHA-256 of datapackage.json, which says the hashes of everything else: whoever knows it can tell any change. */
  digest: string;
}

export const names = {
  package: 'datapackage.json',
  digest: 'datapackage-digest.json',
  manifest: 'manifest.json',
  warc: 'archive/data.warc.gz',
  index: 'indexes/index.cdxj',
  pages: 'pages/pages.jsonl',
  sealed: 'sealed/personal.warc.gz.enc',
} as const;

/** Writes the package. `settled` is what the vault says of itself. Nothing is left behind when it fails. */
export function writePackage(vault: Vault, settled: Settled, settings: PackageSettings): Packaged {
  const zip = createZipFile(settings.out, settings.now);
  try {
    const packaged = fill(zip, vault, settled, settings);
    zip.finish();
    return packaged;
  } catch (error) {
    zip.abandon();
    throw error;
  }
}

function fill(zip: ZipFile, vault: Vault, settled: Settled, { inspection, url, asOf, now, personal }: PackageSettings): Packaged {
  const answers = vault.answers();
  // of an address, all or nothing: a page that showed personal data once may show it in every answer
  const kept = answers.filter((answer) => answer.kept);
  // the findings say where it was found; looked at again is also what no check judges, such as pages of errors
  const looked = new Map(kept.filter(({ sealed }) => !sealed).map((answer) => [answer.id, look(vault.exchange(answer), asOf)]));
  const isWithheld = ({ id, personal: named, sealed }: KeptAnswer): boolean => named || sealed || looked.get(id)?.personal === true;
  const withheld = new Set(answers.filter(isWithheld).map((answer) => answer.url));
  const open = kept.filter((answer) => !withheld.has(answer.url));
  const closed = kept.filter((answer) => withheld.has(answer.url));
  const pictures = vault.pictures();
  const shown = pictures.filter((picture) => !picture.sealed && !withheld.has(picture.url));

  const resources: { name: string; path: string; hash: string; bytes: number }[] = [];
  const add = (path: string, pieces: Iterable<Uint8Array>): void => {
    resources.push({ name: path.slice(path.lastIndexOf('/') + 1), path, ...zip.add(path, pieces) });
  };
  const addText = (path: string, text: string): void => add(path, [Buffer.from(text)]);

  const lines: IndexLine[] = [];
  add(names.warc, members());
  addText(names.index, writeIndex(lines));
  addText(
    names.pages,
    writePages(open, (id) => looked.get(id)!.title),
  );
  for (const { file } of shown) add(file, [vault.pictureBytes(file)]);
  if (personal.mode === 'encrypt' && closed.length > 0) add(names.sealed, [seal(Buffer.concat([...sealedMembers()]), personal.passphrase)]);
  addText(names.manifest, `${JSON.stringify(manifest(), null, 2)}\n`);

  const software = `Mingcha ${checksVersion}`;
  const head = {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: `Mingcha ${inspection} ${url}`,
    created: now.toISOString(),
    software,
  };
  const text = `${JSON.stringify({ ...head, ...(open[0] ? { mainPageUrl: url, mainPageDate: open[0].fetchedAt } : {}), resources }, null, 2)}\n`;
  const digest = digestOf(text);
  zip.add(names.package, [Buffer.from(text)]);
  zip.add(names.digest, [Buffer.from(`${JSON.stringify({ path: names.package, hash: digest }, null, 2)}\n`)]);

  const missing = new Set(answers.filter((answer) => !answer.kept).map((answer) => answer.url));
  for (const answer of kept) missing.delete(answer.url);
  // what the workspace does not hold cannot be put in either
  const kind = personal.mode === 'encrypt' ? new Set(closed.map((answer) => answer.url)) : withheld;
  for (const address of kind) missing.delete(address);
  return {
    pages: new Set(open.map((one) => one.url)).size,
    screenshots: shown.length,
    personal: kind.size,
    missing: missing.size,
    digest,
  };

  function info(): WarcRecord {
    const said = { software: `Mingcha ${checksVersion}`, format: 'WARC File Format 1.1', isPartOf: inspection };
    return infoRecord(said, inspection, settled.at);
  }

  function recordsOf(answer: KeptAnswer): WarcRecord[] {
    const exchange = vault.exchange(answer);
    const seed = `${inspection} ${answer.id}`;
    if (answer.kind === 'http') return exchangeRecords(exchange, seed);
    return [resourceRecord(`urn:rendered:${answer.url}`, answer.fetchedAt, 'text/html', exchange.body, seed)];
  }

  function* members(): Generator<Uint8Array> {
    let offset = 0;
    const filename = names.warc.slice(names.warc.lastIndexOf('/') + 1);
    for (const { bytes, entry } of recordsInOrder([info()], open)) {
      if (entry) lines.push({ ...entry, offset, length: bytes.length, filename });
      offset += bytes.length;
      yield bytes;
    }
  }

  function* recordsInOrder(first: WarcRecord[], list: readonly KeptAnswer[]): Generator<WarcRecord> {
    yield* first;
    for (const answer of list) yield* recordsOf(answer);
  }

  function* sealedMembers(): Generator<Uint8Array> {
    for (const { bytes } of recordsInOrder([info()], closed)) yield bytes;
    for (const { file, url: page, takenAt, sealed } of pictures) {
      if (sealed || withheld.has(page))
        yield resourceRecord(`urn:view:${page}`, takenAt, 'image/png', vault.pictureBytes(file), `${inspection} ${file}`).bytes;
    }
  }

  /** What is in the package and what is not, and which finding rests on what. Of what is withheld only the address is told. */
  function manifest(): object {
    const quotes = Map.groupBy(vault.quotes(), (quote) => quote.url);
    const findingsOf = (address: string): string[] => [
      ...new Set((quotes.get(address) ?? []).map(({ check, fingerprint }) => `${check} ${fingerprint}`)),
    ];
    const bytesOf = new Map(resources.map(({ path, hash, bytes }) => [path, { sha256: hash.slice('sha256:'.length), bytes }]));
    return {
      schema: 'mingcha-evidence-1',
      ...{ inspection, site: url, asOf, checksVersion, scope: settled.scope, settledAt: settled.at },
      askedAgain: { pages: settled.again, seconds: settled.seconds },
      pages: open.map(({ kind, url: page, status, fetchedAt, digest: payload, truncated, later }) => ({
        ...{ url: page, kind, status, fetchedAt, digest: payload, truncated, later },
        findings: findingsOf(page),
      })),
      screenshots: {
        ...settled.pictures,
        files: shown.map(({ file, url: page, fingerprint, takenAt, marked }) => ({
          file,
          url: page,
          fingerprint,
          takenAt,
          marked,
          ...bytesOf.get(file),
        })),
      },
      personalData: { mode: personal.mode, pages: [...withheld].sort() },
      notKept: [...new Set(answers.filter((answer) => !answer.kept).map((answer) => answer.url))]
        .filter((page) => !kept.some((answer) => answer.url === page))
        .sort(),
    };
  }
}

/** A line for every page, in the order in which they came; redirects and errors are found by address only. */
function writePages(answers: readonly KeptAnswer[], titleOf: (id: number) => string): string {
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' };
  const pages = new Map(answers.filter(({ kind, status }) => kind === 'http' && status === 200).map((answer) => [answer.url, answer]));
  const lines = [...pages.values()].map(({ id, url, fetchedAt }) => ({ id: String(id), url, ts: fetchedAt, title: titleOf(id) || url }));
  return [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}
