/** `ledger open|add|warn`: items come into the ledger, and warnings are given. */
import { stringify as writeYaml } from 'yaml';
import { hashText } from '../checks/facts/hash.ts';
import type { Bilingual, Language, Round } from '../checks/model/index.ts';
import type { LedgerItem } from '../checks/model/ledger.ts';
import { checks } from '../checks/rules/index.ts';
import { readResults, readRound } from '../crawler/rounds/read.ts';
import { clockTitle } from '../reports/ledger/history.ts';
import { dayOfMoment } from '../reports/ledger/moments.ts';
import type { Plan, PlanCount } from '../reports/ledger/opening.ts';
import { itemLine } from '../reports/ledger/rows.ts';
import { loadSettings, loadTerms, settingsTemplate, shippedTerms } from '../reports/ledger/settings.ts';
import { ledgerWords } from '../reports/ledger/wording.ts';
import { exitCodes, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { readBy, readMoment, readWords, refusing, withDesk } from './ledger.ts';
import { readChoice, readDay, readNumber } from './values.ts';

interface Given {
  workspace: string;
  settings?: string;
  by?: string;
  at?: string;
  language: Language;
  json: boolean;
}

const titles = new Map(checks.map(({ id, title }) => [id, title]));
const titleOf = (check: string): Bilingual => titles.get(check) ?? { 'zh-CN': check, en: check };

/** Takes the failing findings of a round into the ledger; may be run again. */
export async function openRound(given: Given & { round?: string; revision?: string }): Promise<number> {
  const { workspace, language, json } = given;
  const by = readBy(given.by);
  const at = readMoment(given.at);
  if (given.round === undefined) throw usage('请用 --round 写明季度检查编号。', 'name the round with --round');
  const revision = given.revision === undefined ? undefined : readNumber('--revision', given.revision, 1, 1_000_000);
  return await withDesk(workspace, async (desk, store) => {
    const round = await readRound(store, given.round!, revision);
    const { terms, grades } = loadSettings(workspace, given.settings);
    const id = await store.ledger.keepTerms(terms);
    const opening = { round, at, by, grades, terms: id, titleOf };
    const counts = await desk.open(readResults(store, round.id, revision), opening, new Date().toISOString());
    if (json)
      process.stdout.write(
        `${JSON.stringify({ round: round.id, status: round.status, revision: round.revision, terms: terms.id, ...counts })}\n`,
      );
    else process.stdout.write(`${describeOpening(counts, round)[language]}\n`);
    return exitCodes.done;
  });
}

function describeOpening(counts: Plan['counts'], { id, status }: Pick<Round, 'id' | 'status'>): Bilingual {
  const said: Record<PlanCount, Bilingual> = {
    opened: both('新立项', 'new'),
    reopened: both('销号后再次发现、重新立项', 'came back and were opened again'),
    known: both('已在台账、仍存在', 'known and still there'),
    returned: both('待复查的仍存在、退回', 'waited for a recheck, still there, returned'),
    upheld: both('申诉已成立、不再立项', 'left closed, for an appeal was right'),
    before: both('此前已列入', 'taken in before'),
  };
  const list = (language: Language, between: string): string =>
    Object.entries(counts)
      .filter(([name, count]) => count > 0 || name === 'opened')
      .map(([name, count]) => `${said[name as PlanCount][language]} ${count}${language === 'zh-CN' ? ' 项' : ''}`)
      .join(between);
  const open =
    status === 'open'
      ? both('（该次检查尚未关闭，只列入已检查的网站）', ' (the round is not closed: sites inspected so far)')
      : both('', '');
  return both(`${id}：${list('zh-CN', '，')}${open['zh-CN']}`, `${id}: ${list('en', ', ')}${open.en}`);
}

/** Writes down an order; the same order of the same day to the same organ once. */
export async function addOrder(
  given: Given & { organ?: string; title?: string; from?: string; grade: string; due?: string; terms?: string },
): Promise<number> {
  const { workspace, language, json } = given;
  const by = readBy(given.by);
  const at = readMoment(given.at);
  const organ = readWords('--organ', given.organ);
  const title = readWords('--title', given.title);
  const from = readWords('--from', given.from);
  const grade = readChoice('--grade', given.grade, ['ordinary', 'major']);
  const due = given.due === undefined ? null : readDay('--due', given.due);
  const key = `order:${hashText([organ, title, from, dayOfMoment(at)].join('\n'))}`;
  return await withDesk(workspace, async (desk, store) => {
    const terms =
      given.terms !== undefined
        ? loadTerms(given.terms)
        : due === null
          ? loadSettings(workspace, given.settings).terms
          : loadTerms('tasks');
    if (due === null && terms.clocks.some(({ ordinary, major }) => ordinary === 'own' || major === 'own'))
      throw usage(`方案 ${terms.id} 需要用 --due 写明完成日期。`, `the terms ${terms.id} want a day: --due`);
    const id = await store.ledger.keepTerms(terms);
    const words = both(title, title);
    const item: LedgerItem = { ...{ key, kind: 'order', organ, title: words, site: null, finding: null, task: null }, from };
    const beginning = { round: null, asOf: null, grade, terms: id, due, text: words };
    const added = await desk.add([item], () => beginning, by, at, new Date().toISOString());
    const number = (await store.ledger.byKeys([key])).get(key)!.number;
    if (json) process.stdout.write(`${JSON.stringify({ number, added: added === 1 })}\n`);
    else
      process.stdout.write(
        `${(added === 1 ? both(`已登记为第 ${number} 项`, `written down as item ${number}`) : both(`已在台账中，第 ${number} 项`, `in the ledger already, item ${number}`))[language]}\n`,
      );
    return exitCodes.done;
  });
}

/** Gives the warnings that are due; given ones are not given again. */
export async function warnLate(given: Given): Promise<number> {
  const { workspace, language, json } = given;
  const by = readBy(given.by);
  const at = readMoment(given.at);
  const words = ledgerWords[language];
  return await withDesk(workspace, async (desk) => {
    const levels: number[] = [];
    let soon = 0;
    const rows: unknown[] = [];
    for await (const { opened, given: warnings, foretold } of desk.warn(at, by, new Date().toISOString())) {
      const { number, standing } = opened;
      for (const { level } of warnings) levels[level - 1] = (levels[level - 1] ?? 0) + 1;
      if (json) rows.push({ number, organ: standing.organ, warnings, reminders: foretold });
      else {
        const said = warnings.map(({ level, clock, phone, supervised }) =>
          [
            words.log.warned(level, clockTitle(opened.terms, clock, language)),
            phone ? words.log.phone : '',
            supervised ? words.supervised : '',
          ]
            .filter((part) => part !== '')
            .join(words.list),
        );
        for (const { clock } of foretold) said.push(words.log.foretold(clockTitle(opened.terms, clock, language)));
        soon += foretold.length;
        process.stdout.write(`${tidy(`${itemLine(opened, language)}  ${said.join('  ')}`)}\n`);
      }
    }
    if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    else {
      const counts = Array.from(
        levels,
        (count, at) => both(`第 ${at + 1} 次预警 ${count ?? 0} 件次`, `level ${at + 1}: ${count ?? 0}`)[language],
      );
      if (soon > 0) counts.push(both(`到期提醒 ${soon} 件次`, `due soon: ${soon}`)[language]);
      process.stdout.write(
        `${counts.length === 0 ? both('没有需要预警或提醒的事项', 'no warning or reminder is due')[language] : counts.join(words.list)}\n`,
      );
    }
    return exitCodes.done;
  });
}

/** Prints the terms that ship. */
export function listTerms({ language, json }: Pick<Given, 'language' | 'json'>): number {
  const all = shippedTerms().map((id) => loadTerms(id));
  if (json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  else
    for (const { id, title, days, clocks } of all) {
      process.stdout.write(
        `${id}  ${title[language]}  ${(days === 'working' ? both('工作日', 'working days') : both('日历天', 'calendar days'))[language]}\n`,
      );
      for (const { title: clock, source, verified, note } of clocks) {
        const open = verified ? both('已与原文核对', 'compared with the source') : both('未经原文核实', 'not verified by the source');
        process.stdout.write(`    ${[clock[language], source, note, open[language]].filter((part) => part !== undefined).join('  ')}\n`);
      }
    }
  return exitCodes.done;
}

/** Prints the settings of a workspace as they are read, or a file to begin with. */
export function showSettings({
  workspace,
  settings,
  template,
  json,
}: {
  workspace: string;
  settings?: string;
  template?: true;
  json: boolean;
}): number {
  if (template) process.stdout.write(settingsTemplate());
  else {
    const read = refusing(() => loadSettings(workspace, settings));
    process.stdout.write(json ? `${JSON.stringify(read, null, 2)}\n` : writeYaml(read));
  }
  return exitCodes.done;
}
