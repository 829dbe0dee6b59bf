/** What a supervisor does after the bulletin: organs mend, the machine looks again, a person confirms, and what returns is opened again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RosterSite, SiteResult } from '../../checks/model/index.ts';
import { loadIndex } from '../../crawler/index-files.ts';
import { judgeInspection } from '../../crawler/judgement.ts';
import { openStore } from '../../crawler/store.ts';
import { createDesk } from '../../reports/ledger/desk.ts';
import { loadTerms } from '../../reports/ledger/settings.ts';
import { type MendedCity, serveMended } from '../crawler/recheck/mended-city.ts';
import { createFolders, type Ran, run } from './run.ts';

const folders = createFolders();
const home = 'http://slj.lanchuan.gov.cn/';
let city: MendedCity;
let workspace: string;

const network = (): string[] => [
  ...['--interval', '0', '--confirm-after', '0', '--render', 'never'],
  ...city.resolve.flatMap(({ pattern, address, port }) => ['--resolve', `${pattern}=${address}:${port}`]),
];
const recheck = (...args: string[]): Promise<Ran> => run(['recheck', '--workspace', workspace, ...network(), ...args]);

/** Items of the ledger by check: state and the kinds of their events. */
async function ledger(day: string): Promise<Record<string, { number: number; state: string; events: string[] }[]>> {
  const store = await openStore(workspace);
  try {
    const items: Record<string, { number: number; state: string; events: string[] }[]> = {};
    for await (const { number, standing, entry } of createDesk(store.ledger).items(day)) {
      const { check } = standing.item.finding!;
      items[check] = [...(items[check] ?? []), { number, state: standing.state, events: entry.events.map(({ kind }) => kind) }];
    }
    return items;
  } finally {
    await store.close();
  }
}

beforeAll(async () => {
  city = await serveMended();
  workspace = join(folders.make(), 'ws');
  const args = [
    '--workspace',
    workspace,
    '--out',
    join(workspace, 'out'),
    '--as-of',
    city.city.asOf,
    '--probes',
    'none',
    '--attachments',
    '0',
  ];
  expect(await run(['inspect', home, ...args, ...network()])).toMatchObject({ code: 0, err: '' });
  const store = await openStore(workspace);
  const { judgement } = await judgeInspection(store, 'latest', { index: loadIndex('gov-2019') });
  const site = {
    id: 'slj',
    url: home,
    name: '岚川市水利局',
    organ: '市水利局',
    level: 'city',
    kind: 'department',
    region: '岚川市',
    group: '市直部门',
  };
  const findings = judgement.findings.filter(({ check }) =>
    ['column-stale', 'dead-link-home', 'obsolete-plugin', 'site-code'].includes(check),
  );
  const result = { site, sampled: true, status: 'done', error: null, inspection: null, scorecard: null, findings } as unknown as SiteResult;
  const opening = {
    round: { id: '2026Q3', asOf: city.city.asOf },
    ...{ at: '2026-10-08T01:00:00.000Z', by: '监督员', grades: [], terms: await store.ledger.keepTerms(loadTerms('12340')) },
    titleOf: (check: string) => ({ 'zh-CN': check, en: check }),
  };
  await createDesk(store.ledger).open(
    (async function* () {
      yield result;
    })(),
    opening,
    opening.at,
  );
  await store.close();
}, 60_000);
afterAll(async () => {
  await city?.close();
  folders.clean();
});

