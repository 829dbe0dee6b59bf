import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Check, defineCheck, type Statement } from '../../checks/define.ts';
import { startSite } from '../../checks/facts/site.ts';
import { fingerprintOf } from '../../checks/fingerprint.ts';
import { checkPage, explainCheck, listChecks, OptionsError, startJudging } from '../../checks/judge.ts';
import { basis, cite, translateBasis } from '../../checks/knowledge/sources.ts';
import { Judgement, type PageFacts, type SiteFacts, type SiteProfile } from '../../checks/model/index.ts';
import { checks as allChecks } from '../../checks/rules/index.ts';

const url = 'http://slj.lanchuan.gov.cn/';
const asOf = '2026-09-30';

function siteFacts(change: Partial<SiteFacts> = {}): SiteFacts {
  const facts = startSite({
    url,
    asOf,
    reached: { ok: true, state: 'ok', status: 200, reason: null },
    coverage: { pages: 1, rendered: 0, targets: 0, unmeasuredTargets: 0, complete: true, leftOut: [] },
    stateOf: () => undefined,
  }).finish();
  return { ...facts, ...change };
}

/** A check of sites that says what it is told to say. */
function checkThatSays(run: () => Statement[], more: Partial<Check> = {}): Check {
  return defineCheck({
    id: 'told',
    title: { 'zh-CN': '示例', en: 'Told' },
    theme: 'content',
    scope: 'site',
    needs: ['site'],
    basis: basis('guide'),
    options: z.strictObject({ days: z.number().int().positive().default(14) }),
    messages: { said: { 'zh-CN': '{name}：{missing}，{asOf}', en: '{name}: {missing} on {asOf}' } },
    docs: {
      looksFor: { 'zh-CN': '', en: '' },
      why: { 'zh-CN': '', en: '' },
      fails: { 'zh-CN': '', en: '' },
      passes: { 'zh-CN': '', en: '' },
    },
    run,
    ...(more as object),
  } as Parameters<typeof defineCheck>[0]);
}
const said = (more: Partial<Statement> = {}): Statement => ({
  outcome: 'fail',
  message: 'said',
  url: `${url}zfxxgk/zn/`,
  subject: '',
  facts: { name: '指南', missing: ['hours', 'fax'] },
  ...more,
});

function judge(checks: Check[], profile: SiteProfile = {}, site = siteFacts(), more = {}) {
  const judging = startJudging({ checks, asOf, profile, ...more });
  judging.site(site);
  const judgement = judging.finish();
  expect(() => Judgement.parse(judgement)).not.toThrow();
  return judgement;
}

describe('what a finding carries', () => {
  test('the message filled in, in both languages, with the names of what facts hold as identifiers', () => {
    const [finding] = judge([checkThatSays(() => [said({ quote: '指南' })])]).findings;
    expect(finding).toMatchObject({
      text: { 'zh-CN': '指南：办公时间、传真号码，2026-09-30', en: '指南: office hours, fax number on 2026-09-30' },
      locator: { selector: null, quote: '指南' },
      basis: [cite('guide')['zh-CN']],
      evidence: [],
    });
  });

  test('values stay plain text: whoever shows them escapes them', () => {
    const facts = { name: '<script>alert("{name}")</script>', missing: [] };
    expect(judge([checkThatSays(() => [said({ facts })])]).findings[0]!.text.en).toBe('<script>alert("{name}")</script>:  on 2026-09-30');
  });

  test('findings stand in order of check, address and fingerprint, whatever the order they were said in', () => {
    const statements = ['b', 'a', 'c'].map((subject) => said({ subject, url: `${url}${subject === 'c' ? '0' : '1'}` }));
    const order = (list: Statement[]) => judge([checkThatSays(() => list)]).findings.map(({ fingerprint }) => fingerprint);
    expect(order(statements)).toEqual(order([...statements].reverse()));
    expect(judge([checkThatSays(() => statements)]).findings[0]!.url).toBe(`${url}0`);
  });
});

