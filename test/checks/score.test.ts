import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EvaluationIndex,
  type Finding,
  type Interval,
  type Marks,
  Scorecard,
  type ScoreNode,
  type SiteProfile,
} from '../../checks/model/index.ts';
import { explain, score } from '../../checks/score.ts';
import { checksVersion } from '../../checks/version.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { finding, group, indexOf, judgement, leaf, manual, many, siteFacts, text } from './scoring.ts';

interface Given {
  nodes: unknown[];
  findings?: Finding[];
  passes?: Record<string, number>;
  more?: Record<string, unknown>;
  marks?: Marks;
  profile?: SiteProfile;
  site?: Parameters<typeof siteFacts>[0];
}

const run = ({ nodes, findings = [], passes = {}, more, marks, profile, site }: Given) =>
  score({ index: indexOf(nodes, more), judgement: judgement(findings, passes), site: siteFacts(site), marks, profile });

const nodeOf = (card: Scorecard, id: string): ScoreNode => {
  const search = (nodes: ScoreNode[]): ScoreNode | undefined => {
    for (const node of nodes) {
      const found = node.id === id ? node : search(node.children);
      if (found) return found;
    }
    return undefined;
  };
  return search(card.nodes)!;
};

const exactly = (value: number): Interval => ({ low: value, high: value });

describe('a deduction', () => {
  const links = { kind: 'deduct', check: 'dead-link-inner', per: 0.1, noun: { 'zh-CN': '失效链接', en: 'dead links' } };

  test('takes so much for each failing finding and says how much', () => {
    const card = run({ nodes: [leaf('links', links, { points: 100 })], findings: many(12, 'dead-link-inner', 'fail') });
    expect(card.score).toEqual(exactly(98.8));
    expect(card.deductions).toEqual(exactly(1.2));
    expect(nodeOf(card, 'links').reason).toEqual({
      'zh-CN': '失效链接 12 个，每个扣 0.1 分，扣 1.2 分',
      en: 'dead links: 12, 0.1 points each, 1.2 points lost',
    });
    expect(nodeOf(card, 'links').findings).toHaveLength(12);
    expect(nodeOf(card, 'links').state).toBe('measured');
  });

  test('takes no more than its cap, and the reason names both numbers', () => {
    const card = run({ nodes: [leaf('links', { ...links, cap: 5 }, { points: 100 })], findings: many(72, 'dead-link-inner', 'fail') });
    expect(card.score).toEqual(exactly(95));
    expect(nodeOf(card, 'links').reason['zh-CN']).toContain('应扣 7.2 分，以 5 分为限');
  });

  test('takes no more than the points of the node', () => {
    const card = run({
      nodes: [
        leaf('links', { ...links, per: 3 }, { points: 10 }),
        leaf('rest', { kind: 'deduct', check: 'icp-record', per: 1 }, { points: 90 }),
      ],
      findings: many(9, 'dead-link-inner', 'fail'),
      passes: { 'icp-record': 1 },
    });
    expect(nodeOf(card, 'links').score).toEqual(exactly(0));
    expect(card.score).toEqual(exactly(90));
  });

  test('of leaves without points is held to the points of the group', () => {
    const nodes = [
      group(
        'identity',
        [leaf('code', { kind: 'deduct', check: 'site-code', per: 2 }), leaf('icp', { kind: 'deduct', check: 'icp-record', per: 2 })],
        {
          points: 3,
        },
      ),
      leaf('rest', { kind: 'deduct', check: 'site-map', per: 1 }, { points: 97 }),
    ];
    const card = run({ nodes, findings: [finding('site-code', 'fail'), finding('icp-record', 'fail')], passes: { 'site-map': 1 } });
    expect(nodeOf(card, 'code')).toMatchObject({ points: 0, score: exactly(-2) });
    expect(nodeOf(card, 'identity')).toMatchObject({ points: 3, score: exactly(0) });
    expect(card.score).toEqual(exactly(97));
  });

  test('counts what a finding says it stands for', () => {
    const nodes = [leaf('guide', { kind: 'deduct', check: 'guide-incomplete', per: 1, times: 'missing' }, { points: 100 })];
    expect(run({ nodes, findings: [finding('guide-incomplete', 'fail', { missing: ['fax', 'hours'] })] }).score).toEqual(exactly(98));
    expect(run({ nodes, findings: [finding('guide-incomplete', 'fail', { missing: 3 })] }).score).toEqual(exactly(97));
  });

  test('counts only findings with the facts asked for', () => {
    const nodes = [
      leaf('news', { kind: 'deduct', check: 'column-stale', where: { level: 1, category: ['news', 'notice'] }, per: 5 }, { points: 50 }),
      leaf('lower', { kind: 'deduct', check: 'column-stale', where: { level: { atLeast: 2 } }, per: 1 }, { points: 50 }),
    ];
    const findings = [
      finding('column-stale', 'fail', { level: 1, category: 'news' }),
      finding('column-stale', 'fail', { level: 1, category: 'policy' }),
      finding('column-stale', 'fail', { level: 3, category: 'news' }),
    ];
    const card = run({ nodes, findings });
    expect(nodeOf(card, 'news').score).toEqual(exactly(45));
    expect(nodeOf(card, 'lower').score).toEqual(exactly(49));
  });
});

