/**
 * Folding: one spelling for words that portals write in many ways, so that names can be compared.
 * Traditional to simplified, full width to half width, lower case, and no white space at all (names are spaced out and split over lines).
 */
import { configs } from 'opencc-js/preset/t2cn';

/** One UTF-16 code unit in, one out; 0 drops it. Built when first needed: most programs that import this never fold. */
let names: Uint16Array | undefined;
let shapes: Uint16Array | undefined;

/** Kept results: the same link texts stand on every page of a site. Longer texts are not worth keeping. */
const memo = new Map<string, string>();
const memoSize = 20_000;
const memoLength = 40;

/** The text folded: simplified, half width, lower case, without white space. Folding twice changes nothing. */
export function fold(text: string): string {
  names ??= buildNames();
  if (text.length > memoLength) return mapUnits(text, names);
  const known = memo.get(text);
  if (known !== undefined) return known;
  const folded = mapUnits(text, names);
  if (memo.size >= memoSize) memo.clear();
  memo.set(text, folded);
  return folded;
}

/** Simplified and half width only: white space, case and every position stay as they are, so that a match in it is a place in the text. */
export function foldShapes(text: string): string {
  shapes ??= buildShapes();
  return mapUnits(text, shapes);
}

function mapUnits(text: string, table: Uint16Array): string {
  let mapped = '';
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const to = table[unit]!;
    if (to === unit) continue;
    if (kept < i) mapped += text.slice(kept, i);
    if (to !== 0) mapped += String.fromCharCode(to);
    kept = i + 1;
  }
  return kept === 0 ? text : mapped + text.slice(kept);
}

function buildShapes(): Uint16Array {
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
  // the ratio sign, which some editors put for a colon
  units[0x2236] = 0x3a;
  return units;
}

function buildNames(): Uint16Array {
  const units = buildShapes();
  for (let unit = 0; unit < units.length; unit++) {
    const written = String.fromCharCode(units[unit]!);
    const lower = written.toLowerCase();
    if (/[\s\u200b-\u200d\u2060\ufeff]/.test(written)) units[unit] = 0;
    else if (lower.length === 1) units[unit] = lower.charCodeAt(0);
  }
  return units;
}
