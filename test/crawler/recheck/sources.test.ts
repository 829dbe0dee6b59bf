/** What findings rest on is read from facts that pages wrote: whatever they hold, it ends, and names only addresses. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageFacts } from '../../../checks/model/index.ts';
import type { StoredTarget } from '../../../crawler/engine/frontier.ts';
import { overlay } from '../../../crawler/recheck/overlay.ts';
import { fillReason, reasons } from '../../../crawler/recheck/reasons.ts';
import { addressesIn } from '../../../crawler/recheck/sources.ts';
import type { Store } from '../../../crawler/store.ts';

test('addresses are found anywhere in a value, each once, no more than asked', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 8 },
      fc.string(),
      fc.webUrl(),
      fc.integer(),
      fc.constant(null),
      fc.array(tie('any')),
      fc.dictionary(fc.string(), tie('any')),
    ),
  })).any;
  fc.assert(
    fc.property(value, fc.integer({ min: 0, max: 5 }), (any, most) => {
      const found = addressesIn(any, most);
      expect(found.length).toBeLessThanOrEqual(most);
      expect(new Set(found).size).toBe(found.length);
      for (const address of found) expect(URL.canParse(address)).toBe(true);
    }),
  );
  const ring: Record<string, unknown> = { at: 'http://a.gov.cn/' };
  ring.self = ring;
  expect(addressesIn(ring, 10)).toEqual(['http://a.gov.cn/']);
  expect(
    addressesIn(
      Array.from({ length: 100_000 }, (_, at) => `http://a.gov.cn/${at}`),
      60,
    ),
  ).toHaveLength(60);
});

describe('the earlier pages with the fresh ones over them', () => {
  const list = (urls: readonly string[], from: string) =>
    async function* (): AsyncIterable<PageFacts> {
      for (const url of urls.toSorted()) yield { url, title: from } as PageFacts;
    };
  const read = async (earlier: string[], fresh: string[], states: Record<string, string>): Promise<string[]> => {
    const visited = new Map(
      Object.entries(states).map(([url, state]) => [
        url,
        { url, redirect: null, observation: { state, status: null, reason: null } } as StoredTarget,
      ]),
    );
    const store = { pages: (id: string) => list(id === 'earlier' ? earlier : fresh, id)() } as unknown as Store;
    const over = { earlier: { id: 'earlier' }, recheck: 'fresh', asOf: '', reached: {}, probes: null, visited, cut: false };
    const pages: string[] = [];
    for await (const { url, title } of overlay(store, over as unknown as Parameters<typeof overlay>[1]).pages('any'))
      pages.push(`${url} ${title}`);
    return pages;
  };

  test('a page that was read anew stands for itself, one that is gone is left out, one that did not answer stays as it was', async () => {
    const pages = await read(['a', 'b', 'c', 'd'], ['b', 'e'], { b: 'ok', c: 'dead', d: 'timeout', e: 'ok' });
    expect(pages).toEqual(['a earlier', 'b fresh', 'd earlier', 'e fresh']);
  });

  test('come in their order, each once, whatever was read', async () => {
    const urls = fc.uniqueArray(fc.constantFrom(...'abcdefghij'));
    await fc.assert(
      fc.asyncProperty(urls, urls, async (earlier, fresh) => {
        const pages = (await read(earlier, fresh, Object.fromEntries(fresh.map((url) => [url, 'ok'])))).map((line) => line.split(' ')[0]!);
        expect(pages).toEqual([...new Set([...earlier, ...fresh])].sort());
      }),
    );
  });
});

test('every reason has its words in both languages, with nothing left open', () => {
  const said = { 'zh-CN': '原文', en: 'words' };
  const state = { state: 'dead' as const, status: 404, reason: null };
  for (const id of Object.keys(reasons) as (keyof typeof reasons)[]) {
    const words = fillReason(id, { said, url: 'http://a.gov.cn/', state, check: 'site-code' });
    for (const text of Object.values(words)) expect(text).not.toMatch(/[{}]|undefined/);
  }
});
