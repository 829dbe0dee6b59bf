import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RosterSite } from '../../../checks/model/index.ts';
import { readRoster } from '../../../crawler/rounds/files/roster-file.ts';
import { openStore } from '../../../crawler/store.ts';
import { templateSites, writeRosterCsv, writeRosterXlsx, writeRosterYaml } from '../../../reports/roster/write.ts';
import { withWorkspace } from '../gathered.ts';
import { anyRoster, siteOf } from './sites.ts';

const read = (text: string, file = 'roster.csv', known: RosterSite[] = []) => readRoster(Buffer.from(text), file, known);
const who = { by: '李某', at: '2026-10-08T01:00:00.000Z' };

/** Imports into an empty workspace. */
async function taken(bytes: Uint8Array, file: string): Promise<RosterSite[]> {
  return await withWorkspace(async (workspace) => {
    const store = await openStore(workspace);
    try {
      const { sites, problems } = readRoster(bytes, file, []);
      expect(problems).toEqual([]);
      await store.roster.take(sites, who);
      return await store.roster.list();
    } finally {
      await store.close();
    }
  });
}

describe('a roster that is written and read back', () => {
  test.each(['csv', 'yaml'] as const)('is the same (%s)', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyRoster, async (sites) => {
        const text = format === 'csv' ? writeRosterCsv(sites, 'zh-CN') : writeRosterYaml(sites);
        expect(await taken(Buffer.from(text), `r.${format}`)).toEqual(sites);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same (xlsx), and nothing in it is a formula', async () => {
    await fc.assert(
      fc.asyncProperty(anyRoster, (sites) =>
        withWorkspace(async (folder) => {
          const file = join(folder, 'r.xlsx');
          await writeRosterXlsx(file, sites, { language: 'en', day: '2026-10-08' });
          expect(await taken(await readFile(file), file)).toEqual(sites);
          const book = new ExcelJS.Workbook();
          await book.xlsx.readFile(file);
          for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()));
        }),
      ),
      { numRuns: 25 },
    );
  });

  test.each(["'", "' | 说明", "'+86 1234", "''=1+1", '=1+1', '%'])('keeps a text that begins like a guarded one: %s', async (note) => {
    const sites = [siteOf('a', { note })];
    expect(await taken(Buffer.from(writeRosterCsv(sites, 'zh-CN')), 'r.csv')).toEqual(sites);
    await withWorkspace(async (folder) => {
      const file = join(folder, 'r.xlsx');
      await writeRosterXlsx(file, sites, { language: 'zh-CN', day: '2026-10-08' });
      expect(await taken(await readFile(file), file)).toEqual(sites);
    });
  });

  test('of csv never begins a cell with a formula', () => {
    const sites = [siteOf('a', { name: '=HYPERLINK("http://x")', organ: '@x', note: '\t+1' })];
    for (const line of writeRosterCsv(sites, 'zh-CN').split('\r\n').slice(1, 2))
      for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+\-@\t]/);
  });

  test('says so when nothing changed, in all three formats and by a template', async () => {
    await withWorkspace(async (workspace) => {
      const store = await openStore(workspace);
      try {
        const sites = [...templateSites];
        const xlsx = join(workspace, 'r.xlsx');
        await writeRosterXlsx(xlsx, sites, { language: 'zh-CN', day: '2026-10-08', all: true });
        const files: [string, Uint8Array][] = [
          ['r.yaml', Buffer.from(writeRosterYaml(sites))],
          ['r.csv', Buffer.from(writeRosterCsv(sites, 'en', true))],
          ['r.xlsx', await readFile(xlsx)],
        ];
        const what = [];
        for (const [name, bytes] of files) {
          const { sites: named, problems } = readRoster(bytes, name, await store.roster.list());
          expect(problems).toEqual([]);
          what.push((await store.roster.take(named, who)).map((one) => one.what));
        }
        expect(what).toEqual([
          ['added', 'added'],
          ['unchanged', 'unchanged'],
          ['unchanged', 'unchanged'],
        ]);
      } finally {
        await store.close();
      }
    });
  });
});

