/** The words of the reports, in both languages. */
import type { Language } from '../checks/model/index.ts';
import { chinese, type Words } from './wording/chinese.ts';
import { english } from './wording/english.ts';

export type { Words } from './wording/chinese.ts';

export const words: Record<Language, Words> = { 'zh-CN': chinese, en: english };
