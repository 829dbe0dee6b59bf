/** Which of the columns of the disclosure platform a page shows, and whether they lead anywhere. */
import { disclosureLabels, disclosureNames, plainDisclosureLabels, reporting } from '../knowledge/disclosure.ts';
import { moreLink } from '../knowledge/lists.ts';
import type { DisclosureEntry, DisclosureKey, Link, PageFacts } from '../model/index.ts';
import { disclosureKeys } from '../model/names.ts';
import { fold } from './fold.ts';
import { type PageTree, proseLine } from './tree.ts';

type Disclosure = PageFacts['disclosure'];

/** No label of a column is longer; longer texts are titles. */
const labelLength = 40;
/** A card of a column holds no more. */
const cardLength = 160;
/** Every name of a column holds one of these; most labels hold none and are done with. */
const telling = /指南|指引|制度|主动公开|规定|规章|法规|法定|年报|报告|申请/;
/** Ways of linking that a person can follow. */
const followable = new Set(['a', 'area', 'option', 'onclick']);

/**
 * The five columns on one page. `linked`: a link a person can follow carries the name as its text, title or image text;
 * `linkOf`, links by their elements, tells the lines of one apart. `dummy`: such a link leads nowhere; `text`: only the words stand on the page; `absent`: not even those.
 */
export function readDisclosure(tree: PageTree, links: Link[], linkOf: ReadonlyMap<number, Link> = new Map()): Disclosure {
  const found: Partial<Disclosure> = {};
  const exact = new Set<DisclosureKey>();
  const note = (link: Link, label: string | undefined): void => {
    const named = label ? disclosureKeyOf(label) : undefined;
    if (!label || !named) return;
    const state = link.dummy || link.href === '' ? 'dummy' : 'linked';
    const known = found[named.key];
    const better =
      !known || (known.state === 'dummy' && state === 'linked') || (known.state === state && named.plain && !exact.has(named.key));
    if (!better) return;
    found[named.key] = { state, ...(state === 'linked' ? { href: link.href } : {}), text: label };
    if (named.plain) exact.add(named.key);
    else exact.delete(named.key);
  };
  for (const link of links) {
    if (!followable.has(link.via) || link.noscript) continue;
    for (const label of [link.text, link.title, link.alt]) note(link, label);
  }
  // a card shows the name in one of its lines, and what it is for in another
  for (const [at, link] of linkOf) {
    const length = tree.ends[at]! - tree.starts[at]!;
    if (!followable.has(link.via) || link.noscript || length < 3 || length > cardLength) continue;
    const lines = tree.text.slice(tree.starts[at], tree.ends[at]).split('\n');
    if (lines.length > 1) for (const line of lines) note(link, line);
  }
  // a heading leads to its column by the “more” beside it
  for (const [at, link] of linkOf) {
    if (!followable.has(link.via) || link.noscript || link.dummy || link.href === '') continue;
    const words = link.text || link.alt || link.title || '';
    if (words.length <= labelLength && (words === '' || moreLink.test(fold(words)))) note(link, headingBeside(tree, at));
  }
  let text: string | undefined;
  const entry = (key: DisclosureKey): DisclosureEntry => {
    const known = found[key];
    if (known) return known;
    text ??= textLines(withoutTitles(tree));
    const words = disclosureNames[key].words.exec(text);
    return words ? { state: 'text', text: words[0] } : { state: 'absent' };
  };
  return { guide: entry('guide'), system: entry('system'), statutory: entry('statutory'), annual: entry('annual'), apply: entry('apply') };
}

/** The words around a link in the smallest place that shows any besides it, where they are few. */
function headingBeside(tree: PageTree, link: number): string | undefined {
  for (let at = tree.parents[link]!, level = 0; at >= 0 && level < levelsToHeading; at = tree.parents[at]!, level++) {
    const length = tree.ends[at]! - tree.starts[at]!;
    if (length > labelLength) return undefined;
    const words = tree.text.slice(tree.starts[at], tree.starts[link]).trim();
    if (words !== '') return words;
  }
  return undefined;
}
const levelsToHeading = 4;

/** The column that a whole label names, or undefined. `plain`: nothing but the column's name, no organ, year or edition. */
export function disclosureKeyOf(label: string): { key: DisclosureKey; plain: boolean } | undefined {
  if (label.length > 3 * labelLength) return undefined;
  const folded = undecorate(fold(label));
  if (folded.length > labelLength || !telling.test(folded)) return undefined;
  for (const key of disclosureKeys) if (plainDisclosureLabels[key].test(folded)) return { key, plain: true };
  if (reporting.test(folded)) return undefined;
  for (const key of disclosureKeys) if (disclosureLabels[key].test(folded)) return { key, plain: false };
  return undefined;
}

/** A folded label without bullets, numbers, brackets, arrows and “more” around it. */
export function undecorate(folded: string): string {
  return (
    folded
      .replace(/^[^\u4e00-\u9fffa-z0-9(]+/, '')
      .replace(/^\d{1,2}[.、:]?(?=[^\d年])/, '')
      .replace(/^[^\u4e00-\u9fffa-z0-9(]+/, '')
      // the name in English beside it
      .replace(/(?<=[\u4e00-\u9fff]{4})[^\u4e00-\u9fffa-z]?[a-z][a-z&'.]{2,60}$/, '')
      .replace(/(?:更多|more|>>|》|»|栏目|专栏|\(\d{1,5}(?:条|篇|件)?\)|\[\d{1,5}(?:条|篇|件)?\])$/, '')
      .replace(/[^\u4e00-\u9fffa-z0-9)]+$/, '')
  );
}

/** The text without the links that report on something: the title of an article names no column. */
function withoutTitles(tree: PageTree): string {
  let text = '';
  let from = 0;
  for (const index of tree.byTag.get('a') ?? []) {
    const start = tree.starts[index]!;
    const end = tree.ends[index]!;
    if (start < from || end - start < titleLength || end - start > 3 * proseLine) continue;
    const label = tree.text.slice(start, end);
    if (!/[公申]/.test(label) || !reporting.test(fold(label))) continue;
    text += tree.text.slice(from, start);
    from = end;
  }
  return from === 0 ? tree.text : text + tree.text.slice(from);
}
const titleLength = 10;

/** Folded text, a bar for each line break so that words of neighbouring lines do not meet; a name broken over short lines is joined. */
function textLines(text: string): string {
  // a name stands in a line of its own; what prose mentions is no entry
  const lines = text.split(/[\n\t]+/).filter((line) => line.length <= proseLine);
  const isShort = (line: string): boolean => line.length > 0 && line.length <= 5;
  let joined = '';
  let broken = false;
  for (const [k, line] of lines.entries()) {
    const joins = k > 0 && isShort(lines[k - 1]!) && isShort(line);
    if (joins) broken = true;
    joined += k === 0 || joins ? line : `|${line}`;
  }
  const folded = fold(lines.join('|'));
  return broken ? `${folded}|${fold(joined)}` : folded;
}
