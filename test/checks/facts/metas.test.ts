import { expect, test } from 'vitest';
import { readMetas } from '../../../checks/facts/metas.ts';
import { readTree } from '../../../checks/facts/tree.ts';

const read = (html: string) => readMetas(readTree(html));

test('standard names get their standard spelling, values stay as written', () => {
  expect(
    read(
      '<meta name="Sitename" content=" 岚川市水利局 "><META NAME="siteidcode" CONTENT="4199990001"><meta name=PUBDATE content="2026-01-02 08:00">',
    ),
  ).toEqual({ SiteName: ' 岚川市水利局 ', SiteIDCode: '4199990001', PubDate: '2026-01-02 08:00' });
});

test('other names stay as written; what stands for a header or has no name is no meta of the page', () => {
  expect(
    read(
      '<meta name="filetype" content="1"><meta http-equiv="refresh" content="0"><meta charset=utf-8><meta content=x><meta name=" " content=y>',
    ),
  ).toEqual({
    filetype: '1',
  });
});

test('empty values are kept; of several with one name the first that says something counts', () => {
  expect(read('<meta name="ColumnName" content="">')).toEqual({ ColumnName: '' });
  expect(read('<meta name="keywords" content=""><meta name="Keywords" content="水利"><meta name="keywords" content="其他">')).toEqual({
    Keywords: '水利',
  });
});

test('metas in comments and templates are none; one in the body is read', () => {
  expect(
    read(
      '<!-- <meta name=SiteName content=x> --><template><meta name=SiteName content=y></template><body><meta name=ColumnType content=新闻>',
    ),
  ).toEqual({
    ColumnType: '新闻',
  });
});

test('names that objects understand otherwise do no harm', () => {
  const metas = read('<meta name="__proto__" content="x"><meta name="constructor" content="y">');
  expect(Object.keys(metas)).toEqual(['constructor']);
  expect(metas.constructor).toBe('y');
});
