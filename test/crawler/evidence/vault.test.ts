/** Evidence while it is gathered: nothing recorded without it, nothing kept beyond what is asked for. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createKeeper } from '../../../crawler/evidence/keeper.ts';
import { seal, unseal } from '../../../crawler/evidence/sealed.ts';
import { settle, withReferences } from '../../../crawler/evidence/settle.ts';
import { hasVault, openVault } from '../../../crawler/evidence/vault.ts';
import { loadIndex } from '../../../crawler/index-files.ts';
import { gather } from '../../../crawler/inspection.ts';
import { judgeInspection } from '../../../crawler/judgement.ts';
import { openStore } from '../../../crawler/store.ts';
import { page, type Served, serve, site } from '../../hostile/serve.ts';
import { defaults, withWorkspace } from '../gathered.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

const names = Array.from({ length: 300 }, (_, number) => `/p/${number}.html`);
const many = () => site({ '/': page('首页', ...names), ...Object.fromEntries(names.map((name) => [name, page(`页面${name}`, '/')])) });

/** Addresses of the pages that the store of an inspection holds, and of the answers kept of it. */
async function both(workspace: string): Promise<{ id: string; pages: string[]; kept: Set<string> }> {
  const store = await openStore(workspace);
  const { id } = (await store.findInspection('latest'))!;
  const pages: string[] = [];
  for await (const { url } of store.pages(id)) pages.push(url);
  await store.close();
  const vault = openVault(workspace, id);
  const kept = new Set(
    vault
      .answers()
      .filter((answer) => answer.kept)
      .map(({ url }) => url),
  );
  for (const answer of vault.answers()) expect(vault.exchange(answer).response).toMatch(/^HTTP\/1\.1 \d{3} /);
  vault.close();
  return { id, pages, kept };
}

/** Judges what a workspace holds, and settles it without asking the site. */
async function settled(workspace: string, ask: Parameters<typeof settle>[2]['ask'] = null) {
  const store = await openStore(workspace);
  const { id } = (await store.findInspection('latest'))!;
  const { site: facts, judgement } = await judgeInspection(store, id, { index: loadIndex('gov-2019') });
  const vault = openVault(workspace, id);
  const result = await settle(vault, { site: facts, judgement, documents: store.documentPages(id) }, { scope: 'quoted', ask });
  const referred = withReferences(vault, judgement);
  const answers = vault.answers();
  vault.close();
  await store.close();
  return { result, referred, answers };
}

describe('while a site is gathered', () => {
  test('a killed process leaves no page without its answer, and goes on', async () => {
    served = await serve(many());
    await withWorkspace(async (workspace) => {
      const settings = { ...defaults, url: `${served!.origin}/`, workspace, allowPrivate: true };
      let seen = 0;
      for (const moment of [40, 150, 90]) {
        const child = spawn(process.execPath, [join(import.meta.dirname, '../gather-child.ts'), JSON.stringify(settings), String(moment)]);
        await new Promise((done) => child.on('exit', done));
        const { pages, kept } = await both(workspace);
        expect(pages.filter((url) => !kept.has(url))).toEqual([]);
        expect(pages.length).toBeGreaterThanOrEqual(seen);
        seen = pages.length;
      }
      await gather(settings);
      const { pages, kept } = await both(workspace);
      expect(pages.length).toBe(301);
      expect(pages.filter((url) => !kept.has(url))).toEqual([]);
    });
  });

  test('nothing is kept with none', async () => {
    served = await serve(many());
    await withWorkspace(async (workspace) => {
      const { inspection } = await gather({ ...defaults, url: `${served!.origin}/`, workspace, allowPrivate: true, evidence: 'none' });
      expect(hasVault(workspace, inspection)).toBe(false);
      expect(existsSync(join(workspace, 'evidence'))).toBe(false);
    });
  });

  test('past its room answers are noted, and asked for again when they are quoted', async () => {
    await withWorkspace(async (workspace) => {
      const vault = openVault(workspace, 'full');
      const keeper = createKeeper(vault, { asOf: defaults.asOf, mostKept: 0 });
      const exchange = { url: 'http://x/', fetchedAt: '2026-09-30T00:00:00.000Z', status: 200, location: null, truncated: false };
      keeper.keep({ ...exchange, request: 'GET / HTTP/1.1\r\n\r\n', response: 'HTTP/1.1 200 OK\r\n\r\n', body: Buffer.from('x') });
      keeper.flush();
      expect(vault.answers()).toMatchObject([{ url: 'http://x/', kept: false }]);
      vault.close();
    });
  });
});

