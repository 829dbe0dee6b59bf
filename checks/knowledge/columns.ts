/**
 * What columns of portals are called, and what each holds; how fresh they must be is in freshness.ts.
 * Patterns are tried on folded names (simplified, half width, no white space).
 */
import type { ColumnCategory } from '../model/index.ts';
import { plainDisclosureLabels } from './disclosure.ts';

interface ColumnName {
  category: ColumnCategory;
  /** The folded name of a column. */
  name: RegExp;
}

/**
 * Names by category, the first that fits wins: what is told by one sure word stands before what is told by a common one
 * (招标公告 is procurement before it is a notice; 政策解读 is interpretation before it is policy).
 */
export const columnNames: readonly ColumnName[] = [
  { category: 'guide', name: plainDisclosureLabels.guide },
  { category: 'system', name: plainDisclosureLabels.system },
  { category: 'statutory', name: plainDisclosureLabels.statutory },
  { category: 'annual', name: plainDisclosureLabels.annual },
  { category: 'apply', name: plainDisclosureLabels.apply },
  // an organ by its own name, whatever words the name is made of (文化广电和旅游局)
  { category: 'organ', name: /^.{1,20}(?:局|委|委员会|厅|镇|乡|街道|街道办|办事处|管委会|办公室|联合会|总工会|支队|大队|人民政府)$/ },
  // published case by case; no rule says how often
  {
    category: 'other',
    name: /行政处罚|行政许可|行政强制|双公示|双随机|信用|执法|预警|环评|环境影响|征地|土地(?:供应|出让|征收|市场)|拍卖|^(?:决策|执行|管理|服务|结果)公开$/,
  },
  {
    category: 'interaction',
    name: /新闻发布|发布会|访谈|在线直播|意见征集|征集|征求意见|网上调查|在线调查|问卷|咨询|投诉|举报|信访|信箱|信件|来信|回复选登|留言|互动|问政|建言|12345|回应关切|热点回应|热点问答|常见问题|问题解答|知识库|公众参与|网民|政民|民意|回音壁|听证|答复|答疑|反馈/,
  },
  { category: 'interpretation', name: /解读|图解|一图读懂|政策问答|政策图说|政策宣讲/ },
  { category: 'procurement', name: /采购|招标|投标|中标|招投标|公共资源交易|成交公告/ },
  {
    category: 'budget',
    name: /预决算|预算|决算|三公经费|财政资金|财政信息|财务公开|财政公开|财政专项|资金信息|专项资金|财政收支|债务信息/,
  },
  { category: 'statistics', name: /统计|^数据$|数据(?:发布|公布|解读|信息)|经济数据|经济运行|国民经济/ },
  { category: 'personnel', name: /人事|任免|拟任|任前公示|干部公示|公务员|招录|招考|招聘|考录|录用|遴选|职称|选拔任用/ },
  { category: 'planning', name: /规划|^计划$|工作计划|计划总结|规划计划|年度计划|发展计划|十[一二三四五]五|工作要点|工作总结|工作报告/ },
  {
    category: 'leader',
    name: /领导(?!小组|讲话|活动|动态|批示|调研|关怀)|^副?(?:省|市|县|区|州|盟|旗|镇|乡|局|厅|处|主任|书记)长?(?:之窗|专栏|介绍|简介)$|^副?(?:省|市|县|区|州|盟|旗|镇|乡|局|厅)长$|班子成员|负责人/,
  },
  {
    category: 'organ',
    name: /机构(?!改革)|内设|直属|下属|派出|职能|职责|科室|处室|部门(?:导航|设置|职责|介绍|简介|概况|列表|大全)|单位(?:简介|概况|职责|介绍|信息|设置)|^(?:政府|市政府|县政府|区政府|组成|市直|县直|区直)部门$|^(?:乡镇|街道|镇街|县区|区县|乡镇街道)$|联系方式|办公地址|机关简介|(?:局|委|厅|办|处|中心|机关|单位|部门)概况|(?:权力|权责|责任)清单/,
  },
  {
    category: 'topic',
    name: /专题|专栏|聚焦.{2}|特别策划|主题教育|三严三实|两学一做|不忘初心|党史学习|群众路线|扫黑除恶|脱贫攻坚|文明创建|创建.{0,6}城市/,
  },
  { category: 'notice', name: /通知|公告|公示|通告|告示/ },
  {
    category: 'policy',
    name: /政策(?!动态)|法规|法律(?!服务|援助|顾问)|规章|规范性|^.{0,8}(?:文件|公文|发文)(?:公开|库|汇编|选登|发布|下载)?$|政令|行政规范/,
  },
  {
    category: 'news',
    name: /^今日(?!天气|菜价|价格)|动态|要闻|新闻|快讯|快报|资讯|时政|头条|简讯|信息快递|工作信息|政务信息$|信息速递|媒体(?:关注|聚焦|报道|看)|图片报道|播报|(?:部门|基层|县区|区县|乡镇|街道|地方|各地|市县|镇街|县市区|市州|行业)(?:信息|快递|速递|传真|在线|风采)$|领导活动|要情/,
  },
  {
    category: 'service',
    name: /办事|服务|办理|便民|审批|下载中心|表格下载|资料下载|下载专区|一网通办|政务大厅|查询|缴费|预约|^(?:个人|法人|企业|公民)$/,
  },
  {
    category: 'overview',
    name: /概况|概览|简介|介绍|走进|走近|认识|印象|魅力|历史|文化|旅游|地理|人口|区划|名人|名胜|特产|风光|风景|景点|风土|民俗|沿革|(?:自然|旅游|矿产)资源|名片|荣誉|特色|[省市州县区镇乡]情|大事记|地方志|年鉴|地图/,
  },
];

