/**
 * The report of a large round: `node test/bench/round-report.ts [sites] [findings] [formats]`, by default 500 sites × 2,000 findings against a
 * round before of the same size, in a real store. Then one site of 10,000 pages × 5,000 findings. Prints seconds, the most memory that the
 * process held, and the size of the files. What is wanted: under 60 s and 400 MB; HTML under 10 MB and writers under 200 MB.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding, RosterSite, Tally } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';
import { score } from '../../checks/score.ts';
import { checksVersion } from '../../checks/version.ts';
import { indexText, loadIndex } from '../../crawler/index-files.ts';
import { openStore } from '../../crawler/store.ts';
import { siteFacts } from '../checks/scoring.ts';

const index = loadIndex('gov-2019');
const groups = ['县市区', '市直部门', '省直部门', '乡镇街道'];
const paged = checks.filter(({ scope }) => scope !== 'round');

/** Finding `at` of site `site`; a tenth of those of the first round is mended in the second, and as many are new. */
function findingOf(site: number, at: number): Finding {
  const check = paged[(site + at) % paged.length]!;
  const url = `http://www.site${site}.gov.cn/zwgk/${at % 97}/t${202600 + at}_${at}.html`;
  const words = `“政务公开/通知公告/${at}”栏目最新信息的发布日期为2026-03-0${1 + (at % 9)}，至2026-09-30已超过6个月未更新，共${at}处引用。`;
  return {
    check: check.id,
    outcome: at % 10 === 9 ? 'review' : at % 37 === 0 ? 'error' : 'fail',
    url,
    message: 'stale',
    text: {
      'zh-CN': words,
      en: `Column “notices/${at}”: newest information dated 2026-03-0${1 + (at % 9)}; not updated for more than 6 months.`,
    },
    locator: { selector: `main > ul.list:nth-of-type(${at % 5}) > li:nth-child(${at})`, quote: `关于印发第${at}号工作方案的通知` },
    facts: {
      name: `通知公告${at}`,
      path: `政务公开/通知公告/${at}`,
      category: 'notice',
      level: 2,
      newest: `2026-03-0${1 + (at % 9)}`,
      days: 200 + at,
    },
    basis: [...check.basis],
    fingerprint: `${site.toString(16).padStart(6, '0')}${at.toString(16).padStart(10, '0')}`,
    evidence: [`evidence/${site}/${at}.warc.gz`],
  };
}

const rosterSite = (at: number): RosterSite => ({
  id: `www.site${String(at).padStart(4, '0')}.gov.cn`,
  url: `http://www.site${at}.gov.cn/`,
  name: `第${at}号网站`,
  organ: `第${Math.floor(at / 2)}号主办单位`,
  level: (['city', 'county', 'township'] as const)[at % 3]!,
  kind: (['portal', 'department', 'platform-unit'] as const)[at % 3]!,
  region: `第${at % 20}区`,
  group: groups[at % groups.length]!,
  running: true,
  keyAreas: [],
  contacts: [],
});

async function fill(workspace: string, sites: number, findings: number): Promise<void> {
  const store = await openStore(workspace);
  const roster = Array.from({ length: sites }, (_, at) => rosterSite(at));
  const who = { by: 'bench', at: '2026-09-30T00:00:00Z' };
  await store.roster.take(
    roster.map(({ id, ...stated }) => ({ id, stated, otherwise: {} })),
    who,
  );
  for (const [quarter, asOf, shift] of [
    ['2026Q2', '2026-06-30', 0],
    ['2026Q3', '2026-09-30', Math.ceil(findings / 10)],
  ] as const) {
    await store.rounds.create(
      {
        ...{ schema: 'mingcha-round-1', id: quarter, quarter, from: asOf, to: asOf, asOf, checksVersion, seed: 'bench', share: 1 },
        index: { id: index.id, version: index.version, hash: 'bench', title: index.title },
        strata: [],
        createdAt: `${asOf}T00:00:00Z`,
        settings: { maxPages: 1, maxDepth: 1, robots: 'respect', render: 'never', probes: 'none', attachments: 0 },
      },
      roster.map((site) => ({ site, sampled: true })),
      { index: indexText('gov-2019'), parts: [] },
    );
    for (const [at, site] of roster.entries()) {
      const all = Array.from({ length: findings }, (_, number) => findingOf(at, number + shift));
      const tallies: Record<string, Tally> = Object.fromEntries(
        checks.map(({ id }) => [id, { pass: 40, fail: 0, review: 0, na: 0, error: 0 }]),
      );
      for (const { check, outcome } of all) tallies[check]![outcome]++;
      const judgement = { findings: all, tallies };
      const facts = siteFacts({ pages: 10_000 });
      const judged = { facts, judgements: [judgement], scorecard: score({ index, judgement, site: facts }) };
      await store.rounds.finish(quarter, {
        ...{ site, status: 'done', error: null, inspection: `${asOf}-${at}`, checksVersion, at: `${asOf}T00:00:00Z`, judged },
      });
    }
    await store.rounds.revise(quarter, { at: `${asOf}T12:00:00Z`, by: 'bench', why: 'bench', checksVersion });
  }
  await store.close();
}

const root = join(import.meta.dirname, '..', '..');
/** Says at the end how much memory the process held at most, as the kernel counted it. */
const measure = `data:text/javascript,${encodeURIComponent("process.on('exit', () => process.stderr.write('\\npeak ' + Math.round(process.resourceUsage().maxRSS / 1024) + ' cpu ' + Math.round(process.cpuUsage().user / 1e5) / 10))")}`;

async function run(sites: number, findings: number, formats: string): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), 'mingcha-round-bench-'));
  try {
    const before = performance.now();
    await fill(workspace, sites, findings);
    console.log(`${sites} sites × ${findings} findings, twice: stored in ${Math.round((performance.now() - before) / 1000)} s`);
    const out = join(workspace, 'out');
    const started = performance.now();
    const child = spawnSync(
      process.execPath,
      ['--import', measure, 'cli.ts', 'round', 'report', '2026Q3', '--workspace', workspace, '--out', out, '--format', formats],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    const took = (performance.now() - started) / 1000;
    const [, peak, cpu] = /peak (\d+) cpu ([\d.]+)/.exec(child.stderr) ?? [];
    console.log(`${formats}: ${took.toFixed(1)} s (${cpu} s of a processor), ${peak} MB at most, exit ${child.status}`);
    if (child.status !== 0) console.log(child.stderr);
    for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' }).slice(0, 20)) {
      const file = statSync(join(out, name));
      if (file.isFile()) console.log(`  ${name}: ${(file.size / 1e6).toFixed(2)} MB`);
    }
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

const [sites = '500', findings = '2000', formats = 'html,json,csv,sarif,junit'] = process.argv.slice(2);
await run(Number(sites), Number(findings), formats);
if (process.argv.length < 3) await run(1, 5000, 'html,json,csv,sarif,junit,scorecards');
