/** What a person relies on: mended is said of what is mended, still there of what is, and never anything because nobody looked. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RecheckAnswer } from '../../../checks/model/index.ts';
import { loadIndex } from '../../../crawler/index-files.ts';
import { gather } from '../../../crawler/inspection.ts';
import { type Rechecked, type RecheckSettings, recheck } from '../../../crawler/recheck/recheck.ts';
import type { Named } from '../../../crawler/recheck/sources.ts';
import { openStore } from '../../../crawler/store.ts';
import { type MendedCity, serveMended } from './mended-city.ts';

const workspace = mkdtempSync(join(tmpdir(), 'mingcha-recheck-'));
const home = 'http://slj.lanchuan.gov.cn/';
let city: MendedCity;
let before: RecheckAnswer[];

const network = () => ({
  workspace,
  asOf: city.city.asOf,
  concurrency: 8,
  interval: 0,
  confirmAfter: 0,
  resolve: city.resolve,
  render: 'never' as const,
});

async function look(asked: readonly Named[] | null = null, more: Partial<RecheckSettings> = {}): Promise<Rechecked> {
  const store = await openStore(workspace);
  try {
    return await recheck(store, 'latest', asked, { ...network(), evidence: 'none', index: loadIndex('gov-2019'), ...more });
  } finally {
    await store.close();
  }
}
/** The findings of a check as the inspection has them. */
const of = (check: string, containing = ''): RecheckAnswer[] => {
  const found = before.filter((answer) => answer.check === check && answer.url.includes(containing));
  if (found.length === 0) throw new Error(`the city has no ${check} ${containing}`);
  return found;
};
const said = ({ answers }: Rechecked): string[] => answers.map(({ check, result, reason }) => `${check} ${result} ${reason}`);

beforeAll(async () => {
  city = await serveMended();
  await gather({ ...network(), url: home, maxPages: 5000, probes: 'none', evidence: 'all', attachments: 20 });
  before = (await look()).answers;
}, 60_000);
beforeEach(() => city.reset());
afterAll(async () => {
  await city?.close();
  rmSync(workspace, { recursive: true, force: true });
});

describe('a site on which nothing was done', () => {
  test('has every finding still, but what only the whole site can tell', async () => {
    const { answers, visited } = await look();
    expect(answers.length).toBeGreaterThan(20);
    expect(answers.filter(({ result }) => result === 'mended')).toEqual([]);
    expect(answers.filter(({ result }) => result === 'unclear').map(({ check, reason }) => `${check} ${reason}`)).toEqual([
      'link-error-rate whole-site',
    ]);
    // a part of the site, not the site
    expect(visited).toBeLessThan(60);
  });

  test('is asked for the pages of one finding only', async () => {
    const [stale] = of('column-stale', '/gzdt/');
    await look([stale!]);
    const pages = new Set(city.asked.filter((key) => !/robots|[0-9a-f]{32}/.test(key)));
    expect([...pages]).toContain('slj.lanchuan.gov.cn/xwzx/gzdt/');
    expect(pages.size).toBeLessThan(8);
  });
});

