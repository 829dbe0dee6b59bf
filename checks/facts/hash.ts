/** A fast fingerprint of text: equal texts have equal fingerprints on every machine. Not for secrets. */

/** Sixteen hex digits from two mixed 32-bit lanes (cyrb construction). */
export function hashText(text: string): string {
  // a 32-bit number from the start: as anything else the loop is compiled for two kinds, and given up again and again
  let low = 0xdeadbeef | 0;
  let high = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return hex(high) + hex(low);
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}
