/** `round mark|import-marks|marks|disagreements|settle`: what people decide, and how their differences are settled. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Bilingual, Disagreement, EvaluationIndex, Language, Mark, RosterSite } from '../checks/model/index.ts';
import { planIndex, walk } from '../checks/score/plan.ts';
import { countMarks } from '../crawler/rounds/close.ts';
import { readMark, readMarksFile } from '../crawler/rounds/files/marks-file.ts';
import type { NewOpinion } from '../crawler/rounds/mark-record.ts';
import { disagreementsOf, type Opinion, standingsOf } from '../crawler/rounds/opinions.ts';
import { readDisagreements, readIndexOf, readRound } from '../crawler/rounds/read.ts';
import { createReferee, type Referee } from '../crawler/rounds/referee.ts';
import { type Store, withStore } from '../crawler/store.ts';
import { writeCsv } from '../reports/csv.ts';
import { clockOfMoment } from '../reports/ledger/moments.ts';
import { cut, lineUp } from './columns.ts';
import { exitCodes, Failure, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { print, printJson, type RoundCommand } from './round.ts';

/** A result as the command line gives it. */
export interface GivenResult {
  result?: string;
  points?: string;
  grade?: string;
  note?: string;
}

const mostBytes = 300_000_000;

interface Bench {
  referee: Referee;
  sites: RosterSite[];
  index: EvaluationIndex;
  titleOf(leaf: string): Bilingual;
}

async function openBench(store: Store, round: string): Promise<Bench> {
  const indexes = await readIndexOf(store, round);
  const sites = (await store.rounds.sites(round)).map(({ site }) => site);
  const titles = new Map<string, Bilingual>();
  for (const one of [...indexes.parts, indexes.index]) for (const { node } of walk(planIndex(one, {}))) titles.set(node.id, node.title);
  return { referee: createReferee(sites, indexes), sites, index: indexes.index, titleOf: (leaf) => titles.get(leaf) ?? both(leaf, leaf) };
}

const say = (text: Bilingual) => usage(text['zh-CN'], text.en);

function find({ referee }: Bench, site: string, leaf: string): { site: RosterSite; leaf: string } {
  const found = referee.site(site);
  if (!found)
    throw usage(
      `本次季度检查中没有站点 ${site}。全部站点见 round status。`,
      `there is no site ${site} in this round; round status names all`,
    );
  const known = referee.leaf(leaf);
  if ('fault' in known) throw say(known.fault);
  return { site: found, leaf: known.id };
}

function markOf({ referee }: Bench, place: { site: RosterSite; leaf: string }, given: GivenResult): Mark {
  const { result, points, grade, note } = given;
  if (result === undefined && points === undefined && grade === undefined)
    throw usage(
      '请用 --result 写明 pass（通过）、fail（不通过）或 na（不适用），或用 --points、--grade 写明得分、等级。',
      'say pass, fail or na with --result, or what it earns with --points or --grade',
    );
  const read = readMark(given);
  if ('fault' in read) throw say(read.fault);
  const fault = referee.fault(place.site, place.leaf, read.mark);
  if (fault) throw say(fault);
  return { ...read.mark, ...(note ? { note } : {}) };
}

/** Writes entries down and counts them; says what follows. */
async function enter(
  store: Store,
  round: string,
  opinions: readonly NewOpinion[],
  who: { by: string; at: string; why: string },
): Promise<{ added: number; revision: number | null; contested: Disagreement[] }> {
  const added = await store.rounds.addOpinions(round, opinions, new Date().toISOString());
  const revision = await countMarks(store, round, who);
  const places = new Set(opinions.map(({ site, leaf }) => JSON.stringify([site, leaf])));
  const all = disagreementsOf(standingsOf(await store.rounds.opinions(round)));
  return { added, revision, contested: all.filter(({ site, leaf, settled }) => !settled && places.has(JSON.stringify([site, leaf]))) };
}

function tell(round: string, { revision, contested }: { revision: number | null; contested: Disagreement[] }, language: Language): void {
  if (contested.length > 0)
    print(
      both(
        `其中 ${contested.length} 项与其他评估人员的判定不一致，仲裁前得分为区间（round disagreements ${round}）`,
        `${contested.length} of them differ from what other evaluators decided; scores stay intervals until that is settled (round disagreements ${round})`,
      )[language],
    );
  if (revision !== null)
    print(both(`季度检查已定稿，本次变动形成第 ${revision} 次修订`, `the round is closed; this made revision ${revision}`)[language]);
}

