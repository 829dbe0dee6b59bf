import { z } from 'zod';
import { daysBetween } from '../../calendar.ts';
import { defineCheck } from '../../define.ts';
import { homeLimitDays } from '../../knowledge/freshness.ts';
import { basis } from '../../knowledge/sources.ts';
import { homeIsUnread, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'home-stale',
  title: { 'zh-CN': '首页不更新', en: 'Home page not updated' },
  theme: 'freshness',
  scope: 'site',
  needs: ['home', 'updates'],
  basis: basis('homeStale', 'undated'),
  options: z.strictObject({ days: z.number().int().positive().default(homeLimitDays) }),
  messages: {
    stale: {
      'zh-CN': '首页最新信息“{title}”的发布日期为{newest}，至{asOf}已{days}天，超过{limit}天未更新。',
      en: 'The newest information on the home page, “{title}”, is dated {newest}: {days} days before {asOf}, more than {limit}.',
    },
    undated: {
      'zh-CN': '首页及栏目页未见注明发布时间的信息；未注明发布时间的视为不更新。',
      en: 'No information with a date of publication was seen on the home page or the columns it leads to; undated information counts as not updated.',
    },
    future: {
      'zh-CN': '首页最新信息“{title}”标注的发布日期{newest}晚于检查日{asOf}，请人工核实。',
      en: 'The newest information on the home page, “{title}”, is dated {newest}, after {asOf}; a person must look.',
    },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，首页更新情况未检查。',
      en: 'The home page is filled by script and was not read; its updates were not measured.',
    },
    fresh: {
      'zh-CN': '首页最新信息“{title}”的发布日期为{newest}，至{asOf}为{days}天。',
      en: 'The newest information on the home page, “{title}”, is dated {newest}, {days} days before {asOf}.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页上带日期信息的最新日期；首页仅为栏目导航入口的，看二级页面。',
      en: 'The newest dated information on the home page, or on second-level pages where the home page only leads to columns.',
    },
    why: {
      'zh-CN': '监测时间点前2周内首页无信息更新的，单项否决；未注明发布时间的视为不更新。',
      en: 'A home page without new information for two weeks is vetoed; undated information counts as not updated.',
    },
    fails: { 'zh-CN': '检查日为9月30日，首页最新一条为9月10日。', en: 'Inspected on 30 September, newest row of 10 September.' },
    passes: { 'zh-CN': '检查日为9月30日，首页最新一条为9月29日。', en: 'Inspected on 30 September, newest row of 29 September.' },
  },
  run(site, { options, asOf }) {
    const { newest, title, url } = site.updates;
    if (newest === null) return [homeIsUnread(site) ? ofSite(site, 'error', 'scripted') : ofSite(site, 'fail', 'undated')];
    const days = daysBetween(newest, asOf);
    const facts = { newest, days, limit: options.days, title: title ?? '', source: url };
    const said = { facts, ...(title ? { quote: title } : {}) };
    // a site east of the clock may already write tomorrow
    if (days < -1) return [ofSite(site, 'review', 'future', said)];
    if (days <= options.days) return [ofSite(site, 'pass', 'fresh', said)];
    return [homeIsUnread(site) ? ofSite(site, 'error', 'scripted') : ofSite(site, 'fail', 'stale', said)];
  },
});
