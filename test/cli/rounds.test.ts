import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { page, type Served, serve } from '../hostile/serve.ts';
import { createFolders, run } from './run.ts';

const folders = createFolders();
let server: Served;
let workspace: string;
const cli = (...args: string[]) => run([...args, '--workspace', workspace], { lang: 'zh-CN' });
const english = (...args: string[]) => run([...args, '--workspace', workspace], { lang: 'en' });

beforeAll(async () => {
  server = await serve((request, response) => {
    const folder = /^\/[a-z]*\//.exec(request.url!)?.[0] ?? '/';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page('水利局', `${folder}1.html`, `${folder}2.html`));
  });
  workspace = folders.make();
});
afterAll(async () => {
  await server.close();
  folders.clean();
});

// every command is a process, and the machine may be busy
const patience = { timeout: 300_000 };

describe('mingcha sites', patience, () => {
  test('writes templates that say how each column is filled in, and reads them', async () => {
    for (const name of ['t.xlsx', 't.csv', 't.yaml']) {
      const file = join(workspace, name);
      const made = await run(['sites', 'template', file]);
      expect([made.code, existsSync(file)]).toEqual([0, true]);
    }
    expect(readFileSync(join(workspace, 't.csv'), 'utf8')).toContain('网站名称,网址,网站标识码,主办单位,层级');
    const elsewhere = await run(['sites', 'template', join(workspace, 't.doc')]);
    expect([elsewhere.code, elsewhere.err]).toEqual([2, expect.stringContaining('.xlsx')]);
  });

  test('takes a roster in, says line by line what it could not read, and ends with 3 where there was such a line', async () => {
    const file = join(workspace, 'roster.csv');
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map(
      (one) => `${one},${one}局网站,${server.origin}/${one}/,${one}局,市级,部门,岚川市,/${one}/`,
    );
    writeFileSync(
      file,
      ['编号,网站名称,网址,主办单位,层级,类型,地区,路径范围', ...rows, 'g,坏,不是网址,坏局,市级,部门,岚川市,'].join('\n'),
    );
    const first = await cli('sites', 'import', file, '--by', '李某');
    expect([first.code, first.err]).toEqual([3, '']);
    expect(first.out).toContain(`${file}:8:3 错误 网址“不是网址”不是有效的网址，本行未导入`);
    expect(first.out).toContain('新增 6 个，更新 0 个，未变 0 个，未能导入 1 处');
    const second = await english('sites', 'import', file, '--json');
    expect(JSON.parse(second.out)).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 6,
      lost: 1,
      problems: [{ line: 8, column: 3, severity: 'error' }],
    });
    expect(JSON.parse(second.out).problems[0].text.en).toContain('is no address');
  });

  test('corrects a site, and an import does not undo it', async () => {
    const edited = await cli('sites', 'edit', 'b', '主办单位=水务局', 'contact=张某', 'phone=0398-2860000', '--by', '王某');
    expect([edited.code, edited.out]).toEqual([0, expect.stringContaining('b 已更正：主办单位、联系人')]);
    const again = await cli('sites', 'import', join(workspace, 'roster.csv'));
    expect(again.out).toContain('b：主办单位 经人工更正，与文件不一致，保留更正');
    const [site] = JSON.parse((await cli('sites', 'list', '--sites', 'b', '--json')).out);
    expect(site).toMatchObject({ organ: '水务局', contacts: [{ name: '张某', phone: '0398-2860000' }] });
    const history = await cli('sites', 'history', 'b');
    expect(history.out).toMatch(/李某 {2}新增[\s\S]*王某 {2}人工更正/);
    for (const [change, said] of [
      ['level=火星级', '层级“火星级”无法识别'],
      ['colour=red', '字段有'],
      ['name=', '不能为空'],
    ]) {
      const bad = await cli('sites', 'edit', 'b', change!);
      expect([bad.code, bad.err]).toEqual([2, expect.stringContaining(said!)]);
    }
    const nobody = await cli('sites', 'edit', 'zz', 'note=x');
    expect([nobody.code, nobody.err]).toEqual([2, expect.stringContaining('没有“zz”')]);
  });

  test('writes what it has, all or some, and takes sites off', async () => {
    const file = join(workspace, 'out.csv');
    const written = await cli('sites', 'export', file, '--sites', 'a,organ=水务局');
    expect(written.out).toContain('已导出 2 个站点');
    const back = await cli('sites', 'import', file);
    expect(back.out).toContain('新增 0 个，更新 0 个，未变 2 个');
    expect((await cli('sites', 'remove', 'f')).code).toBe(0);
    expect((await cli('sites', 'list')).out).toContain('共 5 个');
  });
});

