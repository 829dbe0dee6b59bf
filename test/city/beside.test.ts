/**
 * The sample city as one round: its sites are read by the real readers, summed up and laid beside each other. What is found of them together is
 * what their plans say: who has no annual report, which columns are missing, which code stands on two sites, which key areas lead nowhere.
 */
import { describe, expect, test } from 'vitest';
import { summariseSite } from '../../checks/facts/summary.ts';
import { judgeRound } from '../../checks/judge.ts';
import { type Finding, RosterSite, SiteSummary } from '../../checks/model/index.ts';
import { buildCity } from './city.ts';
import { sitePlans } from './plans.ts';
import { judgeInMemory } from './walk.ts';

const city = buildCity();
const summaries = city.sites.map((site) => {
  const plan = sitePlans.find(({ id }) => id === site.id)!;
  const { level = 'city', kind = 'department', keyAreas } = plan.profile ?? {};
  const place = RosterSite.parse({
    ...{ id: site.id, url: site.url, name: plan.name, organ: plan.organ, level, kind, region: '岚川市', group: '全市' },
    keyAreas: kind === 'portal' ? [] : Object.keys(keyAreas ?? {}),
    contacts: site.id === 'tjj' ? [] : [{ name: '林致远', role: '负责人兼联系人' }],
  });
  const { facts } = judgeInMemory(city, site);
  return summariseSite({ place, status: facts.reached.ok ? 'done' : 'unreached', facts: facts.reached.ok ? facts : null });
});
const { sites } = judgeRound(summaries, { asOf: city.asOf });
const found = (check: string): [site: string, finding: Finding][] =>
  Object.entries(sites).flatMap(([site, findings]) =>
    findings.filter((one) => one.check === check).map((one): [string, Finding] => [site, one]),
  );
const listed = (check: string, message: string, fact: string): unknown =>
  found(check).find(([, one]) => one.message === message)?.[1].facts[fact];

describe('the city as one round', () => {
  test('every summary is small, and what the contract says', () => {
    for (const summary of summaries) {
      expect(() => SiteSummary.parse(summary)).not.toThrow();
      expect(JSON.stringify(summary).length).toBeLessThan(20_000);
    }
  });

  test('the city portal answers for organs without an annual report; a site that did not answer is not called late', () => {
    const closed = summaries.filter(({ status }) => status !== 'done').map(({ place }) => place.organ);
    const planned = (id: string): boolean =>
      city.sites.find((site) => site.id === id)!.truth.some(({ check }) => check === 'annual-report-missing');
    const missing = summaries.filter(({ status, place }) => status === 'done' && planned(place.id)).map(({ place }) => place.organ);
    expect(missing.length).toBeGreaterThan(0);
    expect(found('annual-report-roster').map(([site]) => site)).toEqual(found('annual-report-roster').map(() => 'www'));
    expect(new Set(listed('annual-report-roster', 'missing', 'organs') as string[])).toEqual(new Set(missing));
    expect(new Set(listed('annual-report-roster', 'unseen', 'organs') as string[])).toEqual(new Set(closed));
  });

  test('the matrix lists who lacks which column', () => {
    const planned = city.sites.filter(({ truth }) =>
      truth.some(({ check }) => ['guide-missing', 'system-missing', 'statutory-missing', 'annual-report-missing'].includes(check)),
    );
    const units = listed('disclosure-matrix', 'gaps', 'units') as string[];
    for (const { id } of planned.filter((site) => summaries.find(({ place }) => place.id === site.id)!.status === 'done'))
      expect(units.join()).toContain(sitePlans.find((plan) => plan.id === id)!.organ);
  });

  test('a key area without a column is said of its organ, and of the portal that does not lead there', () => {
    expect(found('key-area-links').map(([site, { outcome, message }]) => [site, outcome, message])).toEqual([
      ['slj', 'fail', 'noColumn'],
      ['www', 'fail', 'notLinked'],
    ]);
  });

  test('a code that two sites show is said of both', () => {
    const shown = summaries.flatMap(({ place, siteCode }) => (siteCode ? [[siteCode, place.id] as const] : []));
    const twice = shown
      .filter(([code]) => /^\d{10}$/.test(code) && shown.filter(([other]) => other === code).length > 1)
      .map(([, id]) => id);
    const said = found('site-code-shared').filter(([, { outcome }]) => outcome === 'review');
    expect(twice.length).toBeGreaterThan(0);
    expect(said.map(([site]) => site)).toEqual(twice.sort());
  });

  test('an organ that the roster names nobody of', () => {
    expect(found('roster-contacts').flatMap(([site, { outcome }]) => (outcome === 'fail' ? [site] : []))).toEqual(['tjj']);
  });

  test('every statement names its values in both languages', () => {
    for (const { text } of Object.values(sites).flat()) expect(Object.values(text).join()).not.toMatch(/[{}]|undefined|null|NaN/);
  });
});
