import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { optionsOf, readIndex, showIndex, validateIndex } from '../../checks/index-file.ts';
import { requiredMatters } from '../../checks/knowledge/matters.ts';
import { ruleRegimes } from '../../checks/knowledge/organ.ts';
import { statutoryItems } from '../../checks/knowledge/statutory-items.ts';
import {
  ColumnCategory,
  type EvaluationIndex,
  type Finding,
  type IndexNode,
  type Marks,
  type Scorecard,
  type SiteProfile,
} from '../../checks/model/index.ts';
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

/** Matters that rules tell apart by a fact, each with a pass of its own. */
const matters: Record<string, Finding['facts'][]> = {
  'statutory-items': statutoryItems.map(({ id }) => ({ item: id, area: id })),
  'required-matters': requiredMatters.map(({ id }) => ({ area: id })),
  'rules-incomplete': ruleRegimes.map(({ id }) => ({ regime: id })),
};
const passed = Object.entries(matters).flatMap(([id, all]) => all.map((facts) => finding(id, 'pass', facts)));
/** Every other check passed once; nothing is open but what a person must mark. */
const clean = Object.fromEntries(checkIds.filter((id) => !matters[id]).map((id) => [id, 1]));
const judged = (findings: Finding[], passes: Record<string, number> = clean) => judgement([...passed, ...findings], passes);
/** The same as a site gives it: passes of checks over the site are listed, one of each category of column, those of pages only counted. */
const cleanSite = judged(
  checks
    .filter(({ id, scope }) => scope !== 'page' && !matters[id])
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

  test('names the document and section of everything, never a web address', () => {
    const look = (nodes: IndexNode[], above: string | undefined): void => {
      for (const node of nodes) {
        const source = node.source ?? above;
        if (node.rule) expect([node.id, source]).toEqual([node.id, expect.stringMatching(/\p{Script=Han}/u)]);
        expect(source ?? '').not.toMatch(/https?:|www\./);
        look(node.children ?? [], source);
      }
    };
    look(readIndex(textOf(file), file).nodes, undefined);
  });

  test('says of every number of its own that it is not an official one, or where it comes from', () => {
    const index = readIndex(textOf(file), file);
    const local = index.equal !== undefined || nodesOf(index.nodes).some(({ verified }) => verified === false);
    if (local) expect(index.caveat?.['zh-CN']).toMatch(/地方|未与.*原文核对/);
    for (const node of nodesOf(index.nodes)) {
      if (node.weight !== undefined) expect([node.id, node.verified]).toEqual([node.id, false]);
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
      judgement: judged(findings, passes),
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
    ['a question left unanswered', many(1, 'letter-unanswered', 'fail'), 'veto.interaction.overdue'],
    ['five guides that lack four elements', many(5, 'service-guide', 'fail', { count: 4 }), 'veto.services.guides'],
  ])('vetoes %s', (_, findings, node) => {
    expect(card(findings)).toMatchObject({ verdict: 'veto', vetoes: [{ node }] });
  });

  test('does not veto one fewer', () => {
    const findings = [
      ...many(4, 'column-stale', 'fail', { level: 1, category: 'news' }),
      ...many(5, 'column-stale', 'fail', { level: 2, category: 'notice' }),
      ...many(4, 'column-blank', 'fail'),
      ...many(9, 'service-guide', 'fail', { count: 3 }),
      ...many(9, 'wording-error', 'review', { kind: 'typo' }),
    ];
    expect(card(findings)).toMatchObject({ vetoes: [], possibleVetoes: [] });
  });

  test.each([
    ['wording', finding('wording-error', 'review', { kind: 'political' })],
    ['secrets', finding('secret-mark', 'review', { mark: '秘密★' })],
    ['illegal', finding('spam-content', 'review', { count: 9 })],
    ['attack', finding('foreign-script', 'review', { sign: 'miner' })],
    ['fraud', finding('back-dated', 'review', { sign: 'batch' })],
  ])('shows signs of %s as a possible veto, which a person decides', (name, sign) => {
    const node = `veto.safety.${name}-found`;
    expect(card([sign])).toMatchObject({ verdict: 'open', vetoes: [], possibleVetoes: [{ node }] });
    const marked = (result: 'pass' | 'fail') => card([sign], { marks: { ...passAll(index), [node]: { result } } });
    expect(marked('pass')).toMatchObject({ possibleVetoes: [], verdict: 'qualified' });
    expect(marked('fail')).toMatchObject({ verdict: 'veto', vetoes: [{ node }] });
  });

  test('takes half a point for each title that the search does not find', () => {
    expect(card([finding('site-search', 'fail', { asked: 4, found: 1, lost: 3 })]).deductions).toEqual({ low: 1.5, high: 1.5 });
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
    const card = score({ index, judgement: judged(findings, passes), site: siteFacts(), marks: passAll(index) });
    expect(card.deductions).toEqual({ low: 28, high: 28 });
  });

  test('scores a worked example: no column of rules, a guide that lacks two elements, half of the documents late', () => {
    const findings = [
      finding('system-missing', 'fail'),
      finding('guide-incomplete', 'fail', { missing: ['fax', 'hours'] }),
      finding('publication-lag', 'fail'),
    ];
    const { 'system-missing': _, ...passes } = clean;
    const card = score({ index, judgement: judged(findings, passes), site: siteFacts(), marks: passAll(index) });
    // 5 for the column, 2 for the elements, half of 5 for the documents
    expect(card.score).toEqual({ low: 90.5, high: 90.5 });
  });
});

