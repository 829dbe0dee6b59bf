/** What tells the forms of portals apart: words of their addresses, names, labels and buttons. Tried in this order, after passwords. */
import type { FormFacts } from '../model/index.ts';

export const formWords: readonly { kind: FormFacts['kind']; address: RegExp; words: RegExp }[] = [
  {
    kind: 'application',
    address: /ysqgk|yshenqing|dependent|apply(?:open|info|form)|sqgk|infoapply/i,
    words:
      /依申请公开|申请公开|公开申请|所需(?:政府)?信息|(?:获取|取得)(?:政府)?信息的?(?:方式|形式)|信息(?:内容|用途)描述|申请人(?:信息|类型|姓名)/,
  },
  {
    kind: 'consultation',
    address: /consult|zixun|liuyan|guestbook|feedback|(?:leader)?mail(?:box)?|xinxiang|tousu|complain|jianyi|letter|zxts|message/i,
    words: /咨询|留言|信件|信箱|来信|写信|投诉|举报|意见|建议|反馈|诉求|求助|提问/,
  },
  {
    kind: 'search',
    address: /search|query|jiansuo|sousuo|ssjg|lookup|\bso\.|find/i,
    words: /搜索|检索|搜一下|查询|查找|搜\s?索|关键字|关键词|search/i,
  },
  { kind: 'login', address: /login|logon|signin|denglu|sso|cas\//i, words: /登录|登陆|用户名|sign\s?in|log\s?in/i },
];

/** Words of a field, beside its form's, that make a form a search whatever else its page says. */
export const searchField =
  /search|keyword|key_?words?|query|jiansuo|sousuo|^(?:q|qt|wd|kw|key|so|sw|allkeyword)$|关键字|关键词|搜索|检索|搜一下|请输入.{0,8}(?:内容|查询)/i;

/** Fields that no person fills in. */
export const silentInputs: ReadonlySet<string> = new Set(['hidden', 'submit', 'button', 'reset', 'image']);
