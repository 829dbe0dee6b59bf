import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { buildCity, type CitySite } from './city.ts';
import { dutyChecks } from './duty-faults.ts';
import { reportFaults } from './report-faults.ts';
import { serveCity } from './serve.ts';
import { surfaceChecks } from './surface-faults.ts';
import { truthFile, writeTruth } from './truth.ts';

const city = buildCity();
const alive = city.sites.filter((site) => site.truth.every((planted) => planted.check !== 'site-unreachable'));
const siteOf = (id: string): CitySite => city.sites.find((site) => site.id === id)!;

interface Visit {
  status: number;
  from: string;
  html: string | null;
}

/** Follows every address of a site as plain text shows them, in memory; other sites of the city are asked but not walked. */
function walk(site: CitySite, through = city): Map<string, Visit> {
  const visits = new Map<string, Visit>();
  const waiting = [{ url: site.url, from: '' }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (visits.has(next.url)) continue;
    const url = new URL(next.url);
    const answer = through.answer(url.host, 'GET', url.pathname + url.search, { secure: url.protocol === 'https:' });
    const html = answer.headers['content-type']?.startsWith('text/html')
      ? new TextDecoder(site.encoding.charset).decode(answer.body)
      : null;
    visits.set(next.url, { status: answer.status, from: next.from, html });
    if (answer.headers.location) waiting.push({ url: new URL(answer.headers.location, url).href, from: next.url });
    if (answer.status !== 200 || html === null || !next.url.startsWith(site.url)) continue;
    const shown = html.replace(/<!--[\s\S]*?-->|<template[\s\S]*?<\/template>/g, '');
    const addresses = [...shown.matchAll(/(?:href|src|value)="([^"]+)"/g), ...shown.matchAll(/content="0; url=([^"]+)"/g)].map(
      (match) => match[1]!,
    );
    for (const address of addresses) {
      if (/^(?:\/|\.\/|https?:)/.test(address)) waiting.push({ url: new URL(address.replace(/&amp;/g, '&'), url).href, from: next.url });
    }
  }
  return visits;
}

