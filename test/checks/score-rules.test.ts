/** Worked examples of what an index can say beyond deductions, ratios and vetoes; each number can be followed by hand. */
import { describe, expect, test } from 'vitest';
import { type Finding, type Interval, type Marks, Scorecard, type ScoreNode, type SiteProfile } from '../../checks/model/index.ts';
import { explain, score } from '../../checks/score.ts';
import { finding, group, indexOf, judgement, leaf, manual, many, siteFacts, text } from './scoring.ts';

interface Given {
  nodes: unknown[];
  findings?: Finding[];
  passes?: Record<string, number>;
  more?: Record<string, unknown>;
  marks?: Marks;
  profile?: SiteProfile;
  site?: Parameters<typeof siteFacts>[0];
  components?: Scorecard[];
}

const run = ({ nodes, findings = [], passes = {}, more, site, ...rest }: Given) =>
  score({ index: indexOf(nodes, more), judgement: judgement(findings, passes), site: siteFacts(site), ...rest });

const nodeOf = (card: Scorecard, id: string): ScoreNode => {
  const all = (nodes: ScoreNode[]): ScoreNode[] => nodes.flatMap((node) => [node, ...all(node.children)]);
  return all(card.nodes).find((node) => node.id === id)!;
};
const exactly = (value: number): Interval => ({ low: value, high: value });

describe('tiers', () => {
  const rule = {
    kind: 'tiers',
    check: 'guide-missing',
    noun: { 'zh-CN': '指南', en: 'guides' },
    tiers: [{ when: 'all', points: 100 }, { when: 'some', points: 40 }, { when: 'none' }],
  };
  const at = (pass: number, fail: number) =>
    run({
      nodes: [leaf('guide', rule, { points: 100 })],
      findings: many(fail, 'guide-missing', 'fail'),
      passes: { 'guide-missing': pass },
    });

  test('earn all, some or nothing', () => {
    expect([at(3, 0), at(2, 1), at(0, 2)].map(({ score: points }) => points)).toEqual([100, 40, 0].map(exactly));
    expect(nodeOf(at(2, 1), 'guide').reason['zh-CN']).toBe('指南合格 2 个、不合格 1 个（部分合格），100 分中得 40 分');
  });

  test('without numbers earn all, half and nothing of the points of the node', () => {
    const plain = { ...rule, tiers: [{ when: 'all' }, { when: 'some' }, { when: 'none' }] };
    const card = run({
      nodes: [leaf('guide', plain, { weight: 30 }), leaf('rest', manual(), { weight: 70 })],
      findings: [finding('guide-missing', 'fail')],
      passes: { 'guide-missing': 1 },
    });
    expect(nodeOf(card, 'guide').score).toEqual(exactly(15));
  });

  test('go by a share or by how many fail', () => {
    const shares = {
      ...rule,
      tiers: [
        { when: { share: 0.9 }, percent: 100 },
        { when: { fails: 3 }, percent: 60 },
      ],
    };
    const points = (pass: number, fail: number) =>
      run({
        nodes: [leaf('guide', shares, { points: 100 })],
        findings: many(fail, 'guide-missing', 'fail'),
        passes: { 'guide-missing': pass },
      }).score;
    expect([points(9, 1), points(5, 3), points(5, 4)]).toEqual([100, 60, 0].map(exactly));
  });

  test('count the places that a finding stands for', () => {
    const elements = {
      ...rule,
      check: 'guide-incomplete',
      times: 'missing',
      tiers: [{ when: 'all' }, { when: { fails: 2 }, points: 50 }, { when: 'none' }],
    };
    const lacking = (...missing: string[]) =>
      run({ nodes: [leaf('guide', elements, { points: 100 })], findings: [finding('guide-incomplete', 'fail', { missing })] }).score;
    expect([lacking('fax', 'hours'), lacking('fax', 'hours', 'phone')]).toEqual([50, 0].map(exactly));
  });

  test('are an interval while it is open which one it will be', () => {
    const card = run({
      nodes: [leaf('guide', rule, { points: 100 })],
      findings: [finding('guide-missing', 'review')],
      passes: { 'guide-missing': 1 },
    });
    expect(card.score).toEqual({ low: 40, high: 100 });
    expect(run({ nodes: [leaf('guide', rule, { points: 100 })] }).score).toEqual({ low: 0, high: 100 });
  });
});

