import { describe, expect, test } from 'vitest';
import { describeProblem, IndexError, optionsOf, readIndex, showIndex, validateIndex } from '../../checks/index-file.ts';

const good = `id: trial
version: '2026-01-01'
title: { zh-CN: 试评, en: Trial }
source: [试行办法]
total: 100
pass: { from: 60 }
grades:
  - { name: { zh-CN: 合格, en: qualified }, from: 60 }
  - { name: { zh-CN: 不合格, en: unqualified }, from: 0 }
nodes:
  - id: columns
    title: { zh-CN: 栏目, en: Columns }
    points: 70
    children:
      - id: columns.stale
        title: { zh-CN: 更新, en: Updates }
        points: 50
        rule: { kind: deduct, check: column-stale, options: { newsDays: 10 }, per: 5, cap: 40 }
      - id: columns.blank
        title: { zh-CN: 空白, en: Blank }
        points: 20
        rule: { kind: deduct, check: [column-blank, undated-items], per: 2 }
  - id: search
    title: { zh-CN: 搜索, en: Search }
    points: 30
    verified: false
    rule: { kind: manual, howTo: { zh-CN: 看 | 搜, en: look }, evidence: { zh-CN: 截图, en: screenshot } }
`;
const checkIds = ['column-stale', 'column-blank', 'undated-items', 'site-map'];
const problems = (text: string) => validateIndex(text, 'trial.yaml', checkIds).problems;
const changed = (from: string, to: string): string => {
  expect(good).toContain(from);
  return good.replace(from, to);
};
const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;

test('a good file gives its index, with defaults and lists filled in', () => {
  const index = readIndex(good, 'trial.yaml', checkIds);
  expect(problems(good)).toEqual([]);
  expect(index.nodes[0]!.children![1]!.rule).toMatchObject({ check: ['column-blank', 'undated-items'] });
  expect(optionsOf(index)).toEqual({ 'column-stale': { newsDays: 10 } });
});

