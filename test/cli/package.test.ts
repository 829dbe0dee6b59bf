/** Packages of the extension at the command line: what is in them, what comes of importing them, and what is refused. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Dossier, emptyDossier } from '../../crawler/packages/dossier.ts';
import { writePackage } from '../../crawler/packages/package.ts';
import { reviewFinding } from '../../extension/dossier/correct.ts';
import { addEvidence, setMark } from '../../extension/dossier/mark.ts';
import { walkNodes } from '../../reports/reading.ts';
import { inspectCity } from '../reports/city-input.ts';
import { createFolders, run } from './run.ts';

const folders = createFolders();
afterAll(() => folders.clean());

const { site, judgement, scorecard } = inspectCity('slj');
const manual = [...walkNodes(scorecard.nodes)].filter(
  ({ rule, role, children }) => rule === 'manual' && role === 'points' && children.length === 0,
);
const [first, second] = manual.map((leaf) => leaf.id) as [string, string];
const finding = judgement.findings.find(({ outcome }) => outcome === 'fail')!;
const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2]);
const id = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

const fresh = emptyDossier(site.site.url);
const mark = (on: Dossier, leaf: string, result: 'pass' | 'fail', by: string, at: string): Dossier =>
  setMark(on, 'gov-2019', leaf, { result, by, at: `2026-10-0${at} 09:00:00`, note: '\u202e页面\u001b[31m' });
const byWang = reviewFinding(mark(mark(fresh, first, 'pass', '王检查', '1'), second, 'pass', '王检查', '1'), finding, {
  ...{ verdict: 'dismissed', reason: '栏目已并入要闻', by: '王检查', asOf: '2026-09-30', what: '不成立' },
});
const byLi = addEvidence(mark(fresh, first, 'fail', '李检查', '2'), {
  id,
  url: finding.url,
  at: '2026-10-02T01:00:00Z',
  by: '李检查',
  note: '',
});

async function write(dossier: Dossier, folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await writePackage({ dossier, pictures: new Map(dossier === byLi ? [[id, picture]] : []) }, '2026-10-03'));
  return path;
}

describe('package', () => {
  test('import merges what two inspectors did; the same package twice changes nothing; both marks of a leaf are kept', async () => {
    const folder = folders.make();
    const workspace = join(folder, 'ws');
    const [wang, li] = [await write(byWang, folder, 'wang.mingcha'), await write(byLi, folder, 'li.mingcha')];
    const take = async (file: string) => {
      const { code, out, err } = await run(['package', 'import', file, '--workspace', workspace, '--json']);
      expect(err).toBe('');
      expect(code).toBe(0);
      return JSON.parse(out);
    };
    expect(await take(wang)).toMatchObject({ site: site.site.host, added: { marks: 2, reviews: 1, corrections: 1 }, disagreements: [] });
    const both = await take(li);
    expect(both).toMatchObject({ added: { marks: 1, evidence: 1, reviews: 0 }, all: { marks: 3 } });
    expect(both.disagreements).toMatchObject([
      {
        leaf: first,
        marks: [
          { by: '李检查', result: 'fail' },
          { by: '王检查', result: 'pass' },
        ],
      },
    ]);
    const before = readFileSync(join(both.folder, 'dossier.json'), 'utf8');
    for (const again of [wang, li])
      expect((await take(again)).added).toEqual({ marks: 0, reviews: 0, corrections: 0, evidence: 0, rechecks: 0 });
    expect(readFileSync(join(both.folder, 'dossier.json'), 'utf8')).toBe(before);
    // what `score` reads
    expect(JSON.parse(readFileSync(both.marks['gov-2019'], 'utf8'))).toMatchObject({
      [first]: { result: 'fail' },
      [second]: { result: 'pass' },
    });
    expect(parse(readFileSync(both.profile, 'utf8'))).toMatchObject({ exemptions: [{ reason: '栏目已并入要闻' }] });
    expect(new Uint8Array(readFileSync(join(both.folder, 'evidence', `${id}.png`)))).toEqual(picture);
    const { out } = await run(['package', 'import', li, '--workspace', workspace]);
    expect(out).toMatch(/判定不一致 1 项.*\n {2}gov-2019 \S+: 李检查 不合格 .*王检查 合格/);
    expect(out).toContain('--marks');
  });

  test('import into a round writes its marks down there once, and both of two who disagree', async () => {
    const folder = folders.make();
    const at = ['--workspace', join(folder, 'ws'), '--json'];
    const roster = join(folder, 'sites.csv');
    writeFileSync(roster, `名称,网址,层级,地区\n市水利局,${site.site.url},市级,岚川市\n`);
    expect((await run(['sites', 'import', roster, '--by', '局办公室', ...at])).code).toBe(0);
    const create = ['--quarter', '2026Q3', '--sites', site.site.url, '--as-of', '2026-09-30'];
    expect(await run(['round', 'create', ...create, ...at])).toMatchObject({ code: 0, err: '' });
    const [wang, li] = [await write(byWang, folder, 'wang.mingcha'), await write(byLi, folder, 'li.mingcha')];
    for (const [file, added] of [
      [wang, 2],
      [li, 1],
      [wang, 0],
    ] as const) {
      const { code, out } = await run(['package', 'import', file, '--round', '2026Q3', ...at]);
      expect([code, JSON.parse(out)]).toMatchObject([0, { added, problems: [] }]);
    }
    const disagreements = JSON.parse((await run(['round', 'disagreements', '2026Q3', ...at])).out);
    expect(JSON.stringify(disagreements)).toContain(first);
    expect(JSON.stringify(disagreements)).not.toContain(second);
    expect((await run(['package', 'import', wang, '--round', '2026Q9', ...at])).code).not.toBe(0);
  });

  test('show says what is inside, and nothing of it acts on the terminal', async () => {
    const folder = folders.make();
    const file = await write(byWang, folder, 'a.mingcha');
    const { code, out } = await run(['package', 'show', file], { lang: 'en' });
    expect(code).toBe(0);
    expect(out).toMatch(/inspectors +王检查/);
    expect(out).toMatch(/marks +gov-2019 2/);
    expect(out).not.toMatch(/[\u001b\u202e]/);
    const shown = JSON.parse((await run(['package', 'show', file, '--json'])).out);
    expect(shown).toMatchObject({ site: site.site.host, reviews: 1, corrections: 1, marks: 2, pictures: 0, people: ['王检查'] });
  });

  test('refuses what is none, was changed, or is not there, and says which', async () => {
    const folder = folders.make();
    const changed = await write(byLi, folder, 'changed.mingcha');
    const bytes = readFileSync(changed);
    const at = bytes.indexOf(Buffer.from(picture));
    bytes[at + 9] = 3;
    writeFileSync(changed, bytes);
    const none = join(folder, 'none.mingcha');
    writeFileSync(none, 'a text');
    const cases: [string, number, RegExp][] = [
      [changed, 3, /已损坏或被改动.*evidence/],
      [none, 2, /不是明察的检查包/],
      [join(folder, 'missing.mingcha'), 2, /没有这个检查包/],
      [folder, 2, /没有这个检查包/],
    ];
    for (const [file, code, words] of cases) {
      const ran = await run(['package', 'import', file, '--workspace', join(folder, 'ws')]);
      expect(ran).toMatchObject({ code, out: '' });
      expect(ran.err).toMatch(words);
    }
  });
});
