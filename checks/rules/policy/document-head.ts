import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

const fields = ['index', 'category', 'issuer', 'written', 'number', 'published', 'validity', 'summary'] as const;

export default defineCheck({
  id: 'document-head',
  title: { 'zh-CN': '政策文件信息要素不全', en: 'Incomplete heads of policy documents' },
  theme: 'policy',
  scope: 'site',
  needs: ['home', 'documents'],
  basis: basis('documentHead', 'guide'),
  options: z.strictObject({
    fields: z
      .array(z.enum(fields))
      .default(['index', 'category', 'issuer', 'written', 'number', 'published', 'validity'])
      .describe('fields wanted; the catalogue of article 12 wants index, summary and written'),
  }),
  messages: {
    lacks: {
      'zh-CN': '{total}件政策文件中有{count}件（{share}%）未注明{field}，如“{title}”。',
      en: '{count} of {total} policy documents ({share} %) do not show their {field}, such as “{title}”.',
    },
    complete: { 'zh-CN': '{total}件政策文件的信息要素齐全。', en: 'The heads of all {total} policy documents are complete.' },
    none: { 'zh-CN': '未见带有信息要素表的政策文件。', en: 'No policy document with a head was seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '政策文件页的索引号、主题分类、发文机关、成文日期、发文字号、发布日期、有效性；可按目录要素（索引、名称、内容概述、生成日期）检查。每项要素合并为一条。',
      en: 'Index, category, issuer, date of writing, number, date of publication and validity on pages of policy documents; one finding for each field.',
    },
    why: {
      'zh-CN': '政府信息公开目录包括政府信息的索引、名称、内容概述、生成日期等内容；文件的有效性应当标注。',
      en: 'The catalogue holds index, name, summary and date; validity must be marked.',
    },
    fails: { 'zh-CN': '文件页没有“有效性”一栏。', en: 'The head shows no validity.' },
    passes: { 'zh-CN': '七项要素均有内容。', en: 'All seven fields are filled.' },
  },
  run(site, { options }) {
    const documents = site.documents!;
    const total = documents.length;
    if (total === 0) return [ofSite(site, 'na', 'none')];
    const statements = options.fields.flatMap((field) => {
      const lacking = documents.filter(({ lacks }) => lacks.includes(field));
      if (lacking.length === 0) return [];
      const { title, url } = lacking[0]!;
      const share = Math.max(1, Math.round((100 * lacking.length) / total));
      return [
        ofSite(site, 'fail', 'lacks', {
          subject: field,
          quote: title,
          facts: { field, count: lacking.length, total, share, title, example: url },
        }),
      ];
    });
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'complete', { facts: { total } })];
  },
});
