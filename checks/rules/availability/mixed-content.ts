import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';

/** Addresses named in the finding of pictures; each script or frame has a finding of its own. */
const named = 3;

export default defineCheck({
  id: 'mixed-content',
  title: { 'zh-CN': '加密页面混用不加密内容', en: 'Mixed content' },
  theme: 'availability',
  scope: 'site',
  needs: ['home', 'insecure'],
  basis: basis('siteSecurity'),
  options: noOptions,
  messages: {
    active: {
      'zh-CN': 'HTTPS页面以HTTP加载脚本、样式或框架{href}（{pages}个页面，如{example}），浏览器将予以阻止。',
      en: 'Pages sent over HTTPS load the script, style or frame {href} over HTTP ({pages} pages, such as {example}); browsers block it.',
    },
    passive: {
      'zh-CN': 'HTTPS页面以HTTP加载{count}个图片等文件，如{examples}，请人工确认能否正常显示。',
      en: 'Pages sent over HTTPS load {count} pictures or files over HTTP, such as {examples}; a person must look whether they show.',
    },
    notSecure: { 'zh-CN': '网站以HTTP访问，本项不适用。', en: 'The site was read over HTTP; this check does not apply.' },
    clean: { 'zh-CN': 'HTTPS页面未加载不加密的内容。', en: 'Pages sent over HTTPS load nothing over HTTP.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '以HTTPS打开的页面是否以HTTP加载脚本、样式、框架和图片。',
      en: 'Whether pages sent over HTTPS load scripts, styles, frames or pictures over HTTP.',
    },
    why: {
      'zh-CN': '浏览器会阻止加密页面中不加密的脚本和框架，页面因此缺损；不加密的内容也可能被篡改。',
      en: 'Browsers block such scripts and frames, so that pages break; and what is not encrypted may be changed on its way.',
    },
    fails: { 'zh-CN': 'HTTPS首页加载http://…/list.js。', en: 'An HTTPS home page that loads http://…/list.js.' },
    passes: { 'zh-CN': '全部内容以HTTPS加载。', en: 'Everything is loaded over HTTPS.' },
  },
  run(site) {
    const statements: Statement[] = [];
    const passive = site.insecure!.filter(({ active }) => !active);
    for (const { href, pages, example, active } of site.insecure!) {
      if (active) statements.push({ outcome: 'fail', message: 'active', url: example, subject: href, facts: { href, pages, example } });
    }
    if (passive.length > 0) {
      const examples = passive.slice(0, named).map(({ href }) => href);
      statements.push(ofSite(site, 'review', 'passive', { subject: 'passive', facts: { count: passive.length, examples } }));
    }
    if (statements.length > 0) return statements;
    return [site.home!.finalUrl.startsWith('https:') ? ofSite(site, 'pass', 'clean') : ofSite(site, 'na', 'notSecure')];
  },
});
