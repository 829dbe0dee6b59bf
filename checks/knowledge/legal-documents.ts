/**
 * The documents that checks stand on: laws, regulations, orders and notices, with what each is called, its number and when it binds.
 * `verified: false` marks what was not compared with the official text; reports say so. The places in them stand in sources.ts.
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
