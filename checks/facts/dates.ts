/**
 * Dates written in a text, in the styles of Chinese portals: numbers with any marks (GB/T 7408), 年月日 in figures and in characters
 * (GB/T 15835), years of the Minguo calendar, English months; with the time of day behind them.
 */
import { addDays } from '../calendar.ts';
import { dateMarks, firstDay, minguo, months, noDay, numerals, timeMarks } from '../knowledge/dates.ts';

export interface FoundDate {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:MM` or `HH:MM:SS` as shown, on the 24-hour clock. */
  time?: string;
  /** Where the words of the date stand in the text, its time included. */
  index: number;
  length: number;
  text: string;
  /** No year, or only two figures of one, was written. */
  inferred?: true;
}

export interface DateOptions {
  /** The day the text speaks of, `YYYY-MM-DD`; without it no date without a year is read. */
  asOf?: string;
  /** Reads `07-26`, `7月26日` and `18-07-26` too. */
  yearless?: boolean;
  /** The date of a neighbour, which a date without a year is put next to. */
  near?: string;
  /** Reads `20180726` too, which elsewhere is as likely a number. */
  compact?: boolean;
}

/** Of one text no more dates are read than this. */
const maxDates = 5000;

type Read = (match: RegExpExecArray, options: DateOptions) => Pick<FoundDate, 'date' | 'inferred'> | null;
interface Style {
  /** A cheap look whether the style can occur at all. */
  hint?: RegExp;
  wanted?: (options: DateOptions) => boolean;
  pattern: RegExp;
  read: Read;
}

const gap = '[^\\S\\n]{0,3}';
const year = '(?:19|20)[0-9]{2}';
const number = '[0-9]{1,2}';
const dayWord = `(?:${gap}[日号號])`;
const figure = `[${numerals.join('')}]`;
const figures = `[${numerals.join('')}十廿卅百]`;
const shortMonths = months.map((name) => name.slice(0, 3));
const month = `(${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|${name.slice(3, 4)})?`).join('|')})\\.?(?![a-z])`;
/** What no number of days or parts goes on with. */
const notCounted = '(?![0-9a-z%年月日个個人岁歲天时時周週元万萬亿億次家项項件户戶章条條款届屆级級名位号號])';

/** `2018-07-26`, `2018/7/26`, `2018．7．26`: the same mark twice; a time may be glued to it. */
const marked = dateMarks.map(
  (marks) => `${gap}[${marks}]${gap}(${number})${gap}[${marks}]${gap}([0-9]{2}(?=[0-9]{2}[${timeMarks}])|${number}(?![0-9]))${dayWord}?`,
);

const styles: Style[] = [
  {
    pattern: new RegExp(
      `(?<![0-9])(${year})(?:${marked.join('|')}|${gap}年${gap}(${number})${gap}月(?:份)?${gap}(${number})(?:${dayWord}|(?![0-9\\u4e00-\\u9fff])))`,
      'g',
    ),
    read: ([, y, ...rest]) => {
      const [m, d] = rest.filter((part) => part !== undefined);
      return onDay(Number(y), Number(m), Number(d));
    },
  },
  {
    hint: new RegExp(`[二一]${figure}{3}${gap}年`),
    pattern: new RegExp(
      `([二一]${figure}{3})${gap}年${gap}(${figures}{1,3}|${number})${gap}月${gap}(${figures}{1,4}|${number})${dayWord}`,
      'g',
    ),
    read: ([, y, m, d]) => onDay(numberOf(y!), numberOf(m!), numberOf(d!)),
  },
  {
    hint: /民[国國]|(?:^|[^0-9])1[0-9]{2}年/,
    pattern: new RegExp(
      `(?:民[国國]${gap}(${number}[0-9]?|${figures}{1,6})|(?<![0-9])(1[0-9]{2}))${gap}年${gap}(${figures}{1,3}|${number})${gap}月${gap}(${figures}{1,4}|${number})${dayWord}`,
      'g',
    ),
    read: ([, named, bare, m, d]) => onDay(minguo + numberOf(named ?? bare!), numberOf(m!), numberOf(d!)),
  },
  {
    hint: /民[国國]/,
    pattern: new RegExp(`民[国國]${gap}([0-9]{2,3})${gap}[-/.]${gap}(${number})${gap}[-/.]${gap}(${number})(?![0-9])`, 'g'),
    read: ([, y, m, d]) => onDay(minguo + Number(y), Number(m), Number(d)),
  },
  {
    hint: new RegExp(`\\b(?:${shortMonths.join('|')})`, 'i'),
    pattern: new RegExp(
      `\\b(?:${month}\\s{0,2}([0-9]{1,2})(?:st|nd|rd|th)?(?:\\s{0,2}[,，]\\s{0,2}|\\s{1,2})(?:[0-9]{2}:[0-9]{2}:[0-9]{2} [A-Z]{3,4} )?(${year})|([0-9]{1,2})(?:st|nd|rd|th)?[\\s-]{0,2}(?:of )?${month}[\\s,，-]{0,3}(${year}))(?![0-9])`,
      'gi',
    ),
    read: ([, m1, d1, y1, d2, m2, y2]) => onDay(Number(y1 ?? y2), monthOf(m1 ?? m2!), Number(d1 ?? d2)),
  },
  {
    wanted: ({ compact }) => compact === true,
    pattern: new RegExp(`(?<![0-9])(${year})(0[1-9]|1[0-2])([0-3][0-9])(?![0-9])`, 'g'),
    read: ([, y, m, d]) => onDay(Number(y), Number(m), Number(d)),
  },
  {
    wanted: ({ yearless, asOf }) => yearless === true && asOf !== undefined,
    pattern: new RegExp(
      `(?<![0-9a-z])(?<!年${gap})(?<![0-9][-/.:：])(?:(${number})${gap}月${gap}(${number})${dayWord}|([0-9]{2})([-－–./／])([0-9]{2})(?:\\4([0-9]{2}))?(?![-－–./／:：]?[0-9])${notCounted}|([0-9])-(${number})(?![-－–./／:：]?[0-9])(?![0-9a-z%\\u4e00-\\u9fff])|(1[0-2])-([1-9])(?![-－–./／:：]?[0-9])(?![0-9a-z%\\u4e00-\\u9fff]))`,
      'gi',
    ),
    read: ([, m1, d1, first, mark, second, third, m2, d2, m3, d3], { asOf = '', near }) => {
      if (third !== undefined) {
        const date = onDay(2000 + Number(first), Number(second), Number(third));
        return date && mark !== '.' && date.date <= addDays(asOf, 1) ? { ...date, inferred: true } : null;
      }
      const date = inferYear(Number(m1 ?? first ?? m2 ?? m3), Number(d1 ?? second ?? d2 ?? d3), asOf, near);
      return date === null ? null : { date, inferred: true };
    },
  },
];

const clock = new RegExp(
  `[\\s\\u00a0T,，(（\\[|]{0,4}(?:(?:星期|周)[一二三四五六日天][\\s)）]{0,3})?(上午|下午|晚上|中午|凌晨|早上)?\\s{0,2}([0-9]{1,2})(?:\\s?[${timeMarks}]\\s?([0-9]{2})(?:\\s?[${timeMarks}]\\s?([0-9]{2}))?(?![0-9])(?:\\s?(am|pm)(?![a-z]))?|[时時点點]([0-9]{1,2})分(?:([0-9]{1,2})秒)?)`,
  'iy',
);
const fullWidth = /[０-９]/;

/** Nothing but a date in its plainest form, as the rows of most lists show it: half of the time that dates take is spent on these. */
const alone = new RegExp(`^\\s*(${year})-([0-9]{2})-([0-9]{2})\\s*$`);

/** The date of a text that shows nothing else, written `2018-07-26`; null for any other text. */
export function dateAlone(text: string): FoundDate | null {
  const match = alone.exec(text);
  const date = match && onDay(Number(match[1]), Number(match[2]), Number(match[3]));
  if (!date) return null;
  const index = text.indexOf(match[1]!);
  return { ...date, index, length: date.date.length, text: date.date };
}

/**
 * All dates written in a text, in order. Bounded in number, linear in time. No date before 1949-10-01, no day that does not exist,
 * and not 1970-01-01, which stands for “no date”. Full-width figures and marks count as their plain forms.
 */
export function datesIn(text: string, options: DateOptions = {}): FoundDate[] {
  const only = dateAlone(text);
  if (only) return [only];
  const plain = fullWidth.test(text) ? text.replace(/[０-９]/g, (figure) => String.fromCharCode(figure.charCodeAt(0) - 0xfee0)) : text;
  const found: FoundDate[] = [];
  for (const { hint, wanted, pattern, read } of styles) {
    if ((wanted && !wanted(options)) || (hint && !hint.test(plain))) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(plain); match && found.length < maxDates; match = pattern.exec(plain)) {
      const date = read(match, options);
      if (!date) {
        // what only looks like a date may hide the beginning of one
        pattern.lastIndex = match.index + 1;
        continue;
      }
      const time = timeAt(plain, match.index + match[0].length);
      const length = match[0].length + (time?.length ?? 0);
      found.push({
        ...date,
        ...(time ? { time: time.time } : {}),
        index: match.index,
        length,
        text: text.slice(match.index, match.index + length),
      });
    }
  }
  return inOrder(found);
}

/**
 * The day that a month and a day without a year stand for: the latest not after the day after `asOf` (clocks differ),
 * or the nearest to the date of a neighbour. Null where there is no such day. `asOf` and `neighbour` are `YYYY-MM-DD`.
 */
export function inferYear(month: number, day: number, asOf: string, neighbour?: string): string | null {
  const last = addDays(asOf, 1);
  const around = Number((neighbour ?? last).slice(0, 4));
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  // 29 February may lie seven years back
  for (let offset = neighbour === undefined ? 0 : 1; offset >= -8; offset--) {
    const date = onDay(around + offset, month, day)?.date;
    if (date === undefined) continue;
    if (date > last && !(neighbour !== undefined && neighbour > last)) continue;
    if (neighbour === undefined) return date;
    const apart = Math.abs(Date.parse(date) - Date.parse(neighbour));
    if (apart >= least) continue;
    best = date;
    least = apart;
  }
  return best;
}

/** Where two styles read the same words, the one that starts first, then the longer. */
function inOrder(found: FoundDate[]): FoundDate[] {
  found.sort((a, b) => a.index - b.index || b.length - a.length);
  let end = -1;
  return found.filter(({ index, length }) => {
    if (index < end) return false;
    end = index + length;
    return true;
  });
}

function timeAt(text: string, at: number): { time: string; length: number } | null {
  clock.lastIndex = at;
  const match = clock.exec(text);
  if (!match) return null;
  const [all, half, hour, minute = match[6], second = match[7], noon] = match;
  let hours = Number(hour);
  if (hours < 12 && (half === '下午' || half === '晚上' || noon?.toLowerCase() === 'pm')) hours += 12;
  else if (hours === 12 && (half === '凌晨' || half === '上午' || noon?.toLowerCase() === 'am')) hours = 0;
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const time = [String(hours), minute!, ...(second === undefined ? [] : [second])].map((part) => part.padStart(2, '0')).join(':');
  return { time, length: all.length };
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function onDay(year: number, month: number, day: number): { date: string } | null {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (!(day >= 1 && day <= (lengths[month - 1] ?? 0) + (leap ? 1 : 0))) return null;
  const date = `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
  return date < firstDay || date === noDay || year > 9999 ? null : { date };
}

const values = new Map(numerals.flatMap((shapes, value) => [...shapes].map((shape) => [shape, value] as const)));
const tens = new Map([
  ['十', 1],
  ['廿', 2],
  ['卅', 3],
]);

/** The number that figures or characters write: `12`, `二〇一八`, `十二`, `二十六`, `廿六`, `一百一十二`; NaN for none. */
function numberOf(written: string): number {
  if (/^[0-9]+$/.test(written)) return Number(written);
  let total = 0;
  let last: number | undefined;
  for (const character of written) {
    const value = values.get(character);
    if (value !== undefined) {
      last = last === undefined ? value : last * 10 + value;
      continue;
    }
    const ten = tens.get(character);
    total += character === '百' ? (last ?? 1) * 100 : ten === 1 ? (last ?? 1) * 10 : (ten ?? Number.NaN) * 10;
    last = undefined;
  }
  return total + (last ?? 0);
}

function monthOf(written: string): number {
  return shortMonths.indexOf(written.slice(0, 3).toLowerCase()) + 1;
}
