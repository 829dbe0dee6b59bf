import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { entryMessages, judgeEntry } from './entry.ts';

export default defineCheck({
  id: 'system-missing',
  title: { 'zh-CN': '缺少“政府信息公开制度”栏目', en: 'No disclosure rules' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'disclosure', 'targets', 'coverage'],
  basis: basis('platformSystem', 'rules'),
  options: noOptions,
  messages: entryMessages('政府信息公开制度', 'column of disclosure rules'),
  docs: {
    looksFor: {
      'zh-CN': '全站各页面是否有名为“政府信息公开制度”（含常见同义名称、繁体及带机关名称的写法）且能打开的栏目入口。',
      en: 'Whether any page of the site has an entry that can be followed and goes by the name of disclosure rules, its synonyms or its traditional spelling.',
    },
    why: {
      'zh-CN': '政府信息公开平台应当设置“政府信息公开制度”一级栏目。',
      en: 'A disclosure platform must have the first-level column of disclosure rules.',
    },
    fails: { 'zh-CN': '页面只有“政府信息公开制度”几个字，没有链接。', en: 'The words stand on the page without a link.' },
    passes: { 'zh-CN': '“政府信息公开制度”链接到栏目页面。', en: 'The name links to the page of the column.' },
  },
  run(site) {
    return [judgeEntry(site, 'system')];
  },
});
