/**
 * The form of annual reports on open government information: 国办公开办函〔2021〕30号 (reports on 2021 and later) and
 * 国办公开办函〔2019〕60号 (2019, 2020). Patterns are tried on folded text (simplified, half width, no white space).
 */
import type { ApplicationRow, DisclosedRow, StatedQuantity } from '../model/annual-report.ts';
import type { Bilingual } from '../model/text.ts';

/** First years that the forms are for. */
export const formYears = { '2019': 2019, '2021': 2021 } as const;

interface ReportPart {
  part: number;
  name: Bilingual;
  /** The heading of the form; enough by itself where it fills its line. */
  heading: RegExp;
  /** Wording that counts behind the number of a part only. */
  loose?: RegExp;
}

/** The six parts of the form, in order. */
export const reportParts: readonly ReportPart[] = [
  {
    part: 1,
    name: { 'zh-CN': '总体情况', en: 'overview' },
    heading: /^(?:工作)?总体情况/,
    loose: /^(?:政府信息公开)?(?:工作)?(?:总体|基本)(?:工作)?(?:情况|概况)|^概述/,
  },
  {
    part: 2,
    name: { 'zh-CN': '主动公开政府信息情况', en: 'information disclosed' },
    heading: /^主动公开政府信息的?情况/,
    loose: /^主动公开(?:工作|信息)?的?情况/,
  },
  {
    part: 3,
    name: { 'zh-CN': '收到和处理政府信息公开申请情况', en: 'applications received and handled' },
    heading: /^收到(?:和|与|及|、)?处理政府信息公开申请的?情况/,
    loose: /^(?:收到(?:和|与|及|、)?(?:处理)?)?(?:政府)?信息公开申请(?:办理)?的?情况|^依申请公开(?:政府信息|工作)?的?情况/,
  },
  {
    part: 4,
    name: { 'zh-CN': '政府信息公开行政复议、行政诉讼情况', en: 'administrative reviews and lawsuits' },
    heading: /^(?:因)?政府信息公开(?:工作)?(?:被申请|引起的?)?行政复议(?:、|和|与|及|,)?(?:被?提起)?行政诉讼的?情况/,
    loose: /^.{0,14}行政复议.{0,12}情况/,
  },
  {
    part: 5,
    name: { 'zh-CN': '存在的主要问题及改进情况', en: 'main problems and improvement' },
    heading: /^(?:政府信息公开工作)?存在的?主要问题(?:及|和|与|、)改进(?:情况|措施)/,
    loose: /^.{0,10}存在的?(?:主要|突出)?(?:问题|不足)/,
  },
  {
    part: 6,
    name: { 'zh-CN': '其他需要报告的事项', en: 'other matters to report' },
    heading: /^其他(?:需要|应当|需)报告的?(?:事项|情况)/,
    loose: /^其他(?:需要|应当|需)?(?:报告|说明)?的?(?:重要)?事项/,
  },
];
/** The number of a part before its heading. */
export const partNumber = /^第?[一二三四五六七八九]{1,2}(?:部分)?[、.,:]/;
/** Numbers that sections of a part have too: behind them only the wording of the form counts. */
export const innerNumber = /^(?:\([一二三四五六]\)|\(?[1-6][、.)])/;
/** What a part says that has nothing to say. */
export const saysNone = /^(?:暂无|无|没有|本年度无|本年度没有|无其他(?:需要)?(?:报告)?(?:的)?(?:事项|情况)?)[。.;]?$/;

/** Words of header cells by which the versions of table two are told apart. */
export const versionSigns = {
  '2021': /本年制发(?:件数|数量)|现行有效(?:件数|数量)/,
  '2019': /本年新制作|本年新公开|对外公开总数|上一年项目数|政府集中采购/,
} as const;

/** Rows that say which table follows. */
export const tableSigns = {
  2: /第二十条第|本年制发|现行有效|本年新制作|处理决定数量|本年收费金额|上一年项目数/,
  3: /自然人|商业企业|本年新收/,
  4: /结果维持|复议后起诉|未经复议/,
} as const;

/** Words that stand in running text only where a table was meant to be. */
export const tableWords = {
  2: /第二十条第\([一五六八]\)项|现行有效件数/,
  3: /本年新收政府信息公开申请数量|商业企业科研机构/,
  4: /结果维持结果纠正|未经复议直接起诉/,
} as const;

