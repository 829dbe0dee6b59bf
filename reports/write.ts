/** All reports of one inspection, into one folder. */
import { writeFindings, writeScorecard, writeTable } from './data.ts';
import type { LintFormat } from './formats.ts';
import { renderScorecard } from './html/page.ts';
import type { ReportInput } from './input.ts';
import { writeLint } from './lint.ts';
import { saveFiles } from './save.ts';

export type { ReportInput } from './input.ts';
export { ReportError } from './save.ts';

/**
 * Writes scorecard.html, scorecard.json, findings.json, findings.csv and the further formats into `out` (made when missing) and returns their paths. An interrupted
 * run leaves no half file, and the same input gives the same bytes. Throws ReportError {code, text} when `out` cannot be written.
 */
export async function writeReports(out: string, input: ReportInput, formats: readonly LintFormat[] = []): Promise<{ files: string[] }> {
  const files = await saveFiles(out, {
    'scorecard.html': [renderScorecard(input)],
    'scorecard.json': writeScorecard(input),
    'findings.json': writeFindings(input),
    'findings.csv': writeTable(input),
    ...writeLint(input, formats),
  });
  return { files };
}
