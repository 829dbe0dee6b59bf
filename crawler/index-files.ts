/** Evaluation indexes on disk: those that ship, by id, and an evaluator's own, by file. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findClosest } from '../checks/index-file/closest.ts';
import { componentsOf, IndexError, readIndex } from '../checks/index-file.ts';
import type { EvaluationIndex } from '../checks/model/index.ts';
import { checks } from '../checks/rules/index.ts';

const folder = join(import.meta.dirname, '..', 'checks', 'indexes');
const maxBytes = 4_000_000;

/** Ids of the indexes that ship, in order. */
export function shippedIndexes(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/** The text of an index named by id or file, and how errors name it. Throws an IndexError when there is no such index. */
export function indexText(name: string): { text: string; file: string } {
  const shipped = join(folder, `${name}.yaml`);
  if (/^[a-z0-9][a-z0-9.-]*$/.test(name) && existsSync(shipped)) return { text: readFileSync(shipped, 'utf8'), file: `${name}.yaml` };
  if (!existsSync(name)) throw missing(name);
  const { size } = statSync(name);
  if (!statSync(name).isFile() || size > maxBytes) {
    throw failed(
      name,
      `不是指标体系文件（应为不超过 ${maxBytes / 1e6} MB 的 YAML 文件）`,
      `not an index file (a YAML file of at most ${maxBytes / 1e6} MB)`,
    );
  }
  return { text: readFileSync(name, 'utf8'), file: name };
}

/** The index named by id or file. Throws an IndexError that names file, line, path and what was expected. */
export function loadIndex(name: string): EvaluationIndex {
  const { text, file } = indexText(name);
  return readIndex(text, file, checks, shippedIndexes());
}

/** The indexes that an index is made of, each after its own parts: those that ship, else files beside it. Throws an IndexError for one that contains itself. */
export function loadParts(index: EvaluationIndex, name: string): EvaluationIndex[] {
  const parts = new Map<string, EvaluationIndex>();
  const gather = (whole: EvaluationIndex, above: readonly string[]): void => {
    for (const id of componentsOf(whole)) {
      if (above.includes(id)) throw failed(name, `指标体系 ${id} 由其自身构成`, `index ${id} is made of itself`);
      if (parts.has(id)) continue;
      const part = loadIndex(partFile(id, name));
      gather(part, [...above, id]);
      parts.set(id, part);
    }
  };
  gather(index, [index.id]);
  return [...parts.values()];
}

/** The name by which a part of the index of that name is loaded: one that ships, else a file beside it. */
export function partFile(id: string, name: string): string {
  const beside = join(dirname(name), `${id}.yaml`);
  return !shippedIndexes().includes(id) && existsSync(beside) ? beside : id;
}

function missing(name: string): IndexError {
  const ids = shippedIndexes();
  const list = ids.join(', ');
  return failed(
    name,
    `没有这个指标体系，也没有这个文件。可用的指标体系：${list}`,
    `there is no such index and no such file; indexes: ${list}`,
    findClosest(name, ids),
  );
}

function failed(file: string, zh: string, en: string, suggestion?: string): IndexError {
  return new IndexError([
    { severity: 'error', file, line: 1, column: 1, path: '', message: { 'zh-CN': zh, en }, ...(suggestion ? { suggestion } : {}) },
  ]);
}
