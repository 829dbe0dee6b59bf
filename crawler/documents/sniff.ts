/** What a file is, told by its first bytes and, for containers, by the names inside. Pure. */
import type { DocumentType } from './document.ts';

const signatures: readonly (readonly [string, DocumentType])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  ['{\\rtf', 'rtf'],
  ['Rar!\x1a\x07', 'rar'],
  ["7z\xbc\xaf'\x1c", '7z'],
  ['\x1f\x8b', 'gzip'],
  ['\xff\xd8\xff', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['GIF8', 'gif'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['BM', 'bmp'],
];

/** The type by content. A zip is looked into by `names` of its entries, where the caller has them. */
export function sniffType(bytes: Uint8Array, names: readonly string[] = []): DocumentType {
  const start = latin1(bytes, 0, 1024);
  // PDF readers allow rubbish before the header (ISO 32000-1 annex H)
  if (start.includes('%PDF-')) return 'pdf';
  const found = signatures.find(([signature]) => start.startsWith(signature))?.[1];
  if (found === 'zip') return zipType(names);
  if (found === 'ole') return oleType(bytes);
  if (found === 'bmp' && bytes.length < 26) return 'unknown';
  if (found) return found;
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  const words = start.replace(/^(?:\xef\xbb\xbf)?\s+/, '').toLowerCase();
  if (words.startsWith('mime-version:') || /^from: <saved by/.test(words)) return 'mht';
  if (/^(?:\xef\xbb\xbf)?(?:<!doctype html|<html|<head|<script|<meta|<body|<!--)/.test(words)) return 'html';
  return 'unknown';
}

function zipType(names: readonly string[]): DocumentType {
  const has = (name: string): boolean => names.some((one) => one.toLowerCase() === name);
  if (has('word/document.xml')) return 'docx';
  if (has('xl/workbook.xml')) return 'xlsx';
  if (has('ppt/presentation.xml')) return 'pptx';
  if (has('ofd.xml')) return 'ofd';
  return 'zip';
}

/** Streams of compound files by which the programs know their own ([MS-DOC], [MS-XLS], [MS-PPT]); an encrypted docx is one too ([MS-OFFCRYPTO]). */
const streams: readonly (readonly [string, DocumentType])[] = [
  ['EncryptedPackage', 'ole'],
  ['WpsCustomData', 'wps'],
  ['EtCustomData', 'et'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
];

function oleType(bytes: Uint8Array): DocumentType {
  const names = oleNames(bytes);
  return streams.find(([name]) => names.includes(name))?.[1] ?? 'ole';
}

/** Whether a compound file holds an encrypted Office document. */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  return latin1(bytes, 0, 4) === '\xd0\xcf\x11\xe0' && oleNames(bytes).includes('EncryptedPackage');
}

const directorySectors = 64;

/** Names in the directory of a compound file ([MS-CFB]); the directory's first run of sectors is enough to tell whose it is. */
function oleNames(bytes: Uint8Array): string[] {
  if (bytes.length < 512) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sector = 1 << Math.min(Math.max(view.getUint16(30, true), 7), 16);
  const first = (view.getUint32(48, true) + 1) * sector;
  const names: string[] = [];
  for (let at = first; at + 128 <= bytes.length && at < first + directorySectors * sector; at += 128) {
    const length = view.getUint16(at + 64, true);
    if (length < 2 || length > 64) continue;
    let name = '';
    for (let i = 0; i < length - 2; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
    names.push(name);
  }
  return names;
}

const promises: Record<string, DocumentType> = {
  jpg: 'jpeg',
  htm: 'html',
  tif: 'tiff',
  docm: 'docx',
  xlsm: 'xlsx',
  dot: 'doc',
  mhtml: 'mht',
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/zip': 'zip',
  'text/html': 'html',
};
const plain: readonly DocumentType[] = [
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
  'zip',
  'rar',
  '7z',
  'jpeg',
  'png',
  'gif',
  'bmp',
  'html',
  'mht',
];

/** The type that a name or a header promises; null when neither promises one. */
export function promisedType(name: string, contentType: string | null): DocumentType | null {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const byName = promises[extension] ?? plain.find((type) => type === extension);
  return byName ?? promises[(contentType ?? '').split(';', 1)[0]!.trim().toLowerCase()] ?? null;
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
