import { describe, expect, test } from 'vitest';
import { createPagerWatch, listedOf } from '../../crawler/engine/pagers.ts';

const at = (number: number): string => `http://www.lanchuan.gov.cn/xwzx/index_${number}.html`;
const article = 'http://www.lanchuan.gov.cn/xwzx/t20260101_1.html';

describe('what a further page of a list is known by', () => {
  const hash = (text: string): string => text;

  test('the addresses that it leads to beside the pages of its own list, and its length', () => {
    expect(listedOf(at(3), [article, at(2), at(4)], 120, hash)).toBe(`${article} 120`);
    expect(listedOf('http://a.cn/list?page=2', ['http://a.cn/list?page=3', 'http://a.cn/list?page=3&kind=4'], 9, hash)).toBe(
      'http://a.cn/list?page=3&kind=4 9',
    );
  });

  test('nothing for the first page, and for pages of no list', () => {
    for (const url of ['http://www.lanchuan.gov.cn/xwzx/', 'http://www.lanchuan.gov.cn/xwzx/index.html', article])
      expect(listedOf(url, [], 120, hash)).toBeUndefined();
  });
});

describe('a pager', () => {
  test('is endless behind three pages in a row that are alike', () => {
    const watch = createPagerWatch();
    watch.note({ url: at(9), depth: 9, listed: 'same 100' });
    watch.note({ url: at(11), depth: 11, listed: 'same 103' });
    expect(watch.isEndless(at(12), 12)).toBe(false);
    watch.note({ url: at(10), depth: 10, listed: 'same 101' });
    expect(watch.isEndless(at(12), 12)).toBe(true);
    // what is not behind them is read, and so are other lists
    expect(watch.isEndless(at(11), 12)).toBe(false);
    expect(watch.isEndless('http://www.lanchuan.gov.cn/zwgk/index_12.html', 12)).toBe(false);
  });

  test('is not where pages lead to others, show more, or are alike at random', () => {
    const watch = createPagerWatch();
    for (const [number, listed] of [
      [2, 'a 100'],
      [3, 'b 100'],
      [4, 'a 100'],
      [5, 'a 100'],
      [6, 'a 105'],
      [8, 'a 105'],
    ] as const)
      watch.note({ url: at(number), depth: number, listed });
    expect(watch.isEndless(at(9), 9)).toBe(false);
  });

  test('is judged by pages nearer to the start address only: those of a depth may come in any order', () => {
    const watch = createPagerWatch();
    for (const number of [2, 3, 4]) watch.note({ url: at(number), depth: 5, listed: 'same 100' });
    expect(watch.isEndless(at(7), 5)).toBe(false);
    expect(watch.isEndless(at(7), 6)).toBe(true);
  });
});
