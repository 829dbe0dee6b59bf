/** Named metas of a page: what it says of itself to machines. */
import { standardMetas } from '../knowledge/metas.ts';
import type { PageTree } from './tree.ts';

const maxMetas = 200;
const maxValue = 5000;

const standardOf = new Map(standardMetas.map((name) => [name.toLowerCase(), name]));

/** Values as written, by name: standard names in their standard spelling, others as written. Of several with one name the first that is not empty. */
export function readMetas(tree: PageTree): Record<string, string> {
  const metas = new Map<string, string>();
  for (const index of tree.byTag.get('meta') ?? []) {
    const { name: written, content = '' } = tree.elements[index]!.attribs;
    const name = written?.trim().slice(0, 100);
    // a name that objects understand otherwise is nobody's meta
    if (!name || name === '__proto__') continue;
    const key = standardOf.get(name.toLowerCase()) ?? name;
    if (!metas.get(key)?.trim() && (metas.has(key) || metas.size < maxMetas)) metas.set(key, content.slice(0, maxValue));
  }
  return Object.fromEntries(metas);
}
