/** How much of a page is text of its own: neither link, nor list, nor navigation, nor footer. */
import { articleClass, footerLine, proseOfLabelled } from '../knowledge/kinds.ts';
import type { PageTree } from './tree.ts';

/** What the shape of a page is judged by, measured once. */
export interface Shape {
  /** Characters of the main part that stand in no link, no list, no footer. */
  prose: number;
  /** Characters of text in the place that templates give to an article's text. */
  body: number;
}

/** Measures a page in one walk; `places` are the elements that hold its lists. */
export function readShape(tree: PageTree, places: readonly number[]): Shape {
  const lists = new Set(places);
  const { elements, starts, ends, afters, areas } = tree;
  /** linked[i]: characters in links before element i. */
  const linked = new Int32Array(elements.length + 1);
  let prose = 0;
  let from = 0;
  /** What is skipped ends before this element. */
  let until = 0;
  let linkUntil = 0;
  const bodies: number[] = [];
  for (let index = 0; index < elements.length; index++) {
    const { name, attribs } = elements[index]!;
    linked[index + 1] = linked[index]!;
    const isLink = name === 'a';
    if (isLink && index >= linkUntil) {
      linked[index + 1]! += ends[index]! - starts[index]!;
      linkUntil = afters[index]!;
    }
    if (
      areas[index] === 'main' &&
      (attribs.class !== undefined || attribs.id !== undefined) &&
      ends[index]! - starts[index]! >= proseOfLabelled
    ) {
      if (articleClass.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`)) bodies.push(index);
    }
    if (index < until) continue;
    const length = ends[index]! - starts[index]!;
    const skipped =
      areas[index] !== 'main' || isLink || name === 'select' || (name === 'form' && length < 400) || (lists.has(index) && name !== 'body');
    if (!skipped) continue;
    if (starts[index]! > from) prose += proseIn(tree, from, starts[index]!);
    from = Math.max(from, ends[index]!);
    until = afters[index]!;
  }
  prose += proseIn(tree, from, tree.text.length);
  let body = 0;
  for (const index of bodies) {
    const length = ends[index]! - starts[index]!;
    const own = length - (linked[afters[index]!]! - linked[index]!);
    if (own > body && own > length / 2) body = own;
  }
  return { prose, body };
}

/** Characters of lines that are prose: neither labels nor what a footer says. */
function proseIn(tree: PageTree, from: number, to: number): number {
  if (to - from <= shortLine) return 0;
  let prose = 0;
  for (const line of tree.text.slice(from, to).split('\n'))
    if (line.length > shortLine && (!footerLine.test(line) || isSentence(line))) prose += line.length;
  return prose;
}
const shortLine = 12;
const isSentence = (line: string): boolean => line.length > 60 && line.includes('。');
