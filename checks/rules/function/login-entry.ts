import { defineCheck } from '../../define.ts';
import { loginEntry } from '../../knowledge/offers.ts';
import { basis } from '../../knowledge/sources.ts';
import { homeIsUnread, noOptions, ofSite } from '../statement.ts';
import { entryOf } from './home-entry.ts';

export default defineCheck({
  id: 'login-entry',
  title: { 'zh-CN': '统一身份认证入口', en: 'Entry to the one login' },
  theme: 'function',
  scope: 'site',
  reviewOnly: true,
  needs: ['home'],
  basis: basis('login'),
  options: noOptions,
  messages: {
    missing: {
      'zh-CN': '门户网站首页未见登录、统一身份认证入口，请人工确认。',
      en: 'The home page of the portal shows no login; a person must look.',
    },
    there: {
      'zh-CN': '首页设有“{name}”入口；是否一号登录各系统请人工试用。',
      en: 'The home page has the entry “{name}”; whether it opens all systems is for a person to try.',
    },
    form: { 'zh-CN': '首页设有登录框。', en: 'The home page has a login form.' },
    notPortal: {
      'zh-CN': '站点档案未注明为政府门户网站，或无对外服务，本项不适用。',
      en: 'The profile does not call the site a portal with services; this check does not apply.',
    },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，登录入口未检查。',
      en: 'The home page is filled by script and was not read; the login was not measured.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '政府门户网站首页是否有登录、注册或统一身份认证入口。',
      en: 'Whether the home page of a portal leads to a login.',
    },
    why: {
      'zh-CN': '用户一次注册、登录，即可使用网站各项需登录的功能。',
      en: 'One account must open all functions of the site that ask for one.',
    },
    fails: { 'zh-CN': '门户首页没有登录入口。（由人工确认。）', en: 'A portal without a login. (A person decides.)' },
    passes: { 'zh-CN': '首页顶部有“登录/注册”。', en: 'An entry on top of the home page.' },
  },
  run(site, { profile }) {
    if (profile.kind !== 'portal' || profile.publicServices === false) return [ofSite(site, 'na', 'notPortal')];
    const entry = entryOf(site, loginEntry);
    if (entry) return [ofSite(site, 'pass', 'there', { facts: { name: entry.text || entry.title || entry.alt || '' } })];
    if (site.home!.forms.some(({ kind }) => kind === 'login')) return [ofSite(site, 'pass', 'form')];
    return [homeIsUnread(site) ? ofSite(site, 'error', 'scripted') : ofSite(site, 'review', 'missing')];
  },
});
