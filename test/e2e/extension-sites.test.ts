/** Units that share a host, dossiers of an earlier version, what goes out as reports, and a browser in which nobody allowed anything yet. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Scorecard } from '../../checks/model/index.ts';
import { findBrowser } from '../../crawler/browser.ts';
import { documentLimits } from '../../crawler/documents/document.ts';
import { parseFile } from '../../crawler/documents/parse.ts';
import { readPackage } from '../../crawler/packages/package.ts';
import { chinese as say } from '../../extension/wording/chinese.ts';
import { buildCity } from '../city/city.ts';
import { type CityServer, serveCity } from '../city/serve.ts';
import { type Inspector, startInspector } from './extension-browser.ts';

const city = buildCity();
const settings = { asOf: city.asOf, allowPrivate: true, interval: 0, confirmAfter: 0, by: '王检查', language: 'zh-CN', maxPages: 80 };
const units = city.sites.filter(({ profile }) => profile?.scope?.paths.length).slice(0, 2);
const openTab = (panel: Page, name: string) => panel.getByRole('tab', { name, exact: true }).click();

async function save(panel: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([panel.waitForEvent('download'), panel.getByRole('button', { name, exact: true }).click()]);
  return readFileSync((await download.path())!);
}

describe.runIf(findBrowser())('sites in the extension', { timeout: 120_000 }, () => {
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

  test('what an earlier version kept by host is kept by site, and nothing of it is lost', async () => {
    const [unit] = units;
    const { origin, host } = new URL(unit!.url);
    const page = await inspector.visit(unit!.url);
    const panel = await inspector.panel(page, 420);
    const old = {
      ...{
        host: host.replace(/^www\./, ''),
        url: `${origin}/`,
        profile: unit!.profile,
        reviews: [],
        evidence: [],
        rechecks: [],
        walk: null,
      },
      marks: { 'gov-2019': { any: { result: 'pass', by: '李检查', at: '2026-09-01 09:00:00' } } },
      corrections: [{ what: '旧版记录的纠正', by: '李检查', at: '2026-09-01T01:00:00Z' }],
    };
    await panel.evaluate(async (dossier) => {
      const finished = <Result>(asked: IDBRequest<Result>): Promise<Result> =>
        new Promise((resolve, reject) => {
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
      // the worker may open the database of today in between: then once more
      const makeOld = async (): Promise<IDBDatabase> => {
        await finished(indexedDB.deleteDatabase('mingcha'));
        const open = indexedDB.open('mingcha', 1);
        open.onupgradeneeded = () => {
          open.result.createObjectStore('inspections', { keyPath: 'id' });
          for (const name of ['targets', 'pages'])
            open.result.createObjectStore(name, { keyPath: ['inspection', 'url'] }).createIndex('inspection', 'inspection');
          open.result.createObjectStore('links', { keyPath: 'url' });
          open.result.createObjectStore('dossiers', { keyPath: 'host' }).put(dossier);
          open.result.createObjectStore('pictures', { keyPath: 'id' });
          open.result.createObjectStore('indexes', { keyPath: 'id' });
        };
        return await finished(open).catch(makeOld);
      };
      (await makeOld()).close();
    }, old);
    await panel.reload();
    await openTab(panel, say.tabs.review);
    await panel.getByText('旧版记录的纠正').waitFor();
    await openTab(panel, say.tabs.files);
    const read = await readPackage(await save(panel, say.exportPackage));
    if ('fault' in read) throw new Error(read.fault);
    expect(read.contents.dossier).toMatchObject({ site: `${old.host}${unit!.profile!.scope!.paths[0]}`, marks: old.marks });
    await page.close();
    await panel.close();
  });

  test('two units on one platform: each has its own marks and its own inspection', async () => {
    const panels: Page[] = [];
    for (const { url } of units) {
      const page = await inspector.visit(url);
      const panel = await inspector.panel(page, 420);
      panels.push(panel);
      await openTab(panel, say.tabs.site);
      await panel.getByLabel(say.siteStart).fill(url);
      await panel.getByRole('button', { name: say.inspect }).click();
      await panel.locator('table.columns').waitFor();
      await expect.poll(() => panel.locator('h1').textContent()).toContain(new URL(url).pathname);
    }
    const [first, second] = panels as [Page, Page];
    await openTab(first, say.tabs.index);
    await first.getByLabel(say.filterLabel).selectOption('manual');
    await first.locator('.leaf .open').first().click();
    await first.locator('.leaf.chosen').getByLabel(say.marks.fail, { exact: true }).check();
    await first.locator('.leaf.chosen .tag.person').waitFor();
    await openTab(second, say.tabs.index);
    await second.locator('.leaf').first().waitFor();
    expect(await second.locator('.leaf .tag.person').count()).toBe(0);
    for (const panel of panels) await panel.close();
  });

  test('scorecard, workbook and findings go out, and say the same', async () => {
    const page = await inspector.visit(units[0]!.url);
    const panel = await inspector.panel(page, 420);
    await openTab(panel, say.tabs.site);
    await panel.locator('table.columns').waitFor();
    await openTab(panel, say.tabs.files);
    const card = Scorecard.parse(JSON.parse((await save(panel, say.exportCard)).toString()));
    const html = (await save(panel, say.exportHtml)).toString();
    const table = (await save(panel, say.exportTable)).toString();
    const book = await parseFile(await save(panel, say.exportWorkbook), 'a.xlsx', null, documentLimits);
    expect(book).toMatchObject({ type: 'xlsx', outcome: 'read' });
    expect(card.nodes.length).toBeGreaterThan(3);
    for (const text of [html, book.text]) {
      expect(text).toContain(card.site.name);
      for (const { title } of card.nodes) expect(text).toContain(title['zh-CN']);
    }
    const fingerprints = [...table.matchAll(/,([0-9a-f]{16}),/g)].map(([, fingerprint]) => fingerprint!);
    expect(fingerprints.length).toBeGreaterThan(0);
    for (const fingerprint of fingerprints) expect(book.text).toContain(fingerprint);
    await page.close();
    await panel.close();
  });

  test('where nobody allowed anything, no page is read, and it says what to do', async () => {
    const other = await startInspector(served, settings, { granted: false });
    try {
      const page = await other.visit(units[0]!.url);
      const panel = await other.panel(page);
      await panel.getByRole('alert').getByText(say.faults['no-permission']).waitFor();
      await panel.getByRole('button', { name: say.allowAny }).waitFor();
      for (const [name, words] of [
        [say.tabs.links, say.notAllowed],
        [say.tabs.site, say.notAllowed],
        [say.tabs.files, say.notAllowed],
      ] as const) {
        await openTab(panel, name);
        await panel.getByText(words).waitFor();
      }
      expect(await page.locator('mingcha-marks').count()).toBe(0);
      // one click on the icon is enough for the page that is open, and for no other
      await panel.close();
      const says = await other.clickIcon(page);
      await expect.poll(says, { timeout: 20_000 }).toContain(say.asRead);
      expect(await says()).toContain(units[0]!.name);
      const worker = await other.worker();
      expect(await worker.evaluate(() => chrome.permissions.getAll())).toMatchObject({ origins: [] });
    } finally {
      await other.close();
    }
  });
});
