/** What an evaluator meets while writing an index: the template, what is said of mistakes, the table, the comparison of editions, the schema. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  componentsOf,
  diffIndexes,
  findChanges,
  newIndex,
  optionsOf,
  readIndex,
  showIndex,
  validateIndex,
} from '../../checks/index-file.ts';
import { EvaluationIndex } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';

const template = newIndex('trial-2026', '2026-11-25');
const problems = (text: string) => validateIndex(text, 'trial.yaml', checks, ['gov-2019', 'platform-2019']).problems;
const changed = (from: string, to: string): string => {
  expect(template).toContain(from);
  return template.replace(from, to);
};
const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;
/** The template without its vetoes, as a scheme of two indexes. */
const composite = template.replace(/nodes:[\s\S]*/, (nodes) =>
  nodes.replace(
    /[\s\S]*/,
    `nodes:
  - { id: third, title: { zh-CN: 第三方, en: Third party }, weight: 70, rule: { kind: index, index: gov-2019 } }
  - { id: daily, title: { zh-CN: 日常, en: Daily }, weight: 30, rule: { kind: index, index: platform-2019, veto: zero } }
`,
  ),
);

describe('the template', () => {
  test('can be used as it stands, without a warning, and names what it is given', () => {
    const index = readIndex(template, 'trial.yaml', checks);
    expect(problems(template)).toEqual([]);
    expect(index).toMatchObject({ id: 'trial-2026', version: '2026-11-25' });
    expect(optionsOf(index)).toEqual({ 'column-stale': { newsDays: 10 } });
  });

  test('shows each kind of rule once', () => {
    const index = JSON.stringify(readIndex(template, 'trial.yaml'));
    for (const kind of ['veto', 'deduct', 'ratio', 'tiers', 'manual']) expect(index).toContain(`"kind":"${kind}"`);
    expect(template).toContain('kind: index');
  });
});

describe('a mistake in', () => {
  const cases: { name: string; from: string; to: string; at: string; says: string; suggestion?: string; severity?: string }[] = [
    {
      name: 'the name of an option',
      from: 'newsDays: 10',
      to: 'newDays: 10',
      at: 'newDays',
      says: 'check column-stale has no option "newDays"',
      suggestion: 'newsDays',
    },
    { name: 'the value of an option', from: 'newsDays: 10', to: 'newsDays: ten', at: 'newsDays', says: 'does not take this value' },
    {
      name: 'an option for a check without any',
      from: 'check: undated-items',
      to: 'check: site-map, options: { days: 3 }',
      at: 'days: 3',
      says: 'it takes none',
    },
    {
      name: 'a tier',
      from: '{ when: all, points: 10 }',
      to: '{ when: al, points: 10 }',
      at: 'when: al,',
      says: 'expected',
      suggestion: 'all',
    },
    {
      name: 'the key of a tier',
      from: '{ when: all, points: 10 }',
      to: '{ when: all, point: 10 }',
      at: 'point: 10',
      says: 'unknown key "point"',
      suggestion: 'points',
    },
    {
      name: 'the condition of a tier',
      from: '{ fails: 2 }',
      to: '{ fail: 2 }',
      at: 'fail: 2',
      says: 'unknown key "fail", expected one of share, fails',
      suggestion: 'fails',
    },
    {
      name: 'the key of a grade',
      from: 'percent: 80',
      to: 'percant: 80',
      at: 'percant',
      says: 'unknown key "percant"',
      suggestion: 'percent',
    },
    {
      name: 'a mode',
      from: '[site, simulation]',
      to: '[site, simulaton]',
      at: 'simulaton',
      says: 'expected site',
      suggestion: 'simulation',
    },
    {
      name: 'a value of a filter',
      from: 'category: news',
      to: 'category: [newss]',
      at: 'newss',
      says: 'category is never "newss"',
      suggestion: 'news',
      severity: 'warning',
    },
    { name: 'a sample', from: '{ count: 3, of:', to: '{ cuont: 3, of:', at: 'cuont', says: 'unknown key "cuont"', suggestion: 'count' },
    {
      name: 'a level',
      from: '[province, city, county]',
      to: '[provnice, city]',
      at: 'provnice',
      says: 'no site profile says "provnice"',
      suggestion: 'province',
      severity: 'warning',
    },
    {
      name: 'a local name',
      from: '  levels:\n',
      to: '  passs: { zh-CN: 线, en: line }\n  levels:\n',
      at: 'passs',
      says: 'unknown key "passs"',
      suggestion: 'pass',
    },
  ];
  test.each(cases)('$name is named by line, with what was meant', ({ from, to, at, says, suggestion, severity = 'error' }) => {
    const text = changed(from, to);
    const found = problems(text);
    const problem = found.find(({ message }) => message.en.includes(says));
    expect(found.map(({ message }) => message.en).join('\n')).toContain(says);
    expect(problem).toMatchObject({ file: 'trial.yaml', line: lineOf(text, at), severity });
    expect(problem!.suggestion).toBe(suggestion);
  });
});

