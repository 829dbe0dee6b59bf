/**
 * Folding: one spelling for words that portals write in many ways, so that names can be compared.
 * Traditional to simplified, full width to half width, lower case, and no white space at all (names are spaced out and split over lines).
 */
import { configs } from 'opencc-js/preset/t2cn';

/** One UTF-16 code unit in, one out; 0 drops it. Built when first needed: most programs that import this never fold. */
let table: Uint16Array | undefined;

/** Kept results: the same link texts stand on every page of a site. Longer texts are not worth keeping. */
const memo = new Map<string, string>();
const memoSize = 20_000;
const memoLength = 40;

/** The text folded: simplified, half width, lower case, without white space. Folding twice changes nothing. */
export function fold(text: string): string {
  if (text.length > memoLength) return foldUnits(text);
  const known = memo.get(text);
  if (known !== undefined) return known;
  const folded = foldUnits(text);
  if (memo.size >= memoSize) memo.clear();
  memo.set(text, folded);
  return folded;
}

function foldUnits(text: string): string {
  table ??= buildTable();
  let folded = '';
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const to = table[unit]!;
    if (to === unit) continue;
    if (kept < i) folded += text.slice(kept, i);
    if (to !== 0) folded += String.fromCharCode(to);
    kept = i + 1;
  }
  return kept === 0 ? text : folded + text.slice(kept);
}

function buildTable(): Uint16Array {
  const units = new Uint16Array(0x10000);
  for (let unit = 0; unit < units.length; unit++) units[unit] = unit;
  for (const dictionaries of configs.t2s?.conversionChain ?? []) {
    for (const dictionary of dictionaries) {
      const pairs = typeof dictionary === 'string' ? dictionary.split('|').map((pair) => pair.split(' ')) : dictionary;
      for (const [traditional = '', simple = ''] of pairs) {
        if (traditional.length === 1 && simple.length === 1) units[traditional.charCodeAt(0)] = simple.charCodeAt(0);
      }
    }
  }
  // full width forms stand in one block, in the order of ASCII
  for (let unit = 0xff01; unit <= 0xff5e; unit++) units[unit] = unit - 0xfee0;
  for (let unit = 0; unit < units.length; unit++) {
    const lower = String.fromCharCode(units[unit]!).toLowerCase();
    if (lower.length === 1) units[unit] = lower.charCodeAt(0);
  }
  for (const white of '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff') {
    units[white.charCodeAt(0)] = 0;
  }
  return units;
}
