/** Sources of law: the places in documents that checks stand on, how they are cited, and whether they bind on a day. */
import type { Bilingual } from '../model/index.ts';
import { type LegalSource, type SourceId, sources } from './legal-documents.ts';

interface Place {
  source: SourceId;
  place: Bilingual;
}

const article = (source: SourceId, number: number, numeral: string): Place => ({
  source,
  place: { 'zh-CN': `第${numeral}条`, en: `article ${number}` },
});
const part = (source: SourceId, zh: string, en: string): Place => ({ source, place: { 'zh-CN': zh, en } });

/** Places that checks stand on. */
const places = {
  unreachable: part('indicators-2019', '单项否决“站点无法访问”', 'veto “site cannot be reached”'),
  homeStale: part('indicators-2019', '单项否决“首页不更新”', 'veto “home page not updated”'),
  columnStale: part('indicators-2019', '单项否决“栏目不更新”', 'veto “columns not updated”'),
  columnBlank: part('indicators-2019', '单项否决“栏目不更新”（空白栏目）', 'veto “columns not updated” (blank columns)'),
  undated: part(
    'indicators-2019',
    '注“未注明发布时间的视为不更新”',
    'note “information without a date of publication counts as not updated”',
  ),
  availability: part('indicators-2019', '扣分指标“功能设计·可用性”', 'deduction “function and design: availability”'),
  marks: part('indicators-2019', '扣分指标“功能设计·网站标识”', 'deduction “function and design: site marks”'),
  metas: part('indicators-2019', '扣分指标“功能设计·元数据”', 'deduction “function and design: metadata”'),
  domain: part('indicators-2019', '扣分指标“功能设计·域名名称”', 'deduction “function and design: domain name”'),
  reportErrors: part('indicators-2019', '“我为政府网站找错”监督举报平台入口', 'entry of the platform “find errors on government websites”'),
  censusColumns: part('census-2015', '评分表“信息更新”', 'score table “information updates”'),
  censusService: part('census-2015', '评分表“服务功能”', 'score table “services”'),
  siteColours: part('guidelines-2017', '网页设计规范（主色1种，总色调不超过3种）', 'page design (one main hue, three in all)'),
  reprints: part('check-2016', '国务院重要政策信息转载（24小时内）', 'reprints of the State Council’s policies (within 24 hours)'),
  reportContent2007: article('regulation-2007', 32, '三十二'),
  newMedia: part('media-2018', '备案和日常管理', 'registration and management'),
  mediaVeto: part('indicators-2019', '政务新媒体单项否决“内容不更新、互动回应差”', 'vetoes of new media “not updated, poor interaction”'),
  errorReports: part('indicators-2019', '监管工作年度考核指标“我为政府网站找错”留言办理', 'yearly assessment “messages on errors”'),
  oneSite: part('guidelines-2017', '网站开设（一个单位最多开设一个网站）', 'opening of sites (one site for one organ)'),
  networkLogs: part('cybersecurity-2017', '网络日志留存（不少于六个月）', 'keeping of network logs (six months at least)'),
  siteDomain: part('guidelines-2017', '网站域名', 'domain names'),
  siteFooter: part('guidelines-2017', '网页设计规范“底部功能区”', 'page design “footer”'),
  siteTags: part('guidelines-2017', '网页标签规范', 'page tags'),
  siteLists: part('guidelines-2017', '网页设计规范', 'page design'),
  siteLinks: part('guidelines-2017', '链接有效性检查', 'checking of links'),
  domainNotice: part('domains-2018', '域名结构', 'structure of domain names'),
  platformEntry: part('platform-2019', '“政府信息公开”栏目', 'column “open government information”'),
  platformGuide: part('platform-2019', '政府信息公开指南', 'disclosure guide'),
  platformSystem: part('platform-2019', '政府信息公开制度', 'disclosure rules'),
  platformStatutory: part('platform-2019', '法定主动公开内容', 'statutory disclosures'),
  platformAnnual: part('platform-2019', '政府信息公开工作年度报告', 'annual reports'),
  guideAndReport: article('regulation-2019', 4, '四'),
  guide: article('regulation-2019', 12, '十二'),
  statutory: article('regulation-2019', 20, '二十'),
  platform: article('regulation-2019', 24, '二十四'),
  term2019: article('regulation-2019', 26, '二十六'),
  apply: article('regulation-2019', 27, '二十七'),
  applyChannels: article('regulation-2019', 28, '二十八'),
  rules: article('regulation-2019', 45, '四十五'),
  annual2019: article('regulation-2019', 49, '四十九'),
  reportContent: article('regulation-2019', 50, '五十'),
  reportForm2019: part('report-form-2019', '报告格式', 'form of the report'),
  reportForm: part('report-form-2021', '报告格式', 'form of the report'),
  reportOverview: part('report-form-2021', '“总体情况”篇幅要求', 'length of part one'),
  reportTables: part('report-form-2021', '表格及填写要求', 'tables and how they are filled in'),
  reportBalance: part('report-form-2021', '表三勾稽关系', 'arithmetic of table three'),
  reportProblems: part('report-form-2021', '“存在的主要问题及改进情况”编写要求', 'writing of part five'),
  reportFees: part('report-form-2021', '“其他需要报告的事项”（信息处理费）', 'part six (information processing fee)'),
  term2007: article('regulation-2007', 18, '十八'),
  annual2007: article('regulation-2007', 31, '三十一'),
  termWuhan2004: part('wuhan-2004', '公开时限', 'term of publication'),
  graveIncidents: part('indicators-2019', '单项否决“安全、泄密事故等严重问题”', 'veto “grave incidents: safety, secrets”'),
  search: part('indicators-2019', '扣分指标“功能设计·站内搜索”', 'deduction “function and design: search”'),
  pageTitles: part('indicators-2019', '扣分指标“功能设计·页面标签”', 'deduction “function and design: titles”'),
  compatibility: part('indicators-2019', '扣分指标“功能设计·兼容性”', 'deduction “function and design: browsers”'),
  login: part('indicators-2019', '扣分指标“功能设计·一号登录”', 'deduction “function and design: one login”'),
  ipv6Indicator: part('indicators-2019', '扣分指标“功能设计·IPv6改造”', 'deduction “function and design: IPv6”'),
  bonusInnovation: part('indicators-2019', '加分指标“创新发展”', 'bonus “innovation”'),
  siteOpening: part('guidelines-2017', '响应速度', 'speed of answering'),
  siteSecurity: part('guidelines-2017', '安全防护', 'security'),
  siteExternal: part('guidelines-2017', '外部链接管理', 'external links'),
  siteSearch: part('guidelines-2017', '搜索功能', 'search'),
  siteAdverts: part('guidelines-2017', '网页设计规范（不得登载商业广告）', 'page design (no commercial advertising)'),
  siteContent: part('guidelines-2017', '信息发布审核', 'review before publication'),
  siteMaps: part('guidelines-2017', '地图使用', 'use of maps'),
  sheets: part('sheets-2018', '公开时限', 'term of publication'),
  keyAreas: part('key-areas-2015', '重点领域信息公开', 'key areas'),
  grassroots: part('grassroots-2019', '基层政务公开标准目录', 'standard catalogues'),
  elderly: part('elderly-2021', '改造要求', 'what is to be done'),
  elderlyDesign: part('elderly-design-2021', '通用设计规范', 'general design'),
  ipv6: part('ipv6-2017', '政府网站升级改造', 'government websites'),
  maps: article('maps-2015', 15, '十五'),
  secrets: part('secrets-2024', '信息公开保密审查', 'review of secrecy before disclosure'),
  privacy: article('regulation-2019', 15, '十五'),
  secrecy: article('regulation-2019', 14, '十四'),
  secrecyReview: article('regulation-2019', 17, '十七'),
  applyContent: article('regulation-2019', 29, '二十九'),
  applyTerm: article('regulation-2019', 33, '三十三'),
  applyFee: article('regulation-2019', 42, '四十二'),
  personalData: part('personal-data-2021', '国家机关处理个人信息的特别规定', 'rules for state organs'),
  forgery: part('indicators-2019', '单项否决“弄虚作假”（伪造发稿日期）', 'veto “forgery” (forged dates of publication)'),
  interactionPoor: part('indicators-2019', '单项否决“互动回应差”', 'veto “poor interaction”'),
  serviceUseless: part('indicators-2019', '单项否决“服务不实用”', 'veto “services of no use”'),
  interpretation: part('indicators-2019', '扣分指标“发布解读·政策解读”', 'deduction “interpretation of policies”'),
  serviceGuides: part('indicators-2019', '扣分指标“办事服务·办事指南”', 'deduction “service guides”'),
  serviceStatistics: part('indicators-2019', '扣分指标“办事服务·办事统计”', 'deduction “statistics of services”'),
  letters: part('indicators-2019', '扣分指标“互动交流·信息公开”', 'deduction “letters published”'),
  interactionStatistics: part('indicators-2019', '扣分指标“互动交流·统计数据”', 'deduction “statistics of letters”'),
  calls: part('indicators-2019', '扣分指标“互动交流·征集调查、在线访谈”', 'deduction “calls for opinions and interviews”'),
  overviewContent: part('indicators-2019', '扣分指标“信息发布·概况信息、机构职能、领导信息”', 'deduction “overview, functions, leaders”'),
  siteDocuments: part('guidelines-2017', '文件资料（修改、废止、失效的标注）', 'documents (marking what was changed or repealed)'),
  siteInterpretation: part('guidelines-2017', '解读回应', 'interpretation'),
  siteServices: part('guidelines-2017', '办事服务', 'services'),
  siteInteraction: part('guidelines-2017', '互动交流', 'interaction'),
  documentHead: part('guidelines-2017', '文件资料', 'documents'),
  termLongest: article('regulation-2019', 26, '二十六'),
  organInfo: part('regulation-2019', '第二十条第（二）项', 'article 20 (2)'),
  local: article('regulation-2019', 21, '二十一'),
  coordination: article('regulation-2019', 11, '十一'),
  budgetTerm: article('budget-law', 14, '十四'),
  procurementResult: article('procurement-2015', 43, '四十三'),
  procurementContract: article('procurement-2015', 50, '五十'),
  candidates: article('tendering-2012', 54, '五十四'),
  accidentReport: article('work-safety', 86, '八十六'),
  safetyPenalty: article('work-safety', 78, '七十八'),
  landNotice: article('land-2021', 26, '二十六'),
  landPlan: article('land-2021', 28, '二十八'),
  landFinal: article('land-2021', 31, '三十一'),
  housingPlan: article('housing-2011', 10, '十'),
  decisionList: article('decisions-2019', 3, '三'),
  decisionDraft: article('decisions-2019', 15, '十五'),
  decisionResult: article('decisions-2019', 32, '三十二'),
  businessDraft: article('business-2020', 62, '六十二'),
  impactReport: article('environment-2015', 56, '五十六'),
  foodSampling: article('food-2015', 87, '八十七'),
  foodPlan: article('food-2015', 109, '一百零九'),
  relief: part('relief-2014', '公示与公布', 'publication'),
  discretion: article('penalty-2021', 34, '三十四'),
  penaltyDisclosure: article('penalty-2021', 48, '四十八'),
  civilCode: article('civil-code', 1260, '一千二百六十'),
  projectDecisions: part('projects-2017', '公开时限（行政许可、行政处罚7个工作日）', 'terms (permits and penalties: 7 working days)'),
  gazette: part('gazettes-2018', '政府公报电子版', 'the gazette online'),
} satisfies Record<string, Place>;

