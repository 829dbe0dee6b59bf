import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Excel from 'exceljs';
import { expect, test } from 'vitest';
import type { SiteResult } from '../../../checks/model/index.ts';
import { readTemplate } from '../../../reports/bulletin/template.ts';
import { keyOf } from '../../../reports/ledger/opening.ts';
import { walkNodes } from '../../../reports/reading.ts';
import { writeRound } from '../../../reports/round/write.ts';
import { readFilledList } from '../../../reports/xlsx/read-back.ts';
import { settled } from '../bulletin/rounds.ts';
import { makeFolder } from '../folder.ts';
import { brokenRelations, xmlFaults } from '../packages.ts';
import { roundOf, sourceOf } from '../round/city-rounds.ts';

const folder = await makeFolder();

async function write(name: string, results: SiteResult[], before: SiteResult[] = []): Promise<string[]> {
  const rounds = [
    ...(before.length > 0 ? [roundOf({ quarter: '2026Q2', asOf: '2026-06-30' }, before)] : []),
    roundOf({ quarter: '2026Q3', asOf: '2026-09-30' }, results),
  ];
  const { files } = await writeRound({
    ...{ source: sourceOf(rounds), folder: join(folder, name), formats: ['lists', 'scores', 'bulletin'], language: 'zh-CN' },
    judged: async () => null,
  });
  return files.map((file) => file.slice(join(folder, name).length + 1));
}

async function open(name: string): Promise<Excel.Workbook> {
  const book = new Excel.Workbook();
  await book.xlsx.load((await readFile(join(folder, name))) as never);
  return book;
}

const { results, before } = settled;
const files = await write('one', results, before);
const failing = ({ findings }: SiteResult): string[] => [
  ...new Set(findings.filter(({ outcome }) => outcome === 'fail').map(({ fingerprint }) => fingerprint)),
];

test('lists of all organs and of each, tables of all sites and of each, and the bulletin', async () => {
  const organs = results.filter((result) => failing(result).length > 0).map(({ site }) => `problems/${site.organ}.xlsx`);
  const sites = results.map(({ site }) => `scores/${site.id}.xlsx`);
  expect(files.toSorted()).toEqual(['bulletin-numbers.json', 'bulletin.docx', 'problems.xlsx', 'scores.xlsx', ...organs, ...sites].sort());
  for (const name of files) {
    if (name.endsWith('.json')) continue;
    const bytes = await readFile(join(folder, 'one', name));
    expect(xmlFaults(bytes), name).toEqual([]);
    expect(brokenRelations(bytes), name).toEqual([]);
  }
  const numbers = JSON.parse(await readFile(join(folder, 'one/bulletin-numbers.json'), 'utf8'));
  expect(numbers).toMatchObject({ schema: 'mingcha-bulletin-numbers-1', round: '2026Q3' });
  expect(numbers.lines.length).toBeGreaterThan(50);
});

test('each problem stands in the list of its organ and in that of all, under the key of the ledger', async () => {
  const [sheet] = (await open('one/problems.xlsx')).worksheets;
  const key = /^\d+ (.*) #/;
  const all = sheet!
    .getColumn(17)
    .values.slice(4)
    .map((value) => key.exec(String(value))![1]);
  expect(all).toEqual(
    results
      .toSorted((a, b) => (a.site.id < b.site.id ? -1 : 1))
      .flatMap((result) => failing(result).map((one) => keyOf(result.site.id, one))),
  );
  for (const result of results) {
    if (failing(result).length === 0) continue;
    const list = readFilledList(await readFile(join(folder, `one/problems/${result.site.organ}.xlsx`)));
    expect(list.list).toMatchObject({ organ: result.site.organ, rows: failing(result).length });
    expect([list.blank, list.problems]).toEqual([failing(result).length, []]);
  }
});

test('what is new, still there or back is said of each', async () => {
  const [sheet] = (await open('one/problems.xlsx')).worksheets;
  const words = sheet!.getColumn(13).values.slice(4).map(String);
  const count = (word: string): number => words.filter((one) => one === word).length;
  const { course } = settled.report;
  expect([count('新发现'), count('仍存在'), count('反弹')]).toEqual([course!.new, course!.still, course!.back]);
});

test('the state of an item is what the ledger says, and screenshots are linked where they can be looked at', async () => {
  const result = { ...results.find((one) => failing(one).length > 1)!, inspection: 'i 1' };
  const [first] = failing(result);
  const findings = result.findings.map((one) =>
    one.fingerprint === first ? { ...one, evidence: ['sha256:00', 'screenshots/a.png'] } : one,
  );
  const template = readTemplate('zh-CN');
  await writeRound({
    ...{
      source: sourceOf([roundOf({ quarter: '2026Q3' }, [{ ...result, findings }])]),
      folder: join(folder, 'states'),
      formats: ['lists'],
      language: 'zh-CN',
    },
    judged: async () => null,
    states: async () => new Map([[keyOf(result.site.id, first!), '整改中']]),
    template: { ...template, office: { ...template.office, evidenceUrl: 'https://evidence.example/' } },
  });
  const [sheet] = (await open('states/problems.xlsx')).worksheets;
  const [row, other] = [sheet!.getRow(4), sheet!.getRow(5)];
  expect([row.getCell(12).value, other.getCell(12).value]).toEqual(['整改中', '待部署']);
  expect(row.getCell(10).hyperlink).toBe('https://evidence.example/i%201/screenshots/a.png');
  expect(other.getCell(10).hyperlink).toBeUndefined();
});

