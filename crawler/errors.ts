/** Errors that a person can mend: what, where, what to do, in both languages. */
import type { Bilingual } from '../checks/model/index.ts';

export class CrawlError extends Error {
  readonly code: string;
  readonly text: Bilingual;

  constructor(code: string, zh: string, en: string) {
    super(en);
    this.name = 'CrawlError';
    this.code = code;
    this.text = { 'zh-CN': zh, en };
  }
}
