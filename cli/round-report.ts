/** `round report`: reads a round from the store with those before it, and writes what is asked for. */
import type { Language, Round } from '../checks/model/index.ts';
import { findBrowser } from '../crawler/browser.ts';
import { withRoomyHeap } from '../crawler/memory.ts';
import { listRounds, readDisagreements, readIndexOf, readResults, readRound } from '../crawler/rounds/read.ts';
import { openStore, type Store } from '../crawler/store.ts';
import { readTemplate, type Template } from '../reports/bulletin/template.ts';
import type { RoundReader } from '../reports/comparison/order.ts';
import type { RoundFormat } from '../reports/formats.ts';
import { foldEvents } from '../reports/ledger/fold.ts';
import { Refusal } from '../reports/ledger/refusal.ts';
import { stateNames } from '../reports/ledger/states.ts';
import type { RoundReport } from '../reports/round/model.ts';
import { printPdf } from '../reports/round/pdf.ts';
import { chooseAgainst } from '../reports/round/source.ts';
import { summarizeRound } from '../reports/round/terminal.ts';
import { visitsOf } from '../reports/round/visits.ts';
import { writeRound } from '../reports/round/write.ts';
import { exitCodes, usage } from './failure.ts';

interface ReportCommand {
  workspace: string;
  round: string;
  revision?: number;
  out: string;
  /** `auto`, `none`, or the id of a round. */
  compare: string;
  formats: RoundFormat[];
  history: number;
  pdf: boolean;
  /** File that changes the template of the bulletin. */
  template?: string;
  language: Language;
  json: boolean;
}

export async function reportRound(given: ReportCommand): Promise<number> {
  const { workspace, out, formats, language, json, pdf } = given;
  const template = templateOf(given);
  const store = await openStore(workspace);
  try {
    const round = await readRound(store, given.round, given.revision);
    const { earlier, previous, yearBefore } = await chooseRounds(store, round, given);
    const { index } = await readIndexOf(store, round.id);
    const roster = (await store.rounds.sites(round.id)).length > 0 ? await rosterOf(store, round) : null;
    const disagreements = await readDisagreements(store, round.id, given.revision);
    const { report, files } = await withRoomyHeap(() =>
      writeRound({
        source: {
          now: readerOf(store, round),
          earlier: earlier.map((one) => readerOf(store, one)),
          previous: previous?.id ?? null,
          yearBefore: yearBefore?.id ?? null,
          index,
          roster,
          disagreements,
          visits: visitsOf(store),
        },
        ...{ folder: out, formats, language, template },
        states: (keys) => statesOf(store, keys, language),
        judged: async (site) => {
          const run = await store.rounds.run(round.id, site);
          const judgement = run?.judged?.judgements.at(-1);
          return run?.judged && judgement ? { facts: run.judged.facts, judgement } : null;
        },
        onSite: (done) => showSites(done, language, json),
      }),
    );
    const printed = pdf ? await printAll(files, language) : [];
    tell(report, [...files, ...printed], language, json);
    return exitCodes.done;
  } finally {
    await store.close();
  }
}

/** What a person wrote into the template is looked at before anything is read. */
function templateOf({ language, template }: ReportCommand): Template {
  try {
    return readTemplate(language, template);
  } catch (error) {
    throw error instanceof Refusal ? usage(error.text['zh-CN'], error.text.en) : error;
  }
}

/** Where items of the ledger stand, by their keys. */
async function statesOf(store: Store, keys: readonly string[], language: Language): Promise<Map<string, string>> {
  const entries = await store.ledger.byKeys(keys);
  return new Map([...entries].map(([key, { item, events }]) => [key, stateNames[foldEvents(item, events).state][language]]));
}

const readerOf = (store: Store, round: Round): RoundReader => ({
  round,
  results: () => readResults(store, round.id, round.revision === 0 ? undefined : round.revision),
});

