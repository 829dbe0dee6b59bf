import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SiteResult } from '../../../checks/model/index.ts';
import { emptyDossier } from '../../../crawler/packages/dossier.ts';
import { writePackage } from '../../../crawler/packages/package.ts';
import { readDisagreements, readIndexOf, readRound } from '../../../crawler/rounds/read.ts';
import { buildCity, type City } from '../../city/city.ts';
import { type CityServer, serveCity } from '../../city/serve.ts';
import { createFolders, run } from '../../cli/run.ts';
import { id, killAfter, makeRound, resultsOf, runArgs, withStore } from './city-round.ts';
import { rosterOf } from './sites.ts';

const folders = createFolders();
let city: City;
let served: CityServer;
/** The hosts that were asked, in order. */
let undisturbed: string;
let before: SiteResult[];

const minutes = 60_000;
const byId = (results: readonly SiteResult[], site: string): SiteResult => results.find((one) => one.site.id === site)!;
const cli = (...args: string[]) => run([...args, '--workspace', undisturbed], { lang: 'zh-CN' });
const leafOf = (result: SiteResult, leaf: string) => {
  const find = (nodes: NonNullable<SiteResult['scorecard']>['nodes']): (typeof nodes)[number] | undefined => {
    for (const node of nodes) {
      const found = node.id === leaf ? node : find(node.children);
      if (found) return found;
    }
    return undefined;
  };
  return find(result.scorecard!.nodes)!;
};

beforeAll(async () => {
  city = buildCity();
  served = await serveCity(city);
  undisturbed = folders.make();
  await makeRound(undisturbed, rosterOf(city));
  const ran = await run(runArgs(undisturbed, served.port), { lang: 'zh-CN' });
  expect(ran.err).not.toContain('未能检查');
  before = await resultsOf(undisturbed);
}, 15 * minutes);
afterAll(async () => {
  await served.close();
  folders.clean();
});

