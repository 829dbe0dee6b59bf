import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttp } from '../../../crawler/http.ts';
import { loadIndex } from '../../../crawler/index-files.ts';
import { gather } from '../../../crawler/inspection.ts';
import { judgeInspection } from '../../../crawler/judgement.ts';
import { availabilityOf, reportAvailability } from '../../../crawler/monitor/availability.ts';
import type { Clock } from '../../../crawler/monitor/clock.ts';
import { type MonitorSettings, monitor } from '../../../crawler/monitor/monitor.ts';
import { dayOf, startOfDay } from '../../../crawler/monitor/schedule.ts';
import type { Visit } from '../../../crawler/monitor/series.ts';
import { openStore, type Store } from '../../../crawler/store.ts';
import { page, type Served, serve } from '../../hostile/serve.ts';
import { defaults, withWorkspace } from '../gathered.ts';

const offset = 480;
const monday = startOfDay('2026-09-21', offset);
const day = 86_400;
const one = 'http://one.lanchuan.gov.cn/';
const two = 'http://two.lanchuan.gov.cn/';

/** A clock that leaps over every wait. */
function clockAt(second: number): Clock & { set(second: number): void; pass(milliseconds: number): void } {
  let now = second * 1000;
  let elapsed = 0;
  const pass = (milliseconds: number): void => {
    now += milliseconds;
    elapsed += milliseconds;
  };
  return {
    now: () => now,
    elapsed: () => elapsed,
    async wait(milliseconds, signal) {
      signal?.throwIfAborted();
      pass(milliseconds);
    },
    set: (to) => {
      now = to * 1000;
    },
    pass,
  };
}

type Mood = 'open' | 'broken' | 'silent' | 'refusing' | 'ring' | 'closing';
let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

/** Two sites on one server; each visit finds a site in the mood that the test decides. */
async function withSites(
  mood: (url: string) => Mood,
  task: (tools: {
    store: Store;
    workspace: string;
    connect: MonitorSettings['connect'];
    run(given: Partial<MonitorSettings> & { clock: Clock; online?: boolean }): Promise<Visit[]>;
  }) => Promise<void>,
): Promise<void> {
  served = await serve((request, response) => {
    const found = mood(`http://${request.headers.host}/`);
    if (found === 'silent') return;
    if (found === 'closing') return void request.socket.destroy();
    if (found === 'ring') return void response.writeHead(302, { location: request.url! }).end();
    if (found !== 'open') return void response.writeHead(found === 'broken' ? 503 : 412).end('no');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      page('首页', '/a.html').replace('</body>', '<ul><li><a href="/1.html">关于开展检查的通知</a> 2026-09-18</li></ul></body>'),
    );
  });
  const connect = { allowPrivate: false, timeout: 2000, resolve: [{ pattern: '*', address: '127.0.0.1', port: served.port }] };
  const http = createHttp({ userAgent: 'Mingcha/test', concurrency: 2, maxBytes: 1_000_000, ...connect });
  try {
    await withWorkspace(async (workspace) => {
      const store = await openStore(workspace);
      try {
        await task({
          ...{ store, workspace, connect },
          async run({ clock, online = true, ...given }) {
            const visits: Visit[] = [];
            await monitor(
              {
                ...{ urls: [one], perDay: 24, days: 7, seed: '', once: false, references: [], connect, limit: 250, ...given },
                onVisit: (url, visit) => {
                  visits.push(visit);
                  given.onVisit?.(url, visit);
                },
              },
              { series: store.series, fetcher: http, clock, network: async () => online },
            );
            return visits;
          },
        });
      } finally {
        await store.close();
      }
    });
  } finally {
    await http.close();
  }
}

