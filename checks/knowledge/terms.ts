/** How messages name what facts hold as identifiers: by the name of the fact, then by its value. */
import type { Bilingual, ColumnCategory, GuideElement, LinkState } from '../model/index.ts';
import { catalogueElementNames } from './catalogue.ts';
import { dutyTerms } from './duty-terms.ts';
import { reportTopicPatterns } from './report-topics.ts';

const guideElementNames: Record<GuideElement, Bilingual> = {
  classification: { 'zh-CN': '政府信息的分类', en: 'classification of information' },
  arrangement: { 'zh-CN': '编排体系', en: 'system of arrangement' },
  access: { 'zh-CN': '获取方式', en: 'ways of access' },
  organName: { 'zh-CN': '政府信息公开工作机构的名称', en: 'name of the disclosure office' },
  address: { 'zh-CN': '办公地址', en: 'office address' },
  hours: { 'zh-CN': '办公时间', en: 'office hours' },
  phone: { 'zh-CN': '联系电话', en: 'telephone number' },
  fax: { 'zh-CN': '传真号码', en: 'fax number' },
  online: { 'zh-CN': '互联网联系方式', en: 'online contact' },
};

const categoryNames: Record<ColumnCategory, Bilingual> = {
  news: { 'zh-CN': '动态要闻', en: 'news' },
  notice: { 'zh-CN': '通知公告', en: 'notices' },
  policy: { 'zh-CN': '政策文件', en: 'policy documents' },
  interpretation: { 'zh-CN': '政策解读', en: 'policy interpretation' },
  personnel: { 'zh-CN': '人事', en: 'personnel' },
  planning: { 'zh-CN': '规划计划', en: 'plans' },
  statistics: { 'zh-CN': '统计数据', en: 'statistics' },
  budget: { 'zh-CN': '财政预决算', en: 'budgets' },
  procurement: { 'zh-CN': '政府采购', en: 'procurement' },
  organ: { 'zh-CN': '机构职能', en: 'organ and functions' },
  leader: { 'zh-CN': '领导信息', en: 'leaders' },
  guide: { 'zh-CN': '公开指南', en: 'disclosure guide' },
  system: { 'zh-CN': '公开制度', en: 'disclosure rules' },
  statutory: { 'zh-CN': '法定主动公开内容', en: 'statutory disclosures' },
  annual: { 'zh-CN': '年度报告', en: 'annual reports' },
  apply: { 'zh-CN': '依申请公开', en: 'disclosure on request' },
  service: { 'zh-CN': '办事服务', en: 'services' },
  interaction: { 'zh-CN': '互动交流', en: 'interaction' },
  topic: { 'zh-CN': '专题专栏', en: 'special topics' },
  overview: { 'zh-CN': '概况', en: 'overview' },
  other: { 'zh-CN': '其他', en: 'other' },
};

const stateNames: Record<LinkState, Bilingual> = {
  ok: { 'zh-CN': '正常', en: 'fine' },
  moved: { 'zh-CN': '已迁移', en: 'moved' },
  dead: { 'zh-CN': '无法打开', en: 'dead' },
  'server-error': { 'zh-CN': '服务器错误', en: 'server error' },
  timeout: { 'zh-CN': '访问超时', en: 'timed out' },
  tls: { 'zh-CN': '安全证书或加密连接错误', en: 'TLS failure' },
  refused: { 'zh-CN': '服务器拒绝访问', en: 'refused by the server' },
  'soft-404': { 'zh-CN': '页面已不存在但未返回404状态', en: 'gone without saying 404' },
  malformed: { 'zh-CN': '链接地址书写错误', en: 'malformed address' },
  intranet: { 'zh-CN': '内部网络地址', en: 'address of an internal network' },
  unsupported: { 'zh-CN': '不支持的地址类型', en: 'unsupported kind of address' },
};

const placeNames: Record<string, Bilingual> = {
  text: { 'zh-CN': '页面文字', en: 'text' },
  meta: { 'zh-CN': '网页标签', en: 'meta tag' },
  link: { 'zh-CN': '链接', en: 'link' },
  script: { 'zh-CN': '脚本', en: 'script' },
  profile: { 'zh-CN': '站点档案', en: 'site profile' },
};

const missingNames: Record<string, Bilingual> = {
  ...guideElementNames,
  organ: { 'zh-CN': '主办单位', en: 'organ that runs the site' },
  contact: { 'zh-CN': '联系方式', en: 'contact' },
};

const markNames: Record<string, Bilingual> = {
  valid: { 'zh-CN': '有效', en: 'valid' },
  repealed: { 'zh-CN': '废止或失效', en: 'repealed' },
};

const hueNames: Record<string, Bilingual> = {
  red: { 'zh-CN': '红', en: 'red' },
  orange: { 'zh-CN': '橙', en: 'orange' },
  yellow: { 'zh-CN': '黄', en: 'yellow' },
  green: { 'zh-CN': '绿', en: 'green' },
  cyan: { 'zh-CN': '青', en: 'cyan' },
  blue: { 'zh-CN': '蓝', en: 'blue' },
  purple: { 'zh-CN': '紫', en: 'purple' },
};

const targetNames: Record<string, Bilingual> = {
  page: { 'zh-CN': '链接', en: 'link' },
  attachment: { 'zh-CN': '附件', en: 'attachment' },
  image: { 'zh-CN': '图片', en: 'picture' },
  media: { 'zh-CN': '音视频', en: 'audio or video' },
};

/** Facts of pages and sites, as reports name them when they were not gathered. */
const factNames: Record<string, Bilingual> = {
  annualReport: { 'zh-CN': '年度报告内容', en: 'content of annual reports' },
  areas: { 'zh-CN': '重点领域入口', en: 'entries of areas' },
  columns: { 'zh-CN': '栏目', en: 'columns' },
  coverage: { 'zh-CN': '检查范围', en: 'coverage' },
  disclosure: { 'zh-CN': '公开栏目入口', en: 'entries of disclosure' },
  document: { 'zh-CN': '文件要素', en: 'head of the document' },
  guides: { 'zh-CN': '公开指南', en: 'guides' },
  home: { 'zh-CN': '首页', en: 'home page' },
  identity: { 'zh-CN': '网站标识', en: 'marks of identity' },
  meta: { 'zh-CN': '网页标签', en: 'meta tags' },
  offers: { 'zh-CN': '网站功能入口', en: 'what the site offers' },
  probes: { 'zh-CN': '网络探测结果', en: 'answers of probes' },
  published: { 'zh-CN': '发布日期', en: 'date of publication' },
  reached: { 'zh-CN': '首页访问结果', en: 'whether the home page opened' },
  reports: { 'zh-CN': '年度报告', en: 'annual reports' },
  targets: { 'zh-CN': '链接核验结果', en: 'states of links' },
  updates: { 'zh-CN': '首页更新情况', en: 'updates of the home page' },
};

export const terms: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  missing: missingNames,
  category: categoryNames,
  state: stateNames,
  where: placeNames,
  ...dutyTerms,
  thing: targetNames,
  needs: factNames,
  hueNames,
  catalogueColumns: catalogueElementNames,
  topics: Object.fromEntries(Object.entries(reportTopicPatterns).map(([id, { name }]) => [id, name])),
  mark: markNames,
  otherMark: markNames,
};
