/**
 * Sources of law: what each document is called, its number, when it binds, and the places in it that checks stand on.
 * `verified: false` marks what was not compared with the official text; reports say so.
 */
import type { Bilingual } from '../model/index.ts';

export interface LegalSource {
  title: Bilingual;
  /** Official number. */
  number: Bilingual;
  /** null: not known from the official text. */
  issued: string | null;
  /** First and last day it binds; null: still in force. */
  effective_from: string;
  effective_to: string | null;
  url: string | null;
  verified: boolean;
}

const gazette = 'http://www.gov.cn/zhengce/zhengceku';

/** A law whose articles were read in a collection of full texts. */
const law = (zh: string, en: string, number: string, numberEn: string, from: string, verified = true): LegalSource => ({
  title: { 'zh-CN': zh, en },
  number: { 'zh-CN': number, en: numberEn },
  issued: null,
  effective_from: from,
  effective_to: null,
  url: null,
  verified,
});

export const sources = {
  'wuhan-2004': {
    title: { 'zh-CN': '武汉市政府信息公开暂行规定', en: 'Interim Provisions of Wuhan on Open Government Information' },
    number: { 'zh-CN': '武汉市人民政府令第156号', en: 'Order No. 156 of the Wuhan Municipal Government' },
    issued: null,
    effective_from: '2004-07-01',
    effective_to: '2008-04-30',
    url: null,
    verified: false,
  },
  'regulation-2007': {
    title: { 'zh-CN': '中华人民共和国政府信息公开条例（2007年）', en: 'Regulation on Open Government Information (2007)' },
    number: { 'zh-CN': '国务院令第492号', en: 'State Council Order No. 492' },
    issued: '2007-04-05',
    effective_from: '2008-05-01',
    effective_to: '2019-05-14',
    url: `${gazette}/2008-03/28/content_1734.htm`,
    verified: true,
  },
  'regulation-2019': {
    title: { 'zh-CN': '中华人民共和国政府信息公开条例（2019年修订）', en: 'Regulation on Open Government Information (revised 2019)' },
    number: { 'zh-CN': '国务院令第711号', en: 'State Council Order No. 711' },
    issued: '2019-04-03',
    effective_from: '2019-05-15',
    effective_to: null,
    url: `${gazette}/2019-04/15/content_5382991.htm`,
    verified: true,
  },
  'census-2015': {
    title: { 'zh-CN': '关于开展第一次全国政府网站普查的通知', en: 'Notice on the First National Census of Government Websites' },
    number: { 'zh-CN': '国办发〔2015〕15号', en: 'General Office of the State Council, document No. 15 of 2015' },
    issued: '2015-03-11',
    effective_from: '2015-03-11',
    effective_to: null,
    url: `${gazette}/2015-03/24/content_9552.htm`,
    verified: true,
  },
  'guidelines-2017': {
    title: { 'zh-CN': '政府网站发展指引', en: 'Guidelines for the Development of Government Websites' },
    number: { 'zh-CN': '国办发〔2017〕47号', en: 'General Office of the State Council, document No. 47 of 2017' },
    issued: '2017-05-15',
    effective_from: '2017-05-15',
    effective_to: null,
    url: `${gazette}/2017-06/08/content_5200760.htm`,
    verified: true,
  },
  'domains-2018': {
    title: { 'zh-CN': '关于加强政府网站域名管理的通知', en: 'Notice on the Management of Domain Names of Government Websites' },
    number: { 'zh-CN': '国办函〔2018〕55号', en: 'General Office of the State Council, letter No. 55 of 2018' },
    issued: '2018-08-25',
    effective_from: '2018-08-25',
    effective_to: null,
    url: `${gazette}/2018-09/06/content_5319675.htm`,
    verified: true,
  },
  'indicators-2019': {
    title: {
      'zh-CN': '政府网站与政务新媒体检查指标、监管工作年度考核指标',
      en: 'Inspection Indicators for Government Websites and New Media, and Annual Assessment Indicators for Their Supervision',
    },
    number: { 'zh-CN': '国办秘函〔2019〕19号', en: 'Secretariat of the General Office of the State Council, letter No. 19 of 2019' },
    issued: '2019-04-01',
    effective_from: '2019-04-01',
    effective_to: null,
    url: `${gazette}/2019-04/18/content_5384134.htm`,
    verified: true,
  },
  'platform-2019': {
    title: { 'zh-CN': '关于规范政府信息公开平台有关事项的通知', en: 'Notice on Regulating Government Information Disclosure Platforms' },
    number: {
      'zh-CN': '国办公开办函〔2019〕61号',
      en: 'Government Information Disclosure Office of the General Office of the State Council, letter No. 61 of 2019',
    },
    issued: '2019-12-03',
    effective_from: '2019-12-03',
    effective_to: null,
    url: null,
    verified: false,
  },
  'report-form-2019': {
    title: {
      'zh-CN': '政府信息公开工作年度报告格式（试行）',
      en: 'Form of Annual Reports on Open Government Information (for trial)',
    },
    number: {
      'zh-CN': '国办公开办函〔2019〕60号',
      en: 'Government Information Disclosure Office of the General Office of the State Council, letter No. 60 of 2019',
    },
    issued: '2019-11-23',
    effective_from: '2019-11-23',
    effective_to: '2021-09-25',
    url: null,
    verified: false,
  },
  'report-form-2021': {
    title: { 'zh-CN': '政府信息公开工作年度报告格式', en: 'Form of Annual Reports on Open Government Information' },
    number: {
      'zh-CN': '国办公开办函〔2021〕30号',
      en: 'Government Information Disclosure Office of the General Office of the State Council, letter No. 30 of 2021',
    },
    issued: '2021-09-26',
    effective_from: '2021-09-26',
    effective_to: null,
    url: null,
    verified: true,
  },
  'sheets-2018': {
    title: {
      'zh-CN': '关于做好政府网站年度报表发布工作的通知',
      en: 'Notice on the Yearly Sheets of Government Websites',
    },
    number: { 'zh-CN': '国办函〔2018〕12号', en: 'General Office of the State Council, letter No. 12 of 2018' },
    issued: '2018-01-15',
    effective_from: '2018-01-15',
    effective_to: null,
    url: `${gazette}/2018-01/22/content_5259190.htm`,
    verified: true,
  },
  'key-areas-2015': {
    title: { 'zh-CN': '2015年政府信息公开工作要点', en: 'Main Points of Open Government Information in 2015' },
    number: { 'zh-CN': '国办发〔2015〕22号', en: 'General Office of the State Council, document No. 22 of 2015' },
    issued: '2015-04-03',
    effective_from: '2015-04-03',
    effective_to: null,
    url: `${gazette}/2015-04/21/content_9644.htm`,
    verified: false,
  },
  'grassroots-2019': {
    title: {
      'zh-CN': '关于全面推进基层政务公开标准化规范化工作的指导意见',
      en: 'Guiding Opinions on Standards of Open Government at the Grassroots',
    },
    number: { 'zh-CN': '国办发〔2019〕54号', en: 'General Office of the State Council, document No. 54 of 2019' },
    issued: '2019-12-26',
    effective_from: '2019-12-26',
    effective_to: null,
    url: `${gazette}/2020-01/08/content_5467526.htm`,
    verified: true,
  },
  'elderly-2021': {
    title: { 'zh-CN': '关于政府网站适老化与无障碍改造的通知', en: 'Notice on Government Websites for the Old and the Disabled' },
    number: {
      'zh-CN': '国办公开办函〔2021〕28号',
      en: 'Government Information Disclosure Office of the General Office of the State Council, letter No. 28 of 2021',
    },
    issued: null,
    effective_from: '2021-01-01',
    effective_to: null,
    url: null,
    verified: false,
  },
  'elderly-design-2021': {
    title: { 'zh-CN': '互联网网站适老化通用设计规范', en: 'General Design of Websites for the Old' },
    number: {
      'zh-CN': '工信厅信管函〔2021〕67号',
      en: 'General Office of the Ministry of Industry and Information Technology, letter No. 67 of 2021',
    },
    issued: null,
    effective_from: '2021-04-01',
    effective_to: null,
    url: null,
    verified: false,
  },
  'ipv6-2017': {
    title: {
      'zh-CN': '推进互联网协议第六版（IPv6）规模部署行动计划',
      en: 'Action Plan for the Deployment of Internet Protocol Version 6',
    },
    number: { 'zh-CN': '厅字〔2017〕47号', en: 'General Offices of the Central Committee and the State Council, document No. 47 of 2017' },
    issued: '2017-11-26',
    effective_from: '2017-11-26',
    effective_to: null,
    url: null,
    verified: false,
  },
  'maps-2015': {
    title: { 'zh-CN': '地图管理条例', en: 'Regulation on the Administration of Maps' },
    number: { 'zh-CN': '国务院令第664号', en: 'State Council Order No. 664' },
    issued: '2015-11-26',
    effective_from: '2016-01-01',
    effective_to: null,
    url: null,
    verified: false,
  },
  'secrets-2024': {
    title: { 'zh-CN': '中华人民共和国保守国家秘密法（2024年修订）', en: 'Law on Guarding State Secrets (revised 2024)' },
    number: { 'zh-CN': '主席令第二十号', en: 'Presidential Order No. 20' },
    issued: '2024-02-27',
    effective_from: '2024-05-01',
    effective_to: null,
    url: null,
    verified: false,
  },
  'personal-data-2021': {
    title: { 'zh-CN': '中华人民共和国个人信息保护法', en: 'Personal Information Protection Law' },
    number: { 'zh-CN': '主席令第九十一号', en: 'Presidential Order No. 91' },
    issued: '2021-08-20',
    effective_from: '2021-11-01',
    effective_to: null,
    url: null,
    verified: false,
  },
  'budget-law': law(
    '中华人民共和国预算法（2018年修正）',
    'Budget Law (amended 2018)',
    '主席令第二十二号',
    'Presidential Order No. 22 of 2018',
    '2015-01-01',
  ),
  'procurement-2015': law(
    '中华人民共和国政府采购法实施条例',
    'Regulation on Implementing the Government Procurement Law',
    '国务院令第658号',
    'State Council Order No. 658',
    '2015-03-01',
  ),
  'tendering-2012': law(
    '中华人民共和国招标投标法实施条例',
    'Regulation on Implementing the Tendering Law',
    '国务院令第613号',
    'State Council Order No. 613',
    '2012-02-01',
  ),
  'work-safety': law(
    '中华人民共和国安全生产法（2021年修正）',
    'Work Safety Law (amended 2021)',
    '主席令第八十八号',
    'Presidential Order No. 88 of 2021',
    '2021-09-01',
  ),
  'land-2021': law(
    '中华人民共和国土地管理法实施条例（2021年修订）',
    'Regulation on Implementing the Land Administration Law (revised 2021)',
    '国务院令第743号',
    'State Council Order No. 743',
    '2021-09-01',
  ),
  'housing-2011': law(
    '国有土地上房屋征收与补偿条例',
    'Regulation on the Expropriation of Buildings on State-Owned Land',
    '国务院令第590号',
    'State Council Order No. 590',
    '2011-01-21',
  ),
  'decisions-2019': {
    ...law(
      '重大行政决策程序暂行条例',
      'Interim Regulation on the Procedure of Major Administrative Decisions',
      '国务院令第713号',
      'State Council Order No. 713',
      '2019-09-01',
    ),
    issued: '2019-04-20',
    url: `${gazette}/2019-05/08/content_5389670.htm`,
  },
  'business-2020': law(
    '优化营商环境条例',
    'Regulation on Improving the Business Environment',
    '国务院令第722号',
    'State Council Order No. 722',
    '2020-01-01',
  ),
  'environment-2015': law(
    '中华人民共和国环境保护法（2014年修订）',
    'Environmental Protection Law (revised 2014)',
    '主席令第九号',
    'Presidential Order No. 9 of 2014',
    '2015-01-01',
  ),
  'food-2015': law(
    '中华人民共和国食品安全法（2015年修订）',
    'Food Safety Law (revised 2015)',
    '主席令第二十一号',
    'Presidential Order No. 21 of 2015',
    '2015-10-01',
  ),
  'relief-2014': law(
    '社会救助暂行办法',
    'Interim Measures on Social Relief',
    '国务院令第649号',
    'State Council Order No. 649',
    '2014-05-01',
  ),
  'penalty-2021': law(
    '中华人民共和国行政处罚法（2021年修订）',
    'Administrative Penalty Law (revised 2021)',
    '主席令第七十号',
    'Presidential Order No. 70 of 2021',
    '2021-07-15',
  ),
  'civil-code': law('中华人民共和国民法典', 'Civil Code', '主席令第四十五号', 'Presidential Order No. 45 of 2020', '2021-01-01', false),
  'projects-2017': {
    ...law(
      '关于推进重大建设项目批准和实施领域政府信息公开的意见',
      'Opinions on Disclosure on Major Construction Projects',
      '国务院办公厅2017年12月4日印发',
      'General Office of the State Council, 4 December 2017',
      '2017-12-04',
    ),
    issued: '2017-12-04',
    url: `${gazette}/2017-12/15/content_5247349.htm`,
  },
  'check-2016': law(
    '2016年第二季度全国政府网站抽查情况的通报',
    'Report on the Inspection of Government Websites in the Second Quarter of 2016',
    '国办函〔2016〕68号',
    'General Office of the State Council, letter No. 68 of 2016',
    '2016-08-01',
    false,
  ),
  'media-2018': {
    ...law(
      '关于推进政务新媒体健康有序发展的意见',
      'Opinions on the Sound Development of Government New Media',
      '国办发〔2018〕123号',
      'General Office of the State Council, document No. 123 of 2018',
      '2018-12-07',
    ),
    issued: '2018-12-07',
    url: `${gazette}/2018-12/27/content_5352666.htm`,
  },
  'cybersecurity-2017': law(
    '中华人民共和国网络安全法',
    'Cybersecurity Law',
    '主席令第五十三号',
    'Presidential Order No. 53 of 2016',
    '2017-06-01',
  ),
  'gazettes-2018': law(
    '关于做好政府公报工作的通知',
    'Notice on Government Gazettes',
    '国务院办公厅2018年3月28日印发',
    'General Office of the State Council, 28 March 2018',
    '2018-03-28',
  ),
} satisfies Record<string, LegalSource>;

export type SourceId = keyof typeof sources;

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
