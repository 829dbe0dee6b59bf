/** Rounds compared: what is new, still there, back, mended and not looked at; properties over any course, and each reason for not having looked. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineCheck } from '../../../checks/define.ts';
import { readPage } from '../../../checks/facts/page.ts';
import { startJudging } from '../../../checks/judge.ts';
import type { Finding, SiteResult } from '../../../checks/model/index.ts';
import { type ComparisonSettings, compareRounds } from '../../../reports/comparison/compare.ts';
import type { CourseWord, SiteComparison, UnseenReason } from '../../../reports/comparison/model.ts';
import { nameChecks } from '../../../reports/comparison/names.ts';
import { compareIds, sideBySide } from '../../../reports/comparison/order.ts';
import { roundOf } from '../round/city-rounds.ts';
import { dead, findingOf, resultOf, smallIndex } from '../round/made.ts';

const quarters = ['2025Q2', '2025Q3', '2025Q4', '2026Q1', '2026Q2', '2026Q3'];

/** Rounds of these results, one quarter after another. */
const roundsOf = (results: SiteResult[][]) => results.map((all, at) => roundOf({ quarter: quarters[at]! }, all, smallIndex));

/** The last round against the one before it, by site. */
async function compare(results: SiteResult[][], more: Partial<ComparisonSettings> = {}): Promise<Map<string, SiteComparison>> {
  const rounds = roundsOf(results);
  const now = rounds.at(-1)!;
  const earlier = rounds.slice(0, -1);
  const against = earlier.at(-1)!.round.id;
  const found = new Map<string, SiteComparison>();
  for await (const { site, comparisons } of compareRounds({ now, earlier, against: [against], ...more })) {
    const comparison = comparisons.get(against);
    if (comparison) found.set(site, comparison);
  }
  return found;
}

async function courseOf(
  results: SiteResult[][],
  more: Partial<ComparisonSettings> = {},
): Promise<Record<string, CourseWord | UnseenReason>> {
  const comparison = (await compare(results, more)).get('a')!;
  return Object.fromEntries(
    comparison.findings.map(({ before, now, word, reason }) => [new URL((now ?? before)!.url).pathname, reason ?? word]),
  );
}

describe('one site', () => {
  const one = (paths: string[], more: Parameters<typeof resultOf>[2] = {}): SiteResult[] => [
    resultOf(
      'a',
      paths.map((path) => findingOf('a', path)),
      more,
    ),
  ];

  test('new, still there, back and mended', async () => {
    expect(await courseOf([one(['1', '2']), one(['2', '3']), one(['1', '2', '4'])])).toEqual({
      '/1': 'back',
      '/2': 'still',
      '/3': 'mended',
      '/4': 'new',
    });
  });

  test('what was mended once and is gone still is mentioned no more', async () => {
    expect(await courseOf([one(['1']), one([]), one([])])).toEqual({});
  });

  test('a review that becomes a failing finding, and the other way round, is still there', async () => {
    const before = [resultOf('a', [findingOf('a', '1', { outcome: 'review' }), findingOf('a', '2')])];
    const now = [resultOf('a', [findingOf('a', '1'), findingOf('a', '2', { outcome: 'review' })])];
    expect(await courseOf([before, now])).toEqual({ '/1': 'still', '/2': 'still' });
  });

  test('names the round in which a finding began, and begins anew when it comes back', async () => {
    const { findings } = (await compare([one(['1', '2']), one(['1']), one(['1', '2'])])).get('a')!;
    expect(findings.map(({ now, since }) => [now!.url, since])).toEqual(
      expect.arrayContaining([
        ['http://a/1', '2025Q2'],
        ['http://a/2', '2025Q4'],
      ]),
    );
  });

  test.each<[string, SiteResult[], UnseenReason]>([
    ['not in the round', [], 'absent'],
    ['could not be inspected', one([], { status: 'failed' }), 'failed'],
    ['not inspected yet', one([], { status: 'waiting' }), 'failed'],
    ['did not answer', one([], { status: 'unreached' }), 'unreached'],
    ['the check said nothing', one([], { silent: ['dead-link-inner'] }), 'check'],
    ['the check failed', [resultOf('a', [findingOf('a', '', { outcome: 'error', message: 'not-measured-missing', facts: {} })])], 'check'],
    ['the same place was not measured', [resultOf('a', [findingOf('a', '1', { outcome: 'error' })])], 'place'],
    [
      'some targets were not verified',
      [resultOf('a', [findingOf('a', '', { outcome: 'error', message: 'unmeasured', facts: { count: 3 } })])],
      'place',
    ],
    ['pages were left out', one([], { complete: false }), 'place'],
    ['exempt', one([], { site: { exemptions: [{ check: 'dead-link-inner', reason: '已报批', until: '2027-01-01' }] } }), 'exempt'],
  ])('%s: never mended', async (_, now, reason) => {
    expect((await courseOf([one(['1']), now]))['/1']).toBe(reason);
  });

  test('an exemption that has expired excuses nothing', async () => {
    const site = { exemptions: [{ check: 'dead-link-inner', reason: '已报批', until: '2025-01-01' }] };
    expect(await courseOf([one(['1']), one([], { site })])).toEqual({ '/1': 'mended' });
  });

  test('not looked at keeps what is known: later it is mended, or still there', async () => {
    const closed = one([], { status: 'unreached' });
    expect(await courseOf([one(['1', '2']), closed, one(['1'])])).toMatchObject({ '/1': 'still', '/2': 'mended' });
  });

  test('of an incomplete inspection, what the store knows of the addresses decides', async () => {
    const now = [resultOf('a', [], { complete: false })];
    const before = [
      resultOf('a', [
        ...dead('a', 3),
        findingOf('a', 'page.html', { check: 'wording-error' }),
        findingOf('a', 'gone.html', { check: 'wording-error' }),
      ]),
    ];
    const visits = async () =>
      new Map([
        ['http://a/0.html', 'tried'],
        ['http://a/1.html', 'gone'],
        ['http://a/page.html', 'tried'],
        ['http://a/gone.html', 'gone'],
      ] as const);
    expect(await courseOf([before, now], { visits })).toEqual({
      '/0.html': 'mended',
      '/1.html': 'mended',
      '/2.html': 'place',
      '/page.html': 'place',
      '/gone.html': 'mended',
    });
  });
});

