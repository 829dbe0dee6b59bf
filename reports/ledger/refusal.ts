/** An event that the rules of the ledger do not allow; the text says why and what to do, in both languages. */
import type { Bilingual } from '../../checks/model/index.ts';

export class Refusal extends Error {
  readonly text: Bilingual;

  constructor(zh: string, en: string) {
    super(en);
    this.name = 'Refusal';
    this.text = { 'zh-CN': zh, en };
  }
}
