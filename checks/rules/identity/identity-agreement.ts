import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { isMinistryCode, provinceByCode, provinceByDomain, provinceByName } from '../../knowledge/regions.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'identity-agreement',
  title: { 'zh-CN': '网站标识相互一致', en: 'Marks of identity that agree' },
  theme: 'identity',
  scope: 'site',
  reviewOnly: true,
  needs: ['home', 'identity'],
  basis: basis('marks', 'siteTags', 'siteDomain'),
  options: noOptions,
  messages: {
    prefecture: {
      'zh-CN': '网站标识码“{code}”与公安备案号“{police}”前4位所示的市州不同，请人工核实。',
      en: 'The identification code {code} and the police filing {police} begin with different prefectures; a person must look.',
    },
    domain: {
      'zh-CN': '网站标识码“{code}”属{coded}，域名{host}属{named}，请人工核实。',
      en: 'The identification code {code} belongs to {coded}, the domain {host} to {named}; a person must look.',
    },
    ministry: {
      'zh-CN': '网站标识码“{code}”为国务院部门编码，域名{host}属{named}，请人工核实。',
      en: 'The identification code {code} is a ministry’s, the domain {host} belongs to {named}; a person must look.',
    },
    organ: {
      'zh-CN': '网站标识码“{code}”属{coded}，主办单位为“{organ}”，请人工核实。',
      en: 'The identification code {code} belongs to {coded}, the organ is {organ}; a person must look.',
    },
    tag: {
      'zh-CN': '首页SiteDomain标签为“{tagged}”，实际域名为{host}，请人工核实。',
      en: 'The tag SiteDomain says {tagged}, the domain is {host}; a person must look.',
    },
    agrees: {
      'zh-CN': '网站标识码、公安备案号、域名和主办单位相互一致。',
      en: 'Identification code, police filing, domain and organ agree.',
    },
    nothing: {
      'zh-CN': '首页未标注可以相互核对的标识，本项不适用。',
      en: 'The home page shows no marks to compare; this check does not apply.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '网站标识码、公安备案号、域名、主办单位名称所示的省、市是否一致，SiteDomain标签是否与域名一致。',
      en: 'Whether identification code, police filing, domain and organ name the same province and prefecture, and the tag SiteDomain the same domain.',
    },
    why: {
      'zh-CN': '标识互不一致的，可能是仿冒网站、照搬他站模板或者填写错误。',
      en: 'Marks that disagree point to an impostor, a template taken from another site, or a slip.',
    },
    fails: {
      'zh-CN': '吉林省某林业局网站标注了吉林市的标识码。（由人工确认。）',
      en: 'A bureau shows the code of another prefecture. (A person decides.)',
    },
    passes: { 'zh-CN': '标识码4114…，公安备案号4114…，域名属河南。', en: 'A code of 4114…, a police filing of 4114…, a domain of Henan.' },
  },
  run(site) {
    const { siteCode, police, organ } = site.home!.identity;
    const code = siteCode?.value.replace(/\s/g, '').toLowerCase() ?? '';
    const digits = /\d{14}/.exec(police?.value ?? '')?.[0] ?? '';
    const host = site.site.host.replace(/:\d+$/, '');
    const statements: Statement[] = [];
    const say = (message: string, facts: Record<string, string>) =>
      statements.push(ofSite(site, 'review', message, { subject: message, facts: { code, host, ...facts } }));
    const named = provinceByDomain(host);
    const coded = /^\d{10}$/.test(code) ? provinceByCode(code) : undefined;
    let compared = 0;
    // provinces are for the checks of the filings; a code of a province itself has no prefecture
    if (coded && digits && digits.slice(0, 2) === code.slice(0, 2) && code.slice(2, 4) !== '00' && digits.slice(2, 4) !== '00') {
      compared += 1;
      if (digits.slice(0, 4) !== code.slice(0, 4)) say('prefecture', { police: digits });
    }
    if (coded && named) {
      compared += 1;
      if (coded.code !== named.code) say('domain', { coded: coded.name, named: named.name });
    }
    if (named && isMinistryCode(code)) {
      compared += 1;
      say('ministry', { named: named.name });
    }
    const home = coded && organ ? provinceByName(organ.value)?.code : undefined;
    if (coded && home) {
      compared += 1;
      if (home !== coded.code) say('organ', { coded: coded.name, organ: organ!.value });
    }
    const tagged = site.home!.meta.SiteDomain?.trim() ?? '';
    if (tagged !== '') {
      compared += 1;
      const domains = tagged.split(/[,，;；\s]+/).map((one) => bare(one));
      if (!domains.includes(bare(host))) say('tag', { tagged });
    }
    if (statements.length > 0) return statements;
    return [compared > 0 ? ofSite(site, 'pass', 'agrees') : ofSite(site, 'na', 'nothing')];
  },
});

const bare = (domain: string): string =>
  domain
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[:/].*$/, '')
    .replace(/^www\./, '');
