import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { notMeasured, unmeasured } from '../probe.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'external-link-notice',
  title: { 'zh-CN': '离站提示', en: 'Notice before leaving the site' },
  theme: 'links',
  scope: 'site',
  needs: ['probes'],
  basis: basis('siteExternal'),
  options: noOptions,
  messages: {
    silent: {
      'zh-CN': '点击{asked}个非政府网站链接，{silent}个没有离站提示，如 {example}。',
      en: 'Of {asked} links to sites outside the government, {silent} leave without a notice, such as {example}.',
    },
    partly: {
      'zh-CN': '点击{asked}个非政府网站链接，{silent}个没有离站提示，如 {example}，请人工复核。',
      en: 'Of {asked} links to sites outside the government, {silent} leave without a notice, such as {example}; a person must look.',
    },
    noticed: {
      'zh-CN': '点击{asked}个非政府网站链接，均有离站提示。',
      en: 'All {asked} links to sites outside the government give notice before they leave.',
    },
    none: { 'zh-CN': '未见指向非政府网站的链接，本项不适用。', en: 'No link leads outside the government; this check does not apply.' },
    unmeasured: unmeasured('离站提示', 'whether links give notice before they leave'),
  },
  docs: {
    looksFor: {
      'zh-CN': '在浏览器中点击指向非政府网站的链接，离开前是否有提示。',
      en: 'Whether a browser shows a notice when a link to a site outside the government is followed.',
    },
    why: { 'zh-CN': '打开非政府网站链接时，应当有提示信息。', en: 'Links to sites outside the government must give notice.' },
    fails: { 'zh-CN': '点击友情链接直接打开商业网站。', en: 'A friend link opens a commercial site at once.' },
    passes: { 'zh-CN': '弹出“您即将离开本网站”。', en: 'A notice says that the reader is about to leave.' },
  },
  run(site) {
    const probe = site.probes!.externalNotice;
    if (!probe) return notMeasured(site);
    const { asked, noticed, example } = probe;
    if (asked === 0) return [ofSite(site, 'na', 'none')];
    const facts = { asked, silent: asked - noticed, example: example ?? '—' };
    if (noticed === asked) return [ofSite(site, 'pass', 'noticed', { facts })];
    return [noticed === 0 ? ofSite(site, 'fail', 'silent', { facts }) : ofSite(site, 'review', 'partly', { facts })];
  },
});
