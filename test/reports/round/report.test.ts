/** The report of a round: totals, ranks, problems and follow-up, each number with what is behind it. */
import { describe, expect, test } from 'vitest';
import type { RosterSite, SiteResult } from '../../../checks/model/index.ts';
import { buildReport } from '../../../reports/round/build.ts';
import { RoundReport } from '../../../reports/round/model.ts';
import type { RoundSource } from '../../../reports/round/source.ts';
import { chooseAgainst } from '../../../reports/round/source.ts';
import { roundOf, sourceOf } from './city-rounds.ts';
import { dead, findingOf, resultOf, smallIndex } from './made.ts';

const quarters = ['2026Q1', '2026Q2', '2026Q3'];
const report = (rounds: SiteResult[][], more: Partial<RoundSource> = {}): Promise<RoundReport> =>
  buildReport(
    sourceOf(
      rounds.map((all, at) => roundOf({ quarter: quarters[at]! }, all, smallIndex)),
      { index: smallIndex, ...more },
    ),
  );
const links = (id: string, count: number, site: Partial<RosterSite> = {}): SiteResult => resultOf(id, dead(id, count), { site });

describe('ranks', () => {
  test('equal low ends share a rank and the next is counted on, in each group by itself', async () => {
    const counties = { group: '县市区' };
    const { sites, ranking } = await report([[links('a', 5), links('b', 3), links('c', 5), links('d', 9), links('e', 1, counties)]]);
    const ranks = Object.fromEntries(sites.map(({ id, rank, tied, of }) => [id, [rank, tied, of]]));
    expect(ranks).toEqual({ a: [2, true, 4], b: [1, false, 4], c: [2, true, 4], d: [4, false, 4], e: [1, false, 1] });
    expect(ranking.map(({ group, ids }) => [group, ids])).toEqual([
      ['县市区', ['e']],
      ['市直部门', ['b', 'a', 'c', 'd']],
    ]);
  });

  test('a vetoed site stands after those without a veto, whatever its score; one without a score has no rank', async () => {
    const { sites, ranking } = await report([
      [links('a', 60), resultOf('b', [], { status: 'unreached' }), resultOf('c', [], { status: 'failed' })],
    ]);
    expect(sites.map(({ id, rank, verdict, score }) => [id, rank, verdict, score?.low])).toEqual([
      ['a', 1, 'unqualified', 40],
      ['b', 2, 'veto', 100],
      ['c', null, null, undefined],
    ]);
    expect(ranking).toEqual([{ group: '市直部门', ids: ['a', 'b'], unranked: ['c'] }]);
  });

  test('are provisional while something is open', async () => {
    const { sites } = await report([[links('a', 1), resultOf('b', [], { marks: {} })]]);
    expect(sites.map(({ id, provisional, open, score }) => [id, provisional, open, score])).toEqual([
      ['a', false, 0, { low: 99, high: 99 }],
      ['b', true, 1, { low: 90, high: 100 }],
    ]);
  });

  test('move against the round before, and points only under the same edition', async () => {
    const rounds = [
      [links('a', 1), links('b', 5)],
      [links('a', 9), links('b', 5), links('c', 2)],
    ];
    const { sites } = await report(rounds);
    expect(sites.map(({ id, before }) => [id, before && [before.rank, before.up, before.delta]])).toEqual([
      ['a', [1, -2, -8]],
      ['b', [2, 0, 0]],
      ['c', null],
    ]);
    const earlier = roundOf({ quarter: '2026Q1' }, rounds[0]!, smallIndex);
    earlier.round.index = { ...earlier.round.index, version: '2025-01-01' };
    const now = roundOf({ quarter: '2026Q2' }, rounds[1]!, smallIndex);
    const other = await buildReport(sourceOf([earlier, now], { index: smallIndex }));
    expect(other.previous!.comparable).toBe('version');
    expect(other.sites[0]!.before).toMatchObject({ up: -2, delta: null });
    expect(other.indicators.every(({ moved }) => moved === null)).toBe(true);
  });
});