/** What stands before the name of a row: 一、 (一) 1. */
export const rowNumber = /^(?:[一二三四五六七八九十]{1,2}[、.]|\([一二三四五六七八九十]{1,2}\)|\(?\d{1,2}[.、)])/;

interface Row<Id> {
  id: Id;
  name: Bilingual;
  pattern: RegExp;
}
const row = <Id>(id: Id, zh: string, en: string, pattern: RegExp): Row<Id> => ({ id, name: { 'zh-CN': zh, en }, pattern });

export const disclosedForm: readonly Row<DisclosedRow>[] = [
  row('rules', '规章', 'rules', /^规章$/),
  row('normative', '行政规范性文件', 'normative documents', /^(?:行政)?规范性文件$/),
  row('permits', '行政许可', 'permits', /^行政许可$/),
  row('services', '其他对外管理服务事项', 'other services', /^其他对外管理服务事项$/),
  row('penalties', '行政处罚', 'penalties', /^行政处罚$/),
  row('coercion', '行政强制', 'coercive measures', /^行政强制$/),
  row('fees', '行政事业性收费', 'administrative fees', /^行政事业性收费/),
  row('procurement', '政府集中采购', 'central procurement', /^政府集中采购$/),
];

export const applicationForm: readonly Row<ApplicationRow>[] = [
  row('received', '本年新收政府信息公开申请数量', 'applications received', /^本年度?新收/),
  row('carriedIn', '上年结转政府信息公开申请数量', 'carried over from last year', /^上年度?结转/),
  row('granted', '予以公开', 'disclosed', /^予以公开/),
  row('partly', '部分公开', 'disclosed in part', /^部分公开/),
  row('deniedSecret', '属于国家秘密', 'denied: state secret', /^属于国家秘密/),
  row('deniedLaw', '其他法律行政法规禁止公开', 'denied: forbidden by law', /^其他法律/),
  row('deniedSecurity', '危及“三安全一稳定”', 'denied: security and stability', /三安全一稳定/),
  row('deniedThirdParty', '保护第三方合法权益', 'denied: rights of a third party', /^保护第三方/),
  row('deniedInternal', '属于三类内部事务信息', 'denied: internal affairs', /三类内部/),
  row('deniedProcess', '属于四类过程性信息', 'denied: information of a process', /四类过程/),
  row('deniedCaseFiles', '属于行政执法案卷', 'denied: case files', /执法案卷/),
  row('deniedEnquiry', '属于行政查询事项', 'denied: administrative enquiry', /行政查询/),
  row('notHeld', '本机关不掌握相关政府信息', 'not held', /不掌握/),
  row('toBeMade', '没有现成信息需要另行制作', 'would have to be made', /另行制作/),
  row('unclear', '补正后申请内容仍不明确', 'still unclear after correction', /^补正后/),
  row('petition', '信访举报投诉类申请', 'petition or complaint', /^信访/),
  row('repeated', '重复申请', 'repeated', /^重复申请/),
  row('published', '要求提供公开出版物', 'asks for a publication', /公开出版物/),
  row('excessive', '无正当理由大量反复申请', 'excessive without reason', /大量反复/),
  row('confirmation', '要求行政机关确认或重新出具已获取信息', 'asks to confirm what it holds', /重新出具/),
  row('uncorrected', '申请人无正当理由逾期不补正', 'not corrected in time', /逾期不补正/),
  row('unpaid', '申请人逾期未按收费通知要求缴纳费用', 'fee not paid in time', /收费通知|缴纳费用/),
  row('other', '其他处理：其他', 'handled otherwise: other', /^其他$/),
  row('otherwise', '其他处理', 'handled otherwise', /^其他处理/),
  row('total', '办理结果总计', 'total handled', /^总计/),
  row('carriedOut', '结转下年度继续办理', 'carried over to next year', /^结转下年/),
];

/** Header cells of table three, in order. */
export const applicantHeaders: readonly RegExp[] = [
  /^自然人$/,
  /^商业企业$/,
  /^科研机构$/,
  /^社会公益(?:组织|机构)$/,
  /^法律服务机构$/,
  /^其他$/,
  /^(?:总计|合计)$/,
];
export const applicantNames: readonly Bilingual[] = [
  { 'zh-CN': '自然人', en: 'natural persons' },
  { 'zh-CN': '商业企业', en: 'businesses' },
  { 'zh-CN': '科研机构', en: 'research bodies' },
  { 'zh-CN': '社会公益组织', en: 'welfare bodies' },
  { 'zh-CN': '法律服务机构', en: 'legal services' },
  { 'zh-CN': '其他法人或组织', en: 'other organisations' },
  { 'zh-CN': '总计', en: 'total' },
];

