/** What an organ must say of itself (Regulation of 2019, article 20 (2)) and how portals word it. Tried on folded text, line breaks kept. */
import type { Bilingual, OrganElement } from '../model/index.ts';

export const organPatterns: Readonly<Record<OrganElement, RegExp>> = {
  functions: /(?:主要)?(?:职责|职能)(?:是|为|:|有|如下|包括|\n)|(?:职责|职能)\s?\n|负责[^。\n]{4,80}[。;]|贯彻(?:落实|执行)/,
  setup: /内设机构|下设[^。\n]{0,20}(?:科|股|处|室)|(?:办公室|综合科|人事科|政策法规科|规划财务科)\s?(?:\n|:|负责|承担)/,
  address:
    /(?:办公|单位|联系|机构|通讯|通信)?(?:地\s?址|地\s?点)\s?(?:为|是|位于)?\s?:?\s{0,3}[^\s:;,。]{1,40}[路街号楼室镇乡村道院厦巷区]/,
  hours: /(?:办公|工作|上班|对外服务)时间\s?(?:为|是)?\s?:?\s{0,3}[^\n。]{0,40}(?:周|星期|工作日|上午|[0-9]{1,2}[:点时])/,
  contact: /(?:电\s?话|联系方式|热线|传真)(?:号码)?\s?:?\s{0,3}\(?\+?\d[\d()\s—–-]{5,24}\d|[\w.+-]{1,64}@[\w-]{1,40}\.[\w.-]{2,40}/,
  head: /(?:负责人|主要领导|法定代表人|局长|主任|厅长|县长|市长|区长|镇长|乡长|党组书记)(?:姓名)?\s?[::]?\s{0,3}[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff]{3})|姓名\s?:?\s{0,2}[\u4e00-\u9fff]{2,4}|职务\s?:/,
};

/** Names of pages and columns that tell of the organ. */
export const organName =
  /^(?:.{0,8}(?:机构(?:职能|概况|设置|信息|简介)?|职能|职责|领导(?:信息|之窗|介绍|班子|简介|分工|成员)?|(?:单位|部门|机关|本局|局|委)?(?:概况|简介)|负责人(?:信息)?|联系(?:我们|方式)|内设科室|科室|处室|内设处室))$/;

const name = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });
export const organElementNames: Readonly<Record<OrganElement, Bilingual>> = {
  functions: name('机关职能', 'functions'),
  setup: name('机构设置', 'set-up'),
  address: name('办公地址', 'address'),
  hours: name('办公时间', 'office hours'),
  contact: name('联系方式', 'contact'),
  head: name('负责人姓名', 'name of its head'),
};

/** Regimes that disclosure rules must set up, by the article that demands them, and those of older local lists. */
export const ruleRegimes: readonly { id: string; name: Bilingual; title: RegExp; national: boolean }[] = [
  {
    id: 'active',
    name: name('主动公开（工作）制度', 'publication'),
    title: /主动公开|(?<!申请|办事|不予|免予)公开(?:工作)?(?:制度|办法|规定|规范|机制)|公开条例/,
    national: true,
  },
  {
    id: 'review',
    name: name('公开审查（保密审查）制度', 'review before disclosure'),
    title: /保密审查|公开审查|发布审查|审查机制/,
    national: true,
  },
  { id: 'coordination', name: name('发布协调制度', 'coordination of publication'), title: /协调/, national: true },
  {
    id: 'application',
    name: name('依申请公开办理制度', 'disclosure on request'),
    title: /依?申请公开|公开申请|申请办理|申请处理/,
    national: true,
  },
  {
    id: 'assessment',
    name: name('考核、评议、责任追究制度', 'assessment and liability'),
    title: /考核|评议|责任追究|监督/,
    national: false,
  },
  { id: 'report', name: name('年度报告制度', 'annual reports'), title: /年度报告|年报/, national: false },
  { id: 'responsibility', name: name('责任制', 'responsibility'), title: /责任制|责任(?:分工|清单)/, national: false },
  { id: 'procedure', name: name('工作程序', 'procedure'), title: /^(?!.*(?:受理|申请)).*(?:程序|流程)/, national: false },
  { id: 'operation', name: name('运作规范', 'rules of operation'), title: /规范|规程/, national: false },
  {
    id: 'acceptance',
    name: name('受理方案', 'receiving of applications'),
    title: /受理[^,。]{0,8}(?:方案|办法|制度|规定)/,
    national: false,
  },
  {
    id: 'acceptance-procedure',
    name: name('受理工作程序', 'procedure for applications'),
    title: /(?:受理|申请)[^,。]{0,8}(?:程序|流程)/,
    national: false,
  },
  { id: 'meeting', name: name('联席会议制度', 'joint meetings'), title: /联席会议/, national: false },
  { id: 'publication', name: name('发布审核制度', 'review before publication'), title: /(?:发布|信息|内容)审核|审核制度/, national: false },
  { id: 'running', name: name('运行管理制度', 'operation of the site'), title: /运行(?:管理|维护)|运维管理|网站管理/, national: false },
  { id: 'supervision', name: name('监督办法', 'supervision'), title: /监督/, national: false },
  { id: 'content', name: name('内容保障制度', 'supply of content'), title: /内容保障|信息报送/, national: false },
  { id: 'emergency', name: name('应急处置制度', 'emergencies'), title: /应急/, national: false },
  {
    id: 'clarification',
    name: name('澄清虚假或者不完整信息制度', 'clearing up of false information'),
    title: /澄清|虚假/,
    national: false,
  },
  { id: 'withheld', name: name('不予公开备案制度', 'filing of what is withheld'), title: /不予公开|免予公开/, national: false },
  { id: 'services', name: name('办事公开制度', 'openness of services'), title: /办事公开/, national: false },
];
