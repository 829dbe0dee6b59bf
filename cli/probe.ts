/** `probe`: monitors home pages, and says what the monitoring of a week shows. */
import { stripVTControlCharacters } from 'node:util';
import { weekRule } from '../checks/facts/availability.ts';
import { siteClock } from '../checks/knowledge/sites.ts';
import type { Language } from '../checks/model/index.ts';
import type { ResolveRule } from '../crawler/connect.ts';
import { identityOf } from '../crawler/engine/identity.ts';
import { limits, startOf, userAgentOf } from '../crawler/fetch.ts';
import { createHttp } from '../crawler/http.ts';
import { type AvailabilityReport, reportAvailability } from '../crawler/monitor/availability.ts';
import { realClock } from '../crawler/monitor/clock.ts';
import { monitor } from '../crawler/monitor/monitor.ts';
import { hasNetwork } from '../crawler/monitor/network.ts';
import type { Visit } from '../crawler/monitor/series.ts';
import { openLimit } from '../crawler/monitor/visit.ts';
import { openStore } from '../crawler/store.ts';
import { storeFault } from '../crawler/store-faults.ts';
import { exitCodes, tidy, usage } from './failure.ts';
import { both } from './language.ts';

export interface ProbeRunCommand {
  urls: string[];
  workspace: string;
  perDay: number;
  days: number;
  once: boolean;
  references: string[];
  seed: string;
  contact?: string;
  resolve: ResolveRule[];
  allowPrivate: boolean;
  language: Language;
  json: boolean;
}

/** Monitors until the days are over or a person stops it; a second Ctrl-C ends at once. */
export async function runProbe(given: ProbeRunCommand): Promise<number> {
  const { workspace, contact, resolve, allowPrivate, language, json, once, perDay, days, references, seed } = given;
  const urls = given.urls.map((url) => identityOf(startOf(url)));
  if (urls.length === 0) throw usage('缺少网址：请写明网址，或用 --sites 指定站点清单。', 'no address: name some, or a list with --sites');
  const connect = { allowPrivate, resolve, timeout: openLimit };
  const store = await openStore(workspace);
  const http = createHttp({ userAgent: userAgentOf(contact), concurrency: 2, maxBytes: limits.maxBytes, ...connect });
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.once('SIGINT', abort).once('SIGTERM', abort);
  let last = 0;
  try {
    await monitor(
      {
        ...{ urls, perDay, days, seed, once, references, connect, signal: stop.signal },
        onVisit: (url, visit) => {
          if (json) process.stdout.write(`${JSON.stringify({ url, ...visit, at: new Date(visit.at * 1000).toISOString() })}\n`);
          else process.stdout.write(`${describeVisit(url, visit, language)}\n`);
        },
        onWaiting: (next) => {
          if (json || next === last) return;
          last = next;
          const when = clockTime(next);
          process.stderr.write(
            `${language === 'zh-CN' ? `下一次访问 ${when}，按 Ctrl-C 停止，已有记录不会丢失` : `next visit ${when}; Ctrl-C stops, nothing is lost`}\n`,
          );
        },
      },
      { series: store.series, fetcher: http, clock: realClock, network: () => hasNetwork() },
    );
    return exitCodes.done;
  } catch (error) {
    throw storeFault(error, workspace);
  } finally {
    process.removeListener('SIGINT', abort).removeListener('SIGTERM', abort);
    await Promise.all([http.close(), store.close()]);
  }
}

const outcomes = { opened: both('打开', 'opened'), failed: both('打不开', 'did not open'), unmeasured: both('未测', 'not measured') };

function describeVisit(url: string, { at, outcome, took, reason }: Visit, language: Language): string {
  const cause = reason === null ? '' : ` ${reason}`;
  return tidy(stripVTControlCharacters(`${clockTime(at)}  ${outcomes[outcome][language]}${cause}  ${(took / 1000).toFixed(1)} s  ${url}`));
}

/** In the site's own time. */
const clockTime = (second: number): string => new Date((second + siteClock * 60) * 1000).toISOString().slice(0, 16).replace('T', ' ');

/** Prints the week up to a day. */
export async function reportProbe(
  address: string,
  { workspace, asOf, language, json }: { workspace: string; asOf: string; language: Language; json: boolean },
): Promise<number> {
  const url = identityOf(startOf(address));
  const store = await openStore(workspace);
  try {
    const report = await reportAvailability(store.series, url, asOf);
    const { week, ...rest } = report;
    const result = { ...rest, ...week, rule: weekRule, verdict: verdictOf(report) };
    process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${tidy(describeReport(report, language))}\n`);
    return exitCodes.done;
  } finally {
    await store.close();
  }
}

/** `too-few`: the rule takes more visits than there are, and says nothing. */
function verdictOf({ week }: AvailabilityReport): 'veto' | 'within' | 'too-few' {
  if (!week.enough) return 'too-few';
  return week.over ? 'veto' : 'within';
}

const verdicts = {
  veto: both(`达到${weekRule.percent}%，单项否决`, `${weekRule.percent}% or more: vetoed`),
  within: both(`未达到${weekRule.percent}%`, `below ${weekRule.percent}%`),
  'too-few': both('监测不足，不能判定', 'too little was monitored to tell'),
};

function describeReport(report: AvailabilityReport, language: Language): string {
  const { url, week, unmeasured, reasons, took, record } = report;
  const { from, to, attempts, failures, percent, thin } = week;
  const zh = language === 'zh-CN';
  const counted = (counts: Record<string, number>): string =>
    Object.entries(counts)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(zh ? '，' : ', ');
  const lines = [
    zh ? `${url}  ${from} 至 ${to}` : `${url}  ${from} to ${to}`,
    zh
      ? `访问 ${attempts} 次，打不开 ${failures} 次，占 ${percent}%：${verdicts[verdictOf(report)][language]}`
      : `${attempts} visits, ${failures} did not open, ${percent}%: ${verdicts[verdictOf(report)][language]}`,
  ];
  if (failures > 0) lines.push(`${zh ? '原因：' : 'Causes: '}${counted(reasons)}`);
  if (thin.length > 0)
    lines.push(
      zh ? `不足 ${weekRule.perDay} 次的日期：${thin.join('、')}` : `Days with fewer than ${weekRule.perDay} visits: ${thin.join(', ')}`,
    );
  if (Object.keys(unmeasured).length > 0)
    lines.push(
      zh
        ? `未计入（本机网络或时钟、服务器拒绝程序等）：${counted(unmeasured)}`
        : `Not counted (this machine’s network or clock, refusals): ${counted(unmeasured)}`,
    );
  if (took)
    lines.push(
      zh
        ? `打开用时：中位 ${took.median} 毫秒，95% 在 ${took.p95} 毫秒内`
        : `Time to open: median ${took.median} ms, 95% within ${took.p95} ms`,
    );
  if (record) lines.push(describeDay(record, language));
  return lines.join('\n');
}

function describeDay({ day, record }: NonNullable<AvailabilityReport['record']>, language: Language): string {
  const { certificateEnds, certificateTrusted, ipv6, newest } = record;
  const zh = language === 'zh-CN';
  const none = zh ? '未测得' : 'not measured';
  const trust = certificateTrusted === false ? (zh ? '（浏览器不信任）' : ' (browsers do not trust it)') : '';
  return zh
    ? `${day}：证书有效期至 ${certificateEnds ?? none}${trust}；IPv6 地址 ${ipv6 ?? none}；首页最新日期 ${newest ?? none}`
    : `${day}: certificate ends ${certificateEnds ?? none}${trust}; IPv6 addresses ${ipv6 ?? none}; newest date ${newest ?? none}`;
}
