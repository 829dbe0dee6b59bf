/** The extension in Firefox: the icon in the toolbar, the question for a host, the page's findings, links; in a Firefox that is really there. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { english as say } from '../../extension/wording/english.ts';
import { buildCity } from '../city/city.ts';
import { type CityServer, serveCity } from '../city/serve.ts';
import { copyExtension } from './extension-browser.ts';
import { type Firefox, findFirefox, startFirefox } from './firefox.ts';

const id = 'mingcha@mingcha.invalid';
const found = findFirefox();
// where nobody would notice, a run without Firefox would say that all is well
if (!found && process.env.CI) throw new Error('Firefox is missing: install firefox-esr, or name one in MINGCHA_FIREFOX');

const city = buildCity();
/** A page with something wrong that one page shows. */
const planted = city.sites
  .flatMap(({ truth }) => truth)
  .find(({ check, options, url }) => check === 'personal-data' && !options && url.includes('.lanchuan.gov.cn'))!;

describe.skipIf(!found)('the extension in Firefox', { timeout: 120_000 }, () => {
  let served: CityServer;
  let firefox: Firefox;
  let folder: string;
  let base: string;
  let page: string;
  let panel: string;

  const at = (url: string): string => {
    const { hostname, pathname } = new URL(url);
    return `http://${hostname.replace('.gov.cn', '.localhost')}:${served.port}${pathname}`;
  };
  const text = (): Promise<string> => firefox.run('return document.body.innerText');
  const until = (look: () => Promise<unknown>, wanted: unknown) => expect.poll(look, { timeout: 20_000, interval: 200 }).toEqual(wanted);
  const untilText = (pattern: RegExp) => expect.poll(text, { timeout: 20_000, interval: 200 }).toMatch(pattern);
  /** Presses a button of the question that Firefox puts to the person. */
  const answer = async (button: 'button' | 'secondaryButton'): Promise<void> => {
    await until(() => firefox.runInBrowser('return document.getElementById("notification-popup").state'), 'open');
    await firefox.runInBrowser(`document.querySelector('#notification-popup popupnotification').${button}.click()`);
  };
  const badge = (): Promise<string> =>
    firefox.runInBrowser(
      `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(arguments[0]);
       const tab = window.gBrowser.tabs.find((one) => one.linkedBrowser.currentURI.spec === arguments[1]);
       return ExtensionParent.apiManager.global.browserActionFor(extension).action.getContextData(tab).badgeText`,
      id,
      at(planted.url),
    );

  beforeAll(async () => {
    served = await serveCity(city);
    folder = copyExtension('firefox');
    firefox = await startFirefox(found!);
    base = await firefox.install(folder, id);
    panel = await firefox.open(`${base}sidepanel.html`);
    await firefox.run('await browser.storage.local.set({ settings: arguments[0] })', {
      ...{ asOf: city.asOf, allowPrivate: true, interval: 0, confirmAfter: 0, language: 'en', by: 'inspector' },
    });
  }, 120_000);
  afterAll(async () => {
    await firefox?.close();
    await served?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a click on the icon opens the sidebar on this page alone: no host was asked for, and the badge counts what is wrong', async () => {
    page = await firefox.open(at(planted.url));
    expect(await firefox.runInBrowser('return window.SidebarController.isOpen')).toBe(false);
    await firefox.runInBrowser(
      `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
       await ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(arguments[0]).extension).triggerAction(window)`,
      id,
    );
    await until(
      () => firefox.runInBrowser('return window.SidebarController.isOpen && window.SidebarController.currentID'),
      'mingcha_mingcha_invalid-sidebar-action',
    );
    await expect.poll(badge, { timeout: 20_000 }).toMatch(/^\d+$/);
    await firefox.runInBrowser('window.SidebarController.hide()');
  });

  test('without a click the page is not read; a no says what to do; a yes reads it, and finds what was planted', async () => {
    // a page of the web that was gone to after the click is no longer the one that was clicked for
    await firefox.switchTo(page);
    await firefox.go(`http://www.lanchuan.localhost:${served.port}/`);
    await firefox.go(at(planted.url));
    await firefox.switchTo(panel);
    const tab = await firefox.run<number>('return (await browser.tabs.query({})).sort((a, b) => b.id - a.id)[0].id');
    await firefox.go(`${base}sidepanel.html?tab=${tab}`);
    await untilText(new RegExp(say.faults['no-permission'].slice(0, 40)));
    expect(await firefox.run('return (await browser.permissions.getAll()).origins')).toEqual([]);
    await firefox.click('#view button.main');
    await answer('secondaryButton');
    await untilText(new RegExp(say.denied.slice(0, 40)));
    await firefox.click('#view button.main');
    await answer('button');
    await until(() => firefox.run('return document.querySelectorAll(".finding").length > 0'), true);
    const shown = await firefox.run<string[]>('return [...document.querySelectorAll(".group h3")].map((one) => one.innerText)');
    expect(shown.join()).toMatch(/personal/i);
    // never the data itself
    expect(await text()).not.toMatch(/\d{17}[\dX]/);
  });

  test('marks stand on the page and go; links are verified, with what Firefox tells of them', async () => {
    await firefox.run('document.querySelector("#tab-page").click()');
    await firefox.switchTo(page);
    await until(() => firefox.run('return document.querySelectorAll("mingcha-marks").length'), 1);
    await firefox.switchTo(panel);
    await firefox.click('#tab-links');
    await firefox.click('#view button.main');
    await untilText(/\d+ link targets verified/);
    expect(await text()).toMatch(/\d+ open/);
    await firefox.click('#tab-files');
    await firefox.switchTo(page);
    await until(() => firefox.run('return document.querySelectorAll("mingcha-marks").length'), 0);
  });

  test('inspects the site and shows columns and score', async () => {
    await firefox.switchTo(panel);
    await firefox.click('#tab-site');
    await firefox.click('#view button.main');
    await until(() => firefox.run('return document.querySelectorAll("table.columns tbody tr").length > 0'), true);
    expect(await text()).toMatch(/points/);
  });
});
