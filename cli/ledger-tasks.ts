/** `ledger tasks`: templates are listed, shown, and taken into the ledger. */
import type { Language } from '../checks/model/index.ts';
import { dayOfMoment } from '../reports/ledger/moments.ts';
import { loadTerms } from '../reports/ledger/settings.ts';
import { loadTemplate, shippedTemplates } from '../reports/ledger/template-files.ts';
import { OrganMap, planTasks } from '../reports/ledger/templates.ts';
import { readYaml } from '../reports/ledger/yaml-file.ts';
import { exitCodes, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { readBy, readMoment, refusing, withDesk } from './ledger.ts';
import { readNumber } from './values.ts';

interface Screen {
  language: Language;
  json: boolean;
}

const print = (text: string): boolean => process.stdout.write(`${tidy(text)}\n`);

export function listTemplates({ language, json }: Screen): number {
  const templates = shippedTemplates().map(loadTemplate);
  if (json)
    print(
      JSON.stringify(
        templates.map(({ id, title, document, year, tasks }) => ({ id, title, document, year, tasks: tasks.length })),
        null,
        2,
      ),
    );
  else for (const { id, title, document, tasks } of templates) print(`${id}  ${title[language]}  ${tasks.length}  ${document}`);
  return exitCodes.done;
}

export function showTemplate(name: string, { year, language, json }: Screen & { year?: number }): number {
  const template = refusing(() => loadTemplate(name));
  const of = year ?? template.year;
  const { tasks } = refusing(() => planTasks(template, of, {}));
  if (json) {
    print(
      JSON.stringify({ ...template, year: of, planned: tasks.map(({ item, beginning }) => ({ ...item, due: beginning.due })) }, null, 2),
    );
    return exitCodes.done;
  }
  print(`${template.title[language]}  ${template.document}  ${of}`);
  for (const { item, beginning } of tasks) print(`  ${beginning.due}  ${item.organ}  ${beginning.text[language]}  ${item.task!.source}`);
  return exitCodes.done;
}

/** Takes the tasks of a template into the ledger; those that are there already are left alone. */
export async function addTasks(
  name: string,
  given: Screen & { workspace: string; by?: string; at?: string; year?: string; organMap?: string; past?: true },
): Promise<number> {
  const { workspace, language, json, organMap } = given;
  const by = readBy(given.by);
  const at = readMoment(given.at);
  if (given.year === undefined) throw usage('请用 --year 写明年份。', 'name the year with --year');
  const year = readNumber('--year', given.year, 2000, 2100);
  return await withDesk(workspace, async (desk, store) => {
    const template = loadTemplate(name);
    const { tasks: all, unmapped } = planTasks(template, year, organMap === undefined ? {} : readYaml(organMap, OrganMap));
    // a plan taken over in the middle of a year does not begin with what is late
    const tasks = given.past ? all : all.filter(({ beginning }) => beginning.due! >= dayOfMoment(at));
    const past = all.length - tasks.length;
    const terms = await store.ledger.keepTerms(loadTerms('tasks'));
    const beginnings = new Map(tasks.map(({ item, beginning }) => [item.key, beginning]));
    const items = tasks.map(({ item }) => item);
    const added = await desk.add(items, ({ key }) => ({ ...beginnings.get(key)!, terms }), by, at, new Date().toISOString());
    const known = tasks.length - added;
    if (json) print(JSON.stringify({ template: template.id, year, added, known, past, unmapped }));
    else {
      print(
        both(
          `已列入 ${added} 项${known > 0 ? `，${known} 项早已在台账中` : ''}`,
          `${added} added${known > 0 ? `, ${known} were there already` : ''}`,
        )[language],
      );
      if (past > 0)
        print(
          both(
            `${past} 项的期限已过，未列入（确需列入的加 --past）`,
            `${past} are past their day and were left out (--past takes them too)`,
          )[language],
        );
      if (unmapped.length > 0)
        print(
          both(
            `未在 --organ-map 中对应、按原名列入的：${unmapped.join('、')}`,
            `not in --organ-map, taken by the name of the document: ${unmapped.join(', ')}`,
          )[language],
        );
    }
    return exitCodes.done;
  });
}
