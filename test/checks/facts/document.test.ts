import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../checks/facts/document.ts';
import { readTree } from '../../../checks/facts/tree.ts';
import { DocumentHead } from '../../../checks/model/index.ts';

const read = (body: string) =>
  readDocument(readTree(`<html><body>${body}<h1>关于做好防汛工作的通知</h1><p>各县区水利局：现将有关事项通知如下。</p></body></html>`));

describe('however it is laid out', () => {
  test('a table of label cells and value cells', () => {
    const head =
      read(`<table><tr><td><b>索 引 号：</b></td><td>5199000012/2026-00040</td><td>主题分类：</td><td>农业、林业、水利\\其他</td></tr>
      <tr><td>发文机关：</td><td>岚川市水利局</td><td>成文日期：</td><td>2026年08月03日</td></tr><tr><td>标　　题：</td><td colspan="3">关于做好防汛工作的通知</td></tr>
      <tr><td>发文字号：</td><td>岚水〔2026〕12号</td><td>发布日期：</td><td>2026年08月10日</td></tr><tr><td>主 题 词：</td><td></td><td>有 效 性：</td><td>有效</td></tr></table>`);
    expect(head).toEqual({
      index: '5199000012/2026-00040',
      category: '农业、林业、水利\\其他',
      issuer: '岚川市水利局',
      written: '2026-08-03',
      number: '岚水〔2026〕12号',
      published: '2026-08-10',
      validity: '有效',
    });
    expect(DocumentHead.parse(head)).toEqual(head);
  });

  test.each([
    [
      'label and value in one cell',
      '<table><tr><td>索引号：A1/2018-1</td><td>信息分类：通知</td></tr><tr><td>发布机构：市水利局</td><td>生成日期：20180305</td></tr><tr><td>文号：岚水〔2018〕12号</td><td>是否有效：是</td></tr></table>',
    ],
    [
      'a definition list',
      '<dl><dt>索引号</dt><dd>A1/2018-1</dd><dt>主题</dt><dd>通知</dd><dt>制发机关</dt><dd>市水利局</dd><dt>制发日期</dt><dd>2018/3/5</dd><dt>文号</dt><dd>岚水〔2018〕12号</dd><dt>时效</dt><dd>是</dd></dl>',
    ],
    [
      'a list',
      '<ul><li><strong>名　称：</strong>通知</li><li><b>索引号：</b><span>A1/2018-1</span></li><li>信息分类：通知</li><li>发布机构：市水利局</li><li>成文日期：二〇一八年三月五日</li><li>文　号：岚水〔2018〕12号</li><li>效力状态：是</li></ul>',
    ],
    [
      'one line',
      '<p>索引号：A1/2018-1 分类：通知 发文单位：市水利局 公开属性：主动公开 发文日期：2018年3月5日 文号：岚水〔2018〕12号 有效性：是</p>',
    ],
    [
      'labels in brackets',
      '<table><tr><td>[索 引 号]</td><td>A1/2018-1</td><td>[主题分类]</td><td>通知</td></tr><tr><td>[发文机关]</td><td>市水利局</td><td>[成文日期]</td><td>2018-03-05</td></tr><tr><td>[发文字号]</td><td>岚水〔2018〕12号</td><td>[有效性]</td><td>是</td></tr></table>',
    ],
    [
      'labels above their values',
      '<table><tr><th>索引号</th><th>信息分类</th><th>发布机构</th><th>成文日期</th><th>文号</th><th>有效性</th></tr><tr><td>A1/2018-1</td><td>通知</td><td>市水利局</td><td>2018-03-05</td><td>岚水〔2018〕12号</td><td>是</td></tr></table>',
    ],
  ])('%s', (_, body) => {
    expect(read(body)).toEqual({
      index: 'A1/2018-1',
      category: '通知',
      issuer: '市水利局',
      written: '2018-03-05',
      number: '岚水〔2018〕12号',
      published: null,
      validity: '是',
    });
  });

  test('traditional script, values as written', () => {
    expect(
      read(
        '<table><tr><td>索引號：</td><td>A1</td><td>發文機關：</td><td>縣政府</td></tr><tr><td>發文字號：</td><td>岚政〔2018〕12號</td></tr></table>',
      ),
    ).toMatchObject({
      index: 'A1',
      issuer: '縣政府',
      number: '岚政〔2018〕12號',
    });
  });
});

