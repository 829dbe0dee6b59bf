import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workingDaysBetween } from '../../../checks/calendar.ts';
import type { Language } from '../../../checks/model/index.ts';
import { composeBulletin } from '../../../reports/bulletin/compose.ts';
import { traceBulletin } from '../../../reports/bulletin/numbers.ts';
import { type Bulletin, type Piece, textOf } from '../../../reports/bulletin/pieces.ts';
import { readTemplate, shippedTemplate, type Template } from '../../../reports/bulletin/template.ts';
import type { RoundReport } from '../../../reports/round/model.ts';
import { makeFolder } from '../folder.ts';
import { clean, type Made, many, none, open, settled, single } from './rounds.ts';

const folder = await makeFolder();
const rounds: Record<string, Made> = { settled, open, single, clean, none, many };
const languages: Language[] = ['zh-CN', 'en'];

const compose = (report: RoundReport, language: Language = 'zh-CN', template: Template = shippedTemplate(language)): Bulletin =>
  composeBulletin(report, { template, language, fileOf: (organ) => `problems/${organ}.xlsx` });
const textsOf = (bulletin: Bulletin): string[] => [...traceBulletin(bulletin)].map(({ text }) => text);
const bodyOf = ({ blocks }: Bulletin): string => blocks.map((block) => (block.kind === 'table' ? '' : textOf(block.text))).join('\n');

/** Reads a place of the report, apart from the code under test. */
function at(report: unknown, path: string): never {
  let value: unknown = report;
  for (const key of path.split('.')) value = (value as Record<string, unknown>)[key];
  return value as never;
}

/** Works out what a figure says, apart from the code under test. */
function expected({ source }: Piece, report: RoundReport): string {
  if (source.kind !== 'report') throw new Error('not a figure');
  const { how, paths } = source;
  const [first, second, third] = paths as [string, string, string];
  const tenth = (share: number): number => Math.round(share * 1000 + 1e-7) / 10;
  const hundredth = (points: number): number => Math.round(points * 100 + 1e-7) / 100;
  const having = (): unknown[] => (at(report, first) as Record<string, unknown>[]).filter((entry) => (at(entry, second) as number) > 0);
  switch (how) {
    case 'is':
      return String(at(report, first));
    case 'sum':
      return String(paths.reduce((sum, path) => sum + (at(report, path) as number), 0));
    case 'size':
      return String(Math.abs(at(report, first)));
    case 'length':
      return String((at(report, first) as unknown[]).length);
    case 'percent':
      return `${tenth(at(report, first))}%`;
    case 'points':
      return String(hundredth(at(report, first)));
    case 'minus':
      return String(hundredth(Math.abs(hundredth(at(report, first)) - hundredth(at(report, second)))));
    case 'percent-minus':
      return String(hundredth(Math.abs(tenth(at(report, first)) - tenth(at(report, second)))));
    case 'entries-with':
      return String(having().length);
    case 'entries-beyond':
      return String(having().length - Number(third));
    case 'standing-vetoes-beyond':
      return String(report.vetoes.filter((veto) => !veto.possible).length - Number(second));
    case 'clean':
      return String(
        report.sites.filter((site) => site.verdict === 'qualified' && site.counts.fail === 0 && site.counts.review === 0 && site.complete)
          .length,
      );
    case 'words':
      return String(at(report, first));
  }
}

test.each(Object.keys(rounds).flatMap((name) => languages.map((language) => [name, language] as const)))(
  'every number of the bulletin is where it says: %s, %s',
  (name, language) => {
    const { report, results } = rounds[name]!;
    const data = JSON.parse(JSON.stringify(report)) as RoundReport;
    let figures = 0;
    for (const { text, from } of traceBulletin(compose(report, language))) {
      // what is left when the traced pieces are taken out has no figures of its own
      let rest = text;
      for (const piece of from.toReversed()) {
        expect(text.slice(piece.at, piece.at + piece.text.length)).toBe(piece.text);
        rest = rest.slice(0, piece.at) + rest.slice(piece.at + piece.text.length);
        const { source } = piece;
        if (source.kind === 'report') {
          if (source.how !== 'words') expect(piece.text).toBe(expected(piece, data));
          else if (!/quarter$|asOf$|from$|to$|key$/.test(source.paths[0]!)) expect(piece.text).toBe(expected(piece, data));
          if (source.how !== 'words') figures++;
          for (const id of source.sites ?? [])
            expect(data.sites.some((site) => site.id === id) || data.followUp?.open.some(({ site }) => site === id), id).toBe(true);
        }
        if (source.kind === 'finding') {
          const result = results.find(({ site }) => site.id === source.site)!;
          const finding = result.findings.find(({ fingerprint, check }) => fingerprint === source.fingerprint && check === source.check);
          expect(finding, piece.text).toBeDefined();
          const whole = finding!.text[language].trimEnd();
          const told = piece.text.replace(/[。.…]$/, '');
          expect(whole.startsWith(told) || finding!.url.startsWith(told)).toBe(true);
        }
      }
      expect(rest.replace(/附件\d|Attachment \d|problems\/.*?xlsx/g, ''), text).not.toMatch(/\d/);
    }
    if (name !== 'none') expect(figures).toBeGreaterThan(5);
  },
);

