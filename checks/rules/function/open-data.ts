import { defineCheck } from '../../define.ts';
import { undecorate } from '../../facts/disclosure.ts';
import { fold } from '../../facts/fold.ts';
import { openData } from '../../knowledge/offers.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';
import { entryOf } from './home-entry.ts';

export default defineCheck({
  id: 'open-data',
  title: { 'zh-CN': '数据开放', en: 'Open data' },
  theme: 'function',
  scope: 'site',
  reviewOnly: true,
  needs: ['home', 'columns'],
  basis: basis('bonusInnovation'),
  options: noOptions,
  messages: {
    missing: {
      'zh-CN': '门户网站未见数据开放栏目或平台入口，请人工确认。',
      en: 'The portal shows no column or platform of open data; a person must look.',
    },
    there: { 'zh-CN': '设有“{name}”（{href}）。', en: 'The site has “{name}” ({href}).' },
    notPortal: {
      'zh-CN': '站点档案未注明为省、市政府门户网站，本项不适用。',
      en: 'The profile does not call the site a portal of a province or city; this check does not apply.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '网站是否有数据开放栏目，或链接到数据开放平台。',
      en: 'Whether the site has a column of open data or leads to such a platform.',
    },
    why: { 'zh-CN': '数据开放属于创新发展的加分内容。', en: 'Open data earns a bonus.' },
    fails: { 'zh-CN': '市政府门户没有数据开放入口。（由人工确认。）', en: 'A city portal without open data. (A person decides.)' },
    passes: { 'zh-CN': '首页“数据开放”可打开。', en: 'An entry to open data on the home page.' },
  },
  run(site, { profile }) {
    const column = site.columns.find(({ name }) => openData.test(undecorate(fold(name))));
    const entry = entryOf(site, openData);
    const found = column
      ? { name: column.name, href: column.url ?? site.site.url }
      : entry
        ? { name: entry.text || entry.title || entry.alt || '', href: entry.href }
        : null;
    if (found) return [ofSite(site, 'pass', 'there', { facts: found })];
    const expected = profile.kind === 'portal' && (profile.level === 'city' || profile.level === 'province');
    return [ofSite(site, expected ? 'review' : 'na', expected ? 'missing' : 'notPortal')];
  },
});
