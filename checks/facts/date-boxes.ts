/** Dates whose day stands apart from its month and year, in a box or a line of its own. */
import { isDay } from '../calendar.ts';
import { inferYear } from './dates.ts';

export interface BoxedDate {
  date: string;
  /** No year was written. */
  inferred?: true;
  from: number;
  to: number;
}

/** Day and month in separate boxes: `26 | 2018-07`, `2018-07 | 26`, `07-26 | 2018`, `26 | 07月`. */
export function readBoxes(words: string, asOf: string, near: string | undefined): BoxedDate | null {
  for (const { pattern, year, month, day } of boxes) {
    const match = pattern.exec(words);
    if (!match) continue;
    const digits = (at: number): number => Number(match[at]);
    const m = digits(month);
    const d = digits(day);
    if (m < 1 || m > 12 || d < 1 || d > 31) continue;
    const span = { from: match.index, to: match.index + match[0].length };
    if (year === 0) {
      const date = inferYear(m, d, asOf, near);
      if (date) return { date, inferred: true, ...span };
      continue;
    }
    const date = `${match[year]}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
    if (isDay(date)) return { date, ...span };
  }
  return null;
}

/** Boxes that stand in one line have nothing between their digits. */
const boxes = [
  { pattern: /(?<!\d)(\d{1,2})日?[\s/]{0,3}((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})月?(?!\s?[-/.\d日])/, year: 2, month: 3, day: 1 },
  { pattern: /(?<!\d)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})月?\s{1,3}(\d{1,2})日?(?!\s?[-/.:：\d月年])/, year: 1, month: 2, day: 3 },
  { pattern: /(?<!\d)((?:19|20)\d{2})\s?[-/.年](\d{2})(\d{2})(?![-/.:：\d月年])/, year: 1, month: 2, day: 3 },
  { pattern: /(?<![-/.\d])(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?\s{0,3}((?:19|20)\d{2})年?(?!\s?[-/.\d月])/, year: 3, month: 1, day: 2 },
  { pattern: /(?<!\d)(\d{1,2})日?\s{1,3}(\d{1,2})月(?!\d)/, year: 0, month: 2, day: 1 },
];
