/**
 * Looks again at what findings of a stored inspection rest on, and says what came of each. The pages visited are laid over those of the earlier
 * inspection and judged with them by the same checks, on the day of the recheck. kill -9 at any moment loses nothing: the same call goes on.
 */
import { createHash } from 'node:crypto';
import type { Check } from '../../checks/define.ts';
import type { EvaluationIndex, Finding, Marks, PageFacts, SiteProfile } from '../../checks/model/index.ts';
import type { Probes } from '../../checks/model/probes.ts';
import type { RecheckAnswer, Sight, Sighting } from '../../checks/model/recheck.ts';
import { checks as allChecks } from '../../checks/rules/index.ts';
import { readChosen } from '../attachments.ts';
import type { Frontier, StoredTarget } from '../engine/frontier.ts';
import { createLinkReader } from '../engine/links.ts';
import { createScope } from '../engine/scope.ts';
import { StartFault } from '../engine/visit.ts';
import { CrawlError } from '../errors.ts';
import { settle } from '../evidence/settle.ts';
import { hasVault, openVault, type PersonalMode } from '../evidence/vault.ts';
import { type Gatherer, openGatherer } from '../gatherer.ts';
import { type Filled, type InspectionSettings, reachedOf } from '../inspection.ts';
import { type JudgedInspection, judgeInspection } from '../judgement.ts';
import { lockInspection } from '../lock.ts';
import type { Store, StoredInspection } from '../store.ts';
import { findNews, mostNews } from './news.ts';
import { isSettled, overlay } from './overlay.ts';
import { fillReason, reasons } from './reasons.ts';
import { type Named, sourcesOf } from './sources.ts';
import { type Asked, decide, landingOf, type Seen, type Verdict } from './verdict.ts';

export interface RecheckSettings
  extends Pick<
    InspectionSettings,
    | 'workspace'
    | 'asOf'
    | 'concurrency'
    | 'interval'
    | 'timeout'
    | 'resolve'
    | 'confirmAfter'
    | 'hours'
    | 'contact'
    | 'signal'
    | 'onProgress'
    | 'maxTime'
    | 'allowPrivate'
    | 'render'
  > {
  /** Answers of what is visited are kept. */
  evidence: 'none' | 'all';
  /** What becomes of those that show personal data; `exclude` without it. */
  personalData?: PersonalMode;
  index: EvaluationIndex;
  parts?: readonly EvaluationIndex[];
  marks?: Marks;
  /** Corrects what was found, as the profile of the round does; that of the inspection without it. */
  profile?: SiteProfile;
}

export interface Rechecked {
  id: string;
  /** The inspection whose findings were looked at again. */
  over: string;
  url: string;
  asOf: string;
  /** Pages and targets visited. */
  visited: number;
  answers: RecheckAnswer[];
  /** What the checks say now, of the earlier pages and the visited ones together. */
  judged: JudgedInspection;
  /** Whether an address was visited and stands for what it is now. */
  isFresh(url: string): boolean;
}

/** Times that what was learned names more pages to look at. */
const waves = 4;
const sightsListed = 6;

/**
 * Rechecks findings of one finished inspection, named by its id; all that fail or await review when none are given. Throws a CrawlError when
 * there is no such inspection, it is not finished, or another process is at it.
 */
export async function recheck(store: Store, over: string, asked: readonly Named[] | null, settings: RecheckSettings): Promise<Rechecked> {
  const { asOf, index, parts = [], marks, profile } = settings;
  const earlier = await store.findInspection(over);
  if (!earlier) throw new CrawlError('no-inspection', `没有检查 ${over}`, `there is no inspection ${over}`);
  const judging = { index, parts, ...(marks ? { marks } : {}), ...(profile ? { profile } : {}) };
  const before = await judgeInspection(store, earlier.id, judging);
  const { findings } = before.judgement;
  const named = asked ?? findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'review');
  const wanted = named.map((finding) => resolveFinding(finding, before, earlier.url));

  const { url } = earlier;
  const bearing = { of: earlier.id, asOf, index: index.id, asked: named.map(({ check, fingerprint }) => `${check} ${fingerprint}`).sort() };
  const fingerprint = createHash('sha256').update(JSON.stringify(bearing)).digest('hex');
  const { id } = await store.rechecks.open({ over: earlier.id, url, asOf, fingerprint, settings: { url, asOf, recheckOf: earlier.id } });
  const lock = lockInspection(settings.workspace, id);
  try {
    const frontier = await store.frontier(id);
    const filled = fill(earlier, settings);
    const gatherer = openGatherer(filled, store, id, { earlier: undefined, orphans: false });
    let done: Looked;
    try {
      done = await look({ store, earlier, id, frontier, gatherer, filled, wanted, before }, judging);
    } finally {
      await gatherer.close();
    }
    const { judged, seen, verdicts, reached, probes } = done;
    const vaults = { before: digestsOf(settings.workspace, earlier.id), after: await settleVault(store, settings, id, judged) };
    const answers: RecheckAnswer[] = [];
    for (const [at, one] of wanted.entries())
      answers.push(await answerOf(store, { earlier, id, asOf, asked: one, named: named[at]!, verdict: verdicts[at]!, seen, vaults }));
    await store.rechecks.record(id, answers);
    await store.finishInspection(id, { reached, coverage: await store.coverage(id), probes });
    return {
      ...{ id, over: earlier.id, url, asOf, answers, judged },
      visited: seen.visited.size,
      isFresh: (address) => {
        const target = seen.visited.get(address);
        return target !== undefined && isSettled(target);
      },
    };
  } finally {
    lock.release();
  }
}

