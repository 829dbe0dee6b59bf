/** The report of a round in a real browser: nothing of a page acts, nothing is fetched, nothing is cut, and everyone can read it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../../checks/model/index.ts';
import { findBrowser } from '../../../crawler/browser.ts';
import { printPdf } from '../../../reports/round/pdf.ts';
import type { RoundSource } from '../../../reports/round/source.ts';
import { writeRound } from '../../../reports/round/write.ts';
import { makeFolder } from '../folder.ts';
import { attacks } from '../hostile.ts';
import { roundOf, sourceOf } from './city-rounds.ts';
import { hostileSource } from './hostile.ts';
import { dead, findingOf, resultOf, smallIndex } from './made.ts';

const executablePath = findBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Two rounds with ties, vetoes, provisional ranks, a site that failed and names as long as they get. */
function full(): RoundSource {
  const long = { name: '岚川市事业单位登记管理局与机构编制委员会办公室政府信息公开专栏', organ: '中共岚川市委机构编制委员会办公室' };
  const stale = (id: string, name: string, category: string) =>
    findingOf(id, `${category}/`, { check: 'column-stale', facts: { category, path: `政务公开/${name}`, name, newest: '2026-01-05' } });
  const columns = (id: string) => [
    stale(id, '通知公告', 'notice'),
    stale(id, '法定主动公开内容', 'statutory'),
    stale(id, '动态要闻', 'news'),
  ];
  const round = (quarter: string, more: number) =>
    roundOf(
      { quarter },
      [
        resultOf('a', [...dead('a', 5 + more), ...columns('a')], { site: long }),
        resultOf('b', dead('b', 9 - 2 * more, more)),
        resultOf('c', [...dead('c', 60), ...columns('c')], { site: { group: '县市区', level: 'county', kind: 'portal' } }),
        resultOf('d', dead('d', 5), { marks: {}, complete: false }),
        resultOf('e', [], { status: more === 0 ? 'done' : 'unreached' }),
        resultOf('f', [], { status: 'failed' }),
        resultOf('g', dead('g', 5)),
      ],
      smallIndex,
    );
  return sourceOf([round('2025Q4', 0), round('2026Q1', 1), round('2026Q2', 2)], { index: smallIndex });
}

const sources: Record<string, { source: RoundSource; language: Language }> = {
  full: { source: full(), language: 'zh-CN' },
  english: { source: full(), language: 'en' },
  empty: {
    source: sourceOf([roundOf({ quarter: '2026Q3', status: 'open', revision: 0, closedAt: null }, [], smallIndex)], { index: smallIndex }),
    language: 'zh-CN',
  },
  hostile: { source: hostileSource(), language: 'zh-CN' },
};
const folders: Record<string, string> = {};