test('a scoring table has the shape of the index and its sums', async () => {
  const result = results[0]!;
  const card = result.scorecard!;
  const [sheet] = (await open(`one/scores/${result.site.id}.xlsx`)).worksheets;
  const leaves = [...walkNodes(card.nodes)].filter(({ children }) => children.length === 0);
  const groups = [...walkNodes(card.nodes)].filter(({ children }) => children.length > 0);
  const text = (row: number, column: number): string => String(sheet!.getRow(row).getCell(column).value ?? '');
  const levels = Math.max(...leaves.map(({ depth }) => depth)) + 1;
  for (const [at, leaf] of leaves.entries()) {
    const row = sheet!.getRow(4 + at);
    const cells = Array.from({ length: levels }, (_, level) => String(row.getCell(level + 1).value));
    expect(cells, leaf.id).toContain(leaf.title['zh-CN']);
    if (leaf.role === 'veto' || leaf.state === 'na') continue;
    expect(row.getCell(levels + 1).value).toBeCloseTo(leaf.points, 1);
    expect(row.getCell(levels + 2).value).toBeCloseTo(leaf.score.low, 1);
    expect(row.getCell(levels + 6).value).toBe(leaf.findingCount);
  }
  for (const { title, points } of groups) {
    const name = points > 0 ? `${title['zh-CN']}（${points}）` : title['zh-CN'];
    expect(
      Array.from({ length: leaves.length }, (_, at) => Array.from({ length: levels }, (_, level) => text(4 + at, level + 1))).flat(),
      name,
    ).toContain(name);
  }
  const last = sheet!.getRow(sheet!.rowCount);
  expect(last.getCell(1).value).toBe('合计');
  expect(last.getCell(levels + 2).value).toBeCloseTo(card.score.low, 1);
  expect(sheet!.model.merges.length).toBeGreaterThan(groups.length);
});

test('the table of all sites has a row for each, in the order of their ranks', async () => {
  const [overview, indicators] = (await open('one/scores.xlsx')).worksheets;
  expect(overview!.rowCount).toBe(3 + results.length);
  const names = overview!.getColumn(3).values.slice(4);
  expect(names).toEqual(
    settled.report.ranking.flatMap(({ ids }) => ids.map((id) => results.find(({ site }) => site.id === id)!.site.name)),
  );
  const head = (indicators!.getRow(3).values as string[]).slice(-results.length);
  expect(head).toEqual(settled.report.sites.map(({ name }) => name));
});

test('names of organs and sites that are paths or formulas stay what they are', async () => {
  const evil = ['../../up', '=cmd|A0', 'CON', 'a/b\\c', '甲单位'].map((organ, at): SiteResult => {
    const result = results.find((one) => failing(one).length > 0)!;
    return { ...result, site: { ...result.site, id: `../${at}`, name: `=1+${at}`, organ } };
  });
  const written = await write('evil', evil);
  for (const name of written) expect(name).toMatch(/^(?:problems\/|scores\/)?[^/\\<>:"|?*]+$/);
  expect(written.filter((name) => name.startsWith('problems/'))).toHaveLength(5);
  const [sheet] = (await open('evil/problems.xlsx')).worksheets;
  for (const cell of [sheet!.getRow(4).getCell(2), sheet!.getRow(4).getCell(3)]) expect(cell.type).toBe(Excel.ValueType.String);
  expect(sheet!.getColumn(2).values).toContain('=cmd|A0');
});

test('a round that breaks off leaves no file', async () => {
  const broken = roundOf({ quarter: '2026Q3' }, results);
  const source = sourceOf([
    {
      ...broken,
      async *results() {
        yield broken.all[0]!;
        throw new Error('broken off');
      },
    },
  ]);
  const settings = { folder: join(folder, 'broken'), formats: ['lists', 'scores', 'bulletin'] as const, language: 'zh-CN' as const };
  await expect(writeRound({ source, ...settings, judged: async () => null })).rejects.toThrow('broken off');
  expect((await readdir(join(folder, 'broken'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual([]);
});

test('a round of which nothing is known gives files that say so', async () => {
  const written = await write(
    'none',
    results.slice(0, 1).map((result) => ({ ...result, status: 'failed', scorecard: null, findings: [] })),
  );
  expect(written).toEqual(['problems.xlsx', 'scores.xlsx', 'bulletin.docx', 'bulletin-numbers.json']);
});
