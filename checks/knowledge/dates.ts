/** How portals write dates, and the words that say what a date stands for. */
import type { PageKind } from '../model/index.ts';

/** Marks that part the numbers of a date: hyphens and dashes of all lengths, slashes, dots, in both widths. */
export const dateMarks = ['-‐‑‒–—−－', '/／', '.．'] as const;
/** Marks between hours and minutes: the colon in all its shapes, and U+2236, which some editors put for it. */
export const timeMarks = ':：∶﹕︰';

/** The numerals 0 to 9 as characters, each in its shapes; zero has many (GB/T 15835 asks for 〇). 元年 is year 1, 元月 month 1. */
export const numerals = ['〇○◯零０ＯOoΟО0', '一壹元', '二贰貳', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'] as const;

/** English months; their first three letters are enough. */
export const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** No date of a portal lies before the founding of the People's Republic. */
export const firstDay = '1949-10-01';
/** What databases show where no date was entered. */
export const noDay = '1970-01-01';
/** Year 0 of the Minguo calendar (民國). */
export const minguo = 1911;

/** What a date stands for; a clock shows the day of the visit and is no date of the page. */
export type Role = 'published' | 'written' | 'effective' | 'expires' | 'updated' | 'clock';

/** Acts of putting online. Alone before a date they need a colon: a title may end in them. */
const publishing = '(?:发布|发表|发稿|公开|公布|刊登|刊发|刊载|上传|上网|上线|录入|添加|加入|入库|登载|张贴|转载|挂网|发帖|颁布|推送)';
/** What is put online. */
const publication = '(?:信息|文章|稿件|新闻|公告)';
const updating = '(?:更新|修改|修订|编辑|维护)';

/**
 * The words before a date that say what it stands for, tried in order on folded text (simplified, half width, lower case,
 * no white space) that ends where the date begins.
 */
export const labelsBefore: readonly { role: Role; label: RegExp }[] = [
  {
    role: 'clock',
    label: words('今天(?:是|日期)|今日是?|现在(?:是|时间)|当前(?:时间|日期)|(?:北京|系统|服务器)时间|您好[^:]{0,8}|欢迎[^:]{0,8}'),
  },
  {
    role: 'expires',
    label: words(
      '(?:废止|失效|终止)(?:日期|时间)|有效(?:期限?|时间)?(?:截?至|到|截止(?:日期|时间|到|至)?)|有效期限?[^。;]{4,24}(?:至|到)|(?:expires?|expiry|validuntil)(?:date|on)?',
    ),
  },
  { role: 'effective', label: words('(?:施行|实施|生效|执行)(?:日期|时间|于)|(?:effective|entryintoforce)(?:date|on|from)?') },
  {
    role: 'written',
    label: words(
      '(?:成文|印发|制发|制定|生成|形成|产生|制作|签发|签署|发文|落款|公文|文件|出台|行文|起草|通过|批准)(?:日期|时间|日)|(?:印发|签发|签署)于|(?:成文|印发|签发):|(?:date)?(?:written|issued)(?:date|on)?|dateofissue',
    ),
  },
  {
    role: 'updated',
    label: words(`${updating}(?:日期|时间|于|至)|(?:最后|最近)${updating}|${updating}:|(?:last)?(?:updated?|modified)(?:date|time|on|at)?`),
  },
  {
    role: 'published',
    label: words(
      `${publishing}的?(?:日期|时间|日|于)|${publishing}:|${publication}(?:日期|时间)|(?:published|posted|releas(?:ed?|ing)|publication|publish|pub|post)(?:date|time|on|at|:)`,
    ),
  },
];
/** Words that stand for any day or time; beside a title they mean publication. Tried on the text as written. */
export const bareLabel = /(?:^|[^\u4e00-\u9fffa-z])(?:日\s?期|[时時]\s?[间間]|date|time)\s?[】\]]?\s?[:：]?\s?$/i;

/** What stands before a link that says who wrote the page or where it stands, and is no title. */
export const creditLabel =
  /(?:来\s?源|出\s?处|作\s?者|撰\s?稿|供\s?稿|编\s?辑|审\s?核|发布(?:机构|单位|部门|者|人)|栏\s?目|分\s?类|频\s?道)\s?[:：]\s{0,3}$/;

