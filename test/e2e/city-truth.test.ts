/**
 * The whole way over the sample city: crawled over HTTP, looked at in Chromium where script fills pages, stored, judged. What is found is
 * what was planted, both ways; and the same scorecard, byte for byte, at any pace.
 */
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding, Scorecard } from '../../checks/model/index.ts';
import { findBrowser } from '../../crawler/browser.ts';
import { loadIndex } from '../../crawler/index-files.ts';
import { gather } from '../../crawler/inspection.ts';
import { judgeInspection } from '../../crawler/judgement.ts';
import { openStore } from '../../crawler/store.ts';
import { buildCity, type CitySite } from '../city/city.ts';
import { type CityServer, cityAuthority, serveCity } from '../city/serve.ts';
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

/** Checks of pages whose defect is planted on all pages of a site: the record names the site once. */
const plantedOnAllPages = new Set(['meta-article', 'meta-column']);

function inspect(
  site: CitySite,
  how: { render: 'auto' | 'never'; concurrency: number },
): Promise<{ found: string[]; scorecard: Scorecard; findings: Finding[] }> {
  return withWorkspace(async (workspace) => {
    const profile = site.profile ? { profile: site.profile } : {};
    const { inspection } = await gather({
      url: site.url,
      asOf: city.asOf,
      ...profile,
      workspace,
      maxPages: 2000,
      interval: 0,
      confirmAfter: 0,
      timeout: 5000,
      resolve: served.resolve,
      probes: 'none',
      ...how,
    });
    const store = await openStore(workspace);
    try {
      const { judgement, scorecard } = await judgeInspection(store, inspection, { index, ...profile });
      const found = judgement.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'review');
      return { found: unique(found.map(({ check, url }) => key(site, check, url))), scorecard, findings: judgement.findings };
    } finally {
      await store.close();
    }
  });
}

const key = (site: CitySite, check: string, url: string): string => `${check} ${plantedOnAllPages.has(check) ? site.url : url}`;
const unique = (keys: string[]): string[] => [...new Set(keys)].sort();
const planted = (site: CitySite, rendered: boolean): string[] =>
  unique(
    site.truth.filter((one) => !one.options && !one.probed && (rendered || !one.rendered)).map(({ check, url }) => key(site, check, url)),
  );

describe('what an inspection finds is what was planted', () => {
  test.each(city.sites.map((site) => [site.id, site] as const))('%s, without a browser', { timeout: 60_000 }, async (_, site) => {
    const { found } = await inspect(site, { render: 'never', concurrency: 8 });
    expect(found).toEqual(planted(site, false));
  });

  const scripted = city.sites.filter((site) => site.truth.some(({ rendered }) => rendered));
  test.runIf(findBrowser()).each(scripted.map((site) => [site.id, site] as const))(
    '%s, with one',
    { timeout: 120_000 },
    async (_, site) => {
      const { found, scorecard } = await inspect(site, { render: 'auto', concurrency: 8 });
      expect(found).toEqual(planted(site, true));
      expect(scorecard.seen.rendered).toBeGreaterThan(0);
    },
  );
});

test('one request at a time and twenty at once give the same scorecard, byte for byte, and so does a second time', {
  timeout: 120_000,
}, async () => {
  const site = city.sites.find(({ id }) => id === 'qingxi')!;
  const [slow, fast, again] = [
    await inspect(site, { render: 'never', concurrency: 1 }),
    await inspect(site, { render: 'never', concurrency: 20 }),
    await inspect(site, { render: 'never', concurrency: 20 }),
  ];
  for (const other of [fast, again]) {
    expect(JSON.stringify(other.scorecard)).toBe(JSON.stringify(slow.scorecard));
    expect(JSON.stringify(other.findings)).toBe(JSON.stringify(slow.findings));
  }
});
