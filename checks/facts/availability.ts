/** What a series of visits to a home page says of a week (国办秘书函〔2019〕19号, 单项否决“站点无法访问”). */
import { addDays } from '../calendar.ts';
import type { Probes } from '../model/probes.ts';

type Days = NonNullable<Probes['availability']>['days'];

/** The week, the visits a day that it takes, and the share of failures that is a veto. */
export const weekRule = { days: 7, perDay: 20, percent: 5 } as const;

export interface Week {
  from: string;
  to: string;
  attempts: number;
  failures: number;
  /** Rounded to a hundredth, for people; `over` is decided by the counts. */
  percent: number;
  /** Days with fewer visits than the rule takes. */
  thin: string[];
  /** Every day has visits enough. */
  enough: boolean;
  /** The share of failures has reached the limit. */
  over: boolean;
}

/** Counts the seven days up to `to`. */
export function weekOf(days: Days, to: string): Week {
  const from = addDays(to, 1 - weekRule.days);
  const thin: string[] = [];
  let attempts = 0;
  let failures = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const found = days.find((one) => one.day === day) ?? { attempts: 0, failures: 0 };
    attempts += found.attempts;
    failures += found.failures;
    if (found.attempts < weekRule.perDay) thin.push(day);
  }
  return {
    ...{ from, to, attempts, failures, thin, enough: thin.length === 0 },
    percent: attempts === 0 ? 0 : Math.round((failures / attempts) * 10_000) / 100,
    over: attempts > 0 && failures * 100 >= weekRule.percent * attempts,
  };
}

/**
 * The last day that a verdict of `asOf` may end its week with: the newest day with visits enough, not after it and less than a week old; while
 * today is still being visited that is yesterday. `asOf` where there is none.
 */
export function lastFullDay(days: Days, asOf: string): string {
  const oldest = addDays(asOf, -weekRule.days);
  const full = days.filter(({ day, attempts }) => day <= asOf && day > oldest && attempts >= weekRule.perDay).map(({ day }) => day);
  return full.length > 0 ? full.sort().at(-1)! : asOf;
}
