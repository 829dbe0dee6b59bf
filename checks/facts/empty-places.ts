/** Places of lists that hold nothing: those that say so, those that are bare, and those that only script fills. */
import { articleClass } from '../knowledge/kinds.ts';
import { emptySaying, emptyWord, emptyWords, emptyWordsBeside, emptyWordsLength, listClass, ornamentClass } from '../knowledge/lists.ts';
import { loadingScript, sourceAttributes, templateAttributes } from '../knowledge/scripted.ts';
import { fold } from './fold.ts';
import { elementAt, matchesInLines, type PageTree } from './tree.ts';

export interface EmptyPlace {
  element: number;
  /** The words that say so; none where the place is bare. */
  words?: string;
  scripted: boolean;
}

const maxPlaces = 50;
const maxTried = 400;
/** Characters of a script that are searched. */
const scriptLength = 50_000;
/** Cheap first look for words that may say so. */
const hint =
  /[暂暫][时時无無没沒未缺]|[尚仍][无無]|[尚还還]未|[没沒]有|待(?:更新|补充|完善|整理)|正在|即[将將]|[为為]空|(?<!\d)0\s{0,2}[条條个個篇项項页頁]|没找|未[找查检搜发]|[无無](?:数|數|记|記|内|內|信|资|資|相|任|此|该|該)|(?:建设|建設|完善|整理|维护|維護|更新|筹建|籌建|制作|製作|升级|升級|改版|收集)中|敬请|no\s?(?:data|record)|coming\s?soon|under\s?construction|本栏|该栏/gi;
const outside = new Set(['option', 'select', 'label', 'button', 'textarea', 'a', 'title']);
const bareTags = ['ul', 'ol', 'dl', 'tbody', 'table', 'div'];
const substance = new Set(['img', 'iframe', 'video', 'object', 'embed', 'canvas', 'input', 'select', 'textarea', 'a', 'svg', 'button']);
/** Scripts that draw and count and never fill a list. */
const library =
  /jquery|swiper|slide|slick|bootstrap|layui\.css|respond|html5|modernizr|share|cnzz|baidu\.com\/h|hm\.js|stat|tongji|conac|jiucuo|analytics|wza|banner|float|tab|menu|nav|scroll|lazyload|date|search|public|common|main|base|qrcode|pdf/i;

/** Empty places in document order. `filled` tells whether an element holds rows of a list. */
export function findEmptyPlaces(tree: PageTree, filled: (element: number) => boolean): EmptyPlace[] {
  const scripts = createScripts(tree);
  const places = saying(tree, scripts, filled);
  const said = places.map(({ element }) => element);
  return [...places, ...bare(tree, scripts, filled, said)].sort((a, b) => a.element - b.element).slice(0, maxPlaces);
}

/** Places that say that nothing is there. */
function saying(tree: PageTree, scripts: Scripts, filled: (element: number) => boolean): EmptyPlace[] {
  const places: EmptyPlace[] = [];
  const seen = new Set<number>();
  let tried = 0;
  for (const { index } of matchesInLines(tree, hint)) {
    tried += 1;
    if (tried > maxTried || places.length >= maxPlaces) break;
    let element = elementAt(tree, index);
    if (element < 0 || seen.has(element)) continue;
    seen.add(element);
    if (tree.hidden[element] || tree.noscript[element] || (tree.areas[element] !== 'main' && tree.areas[element] !== 'aside')) continue;
    if (tree.ends[element]! - tree.starts[element]! > 4 * emptyWordsLength) {
      // a text of its own beside the list in one large element: its line speaks
      const line = lineAt(tree, element, index);
      if (!says(line)) continue;
      if (!filled(element)) places.push(placeOf(tree, scripts, element, line));
      continue;
    }
    let text = shown(tree, element);
    if (!says(text)) {
      const line = lineAt(tree, element, index);
      if (says(line)) text = line;
      else if (!saysAlone(tree, element, text)) continue;
    }
    if (outside.has(tree.elements[element]!.name)) continue;
    const inner = element;
    // the largest place that says no more
    for (let parent = tree.parents[element]!; parent >= 0 && tree.elements[parent]!.name !== 'body'; parent = tree.parents[parent]!) {
      if (tree.ends[parent]! - tree.starts[parent]! > text.length + 2 || filled(parent)) break;
      element = parent;
      seen.add(parent);
    }
    if (filled(element)) continue;
    places.push(placeOf(tree, scripts, element, text, inner));
  }
  // a picture may say it
  for (const index of (tree.byTag.get('img') ?? []).slice(0, maxTried)) {
    const { alt = '', title = '' } = tree.elements[index]!.attribs;
    const words = [alt, title].find((label) => label.length > 1 && label.length <= emptyWordsBeside && says(label));
    const element = tree.parents[index]!;
    if (words === undefined || element < 0 || tree.hidden[index] || tree.areas[index] !== 'main' || filled(element)) continue;
    if (tree.ends[element]! - tree.starts[element]! <= emptyWordsBeside) places.push(placeOf(tree, scripts, element, words));
  }
  return places;
}