/** Endings that name an organ where organs are listed: 城乡规划中心 under 工作机构 is no planning column. */
export const organEndings = /(?:中心|社|站|所|院|馆|队|办|公司|协会|学会|学校|医院|集团|银行|园区|开发区|示范区|集聚区)$/;

/** Categories that children of a column take when their own names say nothing: 媒体之声 under 要闻动态 is news. */
export const inherited: ReadonlySet<ColumnCategory> = new Set([
  'news',
  'notice',
  'policy',
  'interpretation',
  'personnel',
  'planning',
  'statistics',
  'budget',
  'procurement',
  'organ',
  'leader',
  'annual',
  'service',
  'interaction',
  'topic',
  'overview',
]);

/** Categories that keep all below them, whatever the names say: a special topic that is over need not be fresh. */
export const enclosing: ReadonlySet<ColumnCategory> = new Set(['topic', 'overview', 'interaction', 'annual', 'guide', 'apply', 'leader']);

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** First names of a breadcrumb that stand for the home page. */
export const homeNames =
  /^(?:主页|home|index|门户|主站|网站|网站主页|当前位置|当前的位置|您的位置|您现在的位置|您当前的位置|您当前所在位置|你的位置|所在位置|当前栏目|位置|.{0,12}首页|.{2,20}(?:门户网站?|政府网站?|官网|官方网站|公众信息网))$/;

/** Last names of a breadcrumb that stand for the page itself. */
export const leafNames = words(`
  正文 内容 详情 详细 详细信息 详细内容 信息内容 信息详情 信息正文 文章 文章内容 文章正文 文章详情 浏览文章 查看 查看文章 阅读 阅读文章 信息浏览 信息查看
  内容页 内容详情 正文内容 新闻详情 新闻正文 全文 浏览 列表 信息列表 文章列表 栏目列表 列表页 新闻列表 细览 文章浏览 内容浏览 通用正文 政策详情 公告详情`);

/** Labels that are no columns: what a portal offers for its use, and pages about itself. */
export const noColumns = words(`
  首页 主页 网站首页 返回首页 回到首页 门户首页 本站首页 返回 返回顶部 返回上级 顶部 更多 更多+ more 详细 详情 查看详情 查看更多 点击查看 点击进入 进入 上一页 下一页 上页 下页 尾页 末页 第一页 最后一页
  登录 注册 登陆 登录/注册 用户登录 用户注册 用户中心 个人中心 我的 退出 搜索 检索 高级搜索 高级检索 全文检索 站内搜索 智能问答 智能搜索 智能机器人 搜一下
  繁体 繁体版 简体 简体版 繁 简 english en 英文版 中文 中文版 手机版 移动版 电脑版 触屏版 客户端 app 移动客户端 微博 微信 微信公众号 官方微博 官方微信 政务微博 政务微信 抖音 头条号 新媒体 政务新媒体 新媒体矩阵
  无障碍 无障碍浏览 进入无障碍 无障碍阅读 无障碍辅助浏览 长者模式 长者版 长者助手 适老版 关怀版 老年模式 大字版 ipv6 邮箱 邮件 电子邮箱 政务邮箱 公务邮箱 内部邮箱 oa oa系统 oa办公 办公系统 协同办公 内网 办公平台
  设为首页 加入收藏 收藏本站 收藏 rss rss订阅 订阅 打印 关闭 关闭窗口 打印本页 分享 网站地图 站点地图 站点导航 网站导航 联系我们 关于我们 关于本站 网站声明 版权声明 法律声明 隐私声明 隐私保护 免责声明 使用帮助 网站帮助 帮助
  网站纠错 我为政府网站找错 找错 友情链接 相关链接 网站链接 常用链接 快速链接 旧版 旧版网站 旧版入口 旧版本进入 老版 老网站 历史网站 回顾旧版 全部 所有 导航 菜单 大 中 小 字号 试运行 切换 今天 天气 天气预报 管理 网站管理 后台管理 ca登录
  首页大图 首页图片 首页焦点图 焦点图 轮播图 图片轮播 首页轮播 banner 飘窗 浮窗 弹窗`);

/** Endings of names that lead to other sites, and names that hold no word. */
export const noColumnWords =
  /版本?进入$|^\d{4}年?(?:度)?$|^第.{1,4}期$|中国政府网|人民政府网|(?:政府|门户|官方)网站?$|^[^\u4e00-\u9fffa-z]*$|^\d{4}[-年/.]\d|^\d+$|公网安备|icp备|https?:/;

/** Headings of lists that gather from elsewhere and belong to no column. */
export const passingHeadings =
  /热点|热门|推荐|排行|最新(?:信息|发布|更新|文章|动态|新闻)?$|相关|点击|随机|猜你|浏览历史|你可能|上一篇|下一篇|导航/;

/** A name of more characters is a title. */
export const columnNameLength = { min: 2, max: 20 };
