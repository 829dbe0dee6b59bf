/** Days as people write them into a table. */
import { addDays, isDay } from '../../checks/calendar.ts';

const digits: Record<string, string> = {
  〇: '0',
  零: '0',
  '○': '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/**
 * `YYYY-MM-DD` of a day written as 2026-10-20, 2026/10/20, 2026.10.20, 2026年10月20日, 20261020, 二〇二六年十月二十日, with or without a time
 * behind it, or as the number of a spreadsheet (days since 1899-12-30). Without a year it is the first such day from `notBefore` on.
 * Null for anything else, a day that does not exist among it.
 */
export function readWrittenDay(text: string, notBefore: string | null): string | null {
  const plain = toDigits(text.normalize('NFKC').trim().slice(0, 60));
  const full =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[T\s].{0,20})?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (full) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})\s*(?:月|\/|-|\.)\s*(\d{1,2})\s*[日号]?$/.exec(plain);
  if (short && notBefore) {
    const year = Number(notBefore.slice(0, 4));
    const day = dayOf(year, Number(short[1]), Number(short[2]));
    return day !== null && day < notBefore ? dayOf(year + 1, Number(short[1]), Number(short[2])) : day;
  }
  // no more than a century around today's rectifications: 2000 to 2099
  const serial = /^\d{5}(?:\.\d{1,15})?$/.test(plain) ? Math.floor(Number(plain)) : 0;
  return serial >= 36_526 && serial < 73_051 ? addDays('1899-12-30', serial) : null;
}

function dayOf(year: number, month: number, date: number): string | null {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** Chinese numerals as digits: 二〇二六年十月二十日. */
function toDigits(text: string): string {
  return text
    .replace(
      /([一二三])?十([一二三四五六七八九])?/g,
      (_, tens?: string, ones?: string) => (tens ? digits[tens]! : '1') + (ones ? digits[ones]! : '0'),
    )
    .replace(/[〇零○一二三四五六七八九]/g, (numeral) => digits[numeral]!);
}
