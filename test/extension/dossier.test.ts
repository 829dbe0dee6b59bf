/** Corrections, marks, merging and packages: what an inspector decided must not be lost, doubled or changed by others. */

import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exemptionsOn } from '../../checks/judge/exemptions.ts';
import type { Finding, Mark } from '../../checks/model/index.ts';
import { Dossier, disagreements, dossierFor, emptyDossier } from '../../crawler/packages/dossier.ts';
import { mergeDossiers } from '../../crawler/packages/merge.ts';
import { type Contents, readPackage, writePackage } from '../../crawler/packages/package.ts';
import { correctColumn, reviewFinding, yearAfter } from '../../extension/dossier/correct.ts';
import { readProfile } from '../../extension/dossier/incoming.ts';
import { addEvidence, setMark } from '../../extension/dossier/mark.ts';
import { mostOfWalk, readFindings, startWalk, stepWalk } from '../../extension/dossier/walk.ts';

const empty = emptyDossier('http://slj.lanchuan.gov.cn/');
const finding: Finding = {
  ...{ check: 'column-stale', outcome: 'fail', url: 'http://slj.lanchuan.gov.cn/xw/', message: 'staleDays', locator: null, facts: {} },
  ...{ text: { 'zh-CN': '超期', en: 'stale' }, basis: [], fingerprint: '0123456789abcdef', evidence: [] },
};
const verdict = { reason: '栏目已并入要闻', by: '王检查', asOf: '2026-09-30', what: '不成立' };

describe('correcting the machine', () => {
  test('a dismissed finding is exempt for a year, and the record says who, when and why', () => {
    const after = reviewFinding(empty, finding, { ...verdict, verdict: 'dismissed' });
    expect(exemptionsOn('2026-10-01', after.profile)(finding)?.reason).toBe('栏目已并入要闻');
    expect(exemptionsOn('2027-10-01', after.profile)(finding)).toBeUndefined();
    expect(after.reviews).toMatchObject([{ fingerprint: finding.fingerprint, verdict: 'dismissed', by: '王检查' }]);
    expect(after.corrections).toHaveLength(1);
    expect(Dossier.safeParse(after).success).toBe(true);
  });

  test('a finding that is confirmed after all is exempt no longer', () => {
    const dismissed = reviewFinding(empty, finding, { ...verdict, verdict: 'dismissed' });
    const confirmed = reviewFinding(dismissed, finding, { ...verdict, verdict: 'confirmed' });
    expect(exemptionsOn('2026-10-01', confirmed.profile)(finding)).toBeUndefined();
    expect(confirmed.reviews).toHaveLength(1);
  });

  test('a year after the last day of February is a day', () => {
    expect(yearAfter('2028-02-29')).toBe('2029-03-01');
    expect(yearAfter('2026-09-30')).toBe('2027-09-30');
  });

  test('a column has the category that was said last', () => {
    const once = correctColumn(empty, 'http://slj.lanchuan.gov.cn/gg/', 'news', '王检查', 'a');
    const twice = correctColumn(once, 'http://slj.lanchuan.gov.cn/gg/', 'notice', '王检查', 'b');
    expect(twice.profile.columns).toEqual([{ match: 'http://slj.lanchuan.gov.cn/gg/', category: 'notice' }]);
    expect(twice.corrections).toHaveLength(2);
  });
});

