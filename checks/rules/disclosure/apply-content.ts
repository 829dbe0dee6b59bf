import { defineCheck } from '../../define.ts';
import { applyElementNames } from '../../knowledge/apply.ts';
import { basis } from '../../knowledge/sources.ts';
import { applyElements } from '../../model/index.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'apply-content',
  title: { 'zh-CN': '依申请公开栏目内容', en: 'Content of the column for applications' },
  theme: 'disclosure',
  scope: 'site',
  reviewOnly: true,
  needs: ['home', 'offers'],
  basis: basis('guide', 'applyChannels', 'applyTerm', 'applyFee'),
  options: noOptions,
  messages: {
    lacks: {
      'zh-CN': '“依申请公开”栏目未见{elements}，请人工确认是否在图片或附件中提供。',
      en: 'The column for applications does not show {elements}; a person must look whether pictures or files do.',
    },
    complete: {
      'zh-CN': '“依申请公开”栏目写明了受理机构、申请流程、申请表、办理时限和收费标准。',
      en: 'The column for applications states the office, the procedure, the form, the term and the fees.',
    },
    none: { 'zh-CN': '未检查到“依申请公开”栏目的页面。', en: 'No page of a column for applications was seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '“依申请公开”栏目各页面合起来是否写明受理机构、申请流程、申请表、办理时限、收费标准。',
      en: 'Whether the pages of the column for applications together state the office, the procedure, the form, the term and the fees.',
    },
    why: {
      'zh-CN': '行政机关应当建立完善政府信息公开申请渠道，为申请人依法申请获取政府信息提供便利。',
      en: 'Organs must keep a channel for applications and make it easy to apply.',
    },
    fails: { 'zh-CN': '未写明办理时限和收费标准。（由人工确认。）', en: 'Neither term nor fees are stated. (A person decides.)' },
    passes: { 'zh-CN': '五项内容齐全。', en: 'All five parts are there.' },
  },
  run(site) {
    const { applications } = site.offers!;
    if (applications.length === 0) return [ofSite(site, 'error', 'none')];
    const absent = applyElements.filter((element) => applications.every(({ elements }) => elements[element] === undefined));
    const { url } = applications[0]!;
    if (absent.length === 0) return [ofSite(site, 'pass', 'complete', { url })];
    const elements = absent.map((element) => applyElementNames[element]['zh-CN']);
    return [ofSite(site, 'review', 'lacks', { url, facts: { elements, count: absent.length } })];
  },
});
