/** The options of every command that visits sites: how politely it asks, in which hours, for how long, and as whom. */
import type { Command } from 'commander';
import { collect, defaults, type Terms } from './terms.ts';
import { readNumber, readResolve, readWindow } from './values.ts';

export interface AskingOptions {
  concurrency: string;
  interval: string;
  timeout: string;
  confirmAfter?: string;
  between?: string;
  maxTime?: string;
  contact?: string;
  resolve?: string[];
  allowPrivate?: true;
}

/** Adds the options; `what` says of the time at most what becomes of the rest. */
export function addAsking(of: Command, t: Terms['t'], what: { zh: string; en: string }): Command {
  return of
    .option('--concurrency <n>', t('每个站点同时进行的请求数', 'requests in flight for each site'), String(defaults.concurrency))
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
      '--between <hours>',
      t('只在这一时段访问（北京时间，如 20:00-07:00）', 'hours in which sites are asked (Beijing time, 20:00-07:00)'),
    )
    .option('--max-time <minutes>', t(what.zh, what.en))
    .option('--contact <address>', t('写入用户代理的联系方式', 'contact address that the user agent names'))
    .option('--resolve <host=address:port>', t('指定主机的地址，可重复', 'address of a host; may be repeated'), collect)
    .option('--allow-private', t('允许访问内网和本机地址', 'allow private and loopback addresses'));
}

/** The options as an inspection takes them: milliseconds, minutes, hours of the day. Throws a Failure that names the option. */
export function readAsking(given: AskingOptions) {
  const interval = readNumber('--interval', given.interval, 0, 600_000);
  // who asks without any pause inspects a server of their own: there is nothing to wait for
  const confirmAfter = given.confirmAfter ?? (interval === 0 ? '0' : String(defaults.confirmAfter));
  return {
    interval,
    concurrency: readNumber('--concurrency', given.concurrency, 1, 500),
    timeout: readNumber('--timeout', given.timeout, 1, 600) * 1000,
    confirmAfter: readNumber('--confirm-after', confirmAfter, 0, 86_400),
    ...(given.between === undefined ? {} : { hours: readWindow('--between', given.between) }),
    ...(given.maxTime === undefined ? {} : { maxTime: readNumber('--max-time', given.maxTime, 1, 100_000) }),
    ...(given.contact ? { contact: given.contact } : {}),
    ...(given.resolve ? { resolve: given.resolve.map(readResolve) } : {}),
    ...(given.allowPrivate ? { allowPrivate: true } : {}),
  };
}
