/** `recheck`: looks again at what open findings name and says of each: mended, still there, or for a person. */
import type { Bilingual, EvaluationIndex, Finding, Language, RecheckAnswer, RecheckResult, SiteProfile } from '../checks/model/index.ts';
import { checks } from '../checks/rules/index.ts';
import { identityOf } from '../crawler/engine/identity.ts';
import { judgeInspection } from '../crawler/judgement.ts';
import { type Rechecked, type RecheckSettings, recheck } from '../crawler/recheck/recheck.ts';
import type { Named } from '../crawler/recheck/sources.ts';
import { profileOf } from '../crawler/rounds/profile.ts';
import { readIndexOf, readResults } from '../crawler/rounds/read.ts';
import { type Store, type StoredInspection, withStore } from '../crawler/store.ts';
import { clockOfMoment } from '../reports/ledger/moments.ts';
import { exitCodes, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { showProgress } from './progress.ts';
import { readAddress } from './values.ts';

export type RecheckNetwork = Omit<RecheckSettings, 'index' | 'parts' | 'marks' | 'profile' | 'onProgress'>;

export interface RecheckCommand {
  network: RecheckNetwork;
  index: EvaluationIndex;
  parts: EvaluationIndex[];
  /** Only findings of these checks; all without it. */
  checks: readonly string[];
  language: Language;
  json: boolean;
  /** Exit code 1 where something is not mended. */
  gate: boolean;
}

/** Findings of one inspection to look at again; all of it when none are named. */
export interface Job {
  inspection: string;
  asked: readonly Named[] | null;
  /** As a round judged them; the index of the command without it. */
  by?: { index: EvaluationIndex; parts: EvaluationIndex[]; profile: SiteProfile };
}

/** Looks again at one site, by its address, its id in the roster, or an inspection of it. */
export async function recheckSite(given: { site?: string; inspection?: string }, command: RecheckCommand): Promise<number> {
  return await withStore(command.network.workspace, async (store) => {
    const earlier = await findEarlier(store, given);
    const done = await runJob(store, { inspection: earlier.id, asked: null }, command);
    return conclude([done], command);
  });
}

/** Runs one job; what is asked is narrowed to the checks of the command. */
export async function runJob(store: Store, { inspection, asked, by }: Job, command: RecheckCommand): Promise<Rechecked> {
  const { network, checks: only, language, json } = command;
  const judging = by ?? { index: command.index, parts: command.parts };
  const wanted =
    only.length === 0 ? asked : (asked ?? (await openFindings(store, inspection, judging))).filter(({ check }) => only.includes(check));
  const progress = showProgress(language, json);
  try {
    return await recheck(store, inspection, wanted, { ...network, ...judging, onProgress: progress.update });
  } finally {
    progress.end();
  }
}

async function openFindings(store: Store, inspection: string, judging: Parameters<typeof judgeInspection>[2]): Promise<readonly Named[]> {
  const { judgement } = await judgeInspection(store, inspection, judging);
  return judgement.findings.filter(isOpen);
}

const isOpen = ({ outcome }: Pick<Finding, 'outcome'>): boolean => outcome === 'fail' || outcome === 'review';

/** Looks again at everything that a round found, site by site, by the index and the profiles of the round. */
export async function recheckRound(id: string, command: RecheckCommand): Promise<number> {
  return await withStore(command.network.workspace, async (store) => {
    const indexes = await readIndexOf(store, id);
    const done: Rechecked[] = [];
    const lines: string[] = [];
    for await (const { site, inspection, findings } of readResults(store, id)) {
      const asked = findings.filter(isOpen);
      if (asked.length === 0) continue;
      if (inspection === null)
        lines.push(both(`${site.name} 没有可对照的检查，未复查`, `${site.name}: no inspection to compare with`)[command.language]);
      else done.push(await runJob(store, { inspection, asked, by: { ...indexes, profile: profileOf(site) } }, command));
    }
    return conclude(done, command, undefined, lines);
  });
}

async function findEarlier(store: Store, { site, inspection }: { site?: string; inspection?: string }): Promise<StoredInspection> {
  if (inspection !== undefined) {
    const found = await store.findInspection(inspection);
    if (!found) throw usage(`工作目录中没有检查 ${inspection}。`, `there is no inspection ${inspection} in the workspace`);
    return found;
  }
  const url = (await store.roster.find(site!))?.url ?? readAddress(site!);
  const found = await latestOf(store, url);
  if (found) return found;
  throw usage(
    `工作目录中没有对 ${site} 的已完成检查。请先用 inspect 检查该网站。`,
    `the workspace holds no finished inspection of ${site}; inspect it first`,
  );
}

/** The newest finished inspection of an address. */
export async function latestOf(store: Store, url: string): Promise<StoredInspection | undefined> {
  const start = identityOf(url);
  return (await store.listInspections()).find((one) => one.status === 'done' && one.url === start);
}

const results: Record<RecheckResult, Bilingual> = {
  mended: both('已整改', 'mended'),
  present: both('仍存在', 'still there'),
  unclear: both('待人工确认', 'for a person'),
};
const order: readonly RecheckResult[] = ['present', 'unclear', 'mended'];
const titles = new Map(checks.map(({ id, title }) => [id, title]));

/** Prints what came of all, and gives the exit code. `more` is printed below. */
export function conclude(
  done: readonly Rechecked[],
  { language, json, gate }: RecheckCommand,
  more: unknown = undefined,
  lines: string[] = [],
): number {
  const answers = done.flatMap((one) => one.answers);
  if (json) {
    const sites = done.map(({ id, over, url, asOf, visited, answers: of }) => ({ recheck: id, over, url, asOf, visited, answers: of }));
    process.stdout.write(
      `${JSON.stringify({ counts: countsOf(answers), sites, ...(more === undefined ? {} : { ledger: more }) }, null, 2)}\n`,
    );
  } else {
    for (const one of done) process.stdout.write(`${tidy(describe(one, language))}\n`);
    const counts = countsOf(answers);
    const total = order.map((result) => `${results[result][language]} ${counts[result]}`).join(language === 'zh-CN' ? '，' : ', ');
    process.stdout.write(`${both(`共 ${answers.length} 项：${total}`, `${answers.length} findings: ${total}`)[language]}\n`);
    for (const line of lines) process.stdout.write(`${tidy(line)}\n`);
  }
  return gate && answers.some(({ result }) => result !== 'mended') ? exitCodes.gate : exitCodes.done;
}

function countsOf(answers: readonly RecheckAnswer[]): Record<RecheckResult, number> {
  const counts = { mended: 0, present: 0, unclear: 0 };
  for (const { result } of answers) counts[result] += 1;
  return counts;
}

function describe({ id, over, url, asOf, visited, answers }: Rechecked, language: Language): string {
  const head = both(
    `${url}  复查 ${id}（${asOf}，访问 ${visited} 个网址，对照检查 ${over}）`,
    `${url}  recheck ${id} (${asOf}, ${visited} addresses visited, against inspection ${over})`,
  )[language];
  const sorted = answers.toSorted((a, b) => order.indexOf(a.result) - order.indexOf(b.result));
  return [head, ...sorted.flatMap((answer) => describeAnswer(answer, language))].join('\n');
}

function describeAnswer({ check, url, result, why, before, after }: RecheckAnswer, language: Language): string[] {
  const title = titles.get(check)?.[language] ?? check;
  const [then, now] = [before.sights[0], after.sights[0]];
  const seen = (sight: typeof now): string =>
    sight?.state
      ? `${sight.state}${sight.status ? ` ${sight.status}` : ''}${sight.at ? ` ${clockOfMoment(sight.at)}` : ''}${sight.digest ? ` ${sight.digest}` : ''}`
      : '—';
  return [
    `  ${results[result][language]}  ${title}  ${url}`,
    `      ${why[language]}`,
    `      ${both('前', 'before')[language]} ${seen(then)} · ${both('后', 'after')[language]} ${seen(now)}`,
  ];
}
