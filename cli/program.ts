/** Commands and options, with their help in both languages. */
import { join } from 'node:path';
import { Command, type CommanderError, Help } from 'commander';
import { weekRule } from '../checks/facts/availability.ts';
import type { Bilingual, Language } from '../checks/model/index.ts';
import { checksVersion } from '../checks/version.ts';
import { loadIndex, loadParts } from '../crawler/index-files.ts';
import { probeScopes } from '../crawler/probes/run.ts';
import { check, readFacts } from './check.ts';
import { explain, list } from './checks.ts';
import { doctor } from './doctor.ts';
import { exitCodes, usage } from './failure.ts';
import { diffTwo, listIndexes, makeOne, showOne, validateOne, writeSchemas } from './indexes.ts';
import { conclude, inspect } from './inspect.ts';
import { both, readLanguage } from './language.ts';
import { rescore } from './rescore.ts';
import {
  readAddress,
  readAddresses,
  readChoice,
  readDay,
  readGate,
  readMarks,
  readNumber,
  readProfile,
  readResolve,
  readWindow,
  today,
} from './values.ts';

/** Where inspections are stored and reports are written when nothing else is said. */
const defaults = {
  workspace: 'workspace',
  out: 'reports-out',
  index: 'gov-2019',
  maxPages: 2000,
  concurrency: 4,
  interval: 200,
  confirmAfter: 60,
  screenshots: 50,
};

interface Common {
  json?: true;
}
interface ProbeRunOptions extends Common {
  workspace: string;
  sites?: string;
  perDay: string;
  days: string;
  once?: true;
  reference?: string[];
  contact?: string;
  seed?: string;
  resolve?: string[];
  allowPrivate?: true;
}
interface InspectOptions extends Common {
  index: string;
  asOf?: string;
  profile?: string;
  maxPages: string;
  maxDepth: string;
  concurrency: string;
  interval: string;
  timeout: string;
  confirmAfter?: string;
  robots: string;
  render: string;
  attachments: string;
  evidence: string;
  screenshots: string;
  probes: string;
  contact?: string;
  between?: string;
  maxTime?: string;
  maxTraffic?: string;
  seed?: string;
  resolve?: string[];
  allowPrivate?: true;
  workspace: string;
  out?: string;
  failOn?: string;
}

