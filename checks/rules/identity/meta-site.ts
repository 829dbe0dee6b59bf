import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';
import { emptyTags } from './tags.ts';

const wanted = ['SiteName', 'SiteDomain', 'SiteIDCode'];

export default defineCheck({
  id: 'meta-site',
  title: { 'zh-CN': '网站标签', en: 'Page tags of the site' },
  theme: 'identity',
  scope: 'site',
  needs: ['home'],
  basis: basis('siteTags', 'metas'),
  options: noOptions,
  messages: {
    lacks: { 'zh-CN': '首页网站标签缺失或为空：{tags}。', en: 'Page tags of the site are missing or empty on the home page: {tags}.' },
    complete: { 'zh-CN': '首页网站标签齐全。', en: 'The home page has all page tags of the site.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页meta标签SiteName、SiteDomain、SiteIDCode是否齐全且不为空。',
      en: 'Whether the home page has the meta tags SiteName, SiteDomain and SiteIDCode, none empty.',
    },
    why: { 'zh-CN': '政府网站应当按照网页标签规范设置网站标签。', en: 'Government sites must set the page tags of the site.' },
    fails: { 'zh-CN': 'SiteIDCode标签为空。', en: 'The tag SiteIDCode is empty.' },
    passes: { 'zh-CN': '三个标签均有内容。', en: 'All three tags hold something.' },
  },
  run(site) {
    const tags = emptyTags(site.home!.meta, wanted);
    return [tags.length > 0 ? ofSite(site, 'fail', 'lacks', { facts: { tags, count: tags.length } }) : ofSite(site, 'pass', 'complete')];
  },
});
