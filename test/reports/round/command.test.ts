/** `round report` over a real store, run as a person does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SiteResult } from '../../../checks/model/index.ts';
import { checksVersion } from '../../../checks/version.ts';
import { findBrowser } from '../../../crawler/browser.ts';
import { indexText, loadIndex } from '../../../crawler/index-files.ts';
import { openStore } from '../../../crawler/store.ts';
import { siteFacts } from '../../checks/scoring.ts';
import { createFolders, run } from '../../cli/run.ts';
import { dead, resultOf, siteOf } from './made.ts';

const folders = createFolders();
const workspace = folders.make();
const index = loadIndex('gov-2019');

/** A round of the store, made of results. */
async function keep(quarter: string, asOf: string, results: readonly SiteResult[], close = true): Promise<void> {
  const store = await openStore(workspace);
  const made = { schema: 'mingcha-round-1' as const, id: quarter, quarter, from: asOf, to: asOf, asOf, checksVersion, seed: 's', share: 1 };
  const strata = [{ level: 'city' as const, region: '岚川市', of: 3, taken: results.map(({ site }) => site.id) }];
  await store.rounds.create(
    {
      ...made,
      index: { id: index.id, version: index.version, hash: 'hash', title: index.title },
      strata,
      createdAt: `${asOf}T00:00:00Z`,
      settings: { maxPages: 1, maxDepth: 1, robots: 'respect', render: 'never', probes: 'none', attachments: 0 },
    },
    results.map(({ site, sampled }) => ({ site, sampled })),
    { index: indexText('gov-2019'), parts: [] },
  );
  for (const { site, status, error, inspection, scorecard, findings } of results) {
    if (status !== 'done' && status !== 'failed') continue;
    const judgement = { findings, tallies: scorecard?.tallies ?? {} };
    const facts = { ...siteFacts(), site: { url: site.url, host: site.id, name: site.name } };
    const judged = scorecard && { facts, judgements: [judgement], scorecard };
    await store.rounds.finish(quarter, { ...{ site, status, error, inspection, checksVersion }, at: `${asOf}T00:00:00Z`, judged });
  }
  if (close) await store.rounds.revise(quarter, { at: `${asOf}T12:00:00Z`, by: '甲', why: '定稿', checksVersion });
  await store.close();
}

beforeAll(async () => {
  const store = await openStore(workspace);
  const roster = ['a', 'b', 'c'].map((id) => siteOf(id));
  await store.roster.take(
    roster.map(({ id, ...stated }) => ({ id, stated, otherwise: {} })),
    { by: '甲', at: '2026-01-01T00:00:00Z' },
  );
  await store.close();
  await keep('2026Q1', '2026-03-31', [resultOf('a', dead('a', 3)), resultOf('b', dead('b', 1))]);
  await keep('2026Q2', '2026-06-30', [resultOf('a', dead('a', 2, 1)), resultOf('b', dead('b', 1, 1))]);
  await keep(
    '2026Q3',
    '2026-09-30',
    [resultOf('a', dead('a', 2)), resultOf('b', dead('b', 1, 1)), resultOf('c', [], { status: 'failed' })],
    false,
  );
});

afterAll(() => folders.clean());

describe('round report', () => {
  test('writes every format of an open round against the closed one before it, and says so', async () => {
    const out = join(folders.make(), 'out');
    const { code, out: said, err } = await run(['round', 'report', '2026Q3', '--workspace', workspace, '--out', out]);
    expect([code, err]).toEqual([0, '']);
    for (const words of [
      '2026年第三季度政府网站检查报告',
      '未定稿',
      '在运行网站 3 个',
      '未能检查 1 个',
      '对比轮次 2026Q2',
      join(out, 'round.html'),
    ])
      expect(said).toContain(words);
    for (const name of ['round.html', 'round.json', 'sites.csv', 'findings.csv', 'comparison.csv', 'round.sarif', 'round.junit.xml'])
      expect(existsSync(join(out, name)), name).toBe(true);
    expect(readdirSync(join(out, 'scorecards')).sort()).toEqual(['a', 'b']);
    expect(readdirSync(join(out, 'scorecards', 'a')).sort()).toEqual(['findings.csv', 'findings.json', 'scorecard.html', 'scorecard.json']);
    expect(readFileSync(join(out, 'round.html'), 'utf8')).toContain('href="scorecards/a/scorecard.html"');
  });

  test('tells what came back from what is new by the rounds before', async () => {
    const json = async (...more: string[]) => {
      const { code, out } = await run([
        'round',
        'report',
        '2026Q3',
        '--workspace',
        workspace,
        '--out',
        folders.make(),
        '--format',
        'json',
        '--json',
        ...more,
      ]);
      expect(code).toBe(0);
      return JSON.parse(out);
    };
    expect((await json()).course).toEqual({ new: 0, still: 2, back: 1, mended: 1, unseen: 0 });
    expect((await json('--history', '1')).course).toEqual({ new: 1, still: 2, back: 0, mended: 1, unseen: 0 });
    expect(await json('--compare', '2026Q1')).toMatchObject({
      previous: { id: '2026Q1' },
      course: { new: 1, still: 2, back: 0, mended: 2 },
    });
    expect(await json('--compare', 'none')).toMatchObject({ previous: null, course: null, followUp: null });
  });

  test.runIf(findBrowser())('prints the reports as PDF', async () => {
    const out = folders.make();
    const { code, out: said } = await run([
      'round',
      'report',
      '2026Q2',
      '--workspace',
      workspace,
      '--out',
      out,
      '--format',
      'html',
      '--pdf',
      '--lang',
      'en',
    ]);
    expect(code).toBe(0);
    expect(said).toContain(join(out, 'round.pdf'));
    expect(readFileSync(join(out, 'round.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test.each([
    [['round', 'report', '2030Q1'], 3, '没有季度检查 2030Q1'],
    [['round', 'report', '2026Q3', '--revision', '9'], 3, '第 9 次修订'],
    [['round', 'report', '2026Q3', '--format', 'odt'], 2, '现为：odt'],
    [['round', 'report', '2026Q1', '--compare', '2026Q3'], 2, '不早于'],
  ])('%j ends with %i', async (args, code, words) => {
    const ran = await run([...args, '--workspace', workspace, '--out', folders.make()]);
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(words)]);
  });
});