describe('merging', () => {
  const marked = (result: 'pass' | 'fail', at: string) => setMark(empty, 'gov-2019', 'leaf', { result, at, by: result });

  test('the later mark counts, whoever takes in whose package', () => {
    const [early, late] = [marked('pass', '2026-10-01 09:00:00'), marked('fail', '2026-10-02 09:00:00')];
    expect(mergeDossiers(early, late).marks['gov-2019']!.leaf!.result).toBe('fail');
    expect(mergeDossiers(late, early).marks['gov-2019']!.leaf!.result).toBe('fail');
  });

  test('two inspectors who disagree are both kept, whoever takes in whose package, and it is said', () => {
    const [first, second] = [marked('pass', '2026-10-01 09:00:00'), marked('fail', '2026-10-02 09:00:00')];
    for (const both of [mergeDossiers(first, second), mergeDossiers(second, first), mergeDossiers(mergeDossiers(first, second), first)]) {
      expect(both.marks['gov-2019']!.leaf!.by).toBe('fail');
      expect(disagreements(both, 'gov-2019').get('leaf')).toMatchObject([{ result: 'pass', by: 'pass' }]);
    }
    // one who overrules another does not make them unsaid
    const over = setMark(first, 'gov-2019', 'leaf', { result: 'na', at: '2026-10-03 09:00:00', by: '李检查' });
    expect(disagreements(over, 'gov-2019').get('leaf')).toMatchObject([{ result: 'pass', by: 'pass' }]);
    expect(setMark(over, 'gov-2019', 'leaf', null).marks['gov-2019']!.leaf).toMatchObject({ result: 'pass' });
    // the first comes round, and says so later
    const agreed = setMark(mergeDossiers(first, second), 'gov-2019', 'leaf', { result: 'fail', at: '2026-10-03 09:00:00', by: 'pass' });
    expect(disagreements(mergeDossiers(agreed, second), 'gov-2019').size).toBe(0);
  });

  test('marks of any number of inspectors in any order of packages come to the same', () => {
    const mark = fc.record({
      by: fc.constantFrom('甲', '乙', '丙'),
      at: fc.constantFrom('1', '2', '3'),
      result: fc.constantFrom('pass', 'fail', 'na'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), mark), { maxLength: 8 }), fc.nat(), (given, turn) => {
        const all = given.map(([leaf, one]) => setMark(empty, 'gov-2019', leaf, one as Mark));
        const turned = [...all.slice(turn % (all.length || 1)), ...all.slice(0, turn % (all.length || 1))].reverse();
        const merge = (list: Dossier[]): Pick<Dossier, 'marks' | 'otherMarks'> => {
          const { marks, otherMarks } = list.reduce(mergeDossiers, empty);
          return { marks, otherMarks };
        };
        expect(merge(turned)).toEqual(merge(all));
        expect(merge([...all, ...all])).toEqual(merge(all));
      }),
    );
  });

  test('taking in the same package twice changes nothing', () => {
    const full = addEvidence(reviewFinding(marked('fail', '2026-10-02 09:00:00'), finding, { ...verdict, verdict: 'dismissed' }), {
      ...{ id: crypto.randomUUID(), url: finding.url, at: '2026-10-02T01:00:00Z', by: '', note: '' },
    });
    const once = mergeDossiers(empty, full);
    expect(mergeDossiers(once, full)).toEqual(once);
    expect(once.profile).toEqual(full.profile);
    expect(once.evidence).toEqual(full.evidence);
  });
});

describe('whose page it is', () => {
  const platform = 'http://zwgk.lanchuan.gov.cn/';
  const unit = (path: string) => emptyDossier(platform, { scope: { hosts: [], paths: [path] } });
  const all = [
    emptyDossier(platform),
    unit('/tjj/'),
    unit('/tjj/kf/'),
    emptyDossier('http://a.cn/', { scope: { hosts: ['b.a.cn'], paths: [] } }),
  ];
  const siteOfPage = (url: string) => dossierFor(url, all)?.site;

  test('units on one platform have dossiers of their own; the narrowest counts; further hosts belong to their site', () => {
    expect(siteOfPage(`${platform}tjj/gk/1.html`)).toBe('zwgk.lanchuan.gov.cn/tjj/');
    expect(siteOfPage(`${platform}tjj/kf/1.html`)).toBe('zwgk.lanchuan.gov.cn/tjj/kf/');
    expect(siteOfPage(`${platform}syj/`)).toBe('zwgk.lanchuan.gov.cn');
    expect(siteOfPage(platform)).toBe('zwgk.lanchuan.gov.cn');
    expect(siteOfPage('https://b.a.cn/x')).toBe('a.cn');
    expect(siteOfPage('http://c.cn/')).toBeUndefined();
  });

  test('a package of an earlier version is that of the unit which its profile names', () => {
    const { site: _, otherMarks: __, ...old } = { ...emptyDossier(platform), profile: { scope: { hosts: [], paths: ['/tjj/'] } } };
    expect(Dossier.parse(old)).toMatchObject({ site: 'zwgk.lanchuan.gov.cn/tjj/', url: `${platform}tjj/`, otherMarks: {} });
  });
});

