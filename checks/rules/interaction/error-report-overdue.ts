import { z } from 'zod';
import { addMonths, daysBetween } from '../../calendar.ts';
import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'error-report-overdue',
  title: { 'zh-CN': '网民找错留言办理超期', en: 'Messages on errors left too long' },
  theme: 'interaction',
  scope: 'site',
  needs: ['site'],
  basis: basis('errorReports'),
  options: z.strictObject({ months: z.number().int().positive().default(1).describe('months to close a message') }),
  messages: {
    open: {
      'zh-CN': '{received}收到的找错留言{label}至{asOf}已{days}天未办结，超过{months}个月。',
      en: 'The message{label} received on {received} is still open {days} days later, on {asOf}; {months} months are allowed.',
    },
    late: {
      'zh-CN': '{received}收到的找错留言{label}于{closed}办结，历时{days}天，超过{months}个月。',
      en: 'The message{label} received on {received} was closed on {closed}, {days} days later; {months} months are allowed.',
    },
    closed: { 'zh-CN': '{count}条找错留言均在{months}个月内办结。', en: 'All {count} messages were closed within {months} months.' },
    unknown: {
      'zh-CN': '站点档案未导入“我为政府网站找错”留言（errorReports），办理情况未检查。',
      en: 'The messages on errors were not entered in the profile (errorReports); how they were dealt with was not measured.',
    },
    none: { 'zh-CN': '上一年度以来没有收到找错留言，本项不适用。', en: 'No message has come since the beginning of last year.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '站点档案 errorReports 所列找错平台留言（平台导出）：上一年度以来收到的是否在1个月内办结。',
      en: 'The messages of the error platform listed in the profile, received since the beginning of last year: whether each was closed within a month.',
    },
    why: {
      'zh-CN': '监管工作年度考核对上一年度未办结、超过1个月办结的找错留言逐条扣分。',
      en: 'The yearly assessment takes points for each message of last year that is open or took more than a month.',
    },
    fails: { 'zh-CN': '5月6日收到的留言至9月30日未办结。', en: 'A message of 6 May is open on 30 September.' },
    passes: { 'zh-CN': '全部留言在1个月内办结。', en: 'All messages were closed within a month.' },
  },
  run(site, { options: { months }, profile, asOf }) {
    const first = `${Number(asOf.slice(0, 4)) - 1}-01-01`;
    const reports = (profile.errorReports ?? []).filter(({ received }) => received >= first && received <= asOf);
    if (!profile.errorReports) return [ofSite(site, 'error', 'unknown')];
    if (reports.length === 0) return [ofSite(site, 'na', 'none')];
    const said = reports.flatMap(({ received, closed, title = '' }): Statement[] => {
      // what was closed after the day of the verdict was open on it
      const done = closed !== null && closed <= asOf ? closed : null;
      const end = done ?? asOf;
      if (end <= addMonths(received, months)) return [];
      const facts = { handled: done ? 'late' : 'open', received, closed: done, days: daysBetween(received, end), months, title };
      const label = title ? `“${title}”` : '';
      return [ofSite(site, 'fail', facts.handled, { subject: `${received} ${title}`, facts: { ...facts, label } })];
    });
    return said.length > 0 ? said : [ofSite(site, 'pass', 'closed', { facts: { count: reports.length, months } })];
  },
});
