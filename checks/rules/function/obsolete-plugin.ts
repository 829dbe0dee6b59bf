import { defineCheck } from '../../define.ts';
import { pluginFile } from '../../knowledge/offers.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'obsolete-plugin',
  title: { 'zh-CN': '浏览器不再支持的插件内容', en: 'Content for plug-ins that browsers dropped' },
  theme: 'function',
  scope: 'page',
  needs: ['links', 'kind', 'scripted'],
  basis: basis('compatibility'),
  options: noOptions,
  messages: {
    plugin: {
      'zh-CN': '页面使用了Flash等插件内容{href}，主流浏览器均已不支持，读者看不到。',
      en: 'The page shows {href} by a plug-in such as Flash, which no browser supports any more; readers do not see it.',
    },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，插件内容未检查。',
      en: 'The home page is filled by script and was not read; plug-ins were not measured.',
    },
    clean: { 'zh-CN': '页面未使用过时的插件。', en: 'The page needs no plug-in.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '页面是否嵌入Flash（swf）、Silverlight（xap）、ActiveX（cab）内容。供下载的文件不计。',
      en: 'Whether the page embeds Flash, Silverlight or ActiveX content. Files to download do not count.',
    },
    why: {
      'zh-CN': '网站应当兼容主流浏览器；各主流浏览器自2021年起均不再支持Flash。',
      en: 'Sites must work in the usual browsers, none of which supports Flash since 2021.',
    },
    fails: { 'zh-CN': '首页横幅为top.swf。', en: 'A banner that is top.swf.' },
    passes: { 'zh-CN': '横幅为图片。', en: 'A banner that is a picture.' },
  },
  run({ links, kind, url, scripted }) {
    const files = new Set(
      links.filter(({ via, href }) => (via === 'src' || via === 'frame') && pluginFile.test(href)).map(({ href }) => href),
    );
    if (files.size === 0 && scripted) return kind === 'home' ? [{ outcome: 'error', message: 'scripted', url, subject: '' }] : [];
    if (files.size === 0) return kind === 'home' ? [{ outcome: 'pass', message: 'clean', url, subject: '' }] : [];
    return [...files].map((href) => ({ outcome: 'fail', message: 'plugin', url, subject: href, facts: { href } }));
  },
});
