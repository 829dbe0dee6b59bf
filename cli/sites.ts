/** `sites import|export|list|edit|remove|history|template`: the roster. */

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rosterColumns } from '../checks/knowledge/roster.ts';
import { kindNames, levelNames } from '../checks/knowledge/sites.ts';
import type { Bilingual, Language, RosterSite } from '../checks/model/index.ts';
import { columnOf, readCell, Unread } from '../crawler/rounds/files/cells.ts';
import { type FileProblem, readRoster } from '../crawler/rounds/files/roster-file.ts';
import { clean } from '../crawler/rounds/files/table.ts';
import type { Field } from '../crawler/rounds/merge.ts';
import type { Who } from '../crawler/rounds/roster.ts';
import { withStore } from '../crawler/store.ts';
import { clockOfMoment } from '../reports/ledger/moments.ts';
import { type RosterFormat, templateSites, writeRosterCsv, writeRosterXlsx, writeRosterYaml } from '../reports/roster/write.ts';
import { cut, lineUp } from './columns.ts';
import { exitCodes, Failure, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { print, printJson, type RoundCommand } from './round.ts';
import { chooseSites } from './sites-choice.ts';

export type SitesCommand = RoundCommand;

const mostBytes = 30_000_000;
const linesPrinted = 200;

/** Takes a file in. 3 where lines could not be taken. */
export async function importSites({ workspace, language, json }: SitesCommand, file: string, who: Who): Promise<number> {
  if (!existsSync(file) || !statSync(file).isFile()) throw usage(`没有这个名录文件：${file}`, `there is no roster at ${file}`);
  if (statSync(file).size > mostBytes) throw usage(`名录文件过大：${file}`, `the roster is too large: ${file}`);
  return await withStore(workspace, async (store) => {
    const { sites, problems } = readRoster(readFileSync(file), file, await store.roster.list());
    const taken = await store.roster.take(sites, who);
    const lost = problems.filter(({ severity }) => severity === 'error').length;
    const count = (what: string): number => taken.filter((one) => one.what === what).length;
    const counts = { added: count('added'), changed: count('changed'), unchanged: count('unchanged'), lost };
    if (json) printJson({ file, ...counts, sites: taken, problems });
    else {
      for (const problem of problems.slice(0, linesPrinted)) print(tidy(describeProblem(problem, file, language)));
      if (problems.length > linesPrinted)
        print(both(`……另有 ${problems.length - linesPrinted} 条`, `… and ${problems.length - linesPrinted} more`)[language]);
      for (const { id, what, changed, kept } of taken) {
        const named = (fields: Field[]): string => fields.map((field) => fieldName(field)[language]).join(both('、', ', ')[language]);
        if (what === 'changed') print(tidy(both(`${id}：更新 ${named(changed)}`, `${id}: changed ${named(changed)}`)[language]));
        if (kept.length > 0)
          print(
            tidy(
              both(
                `${id}：${named(kept)} 经人工更正，与文件不一致，保留更正`,
                `${id}: ${named(kept)} was corrected by a person and differs from the file; the correction stays`,
              )[language],
            ),
          );
      }
      print(
        both(
          `新增 ${counts.added} 个，更新 ${counts.changed} 个，未变 ${counts.unchanged} 个，未能导入 ${lost} 处`,
          `${counts.added} added, ${counts.changed} changed, ${counts.unchanged} unchanged, ${lost} could not be taken`,
        )[language],
      );
    }
    return lost > 0 ? exitCodes.failed : exitCodes.done;
  });
}

const severities = { error: both('错误', 'error'), warning: both('提醒', 'warning'), note: both('说明', 'note') } as const;

function describeProblem({ sheet, line, column, severity, text }: FileProblem, file: string, language: Language): string {
  const place = [file, ...(sheet === null ? [] : [sheet]), ...(line === null ? [] : [line]), ...(column === null ? [] : [column])].join(
    ':',
  );
  return `${place} ${severities[severity][language]} ${text[language]}`;
}

function fieldName(field: Field): Bilingual {
  if (field === 'scope') return both('范围', 'scope');
  return rosterColumns.find(({ key }) => key === field)?.title ?? both(field, field);
}

/** The format that a file's name asks for. */
function formatOf(file: string): RosterFormat {
  const ending = /\.(xlsx|csv|ya?ml)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined)
    throw usage(`文件名应以 .xlsx、.csv 或 .yaml 结尾，现为：${file}`, `the name of the file ends in .xlsx, .csv or .yaml, not: ${file}`);
  return ending === 'xlsx' || ending === 'csv' ? ending : 'yaml';
}