describe('a scale', () => {
  const grades = [
    { name: { 'zh-CN': '优', en: 'excellent' }, points: 10 },
    { name: { 'zh-CN': '良', en: 'good' }, points: 8 },
    { name: { 'zh-CN': '一般', en: 'fair' }, points: 6 },
    { name: { 'zh-CN': '差', en: 'poor' }, points: 2 },
  ];
  const nodes = [leaf('wish', { ...manual(), scale: grades }, { points: 10 }), leaf('rest', manual(), { points: 90 })];
  const rest = { rest: { result: 'pass' as const } };

  test('says what a person may give, and the interval reaches from the worst grade to the best', () => {
    const card = run({ nodes, marks: rest });
    expect(card.score).toEqual({ low: 92, high: 100 });
    expect(nodeOf(card, 'wish').reason['zh-CN']).toBe('须人工判定（最多扣 8 分；优 10 分、良 8 分、一般 6 分、差 2 分）：look');
    expect(nodeOf(card, 'wish').scale).toEqual(grades);
  });

  test('takes a grade by its name in either language, or its points; what is not on it is not taken', () => {
    const give = (mark: object) => run({ nodes, marks: { ...rest, wish: { result: 'points', ...mark } } });
    expect([give({ grade: '良' }), give({ grade: 'good' }), give({ points: 8 })].map(({ score: points }) => points)).toEqual(
      [98, 98, 98].map(exactly),
    );
    expect(nodeOf(give({ grade: '良', by: '张三' }), 'wish').reason['zh-CN']).toBe('人工判定（张三）：良，扣 2 分');
    for (const wrong of [give({ points: 7 }), give({ grade: '优秀' })]) {
      expect(wrong.score).toEqual({ low: 92, high: 100 });
      expect(wrong.notMeasured.map(({ what }) => what.en)).toContain('mark of wish');
    }
  });

  test('may be a range with steps', () => {
    const ranged = [leaf('wish', { ...manual(), scale: { from: 0, to: 10, step: 2.5 } }, { points: 10 }), nodes[1]];
    const give = (points: number) => run({ nodes: ranged, marks: { ...rest, wish: { result: 'points', points } } }).score;
    expect(give(7.5)).toEqual(exactly(97.5));
    expect(give(7)).toEqual({ low: 90, high: 100 });
    expect(give(12)).toEqual({ low: 90, high: 100 });
  });

  test('by percent goes with the weight of its node', () => {
    const halves = [
      { name: text('all'), percent: 100 },
      { name: text('part'), percent: 50 },
      { name: text('none'), percent: 0 },
    ];
    const weighted = [leaf('wish', { ...manual(), scale: halves }, { weight: 30 }), leaf('rest', manual(), { weight: 70 })];
    expect(run({ nodes: weighted, marks: { ...rest, wish: { result: 'points', grade: 'part' } } }).score).toEqual(exactly(85));
  });
});

