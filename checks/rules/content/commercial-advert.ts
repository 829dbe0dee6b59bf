import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'commercial-advert',
  title: { 'zh-CN': '商业广告', en: 'Commercial advertising' },
  theme: 'content',
  scope: 'site',
  needs: ['home', 'adverts'],
  basis: basis('siteAdverts'),
  options: noOptions,
  messages: {
    network: {
      'zh-CN': '{pages}个页面（如 {example}）加载了商业广告平台的内容 {href}。',
      en: '{pages} pages, such as {example}, load content of an advertising network, {href}.',
    },
    label: {
      'zh-CN': '{pages}个页面（如 {example}）有“{text}”链接（{href}），疑似商业广告，请人工确认。',
      en: '{pages} pages, such as {example}, have the link “{text}” ({href}), which seems to sell advertising; a person must look.',
    },
    none: { 'zh-CN': '未发现商业广告。', en: 'No commercial advertising was found.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '页面是否加载商业广告平台的代码，是否有“广告位招租”“刊登广告”等链接。',
      en: 'Whether pages load code of advertising networks or have links that sell places for advertising.',
    },
    why: { 'zh-CN': '政府网站不得登载商业广告和链接商业广告页面。', en: 'Government sites must not carry or link commercial advertising.' },
    fails: { 'zh-CN': '页面加载 pos.baidu.com 的广告代码。', en: 'A page that loads advertising code from pos.baidu.com.' },
    passes: { 'zh-CN': '页面没有广告代码和广告位。', en: 'Neither code nor places for advertising.' },
  },
  run(site) {
    const statements: Statement[] = site.adverts!.map(({ text, href, pages, example }) => ({
      outcome: text === '' ? 'fail' : 'review',
      message: text === '' ? 'network' : 'label',
      url: example,
      subject: text || href,
      facts: { text, href, pages, example },
    }));
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'none')];
  },
});