/** What follows the time of an event, folded: where it is held, what about, who takes part. */
export const eventBehind = /^[^:]{0,30}(?:地点|地址|会场|主题|议题|出席|参加|主持|嘉宾|主讲)[^:]{0,6}:/;

/** The words behind a date, likewise folded, from where the date ends. */
export const labelsBehind: readonly { role: Role; label: RegExp }[] = [
  { role: 'expires', label: /^(?:起|日)?(?:自动|自行|同时)?(?:废止|失效|停止执行|停止施行)/ },
  { role: 'effective', label: /^(?:起|开始|正式){0,2}(?:施行|实施|生效|执行|启用|实行)/ },
  { role: 'written', label: /^(?:印发|通过|签发|订立)/ },
  { role: 'published', label: /^(?:发布|公布|发表|刊登)(?!会)/ },
];

function words(label: string): RegExp {
  return new RegExp(`(?:${label})[)\\]】」]?[:=|]{0,2}[(\\[【「|]?$`);
}

/** Words of the line between title and text that tells of the page, folded. */
export const infoWords =
  /来源|出处|作者|撰稿|供稿|编辑|责编|审核|审签|签发人|发布(?:人|者|单位|机构|部门)|录入|浏览|阅读|点击|访问(?:量|次数)|人气|次数|字[号体]|字大|大中小|打印|分享|收藏|关闭|保存本页|视力保护|source|from:|author|editor|views?:|hits|font|print|share/;

/** Class and id words of the place where templates show the date of an article. */
export const dateClass =
  /(?:^|[^a-z])(?:pub(?:lish)?[-_]?(?:date|time)?|(?:article|news|info|post|show|detail|content|xl|con)?[-_]?(?:date|time|sj|rq)|fb(?:sj|rq)|riqi|shijian)(?![a-z])/i;

/** Names that scripts give to the date of publication. */
export const scriptNames =
  /(?:pub(?:lish|lished)?_?(?:date|data|time|dt|on)?|release_?(?:date|time)|doc(?:rel|pub)(?:time|date)|(?:fb|fa_?bu)_?(?:sj|rq|shijian|time|date)|(?:article|news|info|create|cr|add|post|input|display|show)_?(?:date|time))["']?\s{0,4}[:=]\s{0,4}["']([^"'\n]{6,40})["']/gi;
/** A script that writes into the page. */
export const scriptWrites = /document\.write|innerHTML|innerText|textContent|\.(?:html|text|append)\(/;

/** Metas that claim a date of publication, in the order of trust; the first is the standard one (国办发〔2017〕47号). */
export const dateMetas = [
  'PubDate',
  'publishdate',
  'pubdate',
  'article:published_time',
  'og:release_date',
  'publish-date',
  'releasedate',
  'DC.date',
  'dc.date.issued',
  'createDate',
  'date',
] as const;

/** Ends of the names of organs, as they sign documents. */
export const organEnd =
  /(?:局|委|办|厅|府|院|部|会|室|组|署|中心|站|所|处|科|队|司|行|校|院校|集团|公司|法院|检察院|党组|支部|指挥部|镇|乡|街道)$/;

/** Ends of the names of sites, as they stand in titles of pages. */
export const siteEnd = /(?:网|网站|门户|平台|政府|[^工](?:局|委|委员会|厅|部|办公室)|法院|检察院)$/;

/** Words before a date that label it with something else: 来信时间, 开标日期. */
export const otherLabel = /(?:日\s?期|[时時]\s?[间間])\s?[】\]]?\s?[:：]?\s?$/;

/** Kinds of pages that show others: the dates on them are those of what they list. */
export const listingKinds: ReadonlySet<PageKind> = new Set<PageKind>(['home', 'hub', 'column', 'search', 'error', 'stub', 'frame']);

/** Texts of links to what is attached to an article, which may follow its date directly. */
export const attachment = /下载|附件|点击|打印|查看|\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd)\b/i;
