/**
 * Matters that must be disclosed, and by what names portals show them: the items of articles 20 and 21 of the Regulation (2019), and what single
 * laws and the national indicators add. `label` is tried on the folded whole text of links and names of columns, `title` on folded titles.
 */
import type { Bilingual } from '../model/index.ts';
import type { PlaceId } from './sources.ts';

type Level = 'city' | 'county' | 'township';

export interface Matter {
  id: string;
  name: Bilingual;
  label: RegExp;
  /** Titles of single entries; without it only columns count. */
  title?: RegExp;
  place: PlaceId;
}

export interface StatutoryItem extends Matter {
  /** Every organ has it, whatever its duties. */
  always?: true;
  /** Only for governments of these levels (article 21). */
  levels?: readonly Level[];
  /** Days a column may stand still where no national rule says so: a local number. */
  days: number;
}

const open = '(?:信息|公开|信息公开|公示|情况|领域|公告|专栏)?';
const label = (names: string): RegExp => new RegExp(`^(?:${names.replaceAll(' ', '|')})${open}$`);
const year = 366;

const item = (
  number: number,
  zh: string,
  en: string,
  names: string,
  days: number,
  more: Partial<Pick<StatutoryItem, 'always' | 'title'>> = {},
): StatutoryItem => ({
  id: `20-${String(number).padStart(2, '0')}`,
  name: { 'zh-CN': zh, en },
  label: label(names),
  place: 'statutory',
  days,
  ...more,
});

const local = (id: string, zh: string, en: string, names: string, levels: readonly Level[]): StatutoryItem => ({
  id: `21-${id}`,
  name: { 'zh-CN': zh, en },
  label: label(names),
  place: 'local',
  days: year,
  levels,
});
const districts: readonly Level[] = ['city', 'county'];
const townships: readonly Level[] = ['township'];

