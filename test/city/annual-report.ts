/** Writes annual reports in the forms of 2019 and 2021 as portals show them, with figures that agree unless they are changed. */
import { type ApplicationRow, applicationRows } from '../../checks/model/annual-report.ts';
import type { Chance } from './chance.ts';

type Version = '2019' | '2021';

/** The figures of the three tables. */
export interface Figures {
  /** made, repealed, valid (2019: made, disclosed, disclosed in all) */
  rules: number[];
  normative: number[];
  permits: number;
  penalties: number;
  coercion: number;
  fees: number;
  /** Seven a row: persons, the five kinds of organisations, total. */
  applications: Partial<Record<ApplicationRow, number[]>>;
  /** Five for reviews, five for lawsuits without, five for lawsuits after review. */
  reviews: number[];
}

const undivided: readonly ApplicationRow[] = ['otherwise'];
const divided: readonly ApplicationRow[] = ['uncorrected', 'unpaid', 'other'];
const outer = new Set<ApplicationRow>(['received', 'carriedIn', 'total', 'carriedOut']);

/** The rows of the results, less those that the other version has. */
export function resultRowsOf(version: Version): ApplicationRow[] {
  const absent = version === '2021' ? undivided : divided;
  return applicationRows.filter((row) => !outer.has(row) && !absent.includes(row));
}

/** Figures that agree with one another, and with those of the year before where they are given. */
export function agreeingFigures(chance: Chance, version: Version = '2021', before?: Figures): Figures {
  const six = (write: () => number): number[] => Array.from({ length: 6 }, write);
  const results = Object.fromEntries(resultRowsOf(version).map((row) => [row, six(() => 0)])) as Record<string, number[]>;
  const carriedIn: number[] = before?.applications.carriedOut?.slice(0, 6) ?? six(() => chance.pick<number>([0, 0, 0, 1]));
  const received: number[] = six(() => chance.pick<number>([0, 0, 1, 2, 5, 12]));
  if (!received.some((count) => count > 0)) received[0] = 3;
  const carriedOut = six(() => 0);
  for (let column = 0; column < 6; column++) {
    const all = received[column]! + carriedIn[column]!;
    carriedOut[column] = all > 2 ? chance.int(0, 1) : 0;
    for (let left = all - carriedOut[column]!; left > 0; left--) results[chance.pick(resultRowsOf(version))]![column]! += 1;
  }
  const total = six(() => 0).map((_, column) => Object.values(results).reduce((sum, row) => sum + row[column]!, 0));
  const rows = { received, carriedIn, ...results, total, carriedOut };
  const made = chance.int(0, 4);
  const last = before?.normative[2] ?? chance.int(8, 22);
  const repealed = chance.int(0, Math.min(2, last));
  const five = (): number[] => {
    const four = Array.from({ length: 4 }, () => chance.pick<number>([0, 0, 0, 1, 2]));
    return [...four, four.reduce((sum, count) => sum + count, 0)];
  };
  return {
    rules: [0, 0, before?.rules[2] ?? 0],
    normative: [made, repealed, last + made - repealed],
    permits: chance.int(40, 4000),
    penalties: chance.int(0, 300),
    coercion: chance.int(0, 9),
    fees: 0,
    applications: Object.fromEntries(
      Object.entries(rows).map(([row, counts]) => [row, [...counts, counts.reduce((sum, count) => sum + count, 0)]]),
    ),
    reviews: [...five(), ...five(), ...five()],
  };
}

/** How a table is put on the page: as the form is drawn, or pasted from a word processor and torn in two. */
export type Dress = 'plain' | 'pasted';

const cell = (dress: Dress, text: string | number, spans = ''): string =>
  dress === 'plain'
    ? `<td${spans}>${text}</td>`
    : `<td${spans} style="border:solid windowtext 1.0pt"><p class="MsoNormal"><span style="font-family:仿宋">&nbsp;${write(text)}</span></p></td>`;
