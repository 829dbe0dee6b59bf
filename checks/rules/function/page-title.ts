import { defineCheck } from '../../define.ts';
import { fold } from '../../facts/fold.ts';
import { emptyTitles } from '../../knowledge/offers.ts';
import { basis } from '../../knowledge/sources.ts';
import type { PageKind } from '../../model/index.ts';
import { noOptions } from '../statement.ts';

/** Pages that a reader may come upon by a search or keep as a bookmark. */
const titled = new Set<PageKind>(['home', 'hub', 'column', 'article', 'guide', 'report']);

export default defineCheck({
  id: 'page-title',
  title: { 'zh-CN': '页面标题标签', en: 'Titles of pages' },
  theme: 'function',
  scope: 'page',
  needs: ['kind', 'title', 'scripted'],
  basis: basis('pageTitles', 'siteTags'),
  options: noOptions,
  messages: {
    missing: { 'zh-CN': '页面没有标题标签（title）。', en: 'The page has no title.' },
    empty: {
      'zh-CN': '页面标题标签为“{title}”，未写明网站、栏目或文章名称。',
      en: 'The title of the page is “{title}”, which names neither site nor column nor article.',
    },
    scripted: {
      'zh-CN': '页面内容由脚本生成，未能读取，标题标签未检查。',
      en: 'The page is filled by script and was not read; its title was not measured.',
    },
    names: { 'zh-CN': '页面标题标签写明了名称。', en: 'The title of the page names it.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '页面是否有title标签，是否仅写“首页”“无标题文档”等。',
      en: 'Whether the page has a title, and one that says more than “home” or “untitled”.',
    },
    why: {
      'zh-CN': '页面标签应当写明网站、栏目和文章名称，便于检索和收藏。',
      en: 'Titles must name site, column and article, for search and bookmarks.',
    },
    fails: { 'zh-CN': 'title为“无标题文档”。', en: 'A title that reads “untitled”.' },
    passes: { 'zh-CN': 'title为“工作动态_岚川市水利局”。', en: 'A title that names column and site.' },
  },
  run({ kind, title, url, scripted }) {
    if (!titled.has(kind)) return [];
    const name = title.trim();
    const place = { url, subject: '' };
    if (name === '')
      return [scripted ? { ...place, outcome: 'error', message: 'scripted' } : { ...place, outcome: 'fail', message: 'missing' }];
    if (emptyTitles.test(fold(name))) return [{ ...place, outcome: 'fail', message: 'empty', quote: name, facts: { title: name } }];
    return [{ ...place, outcome: 'pass', message: 'names' }];
  },
});
