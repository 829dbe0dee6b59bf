/** The arithmetic of the tables of an annual report: what must add up, and what does not. */
import { resultRows } from '../../facts/annual-report.ts';
import { applicantNames, applicationForm, reviewGroups } from '../../knowledge/annual-report.ts';
import type { AnnualReport, ApplicationRow } from '../../model/index.ts';

interface Broken {
  kind: 'balance' | 'results' | 'row' | 'reviews';
  /** The equation as messages word it: kind, place, both numbers. */
  code: string;
  /** False where a cell of it is empty: it may stand for something. */
  certain: boolean;
}

export interface Arithmetic {
  broken: Broken[];
  /** Equations that could be looked at. */
  read: number;
  /** Equations that a missing or unreadable row keeps from being looked at. */
  unread: number;
}

/** Columns that are added to the total of a row of table three; results that are added to the total of a group of table four. */
const people = 6;
const results = 4;

/** All equations of tables three and four: rows, columns, results, and what the form itself demands (一＋二＝三＋四). */
export function addUp(report: AnnualReport): Arithmetic {
  const sum: Arithmetic = { broken: [], read: 0, unread: report.unread.filter(({ table }) => table !== 2).length };
  const rows = report.applications;
  const demand = (kind: Broken['kind'], place: string | number, left: (number | null)[], right: (number | null)[]): void => {
    sum.read++;
    const [a, b] = [total(left), total(right)];
    if (a !== b) sum.broken.push({ kind, code: `${kind}|${place}|${a}|${b}`, certain: ![...left, ...right].includes(null) });
  };
  for (const { id } of applicationForm) {
    const row = rows[id];
    if (row) demand('row', id, row.slice(0, people), [row[people]!]);
  }
  const inner = resultRows(report.version, rows);
  const has = (ids: readonly ApplicationRow[]): boolean => ids.every((id) => rows[id]);
  const started = report.reviews !== null || Object.keys(rows).length > 0;
  for (const column of applicantNames.keys()) {
    const at = (id: ApplicationRow): number | null => rows[id]![column]!;
    if (has(['received', 'carriedIn', 'total', 'carriedOut']))
      demand('balance', column, [at('received'), at('carriedIn')], [at('total'), at('carriedOut')]);
    else if (started) sum.unread++;
    if (has([...inner, 'total'])) demand('results', column, inner.map(at), [at('total')]);
    else if (started) sum.unread++;
  }
  for (const group of reviewGroups.keys()) {
    const five = report.reviews?.slice(group * 5, group * 5 + 5);
    if (five) demand('reviews', group, five.slice(0, results), [five[results]!]);
  }
  return sum;
}

function total(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
