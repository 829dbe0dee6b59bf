/** One inspection as other programs read results: SARIF 2.1.0 and JUnit XML, for those who look at a site before they publish. */

import { nameChecks } from './comparison/names.ts';
import { type LintFormat, lintFiles } from './formats.ts';
import type { ReportInput } from './input.ts';
import { junitHead, junitTail, writeSuite } from './round/junit.ts';
import { startResults, writeSarifHead, writeSarifTail } from './round/sarif.ts';

/** Findings that fail, wait for a person or could not be measured. */
const listed = ({ judgement }: ReportInput) =>
  judgement.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'review' || outcome === 'error');

function* writeSarif(input: ReportInput): Generator<string> {
  const { scorecard, language = 'zh-CN' } = input;
  const { site, asOf, checksVersion } = scorecard;
  yield writeSarifHead({ language, checksVersion, run: `inspection/${site.host}/${asOf}`, baseline: null });
  const write = startResults(language, nameChecks())({ site: site.url, organ: site.organ });
  let between = '\n';
  for (const finding of listed(input)) {
    yield `${between}${write(finding, null)}`;
    between = ',\n';
  }
  yield writeSarifTail([]);
}

function* writeJunit(input: ReportInput): Generator<string> {
  const { scorecard, language = 'zh-CN' } = input;
  const { site, asOf, tallies } = scorecard;
  yield junitHead(site.host);
  yield writeSuite({ name: `${site.name} (${site.host})`, asOf, tallies, findings: listed(input), broken: null }, language, nameChecks());
  yield junitTail;
}

const writers: Record<LintFormat, (input: ReportInput) => Generator<string>> = { sarif: writeSarif, junit: writeJunit };

/** The files of the formats, by name. */
export function writeLint(input: ReportInput, formats: readonly LintFormat[]): Record<string, Generator<string>> {
  return Object.fromEntries(formats.map((format) => [lintFiles[format], writers[format](input)]));
}
