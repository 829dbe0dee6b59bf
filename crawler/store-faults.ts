/** What SQLite says went wrong → what to tell a person. Result codes: https://www.sqlite.org/rescode.html */
import { resolve } from 'node:path';
import { CrawlError } from './errors.ts';

type Words = [code: string, zh: string, en: string];

/** By primary result code. */
const words: Record<number, Words> = {
  5: ['workspace-busy', '正被另一程序占用', 'another program holds it'],
  6: ['workspace-busy', '正被另一程序占用', 'another program holds it'],
  8: ['workspace-unwritable', '只能读取，不能写入', 'it can be read and not written'],
  10: ['workspace-unwritable', '磁盘读写出错', 'the disk failed to read or write'],
  11: ['workspace-damaged', '数据文件已损坏', 'its file is damaged'],
  13: ['workspace-full', '磁盘空间已满', 'the disk is full'],
  14: ['workspace-unwritable', '无法打开数据文件', 'its file cannot be opened'],
  26: ['workspace-damaged', '数据文件不是明察的数据库', 'its file is no database'],
};

/** The error of a store as a person can mend it; anything else as it is. */
export function storeFault(error: unknown, workspace: string): unknown {
  const { code, errcode } = error as { code?: string; errcode?: number };
  const found = code === 'ERR_SQLITE_ERROR' && errcode !== undefined ? words[errcode & 0xff] : undefined;
  if (!found) return error;
  const [kind, zh, en] = found;
  const folder = resolve(workspace);
  const fault = new CrawlError(
    kind,
    `工作目录无法使用：${folder}（${zh}）。排除原因后，用同样的命令继续检查，或用 --workspace 另选目录。`,
    `the workspace ${folder} cannot be used (${en}); mend the cause and run the same command to go on, or name another folder with --workspace`,
  );
  fault.cause = error;
  return fault;
}
