/** The words of round reports, in both languages. */
import type { Language } from '../../checks/model/index.ts';
import { chinese, type RoundWords } from './wording/chinese.ts';
import { english } from './wording/english.ts';

export type { RoundWords } from './wording/chinese.ts';

export const roundWords: Record<Language, RoundWords> = { 'zh-CN': chinese, en: english };
