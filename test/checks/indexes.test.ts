import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readIndex, showIndex, validateIndex } from '../../checks/index-file.ts';
import { ColumnCategory, type EvaluationIndex, type IndexNode, type Marks } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';
import { score } from '../../checks/score.ts';
import { finding, judgement, many, siteFacts } from './scoring.ts';

const folder = new URL('../../checks/indexes/', import.meta.url);
const files = readdirSync(folder).sort();
const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const ids = files.map((file) => file.replace(/\.yaml$/, ''));
const checkIds = checks.map(({ id }) => id);
const load = (id: string): EvaluationIndex => readIndex(textOf(`${id}.yaml`), `${id}.yaml`);
const nodesOf = (nodes: IndexNode[]): IndexNode[] => nodes.flatMap((node) => [node, ...nodesOf(node.children ?? [])]);
const nodeOf = (index: EvaluationIndex, id: string): IndexNode => nodesOf(index.nodes).find((node) => node.id === id)!;

/** Every check passed once; nothing is open but what a person must mark. */
const clean = Object.fromEntries(checkIds.map((id) => [id, 1]));
/** The same as a site gives it: passes of checks over the site are listed, one of each category of column, those of pages only counted. */
const cleanSite = judgement(
  checks
    .filter(({ scope }) => scope === 'site')
    .flatMap(({ id }) => ColumnCategory.options.map((category) => finding(id, 'pass', { category, level: 1 }))),
  Object.fromEntries(checks.filter(({ scope }) => scope === 'page').map(({ id }) => [id, 1])),
);
const passAll = (index: EvaluationIndex): Marks =>
  Object.fromEntries(
    nodesOf(index.nodes).flatMap(({ id, rule }) =>
      rule?.kind === 'manual' ? [[id, { result: rule.as === 'bonus' ? 'fail' : 'pass' } as const]] : [],
    ),
  );

describe.each(files)('%s', (file) => {
  test('is without error or warning, and is named as it names itself', () => {
    const { index, problems } = validateIndex(textOf(file), file, checks, ids);
    expect(problems).toEqual([]);
    expect(`${index!.id}.yaml`).toBe(file);
  });

  test('tells people how to look and what to keep, in both languages', () => {
    for (const { rule } of nodesOf(readIndex(textOf(file), file).nodes)) {
      if (rule?.kind !== 'manual') continue;
      expect(rule.evidence).toBeDefined();
      for (const text of [rule.howTo, rule.evidence!]) {
        expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/^[\p{ASCII}’★绝机秘密]+$/u);
      }
    }
  });

  test('gives a site without fault the full score, and shows itself as a table', () => {
    const index = readIndex(textOf(file), file);
    const card = score({
      index,
      judgement: cleanSite,
      site: siteFacts(),
      profile: { publicServices: true },
      marks: passAll(index),
    });
    expect(card).toMatchObject({ score: { low: 100, high: 100 }, verdict: 'qualified', coverage: { open: 0 } });
    expect(
      showIndex(index, 'zh-CN')
        .split('\n')
        .filter((line) => /^\| \d/.test(line)),
    ).toHaveLength(nodesOf(index.nodes).length);
  });
});

