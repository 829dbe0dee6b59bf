/** What pages of each kind say of themselves. Patterns are tried on folded text. */

/** Titles and headings of error pages. */
export const errorTitle =
  /^(?:(?:http)?(?:错误|error)?[-_:]?)?(?:400|401|403|404|405|410|412|429|500|502|503|504|521)(?=$|[-_|:,.!()[\]]|错误|页面?|error|page|not|bad|gateway|forbidden|service|internal|unauthorized|method|server)|(?:页面|网页|文件|文章|信息|内容|资源|您(?:要)?(?:访问|查看|请求)的.{0,8}|栏目)(?:不存在|未找到|找不到|无法(?:找到|访问|显示)|已(?:被)?(?:删除|移除|丢失)|出错|丢失)|找不到(?:页面|网页|文件|该页)|^(?:出错|错误|系统错误|系统异常|访问(?:错误|异常|被拒绝|受限|出错)|禁止访问|拒绝访问|服务器错误|运行时错误|服务(?:不可用|暂停|暂不可用)|站点(?:不存在|已关闭|已暂停|未找到)|网站(?:暂停|已关闭|无法访问|防火墙|正在维护|访问报错|拦截).{0,8})(?:页面|提示|信息)?(?:[-_|!].*)?$|not\s?found|forbidden|badgateway|没有找到(?:站点|该站点)|^(?:该|此|本)?(?:网)?页(?:面)?无法(?:显示|找到)|databaseerror|errorestablishing|^welcometo(?:nginx|openresty|tengine|caddy|centos)|^iis(?:\d{1,2}|windows(?:server)?)?(?:\.\d)?$|^(?:apache|nginx|http).{0,12}testpage|^itworks!?$|bad\s?request|gateway\s?time-?out|serviceunavailable|internalservererror|servererrorin|runtimeerror|accessdenied|requestblocked|attentionrequired|errorpage|^error$/i;
