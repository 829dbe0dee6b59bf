/** Evaluation indexes: those that ship, and those a person imported. */
import { componentsOf, describeProblem, IndexError, readIndex, validateIndex } from '../../checks/index-file.ts';
import type { EvaluationIndex, Language } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';
import { announce } from '../store/changes.ts';
import { database } from '../store/database.ts';

const files = import.meta.glob<string>('../../checks/indexes/*.yaml', { query: '?raw', import: 'default' });
const shipped = new Map(Object.entries(files).map(([path, load]) => [path.replace(/^.*\/|\.yaml$/g, ''), load]));
const read = new Map<string, EvaluationIndex>();
/** Characters of an index file; the largest that ships has a tenth. */
const longest = 4_000_000;

/** Ids of all indexes, imported ones first. */
export async function listIndexes(): Promise<string[]> {
  const imported = await (await database()).getAllKeys('indexes');
  return [...new Set([...imported, ...shipped.keys()])];
}

/** Whether a text is that of the index that ships under an id. */
export const isShipped = async (id: string, text: string): Promise<boolean> => (await shipped.get(id)?.()) === text;

/** The index of an id; an imported one goes before one that ships under the same id. Rejects with an IndexError, or where there is none. */
export async function loadIndex(id: string): Promise<EvaluationIndex> {
  const imported = await (await database()).get('indexes', id);
  if (imported) return readIndex(imported.text, `${id}.yaml`, checks, await listIndexes());
  const known = read.get(id);
  if (known) return known;
  const load = shipped.get(id);
  if (!load) throw new Error(`there is no index ${id}`);
  const index = readIndex(await load(), `${id}.yaml`, checks, await listIndexes());
  read.set(id, index);
  return index;
}

/** The indexes that an index is made of, each after its own. Rejects for one that contains itself. */
export async function loadParts(index: EvaluationIndex): Promise<EvaluationIndex[]> {
  const parts = new Map<string, EvaluationIndex>();
  const gather = async (whole: EvaluationIndex, above: readonly string[]): Promise<void> => {
    for (const id of componentsOf(whole)) {
      if (above.includes(id)) throw new Error(`index ${id} is made of itself`);
      if (parts.has(id)) continue;
      const part = await loadIndex(id);
      await gather(part, [...above, id]);
      parts.set(id, part);
    }
  };
  await gather(index, [index.id]);
  return [...parts.values()];
}

/** Keeps an index that a person brings; returns its id, or what is wrong with the file, a line each. */
export async function importIndex(text: string, file: string, language: Language): Promise<{ id: string } | { problems: string[] }> {
  if (text.length > longest) return { problems: [`> ${longest}`] };
  try {
    const { index, problems } = validateIndex(text, file, checks, await listIndexes());
    if (!index) return { problems: problems.map((problem) => describeProblem(problem, language)) };
    await (await database()).put('indexes', { id: index.id, text });
    announce('indexes');
    return { id: index.id };
  } catch (error) {
    return { problems: [error instanceof IndexError ? error.message : String(error)] };
  }
}