const span = (columns: number, rows = 1): string => `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;

/** As word processors leave numbers: full width, with commas, each digit in a span of its own. */
function write(text: string | number): string {
  if (typeof text === 'string') return `${text.slice(0, 2)}<span>${text.slice(2)}</span>`;
  if (text >= 1000) return text.toLocaleString('en-US');
  const digits = [...String(text)];
  return digits.map((digit, at) => `<span>${at === 0 ? String.fromCharCode(digit.charCodeAt(0) + 0xfee0) : digit}</span>`).join(' ');
}

export function writeDisclosed(figures: Figures, version: Version = '2021', dress: Dress = 'plain'): string {
  const td = (text: string | number, spans = ''): string => cell(dress, text, spans);
  const line = (...cells: string[]): string => `<tr>${cells.join('')}</tr>\n`;
  if (version === '2021')
    return `<table class="figures">
${line(td('第二十条第（一）项', span(4)))}${line(td('信息内容'), td('本年制发件数'), td('本年废止件数'), td('现行有效件数'))}${line(td('规章'), ...figures.rules.map((count) => td(count)))}${line(td('行政规范性文件'), ...figures.normative.map((count) => td(count)))}${line(td('第二十条第（五）项', span(4)))}${line(td('信息内容'), td('本年处理决定数量', span(3)))}${line(td('行政许可'), td(figures.permits, span(3)))}${line(td('第二十条第（六）项', span(4)))}${line(td('信息内容'), td('本年处理决定数量', span(3)))}${line(td('行政处罚'), td(figures.penalties, span(3)))}${line(td('行政强制'), td(figures.coercion, span(3)))}${line(td('第二十条第（八）项', span(4)))}${line(td('信息内容'), td('本年收费金额（单位：万元）', span(3)))}${line(td('行政事业性收费'), td(figures.fees, span(3)))}</table>`;
  const wide = (name: string, count: number): string => line(td(name), td(3), td('0'), td(count));
  return `<table class="figures">
