import { z } from 'zod';
import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { advertHosts, isUnder, usualScriptHosts } from '../../knowledge/scripts.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

/** Host without its port, and the last labels that a body registers: a site's own machines share them. */
const registered = (host: string): string => host.replace(/:\d+$/, '').split('.').slice(-2).join('.');

export default defineCheck({
  id: 'foreign-script',
  title: { 'zh-CN': '来源不明的脚本', en: 'Scripts of unknown origin' },
  theme: 'content',
  scope: 'site',
  reviewOnly: true,
  needs: ['home', 'scriptHosts', 'scriptSigns'],
  basis: basis('graveIncidents', 'siteSecurity'),
  options: z.strictObject({ trusted: z.array(z.string()).default([]).describe('hosts whose scripts the site uses on purpose') }),
  messages: {
    host: {
      'zh-CN': '{pages}个页面（如 {example}）加载了{host}的脚本，来源不在常用名单内，请人工确认是否为本单位所用。',
      en: '{pages} pages, such as {example}, load scripts of {host}, which is not among the usual ones; a person must say whether the site uses them.',
    },
    redirect: {
      'zh-CN': '{pages}个页面（如 {example}）的脚本按访问来源区分搜索引擎并跳转，疑似被篡改：{code}，请立即人工核实。',
      en: 'Scripts of {pages} pages, such as {example}, tell search engines apart and lead elsewhere, as hijacked pages do: {code}. A person must look at once.',
    },
    encoded: {
      'zh-CN': '{pages}个页面（如 {example}）的脚本以编码方式写入代码，疑似挂马：{code}，请立即人工核实。',
      en: 'Scripts of {pages} pages, such as {example}, write encoded code into the page: {code}. A person must look at once.',
    },
    miner: {
      'zh-CN': '{pages}个页面（如 {example}）含有挖矿脚本的特征：{code}，请立即人工核实。',
      en: 'Scripts of {pages} pages, such as {example}, look like a miner: {code}. A person must look at once.',
    },
    title: {
      'zh-CN': '{pages}个页面（如 {example}）的脚本改写页面标题：{code}，疑似被篡改，请立即人工核实。',
      en: 'Scripts of {pages} pages, such as {example}, rewrite the title: {code}. A person must look at once.',
    },
    clean: { 'zh-CN': '未发现来源不明的脚本。', en: 'No script of unknown origin was found.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '页面加载的外部脚本是否来自常用名单以外的域名；页面脚本是否有按搜索引擎跳转、编码写入、挖矿、改写标题等特征。',
      en: 'Scripts of hosts that are not among the usual ones, and signs of injected code: redirects for search engines, encoded writing, mining, rewritten titles.',
    },
    why: {
      'zh-CN': '网站被挂马、篡改而未及时处置造成严重后果的，单项否决。机器只提示特征，由人工判定。',
      en: 'An attack that is not dealt with in time is a veto. The machine points; a person decides.',
    },
    fails: {
      'zh-CN': '页面加载 js.abc-cdn.example 的脚本。（由人工确认。）',
      en: 'A page that loads a script of js.abc-cdn.example. (A person decides.)',
    },
    passes: { 'zh-CN': '仅加载本站、政府域名和常用服务的脚本。', en: 'Scripts of the site, of the government and of usual services only.' },
  },
  run(site, { options }) {
    // networks of advertising are for commercial-advert
    const trusted = [...usualScriptHosts, ...advertHosts, ...options.trusted.map((host) => host.toLowerCase())];
    const own = registered(site.site.host);
    const messageOf: Record<string, string> = {
      'search-redirect': 'redirect',
      'written-encoded': 'encoded',
      miner: 'miner',
      'title-rewritten': 'title',
    };
    const statements: Statement[] = [];
    for (const { host, pages, example } of site.scriptHosts!) {
      if (isUnder(host, trusted) || (own !== 'gov.cn' && registered(host) === own)) continue;
      statements.push({ outcome: 'review', message: 'host', url: example, subject: host, facts: { host, pages, example } });
    }
    for (const { id, quote, pages, example } of site.scriptSigns!) {
      statements.push({
        outcome: 'review',
        message: messageOf[id]!,
        url: example,
        subject: `${id} ${quote}`,
        quote,
        facts: { code: quote, pages, example, sign: id },
      });
    }
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'clean')];
  },
});