describe('gov-2019', () => {
  const index = load('gov-2019');
  const passes = { ...clean };
  const card = (findings: ReturnType<typeof many>, more: { profile?: object; marks?: Marks } = {}) =>
    score({
      index,
      judgement: judgement(findings, passes),
      site: siteFacts(),
      profile: { publicServices: true },
      marks: passAll(index),
      ...more,
    });

  test('has the six groups of vetoes of the national document', () => {
    const groups = nodeOf(index, 'veto').children!;
    expect(groups.map(({ title }) => title['zh-CN'])).toEqual([
      '安全、泄密事故等严重问题',
      '站点无法访问',
      '首页不更新',
      '栏目不更新',
      '互动回应差',
      '服务不实用',
    ]);
  });

  test('has the arithmetic of the national document: 100, 60, above 80, 30, 4/3', () => {
    expect(index).toMatchObject({ total: 100, pass: { from: 60 }, bonusGate: { above: 80, max: 30 }, rescale: { factor: 4 / 3 } });
    expect(nodeOf(index, 'services').points).toBe(25);
  });

  test('leaves verified only those points that notices confirm', () => {
    const confirmed = nodesOf(index.nodes).filter((node) => node.points !== undefined && node.verified !== false);
    expect(confirmed.map(({ id, points }) => [id, points])).toEqual([
      ['publication.policies', 5],
      ['services', 25],
      ['services.statistics', 2],
      ['interaction.published.fresh', 3],
      ['bonus', 30],
    ]);
  });

  test.each([
    ['five first-level columns', many(5, 'column-stale', 'fail', { level: 1, category: 'notice' }), 'veto.columns.first-level'],
    ['ten columns of any level', many(10, 'column-stale', 'fail', { level: 3, category: 'personnel' }), 'veto.columns.stale'],
    ['five blank columns', many(5, 'column-blank', 'fail'), 'veto.columns.blank'],
    ['a home page not updated', many(1, 'home-stale', 'fail'), 'veto.home-stale'],
    ['a site that does not open', many(1, 'site-unreachable', 'fail'), 'veto.unreachable.visit'],
  ])('vetoes %s', (_, findings, node) => {
    expect(card(findings)).toMatchObject({ verdict: 'veto', vetoes: [{ node }] });
  });

  test('does not veto one fewer', () => {
    const findings = [
      ...many(4, 'column-stale', 'fail', { level: 1, category: 'news' }),
      ...many(5, 'column-stale', 'fail', { level: 2, category: 'notice' }),
      ...many(4, 'column-blank', 'fail'),
    ];
    expect(card(findings)).toMatchObject({ vetoes: [], possibleVetoes: [] });
  });

  test('leaves a veto open while columns that were not read could reach its number', () => {
    const findings = [
      ...many(4, 'column-stale', 'fail', { level: 1, category: 'news' }),
      finding('column-stale', 'error', { level: 1, category: 'notice' }),
    ];
    expect(card(findings)).toMatchObject({ verdict: 'open', possibleVetoes: [{ node: 'veto.columns.first-level' }] });
  });

  test('scores a worked example: one policy column, three home links, 25 other links, no police record', () => {
    const findings = [
      finding('column-stale', 'fail', { level: 1, category: 'policy' }),
      ...many(3, 'dead-link-home', 'fail'),
      ...many(25, 'dead-link-inner', 'fail'),
      finding('police-record', 'fail'),
    ];
    // 5 + min(4, 3 + 2.5) + 1 = 10
    expect(card(findings)).toMatchObject({
      score: { low: 90, high: 90 },
      deductions: { low: 10, high: 10 },
      verdict: 'qualified',
      grade: { en: 'excellent' },
    });
    // Without services: (75 − 10) × 4/3
    expect(card(findings, { profile: { publicServices: false } }).score).toEqual({ low: 86.67, high: 86.67 });
  });

  test('never deducts a column twice', () => {
    for (const category of ['news', 'policy', 'notice', 'personnel']) {
      for (const level of [1, 2, 3]) {
        const lost = card([finding('column-stale', 'fail', { level, category })]).deductions;
        expect([3, 5]).toContain(lost.low);
      }
    }
  });

  test('without any mark of a person is not settled, and says what a person must do', () => {
    const open = card([], { marks: {} });
    expect(open.verdict).toBe('open');
    expect(open.score.high).toBeGreaterThan(open.score.low);
    expect(open.possibleVetoes.map(({ node }) => node)).toContain('veto.safety.secrets');
    expect(open.unverified.length).toBeGreaterThan(20);
  });
});

describe('platform-2019', () => {
  const index = load('platform-2019');

  test('calls every number a local one', () => {
    for (const node of nodesOf(index.nodes)) expect([node.id, node.verified]).toEqual([node.id, false]);
    expect(index.caveat?.['zh-CN']).toBe('地方权重，非国标');
    expect(index.pass.verified).toBe(false);
  });

  test('earns nothing for the elements of a guide or the day of a report that do not exist', () => {
    const { 'guide-missing': _, 'annual-report-missing': __, ...passes } = clean;
    const findings = [finding('guide-missing', 'fail'), finding('annual-report-missing', 'fail')];
    const card = score({ index, judgement: judgement(findings, passes), site: siteFacts(), marks: passAll(index) });
    expect(card.deductions).toEqual({ low: 28, high: 28 });
  });

  test('scores a worked example: no column of rules, a guide that lacks two elements, half of the documents late', () => {
    const findings = [
      finding('system-missing', 'fail'),
      finding('guide-incomplete', 'fail', { missing: ['fax', 'hours'] }),
      finding('publication-lag', 'fail'),
    ];
    const { 'system-missing': _, ...passes } = clean;
    const card = score({ index, judgement: judgement(findings, passes), site: siteFacts(), marks: passAll(index) });
    // 5 for the column, 2 for the elements, half of 5 for the documents
    expect(card.score).toEqual({ low: 90.5, high: 90.5 });
  });
});
