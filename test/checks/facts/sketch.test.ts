import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareIn, sketchText } from '../../../checks/facts/sketch.ts';

/** Text of Chinese characters that repeats nothing. */
const prose = (seed: number, length: number): string => {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 3000));
  }).join('');
};

test('a text stands in itself, and a text of other words does not', () => {
  const one = sketchText(prose(1, 900))!;
  expect(shareIn(one, one)).toBe(1);
  expect(shareIn(one, sketchText(prose(2, 900))!)).toBe(0);
});

test('a short text stands whole in a long one, which stands in it by a part', () => {
  const short = prose(3, 300);
  const a = sketchText(short)!;
  const b = sketchText(short + prose(4, 900))!;
  expect(shareIn(a, b)).toBeGreaterThan(0.85);
  expect(shareIn(b, a)).toBeLessThan(0.4);
});

test('the share is off by a few points only', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 10 }), (seed, tenths) => {
      const common = prose(seed, tenths * 100);
      const a = sketchText(common + prose(seed + 1, (10 - tenths) * 100))!;
      const b = sketchText(common + prose(seed + 2, (10 - tenths) * 100))!;
      expect(Math.abs(shareIn(a, b) - tenths / 10)).toBeLessThan(0.2);
    }),
  );
});

test('too little text gives nothing to compare', () => {
  expect(sketchText('公开为常态')).toBeNull();
});
