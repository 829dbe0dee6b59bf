/** The files of a round: whole or not at all, the same for the same round, safe in a spreadsheet, and what other programs expect. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { RoundFormat } from '../../../reports/formats.ts';
import { RoundReport } from '../../../reports/round/model.ts';
import { guidOf, uriOf } from '../../../reports/round/sarif.ts';
import type { RoundSource } from '../../../reports/round/source.ts';
import { writeRound } from '../../../reports/round/write.ts';
import { folderOf } from '../../../reports/round/writer.ts';
import { ReportError } from '../../../reports/save.ts';
import { writeReports } from '../../../reports/write.ts';
import { siteFacts } from '../../checks/scoring.ts';
import { makeFolder } from '../folder.ts';
import { addresses, attacks } from '../hostile.ts';
import { roundOf, sourceOf } from './city-rounds.ts';
import { hostileSource } from './hostile.ts';
import { dead, findingOf, resultOf, smallIndex } from './made.ts';

const formats: RoundFormat[] = ['html', 'json', 'csv', 'sarif', 'junit'];
const names = [
  'comparison.csv',
  'findings.csv',
  'heatmap.svg',
  'matrix.svg',
  'round.html',
  'round.json',
  'round.junit.xml',
  'round.sarif',
  'sites.csv',
];

function calm(): RoundSource {
  const stale = (id: string) =>
    findingOf(id, 'tzgg/', {
      check: 'column-stale',
      facts: { category: 'notice', path: '政务公开/通知公告', name: '通知公告', newest: '2026-01-05' },
    });
  const before = [resultOf('a', [...dead('a', 3), stale('a')]), resultOf('b', dead('b', 2)), resultOf('c', dead('c', 1))];
  const now = [
    resultOf('a', [...dead('a', 3, 1), stale('a'), findingOf('a', 'w', { check: 'wording-error', outcome: 'review' })]),
    resultOf('b', [], { status: 'unreached' }),
    resultOf('c', [], { status: 'failed' }),
  ];
  const rounds = [roundOf({ quarter: '2026Q2' }, before, smallIndex), roundOf({ quarter: '2026Q3' }, now, smallIndex)];
  return sourceOf(rounds, { index: smallIndex });
}

const write = (source: RoundSource, folder: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  writeRound({ source, folder, formats, language, judged: async () => null });

describe('the folder', () => {
  test('holds the files and nothing else, the same bytes for the same round', async () => {
    const [first, second] = [await makeFolder(), await makeFolder()];
    await write(calm(), first);
    await write(calm(), second);
    expect((await readdir(first)).sort()).toEqual(names);
    for (const name of names) expect((await readFile(join(second, name))).equals(await readFile(join(first, name)))).toBe(true);
  });

  test('holds nothing when the round cannot be read to its end', async () => {
    const folder = await makeFolder();
    const source = calm();
    const broken: RoundSource = {
      ...source,
      now: {
        ...source.now,
        async *results() {
          yield resultOf('a', dead('a', 5000));
          throw new Error('the disk is gone');
        },
      },
    };
    await expect(write(broken, folder)).rejects.toThrow('the disk is gone');
    expect(await readdir(folder)).toEqual([]);
  });

  test('that cannot be made is named, with what to do, in both languages', async () => {
    const file = join(await makeFolder(), 'file');
    await writeFile(file, '');
    const error = (await write(calm(), join(file, 'out')).catch((caught: unknown) => caught)) as ReportError;
    expect(error).toBeInstanceOf(ReportError);
    expect(error.text['zh-CN']).toContain('请换一个目录');
    expect(error.text.en).toContain('choose another folder');
  });

  test('has a folder for every site, whatever the site is called, and never one outside', () => {
    const ids = [
      'www.a.gov.cn',
      'www.a.gov.cn/b/c',
      '../../etc',
      '..',
      '.',
      '',
      'A',
      'a',
      '市',
      '县',
      'x'.repeat(300),
      ...attacks,
      ...addresses,
    ];
    const folders = ids.map(folderOf);
    for (const folder of folders) expect(folder).toMatch(/^[a-z0-9][a-z0-9.-]{0,90}$/);
    expect(new Set(folders).size).toBe(new Set(ids).size);
    expect(folderOf('www.a.gov.cn')).toBe('www.a.gov.cn');
  });
});

test('round.json is the report', async () => {
  const folder = await makeFolder();
  const { report } = await write(calm(), folder);
  const read = JSON.parse(await readFile(join(folder, 'round.json'), 'utf8'));
  expect(RoundReport.parse(read)).toEqual(JSON.parse(JSON.stringify(report)));
});

const guid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
/** RFC 3986. */
const uri = z
  .string()
  .regex(/^[\w!$&'()*+,;=:@/?#.~%-]*$/)
  .regex(/^(?:[^%]|%[0-9a-f]{2})*$/i);
const message = z.strictObject({ text: z.string().min(1) });
const location = z.strictObject({
  physicalLocation: z.strictObject({ artifactLocation: z.strictObject({ uri }) }),
  logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string() })).optional(),
});
/** The parts of the schema of SARIF 2.1.0 that are written; objects may have no other properties. */
const Sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          version: z.string(),
          language: z.string().regex(/^[a-zA-Z]{2}(?:-[a-zA-Z]{2})?$/),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              name: z.string(),
              deprecatedIds: z.array(z.string()).optional(),
              shortDescription: message,
              fullDescription: message,
              help: message,
              defaultConfiguration: z.strictObject({ level: z.enum(['none', 'note', 'warning', 'error']) }),
              properties: z.strictObject({ tags: z.array(z.string()) }),
            }),
          ),
        }),
      }),
      language: z.string(),
      columnKind: z.literal('utf16CodeUnits'),
      automationDetails: z.strictObject({ id: z.string(), guid }),
      baselineGuid: guid.optional(),
      results: z.array(
        z
          .strictObject({
            ruleId: z.string(),
            ruleIndex: z.number().int().nonnegative().optional(),
            kind: z.enum(['notApplicable', 'pass', 'fail', 'review', 'open', 'informational']).optional(),
            level: z.enum(['none', 'note', 'warning', 'error']).optional(),
            message,
            locations: z.array(location),
            partialFingerprints: z.record(z.string(), z.string()),
            baselineState: z.enum(['new', 'unchanged', 'updated', 'absent']).optional(),
            properties: z.record(z.string(), z.unknown()),
          })
          .refine(({ kind, level }) => kind === undefined || kind === 'fail' || level === 'none', 'a kind other than fail has no level'),
      ),
      invocations: z.tuple([
        z.strictObject({
          executionSuccessful: z.boolean(),
          toolExecutionNotifications: z.array(z.strictObject({ level: z.string(), message, locations: z.array(location) })),
        }),
      ]),
    }),
  ]),
});

