import { z } from 'zod';
import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { type DisclosureKey, disclosureKeys } from '../../model/index.ts';
import { ofSite } from '../statement.ts';
import { columnNamesOf } from './platform-columns.ts';

const defaultColumns: DisclosureKey[] = ['guide', 'system', 'statutory', 'annual'];

export default defineCheck({
  id: 'unit-columns',
  title: { 'zh-CN': '各单位信息公开栏目覆盖', en: 'Columns of every unit on a platform' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'coverage'],
  basis: basis('platformEntry', 'platformStatutory'),
  options: z.strictObject({ columns: z.array(z.enum(disclosureKeys)).min(1).default(defaultColumns) }),
  messages: {
    lacks: { 'zh-CN': '“{unit}”（{address}）缺少{columns}栏目。', en: '“{unit}” ({address}) lacks {columns}.' },
    unsure: {
      'zh-CN': '“{unit}”（{address}）已检查的{pages}个页面未见{columns}栏目，尚有页面未检查，请人工复核。',
      en: 'On the {pages} pages seen of “{unit}” ({address}) no {columns} was seen, and some pages were left out; a person must look.',
    },
    unseen: { 'zh-CN': '“{unit}”（{address}）的页面本次未检查到。', en: 'No page of “{unit}” ({address}) was seen.' },
    covered: { 'zh-CN': '名册内{units}个单位的栏目齐全，覆盖率100%。', en: 'All {units} units of the roster have their columns.' },
    noRoster: {
      'zh-CN': '站点档案未列出平台上的单位（units），本项不适用。',
      en: 'The profile lists no units of a platform; this check does not apply.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '集约化平台上，站点档案 units 列出的每个单位是否都有公开指南、公开制度、法定主动公开内容、公开年报的入口。',
      en: 'On a platform that hosts units, whether every unit of the profile leads to guide, rules, statutory disclosures and annual reports.',
    },
    why: {
      'zh-CN': '每个公开主体均应当设置政府信息公开的各项栏目，不得缺漏。',
      en: 'Every body that must disclose needs the columns of disclosure.',
    },
    fails: { 'zh-CN': '“市城市管理局”没有公开制度栏目。', en: 'One unit has no column of rules.' },
    passes: { 'zh-CN': '名册内各单位栏目齐全。', en: 'All units of the roster have all columns.' },
  },
  run(site, { options }) {
    const { units } = site;
    if (!units) return [ofSite(site, 'na', 'noRoster')];
    const statements: Statement[] = [];
    for (const { name, url, pages, has } of units) {
      const columns = options.columns.filter((key) => !has.includes(key)).map((key) => `“${columnNamesOf[key].names[0]}”`);
      const place = { url, subject: name, facts: { unit: name, address: url, pages, columns, count: columns.length } };
      if (pages === 0) statements.push(ofSite(site, 'error', 'unseen', place));
      else if (columns.length > 0)
        statements.push(ofSite(site, site.coverage.complete ? 'fail' : 'review', site.coverage.complete ? 'lacks' : 'unsure', place));
    }
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'covered', { facts: { units: units.length } })];
  },
});