test('the numbers are those of the findings themselves', () => {
  const { report, results } = settled;
  const body = bodyOf(compose(report));
  const failing = results.map(({ findings }) => findings.filter(({ outcome }) => outcome === 'fail'));
  const total = failing.reduce((sum, list) => sum + list.length, 0);
  expect(body).toContain(`共发现问题${total}个，涉及网站${failing.filter((list) => list.length > 0).length}家`);
  for (const [place, { site }] of results.entries())
    if (failing[place]!.length > 0) expect(body).toContain(`${site.organ}${failing[place]!.length}个`);
  const qualified = results.filter(({ scorecard }) => scorecard!.verdict === 'qualified').length;
  expect(qualified).toBeGreaterThan(0);
  expect(body).toContain(
    `合格${qualified}家，不合格${results.length - qualified}家，合格率${Math.round((qualified / results.length) * 1000) / 10}%`,
  );
});

test('what became of the problems of the quarter before adds up', () => {
  const { report } = settled;
  const { sent, mended, still, unseen } = report.followUp!;
  expect(mended + still + unseen).toBe(sent);
  expect(mended).toBeGreaterThan(0);
  expect(bodyOf(compose(report))).toContain(
    `截至2026年第二季度检查应整改的${sent}个问题，已整改${mended}个，整改率${Math.round((mended / sent) * 1000) / 10}%。仍存在${still}个`,
  );
});

const nonsense: Record<Language, RegExp> = {
  'zh-CN': /(?<!\d|\.)0\s?[个家条项件次]|(?<![\d.])0%|undefined|null|NaN|[{}]|。。|，。|、。|，，|、、|：。|（）|“”|^[，。、；]/,
  en: /undefined|null|NaN|[{}]|\. \.|,\.|: \.|\(\)|\s\s\S/,
};

test.each(Object.keys(rounds).flatMap((name) => languages.map((language) => [name, language] as const)))(
  'it reads well: %s, %s',
  (name, language) => {
    const { report } = rounds[name]!;
    const bulletin = compose(report, language);
    for (const block of bulletin.blocks) {
      if (block.kind === 'table') continue;
      // what a page says is its own
      const text = block.text.map((piece) => (piece.source.kind === 'finding' ? '…' : piece.text)).join('');
      expect(text).not.toMatch(nonsense[language]);
      expect(text.trim()).not.toBe('');
    }
    // a heading is never the last, and none stands above another of its level
    const kinds = bulletin.blocks.map((block) => (block.kind === 'heading' ? block.level : 0));
    for (const [place, kind] of kinds.entries())
      if (kind > 0) expect(kinds[place + 1] === 0 || kinds[place + 1]! > kind, `${place}`).toBe(true);
  },
);

test('a round without problems asks for nothing to be mended', () => {
  const bulletin = compose(clean.report);
  const body = bodyOf(bulletin);
  expect(body).toContain('所检查的2家网站全部合格');
  expect(body).toContain('未发现需要整改的问题');
  expect(body).not.toContain('存在的主要问题');
  expect(body).not.toMatch(/逐项整改|复查/);
  expect(body).toMatch(/二、下一步工作要求\n请各主办单位继续做好/);
  expect(bulletin.attachments.map(({ title }) => textOf(title))).toEqual([
    '2026年第三季度政府网站检查结果',
    '2026年第三季度政府网站检查统计表',
  ]);
});

test('a round of one site speaks of that site', () => {
  const { report, results } = single;
  const body = bodyOf(compose(report));
  expect(body).toContain(`本次检查的网站为${results[0]!.site.name}`);
  expect(body).not.toMatch(/合格率|分组看|其中|1家/);
});

test('of 500 sites it names some and counts the others', () => {
  const bulletin = compose(many.report);
  const body = bodyOf(bulletin);
  expect(body).toContain('500家');
  expect(body).toMatch(/其余\d+家单位的问题数量见问题清单/);
  expect(body.length).toBeLessThan(20_000);
  const rows = bulletin.attachments
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0);
  expect(rows).toBeLessThan(3000);
  expect(textsOf(bulletin).some((text) => text.includes('全部') && text.includes('problems/'))).toBe(true);
});

