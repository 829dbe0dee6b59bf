/** Annual reports on open government information, known by their titles. */
import { noReportTitle, organTrim, reportTitle, reportYear } from '../knowledge/reports.ts';
import { fold } from './fold.ts';

/** Whether a title is that of an annual report on open government information. */
export function isReportTitle(title: string): boolean {
  if (title.length < 6 || title.length > 120) return false;
  const folded = fold(title);
  return /报告|年报/.test(folded) && reportTitle.test(folded) && !noReportTitle.test(folded) && reportYear.test(folded);
}

/** The year that the title of a report names, and whose report it is; null for what it does not say. */
export function readReportTitle(title: string): { year: number | null; organ: string | null } {
  const folded = fold(title);
  const year = reportYear.exec(folded);
  const before = year ? folded.slice(0, year.index) : '';
  const after = year ? folded.slice(year.index + year[0].length, reportTitle.exec(folded)?.index) : '';
  const organ = [before, after].map((words) => words.replace(organTrim, '')).find((words) => words.length >= 2 && words.length <= 40);
  return { year: year ? yearOf(year) : null, organ: organ ?? null };
}

function yearOf(match: RegExpExecArray): number | null {
  if (match[1]) return Number(match[1]);
  const digits = [...(match[2] ?? '')].map((digit) => {
    const value = '零一二三四五六七八九'.indexOf(digit);
    return Math.max(value, 0);
  });
  const year = Number(digits.join(''));
  return year >= 1990 && year < 2100 ? year : null;
}
