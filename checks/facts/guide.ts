/** Disclosure guides and the nine elements that article 12 of the Regulation (2019) demands of them. */
import { guideElementsNeeded, guidePatterns, guideQuoteLength } from '../knowledge/guide.ts';
import type { GuideElement, PageFacts } from '../model/index.ts';
import { guideElements } from '../model/names.ts';
import { disclosureKeyOf } from './disclosure.ts';
import { foldShapes } from './fold.ts';
import type { PageTree } from './tree.ts';

/** What names a page: its title, its main heading, the names of its breadcrumb. */
export interface PageNames {
  title: string;
  h1: string | null;
  breadcrumb: string[];
}

/** Guides run to a few thousand characters; a body longer than this is read so far. */
const readLength = 40_000;

/** What stands between the parts of a title: the page's own name comes first, its column's and the site's follow. */
const separators = /[-_|—–]+/;

/** Whether a name, before any separator, is that of a disclosure guide. */
export function isGuideName(name: string | null): boolean {
  if (!name) return false;
  return disclosureKeyOf(name)?.key === 'guide' || disclosureKeyOf(name.split(separators)[0]!)?.key === 'guide';
}

/** Cheap: whether a page goes by the name of a disclosure guide or stands in its column. A list of guides does too; `readGuide` tells them apart. */
export function isNamedGuide(names: PageNames): boolean {
  return (
    isGuideName(names.h1) ||
    isGuideName(names.breadcrumb.at(-1) ?? null) ||
    names.title.split(separators).some(isGuideName) ||
    isGuideName(names.title)
  );
}

/** The elements a disclosure guide shows, each with the words that show it; null when the page is no guide. A page with a guide has `kind: 'guide'`. */
export function readGuide(tree: PageTree, names: PageNames): PageFacts['guide'] {
  if (!isNamedGuide(names)) return null;
  const text = foldShapes(mainText(tree));
  const elements: Partial<Record<GuideElement, string>> = {};
  for (const element of guideElements) {
    const quote = findQuote(text, guidePatterns[element]);
    if (quote) elements[element] = quote;
  }
  const needed = isGuideName(names.h1) || isGuideName(names.title) ? guideElementsNeeded.byName : guideElementsNeeded.byColumn;
  return Object.keys(elements).length >= needed ? elements : null;
}

/** The page's text without its navigation and footers: an address in the footer is no address of a guide. */
export function mainText(tree: PageTree): string {
  let text = '';
  let from = 0;
  for (let i = 0; i < tree.elements.length; i++) {
    if (tree.areas[i] === 'main') continue;
    if (tree.starts[i]! > from) text += `${tree.text.slice(from, tree.starts[i])}\n`;
    from = Math.max(from, tree.ends[i]!);
    i = tree.afters[i]! - 1;
  }
  return (text + tree.text.slice(from)).slice(0, readLength);
}

function findQuote(text: string, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return maskMobile(quoteAround(text, match.index, match[0].length));
  }
  return undefined;
}

/** The match with what its line says after it, shortened. */
function quoteAround(text: string, start: number, length: number): string {
  const lineEnd = text.indexOf('\n', start + length);
  const end = Math.max(start + length, Math.min(lineEnd < 0 ? text.length : lineEnd, start + guideQuoteLength));
  return text
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 2 * guideQuoteLength);
}

/** Mobile numbers are personal data wherever they stand. */
function maskMobile(quote: string): string {
  return quote.replace(/(?<!\d)(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)/g, '$1****$2');
}
