/** Standard catalogues of matters to disclose (国办发〔2019〕54号): which columns their tables have. */
import { catalogueColumns, catalogueTitle } from '../knowledge/areas.ts';
import type { PageFacts } from '../model/index.ts';
import type { PageNames } from './guide.ts';
import { type PageTree, textOf } from './tree.ts';

/** A table whose head names at least so many columns is the catalogue; fewer and it is another table. */
const columnsEnough = 3;
const headLength = 400;

/** Names of the columns that the page's catalogue has; null when the page is no catalogue, or holds it only as a file. */
export function readCatalogue(tree: PageTree, names: PageNames): PageFacts['catalogue'] {
  if (!catalogueTitle.test(names.h1 ?? '') && !catalogueTitle.test(names.title)) return null;
  for (const index of tree.byTag.get('table') ?? []) {
    const head = textOf(tree, index).slice(0, headLength).replace(/\s+/g, '');
    const found = catalogueColumns.filter(({ label }) => label.test(head)).map(({ name }) => name);
    if (found.length >= columnsEnough) return found;
  }
  return null;
}
