/** How portals write lists: what stands around their rows, what heads them, and what they say when they hold nothing. */

/** Words of links that lead on and are no title: 更多, pagers, 返回, sizes of letters. Folded, whole. */
export const leadingOn =
  /^(?:[>»›+.…·\s]{0,4}(?:查看|点击|进入|浏览)?(?:更多|more|全部)(?:信息|内容|动态|新闻)?[>»›+.…\s]{0,4}|[[(【]?(?:详细|详情|查看|阅读全文|查看详情|查看详细|查看全文|点击查看|点击进入|进入|全文|下载|打印|关闭|返回|收藏|分享|复制|预览)[\])】]?(?:[>»›]{0,3})|首页|尾页|末页|上页|下页|上一页|下一页|前一页|后一页|第一页|最后一页|上一篇|下一篇|上一条|下一条|返回顶部|返回列表|返回首页|回到顶部|top|prev|next|pre|first|last|go|确定|跳转|转到|大|中|小|[[(【]?大[\])】]?|[\d\s]{1,6}|[<>«»‹›|\s]{1,6})$/;
/** The link beside a heading that leads to the whole list. */
export const moreLink =
  /^[[(【>»›+.…·\s]{0,4}(?:查看|点击|浏览)?(?:更多|more|全部)(?:信息|内容|动态|新闻|公告|\.\.\.)?[>»›+.…\])】\s]{0,4}$|^[+»›…]{1,3}$|^>{2,3}$/;

/** What some systems write into a link's `title` attribute before the title, and what they write after it: 标题：…发表时间：2026-02-23. */
export const attributeHead = /^\s?(?:文章|信息|新闻)?(?:标\s?题|名\s?称|题\s?名)\s?[:：]\s?/;
export const attributeTail =
  /\s?(?:(?:发表|发布|更新|添加|上传|公开|录入)?(?:时间|日期)|作\s?者|来\s?源|点击(?:数|率|次数)?|浏览(?:数|次数)?|摘\s?要)\s?[:：][\s\S]{0,300}$/;

/** The first name of a menu, as written, and the words that make it a pager instead. */
export const menuHome = /^\s?(?:网\s?站|本\s?站|门\s?户|返\s?回|回\s?到)?\s?(?:首|主)\s?[页頁]\s?$/;
export const isPagerWord = /[上下前后後]\s?一?\s?[页頁]|尾\s?[页頁]|末\s?[页頁]|最后一页|^\s?\d{1,4}\s?$/;

/** Heads of the columns of a table, which head no list. */
export const tableHeads =
  /^(?:序号|编号|标题|名称|(?:信息|文件|公文|事项|项目)(?:名称|标题)|(?:发布|成文|发文|生成|公开|更新|来信|提交|回复|办理|答复|开始|结束|截止)?(?:日期|时间)|索引号|文号|(?:发文)?字号|(?:发布|发文|制发|承办|回复|办理|受理|答复|主办)?(?:机构|机关|单位|部门)|来源|浏览(?:量|次数)?|点击(?:量|率|次数)?|状态|办理状态|主题(?:分类|词)?|操作|有效性|(?:信件|来信)(?:标题|主题|编号)|关键[字词]|有效期(?:限|至)?|(?:实施|施行|生效|失效|废止)(?:日期|时间))$/;
/** Several of them in a row: the line above a list that names its columns. */
export const tableHeadLine = new RegExp(`^(?:${tableHeads.source.slice(1, -1)}){2,10}$`);

/** Heads of the columns of a table, folded, whose days are no days of publication: until when one may take part, apply, object. */
export const endHeads =
  /^(?:[\u4e00-\u9fff]{0,6})(?:截止|截至|结束|终止|到期|失效|废止|有效期至)(?:的?(?:日期|时间|期限|日))?(?:至|到)?$|^有效期限?(?:至|到)?$|^(?:expires?|deadline|end ?date|closing ?date)$/i;

/** Class and id words of the place of a list. */
export const listClass =
  /list|news|lb(?![a-z])|liebiao|article-?s|infos?(?![a-z])|items?(?![a-z])|(?:^|[^a-z])ul\d?(?![a-z])|(?:^|[^a-z])rows(?![a-z])|data|record|result/i;
/** Class and id words of lists that are ornaments: dots of picture shows, tabs without words, share buttons, pagers. */
export const ornamentClass =
  /dots?(?![a-z])|slid|swip|focus|banner|(?:^|[^a-z])(?:hd|num|btn|tab)s?(?![a-z])|page|share|bdshare|menu|nav|carousel|indicator|control|thumb|search|login|weather|toggle|crumb|float|tool/i;

