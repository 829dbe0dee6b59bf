/** The words of the ledger, in both languages. */
import type { Language } from '../../checks/model/index.ts';
import { chinese, type LedgerWords } from './wording/chinese.ts';
import { english } from './wording/english.ts';

export type { LedgerWords } from './wording/chinese.ts';

export const ledgerWords: Record<Language, LedgerWords> = { 'zh-CN': chinese, en: english };
