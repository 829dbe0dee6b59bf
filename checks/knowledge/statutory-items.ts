/**
 * The items of articles 20 and 21 of the Regulation on Open Government Information (2019), and by what names portals show them. What other laws
 * want stands in matters.ts.
 */
import { label, type Matter } from './matters.ts';

type Level = 'city' | 'county' | 'township';

export interface StatutoryItem extends Matter {
  /** Every organ has it, whatever its duties. */
  always?: true;
  /** Only for governments of these levels (article 21). */
  levels?: readonly Level[];
  /** Days a column may stand still where no national rule says so: a local number. */
  days: number;
}

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
