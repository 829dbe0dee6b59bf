/** The command line: what its commands share, and the help in both languages; each command is made in commands/. */
import { Command, type CommanderError, Help } from 'commander';
import type { Bilingual, Language } from '../checks/model/index.ts';
import { checksVersion } from '../checks/version.ts';
import { addEvidence } from './commands/evidence.ts';
import { addInspect } from './commands/inspect.ts';
import { addKnowledge } from './commands/knowledge.ts';
import { addLedger } from './commands/ledger.ts';
import { addMachine } from './commands/machine.ts';
import { addPackage } from './commands/package.ts';
import { addPages } from './commands/pages.ts';
import { addProbe } from './commands/probe.ts';
import { addRecheck } from './commands/recheck.ts';
import { addRound } from './commands/round.ts';
import { addSchedule } from './commands/schedule.ts';
import { addScore } from './commands/score.ts';
import { addSelfReport } from './commands/self-report.ts';
import { addServe } from './commands/serve.ts';
import { addSites } from './commands/sites.ts';
import { exitCodes, usage } from './failure.ts';
import { both, readLanguage } from './language.ts';
import { defaults, type Terms } from './terms.ts';

/** In the order in which `--help` lists them. */
const commands = [
  addInspect,
  addPages,
  addScore,
  addRecheck,
  addProbe,
  addSites,
  addRound,
  addLedger,
  addSelfReport,
  addSchedule,
  addKnowledge,
  addEvidence,
  addPackage,
  addServe,
  addMachine,
];

/** The program; `run` answers the exit code and throws what a command throws, or commander's error for wrong use. */
export function buildProgram(language: Language): {
  run(args: readonly string[]): Promise<number>;
  /** Reads the arguments as `run` does, and does nothing. Throws what `run` throws for wrong use. */
  check(args: readonly string[]): Promise<void>;
} {
  const t = (zh: string, en: string): string => both(zh, en)[language];
  let exitCode: number = exitCodes.done;
  const done = (code: number): void => {
    exitCode = code;
  };
  const program = new Command('mingcha');
  program
    .description(
      t(
        '明察：检查政府网站，按指标体系评分，给出可复核的得分卡',
        'Mingcha inspects government websites and scores them against an evaluation index',
      ),
    )
    .version(checksVersion, '-V, --version', t('显示版本', 'print the version'))
    .option('--lang <language>', t('界面与报告语言：zh-CN 或 en', 'language of the screen and of reports: zh-CN or en'), language)
    .helpOption('-h, --help', t('显示帮助', 'show help'))
    .helpCommand('help [command]', t('显示某条命令的帮助', 'show the help of a command'))
    .configureHelp({
      styleTitle: (title) => titles[title]?.[language] ?? title,
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined || description.includes(t('默认', 'default'))
          ? description
          : t(`${description}（默认 ${defaultValue}）`, `${description} (default: ${defaultValue})`),
      formatHelp: (command, help) => Help.prototype.formatHelp.call(help, command, help),
    })
    .configureOutput({ writeErr: () => {}, outputError: () => {} })
    .exitOverride();

  const command = (name: string, zh: string, en: string, under: Command = program): Command =>
    under
      .command(name)
      .description(t(zh, en))
      .helpOption('-h, --help', t('显示帮助', 'show help'))
      .option('--json', t('结果以 JSON 输出', 'print results as JSON'))
      .option('--lang <language>', t('界面与报告语言：zh-CN 或 en', 'language of the screen and of reports: zh-CN or en'), language);
  const workspace = (of: Command): Command =>
    of.option('--workspace <dir>', t('工作目录（保存检查数据）', 'folder that holds the inspections'), defaults.workspace);
  function group(name: string, zh: string, en: string): Command {
    return program.command(name).description(t(zh, en)).helpOption('-h, --help', t('显示帮助', 'show help')).helpCommand(false);
  }

  const terms: Terms = { language, t, command, group, workspace, done };
  for (const add of commands) add(terms);

  const parse = async (args: readonly string[]): Promise<void> => {
    try {
      await program.parseAsync([...args], { from: 'user' });
    } catch (error) {
      throw translate(error as CommanderError);
    }
  };

  return {
    async run(args) {
      const asked = args.includes('--lang') ? args[args.indexOf('--lang') + 1] : undefined;
      if (asked !== undefined && !readLanguage(asked))
        throw usage(`--lang 应为 zh-CN 或 en，现为：${asked}`, `--lang wants zh-CN or en, not: ${asked}`);
      if (args.length === 0) {
        process.stdout.write(program.helpInformation());
        return exitCodes.done;
      }
      await parse(args);
      return exitCode;
    },
    async check(args) {
      const read = Symbol('read');
      program.hook('preAction', () => {
        throw read;
      });
      try {
        await parse(args);
      } catch (error) {
        if (error !== read) throw error;
      }
    },
  };
}
const titles: Record<string, Bilingual> = {
  'Usage:': both('用法：', 'Usage:'),
  'Arguments:': both('参数：', 'Arguments:'),
  'Options:': both('选项：', 'Options:'),
  'Commands:': both('命令：', 'Commands:'),
};

/** What commander says of wrong use, in both languages; anything else as it is. */
function translate(error: CommanderError): unknown {
  const named = /'([^']*)'/.exec(error.message ?? '')?.[1] ?? '';
  const said: Record<string, [string, string]> = {
    'commander.unknownCommand': [`没有这条命令：${named}。全部命令见 --help。`, `there is no command ${named}; see --help`],
    'commander.unknownOption': [
      `没有这个选项：${named}。可用的选项见该命令的 --help。`,
      `there is no option ${named}; see the command’s --help`,
    ],
    'commander.missingArgument': [
      `缺少参数：${named}。用法见该命令的 --help。`,
      `the argument ${named} is missing; see the command’s --help`,
    ],
    'commander.optionMissingArgument': [`选项缺少取值：${named}`, `the option ${named} wants a value`],
    'commander.excessArguments': ['参数过多。用法见该命令的 --help。', 'too many arguments; see the command’s --help'],
  };
  const words = said[error.code];
  return words ? usage(...words) : error;
}
