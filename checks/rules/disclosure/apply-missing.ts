import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { entryMessages, judgeEntry } from './entry.ts';

export default defineCheck({
  id: 'apply-missing',
  title: { 'zh-CN': '缺少“依申请公开”栏目', en: 'No disclosure on request' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'disclosure', 'targets', 'coverage'],
  basis: basis('apply', 'applyChannels'),
  options: noOptions,
  messages: entryMessages('依申请公开', 'column of disclosure on request'),
  docs: {
    looksFor: {
      'zh-CN': '全站各页面是否有名为“依申请公开”（含常见同义名称、繁体及带机关名称的写法）且能打开的栏目入口。',
      en: 'Whether any page of the site has an entry that can be followed and goes by the name of disclosure on request, its synonyms or its traditional spelling.',
    },
    why: {
      'zh-CN': '公民、法人或者其他组织可以申请获取政府信息，行政机关应当建立完善申请渠道，为申请人依法申请提供便利。',
      en: 'Anyone may apply for government information; organs must keep channels for applications open and easy to use.',
    },
    fails: { 'zh-CN': '页面只有“依申请公开”几个字，没有链接。', en: 'The words stand on the page without a link.' },
    passes: { 'zh-CN': '“依申请公开”链接到栏目页面。', en: 'The name links to the page of the column.' },
  },
  run(site) {
    return [judgeEntry(site, 'apply')];
  },
});