describe('after judging', () => {
  test('only what is quoted stays, the file shrinks, and references are the same every time', async () => {
    served = await serve(many());
    const once = () =>
      withWorkspace(async (workspace) => {
        const { inspection } = await gather({ ...defaults, url: `${served!.origin}/`, workspace, allowPrivate: true });
        const { referred, answers } = await settled(workspace);
        expect(answers.length).toBeLessThan(300);
        expect(answers.map(({ url }) => url)).toContain(`${served!.origin}/`);
        expect(statSync(join(workspace, 'evidence', `${inspection}.sqlite`)).size).toBeLessThan(400_000);
        return JSON.stringify(referred.findings.map(({ fingerprint, evidence }) => [fingerprint, evidence]));
      });
    const first = await once();
    expect(first).toContain('sha256:');
    expect(await once()).toBe(first);
  });

  test('a page that was unchanged since an earlier inspection is asked for once more, for its bytes', async () => {
    const tagged = (body: string) => (request: { headers: Record<string, unknown> }) =>
      request.headers['if-none-match'] ? { status: 304 } : { headers: { etag: '"1"' }, body };
    served = await serve(site({ '/': tagged(page('首页', '/a.html')), '/a.html': tagged(page('甲', '/gone.html')) }));
    await withWorkspace(async (workspace) => {
      const settings = { ...defaults, interval: 1, url: `${served!.origin}/`, workspace, allowPrivate: true };
      await gather(settings);
      const { inspection } = await gather(settings);
      const { id } = await both(workspace);
      expect(id).toBe(inspection);
      const ask = { interval: 0, allowPrivate: true, browser: undefined, pictures: 0 };
      const { result, answers } = await settled(workspace, ask);
      const unchanged = answers.filter(({ status }) => status === 304).map(({ url }) => url);
      expect(unchanged.length).toBeGreaterThan(0);
      expect(result.again).toBe(unchanged.length);
      for (const address of unchanged)
        expect(answers.find(({ url, status }) => url === address && status === 200)).toMatchObject({ kept: true, later: true });
    });
  });
});

