/** How portals write dates, and the words that say what a date stands for. */

/** Marks that part the numbers of a date: hyphens and dashes of all lengths, slashes, dots, in both widths. */
export const dateMarks = ['-‐‑‒–—−－', '/／', '.．'] as const;
/** Marks between hours and minutes: the colon in all its shapes, and U+2236, which some editors put for it. */
export const timeMarks = ':：∶﹕︰';

/** The numerals 0 to 9 as characters, each in its shapes; zero has many (GB/T 15835 asks for 〇). 元年 is year 1, 元月 month 1. */
export const numerals = ['〇○◯零０ＯOoΟО0', '一壹元', '二贰貳', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'] as const;

/** English months; their first three letters are enough. */
export const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** No date of a portal lies before the founding of the People's Republic. */
export const firstDay = '1949-10-01';
/** What databases show where no date was entered. */
export const noDay = '1970-01-01';
/** Year 0 of the Minguo calendar (民國). */
export const minguo = 1911;
