import { defineCheck } from '../../define.ts';
import { sources } from '../../knowledge/legal-documents.ts';
import { accessibilityAddress, accessibilityEntry } from '../../knowledge/offers.ts';
import { basis } from '../../knowledge/sources.ts';
import { homeIsUnread, noOptions, ofSite } from '../statement.ts';
import { entryOf } from './home-entry.ts';

export default defineCheck({
  id: 'accessibility-entry',
  title: { 'zh-CN': '适老化与无障碍入口', en: 'Entry for the old and the disabled' },
  theme: 'function',
  scope: 'site',
  reviewOnly: true,
  needs: ['home'],
  basis: basis('elderly', 'elderlyDesign'),
  options: noOptions,
  messages: {
    missing: {
      'zh-CN': '首页未见无障碍、长者模式等入口，请人工确认。',
      en: 'The home page shows no entry for the old or the disabled; a person must look.',
    },
    before: {
      'zh-CN': '检查时政府网站适老化改造尚未开始，本项不适用。',
      en: 'Sites were not yet asked for such an entry; this check does not apply.',
    },
    there: { 'zh-CN': '首页设有“{name}”入口。', en: 'The home page has the entry “{name}”.' },
    byScript: { 'zh-CN': '首页加载了无障碍辅助工具（{name}）。', en: 'The home page loads an aid for the disabled ({name}).' },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，无障碍入口未检查。',
      en: 'The home page is filled by script and was not read; the entry was not measured.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页是否有无障碍、适老化、长者模式等入口或辅助工具。能否使用由人工试用。',
      en: 'Whether the home page has an entry or loads an aid for the old and the disabled. Whether it works is for a person to try.',
    },
    why: {
      'zh-CN': '政府网站应当完成适老化与无障碍改造，方便老年人、残疾人获取信息。',
      en: 'Government sites must be usable by the old and the disabled.',
    },
    fails: { 'zh-CN': '首页没有任何入口。（由人工确认。）', en: 'No entry at all. (A person decides.)' },
    passes: { 'zh-CN': '首页顶部有“无障碍浏览”。', en: 'An entry on top of the home page.' },
  },
  run(site, { asOf }) {
    const entry = entryOf(site, accessibilityEntry);
    if (entry) return [ofSite(site, 'pass', 'there', { facts: { name: entry.text || entry.title || entry.alt || '' } })];
    const aid = site.home!.links.find(({ href, via }) => via === 'src' && accessibilityAddress.test(href.slice(0, 300)));
    if (aid) return [ofSite(site, 'pass', 'byScript', { facts: { name: aid.href.slice(0, 120) } })];
    if (asOf < sources['elderly-2021'].effective_from) return [ofSite(site, 'na', 'before')];
    return [homeIsUnread(site) ? ofSite(site, 'error', 'scripted') : ofSite(site, 'review', 'missing')];
  },
});
