import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { homeIsUnread, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'yearly-sheet',
  title: { 'zh-CN': '政府网站工作年度报表', en: 'Yearly sheet of the website' },
  theme: 'identity',
  scope: 'site',
  needs: ['home', 'offers', 'coverage'],
  basis: basis('sheets'),
  options: z.strictObject({
    due: z
      .string()
      .regex(/^\d{2}-\d{2}$/)
      .default('01-31')
      .describe('last day of publication in the year after, MM-DD'),
  }),
  messages: {
    missing: {
      'zh-CN': '截至{asOf}，网站未公开{year}年度政府网站工作年度报表，应当于{due}前公开。',
      en: 'By {asOf} the site had not published its yearly sheet for {year}, due on {due}.',
    },
    unseen: {
      'zh-CN': '已检查的{pages}个页面未见{year}年度政府网站工作年度报表，尚有页面未检查，请人工复核。',
      en: 'The yearly sheet for {year} was not seen on {pages} pages, and some pages were left out; a person must look.',
    },
    late: {
      'zh-CN': '{year}年度政府网站工作年度报表于{published}公开，晚于{due}。',
      en: 'The yearly sheet for {year} was published on {published}, after {due}.',
    },
    notOnHome: {
      'zh-CN': '{year}年度政府网站工作年度报表（{href}）未见于首页，应当在首页显著位置公开，请人工确认。',
      en: 'The yearly sheet for {year} ({href}) was not seen on the home page, where it belongs; a person must look.',
    },
    published: {
      'zh-CN': '首页已公开{year}年度政府网站工作年度报表（{href}）。',
      en: 'The home page leads to the yearly sheet for {year} ({href}).',
    },
    unit: {
      'zh-CN': '平台下的单位不单独编制网站工作年度报表，本项不适用。',
      en: 'Units of a platform have no sheet of their own; this check does not apply.',
    },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，工作年度报表未检查。',
      en: 'The home page is filled by script and was not read; the yearly sheet was not measured.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页是否公开上一年度的《政府网站工作年度报表》，是否在1月31日前公开。1月31日以前检查的，看前一年度。',
      en: 'Whether the home page leads to the sheet for the year before, published by 31 January. Until that day the sheet of the year before that counts.',
    },
    why: {
      'zh-CN': '政府网站工作年度报表应当于每年1月31日前在网站首页显著位置公开。',
      en: 'The sheet must be published by 31 January in a prominent place of the home page.',
    },
    fails: { 'zh-CN': '2026年9月，首页仅有2024年度的报表。', en: 'In September 2026 the newest sheet is that for 2024.' },
    passes: { 'zh-CN': '首页“政府网站工作年度报表（2025年度）”。', en: 'The sheet for 2025 on the home page.' },
  },
  run(site, { options, asOf, profile }) {
    if (profile.kind === 'platform-unit') return [ofSite(site, 'na', 'unit')];
    const passed = asOf.slice(5) > options.due;
    const year = Number(asOf.slice(0, 4)) - (passed ? 1 : 2);
    const due = `${year + 1}-${options.due}`;
    const { pages, complete } = site.coverage;
    const sheets = site.offers!.yearlySheets.filter((sheet) => sheet.kind === 'work' && sheet.year === year);
    const best = sheets.find(({ onHome }) => onHome) ?? sheets[0];
    const facts = { year, due, pages, href: best?.url ?? null, published: best?.published ?? null };
    if (!best) {
      if (homeIsUnread(site)) return [ofSite(site, 'error', 'scripted')];
      return [ofSite(site, complete ? 'fail' : 'review', complete ? 'missing' : 'unseen', { facts })];
    }
    if (best.published !== null && best.published > due) return [ofSite(site, 'fail', 'late', { facts })];
    return [best.onHome ? ofSite(site, 'pass', 'published', { facts }) : ofSite(site, 'review', 'notOnHome', { facts })];
  },
});
