/** `ledger`: the rectification ledger. What writes events down is in ledger-events.ts, the tasks of plans in ledger-tasks.ts. */
import type { Command } from 'commander';
import { type FilterOptions, readFilter } from '../ledger-filter.ts';
import { type Common, collect, type Terms } from '../terms.ts';
import { readDay } from '../values.ts';
import { addLedgerEvents } from './ledger-events.ts';
import { addLedgerNotices } from './ledger-notify.ts';
import { addLedgerTasks } from './ledger-tasks.ts';

/** What every command of the group may be given. */
export interface LedgerOptions extends Common {
  workspace: string;
  at?: string;
}

/** Terms with what the commands of the ledger share. */
export interface LedgerTerms extends Terms {
  ledger: Command;
  /** A command of the group, with `--workspace` and `--at`. */
  make(name: string, zh: string, en: string): Command;
  /** Adds the options that choose items. */
  choosing(of: Command): Command;
  settings(of: Command): Command;
  by(of: Command): Command;
}

export function addLedger(terms: Terms): void {
  const { t, language, command, workspace, group, done } = terms;
  const ledger = group(
    'ledger',
    '整改台账：立项、部署、反馈、复查、销号，时限预警和周汇总',
    'the rectification ledger: from finding to closure, with clocks, warnings and summaries',
  );
  const make = (name: string, zh: string, en: string): Command =>
    workspace(command(name, zh, en, ledger)).option(
      '--at <moment>',
      t('按哪一天或时刻（默认现在）', 'as of which day or moment (default: now)'),
    );
  const choosing = (of: Command): Command =>
    of
      .option('--organ <name>', t('承办单位', 'organ'))
      .option('--site <id>', t('网站：编号、名称或网址', 'site: id, name or address'))
      .option('--round <id>', t('季度检查编号', 'round'))
      .option('--state <state>', t('状态，可重复', 'state; may be repeated'), collect)
      .option('--kind <kind>', t('类别：finding 检查问题、task 任务、order 交办事项', 'finding, task or order'));
  const settings = (of: Command): Command =>
    of.option('--settings <file>', t('台账设置（默认工作目录中的 ledger.yaml）', 'settings (default: ledger.yaml in the workspace)'));
  const by = (of: Command): Command => of.option('--by <name>', t('登记人或审批人，必填', 'who does it; always wanted'));
  const shared: LedgerTerms = { ...terms, ledger, make, choosing, settings, by };

  settings(
    by(
      make(
        'open',
        '把一次季度检查的问题列入台账；已在台账的不重复，销号后再次发现的重新立项',
        'take the findings of a round into the ledger',
      ),
    ),
  )
    .option('--round <id>', t('季度检查编号', 'round'))
    .option('--revision <n>', t('第几次修订（默认最新）', 'revision of the round (default: newest)'))
    .action(async (given: LedgerOptions & { round?: string; revision?: string; settings?: string; by?: string }) => {
      const { openRound } = await import('../ledger-open.ts');
      done(await openRound({ ...given, language, json: given.json === true }));
    });
  settings(by(make('add', '登记一项交办事项（会议、领导交办、举报等）', 'write down an order of a meeting or a leader')))
    .option('--organ <name>', t('承办单位', 'organ'))
    .option('--title <text>', t('事项', 'what is to be done'))
    .option('--from <text>', t('来源：会议、领导、来文', 'the meeting, leader or paper that it comes from'))
    .option('--grade <grade>', t('等级：ordinary 一般、major 重大', 'ordinary or major'), 'ordinary')
    .option('--due <date>', t('完成日期（用方案 tasks 计时）', 'day by which it must be done'))
    .option(
      '--terms <profile>',
      t('时限方案（默认按台账设置）；自带的见 ledger terms', 'its terms (default: of the settings); see ledger terms'),
    )
    .action(
      async (
        given: LedgerOptions & {
          organ?: string;
          title?: string;
          from?: string;
          grade: string;
          due?: string;
          terms?: string;
          settings?: string;
          by?: string;
        },
      ) => {
        const { addOrder } = await import('../ledger-open.ts');
        done(await addOrder({ ...given, language, json: given.json === true }));
      },
    );

  command('terms', '时限方案：各自的时限、出处和是否核实', 'the terms that ship: clocks, sources', ledger).action(async (given: Common) => {
    const { listTerms } = await import('../ledger-open.ts');
    done(listTerms({ language, json: given.json === true }));
  });
  settings(
    workspace(
      command(
        'settings',
        '当前的台账设置；--template 给出带说明的样本',
        'the settings as they are; --template: a file to begin with',
        ledger,
      ),
    ),
  )
    .option('--template', t('样本', 'a file to begin with'))
    .action(async (given: Common & { workspace: string; settings?: string; template?: true }) => {
      const { showSettings } = await import('../ledger-open.ts');
      done(showSettings({ ...given, json: given.json === true }));
    });
  choosing(make('list', '列出事项', 'list items'))
    .option('--open', t('只列未销号的', 'those not closed'))
    .option('--overdue', t('只列逾期的', 'those overdue'))
    .option('--supervised', t('只列督查的', 'those under supervision'))
    .option('--due-before <date>', t('在这一天或之前到期的', 'those due on or before a day'))
    .action(async (given: LedgerOptions & FilterOptions) => {
      const { readMoment } = await import('../ledger.ts');
      const { listItems } = await import('../ledger-list.ts');
      done(
        await listItems({
          workspace: given.workspace,
          filter: readFilter(given),
          at: readMoment(given.at),
          language,
          json: given.json === true,
        }),
      );
    });
  make('show <item>', '一项的全部情况：时限和每一次登记', 'all of one item: clocks and log')
    .option('--files <dir>', t('把佐证材料取到这个目录', 'write its evidence to this folder'))
    .action(async (item: string, given: LedgerOptions & { files?: string }) => {
      const { readMoment, readNumbers } = await import('../ledger.ts');
      const { showItem } = await import('../ledger-list.ts');
      const out = given.files === undefined ? {} : { out: given.files };
      done(
        await showItem(readNumbers([item])[0]!, {
          workspace: given.workspace,
          at: readMoment(given.at),
          ...out,
          language,
          json: given.json === true,
        }),
      );
    });
  choosing(make('export', '导出台账（csv、xlsx 或 json）', 'write the ledger as csv, xlsx or json'))
    .option('--open', t('只导出未销号的', 'those not closed'))
    .option('--overdue', t('只导出逾期的', 'those overdue'))
    .option('--fill-in', t('写成问题清单，由承办单位填写后用 ledger import 导回', 'as a list that organs fill in, for ledger import'))
    .option('--out <file>', t('文件（.xlsx、.csv 或 .json）', 'file (.xlsx, .csv or .json)'), 'ledger.xlsx')
    .action(async (given: LedgerOptions & FilterOptions & { out: string; fillIn?: true }) => {
      const { readMoment } = await import('../ledger.ts');
      const { exportItems } = await import('../ledger-list.ts');
      const { workspace: folder, out } = given;
      const fillIn = given.fillIn === true;
      done(
        await exportItems({
          workspace: folder,
          filter: readFilter(given),
          at: readMoment(given.at),
          ...{ out, fillIn },
          language,
          json: given.json === true,
        }),
      );
    });
  by(
    make(
      'import <file>',
      '导入承办单位填好的问题清单（xlsx），逐行说明结果；填了完成时间的提请复查，只填整改情况的登记反馈或进展',
      'take in a list that an organ filled in, line by line',
    ),
  )
    .option(
      '--organ <name>',
      t('填报单位，其他单位的行不导入（默认清单所写的单位）', 'the organ that hands it in (default: as the list says)'),
    )
    .option('--files <dir>', t('佐证材料所在目录，按“佐证”栏的文件名取用', 'folder of the files that are named as evidence'))
    .option('--dry-run', t('只说明结果，不写入', 'say what would come of it, write nothing'))
    .action(async (file: string, given: LedgerOptions & { by?: string; organ?: string; files?: string; dryRun?: true }) => {
      const { importAnswers } = await import('../ledger-import.ts');
      done(await importAnswers(file, { ...given, language, json: given.json === true }));
    });
  by(
    make(
      'warn',
      '查时限：到期前提醒；超 1 天第一次预警，超 2 天第二次并电话催办，超 3 天第三次并列入督查',
      'give the warnings that are due, and reminders before a deadline',
    ),
  ).action(async (given: LedgerOptions & { by?: string }) => {
    const { warnLate } = await import('../ledger-open.ts');
    done(await warnLate({ ...given, language, json: given.json === true }));
  });
  make('summary', '周五汇总：各单位本周情况和下周到期', 'the weekly summary')
    .option('--from <date>', t('起始日期（默认一周）', 'first day (default: a week)'))
    .option('--out <dir>', t('写成文本、网页、表格和 JSON', 'write it as text, page, table and JSON'))
    .action(async (given: LedgerOptions & { from?: string; out?: string }) => {
      const { readMoment } = await import('../ledger.ts');
      const { summarizeLedger } = await import('../ledger-list.ts');
      const from = given.from === undefined ? {} : { from: readDay('--from', given.from) };
      const out = given.out === undefined ? {} : { out: given.out };
      done(
        await summarizeLedger({
          workspace: given.workspace,
          at: readMoment(given.at),
          ...from,
          ...out,
          language,
          json: given.json === true,
        }),
      );
    });
  addLedgerEvents(shared);
  addLedgerNotices(shared);
  addLedgerTasks(shared);
}