describe('mingcha round', patience, () => {
  test('draws at least 30 % of every level and region, and refuses less without being told', async () => {
    const small = await cli('round', 'create', '--quarter', '2026Q3', '--sample', '0.2');
    expect([small.code, small.err]).toEqual([3, expect.stringContaining('不得低于 30%')]);
    expect(small.err).toContain('--allow-small-sample');
    const trial = await english(
      'round',
      'create',
      '--quarter',
      '2026Q3',
      '--id',
      'trial',
      '--sample',
      '20%',
      '--allow-small-sample',
      '--seed',
      'x',
    );
    expect([trial.code, trial.out]).toEqual([0, expect.stringContaining('1 of 5 sites')]);
    const usual = await cli('round', 'create', '--quarter', '2026q3', '--seed', 'x', '--json');
    const round = JSON.parse(usual.out);
    expect(round).toMatchObject({ id: '2026Q3', from: '2026-07-01', to: '2026-09-30', share: 0.3, seed: 'x' });
    expect(round.strata).toMatchObject([{ level: 'city', region: '岚川市', of: 5, taken: expect.any(Array) }]);
    expect(round.strata[0].taken).toHaveLength(2);
    const same = JSON.parse((await cli('round', 'create', '--quarter', '2026Q3', '--id', 'same', '--seed', 'x', '--json')).out);
    expect(same.strata).toEqual(round.strata);
    const twice = await cli('round', 'create', '--quarter', '2026Q3');
    expect([twice.code, twice.err]).toEqual([3, expect.stringContaining('--id')]);
  });

  test.each([
    [['round', 'create'], '--quarter'],
    [['round', 'create', '--quarter', '2026'], '2026Q3'],
    [['round', 'create', '--quarter', '2026Q3', '--sample', '3'], '--sample'],
    [['round', 'create', '--quarter', '2026Q3', '--sites', 'group=没有'], 'sites list'],
    [['round', 'run', '2026Q3', '--sites-at-once', '0'], '--sites-at-once'],
    [['round', 'mark', '2026Q3', 'a', 'x', '--result', 'pass'], '--by'],
  ])('names what is wrong with %j', async (args, said) => {
    const { code, err, out } = await cli(...args);
    expect([code, err, out]).toEqual([2, expect.stringContaining(said), '']);
  });

  test('says which rounds there are when one is named that is not', async () => {
    for (const command of ['run', 'status', 'show', 'close', 'disagreements']) {
      const { code, err } = await cli('round', command, '2020Q1', ...(command === 'close' ? ['--by', '王某'] : []));
      expect([code, err]).toEqual([3, expect.stringContaining('没有季度检查 2020Q1')]);
      expect(err).toContain('2026Q3');
    }
    const index = await cli('round', 'create', '--quarter', '2026Q4', '--index', 'gov-2091');
    expect([index.code, index.err]).toEqual([2, expect.stringContaining('gov-2019')]);
  });

  test('is made, run, looked at, marked and closed, with lines for a person and JSON for a machine', async () => {
    const sites = ['--sites', 'a,b', '--id', 'two', '--render', 'never', '--probes', 'none', '--as-of', '2026-09-30'];
    expect((await cli('round', 'create', '--quarter', '2026Q3', ...sites)).out).toContain('抽取 2 个（100%）');
    const ran = await cli('round', 'run', 'two', '--allow-private', '--interval', '0');
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('完成 2 个，无法访问 0 个，未能检查 0 个')]);
    expect(ran.err).toMatch(/a a局网站 开始检查[\s\S]*a a局网站 已检查/);
    const status = await cli('round', 'status', 'two');
    expect(status.out).toMatch(/编号 +网站 +状态 +得分 +结论 +未定指标/);
    expect(status.out).toMatch(/a +a局网站 +已检查 +[\d.]+–[\d.]+ +(?:待定|不合格|单项否决)/);
    const machine = JSON.parse((await english('round', 'status', 'two', '--json')).out);
    expect(machine).toMatchObject({ id: 'two', status: 'open', running: false, counts: { done: 2 } });
    const before = machine.sites[0].open;

    const marked = await cli('round', 'mark', 'two', 'a', 'publication.overview', '--result', '通过', '--by', '甲');
    expect([marked.code, marked.out]).toEqual([0, expect.stringContaining('已登记')]);
    expect(marked.out).not.toContain('修订');
    const after = JSON.parse((await cli('round', 'status', 'two', '--json')).out);
    expect(after.sites[0].open).toBe(before - 1);

    expect((await cli('round', 'close', 'two', '--by', '王某', '--at', '2026-10-08')).out).toContain('第 1 次修订');
    expect((await cli('round', 'list')).out).toMatch(/two.*已于 2026-10-08 定稿，第 1 次修订/);
    expect((await english('round', 'show', 'two')).out).toMatch(/sha256:[0-9a-f]{64}/);
    const early = await cli('round', 'status', 'two', '--revision', '9');
    expect([early.code, early.err]).toEqual([3, expect.stringContaining('没有第 9 次修订')]);
  });
});
