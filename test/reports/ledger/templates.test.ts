/** Templates of tasks: what the source documents order, and what is honest about it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadTemplate, shippedTemplates } from '../../../reports/ledger/template-files.ts';
import { planTasks } from '../../../reports/ledger/templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-templates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const datesOf = (name: string, year: number): Record<string, string[]> => {
  const dates: Record<string, string[]> = {};
  for (const { item, beginning } of planTasks(loadTemplate(name), year, {}).tasks)
    dates[item.task!.id] = [...new Set([...(dates[item.task!.id] ?? []), beginning.due!])];
  return dates;
};

test('milestones of the water bureau’s plan', () => {
  expect(datesOf('water-bureau', 2026)).toMatchObject({
    catalogues: ['2026-08-31'],
    compiled: ['2026-09-10'],
    rules: ['2026-09-17'],
    documents: ['2026-09-20'],
    online: ['2026-09-30'],
    'self-check': ['2026-09-30'],
    training: ['2026-10-20'],
    inspection: ['2026-10-31'],
    rectification: ['2026-11-30'],
    report: ['2027-01-31'],
  });
  const needs = loadTemplate('water-bureau').tasks.flatMap(({ id, need }) => (need ? [[id, need]] : []));
  expect(needs).toEqual([
    ['training', 1],
    ['bureau-meetings', 3],
    ['division-meetings', 3],
  ]);
});

test('stages and reports of Daqing', () => {
  expect(datesOf('daqing-2015', 2015)).toMatchObject({
    'stage-prepare': ['2015-03-31'],
    plan: ['2015-08-15'],
    quarterly: ['2015-03-31', '2015-06-30', '2015-09-30', '2015-12-31'],
    year: ['2015-12-20'],
  });
});

test('the 26 tasks of Huanggang with their leads', () => {
  const { tasks } = loadTemplate('huanggang-2020');
  const numbers = new Set(tasks.map(({ requirement }) => requirement));
  for (let number = 1; number <= 26; number++) expect(numbers).toContain(`004-${number}`);
  for (let number = 1; number <= 5; number++) expect(numbers).toContain(`004-保障${number}`);
  const leads = Object.fromEntries(tasks.map(({ id, leads }) => [id, leads.join('、')]));
  expect(leads).toMatchObject({
    1: '市委编办、市政务服务和大数据管理局',
    3: '市司法局',
    13: '市市场监督管理局',
    17: '市应急管理局',
    20: '市卫健委、市公安局',
    26: '市政府办公室',
  });
  expect(datesOf('huanggang-2020', 2020)).toMatchObject({
    5: ['2020-10-31'],
    6: ['2020-12-31'],
    12: ['2020-12-31'],
    21: ['2020-10-31'],
    '23-ipv6': ['2020-11-30'],
  });
  expect(tasks.find(({ id }) => id === '4')).toMatchObject({ need: 2, verified: true });
});

test.each(shippedTemplates())('%s: every task has its place in the document, and what is not in the document says so', (name) => {
  for (const { id, source, verified, note, title } of loadTemplate(name).tasks) {
    expect(source.length, id).toBeGreaterThan(1);
    if (!verified) expect(note?.['zh-CN'], id).toBeTruthy();
    expect(title.en + (note?.en ?? ''), id).not.toMatch(/[\u4e00-\u9fff]/);
  }
  for (const { beginning, item } of planTasks(loadTemplate(name), 2026, {}).tasks)
    expect(beginning.text['zh-CN'].includes('未经原文核实'), item.key).toBe(!item.task!.verified);
});

describe('a template of one’s own', () => {
  const own = (text: string) => {
    const file = join(folder, 'own.yaml');
    writeFileSync(file, text);
    return () => loadTemplate(file);
  };
  const task = (more: string) =>
    `id: own\ntitle: { zh-CN: 甲, en: a }\ndocument: 某通知\nyear: 2024\ntasks:\n  - { id: one, title: { zh-CN: 甲, en: a }, leads: [各科室], source: 第1项, verified: true, ${more} }\n`;

  test('one name of the document may be several organs, each with an item; two names may be one organ', () => {
    const template = own(task('due: "06-30"').replace('[各科室]', '[各科室, 办公室]'))();
    const { tasks, unmapped } = planTasks(template, 2026, { 各科室: ['一科', '二科'], 办公室: '一科' });
    expect(tasks.map(({ item }) => item.organ)).toEqual(['一科', '二科']);
    expect(unmapped).toEqual([]);
    expect(planTasks(template, 2026, {}).unmapped).toEqual(['各科室', '办公室']);
  });
  test('a day that a year does not have is refused', () => {
    const template = own(task('due: "02-29"'))();
    expect(planTasks(template, 2024, {}).tasks[0]!.beginning.due).toBe('2024-02-29');
    expect(() => planTasks(template, 2026, {})).toThrow(/2026-02-29/);
  });
  test.each([
    ['due: "13-01"', /own\.yaml:6:\d+: tasks\.0\.due/],
    ['due: "06-30", need: 0', /own\.yaml:6:\d+: tasks\.0\.need/],
    ['due: "06-30", colour: red', /own\.yaml:6:\d+: tasks\.0/],
  ])('a mistake is told with its place: %s', (more, words) => {
    let said = '';
    try {
      own(task(more))();
    } catch (error) {
      said = (error as { text: Record<string, string> }).text['zh-CN']!;
    }
    expect(said).toMatch(words);
  });
});