describe('the sample city', () => {
  it('is the same city, byte for byte, when built twice, and another with another seed', () => {
    const again = buildCity();
    const other = buildCity({ seed: 'another' });
    for (const site of alive) {
      const visits = walk(site);
      for (const url of visits.keys()) {
        const { host, pathname, search } = new URL(url);
        const bodyIn = (which: typeof city): Buffer => which.answer(host, 'GET', pathname + search, { secure: true }).body;
        expect(bodyIn(again).equals(bodyIn(city))).toBe(true);
      }
      expect(
        other
          .answer(site.host, 'GET', new URL(site.url).pathname, { secure: true })
          .body.equals(city.answer(site.host, 'GET', new URL(site.url).pathname, { secure: true }).body),
      ).toBe(false);
    }
  });

  it('has the committed truth file', () => {
    expect(writeTruth(city)).toBe(readFileSync(truthFile, 'utf8'));
  });

  it('moves with the as-of day', () => {
    const later = buildCity({ asOf: '2027-04-15' });
    const planted = (which: typeof city): string[] =>
      which.sites.flatMap((site) => site.truth.map((one) => `${site.id} ${one.check}`)).sort();
    expect(planted(later)).toEqual(planted(city));
  });

  it('plants at least two cases of every check, and has sites without any', () => {
    const counts = new Map<string, number>();
    for (const { check } of city.sites.flatMap((site) => site.truth)) counts.set(check, (counts.get(check) ?? 0) + 1);
    const everyCheck = [
      ...[
        'site-unreachable',
        'home-stale',
        'column-stale',
        'column-blank',
        'undated-items',
        'dead-link-home',
        'dead-link-inner',
        'dead-attachment',
      ],
      ...[
        'platform-entry-missing',
        'guide-missing',
        'guide-incomplete',
        'system-missing',
        'statutory-missing',
        'annual-report-missing',
        'annual-report-late',
      ],
      ...[
        'apply-missing',
        'site-code',
        'icp-record',
        'police-record',
        'party-emblem',
        'report-errors-entry',
        'site-map',
        'organ-contact',
        'meta-site',
      ],
      ...Object.keys(reportFaults).map((fault) => `annual-report-${fault}`),
      ...dutyChecks,
      ...surfaceChecks,
      ...['meta-column', 'meta-article', 'domain-name', 'publication-lag', 'https-certificate', 'not-found-page'],
    ];
    expect([...counts.keys()].sort()).toEqual([...everyCheck].sort());
    expect([...counts].filter(([, count]) => count < 2)).toEqual([]);
    expect(city.sites.filter((site) => site.truth.every(({ probed }) => probed)).map((site) => site.id)).toEqual(['czj', 'tjj']);
  });

  it.each(alive.map((site) => [site.id]))('%s: every address but the planted dead ones leads somewhere', (id) => {
    const site = siteOf(id);
    const dead = [...walk(site)].filter(([, visit]) => visit.status >= 400 || visit.status === 0).map(([url]) => url);
    const soft = new Set(site.truth.filter(({ check }) => check === 'soft-404').map(({ url }) => url));
    const planted = site.truth.filter(({ check, url }) => check.startsWith('dead-') && !soft.has(url)).map(({ url }) => url);
    expect(dead.sort()).toEqual(planted.sort());
  });

  it.each(alive.map((site) => [site.id]))('%s: its pages read in its encoding, and declare it as planned', (id) => {
    const site = siteOf(id);
    for (const [url, visit] of walk(site)) {
      if (visit.html === null || !url.startsWith(site.url)) continue;
      expect(visit.html).not.toContain('\ufffd');
      if (visit.status === 200) expect(visit.html).toMatch(/[\u4e00-\u9fff]{4}/);
    }
    const { headers, body } = city.answer(site.host, 'GET', new URL(site.url).pathname, { secure: true });
    const { charset, declared } = site.encoding;
    expect(headers['content-type']!.includes(charset)).toBe(declared === 'header' || declared === 'both');
    expect(body.toString('latin1').includes(`charset=${charset}`) || body.toString('latin1').includes(`charset="${charset}"`)).toBe(
      declared === 'meta' || declared === 'both',
    );
  });

  it('understands a search in its own encoding only', () => {
    expect(city.answer('slj.lanchuan.gov.cn', 'GET', '/search?key=%CB%AE%C0%FB').status).toBe(200);
    expect(city.answer('slj.lanchuan.gov.cn', 'GET', `/search?key=${encodeURIComponent('办')}`).status).toBe(404);
    expect(city.answer('czj.lanchuan.gov.cn', 'GET', `/search?key=${encodeURIComponent('财政')}`).status).toBe(200);
  });

  it('refuses HEAD where planned and nowhere else', () => {
    const head = (id: string): number => city.answer(siteOf(id).host, 'HEAD', '/').status;
    expect(head('jyj')).toBe(405);
    expect(head('czj')).toBe(200);
  });

  it('serves every host on one port, and walks under localhost with rewritten addresses', async () => {
    const served = await serveCity(city);
    const get = (host: string, path: string): Promise<{ status: number; body: string }> =>
      new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port: served.port, path, headers: { host } }, (response) => {
          let body = '';
          response.setEncoding('utf8');
          response.on('data', (chunk) => {
            body += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode!, body }));
        })
          .on('error', reject)
          .end();
      });
    try {
      expect((await get('czj.lanchuan.gov.cn', '/')).body).toContain('岚川市财政局');
      expect((await get('bmpt.lanchuan.gov.cn', '/')).body).toContain('岚川市统计局');
      expect((await get('dead.lanchuan.gov.cn', '/')).status).toBe(503);
      await expect(get('gone.lanchuan.gov.cn', '/')).rejects.toThrow();
      const walked = await get(`www.lanchuan.localhost:${served.port}`, '/');
      expect(walked.body).toContain(`http://slj.lanchuan.localhost:${served.port}/`);
      expect(walked.body).not.toContain('http://slj.lanchuan.gov.cn');
    } finally {
      await served.close();
    }
  });
});
