/**
 * What a column 依申请公开 must tell an applicant, in the five parts its platforms have: 受理机构, 申请流程, 申请表, 办理时限, 收费标准
 * (Regulation on Open Government Information, 2019, articles 12, 28–33 and 42). Tried on folded script and width.
 */
import type { ApplyElement } from '../model/index.ts';

export const applyPatterns: Record<ApplyElement, RegExp> = {
  organ: /受理(?:机构|部门|单位|机关)|(?:公开|工作|申请)(?:工作)?机构|办公室[^。\n]{0,10}(?:受理|负责)|受理申请的?(?:机构|部门)|受理点/,
  process: /(?:申请|办理|受理|处理|公开)(?:工作)?(?:流程|程序|步骤|方式)|流程图|如何申请|申请的?(?:提出|受理|处理)/,
  form: /申请表/,
  term: /\d{1,2}\s?个?工作日|[一二三四五六七八九十]{1,3}个工作日|(?:办理|答复|处理)(?:时限|期限)|时限/,
  fee: /收费|费用|免费/,
};
export const applyElementNames: Record<ApplyElement, { 'zh-CN': string; en: string }> = {
  organ: { 'zh-CN': '受理机构', en: 'the office that takes applications' },
  process: { 'zh-CN': '申请流程', en: 'the procedure' },
  form: { 'zh-CN': '申请表', en: 'the application form' },
  term: { 'zh-CN': '办理时限', en: 'the term' },
  fee: { 'zh-CN': '收费标准', en: 'the fees' },
};

/** Fields of an application that article 29 asks for: who applies and how to prove it, what is wanted, in which form. */
export const applicationFields: Record<'identity' | 'subject' | 'delivery', { pattern: RegExp; name: { 'zh-CN': string; en: string } }> = {
  identity: {
    pattern: /证件|身份证|组织机构|信用代码|姓名|名称|申请人/,
    name: { 'zh-CN': '申请人姓名或者名称、身份证明', en: 'name and proof of identity' },
  },
  subject: {
    pattern: /内容|描述|文号|信息名称|标题|所需/,
    name: { 'zh-CN': '申请公开的政府信息的名称、文号或者特征描述', en: 'name, number or description of the information' },
  },
  delivery: {
    pattern: /形式|方式|载体|获取|途径|介质|提供/,
    name: { 'zh-CN': '政府信息的形式要求及获取方式', en: 'the form wanted and the way to get it' },
  },
};