${line(td('第二十条第（一）项', span(4)))}${line(td('信息内容'), td('本年新制作数量'), td('本年新公开数量'), td('对外公开总数量'))}${line(td('规章'), ...figures.rules.map((count) => td(count)))}${line(td('规范性文件'), ...figures.normative.map((count) => td(count)))}</table>
<table class="figures">
${line(td('第二十条第（五）项', span(4)))}${line(td('信息内容'), td('上一年项目数量'), td('本年增/减'), td('处理决定数量'))}${wide('行政许可', figures.permits)}${wide('其他对外管理服务事项', 7)}${line(td('第二十条第（六）项', span(4)))}${wide('行政处罚', figures.penalties)}${wide('行政强制', figures.coercion)}</table>
<table class="figures">
${line(td('第二十条第（八）项', span(3)))}${line(td('信息内容'), td('上一年项目数量'), td('本年增/减'))}${line(td('行政事业性收费'), td(0), td(0))}${line(td('第二十条第（九）项', span(3)))}${line(td('信息内容'), td('采购项目数量'), td('采购总金额'))}${line(td('政府集中采购'), td(12), td('85.6万元'))}</table>`;
}

const groups: { name: string; rows: readonly ApplicationRow[] }[] = [
  { name: '（一）予以公开', rows: ['granted'] },
  { name: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', rows: ['partly'] },
  {
    name: '（三）不予公开',
    rows: [
      'deniedSecret',
      'deniedLaw',
      'deniedSecurity',
      'deniedThirdParty',
      'deniedInternal',
      'deniedProcess',
      'deniedCaseFiles',
      'deniedEnquiry',
    ],
  },
  { name: '（四）无法提供', rows: ['notHeld', 'toBeMade', 'unclear'] },
  { name: '（五）不予处理', rows: ['petition', 'repeated', 'published', 'excessive', 'confirmation'] },
];
/** The rows as the form words them. */
const names: Partial<Record<ApplicationRow, string>> = {
  deniedSecret: '1.属于国家秘密',
  deniedLaw: '2.其他法律行政法规禁止公开',
  deniedSecurity: '3.危及“三安全一稳定”',
  deniedThirdParty: '4.保护第三方合法权益',
  deniedInternal: '5.属于三类内部事务信息',
  deniedProcess: '6.属于四类过程性信息',
  deniedCaseFiles: '7.属于行政执法案卷',
  deniedEnquiry: '8.属于行政查询事项',
  notHeld: '1.本机关不掌握相关政府信息',
  toBeMade: '2.没有现成信息需要另行制作',
  unclear: '3.补正后申请内容仍不明确',
  petition: '1.信访举报投诉类申请',
  repeated: '2.重复申请',
  published: '3.要求提供公开出版物',
  excessive: '4.无正当理由大量反复申请',
  confirmation: '5.要求行政机关确认或重新出具已获取信息',
  uncorrected: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  unpaid: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  other: '3.其他',
};

export function writeApplications(figures: Figures, version: Version = '2021', dress: Dress = 'plain'): string {
  const td = (text: string | number, spans = ''): string => cell(dress, text, spans);
  // word processors leave a column that holds nothing
  const gap = dress === 'pasted' ? '<td><p>&nbsp;</p></td>' : '';
  const figuresOf = (row: ApplicationRow): string => (figures.applications[row] ?? []).map((count) => td(count) + gap).join('');
  const wide = dress === 'pasted' ? 2 : 1;
  const out: string[] = [
    `<tr>${td('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', span(3, 3))}${td('申请人情况', span(7 * wide))}</tr>`,
    `<tr>${td('自然人', span(wide, 2))}${td('法人或其他组织', span(5 * wide))}${td('总计', span(wide, 2))}</tr>`,
    `<tr>${['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((name) => td(name, span(wide))).join('')}</tr>`,
    `<tr>${td('一、本年新收政府信息公开申请数量', span(3))}${figuresOf('received')}</tr>`,
    `<tr>${td('二、上年结转政府信息公开申请数量', span(3))}${figuresOf('carriedIn')}</tr>`,
  ];
  const last = { name: '（六）其他处理', rows: version === '2021' ? divided : undivided };
  const all = [...groups, last];
  const height = all.reduce((sum, { rows }) => sum + rows.length, 1);
  let first = true;
  const lead = (): string => {
    const label = first ? td('三、本年度办理结果', span(1, height)) : '';
    first = false;
    return label;
  };
  for (const { name, rows } of all) {
    if (rows.length === 1) {
      out.push(`<tr>${lead()}${td(name, span(2))}${figuresOf(rows[0]!)}</tr>`);
      continue;
    }
    for (const [at, row] of rows.entries())
      out.push(`<tr>${lead()}${at === 0 ? td(name, span(1, rows.length)) : ''}${td(names[row]!)}${figuresOf(row)}</tr>`);
  }
  out.push(`<tr>${td('（七）总计', span(2))}${figuresOf('total')}</tr>`);
  out.push(`<tr>${td('四、结转下年度继续办理', span(3))}${figuresOf('carriedOut')}</tr>`);
  const torn = dress === 'pasted' ? '</table>\n<table class="MsoNormalTable">' : '';
  return `<table class="${dress === 'pasted' ? 'MsoNormalTable' : 'figures'}">\n${out.slice(0, -2).join('\n')}\n${torn}${out.slice(-2).join('\n')}\n</table>`;
}

function writeReviews(figures: Figures, dress: Dress = 'plain'): string {
  const td = (text: string | number, spans = ''): string => cell(dress, text, spans);
  const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((name) => td(name)).join('');
  return `<table class="figures">
<tr>${td('行政复议', span(5, 2))}${td('行政诉讼', span(10))}</tr>
<tr>${td('未经复议直接起诉', span(5))}${td('复议后起诉', span(5))}</tr>
<tr>${heads}${heads}${heads}</tr>
<tr>${figures.reviews.map((count) => td(count)).join('')}</tr>
</table>`;
}

export interface ReportPlan {
  organ: string;
  year: number;
  figures: Figures;
  version?: Version;
  dress?: Dress;
  /** Shifts the sentences taken from the stock: organs differ in them as years do. */
  stock?: number;
  /** Texts of parts one, five and six; what is not given is written from the stock. */
  overview?: string;
  problems?: string;
  other?: string;
  /** Parts of the form that are left out. */
  lacks?: number[];
  /** Tables, by the part they belong to, that are put as something else. */
  tables?: Partial<Record<2 | 3 | 4, string>>;
}