describe('the indexes of the source documents', () => {
  const titles = (id: string) => nodesOf(load(id).nodes).map(({ title }) => title['zh-CN']);
  const leaves = (index: EvaluationIndex) => nodesOf(index.nodes).filter(({ rule }) => rule !== undefined);
  const stateOf = (card: ReturnType<typeof score>) =>
    new Map(nodesOf(card.nodes as unknown as IndexNode[]).map((node) => [node.id, (node as unknown as { state: string }).state]));
  const scored = (id: string, profile: SiteProfile, marks: (index: EvaluationIndex) => Marks = passAll) =>
    score({ index: load(id), judgement: cleanSite, site: siteFacts(), profile, marks: marks(load(id)) });

  test('water-bureau holds documents to 15 working days and lists the seven papers and eleven deadlines', () => {
    const index = load('water-bureau');
    expect(optionsOf(index)).toMatchObject({ 'publication-lag': { localWorkdays: 15 } });
    expect(nodeOf(index, 'rules').children).toHaveLength(7);
    expect(nodeOf(index, 'milestones').children).toHaveLength(11);
    expect(nodeOf(index, 'mechanism.meetings').verified).toBe(true);
  });

  test('a task done in part counts half of its equal share', () => {
    const index = load('water-bureau');
    const share = 100 / leaves(index).length;
    const card = scored('water-bureau', {}, (one) => ({ ...passAll(one), 'rules.duty': { result: 'points', grade: '部分落实' } }));
    expect(Math.abs(card.deductions.low - share / 2)).toBeLessThan(0.02);
  });

  test('a person may give the grades that the machine gives by the same names', () => {
    const find = (nodes: Scorecard['nodes']): Scorecard['nodes'] => nodes.flatMap((one) => [one, ...find(one.children)]);
    const { scale } = find(scored('water-bureau', {}).nodes).find(({ id }) => id === 'rules.duty')!;
    expect((scale as { name: { en: string } }[]).map(({ name }) => name.en)).toEqual(['done', 'done in part', 'not done']);
  });

  test('work-plan asks an office or a district, as the profile says', () => {
    const states = stateOf(scored('work-plan', { attributes: { plan: 'district' } }));
    expect(states.get('office')).toBe('na');
    expect(states.get('district')).toBe('measured');
    expect(nodeOf(load('work-plan'), 'office.rules').children).toHaveLength(11);
  });

  test('bureau-system has the five steps of 12340 and the three warnings', () => {
    const words = titles('bureau-system').join('\n');
    for (const step of ['1：当天', '2：反馈', '3：一般性问题 3 天', '4：重大问题 4 周', '0：跟踪到底', '三次预警'])
      expect(words).toContain(step);
  });

  test('daqing-2015 asks of a lead organ its own area only, and of the portal the links to all of them', () => {
    const states = stateOf(scored('daqing-2015', { kind: 'department', attributes: { area: 'water' } }));
    expect(states.get('other.water.projects')).toBe('measured');
    expect(states.get('key.finance')).toBe('na');
    expect(states.get('key.column.portal')).toBe('na');
    expect(states.get('key.column.lead')).toBe('measured');
    expect(stateOf(scored('daqing-2015', { kind: 'portal' })).get('key.column.portal-links')).toBe('measured');
  });

  test('huanggang-2020 has the tasks 1 to 26 in order', () => {
    const numbers = titles('huanggang-2020').flatMap((title) => /^(\d+)\. /.exec(title)?.[1] ?? []);
    expect(numbers.map(Number)).toEqual(Array.from({ length: 26 }, (_, at) => at + 1));
  });

  test('grassroots-26 has 26 areas of the same worth', () => {
    const index = load('grassroots-26');
    expect(nodeOf(index, 'areas').children).toHaveLength(26);
    const card = scored('grassroots-26', {}, (one) => ({ ...passAll(one), 'areas.jobs': { result: 'fail' } }));
    expect(Math.abs(card.deductions.low - 60 / 26)).toBeLessThan(0.02);
  });

  test('regulation-2019 takes an item from a site whose column is blank, and asks a person where none was seen', () => {
    const index = load('regulation-2019');
    const items = (outcome: 'fail' | 'review') => {
      const findings = [...passed.filter(({ facts }) => facts.item !== '20-07'), finding('statutory-items', outcome, { item: '20-07' })];
      return score({ index, judgement: judgement(findings, clean), site: siteFacts(), marks: passAll(index) });
    };
    expect(items('fail').deductions.low).toBeGreaterThan(1);
    expect(items('fail').deductions.high).toBe(items('fail').deductions.low);
    expect(items('review').deductions).toEqual({ low: 0, high: items('fail').deductions.high });
    expect(stateOf(items('review')).get('statutory.7')).not.toBe('measured');
  });

  test('regulation-2019 has the fifteen items of article 20, and those of article 21 by level', () => {
    const items = nodesOf(load('regulation-2019').nodes).filter(({ source }) => /^条例第二十条（/.test(source ?? ''));
    expect(items).toHaveLength(15);
    const states = stateOf(scored('regulation-2019', { level: 'township' }));
    expect([states.get('local.town-farming'), states.get('local.order')]).toEqual(['measured', 'na']);
  });
});

