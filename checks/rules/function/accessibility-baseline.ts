import { z } from 'zod';
import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { notMeasured, unmeasured } from '../probe.ts';
import { ofSite } from '../statement.ts';

/** Names of failing audits told in one finding. */
const named = 5;

export default defineCheck({
  id: 'accessibility-baseline',
  title: { 'zh-CN': '无障碍基线', en: 'Accessibility' },
  theme: 'function',
  scope: 'site',
  needs: ['probes'],
  basis: basis('elderly', 'elderlyDesign'),
  options: z.strictObject({
    score: z.number().int().min(0).max(100).default(90).describe('accessibility score a page needs'),
    failBelow: z.number().int().min(0).max(100).default(60).describe('below this it fails; between the two a person must look'),
  }),
  messages: {
    low: {
      'zh-CN': '页面 {page} 的无障碍得分为{score}分（满分100），低于{limit}分；未通过：{audits}。',
      en: '{page} scores {score} of 100 for accessibility, below {limit}; it fails {audits}.',
    },
    doubtful: {
      'zh-CN': '页面 {page} 的无障碍得分为{score}分（满分100），低于{limit}分；未通过：{audits}，请人工复核。',
      en: '{page} scores {score} of 100 for accessibility, below {limit}; it fails {audits}. A person must look.',
    },
    good: {
      'zh-CN': '抽测的{count}个页面无障碍得分均不低于{limit}分。',
      en: 'All {count} sampled pages score at least {limit} for accessibility.',
    },
    unmeasured: unmeasured('页面无障碍', 'the accessibility of pages'),
  },
  docs: {
    looksFor: {
      'zh-CN': '在浏览器中以Lighthouse（axe-core）检测抽样页面：替代文本、语言标识、表单标签、对比度、标题层级、焦点等。',
      en: 'Sampled pages in a browser, by Lighthouse (axe-core): alternative texts, language, labels, contrast, headings, focus and more.',
    },
    why: {
      'zh-CN':
        '页面应当符合《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668-2019）一级要求。得分线为本工具默认值，可由指标体系调整。',
      en: 'Pages must meet level one of GB/T 37668-2019. The lines are defaults of this tool and an index may set its own.',
    },
    fails: { 'zh-CN': '首页得分42分，图片无替代文本。', en: 'A home page that scores 42, its pictures without alternative texts.' },
    passes: { 'zh-CN': '抽测页面均在90分以上。', en: 'Sampled pages score 90 and more.' },
  },
  run(site, { options }) {
    const measured = (site.probes!.lighthouse ?? []).filter(({ scores }) => scores.accessibility !== null);
    if (measured.length === 0) return notMeasured(site);
    const statements: Statement[] = [];
    for (const { url, scores, failing } of measured) {
      const score = scores.accessibility!;
      if (score >= options.score) continue;
      const audits = failing.filter(({ category }) => category === 'accessibility').map(({ title }) => title);
      const low = score < options.failBelow;
      const facts = {
        page: url,
        score,
        limit: low ? options.failBelow : options.score,
        audits: audits.length > 0 ? audits.slice(0, named) : ['—'],
        count: audits.length,
      };
      statements.push({ outcome: low ? 'fail' : 'review', message: low ? 'low' : 'doubtful', url, subject: '', facts });
    }
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'good', { facts: { count: measured.length, limit: options.score } })];
  },
});
