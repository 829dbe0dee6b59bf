import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { supersededLaw } from '../../knowledge/superseded.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'superseded-rules',
  title: { 'zh-CN': '公开指南、制度沿用已失效规定', en: 'Guides and rules that follow repealed law' },
  theme: 'disclosure',
  scope: 'page',
  needs: ['superseded', 'kind'],
  basis: basis('siteDocuments', 'guide', 'applyTerm', 'applyFee'),
  reviewOnly: true,
  options: noOptions,
  messages: {
    refers: {
      'zh-CN': '页面“{title}”引用{law}，未标注失效；现行规定为{instead}。请人工确认是否应当更新或者标注。',
      en: '“{title}” refers to {law} without saying that it no longer binds; the present rule is {instead}. A person must say whether it is to be updated or marked.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '公开指南、公开制度、依申请公开页面中对2007年条例（国务院令第492号）及其15个工作日答复期限、成本费规定的引用，且未标注废止、失效。',
      en: 'References to the Regulation of 2007, its term of 15 working days and its fees on guides, rules and pages for applications, without a mark that they no longer bind.',
    },
    why: {
      'zh-CN': '文件修改、废止、失效的应当及时公开并在原文件上明确标注；公开指南应当及时更新。',
      en: 'Documents that were changed or repealed must be marked, and guides kept up to date.',
    },
    fails: {
      'zh-CN': '指南写明“自收到申请之日起15个工作日内答复”。',
      en: 'A guide that promises an answer within 15 working days of the application.',
    },
    passes: { 'zh-CN': '指南引用国务院令第711号。', en: 'A guide that cites Order No. 711.' },
  },
  run(page, { asOf }) {
    const rules = supersededLaw.filter(({ where, until }) => where === 'platform' && until < asOf);
    const found = page.superseded.filter(({ id }) => rules.some((rule) => rule.id === id));
    const title = page.h1 ?? page.title;
    if (found.length === 0) return page.kind === 'guide' ? [{ outcome: 'pass', message: 'refers', url: page.url, subject: '' }] : [];
    return found.map(({ id, quote }) => ({
      outcome: 'review',
      message: 'refers',
      url: page.url,
      subject: id,
      quote,
      facts: { title, law: id, instead: id },
    }));
  },
});
