/** Attached documents: what they are, what they hold, and that no file harms the one who opens it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readAnnualReport } from '../../../checks/facts/annual-report.ts';
import { startJudging } from '../../../checks/judge.ts';
import type { PageFacts } from '../../../checks/model/index.ts';
import { checks } from '../../../checks/rules/index.ts';
import { documentLimits } from '../../../crawler/documents/document.ts';
import { pageOfDocument } from '../../../crawler/documents/page.ts';
import { parseFile } from '../../../crawler/documents/parse.ts';
import { openDocuments } from '../../../crawler/documents/read.ts';
import { agreeingFigures, writeReport } from '../../city/annual-report.ts';
import { seedChance } from '../../city/chance.ts';
import { compound, printed, rawWord, wordOf, workbook, zipOf } from './made.ts';

const organ = '岚川市水利局';
const title = `${organ}2025年政府信息公开工作年度报告`;
const asOf = '2026-09-30';
const documents = openDocuments();
afterAll(() => documents.close());

const parse = (bytes: Uint8Array, name = 'a', limits = {}) => parseFile(bytes, name, null, { ...documentLimits, ...limits });
const shown = (grids: { rows: ({ text: string } | null)[][] }[]) =>
  grids.map(({ rows }) => rows.map((row) => row.map((cell) => cell?.text ?? null)));
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('an annual report in a file is read as on a page', () => {
  const figures = agreeingFigures(seedChance('file'));
  const html = `<h1>${title}</h1>${writeReport({ organ, year: 2025, figures })}`;
  const wrong = structuredClone(figures);
  wrong.applications.received![6]! += 1;

  test.each([
    ['docx', wordOf],
    ['pdf', printed],
  ] as const)('%s', async (type, make) => {
    const file = await documents.readFile(await make(html), `${title}.${type}`, 'application/octet-stream');
    expect(file).toMatchObject({ type, promised: type, outcome: 'read', truncated: false });
    const page = pageOf(file);
    expect(page.annualReport).toMatchObject({ year: 2025, organ, version: '2021', unread: [], blanks: [] });
    expect(page.annualReport!.applications).toEqual(figures.applications);
    expect(page.annualReport!.reviews).toEqual(figures.reviews);
    expect(page.annualReport!.disclosed.normative).toEqual(figures.normative);
    expect(page.annualReport!.parts.map(({ part }) => part)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(judge(page)).toEqual([]);
    const plain = readAnnualReport({ text: file.text, grids: file.grids, pictures: [] }, title)!;
    expect(plain.applications).toEqual(figures.applications);

    const other = await documents.readFile(await make(`<h1>${title}</h1>${writeReport({ organ, year: 2025, figures: wrong })}`), 'a', null);
    expect(judge(pageOf(other))).toEqual(['annual-report-arithmetic fail']);
  });

  function pageOf(file: Awaited<ReturnType<typeof documents.readFile>>): PageFacts {
    return pageOfDocument(file, {
      url: 'http://slj.lanchuan.gov.cn/files/nb.bin',
      contentType: 'application/octet-stream',
      title: `附件：${title}.docx`,
      asOf,
    })!;
  }
  function judge(page: PageFacts): string[] {
    const judging = startJudging({ checks: checks.filter(({ theme, scope }) => theme === 'annual-report' && scope === 'page'), asOf });
    judging.page(page);
    return judging.finish().findings.map(({ check, outcome }) => `${check} ${outcome}`);
  }
});

describe('docx', () => {
  test('merged cells, frames, fields and deleted text', async () => {
    const file = await parse(
      rawWord(`<w:p><w:r><w:t>标题 &lt;b&gt;</w:t></w:r><w:del><w:r><w:delText>旧</w:delText><w:t>删去</w:t></w:r></w:del></w:p>
        <w:p><w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>框内</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>框内</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>
        <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`),
    );
    expect(file).toMatchObject({ type: 'docx', outcome: 'read' });
    expect(file.text).toMatch(/^标题 <b>\n框内\n甲/);
    expect(file.text).not.toMatch(/删去|PAGE|框内[\s\S]*框内/);
    expect(shown(file.grids)).toEqual([
      [
        ['甲', '甲', '1'],
        ['甲', '甲', '2'],
      ],
    ]);
  });

  test('what a document writes stays text, whatever it writes', async () => {
    const file = await parse(rawWord('<w:p><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=y&gt;</w:t></w:r></w:p>'));
    expect(file.markup).not.toMatch(/<script|<img src/);
    expect(file.text).toBe('<script>alert(1)</script><img src=x onerror=y>');
  });

  test('an empty document is blank', async () => {
    expect(await parse(rawWord('<w:p/>'))).toMatchObject({ type: 'docx', outcome: 'blank' });
  });
});

describe('xlsx', () => {
  test('every sheet, its merged cells, dates and formulas', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('名册');
      sheet.addRow(['单位', '日期', '数量']);
      sheet.addRow(['水利局', new Date('2026-01-20T00:00:00Z'), 12]);
      sheet.addRow([null, null, { formula: 'C2*2', result: 24 }]);
      sheet.mergeCells('A2:A3');
      book.addWorksheet('底稿', { state: 'hidden' }).addRow(['联系人', '13800138000']);
    });
    const file = await documents.readFile(bytes, '名册.xlsx', null);
    expect(file).toMatchObject({ type: 'xlsx', outcome: 'read', pages: 2 });
    expect(shown(file.grids)).toEqual([
      [
        ['单位', '日期', '数量'],
        ['水利局', '2026-01-20', '12'],
        ['水利局', '', '24'],
      ],
      [['联系人', '13800138000']],
    ]);
    expect(file.text).toContain('名册\n');
  });

  test('personal data in a workbook is found as on a page, and masked', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('补贴');
      sheet.addRow(['姓名', '身份证号']);
      sheet.addRow(['某某', '11010519491231002X']);
    });
    const page = pageOfDocument(await parse(bytes), { url: 'http://a.gov.cn/b.xlsx', contentType: null, title: '补贴名单', asOf })!;
    expect(page.personalData.map(({ kind }) => kind)).toEqual(['id-card']);
    expect(JSON.stringify(page)).not.toContain('11010519491231002X');
  });
});

describe('pdf', () => {
  test('paragraphs over lines, and a page that is a picture', async () => {
    const sentence = '本机关依照有关规定公开政府信息并接受社会监督不断提高工作水平'.repeat(6);
    const file = await documents.readFile(await printed(`<p>${sentence}。</p><p>第二段 second paragraph here.</p>`), 'a.pdf', null);
    expect(file.text).toBe(`${sentence}。\n第二段 second paragraph here.`);
    const scan = await documents.readFile(
      await printed(
        '<img style="width:300px" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">',
      ),
      'a.pdf',
      null,
    );
    expect(scan).toMatchObject({ type: 'pdf', outcome: 'blank', reason: 'its pages are pictures' });
  });

  test('no more pages than the limit', async () => {
    const bytes = await printed('<p>甲</p><p style="break-before:page">乙</p><p style="break-before:page">丙</p>');
    expect(await parse(bytes, 'a.pdf', { pages: 2 })).toMatchObject({ outcome: 'read', pages: 3, truncated: true, text: '甲\n乙' });
  });
});

describe('ofd', () => {
  const text = (x: number, y: number, words: string, more = '') =>
    `<ofd:TextObject Boundary="${x} ${y} 60 6" Size="4"${more}><ofd:TextCode X="0" Y="4" DeltaX="g ${words.length - 1} 4">${words}</ofd:TextCode></ofd:TextObject>`;
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    `<ofd:PathObject Boundary="${x1} ${y1} ${x2 - x1} ${y2 - y1}"><ofd:AbbreviatedData>M 0 0 L ${x2 - x1} ${y2 - y1}</ofd:AbbreviatedData></ofd:PathObject>`;
  const ofd = (...pages: string[]) =>
    zipOf({
      'OFD.xml': '<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
      'Doc_0/Document.xml': `<ofd:Document><ofd:Pages>${pages.map((_, at) => `<ofd:Page ID="${at}" BaseLoc="Pages/Page_${at}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
      ...Object.fromEntries(
        pages.map((body, at) => [
          `Doc_0/Pages/Page_${at}/Content.xml`,
          `<ofd:Page><ofd:Content><ofd:Layer>${body}</ofd:Layer></ofd:Content></ofd:Page>`,
        ]),
      ),
    });

  test('paragraphs, and a table from its lines', async () => {
    const rules = [...[40, 50, 60].map((y) => line(20, y, 100, y)), ...[20, 60, 100].map((x) => line(x, 40, x, 60))];
    const file = await parse(
      ofd(
        text(20, 20, '政府信息公开') +
          rules.join('') +
          text(22, 42, '新收') +
          text(62, 42, '12') +
          text(22, 52, '结转') +
          text(62, 52, '3'),
        text(20, 20, '第二页'),
      ),
    );
    expect(file).toMatchObject({ type: 'ofd', outcome: 'read', pages: 2, truncated: false });
    expect(file.text).toMatch(/^政府信息公开\n[\s\S]*\n第二页$/);
    expect(shown(file.grids)).toEqual([
      [
        ['新收', '12'],
        ['结转', '3'],
      ],
    ]);
  });

  test('a scan is blank, and one without pages is damaged', async () => {
    expect(await parse(ofd('<ofd:ImageObject Boundary="0 0 210 297" ResourceID="1"/>'))).toMatchObject({ type: 'ofd', outcome: 'blank' });
    expect(await parse(zipOf({ 'OFD.xml': '<ofd:OFD/>', 'a.xml': 'x' }))).toMatchObject({
      type: 'ofd',
      outcome: 'damaged',
      reason: 'no pages',
    });
  });
});

describe('what a file is, by its content', () => {
  test.each([
    ['doc', compound('WordDocument', '1Table')],
    ['xls', compound('Workbook')],
    ['ppt', compound('PowerPoint Document')],
    ['wps', compound('WordDocument', 'WpsCustomData')],
    ['ole', compound('Contents')],
    ['pptx', zipOf({ 'ppt/presentation.xml': '<a/>' })],
    ['zip', zipOf({ 'a.txt': 'a' })],
    ['rar', latin1('Rar!\x1a\x07\x01\x00')],
    ['7z', latin1("7z\xbc\xaf'\x1c\0\0")],
    ['rtf', latin1('{\\rtf1\\ansi}')],
    ['jpeg', latin1('\xff\xd8\xff\xe0')],
    ['png', latin1('\x89PNG\r\n\x1a\n')],
    ['html', latin1('\r\n<!DOCTYPE html><html>')],
    ['mht', latin1('MIME-Version: 1.0\r\n')],
    ['unknown', latin1('hello')],
    ['unknown', new Uint8Array()],
  ])('%s', async (type, bytes) => {
    const file = await parse(bytes);
    expect(file).toMatchObject({ type, outcome: 'unsupported', text: '' });
    expect(file.reason).not.toBe('');
  });

  test('a file that is not what its name says', async () => {
    expect(await parse(latin1('<html>404</html>'), '年报.docx')).toMatchObject({ type: 'html', promised: 'docx' });
    expect(await parseFile(latin1('%PDF-'), 'download', 'application/pdf; charset=x', documentLimits)).toMatchObject({
      type: 'pdf',
      promised: 'pdf',
    });
  });

  test('locked files say so', async () => {
    expect(await parse(compound('EncryptionInfo', 'EncryptedPackage'))).toMatchObject({ outcome: 'encrypted' });
  });
});

test('a reader that was not closed lets the program end', async () => {
  const reader = new URL('../../../crawler/documents/read.ts', import.meta.url).href;
  const script = `const { openDocuments } = await import(${JSON.stringify(reader)}); console.log((await openDocuments().readFile(new Uint8Array([1]), 'a', null)).type);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  expect(stdout.trim()).toBe('unknown');
});

describe('hostile files', () => {
  test('an archive that would unpack to a hundred megabytes is not unpacked', async () => {
    const bomb = zipOf({ 'word/document.xml': new Uint8Array(120_000_000), '[Content_Types].xml': '' });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await documents.readFile(bomb, 'a.docx', null)).toMatchObject({ type: 'docx', outcome: 'too-large' });
    const dense = zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/sharedStrings.xml': new Uint8Array(20_000_000) });
    expect(await parse(dense)).toMatchObject({ type: 'xlsx', outcome: 'too-large' });
  });

  test('an archive with too many entries, and one that lies about its sizes', async () => {
    const many = zipOf(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.txt`, 'a'])));
    expect(await parse(many, 'a', { entries: 200 })).toMatchObject({ outcome: 'too-large' });
    const lies = rawWord(`<w:p><w:r><w:t>${'公开'.repeat(5000)}</w:t></w:r></w:p>`);
    const view = new DataView(lies.buffer, lies.byteOffset, lies.byteLength);
    for (let at = 0; at + 28 < lies.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 40, true);
    expect((await parse(lies)).text.length).toBeLessThanOrEqual(40);
  });

  test('XML that nests deep, never ends or defines entities upon entities', async () => {
    const deep = rawWord(`${'<w:tbl><w:tr><w:tc>'.repeat(50_000)}<w:p><w:r><w:t>底</w:t></w:r></w:p>`);
    expect((await parse(deep)).outcome).toMatch(/read|blank/);
    const laughs = zipOf({
      'word/document.xml': `<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document><w:p><w:r><w:t>&b;&b;好</w:t></w:r></w:p></w:document>`,
    });
    expect((await parse(laughs)).text).not.toContain('哈');
  });

  test('a sheet with a cell in a far corner of every row', async () => {
    const rows = Array.from({ length: 25_000 }, (_, at) => `<row r="${at + 1}"><c r="GR${at + 1}"><v>${at}</v></c></row>`).join('');
    const bytes = zipOf({
      'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(5000)}</mergeCells></worksheet>`,
    });
    expect(await parse(bytes)).toMatchObject({ type: 'xlsx', outcome: 'read', truncated: true });
  });

  test('a file that takes too long is given up, and the next one is read', async () => {
    const impatient = openDocuments({ time: 1 });
    expect(await impatient.readFile(await printed('<p>甲</p>'), 'a.pdf', null)).toMatchObject({
      type: 'pdf',
      outcome: 'timeout',
      text: '',
    });
    await impatient.close();
    const patient = openDocuments({ memory: 64 });
    const heavy = zipOf({
      'word/document.xml': `<a>${'<w:tbl><w:tr>'.repeat(2_000_000)}`,
      x: crypto.getRandomValues(new Uint8Array(60_000)),
    });
    expect((await patient.readFile(heavy, 'a.docx', null)).outcome).toMatch(/too-large|blank/);
    expect(await patient.readFile(rawWord('<w:p><w:r><w:t>乙</w:t></w:r></w:p>'), 'a.docx', null)).toMatchObject({
      outcome: 'read',
      text: '乙',
    });
    await patient.close();
  });

  test('any bytes, cut or changed anywhere, give a result', async () => {
    const whole = [
      rawWord('<w:p><w:r><w:t>甲乙丙</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'),
      await workbook((book) => book.addWorksheet('a').addRow([1, '甲'])),
      await printed('<p>甲</p><table><tr><td>1</td></tr></table>'),
      compound('WordDocument'),
    ];
    const change = fc.record({
      file: fc.nat({ max: 3 }),
      cut: fc.double({ min: 0, max: 1, noNaN: true }),
      at: fc.nat(),
      bytes: fc.uint8Array({ maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ file, cut, at, bytes }) => {
        const made = whole[file]!.slice(0, Math.ceil(whole[file]!.length * cut));
        made.set(bytes.subarray(0, Math.max(0, made.length - (at % (made.length + 1)))), at % (made.length + 1));
        const facts = await documents.readFile(made, 'a', null);
        expect(facts.bytes).toBe(made.length);
        expect(['read', 'blank', 'encrypted', 'damaged', 'too-large', 'timeout', 'unsupported']).toContain(facts.outcome);
      }),
      { numRuns: 60 },
    );
  });
});