/** Sentences by the year they are written in: neighbouring years share none. */
const overviews = [
  [
    '坚持以公开为常态、不公开为例外，把信息公开摆在突出位置，主要负责同志多次听取汇报并作出安排',
    '依申请公开严格执行登记、审核、办理、答复、归档各环节要求，疑难件会同法律顾问集体研究',
    '门户网站开设重点领域专题，政策文件同步配发图解和问答，群众查得到、看得懂',
    '邀请人大代表、政协委员和企业代表走进机关，面对面听取意见建议',
  ],
  [
    '对照主动公开目录逐项梳理责任清单，人员变动后及时补位，形成办公室牵头、业务科室协同的格局',
    '受理窗口与网上渠道并行，收到来件当日登记，答复文书统一格式并留存完整台账',
    '移动端页面完成改版，新增智能检索和无障碍浏览，访问速度明显加快',
    '年中组织专题培训两期，年底开展自查互评，问题当场指出、限期改正',
  ],
  [
    '围绕中心工作细化公开要点，印发任务分工，按月调度、按季通报，压实各环节责任',
    '完善与申请人的沟通机制，对描述不清的先行电话释明，减少补正次数和争议',
    '规范性文件集中清理后统一入库，标注效力状态，提供在线阅读和下载服务',
    '引入第三方开展评估，结果纳入年度考核，对落后单位进行约谈提醒',
  ],
] as const;
const problemTexts = [
  '一是解读材料以文字为主，短视频、动漫等形式偏少；二是基层力量薄弱，一人多岗现象普遍。改进措施：与融媒体中心合作制作通俗易懂的解读产品；通过跟班学习、以案代训充实队伍。',
  '主要不足是个别科室信息发布滞后，栏目内容归类不够准确。已建立发布提醒和周巡查制度，对超期未更新的栏目亮灯督办，并明确专人负责目录维护。',
  '回应公众关切的主动性有待增强，政民互动渠道使用率不高。今后将定期梳理热线和留言中的高频问题，编成问答库集中发布，同时把线下政策宣讲送到社区和园区。',
] as const;

/** Sentences of part one and the text of part five, by a turn that grows with the years. */
export const overviewOf = (turn: number): readonly string[] => overviews[turn % 3]!;
export const problemsOf = (turn: number): string => problemTexts[turn % 3]!;

export function writeReport(plan: ReportPlan): string {
  const { organ, year, figures, version = year >= 2021 ? '2021' : '2019', dress = 'plain', stock = 0, lacks = [], tables = {} } = plan;
  const received = figures.applications.received![6]!;
  const overview =
    plan.overview ??
    overviewOf(year + stock)
      .map(
        (sentence, at) =>
          `${at === 0 ? `${year}年，${organ}` : ''}${sentence}${at === 1 ? `，全年新收政府信息公开申请${received}件` : ''}。`,
      )
      .join('');
  const parts = [
    `<h3>一、总体情况</h3>\n<p>${overview}</p>`,
    `<h3>二、主动公开政府信息情况</h3>\n${tables[2] ?? writeDisclosed(figures, version, dress)}`,
    `<h3>三、收到和处理政府信息公开申请情况</h3>\n${tables[3] ?? writeApplications(figures, version, dress)}`,
    `<h3>四、政府信息公开行政复议、行政诉讼情况</h3>\n${tables[4] ?? writeReviews(figures, dress)}`,
    `<h3>五、存在的主要问题及改进情况</h3>\n<p>${plan.problems ?? problemsOf(year + stock)}</p>`,
    `<h3>六、其他需要报告的事项</h3>\n<p>${plan.other ?? '本年度未收取信息处理费。本报告电子版可在本网站下载。'}</p>`,
  ];
  return `<p>根据《中华人民共和国政府信息公开条例》规定，编制《${organ}${year}年政府信息公开工作年度报告》。本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。</p>
${parts.filter((_, at) => !lacks.includes(at + 1)).join('\n')}`;
}
