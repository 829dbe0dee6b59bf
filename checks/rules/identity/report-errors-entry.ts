import { defineCheck } from '../../define.ts';
import { hostOf } from '../../facts/address.ts';
import { reportErrorsAddress, reportErrorsCode, reportErrorsLegacyHosts } from '../../knowledge/identity.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { judgeAbsence, markMessages, sayOfMark } from './mark.ts';

export default defineCheck({
  id: 'report-errors-entry',
  title: { 'zh-CN': '“我为政府网站找错”入口', en: 'Entry “find errors on government websites”' },
  theme: 'identity',
  scope: 'site',
  needs: ['home', 'identity'],
  basis: basis('reportErrors', 'marks', 'siteFooter'),
  options: noOptions,
  messages: {
    ...markMessages('“我为政府网站找错”入口', 'the entry “find errors on government websites”'),
    legacy: {
      'zh-CN': '“我为政府网站找错”入口仍使用旧地址 {href}，应改为 zfwzgl.www.gov.cn。',
      en: 'The entry “find errors on government websites” still leads to the old address {href}; it is now at zfwzgl.www.gov.cn.',
    },
    otherCode: {
      'zh-CN': '“我为政府网站找错”入口所带标识码“{linked}”与网站标识码“{code}”不一致。',
      en: 'The entry “find errors on government websites” carries the code “{linked}”, the site shows “{code}”.',
    },
    otherSite: {
      'zh-CN': '“我为政府网站找错”入口所带网址“{page}”不是本网站地址。',
      en: 'The entry “find errors on government websites” carries the address “{page}”, which is not of this site.',
    },
    elsewhere: {
      'zh-CN': '“{value}”入口链接到 {href}，不是统一的“我为政府网站找错”平台地址，请人工确认。',
      en: 'The entry “{value}” leads to {href}, not to the national platform; a person must look.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页底部是否有“我为政府网站找错”入口，地址是否为现行平台，所带标识码和网址是否为本网站。',
      en: 'Whether the footer has the entry, at the present address of the platform, with the code and address of this site.',
    },
    why: {
      'zh-CN': '政府网站应当在首页底部添加“我为政府网站找错”监督举报平台入口。',
      en: 'Government sites must carry the entry of the national platform in the footer of the home page.',
    },
    fails: {
      'zh-CN': '入口地址为 pucha.kaipuyun.cn，或所带标识码为其他网站。',
      en: 'An entry at pucha.kaipuyun.cn, or with the code of another site.',
    },
    passes: {
      'zh-CN': '入口为 zfwzgl.www.gov.cn/exposure/jiucuo.html 并带本网站标识码。',
      en: 'An entry at zfwzgl.www.gov.cn/exposure/jiucuo.html with the code of this site.',
    },
  },
  run(site) {
    const absent = judgeAbsence(site, 'reportErrors');
    if (absent) return [absent];
    const { href, where } = site.home!.identity.reportErrors!;
    const say = (outcome: 'pass' | 'fail' | 'review', message: string, facts = {}) =>
      sayOfMark(site, 'reportErrors', outcome, message, facts);
    if (href === undefined) return [where === 'script' ? say('pass', 'shown') : say('review', 'elsewhere')];
    if (!reportErrorsAddress.test(href)) return [say('review', 'elsewhere')];
    if (reportErrorsLegacyHosts.test(hostOf(href))) return [say('fail', 'legacy')];
    const linked = reportErrorsCode.exec(href)?.[1]?.toLowerCase();
    const shown = site.home!.identity.siteCode;
    const code = shown && shown.where !== 'link' ? shown.value.replace(/\s/g, '').toLowerCase() : undefined;
    if (linked && code && linked !== code) return [say('fail', 'otherCode', { linked, code })];
    const page = parameterOf(href, 'url');
    if (page && !belongsTo(page, site.site.host)) return [say('fail', 'otherSite', { page })];
    return [say('pass', 'shown')];
  },
});

function parameterOf(href: string, name: string): string | null {
  return URL.canParse(href) ? new URL(href).searchParams.get(name) : null;
}

/** Whether the address a page hands over is of the site; one written without a scheme counts by its host. */
function belongsTo(page: string, host: string): boolean {
  if (/^(?:file|[a-z]):/i.test(page)) return false;
  const own = host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/:\d+$/, '');
  const named = hostOf(/^[a-z]+:\/\//i.test(page) ? page : `http://${page}`).replace(/:\d+$/, '');
  return named === '' || named === own || named.endsWith(`.${own}`) || own.endsWith(`.${named}`);
}
