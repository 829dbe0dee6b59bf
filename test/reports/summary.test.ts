/** What is printed at the end of an inspection. */
import { expect, test } from 'vitest';
import { summarize } from '../../reports/terminal.ts';
import { inspectCity } from './city-input.ts';
import { poison } from './hostile.ts';

const open = inspectCity('slj', { complete: false });

test('the summary says site, verdict, interval, what is open, what was seen, and counts by check', () => {
  const text = summarize(open, 'zh-CN');
  const { score, coverage, seen, tallies, site } = open.scorecard;
  expect(text).toContain(site.url);
  expect(text).toContain(`得分：${score.low}–${score.high} 分，合格线 60，${coverage.leaves} 项指标中 ${coverage.open} 项待定`);
  expect(text).toContain(`检查页面 ${seen.pages} 个`);
  expect(text).toContain('未全部检查');
  expect(text).toContain('未检查：');
  expect(text).toMatch(new RegExp(`首页链接不可用 +问题 ${tallies['dead-link-home']!.fail}\n`));
  expect(text.endsWith('\n')).toBe(true);
});

test('the summary says that a site did not open', () => {
  expect(summarize(inspectCity('gone'), 'zh-CN')).toMatch(
    /结论：单项否决\n[\s\S]*检查时网站首页未能打开（访问超时）[\s\S]*\n {2}站点无法访问 +问题 1\n {2}未测得：/,
  );
});

test('the summary is English when asked', () => {
  const text = summarize(inspectCity('dead'), 'en');
  expect(text).toContain('Verdict: Vetoed');
  expect(text.replaceAll('国办秘函〔2019〕19号', '')).not.toMatch(/[\u4e00-\u9fff]/);
});

test('nothing of a page reaches the terminal but plain characters, and no more than a screen of it', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const text = summarize(poison(open), language);
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    expect(text.length).toBeLessThan(8_000);
  }
});
