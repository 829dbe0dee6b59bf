/** The clocks of the ledger: worked examples that an inspector can read, and laws that hold whatever the days. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { addDays, addWorkingDays, daysBetween, isWorkingDay, workingDaysBetween } from '../../../checks/calendar.ts';
import type { LedgerEvent } from '../../../checks/model/ledger.ts';
import { daysOver, endOf, type Pause } from '../../../reports/ledger/clocks.ts';
import { readItem, warn } from '../../../reports/ledger/deadlines.ts';
import { foldEvents } from '../../../reports/ledger/fold.ts';
import { momentOf } from '../../../reports/ledger/moments.ts';
import { loadTerms } from '../../../reports/ledger/settings.ts';
import { stateNames } from '../../../reports/ledger/states.ts';
import { changeTerms, type Terms } from '../../../reports/ledger/terms.ts';
import { eventOf, item } from './events.ts';

interface Example {
  序号: number;
  情形: string;
  方案: string;
  工作日?: string;
  顺延?: string;
  期限?: string;
  等级: string;
  经过: string[];
  看: string;
  状态: string;
  时限: Record<string, string>;
  预警: string[];
  说明: string;
}
const examples = parse(readFileSync(join(import.meta.dirname, 'fixtures', 'clocks.yaml'), 'utf8')) as Example[];
const clockNames: Record<string, string> = { deploy: '部署', answer: '反馈', solve: '解决' };

/** Goes through the days one by one: what happens by day comes in the morning, warnings are given before the office closes. */
function live(example: Example, terms: Terms): { state: string; clocks: Record<string, string>; warnings: string[] } {
  const grade = example.等级 === '重大' ? 'major' : 'ordinary';
  const events: LedgerEvent[] = [];
  const warnings: string[] = [];
  const first = example.经过[0]!.slice(0, 10);
  for (let day = first; day <= example.看; day = addDays(day, 1)) {
    for (const line of example.经过) if (line.startsWith(day)) events.push(eventOf(line, { grade, due: example.期限 ?? null }));
    const reading = readItem(1, foldEvents(item, events), terms, day);
    for (const event of warn(reading, momentOf(`${day} 18:00`)!, '系统')) {
      events.push(event);
      if (event.kind !== 'warned') continue;
      const { clock, level } = event.data;
      warnings.push(`${day} ${clockNames[clock]} ${level}`);
    }
  }
  const { standing, clocks } = readItem(1, foldEvents(item, events), terms, example.看);
  const words = { running: '在办', paused: '停', overdue: '超期', met: '按时', late: '迟', waiting: '未起算' };
  const said = clocks.map(({ clock, state, due, over }) => [
    clockNames[clock.id],
    [due, words[state], state === 'overdue' || state === 'late' ? over : null].filter((part) => part !== null).join(' '),
  ]);
  return { state: stateNames[standing.state]['zh-CN'], clocks: Object.fromEntries(said), warnings };
}

describe('worked examples', () => {
  test('there are at least thirty, each with its reason', () => {
    expect(examples.length).toBeGreaterThanOrEqual(30);
    expect(examples.map(({ 序号 }) => 序号)).toEqual(examples.map((_, at) => at + 1));
    for (const { 说明 } of examples) expect(说明.length).toBeGreaterThan(8);
  });
  test.each(examples.map((example) => [`${example.序号} ${example.情形}`, example] as const))('%s', (_, example) => {
    const profile = loadTerms(example.方案);
    const change = {
      ...(example.工作日 ? { days: 'working' as const } : {}),
      ...(example.顺延 ? { lastDay: 'next-working-day' as const } : {}),
    };
    const { terms } = changeTerms(profile, { profile: example.方案, clocks: {}, ...change });
    expect(live(example, terms)).toEqual({ state: example.状态, clocks: example.时限, warnings: example.预警 });
  });
});

const day = fc
  .date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2026-09-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** The days around which counting goes wrong: holidays, made up days, ends of months, leap days. */
