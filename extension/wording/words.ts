/** The words of the views in the language of the reader; the compiler holds both languages to the same shape. */
import type { Language } from '../../checks/model/index.ts';
import { chinese, type Words } from './chinese.ts';
import { english } from './english.ts';

export type { Words };
export const words: Readonly<Record<Language, Words>> = { 'zh-CN': chinese, en: english };
