import { expect, test } from 'vitest';
import { documentLimits } from '../../../crawler/documents/document.ts';
import { readDocx } from '../../../crawler/documents/docx.ts';
import { composeBulletin } from '../../../reports/bulletin/compose.ts';
import { renderDocx } from '../../../reports/bulletin/docx.ts';
import { traceBulletin } from '../../../reports/bulletin/numbers.ts';
import type { Bulletin } from '../../../reports/bulletin/pieces.ts';
import { type Office, shippedTemplate, type Template } from '../../../reports/bulletin/template.ts';
import { titleLines } from '../../../reports/bulletin/title-lines.ts';
import { widthOf } from '../../../reports/bulletin/width.ts';
import { brokenRelations, partsOf, xmlFaults } from '../packages.ts';
import { clean, settled } from './rounds.ts';

const filled: Partial<Office> = {
  issuer: '岚川市人民政府办公室',
  letterhead: '岚川市人民政府办公室文件',
  number: '岚政办发〔2026〕12号',
  place: '全市',
  date: '2026-10-09',
  copies: '市委办公室，市人大常委会办公室。',
};

function compose(office: Partial<Office> = filled, { report } = settled): { bulletin: Bulletin; template: Template } {
  const shipped = shippedTemplate('zh-CN');
  const template = { ...shipped, office: { ...shipped.office, ...office } };
  return { bulletin: composeBulletin(report, { template, language: 'zh-CN' }), template };
}

async function render(office?: Partial<Office>, made = settled): Promise<Uint8Array> {
  const { bulletin, template } = compose(office, made);
  return await renderDocx(bulletin, { fonts: template.fonts, words: template.layout, day: '2026-10-09' });
}

interface Line {
  text: string;
  xml: string;
}
/** The paragraphs outside of tables. */
function paragraphs(xml: string): Line[] {
  const flow = xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, '');
  return [...flow.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs)].map(([one]) => ({
    xml: one,
    text: [...one.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  }));
}
const millimetres = (twips: number): number => (twips / 1440) * 25.4;

const bytes = await render();
const parts = partsOf(bytes);
const document = parts.get('word/document.xml')!;
const lines = paragraphs(document);
const find = (text: string): Line => lines.find((line) => line.text === text) ?? expect.fail(`no paragraph ${text}`);

test('every part is XML, every relation leads somewhere, and the same bulletin gives the same bytes', async () => {
  expect(xmlFaults(bytes)).toEqual([]);
  expect(brokenRelations(bytes)).toEqual([]);
  expect(Buffer.from(await render()).equals(Buffer.from(bytes))).toBe(true);
  expect(parts.get('docProps/core.xml')).toContain('2026-10-09T00:00:00Z');
});

test('the page is A4 with margins of 37, 28, 35 and 26 mm', () => {
  const size = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(document)!;
  const margins = Object.fromEntries(
    [...document.matchAll(/<w:pgMar [^>]*>/g)][0]![0]
      .matchAll(/w:(\w+)="(\d+)"/g)
      .map(([, name, value]) => [name, millimetres(Number(value))]),
  );
  expect([millimetres(Number(size[1])), millimetres(Number(size[2]))]).toEqual([expect.closeTo(210, 1), expect.closeTo(297, 1)]);
  expect(margins.top).toBeCloseTo(37, 1);
  expect(margins.left).toBeCloseTo(28, 1);
  expect(margins.bottom).toBeCloseTo(35, 1);
  expect(margins.right).toBeCloseTo(26, 1);
});

test('22 lines of 28 characters fill the type area and no more', () => {
  const body = lines.find(({ text }) => text.startsWith('按照'))!;
  const line = Number(/w:line="(\d+)" w:lineRule="exact"/.exec(body.xml)![1]);
  expect(millimetres(line * 22)).toBeLessThanOrEqual(225.05);
  expect(millimetres(line * 22)).toBeGreaterThan(224);
  const size = Number(/<w:sz w:val="(\d+)"/.exec(body.xml)![1]);
  const spacing = Number(/<w:spacing w:val="(-?\d+)"/.exec(body.xml)![1]);
  expect(size).toBe(32);
  const width = millimetres((size * 10 + spacing) * 28);
  expect(width).toBeLessThanOrEqual(156);
  expect(width).toBeGreaterThan(154);
  expect(document).toContain(`<w:docGrid w:type="lines" w:linePitch="${line}"`);
});

test('title, text and headings are set as the standard says', () => {
  const fontOf = ({ xml }: Line): string => /w:eastAsia="([^"]*)"/.exec(xml)![1]!;
  for (const text of ['关于2026年第三季度全市', '政府网站检查情况的通报']) {
    expect(fontOf(find(text))).toBe('方正小标宋简体');
    expect(find(text).xml).toMatch(/<w:jc w:val="center"\/>.*<w:sz w:val="44"\/>/s);
  }
  expect(fontOf(find('一、总体情况'))).toBe('黑体');
  expect(fontOf(find('（一）单项否决问题'))).toBe('楷体_GB2312');
  const body = lines.find(({ text }) => text.startsWith('按照'))!;
  expect(fontOf(body)).toBe('仿宋_GB2312');
  for (const line of [body, find('一、总体情况'), find('（一）单项否决问题')]) expect(line.xml).toContain('w:firstLineChars="200"');
  expect(find('各有关单位：').xml).toContain('w:firstLine="0"');
});

