import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../checks/model/index.ts';
import { disagreementsOf, marksThatCount, type Opinion, standingsOf } from '../../../crawler/rounds/opinions.ts';

let number = 0;
function opinion(by: string, result: Mark['result'], given: Partial<Opinion> = {}): Opinion {
  number++;
  const at = `2026-10-01T0${number % 10}:00:00.000Z`;
  return { number, site: 'a', leaf: 'x', kind: 'mark', by, at, result, source: 'typed', written: at, ...given };
}
const settle = (by: string, result: Mark['result'], given: Partial<Opinion> = {}): Opinion =>
  opinion(by, result, { kind: 'settlement', why: '复核', ...given });
const only = (opinions: Opinion[]) => standingsOf(opinions)[0]!;

describe('marks of several evaluators', () => {
  test('count when they say the same, with both named', () => {
    const { counts } = only([opinion('甲', 'pass'), opinion('乙', 'pass')]);
    expect(counts).toMatchObject({ result: 'pass', by: '甲、乙' });
    expect(disagreementsOf(standingsOf([opinion('甲', 'pass'), opinion('乙', 'pass')]))).toEqual([]);
  });

  test('of which the later of one evaluator counts, by when it was decided and not when it came in', () => {
    const late = opinion('甲', 'fail', { at: '2026-10-03T00:00:00.000Z' });
    const early = opinion('甲', 'pass', { at: '2026-10-01T00:00:00.000Z' });
    expect(only([late, early]).counts).toMatchObject({ result: 'fail' });
  });

  test('that differ leave the leaf without a mark and are listed with who, when and why', () => {
    const list = [opinion('甲', 'pass', { note: '有' }), opinion('乙', 'points', { points: 2, note: '不全' })];
    expect(marksThatCount(standingsOf(list)).get('a')).toBeUndefined();
    const [found] = disagreementsOf(standingsOf(list));
    expect(found).toMatchObject({ site: 'a', leaf: 'x', settled: null });
    expect(found!.marks.map(({ by, note, at }) => [by, note, at.length > 0])).toEqual([
      ['甲', '有', true],
      ['乙', '不全', true],
    ]);
  });

  test('of other points are different', () => {
    expect(only([opinion('甲', 'points', { points: 2 }), opinion('乙', 'points', { points: 3 })]).counts).toBeNull();
    expect(only([opinion('甲', 'points', { points: 2 }), opinion('乙', 'points', { points: 2 })]).counts).not.toBeNull();
  });

  test('are settled by a decision, which stays in the list with its reason', () => {
    const list = [opinion('甲', 'pass'), opinion('乙', 'fail'), settle('组长', 'fail')];
    expect(only(list).counts).toMatchObject({ result: 'fail', by: '组长', note: '复核' });
    expect(disagreementsOf(standingsOf(list))).toMatchObject([{ settled: { by: '组长', why: '复核', result: 'fail' } }]);
  });

  test('are open again when somebody says something else after the decision, and not when somebody follows it', () => {
    const settled = [opinion('甲', 'pass'), opinion('乙', 'fail'), settle('组长', 'fail')];
    expect(only([...settled, opinion('甲', 'fail')]).counts).toMatchObject({ by: '组长' });
    expect(only([...settled, opinion('丙', 'pass')]).counts).toBeNull();
    expect(only([...settled, opinion('丙', 'pass'), settle('组长', 'pass')]).counts).toMatchObject({ result: 'pass' });
  });

  test('never count for one of two that differ, in whatever order they came', () => {
    const anyOpinion = fc.record({
      by: fc.constantFrom('甲', '乙', '丙'),
      result: fc.constantFrom<Mark['result']>('pass', 'fail', 'na'),
      day: fc.integer({ min: 10, max: 28 }),
      settles: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyOpinion, { minLength: 1, maxLength: 12 }), (list) => {
        const opinions = list.map(({ by, result, day, settles }, at) => ({
          ...opinion(by, result, { number: at + 1, at: `2026-10-${day}T00:00:00.000Z` }),
          ...(settles && at > 0 ? { kind: 'settlement' as const, why: '定' } : {}),
        }));
        const [standing] = standingsOf(opinions);
        const { marks, settled, counts } = standing!;
        if (settled) expect(counts!.result).toBe(settled.result);
        else if (counts) expect(new Set(marks.map(({ result }) => result)).size).toBe(1);
        else expect(marks.length).toBeGreaterThan(1);
        expect(disagreementsOf([standing!]).length).toBe(settled || !counts ? 1 : 0);
      }),
    );
  });
});
