import { z } from 'zod';
import { addDays } from '../../calendar.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { notMeasured, unmeasured } from '../probe.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'downtime',
  title: { 'zh-CN': '首页连通率', en: 'Availability of the home page' },
  theme: 'availability',
  scope: 'site',
  needs: ['probes'],
  basis: basis('unreachable'),
  options: z.strictObject({
    days: z.number().int().positive().default(7).describe('days that a verdict looks at'),
    attemptsPerDay: z.number().int().positive().default(20).describe('visits a day at least'),
    vetoPercent: z.number().positive().default(5),
    warnPercent: z.number().positive().default(3),
    closedPercent: z.number().positive().default(80).describe('above this the site is probably closed'),
  }),
  messages: {
    down: {
      'zh-CN': '{from}至{to}共访问首页{attempts}次，打不开{failures}次，占{percent}%，达到{limit}%的否决线。',
      en: 'From {from} to {to} the home page was visited {attempts} times and did not open {failures} times: {percent}%; the veto line is {limit}%.',
    },
    closed: {
      'zh-CN': '{from}至{to}共访问首页{attempts}次，打不开{failures}次，占{percent}%，疑似网站已关停，请人工核实。',
      en: 'From {from} to {to} the home page was visited {attempts} times and did not open {failures} times: {percent}%; the site may be closed. A person must look.',
    },
    warning: {
      'zh-CN': '{from}至{to}首页不连通率为{percent}%，达到{limit}%的预警线。',
      en: 'From {from} to {to} the home page did not open in {percent}% of visits; the warning line is {limit}%.',
    },
    thin: {
      'zh-CN': '监测不足：{from}至{to}仅有{days}天达到每天{perDay}次访问，不能据此判定首页连通率。',
      en: 'Too little was monitored: from {from} to {to} only {days} days have {perDay} visits each; no verdict can stand on that.',
    },
    up: {
      'zh-CN': '{from}至{to}共访问首页{attempts}次，打不开{failures}次，占{percent}%。',
      en: 'From {from} to {to} the home page was visited {attempts} times and did not open {failures} times: {percent}%.',
    },
    unmeasured: unmeasured('首页连通率（需连续监测一周）', 'the availability of the home page, which takes a week of monitoring'),
  },
  docs: {
    looksFor: {
      'zh-CN': '连续监测一周的记录中，首页超过15秒打不开的次数占全部访问次数的比例。每天访问不足20次的天不计。',
      en: 'In a week of monitoring, the share of visits in which the home page did not open within 15 seconds. Days with fewer than 20 visits do not count.',
    },
    why: {
      'zh-CN': '一周内每天间隔性访问20次以上，超过15秒仍打不开的次数累计占比5%以上的，单项否决。',
      en: 'A home page that stays closed for 15 seconds in 5% or more of at least 20 visits a day over a week is vetoed.',
    },
    fails: { 'zh-CN': '7天访问140次，打不开9次（6.4%）。', en: '140 visits in 7 days, 9 of them in vain (6.4%).' },
    passes: { 'zh-CN': '7天访问140次，打不开1次。', en: '140 visits in 7 days, one in vain.' },
  },
  run(site, { options }) {
    const series = site.probes!.availability;
    if (!series) return notMeasured(site);
    const start = addDays(series.to, 1 - options.days);
    const days = series.days.filter(({ day, attempts }) => day >= start && attempts >= options.attemptsPerDay);
    const attempts = days.reduce((sum, day) => sum + day.attempts, 0);
    const failures = days.reduce((sum, day) => sum + day.failures, 0);
    const percent = attempts === 0 ? 0 : Math.round((failures / attempts) * 1000) / 10;
    // by the counts: a share is not rounded up to a limit
    const reaches = (limit: number): boolean => failures * 100 >= limit * attempts;
    const facts = {
      from: days[0]?.day ?? series.from,
      to: series.to,
      attempts,
      failures,
      percent,
      days: days.length,
      perDay: options.attemptsPerDay,
    };
    const say = (outcome: 'pass' | 'fail' | 'review' | 'error', message: string, limit = 0) => [
      ofSite(site, outcome, message, { facts: { ...facts, limit } }),
    ];
    if (days.length < options.days) return say('error', 'thin');
    if (percent > options.closedPercent) return say('review', 'closed');
    if (reaches(options.vetoPercent)) return say('fail', 'down', options.vetoPercent);
    if (reaches(options.warnPercent)) return say('review', 'warning', options.warnPercent);
    return say('pass', 'up');
  },
});
