/** `inspect`: a whole site. */
import { join } from 'node:path';
import { probeScopes } from '../../crawler/probes/scopes.ts';
import { lintFormats } from '../../reports/formats.ts';
import { type AskingOptions, addAsking, readAsking } from '../asking.ts';
import { addPersonalData, readPersonalData } from '../personal-data.ts';
import { type Common, collect, defaults, type Terms } from '../terms.ts';
import { readAddress, readChoice, readDay, readGate, readList, readNumber, readProfile, today } from '../values.ts';

interface InspectOptions extends Common, AskingOptions {
  index: string;
  asOf?: string;
  profile?: string;
  maxPages: string;
  maxDepth: string;
  robots: string;
  render: string;
  attachments: string;
  evidence: string;
  personalData: string;
  screenshots: string;
  probes: string;
  maxTraffic?: string;
  seed?: string;
  workspace: string;
  out?: string;
  failOn?: string;
  format?: string[];
}

export function addInspect({ t, language, command, workspace, done }: Terms): void {
  const inspecting = workspace(
    command('inspect <url>', '检查一个网站，写出得分卡和问题清单', 'inspect a site; write its scorecard and findings'),
  )
    .option('--index <id|file>', t('指标体系：编号或 YAML 文件', 'evaluation index: an id or a YAML file'), defaults.index)
    .option('--as-of <date>', t('以哪一天为准判断（默认今天）', 'the day the verdict speaks of (default: today)'))
    .option('--profile <file>', t('站点档案（YAML）：范围、栏目、豁免', 'site profile (YAML): scope, columns, exemptions'))
    .option('--max-pages <n>', t('最多读取的页数', 'pages to read at most'), String(defaults.maxPages))
    .option('--max-depth <n>', t('距首页最多几次点击', 'clicks from the home page at most'), '30')
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
      '--max-traffic <mb>',
      t('本次最多下载多少兆字节，其余列为未检查', 'megabytes taken in by this run at most; the rest is listed as left out'),
    )
    .option('--seed <text>', t('抽样种子', 'seed of the sampling'))
    .option('--out <dir>', t('报告目录（默认 reports-out/<主机>-<日期>）', 'folder for the reports (default: reports-out/<host>-<day>)'))
    .option(
      '--format <names>',
      t('另写的格式：sarif、junit（逗号分隔，可重复）', 'further formats: sarif, junit (with commas; may be repeated)'),
      collect,
    )
    .option(
      '--fail-on <gate>',
      t(
        'veto 或 score:N：被否决或最高分低于 N 时退出码为 1',
        'veto or score:N: exit code 1 when vetoed, or when even the highest score is below N',
      ),
    );
  addPersonalData(inspecting, t);
  addAsking(inspecting, t, {
    zh: '本次最多检查多少分钟，其余列为未检查',
    en: 'minutes of this run at most; the rest is listed as left out',
  }).action(async (address: string, given: InspectOptions) => {
    const { loadIndex, loadParts } = await import('../../crawler/index-files.ts');
    const { conclude, inspect } = await import('../inspect.ts');
    const url = readAddress(address);
    const asOf = given.asOf === undefined ? today() : readDay('--as-of', given.asOf);
    const gate = given.failOn === undefined ? undefined : readGate(given.failOn);
    const index = loadIndex(given.index);
    const profile = given.profile === undefined ? undefined : readProfile(given.profile);
    const formats = readList('--format', given.format, lintFormats);
    const json = given.json === true;
    const settings = {
      url,
      asOf,
      ...(profile ? { profile } : {}),
      workspace: given.workspace,
      maxPages: readNumber('--max-pages', given.maxPages, 1, 10_000_000),
      maxDepth: readNumber('--max-depth', given.maxDepth, 0, 1000),
      ...readAsking(given),
      robots: readChoice('--robots', given.robots, ['respect', 'ignore']),
      attachments: readNumber('--attachments', given.attachments, 0, 10_000),
      evidence: readChoice('--evidence', given.evidence, ['none', 'quoted', 'all']),
      personalData: readPersonalData(given),
      probes: readChoice('--probes', given.probes, probeScopes),
      render: readChoice('--render', given.render, ['auto', 'never']),
      ...(given.maxTraffic === undefined ? {} : { maxTraffic: readNumber('--max-traffic', given.maxTraffic, 1, 10_000_000) }),
      ...(given.seed ? { seed: given.seed } : {}),
    };
    const out = given.out ?? join(defaults.out, `${new URL(url).host.replace(/[^a-z0-9.-]/gi, '-')}-${asOf}`);
    const parts = loadParts(index, given.index);
    const screenshots = readNumber('--screenshots', given.screenshots, 0, 10_000);
    const inspected = await inspect({ settings, index, parts, out, screenshots, formats, language, json });
    done(conclude(inspected, { language, json, ...(gate ? { gate } : {}) }));
  });
}
