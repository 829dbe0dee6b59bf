/** The sites of 岚川市: what each is, how it is built, and what is wrong with it. All of it is data; build.ts makes the pages. */
import type { ColumnPlan, SiteSpec } from './model.ts';

type Part = 'guide' | 'system' | 'statutory' | 'annual' | 'apply';
interface Wishes {
  /** Parts of the disclosure platform that are not there. */
  lacks?: Part[];
  /** No disclosure platform at all; its lists, where wanted, stand elsewhere. */
  noPlatform?: true;
  /** The columns of a government; all of them, or without those of these keys. */
  government?: true | string[];
  /** A column that still goes by the name of an organ of old. */
  former?: string;
  /** News in pictures on the disclosure platform, where they do not belong. */
  pictures?: true;
  /** Columns that are not there. */
  without?: string[];
  /** Differences from the usual column, by key. */
  change?: Record<string, Partial<ColumnPlan>>;
}

const list = (key: string, name: string, topic: ColumnPlan['topic'], newest: number, more: Partial<ColumnPlan> = {}): ColumnPlan => ({
  key,
  name,
  shape: 'list',
  topic,
  newest,
  ...more,
});

function change(plans: ColumnPlan[], { change: changes = {}, without = [] }: Wishes): ColumnPlan[] {
  return plans
    .filter(({ key }) => !without.includes(key))
    .map((plan) => ({
      ...plan,
      ...(plan.children ? { children: change(plan.children, { change: changes, without }) } : {}),
      ...changes[plan.key],
      ...(changes[plan.key]?.newest !== undefined && plan.newest !== undefined ? { usual: plan.newest } : {}),
    }));
}

const statutoryLists = (): ColumnPlan[] => [
  list('zcwj', '政策文件', 'policy', 6),
  list('zcjd', '政策解读', 'interpretation', 5),
  list('ghjh', '规划计划', 'plan', 40),
  list('rsxx', '人事信息', 'personnel', 21),
  list('czyjs', '财政预决算', 'budget', 33),
  list('tjsj', '统计数据', 'statistics', 12),
  list('zfcg', '政府采购', 'procurement', 9),
];

/** What a government discloses beside the lists of every organ: the items of articles 20 and 21. */
const governmentLists = (): ColumnPlan[] =>
  [
    ['zdjc', '重大行政决策'],
    ['xzxk', '行政许可'],
    ['xzcf', '行政处罚'],
    ['sfxm', '收费项目'],
    ['zdxm', '重大建设项目'],
    ['msxx', '民生信息'],
    ['yjgl', '应急管理'],
    ['aqsc', '安全生产'],
    ['szjs', '市政建设'],
    ['gygf', '公共服务'],
    ['gysy', '公益事业'],
    ['tdzs', '土地征收'],
    ['fwzs', '房屋征收'],
    ['zagl', '治安管理'],
    ['shjz', '社会救助'],
  ].map(([key, name], at) => list(key!, name!, 'notice', 8 + at, { count: 3, step: 20 }));

function platform(wishes: Wishes): ColumnPlan {
  const lacks = wishes.lacks ?? [];
  const parts: ColumnPlan[] = [];
  if (!lacks.includes('guide')) parts.push({ key: 'zfxxgkzn', name: '政府信息公开指南', shape: 'guide' });
  if (!lacks.includes('system')) parts.push(list('zfxxgkzd', '政府信息公开制度', 'rules', 120));
  if (lacks.includes('statutory')) parts.push(...statutoryLists());
  else {
    const left = wishes.government === true ? [] : wishes.government;
    const more = left ? governmentLists().filter(({ key }) => !left.includes(key)) : [];
    parts.push({ key: 'fdzdgknr', name: '法定主动公开内容', shape: 'hub', children: [...statutoryLists(), ...more] });
  }
  if (!lacks.includes('annual')) parts.push(list('zfxxgknb', '政府信息公开工作年度报告', 'annual', 240));
  if (!lacks.includes('apply')) parts.push({ key: 'ysqgk', name: '依申请公开', shape: 'apply' });
  if (wishes.pictures) parts.push(list('tpxw', '图片新闻', 'news', 1, { count: 6 }));
  return { key: 'zfxxgk', name: '政府信息公开', shape: 'hub', children: parts };
}