describe('personal data at rest', () => {
  const person = readFileSync(join(import.meta.dirname, '../../checks/rules/fixtures/personal-data/list.html'), 'utf8');
  // bytes that no packing changes, so that they would be seen wherever they lie in a file
  const traceOf = (seed: number): Buffer => {
    const trace = Buffer.concat(Array.from({ length: 1500 }, (_, number) => createHash('sha256').update(`${seed} ${number}`).digest()));
    // nothing in it ends a comment
    for (let at = trace.indexOf('>'); at >= 0; at = trace.indexOf('>', at)) trace[at] = 0x3f;
    return trace;
  };
  const traced = (text: string, trace: Buffer) => ({ body: Buffer.concat([Buffer.from(`${text}<!--`), trace, Buffer.from('-->')]) });
  const traces = { named: traceOf(1), harmless: traceOf(2), gone: traceOf(3) };
  const portal = () =>
    site({
      '/': page('首页', '/gs/1.html', '/a.html', '/error.html', '/file.csv'),
      '/gs/1.html': traced(person, traces.named),
      '/a.html': traced(page('甲', '/nowhere.html'), traces.harmless),
      // a page of an error is never read, and may show anything
      '/error.html': { status: 500, ...traced(person, traces.gone) },
      '/file.csv': (request) => (request.method === 'HEAD' ? { status: 405 } : { headers: { 'content-type': 'text/csv' }, body: 'a,b' }),
    });
  const settingsOf = (workspace: string) => ({ ...defaults, url: `${served!.origin}/`, workspace, allowPrivate: true });
  /** Which of the traces lie in the clear in any file of the workspace's evidence. */
  const inTheClear = (workspace: string): string[] => {
    const folder = join(workspace, 'evidence');
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    const lies = (trace: Buffer): boolean => {
      const pieces = Array.from({ length: 400 }, (_, piece) => trace.subarray(piece * 100, piece * 100 + 32));
      return pieces.some((piece) => files.some((bytes) => bytes.includes(piece)));
    };
    return Object.entries(traces)
      .filter(([, trace]) => lies(trace))
      .map(([name]) => name);
  };
  const withPassphrase = async <Result>(words: string | undefined, task: () => Promise<Result>): Promise<Result> => {
    if (words !== undefined) process.env.MINGCHA_EVIDENCE_PASSPHRASE = words;
    try {
      return await task();
    } finally {
      delete process.env.MINGCHA_EVIDENCE_PASSPHRASE;
    }
  };

  test('is never written where it is to be kept out: not during the crawl, not after judging', async () => {
    served = await serve(portal());
    await withWorkspace(async (workspace) => {
      const { inspection } = await gather(settingsOf(workspace));
      // nobody has judged yet
      expect(inTheClear(workspace)).toEqual(['harmless']);
      const { answers } = await settled(workspace);
      expect(inTheClear(workspace)).toEqual(['harmless']);
      const of = (path: string) => answers.filter(({ url }) => url === `${served!.origin}${path}`);
      for (const answer of [...of('/gs/1.html'), ...of('/error.html')]) expect(answer).toMatchObject({ kept: false, personal: true });
      expect(of('/a.html')[0]).toMatchObject({ kept: true, personal: false });
      expect(of('/file.csv').every(({ kept }) => !kept)).toBe(true);
      expect(openVault(workspace, inspection).mode).toBe('exclude');
    });
  });

  test('is found by only its passphrase where it is to be encrypted, however often the process was killed', async () => {
    served = await serve(portal());
    await withWorkspace(async (workspace) => {
      const settings = { ...settingsOf(workspace), personalData: 'encrypt' as const };
      await expect(gather(settings)).rejects.toMatchObject({ code: 'no-passphrase' });
      const passphrase = 'twelve letters and more';
      for (const moment of [2, 3]) {
        const child = spawn(process.execPath, [join(import.meta.dirname, '../gather-child.ts'), JSON.stringify(settings), String(moment)], {
          env: { ...process.env, MINGCHA_EVIDENCE_PASSPHRASE: passphrase },
        });
        await new Promise((done) => child.on('exit', done));
        expect(inTheClear(workspace).filter((name) => name !== 'harmless')).toEqual([]);
      }
      await expect(withPassphrase('another passphrase', () => gather(settings))).rejects.toMatchObject({ code: 'wrong-passphrase' });
      const { inspection } = await withPassphrase(passphrase, () => gather(settings));
      const { answers } = await withPassphrase(passphrase, () => settled(workspace));
      expect(inTheClear(workspace)).toEqual(['harmless']);
      const sealed = answers.filter((answer) => answer.sealed);
      expect(sealed.map(({ url }) => new URL(url).pathname)).toEqual(expect.arrayContaining(['/gs/1.html', '/error.html']));
      expect(sealed.every(({ digest }) => digest?.startsWith('sha256:'))).toBe(true);

      const vault = openVault(workspace, inspection);
      const bodies = await withPassphrase(passphrase, async () => sealed.map((answer) => Buffer.from(vault.exchange(answer).body)));
      expect(bodies.some((body) => body.includes(traces.named))).toBe(true);
      vault.close();
      const shut = openVault(workspace, inspection);
      expect(() => shut.exchange(sealed[0]!)).toThrow(expect.objectContaining({ code: 'no-passphrase' }));
      shut.close();
    });
  });

  test('that only judging finds leaves nothing behind in the file', async () => {
    served = await serve(portal());
    await withWorkspace(async (workspace) => {
      for (const mode of ['exclude', 'encrypt'] as const) {
        await withPassphrase('twelve letters and more', async () => {
          const vault = openVault(workspace, mode, mode);
          const exchange = { fetchedAt: '2026-09-30T00:00:00.000Z', status: 200, location: null, truncated: false, request: '' };
          const response = 'HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n\r\n';
          const keeper = createKeeper(vault, { asOf: defaults.asOf });
          keeper.keep({ ...exchange, response, url: 'http://x/a', body: traced(page('甲'), traces.harmless).body });
          keeper.keep({ ...exchange, response, url: 'http://x/b', body: traced(page('乙'), traces.named).body });
          vault.addPicture(
            { file: 'b.png', url: 'http://x/b', fingerprint: 'f', takenAt: '', marked: true, sealed: false },
            Buffer.from(traces.gone),
          );
          keeper.flush();
          expect(inTheClear(workspace).sort()).toEqual(['gone', 'harmless', 'named']);
          vault.keepOnly(new Set([1, 2]), new Set([2]));
          expect(inTheClear(workspace)).toEqual(['harmless']);
          expect(vault.answers()).toMatchObject([{ kept: true, sealed: false }, mode === 'encrypt' ? { sealed: true } : { kept: false }]);
          if (mode === 'encrypt') expect(Buffer.from(vault.pictureBytes('b.png'))).toEqual(traces.gone);
          else expect(vault.pictures()).toEqual([]);
          vault.close();
        });
        rmSync(join(workspace, 'evidence'), { recursive: true });
      }
    });
  });
});

describe('what is sealed', () => {
  test('opens by its passphrase only, and not when a byte was changed', () => {
    const sealed = seal(Buffer.from('秘密'), 'passphrase');
    expect(Buffer.from(unseal(sealed, 'passphrase')!).toString()).toBe('秘密');
    expect(unseal(sealed, 'Passphrase')).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sealed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(sealed);
        changed[at]! ^= mask;
        expect(unseal(changed, 'passphrase')).toBeNull();
      }),
      { numRuns: 6 },
    );
    expect(unseal(sealed.subarray(0, 20), 'passphrase')).toBeNull();
  });
});
