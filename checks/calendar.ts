/**
 * Days, months and working days between dates written `YYYY-MM-DD`. 日 are calendar days, 工作日 are working days by the holiday
 * notices of the State Council with their make-up days; no function takes one for the other.
 */
// The notices as data: the library's own functions read dates in the machine's time zone and err west of Greenwich.
import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

const dayLength = 86_400_000;
const holidays = new Set(Object.keys(notices.holidays));
const madeUp = new Set(Object.keys(notices.workdays));

/** Number of calendar days (日) from one day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

/** The day so many calendar days later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
}

/** The same day of the month so many months later, or earlier when negative; the last of the month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = partsOf(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first.toISOString().slice(0, 10), Math.min(date, last) - 1);
}

/** Whether a day is a working day (工作日) in China. Years without a published holiday notice go by weekends alone: see `holidaysKnown`. */
export function isWorkingDay(day: string): boolean {
  if (madeUp.has(day)) return true;
  const weekday = new Date(day).getUTCDay();
  return weekday > 0 && weekday < 6 && !holidays.has(day);
}

/** Whether the holidays of a year are known, so that its working days can be counted. */
export function holidaysKnown(year: number): boolean {
  return holidays.has(`${year}-10-01`);
}

/**
 * Number of working days (工作日) after the first day up to and including the last: the day a term starts is not counted.
 * Negative when the second day comes first.
 */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  for (let left = daysBetween(from, to); left > 0; left--) if (isWorkingDay(addDays(from, left))) count++;
  return count;
}

/** The day so many working days later: the last day of a term that starts on the given day. */
export function addWorkingDays(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left--;
  }
  return at;
}

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function partsOf(day: string): [number, number, number] {
  return day.split('-').map(Number) as [number, number, number];
}
