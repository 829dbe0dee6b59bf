/**
 * Words that stand wrongly on government sites: a starter list of slips that no official text means to write, names of organs as they are
 * often miswritten, and wordings that the Xinhua list of banned and cautious words rules out. Only terms that are wrong in every sentence:
 * a term with a lawful reading is either bounded by `notBefore`/`notAfter` or left out. A finding is always a candidate for a person.
 *
 * Sources: 《现代汉语词典》（第7版）; 《第一批异形词整理表》（2001）; 《新华社新闻信息报道中的禁用词和慎用词》（2016年7月修订）;
 * names of organs: 《深化党和国家机构改革方案》（2018年3月）; the official names of the ideas of the Party: 《中国共产党章程》（2022年修改）.
 */
export type WordingKind = 'typo' | 'name' | 'political' | 'secret' | 'spam';

export interface WordingTerm {
  kind: WordingKind;
  term: string;
  suggestion?: string;
  /** Characters that, standing right before or after the term, make it a part of other words. */
  notBefore?: string;
  notAfter?: string;
}

const pairs = (kind: WordingKind, list: string): WordingTerm[] =>
  list
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [term = '', suggestion = ''] = pair.split('→');
      // 农业和农村部门 names no ministry
      return { kind, term, suggestion, ...(term.endsWith('部') ? { notAfter: '门' } : {}) };
    });

const typos = pairs(
  'typo',
  `布暑→部署 迁徒→迁徙 松驰→松弛 脉膊→脉搏 粗旷→粗犷 渡假→度假 防碍→妨碍 幅射→辐射 气慨→气概 一股作气→一鼓作气 滥芋充数→滥竽充数
  竭泽而鱼→竭泽而渔 脏款→赃款 装祯→装帧 饮鸠止渴→饮鸩止渴 坐阵→坐镇 旁证博引→旁征博引 灸手可热→炙手可热 编篡→编纂 金榜提名→金榜题名 走头无路→走投无路
  趋之若骛→趋之若鹜 迫不急待→迫不及待 一如继往→一如既往 草管人命→草菅人命 名信片→明信片 默守成规→墨守成规 沤心沥血→呕心沥血 出奇不意→出其不意 修茸→修葺
  磬竹难书→罄竹难书 入场卷→入场券 声名雀起→声名鹊起 发韧→发轫 有持无恐→有恃无恐 追朔→追溯 蛛丝蚂迹→蛛丝马迹 萎糜不振→萎靡不振 名列前矛→名列前茅 再所不惜→在所不惜
  不径而走→不胫而走 仗义直言→仗义执言 穿流不息→川流不息 震憾→震撼 甘败下风→甘拜下风 针贬→针砭 泊来品→舶来品 黄梁美梦→黄粱美梦 水笼头→水龙头 杀戳→杀戮 痉孪→痉挛
  美仑美奂→美轮美奂 渲泄→宣泄 寒喧→寒暄 食不裹腹→食不果腹 天翻地复→天翻地覆 一愁莫展→一筹莫展 严惩不怠→严惩不贷 尤豫→犹豫 必竟→毕竟 贯策→贯彻 截止目前→截至目前
  权力义务→权利义务 法人代表人→法定代表人 坐谈会→座谈会 气侯→气候 等侯→等候 竟赛→竞赛 竟聘→竞聘 竟拍→竞拍 巳经→已经 行证许可→行政许可 行政处法→行政处罚
  行政复义→行政复议 营商坏境→营商环境 生态坏境→生态环境 坏境保护→环境保护 人名政府→人民政府 乡村震兴→乡村振兴 精准扶平→精准扶贫 依法制国→依法治国 依法行证→依法行政
  深化该革→深化改革 改格开放→改革开放 党风联政→党风廉政 反腐倡联→反腐倡廉 从严治档→从严治党 疫情防空→疫情防控 群众线路→群众路线 落到时处→落到实处 贯彻落时→贯彻落实`,
);

const bounded: WordingTerm[] = [
  // 干部暑期培训
  { kind: 'typo', term: '部暑', suggestion: '部署', notBefore: '干', notAfter: '期假运训' },
  { kind: 'typo', term: '竟争', suggestion: '竞争', notBefore: '究毕' },
  { kind: 'typo', term: '竟标', suggestion: '竞标', notBefore: '究毕' },
  { kind: 'typo', term: '竟价', suggestion: '竞价', notBefore: '究毕' },
  { kind: 'typo', term: '侯选', suggestion: '候选', notBefore: '诸' },
  { kind: 'typo', term: '己经', suggestion: '已经', notBefore: '自知异克', notAfter: '营历验费' },
  { kind: 'typo', term: '亲睐', suggestion: '青睐', notBefore: '父母' },
  { kind: 'political', term: '科学发展关', suggestion: '科学发展观', notAfter: '键系联注乎于' },
  { kind: 'political', term: '社会主意', suggestion: '社会主义', notBefore: '出' },
];

