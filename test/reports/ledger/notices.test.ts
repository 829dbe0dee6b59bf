/** Notices by a real mail server and a real webhook: each once, failures again, secrets nowhere. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../../crawler/store.ts';
import { createDesk, type Desk } from '../../../reports/ledger/desk.ts';
import { momentOf } from '../../../reports/ledger/moments.ts';
import { NoticeSettings } from '../../../reports/ledger/notices.ts';
import { gatherNotices, gatherSummary } from '../../../reports/ledger/outgoing.ts';
import { type Sent, sendNotices } from '../../../reports/ledger/send.ts';
import { loadSettings, loadTerms, settingsTemplate } from '../../../reports/ledger/settings.ts';
import { summarize, weekOf } from '../../../reports/ledger/summary.ts';
import { findingOf, resultOf, siteOf, streamOf } from './results.ts';
import { type MailServer, serveMail } from './smtp.ts';

const folders: string[] = [];
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const written = '2026-11-26T00:00:00.000Z';
const at = momentOf('2026-09-01')!;
const now = (): string => '2026-09-01T04:00:00.000Z';
const water = siteOf('sw', '市水务局');
const school = siteOf('jy', '市教育局');

async function open(): Promise<{ store: Store; desk: Desk; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-notices-'));
  folders.push(folder);
  const store = await openStore(folder);
  closing.push(() => store.close());
  const desk = createDesk(store.ledger);
  const terms = await store.ledger.keepTerms(loadTerms('12340'));
  const evil = findingOf(water, 'a');
  evil.text['zh-CN'] = '标题\r\nBcc: thief@evil.example\r\n\r\n<script>';
  await desk.open(
    streamOf(resultOf(water, [evil, findingOf(water, 'b')]), resultOf(school, [findingOf(school, 'c')])),
    {
      round: { id: '2026Q3', asOf: '2026-08-31' },
      at,
      by: '局办公室',
      grades: [],
      terms,
      titleOf: () => ({ 'zh-CN': '坏链\r\nBcc: x@evil.example', en: 'x' }),
    },
    written,
  );
  return { store, desk, folder };
}

async function mailServer(rules?: Parameters<typeof serveMail>[0]): Promise<MailServer> {
  const server = await serveMail(rules);
  closing.push(server.close);
  return server;
}

const mailTo = (port: number, more: object = {}) =>
  NoticeSettings.parse({
    mail: {
      host: '127.0.0.1',
      port,
      secure: false,
      requireTLS: false,
      from: 'ledger@lanchuan.gov.cn',
      organs: { 市水务局: ['sw@lanchuan.gov.cn'] },
      office: ['office@lanchuan.gov.cn'],
      ...more,
    },
  });

async function send(
  store: Store,
  settings: NoticeSettings,
  environment: Record<string, string> = {},
  again: number[] = [],
): Promise<Sent[]> {
  const sent: Sent[] = [];
  for await (const one of sendNotices(store.ledger.outbox, { settings, environment, again, now })) sent.push(one);
  return sent;
}

/** Base64 or quoted-printable → text, for what a reader of the letter sees. */
function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe('mail', () => {
  test('an organ is told of its own items, the office of all, and nobody twice', async () => {
    const { store, desk } = await open();
    const server = await mailServer();
    const settings = mailTo(server.port);
    expect(await gatherNotices(desk, store.ledger.outbox, settings, new Map(), at)).toBe(3);
    expect(await gatherNotices(desk, store.ledger.outbox, settings, new Map(), at)).toBe(0);
    expect((await send(store, settings)).map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'sent']);
    expect(await send(store, settings)).toEqual([]);
    const receivers = server.letters.map(({ to }) => to.join());
    expect(receivers.sort()).toEqual(['office@lanchuan.gov.cn', 'office@lanchuan.gov.cn', 'sw@lanchuan.gov.cn']);
    const own = server.letters.find(({ to }) => to.includes('sw@lanchuan.gov.cn'))!;
    expect(bodyOf(own.raw)).toMatch(/市水务局：\n\n以下 2 项问题已列入整改台账/);
    expect(bodyOf(own.raw)).not.toMatch(/市教育局/);
  });

  test('what a page says cannot add receivers, headers or lines', async () => {
    const { store, desk } = await open();
    const server = await mailServer();
    await gatherNotices(desk, store.ledger.outbox, mailTo(server.port), new Map(), at);
    await send(store, mailTo(server.port));
    for (const { raw, to } of server.letters) {
      expect(to.join()).not.toMatch(/evil/);
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc/im);
      expect(bodyOf(raw)).not.toMatch(/^Bcc/m);
    }
  });

  test('a failure is tried again and sent once; after ten it is given up', async () => {
    const { store, desk } = await open();
    const server = await mailServer({ answer: (count) => (count <= 2 ? '451 4.3.0 try later' : undefined) });
    const settings = mailTo(server.port, { office: [] });
    await gatherNotices(desk, store.ledger.outbox, settings, new Map(), at);
    expect((await send(store, settings)).map(({ outcome, detail }) => [outcome, /451/.test(detail)])).toEqual([['failed', true]]);
    expect((await send(store, settings))[0]!.outcome).toBe('failed');
    expect((await send(store, settings))[0]!.outcome).toBe('sent');
    expect(server.letters).toHaveLength(1);
    const [notice] = await store.ledger.outbox.all();
    expect(notice!.attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'sent']);

    const shut = await mailServer({ answer: () => '554 5.7.1 no' });
    const other = mailTo(shut.port, { organs: {}, office: ['other@lanchuan.gov.cn'], news: ['opened'] });
    await gatherNotices(desk, store.ledger.outbox, other, new Map(), at);
    for (let round = 0; round < 9; round++) await send(store, other);
    expect((await send(store, other)).map(({ outcome }) => outcome)).toEqual(['given-up', 'given-up']);
    expect(await send(store, other)).toEqual([]);
  });

  test('a notice whose sending was cut off is not sent again by itself, and is when a person says so', async () => {
    const { store, desk } = await open();
    const server = await mailServer();
    const settings = mailTo(server.port, { office: [] });
    await gatherNotices(desk, store.ledger.outbox, settings, new Map(), at);
    const [notice] = await store.ledger.outbox.waiting();
    // a process that died between sending and writing down that it had
    expect(await store.ledger.outbox.begin(notice!.number, 1, now())).toBe(true);
    expect(await store.ledger.outbox.begin(notice!.number, 1, now())).toBe(false);
    expect((await send(store, settings)).map(({ outcome }) => outcome)).toEqual(['doubt']);
    expect(server.letters).toHaveLength(0);
    expect((await send(store, settings, {}, [notice!.number])).map(({ outcome }) => outcome)).toEqual(['sent']);
    expect(server.letters).toHaveLength(1);
  });

  test('the password comes from the environment and is neither stored nor told, even when a server quotes it', async () => {
    const { store, desk, folder } = await open();
    const server = await mailServer({ password: 'right-and-long' });
    const settings = mailTo(server.port, { user: 'ledger', office: [] });
    await gatherNotices(desk, store.ledger.outbox, settings, new Map(), at);
    await expect(send(store, settings)).rejects.toThrow(/MINGCHA_SMTP_PASSWORD/);
    const wrong = await send(store, settings, { MINGCHA_SMTP_PASSWORD: 'wrong-and-long' });
    expect(wrong[0]).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('***') });
    expect((await send(store, settings, { MINGCHA_SMTP_PASSWORD: 'right-and-long' }))[0]!.outcome).toBe('sent');
    expect(server.passwords).toEqual(['wrong-and-long', 'right-and-long']);
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('and-long'), name).toBe(false);
    expect(() => NoticeSettings.parse({ mail: { host: 'm', from: 'a@b.cn', password: 'x' } })).toThrow(/password/);
  });

  test('no password goes over an open line to another machine', async () => {
    const { store, desk } = await open();
    const settings = mailTo(25, { host: 'mail.lanchuan.gov.cn', user: 'ledger' });
    await gatherNotices(desk, store.ledger.outbox, settings, new Map(), at);
    await expect(send(store, settings, { MINGCHA_SMTP_PASSWORD: 'long-and-right' })).rejects.toThrow(/unencrypted/);
  });

  test('the weekly summary goes to the office once a week', async () => {
    const { store, desk } = await open();
    const server = await mailServer();
    const settings = mailTo(server.port, { news: ['summary'] });
    const week = weekOf('2026-09-04');
    const gather = async () => gatherSummary(await summarize(desk.items(week.to), week), store.ledger.outbox, settings, at);
    expect([await gather(), await gather()]).toEqual([1, 0]);
    await send(store, settings);
    expect(server.letters.map(({ to }) => to)).toEqual([['office@lanchuan.gov.cn']]);
    expect(bodyOf(server.letters[0]!.raw)).toMatch(/本周新立项 3 项/);
  });
});

