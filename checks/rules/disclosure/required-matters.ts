import { z } from 'zod';
import { addMonths } from '../../calendar.ts';
import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { reportingBodyOf } from '../../knowledge/deadlines.ts';
import { matterIds, requiredMatters } from '../../knowledge/matters.ts';
import { basis, cite, inForceOn } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';
import { lookFor } from './matter.ts';

const Id = z.enum(matterIds);

export default defineCheck({
  id: 'required-matters',
  title: { 'zh-CN': '专项公开事项', en: 'Single matters to be disclosed' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'columns', 'matters', 'targets', 'coverage'],
  basis: basis('serviceStatistics', 'interactionStatistics', 'calls', 'decisionList'),
  options: z.strictObject({
    matters: z.array(Id).optional().describe('matters asked of this site; those of national rules for portals when left out'),
    every: z
      .partialRecord(Id, z.strictObject({ months: z.number().int().positive(), times: z.number().int().positive() }))
      .default({})
      .describe('how often, where it differs from the rule'),
  }),
  messages: {
    missing: {
      'zh-CN': '已检查的{pages}个页面未见“{area}”（依据：{rule}），请人工确认。',
      en: 'None of the {pages} pages seen shows “{area}” ({rule}); a person must look.',
    },
    dead: { 'zh-CN': '“{area}”的链接 {href} 无法打开（依据：{rule}）。', en: 'The link {href} to “{area}” cannot be opened ({rule}).' },
    blank: { 'zh-CN': '“{area}”的栏目 {href} 没有内容（依据：{rule}）。', en: 'The column {href} of “{area}” holds nothing ({rule}).' },
    stale: {
      'zh-CN': '“{area}”最近更新于{newest}，至{asOf}已{days}天，超过{months}个月（依据：{rule}）。',
      en: '“{area}” was last updated on {newest}, {days} days before {asOf}, more than {months} months ({rule}).',
    },
    few: {
      'zh-CN': '近{months}个月“{area}”见到{count}次，少于{times}次（依据：{rule}），请人工核实。',
      en: '“{area}” was seen {count} times in the last {months} months; {times} are wanted ({rule}). A person must look.',
    },
    undated: {
      'zh-CN': '“{area}”未注明日期，更新情况请人工核实（依据：{rule}）。',
      en: '“{area}” shows no dates; a person must look ({rule}).',
    },
    disclosed: { 'zh-CN': '“{area}”已按要求公开。', en: '“{area}” is disclosed as wanted.' },
    none: { 'zh-CN': '未指定专项公开事项，本项不适用。', en: 'No single matter is asked of this site.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '办事统计、留言统计（3个月内）、征集调查（一年6次）、重大行政决策事项目录（每年）等单项要求；备案审查结果、政府公报、裁量基准、事故调查报告、食品抽检、重大项目八类信息等由指标体系指定。',
      en: 'Statistics of services and letters (within 3 months), calls for opinions (6 a year), the list of major decisions (yearly); filing review, gazette, discretion, accident reports and others where an index names them.',
    },
    why: {
      'zh-CN': '国办检查指标和单行法律法规对这些事项另有公开要求。',
      en: 'The national indicators and single laws demand these matters.',
    },
    fails: { 'zh-CN': '“留言统计”最近一期为5个月前。', en: 'The newest statistics of letters are 5 months old.' },
    passes: { 'zh-CN': '“留言统计”最近一期为上月。', en: 'The newest statistics of letters are of last month.' },
  },
  run(site, { options, profile, asOf }) {
    const portal = reportingBodyOf(site.site.name, profile) === 'government' && profile.level !== 'township';
    const asked = requiredMatters.filter(
      (matter) =>
        inForceOn(matter.place, asOf) &&
        (options.matters
          ? options.matters.includes(matter.id)
          : matter.national && (matter.of === 'all' || portal) && !(matter.services && profile.publicServices === false)),
    );
    const statements = asked.map((matter): Statement => {
      const { state, url, days, facts: seen } = lookFor(site, matter, asOf);
      const facts = { ...seen, rule: cite(matter.place)['zh-CN'] };
      const say = (outcome: Statement['outcome'], message: string, more = {}) =>
        ofSite(site, outcome, message, { subject: matter.id, ...(state === 'absent' ? {} : { url }), facts: { ...facts, ...more } });
      if (state === 'absent') return say('review', 'missing');
      if (state === 'dead' || state === 'blank') return say('fail', state);
      const every = options.every[matter.id] ?? matter.every;
      if (!every) return say('pass', 'disclosed');
      if (days === null) return say('review', 'undated');
      const first = addMonths(asOf, -every.months);
      const count = days.filter((day) => day >= first).length;
      const more = { months: every.months, times: every.times, count };
      if (count >= every.times) return say('pass', 'disclosed', more);
      // one date is proof of when; a count is only of what was seen
      return every.times === 1 && site.coverage.complete
        ? say('fail', 'stale', more)
        : say('review', every.times === 1 ? 'stale' : 'few', more);
    });
    return statements.length > 0 ? statements : [ofSite(site, 'na', 'none')];
  },
});
