import { describe, expect, test } from 'vitest';
import { fileKindOf, foldersAbove, hostOf, listPlaceOf, placeOf, targetOf } from '../../../checks/facts/address.ts';

test.each([
  'http://www.a.gov.cn/xwzx/',
  'https://a.gov.cn/xwzx',
  'http://A.gov.cn:80/xwzx/index.html',
  'http://www.a.gov.cn/xwzx/index.shtml#top',
])('one place however it is written: %s', (address) => {
  expect(placeOf(address)).toBe('a.gov.cn/xwzx');
});

test('places differ by page, query and port', () => {
  expect(placeOf('http://a.gov.cn/xwzx/index_2.html')).toBe('a.gov.cn/xwzx/index_2.html');
  expect(placeOf('http://a.gov.cn/list.aspx?id=2')).toBe('a.gov.cn/list.aspx?id=2');
  expect(placeOf('http://a.gov.cn:8080/')).toBe('a.gov.cn:8080');
  expect(placeOf('no address')).toBe('');
});

test.each([
  ['http://a.gov.cn/xwzx/index.html', 'a.gov.cn/xwzx', 1],
  ['http://a.gov.cn/xwzx/index_12.shtml', 'a.gov.cn/xwzx', 12],
  ['http://a.gov.cn/more/003-2.html', 'a.gov.cn/more/003.html', 2],
  ['http://a.gov.cn/list.aspx?id=7&page=3', 'a.gov.cn/list.aspx?id=7', 3],
  ['http://a.gov.cn/xwzx/t20260909_10106.html', 'a.gov.cn/xwzx/t20260909_10106.html', 1],
])('the list of %s', (address, place, page) => {
  expect(listPlaceOf(address)).toEqual({ place, page });
});

describe('parts of addresses', () => {
  test('folders above, without those that sort by date', () => {
    expect(foldersAbove('a.gov.cn/zwgk/tzgg/202609/t20260909_1.html')).toEqual(['a.gov.cn/zwgk/tzgg', 'a.gov.cn/zwgk']);
    expect(foldersAbove('a.gov.cn/zwgk/2018-07-27/1.html')).toEqual(['a.gov.cn/zwgk']);
    expect(foldersAbove('a.gov.cn')).toEqual([]);
  });
  test('host, target and kind of file', () => {
    expect(hostOf('HTTP://WWW.A.gov.cn/x')).toBe('a.gov.cn');
    expect(hostOf('mailto:x@a.gov.cn')).toBe('');
    expect(targetOf('http://a.gov.cn/x#y')).toBe('http://a.gov.cn/x');
    expect(fileKindOf('http://a.gov.cn/P0202.XLS?x=1')).toBe('attachment');
    expect(fileKindOf('http://a.gov.cn/zwgk/')).toBeUndefined();
  });
});
