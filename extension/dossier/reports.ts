/** What people read of an inspection, as the command line writes it: scorecard, findings; as a workbook too. */
import type { Mark, ScoreNode } from '../../checks/model/index.ts';
import type { Dossier } from '../../crawler/packages/dossier.ts';
import { type FurtherColumn, findingRows, writeTable } from '../../reports/data.ts';
import type { ReportInput } from '../../reports/input.ts';
import { describeSeen, explainVerdict, nameLeftOut, type Reading, readInput, writeScore } from '../../reports/reading.ts';
import type { Words } from '../wording/words.ts';
import { type Cell, writeSpreadsheet } from './spreadsheet.ts';

/** scorecard.html. What writes it is loaded when it is asked for. */
export async function writeHtml(input: ReportInput): Promise<string> {
  const { renderScorecard } = await import('../../reports/html/page.ts');
  return renderScorecard(input);
}

/** findings.csv with what the inspector says of each finding. */
export const writeFindingTable = (input: ReportInput, dossier: Dossier, say: Words): string =>
  [...writeTable(input, [reviewColumn(dossier, say)])].join('');

function reviewColumn({ reviews }: Dossier, say: Words): FurtherColumn {
  const known = new Map(reviews.map((review) => [review.fingerprint, review]));
  return {
    heading: say.workbook.review,
    of({ fingerprint }) {
      const review = known.get(fingerprint);
      return review ? [say[review.verdict], review.reason, review.by, review.at].filter(Boolean).join(say.comma) : '';
    },
  };
}

/** scorecard.xlsx: the score, the indicators with marks, all findings with reviews, and what was not looked at. */
export async function writeWorkbook(input: ReportInput, dossier: Dossier, say: Words): Promise<Uint8Array<ArrayBuffer>> {
  const reading = readInput(input);
  const { sections } = reading.say;
  return await writeSpreadsheet([
    { name: sections.verdict, widths: [22, 90], rows: summaryRows(reading) },
    { name: sections.tree, widths: [9, 44, 8, 10, 10, 12, 60, 12, 12, 20, 40, 18], rows: indicatorRows(reading, say) },
    {
      ...{ name: sections.findings, widths: [7, 20, 24, 9, 44, 60, 40, 24, 40, 30, 16, 20, 36] },
      rows: findingRows(reading, [reviewColumn(dossier, say)]),
    },
    { name: sections.notMeasured, widths: [50, 60, 8], rows: notMeasuredRows(reading) },
  ]);
}

function* summaryRows(reading: Reading): Generator<Cell[]> {
  const { card, say, language } = reading;
  const { site, index } = card;
  const { headerNames: names } = say;
  yield [say.kind, site.name || site.host];
  yield [names.organ, site.organ ?? say.unknown];
  yield [names.siteCode, site.siteCode ?? say.unknown];
  yield [names.address, site.url];
  yield [names.index, `${index.title[language]}${say.brackets(`${index.id}${say.comma}${say.edition(index.version)}`)}`];
  yield [names.source, index.source.join(say.semicolon)];
  yield [names.asOf, card.asOf];
  yield [names.checks, card.checksVersion];
  const { score, coverage } = writeScore(reading);
  yield [say.terminal.verdict, [say.verdicts[card.verdict], card.grade?.[language]].filter(Boolean).join(say.comma)];
  yield [say.terminal.score, `${score}${say.brackets(coverage)}`];
  for (const line of explainVerdict(reading)) yield ['', line];
  for (const { title, reason } of card.vetoes) yield [say.terminal.vetoes, `${title[language]}${say.colon}${reason[language]}`];
  yield [say.terminal.seen, describeSeen(reading)];
}

function* indicatorRows({ card, language, numbered, say: words }: Reading, say: Words): Generator<Cell[]> {
  const { number, indicator, points, low, high, state, reason, mark, by, at, note, findings } = say.workbook;
  yield [number, indicator, points, low, high, state, reason, mark, by, at, note, findings];
  function* rowsOf(node: ScoreNode, place: string): Generator<Cell[]> {
    const cells = node.role === 'veto' ? [null, null, null] : [node.points, node.score.low, node.score.high].map(round);
    const seen = node.findings.flatMap((fingerprint) => numbered(fingerprint)?.number ?? []);
    yield [
      ...[place, node.title[language], ...cells, node.vetoed ? words.verdicts.veto : words.states[node.state], node.reason[language]],
      ...markCells(node.mark, say),
      seen.join(words.list),
    ];
    for (const [at, child] of node.children.entries()) yield* rowsOf(child, `${place}.${at + 1}`);
  }
  for (const [at, node] of card.nodes.entries()) yield* rowsOf(node, `${at + 1}`);
}

const markCells = (mark: Mark | undefined, say: Words): Cell[] =>
  mark ? [say.marks[mark.result], mark.by ?? '', mark.at ?? '', mark.note ?? ''] : [null, null, null, null];

/** Points with two decimals at most. */
const round = (value: number): number => Math.round(value * 100) / 100;

function* notMeasuredRows({ card, say, language }: Reading): Generator<Cell[]> {
  yield [say.what, say.whyNot, say.count];
  for (const { what, why, count } of card.notMeasured) yield [what[language], nameLeftOut(why[language], say), count];
}