describe('totals', () => {
  const all = [
    links('a', 1),
    links('b', 60, { level: 'county', kind: 'portal', group: '县市区' }),
    resultOf('c', [], { status: 'unreached' }),
    resultOf('d', [], { status: 'failed' }),
    resultOf('e', dead('e', 35), { marks: {} }),
    resultOf('f', [], { status: 'waiting' }),
  ];

  test('name every site once, and the pass rate is an interval while verdicts are open', async () => {
    const { totals } = await report([all]);
    const ids = Object.fromEntries(
      (['checked', 'qualified', 'unqualified', 'vetoed', 'open', 'unreached', 'failed', 'pending'] as const).map((key) => [
        key,
        totals[key].ids,
      ]),
    );
    expect(ids).toEqual({
      checked: ['a', 'b', 'c', 'e'],
      qualified: ['a'],
      unqualified: ['b', 'c'],
      vetoed: ['c'],
      open: ['e'],
      unreached: ['c'],
      failed: ['d'],
      pending: ['f'],
    });
    expect(totals.passRate).toEqual({ low: 0.25, high: 0.5 });
    expect(totals.findings).toEqual({ fail: 97, review: 0, error: 0 });
    expect(totals.before).toBeNull();
  });

  test('of levels, kinds, groups and regions add up to those of all', async () => {
    const made = await report([all, all]);
    for (const sets of [made.byLevel, made.byKind, made.byGroup, made.byRegion]) {
      for (const key of ['checked', 'qualified', 'unqualified', 'open', 'unreached', 'failed', 'pending'] as const)
        expect(sets.reduce((sum, { totals }) => sum + totals[key].count, 0)).toBe(made.totals[key].count);
      expect(sets.reduce((sum, { totals }) => sum + totals.before!.checked, 0)).toBe(made.totals.before!.checked);
    }
    expect(made.byLevel.map(({ key }) => key)).toEqual(['city', 'county']);
  });

  test('know the sites in operation by the roster, else by the strata of the sample', async () => {
    const roster = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      level: 'city' as const,
      kind: 'department' as const,
      group: '市直部门',
      region: '岚川市',
    }));
    const known = await report([[links('a', 1)]], { roster });
    expect(known.totals).toMatchObject({ inOperation: 4, share: 0.25 });
    expect(known.byGroup[0]!.totals.inOperation).toBe(4);
    expect(known.notLookedAt.notSampled).toBe(3);
    const strata = [{ level: 'city' as const, region: '岚川市', of: 10, taken: ['a'] }];
    const source = sourceOf([roundOf({ quarter: '2026Q3', strata, share: 0.1 }, [links('a', 1)], smallIndex)], { index: smallIndex });
    const drawn = await buildReport(source);
    expect([drawn.totals.inOperation, drawn.byLevel[0]!.totals.inOperation, drawn.byGroup[0]!.totals.inOperation]).toEqual([10, 10, null]);
  });
});

describe('problems', () => {
  test('are counted by check and organ, and the examples are of the sites that have most', async () => {
    const shared = { organ: '共同单位' };
    const { problems, organs, themes } = await report([
      [links('a', 2, shared), links('b', 5, shared), resultOf('c', [findingOf('c', 'w', { check: 'wording-error', outcome: 'review' })])],
    ]);
    expect(problems.map(({ check, sites, findings, reviews }) => [check, sites, findings, reviews])).toEqual([
      ['dead-link-inner', { count: 2, ids: ['a', 'b'] }, 7, 0],
      ['wording-error', { count: 0, ids: [] }, 0, 1],
    ]);
    const [first] = problems;
    expect(first!.organs).toEqual([{ organ: '共同单位', findings: 7, sites: 2 }]);
    expect(first!.examples.map(({ site }) => site)).toEqual(['b', 'b', 'a', 'a']);
    expect(first!.fingerprints).toHaveLength(7);
    expect(organs.map(({ organ, sites, findings, reviews }) => [organ, sites, findings, reviews])).toEqual([
      ['共同单位', ['a', 'b'], 7, 0],
      ['单位c', ['c'], 0, 1],
    ]);
    expect(themes.map(({ theme, findings, reviews }) => [theme, findings, reviews])).toEqual([
      ['links', 7, 0],
      ['content', 0, 1],
    ]);
  });

  test('name column and date where the finding knows them, and fill the matrix', async () => {
    const stale = findingOf('a', 'tzgg/', {
      check: 'column-stale',
      facts: { category: 'notice', path: '政务公开/通知公告', name: '通知公告', newest: '2026-01-05' },
    });
    const unit = findingOf('a', 'jj/', { check: 'unit-columns', facts: { unit: '城管局', category: 'guide' } });
    const { problems, matrix } = await report([[resultOf('a', [stale, unit]), resultOf('b', [], { status: 'failed' })]]);
    expect(problems.find(({ check }) => check === 'column-stale')!.examples[0]).toMatchObject({
      column: '政务公开/通知公告',
      date: '2026-01-05',
    });
    expect(matrix.columns.map(({ key }) => key)).toEqual(['guide', 'notice']);
    expect(matrix.rows.map(({ unit, judged, cells }) => [unit, judged, cells.map((cell) => cell?.fail ?? null)])).toEqual([
      ['网站a', true, [null, 1]],
      ['城管局', true, [1, null]],
      ['网站b', false, [null, null]],
    ]);
  });

  test('of the round before are followed up, by site and by the reason why some were not looked at', async () => {
    const before = [links('a', 4), links('b', 2), links('c', 1)];
    const now = [resultOf('a', dead('a', 3, 1)), resultOf('b', [], { status: 'unreached' })];
    const { followUp, course } = await report([before, now]);
    expect(followUp).toMatchObject({ sent: 7, mended: 1, still: 3, unseen: 3, share: 0.1429, unseenBy: { unreached: 2, absent: 1 } });
    expect(followUp!.open.map(({ site, still, unseen }) => [site, still, unseen])).toEqual([
      ['a', 3, 0],
      ['b', 0, 2],
      ['c', 0, 1],
    ]);
    expect(course).toEqual({ new: 1, still: 3, back: 0, mended: 1, unseen: 3 });
  });
});