const service = (): ColumnPlan => ({
  key: 'bsfw',
  name: '办事服务',
  shape: 'hub',
  children: [list('bszn', '办事指南', 'service', 8), list('bgxz', '表格下载', 'form', 15)],
});
const interaction = (mailbox: string): ColumnPlan => ({
  key: 'hdjl',
  name: '互动交流',
  shape: 'hub',
  children: [
    list('jzxx', mailbox, 'letter', 7),
    list('yjzj', '意见征集', 'consult', 10),
    { key: 'zxzx', name: '在线咨询', shape: 'consultation' },
  ],
});
const withStatistics = (plan: ColumnPlan, key: string, name: string): ColumnPlan => ({
  ...plan,
  children: [...plan.children!, list(key, name, 'statistics', 18)],
});
const topicPages = (name: string): ColumnPlan => ({
  key: 'ztzl',
  name: '专题专栏',
  shape: 'hub',
  children: [list('zt1', name, 'topic', 3, { count: 8, step: 4 })],
});

const former = ({ former: name }: Wishes): ColumnPlan[] => (name ? [{ key: 'yjg', name, shape: 'text' }] : []);

/** Columns of an agency. */
export function agency(topic: string, wishes: Wishes = {}): ColumnPlan[] {
  const plans: ColumnPlan[] = [
    {
      key: 'jggk',
      name: '机构概况',
      shape: 'hub',
      children: [
        { key: 'jgzn', name: '机构职能', shape: 'text' },
        { key: 'ldxx', name: '领导信息', shape: 'leaders' },
        { key: 'nsjg', name: '内设机构', shape: 'text' },
        ...former(wishes),
      ],
    },
    {
      key: 'xwzx',
      name: '新闻中心',
      shape: 'stub',
      children: [list('gzdt', '工作动态', 'news', 1), list('tzgg', '通知公告', 'notice', 4)],
    },
    wishes.noPlatform ? { key: 'zcfg', name: '政策法规', shape: 'hub', children: statutoryLists().slice(0, 2) } : platform(wishes),
    service(),
    interaction('局长信箱'),
    topicPages(topic),
  ];
  return change(plans, wishes);
}

/** Columns of the city's portal. */
function portal(wishes: Wishes = {}): ColumnPlan[] {
  const plans: ColumnPlan[] = [
    {
      key: 'zjlc',
      name: '走进岚川',
      shape: 'hub',
      children: [
        { key: 'lcgk', name: '岚川概况', shape: 'text' },
        { key: 'ldxx', name: '领导之窗', shape: 'leaders' },
        { key: 'jgzn', name: '机构职能', shape: 'text' },
      ],
    },
    {
      key: 'ywdt',
      name: '要闻动态',
      shape: 'stub',
      children: [
        list('lcyw', '岚川要闻', 'news', 0),
        list('bmdt', '部门动态', 'news', 1, { count: 20 }),
        list('xqdt', '县区动态', 'news', 2, { count: 16 }),
        list('tzgg', '通知公告', 'notice', 2),
      ],
    },
    platform({ government: true, ...wishes }),
    withStatistics(service(), 'bjtj', '办件统计'),
    withStatistics(interaction('市长信箱'), 'lytj', '留言统计'),
    topicPages('优化营商环境专题'),
  ];
  return change(plans, wishes);
}