describe('a week of visits', () => {
  test('ends by itself, tells the failures of each site, and records the day', { timeout: 30_000 }, async () => {
    let asked = 0;
    const mood = (url: string): Mood => (url === two && ++asked % 15 === 0 ? 'broken' : 'open');
    await withSites(mood, async ({ store, run }) => {
      const clock = clockAt(monday);
      await run({ clock, urls: [one, two] });
      expect(dayOf(clock.now() / 1000, offset)).toBe('2026-09-27');
      const good = await reportAvailability(store.series, one, '2026-09-27');
      expect(good.week).toMatchObject({ from: '2026-09-21', attempts: 168, failures: 0, thin: [], enough: true, over: false });
      expect(good.record).toMatchObject({ day: '2026-09-27', record: { newest: '2026-09-18', certificateEnds: null } });
      expect(await store.series.days(one, '2026-09-01', '2026-09-30')).toHaveLength(7);
      const bad = await reportAvailability(store.series, two, '2026-09-27');
      expect(bad.week).toMatchObject({ attempts: 168, enough: true, over: true });
      expect(bad.reasons).toEqual({ HTTP_503: bad.week.failures });
      expect(bad.week.percent).toBeGreaterThan(5);
    });
  });

  test('goes on after it was stopped: no slot twice, none but the missed left out, the end where it was', { timeout: 30_000 }, async () => {
    await withSites(
      () => 'open',
      async ({ store, run }) => {
        const clock = clockAt(monday);
        for (const share of [30, 60]) {
          const stop = new AbortController();
          let left = share;
          await run({ clock, signal: stop.signal, onVisit: () => --left === 0 && stop.abort() });
        }
        // nobody was there for ten hours
        clock.pass(10 * 3600 * 1000);
        await run({ clock });
        const visits = await store.series.between(one, monday, monday + 30 * day);
        const slots = visits.map(({ at }) => Math.floor((at - monday) / 3600));
        expect(new Set(slots).size).toBe(visits.length);
        expect(visits.length).toBeGreaterThanOrEqual(168 - 11);
        expect(visits.length).toBeLessThanOrEqual(168 - 9);
        expect(visits.at(-1)!.at).toBeLessThan(monday + 7 * day);
        const { week } = await reportAvailability(store.series, one, '2026-09-27');
        expect(week).toMatchObject({ failures: 0, enough: false, thin: ['2026-09-24'].concat(week.thin.slice(1)) });
      },
    );
  });

  test('can be visited once, for a schedule of one’s own', async () => {
    await withSites(
      () => 'open',
      async ({ run }) => {
        expect(await run({ clock: clockAt(monday), once: true, urls: [one, two] })).toMatchObject([
          { outcome: 'opened' },
          { outcome: 'opened' },
        ]);
      },
    );
  });
});

describe('one visit', () => {
  const once = async (mood: Mood, given: { online?: boolean } = {}): Promise<Visit> => {
    let seen: Visit | undefined;
    await withSites(
      () => mood,
      async ({ run }) => {
        [seen] = await run({ clock: clockAt(monday), once: true, ...given });
      },
    );
    return seen!;
  };
  test.each<[Mood, Partial<Visit>]>([
    ['open', { outcome: 'opened', status: 200, reason: null }],
    ['broken', { outcome: 'failed', status: 503, reason: 'HTTP_503' }],
    ['ring', { outcome: 'failed', status: 302, reason: 'REDIRECT_LOOP' }],
    ['closing', { outcome: 'failed', status: null, reason: 'CONNECTION_CLOSED' }],
    ['silent', { outcome: 'failed', status: null, reason: 'TIMEOUT' }],
    ['refusing', { outcome: 'unmeasured', status: 412, reason: 'HTTP_412' }],
  ])('to a site that is %s', async (mood, expected) => {
    expect(await once(mood)).toMatchObject(expected);
  });
  test('says nothing of a silent site when the machine has no network', async () => {
    expect(await once('silent', { online: false })).toMatchObject({ outcome: 'unmeasured', reason: 'NO_NETWORK' });
  });
});

describe('what is the machine’s own fault', () => {
  test('all sites silent at once: not measured; one of them: its failure', async () => {
    let dumb = [one, two];
    await withSites(
      (url) => (dumb.includes(url) ? 'silent' : 'open'),
      async ({ run }) => {
        const clock = clockAt(monday);
        const both = { urls: [one, two], once: true, clock };
        expect((await run(both)).map(({ outcome, reason }) => [outcome, reason])).toEqual(Array(2).fill(['unmeasured', 'NO_NETWORK']));
        dumb = [two];
        clock.pass(3600_000);
        expect((await run(both)).map(({ outcome }) => outcome).sort()).toEqual(['failed', 'opened']);
      },
    );
  });

  test('a reference that answers shows that the network is there', async () => {
    await withSites(
      (url) => (url === one ? 'silent' : 'broken'),
      async ({ run }) => {
        const visits = await run({ clock: clockAt(monday), once: true, references: [two], online: false });
        expect(visits).toMatchObject([{ outcome: 'failed', reason: 'TIMEOUT' }]);
      },
    );
  });

  test('a clock that was set during a visit in vain', async () => {
    const clock = clockAt(monday);
    await withSites(
      () => {
        clock.set(monday + 5000);
        return 'broken';
      },
      async ({ run }) => {
        expect(await run({ clock, once: true })).toMatchObject([{ outcome: 'unmeasured', reason: 'CLOCK_SET' }]);
      },
    );
  });

  test('a clock set forth by days and back again costs no site a failure', { timeout: 30_000 }, async () => {
    await withSites(
      () => 'open',
      async ({ store, run }) => {
        const clock = clockAt(monday);
        let visits = 0;
        const set = (): void => {
          visits += 1;
          if (visits === 30) clock.set(monday + 2 * day);
          if (visits === 40) clock.set(monday + day);
        };
        await run({ clock, onVisit: set });
        const { week } = await reportAvailability(store.series, one, '2026-09-27');
        expect(week).toMatchObject({ failures: 0, enough: true });
      },
    );
  });
});

