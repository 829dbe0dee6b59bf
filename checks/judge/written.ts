/** Statements → findings: texts filled in, basis and fingerprint added; and what is said where a check could say nothing itself. */
import type { Check, Statement } from '../define.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Bilingual, FactValue, Finding } from '../model/index.ts';
import { fillText } from './text.ts';

/** What is said for every check, whatever it looks for. */
export const general: Record<'unreachable' | 'missing' | 'failed' | 'silent' | 'exempt', Bilingual> = {
  unreachable: {
    'zh-CN': '检查时网站首页未能打开，本项（{title}）未检查。',
    en: 'The home page could not be opened; “{title}” was not measured.',
  },
  missing: {
    'zh-CN': '未取得检查所需的信息（{needs}），本项（{title}）未检查。',
    en: 'What the check needs was not gathered ({needs}); “{title}” was not measured.',
  },
  failed: {
    'zh-CN': '检查程序出错（{problem}），本项（{title}）未检查。',
    en: 'The check itself failed ({problem}); “{title}” was not measured.',
  },
  silent: { 'zh-CN': '检查程序未给出结论，本项（{title}）未检查。', en: 'The check gave no result; “{title}” was not measured.' },
  exempt: {
    'zh-CN': '已豁免至{until}，理由：{reason}。原结论：{said}',
    en: 'Exempt until {until} because: {reason}. Found: {said}',
  },
};

/** The finding that a statement makes. Throws when its check has no such message. */
export function writeOut(check: Check, statement: Statement, asOf: string): Finding {
  const { outcome, message, url, subject, quote, selector, facts = {} } = statement;
  const words = check.messages[message];
  if (!words) throw new Error(`there is no message “${message}”`);
  return {
    check: check.id,
    outcome,
    url,
    message,
    text: fillText(words, { asOf, url, ...facts }),
    locator: quote === undefined && selector === undefined ? null : { selector: selector ?? null, quote: quote ?? '' },
    facts,
    basis: check.basis,
    fingerprint: fingerprintOf(firstName(check), url, subject, check.scope === 'page'),
    evidence: [],
  };
}

/** A finding about the whole check: it holds no facts, for nothing is known of how much there would have been. */
export function unmeasured(check: Check, url: string, words: Bilingual, message: string, values: Record<string, FactValue> = {}): Finding {
  const zh = fillText(words, { ...values, title: check.title['zh-CN'] })['zh-CN'];
  const en = fillText(words, { ...values, title: check.title.en }).en;
  return {
    check: check.id,
    outcome: 'error',
    url,
    message: `not-measured-${message}`,
    text: { 'zh-CN': zh, en },
    locator: null,
    facts: {},
    basis: check.basis,
    fingerprint: fingerprintOf(firstName(check), url, `not-measured-${message}`),
    evidence: [],
  };
}

/** The order of findings: by check, place and fingerprint. */
export function inOrder(a: Finding, b: Finding): number {
  return compare(a.check, b.check) || compare(a.url, b.url) || compare(a.fingerprint, b.fingerprint);
}

/** Code unit order, the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The name by which fingerprints go: a check that is renamed keeps those of its findings. */
const firstName = ({ id, renamedFrom }: Check): string => renamedFrom?.[0] ?? id;