/** Organs whose names join their fields with 和 or nothing, and are often written otherwise. */
const names = pairs(
  'name',
  `中国人民共和国→中华人民共和国 中华人名共和国→中华人民共和国 国家税务局总局→国家税务总局 国家发展与改革委员会→国家发展和改革委员会 发展与改革委员会→发展和改革委员会 发展与改革局→发展和改革局
  人力资源与社会保障局→人力资源和社会保障局 人力资源与社会保障厅→人力资源和社会保障厅 人力资源与社会保障部→人力资源和社会保障部 住房与城乡建设局→住房和城乡建设局 住房与城乡建设厅→住房和城乡建设厅
  住房与城乡建设部→住房和城乡建设部 卫生与健康委员会→卫生健康委员会 卫生和健康委员会→卫生健康委员会 工业与信息化部→工业和信息化部 工业与信息化厅→工业和信息化厅 工业与信息化局→工业和信息化局
  文化与旅游部→文化和旅游部 文化与旅游厅→文化和旅游厅 国家市场监督总局→国家市场监督管理总局 国家医疗保障总局→国家医疗保障局 农业与农村局→农业农村局 农业与农村部→农业农村部 农业和农村部→农业农村部
  退役军人事务管理局→退役军人事务局 自然资源与规划局→自然资源和规划局`,
);

/** Grave wordings: names of the ideas of the Party with a word missing or wrong, and what the Xinhua list rules out on Taiwan, Hong Kong and Macao. */
const political = pairs(
  'political',
  `习近平新时代特色社会主义思想→习近平新时代中国特色社会主义思想 习近平中国特色社会主义思想→习近平新时代中国特色社会主义思想 习近平新时代社会主义思想→习近平新时代中国特色社会主义思想
  习近平总书计→习近平总书记 习近平总书纪→习近平总书记 习进平→习近平 习近评→习近平 习近平平→习近平 习近平近平→习近平 特色社会注意→特色社会主义
  台湾总统→台湾地区领导人 台湾政府→台湾当局 中华民国总统→台湾地区领导人 残废人→残疾人`,
);

/** What hijacked pages and planted links advertise. */
const spam =
  `六合彩 时时彩 百家乐 老虎机 北京赛车 幸运飞艇 澳门赌场 澳门葡京 新葡京 葡京娱乐 真人娱乐 真人荷官 皇冠体育 威尼斯人娱乐 太阳城娱乐 金沙娱乐 银河娱乐场 永利娱乐 体育投注 在线投注 投注平台 彩票投注
  博彩公司 博彩网 博彩平台 娱乐城 赌博网 网上赌场 线上赌场 注册送彩金 开户送彩金 bet365 开云体育 乐鱼体育 亚博体育 棋牌下载 成人电影 成人视频 激情视频 色情电影 色情视频 裸聊直播 一夜情 伦理片 无码视频 av在线 包夜服务 迷药 代开发票 办证刻章 传奇私服`
    .split(/\s+/)
    .map((term): WordingTerm => ({ kind: 'spam', term }));

export const wordingTerms: readonly WordingTerm[] = [...typos, ...bounded, ...names, ...political, ...spam];

/** Marks of secrecy as GB/T 9704-2012 sets them (秘密★1年), of papers for internal use, and labels that name a grade. Tried on visible text, line breaks kept. */
export const secretMarks: readonly { needs: string; pattern: RegExp }[] = [
  { needs: '密', pattern: /(?:绝密|机密|秘密)\s?[★☆]/ },
  { needs: '密', pattern: /(?:密级|保密等级|秘密等级)\s?[:：]\s?(?:绝密|机密|秘密)/ },
  { needs: '密', pattern: /(?:^|\n)\s?(?:绝密|机密)\s?(?:\n|$)/ },
  {
    needs: '内部',
    pattern:
      /内部(?:资料|文件|材料|情况|通报)[，,、\s()（）—-]{0,3}(?:注意保存|注意保管|妥善保管|妥善保存|不得外传|严禁外传|请勿外传|不得公开|严禁公开|不得翻印)/,
  },
  { needs: '注意保', pattern: /(?:^|\n)\s?(?:内部资料\s?)?注意保[存管][。！!]?\s?(?:\n|$)/ },
];

/** Characters kept around a hit, and hits kept of one page. */
export const wordingLimits = { around: 15, hits: 20 };
/** Different advertising words that make a page suspect whose title names none: news of a crackdown names one or two. */
export const spamTermsOfPage = 4;
/** Words beside which advertising is spoken of, not made. */
export const spamSpokenOf =
  /打击|查处|整治|查办|严查|警惕|谨防|防范|诈骗|骗局|破获|抓获|非法|违法|违规|禁止|举报|处罚|案例|普法|禁毒|赌场案|公示|许可|注销/;