describe('round.sarif', () => {
  const read = async (source: RoundSource) => {
    const folder = await makeFolder();
    await write(source, folder);
    return Sarif.parse(JSON.parse(await readFile(join(folder, 'round.sarif'), 'utf8'))).runs[0];
  };

  test('has every finding with its state against the round before, and rules that it points to', async () => {
    const { results, tool, baselineGuid, automationDetails, invocations } = await read(calm());
    const said = results.map(
      ({ ruleId, baselineState, kind, properties }) =>
        `${properties.site} ${ruleId} ${baselineState} ${kind ?? 'fail'} ${properties.course}`,
    );
    expect(said.sort()).toEqual([
      'a column-stale unchanged fail still',
      'a dead-link-inner absent fail mended',
      'a dead-link-inner new fail new',
      'a dead-link-inner unchanged fail still',
      'a dead-link-inner unchanged fail still',
      'a wording-error new review new',
      'b dead-link-inner unchanged open unseen',
      'b dead-link-inner unchanged open unseen',
      'b site-unreachable new fail new',
      'c dead-link-inner unchanged open unseen',
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex!]!.id).toBe(ruleId);
    expect(baselineGuid).toBe(guidOf('round/2026Q2/1'));
    expect(automationDetails.guid).toBe(guidOf('round/2026Q3/1'));
    expect(invocations[0].toolExecutionNotifications.map(({ level }) => level)).toEqual(['warning', 'error']);
  });

  test('fits the schema whatever pages say', async () => {
    expect((await read(hostileSource())).results.length).toBeGreaterThan(40);
  });

  test('writes any address as a reference', () => {
    for (const address of [...addresses, 'http://a/b c%zz', 'http://[bad', '%', 'http://市.cn/路?a=|'])
      expect(uri.safeParse(uriOf(address)).error).toBeUndefined();
  });
});