/** The finding under the check's name and fingerprint of today, and what it rests on. */
function resolveFinding(finding: Named, { judgement, site }: JudgedInspection, start: string): Asked {
  const check: Check | undefined =
    allChecks.find(({ id }) => id === finding.check) ?? allChecks.find(({ renamedFrom }) => renamedFrom?.includes(finding.check));
  const ofCheck = judgement.findings.filter((one) => one.check === check?.id);
  const sameUrl = ofCheck.filter(({ url }) => url === finding.url);
  const known =
    ofCheck.find((one) => one.fingerprint === finding.fingerprint) ??
    (check?.id !== finding.check && sameUrl.length === 1 ? sameUrl[0] : undefined);
  const before = known && (known.outcome === 'fail' || known.outcome === 'review') ? known : undefined;
  const today = known ?? { ...finding, check: check?.id ?? finding.check };
  return { finding: today, before, check, sources: sourcesOf(today, check, site, start) };
}

interface Work {
  store: Store;
  earlier: StoredInspection;
  id: string;
  frontier: Frontier;
  gatherer: Gatherer;
  filled: Filled;
  wanted: readonly Asked[];
  before: JudgedInspection;
}

interface Looked {
  judged: JudgedInspection;
  seen: Seen;
  verdicts: Verdict[];
  reached: NonNullable<StoredInspection['reached']>;
  probes: Probes | null;
}

/** Visits what the findings rest on, then what is found to be missing, until nothing is or the waves are over. */
async function look(work: Work, judging: Parameters<typeof judgeInspection>[2]): Promise<Looked> {
  const { store, earlier, id, frontier, gatherer, filled, wanted } = work;
  const { url: start, profile, asOf } = filled;
  const links = createLinkReader(createScope(start, profile), () => 0);
  const documents = await store.documents(earlier.id);
  const needed = new Set<string>([start]);
  for (const { sources } of wanted) for (const url of [sources.subject, ...sources.places, ...sources.hints]) needed.add(url);
  const wantsNews = wanted.some(({ sources }) => sources.news);
  const wantsProbes = wanted.some(({ sources }) => sources.probes);
  let probes: Probes | null = null;
  let room = mostNews;
  let cut = false;

  for (let wave = 1; ; wave++) {
    await frontier.add([...needed].map((address) => links.target(address, address === start ? 0 : 1)));
    await crawlOnly(work, needed);
    await readChosen(
      [...needed].filter((address) => documents.has(address)).map((url) => ({ url, title: '' })),
      { asOf, store, inspection: id, asker: gatherer.asker, onRead: gatherer.documentRead },
    );
    if (wave === 1 && wantsProbes) probes = await gatherer.probe();
    const reached = await reachedOf(frontier, start);
    const seen = await whatWasSeen(work, needed);
    const view = overlay(store, { earlier, recheck: id, asOf, reached, probes, visited: seen.visited, cut });
    const judged = await judgeInspection(view, earlier.id, judging);
    const said = { site: judged.site, findings: judged.judgement.findings };
    const verdicts = wanted.map((asked) => decide(asked, said, seen));
    const next = new Set(verdicts.flatMap((verdict) => verdict.wanted));
    // what a new link promises is looked at before it counts
    if (wave < waves && wantsNews) {
      const news = await findNews(store, { earlier: earlier.id, recheck: id, start, ...(profile ? { profile } : {}), known: needed });
      for (const address of news.slice(0, room)) next.add(address);
      cut = news.length > room;
      room -= Math.min(room, news.length);
    }
    for (const address of needed) next.delete(address);
    if (next.size === 0 || wave === waves) return { judged, seen, verdicts, reached, probes };
    for (const address of next) needed.add(address);
  }
}

/** A crawl that goes nowhere but to what is needed, and to where that redirects. */
async function crawlOnly({ gatherer, frontier, filled: { url } }: Work, needed: ReadonlySet<string>): Promise<void> {
  const narrowed: Frontier = {
    ...frontier,
    record: (results) =>
      frontier.record(
        results.map((result) =>
          result.redirect ? result : { ...result, seen: result.seen.filter(({ url, known }) => known !== undefined || needed.has(url)) },
        ),
      ),
  };
  try {
    await gatherer.crawl(narrowed);
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    // that the home page is no page of the site today is a result: the other pages are visited all the same
    const observation = { state: 'server-error' as const, status: null, reason: error.code.toUpperCase().replace('-', '_') };
    await frontier.record([{ url, kind: 'page', depth: 0, rank: 0, attempts: 2, observation, seen: [] }]);
    await gatherer.crawl(narrowed);
  }
}

