/** What each check looks for and why, for the command line and for reports. */
import type { Check, Theme } from '../define.ts';
import { translateBasis } from '../knowledge/sources.ts';
import type { Bilingual, Language } from '../model/index.ts';
import { checks as allChecks } from '../rules/index.ts';

export interface CheckSummary {
  id: string;
  theme: Theme;
  scope: Check['scope'];
  title: Bilingual;
  basis: string[];
}

const headings: Record<
  'looksFor' | 'why' | 'basis' | 'fails' | 'passes' | 'options' | 'scope' | 'page' | 'site' | 'round' | 'renamed',
  Bilingual
> = {
  looksFor: { 'zh-CN': '检查什么', en: 'LOOKS FOR' },
  why: { 'zh-CN': '为什么检查', en: 'WHY' },
  basis: { 'zh-CN': '依据', en: 'BASIS' },
  fails: { 'zh-CN': '不合格示例', en: 'FAILS' },
  passes: { 'zh-CN': '合格示例', en: 'PASSES' },
  options: { 'zh-CN': '可设置项（默认值）', en: 'OPTIONS (DEFAULTS)' },
  scope: { 'zh-CN': '检查范围', en: 'SCOPE' },
  page: { 'zh-CN': '单个页面', en: 'one page' },
  site: { 'zh-CN': '整个网站', en: 'the whole site' },
  round: { 'zh-CN': '同一轮检查的全部网站', en: 'all sites of a round together' },
  renamed: { 'zh-CN': '曾用名', en: 'EARLIER IDS' },
};

/** All checks in order of theme and id. */
export function listChecks(): CheckSummary[] {
  return allChecks.map(({ id, theme, scope, title, basis }) => ({ id, theme, scope, title, basis }));
}

/** The manual page of a check as plain text, or undefined when there is no such check. */
export function explainCheck(id: string, language: Language): string | undefined {
  const check = allChecks.find((one) => one.id === id || one.renamedFrom?.includes(id));
  if (!check) return undefined;
  const { docs } = check;
  const sections: [keyof typeof headings, string[]][] = [
    ['looksFor', [docs.looksFor[language]]],
    ['why', [docs.why[language]]],
    ['basis', check.basis.map((text) => translateBasis(text, language))],
    ['fails', [docs.fails[language]]],
    ['passes', [docs.passes[language]]],
    ['options', describeOptions(check)],
    ['scope', [headings[check.scope][language]]],
    ['renamed', check.renamedFrom ?? []],
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([key, lines]) => `${headings[key][language]}\n${lines.map((line) => `  ${line}`).join('\n')}`);
  return [`${check.id}  ${check.title[language]}`, ...body].join('\n\n').concat('\n');
}

/** Names and defaults of the options; an option without a default is off until it is set. */
function describeOptions(check: Check): string[] {
  const shape = 'shape' in check.options ? Object.keys(check.options.shape as object) : [];
  const defaults = check.options.parse({}) as Record<string, unknown>;
  return shape.map((name) => `${name}: ${defaults[name] === undefined ? '—' : String(defaults[name])}`);
}
