/**
 * The catalogue of disclosed information (政府信息公开目录): index, name, summary and day of creation of each entry (Regulation on Open
 * Government Information, 2019, article 12). Names of pages and heads of columns, tried on folded text.
 */
import type { Bilingual, CatalogueElement } from '../model/index.ts';

/** Pages that go by the name of such a catalogue; standard catalogues of single areas are another thing. */
export const cataloguePage = /^(?!.*标准).{0,16}(?:(?:政府)?信息公开|主动公开|公开)目录(?:列表|查询)?$/;

export const catalogueHeads: Readonly<Record<CatalogueElement, RegExp>> = {
  index: /索引号?|索取号|编号/,
  name: /(?:信息|文件)?名称|标题/,
  summary: /(?:内容)?(?:概述|概要|摘要)/,
  created: /(?:生成|成文|产生|制作|发布|公开)(?:日期|时间)/,
};

export const catalogueElementNames: Readonly<Record<CatalogueElement, Bilingual>> = {
  index: { 'zh-CN': '索引', en: 'index' },
  name: { 'zh-CN': '名称', en: 'name' },
  summary: { 'zh-CN': '内容概述', en: 'summary' },
  created: { 'zh-CN': '生成日期', en: 'day of creation' },
};
