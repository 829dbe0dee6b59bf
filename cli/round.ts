/** `round create|run|status|list|show|close`. */

import { levelNames } from '../checks/knowledge/sites.ts';
import type { Bilingual, Language, Round, Scorecard, SiteResult, SiteStatus } from '../checks/model/index.ts';
import { type Change, closeRound, countRuns, judgeAgain } from '../crawler/rounds/close.ts';
import { createRound, type RoundPlan } from '../crawler/rounds/create.ts';
import { disagreementsOf, standingsOf } from '../crawler/rounds/opinions.ts';
import { listRounds, readResults, readRound } from '../crawler/rounds/read.ts';
import { isRunning, type Network, type RunEvent, runRound } from '../crawler/rounds/run.ts';
import { leastShare } from '../crawler/rounds/sampling.ts';
import { withStore } from '../crawler/store.ts';
import { clockOfMoment, dayOfMoment } from '../reports/ledger/moments.ts';
import { words } from '../reports/wording.ts';
import { cut, lineUp } from './columns.ts';
import { exitCodes, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { chooseSites } from './sites-choice.ts';

/** What every command of the group was given. */
export interface RoundCommand {
  workspace: string;
  language: Language;
  json: boolean;
}

export const print = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

export const statusNames: Readonly<Record<SiteStatus, Bilingual>> = {
  waiting: both('待检查', 'waiting'),
  running: both('检查中', 'running'),
  done: both('已检查', 'done'),
  unreached: both('无法访问', 'unreached'),
  failed: both('未能检查', 'failed'),
};

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** Makes a round and says what was drawn. */
export async function makeRound(
  { workspace, language, json }: RoundCommand,
  plan: Omit<RoundPlan, 'sites' | 'share'> & { sites?: string; share?: number },
): Promise<number> {
  return await withStore(workspace, async (store) => {
    const roster = await store.roster.list();
    const sites = plan.sites === undefined ? roster : chooseSites(roster, plan.sites);
    // who names sites wants these sites
    const share = plan.share ?? (plan.sites === undefined ? leastShare : 1);
    const round = await createRound(store, { ...plan, sites, share });
    if (json) printJson(round);
    else {
      const { id, strata, index, from, to, asOf, seed } = round;
      const [of, taken] = [strata.reduce((sum, one) => sum + one.of, 0), strata.reduce((sum, one) => sum + one.taken.length, 0)];
      const zh = language === 'zh-CN';
      print(
        zh
          ? `已建立季度检查 ${id}（${from} 至 ${to}，以 ${asOf} 为准），${index.title[language]} ${index.version}`
          : `round ${id} was made (${from} to ${to}, as of ${asOf}), ${index.title.en} ${index.version}`,
      );
      print(
        zh
          ? `运行中的站点 ${of} 个，抽取 ${taken} 个（${percent(taken / of)}），抽样种子 ${seed}`
          : `${taken} of ${of} sites in operation were taken (${percent(taken / of)}), seed ${seed}`,
      );
      print(
        lineUp(
          strata.map((one) => [
            `  ${levelNames[one.level][language]}`,
            one.region,
            `${one.taken.length}/${one.of}`,
            cut(one.taken.join(' '), 80),
          ]),
        ),
      );
      print(zh ? `下一步：round run ${id}` : `next: round run ${id}`);
    }
    return exitCodes.done;
  });
}

/** Inspects what waits. 3 where a site could not be inspected. */
export async function workRound(
  { workspace, language, json }: RoundCommand,
  id: string,
  given: { network: Network; sitesAtOnce: number; again?: string; failed: boolean; change?: Change },
): Promise<number> {
  return await withStore(workspace, async (store) => {
    const { network, sitesAtOnce, failed, change } = given;
    const round = await readRound(store, id);
    if (given.again !== undefined) requireName(round, change);
    const inRound = (await store.rounds.sites(id)).map(({ site }) => site);
    const again = given.again === undefined ? undefined : chooseSites(inRound, given.again).map((site) => site.id);
    const onEvent = json ? undefined : (event: RunEvent) => say(event, language);
    const summary = await runRound(store, {
      ...{ workspace, round: id, network, sitesAtOnce, failed },
      ...(again ? { again } : {}),
      ...(onEvent ? { onEvent } : {}),
    });
    const looked = summary.done + summary.unreached;
    const revision = round.status === 'closed' && change && looked > 0 ? await countRuns(store, workspace, id, change) : null;
    if (json)
      printJson({ round: id, ...summary, failed: summary.failed.map(({ site, code, text }) => ({ site: site.id, code, text })), revision });
    else {
      print(
        both(
          `本次检查：完成 ${summary.done} 个，无法访问 ${summary.unreached} 个，未能检查 ${summary.failed.length} 个`,
          `this run: ${summary.done} done, ${summary.unreached} unreached, ${summary.failed.length} failed`,
        )[language],
      );
      if (summary.failed.length > 0)
        print(both(`再试未能检查的：round run ${id} --failed`, `try those that failed again: round run ${id} --failed`)[language]);
      if (revision !== null) print(both(`已形成第 ${revision} 次修订`, `revision ${revision} was made`)[language]);
    }
    return summary.failed.length > 0 ? exitCodes.failed : exitCodes.done;
  });
}

/** Judges sites again from what was gathered, with what was corrected in the roster since. */
export async function rejudge(
  { workspace, language, json }: RoundCommand,
  id: string,
  given: { sites?: string; change?: Change },
): Promise<number> {
  return await withStore(workspace, async (store) => {
    const round = await readRound(store, id);
    requireName(round, given.change);
    const all = (await store.rounds.sites(id)).map(({ site }) => site);
    const chosen = (given.sites === undefined ? all : chooseSites(all, given.sites)).map((site) => site.id);
    const done = await judgeAgain(store, workspace, id, chosen, given.change ?? { by: '', at: '', why: '' });
    if (json) printJson(done);
    else {
      print(
        both(`已重新判定 ${done.judged.length} 个站点，未再访问网站`, `${done.judged.length} sites judged again without a visit`)[language],
      );
      if (done.revision !== null) print(both(`已形成第 ${done.revision} 次修订`, `revision ${done.revision} was made`)[language]);
    }
    return exitCodes.done;
  });
}

/** What changes a closed round bears a name. */
function requireName({ id, status }: Round, change: Change | undefined): void {
  if (status === 'closed' && !change)
    throw usage(
      `季度检查 ${id} 已定稿：变动将形成新的修订，请用 --by 写明经办人（原因用 --why）。`,
      `round ${id} is closed: a change makes a new revision; name who has it done with --by (and why with --why)`,
    );
}

/** Milliseconds between two lines on one site. */
const pace = 15_000;
const spoken = new Map<string, number>();

function say(event: RunEvent, language: Language): void {
  const { site } = event;
  const name = cut(site.name, 30);
  const line = (zh: string, en: string): void => void process.stderr.write(`${tidy(`${site.id} ${name} ${both(zh, en)[language]}`)}\n`);
  if (event.kind === 'begin') {
    spoken.set(site.id, Date.now());
    line(`开始检查（待检查 ${event.left} 个）`, `begins (${event.left} waiting)`);
  } else if (event.kind === 'progress') {
    if (event.progress === 'judging' || Date.now() - spoken.get(site.id)! < pace) return;
    spoken.set(site.id, Date.now());
    const { phase, pages, checked, targets } = event.progress;
    if (phase === 'waiting') line('等待允许访问的时段', 'waits for the hours in which it may be asked');
    else line(`已读 ${pages} 页，链接 ${checked}/${targets}`, `${pages} pages read, links ${checked}/${targets}`);
  } else {
    const { ended, kept } = event;
    if (ended.status === 'failed') {
      const [zh, en] = kept ? ['（保留此前结果）', ' (what was found before stays)'] : ['', ''];
      line(`未能检查：${ended.text['zh-CN']}${zh}`, `failed: ${ended.text.en}${en}`);
    } else line(statusNames[ended.status]['zh-CN'], statusNames[ended.status].en);
  }
}

interface Row {
  id: string;
  name: string;
  status: SiteStatus;
  verdict: Scorecard['verdict'] | null;
  score: Scorecard['score'] | null;
  open: number | null;
  error: Bilingual | null;
}

const rowOf = ({ site, status, scorecard, error }: SiteResult): Row => ({
  ...{ id: site.id, name: site.name, status, error },
  verdict: scorecard?.verdict ?? null,
  score: scorecard?.score ?? null,
  open: scorecard?.coverage.open ?? null,
});

const statusHeads = [
  ...[both('编号', 'id'), both('网站', 'site'), both('状态', 'state')],
  ...[both('得分', 'score'), both('结论', 'verdict'), both('未定指标', 'open')],
];

/** One line for each site of a round, and what is left to do. */
export async function showStatus({ workspace, language, json }: RoundCommand, id: string, revision?: number): Promise<number> {
  return await withStore(workspace, async (store) => {
    const round = await readRound(store, id, revision);
    const running = isRunning(workspace, id);
    const rows: Row[] = [];
    // a process that was killed says nothing of what it left
    for await (const result of readResults(store, id, revision))
      rows.push(rowOf(!running && result.status === 'running' ? { ...result, status: 'waiting' } : result));
    const counts: Partial<Record<SiteStatus, number>> = {};
    for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
    const contested = disagreementsOf(standingsOf(await store.rounds.opinions(id, revision))).filter(({ settled }) => !settled).length;
    if (json) {
      printJson({ ...pick(round), running, counts, contested, sites: rows });
      return exitCodes.done;
    }
    const { verdicts } = words[language];
    print(headline(round, language));
    print(
      lineUp([
        statusHeads.map((head) => head[language]),
        ...rows.map((row) => [
          ...[row.id, cut(row.name, 24), statusNames[row.status][language]],
          ...[row.score ? scoreText(row.score) : '', row.verdict ? verdicts[row.verdict] : '', row.open === null ? '' : String(row.open)],
          cut(row.error?.[language] ?? '', 60),
        ]),
      ]),
    );
    const said = (Object.keys(statusNames) as SiteStatus[]).flatMap((status) =>
      counts[status] ? [`${statusNames[status][language]} ${counts[status]}`] : [],
    );
    print(said.join(both('，', ', ')[language]));
    if (contested > 0)
      print(
        both(
          `评估人员判定不一致、待仲裁的指标 ${contested} 项（round disagreements ${id}）`,
          `evaluators differ on ${contested} indicators (round disagreements ${id})`,
        )[language],
      );
    return exitCodes.done;
  });
}

const pick = ({ id, quarter, asOf, status, revision, closedAt, index, share }: Round) => ({
  ...{ id, quarter, asOf, status, revision, closedAt, index, share },
});
const scoreText = ({ low, high }: Scorecard['score']): string => (low === high ? String(low) : `${low}–${high}`);

function headline({ id, from, to, index, status, revision, closedAt }: Round, language: Language): string {
  const state =
    status === 'open'
      ? both('未定稿', 'open')
      : both(`已于 ${dayOfMoment(closedAt!)} 定稿，第 ${revision} 次修订`, `closed on ${dayOfMoment(closedAt!)}, revision ${revision}`);
  return language === 'zh-CN'
    ? `季度检查 ${id}（${from} 至 ${to}）${index.title[language]} ${index.version}，${state[language]}`
    : `round ${id} (${from} to ${to}) ${index.title.en} ${index.version}, ${state.en}`;
}

export async function showRounds({ workspace, language, json }: RoundCommand): Promise<number> {
  return await withStore(workspace, async (store) => {
    const rounds = await listRounds(store);
    if (json) printJson(rounds.map(pick));
    else if (rounds.length === 0)
      print(both('尚无季度检查。请先用 round create 建立。', 'there are no rounds yet; make one with round create')[language]);
    else for (const round of rounds) print(tidy(headline(round, language)));
    return exitCodes.done;
  });
}

/** What a round is made of: sample, settings, revisions. */
export async function showRound({ workspace, language, json }: RoundCommand, id: string): Promise<number> {
  return await withStore(workspace, async (store) => {
    const round = await readRound(store, id);
    const { settings } = await store.rounds.stored(id);
    if (json) {
      printJson({ ...round, settings });
      return exitCodes.done;
    }
    const { index, asOf, seed, share, checksVersion, strata, revisions = [] } = round;
    print(headline(round, language));
    const line = (zh: string, en: string, words: string): string[] => [`  ${both(zh, en)[language]}`, words];
    print(
      lineUp([
        line('以哪一天为准', 'as of', asOf),
        line('指标体系', 'index', `${index.id} ${index.version} sha256:${index.hash}`),
        line('检查程序版本', 'checks', checksVersion),
        line('抽查比例', 'share', percent(share)),
        line('抽样种子', 'seed', seed),
        line('检查设置', 'settings', JSON.stringify(settings)),
      ]),
    );
    print(
      lineUp(
        strata.map((one) => [`  ${levelNames[one.level][language]}`, one.region, `${one.taken.length}/${one.of}`, one.taken.join(' ')]),
      ),
    );
    print(
      lineUp(
        revisions.map((one) => [
          ...[`  ${both(`第 ${one.revision} 次修订`, `revision ${one.revision}`)[language]}`, clockOfMoment(one.at)],
          ...[one.by, one.why],
        ]),
      ),
    );
    return exitCodes.done;
  });
}

/** Freezes a round. */
export async function freezeRound(
  { workspace, language, json }: RoundCommand,
  id: string,
  given: Change & { force: boolean },
): Promise<number> {
  return await withStore(workspace, async (store) => {
    const closed = await closeRound(store, workspace, id, given);
    if (json) {
      printJson({ round: id, ...closed });
      return exitCodes.done;
    }
    const { revision, waiting, failed, contested } = closed;
    const zh = language === 'zh-CN';
    print(zh ? `季度检查 ${id} 已定稿，第 ${revision} 次修订` : `round ${id} is closed, revision ${revision}`);
    if (waiting.length > 0)
      print(zh ? `未检查、不下结论的站点：${waiting.join('、')}` : `sites not inspected, without a verdict: ${waiting.join(', ')}`);
    if (failed.length > 0)
      print(zh ? `未能检查、不下结论的站点：${failed.join('、')}` : `sites that failed, without a verdict: ${failed.join(', ')}`);
    if (contested > 0)
      print(zh ? `待仲裁的指标 ${contested} 项，得分为区间` : `${contested} indicators are to be settled; scores stay intervals`);
    return exitCodes.done;
  });
}
