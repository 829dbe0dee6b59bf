/** Chance from a seed, and days counted from a fixed day: the city is the same city whenever it is built. */
import chineseDays from 'chinese-days';

const { isWorkday } = chineseDays;

export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** The list in another order; the list given is left as it is. */
  shuffle<T>(list: readonly T[]): T[];
}

/** Returns a stream of chance that depends on nothing but the seed (FNV-1a into mulberry32). */
export function seedChance(seed: string): Chance {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    pick: (list) => list[int(0, list.length - 1)]!,
    shuffle(list) {
      const order = [...list];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = int(0, last);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
  };
}

const dayLength = 86_400_000;

/** The day `count` days before `day` (negative: after), both `YYYY-MM-DD`. */
export function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - count * dayLength).toISOString().slice(0, 10);
}

/** `day` itself when offices work on it, else the working day before. */
export function workingDay(day: string): string {
  let found = day;
  while (!isWorkday(found)) found = daysBefore(found, 1);
  return found;
}

/** `2026年9月8日` */
export function inWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** The working day that is `count` working days before `day`. */
export function workingDaysBefore(day: string, count: number): string {
  let found = day;
  for (let left = count; left > 0; ) {
    found = daysBefore(found, 1);
    if (isWorkday(found)) left -= 1;
  }
  return found;
}
