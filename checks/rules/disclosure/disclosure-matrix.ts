import { z } from 'zod';
import { defineCheck, type RoundStatement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { type DisclosureKey, disclosureKeys } from '../../model/index.ts';
import { isSeen, ofPlace, regionsOf } from '../round.ts';
import { columnNamesOf } from './platform-columns.ts';

const defaultColumns: DisclosureKey[] = ['guide', 'system', 'statutory', 'annual'];

export default defineCheck({
  id: 'disclosure-matrix',
  title: { 'zh-CN': '单位×栏目覆盖', en: 'Columns of every organ of the roster' },
  theme: 'disclosure',
  scope: 'round',
  basis: basis('platformEntry', 'platformStatutory'),
  options: z.strictObject({ columns: z.array(z.enum(disclosureKeys)).min(1).default(defaultColumns) }),
  messages: {
    gaps: {
      'zh-CN': '{region}名册内已检查的{total}个单位、{columns}个栏目，覆盖率{percent}%；{count}个单位缺栏目：{units}。',
      en: 'Over {total} organs and {columns} columns {region} reaches {percent} %; {count} organs lack some: {units}.',
    },
    unsure: {
      'zh-CN': '{region}{count}个单位有栏目未见，尚有页面未检查，请人工复核：{units}。',
      en: 'Columns of {count} organs of {region} were not seen, and some of their pages were left out; a person must look: {units}.',
    },
    unseen: {
      'zh-CN': '{region}{count}个单位的网站本次未检查到：{units}。',
      en: 'The sites of {count} organs of {region} were not seen: {units}.',
    },
    covered: {
      'zh-CN': '{region}名册内{total}个单位、{columns}个栏目齐全，覆盖率100%。',
      en: 'All {total} organs of {region} have all {columns} columns.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '名册内每个单位（含平台上的单位）是否都有公开指南、公开制度、法定主动公开内容、公开年报入口，按地区汇总覆盖率和缺漏清单。',
      en: 'Whether every organ of the roster leads to guide, rules, statutory disclosures and reports: the share of a region, and who lacks what.',
    },
    why: {
      'zh-CN': '政府信息公开平台应当统一栏目，公开主体不得缺漏；主管部门负责督促。',
      en: 'All who must disclose have the same columns, and the office in charge sees to it.',
    },
    fails: { 'zh-CN': '48个单位中2个缺公开制度，覆盖率99%。', en: 'Two of 48 organs lack rules.' },
    passes: { 'zh-CN': '48个单位4个栏目齐全。', en: 'All 48 organs have all four.' },
  },
  run(sites, { options }) {
    return regionsOf(sites).flatMap(({ name: region, sites: those, anchor }): RoundStatement[] => {
      const seen = those.filter(isSeen);
      const lists = { gaps: [] as string[], unsure: [] as string[] };
      let lacking = 0;
      for (const { place, columns, complete } of seen) {
        const absent = options.columns.filter((key) => columns[key] !== 'linked');
        if (absent.length === 0) continue;
        lacking += absent.length;
        lists[complete ? 'gaps' : 'unsure'].push(`${place.organ}（${absent.map((key) => columnNamesOf[key].names[0]).join('、')}）`);
      }
      const cells = seen.length * options.columns.length;
      // rounded down: what is not whole is not 100 %
      const percent = cells === 0 ? 0 : Math.floor((100 * (cells - lacking)) / cells);
      const facts = { region, total: seen.length, columns: options.columns.length, percent };
      const say = (outcome: 'fail' | 'review' | 'error', message: string, units: string[]) =>
        units.length > 0 ? [ofPlace(anchor, outcome, message, { ...facts, units, count: units.length }, { subject: message })] : [];
      const said = [
        ...say('fail', 'gaps', lists.gaps),
        ...say('review', 'unsure', lists.unsure),
        ...say(
          'error',
          'unseen',
          those.filter((site) => !isSeen(site)).map(({ place }) => place.organ),
        ),
      ];
      return said.length > 0 ? said : [ofPlace(anchor, 'pass', 'covered', facts)];
    });
  },
});