describe('what makes no sense', () => {
  const tiers = (text: string) => changed(/ {10}tiers:\n(?: {12}.*\n){3}/.exec(template)![0], `          tiers: ${text}\n`);
  const scale = (text: string) => changed('scale: { from: 0, to: 20, step: 5 }', `scale: ${text}`);
  const grade = (points: number) => `{ name: { zh-CN: 档${points}, en: g${points} }, points: ${points} }`;
  test.each([
    ['a tier that is never reached', tiers('[{ when: some, points: 10 }, { when: all, points: 10 }]'), 'never reached', 'warning'],
    [
      'a share below another',
      tiers('[{ when: { share: 0.5 }, points: 9 }, { when: { share: 0.8 }, points: 3 }]'),
      'never reached',
      'warning',
    ],
    ['anything after none', tiers('[{ when: none, points: 1 }, { when: some, points: 1 }]'), 'never reached', 'warning'],
    ['tiers that rise', tiers('[{ when: all, points: 5 }, { when: some, points: 7 }]'), 'earns more than the one before', 'error'],
    ['a tier above the points', tiers('[{ when: all, points: 12 }, { when: some }]'), 'more than the 10 points', 'error'],
    ['a condition without points', tiers('[{ when: all }, { when: { fails: 2 } }]'), 'points or percent is needed', 'error'],
    ['points beside percent', tiers('[{ when: all, points: 10, percent: 100 }]'), 'exclude each other', 'error'],
    ['grades that rise', scale(`[${grade(5)}, ${grade(20)}]`), 'from the best down', 'error'],
    ['a scale that cannot reach the points', scale(`[${grade(15)}, ${grade(0)}]`), 'cannot be reached', 'warning'],
    ['a range above the points', scale('{ from: 0, to: 30 }'), 'more than the 20 points', 'error'],
    ['a step that does not lead there', scale('{ from: 0, to: 20, step: 7 }'), 'step does not lead', 'error'],
    ['a minimum that leaves nothing to lose', changed('min: 10', 'min: 60'), 'nothing can be lost', 'error'],
    ['a cap without effect', changed('min: 10', 'cap: 60'), 'has no effect', 'warning'],
    ['a branch that the branch above leaves out', changed('min: 10', 'appliesTo: { level: [township] }'), 'never applies', 'warning'],
    ['an index made of itself', composite.replace('index: gov-2019', 'index: trial-2026'), 'made of itself', 'error'],
    ['a part that is not known', composite.replace('index: gov-2019', 'index: gov-2091'), 'no index "gov-2091"', 'warning'],
    ['weights that miss 100 %', composite.replace('weight: 30', 'weight: 20'), 'add up to 90 %', 'error'],
    ['a part without weight', composite.replaceAll(/ weight: \d\d,/g, ''), 'needs points or a weight', 'error'],
  ])('%s', (_, text, says, severity) => {
    const found = problems(text);
    expect(found.map(({ message }) => message.en).join('\n')).toContain(says);
    expect(found.find(({ message }) => message.en.includes(says))!.severity).toBe(severity);
  });

  test('a good scheme of two indexes has no problem and names its parts', () => {
    const text = composite.replace(/^bonusGate.*\n/m, '');
    expect(problems(text)).toEqual([]);
    expect(componentsOf(readIndex(text, 'trial.yaml'))).toEqual(['gov-2019', 'platform-2019']);
  });
});

