/** The result of a round as a few lines for a terminal. */
import type { Language } from '../../checks/model/index.ts';
import { clip, makePlain } from '../plain.ts';
import { writeRate, writeShare } from './html/reading.ts';
import type { RoundReport } from './model.ts';
import { roundWords } from './wording.ts';

const mostNames = 8;

/** Ends with a line break. Nothing of a page reaches the terminal but plain characters. */
export function summarizeRound(report: RoundReport, language: Language): string {
  const say = roundWords[language];
  const { round, totals, previous, followUp, vetoes } = report;
  const { inOperation, checked, share, qualified, unqualified, vetoed, open, passRate } = totals;
  const missed = say.missedLine(totals.unreached.count, totals.failed.count, totals.pending.count);
  const standing = vetoes.filter(({ possible }) => !possible);
  const names = standing.slice(0, mostNames).map(({ name, title }) => `${clip(name, 30)}${say.colon}${clip(title[language], 40)}`);
  const lines = [
    `${say.title(round.quarter)}  ${clip(round.id, 60)}${say.brackets(say.revision(round.revision, round.closedAt))}`,
    say.summary({ inOperation, checked: checked.count, share: share === null ? null : writeShare(share) }),
    say.verdictLine({ qualified: qualified.count, unqualified: unqualified.count, vetoed: vetoed.count, open: open.count }),
    ...(passRate ? [say.rateLine(writeRate(passRate, say), passRate.low !== passRate.high)] : []),
    ...(missed ? [`${missed}${say.stop}`] : []),
    say.findingLine(totals.findings.fail, totals.findings.review, totals.findings.error),
    ...(previous && followUp
      ? [
          `${say.head.previous} ${clip(previous.id, 60)}${say.colon}${say.followUpLine({ ...followUp, share: followUp.share === null ? null : writeShare(followUp.share) })}`,
        ]
      : [say.noPrevious]),
    ...names.map((name) => `  ${name}`),
    ...(standing.length > mostNames ? [`  … ${say.standing(standing.length)}`] : []),
  ];
  return `${lines.map((line) => makePlain(line).trim()).join('\n')}\n`;
}
