import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { homeIsUnread, noOptions, ofSite } from '../statement.ts';

const wanted = ['organ', 'contact'] as const;

export default defineCheck({
  id: 'organ-contact',
  title: { 'zh-CN': '主办单位及联系方式', en: 'Organ that runs the site, and its contact' },
  theme: 'identity',
  scope: 'site',
  needs: ['home', 'identity'],
  basis: basis('marks', 'siteFooter'),
  options: noOptions,
  messages: {
    shown: { 'zh-CN': '网站标注了主办单位“{organ}”及联系方式。', en: 'The site names its organ, “{organ}”, and a contact.' },
    missing: { 'zh-CN': '网站底部未标注{missing}。', en: 'The footer of the site does not show: {missing}.' },
    notOnHome: {
      'zh-CN': '首页未见{missing}，其他页面有标注，请人工确认。',
      en: 'The home page does not show {missing}, other pages do; a person must look.',
    },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，主办单位及联系方式未检查。',
      en: 'The home page is filled by script and was not read; organ and contact were not measured.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页底部是否标注主办单位，以及电话、地址、邮箱或“联系我们”等联系方式。',
      en: 'Whether the footer names the organ that runs the site and a telephone, address, mailbox or contact page.',
    },
    why: {
      'zh-CN': '网站底部功能区应当列明主办单位及联系方式。',
      en: 'The footer of a government site must name its organ and a contact.',
    },
    fails: { 'zh-CN': '页脚只有版权信息。', en: 'A footer with a copyright line alone.' },
    passes: { 'zh-CN': '页脚标注“主办单位：岚川市水利局 联系电话：……”。', en: 'A footer with organ and telephone.' },
  },
  run(site) {
    const { identity } = site.home!;
    const missing = wanted.filter((key) => !identity[key]);
    if (missing.length === 0) {
      return [ofSite(site, 'pass', 'shown', { quote: identity.organ!.value, facts: { organ: identity.organ!.value, missing } })];
    }
    if (homeIsUnread(site)) return [ofSite(site, 'error', 'scripted')];
    const nowhere = missing.filter((key) => !site.identity[key]);
    if (nowhere.length === 0) return [ofSite(site, 'review', 'notOnHome', { facts: { missing } })];
    return [ofSite(site, 'fail', 'missing', { facts: { missing: nowhere } })];
  },
});
