/** The parts of the engine that need no network. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Fetcher } from '../../crawler/engine/answer.ts';
import { createAsker } from '../../crawler/engine/asking.ts';
import { identityOf, reachOf } from '../../crawler/engine/identity.ts';
import { createPool } from '../../crawler/engine/pool.ts';
import { createScope } from '../../crawler/engine/scope.ts';
import { createFormCounter, isTrap } from '../../crawler/engine/traps.ts';

describe('addresses of one target', () => {
  test.each([
    ['http://a.cn/x#top', 'http://a.cn/x'],
    ['http://a.cn/x;jsessionid=0A1B?id=1', 'http://a.cn/x?id=1'],
    ['http://a.cn/x?JSESSIONID=0A1B', 'http://a.cn/x'],
    ['http://a.cn/x?id=1&PHPSESSID=77', 'http://a.cn/x?id=1'],
    ['http://a.cn/x?PHPSESSID=77&id=1', 'http://a.cn/x?id=1'],
    ['http://a.cn/session.html?id=1', 'http://a.cn/session.html?id=1'],
    ['http://a.cn/x?session=1', 'http://a.cn/x?session=1'],
  ])('%s is %s', (address, identity) => {
    expect(identityOf(address)).toBe(identity);
  });

  test('an identity is its own identity', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        expect(identityOf(identityOf(address))).toBe(identityOf(address));
      }),
    );
  });

  test.each([
    ['http://www.gov.cn/', 'http'],
    ['ftp://a.cn/x', 'unsupported'],
    ['thunder://abc', 'unsupported'],
    ['http://', 'malformed'],
    ['http://a..cn/', 'malformed'],
    ['http://http//www.gov.cn/', 'malformed'],
    ['http://a b.cn/', 'malformed'],
    ['//', 'malformed'],
  ])('%s is %s', (address, reach) => {
    expect(reachOf(address)).toBe(reach);
  });
});

describe('scope', () => {
  const profile = { scope: { hosts: ['www.lanchuan-tour.cn'], paths: ['/tjj/'] } };

  test.each([
    ['http://bmpt.lanchuan.gov.cn/tjj/a.html', true],
    ['https://www.bmpt.lanchuan.gov.cn/tjj/a.html', true],
    ['http://bmpt.lanchuan.gov.cn/syj/a.html', false],
    ['http://bmpt.lanchuan.gov.cn/', false],
    ['http://lanchuan-tour.cn/any', true],
    ['http://bmpt.lanchuan.gov.cn.evil.cn/tjj/', false],
    ['http://bmpt.lanchuan.gov.cn@evil.cn/tjj/', false],
    ['http://bmpt.lanchuan.gov.cn:8080/tjj/', false],
    ['not an address', false],
  ])('%s belongs: %s', (address, belongs) => {
    expect(createScope('http://bmpt.lanchuan.gov.cn/tjj/', profile).belongs(address)).toBe(belongs);
  });

  test('the start address belongs, whatever the profile says', () => {
    const start = 'http://bmpt.lanchuan.gov.cn/index.html';
    expect(createScope(start, profile).belongs(start)).toBe(true);
  });
});

describe('traps', () => {
  test.each([
    [`http://a.cn/${'x'.repeat(2000)}`, true],
    ['http://a.cn/list/list/list/list/', true],
    ['http://a.cn/a/b/a/b/a/b/a/b/', true],
    ['http://a.cn/2024/01/01/01/01/t1.html', false],
    ['http://a.cn/zwgk/zfxxgk/fdzdgknr/ghjh/', false],
    [`http://a.cn/${'x/'.repeat(30)}`, true],
    ['http://a.cn/', false],
  ])('%s', (address, trap) => {
    expect(isTrap(address)).toBe(trap);
  });

  test('many parameters are permutations, one is an article, none has no limit', () => {
    const admitted = (address: (number: number) => string) => {
      const counter = createFormCounter();
      return Array.from({ length: 3000 }, (_, number) => counter.admit(address(number))).filter(Boolean).length;
    };
    expect(admitted((number) => `http://a.cn/article_${number}.html`)).toBe(3000);
    expect(admitted((number) => `http://a.cn/article.jsp?id=${number}`)).toBe(3000);
    expect(admitted((number) => `http://a.cn/search?q=${number}&sort=1&from=2&to=3`)).toBe(200);
    expect(admitted((number) => `http://a.cn/search?to=3&q=${number}&sort=1&from=2`)).toBe(200);
    expect(admitted((number) => `http://a.cn/calendar/${number}?month=${number}`)).toBe(200);
  });
});

describe('hosts that are silent', () => {
  const silence: Answer['error'] = { state: 'timeout', reason: 'UND_ERR_CONNECT_TIMEOUT' };

  test('are asked three times, not a thousand, until they are forgiven', async () => {
    let asked = 0;
    const fetcher: Fetcher = {
      async ask({ url }) {
        const dead = url.startsWith('http://silent.cn/');
        if (dead) asked += 1;
        const answer = { url, status: dead ? 0 : 200, headers: {}, body: new Uint8Array(), timing: { fetchedAt: '', totalMs: 0 } };
        return dead ? { ...answer, error: silence } : answer;
      },
    };
    const asker = createAsker(fetcher, { concurrency: 1, interval: 0 });
    const ask = (number: number) => asker.ask({ url: `http://silent.cn/${number}`, method: 'GET', read: 'page' });
    const answers = await Promise.all(Array.from({ length: 1000 }, (_, number) => ask(number)));
    expect(asked).toBe(3);
    expect(new Set(answers.map(({ error }) => error?.reason))).toEqual(new Set(['UND_ERR_CONNECT_TIMEOUT']));
    expect((await asker.ask({ url: 'http://other.cn/', method: 'GET', read: 'page' })).status).toBe(200);
    asker.forgive();
    await ask(1);
    expect(asked).toBe(4);
  });
});

describe('the pool', () => {
  test('runs every task, never more than it may, whatever the hosts and the faults', async () => {
    const tasks = fc.array(fc.record({ host: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean(), ticks: fc.nat(3) }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(tasks, fc.integer({ min: 1, max: 6 }), async (list, concurrency) => {
        const pool = createPool({ concurrency, interval: 0 });
        let inFlight = 0;
        let peak = 0;
        const ends = await Promise.allSettled(
          list.map(({ host, fails, ticks }) =>
            pool.run(host, async () => {
              peak = Math.max(peak, ++inFlight);
              for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
              inFlight -= 1;
              if (fails) throw new Error('failed');
            }),
          ),
        );
        expect(ends.map(({ status }) => status === 'rejected')).toEqual(list.map(({ fails }) => fails));
        expect(peak).toBeLessThanOrEqual(concurrency);
      }),
    );
  });

  test('gives every host its turn', async () => {
    const pool = createPool({ concurrency: 1, interval: 0 });
    const order: string[] = [];
    const run = (host: string) => pool.run(host, async () => void order.push(host));
    await Promise.all([...Array.from({ length: 5 }, () => run('busy')), run('quiet')]);
    expect(order.indexOf('quiet')).toBeLessThan(3);
  });
});
