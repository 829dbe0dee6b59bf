/** Whether the site says so before a link leaves for a host outside the government. */
import type { Page } from 'playwright';
import type { Probe } from './context.ts';

const clicks = 3;
const wait = 1500;

export const probeExternalNotice: Probe<'externalNotice'> = async ({ renderer, url, samples }) => {
  const links = samples.external.filter(({ foundOn }) => foundOn === url).slice(0, clicks);
  if (!renderer || links.length === 0) return null;
  let asked = 0;
  let noticed = 0;
  let example: string | null = null;
  for (const { url: target } of links) {
    const outcome = await renderer.visit(url, (page) => click(page, target)).catch(() => null);
    if (outcome === null) continue;
    asked += 1;
    if (outcome) noticed += 1;
    else example ??= target;
  }
  return asked > 0 ? { asked, noticed, example } : null;
};

/** True when a dialog or a notice on the page came first; null when the link could not be clicked. */
async function click(page: Page, target: string): Promise<boolean | null> {
  const before = page.url();
  let said = false;
  page.on('dialog', () => {
    said = true;
  });
  const marked = await page.evaluate((href) => {
    window.open = (() => null) as typeof window.open;
    const link = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].find((one) => one.href === href);
    link?.setAttribute('data-mingcha-leave', '');
    if (link) link.target = '_self';
    return link !== undefined;
  }, target);
  if (!marked) return null;
  // biome-ignore lint/performance/useDomNodeTextContent: what a visitor sees is what counts
  const words = await page.evaluate(() => document.body.innerText.length);
  await page.locator('[data-mingcha-leave]').first().dispatchEvent('click');
  await page.waitForTimeout(wait);
  if (said) return true;
  const now = page.url();
  if (new URL(now).host !== new URL(before).host) return false;
  // still on the site: an interim page, or words that appeared over this one
  // biome-ignore lint/performance/useDomNodeTextContent: what a visitor sees is what counts
  const shown = await page.evaluate(() => document.body.innerText).catch(() => '');
  if (/即将(?:离开|跳转|访问)|离开本(?:站|网站)|非政府网站|外部(?:链接|网站)|继续(?:访问|前往)/.test(shown)) return true;
  return now === before && shown.length === words ? null : false;
}
