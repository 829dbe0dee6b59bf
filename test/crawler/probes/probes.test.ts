import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPage } from '../../../checks/facts/page.ts';
import { Probes } from '../../../checks/model/probes.ts';
import { findBrowser } from '../../../crawler/browser.ts';
import { follow } from '../../../crawler/engine/follow.ts';
import { createHttp } from '../../../crawler/http.ts';
import { hueOf, probeColours } from '../../../crawler/probes/colours.ts';
import type { ProbeContext, Samples } from '../../../crawler/probes/context.ts';
import { probeExternalNotice } from '../../../crawler/probes/external-notice.ts';
import { probeHttps } from '../../../crawler/probes/https.ts';
import { compareHomes, probeIpv6 } from '../../../crawler/probes/ipv6.ts';
import { probeLandings } from '../../../crawler/probes/landings.ts';
import { probeNotFound } from '../../../crawler/probes/not-found.ts';
import { runProbes } from '../../../crawler/probes/run.ts';
import { gatherSamples } from '../../../crawler/probes/samples.ts';
import { probeSearch } from '../../../crawler/probes/search.ts';
import { probeTiming } from '../../../crawler/probes/timing.ts';
import { dialBy } from '../../../crawler/render/proxy.ts';
import { openRenderer, type Renderer } from '../../../crawler/render/renderer.ts';

const browser = findBrowser();
const asOf = '2026-09-30';
const home = `<!doctype html><title>岚川市水利局</title><h1>岚川市水利局</h1>
<form action="/s" target="_blank"><input type="text" name="q" placeholder="请输入关键字"><button>搜索</button></form>
<a href="http://quiet.example.com/">友情链接一</a>
<a href="http://told.example.com/" onclick="return confirm('您即将离开本网站，是否继续？')">友情链接二</a>`;
const titles = ['关于印发岚川市节约用水管理办法的通知', '岚川市水利局2026年度部门预算公开说明'];