test('a font that is missing has others to stand in for it', () => {
  const fonts = parts.get('word/fontTable.xml')!;
  for (const name of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312', '宋体'])
    expect(fonts).toMatch(new RegExp(`<w:font w:name="${name}"><w:altName w:val="[^"]*Noto (Serif|Sans) CJK SC[^"]*"/>`));
});

test('attachments are noted below the text, and each begins a page of its own', () => {
  const at = lines.findIndex(({ text }) => text === '附件：1.2026年第三季度全市政府网站检查结果');
  expect(lines[at - 1]!.text).toBe('');
  expect(lines[at + 1]!.text).toBe('2.2026年第三季度全市政府网站检查问题清单');
  expect(lines[at + 2]!.text).toBe('3.2026年第三季度全市政府网站检查统计表');
  for (const number of [1, 2, 3]) {
    const first = lines.findIndex(({ text }) => text === `附件${number}`);
    expect(lines[first]!.xml).toMatch(/<w:pageBreakBefore\/>.*w:eastAsia="黑体"/s);
    expect(lines[first + 1]!.text).toBe('');
    expect(lines[first + 2]!.xml).toContain('<w:sz w:val="44"/>');
  }
});

test('a single attachment bears no number', async () => {
  const shipped = shippedTemplate('zh-CN');
  const template = { ...shipped, sections: { ...shipped.sections, list: false, figures: false } };
  const bulletin = composeBulletin(settled.report, { template, language: 'zh-CN' });
  const all = paragraphs(
    partsOf(await renderDocx(bulletin, { fonts: template.fonts, words: template.layout, day: '2026-10-09' })).get('word/document.xml')!,
  );
  expect(all.some(({ text }) => text === '附件')).toBe(true);
  expect(all.some(({ text }) => text === '附件：2026年第三季度政府网站检查结果')).toBe(true);
});

test('the date stands four characters from the right, the issuing body centred above it', () => {
  const rightOf = ({ xml }: Line): number => Number(/<w:ind [^>]*w:right="(\d+)"/.exec(xml)![1]) / 315.9;
  const [issuer, date] = [find('岚川市人民政府办公室'), find('2026年10月9日')];
  expect(date.xml).toContain('<w:jc w:val="right"/>');
  expect(rightOf(date)).toBeCloseTo(4, 1);
  const middle = (line: Line): number => rightOf(line) + widthOf(line.text) / 2;
  expect(middle(issuer)).toBeCloseTo(middle(date), 1);
});

test('page numbers are 四号 宋体 between dashes, right on odd and left on even pages', () => {
  const footers = [...parts].filter(([name]) => /^word\/footer\d\.xml$/.test(name)).map(([, xml]) => xml);
  expect(footers).toHaveLength(2);
  for (const xml of footers) expect(xml).toMatch(/w:eastAsia="宋体".*<w:sz w:val="28"\/>.*— <.*PAGE.* —/s);
  expect(footers.map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)![1]).sort()).toEqual(['left', 'right']);
  expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
});

test('letterhead, number and record are as the office filled them in; left free where it did not', async () => {
  expect(find('岚川市人民政府办公室文件').xml).toContain('w:color w:val="FF0000"');
  expect(find('岚政办发〔2026〕12号').xml).toContain('<w:bottom w:val="single" w:color="FF0000"');
  expect(document).toContain('抄送：市委办公室，市人大常委会办公室。');
  expect(document).toContain('2026年10月9日印发');
  const blank = paragraphs(partsOf(await render({})).get('word/document.xml')!);
  expect(blank[0]!.text).toBe('〔　　　　〕　　号');
  expect(blank.some(({ text }) => text === '　　年　月　日')).toBe(true);
});

test('another reader finds every line of the bulletin in it, in order', () => {
  const { bulletin } = compose();
  const { markup, outcome } = readDocx(bytes, documentLimits);
  expect(outcome).toBe('read');
  const squeeze = (text: string): string =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
      .replace(/\s+/g, '');
  const text = squeeze(markup.replace(/<[^>]*>/g, ''));
  let from = 0;
  for (const line of traceBulletin(bulletin)) {
    if (line.part === 'title') continue;
    const at = text.indexOf(squeeze(line.text), from);
    expect(at, line.text).toBeGreaterThanOrEqual(0);
    from = at;
  }
});

test('what a page says does nothing in the document', async () => {
  const { report } = structuredClone({ report: clean.report });
  report.sites[0]!.name = '<w:p/>&"\u202e\u0007=cmd|A0';
  const evil = await render({ issuer: ']]><x>' }, { ...clean, report });
  expect(xmlFaults(evil)).toEqual([]);
  const xml = partsOf(evil).get('word/document.xml')!;
  expect(xml).toContain('&lt;w:p/&gt;');
  expect(xml).not.toMatch(/[\u202e\u0007]/);
});

test('titles fall into lines between words', () => {
  expect(titleLines('关于检查情况的通报', 19)).toEqual(['关于检查情况的通报']);
  expect(titleLines('关于2026年\n检查情况的通报', 19)).toEqual(['关于2026年检查情况的通报']);
  const long = titleLines('关于2026年第三季度全市政府网站与政务新媒体检查和整改落实情况的通报', 19);
  expect(long.join('')).toBe('关于2026年第三季度全市政府网站与政务新媒体检查和整改落实情况的通报');
  for (const line of long) expect(widthOf(line)).toBeLessThanOrEqual(19);
  expect(titleLines('x'.repeat(100), 19).join('')).toBe('x'.repeat(100));
});
