/** How offices write rosters of sites: names of columns, and words for levels, kinds and states. Compared after folding and without brackets. */
import type { Bilingual, RosterSite } from '../model/index.ts';

/** Columns of a roster. `hosts` and `paths` are its scope; `contact`, `role`, `phone` and `email` are those of one contact. */
export const rosterColumns = [
  { key: 'id', title: { 'zh-CN': '编号', en: 'id' }, names: ['站点编号', '网站编号', 'siteid'] },
  {
    key: 'name',
    title: { 'zh-CN': '网站名称', en: 'name' },
    names: ['站点名称', '网站', '站点', '名称', '网站全称', 'site', 'sitename', 'title'],
  },
  {
    key: 'url',
    title: { 'zh-CN': '网址', en: 'url' },
    names: [
      '首页网址',
      '网站网址',
      '网站域名',
      '域名',
      '首页地址',
      '网站地址',
      '站点地址',
      '链接',
      'address',
      'website',
      'homepage',
      'link',
      'domain',
    ],
  },
  {
    key: 'siteCode',
    title: { 'zh-CN': '网站标识码', en: 'site code' },
    names: ['标识码', '政府网站标识码', '网站识别码', '识别码', '站点标识码', 'sitecode', 'siteidcode', 'code', 'identificationcode'],
  },
  {
    key: 'organ',
    title: { 'zh-CN': '主办单位', en: 'organ' },
    names: [
      '主办机关',
      '主办',
      '主管单位',
      '责任单位',
      '单位',
      '单位名称',
      '主办单位名称',
      'organization',
      'organisation',
      'agency',
      'owner',
    ],
  },
  { key: 'level', title: { 'zh-CN': '层级', en: 'level' }, names: ['级别', '行政级别', '行政层级', '网站级别', '单位级别', '网站层级'] },
  {
    key: 'kind',
    title: { 'zh-CN': '网站类型', en: 'kind' },
    names: ['类型', '类别', '网站类别', '站点类型', '网站种类', 'type', 'category'],
  },
  {
    key: 'region',
    title: { 'zh-CN': '所属地区', en: 'region' },
    names: ['地区', '区域', '所在地区', '行政区划', '所属区域', '所属地', '属地', '所在地', '市县', 'area', 'place', 'district'],
  },
  { key: 'group', title: { 'zh-CN': '分组', en: 'group' }, names: ['组别', '考核分组', '排名分组', '评估分组', '分类', '组'] },
  {
    key: 'running',
    title: { 'zh-CN': '运行状态', en: 'running' },
    names: ['状态', '网站状态', '是否运行', '运行情况', '是否在运行', 'status', 'state', 'active'],
  },
  { key: 'hosts', title: { 'zh-CN': '其他域名', en: 'further hosts' }, names: ['附属域名', '子域名', '别名域名', 'hosts', 'aliases'] },
  {
    key: 'paths',
    title: { 'zh-CN': '路径范围', en: 'paths' },
    names: ['范围', '检查范围', '目录范围', '路径', '所在目录', 'scope', 'scopepaths', 'path'],
  },
  {
    key: 'keyAreas',
    title: { 'zh-CN': '重点领域', en: 'key areas' },
    names: ['负责重点领域', '重点领域信息', '重点公开领域', 'keyareas', 'areas'],
  },
  {
    key: 'publicServices',
    title: { 'zh-CN': '提供办事服务', en: 'public services' },
    names: ['办事服务', '是否提供办事服务', '有无办事服务', '是否有办事服务', 'publicservices', 'services'],
  },
  { key: 'contacts', title: { 'zh-CN': '联系人', en: 'contacts' }, names: ['联系人信息', '联络员', '联系方式', 'people'] },
  {
    key: 'contact',
    title: { 'zh-CN': '联系人姓名', en: 'contact' },
    names: ['姓名', '责任人', '负责人', '网站负责人', '管理员', '责任人姓名', 'contactname', 'contactperson'],
  },
  { key: 'role', title: { 'zh-CN': '联系人职务', en: 'contact role' }, names: ['职务', '职位', 'role', 'position'] },
  {
    key: 'phone',
    title: { 'zh-CN': '联系人电话', en: 'contact phone' },
    names: ['电话', '联系电话', '办公电话', '手机', '手机号', '手机号码', 'phone', 'telephone', 'tel', 'mobile'],
  },
  {
    key: 'email',
    title: { 'zh-CN': '联系人邮箱', en: 'contact email' },
    names: ['邮箱', '电子邮箱', '电子邮件', '联系邮箱', 'email', 'mail'],
  },
  { key: 'exemptions', title: { 'zh-CN': '豁免', en: 'exemptions' }, names: ['豁免事项', '免检事项', 'exempt'] },
  { key: 'profile', title: { 'zh-CN': '站点档案', en: 'profile' }, names: ['更正', '档案', 'corrections'] },
  { key: 'note', title: { 'zh-CN': '备注', en: 'note' }, names: ['说明', '备注说明', 'remark', 'remarks', 'notes', 'comment'] },
] as const satisfies readonly { key: string; title: Bilingual; names: readonly string[] }[];
export type RosterColumn = (typeof rosterColumns)[number]['key'];

