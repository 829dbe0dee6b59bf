import { z } from 'zod';
import { daysBetween } from '../../calendar.ts';
import { defineCheck, type Statement } from '../../define.ts';
import { oldestAllowed } from '../../knowledge/deadlines.ts';
import { type FreshnessLimit, freshnessDefaults, limitOf } from '../../knowledge/freshness.ts';
import { basis } from '../../knowledge/sources.ts';
import { type Column, ColumnCategory, type Outcome } from '../../model/index.ts';
import { ofSite } from '../statement.ts';
import { columnStatement, descendantsOf } from './column.ts';

export default defineCheck({
  id: 'column-stale',
  title: { 'zh-CN': '栏目不更新', en: 'Column not updated' },
  theme: 'freshness',
  scope: 'site',
  needs: ['home', 'columns'],
  basis: basis('columnStale', 'undated', 'censusColumns'),
  options: z.strictObject({
    newsDays: z.number().int().positive().default(freshnessDefaults.newsDays),
    noticeMonths: z.number().int().positive().default(freshnessDefaults.noticeMonths),
    policyMonths: z.number().int().positive().default(freshnessDefaults.policyMonths),
    planYears: z.number().int().positive().default(freshnessDefaults.planYears),
    otherMonths: z.number().int().positive().optional(),
    localMonths: z
      .partialRecord(ColumnCategory, z.number().int().positive())
      .optional()
      .describe('months that a local rule sets for a category: { statutory: 1, topic: 6 }'),
  }),
  messages: {
    staleDays: {
      'zh-CN': '“{path}”栏目（{category}类）最新信息的发布日期为{newest}，至{asOf}已{days}天，超过{limit}天未更新。',
      en: 'Column “{path}” ({category}): newest information dated {newest}, {days} days before {asOf}; more than {limit} days without an update.',
    },
    staleMonths: {
      'zh-CN': '“{path}”栏目（{category}类）最新信息的发布日期为{newest}，至{asOf}已{days}天，超过{limit}个月未更新。',
      en: 'Column “{path}” ({category}): newest information dated {newest}, {days} days before {asOf}; more than {limit} months without an update.',
    },
    staleYears: {
      'zh-CN': '“{path}”栏目（{category}类）最新信息的发布日期为{newest}，至{asOf}已{days}天，超过{limit}年未更新。',
      en: 'Column “{path}” ({category}): newest information dated {newest}, {days} days before {asOf}; more than {limit} year without an update.',
    },
    undated: {
      'zh-CN': '“{path}”栏目（{category}类）所列{items}条信息均未注明发布时间；未注明发布时间的视为不更新。',
      en: 'Column “{path}” ({category}): none of its {items} rows shows a date of publication; undated information counts as not updated.',
    },
    future: {
      'zh-CN': '“{path}”栏目（{category}类）最新信息标注的发布日期{newest}晚于检查日{asOf}，请人工核实。',
      en: 'Column “{path}” ({category}): its newest date {newest} lies after {asOf}; a person must look.',
    },
    allStale: {
      'zh-CN':
        '一级栏目“{path}”（{category}类）的下级栏目均超过规定时限未更新，是否计为一级栏目不更新请人工确认；下级栏目已分别列出，不重复扣分。',
      en: 'All columns below the first-level column “{path}” ({category}) are stale; a person must say whether it counts as a stale first-level column. They are listed one by one and not deducted twice.',
    },
    hub: {
      'zh-CN': '“{path}”栏目按其下级栏目分别判定，同一栏目不重复扣分。',
      en: 'Column “{path}” is judged by the columns below it; nothing is deducted twice.',
    },
    blank: {
      'zh-CN': '“{path}”栏目没有信息，按空白栏目判定，不重复扣分。',
      en: 'Column “{path}” holds nothing: it is judged as a blank column and not twice.',
    },
    scripted: {
      'zh-CN': '“{path}”栏目（{category}类）内容由脚本生成，未能读取，更新情况未检查。',
      en: 'Column “{path}” ({category}) is filled by script and was not read; its updates were not measured.',
    },
    unvisited: {
      'zh-CN': '“{path}”栏目（{category}类）未访问，更新情况未检查。',
      en: 'Column “{path}” ({category}) was not visited; its updates were not measured.',
    },
    unread: {
      'zh-CN': '“{path}”栏目（{category}类）页面未见信息列表，更新情况未检查。',
      en: 'No list was seen in column “{path}” ({category}); its updates were not measured.',
    },
    fresh: {
      'zh-CN': '“{path}”栏目（{category}类）最新信息的发布日期为{newest}，至{asOf}为{days}天。',
      en: 'Column “{path}” ({category}): newest information dated {newest}, {days} days before {asOf}.',
    },
    none: { 'zh-CN': '未发现有更新时限要求的栏目。', en: 'No column with a limit on updates was found.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '各栏目最新信息的发布日期：动态要闻类2周，通知公告、政策文件类6个月，人事、规划计划类1年。上级栏目由下级栏目判定，不重复计。',
      en: 'The newest date of each column: news 2 weeks, notices and policy documents 6 months, personnel and plans 1 year. A column with judged columns below it is not judged again.',
    },
    why: {
      'zh-CN': '动态要闻类、通知公告和政策文件类一级栏目累计5个以上未更新，或应更新但长期未更新的栏目10个以上的，单项否决。',
      en: 'Five first-level columns of news, notices or policy, or ten columns in all, left without updates are a veto.',
    },
    fails: { 'zh-CN': '“工作动态”栏目最新一条为20天前。', en: 'The newest row of 工作动态 is 20 days old.' },
    passes: { 'zh-CN': '“通知公告”栏目最新一条为5个月前。', en: 'The newest row of 通知公告 is 5 months old.' },
  },
  run(site, { options, asOf }) {
    const limited = site.columns.filter((column) => limitOf(column.category, options) !== null);
    const hubs: Column[] = [];
    const statements: Statement[] = [];
    const outcomes = new Map<Column, Outcome>();
    for (const column of limited) {
      if (descendantsOf(column, limited).length > 0) {
        hubs.push(column);
        continue;
      }
      const statement = judgeColumn(column, limitOf(column.category, options)!, asOf);
      outcomes.set(column, statement.outcome);
      statements.push(say(site.site.url, column, statement));
    }
    for (const hub of hubs) {
      const below = descendantsOf(hub, limited).flatMap((column) => outcomes.get(column) ?? []);
      const allStale = hub.level === 1 && hub.visited && below.every((outcome) => outcome === 'fail');
      statements.push(say(site.site.url, hub, allStale ? { outcome: 'review', message: 'allStale' } : { outcome: 'na', message: 'hub' }));
    }
    return statements.length > 0 ? statements : [ofSite(site, 'na', 'none')];
  },
});

