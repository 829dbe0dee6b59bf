import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { guideElements, type SiteFacts } from '../../model/index.ts';
import { noOptions, ofSite } from '../statement.ts';

type Guide = SiteFacts['guides'][number];

export default defineCheck({
  id: 'guide-incomplete',
  title: { 'zh-CN': '政府信息公开指南要素不全', en: 'Disclosure guide lacks elements' },
  theme: 'guides',
  scope: 'site',
  needs: ['home', 'guides'],
  basis: basis('guide'),
  options: noOptions,
  messages: {
    lacks: {
      'zh-CN': '政府信息公开指南“{title}”缺少{count}项要素：{missing}。',
      en: 'The disclosure guide “{title}” lacks {count} of nine elements: {missing}.',
    },
    complete: { 'zh-CN': '政府信息公开指南“{title}”九项要素齐全。', en: 'The disclosure guide “{title}” has all nine elements.' },
    attachment: {
      'zh-CN': '政府信息公开指南“{title}”以附件形式提供，要素未检查。',
      en: 'The disclosure guide “{title}” is a file to download; its elements were not measured.',
    },
    none: { 'zh-CN': '未读到政府信息公开指南，本项不适用。', en: 'No disclosure guide was read; this check does not apply.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '指南是否载明九项要素：政府信息的分类、编排体系、获取方式，政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式。',
      en: 'Whether the guide states nine elements: classification, arrangement, ways of access; name, address, hours, telephone, fax and online contact of the disclosure office.',
    },
    why: {
      'zh-CN': '条例第十二条规定政府信息公开指南应当包括上述内容。',
      en: 'Article 12 of the Regulation says that a guide must hold these.',
    },
    fails: { 'zh-CN': '指南没有办公时间和传真号码。', en: 'A guide without office hours and fax number.' },
    passes: { 'zh-CN': '指南九项要素齐全。', en: 'A guide with all nine elements.' },
  },
  run(site) {
    return site.guides.length > 0 ? site.guides.map(judgeGuide) : [ofSite(site, 'na', 'none')];
  },
});

function judgeGuide({ url, title, published, elements, attachment }: Guide): Statement {
  const place = { url, subject: '', quote: title };
  if (attachment) return { ...place, outcome: 'error', message: 'attachment', facts: { title } };
  const missing = guideElements.filter((element) => elements[element] === undefined);
  const facts = { title, published, missing, count: missing.length };
  return missing.length > 0
    ? { ...place, outcome: 'fail', message: 'lacks', facts }
    : { ...place, outcome: 'pass', message: 'complete', facts };
}