describe('limits of a node', () => {
  const drawn = (n: number) => leaf(`d${n}`, { kind: 'deduct', check: `c${n}`, per: 4 });
  const whole = (more: object) => [group('all', [drawn(1), drawn(2)], { points: 100, ...more })];
  const findings = [...many(3, 'c1', 'fail'), ...many(2, 'c2', 'fail')];

  test('a cap holds what a branch loses', () => {
    const card = run({ nodes: whole({ cap: 15 }), findings });
    expect(card.score).toEqual(exactly(85));
    expect(nodeOf(card, 'all')).toMatchObject({
      limits: { cap: 15 },
      reason: { 'zh-CN': '100 分中扣 15 分（各项合计 20 分，以 15 分为限）' },
    });
  });

  test('a cap of a branch without points of its own holds too', () => {
    const card = run({ nodes: [group('all', [group('inner', [drawn(1), drawn(2)], { cap: 7 })], { points: 100 })], findings });
    expect(card.score).toEqual(exactly(93));
  });

  test('a minimum is always kept', () => {
    expect(run({ nodes: whole({ min: 90 }), findings }).score).toEqual(exactly(90));
  });

  test('a maximum counts no more than that of what stands below', () => {
    const many40 = group(
      'choices',
      ['a', 'b', 'c', 'd'].map((id) => leaf(id, manual(), { points: 10 })),
      { points: 40, max: 30 },
    );
    const nodes = [many40, leaf('rest', manual(), { points: 70 })];
    const marked = (...failing: string[]) =>
      run({
        nodes,
        marks: Object.fromEntries(['a', 'b', 'c', 'd', 'rest'].map((id) => [id, { result: failing.includes(id) ? 'fail' : 'pass' }])),
      });
    // 40 stand there, 30 count: the first 10 lost cost nothing.
    expect([marked(), marked('a'), marked('a', 'b'), marked('a', 'b', 'c', 'd')].map(({ score: points }) => points)).toEqual(
      [100, 100, 90, 70].map(exactly),
    );
    expect(nodeOf(marked('a', 'b'), 'choices')).toMatchObject({ points: 30, score: exactly(20), limits: { of: 40 } });
  });

  test('a maximum holds a bonus', () => {
    const bonus = group(
      'bonus',
      ['x', 'y', 'z'].map((id) => leaf(id, manual('bonus'), { points: 5 })),
      { points: 15, max: 8 },
    );
    const marks: Marks = { x: { result: 'pass' }, y: { result: 'pass' }, z: { result: 'pass' }, rest: { result: 'pass' } };
    expect(run({ nodes: [leaf('rest', manual(), { points: 100 }), bonus], marks }).bonus).toEqual(exactly(8));
  });
});

describe('a deduction', () => {
  const nodes = (more: object) => [leaf('links', { kind: 'deduct', check: 'dead-link', per: 2, ...more }, { points: 100 })];
  const lost = (more: object, fails: number) =>
    run({ nodes: nodes(more), findings: many(fails, 'dead-link', 'fail'), passes: { 'dead-link': 1 } }).deductions;

  test('lets the first few be free', () => {
    expect([lost({ free: 3 }, 3), lost({ free: 3 }, 5)]).toEqual([0, 4].map(exactly));
    const card = run({ nodes: nodes({ free: 3 }), findings: many(5, 'dead-link', 'fail') });
    expect(nodeOf(card, 'links').reason['zh-CN']).toBe('问题 5 个，3 个以内不扣分，每个扣 2 分，扣 4 分');
  });

  test('takes everything for one when it says all', () => {
    expect([lost({ per: 'all' }, 0), lost({ per: 'all' }, 1), lost({ per: 'all', free: 1 }, 1)]).toEqual([0, 100, 0].map(exactly));
    const nested = [group('guide', [leaf('none', { kind: 'deduct', check: 'guide-missing', per: 'all' })], { points: 9 })];
    const card = run({ nodes: [...nested, leaf('rest', manual(), { points: 91 })], findings: [finding('guide-missing', 'fail')] });
    expect(nodeOf(card, 'guide').score).toEqual(exactly(0));
  });
});

