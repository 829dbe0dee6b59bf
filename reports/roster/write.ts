/** The roster as files that an office works on and that are read back to the same: xlsx, csv, YAML; and a template to fill in. */
import { stringify } from 'yaml';
import { guardApostrophe } from '../../checks/knowledge/formulas.ts';
import { type RosterColumn, rosterColumns } from '../../checks/knowledge/roster.ts';
import type { Language, RosterSite } from '../../checks/model/index.ts';
import { writeCells } from '../../crawler/rounds/files/cells.ts';
import { writeCsv } from '../csv.ts';
import { createWorkbook } from '../xlsx/workbook.ts';

export type RosterFormat = 'xlsx' | 'csv' | 'yaml';

/** Columns that one contact stands in; rosters are written with all contacts in one. */
const single: readonly RosterColumn[] = ['contact', 'role', 'phone', 'email'];
const columns = rosterColumns.filter(({ key }) => !single.includes(key));
const widths: Partial<Record<RosterColumn, number>> = {
  name: 32,
  url: 40,
  organ: 32,
  siteCode: 14,
  contacts: 40,
  exemptions: 40,
  note: 30,
};

/** The columns that say something of any of the sites, or all that a person fills in. */
function columnsFor(sites: readonly RosterSite[], all: boolean): typeof columns {
  const rows = sites.map(writeCells);
  return columns.filter(({ key }) => (all && key !== 'profile') || rows.some((row) => (row[key] ?? '') !== ''));
}

function tableOf(
  sites: readonly RosterSite[],
  language: Language,
  all: boolean,
): { heads: string[]; keys: RosterColumn[]; rows: string[][] } {
  const chosen = columnsFor(sites, all);
  const keys = chosen.map(({ key }) => key);
  return {
    keys,
    heads: chosen.map(({ title }) => title[language]),
    rows: sites.map((site) => {
      const cells = writeCells(site);
      return keys.map((key) => cells[key] ?? '');
    }),
  };
}

/** Text of the roster as csv: UTF-8 with a byte order mark, no cell a formula. */
export function writeRosterCsv(sites: readonly RosterSite[], language: Language, all = false): string {
  const { heads, rows } = tableOf(sites, language, all);
  return [...writeCsv([heads, ...rows])].join('');
}

/** Text of the roster as YAML, with all that is known of each site. */
export function writeRosterYaml(sites: readonly RosterSite[]): string {
  return stringify({ sites }, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Writes the roster as a workbook. `day`: that stands in its properties. */
export async function writeRosterXlsx(
  path: string,
  sites: readonly RosterSite[],
  { language, day, all = false }: { language: Language; day: string; all?: boolean },
): Promise<void> {
  const { heads, keys, rows } = tableOf(sites, language, all);
  const name = language === 'zh-CN' ? '站点名录' : 'Roster';
  const book = await createWorkbook(path, { title: name, day });
  try {
    const sheet = await book.sheet({
      name,
      columns: keys.map((key) => ({ width: widths[key] ?? 16 })),
      frozen: { rows: 1 },
      filterRow: 1,
    });
    await sheet.row(heads, { style: 'head' });
    for (const row of rows) await sheet.row(row.map(guardApostrophe));
    await book.finish();
  } catch (error) {
    await book.abandon();
    throw error;
  }
}

/** Sites that show how each column is written. */
export const templateSites: readonly RosterSite[] = [
  {
    ...{
      id: 'www.example.gov.cn',
      url: 'http://www.example.gov.cn/',
      name: '示例市人民政府',
      siteCode: '4199000001',
      organ: '示例市人民政府',
    },
    ...{ level: 'city', kind: 'portal', region: '示例市', group: '市级门户', running: true, publicServices: true, keyAreas: [] },
    contacts: [{ name: '张某', role: '科长', phone: '0398-2800000', email: 'zhang@example.gov.cn' }],
    note: '示例行，填写时请删除',
  },
  {
    ...{
      id: 'www.example.gov.cn/slj',
      url: 'http://www.example.gov.cn/slj/',
      name: '示例市水利局',
      siteCode: '4199000002',
      organ: '示例市水利局',
    },
    ...{ level: 'city', kind: 'platform-unit', region: '示例市', group: '市直部门', running: true },
    ...{ scope: { hosts: [], paths: ['/slj/'] }, keyAreas: ['水利工程建设', '涉农补贴'], contacts: [] },
    exemptions: [{ check: 'site-code', reason: '正在申请标识码', until: '2027-03-31' }],
    note: '示例行，填写时请删除',
  },
];
