/** Metadata heads woven from the names that portals give their elements and the markup they set them in. */
import { expect, test } from 'vitest';
import { readPage } from '../../../../checks/facts/page.ts';
import type { PageFacts } from '../../../../checks/model/index.ts';

type Head = [label: string, value: string, field?: keyof NonNullable<PageFacts['document']>, read?: string][];

const heads: Head[] = [
  [
    ['索引号', 'LH001-2019-00012', 'index'],
    ['主题分类', '水利', 'category'],
    ['发文机关', '岚河县水利局', 'issuer'],
    ['成文日期', '2019-11-01', 'written'],
    ['发文字号', '岚水〔2019〕12号', 'number'],
    ['发布日期', '2019-11-05', 'published'],
    ['有效性', '有效', 'validity'],
  ],
  [
    ['索 引 号', 'K12345/2019-00021', 'index'],
    ['信息分类', '通知', 'category'],
    ['发布机构', '岚河县水利局', 'issuer'],
    ['生成日期', '2019年11月01日', 'written', '2019-11-01'],
    ['文　　号', '岚水发[2019]12号', 'number'],
    ['公开日期', '2019年11月05日', 'published', '2019-11-05'],
    ['是否有效', '是', 'validity'],
  ],
  [
    ['文件编号', '岚水规〔2019〕3号', 'number'],
    ['发文单位', '县水利局', 'issuer'],
    ['发文时间', '2019/11/1', 'written', '2019-11-01'],
    ['发布时间', '2019/11/5', 'published', '2019-11-05'],
    ['效力状态', '现行有效', 'validity'],
  ],
  [
    ['信息索引号', '014000329/2019-00231', 'index'],
    ['组配分类', '政策文件'],
    ['发布机构', '县水利局', 'issuer'],
    ['发文日期', '2019-11-01', 'written'],
    ['文号', '岚水〔2019〕12号', 'number'],
    ['时效', '有效', 'validity'],
    ['发布日期', '2019-11-05', 'published'],
    ['关键词', '水资源'],
  ],
  [
    ['发文机关', '岚河县人民政府', 'issuer'],
    ['发文字号', '岚政发〔2019〕12号', 'number'],
    ['标题', '关于加强水资源管理的意见'],
    ['成文日期', '2019-11-01', 'written'],
    ['主题词', ''],
    ['发布日期', '2019-11-05', 'published'],
  ],
];

const inPairs = (head: Head, write: (one: Head[number]) => string): string =>
  head.reduce(
    (rows, one, n) => `${rows}${n % 2 === 0 ? '<tr>' : ''}${write(one)}${n % 2 === 1 || n + 1 === head.length ? '</tr>' : ''}`,
    '',
  );
const each = (head: Head, write: (label: string, value: string) => string): string =>
  head.map(([label, value]) => write(label, value)).join('');

const layouts: ((head: Head) => string)[] = [
  (head) => `<table>${each(head, (label, value) => `<tr><td>${label}：</td><td>${value}</td></tr>`)}</table>`,
  (head) => `<table>${inPairs(head, ([label, value]) => `<th>${label}</th><td>${value}</td>`)}</table>`,
  (head) => `<table>${inPairs(head, ([label, value]) => `<td><b>${label}：</b>${value}</td>`)}</table>`,
  (head) => `<dl>${each(head, (label, value) => `<dt>${label}</dt><dd>${value}</dd>`)}</dl>`,
  (head) => `<ul>${each(head, (label, value) => `<li><span>${label}：</span><span>${value}</span></li>`)}</ul>`,
  (head) => `<ul>${each(head, (label, value) => `<li><b>${label}</b><em>${value}</em></li>`)}</ul>`,
  (head) => `<div>${each(head, (label, value) => `<div class="row"><label>${label}:</label> ${value}</div>`)}</div>`,
  (head) => `<div>${each(head, (label, value) => `<div class="k">${label}</div><div class="v">${value}</div>`)}</div>`,
  (head) => `<p>${head.map(([label, value]) => `${label}：${value}`).join('　　')}</p>`,
  (head) => `<p>${head.map(([label, value]) => `${label}：${value}`).join('<br>')}</p>`,
  (head) => `<p>${head.map(([label, value]) => `【${label}】${value}`).join('&nbsp;&nbsp;')}</p>`,
  (head) => `<table>${each(head, (label, value) => `<tr><td>[${label}]</td><td>${value}</td></tr>`)}</table>`,
  (head) => `<div>${each(head, (label, value) => `<span><strong>${label}</strong>：${value}</span>`)}</div>`,
  (head) =>
    `<table><tr>${each(head, (label, value) => `<td><table><tr><td>${label}：</td><td>${value}</td></tr></table></td>`)}</tr></table>`,
  (head) => each(head, (label, value) => `<p><em>${label}</em> <i>${value}</i></p>`),
];

const crumbs = '<div class="bread">当前位置：<a href="/">首页</a> > <a href="/x/">政策文件</a></div>';
const title = '<h1>关于加强水资源管理的意见</h1>';
const text =
  '<div class="con"><p>各乡镇人民政府：为加强水资源管理，促进节约用水，经研究，提出以下意见，请认真贯彻落实。</p><p>岚河县水利局</p><p>2019年11月1日</p></div>';

test('a head is read whole in whatever markup it stands, above the title and below', () => {
  const wrong: string[] = [];
  for (const [i, head] of heads.entries())
    for (const [j, layout] of layouts.entries())
      for (const top of [layout(head) + title, title + layout(head)]) {
        const { kind, published, document } = readPage({
          url: 'http://www.lanhe.gov.cn/x/1.html',
          asOf: '2026-06-30',
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: `<html><head><title>关于加强水资源管理的意见_岚河县水利局</title></head><body>${crumbs}${top}${text}</body></html>`,
        });
        if (kind !== 'article' || published?.date !== '2019-11-05') wrong.push(`head ${i}, layout ${j}: ${kind} of ${published?.date}`);
        for (const [label, value, field, read = value] of head)
          if (field && document?.[field] !== read) wrong.push(`head ${i}, layout ${j}, ${label}: ${document?.[field]}`);
      }
  expect(wrong).toEqual([]);
});