interface Verdict {
  outcome: Outcome;
  message: string;
  facts?: Statement['facts'];
}

/** What the column's own rows say; a fresh row proves it alive even where only part of it was seen. */
function judgeColumn(column: Column, limit: FreshnessLimit, asOf: string): Verdict {
  const { newest } = column;
  if (newest !== null) {
    const days = daysBetween(newest, asOf);
    const facts = { newest, days, limit: limit.count };
    // a site east of the clock may already write tomorrow
    if (days < -1) return { outcome: 'review', message: 'future', facts };
    if (newest >= oldestAllowed(asOf, periodOf(limit))) return { outcome: 'pass', message: 'fresh', facts };
    if (!isSeen(column)) return unseen(column);
    return { outcome: 'fail', message: `stale${limit.unit}`, facts };
  }
  if (!isSeen(column)) return unseen(column);
  if (column.blank) return { outcome: 'na', message: 'blank' };
  if (column.items === 0) return { outcome: 'error', message: 'unread' };
  return { outcome: 'fail', message: 'undated', facts: { items: column.items } };
}

const isSeen = (column: Column): boolean => column.visited && !column.scripted;
const unseen = (column: Column): Verdict => ({ outcome: 'error', message: column.visited ? 'scripted' : 'unvisited' });

function periodOf({ unit, count }: FreshnessLimit): { days: number } | { months: number } {
  if (unit === 'Days') return { days: count };
  return { months: unit === 'Years' ? 12 * count : count };
}

function say(siteUrl: string, column: Column, { outcome, message, facts = {} }: Verdict): Statement {
  const { newest, newestItem } = column;
  return columnStatement(siteUrl, column, outcome, message, {
    facts: { newest, days: null, ...facts },
    ...(newestItem ? { quote: newestItem.title } : {}),
  });
}
