/** `ledger`: what its commands share, and those that write an event down. */
import type { Bilingual, Language } from '../checks/model/index.ts';
import type { EventData, EventKind, LedgerEvent, LedgerFile } from '../checks/model/ledger.ts';
import { keepFile } from '../crawler/ledger/files.ts';
import { openStore, type Store } from '../crawler/store.ts';
import { storeFault } from '../crawler/store-faults.ts';
import { createDesk, type Desk } from '../reports/ledger/desk.ts';
import type { Standing } from '../reports/ledger/fold.ts';
import { step } from '../reports/ledger/fold.ts';
import { dayOfMoment, momentOf } from '../reports/ledger/moments.ts';
import { Refusal } from '../reports/ledger/refusal.ts';
import { stateNames } from '../reports/ledger/states.ts';
import { exitCodes, tidy, usage } from './failure.ts';
import { fits, type ItemFilter } from './ledger-filter.ts';

/** What every command of the group was given. */
export interface LedgerCommand {
  workspace: string;
  language: Language;
  json: boolean;
}

/** Opens the ledger of a workspace; what its rules refuse is told as wrong use. */
export async function withDesk<Result>(workspace: string, work: (desk: Desk, store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(workspace);
  try {
    return await work(createDesk(store.ledger), store);
  } catch (error) {
    throw error instanceof Refusal ? usage(error.text['zh-CN'], error.text.en) : storeFault(error, workspace);
  } finally {
    await store.close();
  }
}

/** What the rules of the ledger refuse, as wrong use. */
export function refusing<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal ? usage(error.text['zh-CN'], error.text.en) : error;
  }
}

/** The moment that `--at` names, or now. */
export function readMoment(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString();
  const moment = momentOf(text);
  if (moment === null)
    throw usage(
      `--at 应为存在的日期或时刻，写作 2026-09-30 或 "2026-09-30 09:30"，现为：${text}`,
      `--at wants a day or moment that exists, written 2026-09-30 or "2026-09-30 09:30", not: ${text}`,
    );
  return moment;
}

/** Who does it; every change of the ledger bears a name. */
export function readBy(text: string | undefined): string {
  const name = tidy(text ?? '').trim();
  if (name === '') throw usage('请用 --by 写明登记人或审批人的姓名。', 'name who does it with --by');
  if (name.length > 60) throw usage('--by 不超过 60 个字。', '--by takes at most 60 characters');
  return name;
}

/** A text that must say something. */
export function readWords(option: string, text: string | undefined): string {
  const words = (text ?? '').replace(/[\x00-\x09\x0b-\x1f\x7f]/g, ' ').trim();
  if (words === '') throw usage(`请用 ${option} 写明内容。`, `say it with ${option}`);
  if (words.length > 5000) throw usage(`${option} 不超过 5000 个字。`, `${option} takes at most 5,000 characters`);
  return words;
}

/** Numbers of items: `12`, `3-8`. */
export function readNumbers(given: readonly string[]): number[] {
  return given.flatMap((text) => {
    const found = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text);
    const [from, to] = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])];
    if (!found || from < 1 || to < from || to - from > 10_000)
      throw usage(`事项序号应写作 12 或 3-8，现为：${text}`, `items are written 12 or 3-8, not: ${text}`);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
}

/** What an event says, by kind; evidence is kept before. */
export type Saying = { [Kind in EventKind]: { kind: Kind; data: EventData[Kind] | ((standing: Standing) => EventData[Kind]) } }[EventKind];

export interface RecordCommand extends LedgerCommand {
  numbers: number[];
  filter: ItemFilter;
  by: string;
  at: string;
  saying(files: LedgerFile[]): Saying;
  files: string[];
}

/** Writes an event to the items that are named, or to those of the filter that it may come to. 2 when it may not come to one that is named. */
export async function recordEvent(command: RecordCommand): Promise<number> {
  const { workspace, numbers, filter, by, at, saying, files, language, json } = command;
  return await withDesk(workspace, async (desk) => {
    const said = saying(files.map((path) => keepFile(workspace, path)));
    const eventFor = (standing: Standing): LedgerEvent[] => {
      const data = typeof said.data === 'function' ? said.data(standing) : said.data;
      return [{ at, by, kind: said.kind, data } as LedgerEvent];
    };
    const chosen = numbers.length > 0 ? numbers : await choose(desk, filter, at, eventFor);
    const { done, refused } = await desk.record(chosen, eventFor, new Date().toISOString());
    if (refused.length > 0) {
      const lines = (inLanguage: Language): string =>
        refused
          .slice(0, 20)
          .map(({ number, item, why }) => `  ${number}  ${item.title[inLanguage]}  ${why.text[inLanguage]}`)
          .join('\n');
      throw usage(
        `未登记，${refused.length} 项不符合条件：\n${lines('zh-CN')}`,
        `nothing was written; it may not come to ${refused.length} of the items:\n${lines('en')}`,
      );
    }
    const unique = [...new Set(chosen)];
    if (json) {
      const rows = unique.map((number, row) => ({ number, state: done[row]!.state, organ: done[row]!.organ }));
      process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    } else process.stdout.write(`${tidy(describe(unique, done)[language])}\n`);
    return exitCodes.done;
  });
}

/** Those of the filter to which the event may come. */
async function choose(desk: Desk, filter: ItemFilter, at: string, eventFor: (standing: Standing) => LedgerEvent[]): Promise<number[]> {
  if (Object.keys(filter).length === 0)
    throw usage(
      '请写明事项序号，或用 --organ、--site、--round、--state 选定事项。',
      'name items, or choose them with --organ, --site, --round or --state',
    );
  const numbers: number[] = [];
  for await (const opened of desk.items(dayOfMoment(at), filter.organ === undefined ? {} : { organ: filter.organ }))
    if (fits(opened, filter) && mayCome(opened.standing, eventFor)) numbers.push(opened.number);
  if (numbers.length === 0) throw usage('没有可登记的事项。', 'there is no item that this may come to');
  return numbers;
}

function mayCome(standing: Standing, eventFor: (standing: Standing) => LedgerEvent[]): boolean {
  try {
    eventFor(standing).reduce((so, event) => step(standing.item, so, event), standing);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function describe(numbers: number[], done: Standing[]): Bilingual {
  const states = [...new Set(done.map(({ state }) => state))].map((state) => stateNames[state]);
  const [zh, en] = [states.map((names) => names['zh-CN']).join('、'), states.map(({ en }) => en).join(', ')];
  const shown = numbers.slice(0, 20).join('、') + (numbers.length > 20 ? ' …' : '');
  return {
    'zh-CN': `已登记 ${numbers.length} 项：${shown}。现为：${zh}`,
    en: `written down for ${numbers.length} item${numbers.length === 1 ? '' : 's'}: ${shown.replaceAll('、', ', ')}; now ${en}`,
  };
}
