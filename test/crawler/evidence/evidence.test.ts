/** A site is inspected as a person does it; its package is read by others' code, changed, and proven. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import { findBrowser } from '../../../crawler/browser.ts';
import { verifyPackage } from '../../../crawler/evidence/verify.ts';
import { createFolders, run } from '../../cli/run.ts';
import { page, type Served, serve, site } from '../../hostile/serve.ts';

const folders = createFolders();
const folder = folders.make();
const wacz = join(folder, 'evidence.wacz');
const sealed = join(folder, 'sealed.wacz');
const passphrase = '岚川市证据口令-2026';
const withPersonalData = readFileSync(join(import.meta.dirname, '../../checks/rules/fixtures/personal-data/list.html'), 'utf8');
const identityNumber = /\d{17}[\dXx]/.exec(withPersonalData)![0];

const home = page('岚川市水利局', '/col/', '/old.html', '/gone.html', '/zstd.html', '/gs/1.html');
const column = page('通知公告', '/zstd.html');
const zstd = page('压缩页面', '/gone-too.html');
const html = { 'content-type': 'text/html; charset=utf-8' };
let served: Served;
let inspected: Awaited<ReturnType<typeof run>>;
let entries: Record<string, Uint8Array>;

const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const text = (name: string): string => new TextDecoder().decode(entries[name]);
const json = (name: string) => JSON.parse(text(name));
const workspace = ['--workspace', join(folder, 'ws')];
const withPassphrase = async <Result>(words: string, task: () => Promise<Result>): Promise<Result> => {
  process.env.MINGCHA_EVIDENCE_PASSPHRASE = words;
  try {
    return await task();
  } finally {
    delete process.env.MINGCHA_EVIDENCE_PASSPHRASE;
  }
};

interface IndexLine {
  key: string;
  stamp: string;
  url: string;
  status: string;
  digest: string;
  member: Uint8Array;
}
function readIndex(): IndexLine[] {
  return text('indexes/index.cdxj')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, key, stamp, fields] = /^(\S+) (\d{14}) (\{.*\})$/.exec(line)!;
      const { offset, length, filename, ...rest } = JSON.parse(fields!);
      const from = Number(offset);
      return { key: key!, stamp: stamp!, ...rest, member: entries[`archive/${filename}`]!.subarray(from, from + Number(length)) };
    });
}

beforeAll(async () => {
  served = await serve(
    site({
      '/': { headers: { ...html, 'Content-Encoding': 'gzip', 'X-Server': 'a' }, body: gzipSync(home) },
      '/col/': column,
      '/old.html': { status: 301, headers: { ...html, location: '/col/' } },
      '/zstd.html': { headers: { ...html, 'content-encoding': 'zstd' }, body: zstdCompressSync(zstd) },
      '/gs/1.html': withPersonalData,
    }),
  );
  const url = `${served.origin}/`;
  inspected = await run([
    ...['inspect', url, ...workspace, '--out', join(folder, 'out'), '--interval', '0', '--allow-private', '--probes', 'none'],
    ...['--as-of', '2026-09-30', '--evidence', 'quoted', '--screenshots', '8'],
  ]);
  const exported = await run(['evidence', 'export', 'latest', ...workspace, '--out', wacz]);
  expect({ code: exported.code, err: exported.err }).toEqual({ code: 0, err: '' });
  entries = unzipSync(readFileSync(wacz));
}, 120_000);
afterAll(async () => {
  await served?.close();
  folders.clean();
});

describe('a package', () => {
  test('names every file with its size and hash, and itself', () => {
    const { resources, ...rest } = json('datapackage.json');
    expect(rest).toMatchObject({ profile: 'data-package', wacz_version: '1.1.1', mainPageUrl: `${served.origin}/` });
    for (const { path, hash, bytes } of resources) {
      expect({ path, bytes, hash }).toEqual({ path, bytes: entries[path]!.length, hash: sha256(entries[path]!) });
    }
    expect(json('datapackage-digest.json')).toEqual({ path: 'datapackage.json', hash: sha256(entries['datapackage.json']!) });
    const named = resources.map(({ path }: { path: string }) => path);
    expect([...named, 'datapackage.json', 'datapackage-digest.json'].sort()).toEqual(Object.keys(entries).sort());
  });

  test('has an index, in order, whose every line leads to a whole gzip member with the bytes that were sent', () => {
    const lines = readIndex();
    const keys = lines.map(({ key, stamp }) => `${key} ${stamp}`);
    expect(keys).toEqual([...keys].sort());
    const of = (path: string) => lines.filter(({ url }) => url === new URL(path, served.origin).href);
    const recordOf = (path: string) => gunzipSync(of(path)[0]!.member).toString('latin1');
    expect(recordOf('/')).toMatch(/^WARC\/1\.1\r\nWARC-Type: response\r\n/);
    expect(recordOf('/')).toContain('X-Server: a\r\n');
    const body = Buffer.from(recordOf('/').split('\r\n\r\n').slice(2).join('\r\n\r\n').slice(0, -4), 'latin1');
    expect(gunzipSync(body).toString()).toBe(home);
    expect(of('/')[0]!.digest).toBe(sha256(gzipSync(home)));
    // a redirect that leads to a column, and a dead link
    expect(of('/old.html')[0]).toMatchObject({ status: '301' });
    expect(recordOf('/old.html')).toContain('location: /col/');
    expect(of('/gone.html').every(({ status }) => status === '404')).toBe(true);
    // asked for, and no finding speaks of it
    expect(served.asked.some(({ url }) => url === '/robots.txt')).toBe(true);
    expect(of('/robots.txt')).toEqual([]);
  });

  test('is read by warcio: request and response of each exchange, every digest right', async () => {
    const records: { type: string; url: string | null; id: string; concurrent: string | null; version: string; payload: Buffer }[] = [];
    const source = new ReadableStream({
      start(controller) {
        controller.enqueue(entries['archive/data.warc.gz']!);
        controller.close();
      },
    });
    for await (const record of new WARCParser(source)) {
      const payload = Buffer.from(await record.readFully(false));
      const header = (name: string) => record.warcHeader(name) ?? null;
      records.push({
        type: record.warcType!,
        url: record.warcTargetURI ?? null,
        id: header('WARC-Record-ID')!,
        concurrent: header('WARC-Concurrent-To') ?? null,
        version: record.warcHeaders.statusline,
        payload,
      });
      if (record.warcType !== 'warcinfo') expect(header('WARC-Payload-Digest')).toBe(sha256(payload));
    }
    expect(records[0]!.type).toBe('warcinfo');
    expect(new Set(records.map(({ version }) => version))).toEqual(new Set(['WARC/1.1']));
    const responses = records.filter(({ type }) => type === 'response');
    for (const { id, url } of responses) {
      expect(records.filter(({ type, concurrent }) => type === 'request' && concurrent === id)).toMatchObject([{ url }]);
    }
    // replay software does not know zstd
    const path = `${served.origin}/zstd.html`;
    expect(responses.find(({ url }) => url === path)!.payload.toString()).toBe(zstd);
  });

  test('lists pages by title and time', () => {
    const [head, ...pages] = text('pages/pages.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(head).toMatchObject({ format: 'json-pages-1.0' });
    expect(pages.find(({ url }) => url === `${served.origin}/`)).toMatchObject({
      title: '岚川市水利局',
      ts: expect.stringMatching(/^2\d{3}-.*Z$/),
    });
  });

  test('says which finding rests on what, and the reports refer to it', () => {
    const { findings } = JSON.parse(readFileSync(join(folder, 'out', 'findings.json'), 'utf8'));
    const { pages, screenshots } = json('manifest.json');
    const digests = new Set(pages.map(({ digest }: { digest: string }) => digest));
    const referred = findings.filter(({ evidence }: { evidence: string[] }) => evidence.length > 0);
    expect(referred.length).toBeGreaterThan(0);
    const dead = findings.find(
      ({ url, outcome }: { url: string; outcome: string }) => url === `${served.origin}/gone.html` && outcome === 'fail',
    );
    expect(digests).toContain(dead.evidence[0]);
    expect(pages.find(({ url }: { url: string }) => url === dead.url).findings).toContain(`${dead.check} ${dead.fingerprint}`);
    for (const { file, sha256: hash, takenAt } of screenshots.files) {
      expect(`sha256:${hash}`).toBe(sha256(entries[file]!));
      expect(takenAt).toMatch(/Z$/);
    }
  });

  test.runIf(findBrowser())('shows the spots', () => {
    const { screenshots } = json('manifest.json');
    expect(screenshots.taken).toBeGreaterThan(0);
    expect(screenshots.files.length).toBeGreaterThan(0);
    expect(screenshots.files.some(({ marked }: { marked: boolean }) => marked)).toBe(true);
    for (const { file } of screenshots.files) expect([...entries[file]!.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  test('is the same judgement when judged again', async () => {
    const again = await run(['score', 'latest', ...workspace, '--out', join(folder, 'again')]);
    expect(again.code).toBe(0);
    for (const name of ['scorecard.json', 'findings.json'])
      expect(readFileSync(join(folder, 'again', name), 'utf8')).toBe(readFileSync(join(folder, 'out', name), 'utf8'));
  });

  test('is described at the end of an inspection', () => {
    expect(inspected.code).toBe(0);
    expect(inspected.out).toMatch(/证据：截图 \d+ 张.*evidence export/);
  });
});

describe('personal data', () => {
  const holds = (bytes: Uint8Array, words: string): boolean => Buffer.from(bytes).includes(words);
  const whole = (all: Record<string, Uint8Array>): Buffer => {
    const archive = gunzipSync(all['archive/data.warc.gz']!);
    return Buffer.concat([archive, ...Object.values(all)]);
  };

  test('is kept out, and only the address is told', () => {
    expect(holds(whole(entries), identityNumber)).toBe(false);
    const path = `${served.origin}/gs/1.html`;
    expect(json('manifest.json').personalData).toEqual({ mode: 'exclude', pages: [path] });
    expect(readIndex().some(({ url }) => url === path)).toBe(false);
    expect(json('manifest.json').screenshots.files.some(({ url }: { url: string }) => url === path)).toBe(false);
  });

  test('comes encrypted where the operator wants it, and only the passphrase opens it', async () => {
    const closed = ['--workspace', join(folder, 'closed')];
    const inspecting = [
      ...[
        'inspect',
        `${served.origin}/`,
        ...closed,
        '--out',
        join(folder, 'out'),
        '--interval',
        '0',
        '--allow-private',
        '--probes',
        'none',
      ],
      ...['--as-of', '2026-09-30', '--evidence', 'quoted', '--personal-data', 'encrypt', '--screenshots', '40'],
    ];
    expect(await run(inspecting)).toMatchObject({ code: 2, err: expect.stringContaining('MINGCHA_EVIDENCE_PASSPHRASE') });
    expect(existsSync(join(folder, 'closed'))).toBe(false);
    expect((await withPassphrase(passphrase, () => run(inspecting))).code).toBe(0);
    // what is open can be handed over by whoever does not know the passphrase
    const openly = join(folder, 'openly.wacz');
    expect((await run(['evidence', 'export', 'latest', ...closed, '--out', openly])).code).toBe(0);
    expect(holds(whole(unzipSync(readFileSync(openly))), identityNumber)).toBe(false);

    const exporting = ['evidence', 'export', 'latest', ...closed, '--out', sealed, '--personal-data', 'encrypt'];
    expect(await withPassphrase('another passphrase', () => run(exporting))).toMatchObject({
      code: 3,
      err: expect.stringContaining('口令不符'),
    });
    expect(await run(exporting)).toMatchObject({ code: 2, err: expect.stringContaining('MINGCHA_EVIDENCE_PASSPHRASE') });
    expect(existsSync(sealed)).toBe(false);
    expect((await withPassphrase(passphrase, () => run(exporting))).code).toBe(0);
    expect(holds(whole(unzipSync(readFileSync(sealed))), identityNumber)).toBe(false);
    expect(verifyPackage(sealed).problems).toEqual([]);

    const out = join(folder, 'personal.warc.gz');
    const opening = ['evidence', 'decrypt', sealed, '--out', out];
    expect(await withPassphrase('another passphrase', () => run(opening))).toMatchObject({
      code: 3,
      err: expect.stringContaining('口令不符'),
    });
    expect((await withPassphrase(passphrase, () => run(opening))).code).toBe(0);
    expect(holds(gunzipSync(readFileSync(out)), identityNumber)).toBe(true);
    expect(statSync(out).mode & 0o077).toBe(0);
    const records = gunzipSync(readFileSync(out)).toString('latin1');
    expect(records.includes(`urn:view:${served.origin}/gs/1.html`)).toBe(findBrowser() !== undefined);
  });

  test('is not in the workspace either, and pictures of it are not taken', () => {
    expect(inspected.out).toMatch(/因页面含个人信息不截图/);
    const id = json('manifest.json').inspection;
    const database = new DatabaseSync(join(folder, 'ws', 'evidence', `${id}.sqlite`), { readOnly: true });
    const blocks = database.prepare('select bytes from blocks').all() as { bytes: Uint8Array }[];
    expect(blocks.some(({ bytes }) => holds(zstdDecompressSync(bytes), '通知公告'))).toBe(true);
    expect(blocks.some(({ bytes }) => holds(zstdDecompressSync(bytes), identityNumber))).toBe(false);
    const [{ pictures }] = database.prepare(`select count(*) as pictures from pictures where url like '%/gs/1.html'`).all() as [
      { pictures: number },
    ];
    expect(pictures).toBe(0);
    database.close();
  });

  test('lies in the workspace where only its owner reads it', () => {
    const id = json('manifest.json').inspection;
    expect(statSync(join(folder, 'ws', 'evidence', `${id}.sqlite`)).mode & 0o077).toBe(0);
  });
});

describe('verify', () => {
  const changed = (change: (all: Record<string, Uint8Array>) => void): string => {
    const all = unzipSync(readFileSync(wacz));
    change(all);
    const path = join(folder, 'changed.wacz');
    writeFileSync(path, zipSync(all, { level: 0 }));
    return path;
  };
  const found = (path: string): string[] => verifyPackage(path).problems.map(({ code, path: named }) => `${code} ${named}`);

  test('says that nothing was changed', async () => {
    const { code, out } = await run(['evidence', 'verify', wacz, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ intact: true, problems: [], digest: sha256(entries['datapackage.json']!) });
    expect(JSON.parse(out).records).toBe(readIndex().length);
  });

  test('names the file of any changed byte', () => {
    const archive = readFileSync(wacz);
    const { resources } = json('datapackage.json');
    // two pictures may be alike
    const alike = Map.groupBy(resources as { path: string; hash: string }[], ({ hash }) => hash);
    const names = [...alike.values()].filter(({ length }) => length === 1).map(([one]) => one!.path);
    const path = join(folder, 'flipped.wacz');
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        (name, part, mask) => {
          const bytes = Buffer.from(archive);
          const from = bytes.indexOf(Buffer.from(entries[name]!));
          bytes[from + Math.floor(part * entries[name]!.length)]! ^= mask;
          writeFileSync(path, bytes);
          expect(found(path)).toContain(`changed ${name}`);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('names what is missing, added, or described anew', () => {
    expect(found(changed((all) => delete all['pages/pages.jsonl']))).toEqual(['missing pages/pages.jsonl']);
    expect(found(changed((all) => Object.assign(all, { 'notes.txt': Buffer.from('x') })))).toEqual(['added notes.txt']);
    const described = changed((all) => {
      all['datapackage.json'] = Buffer.from(text('datapackage.json').replace('Mingcha', 'mingcha'));
    });
    expect(found(described)).toEqual(['changed datapackage.json']);
  });

  test('is not taken in by a package that was made anew around a changed record', () => {
    const path = changed((all) => {
      const member = readIndex().find(({ url }) => url === `${served.origin}/col/`)!.member;
      const forged = gzipSync(gunzipSync(member).toString('latin1').replace('201', '301'));
      const archive = Buffer.from(all['archive/data.warc.gz']!);
      const at = archive.indexOf(Buffer.from(member));
      all['archive/data.warc.gz'] = Buffer.concat([archive.subarray(0, at), forged, archive.subarray(at + member.length)]);
      const described = JSON.parse(Buffer.from(all['datapackage.json']!).toString());
      for (const one of described.resources) Object.assign(one, { hash: sha256(all[one.path]!), bytes: all[one.path]!.length });
      all['datapackage.json'] = Buffer.from(JSON.stringify(described));
      all['datapackage-digest.json'] = Buffer.from(JSON.stringify({ path: 'datapackage.json', hash: sha256(all['datapackage.json']!) }));
    });
    expect(found(path)).toContain('record archive/data.warc.gz');
  });

  test('tells another package from the one whose digest was noted', async () => {
    const digest = sha256(entries['datapackage.json']!);
    expect((await run(['evidence', 'verify', wacz, '--digest', digest])).code).toBe(0);
    expect(await run(['evidence', 'verify', sealed, '--digest', digest])).toMatchObject({
      code: 1,
      out: expect.stringContaining('不是给出摘要的那个证据包'),
    });
    expect((await run(['evidence', 'verify', wacz, '--digest', 'abc'])).code).toBe(2);
  });

  test('says plainly what is no package', async () => {
    const path = join(folder, 'odd.wacz');
    expect(await run(['evidence', 'verify', join(folder, 'none.wacz')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有这个文件'),
    });
    writeFileSync(path, 'hello');
    expect(await run(['evidence', 'verify', path])).toMatchObject({ code: 1, out: expect.stringContaining('不是 WACZ') });
    copyFileSync(wacz, path);
    truncateSync(path, Math.floor(statSync(wacz).size / 2));
    expect(await run(['evidence', 'verify', path], { lang: 'en' })).toMatchObject({
      code: 1,
      out: expect.stringContaining('cut off or damaged'),
    });
  });

  test('never throws, whatever the bytes', () => {
    const path = join(folder, 'wild.wacz');
    const start = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, zip) => {
        writeFileSync(path, zip ? Buffer.concat([start, bytes]) : bytes);
        expect(verifyPackage(path).problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});

describe('export', () => {
  test('says what it cannot do', async () => {
    expect(await run(['evidence', 'export', 'nothing', ...workspace])).toMatchObject({ code: 2, err: expect.stringContaining('没有检查') });
    const nowhere = join(folder, 'no', 'x.wacz');
    expect(await run(['evidence', 'export', 'latest', ...workspace, '--out', nowhere])).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有这个目录'),
    });
    expect((await run(['evidence', 'export', 'latest', ...workspace, '--personal-data', 'maybe'])).code).toBe(2);
  });
});