export type PlaceId = keyof typeof places;

const write = ({ source, place }: Place): Bilingual => {
  const { title, number } = sources[source];
  return {
    'zh-CN': `《${title['zh-CN']}》（${number['zh-CN']}）${place['zh-CN']}`,
    en: `${title.en} (${number.en}), ${place.en}`,
  };
};

/** The place as a check cites it: title, number and article of the document. */
export function cite(place: PlaceId): Bilingual {
  return write(places[place]);
}

/** Whether the document of a place binds on a day. */
export function inForceOn(place: PlaceId, day: string): boolean {
  const { effective_from, effective_to }: LegalSource = sources[places[place].source];
  return day >= effective_from && (effective_to === null || day <= effective_to);
}

/** What a check stands on, as its findings carry it. */
export function basis(...ids: PlaceId[]): string[] {
  return ids.map((id) => cite(id)['zh-CN']);
}

/** Every citation by its Chinese text; a report asks for one with every finding. */
let citations: Map<string, Bilingual> | undefined;

/** A basis in another language; one that is not of this file stays as it is. */
export function translateBasis(text: string, language: keyof Bilingual): string {
  citations ??= new Map((Object.keys(places) as PlaceId[]).map((id) => [cite(id)['zh-CN'], cite(id)]));
  return citations.get(text)?.[language] ?? text;
}