const edge = fc.constantFrom(
  ...['2024-02-09', '2024-02-18', '2024-02-28', '2024-02-29', '2025-01-26', '2025-02-28', '2025-09-28', '2025-10-11', '2025-12-31'],
  ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-04-30', '2026-09-20', '2026-09-30'],
);
const start = fc.oneof(day, edge);
const count = fc.integer({ min: 0, max: 40 });
const plain = { own: null, pauses: [] as Pause[] };
const calendar = { days: 'calendar', lastDay: 'as-is' } as const;
const working = { days: 'working', lastDay: 'as-is' } as const;

describe('laws of terms', () => {
  test('without a pause a term in calendar days is so many days, over month ends and leap days', () => {
    fc.assert(fc.property(start, count, (from, days) => endOf({ days }, { start: from, ...plain }, calendar).day === addDays(from, days)));
  });
  test('a term in working days ends on a working day with so many of them in between', () => {
    fc.assert(
      fc.property(start, count, (from, days) => {
        const end = endOf({ days }, { start: from, ...plain }, working).day!;
        expect(isWorkingDay(end)).toBe(true);
        if (days > 0) {
          expect(workingDaysBetween(from, end)).toBe(days);
          expect(end).toBe(addWorkingDays(from, days));
        } else expect(daysBetween(from, end) === 0 || !isWorkingDay(from)).toBe(true);
      }),
    );
  });
  test('weeks are calendar weeks whatever the unit', () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 0, max: 8 }),
        fc.constantFrom(calendar, working),
        (from, weeks, unit) => endOf({ weeks }, { start: from, ...plain }, unit).day === addDays(from, weeks * 7),
      ),
    );
  });
  test('a last day that rolls is the first working day not before it', () => {
    fc.assert(
      fc.property(start, count, (from, days) => {
        const end = endOf({ days }, { start: from, ...plain }, { days: 'calendar', lastDay: 'next-working-day' }).day!;
        const bare = addDays(from, days);
        expect(end >= bare && isWorkingDay(end)).toBe(true);
        for (let at = bare; at < end; at = addDays(at, 1)) expect(isWorkingDay(at)).toBe(false);
      }),
    );
  });
  test('a pause moves the end by exactly the counted days in it', () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(calendar, working),
        (from, days, after, length, unit) => {
          const bare = endOf({ days }, { start: from, ...plain }, unit).day!;
          const pause = { from: addDays(from, after), to: addDays(from, after + length) };
          const end = endOf({ days }, { start: from, own: null, pauses: [pause] }, unit).day!;
          const counts = (at: string): boolean => unit.days === 'calendar' || isWorkingDay(at);
          let counted = 0;
          for (let at = addDays(from, 1); at <= end; at = addDays(at, 1)) if (counts(at) && !(at > pause.from && at <= pause.to)) counted++;
          expect(counted).toBe(days);
          if (pause.from >= bare) expect(end).toBe(bare);
        },
      ),
    );
  });
  test('a pause without an end leaves the end open until it is over, and the days that are left add up', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 40 }), (from, days, after) => {
        const { day: end, left } = endOf(
          { days },
          { start: from, own: null, pauses: [{ from: addDays(from, after), to: null }] },
          calendar,
        );
        if (after >= days) expect(end).toBe(addDays(from, days));
        else expect([end, left]).toEqual([null, days - after]);
      }),
    );
  });
  test('days over grow by one a day at most, and never shrink', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 30 }), fc.constantFrom('calendar', 'working'), (end, after, unit) => {
        const today = daysOver(end, addDays(end, after), unit, []);
        const tomorrow = daysOver(end, addDays(end, after + 1), unit, []);
        expect(tomorrow - today === 0 || tomorrow - today === 1).toBe(true);
        expect(today).toBe(unit === 'calendar' ? after : workingDaysBetween(end, addDays(end, after)));
      }),
    );
  });
  test('a year without a holiday notice is said to be assumed', () => {
    expect(endOf({ days: 10 }, { start: '2026-12-25', ...plain }, working)).toMatchObject({ assumed: true });
    expect(endOf({ days: 10 }, { start: '2026-11-02', ...plain }, working)).toMatchObject({ assumed: false });
    expect(endOf({ days: 10 }, { start: '2026-12-25', ...plain }, calendar)).toMatchObject({ assumed: false });
  });
});
