import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadIndex } from '../../crawler/index-files.ts';
import { gather, type InspectionSettings } from '../../crawler/inspection.ts';
import { judgeInspection } from '../../crawler/judgement.ts';
import { openStore } from '../../crawler/store.ts';
import { buildCity, type CitySite } from '../city/city.ts';
import { type CityServer, serveCity } from '../city/serve.ts';
import { stored, withWorkspace } from './gathered.ts';

const city = buildCity();
let served: CityServer;
beforeAll(async () => {
  served = await serveCity(city);
});
afterAll(() => served.close());

const settingsOf = (site: CitySite, workspace: string): InspectionSettings => ({
  url: site.url,
  asOf: city.asOf,
  ...(site.profile ? { profile: site.profile } : {}),
  workspace,
  maxPages: 100,
  concurrency: 8,
  interval: 0,
  confirmAfter: 0,
  resolve: served.resolve,
});

/** All that is stored of an inspection and all that is judged from it, as text. */
async function resultOf(workspace: string): Promise<{ pages: string; scorecard: string; site: string }> {
  const { id, pages } = await stored(workspace);
  const store = await openStore(workspace);
  const { scorecard, site } = await judgeInspection(store, id, { index: loadIndex('gov-2019') });
  await store.close();
  return {
    pages: JSON.stringify([...pages]),
    scorecard: JSON.stringify(scorecard),
    site: JSON.stringify({ ...site, home: site.home && { ...site.home, timing: null } }),
  };
}

const site = city.sites.find(({ id }) => id === 'www')!;

describe('the same site gives the same result', () => {
  test('with one request at a time and with twenty', async () => {
    const run = (concurrency: number) =>
      withWorkspace(async (workspace) => {
        await gather({ ...settingsOf(site, workspace), concurrency });
        return await resultOf(workspace);
      });
    const one = await run(1);
    const twenty = await run(20);
    expect(JSON.parse(one.scorecard).seen.leftOut).toMatchObject([{ reason: 'max-pages' }]);
    expect(twenty.scorecard).toBe(one.scorecard);
    expect(twenty.pages).toBe(one.pages);
    expect(twenty.site).toBe(one.site);
  });

  test('after the process was killed again and again', async () => {
    const whole = await withWorkspace(async (workspace) => {
      await gather(settingsOf(site, workspace));
      return await resultOf(workspace);
    });
    await withWorkspace(async (workspace) => {
      const settings = settingsOf(site, workspace);
      const kept: number[] = [];
      for (const targets of [3, 60, 60]) {
        await killAfter(targets, settings);
        const store = await openStore(workspace);
        const [inspection] = await store.listInspections();
        expect(inspection?.status).toBe('running');
        await expect(judgeInspection(store, inspection!.id, { index: loadIndex('gov-2019') })).rejects.toMatchObject({
          code: 'unfinished',
        });
        kept.push((await store.coverage(inspection!.id)).targets);
        await store.close();
      }
      expect(kept.toSorted((a, b) => a - b)).toEqual(kept);
      await gather(settings);
      const store = await openStore(workspace);
      expect((await store.listInspections()).map(({ status }) => status)).toEqual(['done']);
      await store.close();
      expect(await resultOf(workspace)).toEqual(whole);
    });
  });
});

/** Runs a child that gathers and dies, as in a power cut, after so many targets. */
async function killAfter(targets: number, settings: InspectionSettings): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'gather-child.ts'), JSON.stringify(settings), String(targets)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const signal = await new Promise((resolve) => child.on('exit', (_, killedBy) => resolve(killedBy)));
  expect(signal).toBe('SIGKILL');
}
