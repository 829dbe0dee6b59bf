import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../crawler/connect.ts';
import { fetchPage } from '../../crawler/fetch.ts';
import { type Served, serve, site } from '../hostile/serve.ts';

describe('addresses of the public internet', () => {
  test.each(['202.108.1.1', '8.8.8.8', '2400:3200::1', '64:ff9b::808:808'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'www.gov.cn',
    '',
  ])('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test('no IPv4 address becomes public by being written as IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address));
      }),
    );
  });
});

describe('private addresses are refused', () => {
  let inside: Served;
  let outside: Served;
  beforeAll(async () => {
    inside = await serve(site({ '/': 'secret' }));
    outside = await serve(site({ '/away': { status: 302, headers: { location: `http://127.0.0.1:${inside.port}/` } } }));
  });
  afterAll(async () => {
    await inside.close();
    await outside.close();
  });

  test.each([
    ['written out', (port: number) => `http://127.0.0.1:${port}/`],
    ['written as one number', (port: number) => `http://2130706433:${port}/`],
    ['written in octal', (port: number) => `http://0177.0.0.1:${port}/`],
    ['as IPv6', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['by the answer of the resolver', (port: number) => `http://localhost:${port}/`],
  ])('%s', async (_, address) => {
    const { error, status } = await fetchPage({ url: address(inside.port) });
    expect({ error: error?.state, status }).toEqual({ error: 'intranet', status: 0 });
    expect(inside.asked).toEqual([]);
  });

  test('at the end of a redirect, from a host that a rule lets through', async () => {
    const resolve = [{ pattern: '*.lanchuan.gov.cn', address: '127.0.0.1', port: outside.port }];
    const { error, redirects } = await fetchPage({ url: 'http://www.lanchuan.gov.cn/away', resolve });
    expect(redirects).toEqual([{ url: 'http://www.lanchuan.gov.cn/away', status: 302 }]);
    expect(error?.state).toBe('intranet');
    expect(error?.text['zh-CN']).toContain('--allow-private');
    expect(inside.asked).toEqual([]);
  });

  test('and reached where a person allows it', async () => {
    const { status, body } = await fetchPage({ url: `http://localhost:${inside.port}/`, allowPrivate: true });
    expect({ status, body: Buffer.from(body).toString() }).toEqual({ status: 200, body: 'secret' });
  });
});
