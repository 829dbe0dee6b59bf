/** Settings that people write: YAML files, each mistake told with file, line, column and path. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { Refusal } from './refusal.ts';

const mostBytes = 2_000_000;
const mostProblems = 20;

/** What a YAML file says. Throws a Refusal that names every mistake. */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Refusal(`没有这个文件：${file}`, `there is no file ${file}`);
  if (statSync(file).size > mostBytes) throw new Refusal(`文件过大：${file}`, `the file is too large: ${file}`);
  return parseYaml(readFileSync(file, 'utf8'), file, schema);
}

/** The same for a text; `name` is what mistakes call it. */
export function parseYaml<Schema extends z.ZodType>(text: string, name: string, schema: Schema): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    const words = broken.message.split('\n')[0];
    throw new Refusal(`${name}:${line}:${col}：不是有效的 YAML：${words}`, `${name}:${line}:${col}: not valid YAML: ${words}`);
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    throw new Refusal(`${name}：${(error as Error).message}`, `${name}: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(data ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, mostProblems).map(({ path, message }) => {
    const { line, col } = placeOf(path);
    return `${name}:${line}:${col}: ${path.join('.') || '.'}: ${message}`;
  });
  throw new Refusal(`设置有误：\n${problems.join('\n')}`, `the settings are not right:\n${problems.join('\n')}`);

  /** Where a value stands, or the nearest one above it that is there. */
  function placeOf(path: readonly PropertyKey[]): { line: number; col: number } {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]);
    }
    return { line: 1, col: 1 };
  }
}
