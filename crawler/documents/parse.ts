/** One file → what it is and what it holds. Everything in memory; the caller bounds its time and memory. */
import { readGrids } from '../../checks/facts/tables.ts';
import { readTree } from '../../checks/facts/tree.ts';
import { type DocumentFacts, type DocumentLimits, type DocumentType, type ReadContent, unread } from './document.ts';
import { readDocx } from './docx.ts';
import { readOfd } from './ofd.ts';
import { readPdf } from './pdf.ts';
import { isEncryptedOffice, promisedType, sniffType } from './sniff.ts';
import { listEntries, TooLarge } from './unzip.ts';
import { readXlsx } from './xlsx.ts';

/** Reads a file of any kind. Never throws for what is in it. */
export async function parseFile(
  bytes: Uint8Array,
  name: string,
  contentType: string | null,
  limits: DocumentLimits,
): Promise<DocumentFacts> {
  let type: DocumentType = sniffType(bytes);
  let content: ReadContent;
  try {
    if (bytes.length > limits.bytes) content = unread('too-large', `longer than ${limits.bytes} bytes`);
    else {
      if (type === 'zip') type = sniffType(bytes, listEntries(bytes, limits));
      content = await readContent(type, bytes, limits);
    }
  } catch (error) {
    content = error instanceof TooLarge ? unread('too-large', error.message) : unread('damaged', (error as Error).message.slice(0, 200));
  }
  return describe(type, bytes.length, promisedType(name, contentType), content);
}

async function readContent(type: DocumentType, bytes: Uint8Array, limits: DocumentLimits): Promise<ReadContent> {
  if (type === 'pdf') return readPdf(bytes, limits);
  if (type === 'docx') return readDocx(bytes, limits);
  if (type === 'xlsx') return readXlsx(bytes, limits);
  if (type === 'ofd') return readOfd(bytes, limits);
  if (type === 'ole' && isEncryptedOffice(bytes)) return unread('encrypted', 'a password is needed');
  return unread('unsupported', `files of type ${type} are not read`);
}

/** The facts of a file from what its reader handed over. */
export function describe(type: DocumentType, bytes: number, promised: DocumentType | null, content: ReadContent): DocumentFacts {
  const tree = readTree(content.markup);
  return { type, promised, bytes, ...content, text: tree.text, grids: readGrids(tree) };
}