describe('what is open makes an interval', () => {
  const nodes = [leaf('blank', { kind: 'deduct', check: 'column-blank', per: 5 }, { points: 100 })];

  test('a finding to be reviewed or not measured counts as nothing at best and as a failure at worst', () => {
    const card = run({
      nodes,
      findings: [finding('column-blank', 'fail'), finding('column-blank', 'review'), finding('column-blank', 'error')],
    });
    expect(card.score).toEqual({ low: 85, high: 95 });
    expect(nodeOf(card, 'blank').reason['zh-CN']).toBe('问题 1 个，每个扣 5 分，扣 5 分；待复核 1 个、未能测得 1 个，最多再扣 10 分');
    expect(card.coverage).toEqual({ leaves: 1, settled: 0, open: 1, ratio: 0 });
    expect(nodeOf(card, 'blank').openFindings).toHaveLength(2);
  });

  test('an error without facts speaks of the whole check', () => {
    expect(run({ nodes, findings: [finding('column-blank', 'error', {})] }).score).toEqual({ low: 0, high: 100 });
  });

  test('an error says how many places it speaks of', () => {
    const found = run({ nodes, findings: [finding('column-blank', 'error', { count: 7 })] });
    expect(found.score).toEqual({ low: 65, high: 100 });
    expect(nodeOf(found, 'blank').reason['zh-CN']).toContain('未能测得 7 个，最多再扣 35 分');
  });

  test('a check without any result leaves its leaf open and never counts as zero or as full', () => {
    const card = run({ nodes });
    expect(card.score).toEqual({ low: 0, high: 100 });
    expect(nodeOf(card, 'blank').state).toBe('unmeasured');
    expect(card.verdict).toBe('open');
    expect(card.grade).toBeNull();
    expect(card.notMeasured.map(({ count, what }) => [what.en, count])).toEqual([['blank: indicators not measured', 1]]);
  });

  test('a leaf is settled once its points are lost, whatever else is open', () => {
    const card = run({ nodes, findings: [...many(20, 'column-blank', 'fail'), ...many(3, 'column-blank', 'review')] });
    expect(card.score).toEqual(exactly(0));
    expect(nodeOf(card, 'blank').state).toBe('measured');
  });

  test('pages left out keep leaves open that count over the whole site', () => {
    const whole = [leaf('links', { kind: 'deduct', check: 'dead-link-inner', per: 1, cap: 10, wholeSite: true }, { points: 100 })];
    const site = { complete: false, leftOut: [{ reason: 'max-pages', count: 400, examples: [] }] };
    const card = run({ nodes: whole, findings: [finding('dead-link-inner', 'fail')], site });
    expect(card.score).toEqual({ low: 90, high: 99 });
    expect(card.notMeasured).toContainEqual({
      what: { 'zh-CN': '未检查的页面', en: 'pages not looked at' },
      why: text('max-pages'),
      count: 400,
    });
  });

  test('a check that says it does not apply deducts nothing', () => {
    const card = run({ nodes, findings: [finding('column-blank', 'na')] });
    expect(card.score).toEqual(exactly(100));
    expect(nodeOf(card, 'blank').state).toBe('na');
  });
});

describe('a ratio', () => {
  const rule = { kind: 'ratio', check: 'meta-article' };

  test('earns the share that passes', () => {
    const card = run({
      nodes: [leaf('tags', rule, { points: 100 })],
      findings: many(5, 'meta-article', 'fail'),
      passes: { 'meta-article': 15 },
    });
    expect(card.score).toEqual(exactly(75));
  });

  test('earns all from `full` and nothing up to `zero`', () => {
    const nodes = [leaf('tags', { ...rule, full: 0.9, zero: 0.5 }, { points: 100 })];
    const at = (pass: number) => run({ nodes, findings: many(10 - pass, 'meta-article', 'fail'), passes: { 'meta-article': pass } }).score;
    expect([at(10), at(9), at(7), at(5), at(2)]).toEqual([100, 100, 50, 0, 0].map(exactly));
  });

  test('is an interval while places are open', () => {
    const findings = [finding('meta-article', 'fail'), finding('meta-article', 'review')];
    expect(run({ nodes: [leaf('tags', rule, { points: 100 })], findings, passes: { 'meta-article': 2 } }).score).toEqual({
      low: 50,
      high: 75,
    });
  });
});

