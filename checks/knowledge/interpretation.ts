/** How portals title what interprets a policy, and the forms it takes (国办秘函〔2019〕19号; 国办发〔2017〕47号 解读回应). Folded text. */
import type { Bilingual } from '../model/index.ts';

export const interpretationTitle =
  /政策解读|(?:的|》|文件|通知|办法|意见|方案|规划|规定|细则|条例|政策)解读(?:$|[:(材稿之一二三])|^(?:解读|图解|一图读懂|一图看懂|政策图解|政策问答)|(?:图解|答记者问|解读(?:材料|稿))$|起草说明/;

export const interpretationForms: readonly { id: string; name: Bilingual; title: RegExp }[] = [
  { id: 'picture', name: { 'zh-CN': '图表图解', en: 'pictures' }, title: /图解|一图|图说|图表|长图|漫画|海报/ },
  { id: 'video', name: { 'zh-CN': '音频视频', en: 'video and audio' }, title: /视频|动画|动漫|音频|直播|h5|短片|微视频/ },
  { id: 'questions', name: { 'zh-CN': '问答', en: 'questions and answers' }, title: /问答|答记者问|答疑|\d+问|百问/ },
  { id: 'conference', name: { 'zh-CN': '新闻发布会、访谈', en: 'conferences and interviews' }, title: /发布会|访谈|做客|专访/ },
  { id: 'expert', name: { 'zh-CN': '专家、负责人、媒体解读', en: 'experts, heads, media' }, title: /专家|负责人|部门解读|媒体|主要领导/ },
];
