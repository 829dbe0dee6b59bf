/** What a site offers its readers beside information, by the names of its entries. Tried on folded whole labels unless said otherwise. */

/** Aids for the old and the disabled: 国办公开办函〔2021〕28号, 信管函〔2021〕67号. */
export const accessibilityEntry =
  /无障碍|适老|长者(?:模式|版|助手|浏览|专区)|老年(?:模式|版)|关怀(?:模式|版)|大字(?:版|模式)|辅助(?:阅读|浏览)|智能读屏|语音(?:播报|阅读)/;
/** Addresses and scripts of such aids. */
export const accessibilityAddress = /wza|accessib|govwza|canyou|elder|guanhuai|zhangzhe|barrier-?free|wuzhangai/i;

/** One login for all services of a province. */
export const loginEntry =
  /(?:统一)?身份认证|(?:用户|统一|个人|法人|账号|政务)登[录陆]|^登[录陆](?:\/?注册|\|注册)?$|用户中心|个人中心|^注册$/;
export const openData = /(?:政府|公共)?数据(?:开放|发布)(?:平台|专栏|网站)?$|开放数据|公共数据开放/;

/** 政府网站工作年度报表 and 政府网站监管年度报表, with the year they report on (国办函〔2018〕12号). Group 1 or 3 the year, group 2 the kind. */
export const yearlySheet = /(20\d\d)年?(?:度)?[^。]{0,30}?(工作|监管)(?:年度)?报表|政府网站(工作|监管)年度报表[((]?(20\d\d)年?度?[))]?/;

/** The way to apply online, folded link texts. */
export const onlineApplication = /^.{0,12}(?:在线申请|网上申请|我要申请|在线提交|申请入口|在线填报|网络申请).{0,8}$/;

/** What stands on a page of the disclosure platform and is no disclosure: 国办公开办函〔2019〕61号. */
export const notOfPlatform =
  /^(?:新闻(?:中心|动态|资讯|发布会?)?|(?:工作|政务|时政|部门|图片|媒体|基层|乡镇|县区)(?:动态|要闻|新闻)|要闻(?:动态)?|媒体(?:聚焦|报道|关注)|图片新闻|视频(?:新闻|中心)?|招商引资|广告(?:服务)?|旅游(?:资讯|指南)?|美食|党建(?:工作|动态)?|文明创建)$/;

/** Links whose names say that a service or a system stands behind them. */
export const onlineSystem =
  /(?:系统|平台|网上(?:办理|办事|申报|服务|大厅|审批)|在线(?:办理|申报|服务|查询)|办事大厅|查询(?:系统|平台|入口)|申报(?:系统|平台|入口)|一网通办)$/;

/** Titles that name no page. */
export const emptyTitles =
  /^(?:首页|主页|index|home|untitled(?:document)?|无标题(?:文档|页面?)?|新建网页|新页面\d*|文章(?:内容|详情|页)?|内容(?:页|详情)?|详情(?:页)?|列表(?:页)?|newpage\d*|document|title|标题|null|undefined|欢迎光临.{0,6}|默认标题)$/;

/** Files that need a plug-in which no browser has any more. */
export const pluginFile = /\.(?:swf|xap|cab)(?:[?#]|$)/i;
