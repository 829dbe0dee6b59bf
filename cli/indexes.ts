/** `index list|show|validate` and `schema`: evaluation indexes and the contracts, as files an evaluator works with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { describeProblem, diffIndexes, findChanges, newIndex, showIndex, validateIndex } from '../checks/index-file.ts';
import { EvaluationIndex, Finding, type Language, PageFacts, Scorecard, SiteFacts, SiteProfile } from '../checks/model/index.ts';
import { checks } from '../checks/rules/index.ts';
import { indexText, loadIndex, shippedIndexes } from '../crawler/index-files.ts';
import { exitCodes, tidy, usage } from './failure.ts';
import { today } from './values.ts';

/** Prints the indexes that ship. */
export function listIndexes(language: Language, json: boolean): number {
  const indexes = shippedIndexes().map(loadIndex);
  if (json) {
    const rows = indexes.map(({ id, version, title, total, source }) => ({ id, version, title, total, source }));
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  } else {
    const width = Math.max(...indexes.map(({ id }) => id.length));
    for (const { id, version, title } of indexes) process.stdout.write(`${id.padEnd(width)}  ${version}  ${title[language]}\n`);
  }
  return exitCodes.done;
}

/** Prints one index as the table that is attached to a notice. */
export function showOne(name: string, language: Language, json: boolean): number {
  const index = loadIndex(name);
  process.stdout.write(json ? `${JSON.stringify(index, null, 2)}\n` : tidy(showIndex(index, language)));
  return exitCodes.done;
}

/** Says what is wrong with an index file; 2 when it cannot be used. */
export function validateOne(name: string, language: Language, json: boolean): number {
  const { text, file } = indexText(name);
  const { index, problems } = validateIndex(text, file, checks, shippedIndexes());
  if (json) process.stdout.write(`${JSON.stringify({ valid: index !== undefined, problems }, null, 2)}\n`);
  else {
    for (const problem of problems) process.stdout.write(`${tidy(describeProblem(problem, language))}\n`);
    const zh = language === 'zh-CN';
    if (index)
      process.stdout.write(
        zh
          ? `${index.id} 可用${problems.length > 0 ? `，提示 ${problems.length} 处` : ''}\n`
          : `${index.id} can be used${problems.length > 0 ? `, ${problems.length} warnings` : ''}\n`,
      );
  }
  return index ? exitCodes.done : exitCodes.usage;
}

/** Prints a template with comments, dated today. */
export function makeOne(id: string, json: boolean): number {
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(id)) {
    throw usage(
      `指标体系编号只能用小写字母、数字、点和连字符，现为：${id}`,
      `an index id is written in lower case letters, digits, dots and hyphens, not: ${id}`,
    );
  }
  const text = newIndex(id, today());
  process.stdout.write(json ? `${JSON.stringify({ id, text }, null, 2)}\n` : text);
  return exitCodes.done;
}

/** Prints what changed from one index to another. */
export function diffTwo(before: string, after: string, language: Language, json: boolean): number {
  const [older, newer] = [loadIndex(before), loadIndex(after)];
  process.stdout.write(json ? `${JSON.stringify(findChanges(older, newer), null, 2)}\n` : tidy(diffIndexes(older, newer, language)));
  return exitCodes.done;
}

const contracts = {
  'page-facts': PageFacts,
  'site-facts': SiteFacts,
  finding: Finding,
  'evaluation-index': EvaluationIndex,
  scorecard: Scorecard,
  'site-profile': SiteProfile,
};

/** Writes the contracts as JSON Schema (draft 2020-12), one file each; of files that people write, what they may write is described. */
export function writeSchemas(out: string, json: boolean): number {
  mkdirSync(out, { recursive: true });
  const files = Object.entries(contracts).map(([name, contract]) => {
    const file = join(out, `${name}.schema.json`);
    const written = name === 'evaluation-index' || name === 'site-profile';
    writeFileSync(file, `${JSON.stringify(z.toJSONSchema(contract, { io: written ? 'input' : 'output' }), null, 2)}\n`);
    return file;
  });
  process.stdout.write(json ? `${JSON.stringify({ files }, null, 2)}\n` : `${files.join('\n')}\n`);
  return exitCodes.done;
}
