/**
 * Every page of the sample city, read in Node from its bytes and read by the same code inside Chromium from the document Chromium made of it:
 * the addresses must resolve alike, and the facts must be the same.
 */
import { type Browser, chromium, type Page } from 'playwright';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PageInput, readPage } from '../../checks/facts/page.ts';
import type { PageFacts } from '../../checks/model/index.ts';
import { findBrowser } from '../../crawler/browser.ts';
import { buildCity, type CitySite } from '../city/city.ts';
import { type CityServer, serveCity } from '../city/serve.ts';

const browserPath = findBrowser();
const city = buildCity();
const sites = city.sites.filter(({ truth }) => truth.every(({ check }) => check !== 'site-unreachable'));

/** All pages of a site that plain links lead to, with the answer each was read from. */
function pagesOf(site: CitySite): { input: PageInput; facts: PageFacts }[] {
  const seen = new Set([site.url]);
  const pages: { input: PageInput; facts: PageFacts }[] = [];
  for (const url of seen) {
    const { protocol, host, pathname, search } = new URL(url);
    const answer = city.answer(host, 'GET', pathname + search, { secure: protocol === 'https:' });
    if (answer.status !== 200 || !answer.headers['content-type']?.startsWith('text/html')) continue;
    const input: PageInput = { url, headers: answer.headers, body: answer.body, asOf: city.asOf, home: url === site.url };
    const facts = readPage(input);
    pages.push({ input, facts });
    for (const { href } of facts.links) if (href.startsWith(site.url)) seen.add(href.replace(/#.*/, ''));
  }
  return pages;
}

/** What depends on how a page came, not on what it says; and the document Chromium made has no bytes. */
function comparable({ charset, bytes, contentType, ...facts }: PageFacts): Partial<PageFacts> {
  return { ...facts, charset: { ...charset, from: 'meta', declared: null } } as Partial<PageFacts>;
}

declare global {
  var mingcha: { readPage: typeof readPage };
}

interface Seen {
  url: string;
  html: string;
  links: string[];
  charset: string;
}

/**
 * Lets Chromium parse the pages of one site as documents that it requests: no script of them runs, no refresh leads away. A page that declares
 * no charset would be taken for UTF-8 there; it is told the one that Chromium guesses when a person opens the home page.
 */
async function readInChromium(tab: Page, site: CitySite, urls: string[]): Promise<Seen[]> {
  await tab.goto(site.url);
  const guessed = site.encoding.declared === 'none' ? await tab.evaluate(() => document.characterSet) : null;
  return await tab.evaluate(
    async ({ wanted, charset }) => {
      const read = (url: string): Promise<Seen> =>
        new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.open('GET', url);
          request.responseType = 'document';
          if (charset) request.overrideMimeType(`text/html; charset=${charset}`);
          request.onerror = () => reject(new Error(url));
          request.onload = () => {
            const page = request.responseXML as unknown as Document;
            const links = [...page.querySelectorAll<HTMLAnchorElement>('a[href], area[href]')].map((link) => link.href);
            resolve({ url, html: page.documentElement.outerHTML, links, charset: page.characterSet });
          };
          request.send();
        });
      const all: Seen[] = [];
      for (const url of wanted) all.push(await read(url));
      return all;
    },
    { wanted: urls, charset: guessed },
  );
}

describe.runIf(browserPath)('the sample city in Chromium', () => {
  let browser: Browser;
  let served: CityServer;
  let tab: Page;
  let bundle: string;

  beforeAll(async () => {
    served = await serveCity(city);
    const rules = served.resolve.map(({ pattern, address, port }) => `MAP ${pattern} ${address}:${port}`).join(', ');
    browser = await chromium.launch({
      executablePath: browserPath!,
      // the authority of the city is none that a browser knows
      args: ['--no-sandbox', '--disable-gpu', '--ignore-certificate-errors', `--host-resolver-rules=${rules}`],
    });
    const built = (await build({
      logLevel: 'error',
      configFile: false,
      build: {
        write: false,
        minify: false,
        lib: { entry: new URL('../../checks/facts/page.ts', import.meta.url).pathname, formats: ['iife'], name: 'mingcha' },
      },
    })) as Rollup.RollupOutput[];
    bundle = built[0]!.output[0].code;
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  test.each(sites.map((site) => [site.id, site] as const))(
    '%s: the same addresses and the same facts',
    { timeout: 120_000 },
    async (_, site) => {
      const pages = pagesOf(site);
      expect(pages.length).toBeGreaterThan(5);
      const context = await browser.newContext();
      tab = await context.newPage();
      const seen = await readInChromium(
        tab,
        site,
        pages.map(({ input }) => input.url),
      );
      for (const [at, { facts }] of pages.entries()) {
        const ours = facts.links.filter(({ via, noscript }) => (via === 'a' || via === 'area') && !noscript);
        // a dummy has no address of its own
        const theirs = seen[at]!.links;
        const written = ours.filter(({ dummy }) => !dummy).map(({ href }) => href);
        expect(theirs, facts.url).toEqual(expect.arrayContaining(written));
        expect(theirs.length, facts.url).toBeGreaterThanOrEqual(written.length);
        expect(seen[at]!.charset.toLowerCase(), facts.url).toBe(facts.charset.used);
      }

      const reader = await (await browser.newContext()).newPage();
      await reader.addScriptTag({ content: bundle });
      const inputs = seen.map(({ html, charset }, at) => {
        const { body: _body, headers: _headers, ...rest } = pages[at]!.input;
        return { ...rest, headers: { 'content-type': `text/html; charset=${charset}` }, body: html };
      });
      const read = await reader.evaluate((all) => all.map((input) => globalThis.mingcha.readPage(input)), inputs);
      await reader.context().close();
      await context.close();
      for (const [at, { facts }] of pages.entries()) expect(comparable(read[at]!), facts.url).toEqual(comparable(facts));
    },
  );
});
