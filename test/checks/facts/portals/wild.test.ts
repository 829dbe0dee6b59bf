/** Whatever the bytes and whatever label they come under: facts of a page are read, bounded, and valid. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPage } from '../../../../checks/facts/page.ts';
import { PageFacts } from '../../../../checks/model/index.ts';

const folder = new URL('.', import.meta.url);
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && name !== 'sites.yaml')
  .flatMap((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as { html: string }[])
  .map(({ html }) => html);

const label = fc.constantFrom(
  '',
  'utf-8',
  'gb2312',
  'gbk',
  'gb18030',
  'big5',
  'utf-16',
  'utf-16be',
  'iso-8859-1',
  'hz-gb-2312',
  'x-user-defined',
  'no-such',
);
const type = fc.constantFrom('text/html', 'application/xhtml+xml', 'text/plain', 'text/xml', 'application/pdf', 'TEXT/HTML ', '');
const headers = fc.record({ label, type }).map(({ label, type }) => ({ 'content-type': label ? `${type}; charset=${label}` : type }));

function holds(body: Uint8Array | string, headers: Record<string, string>, scripts?: string[]): void {
  const facts = readPage({ url: 'http://www.lanhe.gov.cn/a/b.html', asOf: '2026-06-30', headers, body, ...(scripts ? { scripts } : {}) });
  const { success, error } = PageFacts.safeParse(facts);
  expect(error?.issues ?? []).toEqual([]);
  expect(success).toBe(true);
  // facts are an extract: a small page cannot make a large record
  expect(JSON.stringify(facts).length).toBeLessThan(20_000 + 60 * body.length);
  expect(facts.items.every(({ block }) => block === null || block < facts.blocks.length)).toBe(true);
  expect(facts.breadcrumb.length).toBe(facts.breadcrumbHrefs.length);
}

test('any bytes under any label', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), headers, (body, headers) => holds(body, headers)),
    { numRuns: 300 },
  );
});

test('real pages with bytes struck out, doubled, cut and moved, under any label', () => {
  const page = fc.constantFrom(...pages);
  const wound = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 400 }),
    kind: fc.constantFrom('strike', 'double', 'cut', 'move', 'noise'),
  });
  fc.assert(
    fc.property(page, fc.array(wound, { maxLength: 6 }), headers, (page, wounds, headers) => {
      let html = page;
      for (const { at, length, kind } of wounds) {
        const from = at % (html.length + 1);
        const part = html.slice(from, from + length);
        if (kind === 'strike') html = html.slice(0, from) + html.slice(from + length);
        else if (kind === 'double') html = html.slice(0, from) + part + html.slice(from);
        else if (kind === 'cut') html = html.slice(0, from);
        else if (kind === 'move') html = part + html.slice(0, from) + html.slice(from + length);
        else html = html.slice(0, from) + '\0\u2028<<"\'>&#x110000;'.repeat(3) + html.slice(from);
      }
      holds(new TextEncoder().encode(html), headers, [part(html)]);
    }),
    { numRuns: 300 },
  );
});

const part = (html: string): string => html.slice(html.length >> 1);

test('tags and words that readers look for, in any order and depth', () => {
  const piece = fc.constantFrom(
    ...'<ul class="list">|<li>|<a href="x.html">|</a>|</ul>|<table>|<tr>|<td>|</table>|<div class="crumb">|</div>|<select>|<option value="/a">|<form>|<script>|</script>|<h1>|</h1>|<p>|<!--|-->|<![CDATA[|]]>|<frameset>|<frame src="a">|当前位置：|首页|&gt;|发布时间：|2020-01-02|01-02|二〇一八年|政府信息公开指南|依申请公开|暂无数据|共0条|下一页|索引号：|文号|成文日期|主办单位：|网站标识码：1234567890|ICP备|&nbsp;|\n|\t|{{a}}|%E4%BD|<a onclick="window.open(\'/b\')">|<base href="//x">|<meta http-equiv="refresh" content="0;url=a">|<img alt="公开年报">'.split(
      '|',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => holds(pieces.join(''), { 'content-type': 'text/html' })),
    { numRuns: 600 },
  );
});
