/** A roster in YAML or JSON: a list of sites, or `sites:` with one. Names of fields are those of columns, in either language. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { RosterColumn } from '../../../checks/knowledge/roster.ts';
import { RosterSite } from '../../../checks/model/index.ts';
import { columnOf } from './cells.ts';
import { decodeText } from './csv.ts';
import type { FileProblem, RosterRow } from './roster-file.ts';
import { clean } from './table.ts';

const most = { bytes: 20_000_000, aliases: 0 };

/** Fields that are written as values of several parts. */
const structured = {
  contacts: RosterSite.shape.contacts,
  exemptions: RosterSite.shape.exemptions,
  profile: RosterSite.shape.profile,
} as const;

export function readYamlRows(bytes: Uint8Array, problems: FileProblem[]): RosterRow[] {
  const lines = new LineCounter();
  const at = (offset: number | undefined): { line: number | null; column: number | null } => {
    if (offset === undefined) return { line: null, column: null };
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const report = (severity: FileProblem['severity'], offset: number | undefined, zh: string, en: string): void =>
    void problems.push({ sheet: null, ...at(offset), severity, text: { 'zh-CN': zh, en } });
  if (bytes.length > most.bytes) {
    report('error', undefined, '文件超过 20 MB，没有读取', 'the file is larger than 20 MB and was not read');
    return [];
  }
  const document = parseDocument(decodeText(bytes), { lineCounter: lines, logLevel: 'silent' });
  for (const { message, pos } of document.errors.slice(0, 20))
    report('error', pos[0], `不是有效的 YAML：${message.split('\n')[0]}`, `not valid YAML: ${message.split('\n')[0]}`);
  if (document.errors.length > 0) return [];
  const root = document.contents;
  const list = isMap(root) ? (root.get('sites', true) as Node | undefined) : root;
  if (!isSeq(list)) {
    report('error', root?.range?.[0], '应为站点列表，或 sites: 下的站点列表', 'a list of sites is wanted, or one under sites:');
    return [];
  }
  return list.items.flatMap((item): RosterRow[] => {
    const { line, column } = at((item as Node).range?.[0]);
    if (!isMap(item)) {
      report('error', (item as Node).range?.[0], '站点应写作“字段: 值”', 'a site is written as field: value');
      return [];
    }
    const cells: RosterRow['cells'] = {};
    for (const { key, value } of item.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const offset = (key as Node).range?.[0];
      const read = plainOf(value as Node | null, document);
      if (read === undefined)
        report('warning', offset, `字段“${name}”使用了引用，没有导入`, `the field “${name}” uses an alias and was not taken`);
      else if (name === 'scope' && typeof read === 'object' && read !== null) readScope(read as Record<string, unknown>, cells);
      else take(name, read, cells, (zh, en) => report('warning', offset, zh, en));
    }
    return [{ sheet: null, line: line ?? 0, column, cells }];
  });
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
