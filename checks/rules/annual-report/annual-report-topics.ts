import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { formYears } from '../../knowledge/annual-report.ts';
import { basis } from '../../knowledge/sources.ts';
import { type ReportTopic, reportTopics } from '../../model/index.ts';

/** Article 32 of the Regulation of 2007. */
const ofRegulation: ReportTopic[] = ['disclosed', 'applications', 'fees', 'reviews', 'problems'];

export default defineCheck({
  id: 'annual-report-topics',
  title: { 'zh-CN': '年度报告内容（统一格式以前）', en: 'Content of annual reports before the forms' },
  theme: 'annual-report',
  scope: 'page',
  reviewOnly: true,
  needs: ['annualReport'],
  basis: basis('reportContent2007', 'keyAreas'),
  options: z.strictObject({
    topics: z
      .array(z.enum(reportTopics))
      .min(1)
      .default(ofRegulation)
      .describe('what a report must speak of; those of the Regulation of 2007'),
    years: z.number().int().positive().default(1).describe('how many past years of reports are judged'),
  }),
  messages: {
    lacks: {
      'zh-CN': '《{title}》中未见{topics}，请人工确认。',
      en: '“{title}” does not speak of {topics}; a person must look.',
    },
    complete: { 'zh-CN': '《{title}》包含所要求的各项内容。', en: '“{title}” speaks of all that is wanted.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '2018年及以前（统一格式以前）的年度报告正文是否写到主动公开、依申请公开、收费、复议诉讼、问题和改进；指标体系可另行指定重点领域、解读回应、统计、建议提案、图解等内容。',
      en: 'Whether reports on 2018 and before speak of what was disclosed, applications, fees, lawsuits, problems; an index may name key areas, interpretation, statistics, proposals and charts.',
    },
    why: {
      'zh-CN': '2007年条例第三十二条规定了年度报告应当包括的内容，年度工作要点另有要求。',
      en: 'Article 32 of the Regulation of 2007 says what a report holds, and yearly main points add to it.',
    },
    fails: {
      'zh-CN': '2017年度报告没有写收费及减免情况。（由人工确认。）',
      en: 'A report on 2017 that is silent on fees. (A person decides.)',
    },
    passes: { 'zh-CN': '五项内容均有。', en: 'All five are there.' },
  },
  run({ annualReport, url, h1, title: name }, { options, asOf }) {
    if (!annualReport?.topics || annualReport.year === null || annualReport.year >= formYears['2019']) return [];
    const last = Number(asOf.slice(0, 4)) - 1;
    if (annualReport.year > last || annualReport.year <= last - options.years) return [];
    const title = h1 || name;
    const absent = options.topics.filter((topic) => !annualReport.topics!.includes(topic));
    const facts = { title, year: annualReport.year, topics: absent, count: absent.length };
    if (absent.length === 0) return [{ outcome: 'pass', message: 'complete', url, subject: '', quote: title, facts }];
    return [{ outcome: 'review', message: 'lacks', url, subject: '', quote: title, facts }];
  },
});
