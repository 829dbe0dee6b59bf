/** `probe run|report`: monitoring. */
import { weekRule } from '../../checks/facts/availability.ts';
import { type Common, collect, type Terms } from '../terms.ts';
import { readAddress, readAddresses, readDay, readNumber, readResolve, today } from '../values.ts';

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
export function addProbe({ t, language, command, workspace, group, done }: Terms): void {
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
      const { runProbe } = await import('../probe.ts');
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
      const { reportProbe } = await import('../probe.ts');
      const asOf = given.asOf === undefined ? today() : readDay('--as-of', given.asOf);
      done(await reportProbe(readAddress(address), { workspace: given.workspace, asOf, language, json: given.json === true }));
    });
}
