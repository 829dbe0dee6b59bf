/**
 * What annual reports on open government information speak of before the forms of 2019: article 32 of the Regulation of 2007, and what the
 * main points of 2015 add (重点领域, 解读回应, 建议提案, 统计, 图解). Tried on folded text.
 */
import type { ReportTopic } from '../model/annual-report.ts';
import type { Bilingual } from '../model/text.ts';

interface Topic {
  name: Bilingual;
  says: RegExp;
}
const topic = (zh: string, en: string, says: RegExp): Topic => ({ name: { 'zh-CN': zh, en }, says });

export const reportTopicPatterns: Readonly<Record<ReportTopic, Topic>> = {
  disclosed: topic('主动公开政府信息的情况', 'what was disclosed', /主动公开/),
  applications: topic('依申请公开和不予公开政府信息的情况', 'applications', /依申请公开|公开申请|不予公开/),
  fees: topic('收费及减免情况', 'fees', /收费|费用|减免/),
  reviews: topic('申请行政复议、提起行政诉讼的情况', 'reviews and lawsuits', /复议|诉讼/),
  problems: topic('主要问题及改进情况', 'problems and what is done', /问题|不足/),
  'key-areas': topic('重点领域信息公开情况', 'key areas', /重点领域/),
  response: topic('政策解读和回应关切情况', 'interpretation and response', /解读|回应/),
  statistics: topic('统计数据或者附表', 'statistics', /统计(?:表|数据|指标)|附表|附件/),
  proposals: topic('建议提案办理结果公开情况', 'proposals of congress and conference', /(?:建议|议案)[^。]{0,10}提案|提案[^。]{0,10}建议/),
  pictures: topic('图解等可视化表达', 'charts and pictures', /图解|图表|图文|可视化|图示/),
};
