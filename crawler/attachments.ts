/**
 * Attached files that hold what pages lack: guides and annual reports handed out as documents, and lists that may name private persons.
 * Read after the pages, the named ones first, then a seeded sample; what is read of a file is kept as the facts of a page.
 */
import { fileKindOf } from '../checks/facts/address.ts';
import { isGuideName } from '../checks/facts/guide.ts';
import { hashText } from '../checks/facts/hash.ts';
import { isReportTitle } from '../checks/facts/report-titles.ts';
import type { PageFacts } from '../checks/model/index.ts';
import { pageOfDocument } from './documents/page.ts';
import { openDocuments } from './documents/read.ts';
import type { Asker } from './engine/asking.ts';
import { identityOf } from './engine/identity.ts';
import { packFacts } from './read.ts';
import type { Store } from './store.ts';

export interface AttachmentSettings {
  asOf: string;
  seed: string;
  /** Files read at most. */
  most: number;
  /** Whether an address belongs to the site. */
  own(url: string): boolean;
}

/** A file and the words that lead to it. */
export interface Attachment {
  url: string;
  title: string;
}

interface Candidate extends Attachment {
  rank: string;
}

interface Reading {
  store: Store;
  inspection: string;
  asker: Asker;
  /** Told what was read of a file, by the address that answered, before it is stored; null when nothing could be. */
  onRead(url: string, facts: PageFacts | null): void;
}

/** Reads attachments of the site into the store; those that are there already are not asked for again. */
export async function readAttachments(
  { asOf, seed, most, own }: AttachmentSettings,
  { store, inspection, asker, onRead }: Reading,
): Promise<void> {
  if (most === 0 || !(await store.hasFiles(inspection))) return;
  await readChosen(await choose(store, inspection, { seed, most, own }), { asOf, store, inspection, asker, onRead });
}

/** Reads these files into the store; those that are there already are not asked for again. */
export async function readChosen(
  chosen: readonly Attachment[],
  { asOf, store, inspection, asker, onRead }: Reading & { asOf: string },
): Promise<void> {
  if (chosen.length === 0) return;
  const known = await store.documents(inspection);
  const documents = openDocuments();
  try {
    for (const { url, title } of chosen) {
      if (known.has(url)) continue;
      const { answer, finalUrl } = await asker.follow({ url, method: 'GET', read: 'file' });
      if (answer.error || answer.status !== 200 || answer.body.length === 0) continue;
      const contentType = answer.headers['content-type'] ?? null;
      const file = await documents.readFile(answer.body, new URL(finalUrl).pathname, contentType);
      const facts = pageOfDocument(file, { url, finalUrl, contentType, title, asOf });
      onRead(finalUrl, facts);
      await store.saveDocument(inspection, url, facts && packFacts(facts));
    }
  } finally {
    await documents.close();
  }
}

/** Guides and reports by name first, then by a seeded hash; the same files in whatever order pages come. */
async function choose(
  store: Store,
  inspection: string,
  { seed, most, own }: Pick<AttachmentSettings, 'seed' | 'most' | 'own'>,
): Promise<Candidate[]> {
  const found = new Map<string, Candidate>();
  for await (const { links, title: page, h1 } of store.pages(inspection)) {
    for (const { href, text, title = '', noscript } of links) {
      if (noscript || fileKindOf(href) !== 'attachment' || !own(href)) continue;
      const url = identityOf(href);
      const name = text.trim() || title || h1 || page;
      const named = [name, h1 ?? '', page].some((one) => isReportTitle(one) || isGuideName(one));
      const rank = `${named ? 0 : 1}${hashText(`${seed}\n${url}`)}`;
      const before = found.get(url);
      if (!before || rank < before.rank || (rank === before.rank && name < before.title)) found.set(url, { url, title: name, rank });
    }
    // what was drawn can only be displaced: the rest need not be remembered
    if (found.size > 20 * most) for (const { url } of [...found.values()].sort(byRank).slice(2 * most)) found.delete(url);
  }
  return [...found.values()].sort(byRank).slice(0, most);
}

const byRank = (a: Candidate, b: Candidate): number => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);
