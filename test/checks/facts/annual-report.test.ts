/** Annual reports: what is read of them, and that their arithmetic is judged right whatever the figures. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPage } from '../../../checks/facts/page.ts';
import { startJudging } from '../../../checks/judge.ts';
import { AnnualReport, type Finding, type PageFacts } from '../../../checks/model/index.ts';
import { checks } from '../../../checks/rules/index.ts';
import {
  agreeingFigures,
  type Dress,
  type Figures,
  type ReportPlan,
  writeApplications,
  writeDisclosed,
  writeReport,
} from '../../city/annual-report.ts';
import { seedChance } from '../../city/chance.ts';

const organ = '岚川市水利局';
const asOf = '2026-09-30';

function read(plan: Partial<ReportPlan> & { figures: Figures }, frame = (body: string) => body): PageFacts {
  const { year = 2025 } = plan;
  return show(frame(writeReport({ organ, year, ...plan })), year);
}
function show(body: string, year = 2025): PageFacts {
  const title = `${organ}${year}年政府信息公开工作年度报告`;
  return readPage({
    url: `http://slj.lanchuan.gov.cn/nb/${year}.html`,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><title>${title}</title><div class="nav"><a href="/">首页</a></div><h1>${title}</h1><div class="content">${body}</div><div class="footer">主办单位:${organ}</div>`,
    asOf,
  });
}
function judge(page: PageFacts, id: string): Finding[] {
  const judging = startJudging({ checks: checks.filter((check) => check.id === id), options: { [id]: { years: 9 } }, asOf });
  judging.page(page);
  return judging.finish().findings;
}
const figuresOf = (seed: number, version: '2019' | '2021' = '2021') => agreeingFigures(seedChance(String(seed)), version);

const versions = fc.constantFrom<'2019' | '2021'>('2019', '2021');
const dresses = fc.constantFrom<Dress>('plain', 'pasted');
const seeds = fc.integer({ min: 0, max: 1e9 });
const yearOf = { '2019': 2020, '2021': 2025 } as const;

describe('the tables', () => {
  test('every figure is read where it stands, in both forms and however they are pasted', () => {
    fc.assert(
      fc.property(seeds, versions, dresses, (seed, version, dress) => {
        const figures = figuresOf(seed, version);
        const report = read({ figures, version, dress, year: yearOf[version] }).annualReport!;
        expect(report.applications).toEqual(figures.applications);
        expect(report.reviews).toEqual(figures.reviews);
        expect(report.disclosed.normative).toEqual(figures.normative);
        expect(report.disclosed.permits!.at(-1)).toBe(figures.permits);
        expect(report).toMatchObject({ version, year: yearOf[version], organ, unread: [], blanks: [] });
        expect(() => AnnualReport.parse(report)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  test('reports whose figures agree are never found', () => {
    fc.assert(
      fc.property(seeds, versions, dresses, (seed, version, dress) => {
        const page = read({ figures: figuresOf(seed, version), version, dress, year: yearOf[version] });
        for (const id of ['annual-report-arithmetic', 'annual-report-tables', 'annual-report-parts', 'annual-report-blanks'])
          expect(judge(page, id)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('one number changed is always found', () => {
    const change = fc.record({ seed: seeds, at: fc.nat(), column: fc.nat({ max: 6 }), by: fc.integer({ min: 1, max: 99 }) });
    fc.assert(
      fc.property(change, versions, dresses, ({ seed, at, column, by }, version, dress) => {
        const figures = figuresOf(seed, version);
        const rows = Object.values(figures.applications);
        const place = at % (rows.length + 3);
        if (place < rows.length) rows[place]![column]! += by;
        else figures.reviews[(place - rows.length) * 5 + (column % 5)]! += by;
        const found = judge(read({ figures, version, dress, year: yearOf[version] }), 'annual-report-arithmetic');
        expect(found).toMatchObject([{ outcome: 'fail', message: 'wrong' }]);
      }),
      { numRuns: 100 },
    );
  });

  test('three tables in one, one page-wide table around the report, all read alike', () => {
    const figures = figuresOf(7);
    const whole = read({ figures }).annualReport!;
    const framed = read({ figures }, (body) => `<table><tr><td>${body}</td></tr></table>`).annualReport!;
    expect({ ...framed, sketch: null }).toEqual({ ...whole, sketch: null });
    const joined = read({ figures }, (body) => {
      const tables = body.match(/<table[\s\S]*?<\/table>/g)!;
      const rows = tables.map((table) => table.replace(/<\/?table[^>]*>/g, '')).join('');
      return tables.reduce((text, table, at) => text.replace(table, at === 0 ? `<table>${rows}</table>` : ''), body);
    }).annualReport!;
    expect(joined.applications).toEqual(figures.applications);
    expect(joined.reviews).toEqual(figures.reviews);
  });

  test('table four with the names of its columns at different heights, or in a table for each group', () => {
    const figures = figuresOf(11);
    const cells = (texts: readonly (string | number)[]) => texts.map((text) => `<td>${text}</td>`).join('');
    const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const stepped = `<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
      <tr>${cells(heads)}<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
      <tr>${cells(['', '', '', '', ''])}${cells([...heads, ...heads])}</tr><tr>${cells(figures.reviews)}</tr></table>`;
    expect(read({ figures, tables: { 4: stepped } }).annualReport!.reviews).toEqual(figures.reviews);
    const apart = [0, 5, 10]
      .map((at) => `<table><tr>${cells(heads)}</tr><tr>${cells(figures.reviews.slice(at, at + 5))}</tr></table>`)
      .join('<p>行政诉讼</p>');
    expect(read({ figures, tables: { 4: apart } }).annualReport!.reviews).toEqual(figures.reviews);
  });

  test('a table that fewer columns than the form has is left to a person, never failed', () => {
    const row = (name: string, count: number) => `<tr><td>${name}</td><td>${count}</td><td>0</td><td>${count + 1}</td></tr>`;
    const narrow = `<table><tr><td>申请人情况</td><td>自然人</td><td>法人或其他组织</td><td>总计</td></tr>${row('一、本年新收政府信息公开申请数量', 3)}${row('四、结转下年度继续办理', 1)}</table>`;
    const page = read({ figures: figuresOf(7), tables: { 3: narrow } });
    expect(judge(page, 'annual-report-arithmetic').map(({ outcome }) => outcome)).toEqual(['review']);
    expect(judge(page, 'annual-report-tables').map(({ outcome }) => outcome)).toEqual(['review']);
  });

  test('tables drawn without tables are left to a person, never failed', () => {
    const figures = figuresOf(5);
    const flat = (html: string) => html.replace(/<\/?table[^>]*>/g, '').replace(/<(\/?)t[rd]([^>]*)>/g, '<$1div$2>');
    const page = read({ figures }, (body) => flat(body));
    expect(page.annualReport!.unread.map(({ table }) => table)).toEqual([2, 3, 4]);
    expect(judge(page, 'annual-report-tables').map(({ outcome }) => outcome)).toEqual(['review']);
    expect(judge(page, 'annual-report-arithmetic').map(({ outcome }) => outcome)).toEqual(['error']);
  });

  test('any cells taken out, doubled or filled with words never throw, and what is read is in the contract', () => {
    const cells = fc.array(
      fc.tuple(fc.nat(), fc.constantFrom('', '<td></td>', '<td>详见附件</td>', '<td colspan="9">1</td>', '</tr><tr>', '<table>')),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(seeds, cells, (seed, changes) => {
        const figures = figuresOf(seed);
        let tables = writeDisclosed(figures) + writeApplications(figures);
        for (const [at, put] of changes) {
          const found = [...tables.matchAll(/<td[^>]*>[^<]*<\/td>/g)];
          const cell = found[at % found.length]!;
          tables = tables.slice(0, cell.index) + put + tables.slice(cell.index + cell[0].length);
        }
        const page = read({ figures, tables: { 2: '', 3: tables } });
        expect(() => AnnualReport.parse(page.annualReport)).not.toThrow();
        for (const check of checks) if (check.theme === 'annual-report' && check.scope === 'page') judge(page, check.id);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the parts', () => {
  const headings = [
    '总体情况',
    '主动公开政府信息情况',
    '收到和处理政府信息公开申请情况',
    '政府信息公开行政复议、行政诉讼情况',
    '存在的主要问题及改进情况',
    '其他需要报告的事项',
  ];
  const partsOf = (body: string) => show(body).annualReport!.parts.map(({ part, length }) => [part, length]);
  const body = (write: (name: string, at: number) => string) =>
    headings.map((name, at) => `<p>${write(name, at)}</p><p>${'甲乙丙。'.repeat(30)}</p>`).join('');

  test.each([
    ['numbered', (name: string, at: number) => `${'一二三四五六'[at]}、${name}`],
    ['numbered by the word processor', (name: string) => `<strong>${name}</strong>`],
    [
      'spaced out and split over spans',
      (name: string, at: number) => `<span>${'一二三四五六'[at]}</span>、<span>&nbsp;${name.slice(0, 2)}</span> <b>${name.slice(2)}</b>`,
    ],
    ['numbered as sections are', (name: string, at: number) => `（${'一二三四五六'[at]}）${name}`],
    ['with a full stop', (name: string, at: number) => `${'一二三四五六'[at]}．${name}。`],
    ['in traditional characters', (name: string, at: number) => `${'一二三四五六'[at]}、${name.replace('总', '總').replace('况', '況')}`],
  ])('headings %s', (_, write) => {
    expect(partsOf(body(write)).map(([part]) => part)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a table of contents is not taken for the parts', () => {
    const contents = headings.map((name, at) => `<p>${'一二三四五六'[at]}、${name}</p>`).join('');
    const parts = partsOf(contents + body((name, at) => `${'一二三四五六'[at]}、${name}`));
    expect(parts.map(([, length]) => length).slice(0, 5)).toEqual([120, 120, 120, 120, 120]);
  });

  test('sections of part one are not taken for parts', () => {
    const parts = partsOf(
      `<p>一、总体情况</p><p>（一）主动公开情况。</p><p>${'甲'.repeat(50)}</p><p>（二）依申请公开情况</p><p>${'乙'.repeat(50)}</p>${body((name, at) => `${'一二三四五六'[at]}、${name}`).replace('<p>一、总体情况</p>', '')}`,
    );
    expect(parts.slice(0, 2)).toEqual([
      [1, 240],
      [2, 120],
    ]);
  });

  test('a sentence that begins like a heading is none', () => {
    const parts = partsOf(
      `<p>总体情况良好，各项工作有序开展。</p><p>其他需要报告的事项已一并说明。</p>${body((name, at) => (at === 0 ? '一、总体情况' : `${'一二三四五六'[at]}、${name}`))}`,
    );
    expect(parts.map(([part]) => part)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('words are counted as word processors do', () => {
    const page = show('<p>一、总体情况</p><p>2025年，公开信息 1234 条 (PDF)。</p><p>二、主动公开政府信息情况</p>');
    expect(page.annualReport!.parts[0]!.length).toBe(13);
  });

  test('pages of another name, and pages that only offer the file, are no reports', () => {
    expect(show('<p>附件：<a href="/a.docx">报告</a></p>').annualReport).toBeNull();
    const notice = readPage({
      url: 'http://slj.lanchuan.gov.cn/a.html',
      body: `<title>关于做好2025年政府信息公开工作年度报告编制工作的通知</title>${body((name, at) => `${'一二三四五六'[at]}、${name}`)}`,
      asOf,
    });
    expect(notice.annualReport).toBeNull();
  });

  test('a megabyte of headings and of open tables is read to its end', () => {
    expect(show(`${'<table><tr><td>一、总体情况</td><td>1</td>'.repeat(20_000)}`).title).toContain(organ);
    expect(show(`${'<p>一、总体情况</p>'.repeat(40_000)}`).annualReport!.parts.map(({ part }) => part)).toEqual([1]);
  });
});