test('the report of an evaluation tells the first-level indicators and suggests', () => {
  const template = readTemplate('zh-CN', 'evaluation');
  const { report } = settled;
  const bulletin = compose({ ...report, round: { ...report.round, share: 0.3, seed: '2026-A' } }, 'zh-CN', template);
  expect(textOf(bulletin.title)).toBe('2026年第三季度\n政府网站第三方评估报告');
  const body = bodyOf(bulletin);
  expect(body).toContain('抽取比例30%，随机种子为“2026-A”');
  for (const { title, points, mean } of report.indicators.filter(
    ({ depth, role, points }) => depth === 0 && role === 'points' && points > 0,
  )) {
    expect(body).toContain(`${title['zh-CN']}（${points}分）`);
    expect(body).toContain(`${title['zh-CN']}${Math.round(mean!.low * 1000) / 10}%`);
  }
  expect(body).toContain('三、工作建议');
  expect(body).not.toMatch(/本通报|下一期通报|随文下发/);
  expect(textOf(compose(report, 'en', readTemplate('en', 'evaluation')).title)).toContain('Third-party evaluation');
});

test('vetoes come first, each once', () => {
  const { report } = settled;
  const body = bodyOf(compose(report));
  expect(report.totals.vetoed.count).toBeGreaterThan(0);
  expect(body).toMatch(/二、存在的主要问题\n（一）单项否决问题\n/);
  for (const { name, title } of report.vetoes.filter(({ possible }) => !possible)) expect(body).toContain(`${name}：${title['zh-CN']}`);
});

async function changed(yaml: string): Promise<string> {
  const file = join(folder, `${Math.random()}.yaml`);
  await writeFile(file, `schema: mingcha-bulletin-1\n${yaml}`);
  return file;
}

test('an office fills in its places, and the day for mending counts working days', async () => {
  const file = await changed(
    `office: { issuer: 某市政府办公室, date: 2026-09-28, place: 全市, reportTo: 市政府办公室, number: 某政办发〔2026〕12号, copies: 市委办公室。 }`,
  );
  const bulletin = compose(settled.report, 'zh-CN', readTemplate('zh-CN', file));
  expect(textOf(bulletin.title)).toBe('关于2026年第三季度全市\n政府网站检查情况的通报');
  expect(bulletin.date).toBe('2026年9月28日');
  expect(bulletin.number).toBe('某政办发〔2026〕12号');
  expect(bulletin.record).toEqual({ copies: '市委办公室。', printedBy: '某市政府办公室', printedOn: '2026年9月28日印发' });
  const day = /于(\d+)年(\d+)月(\d+)日前（10个工作日内）完成整改，并将整改情况报市政府办公室/.exec(bodyOf(bulletin))!;
  const deadline = [day[1]!, day[2]!.padStart(2, '0'), day[3]!.padStart(2, '0')].join('-');
  expect(workingDaysBetween('2026-09-28', deadline)).toBe(10);
  expect(deadline > '2026-10-15').toBe(true);
});

test('sections are left out, sentences reworded or dropped', async () => {
  const file = await changed(`sections: { demands: false, list: false, record: false }
most: { organs: 1 }
statements:
  overview.heading: 基本情况
  overview.findings: 查出{findings}个问题。
  opening.method: ""
  opening.method.marked: ""`);
  const bulletin = compose(settled.report, 'zh-CN', readTemplate('zh-CN', file));
  const body = bodyOf(bulletin);
  expect(body).toContain('一、基本情况');
  expect(body).toMatch(/查出\d+个问题。/);
  expect(body).not.toMatch(/系统监测|下一步工作要求/);
  expect(bulletin.attachments).toHaveLength(2);
  expect(bulletin.record).toBeNull();
});

test('mistakes in a template are told by line and column', async () => {
  const wrong: [string, RegExp][] = [
    [
      'statements:\n  overview.findings: 查出{finding}个',
      /:3:22: statements\.overview\.findings: 没有 \{finding\}，可用：\{findings\} \{sites\}/,
    ],
    ['statements:\n  overview.finding: 查出', /:3:3: statements.*overview\.finding/],
    ['sections:\n  demands: "no"', /:3:12: sections\.demands/],
    ['office:\n  date: 明天', /:3:9: office\.date/],
    ['deadline: { workingDays: 0 }', /:2:26: deadline\.workingDays/],
    ['office: [', /:\d+:\d+.*YAML/],
    ['surprise: 1', /surprise/],
  ];
  for (const [yaml, message] of wrong) {
    const file = await changed(yaml);
    expect(() => readTemplate('zh-CN', file), yaml).toThrow(message);
  }
  expect(() => readTemplate('zh-CN', join(folder, 'missing.yaml'))).toThrow(/missing\.yaml/);
});

test('both templates say the same things', () => {
  const [chinese, english] = languages.map((language) => shippedTemplate(language)) as [Template, Template];
  for (const [id, wording] of Object.entries(chinese.statements)) {
    const other = english.statements[id as keyof typeof english.statements];
    expect([id, wording === '']).toEqual([id, other === '']);
    expect(other, id).not.toMatch(/[\u4e00-\u9fff]/);
  }
});
