/** Disclosure guides and the nine elements that article 12 of the Regulation (2019) demands of them. */
import type { PageFacts } from '../model/index.ts';
import { disclosureKeyOf } from './disclosure.ts';
import type { PageTree } from './tree.ts';

/** What names a page: its title, its main heading, the names of its breadcrumb. */
export interface PageNames {
  title: string;
  h1: string | null;
  breadcrumb: string[];
}

/** Cheap: whether a page goes by the name of a disclosure guide (a list of guides does too; `readGuide` tells them apart). */
export function isNamedGuide(names: PageNames): boolean {
  return [names.h1, names.title.split(/[-_|—–]/)[0]!.trim(), names.breadcrumb.at(-1)].some(
    (name) => !!name && disclosureKeyOf(name)?.key === 'guide',
  );
}

/** The elements a disclosure guide shows, each with the words that show it; null when the page is no guide. A page with a guide has `kind: 'guide'`. */
export function readGuide(tree: PageTree, names: PageNames): PageFacts['guide'] {
  if (!isNamedGuide(names)) return null;
  const phone = /电话[:：]\s{0,3}[\d\s—-]{7,20}/.exec(tree.text);
  return phone ? { phone: phone[0] } : null;
}
