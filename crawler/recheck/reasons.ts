/** Why a recheck says what it says, in words that may go into a ledger. */
import { terms } from '../../checks/knowledge/terms.ts';
import type { Bilingual, Language } from '../../checks/model/index.ts';
import type { RecheckResult } from '../../checks/model/recheck.ts';
import type { Observation } from '../engine/states.ts';

export interface Reason {
  result: RecheckResult;
  /** Of what is mended: a fresh page shows it. */
  certain?: true;
  text: Bilingual;
}

export const reasons = {
  passes: {
    result: 'mended',
    certain: true,
    text: { 'zh-CN': '复查时该项已符合要求：{said}', en: 'Looked at again, it is as it should be: {said}' },
  },
  'not-found-again': {
    result: 'mended',
    certain: true,
    text: { 'zh-CN': '已重新访问所涉页面，未再发现该问题。', en: 'The pages it was found on were visited again, and it was not found.' },
  },
  opens: { result: 'mended', certain: true, text: { 'zh-CN': '该地址现已能够打开。', en: 'The address opens now.' } },
  unlinked: {
    result: 'mended',
    certain: true,
    text: { 'zh-CN': '引用该地址的页面已更正或撤下该链接。', en: 'The pages that led to the address no longer do.' },
  },
  withdrawn: {
    result: 'mended',
    text: {
      'zh-CN': '所涉页面已撤下（{state}），请确认是否应当撤下。',
      en: 'The page was withdrawn ({state}); a person must say whether it should be.',
    },
  },
  'still-there': { result: 'present', text: { 'zh-CN': '复查时问题仍存在：{said}', en: 'Still there: {said}' } },
  'moved-along': {
    result: 'present',
    text: { 'zh-CN': '所涉页面已改址，问题在新地址仍存在：{said}', en: 'The page has moved, and there it is still: {said}' },
  },
  unreached: {
    result: 'unclear',
    text: {
      'zh-CN': '复查时网站首页未能打开（{state}），无法判断。',
      en: 'The home page could not be opened ({state}); nothing can be said.',
    },
  },
  'no-answer': {
    result: 'unclear',
    text: { 'zh-CN': '复查时 {url} 未能打开（{state}），无法判断。', en: '{url} could not be opened ({state}); nothing can be said.' },
  },
  'not-visited': {
    result: 'unclear',
    text: { 'zh-CN': '复查时未能访问 {url}（{state}），无法判断。', en: '{url} was not visited ({state}); nothing can be said.' },
  },
  'subject-gone': {
    result: 'unclear',
    text: {
      'zh-CN': '所涉页面 {url} 已打不开（{state}），不能据此认定已整改，请人工确认。',
      en: '{url} no longer opens ({state}), which does not prove that anything was mended; a person must look.',
    },
  },
  unread: {
    result: 'unclear',
    text: {
      'zh-CN': '{url} 内容由脚本生成，未能读取，请人工确认。',
      en: '{url} is filled by script and was not read; a person must look.',
    },
  },
  'not-read': {
    result: 'unclear',
    text: {
      'zh-CN': '{url} 能打开（{state}），但内容未能读取，请人工确认。',
      en: '{url} opens ({state}), but what it holds was not read; a person must look.',
    },
  },
  'not-measured': { result: 'unclear', text: { 'zh-CN': '复查时未能检查：{said}', en: 'Not measured: {said}' } },
  'for-a-person': {
    result: 'unclear',
    text: { 'zh-CN': '复查时情况已变化，须人工判断：{said}', en: 'It has changed, and a person must judge it: {said}' },
  },
  exempt: { result: 'unclear', text: { 'zh-CN': '该项现已豁免：{said}', en: 'It is exempt now: {said}' } },
  'not-applicable': {
    result: 'unclear',
    text: { 'zh-CN': '该项现不适用，请人工确认：{said}', en: 'It no longer applies; a person must look: {said}' },
  },
  otherwise: {
    result: 'unclear',
    text: { 'zh-CN': '同一检查项现另有问题，请人工确认：{said}', en: 'The same check now says something else: {said}' },
  },
  elsewhere: {
    result: 'unclear',
    text: {
      'zh-CN': '已复查的页面未见该问题，但上次检查时其他页面也有，未逐页访问，请全站复查。',
      en: 'The pages visited no longer show it, but others did at the inspection and were not visited; inspect the whole site.',
    },
  },
  'whole-site': {
    result: 'unclear',
    text: {
      'zh-CN': '该项须统计全站，局部复查不能判断，请重新检查全站。',
      en: 'It is counted over the whole site: inspect the whole site again.',
    },
  },
  'no-check': { result: 'unclear', text: { 'zh-CN': '现行检查项中没有“{check}”，无法复查。', en: 'There is no check “{check}” now.' } },
  'not-reproduced': {
    result: 'unclear',
    text: {
      'zh-CN': '按现行规则重判上次检查的数据，已不认定该问题，无法对比，请人工确认。',
      en: 'Judged again by today’s rules the inspection before does not show it either: nothing can be compared; a person must look.',
    },
  },
} as const satisfies Record<string, Reason>;
export type ReasonId = keyof typeof reasons;

const nothing: Bilingual = { 'zh-CN': '没有访问', en: 'not asked for' };

/** The words of a reason with its values. */
export function fillReason(
  id: ReasonId,
  { said, url = '', state, check }: { said?: Bilingual; url?: string; state?: Observation | undefined; check: string },
): Bilingual {
  const write = (language: Language): string => {
    const name = state ? (terms.state?.[state.state]?.[language] ?? state.state) : nothing[language];
    const code = state ? [state.status ? `HTTP ${state.status}` : '', state.reason ?? ''].filter(Boolean).join(' ') : '';
    const values: Record<string, string> = { said: said?.[language] ?? '', url, check, state: code ? `${name} ${code}` : name };
    return reasons[id].text[language].replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
  };
  return { 'zh-CN': write('zh-CN'), en: write('en') };
}
