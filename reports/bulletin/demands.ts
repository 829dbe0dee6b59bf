/** 下一步工作要求: by when, how to report, and what comes next. */
import { addWorkingDays } from '../../checks/calendar.ts';
import { type Desk, writeDay } from './desk.ts';
import { type Block, office, type Piece } from './pieces.ts';
import type { Part } from './problems-section.ts';

/** The last day for mending: so many working days (工作日) from the date of the bulletin; null where the bulletin bears none. */
export function deadlineOf(date: string, workingDays: number): string | null {
  return date === '' ? null : addWorkingDays(date, workingDays);
}

export function writeDemands(desk: Desk, attachment: Piece[]): Part[] {
  const { report, template, language, say, number, previous } = desk;
  const { totals, followUp } = report;
  const { date, reportTo } = template.office;
  const part = (heading: Piece[], ...text: Piece[]): Part[] =>
    text.length > 0 ? [{ heading, blocks: [{ kind: 'body', text }] satisfies Block[] }] : [];
  if (totals.findings.fail === 0 && totals.vetoed.count === 0) {
    const keep = say('demands.keep');
    return keep.length > 0 ? [{ heading: [], blocks: [{ kind: 'body', text: keep }] }] : [];
  }
  const { workingDays } = template.deadline;
  const deadline = deadlineOf(date, workingDays);
  const known = { days: office(String(workingDays)), to: office(reportTo), attachment };
  const mend = deadline
    ? say('demands.mend', { ...known, deadline: office(writeDay(deadline, language)) })
    : say('demands.mend.days', known);
  const veto = totals.vetoed.count > 0 || report.problems.some(({ check, findings }) => findings > 0 && atOnce.has(check));
  return [
    ...part(say('demands.mend.heading'), ...mend, ...(veto ? say('demands.mend.veto') : []), ...say('demands.mend.form')),
    ...(followUp && followUp.still > 0 && previous
      ? part(say('demands.follow.heading'), ...say('demands.follow', { previous, still: number('followUp.still') }))
      : []),
    ...part(say('demands.daily.heading'), ...say('demands.daily')),
    ...part(say('demands.review.heading'), ...say('demands.review')),
    ...part(say('demands.recheck.heading'), ...say('demands.recheck')),
  ];
}

/** Checks whose findings are to be mended at once. */
const atOnce = new Set(['wording-error', 'personal-data', 'weak-mask', 'spam-content', 'hidden-link', 'secret-mark']);