/** Writes one mark down. */
export async function markLeaf(
  { workspace, language, json }: RoundCommand,
  given: GivenResult & { round: string; site: string; leaf: string; by: string; at: string },
): Promise<number> {
  return await withStore(workspace, async (store) => {
    const { round, by, at } = given;
    await readRound(store, round);
    const bench = await openBench(store, round);
    const place = find(bench, given.site, given.leaf);
    const mark = markOf(bench, place, given);
    const opinion: NewOpinion = { ...mark, site: place.site.id, leaf: place.leaf, kind: 'mark', by, at, source: 'typed' };
    const done = await enter(store, round, [opinion], { by, at, why: `${bench.titleOf(place.leaf)[language]} ${place.site.name}` });
    if (json) printJson(done);
    else {
      const title = bench.titleOf(place.leaf)[language];
      print(
        tidy(
          both(
            `已登记：${place.site.name}，${title}，${resultText(mark, language)}`,
            `written down: ${place.site.name}, ${title}, ${resultText(mark, language)}`,
          )[language],
        ),
      );
      tell(round, done, language);
    }
    return exitCodes.done;
  });
}

/** Takes a file of marks in. 3 where some of it could not be taken. */
export async function importMarks(
  { workspace, language, json }: RoundCommand,
  round: string,
  file: string,
  by: string | undefined,
): Promise<number> {
  if (!existsSync(file) || !statSync(file).isFile()) throw usage(`没有这个文件：${file}`, `there is no file ${file}`);
  const { size, mtime } = statSync(file);
  if (size > mostBytes) throw usage(`文件过大：${file}`, `the file is too large: ${file}`);
  return await withStore(workspace, async (store) => {
    await readRound(store, round);
    const bench = await openBench(store, round);
    // a file that says no time is of the time that it was written: the same file twice changes nothing
    const context = { ...bench, index: bench.index.id, by, at: mtime.toISOString(), source: basename(file) };
    const { opinions, problems } = await readMarksFile(readFileSync(file), file, context);
    const who = {
      by: by ?? [...new Set(opinions.map((one) => one.by))].slice(0, 5).join('、'),
      at: new Date().toISOString(),
      why: basename(file),
    };
    const done = await enter(store, round, opinions, who);
    if (json) printJson({ file, ...done, known: opinions.length - done.added, problems });
    else {
      for (const { sheet, line, column, text } of problems.slice(0, 200))
        print(tidy(`${[file, sheet, line, column].filter((part) => part !== null).join(':')} ${text[language]}`));
      print(
        both(
          `登记判定 ${done.added} 项，已有 ${opinions.length - done.added} 项，未能读取 ${problems.length} 处`,
          `${done.added} marks written down, ${opinions.length - done.added} known already, ${problems.length} could not be taken`,
        )[language],
      );
      tell(round, done, language);
    }
    return problems.length > 0 ? exitCodes.failed : exitCodes.done;
  });
}

const results = {
  pass: both('通过', 'pass'),
  fail: both('不通过', 'fail'),
  na: both('不适用', 'does not apply'),
  points: both('得分', 'points'),
} as const;

function resultText({ result, points, grade }: Mark, language: Language): string {
  if (result !== 'points') return results[result][language];
  return [grade, points === undefined ? undefined : both(`${points} 分`, `${points} points`)[language]].filter(Boolean).join(' ');
}

/** The record of marks and settlements, oldest first. */
export async function listMarks({ workspace, language, json }: RoundCommand, round: string, site?: string): Promise<number> {
  return await withStore(workspace, async (store) => {
    await readRound(store, round);
    const bench = await openBench(store, round);
    const wanted = site === undefined ? undefined : bench.referee.site(site)?.id;
    if (site !== undefined && wanted === undefined) throw usage(`本次季度检查中没有站点 ${site}`, `there is no site ${site} in this round`);
    const opinions = (await store.rounds.opinions(round)).filter((one) => wanted === undefined || one.site === wanted);
    if (json) printJson(opinions);
    else if (opinions.length === 0) print(both('尚无人工判定', 'nobody has decided anything yet')[language]);
    else
      print(
        lineUp(
          opinions.map((one) => [
            ...[clockOfMoment(one.at), one.by, one.kind === 'settlement' ? both('仲裁', 'settled')[language] : ''],
            ...[
              one.site,
              one.leaf,
              cut(bench.titleOf(one.leaf)[language], 24),
              resultText(one, language),
              cut(one.why ?? one.note ?? '', 60),
            ],
            one.source === 'typed' ? '' : one.source,
          ]),
        ),
      );
    return exitCodes.done;
  });
}

