/** The scorecard in a real browser: nothing of a page acts, nothing is fetched, nothing is cut, and everyone can read it. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../crawler/browser.ts';
import type { ReportInput } from '../../reports/input.ts';
import { writeReports } from '../../reports/write.ts';
import { inspectCity, markManual } from './city-input.ts';
import { makeFolder } from './folder.ts';
import { addresses, attacks, poison } from './hostile.ts';

const executablePath = findBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const open = inspectCity('slj', { complete: false });
const inputs: Record<string, ReportInput> = {
  veto: inspectCity('tour'),
  open,
  settled: inspectCity('slj', { marks: markManual(open) }),
  unreachable: inspectCity('dead'),
  english: { ...open, language: 'en' },
  empty: { ...open, judgement: { ...open.judgement, findings: [] } },
  hostile: poison(open),
};
const files: Record<string, string> = {};

describe.runIf(executablePath)('in Chromium', () => {
  let browser: Browser;

  beforeAll(async () => {
    for (const [name, input] of Object.entries(inputs)) {
      files[name] = pathToFileURL((await writeReports(await makeFolder(), input)).files[0]!).href;
    }
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });

  afterAll(() => browser?.close());

  async function visit(name: string, options: BrowserContextOptions = {}): Promise<{ page: Page; requests: string[]; alarms: string[] }> {
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
    page.on('popup', (popup) => alarms.push(popup.url()));
    await page.goto(files[name]!);
    return { page, requests, alarms };
  }

  test('the texts of hostile pages run nothing, fetch nothing and add no element', async () => {
    const { page, requests, alarms } = await visit('hostile');
    await page.mouse.move(200, 300);
    await page.keyboard.press('Tab');
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('*')) {
        for (const kind of ['mouseover', 'mouseenter', 'focus', 'load', 'error', 'click']) {
          if (kind !== 'click' || element.tagName !== 'A') element.dispatchEvent(new Event(kind));
        }
      }
    });
    const found = await page.evaluate(() => ({
      hacked: (window as { hacked?: number }).hacked,
      foreign: document.querySelectorAll('script, img, iframe, object, embed, form, input, base, link, [src], [srcdoc], [style]').length,
      styles: document.querySelectorAll('style').length,
      drawings: document.querySelectorAll('svg').length,
      handlers: [...document.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
      targets: [...document.querySelectorAll<HTMLAnchorElement>('a')].map(({ protocol }) => protocol),
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      words: document.body.textContent ?? '',
    }));
    expect(found.hacked).toBeUndefined();
    expect(alarms).toEqual([]);
    expect(requests).toEqual([files.hostile]);
    expect({ foreign: found.foreign, styles: found.styles, drawings: found.drawings, handlers: found.handlers }).toEqual({
      foreign: 0,
      styles: 1,
      drawings: 1,
      handlers: [],
    });
    expect([...new Set(found.targets)].filter((protocol) => !['file:', 'http:', 'https:'].includes(protocol))).toEqual([]);
    expect(new Set(found.ids).size).toBe(found.ids.length);
    expect(found.words).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200f\u202a-\u202e\u2066-\u2069\ud800]/);
    for (const words of [attacks[0]!, attacks[2]!, attacks[7]!, addresses[0]!, addresses[2]!]) expect(found.words).toContain(words);
    expect(found.words).toContain('⟨U+202E⟩gpj.exe');
    await page.close();
  });

  test.each(Object.keys(inputs))('%s: is read on a narrow phone without scrolling sideways', async (name) => {
    const { page } = await visit(name, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const { width, wide } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      wide: [...document.querySelectorAll('main *, header *')]
        .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
        .map((element) => element.outerHTML.slice(0, 120)),
    }));
    expect(width).toBe(360);
    expect(wide).toEqual([]);
    await page.close();
  });

  test('the names of the lines on the bar never meet, whatever the language', async () => {
    for (const name of ['open', 'english', 'settled']) {
      const { page } = await visit(name, { viewport: { width: 360, height: 740 } });
      const boxes = await page.evaluate(() =>
        [...document.querySelectorAll('.bar text')]
          .map((text) => text.getBoundingClientRect())
          .map(({ left, right, top, bottom }) => ({ left, right, top, bottom })),
      );
      for (const [at, a] of boxes.entries()) {
        for (const b of boxes.slice(at + 1)) {
          expect(
            a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 3 || b.bottom <= a.top + 3,
            `${name} ${JSON.stringify([a, b])}`,
          ).toBe(true);
        }
      }
      await page.close();
    }
  });

  test('on paper everything is open, light, and within the sheet', async () => {
    const { page } = await visit('open', { colorScheme: 'dark', viewport: { width: 680, height: 900 } });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const paper = await page.evaluate(() => ({
      closed: document.querySelectorAll('details:not([open])').length,
      hidden: [...document.querySelectorAll('details:not([open]) .leaf .body, details:not([open]) tbody tr, .possible li')].filter(
        (element) => !element.checkVisibility() || element.getBoundingClientRect().height === 0,
      ).length,
      menu: getComputedStyle(document.querySelector('nav')!).display,
      ink: getComputedStyle(document.body).color,
      law: getComputedStyle(document.querySelector('a.titled')!, '::after').content,
      width: document.documentElement.scrollWidth,
    }));
    expect(paper.closed).toBeGreaterThan(0);
    expect(paper.hidden).toBe(0);
    expect(paper.menu).toBe('none');
    expect(paper.ink).toBe('rgb(27, 35, 46)');
    expect(paper.law).toContain('http');
    expect(paper.width).toBeLessThanOrEqual(680);
    const sheets = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(sheets).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    await page.close();
  });

  test('branches open without script', async () => {
    const { page } = await visit('open', { javaScriptEnabled: false });
    const before = await page.locator('.tree details[open]').count();
    const closed = page.locator('.tree details:not([open])').first();
    const inside = closed.locator('li').first();
    expect(await inside.isVisible()).toBe(false);
    await closed.locator('summary').first().click();
    expect(await page.locator('.tree details[open]').count()).toBe(before + 1);
    await page.close();
  });

  test.each([
    ['open', 'light'],
    ['open', 'dark'],
    ['veto', 'dark'],
    ['settled', 'light'],
    ['unreachable', 'dark'],
    ['english', 'light'],
    ['empty', 'light'],
    ['hostile', 'light'],
  ] as const)('%s, %s: has no barrier that axe knows of', async (name, colorScheme) => {
    const { page } = await visit(name, { colorScheme });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await page.evaluate(axe);
    const barriers = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document);
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)} ${nodes[0]!.failureSummary}`);
    });
    expect(barriers).toEqual([]);
    await page.close();
  });
});
