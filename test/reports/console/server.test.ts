import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexText, loadIndex, shippedIndexes } from '../../../crawler/index-files.ts';
import { type Dossier, emptyDossier } from '../../../crawler/packages/dossier.ts';
import { writePackage } from '../../../crawler/packages/package.ts';
import { openStore, type Store } from '../../../crawler/store.ts';
import { Fault, Indexes, Me, OpenRounds, Roster, Taken } from '../../../reports/console/api.ts';
import { createConsole } from '../../../reports/console/server.ts';

const at = '2026-09-30T02:00:00.000Z';
const home = 'http://slj.lanchuan.gov.cn/';

describe('the interface of the console', () => {
  let workspace: string;
  let store: Store;
  let server: FastifyInstance;
  let origin: string;
  let token: string;

  const ask = (path: string, init: RequestInit = {}, bearer = token): Promise<Response> =>
    fetch(`${origin}/api/1/${path}`, { ...init, headers: { authorization: `Bearer ${bearer}`, ...init.headers } });
  const send = async (dossier: Dossier, bearer = token): Promise<Taken> => {
    const body = await writePackage({ dossier, pictures: new Map() }, at);
    const response = await ask(
      'packages',
      { method: 'POST', body: body as BodyInit, headers: { 'content-type': 'application/zip' } },
      bearer,
    );
    expect(response.status).toBe(200);
    return Taken.parse(await response.json());
  };
  const marked = (by: string, result: 'pass' | 'fail', when: string): Dossier => ({
    ...emptyDossier(home, { name: '岚川市水利局', columns: [{ match: '通知公告', category: 'notice' }] }),
    marks: { 'gov-2019': { 'content-quality': { result, by, at: when, note: '' } } },
  });

  beforeAll(async () => {
    workspace = mkdtempSync(join(tmpdir(), 'mingcha-console-'));
    store = await openStore(workspace);
    token = await store.access.create('王敏', 'inspector', at);
    const indexes = shippedIndexes().map((name) => ({ index: loadIndex(name), text: indexText(name).text }));
    server = createConsole({ store, workspace, indexes, now: () => at });
    origin = await server.listen({ port: 0, host: '127.0.0.1' });
  });

  afterAll(async () => {
    await server?.close();
    await store?.close();
    rmSync(workspace, { recursive: true, force: true });
  });

  test('says whom the token speaks for, and nothing without one', async () => {
    expect(Me.parse(await (await ask('me')).json())).toMatchObject({ name: '王敏', role: 'inspector' });
    for (const bearer of ['', 'mc_unknownunknownunknown', `${token}x`]) {
      const response = await ask('roster', {}, bearer);
      expect(response.status).toBe(401);
      expect(Fault.parse(await response.json()).text['zh-CN']).toContain('令牌');
    }
    expect((await fetch(`${origin}/api/1/roster`)).status).toBe(401);
  });

  test('hands out the roster and every index that can be read again', async () => {
    expect(Roster.parse(await (await ask('roster')).json()).sites).toEqual([]);
    const { indexes } = Indexes.parse(await (await ask('indexes')).json());
    expect(indexes.map(({ id }) => id)).toEqual(shippedIndexes().map((name) => loadIndex(name).id));
    expect(OpenRounds.parse(await (await ask('rounds')).json()).rounds).toEqual([]);
  });

  test('takes a package in once, and shows where two inspectors differ', async () => {
    const first = await send(marked('王敏', 'pass', '2026-09-29T08:00:00.000Z'));
    expect(first).toMatchObject({ site: 'slj.lanchuan.gov.cn', added: { marks: 1 }, disagreements: [] });
    expect(await send(marked('王敏', 'pass', '2026-09-29T08:00:00.000Z'))).toMatchObject({ added: { marks: 0 } });
    const other = await store.access.create('李强', 'inspector', at);
    const second = await send(marked('李强', 'fail', '2026-09-29T09:00:00.000Z'), other);
    expect(second.disagreements).toMatchObject([{ index: 'gov-2019', leaf: 'content-quality', marks: [{ by: '李强' }, { by: '王敏' }] }]);
    expect(second.dossier).toMatchObject({ marks: { 'gov-2019': { 'content-quality': { by: '李强', result: 'fail' } } } });
  });

  test('gives corrections back with the roster', async () => {
    await store.roster.take(
      [
        {
          id: 'slj.lanchuan.gov.cn',
          stated: {
            url: home,
            name: '市水利局',
            organ: '岚川市水利局',
            level: 'city',
            kind: 'department',
            region: '岚川市',
            group: '市直部门',
          },
          otherwise: {},
        },
      ],
      { by: '王敏', at },
    );
    const { sites } = Roster.parse(await (await ask('roster')).json());
    expect(sites).toMatchObject([{ id: 'slj.lanchuan.gov.cn', profile: { columns: [{ match: '通知公告', category: 'notice' }] } }]);
  });

  test('refuses what is no package, what was changed, and what is too large, and keeps nothing of it', async () => {
    const post = (body: Uint8Array, type = 'application/zip') =>
      ask('packages', { method: 'POST', body: body as BodyInit, headers: { 'content-type': type } });
    expect((await post(new TextEncoder().encode('PK nothing'))).status).toBe(415);
    const whole = await writePackage({ dossier: marked('王敏', 'fail', '2026-09-30T01:00:00.000Z'), pictures: new Map() }, at);
    const changed = whole.slice();
    changed[Math.floor(changed.length / 2)]! ^= 0xff;
    expect((await post(changed)).status).toBeGreaterThanOrEqual(415);
    expect((await post(whole, 'text/plain')).status).toBe(415);
    expect(await send(marked('王敏', 'pass', '2026-09-29T08:00:00.000Z'))).toMatchObject({ added: { marks: 0 } });
  });

  test('ends with a revoked token, and shuts out who tries many', async () => {
    const spent = await store.access.create('赵刚', 'evaluator', at);
    expect((await ask('me', {}, spent)).status).toBe(200);
    expect(await store.access.revoke('赵刚', at)).toBe(true);
    expect((await ask('me', {}, spent)).status).toBe(401);
    await expect(store.access.create('王敏', 'inspector', at)).rejects.toMatchObject({ code: 'token-exists' });
    for (let tried = 0; tried < 20; tried++) await ask('me', {}, 'mc_guessguessguessguess');
    expect((await ask('me')).status).toBe(429);
  });

  test('keeps no token as it is', async () => {
    const rows = JSON.stringify(await store.access.list());
    expect(rows).not.toContain(token);
  });
});
