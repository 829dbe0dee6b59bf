/** Files that people hand in as evidence: kept in the workspace under the digest of their bytes, so that no name of theirs is ever a path of ours. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LedgerFile } from '../../checks/model/ledger.ts';
import { CrawlError } from '../errors.ts';

const mostBytes = 50_000_000;
const longestName = 120;

/** Copies a file into the workspace. Throws a CrawlError for what is no file, is empty, or is larger than 50 MB. */
export function keepFile(workspace: string, path: string): LedgerFile {
  const stats = existsSync(path) ? statSync(path) : null;
  if (!stats?.isFile()) throw new CrawlError('no-file', `没有这个文件：${path}`, `there is no file ${path}`);
  if (stats.size === 0) throw new CrawlError('empty-file', `文件是空的：${path}`, `the file is empty: ${path}`);
  if (stats.size > mostBytes)
    throw new CrawlError(
      'large-file',
      `文件超过 ${mostBytes / 1e6} MB：${path}。请压缩或拆分后再提交。`,
      `the file is larger than ${mostBytes / 1e6} MB: ${path}; make it smaller or split it`,
    );
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const place = placeOf(workspace, sha256);
  if (!existsSync(place)) {
    mkdirSync(join(place, '..'), { recursive: true });
    const part = `${place}.${process.pid}.part`;
    writeFileSync(part, bytes, { mode: 0o600 });
    renameSync(part, place);
  }
  return { name: nameOf(path), sha256, bytes: bytes.length };
}

/** The bytes of a kept file. Throws a CrawlError when they are gone or were changed. */
export function readKept(workspace: string, { name, sha256 }: LedgerFile): Uint8Array {
  const place = placeOf(workspace, sha256);
  if (!existsSync(place))
    throw new CrawlError('file-gone', `佐证材料已不在工作目录中：${name}`, `evidence is no longer in the workspace: ${name}`);
  const bytes = readFileSync(place);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new CrawlError('file-changed', `佐证材料已被改动，与登记时不符：${name}`, `evidence was changed since it was handed in: ${name}`);
  return bytes;
}

const placeOf = (workspace: string, sha256: string): string => {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a digest');
  return join(workspace, 'ledger-files', sha256.slice(0, 2), sha256);
};

/** The last part of a path, without what acts on a terminal, in a header or in a path. */
function nameOf(path: string): string {
  const plain = basename(path.replaceAll('\\', '/'))
    .toWellFormed()
    .replace(/[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069/\\:*?"<>|]/g, '_');
  const [name = 'file', end = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/s.exec(plain)?.slice(1) ?? [];
  return `${[...name].slice(0, longestName).join('')}${end}`;
}
