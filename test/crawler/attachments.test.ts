/** Attached files of a site are opened and judged like its pages: a guide, an annual report, a list with an identity card. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadIndex } from '../../crawler/index-files.ts';
import { gather } from '../../crawler/inspection.ts';
import { judgeInspection } from '../../crawler/judgement.ts';
import { openStore } from '../../crawler/store.ts';
import { wordOf, workbook } from './documents/made.ts';
import { defaults, withWorkspace } from './gathered.ts';

const guide = `<h1>岚川市水利局政府信息公开指南</h1><p>一、政府信息的分类：按机构职能、政策文件、规划计划分类。</p><p>二、编排体系：索引号、信息名称、生成日期。</p>
<p>三、获取方式：在本局网站政府信息公开栏目查阅。</p><p>四、政府信息公开工作机构：岚川市水利局办公室</p><p>办公地址：岚川市滨河路8号</p><p>联系电话：0519-8100001</p>`;
/** GB 11643: the last digit of an identity number checks the others. */
function withCheck(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}
const card = withCheck('11000019490101001');

let server: Server;
let files: Record<string, { type: string; body: Uint8Array | string }>;
beforeAll(async () => {
  const html = 'text/html; charset=utf-8';
  const column = (title: string, rows: string) =>
    `<!doctype html><html><head><title>${title}-岚川市水利局</title></head><body><div class="nav"><a href="/">首页</a><a href="/zn/">政府信息公开指南</a><a href="/tzgg/">通知公告</a></div><h1>${title}</h1>${rows}</body></html>`;
  files = {
    '/': { type: html, body: column('岚川市水利局', '') },
    '/zn/': {
      type: html,
      body: column('政府信息公开指南', '<p>指南全文见附件。</p><p><a href="/zn/zn.docx">岚川市水利局政府信息公开指南.docx</a></p>'),
    },
    '/tzgg/': {
      type: html,
      body: column('通知公告', '<ul><li><a href="/tzgg/md.xlsx">补助对象名单.xlsx</a><span>2026-09-01</span></li></ul>'),
    },
    '/zn/zn.docx': { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', body: await wordOf(guide) },
    '/tzgg/md.xlsx': {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await workbook((book) => {
        book.addWorksheet('名单').addRows([
          ['姓名', '身份证号'],
          ['张某', card],
        ]);
      }),
    },
  };
  server = createServer((request, response) => {
    const found = files[request.url ?? ''];
    response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? html });
    response.end(request.method === 'HEAD' ? undefined : (found?.body ?? '<h1>404</h1>'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => void server?.close());

const inspect = (attachments: number) =>
  withWorkspace(async (workspace) => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    const { inspection } = await gather({ ...defaults, url, workspace, allowPrivate: true, attachments });
    const store = await openStore(workspace);
    try {
      const { site, judgement } = await judgeInspection(store, inspection, { index: loadIndex('platform-2019') });
      const documents = [];
      for await (const page of store.documentPages(inspection)) documents.push(page);
      return { site, judgement, documents };
    } finally {
      await store.close();
    }
  });

test('a guide that is a file is read for its elements', { timeout: 60_000 }, async () => {
  const { site, judgement, documents } = await inspect(10);
  expect(documents).toHaveLength(2);
  expect(site.guides).toMatchObject([{ attachment: false, elements: { phone: expect.any(String), address: expect.any(String) } }]);
  const lacking = judgement.findings.find(({ check, outcome }) => check === 'guide-incomplete' && outcome === 'fail')!;
  expect(lacking.url).toMatch(/zn\.docx$/);
  expect(lacking.facts.missing).toEqual(expect.arrayContaining(['hours', 'fax']));
});

test('an identity card in a sheet is found, and never stored', { timeout: 60_000 }, async () => {
  const { documents } = await inspect(10);
  const sheet = documents.find(({ url }) => url.endsWith('md.xlsx'))!;
  expect(sheet.personalData).toMatchObject([{ kind: 'id-card' }]);
  expect(JSON.stringify(documents)).not.toContain(card);
});

test('no file is opened where none is to be', { timeout: 60_000 }, async () => {
  const { site, documents } = await inspect(0);
  expect(documents).toEqual([]);
  expect(site.guides).toMatchObject([{ attachment: true }]);
});
