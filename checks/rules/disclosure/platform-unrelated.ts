import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { undecorate } from '../../facts/disclosure.ts';
import { fold } from '../../facts/fold.ts';
import { notOfPlatform } from '../../knowledge/offers.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'platform-unrelated',
  title: { 'zh-CN': '信息公开平台的无关内容', en: 'Unrelated content on the disclosure platform' },
  theme: 'disclosure',
  scope: 'site',
  reviewOnly: true,
  needs: ['home', 'offers'],
  basis: basis('platformEntry'),
  options: noOptions,
  messages: {
    unrelated: {
      'zh-CN': '政府信息公开平台页面设有“{name}”，疑似与政府信息公开无关，请人工确认。',
      en: 'A page of the disclosure platform shows “{name}”, which seems to have nothing to do with disclosure; a person must look.',
    },
    proper: { 'zh-CN': '政府信息公开平台未见无关内容。', en: 'Nothing unrelated was seen on the disclosure platform.' },
    none: { 'zh-CN': '未检查到政府信息公开平台的页面。', en: 'No page of a disclosure platform was seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '政府信息公开平台的页面是否设有新闻动态、招商、广告等栏目。',
      en: 'Whether pages of the disclosure platform show news, promotion or advertising.',
    },
    why: {
      'zh-CN': '政府信息公开栏目应当“专栏姓专”，不得放置与政府信息公开无关的内容。',
      en: 'The columns of disclosure are for disclosure and nothing else.',
    },
    fails: { 'zh-CN': '平台页面设有“图片新闻”。（由人工确认。）', en: 'News in pictures on the platform. (A person decides.)' },
    passes: {
      'zh-CN': '平台仅有公开指南、制度、法定主动公开内容、年报等。',
      en: 'Only guide, rules, statutory disclosures, reports and the like.',
    },
  },
  run(site) {
    const { platforms, platformSections } = site.offers!;
    if (platforms.length === 0) return [ofSite(site, 'error', 'none')];
    const statements: Statement[] = [];
    for (const { name, page } of platformSections) {
      if (!notOfPlatform.test(undecorate(fold(name))) || statements.some(({ subject }) => subject === name)) continue;
      statements.push({ outcome: 'review', message: 'unrelated', url: page, subject: name, quote: name, facts: { name } });
    }
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'proper')];
  },
});
