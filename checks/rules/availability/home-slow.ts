import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { notMeasured, unmeasured } from '../probe.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'home-slow',
  title: { 'zh-CN': '首页加载缓慢', en: 'Slow home page' },
  theme: 'availability',
  scope: 'site',
  needs: ['probes'],
  basis: basis('siteOpening'),
  options: z.strictObject({ seconds: z.number().positive().default(3), visits: z.number().int().positive().default(3) }),
  messages: {
    slow: {
      'zh-CN': '首页{visits}次加载的中位时间为{seconds}秒，超过{limit}秒。',
      en: 'The home page took {seconds} seconds to load, the median of {visits} visits; the limit is {limit}.',
    },
    doubtful: {
      'zh-CN': '首页加载用时{seconds}秒，超过{limit}秒，但仅访问{visits}次，请人工复核。',
      en: 'The home page took {seconds} seconds to load and the limit is {limit}, but it was visited only {visits} times; a person must look.',
    },
    fast: { 'zh-CN': '首页加载用时{seconds}秒。', en: 'The home page loads in {seconds} seconds.' },
    unmeasured: unmeasured('首页加载时间', 'how long the home page loads'),
  },
  docs: {
    looksFor: {
      'zh-CN': '浏览器加载首页的时间，取多次的中位数。',
      en: 'How long a browser takes to load the home page, the median of several visits.',
    },
    why: { 'zh-CN': '首页加载时间一般不超过3秒。', en: 'A home page should load within 3 seconds.' },
    fails: { 'zh-CN': '三次加载分别用时4.1、4.4、5.0秒。', en: 'Three visits took 4.1, 4.4 and 5.0 seconds.' },
    passes: { 'zh-CN': '三次加载分别用时1.2、1.4、3.6秒。', en: 'Three visits took 1.2, 1.4 and 3.6 seconds.' },
  },
  run(site, { options }) {
    const samples = site.probes!.timing?.samples;
    if (!samples) return notMeasured(site);
    const sorted = [...samples].sort((a, b) => a - b);
    // of an even number the faster of the two in the middle: nobody is blamed for a tie
    const seconds = Math.round(sorted[Math.floor((sorted.length - 1) / 2)]! / 100) / 10;
    const facts = { seconds, visits: samples.length, limit: options.seconds };
    if (seconds <= options.seconds) return [ofSite(site, 'pass', 'fast', { facts })];
    return [samples.length < options.visits ? ofSite(site, 'review', 'doubtful', { facts }) : ofSite(site, 'fail', 'slow', { facts })];
  },
});
