/** Footers woven from the ways to word each mark of identity and the markup of footers, written by script among them. */
import { expect, test } from 'vitest';
import { readPage } from '../../../../checks/facts/page.ts';
import type { IdentityKey } from '../../../../checks/model/index.ts';

const footers: ((parts: string[]) => string)[] = [
  (parts) => `<div class="footer"><p>${parts.join('</p><p>')}</p></div>`,
  (parts) => `<div class="foot">${parts.join('&nbsp;&nbsp;')}</div>`,
  (parts) => `<div id="copyright">${parts.join(' | ')}</div>`,
  (parts) => `<table width="100%" bgcolor="#036"><tr><td align="center">${parts.join('<br>')}</td></tr></table>`,
  (parts) => `<table><tr>${parts.map((part) => `<td>${part}</td>`).join('')}</tr></table>`,
  (parts) => `<hr><center>${parts.join('　')}</center>`,
  (parts) => `<script>document.write('<div class=foot>${parts.join('<br>')}</div>')</script>`,
];

const organ = '主办单位：岚河县水利局';
const code = '网站标识码：5107000001';
const marks: { key: IdentityKey; value: RegExp; beside: string[]; words: string[] }[] = [
  {
    key: 'siteCode',
    value: /^5107000001$/,
    beside: [organ, '川ICP备05001234号'],
    words: [
      '网站标识码：5107000001',
      '网站标识码5107000001',
      '政府网站标识码: 5107000001',
      '网站标识码：<span>5107000001</span>',
      '标识码 5107000001',
      '网站标识码（5107000001）',
      '网站标识码:<a href="#">5107000001</a>',
      '网站标识编码：５１０７００００01',
      '网站识别码：5107000001',
      'Site ID: 5107000001',
    ],
  },
  {
    key: 'icp',
    value: /05001234/,
    beside: [organ, code],
    words: [
      '川ICP备05001234号',
      '川ICP备05001234号-1',
      '<a href="https://beian.miit.gov.cn">川ICP备05001234号</a>',
      '备案号：川ICP备05001234号',
      'ICP备案编号：川ICP备05001234号',
      '川icp备05001234号',
      '川ＩＣＰ备05001234号',
      '川ICP备 05001234号',
      '川B2-20050012 川ICP备05001234号',
    ],
  },
  {
    key: 'police',
    value: /51070002000155/,
    beside: [organ, code],
    words: [
      '川公网安备 51070002000155号',
      '<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=51070002000155">川公网安备 51070002000155号</a>',
      '公安备案号：51070002000155',
      '公安机关备案号51070002000155',
      '川公网安备：51070002000155号',
    ],
  },
  {
    key: 'organ',
    value: /^岚河县人民政府办公室$/,
    beside: ['承办单位：县信息中心', code, '地址：岚河县人民路1号'],
    words: [
      '主办单位：岚河县人民政府办公室',
      '主办：岚河县人民政府办公室',
      '岚河县人民政府办公室主办',
      '岚河县人民政府办公室 主办',
      '主　　办：岚河县人民政府办公室',
      '主办机关：岚河县人民政府办公室',
      '<span>主办单位</span>：<span>岚河县人民政府办公室</span>',
      '主办单位  岚河县人民政府办公室',
    ],
  },
];

test('every mark is read in whatever words and footer it stands', () => {
  const wrong: string[] = [];
  for (const { key, value, beside, words } of marks)
    for (const [i, footer] of footers.entries())
      for (const said of words) {
        const { identity } = readPage({
          url: 'http://www.lanhe.gov.cn/',
          asOf: '2026-06-30',
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: `<html><head><title>岚河县水利局</title></head><body><h1>首页</h1><p>欢迎访问</p>${footer([said, ...beside])}</body></html>`,
        });
        if (!value.test(identity[key]?.value.replace(/\s/g, '') ?? '')) wrong.push(`footer ${i}, ${said}: ${identity[key]?.value}`);
      }
  expect(wrong).toEqual([]);
});

test('an organ that is only said to own the rights, or to oversee, is not said to run the site', () => {
  for (const words of ['版权所有：岚河县人民政府办公室', '主管单位：岚河县人民政府办公室']) {
    const body = `<html><body><p>欢迎访问</p><div class="footer">${words} ${code}</div></body></html>`;
    const { identity } = readPage({ url: 'http://www.lanhe.gov.cn/', asOf: '2026-06-30', headers: { 'content-type': 'text/html' }, body });
    expect(identity.organ).toBeNull();
  }
});