describe('a veto', () => {
  const stale = { kind: 'veto', check: 'column-stale', where: { level: 1 }, atLeast: 5 };
  const nodes = [group('vetoes', [leaf('stale', stale)]), leaf('points', { kind: 'deduct', check: 'site-map', per: 1 }, { points: 100 })];
  const passes = { 'site-map': 1, 'column-stale': 1 };
  const level1 = (n: number, outcome: 'fail' | 'error' | 'review') => many(n, 'column-stale', outcome, { level: 1 });

  test('stands from so many failing findings on; the score is still told', () => {
    const card = run({ nodes, findings: level1(5, 'fail'), passes });
    expect(card.verdict).toBe('veto');
    expect(card.grade).toBeNull();
    expect(card.score).toEqual(exactly(100));
    expect(card.vetoes).toMatchObject([{ node: 'stale' }]);
    expect(card.vetoes[0]!.findings).toHaveLength(5);
  });

  test('does not stand on columns of other levels', () => {
    const card = run({ nodes, findings: many(9, 'column-stale', 'fail', { level: 2 }), passes });
    expect(card).toMatchObject({ verdict: 'qualified', vetoes: [], possibleVetoes: [], grade: text('good') });
  });

  test('is possible when failing and open findings together could reach the number', () => {
    const card = run({ nodes, findings: [...level1(3, 'fail'), ...level1(2, 'error')], passes });
    expect(card).toMatchObject({ verdict: 'open', vetoes: [], possibleVetoes: [{ node: 'stale' }] });
    expect(card.grade).toBeNull();
  });

  test('is settled when even all of them together could not', () => {
    const card = run({ nodes, findings: [...level1(3, 'fail'), ...level1(1, 'review')], passes });
    expect(card).toMatchObject({ verdict: 'qualified', possibleVetoes: [] });
    expect(nodeOf(card, 'stale')).toMatchObject({ state: 'measured', vetoed: false });
  });

  test('an open finding whose facts are not known might be one of those asked for', () => {
    const card = run({ nodes, findings: [...level1(4, 'fail'), finding('column-stale', 'review', { level: null })], passes });
    expect(card.possibleVetoes).toHaveLength(1);
  });

  test('of a person stays possible until it is marked', () => {
    const secrets = [leaf('secrets', manual('veto')), leaf('points', { kind: 'deduct', check: 'site-map', per: 1 }, { points: 100 })];
    const marked = (marks?: Marks) => run({ nodes: secrets, passes, marks });
    expect(marked()).toMatchObject({ verdict: 'open', possibleVetoes: [{ node: 'secrets' }], coverage: { leaves: 2, open: 1 } });
    expect(marked({ secrets: { result: 'pass' } })).toMatchObject({ verdict: 'qualified', possibleVetoes: [] });
    expect(marked({ secrets: { result: 'fail', by: '张三', note: '附件三' } })).toMatchObject({
      verdict: 'veto',
      vetoes: [{ node: 'secrets' }],
    });
  });
});

describe('marks', () => {
  const nodes = [leaf('search', manual(), { points: 20 }), leaf('map', { kind: 'deduct', check: 'site-map', per: 80 }, { points: 80 })];
  const passes = { 'site-map': 1 };

  test('settle manual leaves: met, not met, does not apply, or points', () => {
    const at = (mark: Marks[string]) => run({ nodes, passes, marks: { search: mark } }).score;
    expect(run({ nodes, passes }).score).toEqual({ low: 80, high: 100 });
    expect(at({ result: 'pass' })).toEqual(exactly(100));
    expect(at({ result: 'fail' })).toEqual(exactly(80));
    expect(at({ result: 'na' })).toEqual(exactly(100));
    expect(at({ result: 'points', points: 12.5 })).toEqual(exactly(92.5));
    expect(at({ result: 'points', points: 90 })).toEqual(exactly(100));
  });

  test('overrule the machine, and the reason keeps what the machine found', () => {
    const card = run({ nodes, findings: [finding('site-map', 'fail')], marks: { map: { result: 'pass', by: '李四', at: '2026-11-24' } } });
    expect(nodeOf(card, 'map').score).toEqual(exactly(80));
    expect(nodeOf(card, 'map').reason['zh-CN']).toMatch(/^人工判定（李四 2026-11-24）：符合，扣 0 分；机器结果：问题 1 个/);
  });

  test('that fit no leaf are told, not dropped', () => {
    const card = run({ nodes, passes, marks: { nowhere: { result: 'pass' }, search: { result: 'points' } } });
    expect(card.score).toEqual({ low: 80, high: 100 });
    expect(card.notMeasured.map(({ what }) => what.en)).toEqual(expect.arrayContaining(['mark of nowhere', 'mark of search']));
  });
});

