import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { emptyTags } from './tags.ts';

const wanted = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];

export default defineCheck({
  id: 'meta-column',
  title: { 'zh-CN': '栏目标签', en: 'Page tags of columns' },
  theme: 'identity',
  scope: 'page',
  needs: ['kind', 'meta'],
  basis: basis('siteTags', 'metas'),
  options: noOptions,
  messages: {
    lacks: { 'zh-CN': '栏目页栏目标签缺失或为空：{tags}。', en: 'Page tags of the column are missing or empty: {tags}.' },
    complete: { 'zh-CN': '栏目页栏目标签齐全。', en: 'The page has all page tags of a column.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '栏目页meta标签ColumnName、ColumnDescription、ColumnKeywords、ColumnType是否齐全且不为空。',
      en: 'Whether pages of columns have the meta tags ColumnName, ColumnDescription, ColumnKeywords and ColumnType, none empty.',
    },
    why: { 'zh-CN': '政府网站应当按照网页标签规范设置栏目标签。', en: 'Government sites must set the page tags of columns.' },
    fails: { 'zh-CN': 'ColumnName标签存在但为空。', en: 'The tag ColumnName is there and empty.' },
    passes: { 'zh-CN': '四个标签均有内容。', en: 'All four tags hold something.' },
  },
  run(page) {
    if (page.kind !== 'column') return [];
    const tags = emptyTags(page.meta, wanted);
    const place = { url: page.url, subject: '' };
    return tags.length > 0
      ? [{ ...place, outcome: 'fail', message: 'lacks', facts: { tags, count: tags.length } }]
      : [{ ...place, outcome: 'pass', message: 'complete' }];
  },
});
