import { describe, expect, test } from 'vitest';
import { disclosureKeyOf, readDisclosure } from '../../../checks/facts/disclosure.ts';
import { readTree } from '../../../checks/facts/tree.ts';
import type { Link } from '../../../checks/model/index.ts';

const link = (text: string, more: Partial<Link> = {}): Link => ({
  href: 'http://a.gov.cn/x/',
  raw: '/x/',
  text,
  area: 'main',
  via: 'a',
  ...more,
});
const read = (html: string, ...links: Link[]) => readDisclosure(readTree(html), links);

describe('names of the columns', () => {
  test.each([
    ['guide', '政府信息公开指南'],
    ['guide', '信息公开指南'],
    ['guide', '公开指南'],
    ['guide', '政务公开指南'],
    ['guide', '岚川市水利局政府信息公开指南'],
    ['guide', '政府信息公开指南（2021年修订版）'],
    ['guide', '· 信 息\n公 开 指 南 >>'],
    ['guide', '政府信息公開指南'],
    ['system', '政府信息公开制度'],
    ['system', '公开规定'],
    ['system', '信息公开规定'],
    ['system', '政府信息公开工作制度'],
    ['statutory', '法定主动公开内容'],
    ['statutory', '【法定主动公开内容】'],
    ['annual', '政府信息公开年报'],
    ['annual', '公开年报'],
    ['annual', '政府年报'],
    ['annual', '部门年报'],
    ['annual', '年度报告'],
    ['annual', '政府信息公开工作年度报告'],
    ['annual', '岚川市水利局2023年政府信息公开工作年度报告'],
    ['apply', '依申请公开'],
    ['apply', '政府信息公开申请'],
    ['apply', '申请公开政府信息'],
    ['apply', '政府信息依申请公开'],
    ['apply', '依申请公开平台'],
  ])('%s: %s', (key, label) => {
    expect(disclosureKeyOf(label)?.key).toBe(key);
  });

  test.each([
    '政府信息公开目录',
    '公开目录',
    '信息公开',
    '主动公开',
    '关于印发岚川市政府信息公开指南的通知',
    '市政府召开政府信息公开制度培训会',
    '我市发布2023年政府信息公开工作年度报告',
    '办事指南',
    '服务指南',
    '政府网站工作年度报表',
    '企业年报公示',
    '岚川水务股份有限公司2020年年度报告',
    '规章制度',
    '低保申请',
    '财务制度',
  ])('no column: %s', (label) => {
    expect(disclosureKeyOf(label)).toBeUndefined();
  });
});

describe('states', () => {
  test('linked by text, title or image text', () => {
    const found = read('', link('指南图标', { title: '政府信息公开指南' }), link('', { alt: '依申请公开' }), link('政府信息公开制度'));
    expect(found.guide).toEqual({ state: 'linked', href: 'http://a.gov.cn/x/', text: '政府信息公开指南' });
    expect(found.apply.state).toBe('linked');
    expect(found.system.state).toBe('linked');
    expect(found.annual).toEqual({ state: 'absent' });
  });

  test('a dummy is told from a link, and a later link beats it', () => {
    const dummy = link('政府信息公开年报', { href: '', raw: 'javascript:;', dummy: true });
    expect(read('', dummy).annual).toEqual({ state: 'dummy', text: '政府信息公开年报' });
    expect(read('', dummy, link('政府信息公开年报')).annual.state).toBe('linked');
  });

  test('the column itself beats one document of it', () => {
    const report = link('岚川市水利局2023年政府信息公开年度报告', { href: 'http://a.gov.cn/report.html' });
    expect(read('', report, link('政府信息公开年报', { href: 'http://a.gov.cn/nb/' })).annual.href).toBe('http://a.gov.cn/nb/');
  });

  test('words without a link are text, also when they are broken over lines', () => {
    expect(read('<p>三、依申请公开信息情况</p>').apply).toEqual({ state: 'text', text: '依申请公开' });
    expect(read('<div>政府信息<br>公开<br>指南</div>').guide.state).toBe('text');
  });

  test('words of neighbouring entries do not run together', () => {
    expect(read('<ul><li>县政府及各部门信息公开</li><li>制度建设与文件汇编工作情况</li></ul>').system.state).toBe('absent');
  });

  test('what nobody can follow is no link', () => {
    expect(read('', link('依申请公开', { via: 'src' })).apply.state).toBe('absent');
    expect(read('', link('依申请公开', { noscript: true })).apply.state).toBe('absent');
  });
});
