/** Index files: YAML text → EvaluationIndex, every mistake named by file, line and path. Reading the file itself is the caller’s. */

import { type KnownCheck, knowChecks } from './index-file/known.ts';
import { findNonsense } from './index-file/sense.ts';
import { describeIssues } from './index-file/shape.ts';
import { describeProblem, type IndexProblem, type Path, readSource, type Source, writePath } from './index-file/source.ts';
import { EvaluationIndex, type IndexNode } from './model/index.ts';

export { diffIndexes, findChanges } from './index-file/diff.ts';
export type { KnownCheck } from './index-file/known.ts';
export { showIndex } from './index-file/show.ts';
export { describeProblem, type IndexProblem } from './index-file/source.ts';
export { newIndex } from './index-file/template.ts';

/** An index file that cannot be used. `problems` has everything that was found; the message is their English text, one a line. */
export class IndexError extends Error {
  readonly problems: IndexProblem[];

  constructor(problems: IndexProblem[]) {
    super(problems.map((problem) => describeProblem(problem, 'en')).join('\n'));
    this.name = 'IndexError';
    this.problems = problems;
  }
}

/**
 * Returns the index and all problems in the order of their lines; no index when one of them is an error. Names of checks are looked at
 * when `checks` are given (ids, or checks with the schema of their options, which is then held to), names of other indexes when `indexes` are.
 */
export function validateIndex(
  text: string,
  file: string,
  checks?: readonly (string | KnownCheck)[],
  indexes?: readonly string[],
): { index?: EvaluationIndex; problems: IndexProblem[] } {
  const source = readSource(text, file);
  if (source.problems.length > 0) return { problems: source.problems };
  const place = placer(source, file);
  const parsed = EvaluationIndex.safeParse(source.data);
  const problems = parsed.success
    ? findNonsense(parsed.data, { checks: knowChecks(checks), indexes }).map((problem) => place({ ...problem }))
    : describeIssues(parsed.error.issues, source.data).map((problem) => place({ ...problem, severity: 'error' }));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const usable = parsed.success && !problems.some(({ severity }) => severity === 'error');
  return usable ? { index: parsed.data, problems } : { problems };
}

/** Returns the index of a file. Throws an IndexError naming file, line, path and what was expected. */
export function readIndex(
  text: string,
  file: string,
  checks?: readonly (string | KnownCheck)[],
  indexes?: readonly string[],
): EvaluationIndex {
  const { index, problems } = validateIndex(text, file, checks, indexes);
  if (!index) throw new IndexError(problems);
  return index;
}

/** Returns the options that an index gives to checks, by id of the check. */
export function optionsOf(index: EvaluationIndex): Record<string, Record<string, unknown>> {
  const options: Record<string, Record<string, unknown>> = {};
  const gather = ({ rule, children }: IndexNode): void => {
    if (rule && 'options' in rule && rule.options) {
      for (const id of rule.check) options[id] = { ...options[id], ...rule.options };
    }
    children?.forEach(gather);
  };
  index.nodes.forEach(gather);
  return options;
}

/** Returns the ids of the indexes that an index is made of. */
export function componentsOf(index: EvaluationIndex): string[] {
  const ids = new Set<string>();
  const gather = ({ rule, children }: IndexNode): void => {
    if (rule?.kind === 'index') ids.add(rule.index);
    children?.forEach(gather);
  };
  index.nodes.forEach(gather);
  return [...ids];
}

function placer(source: Source, file: string) {
  return ({
    path,
    key,
    ...problem
  }: Pick<IndexProblem, 'severity' | 'message' | 'suggestion'> & { path: Path; key?: boolean }): IndexProblem => {
    const { suggestion, ...rest } = problem;
    return { ...rest, file, ...source.locate(path, key), path: writePath(path), ...(suggestion === undefined ? {} : { suggestion }) };
  };
}