/** Header cells of table four, five for each of its three groups. */
export const reviewHeader = /^(?:结果维持|结果纠正|其他结果|尚未审结|总计)$/;
export const reviewGroups: readonly Bilingual[] = [
  { 'zh-CN': '行政复议', en: 'administrative review' },
  { 'zh-CN': '未经复议直接起诉', en: 'lawsuits without review' },
  { 'zh-CN': '复议后起诉', en: 'lawsuits after review' },
];

/** Rows of table three under one heading of its results. */
export const resultGroups = {
  denied: [
    'deniedSecret',
    'deniedLaw',
    'deniedSecurity',
    'deniedThirdParty',
    'deniedInternal',
    'deniedProcess',
    'deniedCaseFiles',
    'deniedEnquiry',
  ],
  unavailable: ['notHeld', 'toBeMade', 'unclear'],
  refused: ['petition', 'repeated', 'published', 'excessive', 'confirmation'],
  divided: ['uncorrected', 'unpaid', 'other'],
} as const satisfies Record<string, readonly ApplicationRow[]>;

const count = '(\\d{1,9})(?:件|宗|份|条|例|起|个)';
const asked = '(?:政府)?信息公开(?:的)?申请|依申请公开(?:政府信息|申请|件)?';

/** How running text states what the tables hold; the first group is the number. Tried on each sentence, folded. */
export const statedPatterns: readonly { about: StatedQuantity; pattern: RegExp }[] = [
  {
    about: 'received',
    pattern: new RegExp(
      `(?:新收|收到|接收|接到|受理)(?:各类)?(?:公民、法人(?:或者?|和)其他组织)?(?:的)?(?:${asked})(?:共|共计|总数)?(?:为)?${count}`,
    ),
  },
  { about: 'carriedIn', pattern: new RegExp(`上年度?结转(?:${asked})?${count}`) },
  { about: 'carriedOut', pattern: new RegExp(`结转(?:至|到)?(?:下|次)(?:一)?年度?(?:继续)?(?:办理)?(?:${asked})?${count}`) },
  { about: 'handled', pattern: new RegExp(`(?:办结|答复)(?:${asked})(?:共|共计)?${count}`) },
  { about: 'granted', pattern: new RegExp(`(?<!不)予以公开(?:的)?${count}`) },
  { about: 'partly', pattern: new RegExp(`(?<![及和与])(?:予以)?部分公开(?:的)?${count}`) },
  { about: 'denied', pattern: new RegExp(`不予公开(?:的)?${count}`) },
  { about: 'unavailable', pattern: new RegExp(`无法提供(?:的)?${count}`) },
  { about: 'refused', pattern: new RegExp(`不予处理(?:的)?${count}`) },
  { about: 'reviews', pattern: new RegExp(`(?:政府)?信息公开(?:类|相关|引发的?|引起的?)?行政复议(?:案件)?${count}`) },
  { about: 'lawsuits', pattern: new RegExp(`(?:政府)?信息公开(?:类|相关|引发的?|引起的?)?行政诉讼(?:案件)?${count}`) },
  { about: 'normativeMade', pattern: new RegExp(`(?:制发|制定|印发|出台)行政规范性文件${count}`) },
  { about: 'normativeRepealed', pattern: new RegExp(`废止行政规范性文件${count}`) },
  { about: 'normativeValid', pattern: new RegExp(`现行有效(?:的)?行政规范性文件(?:共)?${count}`) },
];
/** Sentences that count something else than the year of the report: other years, one channel, a part of the organ. */
export const statedElsewhere =
  /累计|历年|以来|同比|去年|上一年度|比上年|较上年|上半年|下半年|季度|\d月份|其中|网上|在线|信函|当面|邮寄|传真|全市|全县|全区|各单位|下属/;

/** 信息处理费: how part six mentions it, and how a report says that one was charged. */
export const feeWords = /信息处理费|(?:收取|收到|减免).{0,12}(?:费用|费)|收费/;
export const feeCharged = /(?:收取|收到|共收)(?:了)?(?:政府信息公开)?信息处理费(?:共|共计|合计)?(?:人民币)?(\d{1,9}(?:\.\d{1,4})?)万?元/;
