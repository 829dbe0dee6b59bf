/**
 * What a look of the extension costs, page by page: `node test/bench/extension.ts`. A person presses “inspect again”: the page is read and
 * judged, the list is drawn and the spots are marked. Chromium's own tracing says what each thread did for it: milliseconds of CPU, and the
 * longest task of a thread. `page` is the inspected page's thread, `panel` the panel's, `worker` the worker's. On opening the page's own
 * work cannot be told from ours, so its thread is left out there.
 */
import type { CDPSession, Page } from 'playwright';
import { chinese as say } from '../../extension/wording/chinese.ts';
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

const median = (list: number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Microseconds of CPU; without it the clock of the wall. */
  tdur?: number;
}

/** All events of Chromium while something is done. */
async function trace(session: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }): unknown => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', 'blink.user_timing'] },
  });
  await work();
  const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await done;
  session.off('Tracing.dataCollected', collect);
  return events;
}

const threads = ['page', 'panel', 'worker'] as const;
type Thread = (typeof threads)[number];
interface Cost {
  cpu: number;
  longest: number;
}

/** What a thread did between two of its marks: tasks that stand in no other. */
function costOf(events: readonly TraceEvent[], thread: Thread): Cost {
  const markOf = (end: string): TraceEvent => events.find(({ name }) => name === `${thread}-${end}`)!;
  const [from, to] = [markOf('begin'), markOf('end')];
  const tasks = events
    .filter(
      ({ name, ph, pid, tid, ts }) =>
        ph === 'X' && /RunTask$/.test(name) && pid === from.pid && tid === from.tid && ts >= from.ts && ts <= to.ts,
    )
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const cost = { cpu: 0, longest: 0 };
  let end = 0;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    if (ts < end) continue;
    end = ts + dur;
    cost.cpu += tdur / 1000;
    cost.longest = Math.max(cost.longest, tdur / 1000);
  }
  return cost;
}

/** `act` makes the panel look: a press of its button, or the opening of a page. */
async function lookOnce(session: CDPSession, tab: Page, panel: Page, act?: () => Promise<unknown>): Promise<Record<Thread, Cost>> {
  const worker = await inspector.worker();
  const mark = async (end: string): Promise<void> => {
    await tab.evaluate((name) => void performance.mark(name), `page-${end}`);
    await panel.evaluate((name) => void performance.mark(name), `panel-${end}`);
    await worker.evaluate((name) => void performance.mark(name), `worker-${end}`);
  };
  const events = await trace(session, async () => {
    await mark('begin');
    await act?.();
    await panel.evaluate(
      async ([name, press]) => {
        const find = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
        if (press) find()?.click();
        // drawn, and the spots marked
        for (let quiet = 0; quiet < 3; ) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          quiet = find()?.disabled === false ? quiet + 1 : 0;
        }
      },
      [say.look, act === undefined] as const,
    );
    await mark('end');
  });
  return Object.fromEntries(threads.map((thread) => [thread, costOf(events, thread)])) as Record<Thread, Cost>;
}

const served = await serveCity(city);
const inspector = await startInspector(served, { asOf: city.asOf, allowPrivate: true, language: 'zh-CN' });
const write = (cost: Record<Thread, Cost>, of: readonly Thread[]): string =>
  of
    .flatMap((thread) => [cost[thread].cpu, cost[thread].longest])
    .map((cell) => cell.toFixed(0).padStart(5))
    .join('');
try {
  const tab = await inspector.visit(site.url);
  const panel = await inspector.panel(tab);
  const session = await inspector.context.newCDPSession(panel);
  await panel.getByRole('button', { name: say.look }).waitFor();
  console.log('                              opened: CPU, longest task   looked at again (median): CPU, longest task');
  console.log('page                       KB     panel    worker      page     panel    worker   all');
  for (const [name, html] of Object.entries({ 'home page of the city': '', ...pages })) {
    await tab.unroute('**/bench.html');
    await tab.route('**/bench.html', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    const open = await lookOnce(session, tab, panel, () => tab.goto(html ? `${site.url}bench.html` : site.url));
    const later: Record<Thread, Cost>[] = [];
    for (let round = 0; round < rounds; round++) later.push(await lookOnce(session, tab, panel));
    const middle = Object.fromEntries(
      threads.map((thread) => [
        thread,
        { cpu: median(later.map((look) => look[thread].cpu)), longest: median(later.map((look) => look[thread].longest)) },
      ]),
    ) as Record<Thread, Cost>;
    const size = await tab.evaluate(() => new TextEncoder().encode(document.documentElement.outerHTML).length / 1000);
    const all = threads.reduce((sum, thread) => sum + middle[thread].cpu, 0);
    console.log(
      `${name.padEnd(24)}${size.toFixed(0).padStart(5)}${write(open, ['panel', 'worker'])}${write(middle, threads)}${all.toFixed(0).padStart(6)}`,
    );
  }
} finally {
  await inspector.close();
  await served.close();
}
