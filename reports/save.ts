/** Files that are there whole or not at all: each is written beside its place and renamed when all of them are complete. */
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bilingual } from '../checks/model/index.ts';

/** A report that could not be written. `code` is the system's (ENOSPC, EACCES …). */
export class ReportError extends Error {
  readonly code: string;
  readonly text: Bilingual;

  constructor(code: string, text: Bilingual, cause: unknown) {
    super(text.en, { cause });
    this.name = 'ReportError';
    this.code = code;
    this.text = text;
  }
}

/** Pieces are gathered to blocks of about this many characters before they are written. */
const blockLength = 1 << 18;
let serial = 0;

/** Writes files into `folder`, made when missing; returns their paths. None is renamed before all are written. Throws ReportError when one cannot be. */
export async function saveFiles(folder: string, files: Record<string, Iterable<string>>): Promise<string[]> {
  const mark = `${process.pid}-${++serial}.part`;
  const parts = Object.keys(files).map((name) => ({ name, path: join(folder, name), part: join(folder, `.${name}.${mark}`) }));
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, part } of parts) await writePieces(part, files[name]!);
    for (const { part, path } of parts) await rename(part, path);
  } catch (error) {
    await Promise.allSettled(parts.map(({ part }) => rm(part, { force: true })));
    throw describeFault(error, folder);
  }
  return parts.map(({ path }) => path);
}

async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let block = '';
    for (const piece of pieces) {
      block += piece;
      if (block.length < blockLength) continue;
      await append(file, block);
      block = '';
    }
    await append(file, block);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function append(file: FileHandle, text: string): Promise<void> {
  if (text !== '') await file.appendFile(text, 'utf8');
}

const causes: Record<string, Bilingual> = {
  EACCES: {
    'zh-CN': '没有写入权限，请换一个目录或修改权限',
    en: 'no permission to write there; choose another folder or change its permissions',
  },
  EPERM: {
    'zh-CN': '没有写入权限，请换一个目录或修改权限',
    en: 'no permission to write there; choose another folder or change its permissions',
  },
  EROFS: { 'zh-CN': '该位置为只读，请换一个目录', en: 'the place is read-only; choose another folder' },
  ENOSPC: { 'zh-CN': '磁盘空间不足，请清理后重试', en: 'the disk is full; make room and try again' },
  EEXIST: { 'zh-CN': '同名文件已存在，不是目录，请换一个目录', en: 'a file of this name is there already; choose another folder' },
  ENOTDIR: { 'zh-CN': '路径中有一段是文件，不是目录，请换一个目录', en: 'a part of the path is a file; choose another folder' },
  EISDIR: {
    'zh-CN': '目录中有与报告文件同名的目录，请改名或换一个目录',
    en: 'the folder holds a folder named like a report; rename it or choose another',
  },
  EBUSY: { 'zh-CN': '报告文件正被其他程序占用，请关闭后重试', en: 'a report is open in another program; close it and try again' },
};

/** What the system refused, in words; anything else as it is. */
export function describeFault(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  // what the system did not refuse is a mistake of ours and stays what it is
  if (typeof code !== 'string' || (error as NodeJS.ErrnoException).syscall === undefined) return error;
  const why = causes[code] ?? { 'zh-CN': `系统返回 ${code}`, en: `the system answers ${code}` };
  return new ReportError(
    code,
    { 'zh-CN': `报告无法写入 ${folder}：${why['zh-CN']}。`, en: `The reports cannot be written to ${folder}: ${why.en}.` },
    error,
  );
}
