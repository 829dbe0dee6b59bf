import { z } from 'zod';
import { isDay } from '../../calendar.ts';
import { defineCheck } from '../../define.ts';
import { fold } from '../../facts/fold.ts';
import { basis } from '../../knowledge/sources.ts';

/** 2024-06-25 10:03, the form of the page tags; seconds do no harm. */
const standard = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?$/;
/** Other ways to write it that name a day; U+2236 stands for a colon in some systems. */
const readable = /^(\d{4})\s?[-年/.]\s?(\d{1,2})\s?[-月/.]\s?(\d{1,2})(?:日|(?:\s|T|日)+\d{1,2}\s?[:∶：]\s?\d{2}.{0,12})?$/;

export default defineCheck({
  id: 'meta-format',
  title: { 'zh-CN': '内容页标签格式', en: 'Form of the page tags of articles' },
  theme: 'identity',
  scope: 'page',
  needs: ['kind', 'meta', 'h1', 'title'],
  basis: basis('siteTags', 'metas'),
  options: z.strictObject({ strict: z.boolean().default(false).describe('other ways to write a day are for a person to look at') }),
  messages: {
    unreadable: {
      'zh-CN': '内容页标签PubDate的值“{value}”不是日期，应为“YYYY-MM-DD HH:MM”。',
      en: 'The tag PubDate says “{value}”, which is no date; it reads YYYY-MM-DD HH:MM.',
    },
    variant: {
      'zh-CN': '内容页标签PubDate的值“{value}”未按“YYYY-MM-DD HH:MM”书写，请人工确认。',
      en: 'The tag PubDate says “{value}” and not YYYY-MM-DD HH:MM; a person must look.',
    },
    otherTitle: {
      'zh-CN': '内容页标签ArticleTitle为“{tagged}”，与页面标题“{shown}”不一致，请人工核实。',
      en: 'The tag ArticleTitle says “{tagged}”, the page “{shown}”; a person must look.',
    },
    proper: { 'zh-CN': '内容页标签格式规范。', en: 'The page tags of the article are well formed.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '内容页meta标签PubDate是否为“YYYY-MM-DD HH:MM”，ArticleTitle是否与页面标题一致。未设置或为空的由“内容页标签”检查。',
      en: 'Whether the tag PubDate reads YYYY-MM-DD HH:MM and ArticleTitle agrees with the page. Missing tags are for meta-article.',
    },
    why: {
      'zh-CN': '网页标签规范规定了标签的格式，供各级平台读取。',
      en: 'The rules for page tags set their form, so that platforms can read them.',
    },
    fails: { 'zh-CN': 'PubDate为“今天上午”。', en: 'PubDate says “this morning”.' },
    passes: { 'zh-CN': 'PubDate为“2026-09-28 09:30”。', en: 'PubDate says 2026-09-28 09:30.' },
  },
  run(page, { options }) {
    if (page.kind !== 'article') return [];
    const place = { url: page.url };
    const value = page.meta.PubDate?.trim() ?? '';
    if (value !== '' && !standard.test(value)) {
      const day = readable.exec(value);
      const real = day !== null && isDay(`${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}`);
      if (real && !options.strict) return [{ ...place, outcome: 'pass', message: 'proper', subject: '' }];
      const message = real ? 'variant' : 'unreadable';
      return [{ ...place, outcome: real ? 'review' : 'fail', message, subject: 'PubDate', facts: { value: value.slice(0, 60) } }];
    }
    const tagged = page.meta.ArticleTitle?.trim() ?? '';
    const shown = page.h1?.trim() || page.title.trim();
    if (tagged !== '' && shown !== '' && !overlap(tagged, `${shown} ${page.title}`)) {
      return [
        {
          ...place,
          outcome: 'review',
          message: 'otherTitle',
          subject: 'ArticleTitle',
          facts: { tagged: tagged.slice(0, 80), shown: shown.slice(0, 80) },
        },
      ];
    }
    return value === '' && tagged === '' ? [] : [{ ...place, outcome: 'pass', message: 'proper', subject: '' }];
  },
});

/** Whether one text holds the beginning of the other: titles are cut and given the name of the site. */
function overlap(tagged: string, shown: string): boolean {
  const [a, b] = [fold(tagged), fold(shown)];
  return b.includes(a.slice(0, 12)) || a.includes(b.slice(0, 12));
}
