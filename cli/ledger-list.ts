/** `ledger list|show|export|summary`: what the ledger says. */
import { writeFileSync } from 'node:fs';
import type { Language } from '../checks/model/index.ts';
import { readKept } from '../crawler/ledger/files.ts';
import { writeCsv } from '../reports/csv.ts';
import type { Opened } from '../reports/ledger/desk.ts';
import { historyLines } from '../reports/ledger/history.ts';
import { writeFillIn, writeItems } from '../reports/ledger/item-book.ts';
import { dayOfMoment } from '../reports/ledger/moments.ts';
import { itemHeadings, itemJson, itemLine, itemRow } from '../reports/ledger/rows.ts';
import { summarize, weekOf } from '../reports/ledger/summary.ts';
import { summaryCsv, summaryHtml, summaryText } from '../reports/ledger/summary-text.ts';
import { ledgerWords } from '../reports/ledger/wording.ts';
import { saveFiles } from '../reports/save.ts';
import { exitCodes, Failure, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { type LedgerCommand, withDesk } from './ledger.ts';
import { fits, type ItemFilter } from './ledger-filter.ts';

interface Choice extends LedgerCommand {
  filter: ItemFilter;
  at: string;
}

async function* chosen(items: AsyncIterable<Opened>, filter: ItemFilter): AsyncGenerator<Opened> {
  for await (const opened of items) if (fits(opened, filter)) yield opened;
}

/** Prints the items that fit; one a line, or as a JSON array. */
export async function listItems({ workspace, filter, at, language, json }: Choice): Promise<number> {
  return await withDesk(workspace, async (desk) => {
    let count = 0;
    if (json) process.stdout.write('[');
    for await (const opened of chosen(desk.items(dayOfMoment(at)), filter)) {
      if (json) process.stdout.write(`${count > 0 ? ',' : ''}\n${JSON.stringify(itemJson(opened))}`);
      else process.stdout.write(`${tidy(itemLine(opened, language))}\n`);
      count++;
    }
    if (json) process.stdout.write('\n]\n');
    else if (count === 0) process.stdout.write(`${ledgerWords[language].empty}\n`);
    else process.stderr.write(`${both(`共 ${count} 项`, `${count} items`)[language]}\n`);
    return exitCodes.done;
  });
}

/** Prints one item with its clocks and its whole log; with `out`, writes the evidence handed in for it there. */
export async function showItem(
  number: number,
  { workspace, at, out, language, json }: Omit<Choice, 'filter'> & { out?: string },
): Promise<number> {
  return await withDesk(workspace, async (desk) => {
    const opened = await desk.item(number, dayOfMoment(at));
    if (json) process.stdout.write(`${JSON.stringify({ ...itemJson(opened), events: opened.entry.events }, null, 2)}\n`);
    else process.stdout.write(`${historyLines(opened, language).map(tidy).join('\n')}\n`);
    if (out === undefined) return exitCodes.done;
    const names = new Set<string>();
    for (const { seq, data } of opened.entry.events)
      for (const file of 'files' in data ? data.files : []) {
        const name = `${number}-${seq}-${file.name}`;
        const unique = names.has(name) ? `${number}-${seq}-${file.sha256.slice(0, 8)}-${file.name}` : name;
        names.add(unique);
        write(out, unique, readKept(workspace, file));
      }
    if (!json)
      process.stdout.write(
        `${both(`佐证材料 ${names.size} 份，写入 ${out}`, `${names.size} files of evidence written to ${out}`)[language]}\n`,
      );
    return exitCodes.done;
  });
}

function write(folder: string, name: string, bytes: Uint8Array): void {
  try {
    // wx: a file of somebody else's is never written over
    writeFileSync(`${folder}/${name}`, bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(
      `无法写入 ${folder}/${name}（${code}）。请换一个已有的空目录。`,
      `cannot write ${folder}/${name} (${code}); name an empty folder that is there`,
    );
  }
}

/** Writes the items that fit: as a table, or, to be filled in by organs and imported again, as a problem list. */
export async function exportItems({
  workspace,
  filter,
  at,
  out,
  fillIn,
  language,
  json,
}: Choice & { out: string; fillIn: boolean }): Promise<number> {
  const found = /^(?:(.*)[/\\])?([^/\\]+)\.(csv|xlsx|json)$/.exec(out);
  if (!found) throw usage(`--out 应以 .xlsx、.csv 或 .json 结尾，现为：${out}`, `--out ends in .xlsx, .csv or .json, not: ${out}`);
  if (fillIn && found[3] !== 'xlsx') throw usage('--fill-in 只用于 .xlsx。', '--fill-in goes with .xlsx');
  return await withDesk(workspace, async (desk) => {
    const rows: Opened[] = [];
    for await (const opened of chosen(desk.items(dayOfMoment(at)), filter)) rows.push(opened);
    const day = dayOfMoment(at);
    if (fillIn) await writing(out, writeFillIn(out, rows, { day, organ: filter.organ ?? null, language }));
    else if (found[3] === 'xlsx') await writing(out, writeItems(out, rows, { day, language }));
    else await saveFiles(found[1] || '.', { [`${found[2]}.${found[3]}`]: found[3] === 'csv' ? csv(rows, language) : jsonLines(rows) });
    if (json) process.stdout.write(`${JSON.stringify({ file: out, items: rows.length })}\n`);
    else process.stdout.write(`${tidy(both(`已写出 ${rows.length} 项：${out}`, `${rows.length} items written: ${out}`)[language])}\n`);
    return exitCodes.done;
  });
}

async function writing(out: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new Failure(`无法写入 ${out}（${code}）。请用 --out 另指定文件。`, `cannot write ${out} (${code}); name another file with --out`);
  }
}

function* csv(rows: Opened[], language: Language): Generator<string> {
  yield* writeCsv(
    (function* () {
      yield itemHeadings(language);
      for (const opened of rows) yield itemRow(opened, language);
    })(),
  );
}

function* jsonLines(rows: Opened[]): Generator<string> {
  yield '[';
  for (const [at, opened] of rows.entries()) yield `${at > 0 ? ',' : ''}\n${JSON.stringify(itemJson(opened))}`;
  yield '\n]\n';
}

/** Prints the weekly summary; with `out`, writes it as text, page and tables. */
export async function summarizeLedger(command: LedgerCommand & { at: string; from?: string; out?: string }): Promise<number> {
  const { workspace, at, from, out, language, json } = command;
  return await withDesk(workspace, async (desk) => {
    const week = weekOf(dayOfMoment(at));
    const period = { from: from ?? week.from, to: from === undefined ? week.to : dayOfMoment(at) };
    if (period.from > period.to) throw usage(`--from 不应晚于 ${period.to}`, `--from may not lie after ${period.to}`);
    const summary = await summarize(desk.items(period.to), period);
    if (json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
    else process.stdout.write(tidy(summaryText(summary, language)));
    if (out !== undefined) {
      const name = `ledger-${summary.to}`;
      const files: Record<string, Iterable<string>> = {};
      for (const one of ['zh-CN', 'en'] as const) {
        const end = one === 'zh-CN' ? '' : '.en';
        files[`${name}${end}.txt`] = [summaryText(summary, one)];
        files[`${name}${end}.html`] = summaryHtml(summary, one);
        files[`${name}${end}.csv`] = summaryCsv(summary, one);
      }
      files[`${name}.json`] = [`${JSON.stringify(summary, null, 2)}\n`];
      const paths = await saveFiles(out, files);
      if (!json) process.stdout.write(`${tidy(both(`已写出：${paths.join('、')}`, `written: ${paths.join(', ')}`)[language])}\n`);
    }
    return exitCodes.done;
  });
}