/** The closed rounds before this one that are read, oldest first, and those to compare with. */
async function chooseRounds(store: Store, round: Round, { compare, history }: ReportCommand) {
  const before = (await listRounds(store))
    .filter(({ id, quarter, asOf }) => id !== round.id && (quarter < round.quarter || (quarter === round.quarter && asOf < round.asOf)))
    .sort((a, b) => order(a.quarter, b.quarter) || order(a.asOf, b.asOf));
  if (compare === 'none') return { earlier: [], previous: null, yearBefore: null };
  if (compare !== 'auto') {
    const named = await readRound(store, compare);
    const at = before.findIndex(({ id }) => id === named.id);
    if (at < 0)
      throw usage(
        `--compare：轮次 ${named.id}（${named.quarter}）不早于 ${round.id}（${round.quarter}），不能作为对比轮次。`,
        `--compare: round ${named.id} (${named.quarter}) does not come before ${round.id} (${round.quarter})`,
      );
    return { earlier: before.slice(Math.max(0, at + 1 - history), at + 1), previous: named, yearBefore: null };
  }
  const closed = before.filter(({ status }) => status === 'closed');
  const { previous, yearBefore } = chooseAgainst(round, closed);
  const read = closed.slice(-history);
  return { earlier: read, previous, yearBefore: read.some(({ id }) => id === yearBefore?.id) ? yearBefore : null };
}

/** The roster as it is: its sites in operation are those that the round could have taken, if nothing else is known. */
async function rosterOf(store: Store, round: Round) {
  if (round.strata.length > 0) {
    const known = new Map((await store.roster.list()).map((site) => [site.id, site]));
    const total = round.strata.reduce((sum, { of }) => sum + of, 0);
    const running = [...known.values()].filter((site) => site.running);
    // the roster may have changed since the sample was drawn: then only the strata tell how many there were
    return running.length === total ? running : null;
  }
  return null;
}

async function printAll(files: readonly string[], language: Language): Promise<string[]> {
  const pages = files.filter((file) => file.endsWith('.html'));
  const browser = findBrowser();
  if (browser) return await printPdf(browser, pages);
  process.stderr.write(
    language === 'zh-CN'
      ? '本机没有可用的浏览器，未写 PDF；装好 Chromium 或 Chrome 后重试，或在浏览器中打开 HTML 报告另存为 PDF。\n'
      : 'there is no browser on this machine, so no PDF was written; install Chromium or Chrome, or print the HTML from a browser\n',
  );
  return [];
}

function showSites(done: number, language: Language, json: boolean): void {
  if (json || !process.stderr.isTTY) return;
  process.stderr.write(language === 'zh-CN' ? `\r已读取 ${done} 个网站` : `\r${done} sites read`);
}

function tell(report: RoundReport, files: readonly string[], language: Language, json: boolean): void {
  if (json) {
    const { schema, round, totals, course, followUp, previous } = report;
    process.stdout.write(
      `${JSON.stringify({ schema, round: round.id, revision: round.revision, previous, totals, course, followUp, files }, null, 2)}\n`,
    );
    return;
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.stdout.write(`${summarizeRound(report, language)}${listFiles(files, language)}`);
}

/** Files of the round itself by name; those of sites are counted. */
function listFiles(files: readonly string[], language: Language): string {
  const isSite = (file: string): boolean => /[\\/]scorecards[\\/]/.test(file);
  const own = files.filter((file) => !isSite(file));
  const sites = files.length - own.length;
  const heading = language === 'zh-CN' ? '报告' : 'Reports';
  const rest =
    sites === 0
      ? ''
      : language === 'zh-CN'
        ? `  各站点得分卡 ${sites} 个文件，在 scorecards 目录\n`
        : `  ${sites} files of scorecards, in the folder scorecards\n`;
  return `${heading}\n${own.map((file) => `  ${file}\n`).join('')}${rest}`;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