describe('a mistake is named by file, line and path, with what was probably meant', () => {
  const cases: { name: string; from: string; to: string; at: string; path: string; says: string; suggestion?: string }[] = [
    {
      name: 'misspelt key',
      from: 'cap: 40',
      to: 'capp: 40',
      at: 'capp',
      path: 'nodes[0].children[0].rule.capp',
      says: 'unknown key "capp"',
      suggestion: 'cap',
    },
    {
      name: 'misspelt key of a node',
      from: 'points: 30',
      to: 'ponits: 30',
      at: 'ponits',
      path: 'nodes[1].ponits',
      says: 'unknown key "ponits"',
      suggestion: 'points',
    },
    {
      name: 'misspelt key of the index',
      from: 'total: 100',
      to: 'totl: 100',
      at: 'totl',
      path: 'totl',
      says: 'unknown key "totl"',
      suggestion: 'total',
    },
    {
      name: 'misspelt language',
      from: 'en: Search',
      to: 'eng: Search',
      at: 'eng: Search',
      path: 'nodes[1].title.eng',
      says: 'unknown key "eng"',
      suggestion: 'en',
    },
    {
      name: 'misspelt rule',
      from: 'kind: manual',
      to: 'kind: manuel',
      at: 'manuel',
      path: 'nodes[1].rule.kind',
      says: 'expected veto, deduct, ratio, tiers, bonus, manual, index',
      suggestion: 'manual',
    },
    {
      name: 'misspelt check',
      from: 'check: column-stale',
      to: 'check: colum-stale',
      at: 'colum-stale',
      path: 'nodes[0].children[0].rule.check',
      says: 'there is no check "colum-stale"',
      suggestion: 'column-stale',
    },
    {
      name: 'misspelt check in a list',
      from: '[column-blank, undated-items]',
      to: '[column-blank, undatet-items]',
      at: 'undatet',
      path: 'nodes[0].children[1].rule.check',
      says: 'there is no check "undatet-items"',
      suggestion: 'undated-items',
    },
    {
      name: 'text for a number',
      from: 'points: 20',
      to: 'points: twenty',
      at: 'twenty',
      path: 'nodes[0].children[1].points',
      says: 'expected a number, found "twenty"',
    },
    {
      name: 'negative points',
      from: 'per: 5',
      to: 'per: -5',
      at: 'per: -5',
      path: 'nodes[0].children[0].rule.per',
      says: 'expected more than 0, found -5',
    },
    {
      name: 'missing key',
      from: ', per: 2',
      to: '',
      at: '[column-blank',
      path: 'nodes[0].children[1].rule.per',
      says: '"per" is missing, expected a number',
    },
    {
      name: 'points of children',
      from: 'points: 50',
      to: 'points: 45',
      at: 'id: columns',
      path: 'nodes[0]',
      says: 'the points below add up to 65, expected 70',
    },
    {
      name: 'points of the whole',
      from: 'points: 30',
      to: 'points: 40',
      at: 'total',
      path: 'total',
      says: 'the points below add up to 110, expected 100',
    },
    {
      name: 'the same id again',
      from: 'id: search',
      to: 'id: columns',
      at: 'id: columns',
      path: 'nodes[1].id',
      says: 'the id "columns" stands more than once',
    },
    {
      name: 'a leaf without rule',
      from: '    rule: { kind: manual, howTo: { zh-CN: 看 | 搜, en: look }, evidence: { zh-CN: 截图, en: screenshot } }\n',
      to: '',
      at: 'id: search',
      path: 'nodes[1]',
      says: 'a leaf needs a rule',
    },
    {
      name: 'last grade not at 0',
      from: 'from: 0',
      to: 'from: 10',
      at: 'from: 10',
      path: 'grades[1].from',
      says: 'the last grade starts at 0',
    },
    { name: 'a bad date', from: "'2026-01-01'", to: "'2026-1-1'", at: '2026-1-1', path: 'version', says: 'a day is written YYYY-MM-DD' },
  ];
  test.each(cases)('$name', ({ from, to, at, path, says, suggestion }) => {
    const text = changed(from, to);
    const { index } = validateIndex(text, 'trial.yaml', checkIds);
    const problem = problems(text).find((one) => one.path === path);
    expect(index).toBeUndefined();
    expect(problem).toMatchObject({ severity: 'error', file: 'trial.yaml' });
    // The duplicate id stands on a later line than the first one.
    expect(problem!.line).toBe(path === 'nodes[1].id' ? text.split('\n').lastIndexOf('  - id: columns') + 1 : lineOf(text, at));
    expect(problem!.message.en).toContain(says);
    expect(problem!.suggestion).toBe(suggestion);
  });

  test('on one line in either language, and in the error that reading throws', () => {
    const text = changed('check: column-stale', 'check: colum-stale');
    const line = lineOf(text, 'colum-stale');
    expect(describeProblem(problems(text)[0]!, 'zh-CN')).toBe(
      `trial.yaml:${line}:38 错误 nodes[0].children[0].rule.check: 没有检查项“colum-stale”；是否应为“column-stale”？`,
    );
    expect(() => readIndex(text, 'trial.yaml', checkIds)).toThrow(IndexError);
    expect(() => readIndex(text, 'trial.yaml', checkIds)).toThrow(
      `trial.yaml:${line}:38 error nodes[0].children[0].rule.check: there is no check "colum-stale"; did you mean "column-stale"?`,
    );
  });

  test('all at once, by line', () => {
    const text = changed('check: column-stale', 'check: colum-stale')
      .replace('points: 30', 'points: 31')
      .replace('id: search', 'id: columns.stale');
    const lines = problems(text).map(({ line }) => line);
    expect(lines).toHaveLength(3);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });
});

describe('what can never apply is warned of, and the index can still be used', () => {
  const bonus = `bonusGate: { above: 80, max: 30 }\nnodes:\n  - id: bonus\n    title: { zh-CN: 加分, en: Bonus }\n    rule: { kind: bonus, check: site-map, points: 10 }\n`;
  test.each([
    ['a cap above the points', changed('cap: 40', 'cap: 60'), 'has no effect'],
    ['more for one than can be lost', changed('per: 2', 'per: 25'), 'more than can be lost'],
    ['a bonus that cannot be reached', good.replace('nodes:\n', bonus), '30 cannot be reached'],
    ['a rescaling without anything to leave out', `${good}rescale: { when: { publicServices: false }, factor: 4/3 }\n`, 'no effect'],
  ])('%s', (_, text, says) => {
    const { index, problems: found } = validateIndex(text, 'trial.yaml', checkIds);
    expect(index).toBeDefined();
    expect(found).toMatchObject([{ severity: 'warning' }]);
    expect(found[0]!.message.en).toContain(says);
  });
});

