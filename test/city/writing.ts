/** Writes the bodies of the city's pages: news, notices, policy documents, letters, service guides. HTML without a frame. */
import { type Chance, daysBefore, inWords } from './chance.ts';
import type { Site } from './model.ts';
import * as words from './words.ts';

export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const fullWidth: Record<string, string> = { ',': '，', ':': '：', ';': '；', '?': '？', '!': '！', '(': '（', ')': '）' };

/** Sets the punctuation that touches Chinese words in full width, as Chinese is written; markup touches none. */
export const setPunctuation = (text: string): string =>
  text
    .replace(/(?<=[\u4e00-\u9fff》”）])[,:;?!()]|[,(](?=[\u4e00-\u9fff《“])/g, (mark) => fullWidth[mark]!)
    .replace(/(?<=（[^（）()<>]{1,20})\)/g, '）');

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join('\n');

/** Values for the templates of one text. */
export function valuesOf(site: Site, chance: Chance, day: string): Record<string, string> {
  const year = Number(day.slice(0, 4));
  return {
    t: chance.pick(words.topics[site.spec.topics]),
    p: chance.pick(words.places),
    o: site.spec.short,
    l: nameLeader(site, chance),
    d: `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
    n: String(chance.int(82, 198)),
    m: String(chance.int(6, 28)),
    k: String(chance.int(2, 9)),
    y: String(year),
    z: String(year - 1),
    q: quarterBefore(day),
  };
}

/** A leader as news names one: 市领导 for a government, the post for an agency. */
function nameLeader(site: Site, chance: Chance): string {
  const { name, post } = chance.pick(site.leaders);
  if (site.spec.profile?.kind === 'portal') return `${site.spec.profile.level === 'county' ? '县' : '市'}领导${name}`;
  return `${site.spec.short}${post.replace(/^党组(?:书记|成员)、/, '')}${name}`;
}

/** The last full quarter before `day`: `2026年第二季度`. */
function quarterBefore(day: string): string {
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  return quarter === 0 ? `${Number(day.slice(0, 4)) - 1}年第四季度` : `${day.slice(0, 4)}年第${'一二三'[quarter - 1]}季度`;
}

export function writeNews(chance: Chance, values: Record<string, string>, picture: string | null): string {
  const middles = chance.shuffle(words.newsMiddles).slice(0, chance.int(2, 3));
  const lines = [chance.pick(words.newsOpenings), ...middles, chance.pick(words.newsEndings)].map((line) => words.fill(line, values));
  const figure = picture
    ? `<p style="text-align:center"><img src="${picture}" alt="${escapeHtml(words.fill('{p}{t}工作现场', values))}" width="600"></p>\n`
    : '';
  return `${figure}${paragraphs(lines)}`;
}

export function writeNotice(site: Site, chance: Chance, values: Record<string, string>, day: string): string {
  const until = daysBefore(day, -chance.int(20, 45));
  return paragraphs([
    '各县(区)、市直各有关单位:',
    words.fill('根据工作安排,现将{y}年{t}有关事项通知如下:', values),
    words.fill(
      '一、工作内容。围绕{t}重点任务,由各县(区)主管部门组织本地区有关单位做好摸底、审核、汇总工作,确保数据真实、材料完整。',
      values,
    ),
    `二、时间安排。自本通知发布之日起开始,至${inWords(until)}结束,逾期不再受理。`,
    `三、有关要求。各单位要高度重视,明确专人负责。联系单位:${site.spec.organ}办公室,联系电话:${site.phone}。`,
    '特此通知。',
  ]).concat(`\n<p style="text-align:right">${site.spec.organ}</p>\n<p style="text-align:right">${inWords(day)}</p>`);
}

export interface DocumentHead {
  index: string;
  category: string;
  number: string;
  written: string;
  published: string;
  title: string;
}

/** The head table of a policy document, as portals set it above the text. */
export function writeDocumentHead(site: Site, head: DocumentHead): string {
  const row = (a: string, b: string, c: string, d: string): string => `<tr><th>${a}</th><td>${b}</td><th>${c}</th><td>${d}</td></tr>`;
  return `<table class="doc-head">
${row('索 引 号:', head.index, '主题分类:', head.category)}
${row('发文机关:', site.spec.organ, '成文日期:', inWords(head.written))}
<tr><th>标　　题:</th><td colspan="3">${escapeHtml(head.title)}</td></tr>
${row('发文字号:', head.number, '发布日期:', inWords(head.published))}
<tr><th>有 效 性:</th><td colspan="3">现行有效</td></tr>
</table>`;
}

export function writePolicy(site: Site, chance: Chance, values: Record<string, string>, head: DocumentHead): string {
  const subject = values.t!;
  return `${writeDocumentHead(site, head)}
<p style="text-align:center">${head.number}</p>
${paragraphs([
  '各县(区)有关部门,市直各有关单位:',
  `为规范${subject}工作,保障公民、法人和其他组织的合法权益,根据有关法律、法规,结合我市实际,制定本文件。现印发给你们,请认真贯彻执行。`,
  `第一条　本市行政区域内的${subject}活动,适用本规定。`,
  `第二条　${subject}工作坚持依法依规、公开透明、便民高效的原则。`,
  `第三条　${site.spec.organ}负责全市${subject}工作的统筹协调和监督管理,各县(区)主管部门按照职责分工做好本地区相关工作。`,
  `第四条　申请人应当如实提交有关材料。材料齐全、符合法定形式的,应当自受理之日起${chance.int(5, 15)}个工作日内办结。`,
  '第五条　违反本规定的,依照有关法律、法规处理。',
  `第六条　本规定自${inWords(daysBefore(head.published, -30))}起施行,有效期五年。`,
])}
<p style="text-align:right">${site.spec.organ}</p>
<p style="text-align:right">${inWords(head.written)}</p>`;
}

export function writeInterpretation(site: Site, values: Record<string, string>, policy: { title: string; path: string } | null): string {
  return `${paragraphs([
    words.fill('近日,{o}制定出台了{t}有关政策文件。现就文件主要内容解读如下:', values),
    words.fill('一、起草背景。近年来,我市{t}工作面临新的形势和任务,原有规定已不能完全适应工作需要,有必要予以修订完善。', values),
    '二、主要内容。文件共六条,明确了适用范围、工作原则、职责分工、办理时限和法律责任。',
    '三、亮点特色。文件进一步压缩了办理时限、精简了申报材料,群众和企业办事更加便捷。',
    `四、咨询渠道。解读机关:${site.spec.organ};咨询电话:${site.phone}。`,
  ])}${policy ? `\n<p>相关文件:<a href="${policy.path}">${escapeHtml(policy.title)}</a></p>` : ''}`;
}

const personnelLines = [
  '根据干部管理有关规定,经研究决定:',
  '{a}同志任{o}办公室主任;',
  '{b}同志任{o}综合科科长;',
  '免去{c}同志的{o}综合科科长职务。',
] as const;

export function writePersonnel(site: Site, chance: Chance, day: string): string {
  const [a, b, c] = chance.shuffle(words.people) as [string, string, string];
  return `${paragraphs(personnelLines.map((line) => words.fill(line, { a, b, c, o: site.spec.organ })))}
<p style="text-align:right">${site.spec.organ}</p>
<p style="text-align:right">${inWords(day)}</p>`;
}

export function writePlan(site: Site, values: Record<string, string>): string {
  return paragraphs([
    words.fill('为推动{t}工作高质量发展,依据全市国民经济和社会发展规划,制定本规划。', values),
    words.fill('一、发展基础。“十四五”期间,全市{t}工作成效明显,主要指标全面完成,累计实施重点项目{n}个。', values),
    words.fill('二、总体目标。到2030年,{t}体系更加健全,服务能力显著增强,群众满意度达到95%以上。', values),
    '三、重点任务。一是完善制度体系;二是补齐设施短板;三是提升服务水平;四是强化数字赋能;五是加强队伍建设。',
    `四、保障措施。加强组织领导,强化资金保障,严格考核评估。本规划由${site.spec.organ}负责解释。`,
  ]);
}

export function writeFigures(site: Site, chance: Chance, values: Record<string, string>, caption: string): string {
  const rows = ['本级', '清溪县', '云泽县', '临江区', '望川区']
    .map(
      (name) =>
        `<tr><td>${name}</td><td>${chance.int(1200, 9800)}.${chance.int(10, 99)}</td><td>${chance.int(900, 9000)}.${chance.int(10, 99)}</td><td>${chance.int(2, 12)}.${chance.int(1, 9)}%</td></tr>`,
    )
    .join('');
  return `${paragraphs([words.fill(`按照信息公开有关要求,现将${caption}公布如下。`, values)])}
<table class="figures"><caption>${caption}</caption><tr><th>单位</th><th>本期(万元)</th><th>上年同期(万元)</th><th>增幅</th></tr>${rows}</table>
${paragraphs([`说明:部分数据因四舍五入,存在总计与分项合计不等的情况。如有疑问,请与${site.spec.organ}联系,电话:${site.phone}。`])}`;
}

export function writeProcurement(site: Site, chance: Chance, values: Record<string, string>): string {
  const code = `LC${values.y}-${String(chance.int(100, 999))}`;
  return `<table class="figures"><tr><th>项目编号</th><td>${code}</td></tr><tr><th>采购人</th><td>${site.spec.organ}</td></tr><tr><th>采购方式</th><td>竞争性磋商</td></tr><tr><th>预算金额</th><td>${chance.int(28, 196)}万元</td></tr><tr><th>联系电话</th><td>${site.phone}</td></tr></table>
${paragraphs([words.fill('本项目为{t}服务采购,符合条件的供应商可按公告要求参加。公告期限为自本公告发布之日起三个工作日。', values)])}`;
}

/** A service guide with all eight elements. */
export function writeService(site: Site, chance: Chance, title: string, values: Record<string, string>, form: string): string {
  const row = (name: string, value: string): string => `<tr><th>${name}</th><td>${value}</td></tr>`;
  return `<table class="service">
${row('事项名称', escapeHtml(title))}
${row('设定依据', words.fill('国家和省有关{t}的法律、法规和规章', values))}
${row('申请条件', '在岚川市行政区域内登记或者居住,符合法律、法规规定条件的公民、法人和其他组织')}
${row('办理材料', '1.申请表;2.有效身份证明或营业执照复印件')}
${row('办理地点', `岚川市政务服务中心二楼${chance.int(1, 40)}号窗口`)}
${row('办理时间', '周一至周五 上午9:00—12:00,下午13:30—17:00(法定节假日除外)')}
${row('联系方式', site.phone)}
${row('办理流程', '申请 → 受理 → 审查 → 决定 → 送达')}
${row('办理时限', `自受理之日起${chance.int(3, 15)}个工作日`)}
${row('收费情况', '不收费')}
</table>
<p>附件:<a href="${form}">申请表.doc</a></p>`;
}

export function writeLetter(site: Site, chance: Chance, question: string, day: string): string {
  const answered = daysBefore(day, -chance.int(1, 4));
  return `<table class="letter">
<tr><th>来信人</th><td>${chance.pick(words.surnames)}**</td><th>来信时间</th><td>${day}</td></tr>
<tr><th>来信内容</th><td colspan="3">${escapeHtml(question)}</td></tr>
<tr><th>答复单位</th><td>${site.spec.organ}</td><th>答复时间</th><td>${answered}</td></tr>
<tr><th>答复内容</th><td colspan="3">您好,来信收悉。经与有关科室核实,您反映的事项已列入近期工作安排,具体办理要求可在办事指南中查看,也可致电${site.phone}咨询。感谢您的关注和支持!</td></tr>
</table>`;
}

export function writeConsult(site: Site, values: Record<string, string>, day: string): string {
  return paragraphs([
    words.fill('为提高行政决策的科学性和民主性,现就{t}有关文件(征求意见稿)向社会公开征求意见。', values),
    `征求意见时间:${inWords(day)}至${inWords(daysBefore(day, -30))}。`,
    `有关单位和个人可通过以下方式提出意见:电子邮箱:${site.mail};联系电话:${site.phone};通信地址:${site.address}。`,
    `感谢社会各界对${site.spec.organ}工作的支持。`,
  ]);
}

export function writeConsultResult(site: Site, values: Record<string, string>): string {
  return paragraphs([
    words.fill('《岚川市{t}管理办法(征求意见稿)》公开征求意见期间,共收到意见建议{m}条。', values),
    words.fill('经逐条研究,采纳{k}条,其余意见因与上位法规定不一致或者已在条文中体现,未予采纳,并已向提出人说明理由。', values),
    `感谢社会各界对${site.spec.organ}工作的关心和支持。`,
  ]);
}

/** What budgets and final accounts explain beside their tables. */
export function writeBudgetNotes(chance: Chance): string {
  return paragraphs([
    `“三公”经费${chance.int(2, 30)}.${chance.int(10, 99)}万元,其中公务接待费${chance.int(1, 9)}.${chance.int(10, 99)}万元,无因公出国(境)费用。`,
    `机关运行经费${chance.int(20, 90)}.${chance.int(10, 99)}万元,主要用于办公、水电和差旅等支出。政府采购支出${chance.int(10, 80)}.${chance.int(10, 99)}万元。`,
    '项目支出全部实行绩效目标管理,并按规定开展绩效评价。',
  ]);
}

export function writeForm(site: Site, title: string, file: string): string {
  return `${paragraphs([`《${escapeHtml(title)}》供申请人下载填写,填写后提交至岚川市政务服务中心${site.spec.organ}窗口。`])}
<p>附件:<a href="${file}">${escapeHtml(title)}.doc</a></p>`;
}

export function writeRules(site: Site, title: string): string {
  return paragraphs([
    `为做好政府信息公开工作,依据《中华人民共和国政府信息公开条例》,结合实际,制定《${escapeHtml(title)}》。`,
    '第一条　公开政府信息,应当坚持以公开为常态、不公开为例外,遵循公正、公平、合法、便民的原则。',
    `第二条　${site.spec.organ}办公室是本机关政府信息公开工作机构,负责日常工作。`,
    '第三条　属于主动公开范围的政府信息,应当自该政府信息形成或者变更之日起20个工作日内及时公开。',
    '第四条　政府信息公开前,应当进行保密审查,未经审查的信息不得公开。',
    '第五条　违反本制度的,由有关部门依法依规处理。',
  ]);
}
