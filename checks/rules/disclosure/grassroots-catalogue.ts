import { defineCheck } from '../../define.ts';
import { catalogueColumns } from '../../knowledge/areas.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'grassroots-catalogue',
  title: { 'zh-CN': '基层政务公开标准目录要素', en: 'Parts of standard catalogues' },
  theme: 'disclosure',
  scope: 'page',
  reviewOnly: true,
  needs: ['catalogue'],
  basis: basis('grassroots'),
  options: noOptions,
  messages: {
    lacks: {
      'zh-CN': '标准目录的表格未见{columns}等列，请人工复核。',
      en: 'The table of the standard catalogue does not show the columns {columns}; a person must look.',
    },
    complete: { 'zh-CN': '标准目录的各列齐全。', en: 'The table of the standard catalogue has all its columns.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '标题为政务公开标准目录的页面，其表格是否有公开事项、内容、依据、时限、主体、渠道和载体、对象、方式、层级9列。仅以附件提供的目录不判定。',
      en: 'Whether the table of a page by the name of a standard catalogue has its nine columns. Catalogues that are only files are not judged.',
    },
    why: { 'zh-CN': '基层政务公开标准目录应当逐项列明上述要素。', en: 'Standard catalogues must state these parts for every matter.' },
    fails: { 'zh-CN': '目录没有“公开时限”列。（由人工确认。）', en: 'A catalogue without the term of disclosure. (A person decides.)' },
    passes: { 'zh-CN': '目录9列齐全。', en: 'A catalogue with all nine columns.' },
  },
  run({ catalogue, url }) {
    if (!catalogue) return [];
    const columns = catalogueColumns.map(({ name }) => name).filter((name) => !catalogue.includes(name));
    if (columns.length === 0) return [{ outcome: 'pass', message: 'complete', url, subject: '' }];
    return [{ outcome: 'review', message: 'lacks', url, subject: '', facts: { columns, count: columns.length } }];
  },
});
