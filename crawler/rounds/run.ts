/** Inspects the sites of a round: several at once, never two of one host, each in a process of its own. Goes on where it was when it ended. */
import { hostOf } from '../../checks/facts/address.ts';
import type { Bilingual, RosterSite } from '../../checks/model/index.ts';
import { checksVersion } from '../../checks/version.ts';
import { CrawlError } from '../errors.ts';
import type { InspectionSettings, Progress } from '../inspection.ts';
import { takeLock } from '../lock.ts';
import type { Store } from '../store.ts';
import type { RoundSite } from './rounds.ts';
import type { Ended } from './site-work.ts';
import { workOn } from './site-work.ts';

/** What a run may choose; what bears on results was chosen when the round was made. */
export type Network = Pick<
  InspectionSettings,
  | 'concurrency'
  | 'interval'
  | 'timeout'
  | 'confirmAfter'
  | 'hours'
  | 'maxTime'
  | 'maxTraffic'
  | 'contact'
  | 'resolve'
  | 'allowPrivate'
  | 'evidence'
  | 'personalData'
>;

export interface RunSettings {
  workspace: string;
  round: string;
  network: Network;
  sitesAtOnce: number;
  /** Ids of sites that are inspected whether they were or not; without it those that wait. */
  again?: readonly string[];
  /** Those that failed are tried again. */
  failed?: boolean;
  onEvent?: (event: RunEvent) => void;
}

export type RunEvent =
  | { kind: 'begin'; site: RosterSite; left: number }
  | { kind: 'progress'; site: RosterSite; progress: Progress | 'judging' }
  | { kind: 'end'; site: RosterSite; ended: Ended; kept: boolean; left: number };

export interface RunSummary {
  done: number;
  unreached: number;
  failed: { site: RosterSite; code: string | null; text: Bilingual }[];
}

/** Minutes beside the time that a site may be asked for: links are tried again, and all is judged. */
const beside = { times: 1.5, minutes: 10 };

/**
 * Inspects what waits; a site that cannot be inspected is noted and does not stop the others. Throws a CrawlError where another process
 * works on the round, where there is no such round, or a site that is named is not in it.
 */
export async function runRound(store: Store, settings: RunSettings): Promise<RunSummary> {
  const { workspace, round: id, network, sitesAtOnce, again, failed: retry = false, onEvent } = settings;
  const round = await store.rounds.stored(id);
  const lock = takeLock(workspace, lockName(id));
  if (!lock)
    throw new CrawlError(
      'running-elsewhere',
      `季度检查 ${id} 正由另一进程执行，请等待其结束。`,
      `round ${id} is being worked on by another process; wait for it to end`,
    );
  try {
    await store.rounds.rest(id);
    const waiting = inGoodOrder(chooseSites(await store.rounds.sites(id), again, retry));
    const summary: RunSummary = { done: 0, unreached: 0, failed: [] };
    const busy = new Set<string>();
    const working = new Set<Promise<void>>();

    const work = async (entry: RoundSite): Promise<void> => {
      // with what was corrected since the round was made
      const site = (await store.roster.find(entry.site.id)) ?? entry.site;
      await store.rounds.markRunning(id, site.id, Math.floor(Date.now() / 1000));
      onEvent?.({ kind: 'begin', site, left: waiting.length });
      const { maxTime } = network;
      const ended = await workOn(
        {
          ...{ round: id, site, begun: entry.begun },
          settings: { ...network, ...round.settings, url: site.url, asOf: round.asOf, workspace, seed: `${id} ${round.seed}` },
        },
        {
          ...(maxTime === undefined ? {} : { most: (maxTime * beside.times + beside.minutes) * 60_000 }),
          onProgress: (progress) => onEvent?.({ kind: 'progress', site, progress }),
        },
      );
      // what was found before is worth more than that it could not be looked at again
      const kept = ended.status === 'failed' && (entry.status === 'done' || entry.status === 'unreached');
      if (ended.status === 'failed') {
        const { code, text } = ended;
        summary.failed.push({ site, code, text });
        if (!kept)
          await store.rounds.finish(id, {
            ...{ site, status: 'failed', error: text, inspection: null, checksVersion, judged: null, at: new Date().toISOString() },
          });
      } else summary[ended.status]++;
      onEvent?.({ kind: 'end', site, ended, kept, left: waiting.length });
    };

    while (waiting.length > 0 || working.size > 0) {
      const at = working.size < sitesAtOnce ? waiting.findIndex(({ site }) => !hostsOf(site).some((host) => busy.has(host))) : -1;
      const entry = at < 0 ? undefined : waiting.splice(at, 1)[0];
      if (!entry) {
        await Promise.race(working);
        continue;
      }
      const hosts = hostsOf(entry.site);
      for (const host of hosts) busy.add(host);
      const task: Promise<void> = work(entry).finally(() => {
        for (const host of hosts) busy.delete(host);
        working.delete(task);
      });
      working.add(task);
    }
    await store.rounds.rest(id);
    return summary;
  } finally {
    lock.release();
  }
}

/** Whether some process works on a round now. */
export function isRunning(workspace: string, id: string): boolean {
  const lock = takeLock(workspace, lockName(id));
  lock?.release();
  return lock === null;
}

const lockName = (id: string): string => `round-${id}`;

function chooseSites(sites: RoundSite[], again: readonly string[] | undefined, retry: boolean): RoundSite[] {
  if (!again) return sites.filter(({ status }) => status === null || (retry && status === 'failed'));
  return again.map((id) => {
    const found = sites.find(({ site }) => site.id === id);
    if (found) return found;
    throw new CrawlError('not-in-round', `本次季度检查中没有站点 ${id}`, `there is no site ${id} in this round`);
  });
}

/** Sites of hosts that hold many come first: they wait for one another, and would be what is left at the end. */
function inGoodOrder(sites: RoundSite[]): RoundSite[] {
  const load = new Map<string, number>();
  for (const { site } of sites) for (const host of hostsOf(site)) load.set(host, (load.get(host) ?? 0) + 1);
  const loadOf = ({ site }: RoundSite): number => Math.max(...hostsOf(site).map((host) => load.get(host)!));
  return sites.toSorted((a, b) => loadOf(b) - loadOf(a) || (a.site.id < b.site.id ? -1 : 1));
}

/** All hosts that an inspection of the site asks as its own. */
function hostsOf({ url, scope, profile }: RosterSite): string[] {
  const further = [...(scope?.hosts ?? []), ...(profile?.scope?.hosts ?? [])].map((host) => host.toLowerCase().replace(/^www\./, ''));
  return [...new Set([hostOf(url), ...further])];
}
