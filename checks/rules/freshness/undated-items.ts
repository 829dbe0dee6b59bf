import { defineCheck, type Statement } from '../../define.ts';
import { datedCategories, undatedRowsNeeded } from '../../knowledge/freshness.ts';
import { basis } from '../../knowledge/sources.ts';
import type { Column } from '../../model/index.ts';
import { noOptions, ofSite } from '../statement.ts';
import { columnStatement } from './column.ts';

export default defineCheck({
  id: 'undated-items',
  title: { 'zh-CN': '信息未注明发布时间', en: 'Information without a date' },
  theme: 'freshness',
  scope: 'site',
  needs: ['home', 'columns'],
  basis: basis('undated', 'siteLists'),
  options: noOptions,
  messages: {
    undated: {
      'zh-CN': '“{path}”栏目所列{items}条信息均未注明发布时间。',
      en: 'None of the {items} rows in column “{path}” shows a date of publication.',
    },
    dated: {
      'zh-CN': '“{path}”栏目所列{items}条信息中，{dated}条注明了发布时间。',
      en: '{dated} of the {items} rows in column “{path}” show a date of publication.',
    },
    none: { 'zh-CN': '未读到应注明发布时间的信息列表。', en: 'No list whose rows must show a date was read.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '信息发布类栏目的列表是否注明发布时间；机构、领导、概况等介绍性栏目不在此列。',
      en: 'Whether the rows of columns that publish information show dates; columns that describe organs, leaders or places are left out.',
    },
    why: {
      'zh-CN': '未注明发布时间的视为不更新；列表应显示发布时间。',
      en: 'Undated information counts as not updated; lists must show when a row was published.',
    },
    fails: { 'zh-CN': '列表只有标题，没有日期。', en: 'A list of titles without dates.' },
    passes: { 'zh-CN': '列表每行标题后注明日期。', en: 'A list with a date beside each title.' },
  },
  run(site) {
    const statements = site.columns.filter(isJudged).map((column) => judgeColumn(site.site.url, column));
    return statements.length > 0 ? statements : [ofSite(site, 'na', 'none')];
  },
});

function isJudged(column: Column): boolean {
  const listed = column.visited && !column.scripted && column.children === 0;
  return listed && datedCategories.has(column.category) && column.items >= undatedRowsNeeded;
}

function judgeColumn(siteUrl: string, column: Column): Statement {
  const { items, dated, newestItem } = column;
  const more = { facts: { items, dated }, ...(newestItem ? { quote: newestItem.title } : {}) };
  return dated === 0 ? columnStatement(siteUrl, column, 'fail', 'undated', more) : columnStatement(siteUrl, column, 'pass', 'dated', more);
}
