import { defineCheck, type RoundStatement } from '../../define.ts';
import { fold } from '../../facts/fold.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofPlace, regionsOf } from '../round.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'organ-sites',
  title: { 'zh-CN': '一个单位开设多个网站', en: 'Several sites of one organ' },
  theme: 'identity',
  scope: 'round',
  reviewOnly: true,
  basis: basis('oneSite'),
  options: noOptions,
  messages: {
    several: {
      'zh-CN': '“{organ}”在名册中有{count}个网站：{sites}。一个单位原则上最多开设一个网站，请人工核实是否应当整合或者关停。',
      en: '{organ} has {count} sites on the roster: {sites}. An organ has one site as a rule; a person must say whether they are to be merged.',
    },
    one: { 'zh-CN': '名册内{count}个网站分属不同单位。', en: 'The {count} sites on the roster belong to as many organs.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '站点名录中同一地区、同一主办单位名下的多个在运行网站（平台上的单位页面不计）。',
      en: 'Running sites on the roster that name the same organ of the same region (pages of units on a platform left out).',
    },
    why: {
      'zh-CN': '县级以上各级人民政府及其部门原则上一个单位最多开设一个网站。',
      en: 'Governments from county level up and their departments have one site each as a rule.',
    },
    fails: { 'zh-CN': '市水利局名下有两个网站。（由人工确认。）', en: 'The water bureau has two sites. (A person decides.)' },
    passes: { 'zh-CN': '每个单位一个网站。', en: 'One site for each organ.' },
  },
  run(sites) {
    return regionsOf(sites.filter(({ place }) => place.kind !== 'platform-unit')).flatMap((region): RoundStatement[] => {
      const byOrgan = Map.groupBy(region.sites, ({ place }) => fold(place.organ));
      const said = [...byOrgan.values()]
        .filter((those) => those.length > 1)
        .map((those) => {
          const names = those.map(({ place }) => `${place.name}（${place.url}）`);
          return ofPlace(those[0]!, 'review', 'several', { sites: names, count: those.length }, { subject: 'several' });
        });
      return said.length > 0 ? said : [ofPlace(region.anchor, 'pass', 'one', { count: region.sites.length })];
    });
  },
});
