/** What a page of the column 依申请公开 tells an applicant. */
import { applyPatterns } from '../knowledge/apply.ts';
import type { ApplyElement, PageFacts } from '../model/index.ts';
import { applyElements } from '../model/names.ts';
import { disclosureKeyOf } from './disclosure.ts';
import { foldShapes } from './fold.ts';
import type { PageNames } from './guide.ts';
import type { PageTree } from './tree.ts';

const readLength = 40_000;

/** The five parts as far as the page shows them, by text or by the name of a link to them; null when it is no page of that column. */
export function readApply(tree: PageTree, names: PageNames): PageFacts['apply'] {
  const own = [names.h1 ?? '', names.title.split(/[-_|—–]+/)[0]!, names.breadcrumb.at(-1) ?? ''];
  if (!own.some((name) => name !== '' && name.length <= 40 && disclosureKeyOf(name)?.key === 'apply')) return null;
  const text = foldShapes(tree.text.slice(0, readLength));
  const elements: Partial<Record<ApplyElement, string>> = {};
  for (const element of applyElements) {
    const match = applyPatterns[element].exec(text);
    if (match) elements[element] = match[0];
  }
  return elements;
}