async function write(
  file: string,
  sites: readonly RosterSite[],
  { language, day, all }: { language: Language; day: string; all: boolean },
): Promise<void> {
  const format = formatOf(file);
  try {
    if (format === 'xlsx') await writeRosterXlsx(file, sites, { language, day, all });
    else writeFileSync(file, format === 'csv' ? writeRosterCsv(sites, language, all) : writeRosterYaml(sites));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new Failure(`文件无法写入：${file}（${code}）。请另选位置。`, `cannot write ${file} (${code}); name another place`);
  }
}

export async function exportSites(
  { workspace, language, json }: SitesCommand,
  file: string,
  given: { which?: string; day: string },
): Promise<number> {
  return await withStore(workspace, async (store) => {
    const roster = await store.roster.list();
    const sites = given.which === undefined ? roster : chooseSites(roster, given.which);
    await write(file, sites, { language, day: given.day, all: true });
    if (json) printJson({ file, sites: sites.length });
    else print(both(`已导出 ${sites.length} 个站点：${file}`, `${sites.length} sites written to ${file}`)[language]);
    return exitCodes.done;
  });
}

/** Writes a file to fill in. */
export async function writeTemplate({ language, json }: Omit<SitesCommand, 'workspace'>, file: string, day: string): Promise<number> {
  await write(file, templateSites, { language, day, all: true });
  if (json) printJson({ file });
  else
    print(
      both(`已写出名录模板：${file}。填好后用 sites import 导入。`, `a template was written to ${file}; fill it in and run sites import`)[
        language
      ],
    );
  return exitCodes.done;
}

export async function listSites({ workspace, language, json }: SitesCommand, which?: string): Promise<number> {
  return await withStore(workspace, async (store) => {
    const roster = await store.roster.list();
    const sites = which === undefined ? roster : chooseSites(roster, which);
    if (json) printJson(sites);
    else if (sites.length === 0)
      print(
        both(
          '名录为空。请用 sites import 导入，模板用 sites template 生成。',
          'the roster is empty; import one with sites import (sites template writes a template)',
        )[language],
      );
    else {
      print(
        lineUp(
          sites.map(({ id, name, organ, level, kind, region, group, running, siteCode = '' }) => [
            ...[id, cut(name, 24), cut(organ, 20), levelNames[level][language], kindNames[kind][language], region, group, siteCode],
            running ? '' : both('未运行', 'not in operation')[language],
          ]),
        ),
      );
      const open = sites.filter(({ running }) => running).length;
      print(both(`共 ${sites.length} 个，在运行 ${open} 个`, `${sites.length} sites, ${open} in operation`)[language]);
    }
    return exitCodes.done;
  });
}

/** Corrects fields, `key=value`; an empty value takes it away. */
export async function editSite(
  { workspace, language, json }: SitesCommand,
  id: string,
  pairs: readonly string[],
  who: Who,
): Promise<number> {
  return await withStore(workspace, async (store) => {
    const [site] = chooseSites(await store.roster.list(), id);
    const { site: now, changed } = await store.roster.edit(site!.id, changeOf(site!, pairs), who);
    if (json) printJson({ site: now, changed });
    else if (changed.length === 0) print(both(`${now.id} 没有变化`, `nothing of ${now.id} is different`)[language]);
    else {
      const names = changed.map((field) => fieldName(field)[language]).join(both('、', ', ')[language]);
      print(both(`${now.id} 已更正：${names}`, `${now.id} was corrected: ${names}`)[language]);
    }
    return exitCodes.done;
  });
}