test('a year before is compared beside the last quarter, whatever came between', async () => {
  const rounds = [
    roundOf({ quarter: '2025Q3' }, [resultOf('a', dead('a', 2))], smallIndex),
    roundOf({ quarter: '2026Q2' }, [resultOf('a', dead('a', 1, 5))], smallIndex),
    roundOf({ quarter: '2026Q3' }, [resultOf('a', dead('a', 1))], smallIndex),
  ];
  const made = await buildReport(sourceOf(rounds, { index: smallIndex, yearBefore: '2025Q3' }));
  expect(made.course).toEqual({ new: 0, still: 0, back: 1, mended: 1, unseen: 0 });
  expect(made.yearCourse).toEqual({ new: 0, still: 1, back: 0, mended: 1, unseen: 0 });
  expect(made.yearBefore).toMatchObject({ id: '2025Q3', sites: 1, comparable: 'same' });
  expect(made.sites[0]!.yearCourse).toEqual(made.yearCourse);
});

test('indicators hold the share of every site, in the order of the sites, and what is open', async () => {
  const { indicators, sites } = await report([[links('a', 7), resultOf('b', [], { status: 'failed' }), resultOf('c', [], { marks: {} })]]);
  expect(sites.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  const cells = Object.fromEntries(indicators.map(({ node, cells }) => [node, cells]));
  expect(cells).toEqual({
    reach: [[1, 1, 'measured'], null, [1, 1, 'measured']],
    links: [[0.9, 0.9, 'measured'], null, [1, 1, 'measured']],
    columns: [[1, 1, 'measured'], null, [1, 1, 'measured']],
    view: [[1, 1, 'measured'], null, [0, 1, 'manual']],
  });
  expect(indicators.find(({ node }) => node === 'links')).toMatchObject({
    mean: { low: 0.95, high: 0.95 },
    lost: { count: 1, ids: ['a'] },
  });
});

test('the trend has every round, and says which stand on the scale of this one', async () => {
  const rounds = [[links('a', 60)], [links('a', 45)], [links('a', 1)]];
  const { trend } = await report(rounds);
  expect(
    trend.map(({ quarter, passRate, mean, findings, comparable }) => [quarter, passRate!.low, mean!.low, findings, comparable]),
  ).toEqual([
    ['2026Q1', 0, 40, 60, 'same'],
    ['2026Q2', 0, 55, 45, 'same'],
    ['2026Q3', 1, 99, 1, 'same'],
  ]);
});

test('a report fits its schema, empty rounds too', async () => {
  for (const rounds of [[[]], [[links('a', 3), resultOf('b', [], { status: 'failed' })], [links('a', 1)]]]) {
    const made = await report(rounds);
    expect(RoundReport.parse(JSON.parse(JSON.stringify(made)))).toEqual(JSON.parse(JSON.stringify(made)));
  }
});

test('rounds to compare with are chosen by their quarters', () => {
  const round = (quarter: string, id = quarter) => roundOf({ quarter, id }, [], smallIndex).round;
  const [now, ...others] = [round('2026Q3'), round('2025Q3'), round('2026Q2'), round('2026Q1'), round('2026Q4'), round('2026Q3', 'other')];
  const { previous, yearBefore } = chooseAgainst(now!, others);
  expect([previous!.id, yearBefore!.id]).toEqual(['2026Q2', '2025Q3']);
  expect(chooseAgainst(round('2020Q1'), others)).toEqual({ previous: null, yearBefore: null });
});