describe.runIf(executablePath)('in Chromium', () => {
  let browser: Browser;

  beforeAll(async () => {
    for (const [name, { source, language }] of Object.entries(sources)) {
      folders[name] = await makeFolder();
      await writeRound({ source, folder: folders[name], formats: ['html', 'junit'], language, judged: async () => null });
    }
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });

  afterAll(() => browser?.close());

  async function visit(
    name: string,
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; requests: string[]; alarms: string[]; url: string }> {
    const page = await browser.newPage(options);
    const requests: string[] = [];
    const alarms: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('dialog', (dialog) => {
      alarms.push(dialog.message());
      return dialog.dismiss();
    });
    page.on('pageerror', (error) => alarms.push(error.message));
    page.on('console', (message) => alarms.push(message.text()));
    const url = pathToFileURL(join(folders[name]!, 'round.html')).href;
    await page.goto(url);
    return { page, requests, alarms, url };
  }
  const openAll = (page: Page) =>
    page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });

  test('the texts of hostile pages run nothing, fetch nothing and add no element', async () => {
    const { page, requests, alarms, url } = await visit('hostile');
    await openAll(page);
    const found = await page.evaluate(() => ({
      hacked: (window as { hacked?: number }).hacked,
      foreign: document.querySelectorAll('script, img, iframe, object, embed, form, input, base, link, [src], [srcdoc], [style]').length,
      styles: document.querySelectorAll('style').length,
      handlers: [...document.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
      protocols: [...new Set([...document.querySelectorAll<HTMLAnchorElement>('a')].map(({ protocol }) => protocol))],
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      words: document.body.textContent ?? '',
    }));
    expect(found.hacked).toBeUndefined();
    expect(alarms).toEqual([]);
    expect(requests).toEqual([url]);
    expect({ foreign: found.foreign, styles: found.styles, handlers: found.handlers }).toEqual({ foreign: 0, styles: 1, handlers: [] });
    expect(found.protocols.filter((protocol) => !['file:', 'http:', 'https:'].includes(protocol))).toEqual([]);
    expect(new Set(found.ids).size).toBe(found.ids.length);
    expect(found.words).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200f\u202a-\u202e\u2066-\u2069\ud800]/);
    for (const words of [attacks[0]!, attacks[2]!]) expect(found.words).toContain(words.slice(0, 40));
    await page.close();
  });

  test.each(Object.keys(sources))('%s: is read on a narrow phone without scrolling sideways', async (name) => {
    const { page } = await visit(name, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
    await openAll(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('main *, header *')]
        .filter((element) => !element.closest('.scroll, .grid') && element.getBoundingClientRect().right > window.innerWidth + 1)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(outside).toEqual([]);
    await page.close();
  });

  test('the words of the charts never meet, on a phone either', async () => {
    for (const [name, width] of [
      ['full', 360],
      ['english', 360],
      ['full', 1280],
    ] as const) {
      const { page } = await visit(name, { viewport: { width, height: 800 } });
      const met = await page.evaluate(() =>
        [...document.querySelectorAll('#charts svg.chart')].flatMap((chart) => {
          const texts = [...chart.querySelectorAll('text')].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
          return texts.flatMap((a, at) =>
            texts
              .slice(at + 1)
              .filter(
                (b) =>
                  a.box.right > b.box.left + 1 &&
                  b.box.right > a.box.left + 1 &&
                  a.box.bottom > b.box.top + 4 &&
                  b.box.bottom > a.box.top + 4,
              )
              .map((b) => `${a.words} / ${b.words}`),
          );
        }),
      );
      expect(met, `${name} ${width}`).toEqual([]);
      await page.close();
    }
  });

  test('ties, provisional ranks and sites without a rank are said', async () => {
    const { page } = await visit('full');
    const words = await page.locator('#ranking').textContent();
    for (const expected of ['并列', '暂定', '没有得分、未排名', '未能检查', '上升 1', '县市区']) expect(words).toContain(expected);
    expect(await page.locator('#follow-up').textContent()).toContain('上期问题');
    await page.close();
  });

  test.each([
    ['full', 'light'],
    ['full', 'dark'],
    ['english', 'light'],
    ['empty', 'dark'],
    ['hostile', 'light'],
  ] as const)('%s, %s: has no barrier that axe knows of', async (name, colorScheme) => {
    const { page } = await visit(name, { colorScheme });
    await openAll(page);
    await page.evaluate(axe);
    const barriers = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document);
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)} ${nodes[0]!.failureSummary}`);
    });
    expect(barriers).toEqual([]);
    await page.close();
  });

  test.each(['full', 'hostile'])('%s: the pictures and the JUnit file are well-formed XML that runs nothing', async (name) => {
    const { page } = await visit(name);
    for (const file of ['heatmap.svg', 'matrix.svg', 'round.junit.xml']) {
      const text = readFileSync(join(folders[name]!, file), 'utf8');
      const found = await page.evaluate((xml) => {
        const parsed = new DOMParser().parseFromString(xml, 'text/xml');
        return {
          error: parsed.querySelector('parsererror')?.textContent ?? null,
          foreign: parsed.querySelectorAll('script, foreignObject, image, use, a').length,
          handlers: [...parsed.querySelectorAll('*')].flatMap((one) =>
            one.getAttributeNames().filter((attribute) => attribute.startsWith('on')),
          ),
        };
      }, text);
      expect([file, found]).toEqual([file, { error: null, foreign: 0, handlers: [] }]);
    }
    await page.close();
  });

  test('is printed as PDF on A4 sheets', async () => {
    const [path] = await printPdf(executablePath!, [join(folders.full!, 'round.html')]);
    const sheets = readFileSync(path!).toString('latin1');
    expect(sheets.startsWith('%PDF-')).toBe(true);
    expect(sheets).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });
});