// every command is a process, and the machine may be busy
describe('a round over the sample city', { timeout: 10 * minutes }, () => {
  test('has a result for every site; those that do not answer are judged as such', () => {
    expect(before.map(({ site }) => site.id)).toEqual(city.sites.map((site) => site.id).sort());
    const states = Object.fromEntries(before.map(({ site, status }) => [site.id, status]));
    for (const { id: site } of city.sites)
      expect([site, states[site]]).toEqual([site, ['dead', 'gone', 'gjj'].includes(site) ? 'unreached' : 'done']);
    for (const { scorecard, site } of before) expect(scorecard!.site.name).toBe(site.name);
    expect(byId(before, 'dead').scorecard!.verdict).toBe('veto');
    expect(byId(before, 'dead').error!['zh-CN']).toContain('无法打开');
    for (const { findings } of before) expect(findings.every(({ outcome }) => ['fail', 'review', 'error'].includes(outcome))).toBe(true);
  });

  test('that is killed twice on the way ends with the same results, byte for byte', async () => {
    const workspace = folders.make();
    await makeRound(workspace, rosterOf(city));
    const args = [...runArgs(workspace, served.port), '--lang', 'zh-CN'];
    await killAfter(args, /开始检查/, 4);
    await killAfter(args, /已检查/, 2);
    const status = await run(['round', 'status', id, '--json', '--workspace', workspace]);
    const { running, counts } = JSON.parse(status.out);
    expect(running).toBe(false);
    // nobody works on it, so nothing is said to be worked on
    expect(counts.running).toBeUndefined();
    expect(counts.waiting).toBeGreaterThan(0);
    expect(counts.done).toBeGreaterThan(0);
    const ended = await run(args);
    expect(ended.code).toBe(0);
    const results = await resultsOf(workspace);
    const texts = new Map(before.map((result) => [result.site.id, JSON.stringify(result)]));
    expect(results.filter((result) => JSON.stringify(result) !== texts.get(result.site.id)).map(({ site }) => site.id)).toEqual([]);
  });

  test('is closed with the text of its index and a revision that nothing changes', async () => {
    const unnamed = await cli('round', 'close', id);
    expect([unnamed.code, unnamed.err]).toEqual([2, expect.stringContaining('--by')]);
    const closed = await cli('round', 'close', id, '--by', '王某');
    expect([closed.code, closed.err]).toEqual([0, '']);
    const again = await cli('round', 'close', id, '--by', '王某');
    expect([again.code, again.err]).toEqual([3, expect.stringContaining('已于')]);
    await withStore(undisturbed, async (store) => {
      const round = await readRound(store, id);
      expect(round).toMatchObject({ status: 'closed', revision: 1, checksVersion: expect.any(String) });
      expect(round.index.hash).toMatch(/^[0-9a-f]{64}$/);
      const { index } = await readIndexOf(store, id);
      expect([index.id, index.version]).toEqual([round.index.id, round.index.version]);
    });
    const file = new DatabaseSync(join(undisturbed, 'mingcha.sqlite'));
    for (const change of [
      'update round_results set run = 0',
      'delete from round_results',
      'delete from round_runs',
      'delete from round_revisions',
    ])
      expect(() => file.exec(change)).toThrow(/stays as it is|written once/);
    file.close();
  });

  test('lays its sites beside each other when it is closed', async () => {
    const results = await resultsOf(undisturbed, 1);
    const found = new Set(results.flatMap(({ findings }) => findings.map(({ check }) => check)));
    // the rosters of the city name no contacts
    expect(found).toContain('roster-contacts');
    expect(new Set(before.flatMap(({ findings }) => findings.map(({ check }) => check)))).not.toContain('roster-contacts');
  });

  test('takes marks after it was closed as new revisions, and leaves the old ones readable', async () => {
    const then = await resultsOf(undisturbed, 1);
    const { revision } = await withStore(undisturbed, (store) => readRound(store, id));
    const marked = await cli('round', 'mark', id, '岚川市水利局', 'publication.overview', '--result', 'pass', '--by', '甲');
    expect([marked.code, marked.out]).toEqual([0, expect.stringContaining(`第 ${revision + 1} 次修订`)]);
    const now = await resultsOf(undisturbed);
    expect(leafOf(byId(now, 'slj'), 'publication.overview')).toMatchObject({ state: 'measured', mark: { result: 'pass', by: '甲' } });
    expect(leafOf(byId(now, 'slj'), 'publication.overview').score).toEqual({ low: 3, high: 3 });
    expect(await resultsOf(undisturbed, 1)).toEqual(then);
    expect(now.filter(({ site }) => site.id !== 'slj')).toEqual(then.filter(({ site }) => site.id !== 'slj'));
  });

  test('leaves a leaf open while two evaluators differ on it, even one that the machine had settled, until that is settled', async () => {
    const leaf = 'function.report-errors';
    const measured = leafOf(byId(await resultsOf(undisturbed), 'slj'), leaf);
    expect(measured.state).toBe('measured');
    await cli('round', 'mark', id, 'slj', leaf, '--result', 'pass', '--by', '甲', '--note', '有入口');
    const differing = await cli('round', 'mark', id, 'slj', leaf, '--points', '0.5', '--by', '乙');
    expect(differing.out).toContain('不一致');
    const open = leafOf(byId(await resultsOf(undisturbed), 'slj'), leaf);
    expect([open.state, open.mark, open.score]).toEqual(['manual', undefined, { low: 0, high: measured.points }]);
    expect(open.reason['zh-CN']).toContain('待仲裁');

    const list = await cli('round', 'disagreements', id, '--open', '--json');
    expect(JSON.parse(list.out)).toMatchObject([
      {
        site: 'slj',
        leaf,
        settled: null,
        marks: [
          { by: '甲', note: '有入口' },
          { by: '乙', points: 0.5 },
        ],
      },
    ]);
    const silent = await cli('round', 'settle', id, 'slj', leaf, '--adopt', '乙', '--by', '组长');
    expect([silent.code, silent.err]).toEqual([2, expect.stringContaining('--why')]);
    const settled = await cli('round', 'settle', id, 'slj', leaf, '--adopt', '乙', '--by', '组长', '--why', '现场复核，入口不全');
    expect(settled.code).toBe(0);
    const now = leafOf(byId(await resultsOf(undisturbed), 'slj'), leaf);
    expect([now.state, now.score, now.mark]).toEqual([
      'measured',
      { low: 0.5, high: 0.5 },
      expect.objectContaining({ by: '组长', note: '现场复核，入口不全' }),
    ]);
    await withStore(undisturbed, async (store) => {
      const [known] = await readDisagreements(store, id);
      expect(known!.settled).toMatchObject({ by: '组长', why: '现场复核，入口不全' });
      const { revision } = await readRound(store, id);
      // as it was known before
      expect((await readDisagreements(store, id, revision - 1))[0]!.settled).toBeNull();
    });
    const twice = await cli('round', 'settle', id, 'slj', leaf, '--adopt', '甲', '--by', '组长', '--why', '再看');
    expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('没有待仲裁')]);
  });

  test('takes marks from files and packages, names what does not fit, and takes none twice', async () => {
    const csv = join(undisturbed, '打分表.csv');
    await writeFile(
      csv,
      '站点,指标,得分,评估人,时间\n岚川市财政局,publication.overview,2.5,丙,2026-10-08 09:30\nczj,publication.overview,9,丙,2026-10-08\n火星局,publication.overview,1,丙,2026-10-08\n',
    );
    const first = await cli('round', 'import-marks', id, csv);
    expect(first.code).toBe(3);
    expect(first.out).toContain(`${csv}:3 指标 publication.overview 不能记为9 分（满分 3）`);
    expect(first.out).toContain(`${csv}:4 本次季度检查中没有站点“火星局”`);
    expect(first.out).toContain('登记判定 1 项');
    const again = await cli('round', 'import-marks', id, csv, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, known: 1, revision: null });

    const dossier = emptyDossier('http://czj.lanchuan.gov.cn/');
    dossier.marks['gov-2019'] = { 'publication.overview': { result: 'fail', by: '丁', at: '2026-10-09T01:00:00.000Z', note: '无机构图' } };
    const file = join(undisturbed, 'czj.mingcha');
    await writeFile(file, await writePackage({ dossier, pictures: new Map() }, '2026-10-09T02:00:00.000Z'));
    const taken = await cli('round', 'import-marks', id, file);
    expect([taken.code, taken.err]).toEqual([0, '']);
    const list = JSON.parse((await cli('round', 'disagreements', id, '--open', '--json')).out);
    expect(list).toMatchObject([
      {
        site: 'czj',
        marks: [
          { by: '丙', points: 2.5 },
          { by: '丁', result: 'fail', note: '无机构图' },
        ],
      },
    ]);
    expect(leafOf(byId(await resultsOf(undisturbed), 'czj'), 'publication.overview').state).toBe('manual');

    await writeFile(file, 'PK\x03\x04 no package');
    const broken = await cli('round', 'import-marks', id, file);
    expect([broken.code, broken.out]).toEqual([3, expect.stringContaining('检查包')]);
  });

  test('has a site inspected again after it was closed as one more revision, with the one who asked for it', async () => {
    const { revision } = await withStore(undisturbed, (store) => readRound(store, id));
    const args = [...runArgs(undisturbed, served.port), '--again', 'tjj'];
    const unnamed = await run(args);
    expect([unnamed.code, unnamed.err]).toEqual([2, expect.stringContaining('--by')]);
    const ran = await run([...args, '--by', '王某', '--why', '单位称已整改']);
    expect(ran.code).toBe(0);
    const round = await withStore(undisturbed, (store) => readRound(store, id));
    expect(round.revisions!.at(-1)).toMatchObject({ revision: revision + 1, by: '王某', why: '单位称已整改' });
    const [now, then] = [await resultsOf(undisturbed), await resultsOf(undisturbed, revision)];
    // nothing has changed on the site, and nothing else was looked at
    expect(now).toEqual(then);
  });

  test('is judged again with what was corrected in the roster, without a visit', async () => {
    const then = await resultsOf(undisturbed);
    const { check } = byId(then, 'slj').findings.find(({ outcome }) => outcome === 'fail')!;
    const edited = await cli('sites', 'edit', 'slj', `exemptions=${check} | | 网站正在改版 | 2026-12-31`);
    expect(edited.code).toBe(0);
    const unnamed = await cli('round', 'judge', id, '--sites', 'slj');
    expect([unnamed.code, unnamed.err]).toEqual([2, expect.stringContaining('--by')]);
    const judged = await cli('round', 'judge', id, '--sites', 'slj', '--by', '王某', '--why', '核准豁免', '--json');
    expect([judged.code, judged.err]).toEqual([0, '']);
    expect(JSON.parse(judged.out)).toEqual({ judged: ['slj'], revision: expect.any(Number) });
    const now = await resultsOf(undisturbed);
    const failing = (results: SiteResult[]) =>
      byId(results, 'slj').findings.filter((one) => one.check === check && one.outcome === 'fail').length;
    expect([failing(then) > 0, failing(now)]).toEqual([true, 0]);
    expect(byId(now, 'slj').site.exemptions).toMatchObject([{ check, reason: '网站正在改版' }]);
  });
});
