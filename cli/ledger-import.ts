/** `ledger import`: the list that an organ filled in comes back; what each line came to is said. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Bilingual } from '../checks/model/index.ts';
import type { LedgerFile } from '../checks/model/ledger.ts';
import { keepFile } from '../crawler/ledger/files.ts';
import { takeAnswer } from '../reports/ledger/answers.ts';
import { eventsUntil, foldEvents } from '../reports/ledger/fold.ts';
import { dayOfMoment } from '../reports/ledger/moments.ts';
import { stateNames } from '../reports/ledger/states.ts';
import { type FilledRow, readFilledList } from '../reports/xlsx/read-back.ts';
import { exitCodes, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { type LedgerCommand, readBy, readMoment, withDesk } from './ledger.ts';

export interface ImportCommand extends LedgerCommand {
  by?: string;
  at?: string;
  /** The organ that hands it in; lines of others are refused. */
  organ?: string;
  /** Folder that holds the files named as evidence. */
  files?: string;
  dryRun?: true;
}

interface Line {
  sheet: string | null;
  row: number | null;
  number: number | null;
  outcome: 'taken' | 'same' | 'refused';
  text: Bilingual;
}

const most = 30_000_000;

/** Writes what was filled in into the ledger, line by line; 1 when a line could not be taken. The lines that can be are taken all the same. */
export async function importAnswers(file: string, command: ImportCommand): Promise<number> {
  const { workspace, language, json, dryRun = false } = command;
  const by = readBy(command.by);
  const at = readMoment(command.at);
  if (!existsSync(file) || !statSync(file).isFile()) throw usage(`没有这个文件：${file}`, `there is no file ${file}`);
  if (statSync(file).size > most) throw usage(`文件超过 ${most / 1e6} MB：${file}`, `the file is larger than ${most / 1e6} MB: ${file}`);
  const names = filesIn(command.files);
  const list = readFilledList(readFileSync(file));
  const organ = command.organ ?? list.list?.organ ?? null;
  const lines: Line[] = [];
  const refuse = ({ sheet, row }: Pick<Line, 'sheet' | 'row'>, number: number | null, zh: string, en: string): void =>
    void lines.push({ sheet, row, number, outcome: 'refused', text: both(zh, en) });

  return await withDesk(workspace, async (_desk, store) => {
    for (const { sheet, row, text } of list.problems) lines.push({ sheet, row, number: null, outcome: 'refused', text });
    const entries = await store.ledger.byKeys(list.rows.map(({ item }) => item));
    for (const filled of list.rows) {
      const entry = entries.get(filled.item);
      if (!entry) {
        refuse(filled, null, '台账中没有这一项', 'the ledger has no such item');
        continue;
      }
      const { number, item, events } = entry;
      const before = eventsUntil(events, dayOfMoment(at));
      if (before.length < events.length) {
        refuse(filled, number, '该事项在登记日之后已有登记。请核对 --at。', 'the item was changed after that day; look at --at');
        continue;
      }
      const standing = foldEvents(item, events);
      if (organ !== null && standing.organ !== organ) {
        refuse(filled, number, `承办单位是${standing.organ}，不是${organ}`, `it is an item of ${standing.organ}, not of ${organ}`);
        continue;
      }
      const evidence = dryRun ? [] : attach(workspace, filled, names);
      const taken = takeAnswer({ ...filled, proof: filled.proof.join('\n') }, standing, { at, by, files: evidence }, events);
      if (taken.outcome === 'empty') continue;
      if (taken.outcome === 'refused') refuse(filled, number, taken.why['zh-CN'], taken.why.en);
      else if (taken.outcome === 'same')
        lines.push({
          sheet: filled.sheet,
          row: filled.row,
          number,
          outcome: 'same',
          text: both('此前已登记，内容相同', 'was taken before, with the same words'),
        });
      else {
        if (!dryRun) await store.ledger.append([{ number, after: events.at(-1)!.seq, events: taken.events }], new Date().toISOString());
        const state = stateNames[taken.standing.state];
        const with_ = evidence.length > 0 ? both(`，佐证 ${evidence.length} 份`, `, ${evidence.length} files`) : both('', '');
        lines.push({
          ...{ sheet: filled.sheet, row: filled.row, number, outcome: 'taken' },
          text: both(`现为“${state['zh-CN']}”${with_['zh-CN']}`, `now ${state.en}${with_.en}`),
        });
      }
    }
    const count = (outcome: Line['outcome']): number => lines.filter((line) => line.outcome === outcome).length;
    const counts = { taken: count('taken'), same: count('same'), refused: count('refused'), blank: list.blank };
    if (json) process.stdout.write(`${JSON.stringify({ file, dryRun, ...counts, lines }, null, 2)}\n`);
    else {
      for (const line of lines) process.stdout.write(`${tidy(describe(line)[language])}\n`);
      const dry = dryRun ? both('（试导入，未写入）', ' (a trial; nothing was written)') : both('', '');
      process.stdout.write(
        `${
          both(
            `登记 ${counts.taken} 行，此前已登记 ${counts.same} 行，未填写 ${counts.blank} 行，未导入 ${counts.refused} 处${dry['zh-CN']}`,
            `${counts.taken} rows taken, ${counts.same} taken before, ${counts.blank} blank, ${counts.refused} problems${dry.en}`,
          )[language]
        }\n`,
      );
    }
    return counts.refused > 0 ? exitCodes.gate : exitCodes.done;
  });
}

function describe({ sheet, row, number, outcome, text }: Line): Bilingual {
  const signs = { taken: '✓', same: '=', refused: '✗' };
  const at =
    sheet === null
      ? both('', '')
      : row === null
        ? both(`“${sheet}” `, `“${sheet}” `)
        : both(`“${sheet}”第 ${row} 行 `, `“${sheet}” row ${row} `);
  const item = number === null ? both('', '') : both(`台账第 ${number} 项 `, `item ${number} `);
  const line = (language: 'zh-CN' | 'en'): string => `  ${signs[outcome]} ${at[language]}${item[language]} ${text[language]}`;
  return both(line('zh-CN'), line('en'));
}

/** The files of a folder by name; a name in a list is only ever looked up here, never taken as a path. */
function filesIn(folder: string | undefined): Map<string, string> {
  if (folder === undefined) return new Map();
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw usage(`没有这个目录：${folder}`, `there is no folder ${folder}`);
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ name }) => [name, join(folder, name)]));
}

function attach(workspace: string, { proof }: FilledRow, files: ReadonlyMap<string, string>): LedgerFile[] {
  return proof.flatMap((name) => {
    const path = files.get(basename(name));
    return path === undefined ? [] : [keepFile(workspace, path)];
  });
}
