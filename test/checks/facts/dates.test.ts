import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datesIn, inferYear } from '../../../checks/facts/dates.ts';

const asOf = '2018-07-28';
const days = (text: string, options?: Parameters<typeof datesIn>[1]) =>
  datesIn(text, options).map(({ date, time }) => (time ? `${date} ${time}` : date));

describe('styles of portals', () => {
  test.each([
    ['2018-07-26', '2018-07-26'],
    ['2018/7/26', '2018-07-26'],
    ['2018.07.26', '2018-07-26'],
    ['2018—07—26', '2018-07-26'],
    ['2018年7月26日', '2018-07-26'],
    ['2018 年 07 月 26 日', '2018-07-26'],
    ['２０１８年７月２６日', '2018-07-26'],
    ['２０１８．０７．２６', '2018-07-26'],
    ['二〇一八年三月五日', '2018-03-05'],
    ['二○一八年十二月三十一日', '2018-12-31'],
    ['二零一八年元月廿六日', '2018-01-26'],
    ['二O一八年十月十日', '2018-10-10'],
    ['民國112年3月5日', '2023-03-05'],
    ['中华民国一百一十二年三月五日', '2023-03-05'],
    ['112年3月5日', '2023-03-05'],
    ['民國112/03/05', '2023-03-05'],
    ['July 26, 2018', '2018-07-26'],
    ['26 Jul. 2018', '2018-07-26'],
    ['26th of July, 2018', '2018-07-26'],
    ['Thu Jul 26 10:00:00 CST 2018', '2018-07-26'],
    ['2018-07-26 09:12:33', '2018-07-26 09:12:33'],
    ['2018-07-26T09:12:33+08:00', '2018-07-26 09:12:33'],
    ['2018-07-26 09:12:33.0', '2018-07-26 09:12:33'],
    ['2018-07-2609:12', '2018-07-26 09:12'],
    ['2023-08-19 10∶08', '2023-08-19 10:08'],
    ['2018年7月26日 星期四 下午3:05', '2018-07-26 15:05'],
    ['2018年7月26日9时5分', '2018-07-26 09:05'],
    ['2018/7/26 9:12:33 PM', '2018-07-26 21:12:33'],
    ['标题2018-07-26', '2018-07-26'],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual([expected]);
  });

  test.each([
    '1970-01-01 08:00',
    '1949-09-30',
    '2018-02-30',
    '2018年2月29日',
    '2018-13-01',
    '2018-00-10',
    '2018-07',
    '0001-01-01',
    '12018-07-26',
    '2018-07-261',
    '5199000012/2018-00040',
    '20180726',
    '2018年7月',
    'IP 192.168.20.18',
  ])('%s is no date', (text) => {
    expect(days(text)).toEqual([]);
  });

  test('several in order, each with its place', () => {
    const text = '自2018年7月1日起至二〇一八年八月一日，见2018-06-30 10:00发布的通知';
    const found = datesIn(text);
    expect(found.map(({ date }) => date)).toEqual(['2018-07-01', '2018-08-01', '2018-06-30']);
    for (const { index, length, text: words } of found) expect(text.slice(index, index + length)).toBe(words);
  });

  test('eight figures only where they are asked for', () => {
    expect(days('20180726', { compact: true })).toEqual(['2018-07-26']);
    expect(days('1201807261', { compact: true })).toEqual([]);
  });
});

describe('without a year', () => {
  const yearless = (text: string, near?: string) => datesIn(text, { asOf, yearless: true, ...(near ? { near } : {}) });
  test.each([
    ['07-26', '2018-07-26'],
    ['[07-26]', '2018-07-26'],
    ['07/26', '2018-07-26'],
    ['07.26', '2018-07-26'],
    ['7-26', '2018-07-26'],
    ['7月26日', '2018-07-26'],
    ['07-26关于防汛的通知', '2018-07-26'],
    ['关于防汛的通知07-26', '2018-07-26'],
    ['07-29', '2018-07-29'],
    ['07-30', '2017-07-30'],
    ['18-07-26', '2018-07-26'],
  ])('%s', (text, date) => {
    expect(yearless(text)).toMatchObject([{ date, inferred: true }]);
  });

  test.each(['3-5个工作日', '10-12月', '0371-65501234', '08:30-12:00', '1/10', '37.25', '3.15万元', '10-20人', '13-40', '第12-13号'])(
    '%s is none',
    (text) => {
      expect(yearless(text)).toEqual([]);
    },
  );

  test('a year that is written is never inferred', () => {
    expect(yearless('2016-07-26 07-25')).toMatchObject([{ date: '2016-07-26' }, { date: '2018-07-25', inferred: true }]);
    expect(yearless('2016-07-26')[0]?.inferred).toBeUndefined();
  });

  test('next to a neighbour', () => {
    expect(yearless('12-31', '2016-01-02')[0]?.date).toBe('2015-12-31');
    expect(yearless('01-02', '2015-12-30')[0]?.date).toBe('2016-01-02');
  });

  test('not without the day of reading', () => {
    expect(datesIn('07-26', { yearless: true })).toEqual([]);
  });
});

