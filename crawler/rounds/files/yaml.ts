/** A roster in YAML or JSON: a list of sites, or `sites:` with one. Names of fields are those of columns, in either language. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { RosterColumn } from '../../../checks/knowledge/roster.ts';
import { RosterSite } from '../../../checks/model/index.ts';
import { columnOf } from './cells.ts';
import { decodeText } from './csv.ts';
import type { FileProblem, RosterRow } from './roster-file.ts';
import { clean } from './table.ts';

/** `depth`: brackets that stand open at once; a parser that calls itself runs out of stack. */
const most = { bytes: 8_000_000, aliases: 0, depth: 50 };

/** Fields that are written as values of several parts. */
const structured = {
  contacts: RosterSite.shape.contacts,
  exemptions: RosterSite.shape.exemptions,
  profile: RosterSite.shape.profile,
} as const;

export function readYamlRows(bytes: Uint8Array, problems: FileProblem[]): RosterRow[] {
  return readYamlList(bytes, 'sites', problems).flatMap(({ place, key, value, fields }): RosterRow[] => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push({ ...place, severity: 'error', text: { 'zh-CN': '站点应写作“字段: 值”', en: 'a site is written as field: value' } });
      return [];
    }
    const cells: RosterRow['cells'] = key === null ? {} : { id: clean(key) };
    const places: RosterRow['places'] = {};
    for (const [name, read] of Object.entries(value)) {
      const at = fields.get(name) ?? place;
      const column = columnOf(name);
      if (column) places[column] = at;
      const warn = (zh: string, en: string): void => void problems.push({ ...at, severity: 'warning', text: { 'zh-CN': zh, en } });
      if (name === 'scope' && typeof read === 'object' && read !== null) readScope(read as Record<string, unknown>, cells);
      else take(name, read, cells, warn);
    }
    return [{ sheet: null, line: place.line ?? 0, column: place.column, cells, places }];
  });
}

export interface YamlEntry {
  place: Pick<FileProblem, 'sheet' | 'line' | 'column'>;
  /** Where the file has a mapping and no list. */
  key: string | null;
  value: unknown;
  /** Where its fields stand, if it is a mapping. */
  fields: ReadonlyMap<string, YamlEntry['place']>;
}

/** Entries of a list in YAML or JSON, or of a mapping; at the top or under a name. Aliases are refused: they can blow up a small file. */
export function readYamlList(bytes: Uint8Array, under: string, problems: FileProblem[]): YamlEntry[] {
  const lines = new LineCounter();
  const at = (offset: number | undefined): YamlEntry['place'] => {
    if (offset === undefined) return { sheet: null, line: null, column: null };
    const { line, col } = lines.linePos(offset);
    return { sheet: null, line, column: col };
  };
  const refuse = (offset: number | undefined, zh: string, en: string): void =>
    void problems.push({ ...at(offset), severity: 'error', text: { 'zh-CN': zh, en } });
  if (bytes.length > most.bytes) {
    refuse(undefined, '文件超过 8 MB，没有读取', 'the file is larger than 8 MB and was not read');
    return [];
  }
  const text = decodeText(bytes);
  if (isDeep(text)) {
    refuse(undefined, '层次过深，没有读取', 'it is nested too deeply and was not read');
    return [];
  }
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  for (const { message, pos } of document.errors.slice(0, 20))
    refuse(pos[0], `不是有效的 YAML：${message.split('\n')[0]}`, `not valid YAML: ${message.split('\n')[0]}`);
  if (document.errors.length > 0) return [];
  const root = document.contents;
  const list = isMap(root) && root.has(under) ? (root.get(under, true) as Node | undefined) : root;
  const read = (node: Node | null, key: string | null, offset: number | undefined): YamlEntry[] => {
    const value = plainOf(node, document);
    const fields = new Map<string, YamlEntry['place']>();
    if (isMap(node)) for (const { key: name } of node.items) if (isScalar(name)) fields.set(String(name.value), at(name.range?.[0]));
    if (value !== undefined) return [{ place: at(offset), key, value, fields }];
    refuse(offset, '使用了引用（&、*），没有导入', 'it uses an alias and was not taken');
    return [];
  };
  if (isSeq(list)) return list.items.flatMap((item) => read(item as Node, null, (item as Node).range?.[0]));
  if (isMap(list))
    return list.items.flatMap(({ key, value }) =>
      read(value as Node | null, isScalar(key) ? String(key.value) : '', (key as Node).range?.[0]),
    );
  refuse(root?.range?.[0], `应为列表，或 ${under}: 下的列表`, `a list is wanted, or one under ${under}:`);
  return [];
}

/** Whether brackets or dashes open more levels than any list of sites has. */
function isDeep(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '[' || character === '{') open++;
    else if (character === ']' || character === '}') open--;
    if (open > most.depth) return true;
  }
  return new RegExp(`^(?:[ \\t]{0,8}[-?] ){${most.depth}}`, 'm').test(text);
}

function plainOf(value: Node | null, document: ReturnType<typeof parseDocument>): unknown {
  if (value === null) return null;
  try {
    return value.toJS(document, { maxAliasCount: most.aliases });
  } catch {
    return undefined;
  }
}

function readScope({ hosts, paths }: Record<string, unknown>, cells: RosterRow['cells']): void {
  if (Array.isArray(hosts)) cells.hosts = hosts.map((host) => clean(String(host)));
  if (Array.isArray(paths)) cells.paths = paths.map((path) => clean(String(path)));
}

function take(name: string, value: unknown, cells: RosterRow['cells'], warn: (zh: string, en: string) => void): void {
  const column: RosterColumn | undefined = columnOf(name);
  if (!column) warn(`字段“${name.slice(0, 40)}”无法识别，没有导入`, `the field “${name.slice(0, 40)}” is not known and was not taken`);
  else if (value === null) cells[column] = undefined;
  else if (typeof value === 'boolean' && (column === 'running' || column === 'publicServices')) cells[column] = value;
  else if (['hosts', 'paths', 'keyAreas'].includes(column) && Array.isArray(value)) cells[column] = value.map((one) => clean(String(one)));
  else if (column in structured && typeof value === 'object') {
    const read = structured[column as keyof typeof structured].safeParse(value);
    if (read.success) cells[column] = read.data;
    else {
      const words = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      warn(`字段“${name}”有误，没有导入：${words}`, `the field “${name}” is not right and was not taken: ${words}`);
    }
  } else if (typeof value === 'object') warn(`字段“${name}”应为文字，没有导入`, `the field “${name}” should be a text and was not taken`);
  else cells[column] = clean(String(value));
}