test('a check that was renamed keeps the history of its findings', async () => {
  const check = (id: string, renamedFrom?: string[]) =>
    defineCheck({
      id,
      title: { 'zh-CN': '试', en: 'trial' },
      theme: 'content',
      scope: 'page',
      needs: [],
      basis: [],
      options: z.strictObject({}),
      messages: { bad: { 'zh-CN': '错', en: 'bad' } },
      docs: {} as never,
      ...(renamedFrom ? { renamedFrom } : {}),
      run: (page) => [{ outcome: 'fail', message: 'bad', url: page.url, subject: 'word' }],
    });
  const page = readPage({ url: 'http://a/1', status: 200, headers: {}, body: Buffer.from('<p>x</p>'), asOf: '2026-01-01' });
  const judge = (one: ReturnType<typeof check>): Finding[] => {
    const judging = startJudging({ asOf: '2026-01-01', checks: [one] });
    judging.page(page);
    return judging.finish().findings;
  };
  const [old, later] = [check('old-name'), check('new-name', ['old-name'])];
  const names = nameChecks([later]);
  const results = [judge(old), judge(later), []].map((findings) => [resultOf('a', findings)]);
  const still = (await compare(results.slice(0, 2), { names })).get('a')!.findings;
  expect(still).toMatchObject([{ check: 'new-name', word: 'still', since: '2025Q2' }]);
  const looked = resultOf('a', []);
  looked.scorecard!.tallies['new-name'] = { pass: 1, fail: 0, review: 0, na: 0, error: 0 };
  expect((await compare([results[0]!, [looked]], { names })).get('a')!.findings).toMatchObject([{ check: 'new-name', word: 'mended' }]);
});

describe('points', () => {
  test('of indicators are compared under one edition of one index', async () => {
    const { score, indicators, comparable } = (await compare([[resultOf('a', dead('a', 10))], [resultOf('a', dead('a', 4))]])).get('a')!;
    expect({ score, comparable }).toEqual({
      comparable: 'same',
      score: { before: { low: 90, high: 90 }, now: { low: 96, high: 96 }, delta: 6 },
    });
    expect(indicators).toMatchObject([{ node: 'links', before: { low: 60 }, now: { low: 66 }, delta: 6 }]);
  });

  test.each([
    ['version', { version: '2026-02-01' }],
    ['version', { hash: 'edited' }],
    ['index', { id: 'other' }],
  ] as const)('are not compared when it is another: %s', async (word, change) => {
    const before = roundOf({ quarter: '2026Q2' }, [resultOf('a', dead('a', 10))], smallIndex);
    before.round.index = { ...before.round.index, ...change };
    const now = roundOf({ quarter: '2026Q3' }, [resultOf('a', dead('a', 4))], smallIndex);
    for await (const { comparisons } of compareRounds({ now, earlier: [before], against: ['2026Q2'] }))
      expect(comparisons.get('2026Q2')).toMatchObject({ comparable: word, score: null, indicators: [] });
  });
});

