/**
 * Provinces: the abbreviation that ICP and police filings begin with, against the first two digits of GB/T 2260 codes,
 * which police filings and identification codes begin with too.
 */
export interface Province {
  /** First two digits of the GB/T 2260 codes of its places. */
  code: string;
  /** As filings write it: 豫ICP备…, 豫公网安备…. */
  short: string;
  name: string;
}

export const provinces: readonly Province[] = [
  { code: '11', short: '京', name: '北京市' },
  { code: '12', short: '津', name: '天津市' },
  { code: '13', short: '冀', name: '河北省' },
  { code: '14', short: '晋', name: '山西省' },
  { code: '15', short: '蒙', name: '内蒙古自治区' },
  { code: '21', short: '辽', name: '辽宁省' },
  { code: '22', short: '吉', name: '吉林省' },
  { code: '23', short: '黑', name: '黑龙江省' },
  { code: '31', short: '沪', name: '上海市' },
  { code: '32', short: '苏', name: '江苏省' },
  { code: '33', short: '浙', name: '浙江省' },
  { code: '34', short: '皖', name: '安徽省' },
  { code: '35', short: '闽', name: '福建省' },
  { code: '36', short: '赣', name: '江西省' },
  { code: '37', short: '鲁', name: '山东省' },
  { code: '41', short: '豫', name: '河南省' },
  { code: '42', short: '鄂', name: '湖北省' },
  { code: '43', short: '湘', name: '湖南省' },
  { code: '44', short: '粤', name: '广东省' },
  { code: '45', short: '桂', name: '广西壮族自治区' },
  { code: '46', short: '琼', name: '海南省' },
  { code: '50', short: '渝', name: '重庆市' },
  { code: '51', short: '川', name: '四川省' },
  { code: '52', short: '贵', name: '贵州省' },
  { code: '53', short: '云', name: '云南省' },
  { code: '54', short: '藏', name: '西藏自治区' },
  { code: '61', short: '陕', name: '陕西省' },
  { code: '62', short: '甘', name: '甘肃省' },
  { code: '63', short: '青', name: '青海省' },
  { code: '64', short: '宁', name: '宁夏回族自治区' },
  { code: '65', short: '新', name: '新疆维吾尔自治区' },
];

/** Other abbreviations in use: 黔 and 贵, 滇 and 云, 陇 and 甘, 蜀 and 川 name the same province. */
const otherShorts: Readonly<Record<string, string>> = { 黔: '贵', 滇: '云', 陇: '甘', 蜀: '川', 秦: '陕' };

/** All abbreviations, as the inside of a character class. */
export const provinceShorts = [...provinces.map(({ short }) => short), ...Object.keys(otherShorts)].join('');

/** The province that an abbreviation stands for. */
export function provinceByShort(short: string): Province | undefined {
  const usual = otherShorts[short] ?? short;
  return provinces.find((province) => province.short === usual);
}

/** The province of a GB/T 2260 code, an identification code or a police number; undefined for ministries (`bm…`) and unknown digits. */
export function provinceByCode(code: string): Province | undefined {
  return provinces.find((province) => code.startsWith(province.code));
}

/** Whether an identification code belongs to a ministry or an organ of the State Council: `bm` and eight digits. */
export function isMinistryCode(code: string): boolean {
  return /^bm\d{8}$/i.test(code);
}

/** Labels of provinces before `.gov.cn`, by their codes. */
const domainLabels: Readonly<Record<string, string>> = {
  beijing: '11',
  bj: '11',
  tj: '12',
  hebei: '13',
  shanxi: '14',
  nmg: '15',
  ln: '21',
  jl: '22',
  hlj: '23',
  sh: '31',
  shanghai: '31',
  jiangsu: '32',
  zj: '33',
  ah: '34',
  fujian: '35',
  jiangxi: '36',
  shandong: '37',
  sd: '37',
  henan: '41',
  hubei: '42',
  hunan: '43',
  gd: '44',
  gxzf: '45',
  hainan: '46',
  cq: '50',
  sc: '51',
  guizhou: '52',
  yn: '53',
  xizang: '54',
  shaanxi: '61',
  gansu: '62',
  qinghai: '63',
  nx: '64',
  xinjiang: '65',
};

/** The province whose label stands before `.gov.cn` (fgw.zj.gov.cn); undefined for places below it, which have labels of their own. */
export function provinceByDomain(host: string): Province | undefined {
  const label = /([a-z0-9-]+)\.gov\.cn$/i.exec(host)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(domainLabels, label) ? provinces.find(({ code }) => code === domainLabels[label]) : undefined;
}

/** The province that a name begins with (河南省水利厅, 广西壮族自治区人民政府). */
export function provinceByName(name: string): Province | undefined {
  return provinces.find((province) => name.startsWith(province.name));
}
