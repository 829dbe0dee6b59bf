import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';

/** A regular expression that users bring is bounded by the length of what it is tried on. */
const longest = 80;

function isPattern(text: string): boolean {
  try {
    return text.length <= 200 && new RegExp(text) !== null;
  } catch {
    return false;
  }
}

export default defineCheck({
  id: 'index-number',
  title: { 'zh-CN': '索引号和标题规范', en: 'Index numbers and titles of documents' },
  theme: 'policy',
  scope: 'page',
  needs: ['document', 'h1', 'title'],
  basis: basis('guide', 'platformStatutory'),
  options: z.strictObject({
    pattern: z
      .string()
      .refine(isPattern, 'is no regular expression')
      .default('^[0-9A-Za-z\\u4e00-\\u9fff]+(?:[-/_.()（）〔〕\\[\\]][0-9A-Za-z\\u4e00-\\u9fff]*)*$')
      .describe('regular expression that index numbers of this place match'),
    length: z.number().int().positive().default(6).describe('characters an index number has at least'),
  }),
  messages: {
    malformed: {
      'zh-CN': '文件“{title}”的索引号“{index}”格式不规范，请人工确认。',
      en: 'The index number “{index}” of “{title}” is not well formed; a person must look.',
    },
    cut: { 'zh-CN': '文件标题“{title}”不完整，以省略号结尾。', en: 'The title “{title}” is cut: it ends with an ellipsis.' },
    proper: { 'zh-CN': '文件“{title}”的索引号和标题规范。', en: 'The index number and the title of “{title}” are well formed.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '政策文件页的索引号是否符合编码规则（可按地方规则设置），标题是否完整。没有索引号的由“文件要素”检查。',
      en: 'Whether the index number of a document follows the rules of the place and its title is whole. Missing numbers are for the check of document heads.',
    },
    why: {
      'zh-CN': '政府信息公开目录应当列明索引、名称等，便于查找。',
      en: 'Catalogues name index and title so that documents can be found.',
    },
    fails: { 'zh-CN': '标题为“关于印发《岚川市节约用水…”。', en: 'A title that ends in an ellipsis.' },
    passes: { 'zh-CN': '索引号“5199000012/2026-00041”，标题完整。', en: 'The index number 5199000012/2026-00041 and a whole title.' },
  },
  run({ document, h1, title: named, url }, { options }) {
    if (!document) return [];
    const title = (h1 ?? named).trim().slice(0, 120);
    if (/(?:…|\.{3}|。{3})$/.test(title))
      return [{ outcome: 'fail', message: 'cut', url, subject: 'title', quote: title, facts: { title } }];
    const index = document.index?.replace(/\s/g, '') ?? '';
    if (index === '') return [];
    const proper = index.length >= options.length && index.length <= longest && new RegExp(options.pattern).test(index);
    return [
      {
        outcome: proper ? 'pass' : 'review',
        message: proper ? 'proper' : 'malformed',
        url,
        subject: 'index',
        facts: { index: index.slice(0, longest), title },
      },
    ];
  },
});
