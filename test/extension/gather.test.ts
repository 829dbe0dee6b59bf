/** The frontier of quick inspections, and what is made of errors that browsers name. */
import { describe, expect, test } from 'vitest';
import { readPage } from '../../checks/facts/page.ts';
import type { Result, Seen } from '../../crawler/engine/frontier.ts';
import { quickFrontier, type TargetRow } from '../../extension/gather/frontier.ts';
import { columnsOf } from '../../extension/gather/reader.ts';
import { startReport } from '../../extension/gather/verify.ts';
import { faultOf, unmeasurable } from '../../extension/network/faults.ts';
import { isPrivateHost, isPublicAddress } from '../../extension/network/private.ts';
import type { StoredPage } from '../../extension/store/database.ts';
import { buildCity } from '../city/city.ts';

const page = (url: string, depth: number, rank = 0): Seen => ({ url, kind: 'page', depth, rank });
const done = (seen: Seen, more: Partial<Result> = {}): Result => ({
  ...{ ...seen, attempts: 1, observation: { state: 'ok', status: 200, reason: null }, seen: [] },
  ...more,
});

/** A frontier whose rows outlive it, as the database's do. */
function kept(columns: ReadonlySet<string> = new Set(), share = 10) {
  const rows = new Map<string, TargetRow>();
  const pages = new Map<string, StoredPage>();
  const open = () =>
    quickFrontier(
      'one',
      [...rows.values()],
      pages.keys(),
      async (changed, read) => {
        for (const row of changed) rows.set(row.url, structuredClone(row));
        for (const one of read) pages.set(one.url, one);
      },
      { has: (url) => columns.has(url), share },
    );
  return { rows, open };
}

describe('the frontier of a quick inspection', () => {
  test('opened again after the worker was killed it stands where it stood', async () => {
    const store = kept();
    const first = store.open();
    await first.add([page('a', 0)]);
    const [target] = await first.undecided(0, 10);
    await first.decide([{ target: target!, leftOut: null }]);
    const read = { facts: new Uint8Array(1), timing: null };
    await first.record([done(page('a', 0), { page: read, seen: [page('b', 1), { url: 'c', kind: 'check', depth: null, rank: 1 }] })]);
    const second = store.open();
    expect(await second.counts()).toEqual(await first.counts());
    expect(await second.counts()).toMatchObject({ pages: 1, targets: 3, checked: 1 });
    expect(await second.lowestDepth()).toBe(1);
    expect((await second.unchecked(null, 10)).map(({ url }) => url)).toEqual(['c']);
  });

  test('columns of every depth come before the rest, until they had their share', async () => {
    const { open } = kept(new Set(['column/', 'deep/', 'late/']), 2);
    const frontier = open();
    const order: string[] = [];
    await frontier.add([page('article', 1), page('column/', 1, 9)]);
    const leads: Record<string, Seen[]> = { 'column/': [page('deep/', 2)], 'deep/': [page('late/', 3)] };
    for (let depth = await frontier.lowestDepth(); depth !== null; depth = await frontier.lowestDepth()) {
      for (const target of await frontier.undecided(depth, 10)) {
        order.push(target.url);
        await frontier.decide([{ target, leftOut: null }]);
        await frontier.record([done({ ...target, kind: 'page' }, { seen: leads[target.url] ?? [] })]);
      }
    }
    expect(order).toEqual(['column/', 'deep/', 'article', 'late/']);
  });

  test('what the browser could not tell counts as not measured, never as dead', async () => {
    const { open } = kept();
    const frontier = open();
    const check: Seen = { url: 'x', kind: 'check', depth: null, rank: 0 };
    await frontier.add([check]);
    await frontier.record([done(check, { observation: { state: 'refused', status: null, reason: 'NO_PERMISSION' } })]);
    expect(frontier.coverage()).toMatchObject({ targets: 0, unmeasuredTargets: 1 });
    expect(await frontier.lastFailure(2)).toBeNull();
  });

  test('what was only to be checked and turns out to be a page becomes one', async () => {
    const { open } = kept();
    const frontier = open();
    await frontier.add([{ url: 'x', kind: 'check', depth: null, rank: 0 }]);
    await frontier.add([page('x', 2)]);
    expect(await frontier.unchecked(null, 10)).toEqual([]);
    expect((await frontier.undecided(2, 10)).map(({ url }) => url)).toEqual(['x']);
  });
});

test('errors of Chromium and Firefox mean what they mean to the crawler', () => {
  expect(faultOf('net::ERR_NAME_NOT_RESOLVED')).toEqual({ state: 'dead', reason: 'ENOTFOUND' });
  expect(faultOf('NS_ERROR_UNKNOWN_HOST')).toEqual({ state: 'dead', reason: 'ENOTFOUND' });
  expect(faultOf('net::ERR_CERT_DATE_INVALID').state).toBe('tls');
  expect(faultOf('net::ERR_SSL_PROTOCOL_ERROR').state).toBe('tls');
  expect(faultOf('net::ERR_CONNECTION_TIMED_OUT').state).toBe('timeout');
  for (const error of ['', 'net::ERR_BLOCKED_BY_CLIENT', 'net::ERR_FAILED', 'NS_BINDING_ABORTED']) {
    expect(unmeasurable.has(faultOf(error).reason), error).toBe(true);
  }
});

test('private addresses are known by themselves', () => {
  for (const url of [
    'http://10.1.2.3/',
    'http://192.168.0.1:8080/',
    'http://localhost/',
    'http://[::1]/',
    'http://[fd00::1]/',
    'http://2130706433/',
  ]) {
    expect(isPrivateHost(url), url).toBe(true);
  }
  for (const url of ['http://www.gov.cn/', 'http://8.8.8.8/', 'http://[2001:4860:4860::8888]/'])
    expect(isPrivateHost(url), url).toBe(false);
  expect(isPublicAddress('not an address')).toBe(false);
});

describe('pages of the sample city', () => {
  const city = buildCity();
  const home = (id: string) => {
    const { url, host } = city.sites.find((site) => site.id === id)!;
    const { body, headers } = city.answer(host, 'GET', new URL(url).pathname);
    return readPage({ url, headers, body, asOf: city.asOf, home: true });
  };

  test('the columns of a home page are folders, its articles are not among them', () => {
    const columns = columnsOf(home('slj'));
    expect(columns).toContain('http://slj.lanchuan.gov.cn/zfxxgk/');
    expect(columns.filter((url) => /t2026\d{4}_\d+\.html$/.test(url))).toEqual([]);
  });

  test('a report of links asks for every target once, and for none that no request reaches', () => {
    const { targets, results } = startReport(home('slj'), {
      ...{ asOf: city.asOf, concurrency: 1, interval: 0, confirmAfter: 0, allowPrivate: false },
    });
    expect(new Set(targets).size).toBe(targets.length);
    for (const url of targets) expect(/^https?:/.test(url) || results[url] !== undefined, url).toBe(true);
  });
});