describe('what was mended', () => {
  const mended = async (finding: RecheckAnswer, more: Partial<RecheckSettings> = {}): Promise<RecheckAnswer> =>
    (await look([finding], more)).answers[0]!;

  test('a column with news of this week is fresh', async () => {
    const [stale] = of('column-stale', '/gzdt/');
    city.write(stale!.url, (html) =>
      html.replace(
        '<tr><td>',
        '<tr><td>·<a href="/xwzx/gzdt/202609/t20260928_20001.html">全市秋汛防御工作会议召开</a></td><td class="d">[2026-09-28]</td></tr><tr><td>',
      ),
    );
    const newest = 'http://slj.lanchuan.gov.cn/xwzx/gzdt/202608/t20260820_20000.html';
    city.copy(newest, newest.replace('202608/t20260820_20000', '202609/t20260928_20001'), (html) =>
      html.replaceAll('2026-08-20', '2026-09-28'),
    );
    const answer = await mended(stale!);
    expect(answer).toMatchObject({ result: 'mended', reason: 'passes', certain: true });
    expect(answer.why['zh-CN']).toContain('2026-09-28');
    expect(answer.before.text?.['zh-CN']).toContain('2026-08-20');
  });

  test('a blank column that now lists something is no longer blank', async () => {
    const [blank] = of('column-blank');
    city.write(blank!.url, (html) =>
      html.replace(
        /<div class="no-content">[^<]*<\/div>/,
        '<ul><li><a href="/zfxxgk/fdzdgknr/zfcg/202609/t1.html">水利设备采购项目成交公告</a><span>2026-09-20</span></li></ul>',
      ),
    );
    city.answer('http://slj.lanchuan.gov.cn/zfxxgk/fdzdgknr/zfcg/202609/t1.html', {
      status: 200,
      html: '<h1>水利设备采购项目成交公告</h1><p>成交结果如下。</p>',
    });
    expect(await mended(blank!)).toMatchObject({ result: 'mended', certain: true });
  });

  test('a dead link opens', async () => {
    const [dead] = of('dead-link-home');
    city.answer(dead!.url, {
      status: 200,
      html: '<title>网上办事大厅</title><h1>网上办事大厅</h1><p>欢迎使用网上办事大厅，请选择事项。</p>',
    });
    const answer = await mended(dead!);
    expect(answer).toMatchObject({ result: 'mended', reason: 'opens' });
    expect(answer.before.sights[0]).toMatchObject({ url: dead!.url, state: 'dead', status: 404 });
    expect(answer.after.sights[0]).toMatchObject({ url: dead!.url, state: 'ok', status: 200 });
  });

  test('a dead link was taken from its page, and only then', async () => {
    const [first, second] = of('dead-link-home');
    const path = new URL(first!.url).pathname;
    city.write(home, (html) => html.replaceAll(path, '/wzdt/'));
    expect(said(await look([first!, second!]))).toEqual(['dead-link-home mended unlinked', 'dead-link-home present still-there']);
  });

  test('the code in the footer was put right', async () => {
    const [code] = of('site-code');
    city.write(home, (html) => html.replaceAll('519900000012', '5199000012'));
    expect(await mended(code!)).toMatchObject({ result: 'mended', reason: 'passes' });
  });

  test('a yearly sheet that was put on a new page is found there', async () => {
    const [sheet] = of('yearly-sheet');
    const url = 'http://slj.lanchuan.gov.cn/wzbb/2025.html';
    city.write(home, (html) =>
      html.replace(
        '<div class="footer">',
        '<div class="main"><a href="/wzbb/2025.html">市水利局政府网站工作年度报表（2025年度）</a></div><div class="footer">',
      ),
    );
    city.answer(url, {
      status: 200,
      html: '<title>政府网站工作年度报表（2025年度）</title><h1>政府网站工作年度报表（2025年度）</h1><p>发布日期：2026-01-20</p><table><tr><td>信息发布总数</td><td>300</td></tr></table>',
    });
    expect(await mended(sheet!)).toMatchObject({ result: 'mended' });
    expect(city.asked).toContain('slj.lanchuan.gov.cn/wzbb/2025.html');
  });

  test('a link to something that is not there yet mends nothing', async () => {
    const [sheet] = of('yearly-sheet');
    city.write(home, (html) =>
      html.replace('<div class="footer">', '<div class="main"><a href="/zfxxgk/wzbb.html">通知公告</a></div><div class="footer">'),
    );
    expect(await mended(sheet!)).toMatchObject({ result: 'present' });
    expect(city.asked).toContain('slj.lanchuan.gov.cn/zfxxgk/wzbb.html');
  });

  test('a page without its fault is mended; one that was withdrawn is for a person to confirm', async () => {
    const [plugin] = of('obsolete-plugin');
    const [secret] = of('secret-mark');
    city.write(plugin!.url, (html) => html.replace(/<(object|embed)[\s\S]*?(<\/\1>|>)/gi, ''));
    city.answer(secret!.url, { status: 404, html: 'no' });
    const { answers } = await look([plugin!, secret!]);
    expect(answers[0]).toMatchObject({ result: 'mended', reason: 'not-found-again', certain: true });
    expect(answers[1]).toMatchObject({ result: 'mended', reason: 'withdrawn', certain: false });
  });
});