describe('bonus and its gate', () => {
  const nodes = [
    leaf('map', { kind: 'deduct', check: 'site-map', per: 10 }, { points: 100 }),
    group('bonus', [leaf('new', { kind: 'bonus', check: 'open-data', points: 6 }), leaf('ideas', manual('bonus'), { points: 24 })], {
      points: 30,
    }),
  ];
  const more = { bonusGate: { above: 80, max: 20 } };
  const with_ = (fails: number, marks?: Marks, reviews = 0) =>
    run({
      nodes,
      more,
      marks,
      findings: [...many(fails, 'site-map', 'fail'), ...many(reviews, 'site-map', 'review')],
      passes: { 'site-map': 1, 'open-data': 1 },
    });

  test('counts above the gate, up to its most', () => {
    const card = with_(1, { ideas: { result: 'points', points: 20 } });
    expect(card.bonus).toEqual(exactly(20));
    expect(card.score).toEqual(exactly(110));
    expect(card.steps.gate).toEqual({ above: 80, max: 20, state: 'open' });
  });

  test('does not count at or below the gate, and then nothing of it is open', () => {
    const card = with_(2);
    expect(card).toMatchObject({ bonus: exactly(0), score: exactly(80), coverage: { open: 0 } });
    expect(nodeOf(card, 'ideas')).toMatchObject({ state: 'na', score: exactly(0) });
  });

  test('is an interval while the gate is undecided', () => {
    const card = with_(1, { ideas: { result: 'fail' } }, 1);
    expect(card.steps.gate?.state).toBe('undecided');
    expect(card).toMatchObject({ bonus: { low: 0, high: 6 }, score: { low: 80, high: 96 } });
  });

  test('is not earned when the condition fails', () => {
    const card = run({
      nodes,
      more,
      marks: { ideas: { result: 'fail' } },
      findings: [finding('open-data', 'fail')],
      passes: { 'site-map': 1 },
    });
    expect(card.bonus).toEqual(exactly(0));
  });
});

describe('what does not apply', () => {
  const nodes = [
    leaf('services', manual(), { points: 25, appliesTo: { publicServices: true } }),
    leaf('rest', { kind: 'deduct', check: 'site-map', per: 10 }, { points: 75 }),
  ];
  const more = { rescale: { when: { publicServices: false }, factor: '4/3' } };
  const given = { nodes, more, findings: many(3, 'site-map', 'fail') };

  test('without public services 75 points make the whole, × 4/3', () => {
    const card = run({ ...given, profile: { publicServices: false } });
    expect(card.steps).toMatchObject({ applicable: 75, raw: exactly(45), base: exactly(60) });
    expect(card).toMatchObject({ score: exactly(60), verdict: 'qualified', coverage: { leaves: 1 } });
    expect(nodeOf(card, 'services')).toMatchObject({ state: 'na', points: 0 });
  });

  test('with them nothing is rescaled, and what the profile does not say is told', () => {
    const card = run(given);
    expect(card).toMatchObject({ score: { low: 45, high: 70 }, steps: { factor: 1 } });
    expect(card.notMeasured.map(({ what }) => what.en)).toContain('public services');
    expect(run({ ...given, profile: { publicServices: true } }).notMeasured.map(({ what }) => what.en)).not.toContain('public services');
  });

  test('nodes for other levels or kinds leave their points to what remains', () => {
    const levels = [
      leaf('county', manual(), { points: 50, appliesTo: { level: ['county'] } }),
      leaf('rest', { kind: 'deduct', check: 'site-map', per: 5 }, { points: 50 }),
    ];
    const card = run({ nodes: levels, findings: many(2, 'site-map', 'fail'), profile: { level: 'city' } });
    expect(card.score).toEqual(exactly(80));
  });

  test('points inside a group shrink with the child that does not apply', () => {
    const nested = [
      group(
        'all',
        [
          leaf('a', manual(), { weight: 40, appliesTo: { kind: ['portal'] } }),
          leaf('b', { kind: 'deduct', check: 'site-map', per: 6 }, { weight: 60 }),
        ],
        {
          points: 100,
        },
      ),
    ];
    const card = run({ nodes: nested, findings: [finding('site-map', 'fail')], profile: { kind: 'department' } });
    expect(nodeOf(card, 'all').points).toBe(60);
    expect(card.score).toEqual(exactly(90));
  });
});

describe('weights', () => {
  test('become points, nested, and always add up', () => {
    const third = (id: string) => leaf(id, manual(), { weight: id === 'c' ? 33.34 : 33.33 });
    const card = run({ nodes: [group('g', ['a', 'b', 'c'].map(third), { weight: 70 }), leaf('h', manual(), { weight: 30 })] });
    const points = ['a', 'b', 'c'].map((id) => nodeOf(card, id).points);
    expect(points).toEqual([23.33, 23.33, 23.34]);
    expect(nodeOf(card, 'g').points).toBe(70);
  });
});