describe('applicability by attributes', () => {
  const nodes = [
    leaf('water', manual(), { points: 40, appliesTo: { attributes: { industry: ['water', 'energy'], open: true } } }),
    leaf('rest', { kind: 'deduct', check: 'site-map', per: 6 }, { points: 60 }),
  ];
  const findings = [finding('site-map', 'fail')];
  const state = (attributes?: SiteProfile['attributes']) =>
    nodeOf(run({ nodes, findings, profile: attributes ? { attributes } : {} }), 'water').state;

  test('leaves a node out unless every attribute fits, and spreads its points', () => {
    expect(state({ industry: 'water', open: true })).toBe('manual');
    expect(state({ industry: ['parks', 'energy'], open: true })).toBe('manual');
    expect(state({ industry: 'parks', open: true })).toBe('na');
    expect(state({ industry: 'water', open: false })).toBe('na');
    // 54 of 60 become 90 of 100.
    expect(run({ nodes, findings, profile: { attributes: { industry: 'parks' } } }).score).toEqual(exactly(90));
  });

  test('counts what the profile does not say as fitting, and says so', () => {
    const card = run({ nodes, findings });
    expect(nodeOf(card, 'water').state).toBe('manual');
    expect(card.notMeasured.map(({ what }) => what['zh-CN'])).toEqual(expect.arrayContaining(['站点属性“industry”', '站点属性“open”']));
  });
});

describe('sampling', () => {
  test('is stated once for a branch and stands on every leaf below', () => {
    const sample = { count: 3, of: { 'zh-CN': '文件', en: 'documents' } };
    const nodes = [
      group('policy', [leaf('a', manual(), { points: 60 }), leaf('b', manual(), { points: 40, modes: ['papers'], sample: 'whole' })], {
        points: 100,
        modes: ['site', 'simulation'],
        sample,
      } as object),
    ];
    const card = run({ nodes });
    expect(nodeOf(card, 'a')).toMatchObject({ modes: ['site', 'simulation'], sample });
    expect(nodeOf(card, 'b')).toMatchObject({ modes: ['papers'], sample: 'whole' });
    expect(explain(card, 'zh-CN')).toContain('检查方式: 网站采样、模拟测试；按种子随机抽取文件 3 个');
  });
});

describe('an index made of others', () => {
  const part = (id: string, points: number, more: Partial<Given> = {}) =>
    run({
      nodes: [leaf('all', manual(), { points: 100 })],
      marks: { all: { result: 'points', points } },
      more: { id, title: text(id) },
      ...more,
    });
  const nodes = (more: object = {}) => [
    leaf('third', { kind: 'index', index: 'third-party', ...more }, { weight: 70 }),
    leaf('daily', { kind: 'index', index: 'daily' }, { weight: 30 }),
  ];
  const vetoed = run({
    nodes: [leaf('grave', manual('veto')), leaf('all', manual(), { points: 100 })],
    marks: { grave: { result: 'fail' }, all: { result: 'points', points: 90 } },
    more: { id: 'third-party' },
  });
  const open = run({ nodes: [leaf('all', manual(), { points: 100 })], more: { id: 'daily' } });

  test('adds up the shares that their scorecards reached', () => {
    const card = run({ nodes: nodes(), components: [part('third-party', 80), part('daily', 95)] });
    // 70 × 0.8 + 30 × 0.95
    expect(card.score).toEqual(exactly(84.5));
    expect(nodeOf(card, 'third').reason['zh-CN']).toBe('third-party（岚川市人民政府，2026-11-24）80 ÷ 100；× 70，得 56 分');
    expect(card.components).toMatchObject([
      { node: 'third', index: 'third-party', score: exactly(80) },
      { node: 'daily', index: 'daily', score: exactly(95) },
    ]);
    expect(Scorecard.parse(card)).toEqual(card);
  });

  test('is open where one of them is, or is not there', () => {
    expect(run({ nodes: nodes(), components: [part('third-party', 80), open] }).score).toEqual({ low: 56, high: 86 });
    const card = run({ nodes: nodes(), components: [part('daily', 95)] });
    expect(card.score).toEqual({ low: 28.5, high: 98.5 });
    expect(card).toMatchObject({ verdict: 'open', possibleVetoes: [{ node: 'third' }] });
  });

  test('takes the veto of a part over, scores it as nothing, or leaves it aside', () => {
    const components = [vetoed, part('daily', 100)];
    expect(run({ nodes: nodes(), components })).toMatchObject({ verdict: 'veto', vetoes: [{ node: 'third' }], score: exactly(93) });
    expect(run({ nodes: nodes({ veto: 'zero' }), components })).toMatchObject({ verdict: 'unqualified', score: exactly(30) });
    expect(run({ nodes: nodes({ veto: 'ignore' }), components })).toMatchObject({ verdict: 'qualified', score: exactly(93) });
  });

  test('takes the mean of several scorecards under one index, and no bonus beyond the total', () => {
    const rich = { ...part('daily', 100), score: exactly(112) };
    const card = run({ nodes: nodes(), components: [part('third-party', 60), part('third-party', 90), rich] });
    // 70 × 0.75 + 30
    expect(card.score).toEqual(exactly(82.5));
    expect(nodeOf(card, 'third').reason.en).toContain('mean of 2');
    expect(nodeOf(card, 'daily').reason.en).toContain('held to the total');
  });
});