/** 第二十条第（一）至（十五）项，第二十一条加项. */
export const statutoryItems: readonly StatutoryItem[] = [
  item(
    1,
    '行政法规、规章和规范性文件',
    'regulations and normative documents',
    '(?:政府|行政|本级|部门|市政府|县政府|区政府)?(?:规章|规范性文件|文件|政策文件|法规文件|政策法规|法规规章|文件资料)(?:库)? 行政法规 政府文件 政策 政策法规 法律法规 履职依据 .{2,8}文件',
    183,
    { always: true },
  ),
  item(
    2,
    '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名',
    'functions, set-up, address, hours, contact, head',
    '(?:机构|机关|部门|单位)(?:职能|概况|设置|简介|信息) 职能职责 主要职责 工作职责 机构职能 领导(?:信息|之窗|介绍|分工) 内设机构 组织机构 机构设置(?:与办事)?',
    3660,
    { always: true },
  ),
  item(
    3,
    '国民经济和社会发展规划、专项规划、区域规划及相关政策',
    'plans',
    '规划(?:计划|信息|总结|文本)? 发展规划 专项规划 计划规划 规划和?计划 国民经济(?:和社会发展)?(?:规划)?(?:统计)? 工作规划 计划总结',
    year,
  ),
  item(
    4,
    '国民经济和社会发展统计信息',
    'statistics',
    '统计(?:信息|数据|公报|资料|分析|年鉴)? 数据(?:发布|统计|公开|信息) 统计数据 经济数据 国民经济规划统计',
    year,
  ),
  item(
    5,
    '行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果',
    'permits and services with their results',
    '行政许可(?:/其他对外管理服务|结果|公示|决定|事项)?(?:其他对外管理服务)? 许可(?:结果|事项|公示) 双公示 行政审批 行政许可和其他对外管理服务 行政许可(?:和|、)行政处罚 审批(?:结果|事项)',
    183,
  ),
  item(
    6,
    '行政处罚、行政强制的依据、条件、程序以及有影响的处罚决定',
    'penalties and coercion',
    '行政处罚(?:/?行政强制|和行政强制|、行政强制|决定|结果|公示)? 行政强制 处罚强制 双公示 行政执法(?:公示)? 执法公示 处罚(?:决定|信息)',
    183,
  ),
  item(
    7,
    '财政预算、决算信息',
    'budgets and final accounts',
    '财政(?:信息|资金|公开|预决算|预算决算|预算、决算|收支|预算) 预决算 预算决算 预算/决算 部门预决算 预算 决算 财政预算 财政决算 三公经费',
    year,
    { always: true },
  ),
  item(
    8,
    '行政事业性收费项目及其依据、标准',
    'fees',
    '(?:行政事业性|行政事业|行政)?收费(?:项目|标准|目录|清单|目录清单|依据)? 价格(?:和|与)?收费 涉企收费 收费项目',
    732,
  ),
  item(
    9,
    '政府集中采购项目的目录、标准及实施情况',
    'procurement',
    '政府(?:集中)?采购 采购(?:信息|公告|公示)? 招标采购 招投标 政府采购(?:招标|目录)? 公共资源(?:交易|配置)',
    183,
  ),
  item(
    10,
    '重大建设项目的批准和实施情况',
    'major projects',
    '重大(?:建设)?项目(?:批准(?:和|与)实施|建设)? 重点项目 重点工程 项目建设',
    year,
  ),
  item(
    11,
    '扶贫、教育、医疗、社会保障、促进就业的政策、措施及实施情况',
    'poverty relief, education, health, security, employment',
    '扶贫 脱贫攻坚 乡村振兴 教育 义务教育 医疗(?:卫生)? 卫生健康 社会保障 社会保险 社会救助 就业(?:创业)? 民生(?:信息|领域|保障)? 促进就业 公益事业 扶贫教育医疗社保(?:就业)?',
    90,
  ),
  item(
    12,
    '突发公共事件的应急预案、预警信息及应对情况',
    'emergencies',
    '应急(?:管理|预案|信息)? 突发(?:公共)?事件(?:应急)? 预警(?:信息)? 应急预案 突发应急 公共应急',
    year,
  ),
  item(
    13,
    '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况',
    'supervision and inspection',
    '环境保护 生态环境 环保 公共卫生 安全生产 食品药品(?:安全|监管)? 产品质量 监督检查 质量监督 监管信息',
    90,
  ),
  item(
    14,
    '公务员招考的职位、名额、报考条件等事项以及录用结果',
    'recruitment of civil servants',
    '公务员(?:招考|招录|录用)? 人事(?:信息|任免|招考|考录|招聘)? 招考(?:信息|录用)? 考试录用 人事人才 招聘招考 事业单位招聘',
    year,
  ),
  local('01', '市政建设', 'public works', '市政建设 城乡建设(?:和管理)? 城市建设 市政(?:服务|公用) 城乡规划', districts),
  local('02', '公共服务', 'public services', '公共服务 便民服务 公共文化(?:服务)?', districts),
  local('03', '公益事业', 'public welfare', '(?:社会)?公益(?:事业)?(?:建设)? 慈善(?:事业)?', districts),
  local('04', '土地征收', 'requisition of land', '土地征收 征地(?:补偿|信息|公开)? 农村集体土地征收 征收土地 征地拆迁', districts),
  local('05', '房屋征收', 'expropriation of housing', '(?:国有土地上)?房屋征收(?:与补偿)? 征收补偿 拆迁安置 征地拆迁', districts),
  local('06', '治安管理', 'public order', '治安(?:管理)? 社会治安 公安(?:信息|司法信访)? 平安建设', districts),
  local('07', '社会救助', 'social relief', '社会救助 社会保障 低保 救助 救灾(?:救助)?', districts),
  local('11', '贯彻落实农业农村政策', 'agricultural policy', '(?:惠农|农业农村|涉农|三农)(?:政策|补贴)? 强农惠农', townships),
  local('12', '农田水利工程建设运营', 'irrigation', '农田水利(?:建设|工程)? 水利(?:工程|建设)?', townships),
  local('13', '农村土地承包经营权流转', 'transfer of farm land', '(?:农村)?土地(?:承包|流转|承包经营|承包经营权流转) 土地管理', townships),
  local('14', '宅基地使用情况审核', 'homesteads', '宅基地(?:使用|审批|审核|管理)?', townships),
  local('15', '征地、征收补偿', 'requisitions', '土地征收 征地(?:补偿|拆迁)? 房屋征收', townships),
  local('16', '筹资筹劳', 'levies of money and work', '筹资筹劳 一事一议', townships),
  local('17', '社会救助', 'social relief', '社会救助 低保 救助 民政(?:优抚)? 优抚救济', townships),
];

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
