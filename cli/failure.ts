/** What ends a command early: a text for the person at the terminal in both languages, and the exit code. */

import { describeProblem, IndexError } from '../checks/index-file.ts';
import { OptionsError } from '../checks/judge.ts';
import type { Bilingual, Language } from '../checks/model/index.ts';

/** 0 done · 1 findings over the gate · 2 wrong use · 3 could not run. */
export const exitCodes = { done: 0, gate: 1, usage: 2, failed: 3 } as const;

/** A mistake a person can mend. The text says what, where and what to do. */
export class Failure extends Error {
  readonly text: Bilingual;
  readonly exitCode: number;

  constructor(zh: string, en: string, exitCode: number = exitCodes.failed) {
    super(en);
    this.name = 'Failure';
    this.text = { 'zh-CN': zh, en };
    this.exitCode = exitCode;
  }
}

export function usage(zh: string, en: string): Failure {
  return new Failure(zh, en, exitCodes.usage);
}

/** The words and the exit code for anything that was thrown. Control characters of hostile texts never reach the terminal. */
export function describeError(error: unknown, language: Language): { text: string; exitCode: number } {
  if (error instanceof IndexError) {
    return { text: tidy(error.problems.map((problem) => describeProblem(problem, language)).join('\n')), exitCode: exitCodes.usage };
  }
  if (error instanceof OptionsError) return { text: tidy(error.message), exitCode: exitCodes.usage };
  if (error instanceof Failure) return { text: tidy(error.text[language]), exitCode: error.exitCode };
  if (hasText(error)) {
    const wrongUse = (error as { code?: string }).code === 'no-passphrase';
    return { text: tidy(error.text[language]), exitCode: wrongUse ? exitCodes.usage : exitCodes.failed };
  }
  const words = error instanceof Error ? (process.env.MINGCHA_DEBUG ? (error.stack ?? error.message) : error.message) : String(error);
  const lead = language === 'zh-CN' ? '程序出错，检查未完成' : 'an internal error ended the command';
  return { text: tidy(`${lead}: ${words}`), exitCode: exitCodes.failed };
}

function hasText(error: unknown): error is Error & { text: Bilingual } {
  const text = (error as { text?: Partial<Bilingual> } | null)?.text;
  return typeof text?.['zh-CN'] === 'string' && typeof text.en === 'string';
}

/** The text without control characters but line breaks, and without marks that turn the writing direction. */
export function tidy(text: string): string {
  return text.replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ');
}
