/** How personal data looks in running text, and what tells a private number from one that an office publishes. */
import { provinces } from './regions.ts';

/** First two digits of resident identity numbers (GB 11643-1999): provinces, and the residents of Taiwan, Hong Kong and Macao. */
export const idRegions: ReadonlySet<string> = new Set([...provinces.map((province) => province.code), '71', '81', '82', '83']);

/** First digits of bank cards: UnionPay by itself; others only beside a word for an account. */
export const unionPay = /^62\d{14,17}$/;
export const otherCards = /^(?:4\d{15}|5[1-5]\d{14}|35\d{14}|9\d{15,18}|60\d{14,17})$/;
export const accountWords = /卡号|账号|帐号|账户|帐户|银行卡|开户/;

/** A telephone that an office or an applicant's helper publishes on purpose: its number is no leak. */
export const officePhone =
  /电\s{0,4}话|手\s{0,4}机|热线|传真|联系(?:人|方式|我们)|咨询|举报|投诉|报名|值班|客服|服务|监督|经办|负责人|受理|责任人|代理|采购人|招标|投标|律师|微信|QQ|Tel|河长|林长|网格员|调解员|书记|主任|局长|科长|站长|所长|镇长|乡长|县长/i;

/** Words that stand beside the data of private persons: lists of recipients, families, candidates. */
export const privatePerson =
  /身份证|证件号|家庭(?:住址|地址|成员)|户主|户籍|现住址|居住地|出生(?:日期|年月|地)|民族|低保|特困|五保|贫困户|脱贫户|残疾|受助|补助对象|救助对象|监护人|家长|学生姓名|考生|准考证|患者|病人|确诊|银行卡|卡号|被执行人|当事人/;

/** How far, in characters, words before and around a number bear on it. */
export const reach = { before: 30, around: 120, quote: 30 };

/** Lists in which the law may ask for identity numbers: defaulters, penalties, tax arrears. Tried on the titles of a page. */
export const lawfulLists = /失信|被执行人|限制(?:高)?消费|黑名单|欠税|行政处罚|信用(?:惩戒|公示)|双公示|悬赏|通缉|限制出境/;
