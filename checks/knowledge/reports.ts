/** Annual reports on open government information: how their titles say what they are, of which year, and of whom. Folded text. */

/** A title of such a report; the yearly form of a web site (政府网站工作年度报表) and reports on the rule of law are others. */
export const reportTitle =
  /(?:政府信息|政务信息|信息公开|政务公开)(?:公开)?(?:工作)?(?:情况)?(?:的)?(?:(?:年度)?(?:工作)?报告|年报|年度报告)/;
export const noReportTitle =
  /政府网站|网站工作|法治|关于(?:做好|印发|报送|开展|编制|组织|进一步)|通知$|(?:解读|图解|模板|格式|申请|制度|办法|规定|清单|汇总表|统计表)$/;
/** The year a title names; 2019年度, 2019年, 二〇一九年. */
export const reportYear = /((?:19|20)\d{2})(?:年度?|-)?|([一二][〇零○o0九][〇零○o0一二三四五六七八九]{2})年/;
/** Signs that stand around an organ's name in a title. */
export const organTrim = /^[\s《“"【[(]+|^关于|的$|[\s:、]+$/g;