/** 不一致清单. `out`: written as csv too. */
export async function listDisagreements(
  { workspace, language, json }: RoundCommand,
  round: string,
  given: { revision?: number; open: boolean; out?: string },
): Promise<number> {
  return await withStore(workspace, async (store) => {
    const all = await readDisagreements(store, round, given.revision);
    const list = given.open ? all.filter(({ settled }) => !settled) : all;
    const bench = await openBench(store, round);
    if (given.out !== undefined) writeList(given.out, list, bench, language);
    if (json) printJson(list);
    else if (list.length === 0) print(both('没有判定不一致的指标', 'evaluators agree on all')[language]);
    else
      for (const { site, leaf, marks, settled } of list) {
        const name = bench.sites.find(({ id }) => id === site)?.name ?? site;
        print(tidy(`${site} ${name}  ${leaf} ${bench.titleOf(leaf)[language]}`));
        print(lineUp(marks.map((mark) => ['  ', clockOfMoment(mark.at), mark.by, resultText(mark, language), mark.note ?? ''])));
        const words = settled
          ? both(
              `  仲裁：${resultText(settled, 'zh-CN')}（${settled.by}，${clockOfMoment(settled.at)}）${settled.why}`,
              `  settled: ${resultText(settled, 'en')} (${settled.by}, ${clockOfMoment(settled.at)}) ${settled.why}`,
            )
          : both('  待仲裁', '  to be settled');
        print(tidy(words[language]));
      }
    return exitCodes.done;
  });
}

const listHeads = [
  ...[both('站点编号', 'site id'), both('网站名称', 'site'), both('指标编号', 'indicator id'), both('指标', 'indicator')],
  ...[both('评估人', 'evaluator'), both('时间', 'when'), both('判定', 'decided'), both('理由', 'why')],
  ...[both('仲裁结果', 'settled as'), both('仲裁人', 'settled by'), both('仲裁时间', 'settled on'), both('仲裁理由', 'why so')],
];

function writeList(out: string, list: readonly Disagreement[], { sites, titleOf }: Bench, language: Language): void {
  const rows = list.flatMap(({ site, leaf, marks, settled }) =>
    marks.map((mark) => [
      ...[site, sites.find(({ id }) => id === site)?.name ?? '', leaf, titleOf(leaf)[language]],
      ...[mark.by, clockOfMoment(mark.at), resultText(mark, language), mark.note ?? ''],
      ...(settled ? [resultText(settled, language), settled.by, clockOfMoment(settled.at), settled.why] : ['', '', '', '']),
    ]),
  );
  try {
    writeFileSync(out, [...writeCsv([listHeads.map((head) => head[language]), ...rows])].join(''));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Failure(`文件无法写入：${out}（${code}）`, `cannot write ${out} (${code})`);
  }
}

/** Settles a leaf on which evaluators differ: by a result, or by adopting what one of them said. */
export async function settleLeaf(
  { workspace, language, json }: RoundCommand,
  given: GivenResult & { round: string; site: string; leaf: string; adopt?: string; by: string; at: string; why: string },
): Promise<number> {
  return await withStore(workspace, async (store) => {
    const { round, by, at, why, adopt } = given;
    await readRound(store, round);
    const bench = await openBench(store, round);
    const place = find(bench, given.site, given.leaf);
    const standing = standingsOf(await store.rounds.opinions(round)).find((one) => one.site === place.site.id && one.leaf === place.leaf);
    if (!standing || standing.settled || standing.counts)
      throw usage(
        `${place.site.id} 的指标 ${place.leaf} 没有待仲裁的分歧。待仲裁清单见 round disagreements ${round} --open。`,
        `nothing is to be settled on ${place.leaf} of ${place.site.id}; round disagreements ${round} --open lists what is`,
      );
    const mark = adopt === undefined ? markOf(bench, place, given) : adopted(standing.marks, adopt);
    const opinion: NewOpinion = { ...mark, site: place.site.id, leaf: place.leaf, kind: 'settlement', by, at, why, source: 'typed' };
    const done = await enter(store, round, [opinion], { by, at, why });
    if (json) printJson(done);
    else {
      print(
        tidy(
          both(
            `已仲裁：${place.site.name}，${bench.titleOf(place.leaf)['zh-CN']}，${resultText(mark, 'zh-CN')}`,
            `settled: ${place.site.name}, ${bench.titleOf(place.leaf).en}, ${resultText(mark, 'en')}`,
          )[language],
        ),
      );
      tell(round, done, language);
    }
    return exitCodes.done;
  });
}

function adopted(marks: readonly Opinion[], by: string): Mark {
  const found = marks.find((mark) => mark.by === by);
  const names = marks.map((mark) => mark.by).join('、');
  if (!found) throw usage(`没有评估人 ${by} 的判定，有：${names}`, `nothing was decided by ${by}, but by ${names}`);
  const { result, points, grade } = found;
  return { result, ...(points === undefined ? {} : { points }), ...(grade === undefined ? {} : { grade }) };
}
