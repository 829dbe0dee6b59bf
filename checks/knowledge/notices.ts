/**
 * Announcements that laws set terms for: by what titles they are known, which day starts the term, and how long it runs. 日 are calendar
 * days, 工作日 working days, as each law says.
 */
import type { Bilingual, NoticeKind } from '../model/index.ts';
import type { PlaceId } from './sources.ts';

interface NoticeName {
  kind: NoticeKind;
  /** Titles, folded. */
  title: RegExp;
  not?: RegExp;
  /** Labels of the day that starts its term, tried on folded text. */
  decided?: RegExp;
}

const day = '(?:日期|时间|日|之日)';

/** The first that fits wins. */
export const noticeNames: readonly NoticeName[] = [
  {
    kind: 'consultation-result',
    title:
      /(?:意见|建议)[^,。]{0,12}(?:采纳|反馈|汇总|处理)(?:情况|结果|的说明|公告|公示)|(?:意见|建议)[^,。]{0,6}(?:征集|征求)(?:情况|结果)|(?:征集|征求意见)[^,。]{0,10}(?:结果|反馈|情况)|意见采纳/,
  },
  {
    kind: 'housing-plan',
    title: /房屋征收[^,。]{0,12}补偿[^,。]{0,6}方案|征收补偿(?:安置)?方案[^,。]{0,8}(?:征求意见|公告|公示)/,
    not: /集体土地|农村|征收土地|结果|决定/,
  },
  { kind: 'land-notice', title: /(?:土地征收|征收土地|征地|拟征收)[^,。]{0,8}(?:启动|预)公告|征收(?:土地)?预公告/ },
  {
    kind: 'land-plan',
    title: /征地补偿(?:安置)?(?:方案)?[^,。]{0,6}公告|征收土地[^,。]{0,10}补偿(?:安置)?方案[^,。]{0,6}公告|拟征收土地[^,。]{0,8}公告/,
  },
  {
    kind: 'land-final',
    title: /^(?!.*(?:预|拟|启动|补偿|安置)).{0,40}(?:征收土地|土地征收)公告/,
    decided: new RegExp(`(?:批准|批复)(?:${day})|(?:经|由|于)[^。\\n]{0,20}(?:批准|批复)`),
  },
  { kind: 'candidates', title: /中标候选人[^,。]{0,6}公示|评标结果[^,。]{0,4}公示/ },
  {
    kind: 'contract',
    title: /(?:采购|政府采购|项目)?合同(?:公告|公示|信息公告)/,
    not: /意向/,
    decided: new RegExp(`合同(?:签订|签署)${day}|(?:签订|签署)${day}`),
  },
  {
    kind: 'award',
    title: /(?:中标|成交|采购)(?:\(成交\))?(?:结果)?(?:公告|公示)/,
    not: /候选人|招标公告|采购公告|意向|更正|需求|预公告|合同|终止|废标|流标/,
    decided: new RegExp(`(?:中标|成交|定标|评审|评标|确定)(?:\\(成交\\)|、成交|成交)?(?:供应商)?(?:结果)?(?:确定|确认)?${day}`),
  },
  {
    kind: 'consultation',
    title: /征求[^,。]{0,16}意见|意见征集|征集[^,。]{0,20}(?:意见|建议)|公开征询/,
    not: /培训|会议|座谈|通知书|征集活动结果/,
  },
  {
    kind: 'penalty',
    title: /行政处罚(?:决定书?|信息|结果|案件|公示)/,
    decided: new RegExp(`(?:处罚)?决定(?:书)?(?:作出)?${day}|处罚${day}|作出(?:行政)?处罚(?:决定)?(?:的)?${day}`),
  },
  {
    kind: 'permit',
    title: /行政许可(?:决定书?|信息|结果|公示)|准予(?:行政)?许可/,
    decided: new RegExp(`许可(?:决定)?(?:作出)?${day}|(?:作出)?决定${day}`),
  },
  {
    kind: 'budget',
    title: /(?:部门|单位|政府|财政|本级|总)?(?:预算|决算)(?:公开|信息公开|报告|草案|说明|情况|编制|表|及)/,
    not: /招标|采购|评审|通知|办法|会议|培训|绩效评价|监督检查|公开工作/,
    decided: new RegExp(`(?:批复|批准|审查批准|审议通过|下达)${day}|(?:于|在)[^。\\n]{0,24}(?:批复|批准|审查批准|审议通过)`),
  },
  { kind: 'accident', title: /事故调查报告|事故(?:调查)?处理(?:情况|结果)/, not: /通知|会议|办法|规定/ },
  {
    kind: 'impact-report',
    title: /(?:环境影响报告书|环境影响评价|环评(?:文件|报告书?)?)[^,。]{0,24}(?:受理|公示|公告|全本|全文)/,
    not: /许可|资质|决定|审批意见|登记表|报告表/,
  },
  { kind: 'sampling', title: /(?:食品|药品|产品)[^,。]{0,10}(?:抽检|监督抽查|抽样检验)/ },
  { kind: 'relief', title: /(?:低保|最低生活保障|特困|临时救助|社会救助|救助对象|救助金)[^,。]{0,12}(?:公示|名单|花名册|情况)/ },
];

