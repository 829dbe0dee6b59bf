/** The extension as an inspector works with it: in Chromium, clicked through, before the sample city. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPage } from '../../checks/facts/page.ts';
import { checkPage } from '../../checks/judge.ts';
import type { Finding } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';
import { findBrowser } from '../../crawler/browser.ts';
import { readPackage } from '../../crawler/packages/package.ts';
import type { LookAnswer } from '../../extension/messages.ts';
import { chinese as say } from '../../extension/wording/chinese.ts';
import { buildCity, type CitySite } from '../city/city.ts';
import { type CityServer, serveCity } from '../city/serve.ts';
import { type Inspector, startInspector } from './extension-browser.ts';

const city = buildCity();
const settings = { asOf: city.asOf, allowPrivate: true, interval: 0, confirmAfter: 0, by: '王检查', language: 'zh-CN', maxPages: 500 };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const siteOf = (id: string): CitySite => city.sites.find((site) => site.id === id)!;

/** Sites that a browser opens without a warning: none trusts the authority of the city. */
const readable = city.sites.filter(({ url }) => url.startsWith('http:'));

const pageChecks = new Set(checks.filter(({ scope }) => scope === 'page').map(({ id }) => id));

/** Pages of the city to look at: every home page, and for every page check a page where it was planted. */
function pagesOfCity(): string[] {
  const open = readable.filter(({ truth }) => truth.every(({ check }) => check !== 'site-unreachable'));
  const truth = open.flatMap((site) => site.truth).filter(({ check, options }) => pageChecks.has(check) && !options);
  const planted = new Map(truth.map(({ check, url }) => [check, url])).values();
  // what is planted on all columns of a site is recorded once for the site
  const columns = open.filter((site) => site.truth.some(({ check }) => check === 'meta-column')).map(columnOf);
  return [...new Set([...open.map((site) => site.url), ...columns, ...planted])];
}

/** The first column that the home page leads to. */
function columnOf({ url, host }: CitySite): string {
  const read = (address: string, home: boolean) => {
    const { body, headers } = city.answer(host, 'GET', address.slice(new URL(address).origin.length));
    return readPage({ url: address, headers, body, asOf: city.asOf, home });
  };
  const leads = read(url, true).links.filter(({ href }) => href.startsWith(url) && href !== url && href.endsWith('/'));
  return leads.find(({ href }) => read(href, false).kind === 'column')!.href;
}

/** The page as the browser holds it, judged in this process. */
async function judgedHere(page: Page, url: string, home: boolean): Promise<Finding[]> {
  const [body, charset] = await page.evaluate(() => [document.documentElement.outerHTML, document.characterSet]);
  const headers = { 'content-type': `text/html; charset=${charset}` };
  return checkPage(readPage({ url, headers, body: body!, asOf: city.asOf, home, rendered: true }), { asOf: city.asOf });
}

/** What is planted on all pages of a site is recorded once for the site. */
const keyOf = (site: CitySite, check: string, url: string): string =>
  `${check} ${check === 'meta-article' || check === 'meta-column' ? site.url : url}`;

const openTab = (panel: Page, name: string) => panel.getByRole('tab', { name, exact: true }).click();

