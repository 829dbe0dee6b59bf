/** A roster as offices keep it (xlsx, csv, YAML) → what it says of each site, and line by line what could not be read. Pure. */
import { placeOf } from '../../../checks/facts/address.ts';
import { fold } from '../../../checks/facts/fold.ts';
import {
  groupNames,
  levelByOrgan,
  portalByName,
  type RosterColumn,
  regionByOrgan,
  rosterColumns,
  rosterIgnored,
} from '../../../checks/knowledge/roster.ts';
import { levelNames } from '../../../checks/knowledge/sites.ts';
import { type Bilingual, RosterSite } from '../../../checks/model/index.ts';
import type { Stated } from '../merge.ts';
import type { NamedSite } from '../roster.ts';
import { columnOf, readCell, Unread } from './cells.ts';
import { readTables, type Table } from './table.ts';
import { readYamlRows } from './yaml.ts';

export interface FileProblem {
  /** null: of the whole file. */
  sheet: string | null;
  /** As an editor or spreadsheet counts, from 1; null: of the whole file or sheet. */
  line: number | null;
  column: number | null;
  /** error: the line was not taken. warning: something of it was not. note: something was worked out. */
  severity: 'error' | 'warning' | 'note';
  text: Bilingual;
}

export interface RosterFile {
  sites: NamedSite[];
  /** In the order of the file. */
  problems: FileProblem[];
}

/** One site as written: text of its cells, or values of a YAML mapping. */
export interface RosterRow {
  sheet: string | null;
  line: number;
  column: number | null;
  /** Values that are read already (YAML), or texts. */
  cells: Partial<Record<RosterColumn, unknown>>;
  /** Where each of them stands. */
  places: Partial<Record<RosterColumn, Pick<FileProblem, 'line' | 'column'>>>;
}

const headerRows = 30;
const required = ['name', 'url', 'organ', 'level', 'kind', 'region', 'group'] as const;

