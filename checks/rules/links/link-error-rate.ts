import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'link-error-rate',
  title: { 'zh-CN': '错链率', en: 'Share of dead links' },
  theme: 'links',
  scope: 'site',
  needs: ['home', 'linkHealth', 'coverage'],
  basis: basis('siteLinks'),
  options: z.strictObject({
    percent: z.number().positive().default(1).describe('dead targets of all targets, in percent'),
    atLeast: z.number().int().nonnegative().default(100).describe('of fewer targets a share says nothing'),
  }),
  messages: {
    high: {
      'zh-CN': '已验证的{checked}个链接目标中{dead}个无法打开，错链率{percent}%，超过{limit}%。',
      en: 'Of {checked} verified targets {dead} cannot be opened: {percent}%; the limit is {limit}%.',
    },
    few: {
      'zh-CN': '仅验证了{checked}个链接目标，其中{dead}个无法打开，数量过少，不计算错链率。',
      en: 'Only {checked} targets were verified, {dead} of them dead; too few for a share.',
    },
    partly: {
      'zh-CN': '已验证的{checked}个链接目标中{dead}个无法打开，错链率{percent}%；尚有{open}个未验证，比例可能变化，请人工复核。',
      en: 'Of {checked} verified targets {dead} cannot be opened: {percent}%; {open} were not verified and may change it. A person must look.',
    },
    low: {
      'zh-CN': '已验证的{checked}个链接目标中{dead}个无法打开，错链率{percent}%。',
      en: 'Of {checked} verified targets {dead} cannot be opened: {percent}%.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '全站链接目标中无法打开（含已不存在、地址书写错误）的比例，按目标去重。',
      en: 'The share of targets of all links that cannot be opened, each target counted once.',
    },
    why: {
      'zh-CN': '应当定期检查链接有效性；行业通常要求错链率低于1%，该数值为行业口径，可由指标体系调整。',
      en: 'Links must be checked regularly; below 1% is what the trade asks for, and an index may set its own.',
    },
    fails: { 'zh-CN': '2,000个目标中31个无法打开。', en: '31 of 2,000 targets are dead.' },
    passes: { 'zh-CN': '2,000个目标中4个无法打开。', en: '4 of 2,000 targets are dead.' },
  },
  run(site, { options }) {
    const { linkHealth, coverage } = site;
    const checked = Object.values(linkHealth).reduce((sum, count) => sum + count, 0);
    const dead = (linkHealth.dead ?? 0) + (linkHealth['soft-404'] ?? 0) + (linkHealth.malformed ?? 0);
    const percent = checked === 0 ? 0 : Math.round((dead / checked) * 10_000) / 100;
    const facts = { checked, dead, percent, limit: options.percent, open: coverage.unmeasuredTargets };
    if (checked < options.atLeast) return [ofSite(site, 'na', 'few', { facts })];
    const over = percent >= options.percent;
    // what was not verified could at most be dead or alive altogether
    const all = checked + coverage.unmeasuredTargets;
    const certain = over ? (dead / all) * 100 >= options.percent : ((dead + coverage.unmeasuredTargets) / all) * 100 < options.percent;
    if (!certain) return [ofSite(site, 'review', 'partly', { facts })];
    return [over ? ofSite(site, 'fail', 'high', { facts }) : ofSite(site, 'pass', 'low', { facts })];
  },
});