describe('webhooks', () => {
  async function hookServer(status: () => number) {
    const got: { url: string; headers: Record<string, unknown>; body: string }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => {
        body += piece;
      });
      request.on('end', () => {
        got.push({ url: request.url!, headers: request.headers, body });
        response.writeHead(status(), { location: 'http://127.0.0.1:1/' }).end('x'.repeat(100_000));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(async () => server.close());
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got };
  }

  test('JSON is posted with a signature that the receiver can prove; a failure is tried again', async () => {
    const { store, desk } = await open();
    const answers = [500, 302, 204, 204];
    const { url, got } = await hookServer(() => answers.shift()!);
    const settings = NoticeSettings.parse({ webhooks: [{ url, allowPrivate: true, news: ['opened'] }] });
    await gatherNotices(desk, store.ledger.outbox, settings, new Map(), at);
    expect((await send(store, settings)).map(({ detail }) => detail)).toEqual([
      'MINGCHA_WEBHOOK_SECRET is not set',
      'MINGCHA_WEBHOOK_SECRET is not set',
    ]);
    const environment = { MINGCHA_WEBHOOK_SECRET: 'shared secret' };
    expect((await send(store, settings, environment)).map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ['failed', 'HTTP 500'],
      ['failed', 'HTTP 302'],
    ]);
    expect((await send(store, settings, environment)).map(({ outcome }) => outcome)).toEqual(['sent', 'sent']);
    expect(got).toHaveLength(4);
    for (const { headers, body } of got) {
      const signed = createHmac('sha256', 'shared secret').update(`${headers['x-mingcha-timestamp']}.${body}`).digest('hex');
      expect(headers['x-mingcha-signature']).toBe(`sha256=${signed}`);
    }
    const told = got.slice(2).map(({ body }) => JSON.parse(body));
    expect(told.map(({ news, organ, count }) => [news, organ, count])).toEqual([
      ['opened', '市教育局', 1],
      ['opened', '市水务局', 2],
    ]);
    expect(new Set(got.map(({ headers }) => headers['x-mingcha-delivery'])).size).toBe(2);
  });

  test('a key in the address of a webhook is used, and neither stored nor shown', async () => {
    const { store, desk, folder } = await open();
    const { url, got } = await hookServer(() => 204);
    const settings = NoticeSettings.parse({ webhooks: [{ url: `${url}?key=very-secret-key`, sign: false, allowPrivate: true }] });
    await gatherNotices(desk, store.ledger.outbox, settings, new Map(), at);
    const sent = await send(store, settings);
    expect(sent.map(({ outcome, notice }) => [outcome, notice.receiver.includes('secret')])).toEqual([
      ['sent', false],
      ['sent', false],
    ]);
    expect(got[0]!.url).toBe('/hook?key=very-secret-key');
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('very-secret'), name).toBe(false);
    expect(() => NoticeSettings.parse({ webhooks: [{ url: 'https://user:word@a.cn/' }] })).toThrow(/without user/);
  });

  test('a private address is refused unless the settings allow it', async () => {
    const { store, desk } = await open();
    const { url, got } = await hookServer(() => 204);
    const settings = NoticeSettings.parse({ webhooks: [{ url, sign: false }] });
    await gatherNotices(desk, store.ledger.outbox, settings, new Map(), at);
    const sent = await send(store, settings);
    expect(sent.map(({ outcome, detail }) => [outcome, /PRIVATE_ADDRESS/.test(detail)])).toEqual([
      ['failed', true],
      ['failed', true],
    ]);
    expect(got).toEqual([]);
  });
});

