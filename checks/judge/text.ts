/** Messages with their values filled in. Plain text: whoever renders it escapes it. */
import { phrases } from '../knowledge/phrases.ts';
import { translateBasis } from '../knowledge/sources.ts';
import { terms } from '../knowledge/terms.ts';
import type { Bilingual, FactValue, Language } from '../model/index.ts';

const between: Record<Language, string> = { 'zh-CN': '、', en: ', ' };
const unknown: Record<Language, string> = { 'zh-CN': '不详', en: 'unknown' };

/** The message in both languages; throws when it names a value that is not there. */
export function fillText(message: Bilingual, values: Record<string, FactValue>): Bilingual {
  return { 'zh-CN': fill(message, values, 'zh-CN'), en: fill(message, values, 'en') };
}

function fill(message: Bilingual, values: Record<string, FactValue>, language: Language): string {
  return message[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the message names {${name}}, which the statement does not give`);
    return write(name, value, language);
  });
}

function write(name: string, value: FactValue, language: Language): string {
  if (value === null || value === '') return value === null ? unknown[language] : '';
  if (Array.isArray(value)) return value.map((one) => write(name, one, language)).join(between[language]);
  if (name === 'rule') return translateBasis(String(value), language);
  const phrase = phrases[name];
  if (phrase) return phrase(String(value))[language];
  const term = terms[name];
  return term && Object.hasOwn(term, String(value)) ? term[String(value)]![language] : String(value);
}