/** The program; `run` answers the exit code and throws what a command throws, or commander's error for wrong use. */
export function buildProgram(language: Language): { run(args: readonly string[]): Promise<number> } {
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

  workspace(command('inspect <url>', '检查一个网站，写出得分卡和问题清单', 'inspect a site; write its scorecard and findings'))
    .option('--index <id|file>', t('指标体系：编号或 YAML 文件', 'evaluation index: an id or a YAML file'), defaults.index)
    .option('--as-of <date>', t('以哪一天为准判断（默认今天）', 'the day the verdict speaks of (default: today)'))
    .option('--profile <file>', t('站点档案（YAML）：范围、栏目、豁免', 'site profile (YAML): scope, columns, exemptions'))
    .option('--max-pages <n>', t('最多读取的页数', 'pages to read at most'), String(defaults.maxPages))
    .option('--max-depth <n>', t('距首页最多几次点击', 'clicks from the home page at most'), '30')
    .option('--concurrency <n>', t('同时进行的请求数', 'requests in flight'), String(defaults.concurrency))
    .option(
      '--interval <ms>',
      t('对同一主机两次请求的间隔（毫秒）', 'milliseconds between requests to one host'),
      String(defaults.interval),
    )
    .option('--timeout <seconds>', t('单个请求的时限（秒）', 'seconds that a request may take'), '15')
    .option(
      '--confirm-after <seconds>',
      t(
        `异常链接隔多久再试（秒；默认 ${defaults.confirmAfter}，--interval 0 时为 0）`,
        `seconds before a failing link is tried again (default: ${defaults.confirmAfter}; 0 with --interval 0)`,
      ),
    )
    .option(
      '--robots <policy>',
      t('robots.txt：respect 遵守，ignore 经授权不遵守', 'robots.txt: respect, or ignore when authorised'),
      'respect',
    )
    .option(
      '--render <mode>',
      t(
        'auto：脚本填充或拒绝程序的页面用浏览器查看；never：不用浏览器',
        'auto: look in a browser at what HTTP cannot see; never: HTTP only',
      ),
      'auto',
    )
    .option(
      '--probes <scope>',
      t(
        '另行探测：none 不探测，network 网络与域名，all 含浏览器（检索、速度、Lighthouse）',
        'what is asked beside pages: none, network, or all (search, speed, Lighthouse in a browser)',
      ),
      'network',
    )
    .option(
      '--attachments <n>',
      t('最多读取的附件数（指南、年报优先）', 'attached files to read at most (guides and annual reports first)'),
      '40',
    )
    .option(
      '--evidence <scope>',
      t(
        '保存服务器答复原文作为证据：none 不保存，quoted 问题涉及的页面，all 全部',
        'answers kept as evidence: none, quoted (pages that findings speak of), or all',
      ),
      'none',
    )
    .option('--screenshots <n>', t('最多为多少处问题截图', 'findings photographed at most'), String(defaults.screenshots))
    .option(
      '--between <hours>',
      t('只在这一时段访问（北京时间，如 20:00-07:00）', 'hours in which the site is asked (Beijing time, 20:00-07:00)'),
    )
    .option(
      '--max-time <minutes>',
      t('本次最多检查多少分钟，其余列为未检查', 'minutes of this run at most; the rest is listed as left out'),
    )
    .option(
      '--max-traffic <mb>',
      t('本次最多下载多少兆字节，其余列为未检查', 'megabytes taken in by this run at most; the rest is listed as left out'),
    )
    .option('--contact <address>', t('写入用户代理的联系方式', 'contact address that the user agent names'))
    .option('--seed <text>', t('抽样种子', 'seed of the sampling'))
    .option('--resolve <host=address:port>', t('指定主机的地址，可重复', 'address of a host; may be repeated'), collect)
    .option('--allow-private', t('允许访问内网和本机地址', 'allow private and loopback addresses'))
    .option('--out <dir>', t('报告目录（默认 reports-out/<主机>-<日期>）', 'folder for the reports (default: reports-out/<host>-<day>)'))
    .option(
      '--fail-on <gate>',
      t(
        'veto 或 score:N：被否决或最高分低于 N 时退出码为 1',
        'veto or score:N: exit code 1 when vetoed, or when even the highest score is below N',
      ),
    )
    .action(async (address: string, given: InspectOptions) => {
      const url = readAddress(address);
      const asOf = given.asOf === undefined ? today() : readDay('--as-of', given.asOf);
      const gate = given.failOn === undefined ? undefined : readGate(given.failOn);
      const index = loadIndex(given.index);
      const profile = given.profile === undefined ? undefined : readProfile(given.profile);
      const json = given.json === true;
      const interval = readNumber('--interval', given.interval, 0, 600_000);
      const settings = {
        url,
        asOf,
        ...(profile ? { profile } : {}),
        workspace: given.workspace,
        maxPages: readNumber('--max-pages', given.maxPages, 1, 10_000_000),
        maxDepth: readNumber('--max-depth', given.maxDepth, 0, 1000),
        concurrency: readNumber('--concurrency', given.concurrency, 1, 500),
        interval,
        timeout: readNumber('--timeout', given.timeout, 1, 600) * 1000,
        // who asks without any pause inspects a server of their own: there is nothing to wait for
        confirmAfter: readNumber(
          '--confirm-after',
          given.confirmAfter ?? (interval === 0 ? '0' : String(defaults.confirmAfter)),
          0,
          86_400,
        ),
        robots: readChoice('--robots', given.robots, ['respect', 'ignore']),
        attachments: readNumber('--attachments', given.attachments, 0, 10_000),
        evidence: readChoice('--evidence', given.evidence, ['none', 'quoted', 'all']),
        probes: readChoice('--probes', given.probes, probeScopes),
        render: readChoice('--render', given.render, ['auto', 'never']),
        ...(given.contact ? { contact: given.contact } : {}),
        ...(given.between === undefined ? {} : { hours: readWindow('--between', given.between) }),
        ...(given.maxTime === undefined ? {} : { maxTime: readNumber('--max-time', given.maxTime, 1, 100_000) }),
        ...(given.maxTraffic === undefined ? {} : { maxTraffic: readNumber('--max-traffic', given.maxTraffic, 1, 10_000_000) }),
        ...(given.seed ? { seed: given.seed } : {}),
        ...(given.resolve ? { resolve: given.resolve.map(readResolve) } : {}),
        ...(given.allowPrivate ? { allowPrivate: true } : {}),
      };
      const out = given.out ?? join(defaults.out, `${new URL(url).host.replace(/[^a-z0-9.-]/gi, '-')}-${asOf}`);
      const parts = loadParts(index, given.index);
      const screenshots = readNumber('--screenshots', given.screenshots, 0, 10_000);
      const inspected = await inspect({ settings, index, parts, out, screenshots, language, json });
      done(conclude(inspected, { language, json, ...(gate ? { gate } : {}) }));
    });

  command('facts <place>', '读取一个页面（文件或网址）并输出事实', 'print what is read of one page (a file or an address)')
    .option('--url <base>', t('文件对应的网址', 'the address a file stands for'))
    .option('--as-of <date>', t('以哪一天为准判断（默认今天）', 'the day the verdict speaks of (default: today)'))
    .option('--allow-private', t('允许访问内网和本机地址', 'allow private and loopback addresses'))
    .action(async (place: string, given: Common & { url?: string; asOf?: string; allowPrivate?: true }) => {
      const facts = await readFacts(place, readPageSettings(given));
      process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
    });

  command('check <places...>', '检查单个页面、文件夹或网址，不沿链接走', 'lint pages: files, folders, addresses; no link is followed')
    .option('--url <base>', t('文件对应的网址', 'the address a file stands for'))
    .option('--as-of <date>', t('以哪一天为准判断（默认今天）', 'the day the verdict speaks of (default: today)'))
    .option('--allow-private', t('允许访问内网和本机地址', 'allow private and loopback addresses'))
    .action(async (places: string[], given: Common & { url?: string; asOf?: string; allowPrivate?: true }) => {
      done(await check(places, { ...readPageSettings(given), language, json: given.json === true }));
    });

  workspace(
    command(
      'score <inspection>',
      '用另一套指标体系对已有检查重新评分，不再访问网站',
      'judge a stored inspection under another index without visiting the site',
    ),
  )
    .option('--index <id|file>', t('指标体系：编号或 YAML 文件', 'evaluation index: an id or a YAML file'), defaults.index)
    .option('--profile <file>', t('站点档案（YAML）', 'site profile (YAML)'))
    .option('--marks <file>', t('人工判定（YAML 或 JSON，按指标编号）', 'what people decided (YAML or JSON, by id of the indicator)'))
    .option('--out <dir>', t('报告目录', 'folder for the reports'))
    .option('--explain', t('写出每一步加减，供手工复算', 'print every addition, to be recomputed by hand'))
    .option('--fail-on <gate>', t('veto 或 score:N', 'veto or score:N'))
    .action(
      async (
        inspection: string,
        given: Common & {
          workspace: string;
          index: string;
          profile?: string;
          marks?: string;
          out?: string;
          explain?: true;
          failOn?: string;
        },
      ) => {
        const index = loadIndex(given.index);
        done(
          await rescore(inspection, {
            workspace: given.workspace,
            index,
            parts: loadParts(index, given.index),
            ...(given.marks ? { marks: readMarks(given.marks) } : {}),
            ...(given.profile ? { profile: readProfile(given.profile) } : {}),
            ...(given.out ? { out: given.out } : {}),
            explained: given.explain === true,
            language,
            json: given.json === true,
            ...(given.failOn ? { gate: readGate(given.failOn) } : {}),
          }),
        );
      },
    );

  const probe = group('probe', '连续监测', 'monitoring');
  workspace(
    command('run [urls...]', '连续监测网站首页能否打开，每天记录证书、IPv6 和更新日期', 'visit home pages through days and weeks', probe),
  )
    .option('--sites <file>', t('站点清单：每行一个网址', 'list of sites, an address a line'))
    .option('--per-day <n>', t('每天访问次数', 'visits a day'), '24')
    .option('--days <n>', t('监测几个整天（当天余下的时间另计）', 'whole days; what is left of today comes on top'), '7')
    .option('--once', t('只访问一次，立即进行', 'one visit, now'))
    .option(
      '--reference <url>',
      t('用来确认本机网络正常的其他网址，可重复', 'another address that shows whether this machine has a network; may be repeated'),
      collect,
    )
    .option('--contact <address>', t('写入用户代理的联系方式', 'contact address that the user agent names'))
    .option('--seed <text>', t('访问时刻的随机种子', 'seed of the moments of the visits'))
    .option('--resolve <host=address:port>', t('指定主机的地址，可重复', 'address of a host; may be repeated'), collect)
    .option('--allow-private', t('允许访问内网和本机地址', 'allow private and loopback addresses'))
    .action(async (urls: string[], given: ProbeRunOptions) => {
      const { runProbe } = await import('./probe.ts');
      done(
        await runProbe({
          urls: [...urls.map(readAddress), ...(given.sites === undefined ? [] : readAddresses(given.sites))],
          workspace: given.workspace,
          perDay: readNumber('--per-day', given.perDay, weekRule.perDay, 1440),
          days: readNumber('--days', given.days, 1, 366),
          once: given.once === true,
          references: (given.reference ?? []).map(readAddress),
          seed: given.seed ?? '',
          ...(given.contact ? { contact: given.contact } : {}),
          resolve: (given.resolve ?? []).map(readResolve),
          allowPrivate: given.allowPrivate === true,
          language,
          json: given.json === true,
        }),
      );
    });
  workspace(command('report <url>', '一周监测结果：次数、打不开的次数和占比', 'a week of monitoring: visits, failures, share', probe))
    .option('--as-of <date>', t('截至哪一天（默认今天）', 'up to which day (default: today)'))
    .action(async (address: string, given: Common & { workspace: string; asOf?: string }) => {
      const { reportProbe } = await import('./probe.ts');
      const asOf = given.asOf === undefined ? today() : readDay('--as-of', given.asOf);
      done(await reportProbe(readAddress(address), { workspace: given.workspace, asOf, language, json: given.json === true }));
    });

  const checks = group('checks', '检查项', 'checks');
  command('list', '列出全部检查项', 'list all checks', checks).action((given: Common) => done(list(language, given.json === true)));
  command('explain <id>', '说明一个检查项：查什么、为什么、示例', 'explain a check: what it looks for, why, examples', checks).action(
    (id: string, given: Common) => done(explain(id, language, given.json === true)),
  );

  const index = group('index', '指标体系', 'evaluation indexes');
  command('list', '列出随附的指标体系', 'list the indexes that ship', index).action((given: Common) =>
    done(listIndexes(language, given.json === true)),
  );
  command('show <id|file>', '以表格显示指标体系', 'print an index as a table', index).action((name: string, given: Common) =>
    done(showOne(name, language, given.json === true)),
  );
  command('validate <id|file>', '校验指标体系文件', 'validate an index file', index).action((name: string, given: Common) =>
    done(validateOne(name, language, given.json === true)),
  );

  command('new <id>', '输出一份带注释的指标体系模板', 'print a commented template of an index', index).action((id: string, given: Common) =>
    done(makeOne(id, given.json === true)),
  );
  command('diff <before> <after>', '比较两个指标体系', 'say what differs between two indexes', index).action(
    (before: string, after: string, given: Common) => done(diffTwo(before, after, language, given.json === true)),
  );

  const evidence = group('evidence', '证据', 'evidence');
  workspace(
    command('export <inspection>', '把一次检查的证据写成 WACZ 文件', 'write the evidence of an inspection as a WACZ file', evidence),
  )
    .option('--out <file>', t('文件（默认 <检查编号>.wacz）', 'file (default: <inspection>.wacz)'))
    .option(
      '--personal-data <mode>',
      t(
        '含个人信息的页面：exclude 不放入；encrypt 加密放入（口令在 MINGCHA_EVIDENCE_PASSPHRASE）',
        'pages that show personal data: exclude, or encrypt (passphrase in MINGCHA_EVIDENCE_PASSPHRASE)',
      ),
      'exclude',
    )
    .option('--index <id|file>', t('尚未评判的检查所用的指标体系', 'index for an inspection that was not judged yet'), defaults.index)
    .action(async (name: string, given: Common & { workspace: string; out?: string; personalData: string; index: string }) => {
      const { exportEvidence } = await import('./evidence.ts');
      const index = loadIndex(given.index);
      const parts = loadParts(index, given.index);
      const personal = readChoice('--personal-data', given.personalData, ['exclude', 'encrypt']);
      const out = given.out ? { out: given.out } : {};
      done(
        await exportEvidence(name, {
          ...{ workspace: given.workspace, ...out, personal, index, parts, now: new Date() },
          ...{ language, json: given.json === true },
        }),
      );
    });
  command(
    'verify <file>',
    '核对证据包是否被改动；有改动的退出码为 1',
    'say whether a package was changed; exit code 1 when it was',
    evidence,
  )
    .option('--digest <sha256>', t('导出时记下的摘要', 'the digest noted at export'))
    .action(async (file: string, given: Common & { digest?: string }) => {
      const { verifyEvidence } = await import('./evidence.ts');
      done(verifyEvidence(file, { ...(given.digest ? { expected: given.digest } : {}), language, json: given.json === true }));
    });
  command('decrypt <file>', '取出证据包中加密的页面，写成 WARC 文件', 'take the encrypted pages out of a package, as a WARC file', evidence)
    .option('--out <file>', t('文件', 'file'), 'personal.warc.gz')
    .action(async (file: string, given: Common & { out: string }) => {
      const { decryptEvidence } = await import('./evidence.ts');
      done(decryptEvidence(file, { out: given.out, language, json: given.json === true }));
    });

  command('schema', '写出数据格式（JSON Schema）', 'write the contracts as JSON Schema files')
    .option('--out <dir>', t('目录', 'folder'), join(defaults.out, 'schema'))
    .action((given: Common & { out: string }) => done(writeSchemas(given.out, given.json === true)));

  workspace(command('demo', '检查随附的示例城市', 'inspect the sample city'))
    .option('--out <dir>', t('报告目录', 'folder for the reports'), defaults.out)
    .action(async (given: Common & { workspace: string; out: string }) => {
      // the sample city is loaded by nobody else
      const { demo } = await import('./demo.ts');
      done(await demo({ workspace: given.workspace, out: given.out, language, json: given.json === true }));
    });

  workspace(command('doctor', '检查本机环境', 'say what this machine has and lacks')).action(
    async (given: Common & { workspace: string }) => {
      done(await doctor({ workspace: given.workspace, language, json: given.json === true }));
    },
  );

  function group(name: string, zh: string, en: string): Command {
    return program.command(name).description(t(zh, en)).helpOption('-h, --help', t('显示帮助', 'show help')).helpCommand(false);
  }

  return {
    async run(args) {
      const asked = args.includes('--lang') ? args[args.indexOf('--lang') + 1] : undefined;
      if (asked !== undefined && !readLanguage(asked))
        throw usage(`--lang 应为 zh-CN 或 en，现为：${asked}`, `--lang wants zh-CN or en, not: ${asked}`);
      if (args.length === 0) {
        process.stdout.write(program.helpInformation());
        return exitCodes.done;
      }
      try {
        await program.parseAsync([...args], { from: 'user' });
      } catch (error) {
        throw translate(error as CommanderError);
      }
      return exitCode;
    },
  };
}

const collect = (value: string, before: string[] = []): string[] => [...before, value];

function readPageSettings({ url, asOf, allowPrivate }: { url?: string; asOf?: string; allowPrivate?: true }) {
  return {
    ...(url ? { base: readAddress(url) } : {}),
    asOf: asOf === undefined ? today() : readDay('--as-of', asOf),
    allowPrivate: allowPrivate === true,
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