describe('what cannot be said', () => {
  test('nothing is mended while nothing answers', async () => {
    city.shut();
    const { answers } = await look();
    expect(answers.filter(({ result }) => result === 'mended')).toEqual([]);
    expect(answers.every(({ result }) => result === 'unclear')).toBe(true);
    expect(new Set(answers.map(({ reason }) => reason))).toEqual(new Set(['unreached', 'not-visited', 'whole-site']));
  });

  test('nor where the home page leads to another site', async () => {
    city.answer(home, { status: 302, headers: { location: 'http://elsewhere.example/' } });
    const { answers } = await look();
    const page = answers.filter(({ check }) => check === 'annual-report-overview');
    expect(page).toMatchObject([{ result: 'present' }]);
    expect(answers.find(({ check }) => check === 'site-code')).toMatchObject({ result: 'unclear', reason: 'unreached' });
    expect(answers.filter(({ result }) => result === 'mended')).toEqual([]);
  });

  test('nor of one page that fails, or is filled by script', async () => {
    const [stale] = of('column-stale', '/gzdt/');
    const [plugin] = of('obsolete-plugin');
    const [parts] = of('annual-report-parts');
    city.answer(stale!.url, { status: 500, html: 'error' });
    city.answer(plugin!.url, { status: 503, html: 'error' });
    city.answer(parts!.url, { status: 200, html: '<title>年报</title><div id="app"></div><script src="/js/app.js"></script>' });
    const { answers } = await look([stale!, plugin!, parts!]);
    expect(answers.map(({ result, reason }) => `${result} ${reason}`)).toEqual([
      'unclear no-answer',
      'unclear no-answer',
      'unclear unread',
    ]);
    expect(answers[0]!.why).toEqual({
      'zh-CN': expect.stringMatching(/gzdt\/ 未能打开（服务器错误 HTTP 500）/),
      en: expect.stringMatching(/could not be opened/),
    });
  });

  test('nor of a page in whose place a file or another site came', async () => {
    const [plugin] = of('obsolete-plugin');
    const [secret] = of('secret-mark');
    city.answer(plugin!.url, { status: 200, headers: { 'content-type': 'application/pdf' }, html: '%PDF-1.4' });
    city.answer(secret!.url, { status: 302, headers: { location: 'http://www.lanchuan.gov.cn/zwgk/1.html' } });
    city.answer('http://www.lanchuan.gov.cn/zwgk/1.html', {
      status: 200,
      html: '<title>政务公开</title><h1>政务公开</h1><p>本页内容已整合到门户网站。</p>',
    });
    const { answers } = await look([plugin!, secret!]);
    expect(answers.map(({ result, reason }) => `${result} ${reason}`)).toEqual(['unclear not-read', 'unclear not-read']);
  });

  test('nor of a column whose page is gone', async () => {
    const [blank] = of('column-blank');
    city.answer(blank!.url, { status: 404, html: 'no' });
    const { answers } = await look([blank!]);
    expect(answers[0]).toMatchObject({ result: 'unclear' });
  });

  test('nor where robots.txt shuts the page', async () => {
    const [plugin] = of('obsolete-plugin');
    city.answer('http://slj.lanchuan.gov.cn/robots.txt', {
      status: 200,
      headers: { 'content-type': 'text/plain' },
      html: `User-agent: *\nDisallow: ${new URL(plugin!.url).pathname}`,
    });
    expect((await look([plugin!])).answers[0]).toMatchObject({ result: 'unclear', reason: 'not-visited' });
  });

  test('nor of a finding that no check makes, or that the inspection does not show', async () => {
    const [plugin] = of('obsolete-plugin');
    const { answers } = await look([
      { check: 'no-such-check', fingerprint: '0', url: home },
      { check: 'secret-mark', fingerprint: 'ffffffffffffffff', url: plugin!.url },
    ]);
    expect(answers.map(({ reason }) => reason)).toEqual(['no-check', 'not-reproduced']);
  });
});

