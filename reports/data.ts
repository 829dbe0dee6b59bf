/** Results as data: the scorecard and the findings as JSON, and the findings as a table for a spreadsheet. Written piece by piece. */
import { translateBasis } from '../checks/knowledge/sources.ts';
import { Finding, Scorecard } from '../checks/model/index.ts';
import { writeCsv } from './csv.ts';
import type { ReportInput } from './input.ts';
import { kinds, nameKind, type Reading, readInput } from './reading.ts';

/** scorecard.json: keys in the order of the schema, checks by name, a line break at the end. The same scorecard gives the same bytes. */
export function* writeScorecard({ scorecard }: Pick<ReportInput, 'scorecard'>): Generator<string> {
  const card = Scorecard.parse(scorecard);
  yield `${JSON.stringify({ ...card, tallies: sortKeys(card.tallies) }, null, 2)}\n`;
}

/** findings.json: `mingcha-findings-1`; one finding a line, in the order of the judgement. */
export function* writeFindings({ scorecard, judgement }: ReportInput): Generator<string> {
  const { site, index, asOf, checksVersion } = scorecard;
  const head = { schema: 'mingcha-findings-1', site, index, asOf, checksVersion, tallies: sortKeys(judgement.tallies) };
  yield `${JSON.stringify(head).slice(0, -1)},"findings":[`;
  let between = '\n';
  for (const finding of judgement.findings) {
    yield `${between}${JSON.stringify(inOrder(finding))}`;
    between = ',\n';
  }
  yield '\n]}\n';
}

const findingKeys = Object.keys(Finding.shape) as (keyof Finding)[];

function inOrder(finding: Finding): Partial<Finding> {
  return Object.fromEntries(findingKeys.map((key) => [key, finding[key]]));
}

function sortKeys<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** A column that findings.csv has besides its own. */
export interface FurtherColumn {
  heading: string;
  of(finding: Finding): string;
}

/** findings.csv: RFC 4180 with a byte order mark, by which spreadsheets know UTF-8; every finding, numbered as in the scorecard. */
export function writeTable(input: ReportInput, further: readonly FurtherColumn[] = []): Generator<string> {
  return writeCsv(findingRows(readInput(input), further));
}

/** The rows of that table, its head first. */
export function* findingRows(reading: Reading, further: readonly FurtherColumn[] = []): Generator<string[]> {
  const { language, say } = reading;
  yield [...Object.values(say.csv), ...further.map(({ heading }) => heading)];
  for (const kind of kinds) {
    for (const { number, finding } of reading.findings[kind]) {
      const { check, url, text, locator, basis, evidence, fingerprint } = finding;
      yield [
        String(number),
        check,
        reading.titleOf(check),
        nameKind(kind, say),
        url,
        text[language],
        locator?.quote ?? '',
        locator?.selector ?? '',
        basis.map((one) => translateBasis(one, language)).join('\n'),
        nameIndicators(check, reading),
        evidence.join('\n'),
        fingerprint,
        ...further.map(({ of }) => of(finding)),
      ];
    }
  }
}

const nameIndicators = (check: string, { leavesOf, say, language }: Reading): string =>
  leavesOf(check)
    .map(({ title }) => title[language])
    .join(say.semicolon);
