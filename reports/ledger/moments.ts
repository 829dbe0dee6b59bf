/** Moments as the log holds them (ISO 8601, UTC) and the days that people live by. */
import { isDay } from '../../checks/calendar.ts';
import { siteClock } from '../../checks/knowledge/sites.ts';

/** The day of a moment, in the time of the office. */
export function dayOfMoment(at: string): string {
  return new Date(Date.parse(at) + siteClock * 60_000).toISOString().slice(0, 10);
}

/** Day and minute of a moment, in the time of the office: `2026-10-09 09:30`. */
export function clockOfMoment(at: string): string {
  return new Date(Date.parse(at) + siteClock * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** The moment of a day and an hour of the office's time; `2026-10-09`, or `2026-10-09 09:30`. null for what is no moment. */
export function momentOf(text: string): string | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[ T]([01]\d|2[0-3]):([0-5]\d))?$/.exec(text.trim());
  if (!found) return null;
  if (!isDay(found[1]!)) return null;
  const minutes = found[2] === undefined ? 12 * 60 : Number(found[2]) * 60 + Number(found[3]);
  return new Date(Date.parse(found[1]!) + (minutes - siteClock) * 60_000).toISOString();
}
