/** Two inspectors and a console: what one marks reaches the other, also when there was no network in between. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../crawler/browser.ts';
import { findDossier } from '../../crawler/dossiers.ts';
import { indexText, loadIndex } from '../../crawler/index-files.ts';
import { emptyDossier } from '../../crawler/packages/dossier.ts';
import { writePackage } from '../../crawler/packages/package.ts';
import { openStore, type Store } from '../../crawler/store.ts';
import { chinese as say } from '../../extension/wording/chinese.ts';
import { consoleWords } from '../../extension/wording/console.ts';
import { createConsole } from '../../reports/console/server.ts';
import { buildCity } from '../city/city.ts';
import { type CityServer, serveCity } from '../city/serve.ts';
import { type Inspector, startInspector } from './extension-browser.ts';

const city = buildCity();
const site = city.sites.find(({ id }) => id === 'czj')!;
const words = consoleWords['zh-CN'];
const at = '2026-09-30T02:00:00.000Z';
const ownIndex = indexText('gov-2019').text.replace(/^id: .*$/m, 'id: lanchuan-2026');

describe.runIf(findBrowser())('the extension with a console', { timeout: 90_000 }, () => {
  let workspace: string;
  let store: Store;
  let server: FastifyInstance;
  let served: CityServer;
  let inspector: Inspector;
  let token: string;
  let port: number;
  let panel: Page;

  const listen = async (): Promise<void> => {
    const own = { index: { ...loadIndex('gov-2019'), id: 'lanchuan-2026' }, text: ownIndex };
    server = createConsole({ store, workspace, indexes: [own], now: () => at });
    port = Number(new URL(await server.listen({ port: port ?? 0, host: '127.0.0.1' })).port);
  };
  const openTab = (name: string): Promise<void> => panel.getByRole('tab', { name, exact: true }).click();
  const connect = async (address: string, given: string): Promise<void> => {
    await panel.getByLabel(words.address).fill(address);
    await panel.getByLabel(words.address).blur();
    await panel.getByLabel(words.token).fill(given);
    await panel.getByRole('button', { name: words.connect, exact: true }).click();
  };

  beforeAll(async () => {
    workspace = mkdtempSync(join(tmpdir(), 'mingcha-console-'));
    store = await openStore(workspace);
    token = await store.access.create('王检查', 'inspector', at);
    await store.roster.take(
      [
        {
          id: site.id,
          stated: {
            url: site.url,
            name: site.name,
            organ: '岚川市财政局',
            level: 'city',
            kind: 'department',
            region: '岚川市',
            group: '市直部门',
          },
          otherwise: {},
        },
      ],
      { by: '王检查', at },
    );
    await listen();
    served = await serveCity(city);
    const settings = { asOf: city.asOf, allowPrivate: true, interval: 0, by: '王检查', language: 'zh-CN', index: 'gov-2019' };
    inspector = await startInspector(served, settings);
    panel = await inspector.panel(await inspector.visit(site.url), 420);
    await openTab(say.tabs.files);
  }, 120_000);

  afterAll(async () => {
    await inspector?.close();
    await served?.close();
    await server?.close();
    await store?.close();
    if (workspace) rmSync(workspace, { recursive: true, force: true });
  });

  test('says what is wrong with an address or a token before anything is sent', async () => {
    await connect('http://console.example.gov.cn/', token);
    await panel.getByText(words.typed['not-secret']).waitFor();
    await connect(`http://127.0.0.1:${port}`, 'secret');
    await panel.getByText(words.typed['no-token']).waitFor();
    await connect(`http://127.0.0.1:${port}`, 'mc_unknownunknownunknown');
    await panel.getByText(words.faults.token).waitFor();
    await connect(`http://127.0.0.1:${served.port}`, token);
    await panel.getByText(words.faults.broken).waitFor();
  });

  test('brings down the roster and an index that does not ship', async () => {
    await connect(`http://127.0.0.1:${port}`, token);
    await panel.getByText(words.connected('王检查')).waitFor();
    await panel.getByText(words.roster(1)).click();
    await panel.getByRole('button', { name: words.open(site.name) }).waitFor();
    await openTab(say.tabs.index);
    await expect
      .poll(() => panel.locator('select option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value)))
      .toContain('lanchuan-2026');
    await openTab(say.tabs.files);
  });

  test('keeps what is made without a network, sends it when the console is back, and shows where two inspectors differ', async () => {
    // the other inspector has sent in a mark of the same leaf
    const other = { ...emptyDossier(site.url), marks: { 'gov-2019': { 'news-stale': { result: 'pass' as const, by: '李检查', at } } } };
    const rival = await store.access.create('李检查', 'inspector', at);
    const body = await writePackage({ dossier: other, pictures: new Map() }, at);
    const sent = await fetch(`http://127.0.0.1:${port}/api/1/packages`, {
      method: 'POST',
      body: body as BodyInit,
      headers: { authorization: `Bearer ${rival}`, 'content-type': 'application/zip' },
    });
    expect(sent.status).toBe(200);
    await server.close();

    // marks are kept by the panel; here one is written as the checklist does
    const mine = {
      ...emptyDossier(site.url),
      marks: { 'gov-2019': { 'news-stale': { result: 'fail' as const, by: '王检查', at: '2026-09-30T03:00:00.000Z' } } },
    };
    const file = await writePackage({ dossier: mine, pictures: new Map() }, at);
    await panel
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'a.mingcha', mimeType: 'application/zip', buffer: Buffer.from(file) });
    await panel.getByText(words.waiting(1)).waitFor();
    await panel.getByText(words.faults.offline).waitFor();
    expect(findDossier(workspace, 'czj.lanchuan.gov.cn')?.marks['gov-2019']).toMatchObject({ 'news-stale': { by: '李检查' } });

    await listen();
    await panel.getByRole('button', { name: words.now }).click();
    await panel.getByText(words.allSent).waitFor();
    await panel.getByText(words.differing(1)).waitFor();
    expect(await panel.getByText('李检查：合格').count()).toBe(1);
    expect(findDossier(workspace, 'czj.lanchuan.gov.cn')).toMatchObject({
      marks: { 'gov-2019': { 'news-stale': { by: '王检查', result: 'fail' } } },
      otherMarks: { 'gov-2019': { 'news-stale': [{ by: '李检查', result: 'pass' }] } },
    });
  });

  test('keeps the token out of every package, and forgets the console when told to', async () => {
    const [download] = await Promise.all([panel.waitForEvent('download'), panel.getByRole('button', { name: say.exportPackage }).click()]);
    const path = await download.path();
    expect(readFileSync(path).toString('latin1')).not.toContain(token);
    await panel.getByRole('button', { name: words.disconnect }).click();
    await panel.getByText(words.alone).waitFor();
    await expect.poll(() => panel.evaluate(() => chrome.storage.local.get('console'))).toEqual({});
  });
});
