/**
 * Matters that must be disclosed beside the items of articles 20 and 21 of the Regulation (2019): what single laws, the national indicators and
 * local plans add. By what names portals show a matter: `label` is tried on the folded whole text of links and names of columns, `title` on
 * folded titles.
 */
import type { Bilingual } from '../model/index.ts';
import type { PlaceId } from './sources.ts';

export interface Matter {
  id: string;
  name: Bilingual;
  label: RegExp;
  /** Titles of single entries; without it only columns count. */
  title?: RegExp;
  place: PlaceId;
}

const open = '(?:信息|公开|信息公开|公示|情况|领域|公告|专栏)?';
/** What a link or column of one of these names, parted by blanks, is called as a whole. */
export const label = (names: string): RegExp => new RegExp(`^(?:${names.replaceAll(' ', '|')})${open}$`);

export interface RequiredMatter extends Matter {
  /** How often something new of it must be published. */
  every?: { months: number; times: number };
  /** Asked of whom: government portals, or all. */
  of: 'portal' | 'all';
  /** Asked everywhere by national rules; others only where an index names them. */
  national: boolean;
  /** 15 of 条例: for organs with services to the public. */
  services?: true;
}

interface MatterInput {
  id: string;
  zh: string;
  en: string;
  label: string;
  title?: RegExp;
  place: PlaceId;
  every?: RequiredMatter['every'];
  of?: RequiredMatter['of'];
  national?: boolean;
  services?: true;
}
const matter = ({
  id,
  zh,
  en,
  label: names,
  title,
  place,
  every,
  of = 'portal',
  national = false,
  services,
}: MatterInput): RequiredMatter => ({
  id,
  name: { 'zh-CN': zh, en },
  label: label(names),
  ...(title ? { title } : {}),
  place,
  ...(every ? { every } : {}),
  of,
  national,
  ...(services ? { services } : {}),
});

const yearly = { months: 12, times: 1 };
const quarterly = { months: 3, times: 1 };