function placeOf(tree: PageTree, scripts: Scripts, element: number, text: string, inner = element): EmptyPlace {
  const scripted = scripts.fills(inner) || scripts.fills(element) || isTemplate(tree, inner);
  return scripted ? { element, scripted } : { element, words: text.replace(/\s+/g, ' ').trim().slice(0, emptyWordsLength), scripted };
}

const shown = (tree: PageTree, element: number): string => tree.text.slice(tree.starts[element], tree.ends[element]);

function lineAt(tree: PageTree, element: number, index: number): string {
  const before = tree.text.slice(Math.max(tree.starts[element]!, index - 2 * emptyWordsLength), index);
  const after = tree.text.slice(index, Math.min(tree.ends[element]!, index + 2 * emptyWordsLength));
  const end = after.indexOf('\n');
  return before.slice(before.lastIndexOf('\n') + 1) + (end < 0 ? after : after.slice(0, end));
}

/** Whether a text says that nothing is there, and hardly anything else. */
function says(text: string): boolean {
  const folded = fold(text.slice(0, 2 * emptyWordsLength));
  if (folded.length > emptyWordsLength) return false;
  const match = emptyWords.exec(folded);
  return (match !== null && folded.length - match[0].length <= emptyWordsBeside) || emptySaying.test(folded);
}

/** A word that says so where a list or a text would stand: the place, or what it fills, is one by its tag or its class. */
function saysAlone(tree: PageTree, element: number, text: string): boolean {
  if (text.length > emptyWordsBeside || !emptyWord.test(fold(text))) return false;
  for (let at = element; at >= 0 && tree.ends[at]! - tree.starts[at]! <= text.length + 2; at = tree.parents[at]!) {
    const { name, attribs } = tree.elements[at]!;
    if (name === 'body' || cells.has(name)) return false;
    const words = `${attribs.class ?? ''} ${attribs.id ?? ''}`;
    if (name === 'ul' || name === 'ol' || listClass.test(words) || articleClass.test(words)) return true;
  }
  return false;
}
const cells = new Set(['td', 'th', 'dd', 'dt', 'a', 'label']);

/** Lists without rows. */
function bare(tree: PageTree, scripts: Scripts, filled: (element: number) => boolean, said: number[]): EmptyPlace[] {
  const places: EmptyPlace[] = [];
  for (const tag of bareTags) {
    let tried = 0;
    for (const index of tree.byTag.get(tag) ?? []) {
      if (tree.ends[index]! > tree.starts[index]! || tree.hidden[index] || tree.noscript[index]) continue;
      tried += 1;
      if (tried > maxTried || places.length >= maxPlaces) break;
      if (tree.areas[index] !== 'main' && tree.areas[index] !== 'aside') continue;
      const { attribs } = tree.elements[index]!;
      const words = `${attribs.class ?? ''} ${attribs.id ?? ''}`;
      const isList = tag === 'ul' || tag === 'ol' || tag === 'dl';
      if (!isList && !listClass.test(words)) continue;
      if (ornamentClass.test(words) || holdsSubstance(tree, index)) continue;
      const scripted = scripts.fills(index) || isTemplate(tree, index);
      if (!scripted && !isListPlace(tree, index, tag, words)) continue;
      if (
        filled(index) ||
        places.some(({ element }) => within(tree, element, index)) ||
        said.some((element) => within(tree, element, index))
      )
        continue;
      places.push({ element: index, scripted });
    }
  }
  return places;
}

