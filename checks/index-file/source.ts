/** YAML text → plain data that knows the line and column of every value. */
import { isAlias, isMap, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Bilingual, Language } from '../model/index.ts';

export type Path = readonly (string | number)[];

/** What is wrong with an index file and where; `error`: it cannot be used, `warning`: it can, but something in it has no effect or looks unmeant. */
export interface IndexProblem {
  severity: 'error' | 'warning';
  file: string;
  line: number;
  column: number;
  /** `nodes[0].children[2].rule.check`; empty for the file as a whole. */
  path: string;
  message: Bilingual;
  /** The name that was probably meant. */
  suggestion?: string;
}

export interface Source {
  data: unknown;
  /** Line and column (from 1) of the value at a path, of its key with `key`, else of the nearest thing above it. */
  locate(path: Path, key?: boolean): { line: number; column: number };
  problems: IndexProblem[];
}

const sourceLimits = { bytes: 1_000_000, aliases: 1000, depth: 40 };

export const both = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });

/** Writes a path as people write it: `nodes[0].rule.check`. */
export function writePath(path: Path): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}

/** Writes a problem on one line, beginning with `file:line:column` as editors and terminals understand it. */
export function describeProblem(problem: IndexProblem, language: Language): string {
  const { file, line, column, path, message, suggestion, severity } = problem;
  const zh = language === 'zh-CN';
  const level = severity === 'error' ? (zh ? '错误' : 'error') : zh ? '警告' : 'warning';
  const hint = suggestion === undefined ? '' : zh ? `；是否应为“${suggestion}”？` : `; did you mean "${suggestion}"?`;
  return `${file}:${line}:${column} ${level}${path && ` ${path}`}: ${message[language]}${hint}`;
}

/** Reads YAML without running anything of it: size, nesting and aliases are bounded; a broken text gives problems and no data. */
export function readSource(text: string, file: string): Source {
  const lines = new LineCounter();
  const problems: IndexProblem[] = [];
  const fail = (offset: number, message: Bilingual, severity: IndexProblem['severity'] = 'error'): void => {
    const { line, col } = lines.linePos(offset);
    problems.push({ severity, file, line: Math.max(1, line), column: Math.max(1, col), path: '', message });
  };
  const none: Source = { data: undefined, locate: () => ({ line: 1, column: 1 }), problems };
  if (text.length > sourceLimits.bytes) {
    fail(0, both(`文件超过 ${sourceLimits.bytes} 个字符`, `the file is longer than ${sourceLimits.bytes} characters`));
    return none;
  }
  if (isNestedTooDeeply(text)) {
    fail(0, both(`嵌套超过 ${sourceLimits.depth} 层`, `nested more than ${sourceLimits.depth} levels deep`));
    return none;
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, maxAliasCount: sourceLimits.aliases } as object);
  for (const error of document.errors) fail(error.pos[0], both(`不是有效的 YAML:${error.message}`, `not valid YAML: ${error.message}`));
  if (problems.length > 0) return none;
  try {
    const root = document.contents;
    return {
      data: document.toJS({ maxAliasCount: sourceLimits.aliases }),
      locate: (path, key = false) => locate(root, path, key, (node) => (isAlias(node) ? (node.resolve(document) as Node) : node), lines),
      problems,
    };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    fail(
      0,
      both(
        `YAML 无法展开（别名过多或指向不明）：${words}`,
        `the YAML cannot be expanded (too many aliases, or one without an anchor): ${words}`,
      ),
    );
    return none;
  }
}

/** Returns whether brackets or indentation nest deeper than an index could mean; a parser would run out of stack on them. */
function isNestedTooDeeply(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
    else if (char === '\n') depth = 0;
    if (depth > sourceLimits.depth) return true;
  }
  return /^(?: {400}|\t{50}|(?:- ?){60})/m.test(text);
}

function locate(
  root: unknown,
  path: Path,
  key: boolean,
  resolve: (node: Node) => Node,
  lines: LineCounter,
): { line: number; column: number } {
  let here = root as Node | null;
  let offset = here?.range?.[0] ?? 0;
  for (const [at, part] of path.entries()) {
    const node = here && resolve(here);
    let next: Node | null = null;
    if (isMap(node)) {
      const pair = node.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === String(part)) as
        | Pair<Node, Node | null>
        | undefined;
      if (!pair) break;
      if (pair.key?.range && (key || !pair.value) && at === path.length - 1) return position(lines, pair.key.range[0]);
      next = pair.value;
    } else if (isSeq(node)) next = (node.items[Number(part)] as Node | undefined) ?? null;
    if (!next) break;
    here = next;
    offset = next.range?.[0] ?? offset;
  }
  return position(lines, offset);
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
