import { defineCheck, type Statement } from '../../define.ts';
import { fold } from '../../facts/fold.ts';
import { basis } from '../../knowledge/sources.ts';
import { defunctOrgans } from '../../knowledge/superseded.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'defunct-organ',
  title: { 'zh-CN': '使用已撤销机构名称', en: 'Names of organs that no longer exist' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'columns'],
  basis: basis('overviewContent', 'organInfo'),
  reviewOnly: true,
  options: noOptions,
  messages: {
    named: {
      'zh-CN': '“{name}”作为栏目或链接名称仍在使用，该类机构已在机构改革中撤销（职责并入{successor}），请人工核实。',
      en: '“{name}” still names a column or link; such organs were abolished by the reform of 2018 (duties now with {successor}). A person must look.',
    },
    none: {
      'zh-CN': '栏目和首页链接中未见已撤销机构的名称。',
      en: 'No column or link of the home page names an organ that was abolished.',
    },
    early: { 'zh-CN': '检查日早于机构改革完成时间，本项不适用。', en: 'The reform was not complete on the day of inspection.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '栏目名称和首页链接中的国土资源局、环境保护局、工商局、质监局、食药监局、安监局、卫计委等已撤销机构。',
      en: 'Names of columns and links of the home page that name organs abolished by the reform of 2018.',
    },
    why: { 'zh-CN': '机构职能、机构设置信息应当准确、及时更新。', en: 'Information on organs must be right and up to date.' },
    fails: { 'zh-CN': '部门列表中仍有“县环境保护局”。', en: 'A list of departments still names 县环境保护局.' },
    passes: { 'zh-CN': '部门列表为“市生态环境局清溪分局”。', en: 'The list names the present organ.' },
  },
  run(site, { asOf }) {
    const organs = defunctOrgans.filter(({ since }) => since < asOf);
    if (organs.length === 0) return [ofSite(site, 'na', 'early')];
    const named = new Map<string, Statement>();
    const look = (name: string, url: string): void => {
      const folded = fold(name);
      const organ = folded.length >= 4 && folded.length <= 20 ? organs.find(({ label }) => label.test(folded)) : undefined;
      if (organ && !named.has(folded))
        named.set(
          folded,
          ofSite(site, 'review', 'named', {
            url,
            subject: folded,
            quote: name,
            facts: { name: name.trim(), successor: organ.instead['zh-CN'] },
          }),
        );
    };
    for (const { name, url } of site.columns) look(name, url ?? site.site.url);
    for (const { text, area, hidden } of site.home!.links) if (area !== 'head' && !hidden) look(text, site.site.url);
    return named.size > 0 ? [...named.values()] : [ofSite(site, 'pass', 'none')];
  },
});