describe('packages', () => {
  const id = crypto.randomUUID();
  const contents: Contents = {
    dossier: addEvidence(empty, { id, url: finding.url, at: '2026-10-02T01:00:00Z', by: '', note: '' }),
    findings: '{"schema":"mingcha-findings-1"}',
    pictures: new Map([[id, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])]]),
  };

  test('what goes in comes out', async () => {
    expect(await readPackage(await writePackage(contents, '2026-10-02'))).toMatchObject({ contents, manifest: { host: empty.host } });
  });

  test('what says it is a picture and is none is refused', async () => {
    const page = new TextEncoder().encode('<!doctype html><script>1</script>');
    const packed = await writePackage({ ...contents, pictures: new Map([[id, page]]) }, '2026-10-02');
    expect(await readPackage(packed)).toMatchObject({ fault: 'damaged', detail: expect.stringContaining(id) });
  });

  test('a package that was changed anywhere is refused, or reads as it was written', async () => {
    const packed = await writePackage(contents, '2026-10-02');
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = packed.slice();
        changed[at]! ^= by;
        const read = await readPackage(changed);
        // a few bytes of a zip mean nothing: dates, attributes
        if ('contents' in read) expect(read.contents.dossier).toEqual(contents.dossier);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['a text', new TextEncoder().encode('not a package')],
    ['another zip', zipSync({ 'a.txt': new Uint8Array(3) })],
    ['names that climb', zipSync({ 'manifest.json': new TextEncoder().encode('{}'), '../../etc/passwd': new Uint8Array(3) })],
  ])('%s is no package', async (_, bytes) => {
    expect(await readPackage(bytes)).toMatchObject({ fault: 'not-a-package' });
  });

  test('a bomb is stopped', async () => {
    const bomb = zipSync({ 'pages.jsonl': new Uint8Array(31_000_000) }, { level: 1 });
    expect(bomb.length).toBeLessThan(500_000);
    expect(await readPackage(bomb, 30_000_000)).toMatchObject({ fault: 'too-large' });
  });

  test('wild bytes never throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await readPackage(Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]))).toHaveProperty('fault');
      }),
    );
  });
});

describe('the walk', () => {
  const file = JSON.stringify({
    ...{ schema: 'mingcha-findings-1', site: { url: 'http://slj.lanchuan.gov.cn/' }, asOf: '2026-09-30' },
    findings: [finding, { ...finding, outcome: 'pass' }],
  });

  test('takes what needs a person, and stays between the first and the last', () => {
    const walk = readFindings(file)!;
    expect(walk.findings).toEqual([finding]);
    expect(stepWalk(stepWalk(startWalk(empty, walk), 1), 1).walk!.at).toBe(0);
    expect(stepWalk(startWalk(empty, walk), -1).walk!.at).toBe(0);
  });

  test('takes as many as a person can look at, and the others once these are reviewed', () => {
    const findings = Array.from({ length: mostOfWalk + 7 }, (_, at) => ({ ...finding, fingerprint: at.toString(16).padStart(16, '0') }));
    const walk = { url: finding.url, asOf: '2026-09-30', findings };
    const first = startWalk(empty, walk);
    expect(first.walk!.findings).toHaveLength(mostOfWalk);
    const reviews = first.walk!.findings.map(({ fingerprint, check, url }) => ({
      ...{ fingerprint, check, url, verdict: 'confirmed' as const, reason: '', by: '王检查', at: '2026-10-01' },
    }));
    expect(startWalk({ ...first, reviews }, walk).walk!.findings).toEqual(findings.slice(mostOfWalk));
  });

  test('refuses whatever is no file of findings', () => {
    for (const text of ['', '{}', '[]', 'null', file.replace('findings-1', 'findings-9'), file.slice(0, 80)]) {
      expect(readFindings(text)).toBeUndefined();
    }
  });
});

test('a profile is read as the command line reads it, and what is wrong is said', () => {
  expect(readProfile('name: 水利局\npublicServices: false\n')).toEqual({ profile: { name: '水利局', publicServices: false } });
  expect(readProfile('nmae: 水利局\n')).toMatchObject({ problem: expect.stringContaining('nmae') });
  expect(readProfile('a: [')).toHaveProperty('problem');
  expect(readProfile('a: &a [1]\nb: *a\n')).toHaveProperty('problem');
});
