/** Small sites as content systems build them, and the columns that a visitor would name. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPage } from '../../../../checks/facts/page.ts';
import { startSite } from '../../../../checks/facts/site.ts';
import { type Column, SiteFacts } from '../../../../checks/model/index.ts';

interface Site {
  name: string;
  url: string;
  /** The part of the host that the site is. */
  paths?: string[];
  pages: { url: string; home?: boolean; html: string }[];
  expect: { paths?: string[]; columns: Record<string, Partial<Column>> };
}

const asOf = '2026-06-30';

function read({ url, paths, pages }: Site): SiteFacts {
  const site = startSite({
    url,
    asOf,
    ...(paths ? { profile: { url, scope: { hosts: [new URL(url).host], paths } } } : {}),
    reached: { ok: true, state: 'ok', status: 200, reason: null },
    coverage: { pages: pages.length, rendered: 0, targets: 0, unmeasuredTargets: 0, complete: true, leftOut: [] },
    stateOf: () => undefined,
  });
  for (const { url, home, html } of [...pages].sort((a, b) => (a.url < b.url ? -1 : 1)))
    site.add(readPage({ url, asOf, home, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html }));
  return site.finish();
}

const sites = parse(readFileSync(new URL('sites.yaml', import.meta.url), 'utf8')) as Site[];
test.each(sites.map((site) => [site.name, site] as const))('%s', (_, site) => {
  const facts = read(site);
  expect(SiteFacts.parse(facts)).toEqual(facts);
  if (site.expect.paths) expect(facts.columns.map(({ path }) => path.join('/')).sort()).toEqual([...site.expect.paths].sort());
  for (const [name, wanted] of Object.entries(site.expect.columns)) {
    const found = facts.columns.filter((column) => column.name === name);
    expect([name, found.length]).toEqual([name, 1]);
    expect({ name, ...found[0] }).toMatchObject({ name, ...wanted });
  }
});
