/** The arithmetic of the tables of an annual report: what must add up, and what does not. */
import { resultRows } from '../../facts/annual-report.ts';
import { applicantNames, applicationForm, reviewGroups } from '../../knowledge/annual-report.ts';
import type { AnnualReport, ApplicationRow, Bilingual } from '../../model/index.ts';

interface Broken {
  kind: 'balance' | 'results' | 'row' | 'reviews';
  /** The equation with its numbers. */
  text: Bilingual;
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

const nameOf = new Map(applicationForm.map(({ id, name }) => [id, name]));
const people = 6;
const results = 4;

/** All equations of tables three and four: rows, columns, results, and what the form itself demands (一＋二＝三＋四). */
export function addUp(report: AnnualReport): Arithmetic {
  const sum: Arithmetic = { broken: [], read: 0, unread: report.unread.filter(({ table }) => table !== 2).length };
  const rows = report.applications;
  const demand = (
    kind: Broken['kind'],
    place: Bilingual,
    left: (number | null)[],
    right: (number | null)[],
    words: [Bilingual, Bilingual],
  ): void => {
    sum.read++;
    const [a, b] = [total(left), total(right)];
    if (a === b) return;
    const text = (language: keyof Bilingual): string => `${place[language]}${words[0][language]}${a}≠${words[1][language]}${b}`;
    sum.broken.push({ kind, text: { 'zh-CN': text('zh-CN'), en: text('en') }, certain: ![...left, ...right].includes(null) });
  };

  for (const { id } of applicationForm) {
    const row = rows[id];
    if (!row) continue;
    const name = nameOf.get(id)!;
    demand(
      'row',
      { 'zh-CN': `表三“${name['zh-CN']}”`, en: `table 3, ${name.en}: ` },
      row.slice(0, people),
      [row[people]!],
      [
        { 'zh-CN': '各列之和', en: 'columns ' },
        { 'zh-CN': '总计', en: 'total ' },
      ],
    );
  }
  const inner = resultRows(report.version, rows);
  const has = (ids: readonly ApplicationRow[]): boolean => ids.every((id) => rows[id]);
  const outer = ['received', 'carriedIn', 'total', 'carriedOut'] as const;
  for (const [column, applicant] of applicantNames.entries()) {
    const place = { 'zh-CN': `表三“${applicant['zh-CN']}”列`, en: `table 3, column ${applicant.en}: ` };
    const at = (id: ApplicationRow): number | null => rows[id]![column]!;
    if (has(outer))
      demand(
        'balance',
        place,
        [at('received'), at('carriedIn')],
        [at('total'), at('carriedOut')],
        [
          { 'zh-CN': '第一项加第二项', en: 'items 1 + 2 = ' },
          { 'zh-CN': '第三项加第四项', en: 'items 3 + 4 = ' },
        ],
      );
    else if (report.reviews || Object.keys(rows).length > 0) sum.unread++;
    if (has([...inner, 'total']))
      demand(
        'results',
        place,
        inner.map(at),
        [at('total')],
        [
          { 'zh-CN': '各项办理结果之和', en: 'results ' },
          { 'zh-CN': '总计', en: 'total ' },
        ],
      );
    else if (report.reviews || Object.keys(rows).length > 0) sum.unread++;
  }
  for (const [group, name] of reviewGroups.entries()) {
    const five = report.reviews?.slice(group * 5, group * 5 + 5);
    if (five) {
      const place = { 'zh-CN': `表四“${name['zh-CN']}”`, en: `table 4, ${name.en}: ` };
      demand(
        'reviews',
        place,
        five.slice(0, results),
        [five[results]!],
        [
          { 'zh-CN': '各项之和', en: 'results ' },
          { 'zh-CN': '总计', en: 'total ' },
        ],
      );
    }
  }
  return sum;
}

function total(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
