/** The words of the workbooks, in both languages. */
import type { Language } from '../../checks/model/index.ts';
import { chinese } from './wording/chinese.ts';
import { english } from './wording/english.ts';

export type Words = typeof chinese;
export const words: Record<Language, Words> = { 'zh-CN': chinese, en: english };
