import { z } from 'zod';
import { addDays, daysBetween } from '../../calendar.ts';
import { defineCheck, type Statement } from '../../define.ts';
import { fold } from '../../facts/fold.ts';
import { reportingBodyOf } from '../../knowledge/deadlines.ts';
import { basis } from '../../knowledge/sources.ts';
import { Day, type SiteFacts } from '../../model/index.ts';
import { homeIsUnread, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'state-council-reprint',
  title: { 'zh-CN': '国务院重要政策转载', en: 'Reprints of the State Council’s policies' },
  theme: 'policy',
  scope: 'site',
  reviewOnly: true,
  needs: ['home', 'reprints', 'coverage'],
  basis: basis('reprints'),
  options: z.strictObject({
    documents: z
      .array(z.strictObject({ title: z.string().min(4), published: Day }))
      .default([])
      .describe('documents of the State Council that must be reprinted, with the day gov.cn published them'),
    days: z.number().int().positive().default(1).describe('days to reprint a document; what is known is the day, not the hour'),
    idle: z.number().int().positive().default(14).describe('days without any reprint after which a person must look'),
  }),
  messages: {
    late: {
      'zh-CN': '国务院文件“{title}”于{published}公布，本网站标注的转载日期为{date}，晚{days}天（要求24小时内），请人工核实。',
      en: '“{title}” was published on {published} and reprinted on {date}, {days} days later (24 hours are allowed); a person must look.',
    },
    missing: {
      'zh-CN': '国务院文件“{title}”于{published}公布，已检查的{pages}个页面未见转载，请人工核实。',
      en: '“{title}”, published on {published}, is on none of the {pages} pages seen; a person must look.',
    },
    noColumn: {
      'zh-CN': '门户网站未见国务院文件、信息的转载专栏，已检查的{pages}个页面也未见转载，请人工核实。',
      en: 'The portal has no column for what the State Council publishes, and none of the {pages} pages seen reprints any; a person must look.',
    },
    idle: {
      'zh-CN': '门户网站最近一次转载国务院信息为{newest}，至{asOf}已{days}天，请人工核实是否遗漏。',
      en: 'The portal last reprinted something of the State Council on {newest}, {days} days before {asOf}; a person must look.',
    },
    undated: {
      'zh-CN': '门户网站转载的国务院信息未标注日期，转载是否及时请人工核实。',
      en: 'The reprints of the State Council’s publications bear no dates; a person must look.',
    },
    reprinted: {
      'zh-CN': '国务院文件“{title}”已于{date}转载。',
      en: '“{title}” was reprinted on {date}.',
    },
    fresh: {
      'zh-CN': '门户网站最近一次转载国务院信息为{newest}。',
      en: 'The portal last reprinted something of the State Council on {newest}.',
    },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，国务院政策转载情况未检查。',
      en: 'The home page is filled by script and was not read; reprints were not measured.',
    },
    notPortal: { 'zh-CN': '本项适用于政府门户网站。', en: 'This check is for portals of governments.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '选项 documents 所列国务院文件是否在公布后24小时内转载（页面只标注日期的，按次日计）；未列文件的，看转载专栏或者国务院文件的最近转载日期是否超过14天。',
      en: 'Whether the documents listed in the option were reprinted within 24 hours (by the next day where pages show days); without a list, whether anything was reprinted in the last 14 days.',
    },
    why: {
      'zh-CN': '国务院通过中国政府网发布的重要政策信息，政府门户网站应当在24小时内转载。',
      en: 'What the State Council publishes must be reprinted by the portals of governments within 24 hours.',
    },
    fails: {
      'zh-CN': '9月1日公布的文件，门户9月9日转载。（由人工确认。）',
      en: 'Published on the 1st, reprinted on the 9th. (A person decides.)',
    },
    passes: { 'zh-CN': '次日已转载。', en: 'Reprinted the next day.' },
  },
  run(site, { options, profile, asOf }) {
    if (reportingBodyOf(site.site.name, profile) !== 'government' || profile.level === 'township') return [ofSite(site, 'na', 'notPortal')];
    if (homeIsUnread(site) && site.reprints!.entries.length === 0) return [ofSite(site, 'error', 'scripted')];
    const due = options.documents.filter(({ published }) => addDays(published, options.days) < asOf);
    return due.length > 0 ? due.map((one) => judgeDocument(site, one, options.days)) : [judgeColumn(site, asOf, options.idle)];
  },
});

function judgeDocument(site: SiteFacts, { title, published }: { title: string; published: string }, days: number): Statement {
  const wanted = fold(title);
  const found = site.reprints!.entries.filter((entry) => fold(entry.title).includes(wanted.slice(0, 40)));
  const dated = found.flatMap(({ date, href }) => (date === null ? [] : [{ date, href }])).sort((a, b) => (a.date < b.date ? -1 : 1))[0];
  const place = { subject: wanted, facts: { title, published, pages: site.coverage.pages } };
  if (!dated) return ofSite(site, 'review', 'missing', place);
  const facts = { ...place.facts, date: dated.date, days: daysBetween(published, dated.date) };
  const late = dated.date > addDays(published, days);
  return ofSite(site, late ? 'review' : 'pass', late ? 'late' : 'reprinted', { ...place, url: dated.href, facts });
}

function judgeColumn(site: SiteFacts, asOf: string, idle: number): Statement {
  const { column, entries } = site.reprints!;
  const place = column === null ? {} : { url: column };
  if (entries.length === 0) return ofSite(site, 'review', 'noColumn', { facts: { pages: site.coverage.pages } });
  const newest = entries
    .flatMap(({ date }) => (date !== null && date <= asOf ? [date] : []))
    .sort()
    .at(-1);
  if (newest === undefined) return ofSite(site, 'review', 'undated', place);
  const days = daysBetween(newest, asOf);
  return days > idle
    ? ofSite(site, 'review', 'idle', { ...place, facts: { newest, days } })
    : ofSite(site, 'pass', 'fresh', { ...place, facts: { newest, days } });
}