/** Reads a roster. `existing`: sites that are known, so that a file without ids finds them by their addresses. Any bytes give a result. */
export function readRoster(bytes: Uint8Array, file: string, existing: readonly RosterSite[]): RosterFile {
  const problems: FileProblem[] = [];
  const rows = /\.ya?ml$|\.json$/i.test(file) ? readYamlRows(bytes, problems) : readTableRows(bytes, problems);
  const sites: NamedSite[] = [];
  const known = knownSites(existing);
  const seen = { id: new Map<string, string>(), url: new Map<string, Bilingual>(), siteCode: new Map<string, Bilingual>() };
  const inLine = (where: string): Bilingual => ({ 'zh-CN': `第 ${where} 行`, en: `line ${where}` });
  for (const row of rows) {
    const site = readRow(row, known, problems);
    if (!site) continue;
    const where = row.sheet === null ? String(row.line) : `${row.sheet}!${row.line}`;
    const report = (severity: FileProblem['severity'], zh: string, en: string): void =>
      void problems.push({ ...placeOfRow(row), severity, text: { 'zh-CN': zh, en } });
    const place = site.stated.url === undefined ? undefined : placeOf(site.stated.url);
    const twice = seen.id.get(site.id);
    if (twice) {
      report(
        'error',
        `编号 ${site.id} 与第 ${twice} 行重复，本行未导入`,
        `the id ${site.id} stands in line ${twice} already; this line was not taken`,
      );
      continue;
    }
    const sameUrl = place === undefined ? undefined : (seen.url.get(place) ?? ownerOf(known, place, site.id));
    if (sameUrl) {
      report(
        'error',
        `网址 ${site.stated.url} 与${sameUrl['zh-CN']}重复，本行未导入`,
        `the address ${site.stated.url} is that of ${sameUrl.en} too; this line was not taken`,
      );
      continue;
    }
    const code = site.stated.siteCode;
    const sameCode = code === undefined ? undefined : (seen.siteCode.get(code) ?? codeOwner(known, code, site.id));
    if (sameCode)
      report(
        'warning',
        `网站标识码 ${code} 与${sameCode['zh-CN']}重复，请核对`,
        `the site code ${code} is that of ${sameCode.en} too; please check`,
      );
    seen.id.set(site.id, where);
    if (place !== undefined) seen.url.set(place, inLine(where));
    if (code !== undefined) seen.siteCode.set(code, inLine(where));
    sites.push(site);
  }
  // the file was read twice: as YAML or a table, then as a roster
  const sheets = [...new Set(problems.map(({ sheet }) => sheet))];
  const order = ({ sheet, line, column }: FileProblem): [number, number, number] => [sheets.indexOf(sheet), line ?? 0, column ?? 0];
  problems.sort((a, b) => {
    const [x, y] = [order(a), order(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
  });
  return { sites, problems };
}

interface Known {
  byId: Map<string, RosterSite>;
  byPlace: Map<string, RosterSite>;
  byCode: Map<string, RosterSite>;
}

function knownSites(existing: readonly RosterSite[]): Known {
  return {
    byId: new Map(existing.map((site) => [site.id, site])),
    byPlace: new Map(existing.map((site) => [placeOf(site.url), site])),
    byCode: new Map(existing.flatMap((site) => (site.siteCode ? [[site.siteCode, site] as const] : []))),
  };
}

/** Another site of the roster with the address. */
function ownerOf({ byPlace }: Known, place: string, id: string): Bilingual | undefined {
  return other(byPlace.get(place), id);
}

function codeOwner({ byCode }: Known, code: string, id: string): Bilingual | undefined {
  return other(byCode.get(code), id);
}

const other = (owner: RosterSite | undefined, id: string): Bilingual | undefined =>
  owner && owner.id !== id ? { 'zh-CN': `名录中的 ${owner.id} `, en: `${owner.id} of the roster` } : undefined;

const placeOfRow = ({ sheet, line, column }: RosterRow): Pick<FileProblem, 'sheet' | 'line' | 'column'> => ({ sheet, line, column });

/** Rows of the tables that have a header of a roster. */
function readTableRows(bytes: Uint8Array, problems: FileProblem[]): RosterRow[] {
  const whole = { sheet: null, line: null, column: null, severity: 'error' as const };
  const tables = readTables(bytes);
  if (!Array.isArray(tables)) {
    problems.push({ ...whole, text: tables.fault });
    return [];
  }
  const rows: RosterRow[] = [];
  let headed = false;
  for (const table of tables) {
    const header = findHeader(table);
    if (!header) continue;
    headed = true;
    const { sheet } = table;
    if (table.truncated)
      problems.push({
        ...whole,
        sheet,
        text: { 'zh-CN': '表过大，超出部分没有读取', en: 'the table is too large; the rest was not read' },
      });
    for (const { at, name } of header.unknown)
      problems.push({
        ...{ sheet, line: table.rows[header.row]!.line, column: at + 1, severity: 'warning' },
        text: { 'zh-CN': `列“${name}”无法识别，没有导入`, en: `the column “${name}” is not known and was not taken` },
      });
    for (const { line, cells } of table.rows.slice(header.row + 1)) {
      const row: RosterRow = { sheet, line, column: null, cells: {}, places: {} };
      for (const [column, at] of header.columns) {
        if ((cells[at] ?? '') === '') continue;
        row.cells[column] = cells[at];
        row.places[column] = { line, column: at + 1 };
      }
      rows.push(row);
    }
  }
  if (!headed)
    problems.push({
      ...whole,
      text: {
        'zh-CN': '没有找到表头：第一行应有“网站名称”“网址”等列名。模板可用 sites template 生成。',
        en: 'no header was found: the first row should name columns such as name and url; sites template writes a template',
      },
    });
  return rows;
}

interface Header {
  row: number;
  columns: [RosterColumn, number][];
  unknown: { at: number; name: string }[];
}

/** The first row that names an address and something else. */
function findHeader({ rows }: Table): Header | undefined {
  for (const [row, { cells }] of rows.slice(0, headerRows).entries()) {
    const columns: [RosterColumn, number][] = [];
    const unknown: Header['unknown'] = [];
    for (const [at, cell] of cells.entries()) {
      const column = columnOf(cell);
      if (column && !columns.some(([one]) => one === column)) columns.push([column, at]);
      else if (cell !== '' && !rosterIgnored.includes(fold(cell))) unknown.push({ at, name: cell.slice(0, 40) });
    }
    const has = (key: RosterColumn): boolean => columns.some(([column]) => column === key);
    if ((has('url') && columns.length > 1) || (has('id') && columns.length > 1 && unknown.length < columns.length))
      return { row, columns, unknown };
  }
  return undefined;
}

function readRow(row: RosterRow, known: Known, problems: FileProblem[]): NamedSite | undefined {
  const report = (severity: FileProblem['severity'], text: Bilingual, place: Pick<FileProblem, 'line' | 'column'> = row): void =>
    void problems.push({ sheet: row.sheet, line: place.line, column: place.column, severity, text });
  const values: Partial<Record<RosterColumn, unknown>> = {};
  let lost = false;
  for (const { key } of rosterColumns) {
    const cell = row.cells[key];
    if (cell === undefined || cell === '') continue;
    try {
      values[key] = typeof cell === 'string' ? readCell(key, cell) : cell;
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      const needed = (required as readonly string[]).includes(key);
      lost ||= needed;
      const kept = needed ? ['，本行未导入', '; this line was not taken'] : ['，此项未导入', '; it was not taken'];
      const text = { 'zh-CN': `${error.text['zh-CN']}${kept[0]}`, en: `${error.text.en}${kept[1]}` };
      report(needed ? 'error' : 'warning', text, row.places[key]);
    }
  }
  if (lost) return undefined;
  const { id: given, ...rest } = values;
  const url = values.url as string | undefined;
  const id = typeof given === 'string' ? given : url === undefined ? undefined : (known.byPlace.get(placeOf(url))?.id ?? placeOf(url));
  if (id === undefined) {
    report('error', { 'zh-CN': '缺少网址，本行未导入', en: 'there is no address; this line was not taken' });
    return undefined;
  }
  const stated = statedOf(rest);
  if (known.byId.has(id)) return { id, stated, otherwise: {} };
  const otherwise = workOut(stated, report);
  const read = RosterSite.safeParse({ id, ...otherwise, ...stated });
  if (read.success) return { id, stated, otherwise };
  const lacking = required.filter((key) => (stated[key] ?? otherwise[key]) === undefined);
  const titles = rosterColumns.filter(({ key }) => (lacking as string[]).includes(key)).map(({ title }) => title);
  report(
    'error',
    titles.length > 0
      ? {
          'zh-CN': `缺少${titles.map((title) => title['zh-CN']).join('、')}，本行未导入`,
          en: `${titles.map((title) => title.en).join(', ')} missing; this line was not taken`,
        }
      : {
          'zh-CN': `内容有误（${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('；')}），本行未导入`,
          en: `not right (${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}); this line was not taken`,
        },
  );
  return undefined;
}

/** Columns → fields: scope of two, contacts of one or of four. null takes a value away. */
function statedOf({ hosts, paths, contact, role, phone, email, ...fields }: Partial<Record<RosterColumn, unknown>>): Stated {
  const stated: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields))
    stated[key] = value === null ? (key === 'contacts' || key === 'keyAreas' ? [] : undefined) : value;
  if (hosts !== undefined || paths !== undefined) {
    const scope = { hosts: hosts ?? [], paths: paths ?? [] } as { hosts: string[]; paths: string[] };
    stated.scope = scope.hosts.length + scope.paths.length > 0 ? scope : undefined;
  }
  if (contact && !stated.contacts)
    stated.contacts = [{ name: contact, ...(role ? { role } : {}), ...(phone ? { phone } : {}), ...(email ? { email } : {}) }];
  return stated as Stated;
}

