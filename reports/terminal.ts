/** The result of an inspection as a few lines for a terminal. Nothing of a page reaches the terminal but plain characters. */
import type { Language, Tally } from '../checks/model/index.ts';
import type { ReportInput } from './input.ts';
import { clip, makePlain } from './plain.ts';
import { describeSeen, explainVerdict, nameLeftOut, readInput, writeScore } from './reading.ts';

/** At most so many entries of a list are printed; the rest is counted. */
const most = 8;

/** The text printed at the end of an inspection: site, verdict, interval, coverage, counts by check, what was not measured. Ends with a line break. */
export function summarize(input: ReportInput, language: Language): string {
  const reading = readInput({ ...input, language });
  const { card, say } = reading;
  const { site, index, asOf } = card;
  const { score, coverage } = writeScore(reading);
  const { terminal: names, colon } = say;
  const head = (name: string, words: string): string => `${name}${colon}${words}`;
  const lines = [
    `${clip(site.name || site.host, 80)}  ${clip(site.url, 200)}`,
    `${index.title[language]} ${index.id} ${index.version}${say.comma}${say.headerNames.asOf} ${asOf}`,
    head(names.verdict, `${say.verdicts[card.verdict]}${card.grade ? say.brackets(card.grade[language]) : ''}`),
    ...explainVerdict(reading).map((line) => `  ${line}`),
    head(names.score, `${score}${say.comma}${say.passLine} ${card.pass}${say.comma}${coverage}`),
    ...listTitles(
      names.vetoes,
      card.vetoes.map(({ title }) => title[language]),
    ),
    ...listTitles(
      names.possible,
      card.possibleVetoes.map(({ title }) => title[language]),
    ),
    head(names.seen, describeSeen(reading)),
  ];
  const tallies = Object.entries(card.tallies);
  const rows = tallies.filter(([, tally]) => tally.fail + tally.review > 0);
  const unmeasured = tallies.filter(([, tally]) => tally.fail + tally.review === 0 && tally.error > 0);
  lines.push(head(names.findings, say.counts(reading.findings.fail.length, reading.findings.review.length, reading.findings.error.length)));
  const width = Math.max(0, ...rows.map(([id]) => widthOf(titleOf(id))));
  for (const [id, tally] of rows) lines.push(`  ${padTo(titleOf(id), width)}  ${countTally(tally)}`);
  lines.push(
    ...listTitles(
      `  ${say.outcomes.error}`,
      unmeasured.map(([id]) => titleOf(id)),
    ),
  );
  if (card.notMeasured.length > 0) {
    lines.push(head(names.notMeasured, ''));
    for (const { what, why, count } of card.notMeasured.slice(0, most)) {
      lines.push(`  ${clip(what[language], 60)} ${count}${colon}${nameLeftOut(clip(why[language], 120), say)}`);
    }
    if (card.notMeasured.length > most) lines.push(`  … ${say.more(card.notMeasured.length)}`);
  }
  if (card.unverified.length > 0) lines.push(say.unverifiedLines(card.unverified.length));
  return `${lines.map((line) => makePlain(line).trimEnd()).join('\n')}\n`;

  function titleOf(id: string): string {
    return clip(reading.titleOf(id), 60);
  }

  function listTitles(name: string, titles: string[]): string[] {
    if (titles.length === 0) return [];
    const rest = titles.length > most ? ` … ${say.more(titles.length)}` : '';
    return [head(name, `${titles.slice(0, most).join(say.semicolon)}${rest}`)];
  }

  function countTally(tally: Tally): string {
    return (['fail', 'review', 'error'] as const)
      .filter((outcome) => tally[outcome] > 0)
      .map((outcome) => `${say.outcomes[outcome]} ${tally[outcome]}`)
      .join('  ');
  }
}

/** Columns of a terminal that a text takes: two for each East Asian wide character (Unicode UAX 11). */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1;
  return width;
}

const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
