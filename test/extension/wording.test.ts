/** What the views say: every reason of reading a page has its Chinese, settings are mended, findings are numbered as they are shown. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readPage } from '../../checks/facts/page.ts';
import type { Finding } from '../../checks/model/index.ts';
import { explainKind } from '../../extension/wording/kind-reasons.ts';
import { words } from '../../extension/wording/words.ts';
import { buildCity } from '../city/city.ts';

test('every reason for the kind of a page of the sample city is said in Chinese', () => {
  const city = buildCity();
  const seen = new Set<string>();
  for (const site of city.sites) {
    const waiting = [site.url];
    for (const url of waiting) {
      if (waiting.length > 400) break;
      const { host, pathname, search } = new URL(url);
      const answer = city.answer(host, 'GET', pathname + search);
      if (!answer.headers['content-type']?.startsWith('text/html')) continue;
      const facts = readPage({
        url,
        status: answer.status,
        headers: answer.headers,
        body: answer.body,
        asOf: city.asOf,
        home: url === site.url,
      });
      seen.add(facts.why);
      for (const { href } of facts.links) {
        const target = href.replace(/#.*/, '');
        if (target.startsWith(site.url) && !waiting.includes(target)) waiting.push(target);
      }
    }
  }
  expect(seen.size).toBeGreaterThan(8);
  for (const why of seen) {
    expect(explainKind({ why }, 'zh-CN'), why).toMatch(/^(?:[^a-z]|首页|ArticleTitle)/);
    expect(explainKind({ why }, 'en')).toBe(why);
  }
});

test('no text of the views stands in one language only', () => {
  const keysOf = (value: unknown, path = ''): string[] =>
    value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, one]) => keysOf(one, `${path}.${key}`)) : [path];
  expect(keysOf(words.en).sort()).toEqual(keysOf(words['zh-CN']).sort());
  const textsOf = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
  for (const text of [...textsOf(words.en), ...textsOf(words['zh-CN'])]) expect(text).not.toBe('');
});

describe('settings', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
  });

  test('what was stored and does not fit any more falls back, the rest stays', async () => {
    const { readSettings, writeSettings } = await import('../../extension/store/settings.ts');
    await fakeBrowser.storage.local.set({ settings: { maxPages: 1e9, by: '王检查', asOf: 'yesterday', unknown: true } });
    expect(await readSettings()).toMatchObject({ maxPages: 60, by: '王检查', robots: 'respect', asOf: undefined });
    await writeSettings({ asOf: '2026-09-30', concurrency: 2 });
    expect(await readSettings()).toMatchObject({ asOf: '2026-09-30', concurrency: 2, by: '王检查' });
  });
});

test('findings are numbered as they are shown, wrong ones first', async () => {
  Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
  const { groupFindings } = await import('../../extension/views/saying.ts');
  const make = (check: string, outcome: Finding['outcome']): Finding => ({
    ...{ check, outcome, url: '', message: '', text: { 'zh-CN': '', en: '' }, locator: null, facts: {}, basis: [], evidence: [] },
    fingerprint: `${check}${outcome}`,
  });
  const groups = groupFindings([make('a', 'review'), make('b', 'review'), make('b', 'fail')]);
  expect(groups.flatMap(({ findings }) => findings.map(({ number, finding }) => [number, finding.check, finding.outcome]))).toEqual([
    [1, 'b', 'fail'],
    [2, 'b', 'review'],
    [3, 'a', 'review'],
  ]);
});
