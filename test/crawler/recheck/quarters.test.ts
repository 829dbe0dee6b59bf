/** From one quarter to the next: what a recheck of a few pages says is never against what the inspection of the whole site says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadIndex } from '../../../crawler/index-files.ts';
import { gather } from '../../../crawler/inspection.ts';
import { judgeInspection } from '../../../crawler/judgement.ts';
import { recheck } from '../../../crawler/recheck/recheck.ts';
import { openStore } from '../../../crawler/store.ts';
import { buildQuarters } from '../../city/quarters/quarters.ts';
import { serveCity } from '../../city/serve.ts';

const states = buildQuarters();
const index = loadIndex('gov-2019');

test.each([
  ['www', 0],
  ['wjw', 1],
  ['slj', 2],
  ['tour', 1],
])('%s, %i quarters after the first', { timeout: 120_000 }, async (id, at) => {
  const workspace = mkdtempSync(join(tmpdir(), 'mingcha-quarters-'));
  const [before, after] = [states[at]!, states[at + 1]!];
  const { url, profile } = before.city.sites.find((one) => one.id === id)!;
  const pace = { workspace, concurrency: 8, interval: 0, confirmAfter: 0, render: 'never' as const, evidence: 'none' as const };
  const inspect = async ({ asOf, city }: typeof before): Promise<void> => {
    const served = await serveCity(city);
    const how = { ...pace, resolve: served.resolve, maxPages: 5000, probes: 'none' as const, attachments: 20 };
    await gather({ ...how, url, asOf, ...(profile ? { profile } : {}) });
    await served.close();
  };
  await inspect(before);
  const store = await openStore(workspace);
  try {
    const served = await serveCity(after.city);
    const { answers, visited, over } = await recheck(store, 'latest', null, { ...pace, resolve: served.resolve, asOf: after.asOf, index });
    await served.close();
    await inspect(after);
    const { judgement, site } = await judgeInspection(store, 'latest', { index });
    const shown = new Set(
      judgement.findings
        .filter(({ outcome }) => outcome === 'fail' || outcome === 'review')
        .map(({ check, fingerprint }) => `${check} ${fingerprint}`),
    );
    const against = answers.filter(({ result, check, fingerprint }) => {
      const there = shown.has(`${check} ${fingerprint}`);
      return result === 'mended' ? there : result === 'present' ? !there : false;
    });
    expect(against.map(({ check, url: page, result, reason }) => [check, page, result, reason])).toEqual([]);
    const of = (result: string): number => answers.filter((answer) => answer.result === result).length;
    expect(of('mended')).toBeGreaterThan(0);
    // most of it is settled, by a part of the site
    expect(of('unclear')).toBeLessThanOrEqual(Math.max(4, answers.length / 5));
    expect(visited).toBeLessThan(site.coverage.pages);
    expect(over).not.toMatch(/^recheck-/);
  } finally {
    await store.close();
    rmSync(workspace, { recursive: true, force: true });
  }
});
