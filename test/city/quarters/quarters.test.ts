/** The city on four quarter ends, in memory: what is found on each is what was planted, both ways. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { buildCity } from '../city.ts';
import { inspectInMemory, saidOf, unique } from '../walk.ts';
import { courses } from './plans.ts';
import { buildQuarters } from './quarters.ts';
import { courseOf, quartersTruthFile, writeQuartersTruth } from './truth.ts';

const states = buildQuarters();
const courseWords = courseOf(states);

describe('the city over four quarters', () => {
  it('has the committed truth file', () => {
    expect(JSON.parse(writeQuartersTruth(states))).toEqual(JSON.parse(readFileSync(quartersTruthFile, 'utf8')));
  });

  it('ends as the city of today: the same sites with the same defects', () => {
    const planted = (city: ReturnType<typeof buildCity>): string[] =>
      unique(city.sites.flatMap(({ id, truth }) => truth.map(({ check, outcome }) => `${id} ${check} ${outcome}`)));
    expect(planted(states.at(-1)!.city)).toEqual(planted(buildCity()));
  });

  it('has every course that a defect can take, in every quarter that can have it', () => {
    const counts = courseWords.map(({ sites }) => {
      const all = Object.values(sites);
      return {
        new: sum(all, 'new'),
        still: sum(all, 'still'),
        mended: sum(all, 'mended'),
        back: sum(all, 'back'),
        unseen: sum(all, 'unseen'),
      };
    });
    const least = { still: 50, mended: 20, unseen: 4 };
    expect(counts[0]).toMatchObject({ still: 0, mended: 0, back: 0, unseen: 0 });
    for (const count of counts.slice(1))
      for (const word of ['still', 'mended', 'unseen'] as const) expect(count[word]).toBeGreaterThanOrEqual(least[word]);
    for (const count of counts.slice(2)) expect(count.back).toBeGreaterThanOrEqual(8);
    // a site that did not answer in one quarter: none of what it has is new or back when it answers again, unless it is
    const { yjglj } = courseWords[2]!.sites;
    expect(yjglj!.still.length).toBeGreaterThan(5);
  });

  it('keeps the addresses of what was published', () => {
    for (const [at, later] of states.slice(1).entries()) {
      const before = states[at]!.city;
      const document = before.sites.find(({ id }) => id === 'www')!;
      const pages = linksOf(before, `${document.url}zfxxgk/fdzdgknr/zcwj/`, /zcwj\/\d{6}\/t\d+_\d+\.html/g).slice(0, 4);
      expect(pages).toHaveLength(4);
      for (const path of pages) {
        expect(later.city.answer(document.host, 'GET', path).status).toBe(200);
        expect(titleOf(later.city, document.host, path)).toBe(titleOf(before, document.host, path));
      }
    }
  });

  it('names every site with a course', () => {
    const ids = new Set(states.flatMap(({ city }) => city.sites.map(({ id }) => id)));
    expect(Object.keys(courses).filter((id) => !ids.has(id))).toEqual([]);
  });
});

type City = ReturnType<typeof buildCity>;
const sum = (
  sites: Record<'new' | 'still' | 'mended' | 'back' | 'unseen', string[]>[],
  word: 'new' | 'still' | 'mended' | 'back' | 'unseen',
): number => sites.reduce((total, site) => total + site[word].length, 0);
const bodyOf = (city: City, host: string, path: string): string => city.answer(host, 'GET', path).body.toString();
const titleOf = (city: City, host: string, path: string): string | undefined => /<h1>([^<]*)/.exec(bodyOf(city, host, path))?.[1];
function linksOf(city: City, url: string, pattern: RegExp): string[] {
  const { host, pathname } = new URL(url);
  const base = pathname.slice(0, pathname.indexOf('zcwj/'));
  return [...new Set([...bodyOf(city, host, pathname).matchAll(pattern)].map(([path]) => `${base}${path}`))];
}

describe.each(states.map((state) => [state.name, state] as const))('what is found in %s is what was planted', (_, { city }) => {
  test.each(city.sites.map((site) => [site.id, site] as const))('%s', (_id, site) => {
    const planted = site.truth.filter(({ options, rendered, probed }) => !options && !rendered && !probed);
    expect(unique(inspectInMemory(city, site).map((one) => saidOf(site, one)))).toEqual(unique(planted.map((one) => saidOf(site, one))));
  });
});
