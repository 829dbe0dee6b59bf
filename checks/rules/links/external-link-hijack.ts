import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'external-link-hijack',
  title: { 'zh-CN': '外部链接被劫持', en: 'Hijacked external links' },
  theme: 'links',
  scope: 'site',
  reviewOnly: true,
  needs: ['home', 'spamLinks'],
  basis: basis('graveIncidents', 'siteExternal'),
  options: noOptions,
  messages: {
    landing: {
      'zh-CN': '页面 {from} 的链接“{text}”（{target}）打开后为“{title}”，含有{terms}等词，请人工确认。',
      en: 'The link “{text}” ({target}) of {from} opens “{title}”, which holds words such as {terms}; a person must look.',
    },
    parked: {
      'zh-CN': '页面 {from} 的链接“{text}”（{target}）所指域名正在出售或已停放，请人工确认后删除。',
      en: 'The link “{text}” ({target}) of {from} leads to a domain that is for sale or parked; a person must look.',
    },
    words: {
      'zh-CN': '页面 {from} 有指向非政府网站的链接“{text}”（{target}），文字或地址涉嫌赌博、色情等推广，请人工确认。',
      en: '{from} links to a site outside the government, “{text}” ({target}), whose words or address advertise gambling or the like; a person must look.',
    },
    unmeasured: {
      'zh-CN': '未发现文字可疑的外部链接；外部链接打开后的内容本次检查未检测。',
      en: 'No external link reads suspiciously; where external links lead was not measured.',
    },
    clean: { 'zh-CN': '已打开{count}个外部链接，未发现异常。', en: 'The {count} external links that were opened show nothing unusual.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '指向非政府网站的链接，文字、地址或打开后的标题和正文是否涉及赌博、色情等内容，域名是否已被出售、停放。',
      en: 'Whether links to sites outside the government, by their words, their address or the page they open, advertise gambling, pornography and the like, or lead to domains for sale.',
    },
    why: {
      'zh-CN': '链接反动、暴力、色情等内容的，单项否决。合作单位的域名过期后被抢注为赌博网站，是外部链接的主要风险。',
      en: 'Links to such content are a veto. Domains of partners that lapsed and were taken over by gambling sites are the usual case.',
    },
    fails: {
      'zh-CN': '友情链接打开后为“澳门新葡京”。（由人工确认，机器不直接判定。）',
      en: 'A friend link opens a casino. (A person decides.)',
    },
    passes: { 'zh-CN': '外部链接打开后均为原单位网站。', en: 'External links open the sites they name.' },
  },
  run(site) {
    const statements: Statement[] = [];
    const told = new Set<string>();
    const say = (message: string, target: string, from: string, facts: Record<string, string | string[]>): void => {
      if (told.has(target)) return;
      told.add(target);
      statements.push({ outcome: 'review', message, url: from, subject: target, facts: { target, from, ...facts } });
    };
    for (const { url, title, spam, parked, foundOn, text } of site.probes?.landings ?? []) {
      if (spam.length > 0) say('landing', url, foundOn, { text, title, terms: spam.slice(0, 5) });
      else if (parked) say('parked', url, foundOn, { text });
    }
    for (const { text, href, example } of site.spamLinks!) say('words', href, example, { text });
    if (statements.length > 0) return statements;
    const landings = site.probes?.landings;
    return [landings ? ofSite(site, 'pass', 'clean', { facts: { count: landings.length } }) : ofSite(site, 'error', 'unmeasured')];
  },
});
