import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { type CatalogueElement, catalogueElements } from '../../model/index.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'catalogue-incomplete',
  title: { 'zh-CN': '政府信息公开目录要素不全', en: 'Incomplete catalogue of disclosed information' },
  theme: 'guides',
  scope: 'page',
  reviewOnly: true,
  needs: ['kind'],
  basis: basis('guide'),
  options: noOptions,
  messages: {
    lacks: {
      'zh-CN': '政府信息公开目录的表头未见{catalogueColumns}，请人工确认是否在各条信息中列明。',
      en: 'The head of the catalogue does not name {catalogueColumns}; a person must say whether its entries show them.',
    },
    complete: { 'zh-CN': '政府信息公开目录的4项要素齐全。', en: 'The catalogue has its four elements.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '名为政府信息公开目录的页面，其列表表头是否有索引、名称、内容概述、生成日期。没有表头的目录不判定。',
      en: 'Whether the head of a catalogue of disclosed information names index, name, summary and day of creation. Catalogues without a head are not judged.',
    },
    why: {
      'zh-CN': '政府信息公开目录包括政府信息的索引、名称、内容概述、生成日期等内容。',
      en: 'A catalogue gives the index, name, summary and day of creation of what is disclosed.',
    },
    fails: { 'zh-CN': '目录表头只有索引号、名称、生成日期。（由人工确认。）', en: 'A catalogue without summaries. (A person decides.)' },
    passes: { 'zh-CN': '目录表头有索引号、信息名称、内容概述、生成日期。', en: 'A catalogue with all four columns.' },
  },
  run({ register, url }) {
    if (!register) return [];
    const absent: CatalogueElement[] = catalogueElements.filter((element) => !register.includes(element));
    if (absent.length === 0) return [{ outcome: 'pass', message: 'complete', url, subject: '' }];
    return [{ outcome: 'review', message: 'lacks', url, subject: '', facts: { catalogueColumns: absent, count: absent.length } }];
  },
});
