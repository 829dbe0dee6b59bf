/**
 * Areas that must have a column of their own.
 * Grassroots: the 26 areas of the standard guides under 国办发〔2019〕54号; names as portals write them, the first is ours.
 * Key areas: the nine of 2015 and the eleven further areas that a city lists beside them (an inspection plan of 2015); which organ leads which is
 * for the roster of a place (`keyAreas` of a profile).
 * All names are tried on folded whole labels.
 */
export interface AreaName {
  id: string;
  name: string;
  label: RegExp;
}

const area = (name: string, others = ''): AreaName => ({
  id: name,
  name,
  label: new RegExp(
    `^(?:${[name, ...others.split(' ').filter(Boolean)].join('|')})(?:领域|信息|公开|信息公开|领域信息公开|专栏|领域政务公开)?$`,
  ),
});

export const grassrootsAreas: readonly AreaName[] = [
  area('重大建设项目', '重大项目 重大建设项目批准和实施'),
  area('公共资源交易', '公共资源配置'),
  area('财政预决算', '财政资金 预决算 财政信息'),
  area('安全生产'),
  area('税收管理', '税收'),
  area('征地补偿', '征地信息 农村集体土地征收 土地征收'),
  area('国有土地上房屋征收', '国有土地上房屋征收与补偿 房屋征收 拆迁安置'),
  area('保障性住房', '住房保障 保障性安居工程'),
  area('农村危房改造'),
  area('生态环境', '环境保护 环保'),
  area('公共文化服务', '公共文化'),
  area('公共法律服务'),
  area('扶贫', '脱贫攻坚 精准扶贫 乡村振兴 巩固脱贫攻坚成果'),
  area('救灾', '救灾救助 灾害救助'),
  area('食品药品监管', '食品药品 食品药品安全'),
  area('城市综合执法', '城市管理综合执法 城市执法'),
  area('就业', '就业创业 就业信息'),
  area('社会保险', '社保'),
  area('社会救助'),
  area('养老服务', '养老'),
  area('户籍管理', '户籍'),
  area('涉农补贴', '惠农补贴'),
  area('义务教育', '教育'),
  area('医疗卫生', '卫生健康'),
  area('市政服务', '市政公用'),
  area('国土空间规划', '城乡规划 自然资源'),
];

export const keyAreas: readonly AreaName[] = [
  area('行政权力清单', '权力清单 权责清单 行政权力运行 行政审批'),
  area('财政资金', '财政预决算 财政信息'),
  area('公共资源配置', '公共资源交易'),
  area('重大建设项目', '重大项目'),
  area('公共服务', '社会保险 社会救助 教育 医疗卫生'),
  area('国有企业', '国企 国资国企'),
  area('环境保护', '生态环境 环保'),
  area('食品药品安全', '食品药品 食品药品监管'),
  area('社会组织', '社会组织中介机构 社会组织和中介机构 中介机构'),
  area('农林畜牧水利', '农业农村 水利'),
  area('文化出版体育', '文化体育'),
  area('安全生产'),
  area('统计税收金融', '统计'),
  area('科技管理和项目经费', '科技管理'),
  area('价格和收费', '收费目录清单'),
  area('市场监管'),
  area('经贸流通'),
  area('民族工作'),
  area('公安司法信访'),
  area('行政管理', '行政管理领域'),
];

/** The columns of a standard catalogue of matters to disclose, as its guides draw the table. */
export const catalogueColumns: readonly { name: string; label: RegExp }[] = [
  { name: '公开事项', label: /公开事项|事项名称/ },
  { name: '公开内容（要素）', label: /公开内容/ },
  { name: '公开依据', label: /公开依据/ },
  { name: '公开时限', label: /公开时限/ },
  { name: '公开主体', label: /公开主体|责任主体/ },
  { name: '公开渠道和载体', label: /公开渠道|公开载体/ },
  { name: '公开对象', label: /公开对象/ },
  { name: '公开方式', label: /公开方式/ },
  { name: '公开层级', label: /公开层级/ },
];
/** Titles of such catalogues. */
export const catalogueTitle = /(?:政务公开|公开)(?:事项)?标准目录|基层政务公开(?:标准化)?目录/;
