/**
 * Menus that no class and no tag names: in the tables of old templates a menu is known by what it holds. It starts with 首页 and goes on
 * with short names, with nothing but bars between them.
 */
import { isPagerWord, menuHome } from '../knowledge/lists.ts';
import type { PageTree } from './tree.ts';

const maxTried = 12;
const maxClimb = 6;
/** Characters and elements of a menu; longer ones are marked by their templates. */
const menuLength = 500;
const menuElements = 400;
const fewestNames = 3;
const nameLength = 10;
/** Marks that make it a breadcrumb. */
const crumb = /[>＞»→›⟩]|位置|[-/]\s?正文/;

/** Marks as navigation what is a menu by its content. Changes `areas` of the tree in place. */
export function markMenus(tree: PageTree): void {
  let tried = 0;
  for (const index of tree.byTag.get('a') ?? []) {
    if (tree.areas[index] !== 'main') continue;
    const length = tree.ends[index]! - tree.starts[index]!;
    if (length < 2 || length > nameLength || !menuHome.test(tree.text.slice(tree.starts[index], tree.ends[index]))) continue;
    tried += 1;
    if (tried > maxTried) return;
    let place = tree.parents[index]!;
    for (let level = 0; level < maxClimb && place >= 0 && tree.elements[place]!.name !== 'body'; level++) {
      const found = measure(tree, place, index);
      if (found === 'no') break;
      if (found === 'menu') {
        for (let at = place; at < tree.afters[place]!; at++) tree.areas[at] = 'nav';
        break;
      }
      place = tree.parents[place]!;
    }
  }
}

/** Whether an element is a menu, may be part of one, or is none. */
function measure(tree: PageTree, place: number, home: number): 'menu' | 'part' | 'no' {
  const start = tree.starts[place]!;
  const end = tree.ends[place]!;
  if (end - start > menuLength || tree.afters[place]! - place > menuElements) return 'no';
  const text = tree.text.slice(start, end);
  if (crumb.test(text)) return 'no';
  let names = 0;
  let linked = 0;
  for (let at = place; at < tree.afters[place]!; at++) {
    if (tree.elements[at]!.name !== 'a') continue;
    const words = tree.text.slice(tree.starts[at], tree.ends[at]);
    // it starts with the way home
    if (at < home && words !== '') return 'no';
    if (words.length > nameLength || isPagerWord.test(words)) return 'no';
    linked += words.replace(/\s/g, '').length;
    if (at !== home && words.length >= 2) names += 1;
  }
  if (names < fewestNames) return text.length > 60 ? 'no' : 'part';
  return linked >= 0.75 * text.replace(/[\s|｜│┊┆·•・/]/g, '').length ? 'menu' : 'no';
}
