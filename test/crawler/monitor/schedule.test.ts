import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, endOf, nextVisit, startOfDay } from '../../../crawler/monitor/schedule.ts';

const url = 'http://www.lanchuan.gov.cn/';
const offset = 480;
const begin = startOfDay('2026-09-01', offset);
const week = 7 * 86_400;

/** The visits of a span, each following from the last alone, as after a restart before every one of them. */
function visitsOf(perDay: number, seed: string, from: number, to: number): number[] {
  const visits: number[] = [];
  for (let now = from, last: number | null = null; ; ) {
    const at = nextVisit({ perDay, seed, offset }, url, now, last);
    if (at >= to) return visits;
    visits.push(at);
    last = at;
    now = at;
  }
}

describe('the moments of visits', () => {
  test('are as many a day as wanted, never close to each other, and other ones for another seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 200 }), fc.string(), (perDay, seed) => {
        const visits = visitsOf(perDay, seed, begin, begin + week);
        const days = Map.groupBy(visits, (at) => dayOf(at, offset));
        expect([...days.values()].map((list) => list.length)).toEqual(Array(7).fill(perDay));
        const least = (86_400 / perDay) * 0.2 - 2;
        for (let at = 1; at < visits.length; at++) expect(visits[at]! - visits[at - 1]!).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: 20 },
    );
    expect(visitsOf(24, 'a', begin, begin + week)).not.toEqual(visitsOf(24, 'b', begin, begin + week));
    expect(visitsOf(24, 'a', begin, begin + week)).toEqual(visitsOf(24, 'a', begin, begin + week));
  });

  test('do not lie a whole number of hours apart', () => {
    const minutes = new Set(visitsOf(24, '', begin, begin + week).map((at) => Math.floor((at % 3600) / 60)));
    expect(minutes.size).toBeGreaterThan(30);
  });

  test('come at once after a gap, and one that a clock misled waits for no other day', () => {
    const schedule = { perDay: 24, seed: '', offset };
    expect(nextVisit(schedule, url, begin + 3599, begin - 5000)).toBe(begin + 3599);
    const due = nextVisit(schedule, url, begin, begin + 400 * 86_400);
    expect(due).toBeGreaterThanOrEqual(begin);
    expect(due).toBeLessThan(begin + 3600);
  });

  test('end after whole days of the site’s own time', () => {
    expect(endOf(7, begin, offset)).toBe(begin + week);
    expect(endOf(7, begin + 60, offset)).toBe(begin + week + 86_400);
    expect(dayOf(begin - 1, offset)).toBe('2026-08-31');
    expect(dayOf(begin, offset)).toBe('2026-09-01');
  });
});