describe('what the network answers beside the pages', () => {
  let server: Server;
  let http: ReturnType<typeof createHttp>;
  let renderer: Renderer | null = null;
  let context: ProbeContext;
  const samples: Samples = {
    titles: titles.map((title, at) => ({ title, url: `http://slj.example.gov.cn/a${at}.html` })),
    external: [
      { url: 'http://quiet.example.com/', foundOn: 'http://slj.example.gov.cn/', text: '友情链接一' },
      { url: 'http://told.example.com/', foundOn: 'http://slj.example.gov.cn/', text: '友情链接二' },
    ],
    attachments: [],
    pages: [],
    hosts: [],
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const host = request.headers.host ?? '';
      const url = new URL(request.url ?? '/', `http://${host}`);
      const answer = (status: number, body: string, headers = {}) =>
        response.writeHead(status, { 'content-type': 'text/html;charset=utf-8', ...headers }).end(body);
      if (host.startsWith('quiet.')) return answer(200, '<title>澳门赌场 线上投注</title><p>百家乐 六合彩 葡京娱乐城</p>');
      if (host.startsWith('told.')) return answer(200, '<title>域名出售</title><p>此域名可以转让</p>');
      if (host.startsWith('gaudy.'))
        return answer(
          200,
          `<title>彩</title><body style="margin:0">${['#c00', '#06c', '#0a0', '#f80'].map((colour) => `<div style="height:25vh;background:${colour}">栏目</div>`).join('')}</body>`,
        );
      if (host.startsWith('calm.'))
        return answer(
          200,
          '<title>素</title><body style="margin:0"><div style="height:40vh;background:#06c"></div><p>正文</p><img width="900" height="300"></body>',
        );
      if (url.pathname === '/') return answer(200, home);
      if (url.pathname === '/s') {
        const found = titles[0]!.startsWith(url.searchParams.get('q') ?? '-') ? `<a href="/a0.html">${titles[0]}</a>` : '没有找到相关结果';
        return answer(
          200,
          `<title>搜索</title><a href="/s?t=1">信息公开</a><a>政策文件</a><a>办事服务</a><a>互动交流</a><ul>${found}</ul>`,
        );
      }
      if (host.startsWith('soft.')) return answer(200, '<title>页面不存在</title><p>您访问的页面不存在</p>');
      if (host.startsWith('lead.')) return answer(302, '', { location: '/' });
      return answer(404, '<title>404</title><h1>页面不存在</h1><a href="/">返回首页</a>');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const connect = { allowPrivate: false, timeout: 5000, resolve: [{ pattern: '*', address: '127.0.0.1', port }] };
    http = createHttp({ userAgent: 'Mingcha/test', concurrency: 2, maxBytes: 1_000_000, ...connect });
    if (browser) renderer = await openRenderer({ browser, dial: dialBy(connect), agent: 'Mingcha/test' });
    const url = 'http://slj.example.gov.cn/';
    context = {
      url,
      asOf,
      seed: 's',
      home: readPage({ url, body: home, asOf, home: true }),
      samples,
      connect,
      ask: (asked, read) => follow({ url: asked, method: 'GET', read }, (hop) => http.ask(hop)),
      download: async () => null,
      renderer,
    };
  });

  afterAll(async () => {
    await renderer?.close();
    await http?.close();
    server?.close();
  });

  test('a site that says plainly that a page does not exist', async () => {
    expect(await probeNotFound(context)).toMatchObject({ status: 404, leadsHome: false, saysGone: true, offersWay: true });
  });

  test('a site that says so with a 200, and one that sends everybody home', async () => {
    expect(await probeNotFound({ ...context, url: 'http://soft.example.gov.cn/' })).toMatchObject({
      status: 200,
      saysGone: true,
      offersWay: false,
    });
    expect(await probeNotFound({ ...context, url: 'http://lead.example.gov.cn/' })).toMatchObject({ status: 200, leadsHome: true });
  });

  test('a site without HTTPS', async () => {
    expect(await probeHttps(context)).toMatchObject({ reached: false, certificate: null });
  });

  test('IPv6 is not judged where the host was resolved by hand', async () => {
    expect(await probeIpv6(context)).toBeNull();
  });

  test('a home page that says less over IPv6', async () => {
    const six = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1')) ? '::1' : '127.0.0.2';
    const links = (names: string[]): string => names.map((name) => `<a href="/${name}">${name}</a>`).join('');
    const serve = (address: string, port: number, names: string[]): Promise<Server> =>
      new Promise((resolve, reject) => {
        const one = createServer((_, response) =>
          response.writeHead(200, { 'content-type': 'text/html;charset=utf-8' }).end(`<title>市水利局</title>${links(names)}`),
        ).once('error', reject);
        one.listen(port, address, () => resolve(one));
      });
    const four = await serve('127.0.0.1', 0, ['政策文件', '办事服务', '互动交流']);
    const { port } = four.address() as AddressInfo;
    const lesser = await serve(six, port, ['政策文件']);
    const given = { url: `http://v6.example.gov.cn:${port}/`, asOf, connect: { allowPrivate: true, timeout: 5000, resolve: [] } };
    try {
      expect(await compareHomes(six, ['127.0.0.1'], given)).toEqual({
        home: { reached: true, status: 200, reason: null },
        sameContent: 0.5,
      });
      expect(await compareHomes(six, [six], given)).toMatchObject({ sameContent: 1 });
      expect(await compareHomes(six, [], given)).toMatchObject({ sameContent: null });
      // the name server may name a private address
      const guarded = { ...given, connect: { ...given.connect, allowPrivate: false } };
      expect(await compareHomes(six, ['127.0.0.1'], guarded)).toEqual({
        home: { reached: false, status: null, reason: 'PRIVATE_ADDRESS' },
        sameContent: null,
      });
    } finally {
      four.close();
      lesser.close();
    }
  });

  test('external domains that were sold, and one bought for gambling', async () => {
    const landings = await probeLandings(context);
    expect(landings!.find(({ url }) => url === 'http://told.example.com/')).toMatchObject({ parked: true });
    expect(landings!.find(({ url }) => url === 'http://quiet.example.com/')!.spam.length).toBeGreaterThan(0);
  });

  test('all of it is what the contract says, and nothing is asked when nothing is wanted', async () => {
    expect(Probes.parse(await runProbes(context, 'network'))).toMatchObject({ lighthouse: null, notFound: { status: 404 } });
    expect(Object.values(await runProbes(context, 'none')).every((answer) => answer === null)).toBe(true);
  });

  test.runIf(browser)('the search finds one title and not the other', { timeout: 60_000 }, async () => {
    const search = await probeSearch(context);
    expect(search!.asked.map(({ position }) => position !== null)).toEqual([true, false]);
    expect(search!.grouped).toBe(true);
    expect(search!.url).toContain('/s?q=');
  });

  test.runIf(browser)('one external link leaves without a word', { timeout: 60_000 }, async () => {
    expect(await probeExternalNotice(context)).toEqual({ asked: 2, noticed: 1, example: 'http://quiet.example.com/' });
  });

  test.runIf(browser)('the hues of a gaudy and of a calm home page', { timeout: 60_000 }, async () => {
    const gaudy = await probeColours({ ...context, url: 'http://gaudy.example.gov.cn/' });
    expect(Object.keys(gaudy!.shares).sort()).toEqual(['blue', 'green', 'orange', 'red']);
    for (const share of Object.values(gaudy!.shares)) expect(share).toBeCloseTo(0.25, 1);
    expect(await probeColours({ ...context, url: 'http://calm.example.gov.cn/' })).toEqual({ shares: { blue: 1 } });
  });

  test.runIf(browser)('the home page is timed at each visit', { timeout: 60_000 }, async () => {
    expect((await probeTiming(context))!.samples).toHaveLength(3);
  });
});

