import { z } from 'zod';
import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { grassrootsAreas } from '../../knowledge/areas.ts';
import { sources } from '../../knowledge/legal-documents.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';
import { areaMessages, judgeArea } from './area-column.ts';

export default defineCheck({
  id: 'grassroots-column',
  title: { 'zh-CN': '基层政务公开领域栏目', en: 'Columns of grassroots areas' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'areas', 'columns', 'targets', 'coverage'],
  basis: basis('grassroots'),
  options: z.strictObject({
    areas: z.array(z.string()).optional().describe('areas that apply here, by the names of the 26; all when left out'),
    days: z.number().int().positive().default(90).describe('days a column may stand still (a local number)'),
    items: z.number().int().nonnegative().default(4).describe('rows a column must show (a local number)'),
  }),
  messages: {
    ...areaMessages,
    lacking: {
      'zh-CN': '{total}个领域中有{count}个未见栏目：{areas}（已检查{pages}个页面）。',
      en: 'Of {total} areas {count} have no column on the {pages} pages seen: {areas}.',
    },
    lackingSeen: {
      'zh-CN': '{total}个领域中有{count}个未见栏目：{areas}（已检查{pages}个页面），尚有页面未检查，请人工复核。',
      en: 'Of {total} areas {count} have no column on the {pages} pages seen: {areas}; some pages were left out. A person must look.',
    },
    none: {
      'zh-CN': '网站未见基层政务公开各领域的栏目，已检查{pages}个页面。',
      en: 'None of the {pages} pages seen leads to a column of any grassroots area.',
    },
    noneSeen: {
      'zh-CN': '已检查的{pages}个页面未见基层政务公开各领域的栏目，尚有页面未检查，请人工复核。',
      en: 'None of the {pages} pages seen leads to a column of a grassroots area, and some pages were left out; a person must look.',
    },
    covered: { 'zh-CN': '{count}个领域均设有栏目且更新及时。', en: 'All {count} areas have columns that are up to date.' },
    before: {
      'zh-CN': '检查时《关于全面推进基层政务公开标准化规范化工作的指导意见》尚未印发，本项不适用。',
      en: 'The guiding opinions on the grassroots had not been issued by then; this check does not apply.',
    },
    otherLevel: {
      'zh-CN': '站点档案未注明为县级或乡镇级，本项不适用。',
      en: 'The profile does not say that the site is of a county or township; this check does not apply.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '县、乡两级网站是否设有26个领域（重大建设项目、公共资源交易、社会救助等）的栏目，能否打开，条数和更新时间。',
      en: 'Whether sites of counties and townships have columns for the 26 areas, that open, are filled and up to date.',
    },
    why: {
      'zh-CN': '县级政府应当编制基层政务公开标准目录，在县级政府门户网站集中发布并组织实施。条数和天数为地方口径，可由指标体系调整。',
      en: 'Counties must draw up standard catalogues and publish by them on their portals. The numbers are local and an index may set its own.',
    },
    fails: {
      'zh-CN': '没有“社会救助”栏目，或最近更新已超过90天。',
      en: 'No column for social assistance, or none updated for more than 90 days.',
    },
    passes: { 'zh-CN': '各领域均有栏目，90天内有更新。', en: 'Every area has a column updated within 90 days.' },
  },
  run(site, { options, profile, asOf }) {
    if (asOf < sources['grassroots-2019'].effective_from) return [ofSite(site, 'na', 'before')];
    if (profile.level !== 'county' && profile.level !== 'township') return [ofSite(site, 'na', 'otherLevel')];
    const names = grassrootsAreas.map(({ name }) => name).filter((name) => options.areas?.includes(name) ?? true);
    const entries = new Map(names.map((name) => [name, site.areas!.filter(({ area }) => area === name).map(({ href }) => href)]));
    const { complete, pages } = site.coverage;
    if ([...entries.values()].every((hrefs) => hrefs.length === 0)) {
      return [
        ofSite(site, complete ? 'fail' : 'review', complete ? 'none' : 'noneSeen', { facts: { pages, areas: names, count: names.length } }),
      ];
    }
    const areas = names.filter((name) => entries.get(name)!.length === 0);
    const lacking = ofSite(site, complete ? 'fail' : 'review', complete ? 'lacking' : 'lackingSeen', {
      subject: 'lacking',
      facts: { areas, count: areas.length, total: names.length, pages },
    });
    const statements = names
      .map((name) =>
        areas[0] === name ? lacking : areas.includes(name) ? undefined : judgeArea(site, asOf, name, entries.get(name)!, options),
      )
      .filter((statement): statement is Statement => statement !== undefined);
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'covered', { facts: { count: names.length } })];
  },
});
