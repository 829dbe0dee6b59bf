/**
 * Every check against its fixtures: pages as HTML and, beside them, cases.yaml, which says what must be found in them. Read by the real readers.
 * A case names pages by address; `/` is the home page, a complete one unless the case brings its own. What it does not list must not be found,
 * save passes and `na`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readPage } from '../../checks/facts/page.ts';
import { startSite } from '../../checks/facts/site.ts';
import { startJudging } from '../../checks/judge.ts';
import { FactValue, Finding, type Judgement, LinkState, Probes, SiteProfile } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';

const folder = join(import.meta.dirname, 'rules', 'fixtures');
/** Those of rounds have a test of their own. */
const siteChecks = checks.filter(({ scope }) => scope !== 'round');
const listed = ['fail', 'review', 'error', 'pass', 'na'] as const;

const Expected = z.array(
  z.strictObject({ at: z.string(), says: z.string(), facts: z.record(z.string(), FactValue).optional(), text: z.string().optional() }),
);
const State = z.strictObject({
  state: LinkState,
  status: z.number().nullable().default(null),
  reason: z.string().nullable().default(null),
});
const Case = z.strictObject({
  it: z.string(),
  site: z
    .string()
    .default('http://slj.lanchuan.gov.cn/')
    .transform((address) => new URL(address).href),
  asOf: z.string().default('2026-09-30'),
  pages: z.record(z.string(), z.string()).default({}),
  targets: z.record(z.string(), State).default({}),
  reached: z.object({ ok: z.boolean(), state: LinkState, status: z.number().nullable(), reason: z.string().nullable() }).optional(),
  coverage: z.strictObject({ complete: z.boolean() }).default({ complete: true }),
  unmeasured: z.number().default(0),
  /** Answers of probes; those it leaves out were not measured. */
  probes: Probes.partial().optional(),
  profile: SiteProfile.default({}),
  options: z.record(z.string(), z.unknown()).optional(),
  fail: Expected.optional(),
  review: Expected.optional(),
  error: Expected.optional(),
  pass: Expected.optional(),
  na: Expected.optional(),
  /** How many pages a check of pages passes. */
  passes: z.number().optional(),
  /** The check has nothing to say of these pages. */
  silent: z.literal(true).optional(),
});
type Case = z.output<typeof Case>;

const noProbes = Object.fromEntries(Object.keys(Probes.shape).map((part) => [part, null])) as Probes;

function readCases(check: string): Case[] {
  const file = join(folder, check, 'cases.yaml');
  return existsSync(file) ? z.array(Case).parse(parse(readFileSync(file, 'utf8'))) : [];
}

/** Reads the pages of a case and judges them by one check. */
function judge(check: string, given: Case): Judgement {
  const { asOf, profile, site } = given;
  const at = (address: string) => new URL(address, site).href;
  const files = { '/': '../home.html', ...given.pages };
  const pages = Object.entries(files)
    .map(([address, file]) =>
      readPage({
        url: at(address),
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: readFileSync(join(folder, check, file)),
        asOf,
        home: address === '/',
      }),
    )
    .sort((a, b) => (a.url < b.url ? -1 : 1));
  const states = new Map(Object.entries(given.targets).map(([address, state]) => [at(address), { attempts: 3, ...state }]));
  const facts = startSite({
    url: site,
    asOf,
    profile,
    reached: given.reached ?? { ok: true, state: 'ok', status: 200, reason: null },
    coverage: { pages: pages.length, rendered: 0, targets: 9, unmeasuredTargets: given.unmeasured, leftOut: [], ...given.coverage },
    ...(given.probes ? { probes: { ...noProbes, ...given.probes } } : {}),
    stateOf: (url) => states.get(url) ?? { state: 'ok', status: 200, reason: null, attempts: 1 },
  });
  const judging = startJudging({
    checks: checks.filter(({ id }) => id === check),
    ...(given.options ? { options: { [check]: given.options } } : {}),
    asOf,
    profile,
  });
  for (const page of pages) {
    facts.add(page);
    judging.page(page);
  }
  judging.site(facts.finish());
  return judging.finish();
}

describe.each(siteChecks.map(({ id, reviewOnly = false }) => [id, reviewOnly] as const))('%s', (id, reviewOnly) => {
  const cases = readCases(id);

  test('has fixtures that fail, that pass, and that no machine can decide', () => {
    const outcomes = new Set(cases.flatMap((one) => listed.filter((outcome) => one[outcome])));
    expect(outcomes, 'a case that fails').toContain(reviewOnly ? 'review' : 'fail');
    if (reviewOnly) expect(outcomes, 'a case that fails what only a person may judge').not.toContain('fail');
    expect(outcomes.has('pass') || cases.some(({ passes }) => passes), 'a case that passes').toBe(true);
    const undecided = outcomes.has('review') || outcomes.has('na') || outcomes.has('error') || cases.some(({ silent }) => silent);
    expect(undecided, 'a case to review, that does not apply or cannot be measured').toBe(true);
  });

  test.each(cases.map((one) => [one.it, one] as const))('%s', (_, one) => {
    const { findings, tallies } = judge(id, one);
    const shown = findings.map(({ outcome, url, message, text }) => `${outcome} ${url} ${message}: ${text['zh-CN']}`).join('\n');
    for (const finding of findings) {
      expect(() => Finding.parse(finding)).not.toThrow();
      expect(Object.values(finding.text).join(), 'a message with all its values').not.toMatch(/[{}]|undefined|null|NaN/);
    }
    for (const outcome of listed) {
      const found = findings.filter((finding) => finding.outcome === outcome);
      const expected = one[outcome] ?? [];
      const said = found.map(({ url, message }) => `${url} ${message}`).sort();
      const wanted = expected.map(({ at, says }) => `${new URL(at, one.site).href} ${says}`).sort();
      if (outcome === 'pass' || outcome === 'na') expect(said, shown).toEqual(expect.arrayContaining(wanted));
      else expect(said, shown).toEqual(wanted);
      for (const { at, says, facts = {}, text = '' } of expected) {
        const finding = found.find(({ url, message }) => url === new URL(at, one.site).href && message === says)!;
        expect(finding.facts).toMatchObject(facts);
        expect(finding.text['zh-CN']).toContain(text);
      }
    }
    if (one.passes !== undefined) expect(tallies[id]!.pass).toBe(one.passes);
    if (one.silent) expect(tallies[id]).toEqual({ pass: 0, fail: 0, review: 0, na: 0, error: 0 });
  });
});

test('every folder of fixtures belongs to a check', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(checks.map(({ id }) => id).sort());
});