/** Columns of the county's portal. */
function countyPortal(wishes: Wishes = {}): ColumnPlan[] {
  const plans: ColumnPlan[] = [
    {
      key: 'zjqx',
      name: '走进清溪',
      shape: 'hub',
      children: [
        { key: 'lcgk', name: '清溪概况', shape: 'text' },
        ...former(wishes),
        { key: 'ldxx', name: '领导之窗', shape: 'leaders' },
        { key: 'jgzn', name: '机构职能', shape: 'text' },
      ],
    },
    {
      key: 'xwzx',
      name: '新闻中心',
      shape: 'stub',
      children: [
        list('gzdt', '清溪要闻', 'news', 1),
        list('xqdt', '乡镇动态', 'news', 2, { count: 18 }),
        list('tzgg', '公示公告', 'notice', 3),
      ],
    },
    platform({ government: true, ...wishes }),
    {
      key: 'xzgk',
      name: '乡镇之窗',
      shape: 'hub',
      children: [
        { key: 'sqx', name: '石桥乡', shape: 'text' },
        { key: 'bsz', name: '白石镇', shape: 'text' },
      ],
    },
    service(),
    interaction('县长信箱'),
    topicPages('乡村振兴专题'),
  ];
  return change(plans, wishes);
}

const utf8 = { charset: 'utf-8', declared: 'both' } as const;
const city = 'lanchuan.gov.cn';