/** What single laws, the national indicators and local plans want beside the items of article 20. */
export const requiredMatters: readonly RequiredMatter[] = [
  matter({
    id: 'service-statistics',
    zh: '办事统计数据',
    en: 'statistics of services',
    label: '办(?:事|件)统计(?:数据)? 办件(?:量|情况|公示)(?:统计)? 服务统计',
    title: /办(?:事|件)(?:量|情况|数据)?统计|办件(?:量|情况)|政务服务[^,。]{0,8}(?:统计|运行|数据)/,
    place: 'serviceStatistics',
    every: quarterly,
    national: true,
    services: true,
  }),
  matter({
    id: 'interaction-statistics',
    zh: '留言受理答复统计数据',
    en: 'statistics of letters',
    label: '(?:留言|来信|信件|互动|咨询|答复|受理)(?:情况)?统计(?:数据|分析)? 统计公开',
    title: /(?:留言|来信|信件|互动|咨询|信箱|热线)[^,。]{0,12}(?:统计|办理情况|受理情况|分析)/,
    place: 'interactionStatistics',
    every: quarterly,
    national: true,
  }),
  matter({
    id: 'consultations',
    zh: '征集调查',
    en: 'calls for opinions',
    label: '(?:意见|民意|网上)?征集(?:调查)? 征求意见 意见征集 网上调查 调查征集 民意调查 在线调查',
    title: /征求[^,。]{0,16}意见|意见征集|征集[^,。]{0,20}(?:意见|建议)|问卷调查/,
    place: 'calls',
    every: { months: 12, times: 6 },
    national: true,
  }),
  matter({
    id: 'interviews',
    zh: '在线访谈',
    en: 'interviews',
    label: '(?:在线|网上|网络)?(?:访谈|直播访谈) 新闻发布会 新闻发布 在线直播',
    title: /访谈|做客|新闻发布会|答记者问/,
    place: 'calls',
    every: { months: 12, times: 6 },
    national: false,
  }),
  matter({
    id: 'decision-list',
    zh: '重大行政决策事项目录',
    en: 'list of major decisions',
    label: '重大(?:行政)?决策(?:事项|目录|预公开|事项目录)? 决策(?:公开|预公开)',
    title: /重大(?:行政)?决策(?:事项)?(?:年度)?目录/,
    place: 'decisionList',
    every: { months: 12, times: 1 },
    national: true,
  }),
  matter({
    id: 'filing-review',
    zh: '规范性文件备案审查结果',
    en: 'review of filed documents',
    label: '(?:规范性文件)?备案(?:审查)?(?:结果|情况)? 合法性审查',
    title: /(?:备案审查|备案登记)[^,。]{0,12}(?:结果|情况|目录|公告)|规范性文件备案/,
    place: 'statutory',
    every: quarterly,
  }),
  matter({
    id: 'document-library',
    zh: '规范性文件集中公开',
    en: 'library of normative documents',
    label: '(?:行政)?规范性文件(?:库|集中公开|查询)? 政策文件库 文件库 现行有效规范性文件',
    title: /(?:现行有效|继续有效)[^,。]{0,12}规范性文件(?:目录|清单)/,
    place: 'siteDocuments',
  }),
  matter({
    id: 'rules-compilation',
    zh: '制度文件汇编',
    en: 'compiled rules',
    label: '(?:制度|文件|政策)(?:文件)?汇编',
    title: /(?:制度|文件|规定)(?:文件)?汇编/,
    place: 'rules',
    of: 'all',
  }),
  matter({
    id: 'gazette',
    zh: '政府公报',
    en: 'gazette',
    label: '(?:人民)?政府公报(?:电子版)? .{2,6}政府公报 公报',
    title: /政府公报\d{4}|\d{4}年?第[^,。]{1,4}期[^,。]{0,4}公报|公报[^,。]{0,6}第[^,。]{1,4}期/,
    place: 'gazette',
    every: yearly,
  }),
  matter({
    id: 'state-council-news',
    zh: '国务院信息转载专栏',
    en: 'column on the State Council',
    label: '国务院(?:信息|文件|要闻|政策|政策文件|政策文件库|公报) 中国政府网(?:信息|要闻)? 国务院重要信息 国务院办公厅文件',
    place: 'siteInteraction',
  }),
  matter({
    id: 'meetings',
    zh: '政府会议公开和列席',
    en: 'meetings open to the public',
    label: '(?:政府|常务|全体)?会议(?:公开|信息)? 政府常务会议 会议开放 列席会议 利益相关方列席',
    title: /列席[^,。]{0,12}会议|会议[^,。]{0,10}列席|常务会议/,
    place: 'decisionDraft',
    every: { months: 12, times: 2 },
  }),
  matter({
    id: 'decision-result',
    zh: '意见采纳情况',
    en: 'what became of opinions',
    label: '(?:意见|结果|征集)(?:采纳|反馈)(?:情况|结果)? 结果反馈',
    title: /(?:意见|建议)[^,。]{0,12}(?:采纳|反馈|汇总|处理)(?:情况|结果)|征集结果/,
    place: 'decisionResult',
  }),
  matter({
    id: 'discretion',
    zh: '行政处罚裁量基准',
    en: 'standards of discretion',
    label: '(?:行政)?(?:处罚)?(?:自由)?裁量(?:权)?(?:基准|标准)? 裁量基准',
    title: /裁量(?:权)?(?:基准|标准|规则)/,
    place: 'discretion',
    of: 'all',
  }),
  matter({
    id: 'accident-reports',
    zh: '生产安全事故调查报告',
    en: 'accident reports',
    label: '事故(?:调查|调查报告|查处)?(?:处理)?',
    title: /事故调查报告/,
    place: 'accidentReport',
    of: 'all',
  }),
  matter({
    id: 'impact-reports',
    zh: '环境影响报告书全文',
    en: 'environmental impact reports',
    label: '环评(?:公示|审批|信息)? 环境影响评价(?:公示)? 建设项目环评',
    title: /环境影响(?:报告书|评价)|环评/,
    place: 'impactReport',
    of: 'all',
  }),
  matter({
    id: 'food-sampling',
    zh: '食品抽检结果',
    en: 'food sampling',
    label: '(?:食品)?(?:安全)?(?:监督)?抽检(?:结果|公告)? 食品药品抽检',
    title: /食品[^,。]{0,10}(?:抽检|监督抽查)/,
    place: 'foodSampling',
    every: quarterly,
    of: 'all',
  }),
  matter({
    id: 'food-plan',
    zh: '食品安全年度监督管理计划',
    en: 'yearly plan of food safety',
    label: '食品安全(?:年度)?(?:监督)?(?:管理|抽检)?计划',
    title: /食品安全[^,。]{0,10}(?:监督管理|抽检|监督检查)计划/,
    place: 'foodPlan',
    every: yearly,
    of: 'all',
  }),
  matter({
    id: 'relief',
    zh: '社会救助标准和公示',
    en: 'social relief',
    label: '社会救助 低保 城乡低保 救助标准 特困供养',
    title: /(?:低保|最低生活保障|特困|临时救助|社会救助)[^,。]{0,12}(?:标准|公示|名单|情况)/,
    place: 'relief',
    of: 'all',
  }),
  matter({
    id: 'fees',
    zh: '收费依据和标准',
    en: 'fees',
    label: '(?:行政事业性|行政)?收费(?:项目|标准|目录|清单|目录清单)? 涉企收费',
    title: /收费(?:目录|清单|标准|项目)/,
    place: 'statutory',
    of: 'all',
  }),
  matter({
    id: 'hotline',
    zh: '12345热线等投诉渠道',
    en: 'hotline',
    label: '.{0,6}12345.{0,10} (?:市民|便民|政务)(?:服务)?热线 投诉(?:举报|建议|平台)?',
    place: 'siteInteraction',
    of: 'all',
  }),
  matter({
    id: 'office-catalogues',
    zh: '处室（科室）公开目录',
    en: 'catalogues of the offices',
    label: '(?:各)?(?:处室|科室|股室|单位)(?:公开)?目录 公开目录(?:汇编)? 政府信息公开目录',
    title: /(?:处室|科室|股室)[^,。]{0,8}目录|公开目录/,
    place: 'guide',
    of: 'all',
  }),
  ...(
    [
      ['approval-service', '批准服务', '(?:项目)?批准服务', /(?:申报要求|申报材料清单|批准流程|办理时限)/],
      [
        'approval-result',
        '批准结果',
        '(?:项目)?(?:批准|审批|核准|备案)结果',
        /(?:可行性研究|初步设计|核准|备案|立项)[^,。]{0,12}批复|项目[^,。]{0,16}批复/,
      ],
      ['tender', '招标投标', '(?:项目)?招标投标 招投标 招标公告', /招标公告|中标(?:结果|候选人)/],
      ['land', '征收土地', '征收土地 土地征收 征地', /征(?:收土)?地[^,。]{0,6}公告/],
      ['change', '重大设计变更', '(?:重大)?设计变更', /设计变更/],
      ['construction', '施工', '施工(?:信息|许可|进展)? 项目施工', /施工(?:许可|进度|进展|单位)/],
      ['quality', '质量安全监督', '质量(?:和|与)?安全(?:监督)? 质量安全监督', /质量(?:安全)?监督|安全监督检查/],
      ['completion', '竣工', '竣工(?:验收|信息)?', /竣工(?:验收|决算|备案)/],
    ] as const
  ).map(([id, zh, names, title]) =>
    matter({
      id: `project-${id}`,
      zh: `重大建设项目·${zh}`,
      en: `major projects: ${id.replace('-', ' ')}`,
      label: names,
      title,
      place: 'projectDecisions',
      of: 'all',
    }),
  ),
];

export const matterIds = requiredMatters.map(({ id }) => id) as [string, ...string[]];
