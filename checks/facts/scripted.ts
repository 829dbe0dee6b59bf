/** Whether a page shows nothing of substance until its script has run: then what it lacks is not known, and says nothing against the site. */
import { appRoots, fillablePlaces, loadingScript, sourceAttributes, storedRecords, templateAttributes } from '../knowledge/scripted.ts';
import type { Block, Item, Link } from '../model/index.ts';
import type { PageTree } from './tree.ts';

/** Characters of text in the main part, beside its links, that are substance whatever script adds; and a text that is hardly any. */
const proseEnough = 300;
const hardlyAny = 50;
/** Rows and titles that make a list. */
const itemsEnough = 3;
const titlesEnough = 5;
const titleLength = 10;
const placesTried = 20_000;

/** True where the source of a page has scripts and places for them to fill, and neither prose nor a list of its own. */
export function readScripted(tree: PageTree, links: Link[], items: Item[], blocks: Block[]): boolean {
  const scripts = tree.byTag.get('script') ?? [];
  if (scripts.length === 0) return false;
  // a page that only leads on, or that is made of frames, has its substance elsewhere
  if (tree.byTag.has('frameset') || links.some((link) => link.via === 'meta-refresh')) return false;
  if (items.length >= itemsEnough) return false;
  // a page that says in words that it has nothing has said so without script
  if (blocks.some((block) => block.emptyText !== undefined && !block.scripted)) return false;
  const { prose, titles } = measure(tree);
  if (prose >= proseEnough || titles >= titlesEnough) return false;
  if (tree.text.length < hardlyAny && prose < hardlyAny)
    return !links.some((link) => link.via === 'frame' || link.via === 'a') || (items.length === 0 && waits(tree));
  return blocks.some((block) => block.scripted) || tree.scripts.some((script) => storedRecords.test(script)) || waits(tree);
}

/** Length of the main text without links and templates, and how many links of the main part read like titles. */
function measure(tree: PageTree): { prose: number; titles: number } {
  let prose = tree.text.length;
  let titles = 0;
  let index = 0;
  while (index < tree.elements.length) {
    const length = tree.ends[index]! - tree.starts[index]!;
    const isLink = tree.elements[index]!.name === 'a';
    if (tree.areas[index] === 'main' && !isLink) {
      index += 1;
      continue;
    }
    prose -= length;
    if (tree.areas[index] === 'main' && length >= titleLength && !tree.text.slice(tree.starts[index], tree.ends[index]).includes('{{'))
      titles += 1;
    index = tree.afters[index]!;
  }
  for (const match of tree.text.matchAll(/\{\{[^{}\n]{1,200}\}\}/g)) prose -= match[0].length;
  return { prose: Math.max(0, prose), titles };
}

/** Whether some place of the page waits for script: an application's root, a template, or an empty list that script is to fill. */
function waits(tree: PageTree): boolean {
  if (/\{\{[^{}\n]{1,200}\}\}/.test(tree.text)) return true;
  const loading = tree.scripts
    .map((script) => script.slice(0, 50_000))
    .filter((script) => loadingScript.test(script))
    .join('\n')
    .slice(0, 200_000);
  let sought = 0;
  const last = Math.min(tree.elements.length, placesTried);
  for (let index = 0; index < last; index++) {
    const { name, attribs } = tree.elements[index]!;
    if (tree.areas[index] !== 'main' && tree.areas[index] !== 'aside') continue;
    let sourced = false;
    for (const attribute in attribs) {
      if (templateAttributes.test(attribute)) return true;
      if (sourceAttributes.test(attribute)) sourced = true;
    }
    if (!isPlace.has(name) || tree.ends[index]! > tree.starts[index]! || !isBare(tree, index)) continue;
    const { id = '', class: cls = '' } = attribs;
    if (appRoots.has(id)) return true;
    if (!fillablePlaces.test(`${id} ${cls}`)) continue;
    if (sourced) return true;
    if (loading === '') continue;
    if (id === '') return true;
    sought += 1;
    if (sought <= 500 && loading.includes(id)) return true;
  }
  return false;
}

const isPlace = new Set(['ul', 'ol', 'dl', 'div', 'tbody', 'table', 'section', 'article', 'td', 'main']);

/** Holds no picture, frame, field or link: nothing a visitor could see. */
function isBare(tree: PageTree, index: number): boolean {
  const end = Math.min(tree.afters[index]!, index + 50);
  for (let at = index + 1; at < end; at++) if (visible.has(tree.elements[at]!.name)) return false;
  return true;
}
const visible = new Set(['img', 'iframe', 'input', 'select', 'textarea', 'button', 'video', 'object', 'embed', 'canvas', 'a', 'svg']);