describe('values', () => {
  const withNumber = (number: string) =>
    read(`<ul><li>索引号：A1</li><li>发布机构：市水利局</li><li>文号：${number}</li><li>发布日期：2018-03-05</li></ul>`)?.number;
  test.each([
    '岚政〔2018〕12号',
    '国办发[2019]54号',
    '岚政办【2018】3号',
    '岚水(2018)7号',
    '国令第711号',
    '2018年第3号',
    '岚政 〔2018〕 12 号',
  ])('the number %s', (number) => {
    expect(withNumber(number)).toBe(number);
  });
  test.each(['', '无', '-', '/', '　'])('no number: “%s”', (number) => {
    expect(withNumber(number)).toBeNull();
  });

  test('an empty value does not take the title that follows', () => {
    expect(read('<p>索引号：A1</p><p>发文机关：市水利局</p><p>发布日期：2018-03-05</p><p>文号：</p>')?.number).toBeNull();
  });

  test('a label in no list ends a value', () => {
    expect(read('<p>索引号：A1 文件形态：电子 发文机关：市水利局 联络科室：办公室 发布日期：2018-03-05</p>')).toMatchObject({
      index: 'A1',
      issuer: '市水利局',
      published: '2018-03-05',
    });
  });
});

describe('no head', () => {
  test.each([
    ['news', '<p>来源：市政府 发布时间：2018-07-26 作者：张三 字号：大 中 小</p>'],
    ['a search form', '<form>索引号：<input> 文号：<input> 标题：<input> 发布机构：<input><button>搜索</button></form>'],
    [
      'a table of documents',
      `<table><tr><th>索引号</th><th>标题</th><th>文号</th><th>发布日期</th></tr>${'<tr><td>A1</td><td>通知</td><td>岚水〔2018〕12号</td><td>2018-07-26</td></tr>'.repeat(3)}</table>`,
    ],
    [
      'a list of documents',
      `<ul>${'<li><a href="1.html">通知</a> 索引号：A1 文号：岚水〔2018〕1号 发布机构：市水利局 发布日期：2018-07-01</li>'.repeat(4)}</ul>`,
    ],
    [
      'a guide that explains the words',
      '<p>索引号：由信息分类号等组成。</p><p>信息分类：指信息的类别</p><p>生成日期：指形成的日期</p><p>发布机构：指发布单位</p>',
    ],
    ['words in prose', '<p>各单位应当编制索引号、文号和发布机构，注明成文日期。</p>'],
  ])('%s', (_, body) => {
    expect(read(body)).toBeNull();
  });
});

test('whatever the markup, values stay bounded', () => {
  const piece = fc.constantFrom(
    '索引号',
    '：',
    '文号',
    '发文机关',
    '成文日期',
    '2018-07-26',
    '岚水〔2018〕1号',
    '<td>',
    '</td>',
    '<tr>',
    '\n',
    ' ',
    '】',
    '[',
    '通知'.repeat(200),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (parts) => {
      const head = read(parts.join(''));
      if (!head) return;
      DocumentHead.parse(head);
      for (const value of Object.values(head)) expect(value?.length ?? 0).toBeLessThanOrEqual(160);
    }),
  );
});

test.each(['索引号：A1 ', '文号\t', '索 引 号', ' 一二三四五六七八', '发文机关：\n'])('a page full of “%s” is read in bounds', (words) => {
  read(words.repeat(100_000 / words.length));
});