describe('names of an office', () => {
  test('stand in place of ours', () => {
    const names = { score: { 'zh-CN': '考评得分', en: 'mark' }, pass: { 'zh-CN': '达标线', en: 'standard' } };
    const card = run({ nodes: [leaf('all', manual(), { points: 100 })], more: { names } });
    expect(card.names).toEqual(names);
    expect(explain(card, 'zh-CN')).toMatch(/考评得分: .*\n结论: 未定 \(达标线 60/);
  });
});

describe('the explanation', () => {
  test('shows tiers, limits and parts so that they can be done again by hand', () => {
    const tiers = { kind: 'tiers', check: 'guide-missing', tiers: [{ when: 'all' }, { when: 'some' }, { when: 'none' }] };
    const nodes = [
      group('columns', [leaf('guide', tiers, { points: 10 }), leaf('stale', { kind: 'deduct', check: 'stale', per: 3 }, { points: 40 })], {
        points: 50,
        max: 45,
        cap: 9,
      }),
      leaf('search', manual(), { points: 20, min: 5 }),
      leaf('daily', { kind: 'index', index: 'daily' }, { points: 35 }),
    ];
    const daily = run({ nodes: [leaf('all', manual(), { points: 100 })], marks: { all: { result: 'pass' } }, more: { id: 'daily' } });
    const card = run({
      nodes,
      findings: [finding('guide-missing', 'fail'), ...many(5, 'stale', 'fail')],
      passes: { 'guide-missing': 1 },
      marks: { search: { result: 'fail' } },
      components: [daily],
    });
    const english = explain(card, 'en');
    expect(english).toContain('1.1 guide: 10 − 5 = 5 points');
    expect(english).toContain('= lost 5 + 15 = 20 → 9 (50 points stand here, 45 count, the first 5 lost are free; at most 9 lost)');
    expect(english).toContain('2 search: 20 − 15 = 5 points');
    expect(english).toContain('→ at least 5 kept');
    expect(english).toContain('after deductions: 100 − [9 + 15 + 0] = 76');
    expect(english).toContain('made of: daily 2026-01-01');
    expect(card.score).toEqual(exactly(76));
  });
});

describe('equal shares', () => {
  const three = ['a', 'b', 'c'].map((id) => leaf(id, manual()));

  test('among the nodes right below add up to the points above', () => {
    const card = run({ nodes: [...three], more: { equal: 'children' } });
    expect(['a', 'b', 'c'].map((id) => nodeOf(card, id).points)).toEqual([33.34, 33.33, 33.33]);
    expect(card.unverified.map(({ what }) => what['zh-CN'])).toEqual(['满分 100 分由各项均分：未与正式文件原文核对']);
  });

  test('among leaves make every task worth the same, however deep it stands', () => {
    const nodes = [group('first', three), leaf('d', manual()), leaf('veto', manual('veto'))];
    const card = run({ nodes, more: { equal: 'leaves' } });
    expect(['a', 'b', 'c', 'd'].map((id) => nodeOf(card, id).points)).toEqual([25, 25, 25, 25]);
    expect(nodeOf(card, 'first').points).toBe(75);
  });
});
