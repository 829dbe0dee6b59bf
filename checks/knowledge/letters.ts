/** How portals label public letters (留言) and when they must be answered. Labels are tried on lines and table heads, white space removed. */

const what = '(?:来信|留言|提问|咨询|写信|投诉|诉求|提交|发信|信件|建议|发表|反映|问政|申请)';
const answer = '(?:答复|回复|回信|反馈|办结|办理|处理|回答|解答|官方回复)';

export const letterLabels = {
  asked: new RegExp(`^${what}(?:时间|日期)$`),
  answered: new RegExp(`^${answer}(?:时间|日期)$`),
  organ: new RegExp(`^(?:${answer}|受理|承办|接收)(?:单位|部门|机构|机关|科室|人)$`),
  answer: new RegExp(`^${answer}(?:内容|意见|结果|情况)$`),
  question: new RegExp(`^${what}(?:内容|正文|标题|主题)$`),
  state: /^(?:(?:办理|处理|回复|答复|信件|当前|受理|留言)?(?:状态|进度)|是否(?:回复|答复))$/,
} as const;
export type LetterLabel = keyof typeof letterLabels;

/** What a state says. */
export const openState = /未回复|未答复|待回复|待答复|未办理|待办理|待处理|未处理|办理中|处理中|已受理|受理中|尚未|^否$/;
export const answeredState = /已回复|已答复|已办结|已办理|已处理|办结|回复完毕|^是$/;

/** 国办秘函〔2019〕19号: a public letter may wait three months; those of the last year count. Local rules: simple ones five working days. */
export const letterLimits = { openMonths: 3, lookBackYears: 1, simpleWorkdays: 5, publishedMonths: 2 } as const;

/** Names of ways to ask and advise, and of those that do not count: petitions, reports of misconduct, applications, corrections. */
export const channelName = /咨询|留言|信箱|建言|献策|问政|写信|意见箱|互动交流|政民互动|公众参与|投诉建议/;
export const otherChannel = /信访|纪检|监察|举报|申请公开|找错|纠错|公开申请/;
