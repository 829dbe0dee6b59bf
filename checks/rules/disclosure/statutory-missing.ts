import { defineCheck } from '../../define.ts';
import { basis, inForceOn } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';
import { entryMessages, judgeEntry } from './entry.ts';

export default defineCheck({
  id: 'statutory-missing',
  title: { 'zh-CN': '缺少“法定主动公开内容”栏目', en: 'No statutory disclosures' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'disclosure', 'targets', 'coverage'],
  basis: basis('platformStatutory', 'statutory'),
  options: noOptions,
  messages: {
    ...entryMessages('法定主动公开内容', 'column of statutory disclosures'),
    early: {
      'zh-CN': '检查日设置“法定主动公开内容”栏目的规定尚未施行，本项不适用。',
      en: 'On that day the rule on this column was not yet in force; this check does not apply.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '全站各页面是否有名为“法定主动公开内容”（含常见同义名称、繁体及带机关名称的写法）且能打开的栏目入口。',
      en: 'Whether any page of the site has an entry that can be followed and goes by the name of statutory disclosures, its synonyms or its traditional spelling.',
    },
    why: {
      'zh-CN': '政府信息公开平台应当设置“法定主动公开内容”一级栏目，公开条例第二十条所列各项政府信息。',
      en: 'A disclosure platform must have the first-level column of statutory disclosures, which holds what article 20 lists.',
    },
    fails: { 'zh-CN': '页面只有“法定主动公开内容”几个字，没有链接。', en: 'The words stand on the page without a link.' },
    passes: { 'zh-CN': '“法定主动公开内容”链接到栏目页面。', en: 'The name links to the page of the column.' },
  },
  run(site, { asOf }) {
    const judged = judgeEntry(site, 'statutory');
    // a column that was there before it had to be stands to the site's credit
    return judged.outcome === 'pass' || inForceOn('platformStatutory', asOf) ? [judged] : [ofSite(site, 'na', 'early')];
  },
});
