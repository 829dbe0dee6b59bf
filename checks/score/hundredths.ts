/**
 * Points are counted in whole hundredths, so that sums have no float noise and a person who adds up
 * the printed numbers gets exactly the printed result.
 */

/** An amount of points that is known only between two ends, in hundredths. */
export interface Span {
  low: number;
  high: number;
}

export const nothing: Span = { low: 0, high: 0 };

/** Returns points as hundredths, halves rounded up. */
export function toHundredths(points: number): number {
  return times(points, 1);
}

/** Returns `per` points times a count, as hundredths, rounded once; an unbounded count gives Infinity. */
export function times(per: number, count: number): number {
  if (count === 0) return 0;
  return Math.round((Math.round(per * 1e6) * count) / 1e4);
}

/** Returns hundredths multiplied by a factor, rounded to hundredths, halves up; the product is first cleared of float noise. */
export function scale(hundredths: number, factor: number): number {
  return Math.round(Math.round(hundredths * factor * 1e6) / 1e6);
}

/** Divides hundredths by weights so that the shares add up to the whole exactly (largest remainders; earlier weights first among equals). */
export function divide(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) return weights.map(() => 0);
  const shares = weights.map((weight) => Math.floor((whole * weight) / sum + 1e-9));
  const remainders = weights
    .map((weight, at) => ({ at, left: (whole * weight) / sum - shares[at]! }))
    .sort((a, b) => (Math.abs(b.left - a.left) > 1e-9 ? b.left - a.left : a.at - b.at));
  let left = whole - shares.reduce((a, b) => a + b, 0);
  for (const { at } of remainders) {
    if (left <= 0) break;
    shares[at]! += 1;
    left -= 1;
  }
  return shares;
}

export function add(a: Span, b: Span): Span {
  return { low: a.low + b.low, high: a.high + b.high };
}

/** Returns the span with both ends held between 0 and `most`. */
export function clamp(span: Span, most: number): Span {
  return { low: Math.min(most, Math.max(0, span.low)), high: Math.min(most, Math.max(0, span.high)) };
}

/** Returns what is left of `whole` when the span is taken from it. */
export function subtract(whole: number, lost: Span): Span {
  return { low: whole - lost.high, high: whole - lost.low };
}

export function isSettled(span: Span): boolean {
  return span.low === span.high;
}

/** Returns the span in points, two decimals at most. */
export function toPoints(span: Span): Span {
  return { low: span.low / 100 || 0, high: span.high / 100 || 0 };
}

/** Writes hundredths as points: 120 → 1.2. */
export function writePoints(hundredths: number): string {
  return String(hundredths / 100 || 0);
}

/** Writes a span as points: 1.2 or 1.2–3. */
export function writeSpan(span: Span): string {
  return isSettled(span) ? writePoints(span.low) : `${writePoints(span.low)}–${writePoints(span.high)}`;
}