describe.runIf(findBrowser())('the extension in Chromium', { timeout: 90_000 }, () => {
  let served: CityServer;
  let inspector: Inspector;

  beforeAll(async () => {
    served = await serveCity(city);
    inspector = await startInspector(served, settings);
  }, 120_000);
  afterAll(async () => {
    await inspector?.close();
    await served?.close();
  });

  test('judges pages of every site as the checks do here', async () => {
    const page = await inspector.visit(siteOf('www').url);
    const panel = await inspector.panel(page);
    const tab = Number(new URL(panel.url()).searchParams.get('tab'));
    const found = new Set<string>();
    let listed = 0;
    for (const url of pagesOfCity()) {
      await page.goto(url);
      const there = (await panel.evaluate(([id, asOf]) => chrome.runtime.sendMessage({ kind: 'look', tab: id, asOf }), [
        tab,
        city.asOf,
      ] as const)) as LookAnswer;
      if ('fault' in there) throw new Error(`${url}: ${there.fault} ${there.detail}`);
      const here = await judgedHere(page, url, new URL(url).pathname === '/');
      expect(there.look.findings, url).toEqual(here);
      for (const { check } of here) found.add(check);
      // that the panel shows them is the same for all
      if (here.length === 0 || listed++ > 4) continue;
      await expect
        .poll(async () => (await panel.locator('.finding .said').allTextContents()).sort(), { timeout: 5000 })
        .toEqual(here.map(({ text }) => text['zh-CN']).sort());
    }
    const planted = new Set(
      readable.flatMap(({ truth }) => truth.filter((one) => pageChecks.has(one.check) && !one.options).map(({ check }) => check)),
    );
    expect(found).toEqual(planted);
    await page.close();
    await panel.close();
  });

  test('verifies links: the dead ones are those that were planted, marked on the page; the marks go without trace', async () => {
    const site = siteOf('slj');
    const page = await inspector.visit(site.url);
    // the slides of the page go on by themselves
    const markup = () => page.evaluate(() => document.documentElement.outerHTML.replace(/<div class="slide"[^>]*>/g, ''));
    const before = await markup();
    const panel = await inspector.panel(page);
    await openTab(panel, say.tabs.links);
    await panel.getByRole('button', { name: say.verify }).click();
    await panel.getByText(/已核验 \d+ 个链接目标/).waitFor();
    const dead = await panel.locator('.finding:has(.tag.fail) .address').allTextContents();
    const planted = site.truth.filter(({ check }) => check === 'dead-link-home').map(({ url }) => url);
    expect(dead.sort()).toEqual(planted.sort());
    const numbers = panel.locator('button.number');
    await expect.poll(() => numbers.count()).toBe(planted.length);
    await numbers.first().click();
    await expect.poll(() => page.locator('mingcha-marks').count()).toBe(1);
    // a page scrolls smoothly, which takes a while
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    // the page cannot reach what is drawn over it
    expect(await page.evaluate(() => document.querySelector('mingcha-marks')!.shadowRoot)).toBeNull();
    await openTab(panel, say.tabs.files);
    await expect.poll(markup).toBe(before);
    await page.close();
    await panel.close();
  });

  test('inspects a site to the end though its worker is killed twice, and finds what was planted', async () => {
    const site = siteOf('slj');
    const worker = await inspector.worker();
    await worker.evaluate((given) => chrome.storage.local.set({ settings: given }), { ...settings, interval: 25 });
    const page = await inspector.visit(site.url);
    const panel = await inspector.panel(page, 420);
    await openTab(panel, say.tabs.files);
    const profile = { name: 'slj.yaml', mimeType: 'application/yaml', buffer: Buffer.from(JSON.stringify(site.profile)) };
    await panel.locator('input[type=file]').last().setInputFiles(profile);
    await panel.getByText(say.profileRead).waitFor();
    await openTab(panel, say.tabs.site);
    await panel.getByRole('button', { name: say.inspect }).click();
    const session = await inspector.context.newCDPSession(panel);
    await session.send('ServiceWorker.enable');
    let killed = 0;
    for (const pages of [5, 30]) {
      await expect
        .poll(async () => Number(/页面 (\d+)/.exec((await panel.locator('main').textContent()) ?? '')?.[1] ?? 0), { timeout: 20_000 })
        .toBeGreaterThan(pages);
      await (await inspector.worker()).evaluate(() => Object.assign(globalThis, { marked: true }));
      await session.send('ServiceWorker.stopAllWorkers');
      await expect
        .poll(
          () =>
            inspector.context
              .serviceWorkers()[0]
              ?.evaluate(() => 'marked' in globalThis)
              .catch(() => true),
          { timeout: 10_000 },
        )
        .toBe(false);
      killed += 1;
    }
    // a person may stop and go on too
    await panel.getByRole('button', { name: say.pause }).click();
    await panel.getByRole('button', { name: say.resume }).click();
    await panel.locator('table.columns').waitFor({ timeout: 60_000 });
    expect(killed).toBe(2);
    await openTab(panel, say.tabs.files);
    const [download] = await Promise.all([panel.waitForEvent('download'), panel.getByRole('button', { name: say.exportPackage }).click()]);
    const opened = await readPackage(readFileSync((await download.path())!));
    if ('fault' in opened) throw new Error(opened.fault);
    const { findings } = JSON.parse(opened.contents.findings!) as { findings: Finding[] };
    const found = findings
      .filter(({ outcome }) => outcome === 'fail' || outcome === 'review')
      .map(({ check, url }) => keyOf(site, check, url));
    // what is probed over the network is not the browser's to say
    const planted = site.truth.filter(({ options, probed }) => !options && !probed).map(({ check, url }) => keyOf(site, check, url));
    expect([...new Set(found)].sort()).toEqual([...new Set(planted)].sort());
    await page.close();
    await panel.close();
  });

  test('is a checklist: marks by key, totals at once, notes and screenshots; all of it goes out and comes in again', async () => {
    // a site that nothing vetoes yet, so that every mark tells
    const site = siteOf('czj').url;
    const page = await inspector.visit(site);
    const panel = await inspector.panel(page, 420);
    await openTab(panel, say.tabs.index);
    const total = panel.locator('.score .big');
    const before = await total.textContent();
    await panel.getByLabel(say.filterLabel).selectOption('manual');
    const leaves = panel.locator('.leaf');
    const count = await leaves.count();
    expect(count).toBeGreaterThan(10);
    await panel.getByRole('button', { name: say.next }).click();
    const marked = 6;
    for (let at = 0; at < marked; at++) {
      await panel.keyboard.press('1');
      await panel.locator('.leaf.chosen .tag.person').waitFor();
      if (at < marked - 1) await panel.keyboard.press('j');
    }
    await panel.keyboard.press('2');
    await expect.poll(() => panel.locator('.leaf.chosen .tag.person').textContent()).toBe(say.marks.fail);
    expect(await total.textContent()).not.toBe(before);
    await panel.locator('.leaf.chosen').getByLabel(say.note).fill('页面显示不完整');
    await panel.locator('.leaf.chosen').getByRole('button', { name: say.capture }).click();
    await panel.locator('.leaf.chosen .thumb').waitFor();
    const scored = await total.textContent();

    await openTab(panel, say.tabs.files);
    const [download] = await Promise.all([panel.waitForEvent('download'), panel.getByRole('button', { name: say.exportPackage }).click()]);
    const file = (await download.path())!;
    await panel.close();

    const other = await startInspector(served, settings);
    try {
      const elsewhere = await other.visit(site);
      const opened = await other.panel(elsewhere, 420);
      await openTab(opened, say.tabs.files);
      await opened
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'a.mingcha', mimeType: 'application/zip', buffer: readFileSync(file) });
      await opened.getByText(/已导入/).waitFor();
      await openTab(opened, say.tabs.index);
      await expect.poll(() => opened.locator('.score .big').textContent()).toBe(scored);
      await opened.getByLabel(say.filterLabel).selectOption('manual');
      expect(await opened.locator('.leaf .tag.person').count()).toBe(marked);
      await opened.locator('.leaf:has(.tag.person) .open').last().click();
      await opened.locator('.leaf.chosen .thumb').waitFor();
      expect(await opened.locator('.leaf.chosen').getByLabel(say.note).inputValue()).toBe('页面显示不完整');
      // a package that was changed is no evidence
      const broken = readFileSync(file);
      broken.fill(0x41, broken.length >> 1, (broken.length >> 1) + 200);
      await openTab(opened, say.tabs.files);
      await opened.locator('input[type=file]').first().setInputFiles({ name: 'b.mingcha', mimeType: 'application/zip', buffer: broken });
      await opened.getByRole('alert').waitFor();
    } finally {
      await other.close();
    }
    await page.close();
  });

  test('walks through findings: the page opens, a person dismisses with a reason, the live page says whether it is still there', async () => {
    const site = siteOf('slj');
    const page = await inspector.visit(site.url);
    const panel = await inspector.panel(page, 420);
    await openTab(panel, say.tabs.review);
    await panel.getByRole('button', { name: new RegExp(say.walkOwn) }).click();
    await panel.getByText(/第 1 条/).waitFor();
    for (let at = 0; at < 40 && !(await panel.locator('.said').textContent())?.includes('无法打开'); at++) {
      await panel.getByRole('button', { name: say.next }).click();
      await panel.getByText(new RegExp(`第 ${at + 2} 条`)).waitFor();
    }
    // the page that holds the link is open already, and the link is marked on it
    await panel.getByRole('button', { name: say.openPage }).click();
    await page.waitForLoadState();
    await expect.poll(() => page.locator('mingcha-marks').count()).toBe(1);
    await panel.bringToFront();
    await panel.getByRole('button', { name: say.recheck }).click();
    await panel.getByText(say.recheckStates.there).waitFor();
    await panel.getByRole('button', { name: say.dismiss }).click();
    await panel.getByLabel(say.reason).fill('栏目已迁移，旧地址按规定停用');
    await panel.getByRole('button', { name: say.save }).click();
    await panel.locator('.review').getByText(say.dismissed).first().waitFor();
    await openTab(panel, say.tabs.files);
    const [profile] = await Promise.all([
      panel.waitForEvent('download'),
      panel.getByRole('button', { name: say.exportProfile, exact: true }).click(),
    ]);
    expect(readFileSync((await profile.path())!, 'utf8')).toContain('reason: 栏目已迁移，旧地址按规定停用');
    const [record] = await Promise.all([panel.waitForEvent('download'), panel.getByRole('button', { name: say.exportRecord }).click()]);
    expect(JSON.parse(readFileSync((await record.path())!, 'utf8')).reviews[0]).toMatchObject({ verdict: 'dismissed', by: '王检查' });
    await page.close();
    await panel.close();
  });

  test('a screenshot is cut to a region, with an arrow and words, and takes the place of the old one', async () => {
    const page = await inspector.visit(siteOf('jyj').url);
    const panel = await inspector.panel(page, 420);
    await openTab(panel, say.tabs.index);
    await panel.locator('.leaf .open').first().click();
    await panel.getByRole('button', { name: say.capture }).click();
    await panel.locator('.thumb').waitFor();
    const [editor] = await Promise.all([inspector.context.waitForEvent('page'), panel.getByRole('button', { name: say.edit }).click()]);
    const canvas = editor.locator('canvas');
    const { x, y } = (await canvas.boundingBox())!;
    await editor.mouse.move(x + 20, y + 30);
    await editor.mouse.down();
    await editor.mouse.move(x + 220, y + 180);
    await editor.mouse.up();
    await editor.getByRole('radio', { name: say.picture.tools.arrow }).check();
    await editor.mouse.move(x + 50, y + 60);
    await editor.mouse.down();
    await editor.mouse.move(x + 150, y + 120);
    await editor.mouse.up();
    await editor.getByLabel(say.picture.words).fill('此处为空');
    await editor.mouse.click(x + 60, y + 130);
    // the same by number, for those without a pointer
    await editor.getByLabel(say.picture.width).fill('180');
    await editor.getByLabel(say.picture.width).blur();
    await Promise.all([editor.waitForEvent('close'), editor.getByRole('button', { name: say.picture.save }).click()]);
    await expect
      .poll(() => panel.locator('.thumb').evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]))
      .toEqual([180, 150]);
    await page.close();
    await panel.close();
  });

  test('nothing that a page says acts: not in the panel, not in its marks; and a page hides nothing behind our name', async () => {
    const attack = '<img src=x onerror="document.title=1;window.hacked=1"><script>window.hacked=1</script>{{constructor}}';
    const escaped = attack.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    const html = `<!doctype html><html><head><meta charset="utf-8"><title>${escaped}</title><meta name="ColumnName" content="${escaped}"></head><body>
      <div class="position">首页 &gt; ${escaped} &gt; 正文</div><h1>${escaped}</h1><p>发布日期：2026-09-01 来源：${escaped}</p>
      <p>联系人 ${escaped} 身份证号 11010519491231002X，请各单位按时办理有关事项。</p>
      <mingcha-marks><p>${'本页内容应当被读到。'.repeat(20)}</p></mingcha-marks>
      <a href="javascript:window.hacked=1">${escaped}</a><a href="http://slj.lanchuan.gov.cn/no&quot;onclick=&quot;window.hacked=1">x</a></body></html>`;
    const page = await inspector.visit(siteOf('slj').url);
    await page.route('**/hostile.html', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await page.goto(`${siteOf('slj').url}hostile.html`);
    const panel = await inspector.panel(page, 420);
    const alarms: string[] = [];
    panel.on('dialog', (dialog) => {
      alarms.push(dialog.message());
      return dialog.dismiss();
    });
    panel.on('pageerror', (error) => alarms.push(error.message));
    await panel.getByText(say.asRead).waitFor();
    for (const name of Object.values(say.tabs)) await openTab(panel, name);
    await openTab(panel, say.tabs.page);
    await panel.locator('.facts').waitFor();
    const seen = await panel.evaluate(() => ({
      hacked: (window as { hacked?: number }).hacked,
      foreign: document.querySelectorAll('#app script, #app img, #app iframe, #app [onerror], #app [style]').length,
      links: [...document.querySelectorAll('a')].map(({ protocol }) => protocol),
    }));
    expect(seen.hacked).toBeUndefined();
    expect(seen.foreign).toBe(0);
    expect(seen.links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    expect(alarms).toEqual([]);
    const tab = Number(new URL(panel.url()).searchParams.get('tab'));
    const looked = (await panel.evaluate(([id, asOf]) => chrome.runtime.sendMessage({ kind: 'look', tab: id, asOf }), [
      tab,
      city.asOf,
    ] as const)) as LookAnswer;
    if ('fault' in looked) throw new Error(looked.fault);
    expect(looked.look.facts.text.length).toBeGreaterThan(200);
    expect(looked.look.findings.map(({ check }) => check)).toContain('personal-data');
    const fails = looked.look.findings.filter(({ outcome }) => outcome === 'fail').length;
    await expect.poll(() => panel.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab)).toBe(String(fails));
    // what is no message of ours gets no answer
    for (const message of [null, 'look', { kind: 'look' }, { kind: 'inspect', url: 'javascript:1', asOf: 'x' }, { kind: '__proto__' }]) {
      expect(
        await panel.evaluate(
          (one) => Promise.race([chrome.runtime.sendMessage(one).catch(() => undefined), new Promise((done) => setTimeout(done, 300))]),
          message,
        ),
      ).toBeFalsy();
    }
    await page.close();
    await panel.close();
  });

  test.each([
    ['zh-CN', 'light', 320],
    ['en', 'dark', 420],
  ] as const)('%s, %s, %i px: no barrier that axe knows of, nothing to scroll sideways', async (language, colorScheme, width) => {
    const worker = await inspector.worker();
    await worker.evaluate((given) => chrome.storage.local.set({ settings: given }), { ...settings, language });
    const page = await inspector.visit(siteOf('slj').url);
    const panel = await inspector.panel(page, width);
    await panel.emulateMedia({ colorScheme });
    const barriers: string[] = [];
    for (const tab of await panel.getByRole('tab').all()) {
      await tab.click();
      await panel.locator('#view > *').first().waitFor();
      if ((await panel.locator('.leaf .open').count()) > 0) await panel.locator('.leaf .open').first().click();
      await panel.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      expect(await panel.evaluate(() => document.documentElement.scrollWidth), (await tab.textContent()) ?? '').toBeLessThanOrEqual(width);
      await panel.evaluate(axe);
      barriers.push(
        ...(await panel.evaluate(async () => {
          const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document);
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)} ${nodes[0]!.failureSummary}`);
        })),
      );
    }
    expect(barriers).toEqual([]);
    // tabs by keyboard: the last view is open now
    const chosen = () =>
      panel.evaluate(() => document.activeElement?.getAttribute('aria-selected') === 'true' && document.activeElement.id);
    await panel.getByRole('tab').last().focus();
    for (const [key, id] of [
      ['ArrowRight', 'tab-page'],
      ['ArrowLeft', 'tab-files'],
      ['Home', 'tab-page'],
      ['End', 'tab-files'],
    ]) {
      await panel.keyboard.press(key!);
      await expect.poll(chosen).toBe(id);
    }
    await page.close();
    await panel.close();
  });
});
