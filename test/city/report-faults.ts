/** What may be wrong with an annual report, each fault found by the check of its name and by no other. */

import { agreeingFigures, type Figures, overviewOf, problemsOf, type ReportPlan, resultRowsOf, writeDisclosed } from './annual-report.ts';
import type { Chance } from './chance.ts';

export const reportFaults = {
  arithmetic: 'a total of table three is one too high',
  blanks: 'cells of table two are empty or hold a slash',
  carryover: 'carries over what the report before did not carry on',
  fee: 'an application dropped for an unpaid fee, and part six says nothing of it',
  improvement: 'part five is that of the year before',
  overview: 'part one runs to more than a thousand words',
  parts: 'without part six',
  similarity: 'text of the report before, a few words changed',
  tables: 'without table four',
  'text-numbers': 'the text counts more applications than table three',
  version: 'in the form of 2019',
} as const;
export type ReportFault = keyof typeof reportFaults;

/** The report of a year with what is to be wrong in it. */
export function planReport(
  base: Pick<ReportPlan, 'organ' | 'year' | 'stock'>,
  chance: Chance,
  before: Figures | undefined,
  faults: readonly ReportFault[] = [],
): ReportPlan {
  const { organ, year, stock = 0 } = base;
  const has = (fault: ReportFault): boolean => faults.includes(fault);
  const version = year < 2021 || has('version') ? '2019' : '2021';
  const figures = agreeingFigures(chance, version, has('carryover') && before ? carryMore(before) : before);
  const plan: ReportPlan = { ...base, version, figures };
  const { received, carriedIn } = figures.applications as Required<Figures['applications']>;
  if (has('fee')) {
    moveToUnpaid(figures);
    plan.other = '无。';
  }
  if (has('arithmetic')) received[6]! += 1;
  if (has('improvement')) plan.problems = problemsOf(year - 1 + stock);
  if (has('overview')) plan.overview = `${year}年，${organ}${longOverview()}`;
  if (has('similarity')) {
    plan.overview = `${year}年，${organ}${overviewOf(year - 1 + stock).join('。')}。`;
    plan.problems = `${problemsOf(year - 1 + stock)}以上问题将持续整改。`;
  }
  if (has('text-numbers'))
    plan.overview = `${year}年，${organ}${overviewOf(year + stock).join('。')}，共收到政府信息公开申请${received[6]! + carriedIn[6]! + 3}件。`;
  if (has('parts')) plan.lacks = [6];
  if (has('tables')) plan.tables = { ...plan.tables, 4: '<p>本年度未发生因政府信息公开工作引起的行政复议和行政诉讼。</p>' };
  if (has('blanks'))
    plan.tables = {
      ...plan.tables,
      2: writeDisclosed(figures, version).replace('<td>规章</td><td>0</td><td>0</td>', '<td>规章</td><td></td><td>/</td>'),
    };
  return plan;
}

function carryMore(before: Figures): Figures {
  const more = structuredClone(before);
  more.applications.carriedOut![0]! += 2;
  more.applications.carriedOut![6]! += 2;
  return more;
}

/** One application that was handled otherwise now counts as dropped for its unpaid fee. */
function moveToUnpaid({ applications }: Figures): void {
  for (const id of resultRowsOf('2021')) {
    const row = applications[id]!;
    const column = row.findIndex((count, at) => at < 6 && count > 0);
    if (id === 'unpaid' || column < 0) continue;
    for (const at of [column, 6]) {
      row[at]! -= 1;
      applications.unpaid![at]! += 1;
    }
    return;
  }
}

function longOverview(): string {
  const matters = ['主动公开', '依申请公开', '政府信息管理', '平台建设', '监督保障', '政策解读', '回应关切', '队伍建设'];
  const ways = [
    '明确责任科室和完成时限',
    '逐月对账、按季讲评',
    '把群众是否看得懂作为标准',
    '请专家和企业代表评议',
    '对发现的问题建立清单、逐条销号',
  ];
  return `${matters
    .flatMap((matter, at) => ways.map((way, turn) => `${matter}方面第${at * 5 + turn + 1}项工作${way}，并将结果向社会公布`))
    .join('；')}。`;
}
