/** `round create|run|status|list|show|close`. */
import { probeScopes } from '../../crawler/probes/scopes.ts';
import { type AskingOptions, addAsking, readAsking } from '../asking.ts';
import { usage } from '../failure.ts';
import { addPersonalData, readPersonalData } from '../personal-data.ts';
import { type Common, defaults } from '../terms.ts';
import { readChoice, readDay, readNumber, today } from '../values.ts';
import type { RoundTerms } from './round.ts';

interface CreateOptions extends Common {
  quarter?: string;
  id?: string;
  index: string;
  sites?: string;
  sample?: string;
  seed?: string;
  asOf?: string;
  allowSmallSample?: true;
  maxPages: string;
  maxDepth: string;
  robots: string;
  render: string;
  probes: string;
  attachments: string;
  workspace: string;
}

interface RunOptions extends Common, AskingOptions {
  sitesAtOnce: string;
  again?: string;
  failed?: true;
  by?: string;
  why?: string;
  maxTraffic?: string;
  evidence: string;
  personalData: string;
  workspace: string;
}

export function addRoundRun(terms: RoundTerms): void {
  const { t, language, make, done } = terms;
  const changeOf = (by: string, why: string) => ({ by, why, at: new Date().toISOString() });
  const common = (given: Common & { workspace: string }) => ({ workspace: given.workspace, language, json: given.json === true });

  make('create', '建立季度检查：按层级和地区抽取站点，固定指标体系', 'make a round: draw sites by level and region, fix the index')
    .option('--quarter <quarter>', t('季度，写作 2026Q3，必填', 'quarter, written 2026Q3; always wanted'))
    .option('--id <id>', t('编号（默认为季度）', 'id (default: the quarter)'))
    .option('--index <id|file>', t('指标体系：编号或 YAML 文件', 'evaluation index: an id or a YAML file'), defaults.index)
    .option(
      '--sites <which>',
      t(
        '从哪些站点中抽取：编号、名称或网址（逗号分隔），group=、level=、kind=、region=、organ=，或清单文件（默认名录全部）',
        'sites to draw from: ids, names or addresses with commas, group=, level=, kind=, region=, organ=, or a file (default: the roster)',
      ),
    )
    .option(
      '--sample <share>',
      t('各层级、地区抽查的比例（默认 0.3；指定 --sites 时为 1）', 'share of each level and region (default: 0.3; 1 with --sites)'),
    )
    .option('--seed <text>', t('抽样种子（默认为编号）', 'seed of the sample (default: the id)'))
    .option('--as-of <date>', t('以哪一天为准判断（默认今天）', 'the day the verdicts speak of (default: today)'))
    .option('--allow-small-sample', t('允许抽查比例低于 30%', 'allow a sample below 30 %'))
    .option('--max-pages <n>', t('每个站点最多读取的页数', 'pages to read of each site at most'), String(defaults.maxPages))
    .option('--max-depth <n>', t('距首页最多几次点击', 'clicks from the home page at most'), '30')
    .option(
      '--robots <policy>',
      t('robots.txt：respect 遵守，ignore 经授权不遵守', 'robots.txt: respect, or ignore when authorised'),
      'respect',
    )
    .option('--render <mode>', t('auto 或 never：是否用浏览器', 'auto or never: look in a browser'), 'auto')
    .option('--probes <scope>', t('另行探测：none、network、all', 'what is asked beside pages: none, network or all'), 'network')
    .option('--attachments <n>', t('每个站点最多读取的附件数', 'attached files to read of each site at most'), '40')
    .action(async (given: CreateOptions) => {
      const quarter = readQuarter(given.quarter);
      const id = given.id ?? quarter;
      done(
        await (await import('../round.ts')).makeRound(common(given), {
          ...{ id, quarter, index: given.index, seed: given.seed ?? id, createdAt: new Date().toISOString() },
          asOf: given.asOf === undefined ? today() : readDay('--as-of', given.asOf),
          small: given.allowSmallSample === true,
          settings: {
            maxPages: readNumber('--max-pages', given.maxPages, 1, 10_000_000),
            maxDepth: readNumber('--max-depth', given.maxDepth, 0, 1000),
            robots: readChoice('--robots', given.robots, ['respect', 'ignore']),
            render: readChoice('--render', given.render, ['auto', 'never']),
            probes: readChoice('--probes', given.probes, probeScopes),
            attachments: readNumber('--attachments', given.attachments, 0, 10_000),
          },
          ...(given.sites === undefined ? {} : { sites: given.sites }),
          ...(given.sample === undefined ? {} : { share: readShare(given.sample) }),
        }),
      );
    });

  const running = make('run <round>', '检查各站点；中断后再次执行即接着检查', 'inspect the sites; run again to go on where it ended')
    .option(
      '--sites-at-once <n>',
      t('同时检查的站点数；同一主机的站点依次检查', 'sites at a time; those of one host one after another'),
      '4',
    )
    .option('--again <sites>', t('重新检查这些站点（写法同 --sites）', 'inspect these sites again, written as for --sites'))
    .option('--failed', t('再试未能检查的站点', 'try those that failed again'))
    .option('--by <name>', t('定稿后重新检查的经办人', 'who has sites of a closed round inspected again'))
    .option('--why <text>', t('定稿后重新检查的原因', 'why sites of a closed round are inspected again'))
    .option('--max-traffic <mb>', t('每个站点最多下载多少兆字节', 'megabytes taken in of each site at most'))
    .option('--evidence <scope>', t('保存答复原文：none、quoted、all', 'answers kept as evidence: none, quoted or all'), 'none');
  addPersonalData(running, t);
  addAsking(running, t, {
    zh: '每个站点最多检查多少分钟，其余列为未检查',
    en: 'minutes for each site at most; the rest is listed as left out',
  }).action(async (round: string, given: RunOptions) => {
    const evidence = readChoice('--evidence', given.evidence, ['none', 'quoted', 'all']);
    done(
      await (await import('../round.ts')).workRound(common(given), round, {
        sitesAtOnce: readNumber('--sites-at-once', given.sitesAtOnce, 1, 100),
        failed: given.failed === true,
        ...(given.again === undefined ? {} : { again: given.again }),
        ...(given.by === undefined ? {} : { change: changeOf(given.by, given.why ?? t('重新检查', 'inspected again')) }),
        network: {
          ...{ ...readAsking(given), evidence, personalData: readPersonalData(given) },
          ...(given.maxTraffic === undefined ? {} : { maxTraffic: readNumber('--max-traffic', given.maxTraffic, 1, 10_000_000) }),
        },
      }),
    );
  });

  make(
    'judge <round>',
    '按名录和站点档案现状重新判定，不再访问网站',
    'judge again with what the roster and profiles say now, without visiting the sites',
  )
    .option('--sites <sites>', t('部分站点（写法同 round create）', 'some sites, written as for round create'))
    .option('--by <name>', t('定稿后重新判定的经办人', 'who has a closed round judged again'))
    .option('--why <text>', t('原因', 'why'))
    .action(async (round: string, given: Common & { workspace: string; sites?: string; by?: string; why?: string }) => {
      done(
        await (await import('../round.ts')).rejudge(common(given), round, {
          ...(given.sites === undefined ? {} : { sites: given.sites }),
          ...(given.by === undefined ? {} : { change: changeOf(given.by, given.why ?? t('重新判定', 'judged again')) }),
        }),
      );
    });

  make('status <round>', '各站点的进度、得分、结论和未定指标', 'how far each site is, its score, verdict and open indicators')
    .option('--revision <n>', t('第几次修订（默认最新）', 'revision (default: newest)'))
    .action(async (round: string, given: Common & { workspace: string; revision?: string }) => {
      done(
        await (await import('../round.ts')).showStatus(
          common(given),
          round,
          given.revision === undefined ? undefined : readNumber('--revision', given.revision, 1, 100_000),
        ),
      );
    });

  make('list', '列出各次季度检查', 'list the rounds').action(async (given: Common & { workspace: string }) => {
    done(await (await import('../round.ts')).showRounds(common(given)));
  });

  make('show <round>', '一次季度检查的抽样、设置和修订记录', 'the sample, settings and revisions of a round').action(
    async (round: string, given: Common & { workspace: string }) => {
      done(await (await import('../round.ts')).showRound(common(given), round));
    },
  );

  make('close <round>', '定稿：固定结果，此后的变动形成新的修订', 'freeze the results; later changes make new revisions')
    .option('--by <name>', t('定稿人，必填', 'who closes it; always wanted'))
    .option('--why <text>', t('说明', 'note'))
    .option('--force', t('还有站点未检查也定稿', 'close though sites were not inspected'))
    .option('--at <moment>', t('定稿时间（默认现在）', 'when (default: now)'))
    .action(async (round: string, given: Common & { workspace: string; by?: string; why?: string; force?: true; at?: string }) => {
      const { readBy, readMoment } = await import('../ledger.ts');
      done(
        await (await import('../round.ts')).freezeRound(common(given), round, {
          ...{ by: readBy(given.by), at: readMoment(given.at), why: given.why ?? t('定稿', 'closed'), force: given.force === true },
        }),
      );
    });
}

function readQuarter(text: string | undefined): string {
  const quarter = text?.toUpperCase();
  if (quarter !== undefined && /^\d{4}Q[1-4]$/.test(quarter)) return quarter;
  throw usage(
    `请用 --quarter 写明季度，如 2026Q3${text === undefined ? '' : `，现为：${text}`}`,
    `name the quarter with --quarter, written 2026Q3${text === undefined ? '' : `, not: ${text}`}`,
  );
}

function readShare(text: string): number {
  const share = /^\d+(?:\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (/^[\d.]+%?$/.test(text) && share > 0 && share <= 1) return share;
  throw usage(
    `--sample 应为大于 0、不大于 1 的比例（如 0.3 或 30%），现为：${text}`,
    `--sample wants a share above 0 and up to 1 (0.3 or 30%), not: ${text}`,
  );
}
