import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPage } from '../../../checks/facts/page.ts';
import { findBrowser } from '../../../crawler/browser.ts';
import type { Dial } from '../../../crawler/render/proxy.ts';
import { openRenderer, type Renderer } from '../../../crawler/render/renderer.ts';

const browser = findBrowser();

describe.runIf(browser)('a page in the browser', () => {
  let server: Server;
  let secret: Server;
  let renderer: Renderer;
  let port: number;
  let secretAsked = 0;
  const dialled: string[] = [];
  /** `*.gov.cn` is the test server; everything else is refused, as private addresses are. */
  const dial: Dial = (host) =>
    new Promise((resolve, reject) => {
      dialled.push(host);
      if (!host.endsWith('.gov.cn')) return reject(Object.assign(new Error('refused'), { code: 'refused' }));
      const socket = connect(port, '127.0.0.1', () => resolve(socket)).once('error', reject);
    });

  const pages: Record<string, string> = {
    '/list': `<title>通知公告</title><ul id="list" class="list"></ul><script>
      setTimeout(() => { for (let i = 1; i < 6; i++) list.insertAdjacentHTML('beforeend', '<li><a href="/a' + i + '.html">关于印发第' + i + '号文件的通知</a><span>2026-09-0' + i + '</span></li>'); }, 150);
    </script>`,
    '/nasty': `<title>弹窗</title><p>正文</p><script>
      alert('a'); window.open('/list'); confirm('b'); onbeforeunload = () => 'c';
      setInterval(() => document.title = '弹窗', 50);
    </script>`,
    '/probe': `<title>探测</title><p id="out">…</p><script>
      Promise.allSettled([fetch('http://127.0.0.1:SECRET/'), fetch('http://localhost:SECRET/'), fetch('http://[::1]:SECRET/')])
        .then((all) => out.textContent = all.map((one) => one.status + (one.value ? one.value.status : '')).join());
    </script><img src="http://127.0.0.1:SECRET/x.png"><iframe src="http://localhost:SECRET/"></iframe>`,
    '/challenge': `<title>请稍候</title><script>document.cookie = 'pass=1; path=/'; setTimeout(() => location.reload(), 100)</script>`,
  };

  beforeAll(async () => {
    secret = createServer((_, response) => {
      secretAsked += 1;
      response.setHeader('access-control-allow-origin', '*');
      response.end('secret');
    });
    await new Promise<void>((done) => secret.listen(0, '127.0.0.1', done));
    const secretPort = String((secret.address() as AddressInfo).port);
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      if (path === '/moved') return void response.writeHead(302, { location: '/list' }).end();
      if (path === '/file') return void response.writeHead(200, { 'content-disposition': 'attachment; filename=a.exe' }).end('MZ');
      if (path === '/challenge' && request.headers.cookie?.includes('pass=1')) {
        // the answer that matters takes longer than a page must be quiet to count as done
        return void setTimeout(() => {
          response.writeHead(200, { 'content-type': 'text/html;charset=utf-8' }).end('<title>市水利局</title><p>正文</p>');
        }, 1200);
      }
      const page = pages[path];
      response.writeHead(path === '/challenge' ? 412 : page ? 200 : 404, { 'content-type': 'text/html;charset=utf-8' });
      response.end(page?.replaceAll('SECRET', secretPort) ?? '<title>404</title>');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
    renderer = await openRenderer({ browser: browser!, dial, agent: 'Mingcha/test (+mailto:a@example.gov.cn)' });
  });

  afterAll(async () => {
    await renderer?.close();
    server?.close();
    secret?.close();
  });

  test('shows the rows that only script writes', async () => {
    const { html, status, redirects, finalUrl } = await renderer.render('http://slj.example.gov.cn/moved');
    expect({ status, redirects, finalUrl }).toEqual({
      status: 200,
      redirects: [{ url: 'http://slj.example.gov.cn/moved', status: 302 }],
      finalUrl: 'http://slj.example.gov.cn/list',
    });
    const facts = readPage({ url: finalUrl, body: html, asOf: '2026-09-30', rendered: true });
    expect(facts.rendered).toBe(true);
    expect(facts.links.filter(({ text }) => text.startsWith('关于印发'))).toHaveLength(5);
  });

  test('contains dialogs and pop-ups', async () => {
    const { html } = await renderer.render('http://slj.example.gov.cn/nasty');
    expect(html).toContain('正文');
  });

  test('answers a download with its name for it, and goes on', async () => {
    await expect(renderer.render('http://slj.example.gov.cn/file')).rejects.toMatchObject({ code: 'download' });
    await expect(renderer.render('http://slj.example.gov.cn/list')).resolves.toMatchObject({ status: 200 });
  });

  test('reaches nothing but what the rules allow, whatever a page tries', async () => {
    const { html } = await renderer.render('http://slj.example.gov.cn/probe');
    expect(html).not.toContain('fulfilled200');
    expect(secretAsked).toBe(0);
    expect(dialled).toEqual(expect.arrayContaining(['127.0.0.1', 'localhost', '::1']));
    await expect(renderer.render('http://10.0.0.1/')).rejects.toMatchObject({ code: 'refused' });
  });

  test('passes a challenge that only a browser passes', async () => {
    const { html, status } = await renderer.render('http://slj.example.gov.cn/challenge');
    expect(html).toContain('市水利局');
    expect(status).toBe(200);
  });

  test('names a host that does not answer', async () => {
    await expect(renderer.render('https://slj.example.gov.cn/')).rejects.toMatchObject({ name: 'RenderError' });
  });
});
