import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { spamSpokenOf, spamTermsOfPage } from '../../knowledge/wording.ts';

export default defineCheck({
  id: 'spam-content',
  title: { 'zh-CN': '赌博、色情等内容', en: 'Gambling, pornography and the like' },
  theme: 'content',
  scope: 'page',
  reviewOnly: true,
  needs: ['wording', 'title', 'kind'],
  basis: basis('graveIncidents', 'siteSecurity'),
  options: z.strictObject({
    terms: z.number().int().positive().default(spamTermsOfPage).describe('different words that make a page suspect'),
  }),
  messages: {
    title: {
      'zh-CN': '页面标题、关键词或描述出现{terms}等词，疑似被篡改，请立即人工核实。',
      en: 'The title, keywords or description of the page hold words such as {terms}; it may have been hijacked, and a person must look at once.',
    },
    text: {
      'zh-CN': '页面出现{count}个赌博、色情等推广用词（如{terms}），请人工核实。',
      en: 'The page holds {count} words of gambling, pornography and the like, such as {terms}; a person must look.',
    },
    none: { 'zh-CN': '页面未见赌博、色情等推广用词。', en: 'The page holds no such words.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '页面标题、关键词、描述中的赌博、色情等推广用词，以及正文中成批出现的此类用词。打击、查处、警示类信息不计。',
      en: 'Words of gambling, pornography and the like in title, keywords and description, or many of them in the text. News of crackdowns and warnings do not count.',
    },
    why: {
      'zh-CN': '发布反动、暴力、色情等内容的，单项否决；政府网站被篡改后常被植入此类内容。',
      en: 'Such content is a veto; hijacked sites show it.',
    },
    fails: { 'zh-CN': '标题为“澳门新葡京_在线投注”。（由人工确认。）', en: 'A title that names a casino. (A person decides.)' },
    passes: { 'zh-CN': '“公安机关打击网络赌博”的新闻。', en: 'News of a crackdown on gambling.' },
  },
  run({ wording, title, kind, url, h1 }, { options }) {
    const hits = wording.filter((hit) => hit.kind === 'spam');
    const spoken = spamSpokenOf.test(`${title} ${h1 ?? ''}`);
    const terms = hits.map(({ term }) => term).slice(0, 5);
    const facts = { terms, count: hits.length };
    const heads = hits.filter(({ area }) => area === 'head');
    if (heads.length > 0 && !spoken) {
      return [
        {
          outcome: 'review',
          message: 'title',
          url,
          subject: 'title',
          quote: heads[0]!.quote,
          facts: { ...facts, terms: heads.map(({ term }) => term).slice(0, 5) },
        },
      ];
    }
    if (hits.length >= options.terms && !(spoken && hits.length < 2 * options.terms)) {
      return [{ outcome: 'review', message: 'text', url, subject: 'text', quote: hits[0]!.quote, facts }];
    }
    return kind === 'home' || kind === 'article' ? [{ outcome: 'pass', message: 'none', url, subject: '' }] : [];
  },
});