describe('a site', () => {
  test('is looked at again: what is printed says what, where and why, in both languages', { timeout: 30_000 }, async () => {
    const zh = await recheck('--site', home, '--at', '2026-10-08', '--check', 'site-code');
    expect(zh).toMatchObject({ code: 0, err: '' });
    expect(zh.out).toMatch(/仍存在 {2}网站标识码 {2}http:\/\/slj\.lanchuan\.gov\.cn\//);
    expect(zh.out).toContain('共 1 项：仍存在 1，待人工确认 0，已整改 0');
    const en = await recheck('--site', home, '--at', '2026-10-08', '--check', 'site-code', '--lang', 'en', '--fail-on', 'open');
    expect(en.code).toBe(1);
    expect(en.out).toContain('1 findings: still there 1, for a person 0, mended 0');
  });

  test('of mistakes it is said what is wrong', async () => {
    expect(await recheck()).toMatchObject({ code: 2, err: expect.stringContaining('请写明复查什么') });
    expect(await recheck('--site', home, '--check', 'site-cod')).toMatchObject({
      code: 2,
      err: expect.stringContaining('是否指 site-code'),
    });
    expect(await recheck('--inspection', 'nothing')).toMatchObject({ code: 2, err: expect.stringContaining('没有检查 nothing') });
    expect(await recheck('--site', 'http://other.gov.cn/')).toMatchObject({ code: 2, err: expect.stringContaining('请先用 inspect') });
    expect(await recheck('--ledger', '--auto-close')).toMatchObject({ code: 2, err: expect.stringContaining('autoClose') });
  });
});

describe('the ledger', () => {
  test('hears that closure is proposed, that a class is closed by itself, and that nothing else changes', { timeout: 60_000 }, async () => {
    const dead = (await ledger('2026-10-20'))['dead-link-home']!;
    expect(dead).toMatchObject([
      { state: 'to-deploy', events: ['opened'] },
      { state: 'to-deploy', events: ['opened'] },
    ]);
    city.write(home, (html) => html.replaceAll('519900000012', '5199000012').replaceAll('/zt/2021/bsdt/', '/wzdt/'));
    writeFileSync(join(workspace, 'ledger.yaml'), 'autoClose: [dead-link-home]\n');
    const ran = await recheck('--ledger', '--auto-close', '--at', '2026-10-20', '--evidence', 'all', '--json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    const after = await ledger('2026-10-20');
    expect(after['site-code']).toMatchObject([{ state: 'to-recheck', events: ['opened', 'rechecked'] }]);
    expect(after['dead-link-home']).toMatchObject([
      { state: 'closed', events: ['opened', 'rechecked', 'closed'] },
      { state: 'to-deploy', events: ['opened', 'rechecked'] },
    ]);
    expect(after['obsolete-plugin']).toMatchObject([{ state: 'to-deploy', events: ['opened', 'rechecked'] }]);
    const said = JSON.parse(ran.out);
    expect(said.counts).toEqual({ mended: 2, present: 4, unclear: 0 });
    expect(said.ledger).toHaveLength(6);
    expect(said.sites[0].answers.find(({ check }: { check: string }) => check === 'site-code').after.sights[0].digest).toMatch(/^sha256:/);
  });

  test('a person confirms; what comes back is opened again, what was closed rightly is not', { timeout: 60_000 }, async () => {
    const [code] = (await ledger('2026-10-21'))['site-code']!;
    const closing = ['--workspace', workspace, '--by', '复查员', '--why', '页脚已更正', '--at', '2026-10-21'];
    expect(await run(['ledger', 'close', String(code!.number), ...closing])).toMatchObject({ code: 0, err: '' });
    const quiet = await recheck('--ledger', '--closed', '--at', '2026-10-22');
    expect(quiet).toMatchObject({ code: 0, err: '' });
    expect((await ledger('2026-10-22'))['site-code']).toMatchObject([{ state: 'closed' }]);
    // the old footer is put back
    city.reset();
    const ran = await recheck('--ledger', '--closed', '--at', '2026-11-02');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('重新立项 2 项');
    const after = await ledger('2026-11-02');
    expect(after['site-code']).toMatchObject([{ state: 'to-deploy', events: expect.arrayContaining(['closed', 'reopened']) }]);
    expect(after['dead-link-home']![0]).toMatchObject({ state: 'to-deploy', events: expect.arrayContaining(['closed', 'reopened']) });
  });

  test('while the site does not answer nothing is closed, and the ledger says why', { timeout: 60_000 }, async () => {
    city.shut();
    const ran = await recheck('--ledger', '--at', '2026-11-03', '--json');
    expect(JSON.parse(ran.out).counts).toMatchObject({ mended: 0, present: 0 });
    const after = Object.values(await ledger('2026-11-03')).flat();
    expect(after.every(({ state }) => state === 'to-deploy')).toBe(true);
    expect(after.every(({ events }) => events.at(-1) === 'rechecked')).toBe(true);
  });
});

describe('a round', () => {
  test('is looked at again by its own index, and so are the items that it opened', { timeout: 90_000 }, async () => {
    city.reset();
    const own = join(folders.make(), 'ws');
    const where = ['--workspace', own];
    const store = await openStore(own);
    const stated: Partial<Omit<RosterSite, 'id'>> = {
      ...{ url: home, name: '岚川市水利局', organ: '市水利局', level: 'city', kind: 'department', region: '岚川市', group: '市直部门' },
    };
    await store.roster.take([{ id: 'slj', stated, otherwise: {} }], { by: '监督员', at: '2026-09-30T01:00:00.000Z' });
    await store.close();
    const still = ['--interval', '0', '--confirm-after', '0', ...network().slice(6)];
    const settings = ['--as-of', city.city.asOf, '--index', 'platform-2019', '--render', 'never', '--probes', 'none', '--attachments', '0'];
    expect(await run(['round', 'create', '--quarter', '2026Q3', '--sites', 'slj', ...settings, ...where])).toMatchObject({
      code: 0,
      err: '',
    });
    expect(await run(['round', 'run', '2026Q3', ...still, ...where, '--json'])).toMatchObject({ code: 0 });
    const opened = await run(['ledger', 'open', '--round', '2026Q3', '--by', '监督员', '--at', '2026-10-08', ...where]);
    expect(opened).toMatchObject({ code: 0, err: '' });

    const all = await run(['recheck', '--round', '2026Q3', '--at', '2026-10-20', '--json', ...network(), ...where]);
    expect(all).toMatchObject({ code: 0, err: '' });
    const { counts, sites } = JSON.parse(all.out);
    expect(counts.mended).toBe(0);
    expect(counts.present).toBeGreaterThan(10);
    expect(sites).toHaveLength(1);
    const bySite = await run(['recheck', '--site', 'slj', '--check', 'site-code', '--at', '2026-10-20', ...network(), ...where]);
    expect(bySite.out).toContain('共 1 项：仍存在 1');

    const blank = sites[0].answers.find(({ check }: { check: string }) => check === 'column-blank');
    city.write(blank.url, (html) =>
      html.replace(
        /<div class="no-content">[^<]*<\/div>/,
        '<ul><li><a href="t1.html">水利设备采购项目成交公告</a><span>2026-10-16</span></li></ul>',
      ),
    );
    const items = await run(['recheck', '--ledger', '--round', '2026Q3', '--at', '2026-10-21', ...network(), ...where]);
    expect(items).toMatchObject({ code: 0, err: '' });
    expect(items.out).toContain('待人工确认销号 1 项');
  });
});
