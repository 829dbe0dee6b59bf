/** Chromium with the built extension in it, before the sample city. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright';
import { findBrowser } from '../../crawler/browser.ts';
import { type Lock, takeLock } from '../../crawler/lock.ts';
import type { CityServer } from '../city/serve.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = [
  'extension',
  'checks',
  join('crawler', 'engine'),
  join('crawler', 'packages'),
  'reports',
  'wxt.config.ts',
  'package-lock.json',
];

const newestOf = (path: string): number => {
  const found = statSync(path);
  return found.isDirectory() ? Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestOf(join(path, name)))) : found.mtimeMs;
};

/**
 * A copy of the extension in a folder of its own, built when it is missing or older than what it is built of. One process at a time builds
 * and copies: others test the extension too.
 */
export function copyExtension(browser: 'chrome' | 'firefox' = 'chrome'): string {
  const output = join(root, '.output', `${browser}-mv3`);
  const made = join(output, 'manifest.json');
  const copy = mkdtempSync(join(tmpdir(), 'mingcha-extension-'));
  const lock = waitForLock();
  try {
    const newest = Math.max(...sources.map((source) => newestOf(join(root, source))));
    if (!existsSync(made) || statSync(made).mtimeMs < newest) {
      execFileSync(process.execPath, [join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs'), 'build', '-b', browser], {
        cwd: root,
        stdio: 'pipe',
      });
    }
    cpSync(output, copy, { recursive: true });
  } finally {
    lock.release();
  }
  return copy;
}

function waitForLock(): Lock {
  for (const until = Date.now() + 120_000; Date.now() < until; Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)) {
    const lock = takeLock(join(root, '.output'), 'extension');
    if (lock) return lock;
  }
  throw new Error('another process builds the extension and does not end');
}

export interface Inspector {
  context: BrowserContext;
  worker(): Promise<Worker>;
  /** Opens a page of the web in a tab of its own. */
  visit(url: string): Promise<Page>;
  /** Opens the panel on the tab of a page, as wide as a side panel. */
  panel(page: Page, width?: number): Promise<Page>;
  /** Clicks the icon in the toolbar while a page is in front; returns what the side panel says that opens, asked again by each call. */
  clickIcon(page: Page): Promise<() => Promise<string>>;
  close(): Promise<void>;
}

/**
 * Starts a browser. No person is there to answer the question for hosts, so the copy that is loaded holds them already, unless `granted` is
 * false; nothing else of it is changed. `settings` are those of the extension.
 */
export async function startInspector(
  served: CityServer,
  settings: Record<string, unknown>,
  { language = 'zh-CN', granted = true } = {},
): Promise<Inspector> {
  const folder = copyExtension();
  const profile = mkdtempSync(join(tmpdir(), 'mingcha-profile-'));
  const file = join(folder, 'manifest.json');
  const { optional_host_permissions, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
  if (granted) writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: optional_host_permissions }));
  const rules = served.resolve.map(({ pattern, address, port }) => `MAP ${pattern} ${address}:${port}`).join(', ');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser()!,
    headless: true,
    viewport: { width: 1200, height: 800 },
    acceptDownloads: true,
    args: [
      ...[
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
      // a click on the icon in the toolbar is Chromium's to make
      '--enable-unsafe-extension-debugging',
      ...[`--disable-extensions-except=${folder}`, `--load-extension=${folder}`, `--host-resolver-rules=${rules}`, `--lang=${language}`],
    ],
  });
  const worker = async (): Promise<Worker> =>
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 60_000 }));
  const first = await worker();
  const origin = new URL(first.url()).origin === 'null' ? first.url().replace(/\/[^/]*$/, '') : new URL(first.url()).origin;
  await first.evaluate((given) => chrome.storage.local.set({ settings: given }), settings);
  return {
    context,
    worker,
    async visit(url) {
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    async panel(page, width = 360) {
      const url = page.url();
      const panel = await context.newPage();
      await panel.setViewportSize({ width, height: 800 });
      await panel.goto(`${origin}/sidepanel.html`);
      // without a permission the browser names no addresses: then it is the tab that was opened last before the panel
      const tab = await panel.evaluate(async (wanted) => {
        const tabs = await chrome.tabs.query({});
        const own = (await chrome.tabs.getCurrent())?.id;
        return (tabs.findLast((one) => one.url === wanted) ?? tabs.findLast((one) => one.id !== own))?.id;
      }, url);
      await panel.goto(`${origin}/sidepanel.html?tab=${tab}`);
      await panel.getByRole('tab').first().waitFor();
      return panel;
    },
    async clickIcon(page) {
      await page.bringToFront();
      const session = await context.browser()!.newBrowserCDPSession();
      const find = async (type: string, part: string): Promise<string> => {
        const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type }] });
        return targetInfos.find(({ url }) => url.includes(part))?.targetId ?? '';
      };
      // not in the protocol's types yet
      const send = session.send.bind(session) as (method: string, parameters: object) => Promise<unknown>;
      await send('Extensions.triggerAction', { id: new URL(origin).host, targetId: await find('tab', page.url()) });
      let heard = '';
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        heard = JSON.parse(message).result?.result?.value ?? heard;
      });
      let line = '';
      return async () => {
        const panel = await find('page', '/sidepanel.html');
        if (!panel) return '';
        if (!line) ({ sessionId: line } = await session.send('Target.attachToTarget', { targetId: panel }));
        const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'document.body.innerText' } });
        await session.send('Target.sendMessageToTarget', { sessionId: line, message });
        return heard;
      };
    },
    async close() {
      await context.close();
      for (const path of [folder, profile]) rmSync(path, { recursive: true, force: true });
    },
  };
}

declare global {
  // what the pages of the extension have and this process has not
  var chrome: typeof import('../../extension/browser.ts').browser;
}
