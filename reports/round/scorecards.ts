/** The scorecard of every site of the round that was judged, in a folder of its own. */
import { join } from 'node:path';
import { writeFindings, writeScorecard, writeTable } from '../data.ts';
import { renderScorecard } from '../html/page.ts';
import type { ReportInput } from '../input.ts';
import { folderOf, type MakeWriter } from './writer.ts';

export const scorecardsWriter: MakeWriter = async ({ files, language, index, judged }) => ({
  async site({ now }) {
    if (!now?.scorecard) return;
    const { id } = now.site;
    const stored = await judged(id);
    if (!stored) return;
    const { facts, judgement } = stored;
    // what only shows beside other sites counts for this one too
    const own = new Set(judgement.findings.map(({ fingerprint, outcome }) => `${outcome} ${fingerprint}`));
    const beside = now.findings.filter(({ fingerprint, outcome }) => !own.has(`${outcome} ${fingerprint}`));
    const findings = [...judgement.findings, ...beside];
    const input: ReportInput = { scorecard: now.scorecard, judgement: { ...judgement, findings }, site: facts, index, language };
    const written: Record<string, Iterable<string>> = {
      'scorecard.html': [renderScorecard(input)],
      'scorecard.json': writeScorecard(input),
      'findings.json': writeFindings(input),
      'findings.csv': writeTable(input),
    };
    for (const [name, pieces] of Object.entries(written)) {
      const file = await files.text(join('scorecards', folderOf(id), name));
      await file.addAll(pieces);
      await file.end();
    }
  },
  async finish() {},
});
