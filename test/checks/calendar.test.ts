import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  daysBetween,
  holidaysKnown,
  isDay,
  isWorkingDay,
  workingDaysBetween,
} from '../../checks/calendar.ts';

const day = fc
  .date({ min: new Date('2004-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('working days by the holiday notices', () => {
  test.each([
    ['2024-02-09', true, '除夕 2024 was a working day'],
    ['2024-02-12', false, '春节'],
    ['2024-02-04', true, 'a Sunday made up for 春节'],
    ['2024-02-18', true, 'a Sunday made up for 春节'],
    ['2024-04-07', true, 'a Sunday made up for 清明'],
    ['2024-10-12', true, 'a Saturday made up for 国庆'],
    ['2025-01-26', true, 'a Sunday made up for 春节'],
    ['2025-01-28', false, '除夕 2025'],
    ['2025-05-05', false, '劳动节'],
    ['2025-09-28', true, 'a Sunday made up for 国庆'],
    ['2025-10-08', false, '国庆、中秋'],
    ['2025-10-11', true, 'a Saturday made up for 国庆'],
    ['2026-01-02', false, '元旦'],
    ['2026-09-26', false, 'a Saturday'],
    ['2026-09-30', true, 'a Wednesday'],
  ])('%s: %s, %s', (date, working) => {
    expect(isWorkingDay(date)).toBe(working);
  });

  test('20 working days over the National Day holiday of 2025 end on 24 October', () => {
    expect(addWorkingDays('2025-09-22', 20)).toBe('2025-10-24');
    expect(workingDaysBetween('2025-09-22', '2025-10-24')).toBe(20);
    expect(daysBetween('2025-09-22', '2025-10-24')).toBe(32);
  });

  test('the day a term starts on is not counted, the last day is', () => {
    expect(workingDaysBetween('2026-08-03', '2026-08-03')).toBe(0);
    expect(workingDaysBetween('2026-08-03', '2026-08-04')).toBe(1);
    expect(workingDaysBetween('2026-08-07', '2026-08-10')).toBe(1);
    expect(workingDaysBetween('2026-08-04', '2026-08-03')).toBe(-1);
  });

  test('years without a holiday notice are told apart', () => {
    expect([2003, 2004, 2018, 2026, 2030].map(holidaysKnown)).toEqual([false, true, true, true, false]);
  });

  test('a day stays the same day wherever the machine stands', async () => {
    const { execFileSync } = await import('node:child_process');
    const script = `import { isWorkingDay } from './checks/calendar.ts'; console.log(isWorkingDay('2024-02-18'), isWorkingDay('2024-02-19'), isWorkingDay('2024-02-17'))`;
    const run = (TZ: string) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ }, encoding: 'utf8' }).trim();
    expect(run('America/Los_Angeles')).toBe('true true false');
    expect(run('Pacific/Kiritimati')).toBe('true true false');
  });
});

describe('months', () => {
  test.each([
    ['2026-08-31', -6, '2026-02-28'],
    ['2024-08-31', -6, '2024-02-29'],
    ['2026-09-30', -6, '2026-03-30'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i months are %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });
});

test.each([
  ['2026-02-29', false],
  ['2024-02-29', true],
  ['2026-13-01', false],
  ['2026-9-1', false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

describe('laws of days', () => {
  test('days added and days between undo each other', () => {
    fc.assert(fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, days) => daysBetween(from, addDays(from, days)) === days));
  });
  test('a month later is 28 to 31 days later and never skips a month', () => {
    fc.assert(
      fc.property(day, (from) => {
        const to = addMonths(from, 1);
        const days = daysBetween(from, to);
        expect(days).toBeGreaterThanOrEqual(28);
        expect(days).toBeLessThanOrEqual(31);
        expect((Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 12) % 12).toBe(1);
      }),
    );
  });
  test('working days add up over any day between, and are never more than days', () => {
    const span = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(day, span, span, (from, first, second) => {
        const middle = addDays(from, first);
        const to = addDays(middle, second);
        const whole = workingDaysBetween(from, to);
        expect(whole).toBe(workingDaysBetween(from, middle) + workingDaysBetween(middle, to));
        expect(whole).toBeLessThanOrEqual(daysBetween(from, to));
      }),
    );
  });
  test('a term of working days ends on a working day that many working days on', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const end = addWorkingDays(from, count);
        expect(isWorkingDay(end)).toBe(true);
        expect(workingDaysBetween(from, end)).toBe(count);
      }),
    );
  });
});