export const sitePlans: readonly SiteSpec[] = [
  {
    id: 'www',
    host: `www.${city}`,
    prefix: '',
    certificate: 'good',
    name: '岚川市人民政府',
    organ: '岚川市人民政府办公室',
    short: '市政府办公室',
    documentCode: '岚府办',
    style: 'modern',
    encoding: utf8,
    topics: 'city',
    siteCode: '5199000001',
    columns: portal({ change: { tjsj: { blank: 'words' }, yjzj: { count: 8, step: 30 } } }),
    faults: {
      surface: ['slip', 'map', 'spam', 'leak', 'area-unlinked', 'catalogue'],
      duties: ['penalty-kept', 'reprint-old', 'register-short'],
      report: ['arithmetic', 'improvement', 'text-numbers', 'version'],
      deadHome: 1,
      deadInner: 3,
      deadAttachment: 1,
      lags: [26, 3, 17],
    },
    profile: { level: 'city', kind: 'portal', keyAreas: { 财政资金: '岚川市财政局', 安全生产: '岚川市应急管理局' } },
  },
  {
    id: 'slj',
    profile: { organ: '岚川市水利局', keyAreas: { 农林畜牧水利: '市水利局' } },
    host: `slj.${city}`,
    prefix: '',
    certificate: 'expired',
    name: '岚川市水利局',
    organ: '岚川市水利局',
    short: '市水利局',
    documentCode: '岚水',
    style: 'classic',
    encoding: { charset: 'gb2312', declared: 'meta' },
    topics: 'slj',
    siteCode: '5199000012',
    columns: agency('河湖长制专题', {
      change: { gzdt: { newest: 41 }, ghjh: { newest: 395 }, zt1: { newest: 5 }, zfcg: { blank: 'words' }, jzxx: { step: 20 } },
    }),
    faults: {
      surface: ['search-lost', 'no-aid', 'lottery', 'old-sheet', 'secret', 'flash', 'area-missing'],
      report: ['parts', 'overview', 'carryover'],
      deadHome: 2,
      deadInner: 2,
      guideLacks: ['hours', 'fax'],
      siteCode: 'malformed',
      duties: ['rules-old', 'service-short', 'interpretation-apart', 'date-false', 'call-short', 'letter-open', 'list-gap'],
    },
  },
  {
    id: 'czj',
    host: `czj.${city}`,
    prefix: '',
    certificate: 'good',
    name: '岚川市财政局',
    organ: '岚川市财政局',
    short: '市财政局',
    documentCode: '岚财',
    style: 'classic',
    encoding: utf8,
    topics: 'czj',
    siteCode: '5199000013',
    columns: agency('惠企政策专题', { change: { tzgg: { pinned: true } } }),
  },
  {
    id: 'jyj',
    host: `jyj.${city}`,
    prefix: '',
    name: '岚川市教育局',
    organ: '岚川市教育局',
    short: '市教育局',
    documentCode: '岚教',
    style: 'modern',
    encoding: { charset: 'gbk', declared: 'header' },
    topics: 'jyj',
    siteCode: '5199000014',
    columns: agency('“双减”专题', { pictures: true, change: { yjzj: { undated: true } } }),
    faults: {
      surface: ['no-fee', 'mask', 'leak', 'no-date-tag', 'unrelated', 'soft-missing', 'search-lost'],
      report: ['similarity', 'tables', 'blanks'],
      deadAttachment: 1,
      annual: { late: '03-05' },
      omits: ['police', 'reportErrors'],
      lags: [34],
      duties: [
        'head-validity',
        'interpretation-plain',
        'award-late',
        'rules-old',
        'guide-old',
        'budget-short',
        'service-short',
        'letter-organ',
        'list-gap',
        'penalty-kept',
        'register-short',
      ],
    },
    refusesHead: true,
  },
  {
    id: 'wjw',
    host: `wjw.${city}`,
    prefix: '',
    certificate: 'other',
    name: '岚川市卫生健康委员会',
    organ: '岚川市卫生健康委员会',
    short: '市卫生健康委',
    documentCode: '岚卫',
    style: 'classic',
    encoding: { charset: 'gbk', declared: 'none' },
    topics: 'wjw',
    siteCode: '5199000015',
    columns: agency('健康岚川专题', { lacks: ['guide'], change: { tjsj: { blank: 'silent' }, bgxz: { blank: 'silent' } } }),
    faults: {
      surface: ['stranger', 'no-platform-search', 'untitled', 'cut-title', 'slip-name', 'elsewhere'],
      report: ['fee', 'improvement', 'overview'],
      metas: ['site', 'column'],
      omits: ['partyEmblem', 'siteMap'],
      duties: [
        'date-false',
        'call-short',
        'budget-short',
        'letter-slow',
        'rules-review',
        'head-validity',
        'interpretation-plain',
        'call-result',
        'award-late',
        'service-law',
      ],
    },
  },
  {
    id: 'yjglj',
    host: `yjglj.${city}`,
    prefix: '',
    name: '岚川市应急管理局',
    organ: '岚川市应急管理局',
    short: '市应急管理局',
    documentCode: '岚应急',
    style: 'modern',
    encoding: { charset: 'utf-8', declared: 'meta' },
    topics: 'yjglj',
    siteCode: '5199000016',
    columns: agency('安全生产月专题', {
      lacks: ['system'],
      change: { zcjd: { shape: 'scripted' }, yjzj: { shape: 'scripted', blank: 'silent' }, jzxx: { newest: 95 } },
    }),
    faults: {
      surface: ['no-files', 'slip-name', 'secret', 'advert'],
      annual: 'missing',
      omits: ['contact', 'organ'],
      duties: ['report-short', 'letters-old'],
    },
  },
  {
    id: 'scjgj',
    host: `scjgj.${city}`,
    prefix: '',
    certificate: 'self',
    name: '岚川市市场监督管理局',
    organ: '岚川市市场监督管理局',
    short: '市市场监管局',
    documentCode: '岚市监',
    style: 'modern',
    encoding: utf8,
    topics: 'scjgj',
    siteCode: '5199000017',
    columns: agency('质量强市专题', {
      lacks: ['statutory', 'apply'],
      former: '市工商行政管理局',
      change: { zcwj: { newest: 260 }, rsxx: { newest: 402 }, jzxx: { newest: 95 } },
    }),
    faults: {
      surface: ['no-viewport', 'elsewhere', 'spam', 'short-dates'],
      report: ['version', 'parts', 'text-numbers'],
      siteCode: 'disagreeing',
      metas: ['article'],
      duties: ['repealed', 'service-form', 'letters-old', 'organ-hours', 'organ-defunct'],
    },
  },
  {
    id: 'qingxi',
    host: `qingxi.${city}`,
    prefix: '',
    name: '清溪县人民政府',
    organ: '清溪县人民政府办公室',
    short: '县政府办公室',
    documentCode: '清府办',
    style: 'county',
    encoding: utf8,
    topics: 'qingxi',
    siteCode: '5199210001',
    columns: countyPortal({
      pictures: true,
      former: '县环境保护局',
      government: ['zdjc', 'xzxk', 'xzcf'],
      change: {
        xqdt: { newest: 27 },
        tzgg: { newest: 214, step: 20 },
        bszn: { undated: true },
        czyjs: { blank: 'words' },
        jzxx: { step: 20 },
      },
    }),
    faults: {
      surface: ['map', 'mask', 'lottery', 'unrelated', 'catalogue', 'unit-bare', 'soft-missing'],
      report: ['carryover', 'tables', 'similarity'],
      deadHome: 1,
      siteCode: 'missing',
      omits: ['icp'],
      metas: ['article'],
      duties: ['organ-defunct', 'call-result', 'service-law', 'letter-open', 'interpretation-apart', 'no-reprints'],
    },
    profile: {
      level: 'county',
      kind: 'portal',
      units: { 石桥乡: `http://qingxi.${city}/xzgk/sqx/`, 白石镇: `http://qingxi.${city}/xzgk/bsz/` },
    },
  },
  {
    id: 'tjj',
    host: `bmpt.${city}`,
    prefix: '/tjj',
    name: '岚川市统计局',
    organ: '岚川市统计局',
    short: '市统计局',
    documentCode: '岚统',
    style: 'county',
    encoding: utf8,
    topics: 'tjj',
    siteCode: '5199000031',
    columns: agency('统计开放日专题'),
    profile: { kind: 'platform-unit', scope: { hosts: [], paths: ['/tjj/'] } },
  },
  {
    id: 'syj',
    host: `bmpt.${city}`,
    prefix: '/syj',
    name: '岚川市事业单位登记管理局',
    organ: '岚川市事业单位登记管理局',
    short: '市事业单位登记管理局',
    documentCode: '岚事登',
    style: 'classic',
    encoding: utf8,
    topics: 'syj',
    siteCode: '5199000032',
    columns: agency('法人年报专题', { lacks: ['system', 'annual'], without: ['bsfw'], change: { zcjd: { count: 1 } } }),
    faults: {
      surface: ['file-wrong', 'no-platform-search', 'form-dead', 'untitled', 'slip'],
      guideLacks: ['arrangement', 'online'],
      metas: ['column'],
      omits: ['reportErrors'],
      duties: ['guide-old', 'interpretation-few', 'letter-organ', 'repealed', 'no-services'],
    },
    profile: { kind: 'platform-unit', scope: { hosts: [], paths: ['/syj/'] } },
  },
  {
    id: 'cgj',
    host: `bmpt.${city}`,
    prefix: '/cgj',
    name: '岚川市城市管理局',
    organ: '岚川市城市管理局',
    short: '市城市管理局',
    documentCode: '岚城管',
    style: 'modern',
    encoding: utf8,
    topics: 'cgj',
    siteCode: '5199000033',
    columns: agency('垃圾分类专题', { change: { zcjd: { count: 1 } } }),
    faults: {
      surface: ['no-fee', 'no-viewport', 'flash', 'cut-title', 'form-dead', 'short-dates'],
      report: ['arithmetic', 'blanks', 'fee'],
      annual: { late: '02-18' },
      omits: ['police', 'partyEmblem'],
      lags: [2, 19, 41],
      duties: ['organ-hours', 'rules-review', 'interpretation-few', 'report-short', 'service-form', 'letter-slow'],
    },
    profile: { kind: 'platform-unit', scope: { hosts: [], paths: ['/cgj/'] } },
  },
  {
    id: 'tour',
    host: 'www.lanchuan-tour.example',
    prefix: '',
    name: '岚川市文化广电和旅游局',
    organ: '岚川市文化广电和旅游局',
    short: '市文化广电和旅游局',
    documentCode: '岚文旅',
    style: 'county',
    encoding: utf8,
    topics: 'tour',
    siteCode: '5199000041',
    columns: agency('全域旅游专题', {
      noPlatform: true,
      without: ['zxzx'],
      change: {
        gzdt: { newest: 33 },
        tzgg: { newest: 48 },
        zcwj: { newest: 60 },
        zcjd: { newest: 58 },
        bszn: { newest: 65 },
        jzxx: { newest: 55 },
        yjzj: { newest: 52 },
        zt1: { newest: 70 },
      },
    }),
    faults: {
      missing: 'answers',
      surface: ['file-empty', 'no-aid', 'no-files', 'stranger', 'advert', 'platform-elsewhere'],
      omits: ['icp', 'siteMap', 'contact'],
      duties: ['no-form'],
    },
  },
  {
    id: 'invest',
    host: 'www.lanchuan-invest.example',
    prefix: '',
    name: '岚川市投资促进服务中心',
    organ: '岚川市投资促进服务中心',
    short: '市投资促进服务中心',
    documentCode: '岚投促',
    style: 'classic',
    encoding: utf8,
    topics: 'invest',
    siteCode: '5199000042',
    columns: agency('招商推介专题', {
      noPlatform: true,
      without: ['bsfw', 'zxzx'],
      change: {
        gzdt: { newest: 22 },
        tzgg: { newest: 20 },
        zcwj: { newest: 30 },
        zcjd: { newest: 31 },
        bszn: { newest: 44 },
        jzxx: { newest: 40 },
        yjzj: { newest: 37 },
        zt1: { newest: 26 },
      },
    }),
    faults: {
      missing: 'home',
      surface: ['no-date-tag', 'no-sheet', 'platform-apart'],
      metas: ['site'],
      siteCode: 'missing',
      omits: ['organ', 'contact'],
      duties: ['no-services', 'no-form'],
    },
  },
  {
    id: 'xinqu',
    host: `xq.${city}`,
    prefix: '',
    name: '岚江新区管理委员会',
    organ: '岚江新区管理委员会办公室',
    short: '新区管委会办公室',
    documentCode: '岚新办',
    style: 'modern',
    encoding: utf8,
    topics: 'city',
    siteCode: '5199000002',
    columns: portal({ change: { yjzj: { count: 8, step: 30 } } }),
    faults: { duties: ['no-reprints'] },
    profile: { level: 'city', kind: 'portal' },
  },
  {
    id: 'gjj',
    host: `gjj.${city}`,
    prefix: '',
    secure: true,
    certificate: 'good',
    name: '岚川市住房公积金管理中心',
    organ: '岚川市住房公积金管理中心',
    short: '市住房公积金管理中心',
    documentCode: '岚公积金',
    style: 'modern',
    encoding: utf8,
    topics: 'czj',
    siteCode: '5199000043',
    columns: agency('公积金惠民专题'),
    faults: { surface: ['mixed-script', 'mixed-picture'] },
  },
  ...(
    [
      ['dead', '503'],
      ['gone', 'closed'],
    ] as const
  ).map(
    ([id, unreachable], at): SiteSpec => ({
      id,
      host: `${id}.${city}`,
      prefix: '',
      name: at === 0 ? '岚川市档案馆' : '岚川市地方志办公室',
      organ: at === 0 ? '岚川市档案馆' : '岚川市地方志办公室',
      short: at === 0 ? '市档案馆' : '市地方志办公室',
      documentCode: '岚档',
      style: 'classic',
      encoding: utf8,
      topics: 'city',
      siteCode: `519900005${at + 1}`,
      columns: [],
      faults: { unreachable },
    }),
  ),
];
