import { z } from 'zod';
import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import type { PageFacts } from '../../model/index.ts';

type Hit = Pick<PageFacts['wording'][number], 'kind' | 'term' | 'suggestion' | 'quote' | 'area'>;

const wrong: ReadonlySet<string> = new Set(['typo', 'name', 'political']);

export default defineCheck({
  id: 'wording-error',
  title: { 'zh-CN': '错别字与不规范表述', en: 'Slips and wrong names' },
  theme: 'content',
  scope: 'page',
  reviewOnly: true,
  needs: ['wording', 'kind', 'items'],
  basis: basis('graveIncidents', 'siteContent'),
  options: z.strictObject({
    ignore: z.array(z.string()).default([]).describe('terms of the list that are right here'),
    terms: z
      .array(z.strictObject({ term: z.string().min(2).max(40), suggestion: z.string().max(80).optional() }))
      .default([])
      .describe(
        'terms of an office; looked for in titles, headings and rows of lists, and in whole texts where the gathering was given them',
      ),
  }),
  messages: {
    typo: {
      'zh-CN': '“{term}”疑似错别字，建议改为“{suggestion}”。原文：“{quote}”。请人工确认。',
      en: '“{term}” seems to be a slip for “{suggestion}”: “{quote}”. A person must look.',
    },
    name: {
      'zh-CN': '“{term}”疑似机构名称有误，规范名称为“{suggestion}”。原文：“{quote}”。请人工确认。',
      en: '“{term}” seems to be a wrong name of an organ; it is called “{suggestion}”: “{quote}”. A person must look.',
    },
    political: {
      'zh-CN': '“{term}”疑似严重表述错误，规范表述为“{suggestion}”。原文：“{quote}”。请立即人工核实。',
      en: '“{term}” seems to be a grave error of wording for “{suggestion}”: “{quote}”. A person must look at once.',
    },
    own: {
      'zh-CN': '出现单位词库所列用语“{term}”。原文：“{quote}”。请人工确认。',
      en: '“{term}” is on the list of the office: “{quote}”. A person must look.',
    },
    none: { 'zh-CN': '页面未见词库所列的错误表述。', en: 'The page holds none of the wordings on the list.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '标题、关键词和正文中词库所列的错别字、机构名称错误和严重表述错误。页头页脚的共用文字只在首页计一次。词库为起始词库，未列入的错误不能发现。',
      en: 'Slips, wrong names of organs and grave wordings of the list, in title, keywords and text. What all pages share is told on the home page only. The list is a start: it finds what it holds.',
    },
    why: {
      'zh-CN': '出现严重表述错误的，单项否决；错别字反映发布审核不严。机器只提示，由人工判定。',
      en: 'Grave errors of wording are a veto, and slips show that nobody read before publishing. The machine points; a person decides.',
    },
    fails: { 'zh-CN': '“部暑安全生产工作”。（由人工确认。）', en: 'A slip in a headline. (A person decides.)' },
    passes: { 'zh-CN': '“部署安全生产工作”。', en: 'The same headline without it.' },
  },
  run(page, { options }) {
    const shared = page.kind !== 'home';
    const hits: Hit[] = page.wording.filter(
      ({ kind, area, term }) => wrong.has(kind) && (!shared || area === 'main' || area === 'head') && !options.ignore.includes(term),
    );
    for (const { term, suggestion } of options.terms) {
      const quote = [page.title, page.h1 ?? '', ...page.items.map(({ title }) => title), page.text.excerpt].find((text) =>
        text.includes(term),
      );
      if (quote === undefined || hits.some((hit) => hit.term === term)) continue;
      hits.push({ kind: 'typo', term, ...(suggestion ? { suggestion } : {}), quote: quote.slice(0, 80), area: 'main' });
    }
    if (hits.length === 0)
      return page.kind === 'article' || page.kind === 'home' ? [{ outcome: 'pass', message: 'none', url: page.url, subject: '' }] : [];
    return hits.map(
      ({ kind, term, suggestion, quote }): Statement => ({
        outcome: 'review',
        message: suggestion ? kind : 'own',
        url: page.url,
        subject: term,
        quote,
        facts: { kind, term, quote, suggestion: suggestion ?? null },
      }),
    );
  },
});