/** Everything that was visited, with what redirects led to. */
async function whatWasSeen({ store, id, frontier, filled }: Work, needed: ReadonlySet<string>): Promise<Seen> {
  const visited = new Map<string, StoredTarget>();
  for (const address of needed) {
    for (let at: string | undefined = address, hops = 0; at !== undefined && hops < 10 && !visited.has(at); hops++) {
      const target: StoredTarget | undefined = await frontier.target(at);
      if (!target) break;
      visited.set(at, target);
      at = target.redirect?.to;
    }
  }
  const read = new Map<string, boolean>();
  const note = ({ url, scripted, rendered }: PageFacts): void => {
    read.set(url, !scripted || rendered === true);
  };
  for await (const page of store.pages(id)) note(page);
  for await (const document of store.documentPages(id)) note(document);
  return { start: filled.url, visited, read };
}

/** What bears on the result as the earlier inspection had it; how the site is asked as the recheck says. */
function fill({ url, settings }: StoredInspection, given: RecheckSettings): Filled {
  const { index: _, parts: __, marks: ___, render, allowPrivate, ...network } = given;
  const kept = settings as unknown as Filled;
  return {
    ...kept,
    ...network,
    url,
    // a recheck names its pages: no budget of the inspection holds them back
    maxPages: 10_000,
    maxDepth: 30,
    render: render ?? kept.render,
    allowPrivate: allowPrivate ?? kept.allowPrivate,
  };
}

interface Answering {
  earlier: StoredInspection;
  id: string;
  asOf: string;
  asked: Asked;
  named: Named;
  verdict: Verdict;
  seen: Seen;
  vaults: Record<'before' | 'after', ReadonlyMap<string, string>>;
}

async function answerOf(store: Store, { earlier, id, asOf, asked, named, verdict, seen, vaults }: Answering): Promise<RecheckAnswer> {
  const { before, sources } = asked;
  const { reason, finding } = verdict;
  const { result, ...rest } = reasons[reason];
  const addresses = [...new Set([sources.subject, ...sources.places])].slice(0, sightsListed);
  const landed = [...new Set(addresses.flatMap((url) => [url, landingOf(url, seen)]))].slice(0, sightsListed);
  const sightsOf = async (inspection: string, urls: readonly string[], digests: ReadonlyMap<string, string>): Promise<Sight[]> => {
    const sights: Sight[] = [];
    for (const url of urls) sights.push({ url, ...(await store.rechecks.sight(inspection, url)), digest: digests.get(url) ?? null });
    return sights;
  };
  const sighting = (one: Finding | undefined): Pick<Sighting, 'outcome' | 'text' | 'quote'> => ({
    outcome: one?.outcome ?? null,
    text: one?.text ?? null,
    quote: one?.locator?.quote ?? null,
  });
  const target = verdict.url === undefined ? undefined : (seen.visited.get(verdict.url)?.observation ?? undefined);
  return {
    ...{ check: named.check, fingerprint: named.fingerprint, url: named.url, result, reason },
    why: fillReason(reason, { ...verdict, state: target, check: named.check }),
    certain: 'certain' in rest,
    before: {
      inspection: earlier.id,
      asOf: earlier.asOf,
      ...sighting(before),
      sights: await sightsOf(earlier.id, addresses, vaults.before),
    },
    after: { inspection: id, asOf, ...sighting(finding), sights: await sightsOf(id, landed, vaults.after) },
  };
}

/** Digests of the bytes kept of an inspection, by address. */
function digestsOf(workspace: string, inspection: string): ReadonlyMap<string, string> {
  if (!hasVault(workspace, inspection)) return new Map();
  const vault = openVault(workspace, inspection);
  try {
    return new Map(vault.answers().flatMap(({ url, digest }) => (digest ? [[url, digest] as const] : [])));
  } finally {
    vault.close();
  }
}

/** Everything that a recheck was answered is kept: there is little of it, and all of it is quoted. */
async function settleVault(
  store: Store,
  { workspace, evidence }: RecheckSettings,
  id: string,
  { site, judgement }: JudgedInspection,
): Promise<ReadonlyMap<string, string>> {
  if (evidence === 'none' || !hasVault(workspace, id)) return new Map();
  const vault = openVault(workspace, id);
  try {
    await settle(vault, { site, judgement, documents: store.documentPages(id) }, { scope: 'all', ask: null });
  } finally {
    vault.close();
  }
  return digestsOf(workspace, id);
}
