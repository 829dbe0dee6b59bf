/** Events as a line of Chinese says them, for tests. */
import type { EventData, EventKind, LedgerEvent, LedgerItem } from '../../../checks/model/ledger.ts';
import { momentOf } from '../../../reports/ledger/moments.ts';

export const item: LedgerItem = {
  key: 'finding:www.lanchuan.gov.cn:0123456789abcdef',
  kind: 'finding',
  organ: '市水务局',
  title: { 'zh-CN': '首页坏链', en: 'Dead link on the home page' },
  site: { id: 'www.lanchuan.gov.cn', name: '蓝川市水务局', url: 'http://www.lanchuan.gov.cn/' },
  finding: { check: 'dead-link-home', fingerprint: '0123456789abcdef', url: 'http://www.lanchuan.gov.cn/a.html' },
  task: null,
  from: null,
};

const both = (text: string) => ({ 'zh-CN': text, en: text });

/** `2026-09-02 申诉` → that event in the morning of that day. */
export function eventOf(line: string, given: { grade: 'ordinary' | 'major'; due: string | null }): LedgerEvent {
  const [, day, words, until] = /^(\d{4}-\d{2}-\d{2}) (\D+?)(?:至 (\d{4}-\d{2}-\d{2}))?$/.exec(line)!;
  const beginning = { round: null, asOf: null, grade: given.grade, terms: 't', due: given.due, text: both('链接打不开') };
  const files: [] = [];
  const kinds: Record<string, { [Kind in EventKind]: [kind: Kind, data: EventData[Kind]] }[EventKind]> = {
    立项: ['opened', beginning],
    再次发现: ['reopened', { ...beginning, why: 'found-again', note: '' }],
    部署: ['deployed', { to: '张工', note: '' }],
    反馈: ['answered', { text: '已安排整改', files }],
    进展: ['progressed', { text: '正在修改', files }],
    办结: ['submitted', { text: '已改', files, done: null }],
    复查仍存在: ['rechecked', { result: 'present', text: both('仍打不开'), inspection: null, before: [], after: [] }],
    复查已改: ['rechecked', { result: 'mended', text: both('已打开'), inspection: null, before: [], after: [] }],
    销号: ['closed', { text: '复查合格', files, auto: false }],
    申诉: ['appealed', { text: '该链接在政务外网可打开', files }],
    申诉成立: ['appeal-decided', { upheld: true, why: '属实', files }],
    申诉驳回: ['appeal-decided', { upheld: false, why: '公众无法访问', files }],
    申请延期: ['extension-asked', { until: until ?? '', plan: '分两步完成', files }],
    批准延期: ['extension-decided', { granted: true, until: until ?? '', why: '' }],
    不同意延期: ['extension-decided', { granted: false, until: until ?? '2026-01-01', why: '理由不足' }],
    改为重大: ['graded', { grade: 'major', why: '影响面广' }],
    电话催办: ['reminded', { whom: '李科长', text: '请抓紧办理' }],
  };
  const [kind, data] = kinds[words!]!;
  const by = words === '批准延期' || words === '不同意延期' ? '王局长' : '局办公室';
  return { at: momentOf(`${day} 09:00`)!, by, kind, data } as LedgerEvent;
}
