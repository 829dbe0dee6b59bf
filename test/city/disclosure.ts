/** Writes what the Regulation on Disclosure demands: the guide, the annual report, the application page; and who the organ is. */
import type { GuideElement } from '../../checks/model/index.ts';
import type { Site } from './model.ts';
import { topics } from './words.ts';

/** A disclosure guide with the nine elements of article 12, less those that are to be missing. */
export function writeGuide(site: Site, lacks: readonly GuideElement[]): string {
  const has = (element: GuideElement): boolean => !lacks.includes(element);
  const office = [
    has('organName') && `<p>机构名称:${site.spec.organ}办公室</p>`,
    has('address') && `<p>办公地址:${site.address}</p>`,
    has('hours') && '<p>办公时间:周一至周五 上午8:30—12:00,下午14:30—17:30(法定节假日除外)</p>',
    has('phone') && `<p>联系电话:${site.phone}</p>`,
    has('fax') && `<p>传真号码:${site.fax}</p>`,
    has('online') && `<p>互联网联系方式:电子邮箱 ${site.mail}</p>`,
  ].filter(Boolean);
  return `<p>为了更好地提供政府信息公开服务,方便公民、法人和其他组织获取政府信息,依据《中华人民共和国政府信息公开条例》,编制本指南。</p>
${has('classification') ? '<h3>一、政府信息的分类</h3>\n<p>本机关主动公开的政府信息分为机构职能、政策文件、规划计划、财政预决算、人事信息、统计数据、政府采购和其他依法应当公开的信息等类别。</p>' : ''}
${has('arrangement') ? '<h3>二、政府信息的编排体系</h3>\n<p>每条政府信息按照索引号、信息名称、内容概述、生成日期、发布机构等要素编排,编入政府信息公开目录。</p>' : ''}
${has('access') ? '<h3>三、政府信息的获取方式</h3>\n<p>公民、法人和其他组织可以通过本网站“政府信息公开”栏目、市档案馆、市图书馆和市政务服务中心的查阅场所获取主动公开的政府信息;需要获取主动公开以外政府信息的,可以向本机关提出申请。</p>' : ''}
<h3>四、政府信息公开工作机构</h3>
${office.join('\n')}
<h3>五、监督和救济</h3>
<p>公民、法人和其他组织认为本机关未按照要求主动公开政府信息或者对政府信息公开申请不依法答复处理的,可以向政府信息公开工作主管部门提出,也可以依法申请行政复议或者提起行政诉讼。</p>`;
}

/** The page from which anybody can ask for information: who takes applications, how, the form to send. */
export function writeApply(site: Site, formFile: string): string {
  return `<h3>受理机构</h3>
<p>${site.spec.organ}办公室,地址:${site.address},电话:${site.phone}。</p>
<h3>申请流程</h3>
<p>申请人填写《政府信息公开申请表》,可以当面提交、邮寄提交或者在线提交。本机关自收到申请之日起20个工作日内予以答复。</p>
<p>申请表下载:<a href="${formFile}">政府信息公开申请表.doc</a></p>
<h3>在线申请</h3>
<form class="ask" action="${site.spec.prefix}/apply/submit" method="post">
<p><label>申请人姓名 <input name="applicant" type="text"></label> <label>有效身份证件号码 <input name="idNumber" type="text"></label></p>
<p><label>联系电话 <input name="phone" type="text"></label> <label>通信地址 <input name="address" type="text"></label></p>
<p><label>所需政府信息的名称、文号或者其他特征描述 <textarea name="content" rows="4" cols="60"></textarea></label></p>
<p><label>信息的形式要求 <select name="form"><option>纸质</option><option>电子文档</option></select></label></p>
<p><button type="submit">提交申请</button></p>
</form>`;
}

