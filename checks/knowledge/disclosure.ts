/**
 * The columns of a government information disclosure platform and the names they go by on real sites.
 * Names: 国办公开办函〔2019〕61号 (政府信息公开指南, 政府信息公开制度, 法定主动公开内容, 政府信息公开年报, and 依申请公开 beside them);
 * what they must hold: Regulation on Open Government Information (2019), articles 12, 20, 27 to 29, 49 and 50.
 * All patterns are tried on folded text (simplified, half width, no white space).
 */
import type { DisclosureKey } from '../model/index.ts';

/** 政府信息公开 and what is said for it. */
const open = '(?:政府(?:信息|资讯)公开|政务信息公开|政务公开|信息公开|政府信息|公开)';

interface DisclosureName {
  /** The whole label of a column, without the decoration that `undecorate` strips; an organ, a year or an edition may stand around it. */
  name: string;
  /** Whole labels that name the column only when nothing stands around them. */
  bare?: string;
  /** Words that stand for the column wherever the page's text says them. */
  words: RegExp;
}

export const disclosureNames: Record<DisclosureKey, DisclosureName> = {
  guide: {
    name: `${open}(?:工作|服务|查询)?(?:指南|指引)(?:(?:和|及|与|、)?(?:公开)?目录)?|${open}目录(?:和|及|与|、)(?:公开)?指南`,
    bare: '指南',
    words: /公开(?:工作|服务|查询)?(?:指南|指引)/,
  },
  system: {
    name: `${open}(?:工作|相关|有关|管理|规章|法规|各项)?(?:制度|规定|规章|制度规定|规定制度|法规制度|制度法规|制度建设|制度文件|(?:规定|规章|法规|条例)(?:及|和|与|、)(?:相关)?制度|制度(?:及|和|与|、)(?:相关)?(?:规定|规章|法规))|政府信息公开法规|信息公开法规`,
    words: /公开(?:工作|相关|规章|法规)?(?:制度|规定)/,
  },
  statutory: {
    name: '法定(?:主动)?公开(?:内容|信息|栏目|目录|事项)?|政府信息法定主动公开(?:内容)?|法定主动公开政府信息(?:内容)?',
    bare: '主动公开(?:的)?(?:政府)?(?:内容|信息|信息内容)',
    words: /法定主动公开|法定公开内容/,
  },
  annual: {
    name: `${open}(?:工作)?(?:情况)?(?:的)?(?:年报|年度报告|年度工作报告|工作报告年报|工作报告|报告)`,
    bare: '(?:历年|政府|部门|单位|乡镇|乡镇街道|街道|镇街|镇办|区县|县区|县市区|市直|市直部门|县直|局机关|本级|政府本级|各部门)?(?:年报|年度报告)',
    words: /公开(?:工作)?(?:情况)?(?:年报|年度报告)|政府信息(?:工作)?年度报告/,
  },
  apply: {
    name: '依?申请公开(?:政府信息|信息|政务信息)?(?:申请|平台|系统|入口|专栏|目录|指南|办理|服务|说明|流程|受理|申请表|须知|渠道|在线申请|在线办理|网上申请|流程图)?|(?:政府信息|政务信息|信息)依申请公开(?:申请|平台|系统|入口|指南|流程|申请表|在线申请)?|(?:政府信息|政务信息|信息|政务)公开(?:在线|网上|网络)?申请(?:表|平台|系统|入口|指南|流程|受理|须知|办理)?|(?:我要)?申请政府信息(?:公开)?|我要申请公开|公开申请|(?:在线|网上)申请公开(?:政府信息)?',
    words: /依申请公开|信息公开申请|申请公开政府信息/,
  },
};

/** An organ's name before the column's (柘城县信息公开指南), as far as its last character shows that it names an organ. */
const organ = '(?:[\\u4e00-\\u9fff()]{1,30}?[省市县区旗州盟镇乡道局委厅部办院会署行所社处队馆府心站校团网室厂司]的?)?';
const year = '(?:\\(?(?:19|20)\\d\\d\\)?年?度?)?';
const edition = '(?:\\(?(?:(?:19|20)\\d\\d)?年?(?:度|修订|更新|试行|暂行|最新)?版?\\)?)?';

/** Words of a title that reports on something: such a link is an article, whatever column it names. */
export const reporting =
  /关于|印发|发布|公布|转发|召开|开展|举行|举办|培训|印制|推进|通知|通报|公告$|的函|解读|(?:修订|编制|编写|完善|制定|更新|调整|学习|宣传).*公开/;

const perKey = (build: (name: DisclosureName) => RegExp) =>
  Object.fromEntries(Object.entries(disclosureNames).map(([key, name]) => [key, build(name)])) as Record<DisclosureKey, RegExp>;

/** Whole labels without organ, year or edition: the column itself and not one document of it. */
export const plainDisclosureLabels = perKey(({ name, bare }) => new RegExp(`^(?:${name}${bare ? `|${bare}` : ''})$`));

/** Whole labels by column: `[organ][year]name[edition]`. */
export const disclosureLabels = perKey(({ name }) => new RegExp(`^${organ}${year}(?:${name})${edition}$`));

/** The entry that leads to the disclosure platform; folded whole labels. */
export const platformLabel =
  /^(?:政府信息公开|政务公开|信息公开|政务信息公开|党务政务公开|党政信息公开|政府信息公开平台|政府信息公开专栏|政务公开专栏|信息公开专栏|信息公开平台|政务公开平台|政府信息公开目录|信息公开目录|公开)$/;