describe('census-2015', () => {
  const run = (findings: ReturnType<typeof many>, marks: Marks = {}) => {
    const index = load('census-2015');
    return score({
      index,
      judgement: judged(findings, clean),
      site: siteFacts(),
      profile: { publicServices: true },
      marks: { ...passAll(index), ...marks },
    });
  };

  test('has five vetoes', () => {
    expect(nodeOf(load('census-2015'), 'veto').children).toHaveLength(5);
    expect(run(many(5, 'column-blank', 'fail'))).toMatchObject({ verdict: 'veto', vetoes: [{ node: 'veto.columns.blank' }] });
  });

  test('scores a worked example: two home links, 30 others, guides that lack three kinds', () => {
    const card = run([...many(2, 'dead-link-home', 'fail'), ...many(30, 'dead-link-inner', 'fail')], {
      'services.guides': { result: 'points', points: 10 },
    });
    // 2 × 1 + 30 × 0.1 + 3 × 2
    expect(card).toMatchObject({ deductions: { low: 11, high: 11 }, score: { low: 89, high: 89 }, grade: { en: 'qualified' } });
  });

  test('confirms no points but those of the guides', () => {
    const confirmed = nodesOf(load('census-2015').nodes).filter(({ points, verified }) => points !== undefined && verified !== false);
    expect(confirmed.map(({ id, points }) => [id, points])).toEqual([['services.guides', 16]]);
  });
});

describe('gov-annual-2019', () => {
  test('has 100 points, 20 of bonus above 80, and no number that is called confirmed', () => {
    const index = load('gov-annual-2019');
    expect(index).toMatchObject({ total: 100, bonusGate: { above: 80, max: 20, verified: false }, pass: { from: 60, verified: false } });
    for (const node of nodesOf(index.nodes)) if (node.points !== undefined) expect([node.id, node.verified]).toEqual([node.id, false]);
  });

  test('scores a worked example: two messages not closed, three late, all sites on the common platform', () => {
    const index = load('gov-annual-2019');
    const marks: Marks = {
      ...passAll(index),
      'errors.open': { result: 'points', points: 6 },
      'errors.late': { result: 'points', points: 2 },
      'bonus.common': { result: 'pass' },
    };
    // 100 − 2 × 3 − 3 × 2 + 5
    expect(score({ index, judgement: cleanSite, site: siteFacts(), marks })).toMatchObject({
      score: { low: 93, high: 93 },
      verdict: 'qualified',
    });
  });
});