describe('the table', () => {
  const table = showIndex(readIndex(template, 'trial.yaml'), 'zh-CN');

  test('says tiers, scales, limits, sampling and scope in words', () => {
    expect(table).toContain('分档得分（指南要素）：全部合格得 10 分，不合格不超过 2 个得 5 分，其余得 0 分');
    expect(table).toContain('（优 40 分、良 32 分、一般 24 分、差 0 分）');
    expect(table).toContain('网站采样、模拟测试；按种子随机抽取申请渠道 3 个');
    expect(table).toMatch(/\| 3 \| 依申请公开 \| 60\* \| 最低 10 分 \|/);
    expect(table).toContain('- *: 地方权重，非国标');
    expect(table).toContain('层级：省级、市级、县级');
    expect(table).toContain('- 层级: 一级指标 › 二级指标');
  });

  test('says what an index is made of', () => {
    const english = showIndex(readIndex(composite, 'trial.yaml'), 'en');
    expect(english).toContain('its share of the total of gov-2019, its vetoes count here');
    expect(english).toContain('scorecard: platform-2019');
  });
});

describe('the comparison of two editions', () => {
  const before = readIndex(template, 'trial.yaml');
  const edit = (change: (text: string) => string) => readIndex(change(template), 'trial.yaml');

  test('of the same edition finds nothing', () => {
    expect(findChanges(before, before)).toEqual([]);
    expect(diffIndexes(before, before, 'zh-CN')).toContain('没有变化');
  });

  test('names points, rules, sources and verification that changed', () => {
    const after = edit((text) =>
      text
        .replace('per: 5', 'per: 4')
        .replace('依据文件的条款', '新的条款')
        .replace(/(title: \{ zh-CN: "列表注明日期".*\n {8}points: )10(\n {8}verified: false)/, '$110')
        .replace('version: "2026-11-25"', 'version: "2027-01-01"'),
    );
    expect(diffIndexes(before, after, 'zh-CN').split('\n')).toEqual([
      'trial-2026 2026-11-25 → trial-2026 2027-01-01',
      '指标体系 · 版本: 2026-11-25 → 2027-01-01',
      '修改 columns 栏目更新 · 依据: 依据文件的条款 → 新的条款',
      '修改 columns.stale 动态要闻 10 天内更新 · 评分规则: 未更新的栏目每个扣 5 分，最多扣 15 分 → 未更新的栏目每个扣 4 分，最多扣 15 分',
      '修改 columns.dated 列表注明日期 · 分值: 10（待核） → 10',
      '',
    ]);
  });

  test('names nodes that came, went and moved', () => {
    const after = edit((text) => {
      const dated = /( {6}# 比例[\s\S]*?)( {6}# 分档)/.exec(text)![1]!;
      return text
        .replace(dated, '')
        .replace('      - id: requests.channel', `${dated}      - id: requests.other`)
        .replace('points: 40', 'points: 30')
        .replace('points: 60', 'points: 70');
    });
    const kinds = findChanges(before, after).map(({ kind, node }) => [kind, node]);
    expect(kinds).toContainEqual(['moved', 'columns.dated']);
    expect(kinds).toContainEqual(['added', 'requests.other']);
    expect(kinds).toContainEqual(['removed', 'requests.channel']);
    expect(diffIndexes(before, after, 'en')).toContain('moved columns.dated Lists show dates · place: 2.2 (columns) → 3.1 (requests)');
  });
});

describe('the JSON Schema', () => {
  test.each(['input', 'output'] as const)('of what is written and of what is read (%s)', (io) => {
    const schema = z.toJSONSchema(EvaluationIndex, { io });
    expect(schema).toMatchObject({ type: 'object' });
    expect(JSON.stringify(schema)).toContain('manual');
  });
});
