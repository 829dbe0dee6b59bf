import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadIndex } from '../../../crawler/index-files.ts';
import { emptyDossier } from '../../../crawler/packages/dossier.ts';
import { writePackage } from '../../../crawler/packages/package.ts';
import { momentOf, readMarksFile } from '../../../crawler/rounds/files/marks-file.ts';
import { createReferee } from '../../../crawler/rounds/referee.ts';
import { siteOf } from './sites.ts';

const index = loadIndex('gov-2019');
const sites = [
  siteOf('slj', { name: '岚川市水利局', siteCode: '4199000002' }),
  siteOf('unit', { url: 'http://www.example.gov.cn/unit/', kind: 'platform-unit', scope: { hosts: [], paths: ['/unit/'] } }),
];
const at = '2026-10-08T01:00:00.000Z';
const context = { referee: createReferee(sites, { index, parts: [] }), sites, index: index.id, by: undefined, at, source: 'f' };
const read = (text: string | Uint8Array, file: string, by?: string) => readMarksFile(Buffer.from(text as string), file, { ...context, by });
const leaf = 'publication.overview';

describe('marks in files', () => {
  test('are found by id, name, 标识码 or address of the site, and by id or title of the indicator, in words of either language', async () => {
    const rows = [
      '网站名称,评估指标,判定结果,评估人,评估时间,扣分原因',
      '岚川市水利局,概况信息,不通过,甲,2026年10月8日,缺机构图',
      '4199000002,publication.leaders,合格,乙,2026/10/8 9:30,',
      'http://slj.example.gov.cn/index.html,publication.functions,2.5,丙,2026-10-08T09:30:00+08:00,',
      'slj,services.items,na,丁,2026-10-08 09:30,',
    ];
    const { opinions, problems } = await read(rows.join('\n'), 'm.csv');
    expect(problems).toEqual([]);
    expect(opinions.map(({ site, leaf: id, result, points, by, at: when, note }) => [site, id, result, points, by, when, note])).toEqual([
      ['slj', leaf, 'fail', undefined, '甲', '2026-10-07T16:00:00.000Z', '缺机构图'],
      ['slj', 'publication.leaders', 'pass', undefined, '乙', '2026-10-08T01:30:00.000Z', undefined],
      ['slj', 'publication.functions', 'points', 2.5, '丙', '2026-10-08T01:30:00.000Z', undefined],
      ['slj', 'services.items', 'na', undefined, '丁', '2026-10-08T01:30:00.000Z', undefined],
    ]);
  });

  test('say the same in YAML by site, in JSON as a list, and in a workbook', async () => {
    const wanted = [expect.objectContaining({ site: 'slj', leaf, kind: 'mark', result: 'points', points: 2, by: '甲', at })];
    const yaml = await read(`slj:\n  ${leaf}: { points: 2, by: 甲 }\n`, 'm.yaml');
    const json = await read(JSON.stringify({ marks: [{ site: 'slj', leaf, result: 'points', points: 2 }] }), 'm.json', '甲');
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('打分表');
    sheet.addRow(['2026年第三季度打分表']);
    sheet.addRow(['站点', '指标', '得分', '评估人']);
    sheet.addRow(['slj', leaf, 2, '甲']);
    const xlsx = await read(new Uint8Array(await book.xlsx.writeBuffer()), 'm.xlsx');
    for (const { opinions, problems } of [yaml, json, xlsx]) expect([opinions, problems]).toEqual([wanted, []]);
  });

  test('that cannot stand are named by line: no scale has them, a veto takes no points, nobody decided them', async () => {
    const rows = [
      'site,leaf,result,points,by,at',
      `slj,${leaf},,3.01,甲,`,
      'slj,veto.safety.wording,,5,甲,',
      `slj,${leaf},maybe,,甲,`,
      `slj,${leaf},pass,,,`,
      `slj,${leaf},pass,,甲,2026-02-30`,
      'slj,publication,pass,,甲,',
      `,${leaf},pass,,甲,`,
      `slj,${leaf},,-1,甲,`,
    ];
    const { opinions, problems } = await read(rows.join('\n'), 'm.csv');
    expect(opinions).toEqual([]);
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    for (const { text } of problems) expect(text['zh-CN'].length > 3 && text.en.length > 3).toBe(true);
    const yaml = await read(`slj:\n  ${leaf}: pass\n  nothing.there: pass\n`, 'm.yaml', '甲');
    expect(yaml.opinions).toHaveLength(1);
    expect(yaml.problems).toMatchObject([{ line: 3, column: 3 }]);
  });

  test('of a package are those of the unit that it is of, with those of others beside them', async () => {
    const dossier = emptyDossier('http://www.example.gov.cn/unit/', { scope: { hosts: [], paths: ['/unit/'] } });
    dossier.marks[index.id] = {
      [leaf]: { result: 'pass', by: '甲', at: '2026-10-08T02:00:00.000Z' },
      'no.such': { result: 'pass', by: '甲' },
    };
    dossier.otherMarks[index.id] = { [leaf]: [{ result: 'fail', by: '乙', at: '2026-10-08T03:00:00.000Z' }] };
    const { opinions, problems } = await read(await writePackage({ dossier, pictures: new Map() }, at), 'u.mingcha');
    expect(opinions.map(({ site, by, result }) => [site, by, result])).toEqual([
      ['unit', '甲', 'pass'],
      ['unit', '乙', 'fail'],
    ]);
    expect(problems).toHaveLength(1);
    const other = await read(
      await writePackage({ dossier: emptyDossier('http://elsewhere.gov.cn/'), pictures: new Map() }, at),
      'o.mingcha',
    );
    expect(other).toMatchObject({ opinions: [], problems: [{ text: { en: expect.stringContaining('elsewhere.gov.cn') } }] });
  });

  test('are never taken from bytes that are none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('m.csv', 'm.yaml', 'm.json', 'm.xlsx', 'm.mingcha'),
        async (bytes, file) => {
          const { opinions } = await read(bytes, file);
          expect(opinions).toEqual([]);
        },
      ),
    );
  });
});

describe('moments', () => {
  test('are read by the clock of the sites, and days that do not exist are none', () => {
    expect(momentOf('2026-10-08')).toBe('2026-10-07T16:00:00.000Z');
    expect(momentOf('2026-10-08 23:59')).toBe('2026-10-08T15:59:00.000Z');
    expect(momentOf('2026-10-08T01:00:00Z')).toBe('2026-10-08T01:00:00.000Z');
    for (const none of ['昨天', '2026-02-29', '2026-13-01', '20261008', '2026-10-08 25:00']) expect(momentOf(none)).toBeNull();
  });
});
