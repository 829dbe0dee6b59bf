/**
 * Every check of a round against its fixtures: cases.yaml holds sites of a round in few words, and what must be found of which. What a case does
 * not list must not be found, save passes and `na`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { sketchText } from '../../checks/facts/sketch.ts';
import { judgeRound, OptionsError, startJudging } from '../../checks/judge.ts';
import { FactValue, Finding, SiteSummary } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';

const folder = join(import.meta.dirname, 'rules', 'fixtures');
const roundChecks = checks.filter(({ scope }) => scope === 'round');
const outcomes = ['fail', 'review', 'error', 'pass', 'na'] as const;

const Expected = z.array(
  z.strictObject({ of: z.string(), says: z.string(), facts: z.record(z.string(), FactValue).optional(), text: z.string().optional() }),
);
const Site = z.strictObject({
  id: z.string(),
  url: z.string().optional(),
  organ: z.string().default('岚川市水利局'),
  kind: z.enum(['portal', 'department', 'platform-unit']).default('department'),
  level: SiteSummary.shape.place.shape.level.default('city'),
  region: z.string().default('岚川市'),
  registered: z.string().optional(),
  keyAreas: z.array(z.string()).default([]),
  contacts: SiteSummary.shape.place.shape.contacts,
  status: SiteSummary.shape.status.default('done'),
  complete: z.boolean().default(true),
  siteCode: z.string().nullable().default(null),
  columns: SiteSummary.shape.columns.default({}),
  areas: z.array(z.object({ area: z.string(), href: z.string(), dead: z.boolean().default(false) })).default([]),
  reports: z
    .array(
      z.strictObject({
        organ: z.string().nullable(),
        year: z.number(),
        received: z.number().nullable().default(null),
        url: z.string().optional(),
        of: z.enum(['water', 'money']).optional(),
      }),
    )
    .default([]),
  documents: z.array(z.object({ number: z.string(), mark: z.enum(['valid', 'repealed']) })).default([]),
  guides: SiteSummary.shape.guides.default([]),
  record: SiteSummary.shape.record.default(null),
});
const Case = z.strictObject({
  it: z.string(),
  asOf: z.string().default('2026-09-30'),
  options: z.record(z.string(), z.unknown()).optional(),
  sites: z.array(Site),
  fail: Expected.optional(),
  review: Expected.optional(),
  error: Expected.optional(),
  pass: Expected.optional(),
  na: Expected.optional(),
});
type Case = z.output<typeof Case>;

const texts = {
  water:
    '本年度认真落实水利工程建设、水资源管理和防汛抗旱信息公开要求,主动公开水库除险加固进展、河长制实施情况以及农村饮水安全工程建设情况,'.repeat(
      3,
    ),
  money: '全年围绕财政收支、政府债务、民生支出和减税降费开展公开,及时发布预算执行、专项资金分配结果与政府采购监督检查处理结果,'.repeat(3),
};

function summaryOf({
  id,
  url = `http://${id}.lanchuan.gov.cn/`,
  organ,
  kind,
  level,
  region,
  registered,
  keyAreas,
  contacts,
  ...seen
}: Case['sites'][number]): SiteSummary {
  return SiteSummary.parse({
    place: {
      id,
      url,
      name: `${organ}网站`,
      organ,
      kind,
      region,
      level,
      keyAreas,
      contacts,
      ...(registered ? { siteCode: registered } : {}),
    },
    ...seen,
    reports: seen.reports.map(({ of, ...report }, at) => ({
      title: `${report.organ ?? organ}${report.year}年政府信息公开工作年度报告`,
      url: `${url}nb/${at}.htm`,
      sketch: of ? sketchText(texts[of]) : null,
      ...report,
    })),
    documents: seen.documents.map(({ number, mark }, at) => ({ number, mark, title: `文件${at}`, url: `${url}wj/${at}.htm` })),
  });
}

const casesOf = (check: string): Case[] => z.array(Case).parse(parse(readFileSync(join(folder, check, 'cases.yaml'), 'utf8')));

describe.each(roundChecks.map(({ id, reviewOnly = false }) => [id, reviewOnly] as const))('%s', (id, reviewOnly) => {
  const cases = casesOf(id);

  test('has fixtures that fail, that pass, and that no machine can decide', () => {
    const said = new Set(cases.flatMap((one) => outcomes.filter((outcome) => one[outcome]?.length)));
    expect(said, 'a case that fails').toContain(reviewOnly ? 'review' : 'fail');
    expect(said, 'a case that passes').toContain('pass');
    if (reviewOnly) expect(said).not.toContain('fail');
  });

  test.each(cases.map((one) => [one.it, one] as const))('%s', (_, one) => {
    const judged = judgeRound(one.sites.map(summaryOf).reverse(), {
      asOf: one.asOf,
      ...(one.options ? { options: { [id]: one.options } } : {}),
    });
    const found = Object.entries(judged.sites).flatMap(([site, findings]) =>
      findings.filter(({ check }) => check === id).map((finding) => ({ site, finding })),
    );
    for (const { finding } of found) {
      expect(() => Finding.parse(finding)).not.toThrow();
      expect(Object.values(finding.text).join(), 'a message with all its values').not.toMatch(/[{}]|undefined|null|NaN/);
    }
    for (const outcome of outcomes) {
      const those = found.filter(({ finding }) => finding.outcome === outcome);
      const expected = one[outcome] ?? [];
      const said = those.map(({ site, finding }) => `${site} ${finding.message}`).sort();
      const wanted = expected.map(({ of, says }) => `${of} ${says}`).sort();
      const shown = those.map(({ site, finding }) => `${site}: ${finding.text['zh-CN']}`).join('\n');
      if (outcome === 'pass' || outcome === 'na') expect(said, shown).toEqual(expect.arrayContaining(wanted));
      else expect(said, shown).toEqual(wanted);
      for (const { of, says, facts = {}, text = '' } of expected) {
        const fitting = those.filter(({ site, finding }) => site === of && finding.message === says);
        expect(fitting.map(({ finding }) => finding.facts)).toContainEqual(expect.objectContaining(facts));
        expect(fitting.map(({ finding }) => finding.text['zh-CN']).join('\n')).toContain(text);
      }
    }
  });
});

describe('a round as a whole', () => {
  const sites = ['slj', 'tjj', 'czj', 'hbj'].map((id) => summaryOf(Site.parse({ id, organ: `岚川市${id}局`, siteCode: '4199000012' })));

  test('gives the same findings in whatever order its sites come', () => {
    const first = judgeRound(sites, { asOf: '2026-09-30' });
    fc.assert(
      fc.property(fc.shuffledSubarray(sites, { minLength: sites.length }), (order) => {
        expect(judgeRound(order, { asOf: '2026-09-30' })).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });

  test('tells two places under one check apart', () => {
    const prints = Object.values(judgeRound(sites, { asOf: '2026-09-30' }).sites).flatMap((findings) =>
      findings.map(({ fingerprint }) => fingerprint),
    );
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('counts what it lists, and says nothing of a round without sites', () => {
    const { sites: lists, tallies } = judgeRound(sites, { asOf: '2026-09-30' });
    const counted = Object.values(tallies).reduce((sum, tally) => sum + tally.pass + tally.fail + tally.review + tally.na + tally.error, 0);
    expect(counted).toBe(Object.values(lists).flat().length);
    expect(Object.keys(tallies).sort()).toEqual(roundChecks.map(({ id }) => id).sort());
    expect(judgeRound([], { asOf: '2026-09-30' })).toEqual({ sites: {}, tallies: {} });
  });

  test('refuses options that do not fit', () => {
    expect(() => judgeRound(sites, { asOf: '2026-09-30', options: { 'inspection-record': { months: 'six' } } })).toThrow(OptionsError);
  });

  test('takes no part in the judgement of one site', () => {
    const { tallies } = startJudging({ asOf: '2026-09-30' }).finish();
    for (const { id } of roundChecks) expect(tallies).not.toHaveProperty(id);
  });
});