describe('fingerprints', () => {
  const first = judge([checkThatSays(() => [said()])]).findings[0]!;
  test('do not change with the day, the scheme, the counts or the words', () => {
    const later = said({ url: 'https://slj.lanchuan.gov.cn/zfxxgk/zn/', facts: { name: '公开指南', missing: [] } });
    const judging = startJudging({ checks: [checkThatSays(() => [later])], asOf: '2026-12-31' });
    judging.site(siteFacts());
    expect(judging.finish().findings[0]!.fingerprint).toBe(first.fingerprint);
  });
  test('differ by check, by address and by subject', () => {
    const prints = [
      fingerprintOf('told', first.url, ''),
      fingerprintOf('other', first.url, ''),
      fingerprintOf('told', `${first.url}2`, ''),
      fingerprintOf('told', first.url, '新闻/动态'),
      fingerprintOf('told', 'http://czj.lanchuan.gov.cn/zfxxgk/zn/', ''),
    ];
    expect(new Set(prints).size).toBe(prints.length);
    expect(prints[0]).toBe(first.fingerprint);
  });
  test('tell the same slip on two pages apart, and not one place of a site by the page that it is shown on', () => {
    const printsOf = (scope: 'page' | 'site') =>
      ['a.html', 'b.html'].map((path) => {
        const check = checkThatSays(() => [said({ url: `${url}${path}`, subject: '部暑' })], { scope, needs: [] } as Partial<Check>);
        const judging = startJudging({ checks: [check], asOf });
        if (scope === 'page') judging.page({ url: `${url}${path}` } as PageFacts);
        else judging.site(siteFacts());
        return judging.finish().findings[0]!.fingerprint;
      });
    expect(new Set(printsOf('page')).size).toBe(2);
    expect(new Set(printsOf('site')).size).toBe(1);
  });
  test('stay what they were when they were first given out', () => {
    expect(fingerprintOf('column-stale', 'http://slj.lanchuan.gov.cn/xwzx/gzdt/', '新闻中心/工作动态')).toBe('242552d37a906d2a');
    expect(fingerprintOf('dead-link-home', 'http://slj.lanchuan.gov.cn/zt/2021/rxpt/?a=1', '')).toBe('8e4a9ae79f4887e9');
  });
});

describe('what goes wrong stays with its check', () => {
  test('a check that throws is an error of that check and stops no other', () => {
    const broken = checkThatSays(() => {
      throw new Error('no such thing');
    });
    const fine = checkThatSays(() => [said()], { id: 'fine' });
    const { findings, tallies } = judge([broken, fine]);
    expect(findings.map(({ check, outcome }) => `${check} ${outcome}`)).toEqual(['fine fail', 'told error']);
    expect(findings[1]!.text.en).toContain('no such thing');
    expect(findings[1]!.facts).toEqual({});
    expect(tallies.told).toEqual({ pass: 0, fail: 0, review: 0, na: 0, error: 1 });
  });

  test.each<[string, Partial<Statement>]>([
    ['a message that is not there', { message: 'unheard' }],
    ['a value that is not given', { facts: { name: '指南' } }],
  ])('so is a check that names %s', (_, more) => {
    expect(judge([checkThatSays(() => [said(more)])]).findings[0]).toMatchObject({ outcome: 'error', message: 'not-measured-failed' });
  });

  test('a site check that says nothing was not measured', () => {
    expect(judge([checkThatSays(() => [])]).findings[0]).toMatchObject({ outcome: 'error', message: 'not-measured-silent' });
  });

  test('without a home page every check that needs it is an error, never a fail', () => {
    const { findings } = judge(
      [...allChecks],
      {},
      siteFacts({ home: null, reached: { ok: false, state: 'dead', status: null, reason: 'ENOTFOUND' } }),
    );
    const failed = findings.filter(({ outcome }) => outcome === 'fail').map(({ check }) => check);
    expect(failed).toEqual(['site-unreachable']);
    const needing = allChecks.filter((check) => check.scope === 'site' && (check.needs as string[]).includes('home'));
    for (const { id } of needing) expect(findings.find(({ check }) => check === id)).toMatchObject({ outcome: 'error', facts: {} });
  });

  test('facts of an older version that lack a field are not measured', () => {
    const { columns: _, ...older } = siteFacts();
    const { findings } = judge([checkThatSays(() => [said()], { needs: ['columns'] } as Partial<Check>)], {}, older as SiteFacts);
    expect(findings[0]).toMatchObject({ outcome: 'error', message: 'not-measured-missing' });
    expect(findings[0]!.text.en).toContain('columns');
  });
});

describe('options', () => {
  const check = checkThatSays(() => [said()]);
  const start = (options: Record<string, unknown>) => () => startJudging({ checks: [check], asOf, options });
  test('an option that does not fit names the check and the option', () => {
    expect(start({ told: { days: 'ten' } })).toThrow(OptionsError);
    expect(start({ told: { days: 'ten' } })).toThrow(/told.*days/);
    expect(start({ told: { daze: 10 } })).toThrow(/told.*daze/);
    expect(start({ tolled: {} })).toThrow(/tolled/);
  });
  test('defaults are filled in', () => {
    let seen: unknown;
    judge([
      checkThatSays(() => [said()], {
        run: (_: SiteFacts, { options }: { options: unknown }) => {
          seen = options;
          return [said()];
        },
      } as Partial<Check>),
    ]);
    expect(seen).toEqual({ days: 14 });
  });
});

