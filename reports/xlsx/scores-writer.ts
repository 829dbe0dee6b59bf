/** scores.xlsx: all sites of the round by rank and by indicator; scores/<site>.xlsx: the scoring table of each. */

import type { Language } from '../../checks/model/index.ts';
import { writePeriod } from '../bulletin/desk.ts';
import type { Indicator, RoundReport } from '../round/model.ts';
import { folderOf, type MakeWriter } from '../round/writer.ts';
import { round, treeCells, writeScoreTable } from './score-table.ts';
import { treeRows } from './tree-rows.ts';
import { words } from './wording.ts';
import { type Cell, createWorkbook, type Workbook } from './workbook.ts';

export const scoresWriter: MakeWriter = async ({ language, files }) => ({
  async site({ now }) {
    if (!now?.scorecard) return;
    const path = await files.place(`scores/${folderOf(now.site.id)}.xlsx`);
    await writeScoreTable(path, { ...now, scorecard: now.scorecard }, { language, direct: true });
  },
  async finish(report) {
    await writeScores(await files.place('scores.xlsx'), report, { language, direct: true });
  },
});

/** Writes the tables of all sites. Throws what the system throws. */
export async function writeScores(
  path: string,
  report: RoundReport,
  { language, direct = false }: { language: Language; direct?: boolean },
): Promise<void> {
  const say = words[language].scores;
  const period = writePeriod(report.round.quarter, language);
  const book = await createWorkbook(path, { title: say.overviewTitle(period), day: report.round.asOf, direct });
  await overview(book, report, language);
  await byIndicator(book, report, language);
  await book.finish();
}

async function overview(book: Workbook, report: RoundReport, language: Language): Promise<void> {
  const say = words[language].scores;
  const columns = [
    { key: 'group', width: 14, style: 'centred' },
    { key: 'rank', width: 9, style: 'centred' },
    { key: 'site', width: 28, style: 'text' },
    { key: 'siteCode', width: 13, style: 'centred' },
    { key: 'organ', width: 26, style: 'text' },
    { key: 'verdict', width: 11, style: 'centred' },
    { key: 'grade', width: 10, style: 'centred' },
    { key: 'low', width: 12, style: 'points' },
    { key: 'high', width: 12, style: 'points' },
    { key: 'vetoes', width: 9, style: 'number' },
    { key: 'findings', width: 9, style: 'number' },
    { key: 'open', width: 9, style: 'number' },
  ] as const;
  const sheet = await book.sheet({ name: say.overview, columns, frozen: { rows: 3, columns: 3 }, filterRow: 3 });
  const { round: of, index } = report;
  sheet.merge(1, 1, 1, columns.length);
  sheet.merge(2, 1, 2, columns.length);
  await sheet.row([say.overviewTitle(writePeriod(of.quarter, language))], { style: 'title', height: 32 });
  await sheet.row([say.explain(index.title[language], of.asOf)], { style: 'note', height: 18 });
  await sheet.row(
    columns.map(({ key }) => say.columns[key]),
    { style: 'head', height: 30 },
  );
  const sites = new Map(report.sites.map((site) => [site.id, site]));
  for (const { ids, unranked } of report.ranking) {
    for (const id of [...ids, ...unranked]) {
      const site = sites.get(id)!;
      const { rank, tied, verdict, status, score, grade } = site;
      await sheet.row([
        ...[site.group, rank === null ? '' : tied ? say.rankTied(rank) : rank, site.name, site.siteCode ?? '', site.organ],
        ...[verdict ? say.verdicts[verdict] : say.statuses[status], grade?.[language] ?? ''],
        ...[score ? round(score.low) : '', score ? round(score.high) : '', site.vetoes, site.counts.fail, site.open],
      ]);
    }
  }
}

type Node = Indicator & { at: number; children: Node[] };

/** The indicators as the tree that they are. */
function growTree(indicators: readonly Indicator[]): Node[] {
  const roots: Node[] = [];
  const open: Node[] = [];
  for (const [at, indicator] of indicators.entries()) {
    const node: Node = { ...indicator, at, children: [] };
    while (open.length > 0 && open.at(-1)!.depth >= node.depth) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

/** Sites that a sheet has columns for (Excel specifications and limits: 16,384 columns), with room for the indicators. */
const mostSites = 16_000;

async function byIndicator(book: Workbook, report: RoundReport, language: Language): Promise<void> {
  const say = words[language].scores;
  const { rows, levels } = treeRows(growTree(report.indicators));
  const sites = report.sites.slice(0, mostSites);
  const lead = [say.columns.points, say.columns.mean, say.columns.open];
  const sheet = await book.sheet({
    name: say.indicators,
    columns: [
      ...Array.from({ length: levels }, () => ({ width: 18 })),
      ...[{ width: 8 }, { width: 10 }, { width: 8 }],
      ...sites.map(() => ({ width: 13, style: 'centred' as const })),
    ],
    frozen: { rows: 3, columns: levels + lead.length },
  });
  const title = Math.min(levels + lead.length + sites.length, 12);
  sheet.merge(1, 1, 1, title);
  sheet.merge(2, 1, 2, title);
  await sheet.row([say.indicatorsTitle(writePeriod(report.round.quarter, language))], { style: 'title', height: 32 });
  await sheet.row([say.explain(report.index.title[language], report.round.asOf)], { style: 'note', height: 18 });
  await sheet.row([...Array.from({ length: levels }, (_, at) => say.level(at)), ...lead, ...sites.map(({ name }) => name)], {
    style: 'head',
    height: 60,
  });
  for (const row of rows) {
    const { leaf } = row;
    const mean: Cell = leaf.mean
      ? { value: span(leaf.mean.low * 100, leaf.mean.high * 100, '%'), style: 'centred' }
      : { value: '', style: 'centred' };
    const own: Cell[] = [
      ...[
        { value: leaf.role === 'veto' ? say.roles.veto : round(leaf.points), style: 'centred' } as Cell,
        mean,
        { value: leaf.open, style: 'number' } as Cell,
      ],
      ...sites.map((_, at) => cellOf(leaf, at, language)),
    ];
    await sheet.row([...treeCells(sheet, row, levels, language), ...own]);
  }
  sheet.merge(sheet.rows + 1, 1, sheet.rows + 1, levels);
  const blank = (count: number): Cell[] => Array.from({ length: count }, () => ({ value: '', style: 'group' }));
  await sheet.row([
    { value: say.sum, style: 'group' },
    ...blank(levels - 1),
    { value: round(report.index.total), style: 'groupPoints' },
    ...blank(2),
    ...sites.map(({ score }): Cell => ({ value: score ? span(score.low, score.high) : '', style: 'groupPoints' })),
  ]);
}

/** What a site earned at a leaf, in points; of a veto whether it stands. */
function cellOf(leaf: Indicator, at: number, language: Language): Cell {
  const say = words[language].scores;
  const cell = leaf.cells[at];
  if (!cell) return '';
  const [low, high, state] = cell;
  if (state === 'na') return say.states.na;
  if (leaf.role === 'veto') return high === 0 ? { value: say.vetoed, style: 'lost' } : low === 1 ? '' : say.states[state];
  return { value: span(low * leaf.points, high * leaf.points), style: high < 1 && leaf.role === 'points' ? 'lost' : 'points' };
}

/** A number, or two with a dash. */
function span(low: number, high: number, unit = ''): number | string {
  const [from, to] = [round(low), round(high)];
  if (unit) return from === to ? `${from}${unit}` : `${from}${unit}–${to}${unit}`;
  return from === to ? from : `${from}–${to}`;
}
