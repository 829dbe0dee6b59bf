/** What counts of a round: scores with the marks of people, findings that only show beside other sites, and the revisions that are handed out. */
import { summariseSite } from '../../checks/facts/summary.ts';
import { optionsOf } from '../../checks/index-file.ts';
import { judgeRound } from '../../checks/judge.ts';
import type { Finding, SiteSummary } from '../../checks/model/index.ts';
import { checksVersion } from '../../checks/version.ts';
import { CrawlError } from '../errors.ts';
import { hasVault } from '../evidence/vault.ts';
import type { Store } from '../store.ts';
import { judgeSite } from './judging.ts';
import { readIndexOf } from './read.ts';
import type { Recount, StoredRun } from './rounds.ts';
import { hear, scoreSite } from './tally.ts';

export interface Change {
  by: string;
  /** ISO 8601. */
  at: string;
  why: string;
}

export interface Closed {
  revision: number;
  /** Ids of sites without a verdict. */
  waiting: string[];
  failed: string[];
  /** Leaves that evaluators still differ on. */
  contested: number;
}

/**
 * Freezes an open round: what was judged by other checks is judged again from what was gathered, sites are laid beside each other, and what
 * counts becomes revision 1. Throws a CrawlError where it is closed already, or sites wait and it is not forced.
 */
export async function closeRound(store: Store, workspace: string, id: string, given: Change & { force: boolean }): Promise<Closed> {
  const { force, ...change } = given;
  const round = await store.rounds.find(id);
  if (round?.status === 'closed')
    throw new CrawlError(
      'round-closed',
      `季度检查 ${id} 已于 ${round.closedAt!.slice(0, 10)} 定稿（第 ${round.revision} 次修订）。以后的人工判定和重新检查会自动形成新的修订。`,
      `round ${id} was closed on ${round.closedAt!.slice(0, 10)} (revision ${round.revision}); marks and new inspections make further revisions`,
    );
  const sites = await store.rounds.sites(id);
  const waiting = sites.filter(({ status }) => status === null).map(({ site }) => site.id);
  if (waiting.length > 0 && !force) {
    const named = `${waiting.slice(0, 5).join('、')}${waiting.length > 5 ? '…' : ''}`;
    throw new CrawlError(
      'sites-wait',
      `还有 ${waiting.length} 个站点未检查（${named}）。请先用 round run ${id} 检查完；确需定稿的，加 --force，这些站点不下结论。`,
      `${waiting.length} sites were not inspected (${named}); run round run ${id} first, or add --force to close without a verdict on them`,
    );
  }
  for (const { site } of sites) await judgeAnew(store, id, site.id);
  const revision = await countAll(store, workspace, id, change);
  return {
    ...{ revision, waiting },
    failed: sites.filter(({ status }) => status === 'failed').map(({ site }) => site.id),
    contested: [...hear(await store.rounds.opinions(id)).contested.values()].flat().length,
  };
}

/** Counts marks that were added: at once in an open round, as a new revision of a closed one. Returns its number; null where none was made. */
export async function countMarks(store: Store, id: string, change: Change): Promise<number | null> {
  const sites = await store.rounds.uncounted(id);
  if (sites.length === 0) return null;
  const indexes = await readIndexOf(store, id);
  const heard = hear(await store.rounds.opinions(id));
  for (const site of sites) {
    const stored = await store.rounds.run(id, site);
    if (stored) await store.rounds.recount(id, [countAnew(stored, indexes, heard, stored.beside)]);
  }
  const round = (await store.rounds.find(id))!;
  return round.status === 'open' ? null : await store.rounds.revise(id, { ...change, checksVersion });
}

/** Counts sites that were inspected again: nothing to do in an open round, a new revision of a closed one, in which all are laid beside each other again. */
export async function countRuns(store: Store, workspace: string, id: string, change: Change): Promise<number | null> {
  const round = (await store.rounds.find(id))!;
  return round.status === 'open' ? null : await countAll(store, workspace, id, change);
}

/**
 * Judges sites again from what was gathered, as the roster knows them now: what inspectors corrected counts without another visit. Returns
 * the ids of those that were judged, and the revision that a closed round got.
 */
export async function judgeAgain(
  store: Store,
  workspace: string,
  id: string,
  sites: readonly string[],
  change: Change,
): Promise<{ judged: string[]; revision: number | null }> {
  const judged: string[] = [];
  for (const site of sites) {
    const outcome = (await store.rounds.run(id, site))?.outcome;
    if (!outcome?.inspection || !(await store.findInspection(outcome.inspection))) continue;
    const now = (await store.roster.find(site)) ?? outcome.site;
    await store.rounds.finish(id, await judgeSite(store, id, now, outcome.inspection));
    judged.push(site);
  }
  return { judged, revision: judged.length > 0 ? await countRuns(store, workspace, id, change) : null };
}

async function countAll(store: Store, workspace: string, id: string, change: Change): Promise<number> {
  const indexes = await readIndexOf(store, id);
  const heard = hear(await store.rounds.opinions(id));
  const { asOf } = await store.rounds.stored(id);
  const sites = await store.rounds.sites(id);
  const summaries: SiteSummary[] = [];
  let kept = false;
  for (const { site: then } of sites) {
    const stored = await store.rounds.run(id, then.id);
    const { status = 'waiting', inspection = null, site = then } = stored?.outcome ?? {};
    const vault = inspection !== null && hasVault(workspace, inspection);
    kept ||= vault;
    const record = inspection === null ? null : { inspected: asOf, evidence: vault ? ('kept' as const) : ('none' as const), earlier: [] };
    summaries.push(summariseSite({ place: site, status, facts: stored?.judged?.facts ?? null, record }));
  }
  // where evidence was not asked for, that there is none says nothing
  if (!kept) for (const summary of summaries) summary.record = null;
  const { sites: beside } = judgeRound(summaries, { asOf, options: optionsOf(indexes.index) });
  for (const { site } of sites) {
    const stored = await store.rounds.run(id, site.id);
    if (!stored) continue;
    const recount = countAnew(stored, indexes, heard, beside[site.id] ?? []);
    if (isOther(stored, recount)) await store.rounds.recount(id, [recount]);
  }
  return await store.rounds.revise(id, { ...change, checksVersion });
}

function countAnew(
  { run, outcome, judged }: StoredRun,
  indexes: Awaited<ReturnType<typeof readIndexOf>>,
  heard: ReturnType<typeof hear>,
  beside: Finding[],
): Recount {
  const scorecard = judged && scoreSite({ site: outcome.site, ...judged, beside }, indexes, heard);
  return { site: outcome.site.id, run, scorecard, beside };
}

const isOther = ({ scorecard, beside }: StoredRun, recount: Recount): boolean =>
  JSON.stringify([scorecard, beside]) !== JSON.stringify([recount.scorecard, recount.beside]);

/** Judges a site from what was gathered where other checks had judged it; the site is not visited. */
async function judgeAnew(store: Store, id: string, site: string): Promise<void> {
  const stored = await store.rounds.run(id, site);
  const inspection = stored?.outcome.inspection;
  if (!stored?.judged || !inspection || stored.outcome.checksVersion === checksVersion) return;
  if (await store.findInspection(inspection)) await store.rounds.finish(id, await judgeSite(store, id, stored.outcome.site, inspection));
}
