/**
 * The whole sample city, walked in memory, read and judged by the real readers and checks: what is found is what was planted, both ways.
 * Only what takes a browser to see is left out here.
 */
import { describe, expect, test } from 'vitest';
import { buildCity } from './city.ts';
import { inspectInMemory, saidOf, unique } from './walk.ts';

/** The city of the truth file, and another with other words on another day: nothing may hang on the one. */
const cities = [buildCity(), buildCity({ seed: 'another', asOf: '2027-04-15' })];

describe.each(cities.map((city) => [city.seed, city] as const))('what is found in the city “%s” is what was planted in it', (_, city) => {
  test.each(city.sites.map((site) => [site.id, site] as const))('%s', (_id, site) => {
    const planted = site.truth.filter(({ options, rendered, probed }) => !options && !rendered && !probed);
    expect(unique(inspectInMemory(city, site).map((one) => saidOf(site, one)))).toEqual(unique(planted.map((one) => saidOf(site, one))));
  });

  const stricter = city.sites.filter((site) => site.truth.some(({ options }) => options));
  test.each(stricter.map((site) => [site.id, site] as const))('%s, held to the stricter terms of a local rule', (_id, site) => {
    const planted = site.truth.filter(({ rendered, probed }) => !rendered && !probed);
    const options = Object.fromEntries(planted.flatMap(({ check, options }) => (options ? [[check, options]] : [])));
    const found = inspectInMemory(city, site, options);
    expect(unique(found.map((one) => saidOf(site, one)))).toEqual(unique(planted.map((one) => saidOf(site, one))));
  });
});
