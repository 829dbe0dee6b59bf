/**
 * What a look of the extension costs, page by page: `node test/bench/extension.ts`. Milliseconds: `hold` is all that the page itself gives
 * and waits for, `read` and `judge` run in the worker; `longest` is the longest task that the page's own thread had meanwhile.
 */
import type { LookAnswer } from '../../extension/messages.ts';
import { buildCity } from '../city/city.ts';
import { serveCity } from '../city/serve.ts';
import { startInspector } from '../e2e/extension-browser.ts';

const city = buildCity();
const site = city.sites.find(({ id }) => id === 'slj')!;
const rounds = 9;

const row = (n: number): string =>
  `<li><a href="/xwzx/gzdt/202609/t202609${String((n % 28) + 1).padStart(2, '0')}_${n}.html" title="关于做好第${n}项工作的通知">关于做好第${n}项工作的通知</a><span>2026-09-${String((n % 28) + 1).padStart(2, '0')}</span></li>`;
const paragraph = '<p>各县（区）人民政府，市直各部门：为贯彻落实有关要求，现就做好水资源管理工作通知如下，请认真抓好落实。</p>';
const page = (body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>工作动态_岚川市水利局</title></head><body><div class="position">首页 &gt; 新闻中心 &gt; 工作动态</div>${body}</body></html>`;
const many = (n: number, one: (n: number) => string): string => Array.from({ length: n }, (_, at) => one(at)).join('\n');

const pages: Record<string, string> = {
  '125 KB, lists and text': page(`<ul>${many(350, row)}</ul>${many(350, () => paragraph)}`),
  '1 MB of text': page(many(6500, () => paragraph)),
  '1 MB of lists': page(`<ul>${many(5500, row)}</ul>`),
  '10,000 links': page(many(10_000, (n) => `<a href="/a/${n}.html">链接${n}</a>`)),
  '5,000 deep': page(`${'<div>'.repeat(5000)}${paragraph}${'</div>'.repeat(5000)}`),
  '1,000 tables': page(
    many(1000, (n) => `<table><tr><td>索引号</td><td>${n}</td></tr><tr><td>发布日期</td><td>2026-09-01</td></tr></table>`),
  ),
};

const median = (list: number[]): number => list.sort((a, b) => a - b)[list.length >> 1]!;

const served = await serveCity(city);
const inspector = await startInspector(served, { asOf: city.asOf, allowPrivate: true });
try {
  const tab = await inspector.visit(site.url);
  const panel = await inspector.panel(tab);
  const id = Number(new URL(panel.url()).searchParams.get('tab'));
  console.log('page                       KB    hold    read   judge   longest');
  for (const [name, html] of Object.entries({ 'home page of the city': '', ...pages })) {
    await tab.unroute('**/bench.html');
    await tab.route('**/bench.html', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await tab.goto(html ? `${site.url}bench.html` : site.url);
    await tab.evaluate(() => {
      const seen = { longest: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
      }).observe({ type: 'longtask' });
    });
    const took = { hold: [] as number[], read: [] as number[], judge: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      const answer = (await panel.evaluate(([number, asOf]) => chrome.runtime.sendMessage({ kind: 'look', tab: number, asOf }), [
        id,
        city.asOf,
      ] as const)) as LookAnswer;
      if ('fault' in answer) throw new Error(`${name}: ${answer.fault} ${answer.detail}`);
      for (const key of ['hold', 'read', 'judge'] as const) took[key].push(answer.look.took[key]);
    }
    const longest = await tab.evaluate(() => (window as unknown as { seen: { longest: number } }).seen.longest);
    const size = await tab.evaluate(() => new TextEncoder().encode(document.documentElement.outerHTML).length / 1000);
    const cells = [size, median(took.hold), median(took.read), median(took.judge), longest];
    console.log(`${name.padEnd(24)}${cells.map((cell) => cell.toFixed(cell > 100 ? 0 : 1).padStart(8)).join('')}`);
  }
} finally {
  await inspector.close();
  await served.close();
}
