/**
 * How messages word facts that are more than a name: by the name of the fact, then from its value, whose pieces stand between bars.
 * So facts stay the same in every language, and an index can filter on them.
 */
import type { Bilingual } from '../model/text.ts';
import { applicantNames, applicationForm, disclosedForm, reportParts, reviewGroups } from './annual-report.ts';

const rows = new Map<string, Bilingual>([...disclosedForm, ...applicationForm].map(({ id, name }) => [id, name]));
const nameOf = (id: string): Bilingual => rows.get(id) ?? { 'zh-CN': id, en: id };
const numerals: Record<string, string> = { 2: '二', 3: '三', 4: '四' };
const both = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });
const tableName = (table: string): Bilingual => both(`表${numerals[table] ?? table}`, `table ${table}`);

/** `row|received|12|13`, `balance|0|3|2`, `results|6|5|6`, `reviews|0|1|2`: what should be equal, and the two numbers. */
function equation(value: string): Bilingual {
  const [kind = '', place = '', left = '', right = ''] = value.split('|');
  if (kind === 'row') {
    const name = nameOf(place);
    return both(`表三“${name['zh-CN']}”各列之和${left}≠总计${right}`, `table 3, ${name.en}: columns ${left} ≠ total ${right}`);
  }
  if (kind === 'reviews') {
    const name = reviewGroups[Number(place)] ?? both(place, place);
    return both(`表四“${name['zh-CN']}”各项之和${left}≠总计${right}`, `table 4, ${name.en}: results ${left} ≠ total ${right}`);
  }
  const name = applicantNames[Number(place)] ?? both(place, place);
  return kind === 'balance'
    ? both(
        `表三“${name['zh-CN']}”列第一项加第二项${left}≠第三项加第四项${right}`,
        `table 3, column ${name.en}: items 1 + 2 = ${left} ≠ items 3 + 4 = ${right}`,
      )
    : both(`表三“${name['zh-CN']}”列各项办理结果之和${left}≠总计${right}`, `table 3, column ${name.en}: results ${left} ≠ total ${right}`);
}

export const phrases: Readonly<Record<string, (value: string) => Bilingual>> = {
  equations: equation,
  reportParts: (part) => reportParts[Number(part) - 1]?.name ?? both(part, part),
  reportTables: tableName,
  /** `3|received`: a row of a table. */
  blankRows(value) {
    const [table = '', row = ''] = value.split('|');
    const shown = tableName(table);
    const name = nameOf(row);
    return row === '' ? shown : both(`${shown['zh-CN']}“${name['zh-CN']}”`, `${shown.en}, ${name.en}`);
  },
  /** `收到政府信息公开申请15件|12`: words of the text, and the number of the table. */
  stated(value) {
    const [words = '', table = ''] = value.split('|');
    return both(`正文“${words}”，表格为${table}`, `“${words}”, table ${table}`);
  },
  applicant: (column) => applicantNames[Number(column)] ?? both(column, column),
};
