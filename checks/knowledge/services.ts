/**
 * How service guides label their elements. The first eight are those of 国办秘函〔2019〕19号 and the census of 2015 (事项名称、设定依据、
 * 申请条件、办理材料、办理地点、办理时间、联系方式、办理流程); the others are of local lists. Whole labels, white space removed.
 */
import type { Bilingual, ServiceElement } from '../model/index.ts';

export const serviceLabels: Readonly<Record<ServiceElement, string>> = {
  name: '(?:事项|项目|服务|办理|办事|许可)(?:事项)?名称|办理事项|办事项目|服务事项|审批事项',
  basis: '(?:设定|设立|法律|法定|法规|政策|办理|审批|实施|受理|许可|办事|申办|申请)(?:的)?依据|法律法规依据|依据',
  conditions: '(?:申请|受理|办理|申报|审批|许可|准予|申办|办事|享受|报名|登记)(?:的)?(?:条件|对象|范围|资格|要求)|适用范围|服务对象|条件',
  materials:
    '(?:申请|办理|申报|所需|需要|提交|提供|受理|申办|办事|审批|应提交|需提交|需提供)(?:的)?(?:材料|资料|要件|证件)(?:目录|清单|名称)?|需提交的?材料|材料(?:目录|清单)',
  place: '(?:办理|受理|办公|办事|服务|申请|审批|收件|联系|窗口)(?:的)?(?:地点|地址|窗口|场所)|地址和?时间|地\\s?点|地\\s?址',
  hours: '(?:办理|受理|办公|办事|服务|工作|接待)(?:的)?时间(?:和?地点|、地点)?|地址和?时间',
  contact:
    '(?:咨询|联系|监督|投诉|办公|服务|受理|业务|窗口|监督投诉|咨询服务|咨询投诉)(?:的)?(?:电话|方式|热线|渠道|途径)|电\\s?话|联系人及?电话',
  process: '(?:办理|办事|审批|受理|申请|基本|服务|工作|许可|业务|申办|办结)(?:的)?(?:流程|程序|步骤)(?:图)?|流程图?|程\\s?序',
  term: '(?:办理|承诺|法定|审批|办结|办事|受理|许可|承诺办结|法定办结)(?:的)?(?:时限|期限|时间限制)|时\\s?限|期\\s?限',
  fee: '(?:是否)?收费(?:标准|依据|情况|项目|方式|标准及依据|依据及标准|标准和依据|依据和标准)?|(?:办理|审批)费用',
  result: '(?:审批|办理|许可|审查)?结果(?:名称|样本|证件)?|批件|审批证件|证照名称|办理结果|许可证件',
  inspection: '年审(?:或年检|年检)?|年检(?:要求|年审)?|有效(?:时间|期限?)|年审或年检',
  notes: '注意事项|特别(?:说明|提示)|备注|温馨提示|其他说明|办理须知|说明事项',
};

/** Elements that tell a guide from other pages with labels. */
export const tellingElements: ReadonlySet<ServiceElement> = new Set(['basis', 'conditions', 'materials', 'process', 'term']);
/** Labels that make a page a guide, of them telling ones; fewer do where it goes by the name of one. */
export const serviceLabelsNeeded = { any: 4, telling: 2, named: 1 };
/** Names of guides and of the columns they stand in. */
export const serviceGuideName = /办事指南|服务指南|办理指南|审批指南|申报指南|办事须知|办理须知/;
/** A guide that asks for a form must offer it. */
export const formAsked = /[\u4e00-\u9fff]{0,16}(?:申请|申报|登记|审批|备案|审核|报名|推荐)(?:表|书)(?!示|面|现)/;

const element = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });
export const serviceElementNames: Readonly<Record<ServiceElement, Bilingual>> = {
  name: element('事项名称', 'name of the matter'),
  basis: element('设定依据', 'legal basis'),
  conditions: element('申请条件', 'conditions'),
  materials: element('办理材料', 'papers to hand in'),
  place: element('办理地点', 'place'),
  hours: element('办理时间', 'hours'),
  contact: element('联系方式', 'contact'),
  process: element('办理流程', 'procedure'),
  term: element('办理时限', 'time limit'),
  fee: element('收费情况', 'fees'),
  result: element('办理结果（批件）', 'result'),
  inspection: element('年检年审', 'yearly inspection'),
  notes: element('注意事项', 'notes'),
};

/** Words in place of a legal basis, or of a number to call, that tell nothing. */
export const emptyWords =
  /^(?:[-—/\\.。:：\s]*|无|暂无|略|详见附件|详见窗口|见附件|详情咨询窗口|请咨询窗口|待定|待补充|按规定|相关法律法规?规?|xx+|\*+|x{3,}.{0,6})$/i;