describe('exemptions of the profile', () => {
  const check = checkThatSays(() => [said({ facts: { name: '工作动态', path: '新闻中心/工作动态', missing: [] } })]);
  const { fingerprint } = judge([check]).findings[0]!;
  const until = '2026-12-31';
  const reason = '机构改革，栏目整合中';
  test.each([
    ['the address', `${url}zfxxgk/`],
    ['the address without its scheme', 'slj.lanchuan.gov.cn/zfxxgk/'],
    ['the name of the column', '工作动态'],
    ['its path', '新闻中心/工作动态'],
    ['the fingerprint', fingerprint],
    ['nothing but the check', undefined],
  ])('by %s make a finding not apply and say why', (_, match) => {
    const { findings, tallies } = judge([check], { exemptions: [{ check: 'told', reason, until, ...(match ? { match } : {}) }] });
    expect(findings[0]).toMatchObject({ outcome: 'na', fingerprint, facts: { exemption: reason, exempted: 'fail' } });
    expect(findings[0]!.text['zh-CN']).toContain(reason);
    expect(tallies.told).toMatchObject({ fail: 0, na: 1 });
  });
  test.each([
    ['another check', { check: 'other', reason, until }],
    ['another column', { check: 'told', match: '通知公告', reason, until }],
    ['a name that only starts like it', { check: 'told', match: '工作', reason, until }],
    ['another address', { check: 'told', match: `${url}xwzx/`, reason, until }],
    ['a day gone by', { check: 'told', reason, until: '2026-09-29' }],
  ])('for %s leave it', (_, exemption) => {
    expect(judge([check], { exemptions: [exemption] }).findings[0]!.outcome).toBe('fail');
  });
  test('hold through their last day', () => {
    expect(judge([check], { exemptions: [{ check: 'told', reason, until: asOf }] }).findings[0]!.outcome).toBe('na');
  });
});

describe('checks of pages', () => {
  const page = {
    url: `${url}a.html`,
    kind: 'article',
    meta: {},
    published: null,
    document: null,
    identity: {},
    links: [],
    annualReport: null,
    title: '通知',
    h1: '通知',
    breadcrumb: [],
    items: [],
    wording: [],
    map: null,
    scripted: false,
    catalogue: null,
    weakMasks: [],
    personalData: [],
    service: null,
    notice: null,
    budgetParts: null,
    superseded: [],
    text: { length: 0, hash: '', excerpt: '' },
  } as unknown as PageFacts;
  const good = { ...page, url: `${url}b.html`, meta: { ArticleTitle: '通知', PubDate: '2026-09-01', ContentSource: '市水利局' } };
  test('passes are counted and not listed', () => {
    const judging = startJudging({ checks: allChecks.filter(({ id }) => id === 'meta-article'), asOf });
    judging.page(page);
    judging.page(good as PageFacts);
    const { findings, tallies } = judging.finish();
    expect(tallies['meta-article']).toMatchObject({ pass: 1, fail: 1 });
    expect(findings.map(({ url: place }) => place)).toEqual([page.url]);
  });
  test('a single page can be checked before it is published', () => {
    expect(checkPage(page, { asOf }).map(({ check, outcome }) => `${check} ${outcome}`)).toEqual(['meta-article fail']);
    expect(checkPage(good as PageFacts, { asOf })).toEqual([]);
  });
});

describe('what is told of checks', () => {
  test('ids are one of a kind and in order', () => {
    const ids = listChecks().map(({ theme, id }) => `${theme} ${id}`);
    expect(new Set(listChecks().map(({ id }) => id)).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort());
  });
  test.each(listChecks().map(({ id }) => id))('%s is explained in both languages with its law', (id) => {
    const zh = explainCheck(id, 'zh-CN')!;
    const en = explainCheck(id, 'en')!;
    expect(zh).toMatch(/检查什么[\s\S]*为什么检查[\s\S]*依据[\s\S]*《[\s\S]*不合格示例[\s\S]*合格示例/);
    expect(en).toMatch(/LOOKS FOR[\s\S]*WHY[\s\S]*BASIS[\s\S]*FAILS[\s\S]*PASSES/);
    const law = en.slice(en.indexOf('BASIS'), en.indexOf('FAILS'));
    expect(law).not.toContain('《');
    expect(law).toMatch(/No\. \d+/);
  });
  test('every message stands in both languages and names the same values', () => {
    for (const check of allChecks) {
      for (const [key, message] of Object.entries(check.messages)) {
        const named = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
        expect(named(message.en), `${check.id} ${key}`).toEqual(named(message['zh-CN']));
        expect(message['zh-CN']).toMatch(/[。；]$/);
        expect(message.en).not.toMatch(/[，。]/);
      }
    }
  });
  test('an unknown check is not explained', () => {
    expect(explainCheck('no-such-check', 'en')).toBeUndefined();
  });
  test('a basis that is not of the sources stays as it is', () => {
    expect(translateBasis('地方规定', 'en')).toBe('地方规定');
    expect(translateBasis(cite('guide')['zh-CN'], 'en')).toContain('article 12');
  });
});
