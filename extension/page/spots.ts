/** Where on the page a finding stands: by selector, by the address of a link, else by the words quoted. Runs in the page. */

export interface Spot {
  number: number;
  outcome: 'fail' | 'review' | 'error';
  selector?: string;
  /** Address that a link or picture leads to, as the browser resolves it. */
  href?: string;
  quote?: string;
}

export type Place = Element | Range;

const withoutFragment = (address: string): string => address.split('#', 1)[0]!;
/** Characters of text that are searched. */
const longest = 2_000_000;

/** Finds every spot that the page shows; the text of the page is gathered once. */
export function findSpots(spots: readonly Spot[], page: Document): Map<number, Place> {
  const places = new Map<number, Place>();
  let byAddress: Map<string, Element> | undefined;
  let text: PageText | undefined;
  for (const spot of spots) {
    if (spot.href) byAddress ??= addressesOf(page);
    if (spot.quote) text ??= textOf(page);
    const place =
      bySelector(spot.selector, page) ??
      (spot.href ? byAddress?.get(withoutFragment(spot.href)) : undefined) ??
      (spot.quote ? byQuote(spot.quote, text!) : undefined);
    if (place) places.set(spot.number, place);
  }
  return places;
}

function bySelector(selector: string | undefined, page: Document): Element | undefined {
  if (!selector) return undefined;
  try {
    return page.querySelector(selector) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The first visible element that leads to or shows each address. */
function addressesOf(page: Document): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const element of page.querySelectorAll(
    'a[href], area[href], img[src], iframe[src], option[value], embed[src], video[src], source[src]',
  )) {
    const address = addressOf(element);
    if (!address || (found.has(address) && isShown(found.get(address)!))) continue;
    found.set(address, element instanceof HTMLOptionElement ? (element.closest('select') ?? element) : element);
  }
  return found;
}

function addressOf(element: Element): string | undefined {
  const written = element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('value') ?? '';
  const url = URL.parse(written.trim(), element.baseURI);
  return url ? withoutFragment(url.href) : undefined;
}

const isShown = (element: Element): boolean => element.getClientRects().length > 0;

interface PageText {
  /** All words without white space. */
  words: string;
  nodes: { node: Text; from: number; offsets: number[] }[];
}

function textOf(page: Document): PageText {
  const nodes: PageText['nodes'] = [];
  let words = '';
  const walker = page.createTreeWalker(page.body ?? page.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && words.length < longest; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || /^(?:script|style|noscript|template|textarea)$/i.test(parent.tagName)) continue;
    const { data } = node as Text;
    const offsets: number[] = [];
    let kept = '';
    for (let at = 0; at < data.length; at++) {
      if (/\s/.test(data[at]!)) continue;
      kept += data[at];
      offsets.push(at);
    }
    if (kept === '') continue;
    nodes.push({ node: node as Text, from: words.length, offsets });
    words += kept;
  }
  return { words, nodes };
}

/** The words as they stand, first where they are shown; `*` stands for any character, for personal data is quoted masked. */
function byQuote(quote: string, { words, nodes }: PageText): Range | undefined {
  const wanted = quote
    .replace(/\s+/g, '')
    .split('…')
    .sort((a, b) => b.length - a.length)[0]!;
  if (wanted.replaceAll('*', '').length < 2) return undefined;
  const pattern = new RegExp(
    wanted
      .slice(0, 300)
      .replace(/[.+?^${}()|[\]\\/-]/g, '\\$&')
      .replaceAll('*', '.'),
    'g',
  );
  let first: Range | undefined;
  for (let match = pattern.exec(words), tries = 0; match && tries < 20; match = pattern.exec(words), tries++) {
    const range = rangeOf(nodes, match.index, match.index + match[0].length - 1);
    first ??= range;
    if (range && range.getClientRects().length > 0) return range;
  }
  return first;
}

function rangeOf(nodes: PageText['nodes'], from: number, to: number): Range | undefined {
  const start = nodeAt(nodes, from);
  const end = nodeAt(nodes, to);
  if (!start || !end) return undefined;
  const range = start.node.ownerDocument.createRange();
  range.setStart(start.node, start.offsets[from - start.from]!);
  range.setEnd(end.node, end.offsets[to - end.from]! + 1);
  return range;
}

function nodeAt(nodes: PageText['nodes'], at: number): PageText['nodes'][number] | undefined {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (nodes[middle]!.from <= at) low = middle;
    else high = middle - 1;
  }
  return nodes[low];
}
