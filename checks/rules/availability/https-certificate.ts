import { z } from 'zod';
import { daysBetween } from '../../calendar.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { notMeasured, unmeasured } from '../probe.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'https-certificate',
  title: { 'zh-CN': 'HTTPS与证书', en: 'HTTPS and its certificate' },
  theme: 'availability',
  scope: 'site',
  needs: ['probes'],
  basis: basis('siteSecurity'),
  options: z.strictObject({
    warnDays: z.number().int().nonnegative().default(30).describe('days before the end of a certificate that are worth a warning'),
  }),
  messages: {
    expired: { 'zh-CN': '网站证书已于{validTo}过期。', en: 'The certificate of the site ended on {validTo}.' },
    early: { 'zh-CN': '网站证书自{validFrom}起方才有效。', en: 'The certificate of the site is valid only from {validFrom}.' },
    otherHost: { 'zh-CN': '网站证书与域名{host}不符。', en: 'The certificate of the site is not for {host}.' },
    untrusted: {
      'zh-CN': '网站证书由“{issuer}”签发，浏览器不信任。',
      en: 'The certificate of the site was issued by “{issuer}”, which browsers do not trust.',
    },
    ending: {
      'zh-CN': '网站证书将于{validTo}到期，还有{days}天，请及时更换。',
      en: 'The certificate of the site ends on {validTo}, in {days} days; renew it in time.',
    },
    none: {
      'zh-CN': '网站未启用HTTPS（{reason}），请人工确认。',
      en: 'The site does not answer over HTTPS ({reason}); a person must look.',
    },
    notLed: {
      'zh-CN': '网站已启用HTTPS，证书有效期至{validTo}；以HTTP访问时未自动转到HTTPS，请人工确认。',
      en: 'The site answers over HTTPS, its certificate is valid until {validTo}; HTTP does not lead there. A person must look.',
    },
    valid: {
      'zh-CN': '网站已启用HTTPS，证书有效期至{validTo}。',
      en: 'The site answers over HTTPS; its certificate is valid until {validTo}.',
    },
    unmeasured: unmeasured('HTTPS', 'HTTPS'),
  },
  docs: {
    looksFor: {
      'zh-CN': '首页能否以HTTPS打开，证书是否在有效期内、与域名相符、为浏览器所信任。',
      en: 'Whether the home page opens over HTTPS with a certificate that is in force, for this host, and trusted by browsers.',
    },
    why: {
      'zh-CN': '政府网站应当采取加密等措施保障数据传输安全；证书有误时，浏览器会阻止读者访问。',
      en: 'Government sites must protect what they send; where a certificate is wrong, browsers keep readers out.',
    },
    fails: { 'zh-CN': '证书已过期。', en: 'A certificate that ended.' },
    passes: { 'zh-CN': '证书有效，HTTP自动转到HTTPS。', en: 'A valid certificate, and HTTP leads to HTTPS.' },
  },
  run(site, { options, asOf }) {
    const https = site.probes!.https;
    if (!https) return notMeasured(site);
    const { certificate, reason, reached, redirects } = https;
    if (!certificate) return [ofSite(site, 'review', 'none', { facts: { reason: reason ?? '—' } })];
    const { validFrom, validTo, hostMatches, trusted, issuer } = certificate;
    const days = daysBetween(asOf, validTo);
    const facts = { validFrom, validTo, issuer, host: site.site.host, days };
    if (days < 0) return [ofSite(site, 'fail', 'expired', { facts })];
    if (validFrom > asOf) return [ofSite(site, 'fail', 'early', { facts })];
    if (!hostMatches) return [ofSite(site, 'fail', 'otherHost', { facts })];
    if (!trusted) return [ofSite(site, 'fail', 'untrusted', { facts })];
    if (!reached) return [ofSite(site, 'review', 'none', { facts: { reason: reason ?? '—' } })];
    if (days <= options.warnDays) return [ofSite(site, 'review', 'ending', { facts })];
    return [redirects === false ? ofSite(site, 'review', 'notLed', { facts }) : ofSite(site, 'pass', 'valid', { facts })];
  },
});