describe('a scorecard', () => {
  const nodes = [
    leaf('links', { kind: 'deduct', check: 'dead-link-home', per: 1 }, { points: 30, verified: false }),
    leaf('rest', manual(), { points: 70 }),
  ];
  const more = { pass: { from: 60, verified: false }, caveat: { 'zh-CN': '地方权重', en: 'local' } };

  test('names every number that is not verified', () => {
    const card = run({ nodes, more });
    expect(card.unverified).toEqual([
      { node: 'links', title: text('links'), what: { 'zh-CN': '分值 30，每个扣 1 分：地方权重', en: '30 points, 1 points each: local' } },
      { node: 'pass', title: { 'zh-CN': '合格线', en: 'pass line' }, what: { 'zh-CN': '60 分：地方权重', en: '60 points: local' } },
    ]);
    expect(nodeOf(card, 'links').verified).toBe(false);
  });

  test('groups errors by check and by what happened', () => {
    const card = run({ nodes, findings: [...many(3, 'dead-link-home', 'error'), finding('unused', 'error')] });
    expect(card.notMeasured).toContainEqual({
      what: { 'zh-CN': '“首页链接不可用”', en: '“Dead links on the home page”' },
      why: { 'zh-CN': '例如：dead-link-home error', en: 'for example: dead-link-home error' },
      count: 3,
    });
    expect(JSON.stringify(card.notMeasured)).not.toContain('unused');
  });

  test('is what its schema says, the same each time, and leaves what it was given alone', () => {
    const given = { index: indexOf(nodes, more), judgement: judgement(many(2, 'dead-link-home', 'fail')), site: siteFacts() };
    const before = JSON.stringify(given);
    const card = score(given);
    expect(Scorecard.parse(card)).toEqual(card);
    expect(JSON.stringify(score(given))).toBe(JSON.stringify(card));
    expect(JSON.stringify(given)).toBe(before);
  });

  test('carries the version of the package', () => {
    expect(checksVersion).toBe(packageJson.version);
  });

  test('names who runs the site as the profile corrects it', () => {
    expect(run({ nodes, profile: { name: '岚川市水利局', organ: '岚川市水利局', siteCode: '9901000001' } }).site).toMatchObject({
      name: '岚川市水利局',
      organ: '岚川市水利局',
      siteCode: '9901000001',
    });
  });
});

describe('the explanation', () => {
  test('shows each addition so that it can be done again by hand', () => {
    const nodes = [
      group(
        'identity',
        [
          leaf('code', { kind: 'deduct', check: 'site-code', per: 2 }),
          leaf('icp', { kind: 'deduct', check: 'icp-record', per: 2 }),
          leaf('search', manual(), { points: 1 }),
        ],
        { points: 45, verified: false },
      ),
      leaf('links', { kind: 'deduct', check: 'dead-link-inner', per: 0.1 }, { points: 30 }),
      leaf('services', manual(), { points: 25, appliesTo: { publicServices: true } }),
    ];
    const card = run({
      nodes,
      findings: [finding('site-code', 'fail'), finding('icp-record', 'fail'), ...many(12, 'dead-link-inner', 'fail')],
      profile: { publicServices: false },
    });
    const english = explain(card, 'en');
    expect(english).toContain('= lost 2 + 2 + (0–1) = 4–5');
    expect(english).toContain('after deductions: 75 − [(4–5) + 1.2 + 0] = 68.8–69.8');
    expect(english).toContain('rescaled: (68.8–69.8) × 100 ÷ 75 = 91.73–93.07');
    expect(english).toContain('score: (91.73–93.07) + 0 = 91.73–93.07');
    expect(english).toContain('[number not verified]');
    expect(explain(card, 'zh-CN')).toContain('问题 12 个，每个扣 0.1 分，扣 1.2 分');
  });
});

/* ---------------------------------------------------------------- properties over random indexes and findings */