export interface NoticeTerm {
  kind: NoticeKind;
  place: PlaceId;
  /** Most days from the decision to publication. */
  within: { count: number; working: boolean };
}

/** From the decision to its publication. */
export const noticeTerms: readonly NoticeTerm[] = [
  { kind: 'award', place: 'procurementResult', within: { count: 2, working: true } },
  { kind: 'contract', place: 'procurementContract', within: { count: 2, working: true } },
  { kind: 'penalty', place: 'projectDecisions', within: { count: 7, working: true } },
  { kind: 'permit', place: 'projectDecisions', within: { count: 7, working: true } },
  { kind: 'land-final', place: 'landFinal', within: { count: 15, working: true } },
  { kind: 'budget', place: 'budgetTerm', within: { count: 20, working: false } },
];

export interface NoticePeriod {
  kind: NoticeKind;
  place: PlaceId;
  /** Least days that the announcement stands. */
  least: { count: number; working: boolean };
  /** May be shorter for reasons that are told. */
  reasons?: true;
}

/** How long an announcement must stand or opinions be taken. */
export const noticePeriods: readonly NoticePeriod[] = [
  { kind: 'candidates', place: 'candidates', least: { count: 3, working: false } },
  { kind: 'consultation', place: 'decisionDraft', least: { count: 30, working: false }, reasons: true },
  { kind: 'housing-plan', place: 'housingPlan', least: { count: 30, working: false } },
  { kind: 'land-notice', place: 'landNotice', least: { count: 10, working: true } },
  { kind: 'land-plan', place: 'landPlan', least: { count: 30, working: false } },
];

/** Announcements that must give the whole text or its tables, with the law that says so. */
export const fullTextNotices: readonly { kind: NoticeKind; place: PlaceId }[] = [
  { kind: 'accident', place: 'accidentReport' },
  { kind: 'impact-report', place: 'impactReport' },
  { kind: 'sampling', place: 'foodSampling' },
];

const name = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });
export const noticeKindNames: Readonly<Record<NoticeKind, Bilingual>> = {
  consultation: name('征求意见', 'call for opinions'),
  'consultation-result': name('意见采纳情况', 'result of a call for opinions'),
  award: name('中标、成交结果公告', 'award of a procurement'),
  contract: name('采购合同公告', 'procurement contract'),
  candidates: name('中标候选人公示', 'candidates of a tender'),
  penalty: name('行政处罚决定', 'administrative penalty'),
  permit: name('行政许可决定', 'administrative permit'),
  'land-notice': name('土地征收预公告', 'advance notice of a requisition of land'),
  'land-plan': name('征地补偿安置方案公告', 'plan of compensation for land'),
  'land-final': name('征收土地公告', 'notice of a requisition of land'),
  'housing-plan': name('房屋征收补偿方案', 'plan of compensation for housing'),
  budget: name('预算、决算', 'budget or final accounts'),
  accident: name('事故调查报告', 'accident report'),
  'impact-report': name('环境影响报告书', 'environmental impact report'),
  sampling: name('抽检结果', 'results of sampling'),
  relief: name('救助公示', 'notice of relief'),
};

/** Words that give reasons for a shorter time. */
export const shorterReasons =
  /(?:缩短|紧急|时间紧|因情况特殊|因工作需要|应急)[^。\n]{0,30}(?:期限|时间|征求|意见|需要|原因)|特殊原因|情况紧急/;

/** What budgets and final accounts must tell. Folded text. */
export const budgetPatterns = {
  table: /收支(?:总)?表|收入表|支出表|预算表|决算表|附件/,
  official: /三公["”']?经费|因公出国|公务接待费/,
  operating: /机关运行经费/,
  procurement: /政府采购/,
  performance: /绩效/,
} as const;
export const budgetElementNames: Readonly<Record<keyof typeof budgetPatterns, Bilingual>> = {
  table: name('收支报表', 'tables'),
  official: name('“三公”经费', 'official travel, cars and receptions'),
  operating: name('机关运行经费安排使用情况', 'operating expenses'),
  procurement: name('政府采购情况', 'procurement'),
  performance: name('预算绩效', 'performance'),
};
/** A budget of a whole department or government; 绩效自评 and the like are others. */
export const budgetTitle =
  /^(?!.*(?:采购|招标|绩效(?:自评|评价|目标)|三公)).{0,40}(?:部门|单位|政府|财政|本级|总)(?:收支)?(?:预算|决算)(?:公开|信息公开|报告|说明|及|情况)/;
