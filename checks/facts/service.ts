/** Guides to services: which of their elements a page shows, and whether it offers the form that it asks for. */
import { emptyWords, formAsked, serviceGuideName, serviceLabels, serviceLabelsNeeded, tellingElements } from '../knowledge/services.ts';
import type { Link, PageFacts, PageKind, ServiceElement } from '../model/index.ts';
import { serviceElements } from '../model/names.ts';
import { fileKindOf } from './address.ts';
import type { PageNames } from './guide.ts';
import { readLabels } from './labels.ts';
import type { PageTree } from './tree.ts';

const patterns = serviceElements.map((element) => [element, new RegExp(`^(?:${serviceLabels[element]})$`)] as const);
const quoteLength = 120;
const guideKinds = new Set<PageKind>(['article', 'guide', 'other']);
/** Two of these stand in every guide. */
const hints = [/依据/, /条件|对象|范围/, /材料|资料/, /流程|程序|步骤/, /时限|期限/];

function elementsOf(label: string): ServiceElement[] {
  const found: ServiceElement[] = [];
  for (const [element, pattern] of patterns) if (pattern.test(label)) found.push(element);
  return found;
}

/** What a guide to a service shows; null for pages that are none. */
export function readService(tree: PageTree, names: PageNames, kind: PageKind, links: readonly Link[]): PageFacts['service'] {
  if (!guideKinds.has(kind)) return null;
  const named = [names.h1 ?? '', names.title.split(/[-_|—–]/)[0]!, ...names.breadcrumb].some((name) => serviceGuideName.test(name));
  if (!named && hints.filter((hint) => hint.test(tree.text)).length < 3) return null;
  const memo = new Map<string, ServiceElement[]>();
  const known = (label: string): ServiceElement[] => {
    const found = memo.get(label) ?? elementsOf(label);
    memo.set(label, found);
    return found;
  };
  const shown: Partial<Record<ServiceElement, string>> = {};
  const labelled = new Set<ServiceElement>();
  for (const { label, value } of readLabels(tree, (word) => known(word).length > 0)) {
    for (const element of known(label)) {
      labelled.add(element);
      if (value !== '' && !emptyWords.test(value)) shown[element] ??= value.slice(0, quoteLength);
    }
  }
  const telling = [...labelled].filter((element) => tellingElements.has(element)).length;
  const files = links.some(({ area, href, via }) => area === 'main' && via !== 'src' && fileKindOf(href) === 'attachment');
  const isGuide = named
    ? telling >= serviceLabelsNeeded.named || (labelled.size === 0 && files && kind === 'article')
    : labelled.size >= serviceLabelsNeeded.any && telling >= serviceLabelsNeeded.telling;
  if (!isGuide) return null;
  const title = names.h1 || names.title;
  if (title !== '') shown.name ??= title.slice(0, quoteLength);
  return { elements: labelled.size === 0 ? {} : shown, files, form: formAsked.exec(shown.materials ?? '')?.[0] ?? null };
}
