import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LighthouseFacts } from '../../../checks/model/lighthouse.ts';
import { findBrowser } from '../../../crawler/browser.ts';
import { measurePage } from '../../../crawler/render/lighthouse.ts';
import { dialBy } from '../../../crawler/render/proxy.ts';
import { openRenderer, type Renderer } from '../../../crawler/render/renderer.ts';

const browser = findBrowser();

describe.runIf(browser)('Lighthouse on one page', () => {
  let server: Server;
  let renderer: Renderer;

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html;charset=utf-8' });
      response.end('<!doctype html><html><head><title>市水利局</title></head><body><img src="a.png"><p>通知公告</p></body></html>');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const resolve = [{ pattern: '*.gov.cn', address: '127.0.0.1', port }];
    renderer = await openRenderer({
      browser: browser!,
      dial: dialBy({ allowPrivate: false, resolve, timeout: 10_000 }),
      agent: 'Mingcha/test',
    });
  });

  afterAll(async () => {
    await renderer?.close();
    server?.close();
  });

  test('gives scores, measures and what failed', { timeout: 120_000 }, async () => {
    const facts = await measurePage(renderer, 'http://slj.example.gov.cn/');
    expect(LighthouseFacts.parse(facts)).toEqual(facts);
    expect(facts!.scores.accessibility).toBeLessThan(100);
    expect(facts!.metrics.firstContentfulPaint).toBeGreaterThan(0);
    expect(facts!.failing.map(({ id }) => id)).toEqual(expect.arrayContaining(['html-has-lang', 'image-alt']));
  });

  test('says nothing of a page that does not open', { timeout: 120_000 }, async () => {
    expect(await measurePage(renderer, 'http://10.1.2.3/')).toBeNull();
  });
});
