/** What a page shows beside its disclosures, read part by part: wording, maps, code of others, hidden links, the channel for applications. */
import type { WordingTerm } from '../knowledge/wording.ts';
import type { PageFacts } from '../model/index.ts';
import { readApply } from './apply.ts';
import { readCatalogue } from './catalogue.ts';
import type { PageNames } from './guide.ts';
import type { PageLinks } from './links.ts';
import { readMap } from './maps.ts';
import { readWeakMasks } from './masks.ts';
import { readConcealed, readScripts } from './script-signs.ts';
import type { PageTree } from './tree.ts';
import { readWording } from './wording.ts';

interface Page {
  address: string;
  names: PageNames;
  meta: Record<string, string>;
  found: PageLinks;
  /** Terms of an office beside the list that ships. */
  words: readonly WordingTerm[] | undefined;
}

type Surface = Pick<PageFacts, 'wording' | 'map' | 'scripts' | 'concealed' | 'apply' | 'catalogue' | 'weakMasks'>;

/** The parts of PageFacts that are read of a page's surface. */
export function readSurface(tree: PageTree, { address, names, meta, found, words }: Page): Surface {
  return {
    wording: readWording(tree, meta, words),
    map: readMap(tree, names, found.links),
    scripts: readScripts(tree, found, address),
    concealed: readConcealed(tree, found, address),
    apply: readApply(tree, names),
    catalogue: readCatalogue(tree, names),
    weakMasks: readWeakMasks(tree),
  };
}
