/** `self-report`: the yearly self-report of a site, filled from what was inspected, mended and published. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationIndex, Language } from '../checks/model/index.ts';
import { identityOf } from '../crawler/engine/identity.ts';
import { judgeInspection } from '../crawler/judgement.ts';
import { openStore, type Store } from '../crawler/store.ts';
import { storeFault } from '../crawler/store-faults.ts';
import { renderDocx } from '../reports/bulletin/docx.ts';
import { shippedTemplate } from '../reports/bulletin/template.ts';
import { createDesk } from '../reports/ledger/desk.ts';
import { Refusal } from '../reports/ledger/refusal.ts';
import { stateNames } from '../reports/ledger/states.ts';
import { composeSelfReport } from '../reports/self-report/compose.ts';
import type { Mending, Result, SelfReportInput } from '../reports/self-report/model.ts';
import { writeMarkdown, writePage } from '../reports/self-report/plain-text.ts';
import { readTemplate } from '../reports/self-report/template.ts';
import { exitCodes, Failure, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { readAddress } from './values.ts';

export interface SelfReportCommand {
  workspace: string;
  /** Address, or id of the roster. */
  site: string;
  year: number;
  /** Only these rounds; all of the year and the inspections between them without it. */
  rounds: readonly string[];
  asOf: string;
  index: EvaluationIndex;
  parts: EvaluationIndex[];
  template?: string;
  out?: string;
  language: Language;
  json: boolean;
}

/** Writes the report as docx, Markdown and a page. Throws a Failure where nothing of the site was inspected in the year. */
export async function writeSelfReport(command: SelfReportCommand): Promise<number> {
  const { workspace, language, json, year } = command;
  const template = readOrRefuse(() => readTemplate(language, command.template));
  const store = await openStore(workspace);
  try {
    const input = await gatherInput(store, command);
    const layout = shippedTemplate(language).layout;
    const report = composeSelfReport(input, { template, language, blankDate: layout.blankDate });
    const files = {
      'self-report.docx': await renderDocx(report, { fonts: template.fonts, words: layout, day: input.asOf }),
      'self-report.md': writeMarkdown(report),
      'self-report.html': writePage(report, language),
    };
    const folder = command.out ?? join('reports-out', `self-report-${new URL(input.site.url).host.replace(/[^a-z0-9.-]/gi, '-')}-${year}`);
    const written = save(folder, files);
    const blanks = writeMarkdown(report).split(markOf(template.blank)).length - 1;
    if (json)
      process.stdout.write(
        `${JSON.stringify({ year, site: input.site, results: input.results.length, blanks, files: written }, null, 2)}\n`,
      );
    else {
      const said = both(
        `自查报告：依据 ${input.results.length} 次检查写成，还有 ${blanks} 处待填`,
        `self-report: written from ${input.results.length} inspections; ${blanks} places are to be filled in`,
      );
      process.stdout.write(`${tidy([said[language], ...written.map((file) => `  ${file}`)].join('\n'))}\n`);
    }
    return exitCodes.done;
  } catch (error) {
    throw storeFault(error, workspace);
  } finally {
    await store.close();
  }
}

/** The words that begin a blank, as Markdown has them. */
const markOf = (blank: string): string => blank.split('{how}')[0]!.trim().replace(/[[\]]/g, '\\$&');

function readOrRefuse<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? usage(error.text['zh-CN'], error.text.en) : error;
  }
}

async function gatherInput(store: Store, command: SelfReportCommand): Promise<SelfReportInput> {
  const { site: name, year, asOf } = command;
  const listed = (await store.roster.list()).find(({ id, url }) => id === name || url === name);
  const url = identityOf(listed?.url ?? readAddress(name));
  const within = (day: string): boolean => day.startsWith(`${year}-`) && day <= asOf;
  const results: (Result & Pick<SelfReportInput, 'findings' | 'facts'>)[] = [];

  for (const { id } of await roundsOf(store, command)) {
    const there = (await store.rounds.sites(id)).find(({ site }) => identityOf(site.url) === url);
    const run = there && (await store.rounds.run(id, there.site.id));
    if (!run?.judged || !run.scorecard || !run.outcome.inspection || !within(run.scorecard.asOf)) continue;
    const { facts, judgements } = run.judged;
    const inspection = run.outcome.inspection;
    results.push({
      round: id,
      asOf: run.scorecard.asOf,
      inspection,
      scorecard: run.scorecard,
      facts,
      findings: judgements.at(-1)!.findings,
    });
  }
  if (command.rounds.length === 0) {
    const known = new Set(results.map(({ inspection }) => inspection));
    for (const one of await store.listInspections()) {
      if (one.url !== url || one.status !== 'done' || !within(one.asOf) || known.has(one.id)) continue;
      const { index, parts } = command;
      const { site: facts, judgement, scorecard } = await judgeInspection(store, one.id, { index, parts });
      results.push({ round: null, asOf: one.asOf, inspection: one.id, scorecard, facts, findings: judgement.findings });
    }
  }
  results.sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : a.inspection < b.inspection ? -1 : 1));
  const last = results.at(-1);
  if (!last)
    throw usage(
      `${url} 在 ${year} 年没有已完成的检查（截至 ${asOf}）。请先检查该网站，或用 --year、--round 另行指定。`,
      `nothing of ${url} was inspected in ${year} (up to ${asOf}); inspect it first, or name another --year or --round`,
    );
  const { site: seen } = last.scorecard;
  const site = {
    name: listed?.name ?? (seen.name || seen.host),
    url,
    organ: listed?.organ ?? seen.organ,
    // a code that the check calls wrong is not repeated as the site's
    siteCode:
      listed?.siteCode ?? (last.findings.some(({ check, outcome }) => check === 'site-code' && outcome === 'fail') ? null : seen.siteCode),
  };
  const plain = results.map(({ round, asOf: day, inspection, scorecard }) => ({ round, asOf: day, inspection, scorecard }));
  return { year, asOf, site, results: plain, findings: last.findings, facts: last.facts, mending: await mendingOf(store, url, year, asOf) };
}

async function roundsOf(store: Store, { rounds }: SelfReportCommand): Promise<{ id: string }[]> {
  const known = await store.rounds.list();
  for (const id of rounds) if (!known.some((round) => round.id === id)) await store.rounds.stored(id);
  return rounds.length === 0 ? known : known.filter(({ id }) => rounds.includes(id));
}

/** What the ledger says of the findings of the site that came in within the year; null when it holds none. */
async function mendingOf(store: Store, url: string, year: number, asOf: string): Promise<Mending | null> {
  const mending: Mending = { opened: 0, closed: 0, open: [], cameBack: 0 };
  for await (const { standing, due, over } of createDesk(store.ledger).items(asOf, { kind: 'finding' })) {
    const { item, state, openedOn, beginning, cameBack } = standing;
    if (!item.site || identityOf(item.site.url) !== url || !openedOn.startsWith(`${year}-`)) continue;
    mending.opened += 1;
    if (cameBack > 0) mending.cameBack += 1;
    if (state === 'closed') mending.closed += 1;
    else mending.open.push({ title: item.title, state: stateNames[state], due, over: Math.max(0, over), text: beginning.text });
  }
  return mending.opened === 0 ? null : mending;
}

function save(folder: string, files: Record<string, string | Uint8Array>): string[] {
  try {
    mkdirSync(folder, { recursive: true });
    return Object.entries(files).map(([name, content]) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Failure(
      `报告目录无法写入：${folder}（${code}）。请用 --out 指定可写的目录。`,
      `cannot write into ${folder} (${code}); name another folder with --out`,
    );
  }
}
