/**
 * What only probes see, over the sample city: certificates and pages for what does not exist by the network; the search, links that leave and
 * the speed of the home page in Chromium. What is found is what was planted, both ways.
 */
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../crawler/browser.ts';
import { loadIndex } from '../../crawler/index-files.ts';
import { gather } from '../../crawler/inspection.ts';
import { judgeInspection } from '../../crawler/judgement.ts';
import { openStore } from '../../crawler/store.ts';
import { buildCity, type City, type CitySite } from '../city/city.ts';
import { type CityServer, cityAuthority, serveCity } from '../city/serve.ts';
import { keyOf, unique } from '../city/walk.ts';
import { withWorkspace } from '../crawler/gathered.ts';

const city = buildCity();
const index = loadIndex('gov-2019');
const usual = getCACertificates('default');
let served: CityServer;
beforeAll(async () => {
  setDefaultCACertificates([...usual, cityAuthority]);
  served = await serveCity(city);
});
afterAll(async () => {
  setDefaultCACertificates(usual);
  await served?.close();
});

/** Findings of an inspection that asks the network, or a browser, more than for pages; of the checks named, or of all. */
function inspect(site: CitySite, probes: 'network' | 'all', by: CityServer, only?: readonly string[]): Promise<string[]> {
  return withWorkspace(async (workspace) => {
    const profile = site.profile ? { profile: site.profile } : {};
    const { inspection } = await gather({
      ...{ url: site.url, asOf: city.asOf, ...profile, workspace, maxPages: 2000, concurrency: 8, interval: 0, confirmAfter: 0 },
      ...{ timeout: 5000, resolve: by.resolve, render: probes === 'all' ? ('auto' as const) : ('never' as const), probes },
    });
    const store = await openStore(workspace);
    try {
      const { judgement } = await judgeInspection(store, inspection, { index, ...profile });
      const found = judgement.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'review');
      return unique(found.filter(({ check }) => !only || only.includes(check)).map((one) => withoutQuery(keyOf(site, one))));
    } finally {
      await store.close();
    }
  });
}

/** A search is asked with words in its address. */
const withoutQuery = (key: string): string => key.replace(/^(site-search \S+?)\?.*/, '$1');

const alive = city.sites.filter(({ truth }) => truth.every(({ check }) => check !== 'site-unreachable'));

describe('what the network says', () => {
  test.each(alive.map((site) => [site.id, site] as const))('%s', { timeout: 60_000 }, async (_, site) => {
    const planted = site.truth.filter(({ options, rendered, probed }) => !options && !rendered && probed !== 'browser');
    expect(await inspect(site, 'network', served)).toEqual(unique(planted.map((one) => keyOf(site, one))));
  });
});

describe.runIf(findBrowser())('what a browser sees', () => {
  const asked = ['site-search', 'external-link-notice', 'home-slow'];

  test('a search that finds nothing, a link that leaves without a word, a home page that takes four seconds', {
    timeout: 300_000,
  }, async () => {
    const site = city.sites.find(({ id }) => id === 'slj')!;
    const slow: City = {
      ...city,
      answer: (host, method, url, over) => ({
        ...city.answer(host, method, url, over),
        ...(host === site.host && url === '/' ? { delayMs: 4000 } : {}),
      }),
    };
    const other = await serveCity(slow);
    try {
      const planted = site.truth.filter(({ check, probed }) => probed === 'browser' && asked.includes(check));
      expect(planted).toHaveLength(2);
      expect(await inspect(site, 'all', other, asked)).toEqual(
        unique([...planted.map((one) => keyOf(site, one)), `home-slow ${site.url}`]),
      );
    } finally {
      await other.close();
    }
  });
});
