/** `checks list|explain`: what is looked for, and why. */
import { findClosest } from '../checks/index-file/closest.ts';
import { explainCheck, listChecks } from '../checks/judge.ts';
import type { Language } from '../checks/model/index.ts';
import { exitCodes, usage } from './failure.ts';

/** Prints all checks: id, theme, scope, title, articles of law. */
export function list(language: Language, json: boolean): number {
  const all = listChecks();
  if (json) {
    process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
    return exitCodes.done;
  }
  const width = Math.max(...all.map(({ id }) => id.length));
  let theme = '';
  for (const check of all) {
    if (check.theme !== theme) process.stdout.write(`${theme && '\n'}${check.theme}\n`);
    theme = check.theme;
    process.stdout.write(`  ${check.id.padEnd(width)}  ${check.title[language]}\n  ${' '.repeat(width)}  ${check.basis.join('；')}\n`);
  }
  return exitCodes.done;
}

/** Prints the manual page of one check. */
export function explain(id: string, language: Language, json: boolean): number {
  const page = explainCheck(id, language);
  if (page === undefined) {
    const closest = findClosest(
      id,
      listChecks().map((check) => check.id),
    );
    throw usage(
      `没有名为 ${id} 的检查项${closest ? `，是否指 ${closest}` : ''}。全部检查项见 checks list。`,
      `there is no check ${id}${closest ? `; did you mean ${closest}` : ''}. See checks list.`,
    );
  }
  process.stdout.write(json ? `${JSON.stringify({ ...listChecks().find((check) => check.id === id), text: page }, null, 2)}\n` : page);
  return exitCodes.done;
}
