/** Why a page is held to be of its kind: facts say it in English, as data; here it is said to people. */
import type { Language, PageFacts } from '../../checks/model/index.ts';

/** Beginnings or wholes of the reasons that reading a page gives; what the page itself says stands behind, as written. */
const chinese: readonly [RegExp, string][] = [
  [/^nothing answered$/, '没有响应'],
  [/^HTTP status (\d+)$/, '状态码 $1'],
  [/^no page: a file or nothing$/, '不是网页（文件或空白）'],
  [/^error page: (.*)$/s, '错误提示“$1”'],
  [/^frameset$/, '框架集'],
  [/^only leads on to (.*)$/s, '只跳转到 $1'],
  [/^shows nothing but an inline frame$/, '只有内嵌框架'],
  [/^a wall of login$/, '须登录'],
  [/^address of the home page$/, '首页网址'],
  [/^a disclosure guide with its elements$/, '公开指南的各项要素'],
  [/^goes by the name of a search$/, '检索页名称或网址'],
  [/^a form of application$/, '申请表单'],
  [/^a form of consultation$/, '咨询表单'],
  [/^about the site itself: (.*)$/s, '网站自身的页面“$1”'],
  [/^title of an annual report: (.*)$/s, '年度报告标题“$1”'],
  [/^tag ArticleTitle$/, '网页标签 ArticleTitle'],
  [/^metadata of a document$/, '公文信息表'],
  [/^breadcrumb ends in (.*)$/s, '位置导航末级为“$1”'],
  [/^address and labels of an article$/, '文章的网址和发布标注'],
  [/^labels of an article$/, '文章的发布标注'],
  [/^a label of articles and text$/, '发布标注和正文'],
  [/^a body of (\d+) characters$/, '正文 $1 字'],
  [/^address of an article$/, '文章的网址'],
  [/^address of an article and text$/, '文章的网址和正文'],
  [/^(\d+) characters of text$/, '文字 $1 字'],
  [/^lists of (\d+) columns$/, '$1 个栏目的列表'],
  [/^a list of (\d+) rows, (\d+) dated$/, '列表 $1 条，$2 条有日期'],
  [/^cards with pictures$/, '图片卡片'],
  [/^an empty list: (.*)$/s, '空白列表“$1”'],
  [/^an empty list$/, '空白列表'],
  [/^a list that script fills$/, '由脚本填充的列表'],
  [/^a pager of no entries$/, '翻页标注为 0 条'],
  [/^leads to (\d+) pages$/, '通向 $1 个页面'],
  [/^one page of a column$/, '栏目下的单个页面'],
  [/^lists only$/, '只有列表'],
  [/^nothing that tells$/, '没有可供判断的内容'],
];

export function explainKind({ why }: Pick<PageFacts, 'why'>, language: Language): string {
  if (language === 'en') return why;
  const known = chinese.find(([pattern]) => pattern.test(why));
  return known ? why.replace(known[0], known[1]) : why;
}
