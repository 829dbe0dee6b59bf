/** What an office sends upward: numbers that are those of the inspections, blanks where nobody can know, and no word of a page taken for markup. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { renderDocx } from '../../../reports/bulletin/docx.ts';
import { shippedTemplate } from '../../../reports/bulletin/template.ts';
import { composeSelfReport } from '../../../reports/self-report/compose.ts';
import type { SelfReportInput } from '../../../reports/self-report/model.ts';
import { writeMarkdown, writePage } from '../../../reports/self-report/plain-text.ts';
import { readTemplate } from '../../../reports/self-report/template.ts';
import { inspectCity } from '../city-input.ts';
import { makeFolder } from '../folder.ts';
import { poison } from '../hostile.ts';

type Language = 'zh-CN' | 'en';

function inputOf(id: string, more: Partial<SelfReportInput> = {}, from = inspectCity(id)): SelfReportInput {
  const { scorecard, judgement, site } = from;
  const result = { round: '2026Q3', asOf: scorecard.asOf, inspection: 'x', scorecard };
  return {
    ...{ year: 2026, asOf: '2026-12-01', results: [result], findings: judgement.findings, facts: site, mending: null },
    site: { name: scorecard.site.name, url: scorecard.site.url, organ: scorecard.site.organ, siteCode: scorecard.site.siteCode },
    ...more,
  };
}
const compose = (input: SelfReportInput, language: Language = 'zh-CN', file?: string) =>
  composeSelfReport(input, { template: readTemplate(language, file), language, blankDate: shippedTemplate(language).layout.blankDate });
const docxOf = async (input: SelfReportInput, language: Language = 'zh-CN') =>
  await renderDocx(compose(input, language), {
    fonts: readTemplate(language).fonts,
    words: shippedTemplate(language).layout,
    day: input.asOf,
  });
const textOf = (docx: Uint8Array): string =>
  strFromU8(unzipSync(docx)['word/document.xml']!)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '');

describe('what is known', () => {
  test('is the scorecard’s and the findings’, number by number', () => {
    const input = inputOf('slj');
    const text = writeMarkdown(compose(input));
    const { score, seen, coverage } = input.results[0]!.scorecard;
    const fails = input.findings.filter(({ outcome }) => outcome === 'fail');
    const kinds = new Set(fails.map(({ check }) => check));
    expect(text).toContain(`网站得${score.low}–${score.high}分（满分100分，合格线60分），结论为不合格（单项否决）`);
    expect(text).toContain(`读取页面${seen.pages}个、栏目${seen.columns}个，核验链接${seen.targets}个`);
    expect(text).toContain(`共发现${kinds.size}类${fails.length}个问题`);
    expect(text).toContain(`尚有${coverage.open}项指标未判定`);
    expect(text.match(/按指标说明核查后填写结果/g)).toHaveLength(coverage.open);
    expect(text).toContain('本年度共检查1次，首次为2026年9月30日');
    expect(text).toContain('其中季度检查1次（2026Q3）');
  });

  test('of the ledger is told with what is open and overdue', () => {
    const both = (text: string) => ({ 'zh-CN': text, en: text });
    const open = [
      { title: both('空白栏目'), state: both('整改中'), due: '2026-11-01', over: 3, text: both('“政府采购”栏目没有任何信息。') },
    ];
    const text = writeMarkdown(compose(inputOf('slj', { mending: { opened: 8, closed: 7, open, cameBack: 1 } })));
    expect(text).toContain('列入整改台账8项，已销号7项，未销号1项，销号率87.5%');
    expect(text).toContain('其中1项销号后再次出现');
    expect(text).toContain('空白栏目（整改中，已超期3天）：“政府采购”栏目没有任何信息。');
  });

  test('of applications is quoted from the report of the year that the organ published, and from no other year', () => {
    const input = inputOf('wjw');
    const published = input.facts.reports.find(({ year, content }) => year === 2025 && content !== null)!;
    const { received, carriedIn, carriedOut } = published.content!.applications;
    const last = (row: (number | null)[] | undefined) => row!.at(-1);
    expect(writeMarkdown(compose({ ...input, year: 2025 }))).toContain(
      `收到申请${last(received)}件，上年结转${last(carriedIn)}件，结转下年度${last(carriedOut)}件（据已公开的《${published.title}》）`,
    );
    expect(writeMarkdown(compose(input))).toContain('【待填：收到、结转和办理申请的件数，取自依申请公开登记台账】');
  });

  test('of a site without problems is said so', () => {
    const text = writeMarkdown(compose(inputOf('czj')));
    expect(text).toContain('的检查未发现应当扣分的问题');
    expect(text).toContain('继续保持网站日常检查和更新');
  });
});

test('what is not known is marked with how to find it, in both languages, and nothing is left undefined', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const input = inputOf('slj', {}, inspectCity('slj', { complete: false }));
    const text = writeMarkdown(compose({ ...input, site: { ...input.site, organ: null, siteCode: null } }, language));
    const marked = language === 'en' ? /\\\[TO BE FILLED IN: [^\]]+\]/g : /【待填：[^】]+】/g;
    expect(text.match(marked)!.length).toBeGreaterThan(20);
    expect(text).not.toMatch(/undefined|NaN|null|\{\w+\}|\[object/);
  }
});

describe('as a paper', () => {
  test('is a whole docx with the measures of official papers, the same bytes for the same input', async () => {
    const input = inputOf('slj');
    const docx = await docxOf(input);
    expect(Buffer.from(await docxOf(input)).equals(Buffer.from(docx))).toBe(true);
    const xml = strFromU8(unzipSync(docx)['word/document.xml']!);
    expect(xml).toContain('w:w="11906"');
    expect(xml).toContain('仿宋_GB2312');
    const text = textOf(docx);
    for (const part of [
      '一、基本情况',
      '二、检查方法',
      '三、检查结果',
      '四、存在问题',
      '五、整改情况',
      '六、下一步工作',
      '年度报告有关内容',
    ])
      expect(text).toContain(part);
  });

  test('takes no word of a page for markup', async () => {
    const input = inputOf('slj', {}, poison(inspectCity('slj')));
    const page = writePage(compose(input), 'zh-CN');
    expect(page).not.toMatch(/<(?:script|img|svg|iframe)/i);
    expect(page).not.toMatch(/\son\w+\s*=\s*"/);
    const markdown = writeMarkdown(compose(input));
    expect(markdown).not.toMatch(/(?<!\\)<(?:script|img|svg)/i);
    expect(markdown).not.toMatch(/[\u202e\u0000\u001b]/);
    expect(textOf(await docxOf(input))).toContain('一、基本情况');
  });
});

describe('a template of one’s own', async () => {
  const folder = await makeFolder();
  const written = (text: string): string => {
    const file = join(folder, 'own.yaml');
    writeFileSync(file, text);
    return file;
  };

  test('changes wording and leaves out what it says', () => {
    const file = written(
      'schema: mingcha-self-report-1\nsections: { annual: false, next: false }\nheadings: { basics: 一、单位概况 }\nstatements: { people: "分管负责人：王某。" }\noffice: { issuer: 岚川市水利局, date: 2026-12-01 }\n',
    );
    const text = writeMarkdown(compose(inputOf('slj'), 'zh-CN', file));
    expect(text).toContain('## 一、单位概况');
    expect(text).toContain('分管负责人：王某。');
    expect(text).not.toContain('六、下一步工作');
    expect(text).not.toContain('年度报告有关内容');
    expect(text).toContain('2026年12月1日');
  });

  test('with mistakes is refused with line, column and what is known', () => {
    const file = written('schema: mingcha-self-report-1\nstatements:\n  mending: "共{all}项"\n  nothing: ""\n');
    expect(() => readTemplate('zh-CN', file)).toThrow(/own\.yaml:3:\d+: statements\.mending: .*\{opened\}/s);
    expect(() => readTemplate('zh-CN', file)).toThrow(/nothing/);
  });
});