test.each([
  ['rgb(200, 30, 30)', 'red'],
  ['rgb(255, 140, 0)', 'orange'],
  ['rgb(0, 102, 204)', 'blue'],
  ['rgba(0, 128, 0, 0.9)', 'green'],
  ['rgb(128, 0, 128)', 'purple'],
  ['rgb(240, 245, 250)', null],
  ['rgb(90, 90, 92)', null],
  ['rgb(0, 0, 0)', null],
  ['', null],
])('%s is %s', (colour, hue) => {
  expect(hueOf(colour)).toBe(hue);
});

test('samples do not depend on the order in which pages come', () => {
  const pages = Array.from({ length: 30 }, (_, at) =>
    readPage({
      url: `http://slj.example.gov.cn/zwgk/t20260${1 + (at % 8)}01_${at}.html`,
      body: `<title>关于第${at}号文件的通知</title><h1>关于第${at}号文件的通知</h1><p>发布时间：2026-0${1 + (at % 8)}-01</p><p>正文正文正文正文正文。</p>
        <a href="/files/${at % 12}.pdf">附件</a><a href="http://[/">坏链</a><a href="http://a b/x.doc">坏链</a><a href="http://www.site${at % 20}.com/">链接${at}</a>`,
      asOf,
    }),
  );
  const draw = (order: readonly number[]) => {
    const gathering = gatherSamples('http://slj.example.gov.cn/', asOf, 'seed');
    for (const at of order) gathering.add(pages[at]!);
    return gathering.finish();
  };
  const plain = draw(pages.keys().toArray());
  expect(plain.attachments).toHaveLength(8);
  expect(plain.external).toHaveLength(12);
  fc.assert(
    fc.property(fc.shuffledSubarray(pages.keys().toArray(), { minLength: 30 }), (order) => {
      expect(draw(order)).toEqual(plain);
    }),
    { numRuns: 20 },
  );
});
