/**
 * How portals show who runs them. Marks: 国办发〔2017〕47号 (标识码, 党政机关网站标识, ICP, 公安备案, 主办单位, 联系方式, 站点地图),
 * 国办秘函〔2019〕19号 (网站标识, “我为政府网站找错”).
 * Text patterns are tried on text whose script and width are folded, white space kept; group 1 is the value.
 */
import { provinceShorts } from './regions.ts';

/** Identification code: ten digits, or `bm` and eight; other lengths are read as written, for a check to call malformed. */
export const siteCodePattern =
  /(?:(?:网站|政府网站)?(?:标识|识别)(?:编)?码|site ?(?:id(?:entification)?)(?: ?code| ?no\.?)?)[\s:([]{0,6}((?:bm\s?)?\d{4,20})/gi;
export const siteCodeWellFormed = /^(?:bm\d{8}|\d{10})$/i;

/** ICP filing: 豫ICP备15021526号-1; the province may be missing by mistake and “案” or a colon may have slipped in. */
export const icpPattern = new RegExp(
  `([${provinceShorts}]?\\s?ICP\\s?备案?(?:字第?|号|编号|序号)?[\\s:]{0,3}\\d{6,12}\\s?号?(?:\\s?[-—–−]\\s?\\d{1,3})?)`,
  'gi',
);
export const icpWellFormed = new RegExp(`^[${provinceShorts}]ICP备\\d{8}(?:\\d{2})?号(?:-\\d{1,3})?$`, 'i');

/** Police filing: 豫公网安备 41142402000535号, fourteen digits. */
export const policePattern = new RegExp(
  `((?:[${provinceShorts}]?\\s?公网安?备|公安(?:机关|网)?备案|[\\u4e00-\\u9fff]公备)(?:案)?(?:号)?[\\s:]{0,3}\\d{8,18}\\s?号?(?:\\s?-\\s?\\d{1,6}(?!\\d))?)`,
  'g',
);
export const policeWellFormed = /^\d{14}$/;
/** Numbers given before the filings were made nationwide had fewer digits; some sites still show theirs. */
export const policeOldForm = /^\d{11,12}$/;

/** Addresses of the emblem of party and government organs (党政机关、事业单位网站标识). */
export const emblemHosts = /(?:bszs|dcs)\.conac\.cn/i;
export const emblemScript = /(?:bszs|dcs)\.conac\.cn\/[^\s'"<>\\)]{0,200}/i;
/** File names of the emblem where a site keeps a copy of it. */
export const emblemImage = /dzjg|dangzheng|conac/i;
export const emblemWords = /党政机关(?:网站)?(?:标识)?|事业单位(?:网站)?标识|政府机关(?:网站)?标识/;

/** Addresses of “我为政府网站找错”: the State Council's platform, and the ones used before it and beside it. */
export const reportErrorsAddress =
  /(?:zfwzgl\.www\.gov\.cn|pucha\.kaipuyun\.cn|121\.43\.68\.40|kpy\.kaipuyun\.cn|jiucuo\.kaipuyun\.cn)\/exposure\/jiucuo/i;
export const reportErrorsScript = /https?:\/\/[^\s'"<>\\)]{1,80}\/exposure\/jiucuo[^\s'"<>\\)]{0,200}/i;
export const reportErrorsWords = /网站找错|我来找错|网站纠错|找错平台/;
export const reportErrorsId = /^_?span_jiucuo$/i;
/** Hosts that took 找错 reports before zfwzgl.www.gov.cn. */
export const reportErrorsLegacyHosts = /^(?:pucha\.kaipuyun\.cn|kpy\.kaipuyun\.cn|jiucuo\.kaipuyun\.cn|121\.43\.68\.40)(?::\d+)?$/i;
/** The identification code inside a 找错 address. */
export const reportErrorsCode = /[?&;]site_?code=([a-z]{0,2}\d{1,20})/i;

/** 主办单位：X, 主办：X; the value ends at the next label. */
export const organPattern = /主\s?办(?:(?:单位|机关|方)?\s?:\s?|(?:单位|机关)\s(?=[\u4e00-\u9fff]))([^\s|;,。、:<>]{2,40})/g;
/** X主办, X 主办 (the order of many footers); the next label may follow at once, where only style parts the two. */
export const organBefore =
  /([\u4e00-\u9fff()]{4,40})\s?主办(?:(?=承办|协办|主管|运维|维护|地址|电话|联系|版权|备案|技术支持|网站(?:技术|维护|标识|电话|备案))|(?![\u4e00-\u9fff:]|\s?:))/g;
/** 主办单位 and the name right behind it, where only style parts them; the name ends as names of organs do. */
export const organRight =
  /主办单位([\u4e00-\u9fff()]{2,30}?(?:政府|办公[厅室]|局|委员会|厅|管委会|中心))(?=承办|协办|主管|网站|版权|备案|地址|电话|联系|技术|[^\u4e00-\u9fff]|$)/g;
/** Words before the name in a sentence: 本网站由X主办. */
export const organLead = /^(?:本?(?:网站|网|站))?由/;
export const organEnd = /(?:主办|承办|协办|主管|运维|维护|地址|电话|联系|版权|技术|网站|备案|邮编|标识|邮箱|传真|All|Copyright|ICP).*$/i;

/** A way to reach the organ: a number, an address, a mailbox, in this order. */
export const contactPatterns: readonly RegExp[] = [
  /(?:(?:联系|咨询|值班|服务|办公|网站|总机|维护)?(?:电\s?话|热\s?线|方式)|技术支持|Tel|TEL)\s?:?\s?(?!\d{4}-\d{1,2}-\d)((?:\(?\+?\d[\d()\s—–-]{5,24}\d)|1[0-2]\d{3}(?!\d))/,
  /(?:地\s?址|办公地点)\s?:\s?([^\s|;。]{4,60})/,
  /(?:邮箱|E-?mail|信箱|电子邮件)\s?:?\s?([\w.+-]{1,64}@[\w.-]{3,64})/i,
];
export const contactLabel = /^(?:联系我们|联系方式|联系电话|机构联系方式|联络我们|单位联系方式|联系地址|联系本站|联系|contactus)$/;

export const siteMapLabel = /^(?:网站地图|站点地图|站点导航|站点导览|本站地图|网站导览|sitemap|网站地图\/?sitemap)$/;

/** Words that stand in footers: a mark outside an area known as a footer is the site's own only beside one of these, or at the very end. */
export const footerWords = /版权所有|ICP\s?备|公网安备|主办|承办|技术支持|网站地图|站点地图|联系我们|Copyright/i;
/** In characters: how far from such a word a mark may stand, how near the page's end needs no such word, how much of the end and of one footer is read. */
export const footerReach = { beside: 200, end: 300, tail: 4_000, longest: 20_000 };
/** A script that may write a mark of identity; others are not read. */
export const identityScript = /标识码|site ?id|ICP备|\\u6807\\u8bc6|公网安备|conac\.cn|exposure\/jiucuo/i;