/** Any course of three sites over a few rounds. */
const anyRounds = fc.array(
  fc.tuple(...['a', 'b', 'c'].map((id) => anySite(id))).map((sites) => sites.filter((site) => site !== null)),
  { minLength: 2, maxLength: 5 },
);

function anySite(id: string): fc.Arbitrary<SiteResult | null> {
  const outcome = fc.constantFrom('fail', 'review', 'error') as fc.Arbitrary<Finding['outcome']>;
  const finding = fc
    .tuple(fc.integer({ min: 0, max: 5 }), outcome, fc.constantFrom('dead-link-inner', 'column-stale', 'wording-error'))
    .map(([path, outcome, check]) => findingOf(id, String(path), { outcome, check }));
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.array(finding, { maxLength: 12 }), fc.boolean())
        .map(([findings, complete]) => resultOf(id, findings, { complete })),
    },
    { weight: 1, arbitrary: fc.constantFrom('failed' as const, 'unreached' as const).map((status) => resultOf(id, [], { status })) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

/** Letters of one to four bytes, those on either side of the surrogates among them. */
const anyId = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '市', '\ud7ff', '\ue000', '\uffff', '𠀀', '😀'), maxLength: 6 });

const problems = (result: SiteResult | undefined): Set<string> =>
  new Set(result?.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'review').map(({ fingerprint }) => fingerprint));

describe('whatever happens', () => {
  test('each problem that is there took one course, and each that was open took one', async () => {
    await fc.assert(
      fc.asyncProperty(anyRounds, async (results) => {
        const compared = await compare(results);
        for (const id of ['a', 'b', 'c']) {
          const comparison = compared.get(id);
          const words = Object.groupBy(comparison?.findings ?? [], ({ word }) => word);
          const prints = (...wanted: CourseWord[]) =>
            wanted.flatMap((word) => (words[word] ?? []).map(({ fingerprint }) => fingerprint)).sort();
          expect(prints('new', 'still', 'back')).toEqual([...problems(results.at(-1)!.find(({ site }) => site.id === id))].sort());
          const open = prints('still', 'mended', 'unseen');
          expect(new Set(open).size).toBe(open.length);
          for (const print of problems(results.at(-2)!.find(({ site }) => site.id === id))) expect(open).toContain(print);
          const { fail, review } = comparison?.counts ?? { fail: {}, review: {} };
          const counted = [...Object.values(fail), ...Object.values(review)].reduce((sum, one) => sum + one, 0);
          expect(counted).toBe(comparison?.findings.length ?? 0);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a round compared with itself has everything still there', async () => {
    await fc.assert(
      fc.asyncProperty(anyRounds, async (results) => {
        const same = [...results, results.at(-1)!];
        for (const { findings } of (await compare(same)).values())
          for (const { word, now } of findings) if (now !== null) expect(word).toBe('still');
      }),
      { numRuns: 60 },
    );
  });

  test('nothing is mended where the site was not judged or the same place was not measured', async () => {
    await fc.assert(
      fc.asyncProperty(anyRounds, async (results) => {
        const now = new Map(results.at(-1)!.map((result) => [result.site.id, result]));
        for (const [id, { findings }] of await compare(results)) {
          const result = now.get(id);
          const blind = new Set(result?.findings.filter(({ outcome }) => outcome === 'error').map(({ fingerprint }) => fingerprint));
          for (const { word, fingerprint, reason, before } of findings) {
            if (word !== 'mended') continue;
            expect(reason).toBeNull();
            expect(before).not.toBeNull();
            expect(result?.status).toBe('done');
            // what is said of the home page is known of it even when other pages were left out
            expect(result!.scorecard!.seen.complete || new URL(before!.url).pathname === '/').toBe(true);
            expect(blind.has(fingerprint)).toBe(false);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('ids are ordered as a database orders them: by their bytes', () => {
    fc.assert(
      fc.property(anyId, anyId, (a, b) => {
        expect(Math.sign(compareIds(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});

test('results out of order are refused, for they would be compared wrongly', async () => {
  const round = roundOf({ quarter: '2026Q3' }, []);
  const twisted = {
    ...round,
    async *results() {
      yield resultOf('b', []);
      yield resultOf('a', []);
    },
  };
  await expect(Array.fromAsync(sideBySide([twisted]))).rejects.toThrow('not in order');
});
