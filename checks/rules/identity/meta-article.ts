import { isDay } from '../../calendar.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { emptyTags } from './tags.ts';

const wanted = ['ArticleTitle', 'PubDate', 'ContentSource'];

export default defineCheck({
  id: 'meta-article',
  title: { 'zh-CN': '内容页标签', en: 'Page tags of articles' },
  theme: 'identity',
  scope: 'page',
  needs: ['kind', 'meta', 'published'],
  basis: basis('siteTags', 'metas'),
  options: noOptions,
  messages: {
    lacks: { 'zh-CN': '内容页标签缺失或为空：{tags}。', en: 'Page tags of the article are missing or empty: {tags}.' },
    disagrees: {
      'zh-CN': '内容页标签PubDate为{tagged}，与页面显示的发布日期{shown}不一致，请人工核实。',
      en: 'The tag PubDate says {tagged}, the page shows {shown}; a person must look.',
    },
    complete: { 'zh-CN': '内容页标签齐全。', en: 'The page has all page tags of an article.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '内容页meta标签ArticleTitle、PubDate、ContentSource是否齐全且不为空，PubDate与页面显示的发布日期是否一致。',
      en: 'Whether articles have the meta tags ArticleTitle, PubDate and ContentSource, none empty, and PubDate agrees with the date shown.',
    },
    why: {
      'zh-CN': '政府网站应当按照网页标签规范设置内容页标签；伪造发稿日期的单项否决。',
      en: 'Government sites must set the page tags of articles; forged dates of publication are a veto.',
    },
    fails: { 'zh-CN': '没有ContentSource标签。', en: 'The tag ContentSource is missing.' },
    passes: { 'zh-CN': '三个标签均有内容，PubDate与页面显示一致。', en: 'All three tags hold something and PubDate agrees with the page.' },
  },
  run(page) {
    if (page.kind !== 'article') return [];
    const place = { url: page.url, subject: '' };
    const tags = emptyTags(page.meta, wanted);
    if (tags.length > 0) return [{ ...place, outcome: 'fail', message: 'lacks', facts: { tags, count: tags.length } }];
    const tagged = dayOf(page.meta.PubDate ?? '');
    const shown = page.published && page.published.source !== 'meta' && page.published.source !== 'url' ? page.published : null;
    if (tagged && shown && tagged !== shown.date) {
      return [{ ...place, outcome: 'review', message: 'disagrees', quote: shown.text, facts: { tagged, shown: shown.date } }];
    }
    return [{ ...place, outcome: 'pass', message: 'complete' }];
  },
});

/** The day that a tag names, however it writes it: 2024-06-25 10:03, 2020年8月2日, 2024/6/25. */
function dayOf(text: string): string | null {
  const parts = /(\d{4})\s?[-年/.]\s?(\d{1,2})\s?[-月/.]\s?(\d{1,2})/.exec(text);
  if (!parts) return null;
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
