/** What one attached file is, and what it holds. */
import type { Grid } from '../../checks/facts/tables.ts';

/** By content, never by name. `wps` and `et` are files of WPS Office that hold its own signs; most of them are `doc` and `xls` inside. */
const documentTypes = [
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'doc',
  'xls',
  'ppt',
  'wps',
  'et',
  'ofd',
  'rtf',
  'mht',
  'html',
  'zip',
  'rar',
  '7z',
  'gzip',
  'jpeg',
  'png',
  'gif',
  'tiff',
  'bmp',
  'webp',
  'ole',
  'unknown',
] as const;
export type DocumentType = (typeof documentTypes)[number];

/**
 * read: its text is known. blank: it was opened and shows no text (a scan, or fonts that name no characters).
 * unsupported: the type is known and not read. The others say why it could not be read.
 */
export type DocumentOutcome = 'read' | 'blank' | 'encrypted' | 'damaged' | 'too-large' | 'timeout' | 'unsupported';

/** What a reader of one type hands over. */
export interface ReadContent {
  outcome: DocumentOutcome;
  /** For a person: why it could not be read, or what was left out. */
  reason: string | null;
  /** Paragraphs and tables as plain markup written by us: nothing of the file is in it unescaped. */
  markup: string;
  pages: number | null;
  /** Something was left out for its size. */
  truncated: boolean;
}

export interface DocumentFacts extends ReadContent {
  type: DocumentType;
  /** The type that the name or, without one, the header promises; null when they promise none that is known. */
  promised: DocumentType | null;
  bytes: number;
  /** Text of the markup, one line break between blocks. */
  text: string;
  grids: Grid[];
}

export interface DocumentLimits {
  /** Longest file that is opened, in bytes. */
  bytes: number;
  /** Bytes that a packed file may unpack to, in all. */
  unpacked: number;
  /** Times that one entry may grow when unpacked. */
  ratio: number;
  entries: number;
  pages: number;
  /** Characters of text kept. */
  text: number;
  /** Milliseconds one file may take. */
  time: number;
  /** Megabytes of memory one file may take. */
  memory: number;
}

export const documentLimits: DocumentLimits = {
  bytes: 50_000_000,
  unpacked: 100_000_000,
  ratio: 500,
  entries: 10_000,
  pages: 300,
  text: 2_000_000,
  time: 30_000,
  memory: 768,
};

/** A file that could not be read, and why. */
export function unread(outcome: Exclude<DocumentOutcome, 'read'>, reason: string): ReadContent {
  return { outcome, reason, markup: '', pages: null, truncated: false };
}