/** What a new site gets where the file is silent: worked out from its name where that is sure. */
function workOut(stated: Stated, report: (severity: 'note', text: Bilingual) => void): Stated {
  const organ = stated.organ ?? stated.name?.replace(/(?:(?<!人民)政府)?(?:门户|官方){0,2}网站?$|官网$/, '') ?? '';
  const name = stated.name ?? organ;
  const level = stated.level ?? levelByOrgan.find((one) => one.name.test(organ))?.value;
  const kind = stated.kind ?? (portalByName.test(organ) || portalByName.test(name) ? 'portal' : 'department');
  const region = stated.region ?? regionByOrgan.exec(organ)?.[0];
  if (stated.level === undefined && level)
    report('note', {
      'zh-CN': `未写层级，按“${organ}”判断为${levelNames[level]['zh-CN']}`,
      en: `no level was written; taken for one of ${levelNames[level].en} by the name ${organ}`,
    });
  if (stated.region === undefined && region)
    report('note', { 'zh-CN': `未写所属地区，按名称判断为${region}`, en: `no region was written; taken for ${region} by the name` });
  return {
    ...(name ? { name } : {}),
    ...(organ ? { organ } : {}),
    ...(level ? { level, group: groupNames[kind === 'portal' ? 'portal' : 'department'][level] } : {}),
    ...(region ? { region } : {}),
    kind,
    running: true,
  };
}