describe('numbers that make no sense are errors', () => {
  const weights = (a: number, b: string) => changed('points: 50', `weight: ${a}`).replace('points: 20', b);
  test.each([
    ['weights that miss 100 %', weights(60, 'weight: 30'), 'add up to 90 %'],
    ['points beside weights', weights(60, 'points: 20'), 'siblings must all have points or all have weights'],
    ['a manual leaf without points', changed('    points: 30\n', ''), 'a manual leaf needs points or a weight'],
    ['a veto with points', changed('{ kind: manual,', '{ kind: manual, as: veto,'), 'a veto has no points'],
    [
      'a bonus among deductions',
      changed('{ kind: deduct, check: [column-blank, undated-items], per: 2 }', '{ kind: bonus, check: site-map, points: 20 }'),
      'a group of their own',
    ],
    [
      'the same check with other options',
      changed('[column-blank, undated-items], per', 'column-stale, options: { newsDays: 14 }, per'),
      'another leaf gives column-stale newsDays = 10',
    ],
    ['a pass line above the total', changed('pass: { from: 60 }', 'pass: { from: 120 }'), 'above the total'],
    [
      'a ratio upside down',
      changed('kind: deduct, check: [column-blank, undated-items], per: 2', 'kind: ratio, check: column-blank, full: 0.2, zero: 0.5'),
      'full must be more than zero',
    ],
  ])('%s', (_, text, says) => {
    const { index, problems: found } = validateIndex(text, 'trial.yaml', checkIds);
    expect(index).toBeUndefined();
    expect(
      found
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message.en)
        .join('\n'),
    ).toContain(says);
  });
});

describe('a hostile or broken file is refused with a reason', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
    .split('')
    .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`)
    .join('\n')}\n`;
  test.each([
    ['not YAML', 'id: [trial\nversion: x', 'not valid YAML'],
    ['the same key twice', changed('total: 100', 'total: 100\ntotal: 90'), 'not valid YAML'],
    ['an alias bomb', bomb, 'cannot be expanded'],
    ['an alias without an anchor', 'id: *nowhere\n', 'nowhere'],
    ['over a megabyte', `# ${'x'.repeat(1_000_001)}`, 'longer than'],
    ['brackets without end', '['.repeat(100_000), 'levels deep'],
    ['indentation without end', Array.from({ length: 900 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), 'levels deep'],
    ['nothing at all', '', 'expected an object with keys, found nothing'],
    ['a list', '- a\n- b\n', 'expected an object with keys, found a list'],
  ])('%s', (_, text, says) => {
    const { index, problems: found } = validateIndex(text, 'bad.yaml', checkIds);
    expect(index).toBeUndefined();
    expect(found[0]!.message.en).toContain(says);
    expect(found[0]!.line).toBeGreaterThanOrEqual(1);
  });

  test('a syntax error names its line', () => {
    expect(problems(good.replace('total: 100', 'total: "100'))[0]).toMatchObject({ file: 'trial.yaml', severity: 'error' });
    expect(problems(changed('total: 100', 'total: 100\ntotal: 90'))[0]!.line).toBe(6);
  });
});

test('the table has a row for each node and says what is not verified', () => {
  const table = showIndex(readIndex(good, 'trial.yaml'), 'zh-CN');
  expect(table).toContain('| 1.1 | 更新 | 50 | 问题每个扣 5 分，最多扣 40 分 | 自动：column-stale |');
  expect(table).toContain('| 2 | 搜索 | 30* | 看 \\| 搜 | 人工；留存：截图 |');
  expect(table.split('\n').filter((line) => /^\| \d/.test(line))).toHaveLength(4);
  expect(table).toContain('- *: 数值待核');
  expect(showIndex(readIndex(good, 'trial.yaml'), 'en')).toContain('5 lost for each of findings, at most 40');
});
