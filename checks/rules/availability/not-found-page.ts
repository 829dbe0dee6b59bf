import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { notMeasured, unmeasured } from '../probe.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'not-found-page',
  title: { 'zh-CN': '404页面', en: 'Page for what does not exist' },
  theme: 'availability',
  scope: 'site',
  needs: ['probes'],
  basis: basis('siteLinks'),
  options: noOptions,
  messages: {
    answersOk: {
      'zh-CN': '访问不存在的地址 {address} 时，网站返回状态码{status}，未返回404，读者和检索工具无法得知页面不存在。',
      en: 'For the address {address}, which does not exist, the site answers {status} and not 404; neither readers nor search engines learn that there is nothing.',
    },
    leadsHome: {
      'zh-CN': '访问不存在的地址 {address} 时，网站未作提示即转到首页，未返回404。',
      en: 'For the address {address}, which does not exist, the site leads to its home page without a word and without answering 404.',
    },
    otherStatus: {
      'zh-CN': '访问不存在的地址 {address} 时，网站返回状态码{status}，未返回404，请人工核实。',
      en: 'For the address {address}, which does not exist, the site answers {status} and not 404; a person must look.',
    },
    bare: {
      'zh-CN': '网站的404页面没有返回首页、站点地图或检索的入口，请人工确认。',
      en: 'The page for what does not exist offers no way to the home page, a site map or a search; a person must look.',
    },
    proper: {
      'zh-CN': '访问不存在的地址时，网站返回404并提供返回首页等入口。',
      en: 'For what does not exist the site answers 404 and offers a way on.',
    },
    unmeasured: unmeasured('404页面', 'the page for what does not exist'),
  },
  docs: {
    looksFor: {
      'zh-CN': '访问一个不存在的地址，网站是否返回404状态码，页面是否提供返回首页或检索的入口。',
      en: 'Whether the site answers 404 for an address that cannot exist, with a way to the home page or a search.',
    },
    why: {
      'zh-CN': '以200或跳转首页代替404，会掩盖失效链接，读者也不知道所找的内容已不存在。',
      en: 'An answer of 200 or a jump to the home page hides dead links, and readers do not learn that what they sought is gone.',
    },
    fails: { 'zh-CN': '不存在的地址返回200。', en: 'An address that does not exist answers 200.' },
    passes: { 'zh-CN': '返回404，页面有“返回首页”链接。', en: 'An answer of 404 with a link to the home page.' },
  },
  run(site) {
    const probe = site.probes!.notFound;
    if (!probe) return notMeasured(site);
    const { url: address, status, leadsHome, offersWay } = probe;
    const facts = { address, status };
    if (status >= 200 && status < 300) return [ofSite(site, 'fail', leadsHome ? 'leadsHome' : 'answersOk', { facts })];
    if (status !== 404 && status !== 410) return [ofSite(site, 'review', 'otherStatus', { facts })];
    return [offersWay ? ofSite(site, 'pass', 'proper', { facts }) : ofSite(site, 'review', 'bare', { facts })];
  },
});
