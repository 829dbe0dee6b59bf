import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { judgeEntry } from '../disclosure/entry.ts';
import { homeIsUnread, noOptions, ofSite } from '../statement.ts';
import { dueOf, organOf } from './due.ts';

export default defineCheck({
  id: 'annual-report-missing',
  title: { 'zh-CN': '未公布政府信息公开工作年度报告', en: 'Annual disclosure report not published' },
  theme: 'annual-report',
  scope: 'site',
  needs: ['home', 'disclosure', 'reports', 'identity', 'targets', 'coverage'],
  basis: basis('annual2019', 'annual2007', 'platformAnnual'),
  options: noOptions,
  messages: {
    published: {
      'zh-CN': '已公布{year}年政府信息公开工作年度报告“{title}”。',
      en: 'The annual disclosure report of {year}, “{title}”, is published.',
    },
    missing: {
      'zh-CN': '{year}年政府信息公开工作年度报告应于{due}前公布（{rule}），至{asOf}网站未见公布。',
      en: 'The annual disclosure report of {year} was due by {due} ({rule}); on {asOf} the site did not show it.',
    },
    noColumn: {
      'zh-CN': '网站未设置政府信息公开工作年度报告栏目；{year}年年度报告应于{due}前公布（{rule}），至{asOf}未见公布。',
      en: 'The site has no column of annual disclosure reports; the report of {year} was due by {due} ({rule}) and was not seen on {asOf}.',
    },
    unread: {
      'zh-CN': '已设置年度报告栏目入口（{href}），但未读到年度报告，{year}年年度报告是否公布请人工确认。',
      en: 'The entry to annual reports leads to {href}, where no report was read; a person must say whether the report of {year} is published.',
    },
    partly: {
      'zh-CN': '已检查的{pages}个页面未见{year}年政府信息公开工作年度报告，尚有页面未检查，请人工复核。',
      en: 'None of the {pages} pages seen is the annual disclosure report of {year}, and some pages were left out; a person must look.',
    },
    doubtful: {
      'zh-CN': '至{asOf}未见{year}年政府信息公开工作年度报告；如为政府部门已过1月31日期限，如为政府门户期限为{due}，请人工确认。',
      en: 'On {asOf} the annual disclosure report of {year} was not seen: late if the site is a department’s, due by {due} if it is a government’s; a person must say.',
    },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，年度报告公布情况未检查。',
      en: 'The home page is filled by script and was not read; annual reports were not measured.',
    },
    notDue: {
      'zh-CN': '{year}年政府信息公开工作年度报告的公布期限为{due}，检查时尚未到期。',
      en: 'The annual disclosure report of {year} is due by {due}, which had not passed.',
    },
    noRule: {
      'zh-CN': '检查日无公布年度报告的规定，本项不适用。',
      en: 'No rule on annual reports was in force; this check does not apply.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '上一年度的政府信息公开工作年度报告是否已公布；期限未到的不判定。',
      en: 'Whether the report on the previous year is published; nothing is said before it is due.',
    },
    why: {
      'zh-CN':
        '县级以上人民政府部门每年1月31日前公布上一年度报告，县级以上地方人民政府每年3月31日前公布本级政府上一年度报告（2007年条例均为3月31日前）。',
      en: 'Departments publish by 31 January, governments from county level up by 31 March (under the Regulation of 2007, all by 31 March).',
    },
    fails: {
      'zh-CN': '2026年9月检查，年度报告栏目最新为2024年度报告。',
      en: 'Inspected in September 2026, the newest report is that of 2024.',
    },
    passes: { 'zh-CN': '2026年9月检查，已公布2025年度报告。', en: 'Inspected in September 2026, the report of 2025 is there.' },
  },
  run(site, { asOf, profile }) {
    const year = Number(asOf.slice(0, 4)) - 1;
    const due = dueOf(year, organOf(site, profile), profile);
    if (!due) return [ofSite(site, 'na', 'noRule')];
    const facts = { year, due: due.date, rule: due.rule['zh-CN'] };
    const report = site.reports.find((one) => one.year === year);
    if (report)
      return [ofSite(site, 'pass', 'published', { url: report.url, quote: report.title, facts: { ...facts, title: report.title } })];
    if (asOf <= (due.doubtfulFrom ?? due.date)) return [ofSite(site, 'na', 'notDue', { facts })];

    const entry = judgeEntry(site, 'annual');
    const known = { ...facts, pages: site.coverage.pages, href: site.disclosure.annual.href ?? null };
    if (homeIsUnread(site) && site.reports.length === 0) return [ofSite(site, 'error', 'scripted')];
    if (asOf <= due.date) return [ofSite(site, 'review', 'doubtful', { facts: known })];
    if (!site.coverage.complete) return [ofSite(site, 'review', 'partly', { facts: known })];
    if (site.reports.length > 0) return [ofSite(site, 'fail', 'missing', { facts: known })];
    return [
      entry.outcome === 'pass' ? ofSite(site, 'review', 'unread', { facts: known }) : ofSite(site, 'fail', 'noColumn', { facts: known }),
    ];
  },
});