const checkNames = ['alpha', 'beta', 'gamma'];
const hundredth = (least: number, most: number) => fc.integer({ min: least * 100, max: most * 100 }).map((n) => n / 100);
const facts = fc.record({ level: fc.constantFrom(1, 2, 3, null), category: fc.constantFrom('news', 'policy') });
const where = fc.option(fc.constantFrom({ level: 1 }, { category: ['news'] }, { level: { atLeast: 2 } }), { nil: undefined });
const base = { check: fc.constantFrom(...checkNames), where };
const pointRule = fc.oneof(
  fc.record({ kind: fc.constant('deduct'), ...base, per: hundredth(0.01, 9) }),
  fc.record({ kind: fc.constant('deduct'), ...base, per: hundredth(0.01, 9), cap: hundredth(0.01, 30) }),
  fc.record({ kind: fc.constant('ratio'), ...base }),
  fc.record({ kind: fc.constant('ratio'), ...base, full: fc.constant(0.9), zero: fc.constant(0.3) }),
  fc.record({ kind: fc.constant('deduct'), ...base, per: fc.constant('all'), free: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('deduct'), ...base, per: hundredth(0.01, 9), free: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    kind: fc.constant('tiers'),
    ...base,
    tiers: fc.constantFrom(
      [{ when: 'all' }, { when: 'some' }, { when: 'none' }],
      [
        { when: { share: 0.8 }, percent: 100 },
        { when: { fails: 2 }, percent: 70 },
        { when: 'some', percent: 30 },
      ],
      [
        { when: { fails: 1 }, percent: 90 },
        { when: { share: 0.5 }, percent: 90 },
        { when: 'none', percent: 10 },
      ],
    ),
  }),
  fc.constant(manual()),
  fc.constant({ ...manual(), scale: [100, 60, 20].map((percent) => ({ name: text(`${percent}`), percent })) }),
);
const vetoRule = fc.oneof(
  fc.record({ kind: fc.constant('veto'), ...base, atLeast: fc.integer({ min: 1, max: 4 }) }),
  fc.constant(manual('veto')),
);
const bonusRule = fc.oneof(fc.record({ kind: fc.constant('bonus'), ...base, points: fc.constant(5) }), fc.constant(manual('bonus')));
const shares = (n: number) =>
  Array.from({ length: n }, (_, at) => Math.floor(10_000 / n) + (at < 10_000 % n ? 1 : 0)).map((share) => share / 100);

const anyIndex: fc.Arbitrary<EvaluationIndex> = fc
  .record({
    groups: fc.array(fc.array(fc.record({ rule: pointRule, services: fc.boolean() }), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    }),
    vetoes: fc.array(vetoRule, { maxLength: 2 }),
    bonuses: fc.array(bonusRule, { maxLength: 3 }),
    drawn: fc.array(fc.record({ kind: fc.constant('deduct'), ...base, per: hundredth(0.01, 9) }), { maxLength: 2 }),
    gate: fc.boolean(),
    limits: fc.constantFrom<object>({}, { cap: 12 }, { min: 4.5 }, { cap: 20, min: 3 }),
  })
  .map(({ groups, vetoes, bonuses, drawn, gate, limits }) => {
    const weights = shares(groups.length + (drawn.length > 0 ? 1 : 0));
    const nodes: unknown[] = groups.map((rules, g) =>
      group(
        `g${g}`,
        rules.map(({ rule, services }, at) =>
          leaf(`g${g}.${at}`, rule, {
            weight: shares(rules.length)[at],
            ...(services && at > 0 ? { appliesTo: { publicServices: true } } : {}),
            ...(services && at === 0 ? { cap: 7.5 } : {}),
          }),
        ),
        { weight: weights[g], ...(g === 0 ? limits : {}) },
      ),
    );
    if (drawn.length > 0)
      nodes.push(
        group(
          'drawn',
          drawn.map((rule, at) => leaf(`d${at}`, rule)),
          { weight: weights.at(-1) },
        ),
      );
    vetoes.forEach((rule, at) => void nodes.push(leaf(`v${at}`, rule)));
    if (bonuses.length > 0)
      nodes.push(
        group(
          'bonus',
          bonuses.map((rule, at) => leaf(`b${at}`, rule, { points: 5 })),
          { points: bonuses.length * 5 },
        ),
      );
    return indexOf(nodes, gate ? { bonusGate: { above: 80, max: 12 } } : {});
  });

const seed = fc.record({ check: fc.constantFrom(...checkNames), outcome: fc.constantFrom('pass', 'fail', 'review', 'error'), facts });
// Every check has judged something that each filter chooses: more findings then never turn the unknown into the known.
const judgedOnce = (): Finding[] =>
  checkNames.flatMap((check) => [
    finding(check, 'pass', { level: 1, category: 'news' }),
    finding(check, 'pass', { level: 2, category: 'policy' }),
  ]);
const anyFindings = fc
  .array(seed, { maxLength: 25 })
  .map((seeds) => [...judgedOnce(), ...seeds.map(({ check, outcome, facts }) => finding(check, outcome as Finding['outcome'], facts))]);
const anyProfile = fc.constantFrom<SiteProfile>({}, { publicServices: true }, { publicServices: false });
const cardOf = (index: EvaluationIndex, findings: Finding[], profile: SiteProfile, marks: Marks = {}) =>
  score({ index, judgement: judgement(findings), site: siteFacts(), profile, marks });

const leavesOf = (nodes: ScoreNode[]): ScoreNode[] => nodes.flatMap((node) => (node.rule === 'group' ? leavesOf(node.children) : [node]));