describe('settings', () => {
  const settingsOf = (text: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'mingcha-settings-'));
    folders.push(folder);
    writeFileSync(join(folder, 'ledger.yaml'), text);
    return () => loadSettings(folder);
  };
  test('an office edits words, terms and grades', async () => {
    const settings = settingsOf(`
terms: { profile: "12340", days: working, clocks: { answer: { ordinary: { days: 2 } } } }
grades: [{ when: { checks: [home-stale] }, grade: major }]
notices:
  mail: { host: mail.lanchuan.gov.cn, from: a@lanchuan.gov.cn }
  templates: { opened: { subject: "请 {organ} 整改", text: "{items}" } }
`)();
    expect(settings.terms).toMatchObject({ id: '12340+', days: 'working' });
    expect(settings.terms.clocks.find(({ id }) => id === 'answer')).toMatchObject({
      ordinary: { days: 2 },
      major: { days: 3 },
      verified: false,
    });
    expect(settings.notices!.templates.opened!.subject).toBe('请 {organ} 整改');
  });
  test('the file to begin with is the default, and what it suggests is right', () => {
    const { terms, grades, notices } = settingsOf(settingsTemplate())();
    expect({ terms, grades, notices }).toEqual({
      terms: loadTerms('12340'),
      grades: [{ when: { veto: true }, grade: 'major' }],
      notices: null,
    });
    const [head, rest] = settingsTemplate().split(/^(?=# notices:)/m);
    expect(settingsOf(head + rest!.replace(/^# /gm, ''))().notices!.mail!.organs).toEqual({ 市水务局: ['sw@example.gov.cn'] });
  });
  test.each([
    ['terms: [', /ledger\.yaml:1:\d+.*YAML/],
    ['terms: 1234', /没有|expected|Invalid/],
    ['terms: "12304"', /是否指 12340/],
    ['terms: { profile: "12340", clocks: { solved: { ordinary: { days: 2 } } } }', /没有 solved/],
    [
      'notices:\n  templates:\n    opened: { subject: "{name}", text: x }',
      /ledger\.yaml:3:\d+: notices\.templates\.opened\.subject: \{name\}/,
    ],
    ['notices:\n  mail: { host: m, from: "a@b.cn\\r\\nBcc: x@y.cn" }', /ledger\.yaml:2:\d+/],
    ['notices:\n  webhooks: [{ url: "file:///etc/passwd" }]', /ledger\.yaml:2:\d+/],
  ])('a mistake is told with its place: %s', (text, words) => {
    let said = '';
    try {
      settingsOf(text)();
    } catch (error) {
      said = (error as { text: Record<string, string> }).text['zh-CN']!;
    }
    expect(said).toMatch(words);
  });
});
