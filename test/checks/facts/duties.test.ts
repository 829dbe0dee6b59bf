/** Letters, service guides, notices with terms and the validity of documents, as portals write them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPage } from '../../../checks/facts/page.ts';
import { numberKey } from '../../../checks/facts/validity.ts';
import { PageFacts } from '../../../checks/model/index.ts';

const url = 'http://slj.lanchuan.gov.cn/xwzx/tzgg/1.html';
const prose = `<p>${'为进一步做好有关工作，根据有关规定，结合我市实际，现就有关事项公告如下，请有关单位和个人遵照执行。'.repeat(4)}</p>`;
const read = (title: string, body: string, crumbs = ''): PageFacts =>
  readPage({
    url,
    body: `<html><head><title>${title}</title></head><body><div class="crumb">${crumbs}</div><h1>${title}</h1><p>发布日期：2026-09-01</p>${body}</body></html>`,
    asOf: '2026-09-30',
  });

describe('letters', () => {
  const letter = (body: string) => read('咨询取水许可的办理流程', body).letters;
  test.each([
    [
      'cells',
      '<table><tr><td>留言时间</td><td>2026-09-01</td><td>回复时间</td><td>2026-09-04</td></tr><tr><td>回复单位</td><td>市水利局</td></tr></table>',
    ],
    ['lines', '<p>来信时间：2026年9月1日</p><p>答复时间：2026年9月4日</p><p>答复单位：市水利局</p>'],
    ['one line', '<p>写信时间：2026/9/1 回复日期：2026/9/4 处理部门：市水利局</p>'],
    ['brackets', '<p>【提问时间】2026-09-01 10:20</p><p>【回复时间】2026-09-04</p><p>【办理单位】市水利局</p>'],
  ])('are read from %s', (_, body) => {
    expect(letter(body)).toMatchObject([{ asked: '2026-09-01', answered: '2026-09-04', organ: '市水利局', state: 'answered' }]);
  });
  test('an empty cell is an open place, whatever stands behind the table', () => {
    const body =
      '<table><tr><th>留言时间</th><td>2026-05-06</td><th>答复时间</th><td></td></tr><tr><th>答复内容</th><td> </td></tr></table><p>打印 关闭</p><p>版权所有</p>';
    expect(letter(body)).toMatchObject([{ asked: '2026-05-06', answered: null, state: 'open' }]);
  });
  test('many in blocks are told apart', () => {
    const one = (day: string, state: string) => `<div><p>留言时间：${day}</p><p>办理状态：${state}</p></div>`;
    expect(letter(one('2026-05-06', '未回复') + one('2026-06-06', '已办结')).map(({ asked, state }) => `${asked} ${state}`)).toEqual([
      '2026-05-06 open',
      '2026-06-06 answered',
    ]);
  });
  test('a form to write one is none, and neither is news of letters', () => {
    expect(letter('<form><p>留言时间：</p><p>留言内容：<textarea></textarea></p></form><p>答复时间：5个工作日内</p>')).toEqual([]);
    expect(read('市水利局办理群众来信', `${prose}<p>群众留言均已答复。</p>`).letters).toEqual([]);
  });
});

describe('service guides', () => {
  const crumbs = '<a href="/">首页</a> &gt; <a href="/bsfw/">办事指南</a>';
  test('labels stand in cells, lines, brackets or headings', () => {
    const body =
      '<p>一、设定依据：《水法》第七条</p><p>【申请条件】取水的单位</p><h3>三、申请材料</h3><p>申请表</p><table><tr><td>办理流程</td><td>受理—决定</td></tr></table>';
    expect(Object.keys(read('取水许可', body, crumbs).service?.elements ?? {}).sort()).toEqual([
      'basis',
      'conditions',
      'materials',
      'name',
      'process',
    ]);
  });
  test('a label with nothing, or with words that say nothing, shows nothing', () => {
    const body =
      '<table><tr><td>设定依据</td><td></td></tr><tr><td>申请条件</td><td>无</td></tr><tr><td>办理流程</td><td>受理—决定</td></tr></table>';
    expect(Object.keys(read('取水许可', body, crumbs).service?.elements ?? {}).sort()).toEqual(['name', 'process']);
  });
  test('a news item that speaks of conditions and papers is none', () => {
    expect(read('我市简化取水许可', `${prose}<p>申请条件、办理材料和办理流程大幅精简，依据更加清楚，时限缩短。</p>`).service).toBeNull();
  });
});

describe('notices', () => {
  const call = (span: string) => read('关于《岚川市河道采砂管理办法（征求意见稿）》公开征求意见的公告', `${prose}<p>${span}</p>`).notice;
  test.each([
    ['征求意见时间：2026年9月1日至2026年9月30日。', '2026-09-01', '2026-09-30'],
    ['征求意见时间为2026年9月1日-9月30日。', '2026-09-01', '2026-09-30'],
    ['公示时间：2026.9.1—2026.9.30', '2026-09-01', '2026-09-30'],
    ['意见反馈截止时间：2026年9月30日', null, '2026-09-30'],
    ['请于2026年9月30日前将意见反馈至我局。', null, '2026-09-30'],
    ['征集时间：2026年12月20日至1月20日。', '2026-12-20', '2027-01-20'],
  ])('%s', (span, from, to) => {
    expect(call(span)).toMatchObject({ kind: 'consultation', from, to });
  });
  test.each([
    ['公示期为5个工作日。', 5, true],
    ['公示期：自公布之日起七日。', 7, false],
    ['征求意见期限为三十天。', 30, false],
  ])('%s', (span, count, working) => {
    expect(call(span)?.period).toEqual({ count, working });
  });
  test.each([
    ['岚川市水利局物业服务采购项目成交结果公告', 'award'],
    ['岚川市水利局物业服务采购合同公告', 'contract'],
    ['白石水库除险加固工程中标候选人公示', 'candidates'],
    ['岚川市征收土地预公告', 'land-notice'],
    ['岚川市征地补偿安置方案公告', 'land-plan'],
    ['关于临江区征收土地公告', 'land-final'],
    ['岚川市水利局2026年部门预算公开', 'budget'],
    ['《岚川市河道采砂管理办法》意见采纳情况', 'consultation-result'],
    ['岚川市水利局物业服务采购项目招标公告', null],
    ['岚川市水利局政府采购意向公开', null],
    ['市水利局召开安全生产会议', null],
  ])('%s is %s', (title, kind) => {
    expect(read(title, prose).notice?.kind ?? null).toBe(kind);
  });
});

describe('validity', () => {
  test.each([
    ['岚水发〔2020〕3号', '岚水发|2020|3'],
    ['岚水发[2020]第03号', '岚水发|2020|3'],
    ['岚水发（2020）3 号', '岚水发|2020|3'],
    ['和岚水发〔2020〕3号', '岚水发|2020|3'],
    ['2020年第3号', ''],
  ])('%s is compared as %s', (words, key) => {
    expect(numberKey(words)).toBe(key);
  });
});

describe('whatever a page holds', () => {
  const words = fc.constantFrom(
    ...[
      '留言时间',
      '答复内容',
      '：',
      ':',
      '2026-09-01',
      '征求意见时间',
      '至',
      '公示期',
      '30日',
      '工作日',
      '设定依据',
      '办理流程',
      '有效期',
      '五年',
      '同时废止',
      '岚水发〔2020〕3号',
    ],
    ...[
      '\n',
      '\t',
      ' ',
      '<table>',
      '<tr>',
      '<td>',
      '</td>',
      '</table>',
      '<p>',
      '《',
      '》',
      '一、',
      '【',
      '】',
      '合同签订日期',
      '批复',
      '于',
      '年',
    ],
  );
  test('the facts are in the contract', () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 60 }),
        fc.constantFrom('公开征求意见的公告', '办事指南', '部门预算公开说明', '机构职能'),
        (parts, title) => {
          expect(() => PageFacts.parse(read(title, parts.join('')))).not.toThrow();
        },
      ),
      { numRuns: 150 },
    );
  });
  test.each([
    ['labels', '留言时间：'.repeat(60_000)],
    ['spans', '征求意见时间'.repeat(60_000)],
    ['numbers', '岚水发〔2020〕3号'.repeat(30_000)],
    ['brackets', '【'.repeat(300_000)],
    ['characters', '于'.repeat(300_000)],
    ['terms', `有效期${'五年有效期'.repeat(60_000)}`],
    ['cells', '<table><tr><td>设定依据</td><td></td></tr></table>'.repeat(3000)],
  ])('endless %s are read to their end', (_, body) => {
    expect(read('关于废止部分规范性文件的公告 征求意见 办事指南 部门预算公开', body).url).toBe(url);
  });
});