export function writeConsultation(site: Site): string {
  return `<p>欢迎您就${site.spec.organ}职责范围内的事项提出咨询和建议。一般事项在5个工作日内答复。</p>
<form class="ask" action="${site.spec.prefix}/consult/submit" method="post">
<p><label>留言标题 <input name="title" type="text" size="50"></label></p>
<p><label>您的称呼 <input name="name" type="text"></label> <label>联系电话 <input name="phone" type="text"></label></p>
<p><label>留言内容 <textarea name="content" rows="6" cols="60"></textarea></label></p>
<p><label>验证码 <input name="code" type="text" size="6"></label> <button type="submit">提交留言</button></p>
</form>`;
}

export function writeLeaders(site: Site): string {
  const rows = site.leaders
    .map(
      (
        leader,
        at,
      ) => `<div class="leader"><img src="${site.spec.prefix}/images/leader${at + 1}.svg" alt="${leader.name}" width="105" height="140">
<div><h3>${leader.name}</h3><p>职务:${leader.post}</p><p>分工:${leader.duty}</p></div></div>`,
    )
    .join('\n');
  return `<div class="leaders">\n${rows}\n</div>`;
}

const duties = [
  '贯彻执行国家有关法律、法规和方针政策,拟订全市相关工作的规范性文件并组织实施。',
  '组织编制有关规划、年度计划并监督实施。',
  '负责全市{a}、{b}、{c}等工作的组织协调和监督管理。',
  '指导县(区)和基层单位开展{d}工作。',
  '负责政府信息公开、政务服务和有关宣传工作。',
  '完成市委、市政府交办的其他任务。',
];

/** Single-page columns that never carry a date: functions, departments, the place itself. */
export function writeText(site: Site, key: string): string {
  const list = topics[site.spec.topics];
  if (key === 'nsjg') {
    return ['办公室', '政策法规科', '规划财务科', '综合业务科', '行政审批科']
      .map(
        (name, at) =>
          `<h3>${name}</h3>\n<p>负责${list[at % list.length]}有关工作,承担领导交办的其他事项。联系电话:${site.phone.slice(0, -1)}${at + 1}。</p>`,
      )
      .join('\n');
  }
  if (key === 'jgzn') {
    const lines = duties.map((line) => line.replace(/\{(\w)\}/g, (_, name: string) => list['abcd'.indexOf(name)]!));
    return `<p>${site.spec.organ}贯彻落实党中央、国务院和省委、省政府、市委、市政府的决策部署,主要职责是:</p>
${lines.map((line, at) => `<p>(${'一二三四五六'[at]})${line}</p>`).join('\n')}
<p>办公地址:${site.address}　办公时间:周一至周五 上午8:30—12:00,下午14:30—17:30　联系电话:${site.phone}　负责人:${site.leaders[0]?.name ?? ''}</p>`;
  }
  if (key === 'lxwm') {
    return `<p>主办单位:${site.spec.organ}</p>\n<p>地址:${site.address}</p>\n<p>联系电话:${site.phone}</p>\n<p>传真:${site.fax}</p>\n<p>电子邮箱:${site.mail}</p>`;
  }
  const place = site.spec.id === 'qingxi' ? '清溪县' : '岚川市';
  return `<p>${place}地处岚江中游,山水相依,气候温润,素有“百里岚江画廊”之称。全境总面积${site.spec.id === 'qingxi' ? '1986' : '11240'}平方公里,辖${site.spec.id === 'qingxi' ? '9个镇、5个乡' : '2个区、2个县'}。</p>
<p>${place}历史悠久,文化底蕴深厚,境内有青崖古道、白石书院等名胜,丝绸、茶叶、竹编久负盛名。</p>
<p>近年来,${place}坚持生态优先、绿色发展,大力发展先进制造、现代农业和文化旅游,交通区位优势日益凸显,人民生活水平稳步提高。</p>`;
}

/** A government reports in the name of its place, an agency in its own. */
export const reportTitle = (site: Site, year: number): string => `${reporterOf(site)}${year}年政府信息公开工作年度报告`;
export const reporterOf = (site: Site): string =>
  site.spec.profile?.kind === 'portal' ? site.name.replace(/人民政府$/, '') : site.spec.organ;
