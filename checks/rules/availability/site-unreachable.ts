import { defineCheck } from '../../define.ts';
import { type Week, weekOf, weekRule } from '../../facts/availability.ts';
import { basis } from '../../knowledge/sources.ts';
import type { SiteFacts } from '../../model/index.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'site-unreachable',
  title: { 'zh-CN': '站点无法访问', en: 'Site cannot be reached' },
  theme: 'availability',
  scope: 'site',
  needs: ['reached'],
  basis: basis('unreachable'),
  options: noOptions,
  messages: {
    unreachable: {
      'zh-CN': '{asOf}检查时，网站首页 {url} 经多次访问均无法打开（{state}{cause}）。是否达到一周内累计5%以上，以连续监测记录为准。',
      en: 'On {asOf} the home page {url} could not be opened at any attempt ({state}{cause}). Whether it failed 5% of the time over a week is for continuous monitoring to say.',
    },
    doubtful: {
      'zh-CN': '{asOf}检查时，网站首页 {url} 未向检查程序开放（{state}{cause}），读者能否打开请用浏览器人工确认。',
      en: 'On {asOf} the home page {url} did not open to the inspection ({state}{cause}); a person must look with a browser whether readers see it.',
    },
    week: {
      'zh-CN':
        '{from}至{to}每天{perDay}次以上间隔访问网站首页 {url}，共{attempts}次，其中{failures}次超过15秒打不开，累计占比{percent}%，达到{limit}%的否决线。',
      en: 'From {from} to {to} the home page {url} was visited {attempts} times, {perDay} or more a day; it did not open within 15 seconds {failures} times, {percent}%: the veto line is {limit}%.',
    },
    open: {
      'zh-CN':
        '{from}至{to}每天{perDay}次以上间隔访问网站首页 {url}，共{attempts}次，其中{failures}次打不开，累计占比{percent}%，未达到{limit}%。',
      en: 'From {from} to {to} the home page {url} was visited {attempts} times, {perDay} or more a day; it did not open {failures} times, {percent}%, below {limit}%.',
    },
    single: {
      'zh-CN':
        '{asOf}检查时，网站首页 {url} 无法打开（{state}{cause}），但{from}至{to}连续监测的打不开占比为{percent}%，未达到{limit}%。请人工确认网站目前能否访问。',
      en: 'On {asOf} the home page {url} did not open ({state}{cause}), while from {from} to {to} it failed in {percent}% of visits, below {limit}%. A person must look whether it opens now.',
    },
    reached: { 'zh-CN': '{asOf}检查时，网站首页 {url} 可以正常打开。', en: 'On {asOf} the home page {url} opened.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '有一周连续监测记录（每天20次以上）的，按超过15秒打不开的次数占比判断。没有的，看检查当次访问首页，所有尝试均失败的，判为无法访问；服务器拒绝检查程序或证书有误的，由人工确认。',
      en: 'The share of failures where a week of monitoring, 20 visits a day or more, is at hand. Without it whether the home page opened at any attempt of this inspection; where the server refuses the inspection or its certificate fails, a person must look.',
    },
    why: {
      'zh-CN': '一周内每天间隔性访问20次以上，超过15秒仍打不开的次数累计占比5%以上的，单项否决。没有连续监测的，本项为单次观察。',
      en: 'A site that stays closed for 15 seconds at 5% or more of at least 20 visits a day over a week is vetoed. Without monitoring this check is one observation.',
    },
    fails: {
      'zh-CN': '首页返回503，或连接被拒绝、域名无法解析。',
      en: 'The home page answers 503, refuses the connection, or its host does not resolve.',
    },
    passes: { 'zh-CN': '首页返回200。', en: 'The home page answers 200.' },
  },
  run(site) {
    const { ok, state, status, reason } = site.reached;
    const detail = reason ?? (status ? `HTTP ${status}` : null);
    const visit = { state, status, cause: detail === null ? '' : ` ${detail}` };
    const week = monitoredWeek(site);
    if (week) {
      const { from, to, attempts, failures, percent, over } = week;
      const facts = { from, to, attempts, failures, percent, perDay: weekRule.perDay, limit: weekRule.percent };
      if (over) return [ofSite(site, 'fail', 'week', { facts })];
      const open = ofSite(site, 'pass', 'open', { facts });
      return ok ? [open] : [open, ofSite(site, 'review', 'single', { subject: 'single', facts: { ...visit, ...facts } })];
    }
    if (ok) return [ofSite(site, 'pass', 'reached')];
    if (state === 'tls' || (state === 'refused' && status !== null && status > 0))
      return [ofSite(site, 'review', 'doubtful', { facts: visit })];
    return [ofSite(site, 'fail', 'unreachable', { facts: visit })];
  },
});

/** The week that the monitoring of the home page tells of; null when there is none, or too few visits for the rule. */
function monitoredWeek({ probes }: SiteFacts): Week | null {
  const series = probes?.availability;
  const week = series ? weekOf(series.days, series.to) : null;
  return week?.enough ? week : null;
}