describe('a roster as offices keep it', () => {
  const office = `附件1：岚川市政府网站名录,,,,,
序号,网站全称,网站域名,网站标识码（10位）,主办单位（全称）,级别,类别,所在地区,网站负责人,联系电话,备注,领导签字
1,岚川市人民政府,www.lanchuan.gov.cn,4199000001,岚川市人民政府办公室,市级,门户网站,岚川市,张某,0398-2861234,,
2,岚川市水利局,http://slj.lanchuan.gov.cn/,4199000002,岚川市水利局,地市级,部门,岚川市,李某,13812345678,,
3,清溪县人民政府,http://qingxi.lanchuan.gov.cn/,4199000003,清溪县人民政府,县（市、区）,政府门户网站,清溪县,王某,2862222,,
`;

  test('is read in Chinese words, with a title above the header, and the column that is not known named', () => {
    const { sites, problems } = read(office);
    expect(problems.map(({ line, severity, text }) => [line, severity, text['zh-CN']])).toEqual([
      [2, 'warning', '列“领导签字”无法识别，没有导入'],
    ]);
    expect(sites.map(({ id, stated }) => [id, stated.level, stated.kind, stated.siteCode, stated.contacts])).toEqual([
      ['lanchuan.gov.cn', 'city', 'portal', '4199000001', [{ name: '张某', phone: '0398-2861234' }]],
      ['slj.lanchuan.gov.cn', 'city', 'department', '4199000002', [{ name: '李某', phone: '13812345678' }]],
      ['qingxi.lanchuan.gov.cn', 'county', 'portal', '4199000003', [{ name: '王某', phone: '2862222' }]],
    ]);
    expect(sites[0]!.stated.url).toBe('http://www.lanchuan.gov.cn/');
  });

  test('is read whatever a spreadsheet saved it as: GB18030, UTF-8 with a mark, UTF-16, tabs, semicolons', () => {
    const wanted = read(office).sites;
    const gb = encodeGb(office);
    expect(new TextDecoder('gb18030').decode(gb)).toBe(office);
    expect(readRoster(gb, 'r.csv', []).sites).toEqual(wanted);
    expect(read(`\ufeff${office}`).sites).toEqual(wanted);
    expect(readRoster(Buffer.from(`\ufeff${office}`, 'utf16le'), 'r.csv', []).sites).toEqual(wanted);
    expect(read(office.replaceAll(',', '\t')).sites).toEqual(wanted);
    expect(read(office.replaceAll(',', ';').replaceAll('\n', '\r\n')).sites).toEqual(wanted);
  });

  test('of merged cells gives each row what is shown once', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('名录');
    sheet.addRow(['分组', '网站名称', '网址', '主办单位', '层级', '所属地区', '标识码']);
    sheet.addRow(['县市区', '甲县人民政府', 'http://jia.gov.cn', '甲县人民政府', '县级', '甲县', 4199000011]);
    sheet.addRow([
      '',
      '乙县人民政府',
      { text: 'http://yi.gov.cn', hyperlink: 'http://yi.gov.cn' },
      '乙县人民政府',
      '县级',
      '乙县',
      '4199000012',
    ]);
    sheet.mergeCells('A2:A3');
    const { sites, problems } = readRoster(new Uint8Array(await book.xlsx.writeBuffer()), 'r.xlsx', []);
    expect(problems).toEqual([]);
    expect(sites.map(({ stated, otherwise }) => [stated.group, stated.siteCode, otherwise.kind])).toEqual([
      ['县市区', '4199000011', 'portal'],
      ['县市区', '4199000012', 'portal'],
    ]);
  });

  test('that is silent on level, region and group has them worked out where a name tells, and says so', () => {
    const { sites, problems } = read(
      '网站名称,网址\n岚川市水利局网站,slj.lc.gov.cn\n清溪县人民政府门户网站,qx.gov.cn\n某某研究会,yjh.org.cn\n',
    );
    expect(sites.map(({ otherwise }) => [otherwise.level, otherwise.kind, otherwise.region, otherwise.group])).toEqual([
      ['city', 'department', '岚川市', '市直部门'],
      ['county', 'portal', '清溪县', '县市区'],
    ]);
    expect(problems.filter(({ severity }) => severity === 'note').map(({ line }) => line)).toEqual([2, 2, 3, 3]);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ line, text }) => [line, text['zh-CN']])).toEqual([
      [4, '缺少层级、所属地区、分组，本行未导入'],
    ]);
  });

  test('has what cannot be read named line by line, and the rest taken', () => {
    const { sites, problems } = read(
      [
        '网站名称,网址,主办单位,层级,类型,地区,标识码,运行状态',
        '甲,http://jia.gov.cn,甲局,市级,部门,岚川市,4199000001,正常',
        '乙,http://yi gov.cn,乙局,市级,部门,岚川市,4199000002,正常',
        '丙,http://bing.gov.cn,丙局,火星级,部门,岚川市,4199000003,正常',
        '丁,http://ding.gov.cn,丁局,市级,部门,岚川市,4.199E+09,正常',
        '戊,javascript:alert(1),戊局,市级,部门,岚川市,,正常',
        '己,http://ji.gov.cn,己局,市级,部门,岚川市,bm12345678,已关停',
        '庚,,庚局,市级,部门,岚川市,,',
        '',
        '合计,,,,,,,',
      ].join('\n'),
    );
    expect(sites.map(({ id }) => id)).toEqual(['jia.gov.cn', 'ding.gov.cn', 'ji.gov.cn']);
    expect(sites.at(-1)!.stated.running).toBe(false);
    expect(problems.map(({ line, severity, text }) => [line, severity, text['zh-CN'].slice(0, 12)])).toEqual([
      [3, 'error', '网址“http://yi'],
      [4, 'error', '层级“火星级”无法识别，'],
      [5, 'warning', '网站标识码“4.199E'],
      [6, 'error', '网址“javascrip'],
      [8, 'error', '缺少网址，本行未导入'],
      [10, 'error', '缺少网址，本行未导入'],
    ]);
    expect(problems[2]!.text['zh-CN']).toContain('科学记数');
    for (const { text } of problems) expect(text.en).not.toMatch(/[\u4e00-\u9fff]{6}/);
  });

  test('has sites that stand in it twice named: by id, by address, by 标识码', () => {
    const known = [siteOf('old', { siteCode: '4199000009' })];
    const { sites, problems } = read(
      [
        '编号,网站名称,网址,主办单位,层级,地区,标识码',
        'a,甲,http://a.gov.cn/,甲局,市级,岚川市,4199000001',
        'a,甲二,http://a2.gov.cn/,甲局,市级,岚川市,4199000002',
        'b,乙,https://www.a.gov.cn/index.html,乙局,市级,岚川市,4199000003',
        'c,丙,http://c.gov.cn/,丙局,市级,岚川市,4199000001',
        'd,丁,http://old.example.gov.cn,丁局,市级,岚川市,',
        'e,戊,http://e.gov.cn,戊局,市级,岚川市,4199000009',
      ].join('\n'),
      'r.csv',
      known,
    );
    expect(sites.map(({ id }) => id)).toEqual(['a', 'c', 'e']);
    const named = problems.filter(({ severity }) => severity !== 'note').map(({ line, severity, text }) => [line, severity, text['zh-CN']]);
    expect(named).toEqual([
      [3, 'error', '编号 a 与第 2 行重复，本行未导入'],
      [4, 'error', '网址 https://www.a.gov.cn/index.html 与第 2 行重复，本行未导入'],
      [5, 'warning', '网站标识码 4199000001 与第 2 行重复，请核对'],
      [6, 'error', '网址 http://old.example.gov.cn/ 与名录中的 old 重复，本行未导入'],
      [7, 'warning', '网站标识码 4199000009 与名录中的 old 重复，请核对'],
    ]);
    for (const { text } of problems.filter(({ severity }) => severity !== 'note')) expect(text.en).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test('in YAML has its mistakes named by line and column', () => {
    const { sites, problems } = read(
      'sites:\n  - id: a\n    name: 甲\n    url: http://a.gov.cn\n    level: 市级\n    organ: 甲市甲局\n    colour: red\n  - 文字\n  - id: b\n    url: nowhere\n',
      'r.yaml',
    );
    expect(sites.map(({ id }) => id)).toEqual(['a']);
    expect(problems.map(({ line, column, severity }) => [line, column, severity])).toEqual([
      [2, 5, 'note'],
      [7, 5, 'warning'],
      [8, 5, 'error'],
      [10, 5, 'error'],
    ]);
    expect(read('sites: [a: 1', 'r.yaml').problems[0]).toMatchObject({ line: 1, severity: 'error' });
    expect(read('a: &a [x]\nb: [*a, *a]', 'r.yaml').sites).toEqual([]);
  });

  test('that is no roster at all gives a reason and never throws', () => {
    const bad: [string, Uint8Array][] = [
      ['r.csv', Buffer.from('')],
      ['r.csv', Buffer.from('just text')],
      ['r.xlsx', Buffer.from('PK\x03\x04 and nothing more')],
      ['r.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])],
      ['r.csv', randomBytes(5000)],
      ['r.yaml', randomBytes(5000)],
      ['r.csv', Buffer.from('%PDF-1.7\n')],
      ['r.csv', Buffer.from(','.repeat(1_000_000))],
      ['r.yaml', Buffer.from('['.repeat(1_000_000))],
      ['r.yaml', Buffer.from('- '.repeat(1_000_000))],
    ];
    for (const [name, bytes] of bad) {
      const { sites, problems } = readRoster(bytes, name, []);
      expect(sites).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('r.csv', 'r.yaml'), (bytes, name) => void readRoster(bytes, name, [])),
    );
  });
});

