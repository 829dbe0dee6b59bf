/** Times as an office writes and reads them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHours } from '../../../crawler/engine/hours.ts';
import { faultOf, isOpen, nextDue, nextStarts, owedBetween, sayCron, sayMoment } from '../../../crawler/schedule/cron.ts';

/** A moment by the clock of Beijing. */
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const night = readHours('20:00-07:00')!;

describe('terms in words', () => {
  test.each([
    ['0 17 * * 5', '每周五 17:00', 'every Friday at 17:00'],
    ['0 17 * * FRI', '每周五 17:00', 'every Friday at 17:00'],
    ['30 0 17 * * 5', '每周五 17:00:30', 'every Friday at 17:00:30'],
    ['0 9 * * 1-5', '每周一至周五 09:00', 'every Monday to Friday at 09:00'],
    ['0 8,14 * * *', '每天 08:00、14:00', 'every day at 08:00, 14:00'],
    ['0 2 1 1,4,7,10 *', '1月、4月、7月、10月1日 02:00', 'day 1 of January, April, July, October at 02:00'],
    ['0 3 L * *', '每月最后一天 03:00', 'last day of every month at 03:00'],
    ['0 9 * * 1#2', '每月第二个周一 09:00', 'the second Monday of every month at 09:00'],
    ['*/30 * * * *', '每 30 分钟', 'every 30 minutes'],
    ['5 * * * *', '每小时的 05 分', 'every hour at :05'],
    ['* * * * * *', '每秒', 'every second'],
    ['@daily', '每天 00:00', 'every day at 00:00'],
    ['1-59/7 2 3 * 2', '按 cron “1-59/7 2 3 * 2”', 'by cron “1-59/7 2 3 * 2”'],
  ])('%s', (cron, zh, en) => {
    expect(faultOf(cron)).toBeNull();
    expect(sayCron(cron)).toEqual({ 'zh-CN': zh, en });
  });

  test.each(['', '* * *', '0 25 * * *', 'x y z a b', '0 0 31 2 *', `${'1,'.repeat(60)}1 * * * *`])(
    '“%s” is none, and it is said why',
    (cron) => {
      expect(faultOf(cron)).toEqual({ 'zh-CN': expect.stringMatching(/./), en: expect.stringMatching(/./) });
    },
  );

  test('no text makes the reader fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789*/,-#L@? FRIMON周'), maxLength: 40 }), (text) => {
        if (faultOf(text) === null) {
          expect(sayCron(text)['zh-CN']).not.toMatch(/undefined|NaN/);
          expect(sayCron(text).en).not.toMatch(/undefined|NaN/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('due moments', () => {
  test('are by the clock of Beijing, wherever the machine stands', () => {
    expect(nextDue('0 17 * * 5', at('2026-10-01 00:00'))).toBe(at('2026-10-02 17:00'));
    expect(sayMoment(at('2026-10-02 17:00'))).toEqual({ 'zh-CN': '2026-10-02（周五）17:00', en: 'Fri 2026-10-02 17:00' });
  });

  test('that wait for a window begin when it opens, once', () => {
    expect(nextStarts('0 12 * * *', night, at('2026-10-01 08:00'), 2)).toEqual([at('2026-10-01 20:00'), at('2026-10-02 20:00')]);
    expect(nextStarts('0 * * * *', night, at('2026-10-01 05:30'), 3)).toEqual([
      at('2026-10-01 06:00'),
      at('2026-10-01 20:00'),
      at('2026-10-01 21:00'),
    ]);
  });

  test('nothing is owed before its time, and what passed is counted', () => {
    const day = '0 3 * * *';
    expect(owedBetween(day, null, at('2026-10-01 03:00'), at('2026-10-02 02:59'))).toBeNull();
    expect(owedBetween(day, null, at('2026-10-01 03:00'), at('2026-10-05 12:00'))).toEqual({
      due: at('2026-10-05 03:00'),
      start: at('2026-10-05 03:00'),
      missed: 3,
    });
    expect(owedBetween('0 12 * * *', night, at('2026-10-01 11:00'), at('2026-10-01 19:59'))).toBeNull();
    expect(owedBetween('0 12 * * *', night, at('2026-10-01 11:00'), at('2026-10-01 20:00'))).toEqual({
      due: at('2026-10-01 12:00'),
      start: at('2026-10-01 20:00'),
      missed: 0,
    });
  });

  test('of a month of seconds the last is found at once', () => {
    const owed = owedBetween('* * * * * *', null, at('2026-09-01 00:00'), at('2026-10-01 00:00'))!;
    expect(at('2026-10-01 00:00') - owed.due).toBeLessThanOrEqual(1000);
  });

  test('what is owed lies between, and begins within the window', () => {
    const crons = ['0 * * * *', '*/7 * * * *', '0 3 * * *', '0 12 * * 1', '30 23 1 * *'];
    const windows = [null, night, readHours('09:00-17:30')!];
    const moment = fc.integer({ min: at('2026-01-01 00:00'), max: at('2027-01-01 00:00') });
    fc.assert(
      fc.property(
        fc.constantFrom(...crons),
        fc.constantFrom(...windows),
        moment,
        fc.integer({ min: 0, max: 40 * 86_400_000 }),
        (cron, window, after, length) => {
          const until = after + length;
          const owed = owedBetween(cron, window, after, until);
          if (owed === null) return;
          expect(owed.due).toBeGreaterThan(after);
          expect(owed.start).toBeLessThanOrEqual(until);
          expect(owed.start).toBeGreaterThanOrEqual(owed.due);
          expect(isOpen(window, owed.start)).toBe(true);
          // nothing of it is owed again
          const next = owedBetween(cron, window, owed.due, until);
          if (next) expect(next.start).toBeGreaterThan(owed.start);
        },
      ),
      { numRuns: 300 },
    );
  });
});
