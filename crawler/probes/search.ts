/** Asks the site's own search for titles that stand on the site, as a visitor would: in the browser, in the box on the home page. */
import type { Page } from 'playwright';
import { fold } from '../../checks/facts/fold.ts';
import type { Probe } from './context.ts';

const timeout = 15_000;
/** Letters of a title that are typed: boxes are short, and a search that needs the whole title helps nobody. */
const typed = 30;
/** Words by which result pages part results. */
const groups = /信息公开|政策文件|办事服务|互动交流|新闻|全部|站内|栏目/g;

export const probeSearch: Probe<'search'> = async ({ renderer, url, samples }) => {
  if (!renderer || samples.titles.length === 0) return null;
  const asked = [];
  let address = '';
  let grouped: boolean | null = null;
  for (const { title, url: page } of samples.titles) {
    const found = await renderer.visit(url, (tab) => ask(tab, title)).catch(() => null);
    if (found === null) {
      asked.push({ title, url: page, status: null, position: null, reason: 'not-answered' });
      continue;
    }
    // without a box on the home page there is nothing to ask; whether there must be one is for the check of forms
    if (found === 'no-box') return null;
    address = found.address;
    grouped = (grouped ?? false) || found.grouped;
    const wanted = key(title);
    const at = found.results.findIndex(
      ({ text, href }) => href === page || (key(text).length > 5 && (key(text).includes(wanted) || wanted.includes(key(text)))),
    );
    asked.push({
      title,
      url: page,
      status: found.status,
      position: at < 0 ? null : at + 1,
      reason: found.results.length === 0 ? 'no-results' : null,
    });
  }
  return asked.every(({ reason }) => reason === 'not-answered') ? null : { url: address, grouped, asked };
};

const key = (text: string): string => fold(text).slice(0, 20);

interface Answer {
  address: string;
  status: number | null;
  grouped: boolean;
  results: { text: string; href: string }[];
}

/** Types into the likeliest box and waits for what comes; searches that open a new window are kept in this one. */
async function ask(tab: Page, title: string): Promise<Answer | 'no-box'> {
  const marked = await tab.evaluate(markBox);
  if (!marked) return 'no-box';
  const before = tab.url();
  const box = tab.locator('[data-mingcha-box]').first();
  await box.fill(title.slice(0, typed), { timeout, force: true });
  const moved = tab
    .waitForURL((next) => next.href !== before, { timeout, waitUntil: 'domcontentloaded' })
    .then(
      () => true,
      () => false,
    );
  const answered = tab
    .waitForResponse((response) => response.request().isNavigationRequest() && response.frame() === tab.mainFrame(), { timeout })
    .catch(() => null);
  await box.press('Enter', { timeout });
  const pressed = await Promise.race([moved, new Promise<false>((resolve) => setTimeout(resolve, 2000, false))]);
  if (!pressed && tab.url() === before)
    await tab
      .locator('[data-mingcha-go]')
      .first()
      .click({ timeout: 3000, force: true })
      .catch(() => {});
  await moved;
  await tab.waitForLoadState('load', { timeout }).catch(() => {});
  await tab.waitForTimeout(500);
  const response = tab.url() === before ? null : await answered;
  const { links, words } = await tab.evaluate(() => ({
    links: [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .slice(0, 1000)
      // biome-ignore lint/performance/useDomNodeTextContent: what a visitor sees is what counts
      .map((link) => ({ text: (link.innerText || link.title).trim().slice(0, 200), href: link.href })),
    // biome-ignore lint/performance/useDomNodeTextContent: what a visitor sees is what counts
    words: document.body.innerText.slice(0, 20_000),
  }));
  const results = links.filter(({ text }) => text.length >= 8);
  return { address: tab.url(), status: response?.status() ?? null, grouped: new Set(words.match(groups)).size >= 3, results };
}

/** Runs in the page: marks the search box and its button, and keeps the answer in this window. */
function markBox(): boolean {
  window.open = ((address?: string | URL) => {
    if (address) location.href = String(address);
    return null;
  }) as typeof window.open;
  const named = /search|keyword|query|^q$|^wd$|^key|sear|搜索|检索|关键|查询|请输入/i;
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type=search], input[type=text], input:not([type])')].filter(
    (box) => {
      const words = [
        box.name,
        box.id,
        box.className,
        box.placeholder,
        box.title,
        box.value,
        box.form?.action ?? '',
        box.form?.id ?? '',
      ].join(' ');
      return named.test(words) && !/login|user|pass|mail|验证码/i.test(`${box.name} ${box.id}`);
    },
  );
  const box = boxes.find(({ offsetWidth }) => offsetWidth > 0) ?? boxes[0];
  if (!box) return false;
  box.setAttribute('data-mingcha-box', '');
  if (box.form) box.form.target = '_self';
  const around = box.form ?? box.parentElement?.parentElement ?? document.body;
  const button = around.querySelector(
    'button, input[type=submit], input[type=image], input[type=button], a[onclick], [class*=btn], [class*=search] a, [class*=sou]',
  );
  button?.setAttribute('data-mingcha-go', '');
  if (button instanceof HTMLAnchorElement) button.target = '_self';
  return true;
}
