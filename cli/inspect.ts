/** `inspect`: gathers a site, judges it, writes the reports. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvaluationIndex, Language, Marks, Scorecard, SiteProfile } from '../checks/model/index.ts';
import { findBrowser } from '../crawler/browser.ts';
import type { SettleSettings } from '../crawler/evidence/settle.ts';
import type { Settled } from '../crawler/evidence/vault.ts';
import { describeState } from '../crawler/fetch.ts';
import { type Changes, changesOf } from '../crawler/history/changes.ts';
import { gather, type InspectionSettings } from '../crawler/inspection.ts';
import { judgeInspection } from '../crawler/judgement.ts';
import { openStore } from '../crawler/store.ts';
import type { LintFormat } from '../reports/formats.ts';
import { summarize } from '../reports/terminal.ts';
import { type ReportInput, writeReports } from '../reports/write.ts';
import { describeSettled, refer } from './evidence.ts';
import { exitCodes, Failure, tidy } from './failure.ts';
import { both } from './language.ts';
import { showProgress } from './progress.ts';
import type { Gate } from './values.ts';

export interface InspectCommand {
  settings: Omit<InspectionSettings, 'onProgress'>;
  index: EvaluationIndex;
  /** Indexes that it is made of. */
  parts: EvaluationIndex[];
  out: string;
  /** Pictures of findings taken at most. */
  screenshots: number;
  /** Formats beside the usual ones. */
  formats?: readonly LintFormat[];
  language: Language;
  json: boolean;
  gate?: Gate;
}

export interface Inspected {
  inspection: string;
  result: ReportInput;
  files: string[];
  /** Since the inspection of the same address before; null when there is none. */
  changes?: Changes | null;
  /** What became of the evidence; null where none was kept. */
  settled: Settled | null;
}

/** Inspects one site and writes its reports. The folder for the reports is tried first: an hour of work is not lost to a typing error. */
export async function inspect({
  settings,
  index,
  parts,
  out,
  screenshots,
  formats = [],
  language,
  json,
}: Omit<InspectCommand, 'gate'>): Promise<Inspected> {
  await makeFolder(out);
  const progress = showProgress(language, json);
  let inspection: string;
  try {
    ({ inspection } = await gather({ evidence: 'none', ...settings, onProgress: progress.update }));
  } finally {
    progress.end();
  }
  const { workspace, profile, evidence = 'none' } = settings;
  const settling = evidence === 'none' ? {} : { settling: settlingOf(settings, evidence, screenshots) };
  const reported = await report({ workspace, inspection, index, parts, profile, out, formats, language, ...settling });
  return { ...reported, changes: await changesSince(settings.workspace, inspection) };
}

function settlingOf(settings: InspectCommand['settings'], scope: 'quoted' | 'all', pictures: number): SettleSettings {
  const { interval, timeout, allowPrivate, resolve, contact, render, signal } = settings;
  const browser = render === 'never' ? undefined : findBrowser();
  return { scope, ask: { interval, timeout, allowPrivate, resolve, contact, browser, pictures }, ...(signal ? { signal } : {}) };
}

async function changesSince(workspace: string, inspection: string): Promise<Changes | null> {
  const store = await openStore(workspace);
  try {
    return await changesOf(store, inspection);
  } finally {
    await store.close();
  }
}

/** Judges a stored inspection and writes its reports; the site is not visited. */
export async function report(given: {
  workspace: string;
  inspection: string;
  index: EvaluationIndex;
  parts: EvaluationIndex[];
  profile?: SiteProfile;
  marks?: Marks;
  out: string;
  formats?: readonly LintFormat[];
  language: Language;
  /** Evidence is pruned to what is quoted; without it, it is only referred to. */
  settling?: SettleSettings;
}): Promise<Inspected> {
  const { workspace, inspection, index, parts, profile, marks, out, formats, language, settling } = given;
  await makeFolder(out);
  const store = await openStore(workspace);
  try {
    const judged = await judgeInspection(store, inspection, {
      index,
      parts,
      ...(profile ? { profile } : {}),
      ...(marks ? { marks } : {}),
    });
    const { site, scorecard } = judged;
    const { judgement, settled } = await refer(store, { workspace, inspection, site, judgement: judged.judgement }, settling);
    const result: ReportInput = { scorecard, judgement, site, index, language };
    const { files } = await writeReports(out, result, formats);
    return { inspection, result, files, settled };
  } finally {
    await store.close();
  }
}

/** What is printed at the end, and the exit code: that of the gate, else 3 where there was no site to inspect. */
export function conclude(
  { inspection, result, files, changes, settled }: Inspected,
  { language, json, gate }: Pick<InspectCommand, 'language' | 'json' | 'gate'>,
): number {
  const { scorecard, judgement } = result;
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ inspection, files, scorecard, tallies: judgement.tallies, ...(changes ? { changes } : {}) }, null, 2)}\n`,
    );
  } else {
    const heading = language === 'zh-CN' ? '报告' : 'Reports';
    const stored =
      language === 'zh-CN'
        ? `检查编号 ${inspection}（换指标体系重新评分：score ${inspection} --index …）`
        : `Inspection ${inspection} (score it under another index: score ${inspection} --index …)`;
    const since = changes ? `${tidy(describeChanges(changes, language))}\n` : '';
    const evidence = settled ? `${describeSettled(settled, inspection)[language]}\n` : '';
    const listed = files.map((file) => `  ${file}\n`).join('');
    process.stdout.write(`${summarize(result, language)}\n${heading}\n${listed}${since}${evidence}${stored}\n`);
  }
  if (gate && isOver(gate, scorecard)) return exitCodes.gate;
  const { reached } = result.site;
  if (reached.ok) return exitCodes.done;
  process.stderr.write(`${tidy(describeState(reached, result.site.site.url)[language])}\n`);
  return exitCodes.failed;
}

const kinds = { new: both('新增', 'new'), changed: both('有改动', 'changed'), gone: both('消失', 'gone') } as const;
const examplesPrinted = 3;

/** How many pages are new, changed and gone, and the first of each. */
function describeChanges(changes: Changes, language: Language): string {
  const { since, unchanged } = changes;
  const zh = language === 'zh-CN';
  const lines = [zh ? `与上次检查（${since.day}，${since.id}）相比` : `Since the inspection before (${since.day}, ${since.id})`];
  for (const kind of ['new', 'changed', 'gone'] as const) {
    const { count, examples } = changes[kind];
    const listed = examples.slice(0, examplesPrinted).join(' ');
    lines.push(zh ? `  ${kinds[kind][language]} ${count} 页 ${listed}` : `  ${count} pages ${kinds[kind][language]} ${listed}`);
  }
  lines.push(zh ? `  未变 ${unchanged} 页` : `  ${unchanged} pages unchanged`);
  return lines.join('\n');
}

/** A gate closes on what is certain: a veto that stands, or a score that lies below the line even at its best. */
function isOver(gate: Gate, { verdict, score }: Scorecard): boolean {
  return verdict === 'veto' || (gate.kind === 'score' && score.high < gate.line);
}

async function makeFolder(out: string): Promise<void> {
  const trial = join(out, `.mingcha-${process.pid}`);
  try {
    await mkdir(out, { recursive: true });
    await writeFile(trial, '');
    await rm(trial);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Failure(
      `报告目录无法写入：${out}（${code}）。请用 --out 指定一个可写的目录。`,
      `cannot write into the report folder ${out} (${code}); name a folder that can be written with --out`,
    );
  }
}