describe('a roster that is imported again', () => {
  test('keeps what people corrected, takes over what the file changed, and says both', async () => {
    await withWorkspace(async (workspace) => {
      const store = await openStore(workspace);
      const take = async (text: string) => {
        const { sites } = readRoster(Buffer.from(text), 'r.csv', await store.roster.list());
        return (await store.roster.take(sites, who))[0];
      };
      const file = (organ: string, note: string): string =>
        `编号,网站名称,网址,主办单位,层级,地区,备注\na,甲,http://a.gov.cn/,${organ},市级,岚川市,${note}\n`;
      try {
        expect(await take(file('甲局', '旧'))).toMatchObject({ what: 'added' });
        await store.roster.edit('a', { organ: '甲委员会', profile: { columns: [{ match: '动态', ignore: true }] } }, who);
        expect(await take(file('甲局', '旧'))).toEqual({ id: 'a', what: 'unchanged', changed: [], kept: ['organ'] });
        expect(await take(file('甲中心', '新'))).toEqual({ id: 'a', what: 'changed', changed: ['note'], kept: ['organ'] });
        // the file has come round to it: nothing is left to keep
        expect(await take(file('甲委员会', '新'))).toEqual({ id: 'a', what: 'unchanged', changed: [], kept: [] });
        expect(await take(file('甲总局', ''))).toEqual({ id: 'a', what: 'changed', changed: ['organ'], kept: [] });
        const site = await store.roster.find('a');
        expect(site).toMatchObject({ organ: '甲总局', note: '新', profile: { columns: [{ match: '动态', ignore: true }] } });
        const changes = await store.roster.changes('a');
        expect(changes.map(({ kind }) => kind)).toEqual(['added', 'edited', 'changed', 'changed']);
      } finally {
        await store.close();
      }
    });
  });
});

/** Only for the characters of a text that TextDecoder maps back to: tried pair by pair, as Node has no encoder. */
function encodeGb(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && !known.has(character)) known.set(character, [high, low]);
    }
  return Buffer.from([...text].flatMap((character) => (character < '\x80' ? [character.charCodeAt(0)] : known.get(character)!)));
}
