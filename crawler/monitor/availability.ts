/** The stored series of a home page → what checks and people are told of it. */
import { addDays } from '../../checks/calendar.ts';
import { lastFullDay, type Week, weekOf, weekRule } from '../../checks/facts/availability.ts';
import { siteClock } from '../../checks/knowledge/sites.ts';
import type { Probes } from '../../checks/model/probes.ts';
import { dayOf, startOfDay } from './schedule.ts';
import type { DayRecord, Series, Visit } from './series.ts';

export type Availability = NonNullable<Probes['availability']>;

export interface AvailabilityReport {
  url: string;
  asOf: string;
  week: Week;
  /** Visits that said nothing of the site: reason → count. Not among the attempts. */
  unmeasured: Record<string, number>;
  /** Failures by reason. */
  reasons: Record<string, number>;
  days: (Availability['days'][number] & { unmeasured: number })[];
  /** Milliseconds of the visits that opened: the middle one, and the one that 95% stay below. */
  took: { median: number; p95: number } | null;
  record: { day: string; record: DayRecord } | null;
}

/** The days up to `asOf` that a verdict of that day may rest on; null when there was no visit among them. */
export async function availabilityOf(series: Series, url: string, asOf: string): Promise<Availability | null> {
  const visits = await visitsBefore(series, url, asOf);
  const days = countDays(visits);
  if (days.length === 0) return null;
  const to = lastFullDay(days, asOf);
  const from = addDays(to, 1 - weekRule.days);
  return { from, to, days: days.filter(({ day }) => day >= from && day <= to).map(({ unmeasured: _, ...day }) => day) };
}

/** The week that a verdict of `asOf` rests on, in numbers. */
export async function reportAvailability(series: Series, url: string, asOf: string): Promise<AvailabilityReport> {
  const visits = await visitsBefore(series, url, asOf);
  const days = countDays(visits);
  const week = weekOf(days, lastFullDay(days, asOf));
  const within = visits.filter(({ at }) => isWithin(dayOf(at, siteClock), week));
  const times = within
    .filter(({ outcome }) => outcome === 'opened')
    .map(({ took }) => took)
    .sort((a, b) => a - b);
  const records = await series.days(url, week.from, week.to);
  return {
    ...{ url, asOf, week },
    unmeasured: countReasons(within, 'unmeasured'),
    reasons: countReasons(within, 'failed'),
    days: days.filter(({ day }) => isWithin(day, week)),
    took: times.length > 0 ? { median: times[Math.floor(times.length / 2)]!, p95: times[Math.floor(times.length * 0.95)]! } : null,
    record: records.at(-1) ?? null,
  };
}

/** Two weeks: that of the verdict may have ended before `asOf`. */
function visitsBefore(series: Series, url: string, asOf: string): Promise<Visit[]> {
  const from = addDays(asOf, 1 - 2 * weekRule.days);
  return series.between(url, startOfDay(from, siteClock), startOfDay(addDays(asOf, 1), siteClock));
}

function countDays(visits: readonly Visit[]): AvailabilityReport['days'] {
  const days = new Map<string, AvailabilityReport['days'][number]>();
  for (const { at, outcome } of visits) {
    const day = dayOf(at, siteClock);
    const count = days.get(day) ?? { day, attempts: 0, failures: 0, unmeasured: 0 };
    days.set(day, count);
    if (outcome === 'unmeasured') count.unmeasured += 1;
    else count.attempts += 1;
    if (outcome === 'failed') count.failures += 1;
  }
  return [...days.values()];
}

function countReasons(visits: readonly Visit[], wanted: Visit['outcome']): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { outcome, reason } of visits) if (outcome === wanted) counts.set(reason ?? '', (counts.get(reason ?? '') ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

const isWithin = (day: string, { from, to }: Week): boolean => day >= from && day <= to;
