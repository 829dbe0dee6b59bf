/**
 * References to law that no longer binds. Laws that the Civil Code replaced lost force on 2021-01-01 (article 1260); the Regulation on Open
 * Government Information of 2007 gave way to that of 2019 on 2019-05-15, and with it its terms (15 working days) and its fees.
 */
import type { Bilingual } from '../model/index.ts';

export interface Superseded {
  id: string;
  /** A cheap look whether it can occur. */
  hint: string;
  pattern: RegExp;
  /** Last day it bound. */
  until: string;
  name: Bilingual;
  instead: Bilingual;
  /** Where it matters: in guides to services, or on pages of the disclosure platform. */
  where: 'service' | 'platform';
}

const civilCode = { 'zh-CN': '《中华人民共和国民法典》（2021年1月1日起施行）', en: 'the Civil Code (in force since 1 January 2021)' };
const regulation = {
  'zh-CN': '《中华人民共和国政府信息公开条例》（国务院令第711号，2019年5月15日起施行）',
  en: 'the Regulation on Open Government Information of 2019 (State Council Order No. 711)',
};
const civil = (id: string, name: string, english: string): Superseded => ({
  id,
  hint: name,
  pattern: new RegExp(`《(?:中华人民共和国)?${name}(?:\\([^)《》]{0,20}\\))?》`),
  until: '2020-12-31',
  name: { 'zh-CN': `《${name}》`, en: english },
  instead: civilCode,
  where: 'service',
});

export const supersededLaw: readonly Superseded[] = [
  civil('marriage', '婚姻法', 'the Marriage Law'),
  civil('succession', '继承法', 'the Law of Succession'),
  civil('adoption', '收养法', 'the Adoption Law'),
  civil('contract', '合同法', 'the Contract Law'),
  civil('property', '物权法', 'the Property Law'),
  civil('security', '担保法', 'the Security Law'),
  civil('tort', '侵权责任法', 'the Tort Law'),
  civil('civil-principles', '民法通则', 'the General Principles of Civil Law'),
  civil('civil-general', '民法总则', 'the General Provisions of Civil Law'),
  {
    id: 'regulation-2007',
    hint: '492',
    pattern: /(?:国务院令?|令)\s?\(?第?\s?492\s?号?/,
    until: '2019-05-14',
    name: { 'zh-CN': '2007年《政府信息公开条例》（国务院令第492号）', en: 'the Regulation of 2007 (State Council Order No. 492)' },
    instead: regulation,
    where: 'platform',
  },
  {
    id: 'term-2007',
    hint: '15',
    pattern: /(?:收到|登记|受理)[^。;\n]{0,24}申请[^。;\n]{0,24}(?:起|后)[^。;\n]{0,6}15个?工作日内?[^。;\n]{0,8}(?:答复|回复)/,
    until: '2019-05-14',
    name: {
      'zh-CN': '答复期限15个工作日（2007年条例第二十四条）',
      en: 'the term of 15 working days (article 24 of the Regulation of 2007)',
    },
    instead: {
      'zh-CN': '现行条例第三十三条规定的20个工作日',
      en: '20 working days by article 33 of the present Regulation',
    },
    where: 'platform',
  },
  {
    id: 'fee-2007',
    hint: '成本费',
    pattern:
      /(?:收取|收费|缴纳|支付)[^。;\n]{0,30}(?:检索|复制|邮寄)[^。;\n]{0,12}成本费|(?:检索|复制|邮寄)[^。;\n]{0,12}成本费用?[^。;\n]{0,10}(?:收取|收费|标准)/,
    until: '2019-05-14',
    name: {
      'zh-CN': '收取检索、复制、邮寄等成本费（2007年条例第二十七条）',
      en: 'fees for searching, copying and posting (article 27 of the Regulation of 2007)',
    },
    instead: {
      'zh-CN': '现行条例第四十二条（不收取费用，超过合理范围的可收取信息处理费）',
      en: 'article 42 of the present Regulation (no fee, save for excessive requests)',
    },
    where: 'platform',
  },
];

/** Words by which a page says that what it shows no longer binds. */
export const saidRepealed = /已废止|已失效|[(（[【]\s?(?:废止|失效)\s?[)）\]】]|全文废止|现已废止|宣布失效/;

/** Names of local organs that the reform of 2018 and later ones did away with; the day by which counties had to have done it. */
export const defunctOrgans: readonly { label: RegExp; since: string; instead: Bilingual }[] = (
  [
    ['国土资源局', '自然资源部门', 'natural resources'],
    ['环境保护局|环保局', '生态环境部门', 'ecology and environment'],
    ['工商行政管理局|工商局|质量技术监督局|质监局|食品药品监督管理局|食药监局', '市场监督管理部门', 'market regulation'],
    ['安全生产监督管理局|安监局', '应急管理部门', 'emergency management'],
    ['卫生和计划生育委员会|卫计委|人口和计划生育委员会|计生委', '卫生健康部门', 'health'],
    ['文化广电新闻出版局|文广新局', '文化和旅游部门', 'culture and tourism'],
    ['国家税务局|地方税务局|国税局|地税局', '合并后的税务部门', 'the merged tax service'],
    ['物价局', '发展和改革、市场监督管理部门', 'development and reform, market regulation'],
  ] as const
).map(([names, zh, en]) => ({
  label: new RegExp(`^[\\u4e00-\\u9fff]{0,10}?(?:${names})$`),
  since: '2019-03-31',
  instead: { 'zh-CN': zh, en },
}));