test('one inspection is written as SARIF and JUnit too, beside its scorecard', async () => {
  const folder = await makeFolder();
  const findings = [
    ...dead('a', 2),
    findingOf('a', 'w', { check: 'wording-error', outcome: 'review' }),
    findingOf('a', 'x', { outcome: 'error' }),
  ];
  const { scorecard } = resultOf('a', findings);
  const input = { scorecard: scorecard!, judgement: { findings, tallies: scorecard!.tallies }, site: siteFacts(), index: smallIndex };
  const { files } = await writeReports(folder, input, ['sarif', 'junit']);
  expect(files.map((file) => basename(file))).toEqual(
    expect.arrayContaining(['scorecard.html', 'inspection.sarif', 'inspection.junit.xml']),
  );
  const { results, baselineGuid } = Sarif.parse(JSON.parse(await readFile(join(folder, 'inspection.sarif'), 'utf8'))).runs[0];
  expect(results.map(({ kind, baselineState }) => [kind ?? 'fail', baselineState])).toEqual([
    ['fail', undefined],
    ['fail', undefined],
    ['review', undefined],
    ['open', undefined],
  ]);
  expect(baselineGuid).toBeUndefined();
  expect(await readFile(join(folder, 'inspection.junit.xml'), 'utf8')).toContain('tests="4" failures="1" errors="0" skipped="1"');
});

test('round.junit.xml has a suite for each site, and passes nothing that was not looked at', async () => {
  const folder = await makeFolder();
  await write(calm(), folder, 'en');
  const xml = await readFile(join(folder, 'round.junit.xml'), 'utf8');
  const suites = [...xml.matchAll(/<testsuite name="([^"]*)" tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"/g)].map(
    (found) => found.slice(1),
  );
  expect(suites).toEqual([
    ['网站a (a)', '4', '2', '0', '1'],
    ['网站b (b)', '4', '1', '0', '0'],
    ['网站c (c)', '1', '0', '1', '0'],
  ]);
  expect(xml).toContain('<testcase classname="wording-error" name="');
  expect(xml).toContain('<skipped message="1 to review"/>');
});

describe('tables', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await makeFolder();
    await write(hostileSource(), folder);
  });

  test.each(['sites.csv', 'findings.csv', 'comparison.csv'])(
    '%s: no cell acts as a formula, and every row has the cells of the head',
    async (name) => {
      const rows = readCsv(await readFile(join(folder, name), 'utf8'));
      const [head, ...lines] = rows;
      expect(lines.length).toBeGreaterThan(name === 'comparison.csv' ? 0 : 10);
      for (const row of lines) {
        expect(row).toHaveLength(head!.length);
        for (const cell of row) if (!/^-?\d+(?:\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
      }
    },
  );

  test('say of each finding what became of it, those that are gone too', async () => {
    const plain = await makeFolder();
    await write(calm(), plain);
    const [head, ...rows] = readCsv(await readFile(join(plain, 'findings.csv'), 'utf8'));
    const at = (name: string): number => head!.indexOf(name);
    expect(
      rows.map((row) => `${row[at('站点')]} ${row[at('检查项')]} ${row[at('与上期比较')]} ${row[at('未复核到的原因')]}`.trim()).sort(),
    ).toEqual(
      [
        'a column-stale 遗留',
        'a dead-link-inner 已整改',
        'a dead-link-inner 新增',
        'a dead-link-inner 遗留',
        'a dead-link-inner 遗留',
        'a wording-error 新增',
        'b dead-link-inner 未复核到 首页未能打开',
        'b dead-link-inner 未复核到 首页未能打开',
        'b site-unreachable 新增',
        'c dead-link-inner 未复核到 网站未能检查',
      ].sort(),
    );
    const stale = rows.find((row) => row[at('检查项')] === 'column-stale')!;
    expect([stale[at('栏目')], stale[at('日期')]]).toEqual(['政务公开/通知公告', '2026-01-05']);
  });

  test('keep numbers as numbers, a minus before them too', async () => {
    const plain = await makeFolder();
    const rounds = [
      [resultOf('a', []), resultOf('b', dead('b', 1))],
      [resultOf('a', dead('a', 5)), resultOf('b', dead('b', 1))],
    ];
    const source = sourceOf(
      rounds.map((all, at) => roundOf({ quarter: `2026Q${at + 2}` }, all, smallIndex)),
      { index: smallIndex },
    );
    await write(source, plain);
    const [head, ...rows] = readCsv(await readFile(join(plain, 'sites.csv'), 'utf8'));
    const row = rows.find(([site]) => site === 'a')!;
    expect([row[head!.indexOf('名次变化')], row[head!.indexOf('得分变化')]]).toEqual(['-1', '-5']);
  });
});

/** RFC 4180. */
function readCsv(text: string): string[][] {
  expect(text.startsWith('\ufeff')).toBe(true);
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '') break;
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