function within(tree: PageTree, outer: number, inner: number): boolean {
  return outer <= inner && inner < tree.afters[outer]!;
}

function holdsSubstance(tree: PageTree, index: number): boolean {
  const end = Math.min(tree.afters[index]!, index + 60);
  for (let at = index; at < end; at++) if (substance.has(tree.elements[at]!.name)) return true;
  return false;
}

/** A bare list counts where its surroundings are those of a list and hold nothing else that a visitor sees. */
function isListPlace(tree: PageTree, index: number, tag: string, words: string): boolean {
  let named = listClass.test(words);
  let at = index;
  for (let level = 0; level < 3; level++) {
    const parent = tree.parents[at]!;
    if (parent < 0) break;
    const { name, attribs } = tree.elements[parent]!;
    if (name === 'body') break;
    const above = `${attribs.class ?? ''} ${attribs.id ?? ''}`;
    if (level < 2 && ornamentClass.test(above) && !listClass.test(above)) return false;
    if (listClass.test(above)) named = true;
    // pictures, films and frames beside it may be what the place holds
    if (tree.ends[parent]! - tree.starts[parent]! < 200 && holdsPicture(tree, parent)) return false;
    at = parent;
  }
  return named || tag === 'ul' || tag === 'ol';
}

const pictures = new Set(['img', 'iframe', 'video', 'object', 'embed', 'canvas', 'input', 'textarea']);
function holdsPicture(tree: PageTree, index: number): boolean {
  const end = Math.min(tree.afters[index]!, index + 200);
  for (let at = index + 1; at < end; at++) if (pictures.has(tree.elements[at]!.name)) return true;
  return false;
}

function isTemplate(tree: PageTree, element: number): boolean {
  let at = element;
  for (let level = 0; level < 4 && at >= 0; level++) {
    for (const attribute in tree.elements[at]!.attribs) {
      if (templateAttributes.test(attribute) || /^(?:v-|ng-|ms-|x-|:|@)/.test(attribute)) return true;
    }
    at = tree.parents[at]!;
  }
  return false;
}

interface Scripts {
  /** Whether script seems to fill a place: an attribute names its source, or a script that loads speaks of it. */
  fills(element: number): boolean;
}

function createScripts(tree: PageTree): Scripts {
  let loading: string | undefined;
  let foreign: boolean | undefined;
  const known = new Map<string, boolean>();
  const spoken = (word: string): boolean => {
    let found = known.get(word);
    if (found === undefined) {
      loading ??= tree.scripts
        .map((script) => script.slice(0, scriptLength))
        .filter((script) => loadingScript.test(script))
        .join('\n')
        .slice(0, 4 * scriptLength);
      found = loading.includes(word);
      known.set(word, found);
    }
    return found;
  };
  /** Scripts of the page's own that were not read. */
  const hasForeign = (): boolean => {
    foreign ??= (tree.byTag.get('script') ?? []).some((index) => {
      const { src } = tree.elements[index]!.attribs;
      return src !== undefined && !library.test(src);
    });
    return foreign;
  };
  return {
    fills(element) {
      const end = Math.min(tree.afters[element]!, element + 20);
      for (let inner = element + 1; inner < end; inner++) if (tree.elements[inner]!.name === 'script') return true;
      let at = element;
      for (let level = 0; level < 3 && at >= 0; level++) {
        const { name, attribs } = tree.elements[at]!;
        if (name === 'body') return false;
        for (const attribute in attribs) if (sourceAttributes.test(attribute)) return true;
        const { id = '', class: cls = '' } = attribs;
        // a place with a name of its own may be filled by any script that was not read
        if (id.length > 1 && (spoken(id) || (level === 0 && hasForeign()))) return true;
        for (const word of cls.trim().split(/\s+/, 4)) if (word.length > 2 && spoken(`.${word}`)) return true;
        at = tree.parents[at]!;
      }
      return false;
    },
  };
}
