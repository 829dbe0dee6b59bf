import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawSample, leastOf } from '../../../crawler/rounds/sampling.ts';
import { kinds, levels, siteOf } from './sites.ts';

const site = fc
  .record({
    level: fc.constantFrom(...levels),
    region: fc.constantFrom('甲市', '乙县', '丙区'),
    kind: fc.constantFrom(...kinds),
    running: fc.boolean(),
  })
  .map((given) => given);
const roster = fc.array(site, { minLength: 1, maxLength: 60 }).map((list) => list.map((given, at) => siteOf(`s${at}`, given)));
const share = fc.double({ min: 0.01, max: 1, noNaN: true });
const seed = fc.string({ maxLength: 10 });
const keyOf = ({ level, region }: { level: string; region: string }): string => `${level} ${region}`;

describe('the sample of a round', () => {
  test('has at least the share of every level and region, rounded up, one at the least, and all portals', () => {
    fc.assert(
      fc.property(roster, share, seed, (sites, given, by) => {
        const { strata, taken } = drawSample(sites, { share: given, seed: by });
        const running = sites.filter((one) => one.running);
        expect(new Set(strata.map(keyOf))).toEqual(new Set(running.map(keyOf)));
        for (const stratum of strata) {
          const all = running.filter((one) => keyOf(one) === keyOf(stratum));
          expect(stratum.of).toBe(all.length);
          expect(stratum.taken.length / all.length).toBeGreaterThanOrEqual(given - 1e-9);
          expect(stratum.taken.length).toBeGreaterThanOrEqual(1);
          const portals = all.filter(({ kind }) => kind === 'portal').map(({ id }) => id);
          expect(stratum.taken).toEqual(expect.arrayContaining(portals));
          // no more than was asked for
          expect(stratum.taken.length).toBe(Math.max(portals.length, leastOf(given, all.length)));
        }
        const ids = taken.map((one) => one.site.id);
        expect(new Set(ids)).toEqual(new Set(strata.flatMap((one) => one.taken)));
        expect(ids.length).toBe(new Set(ids).size);
        for (const one of taken) expect(one.site.running).toBe(true);
      }),
    );
  });

  test('is the same for the same seed, in whatever order the sites come', () => {
    fc.assert(
      fc.property(roster, share, seed, (sites, given, by) => {
        expect(drawSample(sites.toReversed(), { share: given, seed: by })).toEqual(drawSample(sites, { share: given, seed: by }));
      }),
    );
  });

  test('does not change in one place when a site is added in another', () => {
    fc.assert(
      fc.property(roster, share, seed, site, (sites, given, by, more) => {
        const before = drawSample(sites, { share: given, seed: by }).strata;
        const added = siteOf('added', { ...more, region: '丁市' });
        const after = drawSample([...sites, added], { share: given, seed: by }).strata;
        expect(after.filter(({ region }) => region !== '丁市')).toEqual(before);
      }),
    );
  });

  test('differs from seed to seed', () => {
    const sites = Array.from({ length: 40 }, (_, at) => siteOf(`s${at}`));
    const samples = ['a', 'b', 'c', 'd'].map((by) => JSON.stringify(drawSample(sites, { share: 0.3, seed: by }).strata));
    expect(new Set(samples).size).toBe(4);
  });

  test('takes 3 of 10 for 30 %, whatever binary fractions make of it', () => {
    expect([1, 3, 4, 10, 11, 20, 100].map((of) => leastOf(0.3, of))).toEqual([1, 1, 2, 3, 4, 6, 30]);
  });
});