describe('an inspection in the same workspace', () => {
  const fill = async (store: Store, failures: number, perDay = 24): Promise<void> => {
    for (let at = 0; at < 7 * perDay; at++) {
      const outcome = at % 24 < 1 && at / 24 < failures ? 'failed' : 'opened';
      await store.series.record(one, { at: monday + Math.floor((at * day) / perDay) + 60, outcome, took: 300, status: null, reason: null });
    }
  };
  const verdictWith = async (mood: Mood, prepare: (store: Store) => Promise<void>) => {
    let outcome: { card: Awaited<ReturnType<typeof judgeInspection>>['scorecard']; findings: (string | undefined)[] } | undefined;
    await withSites(
      () => mood,
      async ({ store, workspace, connect }) => {
        await prepare(store);
        const settings = { ...defaults, url: one, asOf: '2026-09-28', workspace, resolve: [...connect.resolve], timeout: 2000 };
        const { inspection } = await gather(settings);
        const { scorecard, judgement } = await judgeInspection(store, inspection, { index: loadIndex('gov-2019') });
        const said = judgement.findings.filter(({ check }) => check === 'site-unreachable').map(({ outcome: how }) => how);
        outcome = { card: scorecard, findings: said };
      },
    );
    return outcome!;
  };
  const vetoed = ({ vetoes }: { vetoes: { node: string }[] }) => vetoes.some(({ node }) => node === 'veto.unreachable.visit');

  test('is decided by a week of monitoring', async () => {
    const week = async (store: Store): Promise<void> => {
      for (let at = 0; at < 168; at++)
        await store.series.record(one, {
          ...{ at: monday + at * 3600, took: 300, status: null, reason: null },
          outcome: at % 19 === 0 ? 'failed' : 'opened',
        });
    };
    const { card, findings } = await verdictWith('open', week);
    expect(findings).toEqual(['fail']);
    expect(vetoed(card)).toBe(true);
  });

  test('is asked of a person where the site was open all week and is closed now', async () => {
    const { card, findings } = await verdictWith('broken', (store) => fill(store, 3));
    expect(findings).toContain('review');
    expect(findings).not.toContain('fail');
    expect(vetoed(card)).toBe(false);
  });

  test('is decided by its own visit where too little was monitored', async () => {
    const { card, findings } = await verdictWith('broken', (store) => fill(store, 0, 12));
    expect(findings).toEqual(['fail']);
    expect(vetoed(card)).toBe(true);
  });
});

test('the series of another address, or of a month ago, is nobody’s', async () => {
  await withSites(
    () => 'open',
    async ({ store }) => {
      await store.series.record(one, { at: monday, outcome: 'opened', took: 1, status: 200, reason: null });
      expect(await availabilityOf(store.series, one, '2026-09-21')).toMatchObject({ to: '2026-09-21', days: [{ attempts: 1 }] });
      expect(await availabilityOf(store.series, two, '2026-09-21')).toBeNull();
      expect(await availabilityOf(store.series, one, '2026-10-21')).toBeNull();
    },
  );
});

test('a visit takes few bytes of the store', async () => {
  await withWorkspace(async (workspace) => {
    const store = await openStore(workspace);
    const visits = 20_000;
    for (let at = 0; at < visits; at++) {
      const bad = at % 50 === 0;
      const visit = { at: monday + at * 3600, took: 900 + (at % 700), status: bad ? 503 : 200, reason: bad ? 'HTTP_503' : null };
      await store.series.record(one, { ...visit, outcome: bad ? 'failed' : 'opened' });
    }
    await store.close();
    const bytes = statSync(join(workspace, 'mingcha.sqlite')).size / visits;
    expect(bytes).toBeLessThan(40);
  });
});
