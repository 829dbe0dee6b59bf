/** The clocks of an item on a day: when each ends, whether it was kept, and which warnings are due. */

import { addDays, daysBetween } from '../../checks/calendar.ts';
import type { EventData, LedgerEvent } from '../../checks/model/ledger.ts';
import { type Course, daysOver, type End, endOf } from './clocks.ts';
import { pausesOf, rankOf, type Standing } from './fold.ts';
import { dayOfMoment } from './moments.ts';
import { ranks } from './states.ts';
import type { Clock, Terms } from './terms.ts';

/** running: time is left · paused: it stands still · overdue: it is overrun · met, late: it was stopped · waiting: it has not started. */
export type ClockState = 'running' | 'paused' | 'overdue' | 'met' | 'late' | 'waiting';

export interface ClockReading {
  clock: Clock;
  state: ClockState;
  /** Last day of the term; null while it is not known. */
  due: string | null;
  stoppedOn: string | null;
  /** Days beyond the term, in the unit of the terms. */
  over: number;
  assumed: boolean;
}

/** An item with its terms and what its clocks say on a day. */
export interface Reading {
  number: number;
  standing: Standing;
  terms: Terms;
  clocks: ClockReading[];
  /** The nearest end of a running or overrun clock; null when none is known. */
  due: string | null;
  /** Days beyond, of the clock that is overrun most; 0 when none is. */
  over: number;
}

/** What the clocks of an item say on a day, in its own time. */
export function readItem(number: number, standing: Standing, terms: Terms, day: string): Reading {
  const clocks = terms.clocks.map((clock) => readClock(clock, standing, terms, day));
  const open = standing.state === 'closed' ? [] : clocks.filter(({ state }) => state === 'running' || state === 'overdue');
  const dues = open.flatMap(({ due }) => (due === null ? [] : [due])).sort();
  return { number, standing, terms, clocks, due: dues[0] ?? null, over: Math.max(0, ...open.map(({ over }) => over)) };
}

function readClock(clock: Clock, standing: Standing, terms: Terms, day: string): ClockReading {
  const path = standing.path.filter(({ on }) => on <= day);
  const stoppedOn = stopOf(clock, path);
  // what stands still after a clock was stopped does not move its end
  const pauses = pausesOf({ path }, terms.pausedIn).filter(({ from }) => stoppedOn === null || from < stoppedOn);
  const started =
    clock.from === 'opened' ? standing.openedOn : (path.find(({ state }) => ranks[state as 'deployed'] >= ranks.deployed)?.on ?? null);
  if (started === null) return { clock, state: 'waiting', due: null, stoppedOn, over: 0, assumed: false };
  const end = endFor(clock, standing, terms, { start: started, own: standing.beginning.due, pauses }, day);
  const over = end.day === null ? 0 : daysOver(end.day, stoppedOn ?? day, terms.days, pauses);
  const still = pauses.some(({ to }) => to === null);
  const state = stoppedOn !== null ? (over > 0 ? 'late' : 'met') : over > 0 ? 'overdue' : still ? 'paused' : 'running';
  return { clock, state: state === 'overdue' && still ? 'paused' : state, due: end.day, stoppedOn, over, assumed: end.assumed };
}

/** An extension moves the end of what is still to be done; answers are due as before. */
function endFor(clock: Clock, { extension: { granted }, grade }: Standing, terms: Terms, course: Course, day: string): End {
  const length = clock[grade];
  const extends_ = granted !== null && granted.on <= day && ranks[clock.until] > ranks.answered;
  if (!extends_) return endOf(length, course, terms);
  const { on: start, until } = granted;
  const pauses = course.pauses.filter(({ from }) => from >= start);
  return endOf('own', { start, own: until, pauses }, terms);
}

/** The day on which the state that a clock waits for came, if it stands since. */
function stopOf(clock: Clock, path: Standing['path']): string | null {
  let stopped: string | null = null;
  let rank = 0;
  for (const { state, on } of path) {
    if (state !== 'appealed') rank = rankOf(state, null);
    if (rank < ranks[clock.until]) stopped = null;
    else stopped ??= on;
  }
  return stopped;
}

/** Warnings that are due on a day and were not given, in their order, as events to be logged. Each is given once for each deadline. */
export function warningsDue({ standing, clocks, terms }: Reading): EventData['warned'][] {
  if (standing.state === 'closed') return [];
  return clocks
    .filter(({ state, due }) => state === 'overdue' && due !== null)
    .flatMap(({ clock, due, over }) => {
      const extensions = ranks[clock.until] > ranks.answered ? standing.extensions : 0;
      const given = (level: number): boolean =>
        standing.warnings.some(
          (one) => one.clock === clock.id && one.level === level && (extensions === 0 || one.extensions === extensions),
        );
      return terms.warnings.flatMap(({ after, phone, supervised }, at) =>
        over >= after && !given(at + 1) ? [{ clock: clock.id, level: at + 1, due: due!, over, phone, supervised }] : [],
      );
    });
}

/** Reminders that are due on a day before the end of a term and were not given: of each clock the nearest, once for each deadline. */
export function foretell({ standing, clocks, terms }: Reading, day: string): EventData['due-soon'][] {
  if (standing.state === 'closed') return [];
  return clocks.flatMap(({ clock, state, due }) => {
    if (state !== 'running' || due === null) return [];
    const before = Math.min(...terms.reminders.filter((days) => daysBetween(day, due) <= days));
    const given = standing.foretold.some((one) => one.clock === clock.id && one.due === due && one.before <= before);
    return Number.isFinite(before) && !given ? [{ clock: clock.id, due, before }] : [];
  });
}

/** The events that write warnings and reminders of a day down. */
export function warn(reading: Reading, at: string, by: string): LedgerEvent[] {
  const warned = warningsDue(reading).map((data) => ({ at, by, kind: 'warned' as const, data }));
  return [...warned, ...foretell(reading, dayOfMoment(at)).map((data) => ({ at, by, kind: 'due-soon' as const, data }))];
}

/** The next so many days after a day, for what falls due in them. */
export function within(due: string | null, from: string, days: number): boolean {
  return due !== null && due > from && due <= addDays(from, days);
}