test('a page that moved with its fault has it still', async () => {
  const [plugin] = of('obsolete-plugin');
  const to = 'http://slj.lanchuan.gov.cn/moved/plugin.html';
  const { body } = city.city.answer('slj.lanchuan.gov.cn', 'GET', new URL(plugin!.url).pathname, {});
  const html = new TextDecoder('gbk').decode(body).replace(/charset=["']?gb\w+/i, 'charset=utf-8');
  city.answer(plugin!.url, { status: 301, headers: { location: to } });
  city.answer(to, { status: 200, html });
  expect((await look([plugin!])).answers[0]).toMatchObject({ result: 'present' });
});

test('evidence is kept of both sides when it is asked for', async () => {
  const [plugin] = of('obsolete-plugin');
  city.write(plugin!.url, (html) => html.replace(/<(object|embed)[\s\S]*?(<\/\1>|>)/gi, '<p>原内容已更新。</p>'));
  const { answers, id } = await look([plugin!], { evidence: 'all' });
  const [{ after, before: earlier }] = answers as [RecheckAnswer];
  expect(after.inspection).toBe(id);
  expect(after.sights[0]).toMatchObject({ state: 'ok', status: 200, digest: expect.stringMatching(/^sha256:/), hash: expect.any(String) });
  expect(earlier.sights[0]!.hash).not.toBe(after.sights[0]!.hash);
  expect(Date.parse(after.sights[0]!.at!)).toBeGreaterThan(Date.parse(earlier.sights[0]!.at!));
});

test('a file that is attached is opened again', async () => {
  const before = await openStore(workspace);
  const files = await before.documents((await before.findInspection('latest'))!.id);
  await before.close();
  const [file] = files;
  const finding = { check: 'personal-data', fingerprint: 'ffffffffffffffff', url: file! };
  const { answers, id } = await look([finding]);
  // nothing was found in it before, so nothing can be compared; but it was opened
  expect(answers[0]).toMatchObject({ reason: 'not-reproduced' });
  const store = await openStore(workspace);
  expect([...(await store.documents(id))]).toEqual([file]);
  await store.close();
});

test('a recheck is no inspection of the site: the next one compares itself with the whole one', async () => {
  await look();
  const store = await openStore(workspace);
  try {
    expect(await store.listInspections()).toHaveLength(1);
    const latest = (await store.findInspection('latest'))!;
    expect(latest.id).not.toMatch(/^recheck-/);
    expect((await store.rechecks.list(home)).every(({ over }) => over === latest.id)).toBe(true);
  } finally {
    await store.close();
  }
});

test('a recheck that was killed goes on where it was, and says the same', { timeout: 60_000 }, async () => {
  const whole = await look(null, { asOf: '2026-10-08' });
  const child = join(import.meta.dirname, 'recheck-child.ts');
  const killed = async (pages: number): Promise<string | null> => {
    const settings = { ...network(), evidence: 'all', asOf: '2026-10-08' };
    const process_ = spawn(process.execPath, [child, JSON.stringify(settings), String(pages)], { stdio: 'ignore' });
    const [, signal] = await once(process_, 'exit');
    return signal;
  };
  expect(await killed(9)).toBe('SIGKILL');
  expect(await killed(44)).toBe('SIGKILL');
  city.asked.length = 0;
  const resumed = await look(null, { asOf: '2026-10-08', evidence: 'all' });
  const plain = ({ answers }: Rechecked) =>
    answers.map(({ check, fingerprint, result, reason, why }) => ({ check, fingerprint, result, reason, why }));
  expect(plain(resumed)).toEqual(plain(whole));
  expect(resumed.visited).toBe(whole.visited);
  // what was seen before the end is not asked for again
  expect(city.asked).not.toContain('slj.lanchuan.gov.cn/');
});
