/**
 * Clocks of the ledger: when a term ends, with the time taken out in which others had to act, and how far it is overrun.
 * The day on which a term starts is not counted, nor is the day on which a pause ends; the day on which a pause begins is.
 */
import { addDays, daysBetween, holidaysKnown, isWorkingDay } from '../../checks/calendar.ts';
import type { Length, Terms } from './terms.ts';

/** Days after `from` up to and including `to` are not counted; null: it is not over. */
export interface Pause {
  from: string;
  to: string | null;
}

export interface Course {
  start: string;
  /** Day that the item itself names, for the length `own`. */
  own: string | null;
  pauses: readonly Pause[];
}

/** `day`: the last day of the term. null while it stands still before its end, with the counted days that are left. */
export interface End {
  day: string | null;
  left: number;
  /** The holidays of a year that it goes through are not published: weekends alone were taken out. */
  assumed: boolean;
}

type Unit = Terms['days'];

const paused = (pauses: readonly Pause[], day: string): boolean => pauses.some(({ from, to }) => day > from && (to === null || day <= to));
/** Whether a pause that has not ended holds the day and all after it. */
const stopped = (pauses: readonly Pause[], day: string): boolean => pauses.some(({ from, to }) => to === null && day > from);

/** The last day of a term. */
export function endOf(length: Length, { start, own, pauses }: Course, { days: unit, lastDay }: Pick<Terms, 'days' | 'lastDay'>): End {
  if (length === 'own') return own === null ? { day: null, left: 0, assumed: false } : advance(start, daysBetween(start, own), 'calendar');
  if ('weeks' in length) return roll(advance(start, length.weeks * 7, 'calendar'));
  return unit === 'working' ? advance(start, length.days, 'working') : roll(advance(start, length.days, 'calendar'));

  function advance(from: string, count: number, by: Unit): End {
    if (by === 'calendar' && count <= 0) return { day: addDays(from, count), left: 0, assumed: false };
    let day = from;
    let left = count;
    let assumed = by === 'working' && !knows(day);
    // 当天: a term of no days that starts on a holiday ends on the next working day
    const late = by === 'working' && count === 0 && !isWorkingDay(day);
    if (late) left = 1;
    while (left > 0) {
      day = addDays(day, 1);
      if (stopped(pauses, day)) return { day: null, left: late ? 0 : left, assumed };
      if (by === 'working' && !knows(day)) assumed = true;
      if (!paused(pauses, day) && (by === 'calendar' || isWorkingDay(day))) left--;
    }
    return { day, left: 0, assumed };
  }

  function roll(end: End): End {
    if (lastDay === 'as-is' || end.day === null) return end;
    let { day, assumed } = end as { day: string; assumed: boolean };
    for (; ; day = addDays(day, 1)) {
      if (!knows(day)) assumed = true;
      if (isWorkingDay(day)) return { day, left: 0, assumed };
    }
  }
}

/** Counted days after the end of a term up to and including a day; 0 when it is kept. */
export function daysOver(end: string, day: string, unit: Unit, pauses: readonly Pause[]): number {
  let count = 0;
  for (let at = addDays(end, 1); at <= day; at = addDays(at, 1)) {
    if (stopped(pauses, at)) return count;
    if (!paused(pauses, at) && (unit === 'calendar' || isWorkingDay(at))) count++;
  }
  return count;
}

const knows = (day: string): boolean => holidaysKnown(Number(day.slice(0, 4)));
