/** What the part on the console says. */
import type { Language } from '../../checks/model/index.ts';
import type { ConsoleFaultKind } from '../console/client.ts';
import type { ConnectionFault } from '../console/connection.ts';

interface Words {
  heading: string;
  alone: string;
  address: string;
  token: string;
  tokenKept: string;
  connect: string;
  disconnect: string;
  now: string;
  busy: string;
  connected(name: string): string;
  at(time: string): string;
  never: string;
  waiting(count: number): string;
  allSent: string;
  refused(site: string, why: string): string;
  roster(count: number): string;
  find: string;
  more(count: number): string;
  noRoster: string;
  open(name: string): string;
  rounds(ids: string): string;
  differing(count: number): string;
  mark(by: string, result: string, at: string): string;
  results: Record<'pass' | 'fail' | 'na' | 'points', string>;
  unsigned: string;
  privacy: string;
  typed: Record<ConnectionFault, string>;
  faults: Record<ConsoleFaultKind, string>;
}

export const consoleWords: Record<Language, Words> = {
  'zh-CN': {
    heading: '控制台',
    alone: '未连接控制台，检查内容只在本浏览器中。',
    address: '控制台地址',
    token: '访问令牌',
    tokenKept: '已保存；重新填写可更换',
    connect: '连接',
    disconnect: '断开',
    now: '立即同步',
    busy: '正在同步…',
    connected: (name) => `已连接，身份：${name}`,
    at: (time) => `上次同步：${time}`,
    never: '尚未同步',
    waiting: (count) => `待上报站点 ${count} 个，连通后自动上报`,
    allSent: '检查内容已全部上报',
    refused: (site, why) => `${site} 未被接收：${why}`,
    roster: (count) => `站点名录（${count} 个）`,
    find: '按名称、单位或网址查找',
    more: (count) => `另有 ${count} 个，请缩小查找范围`,
    noRoster: '名录中没有站点。',
    open: (name) => `打开 ${name}`,
    rounds: (ids) => `本期检查：${ids}`,
    differing: (count) => `与其他检查人判定不一致 ${count} 项`,
    mark: (by, result, at) => `${by}：${result}（${at}）`,
    results: { pass: '合格', fail: '不合格', na: '不适用', points: '计分' },
    unsigned: '未署名',
    privacy: '检查内容保存在本浏览器中，只发送给上面的控制台。',
    typed: {
      'no-address': '请填写以 http:// 或 https:// 开头的控制台地址。',
      'not-secret': '公网上的控制台须用 https:// 地址，否则令牌会被途中读取。',
      'no-token': '令牌不完整。令牌以 mc_ 开头，由控制台管理员发放。',
    },
    faults: {
      offline: '控制台没有答复。检查内容保存在本机，稍后自动重试。',
      token: '令牌无效或已被收回，请向控制台管理员索取新的令牌。',
      denied: '浏览器未允许访问控制台。请点击“连接”并选择允许。',
      refused: '控制台未接收。',
      broken: '该地址答复的不是明察控制台，或版本不符。请核对地址。',
    },
  },
  en: {
    heading: 'Console',
    alone: 'No console is connected; everything stays in this browser.',
    address: 'Address of the console',
    token: 'Token',
    tokenKept: 'kept; type another to replace it',
    connect: 'Connect',
    disconnect: 'Disconnect',
    now: 'Synchronise now',
    busy: 'Synchronising…',
    connected: (name) => `Connected as ${name}`,
    at: (time) => `Last synchronised: ${time}`,
    never: 'Not synchronised yet',
    waiting: (count) => `${count} ${count === 1 ? 'site waits' : 'sites wait'} to be sent once the console answers`,
    allSent: 'Everything was sent',
    refused: (site, why) => `${site} was not taken: ${why}`,
    roster: (count) => `Roster (${count})`,
    find: 'Find by name, organ or address',
    more: (count) => `${count} more; narrow the search`,
    noRoster: 'No sites in the roster.',
    open: (name) => `Open ${name}`,
    rounds: (ids) => `In round ${ids}`,
    differing: (count) => `${count} marked differently by other inspectors`,
    mark: (by, result, at) => `${by}: ${result} (${at})`,
    results: { pass: 'pass', fail: 'fail', na: 'not applicable', points: 'points' },
    unsigned: 'unsigned',
    privacy: 'Everything is kept in this browser and sent to the console above alone.',
    typed: {
      'no-address': 'Give the address of the console, beginning with http:// or https://.',
      'not-secret': 'A console on the public internet needs an https:// address, or the token can be read on its way.',
      'no-token': 'The token is incomplete. It begins with mc_ and comes from whoever runs the console.',
    },
    faults: {
      offline: 'The console does not answer. Everything is kept here and will be tried again.',
      token: 'The token is unknown or was revoked; ask whoever runs the console for a new one.',
      denied: 'The browser was not allowed to reach the console. Choose Connect and allow it.',
      refused: 'The console did not take it.',
      broken: 'What answers at this address is no console of Mingcha, or of another version. Check the address.',
    },
  },
};
