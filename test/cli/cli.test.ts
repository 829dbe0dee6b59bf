/** What a person at the terminal meets: results, clear errors, exit codes, and nothing lost. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PageFacts, Scorecard } from '../../checks/model/index.ts';
import { buildCity } from '../city/city.ts';
import { type CityServer, serveCity } from '../city/serve.ts';
import { createFolders, run } from './run.ts';

const folders = createFolders();
const city = buildCity();
let served: CityServer;
let odd: Server;
let oddUrl: string;

beforeAll(async () => {
  served = await serveCity(city);
  odd = createServer((request, response) => {
    const path = request.url ?? '/';
    const html = { 'content-type': 'text/html; charset=utf-8' };
    if (path === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else if (path === '/pdf') response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4 x');
    else if (path === '/empty') response.writeHead(200, html).end();
    else if (path === '/huge') {
      response.writeHead(200, html);
      const piece = Buffer.alloc(1_000_000, 'x');
      let left = 50;
      const send = (): void => {
        while (left-- > 0) if (!response.write(piece)) return void response.once('drain', send);
        response.end();
      };
      send();
    } else response.writeHead(404, html).end('<h1>404</h1>');
  });
  await new Promise<void>((done) => odd.listen(0, '127.0.0.1', done));
  oddUrl = `http://127.0.0.1:${(odd.address() as AddressInfo).port}`;
});
afterAll(async () => {
  folders.clean();
  await served?.close();
  odd?.close();
});

const inspectArgs = (url: string, folder: string, ...more: string[]): string[] => [
  'inspect',
  url,
  ...['--workspace', join(folder, 'ws'), '--out', join(folder, 'out'), '--interval', '0', '--confirm-after', '0'],
  ...more,
];
const cityArgs = (): string[] => [
  '--as-of',
  city.asOf,
  ...served.resolve.flatMap(({ pattern, address, port }) => ['--resolve', `${pattern}=${address}:${port}`]),
];

describe('inspect', () => {
  test('writes four reports, keeps the inspection, and score judges it again under another index', { timeout: 60_000 }, async () => {
    const folder = folders.make();
    const site = city.sites.find(({ id }) => id === 'czj')!;
    const { code, out, err } = await run(inspectArgs(site.url, folder, ...cityArgs(), '--index', 'platform-2019'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const name of ['scorecard.html', 'scorecard.json', 'findings.json', 'findings.csv']) {
      expect(out).toContain(name);
      expect(existsSync(join(folder, 'out', name))).toBe(true);
    }
    const card = Scorecard.parse(JSON.parse(readFileSync(join(folder, 'out', 'scorecard.json'), 'utf8')));
    expect(card).toMatchObject({ asOf: city.asOf, site: { url: site.url }, index: { id: 'platform-2019' } });

    const again = await run([
      'score',
      'latest',
      '--workspace',
      join(folder, 'ws'),
      '--index',
      'gov-2019',
      '--explain',
      '--out',
      join(folder, 'gov'),
    ]);
    expect(again.code).toBe(0);
    expect(again.out).toContain('政府网站检查指标');
    expect(JSON.parse(readFileSync(join(folder, 'gov', 'scorecard.json'), 'utf8'))).toMatchObject({ index: { id: 'gov-2019' } });

    const unknown = await run(['score', '20001231-nothing', '--workspace', join(folder, 'ws')]);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain(site.url);
  });

  test('says by its exit code whether a gate was passed', { timeout: 60_000 }, async () => {
    const folder = folders.make();
    const dead = city.sites.find(({ id }) => id === 'dead')!;
    const vetoed = await run(inspectArgs(dead.url, folder, ...cityArgs(), '--fail-on', 'veto', '--json'));
    expect(vetoed.code).toBe(1);
    expect(JSON.parse(vetoed.out).scorecard).toMatchObject({ verdict: 'veto', seen: { pages: expect.any(Number) } });
  });

  test.each([
    ['an address that is none', 'http://', [], 2, '网址'],
    ['another scheme', 'ftp://www.example.gov.cn/', [], 2, 'http'],
    ['a day that does not exist', 'http://www.example.gov.cn/', ['--as-of', '2026-02-30'], 2, '--as-of'],
    ['a number that is none', 'http://www.example.gov.cn/', ['--max-pages', 'many'], 2, '--max-pages'],
    ['an index that does not exist', 'http://www.example.gov.cn/', ['--index', 'gov-2109'], 2, 'gov-2019'],
    ['a gate that is none', 'http://www.example.gov.cn/', ['--fail-on', 'sometimes'], 2, '--fail-on'],
    ['a private address', 'http://192.168.1.1/', [], 3, '--allow-private'],
    ['an option that does not exist', 'http://www.example.gov.cn/', ['--speed', '9'], 2, '--speed'],
  ])('refuses %s', async (_, url, more, code, words) => {
    const ran = await run(inspectArgs(url, folders.make(), ...more));
    expect(ran.err).toContain(words);
    expect(ran.code).toBe(code);
    expect(ran.err).not.toMatch(/\bat .*\.ts:\d+/);
  });

  test.each([
    ['a document as home page', '/pdf', 'no-page', 3],
    ['an empty page as home page', '/empty', 'no-page', 3],
    ['a page of 50 MB', '/huge', 'too-large', 3],
  ])('explains %s', async (_, path, _code, exit) => {
    const ran = await run(inspectArgs(oddUrl + path, folders.make(), '--allow-private'));
    expect(ran.code).toBe(exit);
    expect(ran.err).toContain(oddUrl + path);
  });

  test.each([
    ['a host that does not exist', () => 'http://no-such-host.invalid/', 'ENOTFOUND'],
    ['a connection that is refused', () => 'http://127.0.0.1:1/', 'ECONNREFUSED'],
    ['a loop of redirects', () => `${oddUrl}/loop`, 'REDIRECT_LOOP'],
    ['TLS that fails', () => oddUrl.replace('http:', 'https:'), ''],
  ])('takes %s for a result: the site cannot be reached', { timeout: 60_000 }, async (_, url, reason) => {
    const folder = folders.make();
    const ran = await run(inspectArgs(url(), folder, '--allow-private'));
    const findings = JSON.parse(readFileSync(join(folder, 'out', 'findings.json'), 'utf8')).findings as {
      check: string;
      outcome: string;
      text: { 'zh-CN': string };
    }[];
    const closed = findings.filter(({ check }) => check === 'site-unreachable');
    expect(closed).toHaveLength(1);
    expect(['fail', 'review']).toContain(closed[0]!.outcome);
    expect(ran.err).toContain(reason);
    expect(ran.code).toBe(3);
  });

  test('loses nothing when the reports cannot be written', { timeout: 60_000 }, async () => {
    const folder = folders.make();
    writeFileSync(join(folder, 'file'), '');
    const site = city.sites.find(({ id }) => id === 'syj')!;
    const ran = await run(['inspect', site.url, ...cityArgs(), '--workspace', join(folder, 'ws'), '--out', join(folder, 'file', 'out')]);
    expect(ran.code).toBe(3);
    expect(ran.err).toContain('--out');
  });

  test('names file, line and path of a mistake in an index', async () => {
    const folder = folders.make();
    const file = join(folder, 'mine.yaml');
    writeFileSync(
      file,
      readFileSync(join(import.meta.dirname, '..', '..', 'checks', 'indexes', 'gov-2019.yaml'), 'utf8').replace(
        'check: site-unreachable',
        'chekc: site-unreachable',
      ),
    );
    const ran = await run(['index', 'validate', file]);
    expect(ran.code).toBe(2);
    expect(ran.out).toMatch(/mine\.yaml:\d+:\d+ .*nodes\[0\]/);
    const used = await run(inspectArgs('http://www.example.gov.cn/', folder, '--index', file));
    expect(used.code).toBe(2);
    expect(used.err).toMatch(/mine\.yaml:\d+/);
  });
});

describe('single pages', () => {
  const page =
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>关于汛期值守的通知</title></head><body><h1>关于汛期值守的通知</h1><p>发布时间：2026-06-02</p><p>正文</p></body></html>';

  test('facts are printed as the contract has them', async () => {
    const folder = folders.make();
    writeFileSync(join(folder, 'a.html'), page);
    const ran = await run(['facts', join(folder, 'a.html'), '--url', 'http://slj.example.gov.cn/tzgg/a.html', '--as-of', '2026-06-30']);
    const facts = PageFacts.parse(JSON.parse(ran.out));
    expect(facts).toMatchObject({ url: 'http://slj.example.gov.cn/tzgg/a.html', published: { date: '2026-06-02', source: 'label' } });
  });

  test('a folder is checked page by page, and what cannot be read is named', async () => {
    const folder = folders.make();
    writeFileSync(join(folder, 'a.html'), page);
    const ran = await run(['check', folder, join(folder, 'missing.html'), '--as-of', '2026-06-30']);
    expect(ran.out).toContain('共 1 页');
    expect(ran.err).toContain('missing.html');
    expect([1, 3]).toContain(ran.code);
  });

  test('a page from the network', async () => {
    const refused = await run(['facts', `${oddUrl}/x`]);
    expect(refused.code).toBe(3);
    const ran = await run(['facts', `${oddUrl}/x`, '--allow-private']);
    expect(JSON.parse(ran.out)).toMatchObject({ status: 404 });
  });
});

describe('what can be looked up', () => {
  test.each([
    [['--help'], '用法'],
    [['inspect', '--help'], '--index'],
    [['checks', 'list'], 'column-stale'],
    [['checks', 'explain', 'column-stale'], '依据'],
    [['index', 'list'], 'platform-2019'],
    [['index', 'show', 'gov-2019'], '单项否决'],
    [['index', 'new', 'our-city-2026'], 'our-city-2026'],
    [['doctor', '--workspace', folders.make()], 'SQLite'],
  ])('%j', async (args, words) => {
    const ran = await run(args);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain(words);
    expect(ran.err).toBe('');
  });

  test('in English too, without a Chinese word left in the help', async () => {
    const ran = await run(['inspect', '--help', '--lang', 'en']);
    expect(ran.out).toContain('evaluation index');
    expect(ran.out).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test('a misspelt check is answered with the one that was meant', async () => {
    const ran = await run(['checks', 'explain', 'colum-stale']);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('column-stale');
  });

  test('an unknown command', async () => {
    const ran = await run(['inspekt']);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('inspekt');
  });

  test('the contracts as JSON Schema, which every index that ships fits', async () => {
    const folder = folders.make();
    const ran = await run(['schema', '--out', folder]);
    expect(ran.code).toBe(0);
    for (const name of ['page-facts', 'site-facts', 'finding', 'evaluation-index', 'scorecard', 'site-profile']) {
      const schema = JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8'));
      expect(schema.$schema).toContain('json-schema.org');
    }
  });
});
