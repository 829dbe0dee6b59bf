/** Rounds of the four quarters, judged in memory and compared: what is new, still there, mended, back and not seen is what was planted so. */
import { expect, test } from 'vitest';
import { optionsOf } from '../../../checks/index-file.ts';
import type { Round, SiteResult } from '../../../checks/model/index.ts';
import { score } from '../../../checks/score.ts';
import { loadIndex } from '../../../crawler/index-files.ts';
import { noProbes } from '../../../crawler/probes/run.ts';
import { profileOf } from '../../../crawler/rounds/profile.ts';
import { compareRounds } from '../../../reports/comparison/compare.ts';
import type { ComparedFinding } from '../../../reports/comparison/model.ts';
import { compareIds, type RoundReader } from '../../../reports/comparison/order.ts';
import { judgeInMemory, keyOf, plantedOnAllPages } from '../walk.ts';
import { buildQuarters, type Quarter } from './quarters.ts';
import { rosterOf } from './roster.ts';
import { type CourseWord, courseOf, courseWords, type SiteTruth } from './truth.ts';

const states = buildQuarters();
const truth = courseOf(states);
const index = loadIndex('gov-2019');
/** Where links of others lead was looked at, and they lead where they say. */
const probes = { ...noProbes, landings: [] };
const rounds = states.map((state, at): RoundReader => {
  const results = readResults(state, at);
  return {
    round: roundOf(state),
    results: async function* () {
      yield* results;
    },
  };
});

test.each(states.map(({ name }, at) => [name, at] as const))('the round of %s against those before it', async (_, at) => {
  const earlier = rounds.slice(0, at);
  const against = states[Math.max(0, at - 1)]!.name;
  const found: Record<string, SiteTruth['still'][]> = {};
  const now = rounds[at]!;
  // the first round has none before it: everything in it is new
  if (at === 0) {
    for (const site of Object.values(truth[0]!.sites)) expect([site.still, site.mended, site.back, site.unseen]).toEqual([[], [], [], []]);
    return;
  }
  for await (const { site, comparisons } of compareRounds({ now, earlier, against: [against] })) {
    const { findings } = comparisons.get(against) ?? { findings: [] };
    expect([site, wordsOf(site, findings)]).toEqual([site, expected(site, at)]);
    found[site] = [];
  }
  expect(Object.keys(found).sort()).toEqual(
    Object.keys(truth[at]!.sites)
      .filter((id) => truth.slice(0, at + 1).some(({ sites }) => sites[id]!.state !== 'absent'))
      .sort(),
  );
});

/** Key → words: one, or for what is planted on all pages those of the pages. */
function wordsOf(site: string, findings: readonly ComparedFinding[]): Record<string, CourseWord[]> {
  const url = states.flatMap(({ city }) => city.sites).find(({ id }) => id === site)!;
  const words: Record<string, Set<CourseWord>> = {};
  for (const { word, now, before } of findings) {
    const key = keyOf(url, (now ?? before)!);
    words[key] ??= new Set();
    words[key].add(word);
  }
  return Object.fromEntries(Object.entries(words).map(([key, all]) => [key, settle(key, [...all])]));
}

/** Pages come and go with a defect of all pages: of the defect itself it says that it is there, or no more. */
function settle(key: string, words: CourseWord[]): CourseWord[] {
  if (!plantedOnAllPages.has(key.split(' ')[0]!)) return words.sort();
  const order: CourseWord[] = ['still', 'back', 'new', 'unseen', 'mended'];
  return [order.find((word) => words.includes(word))!];
}

function expected(site: string, at: number): Record<string, CourseWord[]> {
  const all = truth[at]!.sites[site]!;
  return Object.fromEntries(courseWords.flatMap((word) => all[word].map((key) => [key, [word]])));
}

function readResults({ city }: Quarter, at: number): SiteResult[] {
  const roster = rosterOf(states, at).filter(({ running }) => running);
  return roster
    .map((site): SiteResult => {
      const here = city.sites.find(({ id }) => id === site.id)!;
      const profile = profileOf(site);
      const { facts, judgement } = judgeInMemory(city, here, { profile, options: optionsOf(index), probes });
      return {
        ...{ site, sampled: true, status: facts.reached.ok ? 'done' : 'unreached', error: null, inspection: null },
        scorecard: score({ index, judgement, site: facts, profile }),
        findings: judgement.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'review' || outcome === 'error'),
      };
    })
    .sort((a, b) => compareIds(a.site.id, b.site.id));
}

function roundOf({ name, asOf }: Quarter): Round {
  return {
    ...{
      schema: 'mingcha-round-1',
      id: name,
      quarter: name,
      from: asOf,
      to: asOf,
      asOf,
      checksVersion: '1',
      seed: '',
      share: 1,
      strata: [],
    },
    ...{ index: { id: index.id, version: index.version, hash: '', title: index.title }, status: 'closed', revision: 1 },
    ...{ createdAt: asOf, closedAt: asOf },
  };
}
