/** Scoring table (评分表) of one site in the shape of its index: points, score, reason, findings and marks of every leaf. */
import type { Language, Mark, Scorecard, ScoreNode, SiteResult } from '../../checks/model/index.ts';
import { treeRows } from './tree-rows.ts';
import { type Words, words } from './wording.ts';
import { type Cell, createWorkbook, type Sheet } from './workbook.ts';

export interface TableOptions {
  language: Language;
  /** The path is a draft already. */
  direct?: boolean;
}

/** Writes the table of a site. Throws what the system throws. */
export async function writeScoreTable(
  path: string,
  { site, scorecard }: SiteResult & { scorecard: Scorecard },
  options: TableOptions,
): Promise<void> {
  const { language, direct = false } = options;
  const say = words[language].scores;
  const title = say.title(site.name);
  const book = await createWorkbook(path, { title, day: scorecard.asOf, direct });
  const { rows, levels } = treeRows(scorecard.nodes);
  const columns = ['points', 'low', 'high', 'state', 'reason', 'findings', 'mark'] as const;
  const widths = { points: 8, low: 13, high: 13, state: 12, reason: 56, findings: 9, mark: 28 };
  const sheet = await book.sheet({
    name: say.sheet,
    columns: [...Array.from({ length: levels }, () => ({ width: 20 })), ...columns.map((column) => ({ width: widths[column] }))],
    frozen: { rows: 3 },
  });
  const width = levels + columns.length;
  sheet.merge(1, 1, 1, width);
  sheet.merge(2, 1, 2, width);
  await sheet.row([title], { style: 'title', height: 32 });
  await sheet.row([say.explain(scorecard.index.title[language], scorecard.asOf)], { style: 'note', height: 18 });
  await sheet.row([...Array.from({ length: levels }, (_, at) => say.level(at)), ...columns.map((column) => say.columns[column])], {
    style: 'head',
    height: 30,
  });
  for (const { leaf, begins, level } of rows) {
    await sheet.row([...treeCells(sheet, { leaf, begins, level }, levels, language), ...leafCells(leaf, language)]);
  }
  await sums(sheet, scorecard, levels, say);
  await book.finish();
}

/** The cells of the levels of a row; groups are merged over their rows, a leaf over the levels that it has not. */
export function treeCells<Node extends { title: ScoreNode['title']; points: number; children: readonly Node[] }>(
  sheet: Sheet,
  row: { leaf: Node; begins: readonly { node: Node; level: number; rows: number }[]; level: number },
  levels: number,
  language: Language,
): Cell[] {
  const at = sheet.rows + 1;
  const cells: Cell[] = Array.from({ length: levels }, () => ({ value: '', style: 'group' }));
  for (const { node, level, rows } of row.begins) {
    const points = node.points > 0 ? `（${round(node.points)}）` : '';
    cells[level] = { value: `${node.title[language]}${points}`, style: 'group' };
    sheet.merge(at, level + 1, at + rows - 1, level + 1);
  }
  for (let level = row.level; level < levels; level++) cells[level] = { value: '', style: 'text' };
  cells[row.level] = { value: row.leaf.title[language], style: 'text' };
  sheet.merge(at, row.level + 1, at, levels);
  return cells;
}

function leafCells(leaf: ScoreNode, language: Language): Cell[] {
  const say = words[language].scores;
  const { role, state, points, score, vetoed, reason, findingCount, mark, verified } = leaf;
  const veto = role === 'veto';
  const lost = !veto && state !== 'na' && score.high < points;
  const of = (value: number): Cell => ({ value: round(value), style: lost ? 'lost' : 'points' });
  const verdict = vetoed === undefined ? say.states[state] : vetoed ? say.vetoed : state === 'measured' ? say.notVetoed : say.states[state];
  return [
    veto ? { value: say.roles.veto, style: 'centred' } : { value: round(points), style: 'points' },
    ...(veto || state === 'na'
      ? [
          { value: '', style: 'centred' as const },
          { value: '', style: 'centred' as const },
        ]
      : [of(score.low), of(score.high)]),
    { value: veto ? verdict : say.states[state], style: 'centred' },
    [reason[language], verified ? '' : say.unverified].filter(Boolean).join('\n'),
    { value: findingCount, style: 'number' },
    mark ? writeMark(mark, say) : '',
  ];
}

function writeMark({ result, points, grade, by = '', at = '', note = '' }: Mark, say: Words['scores']): string {
  const what = [say.marks[result], grade ?? (points === undefined ? '' : String(round(points)))].filter(Boolean).join(' ');
  return say.marked(what, by, at.slice(0, 10), note);
}

async function sums(
  sheet: Sheet,
  { deductions, bonus, score, total, verdict, grade }: Scorecard,
  levels: number,
  say: Words['scores'],
): Promise<void> {
  const line = async (title: string, points: number | string, low: number, high: number, note: string): Promise<void> => {
    sheet.merge(sheet.rows + 1, 1, sheet.rows + 1, levels);
    const name: Cell[] = Array.from({ length: levels }, (_, at) => ({ value: at === 0 ? title : '', style: 'group' as const }));
    const numbers: Cell[] = [points, round(low), round(high)].map((value) => ({ value, style: 'groupPoints' as const }));
    await sheet.row([...name, ...numbers, ...['', note, '', ''].map((value): Cell => ({ value, style: 'group' }))]);
  };
  if (deductions.high > 0) await line(say.deducted, '', deductions.low, deductions.high, '');
  if (bonus.high > 0) await line(say.bonus, '', bonus.low, bonus.high, '');
  const named = grade ? Object.values(grade)[say === words.en.scores ? 1 : 0] : '';
  await line(say.sum, round(total), score.low, score.high, [say.verdicts[verdict], named].filter(Boolean).join('　'));
}

export const round = (value: number): number => Math.round(value * 100) / 100 || 0;