/** What a short page says when it is an error page whatever its title. */
export const errorText =
  /(?:您|你)(?:要|所)?(?:访问|查看|浏览|请求|查找|打开|寻找)的(?:页面|网页|内容|信息|文章|栏目|资源|地址|网址|文件|链接|站点|网站)?.{0,12}(?:不存在|未找到|找不到|已(?:经)?(?:被)?(?:删除|移除|移走|丢失|失效|关闭)|无法(?:找到|访问|显示)|出错|有误|不可用)|(?:页面|网页|文件|文章|该信息|该内容|此信息)(?:不存在|未找到|找不到了?|已(?:经)?(?:被)?(?:删除|移除|丢失)|走丢了|丢了)|找不到(?:您|你)?(?:要|所)?(?:访问|请求|查找|需要)?的?(?:页面|网页|文件|资源)|404(?:错误|notfound|error|-|页面)|403forbidden|502badgateway|503service|500internal|504gateway|nginx\/[\d.]+$|(?:请求|访问).{0,10}(?:被(?:拦截|阻断|拒绝|禁止)|可能存在威胁|不合法|过于频繁|存在异常|包含恶意)|(?:web应用|网站)防火墙|安全(?:拦截|防护|狗|验证)(?:提示|页面|中)|您的(?:ip|请求|访问)(?:.{0,10})(?:被(?:禁止|拦截|封|限制)|异常)|(?:网站|站点|服务器|系统)(?:暂时|正在|当前)?(?:无法(?:访问|连接)|不可用|升级维护|维护中|出(?:现)?错误?|繁忙|异常)|服务暂时不可用|无权(?:访问|查看)|没有(?:权限|访问权限)|无法显示(?:网页|页面|该页)|内部服务器错误|错误'8[\da-f]{7}'|(?:fatal|parse|syntax)error:|sqlstate\[|ora-\d{5}:|mysql_connect|unabletoconnecttodatabase|errorestablishinga|^itworks!$|(?:无法获取|不存在或|获取)(?:该|此|未知)?(?:文档|文章|信息|栏目)(?:的?信息)?(?:失败|!|$)|(?:参数|地址|id)(?:错误|不正确|有误|非法|传递错误)|exceptionreport|stacktrace|requestid:|(?:waf|cdn)(?:拦截|错误|error)|event_?id|traceid/i;
/** What a script without a page says before it leads back. */
export const errorAlert = /\balert\s{0,3}\(\s{0,3}['"]([^'"\n]{1,80})['"]/;
export const leadsBack = /history\s{0,3}\.\s{0,3}(?:back|go)\s{0,3}\(|window\.close\s{0,3}\(/;
/** A folder that a server lists file by file. */
export const folderTitle = /^(?:index ?of ?\/|directory listing (?:for|of) ?\/)/i;
/** An error page is short: more text than this is a page that speaks of errors. */
export const errorLength = 600;
export const errorTitleLength = 2500;

export const loginTitle = /登录|登陆|统一(?:身份)?认证|^login|signin|sso/i;
export const searchTitle =
  /^(?:站内|全站|全文|高级|信息|智能|文件|综合|政策(?:文件)?)?(?:搜索|检索|查询)(?:结果|中心|页面?|引擎|服务)?$|搜索结果|检索结果/;
export const searchAddress = /\/(?:search|sousuo|jsearch|query|jiansuo|ss)(?:[/_.?-]|$)/i;
export const searchText =
  /(?:共|约)?(?:找到|搜索到|检索到|查询到|为您找到).{0,12}(?:条|个|项|篇)?(?:相关)?(?:结果|信息|记录|内容)|(?:搜索|检索)(?:词|结果|关键字|用时)/;

/** Words beside the title of an article. */
export const articleLabel =
  /(?:发布|发表|发稿|公开|成文|更新|添加|录入|上传|上网)(?:日期|时间)\s?[:：]|(?:信息)?来源\s?[:：]|(?:文章)?作者\s?[:：]|(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?\s?[:：]|字[体号](?:大小)?\s?[:：[【(（]|字号|日期\s?[:：]\s?\d{4}|时间\s?[:：]\s?\d{4}|责任编辑|索\s?引\s?号|发文(?:机关|字号)/g;
/** Words behind an article. */
export const articleEnd = /【?打印(?:本页|此页|文章|正文)?】?|关闭(?:窗口|本页|此页)|上一[篇条]|下一[篇条]|分享到|责任编辑|扫一扫在手机/g;
/** Class and id words of the place of an article's text. */
export const articleClass =
  /(?:^|[^a-z])(?:zoom|ucap-?content|trs_editor|view|article(?!s|-?list)[-_]?\w*|content[-_]?(?:txt|text|body|main|detail)|detail\w*|arti?cle_?con\w*|news_?(?:con|detail|text|view|info)\w*|xl(?:nr)?|xq|pages_content|bt_content|wz(?:_?nr)?|zw|neirong|nr|info_?con\w*|text|txt|show_?con\w*|cont?ent)(?![a-z])/i;
/** Addresses of single articles, as content systems name them. */
export const articleAddress =
  /\/(?:t?(?:19|20)\d{6}_\d+|content_\d+|content[/.]|art_[\da-f_]+|art\/(?:19|20)?\d|article[/_]?\d|detail[/_.]|info\/\d+\/\d+|infodetail|show(?:article|news|info)?[-_.?]|view[-_.?]|(?:19|20)\d{2}-?\d{2}(?:-?\d{2})?\/(?:[\w-]*\d)|\d{4,12})[^/]{0,60}$/i;

/** Characters of prose that make a page an article, and a page that shows a label of articles. */
export const proseOfArticle = 160;
export const proseOfLabelled = 20;
/** Links to columns that make a hub. */
export const linksOfHub = 4;
/** Lines of footers that templates put into the main part; a long sentence is none of them. */
export const footerLine = /主办单位|承办单位|版权所有|ICP备|公网安备|标识码|技术支持|邮政编码|邮编|copyright|浏览器|分辨率/i;

/** Pages about the site itself: neither columns nor articles. */
export const aboutSite =
  /^(?:关于(?:我们|本站|本网站?)|联系(?:我们|方式本站)|(?:网站|站点)(?:地图|导航|声明|说明|帮助|介绍|概况)|本站(?:声明|介绍)|(?:版权|法律|隐私|免责|安全)(?:声明|保护|政策|说明|条款)|使用帮助|帮助(?:中心|信息)?|网站工作年度报表|无障碍(?:说明|声明)|sitemap)$/i;
