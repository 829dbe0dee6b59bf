/**
 * Pages as the common content systems of two decades write them, each with what a person reads off it. The places are invented,
 * the habits of markup are real. A case says only what it is about; what it does not say is not looked at.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type PageInput, readPage } from '../../../../checks/facts/page.ts';
import { PageFacts } from '../../../../checks/model/index.ts';
import { encodeGbk } from '../../../city/bytes.ts';
import { type Expectation, seen } from './seen.ts';

interface Case extends Partial<Pick<PageInput, 'status' | 'home' | 'rendered' | 'scripts'>> {
  name: string;
  url: string;
  /** Bytes of the page; UTF-8 without it. */
  charset?: 'gbk';
  contentType?: string;
  html: string;
  expect: Expectation;
}

const asOf = '2026-06-30';

const factsOf = ({ url, charset, contentType = 'text/html', html, status, home, rendered, scripts }: Case): PageFacts =>
  readPage({
    url,
    asOf,
    headers: { 'content-type': contentType },
    body: charset === 'gbk' ? encodeGbk(html) : new TextEncoder().encode(html),
    ...{ status, home, rendered, scripts },
  });

const folder = new URL('.', import.meta.url);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'sites.yaml')) {
  const cases = parse(readFileSync(new URL(file, folder), 'utf8')) as Case[];
  describe(file.replace('.yaml', ''), () => {
    test.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
      const facts = factsOf(one);
      expect(PageFacts.parse(facts)).toEqual(facts);
      expect(Object.keys(one.expect)).not.toEqual([]);
      expect(seen(facts, one.expect)).toEqual(one.expect);
    });
  });
}