const needed = ['name', 'url', 'organ', 'level', 'kind', 'region', 'group', 'running'];

function changeOf(site: RosterSite, pairs: readonly string[]): Partial<Record<Field, unknown>> {
  const change: Partial<Record<Field, unknown>> = {};
  for (const pair of pairs) {
    const [name = '', value] = pair.split(/=(.*)/s);
    const column = columnOf(name);
    if (value === undefined || column === undefined || column === 'id') {
      const known = rosterColumns.filter(({ key }) => key !== 'id').map(({ key, title }) => `${key}（${title['zh-CN']}）`);
      throw usage(
        `应写作 字段=值，现为：${pair}。字段有：${known.join('、')}`,
        `write field=value, not: ${pair}; fields are ${rosterColumns.map(({ key }) => key).join(', ')}`,
      );
    }
    const text = clean(value);
    if (text === '' && needed.includes(column)) throw usage(`${name} 不能为空`, `${name} cannot be empty`);
    let read: unknown;
    try {
      read = text === '' ? null : readCell(column, text);
    } catch (error) {
      if (error instanceof Unread) throw usage(error.text['zh-CN'], error.text.en);
      throw error;
    }
    if (column === 'hosts' || column === 'paths')
      change.scope = { hosts: [], paths: [], ...site.scope, ...(change.scope ?? {}), [column]: read ?? [] };
    else if (column === 'contact' || column === 'role' || column === 'phone' || column === 'email') {
      const [first = { name: '' }, ...others] = (change.contacts as RosterSite['contacts'] | undefined) ?? site.contacts;
      const changed = { ...first, [column === 'contact' ? 'name' : column]: read ?? undefined };
      if (changed.name === '') throw usage('请先写联系人姓名（contact=…）', 'name the contact first (contact=…)');
      change.contacts = [changed, ...others];
    } else change[column] = read ?? (column === 'contacts' || column === 'keyAreas' ? [] : undefined);
  }
  return change;
}

export async function removeSites({ workspace, language, json }: SitesCommand, which: string, who: Who): Promise<number> {
  return await withStore(workspace, async (store) => {
    const sites = chooseSites(await store.roster.list(), which);
    for (const { id } of sites) await store.roster.remove(id, who);
    const ids = sites.map(({ id }) => id);
    if (json) printJson({ removed: ids });
    else
      print(
        both(
          `已移出名录：${ids.join('、')}（已建立的季度检查不受影响）`,
          `taken off the roster: ${ids.join(', ')} (rounds that have them keep them)`,
        )[language],
      );
    return exitCodes.done;
  });
}

const changeNames = {
  added: both('新增', 'added'),
  changed: both('导入更新', 'changed'),
  edited: both('人工更正', 'corrected'),
  removed: both('移出', 'removed'),
};

export async function showHistory({ workspace, language, json }: SitesCommand, id: string): Promise<number> {
  return await withStore(workspace, async (store) => {
    const changes = await store.roster.changes(id);
    if (json) printJson(changes);
    else if (changes.length === 0) throw usage(`站点 ${id} 没有变更记录`, `there is no record of ${id}`);
    else
      print(
        lineUp(
          changes.map(({ at, by, kind, before, after }) => {
            const fields =
              before && after
                ? (Object.keys({ ...before, ...after }) as Field[]).filter(
                    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
                  )
                : [];
            const words = fields.map((key) => `${fieldName(key)[language]}: ${cut(JSON.stringify(after?.[key]) ?? '', 60)}`).join('; ');
            return [clockOfMoment(at), by, changeNames[kind][language], words];
          }),
        ),
      );
    return exitCodes.done;
  });
}