/** Columns that stand in every other list and say nothing of a site. */
export const rosterIgnored = ['序号', '行号', 'no', '#', 'number', 'index'];

/** In the order in which they are tried: what is told by one sure word first. */
export const levelWords: readonly { value: RosterSite['level']; words: readonly string[] }[] = [
  {
    value: 'ministry',
    words: ['国务院部门', '部委', '国家级', '中央', '部级', '中央部门', 'ministry', 'ministries', 'national', 'central'],
  },
  { value: 'province', words: ['省级', '省', '自治区', '直辖市', '自治区级', '省部级', '省本级', 'province', 'provincial', 'provinces'] },
  {
    value: 'city',
    words: [
      '市级',
      '市',
      '地级',
      '地级市',
      '地市级',
      '市州',
      '市州级',
      '州级',
      '设区市',
      '设区的市',
      '市本级',
      '盟',
      '地区',
      'city',
      'municipal',
      'prefecture',
      'cities',
    ],
  },
  {
    value: 'county',
    words: [
      '县级',
      '县',
      '区',
      '区级',
      '县市区',
      '县市、区',
      '市县区',
      '区县',
      '县区',
      '县区级',
      '区县级',
      '县级市',
      '旗',
      '旗县',
      '县市区级',
      'county',
      'counties',
      'district',
    ],
  },
  {
    value: 'township',
    words: ['乡级', '乡镇', '乡镇级', '乡', '镇', '街道', '乡镇街道', '乡镇街道级', '镇街', '街道办', 'township', 'town', 'townships'],
  },
];

export const kindWords: readonly { value: RosterSite['kind']; words: readonly string[] }[] = [
  {
    value: 'portal',
    words: ['门户', '门户网站', '政府门户', '政府门户网站', '综合门户', '门户站', '主站', 'portal', 'governmentportal'],
  },
  {
    value: 'platform-unit',
    words: [
      '平台单位',
      '子站',
      '子网站',
      '频道',
      '部门频道',
      '集约化子站',
      '集约化单位',
      '集约化平台单位',
      '专栏',
      'platform-unit',
      'platformunit',
      'unit',
      'subsite',
    ],
  },
  { value: 'department', words: ['部门', '部门网站', '政府部门网站', '部门站', '单位网站', '专项网站', 'department', 'departmental'] },
];

export const runningWords: readonly { value: boolean; words: readonly string[] }[] = [
  {
    value: true,
    words: [
      '是',
      '正常',
      '正常运行',
      '运行',
      '在运行',
      '运行中',
      '已开通',
      '开通',
      '在用',
      '启用',
      '整改中',
      'true',
      'yes',
      'y',
      '1',
      'running',
      'active',
      'open',
    ],
  },
  {
    value: false,
    words: [
      '否',
      '关停',
      '已关停',
      '临时关停',
      '永久下线',
      '下线',
      '已下线',
      '关闭',
      '已关闭',
      '停用',
      '停运',
      '迁移',
      '已迁移',
      '整合',
      '已整合',
      '合并',
      '已合并',
      '未开通',
      '未运行',
      '注销',
      'false',
      'no',
      'n',
      '0',
      'closed',
      'inactive',
      'merged',
    ],
  },
];

export const yesWords: readonly { value: boolean; words: readonly string[] }[] = [
  { value: true, words: ['是', '有', '提供', '√', 'true', 'yes', 'y', '1'] },
  { value: false, words: ['否', '无', '没有', '不提供', '×', 'false', 'no', 'n', '0'] },
];

/** Words in a cell that say that there is nothing: they take a value away. */
export const nothingWords = ['无', '—', '——', '-', '/', 'none', 'n/a', 'null'];

/** The level that the name of an organ tells, tried in order; what these do not fit is not guessed. */
export const levelByOrgan: readonly { value: RosterSite['level']; name: RegExp }[] = [
  { value: 'township', name: /(?:镇|乡|街道)(?:人民政府|办事处|政府)/ },
  { value: 'province', name: /^[^县市]{2,10}(?:省|自治区)(?:人民政府|[^县市]{0,20}(?:厅|局|委员会|办公室|委))/ },
  { value: 'county', name: /(?:县|旗|[^市]{1,6}区)(?:人民政府|[^镇乡]{1,20}(?:局|委员会|办公室|委|中心))/ },
  { value: 'city', name: /(?:市|州|盟)(?:人民政府|[^县镇乡]{1,20}(?:局|委员会|办公室|委|中心))/ },
];
/** The place that the name of an organ begins with. */
export const regionByOrgan = /^(?:.{2,8}?(?:省|自治区))?.{1,12}?(?:省|自治区|自治州|市|县|旗|盟|区)(?!区|市)/;
export const portalByName = /人民政府(?:门户)?(?:网站|网)?$|政府门户/;

/** What sites are ranked among when nothing was said. */
export const groupNames: Readonly<Record<'portal' | 'department', Readonly<Record<RosterSite['level'], string>>>> = {
  portal: { ministry: '国务院部门', province: '省级门户', city: '市级门户', county: '县市区', township: '乡镇街道' },
  department: { ministry: '国务院部门', province: '省直部门', city: '市直部门', county: '县直部门', township: '乡镇街道' },
};
