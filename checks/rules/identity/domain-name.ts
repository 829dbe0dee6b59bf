import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';

/** .gov.cn and .政务 (xn--zfr164b as browsers write it). */
const governmentDomain = /(?:^|\.)(?:gov\.cn|政务|xn--zfr164b)$/i;
/** Hosts by which a site is known only on its own machine or network. */
const bareHost = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\]|[^.]+)$/i;

export default defineCheck({
  id: 'domain-name',
  title: { 'zh-CN': '网站域名', en: 'Domain name' },
  theme: 'identity',
  scope: 'site',
  needs: ['site'],
  basis: basis('siteDomain', 'domainNotice', 'domain'),
  options: noOptions,
  messages: {
    proper: { 'zh-CN': '网站域名为 {host}。', en: 'The domain of the site is {host}.' },
    foreign: {
      'zh-CN': '网站域名为 {host}，未使用以“.gov.cn”或“.政务”为后缀的域名。',
      en: 'The domain of the site is {host}, which is not under .gov.cn or .政务.',
    },
    bare: {
      'zh-CN': '网站以地址 {host} 访问，没有域名，本项不适用。',
      en: 'The site was reached at {host}, which is no domain name; this check does not apply.',
    },
  },
  docs: {
    looksFor: { 'zh-CN': '网站域名是否以“.gov.cn”或“.政务”为后缀。', en: 'Whether the domain of the site is under .gov.cn or .政务.' },
    why: {
      'zh-CN': '政府网站应当使用以“.gov.cn”为后缀的英文域名和以“.政务”为后缀的中文域名，不得使用其他后缀。',
      en: 'Government sites use domains under .gov.cn and .政务 and no others.',
    },
    fails: { 'zh-CN': 'www.lanchuan-tour.com', en: 'www.lanchuan-tour.com' },
    passes: { 'zh-CN': 'www.lanchuan.gov.cn', en: 'www.lanchuan.gov.cn' },
  },
  run(site) {
    const { host } = site.site;
    const name = host.replace(/:\d+$/, '');
    const facts = { host };
    if (bareHost.test(name)) return [ofSite(site, 'na', 'bare', { facts })];
    return [governmentDomain.test(name) ? ofSite(site, 'pass', 'proper', { facts }) : ofSite(site, 'fail', 'foreign', { facts })];
  },
});