/** What a list place says when it holds nothing. Folded. */
export const emptyWords =
  /(?:(?:此|该|本|当前)(?:栏目|分类|类别|频道|页面?|目录|列表)?(?:下)?(?:暂时?|还|目前|尚)?(?:没有|无|未有|未添加|未发布)(?:任何)?(?:相关)?(?:新增|新的|更新|可用|公开)?(?:的)?(?:信息|内容|数据|记录|文章|资料|新闻|文件)|暂时?(?:没有|无|未有|未发布|未公开|未更新)(?:任何|相关|可用|最新|该类|此类|本类|符合条件的)*(?:新增|更新|公开|政策|公告|政府)?(?:的)?(?:信息|内容|数据|记录|文章|资料|新闻|文件|列表|消息|结果|公告|条目|留言|信件)|(?:没有|未)(?:找到|查询到|检索到|搜索到|查到|发现)(?:任何)?(?:相关|符合条件|匹配|您要)?(?:的)?(?:信息|内容|数据|记录|文章|结果|资料|文件)?|(?:没有|无)(?:任何|相关|符合条件的?)(?:的)?(?:信息|内容|数据|记录|文章|结果)|^无(?:数据|记录|内容|信息)$|(?:^|[^\u4e00-\u9fff]|栏目|内容|页面|网页|频道|本栏|板块|网站|功能|资料|信息|数据|文件|正在|还在|尚在)(?:正在)?(?:加紧|抓紧|积极)?(?:建设|完善|整理|维护|更新|筹建|制作|升级|改版|收集)中(?=$|[^\u4e00-\u9fff]|敬请|请)|资料(?:正在)?整理(?=$|[^\u4e00-\u9fff])|敬请(?:期待|关注|等待)|no\s?data|no\s?records?(?:found)?|data not found|共(?:有)?0(?:条|个|篇|项)(?:记录|信息|数据)?|(?:信息|内容|数据)为空|空空如也)/i;
/** What a blank place speaks of, and what it says is still being done to it. */
const scope = '(?:[此该本当前目]{0,3}(?:栏目|页面?|频道|板块|网站|列表|分类)?的?(?:内容|信息|资料|数据|文件)?)';
const making = '(?:建设|整理|完善|收集|收集整理|更新|维护|制作|筹备|筹建|编制|补充|录入|开发)';
/** The same in looser words, where they are all that a place says: (对不起，)该栏目 还没有 添加 内容. */
export const emptySaying = new RegExp(
  [
    String.raw`^(?:[^\u4e00-\u9fffa-z]|sorry|oops|很?抱歉|对不起|(?:温馨)?提示|您好|亲){0,8}(?:[此该本当前目的下级内]{0,4}(?:栏目|分类|类别|频道|页面?|目录|列表|板块|年度|年份|部门|单位|机关|条件)|我[局县市区镇乡委办厅部校院]|我单位){0,2}[下中里内]?(?:暂时?|还|目前|当前|现在|尚|仍|也){0,3}(?:没有|无|未有|未|缺少?|空缺)(?:任何|相关|可用|可|最新|该类|此类|本类|此项|该项|涉及|符合条件|匹配|新增|新|更新|公开|添加|录入|发布|上传|显示|展示|查询到|检索到|搜索到|找到|到|过|有|的|政府|政策|公告|您要|所需){0,6}(?:信息|内容|数据|记录|文章|资料|新闻|文件|列表|消息|结果|公告|条目|留言|信件|图片|视频|事项|栏目内容)(?:发布|公布|可显示|展示|更新|哦|呢|噢|了)?[^\u4e00-\u9fffa-z]{0,20}$`,
    String.raw`^${scope}正在(?:抓紧|加紧|积极)?${making}(?:中|之中)?[,.!。…]{0,6}(?:请稍[候后]|敬请.{2,4}|请.{2,8})?[^\u4e00-\u9fffa-z]{0,8}$`,
    String.raw`^${scope}(?:有?待|等待)${making}中?[^\u4e00-\u9fffa-z]{0,8}$`,
    String.raw`^${scope}(?:暂时?)?(?:为空|空缺)[^\u4e00-\u9fffa-z]{0,8}$`,
    String.raw`^${scope}(?:功能|服务)?即将(?:上线|开通|推出|开放|发布)[^\u4e00-\u9fffa-z]{0,8}(?:敬请.{2,4})?[^\u4e00-\u9fffa-z]{0,8}$`,
    '^共?0(?:页|条|个|篇|项)(?:记录|信息|数据)?[,/|]?(?:共?0(?:条|页|个|篇|项)(?:记录|信息|数据)?)?$',
  ].join('|'),
  'i',
);
/** Words that say it by themselves in the place of a list; elsewhere they are the value of something. */
export const emptyWord =
  /^[^\u4e00-\u9fffa-z]{0,8}(?:暂无|暂缺|(?:该|本|此)?(?:栏目|页面|功能|频道|板块)?(?:暂|尚|还)未(?:开通|上线|启用|开放|发布|更新|公开)|coming ?soon|under ?construction|empty|none)[^\u4e00-\u9fffa-z]{0,8}$/i;
/** A saying that a list is empty is short: no longer than this with what stands beside it. */
export const emptyWordsLength = 60;
/** Characters beside the words that may stand in the same place. */
export const emptyWordsBeside = 24;
