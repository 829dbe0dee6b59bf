/**
 * Sketches of texts that tell how much of one stands in another without keeping either:
 * the smallest hashes of its shingles (bottom-k, Broder 1997). With 128 of them the share is off by some 4 points.
 */

export interface Sketch {
  /** Distinct shingles of the text. */
  shingles: number;
  /** The smallest hashes, ascending, eight hex digits each. */
  hashes: string;
}

const shingleLength = 5;
const kept = 128;
/** Texts with fewer characters say too little to compare. */
const leastLength = 80;
const mostLength = 50_000;

/** The sketch of a text, white space and signs already taken out; null for a text too short to compare. */
export function sketchText(words: string): Sketch | null {
  if (words.length < leastLength) return null;
  const text = words.slice(0, mostLength);
  const hashes = new Set<number>();
  for (let at = 0; at + shingleLength <= text.length; at++) {
    let hash = 0x811c9dc5;
    for (let i = at; i < at + shingleLength; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hashes.add((hash ^ (hash >>> 16)) >>> 0);
  }
  const smallest = Uint32Array.from(hashes).sort().subarray(0, kept);
  return { shingles: hashes.size, hashes: [...smallest].map((hash) => hash.toString(16).padStart(8, '0')).join('') };
}

/** A sketch ready to be laid beside many others. */
export interface ReadSketch {
  shingles: number;
  /** Ascending. */
  hashes: Uint32Array;
}

export function readSketch({ shingles, hashes }: Sketch): ReadSketch {
  return { shingles, hashes: Uint32Array.from(hashes.match(/.{8}/g) ?? [], (digits) => Number.parseInt(digits, 16)) };
}

/** The share of the shingles of `one` that `other` holds too, 0 to 1, estimated. */
export function shareIn(one: Sketch, other: Sketch): number {
  return shareOf(readSketch(one), readSketch(other));
}

/** The same of sketches that were read before. */
export function shareOf(one: ReadSketch, other: ReadSketch): number {
  const [a, b] = [one.hashes, other.hashes];
  const size = Math.min(kept, Math.max(a.length, b.length));
  let i = 0;
  let j = 0;
  let seen = 0;
  let both = 0;
  for (; seen < size && (i < a.length || j < b.length); seen++) {
    const left = a[i] ?? Number.POSITIVE_INFINITY;
    const right = b[j] ?? Number.POSITIVE_INFINITY;
    if (left === right) both++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  if (seen === 0 || one.shingles === 0) return 0;
  const alike = both / seen;
  return Math.min(1, (alike * (one.shingles + other.shingles)) / (1 + alike) / one.shingles);
}