describe('the year of a month and a day', () => {
  test.each([
    [7, 28, undefined, '2018-07-28'],
    [7, 29, undefined, '2018-07-29'],
    [7, 30, undefined, '2017-07-30'],
    [2, 29, undefined, '2016-02-29'],
    [1, 1, '2012-12-31', '2013-01-01'],
    [12, 31, '2018-07-01', '2017-12-31'],
    [1, 5, '2020-12-30', '2021-01-05'],
  ])('%i-%i beside %s', (month, day, near, date) => {
    expect(inferYear(month, day, asOf, near)).toBe(date);
  });

  test.each([
    [2, 30],
    [13, 1],
    [0, 1],
    [4, 31],
    [1.5, 2],
    [Number.NaN, 1],
  ])('%d-%d is no day', (month, day) => {
    expect(inferYear(month, day, asOf)).toBeNull();
  });
});

const figures = [...'〇一二三四五六七八九'];
const inCharacters = (n: number) =>
  n < 10 ? figures[n]! : `${n < 20 ? '' : figures[Math.floor(n / 10)]}十${n % 10 ? figures[n % 10] : ''}`;
const two = (n: number) => String(n).padStart(2, '0');
const wide = (text: string) => text.replace(/[0-9]/g, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0));
const english = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const writers: ((y: number, m: number, d: number) => string)[] = [
  ...['-', '/', '.', '—', '－', '／', '．'].flatMap((mark) => [
    (y: number, m: number, d: number) => `${y}${mark}${two(m)}${mark}${two(d)}`,
    (y: number, m: number, d: number) => `${y}${mark}${m}${mark}${d}`,
    (y: number, m: number, d: number) => wide(`${y} ${mark} ${m} ${mark} ${d}`),
  ]),
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `${y} 年 ${two(m)} 月 ${two(d)} 日`,
  (y, m, d) => wide(`${y}年${m}月${d}日`),
  (y, m, d) => `${[...String(y)].map((digit) => figures[Number(digit)]).join('')}年${inCharacters(m)}月${inCharacters(d)}日`,
  (y, m, d) => `${[...String(y)].map((digit) => ['○', ...figures.slice(1)][Number(digit)]).join('')}年${m}月${d}日`,
  (y, m, d) => `民國${y - 1911}年${m}月${d}日`,
  (y, m, d) => `${english[m - 1]} ${d}, ${y}`,
  (y, m, d) => `${d} ${english[m - 1]!.slice(0, 3)} ${y}`,
];

test('whatever is written in a style of ours reads back, wherever it stands', () => {
  const date = fc.date({ min: new Date('1970-01-02'), max: new Date('2099-12-31'), noInvalidDate: true });
  const around = fc.constantFrom('', '发布时间：', ' ', '（', '通知', '\n', '\t', '】', '来源', '。');
  fc.assert(
    fc.property(
      date,
      fc.constantFrom(...writers),
      around,
      around,
      fc.option(fc.tuple(fc.nat(23), fc.nat(59))),
      (day, write, lead, tail, clock) => {
        const iso = day.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
        const time = clock ? `${two(clock[0])}:${two(clock[1])}` : undefined;
        const words = `${write(y, m, d)}${time ? ` ${time}` : ''}`;
        const found = datesIn(`${lead}${words}${tail}`);
        expect(found).toMatchObject([{ date: iso, index: lead.length, length: words.length, text: words, ...(time ? { time } : {}) }]);
      },
    ),
  );
});

test('any text gives real days at places of its own, in order', () => {
  const piece = fc.oneof(fc.constantFrom(...'0123456789年月日-/.:二〇十民國 \n', '2018', 'Jul', '07-26'), fc.string());
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const found of datesIn(text, { asOf, yearless: true, compact: true })) {
        expect(new Date(found.date).toISOString().slice(0, 10)).toBe(found.date);
        expect(found.date >= '1949-10-01' && found.date !== '1970-01-01').toBe(true);
        expect(found.index).toBeGreaterThanOrEqual(end);
        expect(text.slice(found.index, found.index + found.length)).toBe(found.text);
        end = found.index + found.length;
      }
    }),
  );
});

test.each(['2018-07-26 ', '2018年', '二〇一八年', '2018-', '民國', '07-26 ', 'July 26 ', '1', ' ', '二', '2018-07-2609:'])(
  'a page full of “%s” is read in bounds',
  (piece) => {
    expect(datesIn(piece.repeat(300_000 / piece.length), { asOf, yearless: true, compact: true }).length).toBeLessThanOrEqual(5000);
  },
);