describe('for every index and every set of findings', () => {
  const settings = { numRuns: 300, seed: 20191204 };

  test('the score lies between 0 and the total with all bonus, each node within its points', () => {
    fc.assert(
      fc.property(anyIndex, anyFindings, anyProfile, (index, findings, profile) => {
        const card = cardOf(index, findings, profile);
        const most = 100 + (index.bonusGate?.max ?? 15);
        expect(0 <= card.score.low && card.score.low <= card.score.high && card.score.high <= most).toBe(true);
        const look = (node: ScoreNode): void => {
          expect(node.score.low).toBeLessThanOrEqual(node.score.high);
          if (node.points > 0) {
            expect(node.score.low).toBeGreaterThanOrEqual(0);
            expect(node.score.high).toBeLessThanOrEqual(node.points);
          }
          node.children.forEach(look);
        };
        card.nodes.forEach(look);
      }),
      settings,
    );
  });

  test('one more failing finding never raises either end', () => {
    fc.assert(
      fc.property(anyIndex, anyFindings, anyProfile, fc.constantFrom(...checkNames), facts, (index, findings, profile, check, about) => {
        const before = cardOf(index, findings, profile).score;
        const after = cardOf(index, [...findings, finding(check, 'fail', about)], profile).score;
        expect(after.low).toBeLessThanOrEqual(before.low);
        expect(after.high).toBeLessThanOrEqual(before.high);
      }),
      settings,
    );
  });

  test('however the open part turns out, the score lies within the interval and the vetoes within the possible ones', () => {
    const turns = fc.infiniteStream(fc.constantFrom('pass', 'fail', 'points', 'na'));
    fc.assert(
      fc.property(anyIndex, anyFindings, anyProfile, turns, (index, findings, profile, turn) => {
        const card = cardOf(index, findings, profile);
        const next = (): 'pass' | 'fail' | 'points' | 'na' => turn.next().value!;
        const settled = findings.map((one) => {
          if (one.outcome !== 'review' && one.outcome !== 'error') return one;
          const about = { ...one.facts, level: one.facts.level ?? (next() === 'pass' ? 1 : 2) };
          return { ...one, facts: about, outcome: next() === 'fail' ? ('fail' as const) : ('pass' as const) };
        });
        const marks: Marks = {};
        for (const { id, role, scale } of leavesOf(card.nodes).filter(({ rule }) => rule === 'manual')) {
          const result = next();
          marks[id] =
            result !== 'points'
              ? { result }
              : role === 'veto'
                ? { result: 'pass' }
                : scale
                  ? { result, grade: '60' }
                  : { result, points: 3.17 };
        }
        const end = cardOf(index, settled, profile, marks);
        expect(end.coverage.open).toBe(0);
        expect(end.score.low).toBe(end.score.high);
        expect(end.score.low).toBeGreaterThanOrEqual(card.score.low);
        expect(end.score.high).toBeLessThanOrEqual(card.score.high);
        const foreseen = new Set([...card.vetoes, ...card.possibleVetoes].map(({ node }) => node));
        expect(end.vetoes.every(({ node }) => foreseen.has(node))).toBe(true);
        expect(card.vetoes.every(({ node }) => end.vetoes.some((veto) => veto.node === node))).toBe(true);
        if (card.verdict !== 'open') expect(end.verdict).toBe(card.verdict);
      }),
      settings,
    );
  });

  test('what does not apply is never counted, and full marks on the rest make the full score', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        const clean = judgedOnce();
        const first = cardOf(index, clean, { publicServices: false });
        const marks: Marks = Object.fromEntries(
          leavesOf(first.nodes)
            .filter(({ role }) => role === 'points')
            .map(({ id }) => [id, { result: 'pass' as const }]),
        );
        const card = cardOf(index, clean, { publicServices: false }, marks);
        expect(card.steps.base).toEqual(exactly(100));
      }),
      settings,
    );
  });

  test('every addition can be done again from what the scorecard prints', () => {
    const cents = (value: number) => Math.round(value * 100);
    const lostOf = ({ points, score: left }: ScoreNode): Interval => ({
      low: cents(points) - cents(left.high),
      high: cents(points) - cents(left.low),
    });
    const again = (node: ScoreNode): Interval => {
      const all = node.children.filter(({ role }) => role === 'points').map(lostOf);
      const { of = node.points, cap, min = 0 } = node.limits ?? {};
      const free = cents(of) - cents(node.points);
      const kept = node.points > 0 ? cents(node.points) - Math.min(cents(min), cents(node.points)) : Number.POSITIVE_INFINITY;
      const most = Math.min(kept, cap === undefined ? Number.POSITIVE_INFINITY : cents(cap));
      const hold = (value: number) => Math.min(most, Math.max(0, value - free));
      const sum = (end: 'low' | 'high') => all.reduce((total, span) => total + span[end], 0);
      return { low: hold(sum('low')), high: hold(sum('high')) };
    };
    fc.assert(
      fc.property(anyIndex, anyFindings, anyProfile, (index, findings, profile) => {
        const card = cardOf(index, findings, profile);
        const look = (node: ScoreNode): void => {
          if (node.rule === 'group' && node.role === 'points' && node.state !== 'na') expect(lostOf(node)).toEqual(again(node));
          node.children.forEach(look);
        };
        card.nodes.forEach(look);
        const { applicable, raw, factor, base } = card.steps;
        const lost = card.nodes.filter(({ role }) => role === 'points').map(lostOf);
        expect(cents(raw.high)).toBe(cents(applicable) - lost.reduce((total, { low }) => total + low, 0));
        expect(cents(raw.low)).toBe(cents(applicable) - lost.reduce((total, { high }) => total + high, 0));
        expect(Math.abs(base.high - Math.min(100, raw.high * factor))).toBeLessThanOrEqual(0.006);
        expect(card.score).toEqual({
          low: (cents(base.low) + cents(card.bonus.low)) / 100,
          high: (cents(base.high) + cents(card.bonus.high)) / 100,
        });
      }),
      settings,
    );
  });

  test('no branch loses more than its cap or keeps less than its minimum', () => {
    fc.assert(
      fc.property(anyIndex, anyFindings, anyProfile, (index, findings, profile) => {
        const look = (node: ScoreNode): void => {
          const { cap, min } = node.limits ?? {};
          if (cap !== undefined) expect(node.points - node.score.low).toBeLessThanOrEqual(cap + 1e-9);
          if (min !== undefined) expect(node.score.low).toBeGreaterThanOrEqual(Math.min(min, node.points) - 1e-9);
          node.children.forEach(look);
        };
        cardOf(index, findings, profile).nodes.forEach(look);
      }),
      settings,
    );
  });

  test('a maximum never lets a node earn more, and points above it are free to lose', () => {
    fc.assert(
      fc.property(anyIndex, anyFindings, hundredth(0.5, 1), (index, findings, share) => {
        const plain = cardOf(index, findings, {});
        const first = plain.nodes[0]!;
        const max = Math.round(first.points * share * 100) / 100;
        fc.pre(max > 0 && index.nodes[0]!.cap === undefined && index.nodes[0]!.min === undefined);
        const held = { ...index, nodes: [{ ...index.nodes[0]!, max }, ...index.nodes.slice(1)] };
        const node = cardOf(held, findings, {}).nodes[0]!;
        expect(node.points).toBe(max);
        expect(node.score).toEqual({ low: Math.min(max, first.score.low), high: Math.min(max, first.score.high) });
      }),
      settings,
    );
  });

  test('a score made of others lies between the worst and the best of them, and is settled when they are', () => {
    const composite = (weight: number) =>
      indexOf([
        leaf('a', { kind: 'index', index: 'a', veto: 'ignore' }, { weight }),
        leaf('b', { kind: 'index', index: 'b', veto: 'ignore' }, { weight: 100 - weight }),
      ]);
    fc.assert(
      fc.property(anyIndex, anyIndex, anyFindings, fc.integer({ min: 1, max: 99 }), (one, other, findings, weight) => {
        const parts = [
          { ...cardOf(one, findings, {}), index: { ...cardOf(one, findings, {}).index, id: 'a' } },
          { ...cardOf(other, findings, {}), index: { ...cardOf(other, findings, {}).index, id: 'b' } },
        ];
        const card = score({ index: composite(weight), judgement: judgement([]), site: siteFacts(), components: parts });
        const shares = (end: 'low' | 'high') => parts.map((part) => Math.min(100, part.score[end]));
        expect(card.score.low).toBeGreaterThanOrEqual(Math.min(...shares('low')) - 0.02);
        expect(card.score.high).toBeLessThanOrEqual(Math.max(...shares('high')) + 0.02);
        expect(card.score.low).toBeLessThanOrEqual(card.score.high);
        if (parts.every((part) => part.score.low === part.score.high)) expect(card.score.low).toBe(card.score.high);
      }),
      settings,
    );
  });

  test('the order of findings does not matter to any number', () => {
    fc.assert(
      fc.property(anyIndex, anyFindings, (index, findings) => {
        const numbers = ({ score: points, deductions, bonus, coverage, verdict }: Scorecard) => ({
          points,
          deductions,
          bonus,
          coverage,
          verdict,
        });
        expect(numbers(cardOf(index, [...findings].reverse(), {}))).toEqual(numbers(cardOf(index, findings, {})));
      }),
      settings,
    );
  });
});
