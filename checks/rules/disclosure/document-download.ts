import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'document-download',
  title: { 'zh-CN': '政策文件下载', en: 'Downloads of documents' },
  theme: 'disclosure',
  scope: 'site',
  reviewOnly: true,
  needs: ['home', 'offers'],
  basis: basis('platform', 'platformStatutory'),
  options: noOptions,
  messages: {
    none: {
      'zh-CN': '已检查的{documents}件政策文件均未提供文件下载，如 {example}，请人工确认。',
      en: 'None of the {documents} policy documents seen offers a file, such as {example}; a person must look.',
    },
    offered: {
      'zh-CN': '已检查的{documents}件政策文件中{downloads}件提供文件下载。',
      en: '{downloads} of the {documents} policy documents seen offer a file.',
    },
    noDocuments: {
      'zh-CN': '未检查到列有文件要素的政策文件，本项不适用。',
      en: 'No policy document with a head table was seen; this check does not apply.',
    },
  },
  docs: {
    looksFor: { 'zh-CN': '政策文件页面是否提供正文下载。', en: 'Whether the pages of policy documents offer the text as a file.' },
    why: {
      'zh-CN': '政府信息公开平台应当具备信息检索、查阅、下载等功能。',
      en: 'Disclosure platforms must let people search, read and download.',
    },
    fails: { 'zh-CN': '所有政策文件均无下载。（由人工确认。）', en: 'No policy document can be downloaded. (A person decides.)' },
    passes: { 'zh-CN': '文件页面提供PDF、WORD下载。', en: 'Documents with PDF and Word files.' },
  },
  run(site) {
    const { documents, downloads, documentExample } = site.offers!;
    const facts = { documents, downloads, example: documentExample ?? '—' };
    if (documents === 0) return [ofSite(site, 'na', 'noDocuments')];
    if (downloads > 0) return [ofSite(site, 'pass', 'offered', { facts })];
    return [ofSite(site, 'review', 'none', { url: documentExample ?? site.site.url, facts })];
  },
});
