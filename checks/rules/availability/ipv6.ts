import { z } from 'zod';
import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { notMeasured, unmeasured } from '../probe.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'ipv6',
  title: { 'zh-CN': 'IPv6支持', en: 'IPv6' },
  theme: 'availability',
  scope: 'site',
  needs: ['probes'],
  basis: basis('ipv6', 'ipv6Indicator'),
  options: z.strictObject({
    samePercent: z.number().min(0).max(100).default(80).describe('share of the words of the home page that both protocols must show'),
    linkPercent: z.number().min(0).max(100).default(80).describe('share of the links of the second and third level that must support IPv6'),
  }),
  messages: {
    noRecord: { 'zh-CN': '域名{host}没有IPv6地址解析记录（AAAA）。', en: 'The host {host} has no IPv6 address record (AAAA).' },
    closed: {
      'zh-CN': '域名{host}有IPv6地址，但首页不能通过IPv6打开（{reason}）。',
      en: 'The host {host} has an IPv6 address, but the home page does not open over IPv6 ({reason}).',
    },
    differs: {
      'zh-CN': '通过IPv6与IPv4打开的首页内容仅{percent}%相同，请人工复核。',
      en: 'Over IPv6 and IPv4 only {percent}% of the home page is the same; a person must look.',
    },
    links: {
      'zh-CN': '第{level}级链接的IPv6支持率为{percent}%（{supported}/{asked}），低于{limit}%。',
      en: 'Of the links of level {level}, {percent}% ({supported} of {asked}) support IPv6; {limit}% is asked.',
    },
    recordOnly: {
      'zh-CN': '域名{host}有IPv6地址解析记录；检测机没有IPv6网络，首页能否通过IPv6打开未检测。',
      en: 'The host {host} has an IPv6 address record; the inspecting machine has no IPv6, so that whether the home page opens was not measured.',
    },
    supported: { 'zh-CN': '网站支持IPv6访问。', en: 'The site can be read over IPv6.' },
    unmeasured: unmeasured('IPv6支持情况', 'IPv6'),
  },
  docs: {
    looksFor: {
      'zh-CN': '域名是否有AAAA记录，首页能否通过IPv6打开、内容是否与IPv4一致，二级、三级链接的支持率。',
      en: 'Whether the host has an AAAA record, the home page opens over IPv6 with the same content as over IPv4, and how many links of the second and third level support it.',
    },
    why: { 'zh-CN': '政府网站应当全面支持IPv6访问。', en: 'Government sites must support IPv6.' },
    fails: { 'zh-CN': '域名没有AAAA记录。', en: 'A host without an AAAA record.' },
    passes: { 'zh-CN': '首页可通过IPv6打开，内容一致。', en: 'The home page opens over IPv6 with the same content.' },
  },
  run(site, { options }) {
    const probe = site.probes!.ipv6;
    if (!probe) return notMeasured(site);
    const { host } = site.site;
    if (probe.addresses.length === 0) return [ofSite(site, 'fail', 'noRecord', { facts: { host } })];
    if (!probe.home) return [ofSite(site, 'error', 'recordOnly', { facts: { host } })];
    if (!probe.home.reached) {
      const reason = probe.home.reason ?? `HTTP ${probe.home.status ?? 0}`;
      return [ofSite(site, 'fail', 'closed', { facts: { host, reason } })];
    }
    const statements: Statement[] = [];
    const percent = probe.sameContent === null ? 100 : Math.round(probe.sameContent * 100);
    if (percent < options.samePercent) statements.push(ofSite(site, 'review', 'differs', { subject: 'content', facts: { percent } }));
    for (const { level, asked, supported } of probe.links) {
      const share = asked === 0 ? 100 : Math.floor((supported / asked) * 100);
      if (share >= options.linkPercent) continue;
      statements.push(
        ofSite(site, 'fail', 'links', {
          subject: `level ${level}`,
          facts: {
            level,
            percent: share,
            supported,
            asked,
            limit: options.linkPercent,
          },
        }),
      );
    }
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'supported')];
  },
});
