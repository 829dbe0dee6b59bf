/** `ledger tasks list|show|add`: the tasks of plans, with their dates and counts. */
import type { Common } from '../terms.ts';
import { readNumber } from '../values.ts';
import type { LedgerOptions, LedgerTerms } from './ledger.ts';

export function addLedgerTasks({ t, language, command, workspace, ledger, by, done }: LedgerTerms): void {
  const tasks = ledger
    .command('tasks')
    .description(t('任务模板：把实施方案的任务、期限和次数列入台账', 'templates: the tasks of plans, with their days and counts'))
    .helpOption('-h, --help', t('显示帮助', 'show help'))
    .helpCommand(false);
  command('list', '列出任务模板', 'list the templates', tasks).action(async (given: Common) => {
    const { listTemplates } = await import('../ledger-tasks.ts');
    done(listTemplates({ language, json: given.json === true }));
  });
  command('show <template>', '一个模板的全部任务：牵头单位、期限、次数、出处', 'the tasks of a template', tasks)
    .option('--year <year>', t('年份（默认模板的年份）', 'year (default: of the template)'))
    .action(async (name: string, given: Common & { year?: string }) => {
      const { showTemplate } = await import('../ledger-tasks.ts');
      const year = given.year === undefined ? {} : { year: readNumber('--year', given.year, 2000, 2100) };
      done(showTemplate(name, { ...year, language, json: given.json === true }));
    });
  by(workspace(command('add <template>', '把模板的任务列入台账；已列入的不重复', 'take the tasks of a template into the ledger', tasks)))
    .option('--at <moment>', t('立项的日期或时刻（默认现在）', 'when they are opened (default: now)'))
    .option('--year <year>', t('年份', 'year'))
    .option('--organ-map <file>', t('模板中的单位名称对应哪些单位（YAML）', 'which organs the names of the template stand for (YAML)'))
    .option('--past', t('期限已过的也列入', 'those past their day too'))
    .action(async (name: string, given: LedgerOptions & { by?: string; year?: string; organMap?: string; past?: true }) => {
      const { addTasks } = await import('../ledger-tasks.ts');
      done(await addTasks(name, { ...given, language, json: given.json === true }));
    });
}
