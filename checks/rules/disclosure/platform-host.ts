import { defineCheck } from '../../define.ts';
import { hostOf } from '../../facts/address.ts';
import { basis } from '../../knowledge/sources.ts';
import { disclosureKeys } from '../../model/index.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'platform-host',
  title: { 'zh-CN': '信息公开平台另设网站', en: 'Disclosure platform on a site of its own' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'disclosure'],
  basis: basis('platformEntry', 'domainNotice'),
  options: noOptions,
  messages: {
    apart: {
      'zh-CN': '政府信息公开栏目（{names}）设在另一域名{host}下，是否为另设的专门网站请人工确认。',
      en: 'Columns of disclosure ({names}) stand under another domain, {host}; a person must say whether that is a site of its own.',
    },
    outside: {
      'zh-CN': '政府信息公开栏目（{names}）设在政府域名以外的{host}下。',
      en: 'Columns of disclosure ({names}) stand under {host}, which is no government domain.',
    },
    within: { 'zh-CN': '政府信息公开栏目均设在本网站域名下。', en: 'All columns of disclosure stand under the domain of the site.' },
    none: { 'zh-CN': '未发现政府信息公开栏目，本项不适用。', en: 'No column of disclosure was found; this check does not apply.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '公开指南、制度、法定主动公开内容、年报、依申请公开的链接是否在本网站域名下。',
      en: 'Whether the columns of disclosure stand under the domain of the site.',
    },
    why: {
      'zh-CN': '政府信息公开平台应当依托政府门户网站建设，原则上不另设专门网站。',
      en: 'Disclosure platforms are to be part of the portal and no sites of their own.',
    },
    fails: { 'zh-CN': '公开指南链接到 www.xxgk-online.com。', en: 'The guide stands on www.xxgk-online.com.' },
    passes: { 'zh-CN': '各栏目均在本网站目录下。', en: 'All columns stand in folders of the site.' },
  },
  run(site, { profile }) {
    const own = new Set([hostOf(site.site.url), ...(profile.scope?.hosts ?? []).map((host) => host.toLowerCase().replace(/^www\./, ''))]);
    const linked = disclosureKeys.flatMap((key) => {
      const { state, href, text } = site.disclosure[key];
      return state === 'linked' && href ? [{ host: hostOf(href), text: text ?? key }] : [];
    });
    if (linked.length === 0) return [ofSite(site, 'na', 'none')];
    const apart = linked.filter(({ host }) => host !== '' && !own.has(host));
    if (apart.length === 0) return [ofSite(site, 'pass', 'within')];
    return [...new Set(apart.map(({ host }) => host))].sort().map((host) => {
      const names = apart.filter((one) => one.host === host).map(({ text }) => text);
      const government = /(?:^|\.)(?:gov\.cn|政务|xn--zfr164b)(?::\d+)?$/.test(host);
      return ofSite(site, government ? 'review' : 'fail', government ? 'apart' : 'outside', { subject: host, facts: { host, names } });
    });
  },
});
